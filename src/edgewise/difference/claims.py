"""The claims of two machines, checked on both: whose verdict is another one."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from edgewise.check import Checked, check
from edgewise.claim import (
    BUILT_IN,
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
from edgewise.expr import Accepts, By, Changes, Enters, Expr, In, Read, walk
from edgewise.machine import Machine
from edgewise.rewrite import rebuilt

Where: TypeAlias = Literal["both", "old", "new"]


@dataclass(frozen=True)
class ClaimChange:
    """A claim that is judged otherwise. `old` and `new` are None where it speaks of what that machine lacks (`lacks`).

    `where` tells in whose claims it stands; where it stands in both, it is asked as the new ones have it.
    """

    claim: Claim
    where: Where
    old: Checked | None
    new: Checked | None
    lacks: tuple[str, ...] = ()


def compare(
    old: tuple[Machine, Claims], new: tuple[Machine, Claims], clock: Callable[[], float]
) -> tuple[ClaimChange, ...]:
    """Every claim of either, and every built-in one, that has another verdict, or cannot be asked of one of them."""
    (before, their), (now, ours) = old, new
    mine, theirs = {claim.name for claim in ours.claims}, {claim.name for claim in their.claims}
    asked = [*ours.claims, *(claim for claim in their.claims if claim.name not in mine)]
    verdicts = [_verdicts(machine, asked, clock) for machine in (before, now)]
    found: list[ClaimChange] = []
    for claim in (*asked, *BUILT_IN):
        one, other = (verdict.get(claim.name) for verdict in verdicts)
        if one is not None and other is not None and type(one.verdict) is type(other.verdict):
            continue
        lacks = dict.fromkeys([*_lacks(claim, before), *_lacks(claim, now)])
        found.append(ClaimChange(claim, _where(claim, mine, theirs), one, other, tuple(lacks)))
    return tuple(found)


def _where(claim: Claim, new: Container[str], old: Container[str]) -> Where:
    if claim.built_in or (claim.name in new and claim.name in old):
        return "both"
    return "new" if claim.name in new else "old"


def _verdicts(machine: Machine, asked: Iterable[Claim], clock: Callable[[], float]) -> dict[str, Checked]:
    can = tuple(_about(claim, machine) for claim in asked if not _lacks(claim, machine))
    return {one.claim.name: one for one in check(machine, Claims((), can), clock)}


def _lacks(claim: Claim, machine: Machine) -> tuple[str, ...]:
    """The names that a claim speaks of and a machine does not have, or has as something else."""
    own = {(one.name, False, one.type) for one in machine.own}
    declared = own | {(one.name, True, one.type) for one in machine.shared}
    fixed = {one.name for one in machine.parameters}
    triggers = {one.name for one in machine.triggers}
    found = [name for name in claim.says.fair if name not in triggers] if isinstance(claim.says, LeadsTo) else []

    def look(expr: Expr) -> Expr:
        match expr:
            case In(state) | Enters(state) if state not in machine.state_named:
                found.append(state)
            case By(trigger) | Accepts(trigger) if trigger not in triggers:
                found.append(trigger)
            case Read(name, shared, kind) | Changes(name, shared, kind) if (name, shared, kind) not in declared:
                found.append(name)
            case _:
                pass
        return expr if isinstance(expr, Accepts) else rebuilt(expr, look)

    _each(claim.says, look)
    look(claim.given)
    found += [part.name for part in walk(claim.given) if isinstance(part, Read) and part.name not in fixed]
    return tuple(dict.fromkeys(found))


def _about(claim: Claim, machine: Machine) -> Claim:
    """The claim as it is made of a machine: what is accepted is for its own rows to say."""

    def said(expr: Expr) -> Expr:
        if isinstance(expr, Accepts):
            return Accepts(expr.trigger, machine.acceptance(expr.trigger))
        return rebuilt(expr, said)

    return replace(claim, says=_each(claim.says, said))


def _each(says: Says, change: Callable[[Expr], Expr]) -> Says:
    """What a claim says, with each of its expressions changed."""
    match says:
        case Always(holds):
            return Always(change(holds))
        case OnStep(holds):
            return OnStep(change(holds))
        case Precedes(first, then):
            return Precedes(change(first), change(then))
        case LeadsTo(first, then, fair):
            return LeadsTo(change(first), change(then), fair)
        case Reachable(goal):
            return Reachable(change(goal))
        case Recoverable(goal):
            return Recoverable(change(goal))
        case EveryState() | EveryRow() | NoDeadEnd():
            return says
