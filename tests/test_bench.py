"""The benchmark runs; how long it takes is nobody's failure."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from conftest import Need


def test_the_benchmark_prints_its_table() -> None:
    script = Path(__file__).parent / "bench" / "run.py"
    done = subprocess.run(
        [sys.executable, str(script), "--quick"], capture_output=True, text=True, timeout=300, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    rows = {
        line[:52].rstrip(): [float(part) for part in line[52:].split()[:2]] for line in done.stdout.splitlines()[1:]
    }
    for what in (
        "python -c pass",
        "edgewise table",
        "edgewise generate, cold",
        "edgewise generate, warm",
        "edgewise, cold",
        "check turnstile, explicit, 1 jobs",
        "check turnstile, z3, 1 jobs",
    ):
        assert all(figure > 0 for figure in rows[what]), what
    assert re.search(r"^search, oracle, 1 jobs .* [\d,]+ a second$", done.stdout, re.MULTILINE)


def test_the_benchmark_against_spin_finds_no_difference(need: Need) -> None:
    need("spin", "spin")
    need("gcc", "gcc")
    script = Path(__file__).parent / "bench" / "spin.py"
    done = subprocess.run(
        [sys.executable, str(script), "--quick"], capture_output=True, text=True, timeout=300, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert re.search(r"^any number of jobs: [\d.]+ s; 4 proved, 0 refuted, 0 undecided$", done.stdout, re.MULTILINE)
    assert re.search(r"^ +1 +104 +104 .* same verdicts, same number$", done.stdout, re.MULTILINE)
