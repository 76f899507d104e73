"""Claims as Promela assertions, each behind a macro of its own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

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
)
from edgewise.expr import TRUE, Expr, Implies, conjunction
from edgewise.views.c_names import wrapped
from edgewise.views.promela_terms import Terms, code

WHO: Final = "who"
"""The job that a claim is about."""


@dataclass(frozen=True, slots=True)
class Assertion:
    """A claim that can be asserted of each job, in the first configuration and after each step.

    `macro` switches it on, `remarks` are its name and its sentence. `code` computes `holds`, which is kept, for SPIN
    prints the text of what it asserts. `seen`, "" where there is none, keeps for each job what happened to it: more
    states to SPIN.
    """

    macro: str
    remarks: tuple[str, ...]
    holds: str
    seen: str
    code: tuple[str, ...]


def assertions(claims: Claims, terms: Terms) -> tuple[Assertion, ...]:
    """Those of the claims that are about what never happens; the others need more than an assertion."""
    return tuple(made for claim in claims.claims if (made := assertion(claim, terms)) is not None)


def assertion(claim: Claim, terms: Terms) -> Assertion | None:
    """A claim as an assertion, None for one that is no claim about what never happens."""
    macro = terms.names.claims[claim.name]
    name = macro.removeprefix("CLAIM_")
    holds, seen = f"holds_{name}", ""

    def said(expr: Expr) -> str:
        return terms.text(expr, WHO)

    lines: list[str]
    match claim.says:
        case Always(expr):
            lines = [f"{holds} = {said(_where(claim.given, expr))};"]
        case OnStep(expr):
            lines = [f"{holds} = !taken || ({said(_where(claim.given, expr))});"]
        case Precedes(first, then):
            seen = f"seen_{name}"
            always = replace(terms, at_start=True)
            met, broken = (always.text(conjunction(claim.given, part), WHO) for part in (first, then))
            lines = [f"{seen}[{WHO}] = {seen}[{WHO}] || ({met});", f"{holds} = {seen}[{WHO}] || !({broken});"]
        case LeadsTo() | Reachable() | Recoverable() | EveryState() | EveryRow() | NoDeadEnd():
            return None
    shown = tuple(part for line in lines for part in code(line, 2))
    remarks = wrapped(f"{claim.name}: {claim.sentence}{' To be refuted.' if claim.expect == 'refuted' else ''}", 80)
    return Assertion(macro, tuple(remarks), holds, seen, shown)


def _where(given: Expr, expr: Expr) -> Expr:
    return expr if given == TRUE else Implies(given, expr)
