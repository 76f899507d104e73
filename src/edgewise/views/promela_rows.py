"""Rows as Promela: each is one option of a process, and one `d_step`, so that nothing comes between its parts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from edgewise.expr import TRUE, Expr, In, Read, conjunction, walk
from edgewise.machine import Effect, Machine, Transition, within
from edgewise.views.promela_terms import NOBODY, Terms, code


@dataclass(frozen=True, slots=True)
class Option:
    """A row: what it is in our words, when it can be taken, and what it does, line by line.

    `label` is what a run prints, `taken` the trigger, `actor` the job that acts. `remembers`: its effects read what
    it changes, so it keeps the configuration before the step.
    """

    remark: str
    label: str
    guard: tuple[str, ...]
    taken: str
    actor: str
    remembers: bool
    lines: tuple[str, ...]


def option(machine: Machine, number: int, terms: Terms) -> Option:
    """Row `number` of the machine."""
    row = machine.transitions[number]
    who = "me" if row.sources else NOBODY
    guard = conjunction(within(row.sources) if row.sources else TRUE, machine.conditions[number])
    remembers = bool(_read(effect.value for effect in row.effects) & _written(row))

    def assigned(effect: Effect, to: str) -> str:
        return f"{terms.place(effect.target, effect.shared, to)} = {terms.text(effect.value, to, remembers)}"

    def moved(to: str) -> list[str]:
        state = [] if row.target is None else [f"state[{to}] = {terms.names.states[row.target]}"]
        return state + [assigned(effect, to) for effect in row.own_effects]

    lines = _each(row, moved("who"), terms) if row.joint else [f"{line};" for line in moved(who)]
    lines += [f"{assigned(effect, who)};" for effect in row.shared_effects]
    label = f"{row.trigger} ({row.outcome})" if row.outcome else row.trigger
    return Option(
        f"{label}: {_told(row)}",
        label,
        code(f"{terms.text(guard, who)} ->", 2),
        terms.names.triggers[row.trigger],
        who,
        remembers,
        tuple(lines),
    )


def _each(row: Transition, moved: list[str], terms: Terms) -> list[str]:
    """The moves of every job that is in `from`."""
    if not moved:
        return []
    there, *more = code(f":: {terms.text(within(row.sources), 'who')} ->", 3)
    first = ["for (who : 0 .. JOBS - 1) {", "\tif", f"\t{there}", *(f"\t{line}" for line in more)]
    return [*first, *(f"\t\t{line};" for line in moved[:-1]), f"\t\t{moved[-1]}", "\t:: else", "\tfi", "};"]


def _told(row: Transition) -> str:
    """From where to where, and for whom."""
    to = "stays" if row.target is None else row.target
    return f"{', '.join(row.sources)} -> {to}{', each' if row.joint else ''}" if row.sources else "nobody acts"


_STATE = ""
"""Among the names that are read and written: where the jobs are."""


def _read(exprs: Iterable[Expr]) -> set[str]:
    parts = [part for expr in exprs for part in walk(expr)]
    return {part.name for part in parts if isinstance(part, Read)} | {_STATE for part in parts if isinstance(part, In)}


def _written(row: Transition) -> set[str]:
    return {effect.target for effect in row.effects} | (set() if row.target is None else {_STATE})
