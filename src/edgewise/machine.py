"""A machine as data: the life of one instance, and how the instances of a group move together.

In the words of automata theory: `states`, the alphabet (`verbs` and `events`, together the
triggers), the transition relation (`transitions`), the initial state, and the final states;
extended with variables over finite types, as in Manna and Pnueli's transition systems.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from edgewise.expr import (
    TRUE,
    Compare,
    Expr,
    Implies,
    In,
    Literal,
    Quantified,
    Range,
    Type,
    Value,
    conjunction,
    disjunction,
    interval,
)
from edgewise.problem import NOWHERE, Span

if TYPE_CHECKING:
    # Made by `load` where a model has some; most commands never see one.
    from edgewise.dialect import Dialect


@dataclass(frozen=True)
class State:
    """Where an instance can be. `internal`: never seen from outside. `final`: may stay for ever."""

    name: str
    note: str = ""
    initial: bool = False
    internal: bool = False
    final: bool = False
    error: bool = False
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True)
class Verb:
    """What the outside may ask of an instance. While `when` is false nobody is there to ask."""

    name: str
    note: str = ""
    when: Expr = TRUE
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True)
class Event:
    """What happens by itself. `answers` names the verb that asked for it, "" if none did."""

    name: str
    note: str = ""
    answers: str = ""
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True)
class Declaration:
    """A parameter (`initial` is None: every value is possible), a variable or a shared variable."""

    name: str
    type: Type
    initial: Value | None = None
    note: str = ""
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True)
class Effect:
    """`target` becomes `value`, read in the configuration before the step."""

    target: str
    shared: bool
    value: Expr
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True)
class Transition:
    """One row: on `trigger`, from any of `sources`, to `target` (None: the state stays).

    `guard` is read with the acting instance as subject. A `joint` row moves every instance of
    the group that is in `sources`, each by its own values, in one step; effects on shared
    variables read the acting instance. Without sources nobody acts: the row changes shared
    variables only. `outcome` tells apart rows of one trigger that may apply at once.
    """

    trigger: str
    sources: tuple[str, ...] = ()
    target: str | None = None
    guard: Expr = TRUE
    effects: tuple[Effect, ...] = ()
    joint: bool = False
    outcome: str = ""
    note: str = ""
    span: Span = field(default=NOWHERE, compare=False, repr=False)

    @property
    def own_effects(self) -> tuple[Effect, ...]:
        """Those on variables of the instance that moves."""
        return tuple(effect for effect in self.effects if not effect.shared)

    @property
    def shared_effects(self) -> tuple[Effect, ...]:
        """Those on variables of the group."""
        return tuple(effect for effect in self.effects if effect.shared)

    @property
    def edges(self) -> tuple[tuple[str, str], ...]:
        """The pairs (from, to) of states this row draws; none when the state stays."""
        return tuple((source, self.target) for source in self.sources) if self.target is not None else ()


@dataclass(frozen=True)
class Option:
    """What a model asks of a generator: `[generate.c-header]` with `key = value`, as TOML has it."""

    generator: str
    key: str
    value: object
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True)
class Machine:
    """The whole of a machine; what it means is in `run`. `options` and `dialects` change nothing of that."""

    name: str
    states: tuple[State, ...]
    verbs: tuple[Verb, ...] = ()
    events: tuple[Event, ...] = ()
    parameters: tuple[Declaration, ...] = ()
    variables: tuple[Declaration, ...] = ()
    shared: tuple[Declaration, ...] = ()
    transitions: tuple[Transition, ...] = ()
    note: str = ""
    instance: str = "instance"
    instances: str = "instances"
    group: str = "group"
    options: tuple[Option, ...] = field(default=(), compare=False)
    dialects: tuple[Dialect, ...] = field(default=(), compare=False)
    span: Span = field(default=NOWHERE, compare=False, repr=False)

    @cached_property
    def initial(self) -> str:
        """The state every instance starts in."""
        return next(state.name for state in self.states if state.initial)

    @cached_property
    def state_named(self) -> dict[str, State]:
        """States by name."""
        return {state.name: state for state in self.states}

    @cached_property
    def verb_named(self) -> dict[str, Verb]:
        """Verbs by name."""
        return {verb.name: verb for verb in self.verbs}

    @cached_property
    def event_named(self) -> dict[str, Event]:
        """Events by name."""
        return {event.name: event for event in self.events}

    @cached_property
    def triggers(self) -> tuple[Verb | Event, ...]:
        """Verbs, then events."""
        return (*self.verbs, *self.events)

    @cached_property
    def own(self) -> tuple[Declaration, ...]:
        """Parameters and variables: the values of an instance, in this order."""
        return self.parameters + self.variables

    @cached_property
    def slot(self) -> dict[str, int]:
        """Where the value of a parameter or variable stands among an instance's values."""
        return {declaration.name: index for index, declaration in enumerate(self.own)}

    @cached_property
    def shared_slot(self) -> dict[str, int]:
        """Where the value of a shared variable stands among the group's values."""
        return {declaration.name: index for index, declaration in enumerate(self.shared)}

    @cached_property
    def rows_of(self) -> dict[str, tuple[int, ...]]:
        """The numbers of the rows of each verb and event, in file order; () for one without rows."""
        rows: dict[str, list[int]] = {trigger.name: [] for trigger in self.triggers}
        for number, row in enumerate(self.transitions):
            rows[row.trigger].append(number)
        return {name: tuple(found) for name, found in rows.items()}

    @cached_property
    def edges(self) -> tuple[tuple[str, str], ...]:
        """Every pair (from, to) that some row draws, once, in the order of the states."""
        order = {state.name: index for index, state in enumerate(self.states)}
        found = {edge for transition in self.transitions for edge in transition.edges}
        return tuple(sorted(found, key=lambda edge: (order[edge[0]], order[edge[1]])))

    @cached_property
    def conditions(self) -> tuple[Expr, ...]:
        """For each row, by its number, all that must hold of the acting instance besides being in `sources`.

        That is the guard, the verb's own `when`, and that no effect leaves its range.
        """
        return tuple(self._condition(row) for row in self.transitions)

    def _condition(self, row: Transition) -> Expr:
        asked = self.verb_named[row.trigger].when if row.trigger in self.verb_named else TRUE
        own = conjunction(*(self.in_range(effect) for effect in row.own_effects))
        if row.joint and own != TRUE:
            own = Quantified("all", False, Implies(within(row.sources), own))
        return conjunction(asked, row.guard, own, *(self.in_range(effect) for effect in row.shared_effects))

    def in_range(self, effect: Effect) -> Expr:
        """That the effect's value is one its variable can have; TRUE where its type says so already."""
        slot, declared = (self.shared_slot, self.shared) if effect.shared else (self.slot, self.own)
        kind = declared[slot[effect.target]].type
        if not isinstance(kind, Range):
            return TRUE
        low, high = interval(effect.value)
        return conjunction(
            Compare(">=", effect.value, Literal(kind.low)) if low < kind.low else TRUE,
            Compare("<=", effect.value, Literal(kind.high)) if high > kind.high else TRUE,
        )

    def acceptance(self, trigger: str) -> Expr:
        """That some row of `trigger` can be taken by the subject now."""
        ways: list[Expr] = []
        for number in self.rows_of[trigger]:
            row = self.transitions[number]
            ways.append(conjunction(within(row.sources) if row.sources else TRUE, self.conditions[number]))
        return disjunction(*ways)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of what the machine means: notes, places, options of generators and dialects left out."""
        return digest(self)


def within(states: tuple[str, ...]) -> Expr:
    """That the subject is in one of `states`."""
    return disjunction(*(In(state) for state in states))


_NO_MEANING = frozenset({"span", "note", "options", "dialects"})


def _canonical(fact: object) -> Iterator[str]:
    if is_dataclass(fact):
        yield type(fact).__name__ + "("
        for part in fields(fact):
            if part.name not in _NO_MEANING:
                yield part.name + "="
                yield from _canonical(getattr(fact, part.name))
                yield ","
        yield ")"
    elif isinstance(fact, tuple):
        yield "["
        for item in fact:
            yield from _canonical(item)
            yield ","
        yield "]"
    else:
        yield repr(fact)


def digest(*facts: object) -> str:
    """SHA-256, in hex, of facts (frozen dataclasses, tuples, plain values) without their notes and places."""
    return hashlib.sha256("".join(part for fact in facts for part in _canonical(fact)).encode()).hexdigest()
