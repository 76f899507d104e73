"""The benchmark runs; how long it takes is nobody's failure."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path


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
