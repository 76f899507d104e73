"""What is proved for any number of instances must hold for each number that can be searched."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, Phase, assume, given, note, settings
from hypothesis import strategies as st

from edgewise.claim import ANY, BUILT_IN, Proved, Refuted, Undecided, Vacuous, Verdict
from edgewise.engines import explicit
from edgewise.engines.any_number import engine
from edgewise.engines.any_number.formula import Both, Either, Every, Fact, Formula, Same, Some
from edgewise.engines.any_number.meaning import Taken, after, before
from edgewise.expr import values
from edgewise.machine import Machine
from edgewise.run import Configuration, Instance, Past, Step, enabled, evaluate
from edgewise.run import after as step_to
from expressions import Names, booleans
from strategies import claims, machines

LONG = os.environ.get("EDGEWISE_HYPOTHESIS") == "long"
ROOT = Path(__file__).parents[1]
CORPUS = Path(__file__).parent / "corpus"
FEW = settings(
    phases=[Phase.generate] if os.environ.get("NOSHRINK") else list(Phase),
    max_examples=20_000 if LONG else 150,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
MOST = 6_000
"""Configurations that the search looks at where a proof is held against it."""


def true(machine: Machine, formula: Formula, at: Configuration, who: dict[str, int]) -> bool:
    """Whether a formula is true of a configuration, by looking at all its instances."""
    match formula:
        case Fact(expr, job):
            return bool(evaluate(machine, expr, at, None if job is None else who[job]))
        case Same(one, other, same):
            return (who[one] == who[other]) == same
        case Both(parts):
            return all(true(machine, part, at, who) for part in parts)
        case Either(parts):
            return any(true(machine, part, at, who) for part in parts)
        case Every(job, others, body) | Some(job, others, body):
            apart = {who[other] for other in others}
            found = (true(machine, body, at, {**who, job: one}) for one in range(len(at.instances)) if one not in apart)
            return all(found) if isinstance(formula, Every) else any(found)


@st.composite
def configurations(draw: st.DrawFn, machine: Machine) -> Configuration:
    """Any configuration of one to four instances, reachable or not."""
    instance = st.builds(
        Instance,
        st.sampled_from([state.name for state in machine.states]),
        st.tuples(*(st.sampled_from(values(one.type)) for one in machine.own)),
    )
    shared = tuple(draw(st.sampled_from(values(one.type))) for one in machine.shared)
    return Configuration(tuple(draw(st.lists(instance, min_size=1, max_size=4))), shared)


@FEW
@given(st.data())
def test_formulas_mean_what_the_expressions_mean(data: st.DataObject) -> None:
    machine = data.draw(machines())
    at = data.draw(configurations(machine))
    names = Names(tuple(state.name for state in machine.states), machine.own, machine.shared, about=machine)
    expr = data.draw(booleans(names, 3))
    for who in range(len(at.instances)):
        meant = bool(evaluate(machine, expr, at, who))
        assert true(machine, before(expr, "i"), at, {"i": who}) == meant
        assert true(machine, before(expr, "i", positive=False), at, {"i": who}) != meant
    about_step = data.draw(booleans(replace(names, steps=True), 3))
    for step in enabled(machine, at):
        _same_after(machine, at, step, about_step)


def _same_after(machine: Machine, at: Configuration, step: Step, expr: object) -> None:
    taken = Taken(machine, step.row, None if step.actor is None else "a")
    past = Past(at, machine.transitions[step.row].trigger, step.actor)
    to = step_to(machine, at, step)
    actor = {} if step.actor is None else {"a": step.actor}
    assert true(machine, taken.enabled(), at, actor)
    for who in range(len(at.instances)):
        name = "a" if who == step.actor else "i"
        meant = bool(evaluate(machine, expr, to, who, past))  # type: ignore[arg-type]  # an Expr
        named = {**actor, name: who}
        assert true(machine, after(expr, name, taken), at, named) == meant  # type: ignore[arg-type]
        assert true(machine, after(expr, name, taken, positive=False), at, named) != meant  # type: ignore[arg-type]


@FEW
@given(st.data())
def test_a_step_is_enabled_where_its_formula_is_true(data: st.DataObject) -> None:
    machine = data.draw(machines())
    at = data.draw(configurations(machine))
    possible = set(enabled(machine, at))
    for number, row in enumerate(machine.transitions):
        for actor in range(len(at.instances)) if row.sources else (None,):
            formula = Taken(machine, number, None if actor is None else "a").enabled()
            assert true(machine, formula, at, {"a": actor or 0}) == (Step(number, actor) in possible)


@FEW
@given(st.data())
def test_what_is_proved_for_any_number_holds_for_each(data: st.DataObject) -> None:
    machine = data.draw(machines())
    asked = [replace(data.draw(claims(machine)), jobs=None), *BUILT_IN]
    known = explicit.check(machine, asked, (1, 2), limit=MOST)
    proved = engine.check(machine, asked, known=known)
    for verdict in proved:
        note(str(verdict))
    decided = [number for number, verdict in enumerate(proved) if ANY in verdict.jobs]
    assume(decided)
    for jobs in (3, 4):
        searched = explicit.check(machine, [asked[number] for number in decided], (jobs,), limit=MOST)
        for number, other in zip(decided, searched, strict=True):
            assert consistent(proved[number], other), (asked[number], proved[number], other)


def consistent(proved: Verdict, searched: Verdict) -> bool:
    """Whether what is said of any number allows what was found for one. What fewer reach, more may not."""
    match proved, searched:
        case _, Undecided():
            return True
        case Proved(witness=None), Refuted(trace=None):
            return True
        case Proved(witness=None), _:
            return isinstance(searched, Proved | Vacuous)
        case Proved(), _:
            return True
        case Vacuous(), _:
            return isinstance(searched, Vacuous)
        case Refuted(), _:
            return isinstance(searched, Refuted)
        case _:
            return False
