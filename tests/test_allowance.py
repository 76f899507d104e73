"""A limit of time: what is not decided by then says so and how far it got, and nothing that is said is wrong."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

import known
from edgewise import check
from edgewise.check import Checked, Engine
from edgewise.claim import ANY, Claims, Proved, Refuted, Undecided, Verdict, as_expected
from edgewise.engines.smt.solver import answers
from edgewise.report import verdicts
from edgewise.report.paint import Paint
from small import COUNTER, claims, machine

HARD = """
(declare-const a Int) (declare-const b Int) (declare-const c Int)
(push 1) (assert (and (> a 2) (> b 2) (> c 2) (= (+ (* a a a) (* b b b)) (* c c c)))) (check-sat) (pop 1)
(assert (= a b)) (check-sat)
"""
"""Fermat's last theorem for cubes: no solver is done with it soon."""


def ticking() -> Callable[[], float]:
    """A clock by which a second has passed each time one looks at it."""
    return map(float, count()).__next__


def checked(name: str, timeout: float, engine: Engine = "both") -> list[Checked]:
    return check.check(known.machine(name), known.claims(name), ticking(), engine, timeout=timeout)


def verdict_of(text: str, claim: str, timeout: float, engine: Engine = "both", jobs: int = 3) -> Verdict:
    about = machine(text)
    found = check.check(about, Claims((), claims(about, claim)), ticking(), engine, jobs, "c0", timeout)
    return found[0].verdict


def test_no_time_at_all() -> None:
    found = checked("two-phase-commit", 0.5)
    assert {type(one.verdict) for one in found} == {Undecided}
    assert {one.verdict.jobs for one in found} == {()}
    text = verdicts.text(known.machine("two-phase-commit"), found[:1], Paint(width=100))
    assert "undecided: the time limit of 0.5 s ended the search\n" in text


@pytest.mark.parametrize("engine", ["explicit", "both"])
def test_what_is_known_is_told(engine: Engine) -> None:
    """51 configurations of one, 1,326 of two, 23,426 of three: the clock is looked at after each 64."""
    verdict = verdict_of(COUNTER, 'precedes = ["OFF", "n == 50 and some peers: n == 50 and OFF"]\njobs = 3', 60, engine)
    assert isinstance(verdict, Undecided)
    assert verdict.jobs == (1, 2)
    assert verdict.reason == "the time limit of 60 s ended the search"


def test_a_run_found_in_time_counts() -> None:
    verdict = verdict_of(COUNTER, 'always = "n < 3"', 3, "explicit")
    assert isinstance(verdict, Refuted) and verdict.trace is not None
    assert len(verdict.trace.steps) == 3


def test_z3_stops_too() -> None:
    verdict = verdict_of(COUNTER, 'always = "n < 50"', 8, "z3", 1)
    assert isinstance(verdict, Undecided)
    assert verdict.reason == "with 1 job the time limit of 8 s ended the search"
    assert isinstance(verdict_of(COUNTER, 'always = "n < 5"', 8, "z3", 1), Refuted)


def test_one_hard_question_does_not_take_all_the_time() -> None:
    assert answers(HARD, 1_000_000_000, 0.2) == ["unknown", "sat"]


@given(st.sampled_from(("kettle", "swing", "mutex", "two-phase-commit", "dance", "oracle-stuck")), st.integers(1, 200))
def test_never_another_verdict(name: str, timeout: int) -> None:
    """Wherever the time ends: undecided, or for fewer instances, or what it would have been."""
    about, asked = known.machine(name), known.claims(name if name != "oracle-stuck" else "oracle")
    found = check.check(about, asked, ticking(), timeout=timeout)
    for one, other in zip(found, _unhurried(name), strict=True):
        if isinstance(one.verdict, Undecided):
            assert "the time limit of" in one.verdict.reason or isinstance(other.verdict, Undecided)
        else:
            assert type(one.verdict) is type(other.verdict)
            assert as_expected(one.claim, one.verdict) == as_expected(other.claim, other.verdict)
            assert one.verdict.jobs == other.verdict.jobs


_known: dict[str, list[Checked]] = {}


def _unhurried(name: str) -> list[Checked]:
    if name not in _known:
        asked = known.claims(name if name != "oracle-stuck" else "oracle")
        _known[name] = check.check(known.machine(name), asked, ticking(), timeout=inf)
    return _known[name]


def test_time_enough_is_no_limit() -> None:
    assert [one.verdict for one in checked("kettle", 1e9)] == [one.verdict for one in _unhurried("kettle")]
    proved = [one for one in checked("mutex", 1e9) if isinstance(one.verdict, Proved) and one.verdict.jobs == (ANY,)]
    assert proved


def test_what_must_happen_takes_its_time() -> None:
    """The last second is gone while the places are looked at in which it is owed."""
    about = machine(COUNTER)
    asked = Claims((), claims(about, 'leads-to = ["n == 1", "n == 50"]\nfair = ["tick"]'))
    found = [check.check(about, asked, ticking(), "explicit", 2, "c0", end)[0].verdict for end in range(1, 140, 6)]
    first = next(at for at, verdict in enumerate(found) if isinstance(verdict, Proved))
    assert {type(verdict) for verdict in found[:first]} == {Undecided}
    assert {type(verdict) for verdict in found[first:]} == {Proved}
    assert {verdict.jobs for verdict in found[:first]} == {(), (1,)}
