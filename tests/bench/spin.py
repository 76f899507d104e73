"""Proofs for any number against searches for each: `python tests/bench/spin.py` prints a table a machine.

SPIN (Debian package spin) searches the exported Promela model; where it is not installed, its columns are empty. The
claims are those of every configuration and every step, for they add no states. Those that hold are asserted together,
in the run that is timed; those that fail one by one, for a run that finds thousands of errors spends its time on
telling them. Nothing here can fail for being slow; a
verdict or a number of configurations that differs is a failure. `--quick` looks at one small machine.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

import spinning  # noqa: E402  # the tests' own module, beside which this file does not stand
from edgewise import load  # noqa: E402
from edgewise.claim import Always, Claim, Claims, OnStep, Refuted, Undecided, Verdict  # noqa: E402
from edgewise.engines import explicit  # noqa: E402
from edgewise.engines.any_number import engine as any_number  # noqa: E402
from edgewise.engines.graph import count  # noqa: E402
from edgewise.machine import Machine  # noqa: E402

CORPUS = ROOT / "tests" / "corpus"
MACHINES = {
    "block-job": (ROOT / "model" / "block-job.toml", ROOT / "proofs" / "block-job.toml"),
    "oracle": (CORPUS / "oracle.toml", CORPUS / "oracle.proofs.toml"),
}
HEADING = f"{'jobs':>4}{'configurations':>16}{'renamed':>11}{'explicit s':>12}{'SPIN s':>9}{'SPIN MB':>9}{'ratio':>8}"


@dataclass(frozen=True)
class Row:
    """What so many jobs took: `same` if SPIN stored as many configurations and refuted the same claims."""

    jobs: int
    ordered: int
    renamed: int
    searched: float
    spin: spinning.Found | None
    same: bool

    def __str__(self) -> str:
        line = f"{self.jobs:>4}{self.ordered:>16,}{self.renamed:>11,}{self.searched:>12.3f}"
        if self.spin is None:
            return line
        line += f"{self.spin.running:>9.3f}{self.spin.memory:>9,.0f}{self.spin.running / self.searched:>8.2f}  "
        if not self.spin.whole:
            return f"{line}SPIN ran out of memory or time, after {self.spin.states:,} states"
        return line + ("same verdicts, same number" if self.same else "THEY DIFFER")


def rows(machine: Machine, claims: Sequence[Claim], most: int, memory: int, seconds: float) -> Iterator[Row]:
    """A row for each number of jobs; SPIN has `memory` MB and so many seconds."""
    text = spinning.model(machine, Claims((), tuple(claims))) if shutil.which("spin") and shutil.which("gcc") else ""
    for jobs in range(1, most + 1):
        start = time.perf_counter()
        verdicts = explicit.check(machine, claims, (jobs,), limit=1 << 62)
        searched = time.perf_counter() - start
        counted = count(machine, jobs)
        if not text:
            yield Row(jobs, counted.ordered, counted.configurations, searched, None, True)
            continue
        refuted = refutations(claims, verdicts)
        switches = {claim.name: f"CLAIM_{spinning.identifier(claim.name)}" for claim in claims}
        hold = [switch for name, switch in switches.items() if name not in refuted]
        spin = spinning.ask(text, jobs, *hold, optimise="-O2", memory=memory, seconds=seconds)
        same = not spin.violated and (spin.states - 1 == counted.ordered or not spin.whole)
        for name in refuted:
            sought = spinning.ask(text, jobs, switches[name], memory=memory, seconds=seconds, first=True)
            same = same and (bool(sought.violated) or not sought.whole)
        yield Row(jobs, counted.ordered, counted.configurations, searched, spin, same)


def refutations(claims: Sequence[Claim], verdicts: Sequence[Verdict]) -> list[str]:
    """The names of the claims that are refuted."""
    return [claim.name for claim, verdict in zip(claims, verdicts, strict=True) if isinstance(verdict, Refuted)]


def show(line: object) -> None:
    """Print a line at once: the next may take its time."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def table(name: str, most: int, memory: int, patience: float) -> bool:
    """Print the table of a machine; whether all agreed."""
    model, proofs = MACHINES[name]
    machine = load.machine(model)
    told = load.claims(proofs, machine).claims
    claims = [replace(claim, jobs=None) for claim in told if isinstance(claim.says, Always | OnStep)]
    start = time.perf_counter()
    verdicts = any_number.check(machine, claims, (1, 2))
    seconds = time.perf_counter() - start
    refuted = len(refutations(claims, verdicts))
    open_ = sum(isinstance(verdict, Undecided) for verdict in verdicts)
    show(f"{name}: {len(claims)} claims of every configuration or step")
    proved = len(claims) - refuted - open_
    show(f"any number of jobs: {seconds:.3f} s; {proved} proved, {refuted} refuted, {open_} undecided")
    show(HEADING)
    same = True
    for row in rows(machine, claims, most, memory, patience):
        show(row)
        same = same and row.same
    show("")
    return same


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="one machine, one job")
    parser.add_argument("--jobs", type=int, default=5, help="the most jobs that are searched (5)")
    parser.add_argument("--memory", type=int, default=4000, help="MB for SPIN (4000)")
    parser.add_argument("--seconds", type=float, default=600, help="seconds for SPIN, for each number of jobs (600)")
    parser.add_argument("machine", nargs="?", choices=list(MACHINES), help="this machine only")
    asked = parser.parse_args()
    names, most = (["oracle"], 1) if asked.quick else ([asked.machine] if asked.machine else [*MACHINES], asked.jobs)
    agreed = [table(name, most, asked.memory, asked.seconds) for name in names]
    return 0 if all(agreed) else 1


if __name__ == "__main__":
    sys.exit(main())
