"""Is all true that is proved for any number of instances? `python tests/bench/soundness.py --seconds 3600` looks.

Machines drawn by lot (tests/chance.py), each by its number: the same seed and number give the same machine,
however many processes look. Every minute, and at the end, it prints how many were looked at. A disagreement is
printed as a model and its claims, and the exit code is 1.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from itertools import count
from multiprocessing import get_context
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import chance
import held
import writing
from edgewise.claim import BUILT_IN, Claim, Claims
from edgewise.engines import Disagreement
from edgewise.machine import Machine

AT_ONCE: Final = 100
"""Machines that a process looks at before it tells of them."""
LIMIT: Final = 4_000
"""Configurations, up to renaming of instances, that are looked at for one number of instances."""


def look(seed: int, first: int) -> tuple[Counter[str], list[str]]:
    """What came of the machines from number `first` on: counts, and every disagreement in words."""
    tally = held.Tally()
    wrong: list[str] = []
    for number in range(first, first + AT_ONCE):
        machine, asked = chance.numbered(seed, number)
        try:
            tally.hold(machine, asked, LIMIT)
        except Disagreement as denied:
            wrong.append(_told(number, machine, asked, str(denied)))
        wrong += [_told(number, about, [one], f"{some}\n{other}") for about, one, some, other in tally.wrong]
        tally.wrong.clear()
    return tally.counts, wrong


def _told(number: int, machine: Machine, asked: list[Claim], why: str) -> str:
    written = Claims((), tuple(claim for claim in asked if claim not in BUILT_IN))
    named = ", ".join(claim.name for claim in asked)
    texts = writing.toml(machine), writing.toml_of_claims(written, machine)
    return "\n".join((f"DISAGREEMENT on machine {number}, {named}:", why, *texts))


def looked(seed: int, first: int, seconds: float, processes: int) -> Iterator[tuple[Counter[str], list[str]]]:
    """What comes of machines from number `first` on, until the time is over."""
    end, numbers = time.monotonic() + seconds, count(first, AT_ONCE)
    # Fresh processes: a forked z3 is not safe to use.
    with ProcessPoolExecutor(processes, get_context("spawn")) as pool:
        running: set[Future[tuple[Counter[str], list[str]]]] = set()
        while True:
            while len(running) < processes and time.monotonic() < end:
                running.add(pool.submit(look, seed, next(numbers)))
            if not running:
                return
            done, running = wait(running, return_when=FIRST_COMPLETED)
            for one in done:
                yield one.result()


def main() -> int:
    """Look for so long, and say what was seen."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, metavar="N", help="the number of the first machine")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--processes", type=int, default=1)
    asked = parser.parse_args()
    total: Counter[str] = Counter()
    wrong = 0
    begun = told = time.monotonic()
    for counts, denied in looked(asked.seed, asked.first, asked.seconds, asked.processes):
        total += counts
        wrong += len(denied)
        for text in denied:
            _say(text)
        if time.monotonic() - told > 60:
            told = time.monotonic()
            _say(_line(total, wrong, told - begun))
    _say(_line(total, wrong, time.monotonic() - begun))
    return 1 if wrong else 0


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def _line(total: Counter[str], wrong: int, seconds: float) -> str:
    said = ", ".join(f"{number:,} {what}" for what, number in total.items())
    return f"{seconds:,.0f} s: {said}; {wrong} disagreements"


if __name__ == "__main__":
    raise SystemExit(main())
