"""What must be shown for a claim to be true of any number of instances, each as one question that must have no answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from edgewise.claim import Always, Claim, OnStep
from edgewise.engines.any_number.cubes import Cube, Masks, Space
from edgewise.engines.any_number.formula import HOLDS, Formula, Some, both, either
from edgewise.engines.any_number.meaning import Taken, after, before
from edgewise.expr import Bool, Compare, Expr, Literal, Member, Not, Read, Type, Value, conjunction, values
from edgewise.machine import Declaration, Machine, within


@dataclass(frozen=True)
class Obligation:
    """`formula`, together with the invariant where `inductive`, must be true of no configuration. `says` tells it in words."""

    says: str
    formula: Formula
    uses_invariant: bool = True


def conditions(space: Space, cube: Cube) -> tuple[Expr, tuple[Expr, ...]]:
    """What a cube requires, as expressions: of the shared variables, and of each of its instances."""
    machine = space.machine
    shared = _required(cube.shared, space.shared, machine.shared, shared=True)
    jobs = []
    for masks in cube.jobs:
        states = tuple(state.name for index, state in enumerate(machine.states) if masks[0] >> index & 1)
        inside = within(states) if masks[0] != space.own[0] else Literal(True)
        jobs.append(conjunction(inside, _required(masks[1:], space.own[1:], machine.own, shared=False)))
    return shared, tuple(jobs)


def _required(masks: Masks, full: Masks, declared: Sequence[Declaration], *, shared: bool) -> Expr:
    parts = []
    for mask, whole, name in zip(masks, full, declared, strict=True):
        if mask != whole:
            parts.append(one_of(Read(name.name, shared, name.type), name.type, mask))
    return conjunction(*parts)


def one_of(read: Expr, kind: Type, mask: int) -> Expr:
    """That a value is one of a set."""
    allowed: tuple[Value, ...] = tuple(value for index, value in enumerate(values(kind)) if mask >> index & 1)
    if isinstance(kind, Bool):
        return read if allowed == (True,) else Not(read)
    return Compare("==", read, Literal(allowed[0])) if len(allowed) == 1 else Member(read, allowed)


def present(space: Space, cube: Cube) -> Formula:
    """That the configuration is one of the cube's."""
    shared, jobs = conditions(space, cube)
    names = tuple(f"j{index}" for index in range(len(jobs)))
    inside = both(before(shared, None), *(before(job, name) for name, job in zip(names, jobs, strict=True)))
    for index in range(len(names) - 1, -1, -1):
        inside = Some(names[index], names[:index], inside)
    return inside


def entered(space: Space, cube: Cube, step: Taken) -> list[Formula]:
    """That `step` leads into the cube: with any of its instances, or none, as the one that acts."""
    shared, jobs = conditions(space, cube)
    ways = []
    for actor in (None, *range(len(jobs))) if step.actor is not None else (None,):
        names = [step.actor if index == actor and step.actor else f"j{index}" for index in range(len(jobs))]
        inside = both(
            after(shared, None, step), *(after(job, name, step) for name, job in zip(names, jobs, strict=True))
        )
        apart = (step.actor,) if step.actor is not None else ()
        free = [name for name in names if name != step.actor]
        for index in range(len(free) - 1, -1, -1):
            inside = Some(free[index], (*apart, *free[:index]), inside)
        ways.append(inside)
    return ways


def induction(machine: Machine, space: Space, cubes: Sequence[Cube]) -> Iterator[Obligation]:
    """That no group starts in one of the cubes, and no step leads into one from outside all."""
    yield Obligation(
        "a group that starts has none of it",
        both(initial(machine), either(*(present(space, cube) for cube in cubes))),
        uses_invariant=False,
    )
    for step, words in steps(machine):
        for number, cube in enumerate(cubes):
            for way in entered(space, cube, step):
                yield Obligation(f"{words} keeps it away", both(step.enabled(), way))


def steps(machine: Machine) -> Iterator[tuple[Taken, str]]:
    """Every row as a step, taken by an instance called a (by nobody, for a row without `from`), and its name in words."""
    for number, row in enumerate(machine.transitions):
        place = f" (line {row.span.line})" if row.span.line else f" (row {number + 1})"
        yield Taken(machine, number, "a" if row.sources else None), f"{row.trigger}{place}"


def initial(machine: Machine) -> Formula:
    """That the configuration is one a group can start in."""
    from edgewise.engines.any_number.formula import Every

    start: list[Expr] = [within((machine.initial,))]
    start += [_is(Read(d.name, False, d.type), d) for d in machine.variables]
    shared = [_is(Read(d.name, True, d.type), d) for d in machine.shared]
    return both(Every("j", (), both(*(before(part, "j") for part in start))), *(before(part, None) for part in shared))


def _is(read: Expr, declared: Declaration) -> Expr:
    assert declared.initial is not None
    return one_of(read, declared.type, 1 << values(declared.type).index(declared.initial))


def breaks(machine: Machine, claim: Claim) -> Iterator[Obligation]:
    """That the claim, about an instance called i, is broken by no configuration, or by no step."""
    match claim.says:
        case Always(holds):
            yield Obligation(
                "the claim follows", Some("i", (), both(before(claim.given, "i"), before(holds, "i", positive=False)))
            )
        case OnStep(holds):
            for step, words in steps(machine):
                ways = (
                    [_broken(claim, holds, step, who) for who in ("a", "i")]
                    if step.actor
                    else [_broken(claim, holds, step, "i")]
                )
                yield Obligation(f"{words} does not break the claim", both(step.enabled(), either(*ways)))
        case _:
            raise AssertionError(claim)


def _broken(claim: Claim, holds: Expr, step: Taken, subject: str) -> Formula:
    inside = both(before(claim.given, subject), after(holds, subject, step, positive=False))
    if subject == step.actor:
        return inside
    return Some(subject, (step.actor,) if step.actor is not None else (), inside)


_ = HOLDS
