"""A machine as a TLA+ module, and what TLC is to ask of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from edgewise.claim import (
    Always,
    Claim,
    Claims,
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
from edgewise.expr import TRUE, Bool, Expr, Implies, Range, Type, Words
from edgewise.identifier import assign
from edgewise.machine import Machine
from edgewise.option import Options
from edgewise.problem import Span
from edgewise.views.c_names import COLUMNS, wrapped
from edgewise.views.reconciliation import Reconciliation, reconcile
from edgewise.views.tla_terms import Action, Terms, action, constant, lines, words


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable of the module: what it can be, and what it is at first (`initial` begins with the relation)."""

    name: str
    type: str
    initial: str


@dataclass(frozen=True, slots=True)
class Property:
    """A claim: of every configuration, or, if `on_step`, of every step; `expect` is proved or refuted."""

    name: str
    remarks: tuple[str, ...]
    on_step: bool
    expect: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """The calls of the rows of one trigger."""

    trigger: str
    calls: str


@dataclass(frozen=True, slots=True)
class Tla:
    """All that the module and its configuration for TLC place; sets are lines that go on behind each other.

    Rows `by_one` are taken by a job, those `by_nobody` without one.
    """

    machine: str
    note: tuple[str, ...]
    instances: str
    states: tuple[str, ...]
    triggers: tuple[str, ...]
    all_variables: tuple[str, ...]
    variables: tuple[Variable, ...]
    actions: tuple[Action, ...]
    by_one: tuple[Taken, ...]
    by_nobody: tuple[Taken, ...]
    properties: tuple[Property, ...]
    claims: str
    reconciliation: Reconciliation


def view(machine: Machine, options: Options, claims: Claims) -> Tla:  # noqa: ARG001  # it has no options
    """The module of `machine`. Raises Unreadable where two names become one identifier."""
    terms = Terms(
        _assigned("own", ((one.name, one.span) for one in machine.own)),
        _assigned("shared", ((one.name, one.span) for one in machine.shared)),
    )
    variables = tuple(_variables(machine, terms))
    actions = tuple(action(machine, number, terms) for number in range(len(machine.transitions)))
    names = _assigned("Claim", ((claim.name, claim.span) for claim in claims.claims))
    properties = tuple(
        made for claim in claims.claims if (made := _property(claim, names[claim.name], terms)) is not None
    )
    triggers = tuple(trigger.name for trigger in machine.triggers)
    return Tla(
        machine=machine.name,
        note=tuple(wrapped(machine.note, COLUMNS - len("(*  *)"))),
        instances=machine.instances,
        states=lines(words(tuple(state.name for state in machine.states))),
        triggers=lines(words(triggers)),
        all_variables=lines(f"<<{', '.join(variable.name for variable in variables)}>>"),
        variables=variables,
        actions=actions,
        by_one=tuple(_taken(machine, actions, triggers, "(self)")),
        by_nobody=tuple(_taken(machine, actions, triggers, "")),
        properties=properties,
        claims=_counted(claims, properties),
        reconciliation=reconcile(
            machine,
            beside="notes",
            states=len(machine.states),
            verbs=sum(verb.name in triggers for verb in machine.verbs),
            events=sum(event.name in triggers for event in machine.events),
            edges=len({edge for row in machine.transitions for edge in row.edges}),
            rows=len(actions),
        ),
    )


def _assigned(kind: str, named: Iterable[tuple[str, Span]]) -> dict[str, str]:
    """Each kind of name has its prefix, so that none is a word of TLA+ or of the module."""
    return assign(named, lambda name: f"{kind}_{name.replace('-', '_')}", frozenset(), "TLA+", "rename one of them")


def _variables(machine: Machine, terms: Terms) -> Iterable[Variable]:
    yield Variable("state", "[Jobs -> States]", f"= [job \\in Jobs |-> {constant(machine.initial)}]")
    for one in machine.own:
        type = f"[Jobs -> {_type(one.type)}]"
        initial = f"\\in {type}" if one.initial is None else f"= [job \\in Jobs |-> {constant(one.initial)}]"
        yield Variable(terms.own[one.name], type, initial)
    for one in machine.shared:
        if one.initial is not None:
            yield Variable(terms.shared[one.name], _type(one.type), f"= {constant(one.initial)}")


def _type(type: Type) -> str:
    match type:
        case Bool():
            return "BOOLEAN"
        case Words(found):
            return words(found)
        case Range(low, high):
            return f"({constant(low)}..{constant(high)})"


def _taken(machine: Machine, actions: tuple[Action, ...], triggers: tuple[str, ...], parameter: str) -> Iterable[Taken]:
    for trigger in triggers:
        rows = [actions[number] for number in machine.rows_of[trigger]]
        calls = [f"Row_{row.number}{parameter}" for row in rows if row.parameter == parameter]
        if calls:
            yield Taken(trigger, " \\/ ".join(calls))


def _property(claim: Claim, name: str, terms: Terms) -> Property | None:
    """A claim as a property, None for one that TLA+ does not say as simply."""
    about = _about(claim.says)
    if about is None:
        return None
    expr, on_step = about
    whole = expr if claim.given == TRUE else Implies(claim.given, expr)
    text = f"\\A self \\in Jobs : {terms.text(whole, 'self', chr(39) if on_step else '')}"
    remarks = wrapped(f"{claim.name}: {claim.sentence}{' To be refuted.' if claim.expect == 'refuted' else ''}", 90)
    return Property(name, tuple(remarks), on_step, claim.expect, lines(text))


def _about(says: Says) -> tuple[Expr, bool] | None:
    """What is always true, and whether of every step."""
    match says:
        case Always(expr):
            return expr, False
        case OnStep(expr):
            return expr, True
        case Precedes() | LeadsTo() | Reachable() | Recoverable() | EveryState() | EveryRow() | NoDeadEnd():
            return None


def _counted(claims: Claims, said: tuple[Property, ...]) -> str:
    left_out = len(claims.claims) - len(said)
    more = f"; not said here, for they are of others: {left_out}" if left_out else ""
    return f"claims of kind always, never and step: {len(said)} of {len(claims.claims)}{more}"
