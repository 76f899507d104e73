"""The explicit search against brute force over `run`, on machines nobody thought of and on some made to mislead it.

Machines whose answers were worked out by hand are in the corpus (test_corpus.py, test_oracle.py).
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

import brute
import strategies
from edgewise.claim import BUILT_IN, Claim, OnStep, Proved, Refuted
from edgewise.engines import explicit
from edgewise.engines.graph import Counted, count
from edgewise.expr import TRUE, By, Enters, Expr, Implies, In, Not, Quantified, Was
from edgewise.machine import Machine
from edgewise.run import Instance, Step, replay
from small import BELL, COUNTER, KEPT, LOCK, SMALL, agrees, claims, machine, short

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
    assert count(about, jobs) == Counted(len(orders), len(graph.depth), max(graph.depth.values()))


@given(st.data())
def test_one_search_says_what_many_say(data: st.DataObject) -> None:
    about = data.draw(strategies.machines())
    asked = [data.draw(strategies.claims(about)) for _ in range(5)]
    together = explicit.check(about, asked, (1, 2), limit=SMALL)
    assert together == tuple(explicit.check(about, [claim], (1, 2), limit=SMALL)[0] for claim in asked)


# What holds of each need not hold of all at once


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


def test_no_search_where_the_views_of_one_instance_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    about = machine(BELL)
    monkeypatch.delattr("edgewise.engines.precedence.search")
    asked = claims(about, 'precedes = ["by ring and acts", "RUNG"]', 'precedes = ["by freeze", "COLD"]')
    assert explicit.check(about, asked, (1, 2, 3)) == (Proved((1, 2, 3), explicit.METHOD),) * 2


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


# What is told apart


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
