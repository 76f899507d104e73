"""Promela models asked of SPIN: what its tests and the benchmark share."""

from __future__ import annotations

import re
import signal
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from edgewise import generate, generator
from edgewise.claim import Always, Claims, OnStep, Precedes
from edgewise.generate import Known
from edgewise.machine import Machine

GENERATOR = generator.generator(Path(__file__).parents[1] / "generators" / "promela", "generators/promela")
ASSERTED = (Always, OnStep, Precedes)
"""The kinds of claims that are exported."""


@dataclass(frozen=True)
class Found:
    """What SPIN found: the states it stored, and the identifiers of the claims that fail.

    `whole` is false where memory or time ran out before all was seen. `making` and `running` are seconds: of spin and
    the compiler, and of the search. `memory` is in MB.
    """

    states: int
    violated: frozenset[str]
    whole: bool
    making: float
    running: float
    memory: float


def model(machine: Machine, claims: Claims | None = None) -> str:
    """The Promela model of a machine."""
    known = Known(claims=lambda: claims or Claims())
    (artefact,) = generate.artefacts(machine, GENERATOR, known)
    return artefact.text


def identifier(claim: str) -> str:
    """The part of the names of a claim's macros and variables that tells them from those of others."""
    return claim.replace("-", "_")


def ask(
    text: str,
    jobs: int,
    *defines: str,
    optimise: str = "-O0",
    memory: int = 1024,
    seconds: float | None = None,
    first: bool = False,
) -> Found:
    """Every state of a model with so many jobs, in so many MB and seconds; or until the `first` claim fails.

    Raises AssertionError where a program fails.
    """
    with tempfile.TemporaryDirectory() as room:
        folder = Path(room)
        switches = "".join(f"#define {name}\n" for name in defines)  # so many -D that spin would overflow a buffer
        (folder / "m.pml").write_text(switches + text, encoding="utf-8")
        start = time.perf_counter()
        _run(folder, "spin", "-a", f"-DJOBS={jobs}", "m.pml")
        _run(folder, "gcc", "-w", optimise, "-DSAFETY", "-DNOREDUCE", f"-DMEMLIM={memory}", "-o", "pan", "pan.c")
        made = time.perf_counter()
        told = _run(folder, "./pan", "-m1000000", "-c1" if first else "-c0", seconds=seconds)
        done = time.perf_counter()
    assert "max search depth too small" not in told, told
    return Found(
        int(float(_figure(r"([\d.e+]+) states, stored", told))),
        frozenset(re.findall(r"assertion violated holds_(\w+)", told)),
        "Search not completed" not in told,
        made - start,
        done - made,
        float(_figure(r"([\d.]+)\s+total actual memory usage", told)),
    )


def _figure(pattern: str, told: str) -> str:
    found = re.search(pattern, told)
    assert found, told
    return found[1]


def _run(folder: Path, *command: str, seconds: float | None = None) -> str:
    """What a program says; after so many seconds it is interrupted, and pan then says how far it got."""
    running = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    late = False
    try:
        told, _ = running.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        late = True
        running.send_signal(signal.SIGINT)
        told, _ = running.communicate()
    assert late or not running.returncode, f"{' '.join(command)}: {told}"
    assert "rror:" not in told, told
    return told
