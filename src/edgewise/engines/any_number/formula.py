"""First-order formulas about named instances, and what a step makes of an expression.

An expression speaks of one subject and, by quantifiers, of its peers. To reason about groups of
any size, its instances get names (constants of an uninterpreted sort); different names here
always mean different instances. Every value is a function of one instance, so all formulas are
in the Bernays-Schoenfinkel class over finite types, which is decidable (Ramsey 1930; Piskac,
de Moura and Bjorner, "Deciding Effectively Propositional Logic Using DPLL and Substitution
Sets", JAR 2010), but where a quantifier stands below the opposite one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from edgewise.expr import TRUE, Expr, Literal


@dataclass(frozen=True, slots=True)
class Fact:
    """`expr`, without quantifiers and without a past, is true of instance `job` (None: it speaks of no instance)."""

    expr: Expr
    job: str | None


@dataclass(frozen=True, slots=True)
class Both:
    """All of `parts`."""

    parts: tuple[Formula, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """Any of `parts`."""

    parts: tuple[Formula, ...]


@dataclass(frozen=True, slots=True)
class Every:
    """`body` is true of every instance, called `job` in it, that is none of `others`."""

    job: str
    others: tuple[str, ...]
    body: Formula


@dataclass(frozen=True, slots=True)
class Some:
    """`body` is true of some instance, called `job` in it, that is none of `others`."""

    job: str
    others: tuple[str, ...]
    body: Formula


@dataclass(frozen=True, slots=True)
class Same:
    """`one` and `other` are one instance, or (where not `same`) they are two."""

    one: str
    other: str
    same: bool = True


Formula: TypeAlias = Fact | Both | Either | Every | Some | Same

HOLDS = Both(())
FAILS = Either(())


def both(*parts: Formula) -> Formula:
    """All of `parts`, flat, without what is plainly true."""
    kept: list[Formula] = []
    for part in parts:
        if isinstance(part, Either) and not part.parts:
            return FAILS
        kept += part.parts if isinstance(part, Both) else (part,)
    return kept[0] if len(kept) == 1 else Both(tuple(kept))


def either(*parts: Formula) -> Formula:
    """Any of `parts`, flat, without what is plainly false."""
    kept: list[Formula] = []
    for part in parts:
        if isinstance(part, Both) and not part.parts:
            return HOLDS
        kept += part.parts if isinstance(part, Either) else (part,)
    return kept[0] if len(kept) == 1 else Either(tuple(kept))


def fact(expr: Expr, job: str | None) -> Formula:
    """That `expr` is true of `job`."""
    if isinstance(expr, Literal):
        return HOLDS if expr == TRUE else FAILS
    return Fact(expr, job)


def quantified(every: bool, job: str, others: tuple[str, ...], body: Formula) -> Formula:
    """Of every, or of some, instance that is none of `others`."""
    if every:
        return body if body == HOLDS else Every(job, others, body)
    return body if body == FAILS else Some(job, others, body)
