"""Work in a copy of the process gives what it gives here, and fails as it fails here."""

from __future__ import annotations

import os
import sys
import threading

import pytest

import known
from edgewise.check import check
from edgewise.engines.beside import beside, each
from edgewise.problem import Problem, Span, Unreadable

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no fork here, so all is done in turn")


@pytest.fixture(autouse=True)
def two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if there were two, and no threads: pytest's own only wait."""
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(threading, "active_count", lambda: 1)


def test_it_is_done_elsewhere() -> None:
    here = os.getpid()
    wait = beside(lambda: (os.getpid(), {"a": 1}))
    there, value = wait()
    assert value == {"a": 1}
    assert there != here
    with pytest.raises(ChildProcessError):
        os.waitpid(there, os.WNOHANG)


def test_what_fails_there_is_done_here() -> None:
    here = os.getpid()

    def work() -> int:
        if os.getpid() != here:
            raise MemoryError
        return 7

    assert beside(work)() == 7


def test_what_fails_everywhere_fails_here() -> None:
    def work() -> int:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        beside(work)()


def test_what_cannot_be_sent_is_done_here() -> None:
    assert beside(lambda: lambda: 3)()() == 3


def test_with_threads_or_one_processor_it_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    def work() -> int:
        return os.getpid()

    monkeypatch.setattr(threading, "active_count", lambda: 2)
    assert beside(work)() == os.getpid()
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    assert beside(work)() == os.getpid()
    assert threading.active_count() >= 1


@pytest.mark.parametrize("name", ["oracle", "mutex", "two-phase-commit", "traffic-light"])
def test_a_check_says_the_same_in_turn_and_at_once(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    machine, claims = known.machine(name), known.claims(name)
    at_once = check(machine, claims, lambda: 0.0)
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    assert check(machine, claims, lambda: 0.0) == at_once


def test_each_keeps_the_order_and_splits_by_weight() -> None:
    here = os.getpid()
    found = each(lambda item: (item, os.getpid() == here), [3, 9, 1, 5], lambda item: item)
    assert [item for item, _ in found] == [3, 9, 1, 5]
    assert [item for item, mine in found if mine] == [9]


def test_each_of_one_or_none_stays_here() -> None:
    assert each(lambda _: os.getpid(), [7], lambda item: item) == [os.getpid()]
    assert each(str, list[int](), lambda item: item) == []


def test_problems_come_back_from_there() -> None:
    problem = Problem("EW101", Span("model/x.toml", 3, 1), "cannot be read", "check it")

    def work() -> Unreadable:
        return Unreadable([problem])

    assert beside(work)().problems == (problem,)
