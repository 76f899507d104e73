"""What proofs rest on: of each row, the conditions without which they break. An unsat core, found by deletion.

A proof for any number of instances asks of each row whether some step of it could break the claim or
the invariant. Here the same is asked of rows with fewer conditions: those that can be left out, in
all proofs at once, are. What is kept is minimal: leave out any one of it too, and some proof breaks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from edgewise.engines.any_number.cubes import Cube
from edgewise.engines.any_number.proof import Proof
from edgewise.engines.beside import each, halves
from edgewise.explain.shown import Asked, Condition, Shown
from edgewise.expr import TRUE, And, Expr
from edgewise.machine import Machine, within

MANY_OBLIGATIONS: Final = 200
"""Obligations from which on it pays to ask for half of them in a process of its own."""


@dataclass(frozen=True)
class Need:
    """A condition that proofs need, and the names of the claims whose proofs break without it.

    `direct` are those that it keeps itself; of the others it keeps only what they lean on.
    """

    condition: Condition
    claims: tuple[str, ...]
    direct: tuple[str, ...]


@dataclass(frozen=True)
class Support:
    """What some proofs need of each row, by its number: nothing, where they start, or more.

    `untouched`: no step of the row changes anything that a proof speaks of, but as the claim allows. `free`: its
    steps do no harm whatever its conditions. `placed`: it is enough where the row starts. `held`: it
    takes these conditions.
    """

    untouched: tuple[int, ...]
    free: tuple[int, ...]
    placed: tuple[int, ...]
    held: Mapping[int, tuple[Need, ...]]


def support(machine: Machine, proofs: Sequence[Proof]) -> Support:
    """What proofs of claims about one machine rest on."""
    owed: dict[int, list[Asked]] = {}
    for proof in proofs:
        for one in proof.obligations:
            if one.step is not None:
                owed.setdefault(one.step.row, []).append((proof, one))
    many = sum(map(len, owed.values())) >= MANY_OBLIGATIONS
    shared = halves(owed, lambda row: len(owed[row])) if many else (list(owed),)
    found = each(lambda rows: _rests(machine, {row: owed[row] for row in rows}), shared, len)
    rests = {row: needs for some in found for row, needs in some.items()}
    return Support(
        tuple(row for row in range(len(machine.transitions)) if row not in owed),
        tuple(row for row in sorted(rests) if rests[row] is None),
        tuple(row for row in sorted(rests) if rests[row] == ()),
        {row: needs for row in sorted(rests) if (needs := rests[row])},
    )


def _rests(machine: Machine, owed: Mapping[int, Sequence[Asked]]) -> dict[int, tuple[Need, ...] | None]:
    """What proofs need of each row: None for nothing, () for no more than where it starts."""
    shown = Shown()
    every = {row: tuple(conditions(machine, row)) for row in owed}
    safe = shown.safe({row: (owed[row], ()) for row in owed})
    kept = {row: list(every[row]) for row in owed if not safe[row]}
    for at in range(max(map(len, every.values()), default=0)):
        tried = {row: every[row][at] for row in kept if at < len(every[row])}
        less = {row: [one for one in kept[row] if one is not condition] for row, condition in tried.items()}
        for row, fine in shown.safe({row: (owed[row], less[row]) for row in less}).items():
            if fine:
                kept[row] = less[row]
    placed = {row for row, needs in kept.items() if {one.kind for one in needs} == {"from"}}
    told = _needs(owed, {row: needs for row, needs in kept.items() if row not in placed}, shown)
    return {row: () if row in placed else told.get(row) for row in owed}


def conditions(machine: Machine, number: int) -> Iterator[Condition]:
    """All that a row asks for, what to do without first: a reader looks at its arrow and its guard before the rest."""
    row = machine.transitions[number]
    verb = machine.verb_named.get(row.trigger)
    guard = [Condition("guard", part) for part in parts(row.guard)]
    whole, known = machine.conditions[number], {one.expr for one in guard}
    if verb is not None:
        yield from (Condition("asked", part) for part in parts(verb.when))
        known.update(parts(verb.when))
    yield from (Condition("range", part) for part in parts(whole) if part not in known)
    yield from reversed(guard)
    if row.sources:
        yield Condition("from", within(row.sources))


def parts(expr: Expr) -> tuple[Expr, ...]:
    """What a conjunction is made of."""
    if isinstance(expr, And):
        return tuple(part for one in expr.parts for part in parts(one))
    return () if expr == TRUE else (expr,)


def _needs(
    owed: Mapping[int, Sequence[Asked]], kept: Mapping[int, Sequence[Condition]], shown: Shown
) -> dict[int, tuple[Need, ...]]:
    """For each condition of each row the claims whose proofs break without it, in the order of the model."""
    parts: dict[tuple[int, int, str, bool], tuple[list[Asked], list[Condition]]] = {}
    claimed = {id(proof): _claimed(proof) for asked in owed.values() for proof, _ in asked}
    for row, few in kept.items():
        for at in range(len(few)):
            less = [*few[:at], *few[at + 1 :]]
            for proof, one in owed[row]:
                part = row, at, proof.claim.name, one.about is None or one.about in claimed[id(proof)]
                parts.setdefault(part, ([], less))[0].append((proof, one))
    broken: dict[tuple[int, int], list[tuple[str, bool]]] = {(row, at): [] for row, at, _, _ in parts}
    for (row, at, name, direct), fine in shown.safe(parts).items():
        if not fine:
            broken[row, at].append((name, direct))
    return {
        row: tuple(_need(few[at], broken[row, at]) for at in reversed(range(len(few)))) for row, few in kept.items()
    }


def _claimed(proof: Proof) -> frozenset[Cube]:
    """The clauses that say what is claimed of configurations."""
    return frozenset(cube for one in proof.obligations if one.about is None and one.step is None for cube in one.leans)


def _need(condition: Condition, broken: Sequence[tuple[str, bool]]) -> Need:
    claims = tuple(dict.fromkeys(name for name, _ in broken))
    return Need(condition, claims, tuple(name for name, direct in broken if direct))
