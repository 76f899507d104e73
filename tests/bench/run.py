"""Where the time goes: `python tests/bench/run.py` prints a table. Nothing here can fail for being slow.

Every figure is the best of some repetitions, in milliseconds: of the clock, and of the processor (user and system).
`--quick` does each thing once, with a small machine: the figures mean little.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from edgewise import check, load
from edgewise.check import Engine
from edgewise.claim import Claim, Claims
from edgewise.engines.graph import count
from edgewise.machine import Machine

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "tests" / "corpus"
ENGINES: Final[tuple[Engine, ...]] = ("explicit", "z3")
COMMAND = (sys.executable, "-c", "from edgewise.cli import main; main()")


@dataclass(frozen=True)
class Figure:
    """One row: what was measured, milliseconds of the clock and of the processor, and a remark."""

    what: str
    wall: float
    cpu: float
    note: str = ""

    def __str__(self) -> str:
        return f"{self.what:<52}{self.wall:>9.1f}{self.cpu:>9.1f}  {self.note}".rstrip()


def process(command: tuple[str, ...], repeat: int) -> tuple[float, float, int]:
    """The best time of a process on the clock and on the processor, and its most memory in KiB."""
    walls, cpus, most = [], [], 0
    for _ in range(repeat):
        start = time.perf_counter()
        running = subprocess.Popen(command, env=_environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, used = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
        walls.append(time.perf_counter() - start)
        cpus.append(used.ru_utime + used.ru_stime)
        most = max(most, used.ru_maxrss)
        if running.returncode:
            raise SystemExit(f"{' '.join(command)}: exit code {running.returncode}")
    return 1000 * min(walls), 1000 * min(cpus), most


def _environment() -> dict[str, str]:
    """Ours, but Python may keep its bytecode: else every start would compile all it imports."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def here(work: Callable[[], object], repeat: int) -> tuple[float, float]:
    """The best time of a call in this process, on the clock and on the processor."""
    walls, cpus = [], []
    for _ in range(repeat):
        start, cpu = time.perf_counter(), time.process_time()
        work()
        walls.append(time.perf_counter() - start)
        cpus.append(time.process_time() - cpu)
    return 1000 * min(walls), 1000 * min(cpus)


def commands(room: Path, machine: Machine, repeat: int) -> Iterator[Figure]:
    """Whole commands in a workspace: a process each."""
    bare, bare_cpu, _ = process((sys.executable, "-c", "pass"), repeat)
    yield Figure("python -c pass", bare, bare_cpu)

    def timed(what: str, *arguments: str, times: int = repeat) -> Figure:
        wall, cpu, most = process((*COMMAND, "-C", str(room), *arguments), times)
        note = f"{wall - bare:.0f} over Python's start, {most / 1024:.0f} MiB"
        return Figure(what, wall, cpu, note)

    timed("bytecode is written", times=1)
    yield timed("edgewise table", "table", machine.name)
    yield timed("edgewise ask", "ask", machine.name, machine.initial, machine.verbs[0].name)
    shutil.rmtree(room / "out", ignore_errors=True)
    yield timed("edgewise generate, cold", "generate", times=1)
    yield timed("edgewise generate, warm", "generate")
    yield timed("edgewise generate --check", "generate", "--check")
    yield timed("edgewise check", "check")
    shutil.rmtree(room / "out")
    yield timed("edgewise, cold", times=1)
    yield timed("edgewise, warm")


def engines(machine: Machine, claims: Claims, most: int, repeat: int) -> Iterator[Figure]:
    """All claims by engine and number of instances, in one process; then each kind of claim."""
    for engine in ENGINES:
        for jobs in range(1, most + 1 if engine == "explicit" else min(most, 2) + 1):
            yield _checked(f"check {machine.name}, {engine}, {jobs} jobs", machine, claims, engine, jobs, repeat)
    kinds: dict[str, list[Claim]] = {}
    for claim in claims.claims:
        kinds.setdefault(type(claim.says).__name__, []).append(claim)
    for engine in ENGINES:
        for kind, found in kinds.items():
            part = Claims(claims.requirements, tuple(found))
            yield _checked(f"{kind}, {len(found)} and the built-in, {engine}, 1 job", machine, part, engine, 1, repeat)


def _checked(what: str, machine: Machine, claims: Claims, engine: Engine, jobs: int, repeat: int) -> Figure:
    wall, cpu = here(lambda: check.check(machine, claims, time.perf_counter, engine, jobs), repeat)
    return Figure(what, wall, cpu)


def search(machine: Machine, most: int, repeat: int) -> Iterator[Figure]:
    """The explicit search on the oracle's machine, configurations a second; renamed ones count once."""
    for jobs in range(1, most + 1):
        found = count(machine, jobs).configurations
        wall, cpu = here(partial(count, machine, jobs), repeat)
        yield Figure(
            f"search, {machine.name}, {jobs} jobs",
            wall,
            cpu,
            f"{found:,} configurations, {1000 * found / cpu:,.0f} a second",
        )


def show(line: object) -> None:
    """Print a line at once: the next may take its time."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="each thing once, with a small machine")
    quick = parser.parse_args().quick
    repeat, most = (1, 1) if quick else (3, 3)
    show(f"{'':<52}{'ms':>9}{'cpu ms':>9}")
    name = "turnstile" if quick else "block-job"
    told = (CORPUS / f"{name}.toml", CORPUS / f"{name}.proofs.toml")
    model, proofs = told if quick else (ROOT / "model" / f"{name}.toml", ROOT / "proofs" / f"{name}.toml")
    machine = load.machine(model)
    with tempfile.TemporaryDirectory() as folder:
        for room, file in (("model", model), ("proofs", proofs)):
            (Path(folder) / room).mkdir()
            shutil.copy(file, Path(folder) / room / f"{name}.toml")
        for figure in commands(Path(folder), machine, repeat):
            show(figure)
    for figure in engines(machine, load.claims(proofs, machine), most, repeat):
        show(figure)
    for figure in search(load.machine(CORPUS / "oracle.toml"), 1 if quick else 4, repeat):
        show(figure)


if __name__ == "__main__":
    main()
