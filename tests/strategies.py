"""Machines and claims for hypothesis: the whole grammar of docs/language.md, case by case.

Small enough that one or two instances have a few thousand configurations at most, and that most
machines with three do too. Every machine obeys the loader's rules; see `writing.toml` for its text.
"""

from __future__ import annotations

from dataclasses import replace
from math import prod

from hypothesis import strategies as st

from edgewise.claim import (
    ANY,
    Always,
    Claim,
    EveryRow,
    EveryState,
    LeadsTo,
    NoDeadEnd,
    OnStep,
    Precedes,
    Reachable,
    Recoverable,
    Says,
)
from edgewise.expr import TRUE, Bool, Expr, Implies, Literal, Not, Range, Read, Sum, Words, values, walk
from edgewise.machine import Declaration, Effect, Event, Machine, State, Transition, Verb
from expressions import Names, atoms, atoms_of_parameters, booleans, numbers, types

STATES = ("IDLE", "RUN-1", "_done", "gone")
VERBS = ("GO", "STOP-IT")
EVENTS = ("tick", "e_2")
PARAMETERS = ("auto", "limit-p")
VARIABLES = ("n", "v-2")
SHARED = ("s", "mode-s")
NOTES = ("", "A note.", 'Quoted "so", back\\slash, tab\t, é → ✓.')
MOST_OWN, MOST_SHARED = 24, 6
"""The most ways one instance can be, and the most shared valuations."""


@st.composite
def effects(draw: st.DrawFn, names: Names, target: Declaration, shared: bool) -> Effect:
    """`target` becomes anything of its type, or a number that may be out of its range."""
    return Effect(target.name, shared, draw(_values(names, target, shared)))


def _values(names: Names, target: Declaration, shared: bool) -> st.SearchStrategy[Expr]:
    alike: list[Expr] = [read for read in names.reads if read.type == target.type]
    match target.type:
        case Bool():
            return booleans(names, 1)
        case Words(words):
            return st.sampled_from([*alike, *map(Literal, words)])
        case Range(low, high):
            own: Expr = Read(target.name, shared, target.type)
            sums: st.SearchStrategy[Expr] = st.sampled_from((Sum("+", own, Literal(1)), Sum("-", own, Literal(1))))
            return st.one_of(st.integers(low, high).map(Literal), sums, numbers(names, 1))


@st.composite
def transitions(
    draw: st.DrawFn, trigger: str, number: int, names: Names, variables: tuple[Declaration, ...]
) -> Transition:
    """Row `number` (from 0) of `trigger`."""
    alone = trigger in EVENTS and bool(names.shared) and draw(st.integers(0, 4)) == 0
    names = replace(names, subject=not alone)
    targets = [(one, True) for one in names.shared] + ([] if alone else [(one, False) for one in variables])
    chosen = draw(st.lists(st.sampled_from(targets), unique=True, min_size=alone, max_size=2)) if targets else []
    target = draw(st.sampled_from([None, *names.states, *names.states]))
    return Transition(
        trigger,
        () if alone else tuple(draw(st.lists(st.sampled_from(names.states), min_size=1, max_size=3, unique=True))),
        None if alone else target,
        draw(st.one_of(st.just(TRUE), atoms(names, 1), booleans(names, 3))),
        tuple(draw(effects(names, one, shared)) for one, shared in chosen),
        not alone and draw(st.integers(0, 3)) == 0,
        f"way-{number}" if number else "",
        draw(st.sampled_from(NOTES)),
    )


@st.composite
def declarations(draw: st.DrawFn, names: tuple[str, ...], fixed: bool, most: int) -> tuple[Declaration, ...]:
    """Up to two, of no more than `most` valuations together. Those that are `fixed` have no initial value."""
    found: list[Declaration] = []
    for name in names[: draw(st.integers(0, len(names)))]:
        type = draw(types())
        initial = None if fixed else draw(st.sampled_from(values(type)))
        found.append(Declaration(name, type, initial, draw(st.sampled_from(NOTES))))
    while prod(len(values(one.type)) for one in found) > most:
        found.pop()
    return tuple(found)


@st.composite
def machines(draw: st.DrawFn) -> Machine:
    """Any small machine."""
    count = draw(st.sampled_from((1, 2, 3, 3, 4)))
    first = draw(st.integers(0, count - 1))
    flag = st.integers(0, 3).map(lambda found: found == 0)
    counts = st.sampled_from((0, 1, 2, 2))
    states = tuple(
        State(name, draw(st.sampled_from(NOTES)), number == first, draw(flag), draw(flag), draw(flag))
        for number, name in enumerate(STATES[:count])
    )
    shared = draw(declarations(SHARED, False, MOST_SHARED))
    parameters = draw(declarations(PARAMETERS, True, MOST_OWN // count))
    room = MOST_OWN // count // prod(len(values(one.type)) for one in parameters)
    variables = draw(declarations(VARIABLES, False, room))
    outside = Names((), (), shared, subject=False)
    asked = st.one_of(st.just(TRUE), atoms(outside, 0)) if shared else st.just(TRUE)
    verbs = tuple(Verb(name, draw(st.sampled_from(NOTES)), draw(asked)) for name in VERBS[: draw(counts)])
    asks = st.sampled_from(("", *(verb.name for verb in verbs)))
    events = tuple(Event(name, draw(st.sampled_from(NOTES)), draw(asks)) for name in EVENTS[: draw(counts)])
    names = Names(STATES[:count], parameters + variables, shared)
    rows = [
        draw(transitions(trigger, number, names, variables))
        for trigger in (*VERBS[: len(verbs)], *EVENTS[: len(events)])
        for number in range(draw(st.sampled_from((1, 2, 2, 3))))
    ]
    nouns = draw(st.sampled_from((("job", "jobs", "transaction"), ("instance", "instances", "group"))))
    order = draw(st.permutations(rows)) if draw(st.booleans()) else rows
    note = draw(st.sampled_from(NOTES))
    machine = Machine("m", states, verbs, events, parameters, variables, shared, tuple(order), note, *nouns)
    return replace(
        machine,
        parameters=_used(machine, parameters),
        variables=_used(machine, variables),
        shared=_used(machine, shared),
    )


def _used(machine: Machine, declared: tuple[Declaration, ...]) -> tuple[Declaration, ...]:
    """Those that some row or verb speaks of: the loader wants no others."""
    effects = [effect for row in machine.transitions for effect in row.effects]
    said = [effect.value for effect in effects]
    said += [row.guard for row in machine.transitions] + [verb.when for verb in machine.verbs]
    names = {part.name for expr in said for part in walk(expr) if isinstance(part, Read)}
    names |= {effect.target for effect in effects}
    return tuple(one for one in declared if one.name in names)


@st.composite
def says(draw: st.DrawFn, machine: Machine) -> Says:
    """Any kind of claim about `machine`."""
    at = Names(tuple(state.name for state in machine.states), machine.own, machine.shared, about=machine)
    configuration, step = booleans(at, 3), booleans(replace(at, steps=True), 3)
    conditional = st.builds(Implies, booleans(at, 2), booleans(at, 2))
    on_step = st.builds(Implies, booleans(replace(at, steps=True), 2), booleans(replace(at, steps=True), 2))
    built_in: st.SearchStrategy[Says] = st.sampled_from((EveryState(), EveryRow(), NoDeadEnd()))
    triggers = [trigger.name for trigger in machine.triggers]
    fair = st.lists(st.sampled_from(triggers), unique=True).map(tuple) if triggers else st.just(())
    kinds: tuple[st.SearchStrategy[Says], ...] = (
        st.builds(Always, st.one_of(configuration, configuration.map(Not), conditional)),
        st.builds(OnStep, st.one_of(step, on_step)),
        st.builds(Precedes, step, step),
        st.builds(LeadsTo, step, step, fair),
        st.builds(Reachable, step),
        st.builds(Recoverable, configuration),
        built_in,
    )
    return draw(st.one_of(kinds))


@st.composite
def claims(draw: st.DrawFn, machine: Machine) -> Claim:
    """Any claim about `machine`, about all instances or about those given."""
    found = draw(says(machine))
    parameters = Names((), machine.parameters, ())
    narrow = machine.parameters and not isinstance(found, EveryState | EveryRow | NoDeadEnd)
    given = draw(st.one_of(st.just(TRUE), atoms_of_parameters(parameters))) if narrow else TRUE
    jobs = draw(st.sampled_from((None, ANY, 1, 2)))
    return Claim("a-claim", found, draw(st.sampled_from(NOTES[1:])), given, jobs)
