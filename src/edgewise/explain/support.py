"""What proofs rest on: of each row, the conditions without which they break. An unsat core, found by deletion.

A proof for any number of instances asks of each row whether some step of it could break the claim or
the invariant. Here the same is asked of rows with fewer conditions: those that can be left out, in
all proofs at once, are. What is kept is minimal: leave out any one of it too, and some proof breaks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, TypeAlias

from edgewise.engines.any_number.cubes import Cube
from edgewise.engines.any_number.formula import Formula, both
from edgewise.engines.any_number.meaning import before
from edgewise.engines.any_number.obligations import Obligation
from edgewise.engines.any_number.proof import EFFORT, Proof
from edgewise.engines.beside import each, halves
from edgewise.expr import TRUE, And, Expr
from edgewise.machine import Machine, within

Kind: TypeAlias = Literal["from", "guard", "asked", "range"]

MOST_CLAUSES: Final = 30
"""Clauses of an invariant up to which all of them may stand in for a condition; else those that the row leans on."""

MANY_OBLIGATIONS: Final = 200
"""Obligations from which on it pays to ask for half of them in a process of its own."""


@dataclass(frozen=True)
class Condition:
    """One thing a row asks for: where its instance is, a part of its guard, that somebody can ask, a value's range."""

    kind: Kind
    expr: Expr


@dataclass(frozen=True)
class Need:
    """A condition that proofs need, and the names of the claims whose proofs break without it."""

    condition: Condition
    claims: tuple[str, ...]


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


_Asked: TypeAlias = tuple[Proof, Obligation]


def support(machine: Machine, proofs: Sequence[Proof]) -> Support:
    """What proofs of claims about one machine rest on."""
    owed: dict[int, list[_Asked]] = {}
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


def _rests(machine: Machine, owed: Mapping[int, Sequence[_Asked]]) -> dict[int, tuple[Need, ...] | None]:
    """What proofs need of each row: None for nothing, () for no more than where it starts."""
    every = {row: tuple(conditions(machine, row)) for row in owed}
    safe = _safe({row: (owed[row], ()) for row in owed})
    kept = {row: list(every[row]) for row in owed if not safe[row]}
    for at in range(max(map(len, every.values()), default=0)):
        tried = {row: every[row][at] for row in kept if at < len(every[row])}
        less = {row: [one for one in kept[row] if one is not condition] for row, condition in tried.items()}
        for row, fine in _safe({row: (owed[row], less[row]) for row in less}).items():
            if fine:
                kept[row] = less[row]
    placed = {row for row, needs in kept.items() if {one.kind for one in needs} == {"from"}}
    told = {row: () if row in placed else tuple(_needs(owed[row], kept[row])) for row in kept}
    return {row: told.get(row) for row in owed}


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


def _needs(asked: Sequence[_Asked], kept: Sequence[Condition]) -> Iterator[Need]:
    """For each condition the claims whose proofs break without it, in the order of the model."""
    for condition in reversed(kept):
        less = [one for one in kept if one is not condition]
        proofs = list(dict.fromkeys(id(proof) for proof, _ in asked))
        names = {id(proof): proof.claim.name for proof, _ in asked}
        safe = _safe({at: ([one for one in asked if id(one[0]) == proof], less) for at, proof in enumerate(proofs)})
        yield Need(condition, tuple(names[proof] for at, proof in enumerate(proofs) if not safe[at]))


def _safe(rows: Mapping[int, tuple[Sequence[_Asked], Sequence[Condition]]]) -> dict[int, bool]:
    """Whether all that is owed of each row can be shown with these of its conditions."""
    questions = {row: [(proof, _less(proof, one, few)) for proof, one in asked] for row, (asked, few) in rows.items()}
    shown = iter(shows([one for asked in questions.values() for one in asked]))
    told = {row: [next(shown) for _ in asked] for row, asked in questions.items()}
    return {row: all(one) for row, one in told.items()}


def _less(proof: Proof, one: Obligation, few: Iterable[Condition]) -> Obligation:
    """The obligation for a step that can be taken whenever these conditions hold, by the whole of the invariant."""
    actor = one.step.actor if one.step is not None else None
    enabled: Formula = both(*(before(condition.expr, actor) for condition in few))
    leans = proof.clauses if len(proof.clauses) <= MOST_CLAUSES else one.leans
    return replace(one, enabled=enabled, leans=leans)


def shows(asked: Sequence[_Asked]) -> list[bool]:
    """Whether z3 can show each of these, which need not be what the proof itself owes."""
    from edgewise.engines.smt.solver import answers

    found: dict[int, bool] = {}
    for script in {id(proof.script): proof.script for proof, _ in asked}.values():
        mine = [(at, one) for at, (proof, one) in enumerate(asked) if proof.script is script]
        named = _named(proof for proof, _ in asked if proof.script is script)
        texts = ["\n".join(script.question(one, named)) for _, one in mine]
        unique = list(dict.fromkeys(texts))
        head = (*script.head(), *(script.clause(cube, name) for cube, name in named.items()))
        said = dict(zip(unique, answers("\n".join((*head, *unique)), EFFORT), strict=True))
        found |= {at: said[text] == "unsat" for (at, _), text in zip(mine, texts, strict=True)}
    return [found[at] for at in range(len(asked))]


def _named(proofs: Iterable[Proof]) -> dict[Cube, str]:
    return {cube: name for proof in proofs for cube, name in zip(proof.clauses, proof.names, strict=True)}
