"""What of a machine can make a difference to what is seen of it."""

from __future__ import annotations

from dataclasses import replace

from edgewise.expr import TRUE, Expr, Read, walk
from edgewise.machine import Effect, Machine, Transition


def core(machine: Machine) -> Machine:
    """The machine without the variables that no guard depends on, and nothing a log tells; its rows keep their numbers.

    Such a variable changes no run but for its own values, which no log shows; what is left has as
    many configurations fewer.
    """
    told = [*machine.conditions, *(verb.when for verb in machine.verbs)]
    told += [one.when for dialect in machine.dialects for one in dialect.showing]
    told += [dialect.made for dialect in machine.dialects if dialect.made is not None]
    effects = [effect for row in machine.transitions for effect in row.effects]
    # A row is not taken where an effect would leave its range: what the condition says of it must stay.
    kept = _reads(told) | {effect.target for effect in effects if machine.in_range(effect) != TRUE}
    fresh = kept
    while fresh:
        fresh = _reads([effect.value for effect in effects if effect.target in fresh]) - kept
        kept |= fresh
    return replace(
        machine,
        parameters=tuple(one for one in machine.parameters if one.name in kept),
        variables=tuple(one for one in machine.variables if one.name in kept),
        shared=tuple(one for one in machine.shared if one.name in kept),
        transitions=tuple(_with(row, kept) for row in machine.transitions),
    )


def _with(row: Transition, kept: set[str]) -> Transition:
    effects: tuple[Effect, ...] = tuple(effect for effect in row.effects if effect.target in kept)
    return replace(row, effects=effects)


def _reads(exprs: list[Expr]) -> set[str]:
    return {part.name for expr in exprs for part in walk(expr) if isinstance(part, Read)}
