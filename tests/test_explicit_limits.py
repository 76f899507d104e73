"""How far the explicit search goes: numbers of instances, limits, and when a claim says nothing."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations_with_replacement

import pytest

from edgewise.claim import (
    BUILT_IN,
    Always,
    Claim,
    EveryRow,
    EveryState,
    NoDeadEnd,
    OnStep,
    Precedes,
    Proved,
    Reachable,
    Recoverable,
    Refuted,
    Undecided,
    Vacuous,
)
from edgewise.engines import explicit
from edgewise.engines.condition import condition
from edgewise.engines.graph import Counted, count
from edgewise.engines.key import Weights
from edgewise.expr import TRUE, And, Expr, Implies, In, Not, Quantified, Range, Read
from edgewise.machine import Machine, State
from small import BELL, COUNTER, KEPT, LOCK, claims, machine, numbers, short

COUNTED = {1: 51, 2: 51 * 52 // 2}


def test_counts_without_order() -> None:
    about = machine(COUNTER)
    assert count(about, 1) == Counted(COUNTED[1], 51, 50)
    assert count(about, 2) == Counted(COUNTED[2], 51 * 51, 100)


def test_beyond_the_limit_is_undecided() -> None:
    about = machine(COUNTER)
    asked = (*claims(about, 'always = "n <= 50"', 'always = "n < 20"', 'reachable = "OFF"'), *BUILT_IN)
    always, small, off, states, rows, ends = explicit.check(about, asked, (1, 2, 3), limit=COUNTED[2] - 1)
    ran_out = Undecided((1,), explicit.METHOD, "more than 1,325 configurations with 2 jobs")
    assert always == off == states == rows == ends == ran_out
    assert isinstance(small, Refuted) and small.trace is not None and len(small.trace.steps) == 20
    (alone,) = explicit.check(about, asked[:1], (1,), limit=50)
    assert alone == Undecided((), explicit.METHOD, "more than 50 configurations with 1 job")


def test_at_the_limit_is_decided() -> None:
    about = machine(COUNTER)
    (always,) = explicit.check(about, claims(about, 'always = "n <= 50"'), (1, 2), limit=COUNTED[2])
    assert always == Proved((1, 2), explicit.METHOD)


def test_what_is_refuted_needs_no_more_search() -> None:
    about = machine(COUNTER)
    (small,) = explicit.check(about, claims(about, 'always = "n < 3"'), (3,), limit=10)
    assert short(small) == ("refuted", 3, 3)


def test_more_starts_than_the_limit() -> None:
    about = replace(machine(COUNTER), parameters=(replace(numbers(0, 9), name="p"),))
    asked = claims(about, 'always = "p >= 0"', 'precedes = ["some peers: n == 2", "some peers: n == 3"]')
    assert {type(verdict) for verdict in explicit.check(about, asked, (2,), limit=30)} == {Undecided}


def test_one_followed_may_be_beyond_the_limit() -> None:
    about = machine(LOCK)
    asked = claims(about, 'recoverable = "HOLDING"', 'precedes = ["some jobs: by drop", "by drop and acts"]')
    ran_out = Undecided((1,), explicit.METHOD, "more than 2 configurations with 2 jobs, one of them followed")
    assert explicit.check(about, asked, (1, 2), limit=2) == (ran_out, ran_out)
    assert explicit.check(about, asked, (1, 2), limit=3) == (Proved((1, 2), explicit.METHOD),) * 2


def test_a_claim_with_a_number_of_its_own() -> None:
    about = machine(LOCK)
    asked = claims(
        about, 'always = "no peers: IDLE"', 'always = "no peers: IDLE"\njobs = 1', 'never = "HOLDING"\njobs = 2'
    )
    default, one, two = explicit.check(about, asked, (2,))
    assert short(default) == ("refuted", 2, 0)
    assert one == Proved((1,), explicit.METHOD)
    assert short(two) == ("refuted", 1, 1)


@pytest.mark.parametrize("jobs", [(), (0, 1)])
def test_there_is_at_least_one_instance(jobs: tuple[int, ...]) -> None:
    about = machine(LOCK)
    with pytest.raises(ValueError, match="begin at 1"):
        explicit.check(about, claims(about, 'always = "IDLE"'), jobs)


def test_subject_is_none_where_the_group_fails() -> None:
    about = machine(LOCK)
    asked = claims(about, 'always = "some jobs: IDLE"', 'step = "by drop"', 'always = "IDLE"')
    subjects = [found.subject for found in explicit.check(about, asked, (1,)) if isinstance(found, Refuted)]
    assert subjects == [None, None, 0]


def test_rows_without_a_place_go_by_their_number() -> None:
    about = machine(KEPT)
    line = 1 + ('machine = "m"\ninstance = "job"\n' + KEPT).split("\n").index(
        '  {on = "take", from = "IDLE", to = "HOLDING", when = "not taken", set = "taken = true"},'
    )
    assert explicit.name_row(about, 0) == f"take (line {line})"
    bare = replace(about, transitions=tuple(replace(row, span=State("A").span) for row in about.transitions))
    assert explicit.name_row(bare, 0) == "take (row 1)"


# When a claim is vacuous

A, B, C = In("A"), In("B"), In("C")
N = Not(Read("p", False, Range(0, 1)))


@pytest.mark.parametrize(
    ("claim", "met"),
    [
        (Claim("c", Always(A)), None),
        (Claim("c", Always(A), given=N), N),
        (Claim("c", Always(Implies(A, Implies(B, C)))), And((A, B))),
        (Claim("c", Always(Implies(A, C)), given=N), And((N, A))),
        (
            Claim("c", OnStep(Quantified("all", True, Implies(A, C)))),
            Quantified("some", True, A),
        ),
        (Claim("c", Always(Quantified("some", True, Implies(A, C)))), None),
        (Claim("c", Always(Not(Implies(A, C)))), None),
        (Claim("c", OnStep(Implies(TRUE, C))), TRUE),
        (Claim("c", Precedes(A, B)), B),
        (Claim("c", Recoverable(Implies(A, B))), None),
        (Claim("c", Recoverable(A), given=N), N),
        (Claim("c", Reachable(Implies(A, B)), given=N), None),
        (Claim("c", EveryState()), None),
        (Claim("c", EveryRow()), None),
        (Claim("c", NoDeadEnd()), None),
    ],
)
def test_condition(claim: Claim, met: Expr | None) -> None:
    assert condition(claim) == met


def test_a_condition_met_with_two_only() -> None:
    about = machine(BELL)
    (claim,) = claims(about, 'step = "by echo => not acts or enters DONE"')
    assert explicit.check(about, [claim], (1,)) == (Vacuous((1,), explicit.METHOD),)
    assert explicit.check(about, [claim], (1, 2)) == (Proved((1, 2), explicit.METHOD),)


@pytest.mark.parametrize("most", [1, 2, 3, 4])
def test_keys_tell_groups_apart(most: int) -> None:
    weights = Weights(Machine("m", (State("A", initial=True),), parameters=(numbers(0, 8),)), most)
    groups = [group for jobs in range(1, most + 1) for group in combinations_with_replacement(range(2 * 9), jobs)]
    keys = {sum(weights[number] for number in group) for group in groups}
    assert len(keys) == len(groups)
    assert max(keys) < 1 << weights.width
