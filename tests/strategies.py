"""Machines and claims for hypothesis: the whole grammar of docs/language.md, case by case.

Small enough that one or two instances have a few thousand configurations at most, and that most
machines with three do too. Every machine obeys the loader's rules; see `writing.toml` for its text.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import prod
from typing import Literal as OneOf

from hypothesis import strategies as st

from edgewise.claim import (
    Always,
    Claim,
    EveryRow,
    EveryState,
    NoDeadEnd,
    OnStep,
    Precedes,
    Reachable,
    Recoverable,
    Says,
)
from edgewise.expr import (
    TRUE,
    Accepts,
    Acts,
    And,
    Bool,
    By,
    Changes,
    Compare,
    Enters,
    Expr,
    Implies,
    In,
    Literal,
    Member,
    Not,
    Or,
    Order,
    Quantified,
    Range,
    Read,
    Sum,
    Type,
    Value,
    Was,
    Words,
    interval,
    values,
)
from edgewise.machine import Declaration, Effect, Event, Machine, State, Transition, Verb

STATES = ("IDLE", "RUN-1", "_done", "gone")
VERBS = ("GO", "STOP-IT")
EVENTS = ("tick", "e_2")
PARAMETERS = ("auto", "limit-p")
VARIABLES = ("n", "v-2")
SHARED = ("s", "mode-s")
WORDS = ("none", "error", "late-1")
NOTES = ("", "A note.", 'Quoted "so", back\\slash, tab\t, é → ✓.')
ORDERS: tuple[Order, ...] = ("==", "!=", "<", "<=", ">", ">=")
MOST_OWN, MOST_SHARED = 24, 6
"""The most ways one instance can be, and the most shared valuations."""


@dataclass(frozen=True)
class Names:
    """What an expression may speak of. `about` is the machine where `accepts` may stand, `steps` as in parse.Scope."""

    states: tuple[str, ...]
    own: tuple[Declaration, ...]
    shared: tuple[Declaration, ...]
    subject: bool = True
    steps: bool = False
    about: Machine | None = None

    @property
    def reads(self) -> tuple[Read, ...]:
        """Every variable that can be read here."""
        own = tuple(Read(one.name, False, one.type) for one in self.own) if self.subject else ()
        return own + tuple(Read(one.name, True, one.type) for one in self.shared)

    @property
    def triggers(self) -> tuple[str, ...]:
        """The verbs and events that can be spoken of."""
        return () if self.about is None else tuple(self.about.rows_of)


def types() -> st.SearchStrategy[Type]:
    """Every kind of type, with two to four values."""
    words = st.permutations(WORDS).flatmap(lambda found: st.sampled_from((tuple(found[:2]), tuple(found))))
    ranges = st.builds(lambda low, more: Range(low, low + more), st.integers(-1, 1), st.integers(1, 3))
    return st.one_of(st.just(Bool()), words.map(Words), ranges)


@st.composite
def numbers(draw: st.DrawFn, names: Names, depth: int) -> Expr:
    """An expression that is a number."""
    reads = [read for read in names.reads if isinstance(read.type, Range)]
    if depth and draw(st.integers(0, 2)) == 0:
        op: OneOf["+", "-"] = draw(st.sampled_from(("+", "-")))
        return Sum(op, draw(numbers(names, depth - 1)), draw(numbers(names, depth - 1)))
    if draw(st.integers(0, 3)) and reads:
        return draw(st.sampled_from(reads))
    return Literal(draw(st.integers(-1, 4)))


@st.composite
def comparisons(draw: st.DrawFn, names: Names, depth: int) -> Expr:
    """Two values of one type."""
    reads = names.reads
    if not reads or draw(st.integers(0, 5)) == 0:
        op: Order = draw(st.sampled_from(ORDERS))
        return Compare(op, draw(numbers(names, 1)), draw(numbers(names, 1)))
    read = draw(st.sampled_from(reads))
    if isinstance(read.type, Range):
        sides = (read, draw(numbers(names, 1)))
        op = draw(st.sampled_from(ORDERS))
    else:
        op = draw(st.sampled_from(ORDERS[:2]))
        alike: list[Expr] = [other for other in reads if other.type == read.type]
        if isinstance(read.type, Bool):
            alike.append(draw(booleans(names, max(0, depth - 1))))
        sides = (read, draw(st.sampled_from([*alike, *map(Literal, values(read.type))])))
    left, right = sides if draw(st.booleans()) else sides[::-1]
    return Compare(op, left, right)


@st.composite
def members(draw: st.DrawFn, names: Names) -> Expr:
    """A word or a number among constants."""
    words: list[Expr] = [read for read in names.reads if isinstance(read.type, Words)]
    item = draw(st.one_of(numbers(names, 1), *map(st.just, words)))
    options: tuple[Value, ...] = item.type.words if isinstance(item, Read) and isinstance(item.type, Words) else ()
    if not options:
        low, high = interval(item)
        options = tuple(range(low, high + 1))
    return Member(item, tuple(draw(st.lists(st.sampled_from(options), min_size=1, max_size=3, unique=True))))


@st.composite
def steps_atoms(draw: st.DrawFn, names: Names, depth: int) -> Expr:
    """What can be said of steps only."""
    found: list[Expr] = [By(trigger) for trigger in names.triggers]
    found += [Changes(read.name, read.shared, read.type) for read in names.reads]
    if names.subject:
        found += [Acts(), *(Enters(state) for state in names.states)]
    if depth and draw(st.integers(0, 3)) == 0:
        return Was(draw(booleans(names, depth - 1)))
    return draw(st.sampled_from(found)) if found else Was(TRUE)


@st.composite
def quantified(draw: st.DrawFn, names: Names, depth: int) -> Expr:
    """Over all instances, or over the peers where there is a subject."""
    which: OneOf["all", "some", "no"] = draw(st.sampled_from(("all", "some", "no")))
    peers = names.subject and draw(st.booleans())
    return Quantified(which, peers, draw(booleans(replace(names, subject=True), depth - 1)))


@st.composite
def atoms(draw: st.DrawFn, names: Names, depth: int) -> Expr:
    """A bool without parts that are bools, where there is a choice."""
    found: list[Expr] = [read for read in names.reads if isinstance(read.type, Bool)]
    kinds = ["comparison", "comparison", "member"]
    if names.subject:
        kinds += ["in"] * 3
    if found:
        kinds += ["read"] * 2
    if names.steps:
        kinds += ["step"] * 4
    if names.about is not None and names.subject and names.triggers:
        kinds.append("accepts")
    match draw(st.sampled_from([*kinds, "constant"])):
        case "comparison":
            return draw(comparisons(names, depth))
        case "member":
            return draw(members(names))
        case "in":
            return In(draw(st.sampled_from(names.states)))
        case "read":
            return draw(st.sampled_from(found))
        case "step":
            return draw(steps_atoms(names, depth))
        case "accepts":
            assert names.about is not None
            trigger = draw(st.sampled_from(names.triggers))
            return Accepts(trigger, names.about.acceptance(trigger))
        case _:
            return Literal(draw(st.booleans()))


@st.composite
def booleans(draw: st.DrawFn, names: Names, depth: int) -> Expr:
    """A bool of every form, at most `depth` connectives and quantifiers deep."""
    if not depth or draw(st.integers(0, 3)) == 0:
        return draw(atoms(names, depth))
    below = booleans(names, depth - 1)
    match draw(st.sampled_from(("not", "and", "or", "=>", "quantified", "quantified"))):
        case "not":
            return Not(draw(below))
        case "and":
            return And(tuple(draw(st.lists(below, min_size=2, max_size=3))))
        case "or":
            return Or(tuple(draw(st.lists(below, min_size=2, max_size=3))))
        case "=>":
            return Implies(draw(below), draw(below))
        case _:
            return draw(quantified(names, depth))


@st.composite
def effects(draw: st.DrawFn, names: Names, target: Declaration, shared: bool) -> Effect:
    """`target` becomes anything of its type, or a number that may be out of its range."""
    alike: list[Expr] = [read for read in names.reads if read.type == target.type]
    match target.type:
        case Bool():
            value = draw(booleans(names, 1))
        case Words(words):
            value = draw(st.sampled_from([*alike, *map(Literal, words)]))
        case Range(low, high):
            constants = st.integers(low, high).map(Literal)
            own: Expr = Read(target.name, shared, target.type)
            sums: st.SearchStrategy[Expr] = st.sampled_from((Sum("+", own, Literal(1)), Sum("-", own, Literal(1))))
            value = draw(st.one_of(constants, sums, numbers(names, 1)))
    return Effect(target.name, shared, value)


@st.composite
def transitions(
    draw: st.DrawFn, trigger: str, number: int, names: Names, variables: tuple[Declaration, ...]
) -> Transition:
    """Row `number` (from 0) of `trigger`."""
    alone = trigger in EVENTS and draw(st.integers(0, 4)) == 0
    names = replace(names, subject=not alone)
    targets = [(one, True) for one in names.shared] + ([] if alone else [(one, False) for one in variables])
    chosen = draw(st.lists(st.sampled_from(targets), unique=True, max_size=2)) if targets else []
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
    return Machine("m", states, verbs, events, parameters, variables, shared, tuple(order), note, *nouns)


@st.composite
def says(draw: st.DrawFn, machine: Machine) -> Says:
    """Any kind of claim about `machine`."""
    at = Names(tuple(state.name for state in machine.states), machine.own, machine.shared, about=machine)
    configuration, step = booleans(at, 3), booleans(replace(at, steps=True), 3)
    conditional = st.builds(Implies, booleans(at, 2), booleans(at, 2))
    on_step = st.builds(Implies, booleans(replace(at, steps=True), 2), booleans(replace(at, steps=True), 2))
    built_in: st.SearchStrategy[Says] = st.sampled_from((EveryState(), EveryRow(), NoDeadEnd()))
    kinds: tuple[st.SearchStrategy[Says], ...] = (
        st.builds(Always, st.one_of(configuration, configuration.map(Not), conditional)),
        st.builds(OnStep, st.one_of(step, on_step)),
        st.builds(Precedes, step, step),
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
    jobs = draw(st.sampled_from((None, None, 1, 2)))
    return Claim("a-claim", found, draw(st.sampled_from(NOTES)), given, jobs)


@st.composite
def atoms_of_parameters(draw: st.DrawFn, names: Names) -> Expr:
    """A condition on the parameters of an instance, and on nothing else."""
    read = draw(st.sampled_from(names.reads))
    if isinstance(read.type, Bool):
        return Not(read) if draw(st.booleans()) else read
    return Compare(draw(st.sampled_from(ORDERS[:2])), read, Literal(draw(st.sampled_from(values(read.type)))))
