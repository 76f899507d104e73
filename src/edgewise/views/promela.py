"""A machine as a Promela model, for SPIN: a process a job, each row an option of it, each claim an assertion."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from textwrap import fill

from edgewise.claim import Claims
from edgewise.expr import Bool, Range, Words, values
from edgewise.load.proofs import MOST_JOBS
from edgewise.machine import Declaration, Machine
from edgewise.option import Options
from edgewise.views.c_names import COLUMNS, wrapped
from edgewise.views.promela_claims import Assertion, assertions
from edgewise.views.promela_names import identifiers, type_name
from edgewise.views.promela_rows import Option, option
from edgewise.views.promela_terms import NOBODY, Macro, Terms
from edgewise.views.reconciliation import Reconciliation, reconcile


@dataclass(frozen=True, slots=True)
class Variable:
    """What is kept: of each job (`index` is "[JOBS]") or of all, and how it is kept before a step."""

    name: str
    type: str
    index: str
    initial: str
    hidden: str


@dataclass(frozen=True, slots=True)
class Unrolled:
    """One of the macros that put a body about each job: its name, and the sign between the bodies."""

    name: str
    sign: str


@dataclass(frozen=True, slots=True)
class Promela:
    """All that the model places.

    `symbols` are lines of the list of all states and words, `triggers` pairs of an identifier and its number; `choices`
    choose the parameters of job `made`. `own_rows` are taken by a job, `group_rows` by nobody. `claims` says in a line
    how many there are, and how many of them are no assertions.
    """

    machine: str
    note: tuple[str, ...]
    instance: str
    instances: str
    most: int
    symbols: tuple[str, ...]
    variables: tuple[Variable, ...]
    triggers: tuple[tuple[str, int], ...]
    unrolled: tuple[Unrolled, ...]
    macros: tuple[Macro, ...]
    assertions: tuple[Assertion, ...]
    choices: tuple[str, ...]
    own_rows: tuple[Option, ...]
    group_rows: tuple[Option, ...]
    claims: str
    reconciliation: Reconciliation


def view(machine: Machine, options: Options, claims: Claims) -> Promela:  # noqa: ARG001  # it has no options
    """The Promela model of `machine`. Raises Unreadable where SPIN has no such names, or no room."""
    names = identifiers(machine, claims)
    terms = Terms(machine, names)
    rows = [option(machine, number, terms) for number in range(len(machine.transitions))]
    said = assertions(claims, terms)
    own = tuple(row for row in rows if row.actor != NOBODY)
    group = tuple(row for row in rows if row.actor == NOBODY)
    return Promela(
        machine=machine.name,
        note=tuple(wrapped(machine.note, COLUMNS - len(" * "))),
        instance=machine.instance,
        instances=machine.instances,
        most=MOST_JOBS,
        symbols=_lines(f"{symbol}," for symbol in (*names.states.values(), *names.words.values())),
        variables=tuple(_variables(machine, terms)),
        triggers=tuple((name, number) for number, name in enumerate(names.triggers.values(), 1)),
        unrolled=tuple(
            Unrolled(f"{word}_{level}", sign)
            for level in range(1, terms.depth + 1)
            for word, sign in (("ALL", "&&"), ("ANY", "||"))
        ),
        macros=tuple(terms.macros.values()),
        assertions=said,
        choices=tuple(_choice(parameter, terms) for parameter in machine.parameters),
        own_rows=own,
        group_rows=group,
        claims=_counted(claims, said),
        reconciliation=reconcile(
            machine,
            beside="notes",
            states=len(names.states),
            verbs=sum(verb.name in names.triggers for verb in machine.verbs),
            events=sum(event.name in names.triggers for event in machine.events),
            edges=len({edge for row in machine.transitions for edge in row.edges}),
            rows=len(own) + len(group),
        ),
    )


def _lines(words: Iterable[str]) -> tuple[str, ...]:
    """Words that fill lines, the last without its comma."""
    return tuple(fill(" ".join(words).removesuffix(","), COLUMNS - len("\t".expandtabs())).splitlines())


def _variables(machine: Machine, terms: Terms) -> Iterable[Variable]:
    yield Variable("state", "mtype", "[JOBS]", f" = {terms.names.states[machine.initial]}", "mtype")
    for index, declared in (("[JOBS]", machine.own), ("", machine.shared)):
        for one in declared:
            initial = "" if one.initial is None else f" = {terms.value(one.initial)}"
            kept = terms.names.own[one.name] if index else terms.names.shared[one.name]
            yield Variable(kept, type_name(one.type), index, initial, type_name(one.type, hidden=True))


def _choice(parameter: Declaration, terms: Terms) -> str:
    """A statement that gives a parameter any of its values."""
    place = terms.place(parameter.name, False, "made")
    match parameter.type:
        case Range(low, high):
            count = f":: {place} < {terms.value(high)} -> {place} = {place} + 1 :: break"
            return f"{place} = {terms.value(low)}; do {count} od"
        case Bool() | Words():
            return f"if {' '.join(f':: {place} = {terms.value(value)}' for value in values(parameter.type))} fi"


def _counted(claims: Claims, said: Sequence[Assertion]) -> str:
    left_out = len(claims.claims) - len(said)
    more = f"; not said here, for they need more: {left_out}" if left_out else ""
    return f"claims that can be asserted: {len(said)} of {len(claims.claims)}{more}"
