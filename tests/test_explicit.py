"""The explicit search against brute force over `run`, on machines nobody thought of and on some made to mislead it.

Machines whose answers were worked out by hand are in the corpus (test_corpus.py, test_oracle.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations_with_replacement

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

import brute
import strategies
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
    Verdict,
)
from edgewise.engines import Disagreement, explicit
from edgewise.engines.condition import condition
from edgewise.engines.confirm import FORWARD, confirm
from edgewise.engines.key import Weights
from edgewise.expr import TRUE, And, Bool, By, Enters, Expr, Implies, In, Not, Quantified, Range, Read, Was
from edgewise.load import model, proofs
from edgewise.machine import Declaration, Machine, State
from edgewise.run import Configuration, Instance, Step, Trace, initial, replay
from edgewise.source import Source

SMALL = 1_500
"""Configurations that brute force looks at."""


def machine(text: str) -> Machine:
    """A machine told in TOML, called m, of jobs."""
    return model.read(Source("m.toml", 'machine = "m"\ninstance = "job"\n' + text))


def claims(about: Machine, *rows: str) -> tuple[Claim, ...]:
    """Claims told in TOML: of each row its kind and what follows."""
    told = "".join(f'[[claims]]\nname = "c{number}"\nsays = "Said."\n{row}\n' for number, row in enumerate(rows))
    return proofs.read(Source("m.toml", told), about).claims


def short(verdict: Verdict) -> tuple[str, int | None, int | None]:
    """A verdict as brute force gives it: with the instances and the steps of its trace."""
    trace = verdict.trace if isinstance(verdict, Refuted) else verdict.witness if isinstance(verdict, Proved) else None
    name = type(verdict).__name__.lower()
    return (name, None, None) if trace is None else (name, len(trace.start.instances), len(trace.steps))


def missing(about: Machine, claim: Claim, answer: brute.Answer) -> tuple[str, ...]:
    """What brute force misses, as the search says it."""
    rows = isinstance(claim.says, EveryRow)
    return tuple(explicit.name_row(about, int(found)) if rows else str(found) for found in answer.missing)


def agrees(about: Machine, asked: Sequence[Claim], jobs: Sequence[int]) -> list[Verdict]:
    """The verdicts, which are those of brute force."""
    verdicts = list(explicit.check(about, asked, jobs))
    for claim, verdict in zip(asked, verdicts, strict=True):
        answer = brute.decide(about, claim, jobs, SMALL)
        assert short(verdict) == (answer.verdict, answer.jobs, answer.steps), claim
        if isinstance(verdict, Refuted):
            assert verdict.missing == missing(about, claim, answer)
    return verdicts


# Whatever the machine


@given(st.data())
def test_agrees_with_brute_force(data: st.DataObject) -> None:
    about = data.draw(strategies.machines())
    jobs = data.draw(st.sampled_from(((1, 2), (1, 2), (2,), (1, 2, 3))))
    asked = [data.draw(strategies.claims(about)) for _ in range(4)]
    try:
        agrees(about, [*asked, *BUILT_IN], jobs)
    except brute.TooLarge:
        reject()


@given(strategies.machines(), st.integers(1, 3))
def test_counts_as_brute_force_does(about: Machine, jobs: int) -> None:
    try:
        graph = brute.explore(about, jobs, SMALL)
    except brute.TooLarge:
        reject()
    orders = {(frozenset((one, at.instances.count(one)) for one in at.instances), at.shared) for at in graph.depth}
    assert explicit.count(about, jobs) == explicit.Counted(len(orders), len(graph.depth), max(graph.depth.values()))


@given(st.data())
def test_one_search_says_what_many_say(data: st.DataObject) -> None:
    about = data.draw(strategies.machines())
    asked = [data.draw(strategies.claims(about)) for _ in range(5)]
    together = explicit.check(about, asked, (1, 2), limit=SMALL)
    assert together == tuple(explicit.check(about, [claim], (1, 2), limit=SMALL)[0] for claim in asked)


@pytest.mark.parametrize("most", [1, 2, 3, 4])
def test_keys_tell_groups_apart(most: int) -> None:
    weights = Weights(Machine("m", (State("A", initial=True),), parameters=(_numbers(0, 8),)), most)
    groups = [group for jobs in range(1, most + 1) for group in combinations_with_replacement(range(2 * 9), jobs)]
    keys = {sum(weights[number] for number in group) for group in groups}
    assert len(keys) == len(groups)
    assert max(keys) < 1 << weights.width


def _numbers(low: int, high: int) -> Declaration:
    return Declaration("n", Range(low, high))


# One holds the token, or one may take it for ever: what holds of each need not hold of all at once

LOCK = """
states = [{name = "IDLE", initial = true}, {name = "HOLDING"}]
events = [{name = "take"}, {name = "drop"}]
shared = [{name = "taken", type = "bool", initial = false}]
transitions = [
  {on = "take", from = "IDLE", to = "HOLDING", when = "not taken", set = "taken = true"},
  {on = "drop", from = "HOLDING", to = "IDLE", set = "taken = false"},
]
"""
LET_GO = '  {on = "drop", from = "HOLDING", to = "IDLE", set = "taken = false"},\n'
KEPT = LOCK.replace(LET_GO, "").replace(', {name = "drop"}', "")


def test_each_gets_there_though_never_all_at_once() -> None:
    about = machine(LOCK)
    (verdict,) = agrees(about, claims(about, 'recoverable = "HOLDING"'), (1, 2, 3))
    assert verdict == Proved((1, 2, 3), explicit.METHOD)


def test_one_that_is_left_out_is_the_subject() -> None:
    about = machine(KEPT)
    (verdict,) = agrees(about, claims(about, 'recoverable = "HOLDING"'), (1, 2, 3))
    assert isinstance(verdict, Refuted) and verdict.trace is not None
    assert verdict.jobs == (2,)
    assert (verdict.trace.steps, verdict.subject) == ((Step(0, 1),), 0)


def test_no_dead_end_is_about_the_group() -> None:
    about = machine(KEPT)
    (verdict,) = agrees(about, BUILT_IN[2:], (1, 2, 3))
    assert isinstance(verdict, Refuted)
    assert (verdict.jobs, verdict.subject) == ((1,), None)


SLOW = """
states = [{name = "LOW", initial = true}, {name = "HIGH"}]
events = [{name = "fill"}, {name = "open"}, {name = "close"}]
variables = [{name = "n", type = "0..3", initial = 0}]
shared = [{name = "shut", type = "bool", initial = false}]
transitions = [
  {on = "fill", from = "LOW", when = "n < 3", set = "n = n + 1"},
  {on = "open", from = "LOW", to = "HIGH", when = "n == 3 and not shut"},
  {on = "close", when = "not shut", set = "shut = true"},
]
"""


def test_a_move_may_be_far_ahead() -> None:
    about = machine(SLOW)
    (verdict,) = agrees(about, BUILT_IN[2:], (1, 2))
    assert short(verdict) == ("refuted", 1, 1)  # shut
    open_again = replace(about.transitions[2], guard=TRUE, effects=())
    (verdict,) = agrees(replace(about, transitions=(*about.transitions[:2], open_again)), BUILT_IN[2:], (1,))
    assert short(verdict) == ("refuted", 1, 4)  # HIGH, and nowhere to go
    back = replace(about.transitions[1], sources=("HIGH",), target="LOW")
    (verdict,) = agrees(replace(about, transitions=(*about.transitions[:2], back, open_again)), BUILT_IN[2:], (1, 2))
    assert short(verdict)[0] == "proved"


# Before and after

BELL = """
states = [{name = "QUIET", initial = true}, {name = "RUNG"}, {name = "DONE", final = true}, {name = "COLD"}]
verbs = [{name = "ring"}]
events = [{name = "echo"}, {name = "hush"}, {name = "freeze"}, {name = "melt"}]
shared = [{name = "frost", type = "bool", initial = false}]
transitions = [
  {on = "ring", from = "QUIET", to = "RUNG"},
  {on = "echo", from = "QUIET", to = "DONE", when = "some peers: RUNG"},
  {on = "hush", from = ["RUNG", "DONE"], to = "QUIET"},
  {on = "freeze", from = "QUIET", to = "COLD", each = true, when = "all jobs: QUIET", set = "frost = true"},
  {on = "melt", when = "frost", set = "frost = false"},
]
"""


@pytest.mark.parametrize(
    ("first", "then", "verdict"),
    [
        ("by ring", "by echo", "proved"),  # no run, though what one instance knows of the steps does not tell
        ("some jobs: enters RUNG", "DONE", "proved"),
        ("by ring and acts", "RUNG", "proved"),
        ("by ring and acts", "DONE", "refuted"),
        ("some peers: was RUNG", "enters DONE", "proved"),
        ("some peers: enters DONE", "some peers: enters RUNG and acts", "refuted"),
        ("DONE", "QUIET", "refuted"),
        ("by hush", "enters QUIET", "proved"),
        ("QUIET", "DONE", "proved"),
        ("by ring", "some peers: DONE and RUNG", "vacuous"),
        ("some peers: by ring", "by melt", "refuted"),
        ("some jobs: by freeze", "by melt", "proved"),
        ("some jobs: by freeze", "some jobs: COLD", "proved"),
        ("some jobs: acts and by freeze", "COLD and not acts", "proved"),
        ("acts and by freeze", "COLD", "refuted"),
        ("some peers: COLD and acts", "COLD and some peers: COLD", "refuted"),
    ],
)
def test_precedence(first: str, then: str, verdict: str) -> None:
    about = machine(BELL)
    (found,) = agrees(about, claims(about, f'precedes = ["{first}", "{then}"]'), (1, 2, 3))
    assert short(found)[0] == verdict


def test_who_overtakes_is_the_subject() -> None:
    about = machine(BELL)
    (verdict,) = explicit.check(about, claims(about, 'precedes = ["by ring and acts", "DONE"]'), (1, 2))
    assert isinstance(verdict, Refuted) and verdict.trace is not None and verdict.subject is not None
    assert replay(about, verdict.trace)[-1].instances[verdict.subject] == Instance("DONE")


PAIR = """
states = [{name = "A", initial = true}, {name = "B"}]
verbs = [{name = "go"}, {name = "back"}]
parameters = [{name = "p", type = "bool"}]
transitions = [
  {on = "go", from = "A", to = "B", when = "some jobs: p"},
  {on = "back", from = "B", to = "A", when = "p"},
]
"""


@pytest.mark.parametrize(
    ("kind", "given_that", "verdict"),
    [
        ('precedes = ["by back and acts", "B"]', "some peers: p", ("refuted", 2, 1)),
        ('precedes = ["by go and acts", "B"]', "some peers: p", ("proved", None, None)),
        ('precedes = ["by go and acts", "B"]', "no jobs: p", ("vacuous", None, None)),
        ('always = "A"', "no jobs: p", ("proved", None, None)),
        ('step = "acts => enters B"', "no peers: p", ("refuted", 1, 2)),
        ('step = "acts => enters B"', "not p and some peers: p", ("proved", None, None)),
        ('recoverable = "B"', "some jobs: p", ("proved", None, None)),
        ('recoverable = "A"', "some peers: p", ("refuted", 2, 1)),
        ('recoverable = "A"', "all jobs: p", ("proved", None, None)),
        ('recoverable = "A"', "p and no jobs: p", ("vacuous", None, None)),
        ('reachable = "B"', "no jobs: p", ("refuted", None, None)),
        ('reachable = "B"', "all peers: not p", ("proved", 1, 1)),
    ],
)
def test_given_may_speak_of_the_group(kind: str, given_that: str, verdict: tuple[str, int | None, int | None]) -> None:
    about = machine(PAIR)
    (found,) = agrees(about, claims(about, f'{kind}\ngiven = "{given_that}"'), (1, 2, 3))
    assert short(found) == verdict


# Numbers of instances, and limits

COUNTER = """
states = [{name = "ON", initial = true, final = true}, {name = "OFF"}]
verbs = [{name = "tick"}]
events = [{name = "end"}]
variables = [{name = "n", type = "0..50", initial = 0}]
transitions = [
  {on = "tick", from = "ON", when = "n < 50", set = "n = n + 1"},
  {on = "end", from = "OFF", to = "ON", when = "n == 50", each = true},
]
"""
COUNTED = {1: 51, 2: 51 * 52 // 2}


def test_counts_without_order() -> None:
    about = machine(COUNTER)
    assert explicit.count(about, 1) == explicit.Counted(COUNTED[1], 51, 50)
    assert explicit.count(about, 2) == explicit.Counted(COUNTED[2], 51 * 51, 100)


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
    about = replace(machine(COUNTER), parameters=(replace(_numbers(0, 9), name="p"),))
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


# What is found is held against the reference semantics

TAKE, DROP = Step(0, 0), Step(1, 0)


@pytest.mark.parametrize(
    ("row", "steps", "good"),
    [
        ('always = "IDLE"', (TAKE,), True),
        ('always = "IDLE"', (), False),
        ('always = "IDLE"', (DROP,), False),  # not a run
        ('step = "by take"', (TAKE, DROP), True),
        ('step = "by take"', (TAKE,), False),
        ('step = "by take"', (), False),
        ('precedes = ["by drop", "HOLDING"]', (TAKE,), True),
        ('precedes = ["IDLE", "HOLDING"]', (TAKE,), False),
        ('precedes = ["HOLDING", "by take"]', (TAKE,), False),
        ('reachable = "HOLDING"', (TAKE,), True),
        ('reachable = "HOLDING"', (), False),
        ('recoverable = "IDLE and HOLDING"', (), True),
        ('recoverable = "HOLDING"', (), False),
    ],
)
def test_confirmation(row: str, steps: tuple[Step, ...], good: bool) -> None:
    about = machine(LOCK)
    (claim,) = claims(about, row)
    trace = Trace(next(initial(about, 1)), steps)
    if good:
        confirm(about, claim, trace, 0)
    else:
        with pytest.raises(Disagreement, match=r"^c0: "):
            confirm(about, claim, trace, None)


def test_confirmation_of_built_in_claims() -> None:
    about, kept = machine(LOCK), machine(KEPT)
    start = next(initial(about, 1))
    confirm(kept, BUILT_IN[2], Trace(start, (TAKE,)), None)
    for claim, steps in ((BUILT_IN[2], (TAKE,)), (BUILT_IN[0], ()), (BUILT_IN[1], ())):
        with pytest.raises(Disagreement):
            confirm(about, claim, Trace(start, steps), None)


def test_confirmation_minds_who_is_given() -> None:
    about = replace(machine(LOCK), parameters=(Declaration("p", Bool()),))
    (claim,) = claims(about, 'always = "p"\ngiven = "p"')
    with pytest.raises(Disagreement):
        confirm(about, claim, Trace(Configuration((Instance("IDLE", (False,)),), (False,))), 0)


def test_confirmation_looks_only_so_far_ahead() -> None:
    about = machine(COUNTER.replace("50", "1000"))
    (near, far) = claims(about, f'recoverable = "n == {FORWARD - 1}"', f'recoverable = "n == {FORWARD}"')
    confirm(about, far, Trace(next(initial(about, 1))), 0)
    with pytest.raises(Disagreement):
        confirm(about, near, Trace(next(initial(about, 1))), 0)


def test_a_search_that_is_wrong_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    about = machine(LOCK)
    asked = claims(about, 'always = "IDLE"')
    start = next(initial(about, 1))
    monkeypatch.setattr("edgewise.engines.graph.Graph.trace", lambda *_: Trace(start))
    with pytest.raises(Disagreement):
        explicit.check(about, asked, (1,))


def test_steps_are_told_apart_by_all_that_peers_do() -> None:
    about = machine(BELL)
    asked = [
        Claim("c", OnStep(Quantified("all", True, Not(Enters("DONE"))))),
        Claim("c", OnStep(Implies(Enters("QUIET"), Quantified("no", True, In("DONE"))))),
        Claim("c", OnStep(Quantified("some", False, Quantified("all", True, Enters("RUNG"))))),
    ]
    verdicts = agrees(about, asked, (1, 2, 3))
    assert [short(verdict) for verdict in verdicts] == [("refuted", 2, 2), ("refuted", 2, 3), ("refuted", 2, 1)]


def test_a_step_has_one_past() -> None:
    about = machine(BELL)
    never: tuple[Expr, ...] = (Not(Was(Was(In("QUIET")))), Not(Was(Enters("RUNG"))), Not(Was(By("ring"))))
    asked = [Claim("c", OnStep(holds)) for one in never for holds in (one, Quantified("all", False, one))]
    assert [short(verdict)[0] for verdict in agrees(about, asked, (1, 2))] == ["proved"] * 6


def test_what_changes_is_told_from_what_stays() -> None:
    about = machine(COUNTER.replace("50", "5"))
    (verdict,) = agrees(about, claims(about, 'step = "by tick and n == 1 => changes n"'), (1, 2))
    assert short(verdict) == ("refuted", 2, 2)
