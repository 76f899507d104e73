"""What z3 can show of a step that is taken on fewer conditions; what follows from an answer is not asked again."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, TypeAlias, TypeVar

from edgewise.engines.any_number.cubes import Cube
from edgewise.engines.any_number.formula import Formula, both
from edgewise.engines.any_number.meaning import before
from edgewise.engines.any_number.obligations import Obligation
from edgewise.engines.any_number.proof import EFFORT, Proof
from edgewise.expr import Expr

Kind: TypeAlias = Literal["from", "guard", "asked", "range"]

MOST_CLAUSES: Final = 30
"""Clauses of an invariant up to which all of them may stand in for a condition; else those that the row leans on."""


@dataclass(frozen=True)
class Condition:
    """One thing a row asks for: where its instance is, a part of its guard, that somebody can ask, a value's range."""

    kind: Kind
    expr: Expr


Asked: TypeAlias = tuple[Proof, Obligation]
Part = TypeVar("Part", bound=Hashable)


class Shown:
    """What is known of obligations: with more conditions than shown they stand, with fewer than denied they fall."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], list[tuple[frozenset[int], bool]]] = {}

    def safe(self, parts: Mapping[Part, tuple[Sequence[Asked], Sequence[Condition]]]) -> dict[Part, bool]:
        """Whether all that is owed of each part can be shown with these conditions of its row.

        Obligations and conditions are known by what they are, not by what they say: the same ones have to be given.
        """
        told: dict[Part, bool] = {}
        fresh: list[tuple[Part, Asked, Sequence[Condition]]] = []
        for part, (owed, few) in parts.items():
            follows = [self._follows(one, few) for one in owed]
            told[part] = False not in follows
            if told[part]:
                fresh += [(part, one, few) for one, known in zip(owed, follows, strict=True) if known is None]
        answers = shows([(proof, _less(proof, one, few)) for _, (proof, one), few in fresh])
        for (part, (proof, one), few), fine in zip(fresh, answers, strict=True):
            told[part] = told[part] and fine
            self._known.setdefault((id(proof), id(one)), []).append((frozenset(map(id, few)), fine))
        return told

    def _follows(self, asked: Asked, few: Sequence[Condition]) -> bool | None:
        now = frozenset(map(id, few))
        for then, fine in self._known.get((id(asked[0]), id(asked[1])), ()):
            if then <= now if fine else now <= then:
                return fine
        return None


def _less(proof: Proof, one: Obligation, few: Iterable[Condition]) -> Obligation:
    """The obligation for a step that can be taken whenever these conditions hold, by the whole of the invariant."""
    actor = one.step.actor if one.step is not None else None
    enabled: Formula = both(*(before(condition.expr, actor) for condition in few))
    leans = proof.clauses if len(proof.clauses) <= MOST_CLAUSES else one.leans
    return replace(one, enabled=enabled, leans=leans)


def shows(asked: Sequence[Asked]) -> list[bool]:
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
