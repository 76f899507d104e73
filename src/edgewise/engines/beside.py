"""Two things at a time, where there is a second processor for it."""

from __future__ import annotations

import os
import pickle
import sys
import threading
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def each(work: Callable[[Item], Result], items: Sequence[Item], weight: Callable[[Item], int]) -> list[Result]:
    """What `work` returns for each item, in order; about half of it, by weight, is done beside the other half."""
    here, there = halves(range(len(items)), lambda at: weight(items[at]))

    def part(numbers: Sequence[int]) -> dict[int, Result]:
        return {at: work(items[at]) for at in numbers}

    others = beside(lambda: part(there)) if there else dict
    found = part(here) | others()
    return [found[at] for at in range(len(items))]


def halves(items: Iterable[Item], weight: Callable[[Item], int]) -> tuple[list[Item], list[Item]]:
    """The items in two parts of about the same weight, the heavy ones first."""
    one: list[Item] = []
    other: list[Item] = []
    ahead = 0
    for item in sorted(items, key=weight, reverse=True):
        (one if ahead <= 0 else other).append(item)
        ahead += weight(item) if ahead <= 0 else -weight(item)
    return one, other


def beside(work: Callable[[], Result]) -> Callable[[], Result]:
    """Begin `work` in a copy of this process, and give a function that waits for what it returns.

    What it returns must be something that `pickle` takes. Where there is no second processor, or a
    copy would not be safe (of a process with threads, or where there is no fork), and where the
    copy fails in any way, `work` is done when it is waited for, and fails then.
    """
    if sys.platform == "win32" or (os.cpu_count() or 1) < 2 or threading.active_count() > 1:
        return work
    reading, writing = os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    child = os.fork()
    if child == 0:
        _answer(work, reading, writing)
    os.close(writing)

    def wait() -> Result:
        with os.fdopen(reading, "rb") as pipe:
            data = pipe.read()
        _, status = os.waitpid(child, 0)
        if status != 0:
            return work()
        found: Result = pickle.loads(data)  # noqa: S301  # what this program itself has just written
        return found

    return wait


def _answer(work: Callable[[], object], reading: int, writing: int) -> None:
    """Write what the work returns, and end this copy: nothing of what the other still has to do may happen here."""
    code = 1
    try:
        os.close(reading)
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(pickle.dumps(work()))
        code = 0
    finally:
        os._exit(code)
