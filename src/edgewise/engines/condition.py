"""When a claim says anything at all: what must be met somewhere, or the claim holds only vacuously.

After Beer, Ben-David, Eisner and Rodeh, "Efficient Detection of Vacuity in ACTL Formulas" (CAV 1997),
for the one shape people write: an implication whose left side never comes true.
"""

from __future__ import annotations

from edgewise.claim import (
    Always,
    Claim,
    EveryRow,
    EveryState,
    LeadsTo,
    NoDeadEnd,
    OnStep,
    Precedes,
    Reachable,
    Recoverable,
)
from edgewise.expr import TRUE, Expr, Implies, Quantified, conjunction


def condition(claim: Claim) -> Expr | None:
    """What some instance must meet in some run, or the claim is vacuous; None for a claim that cannot be.

    It is to be looked for where the claim looks: in configurations (Always, Recoverable), in steps
    (OnStep), in the first configuration and in steps (Precedes, LeadsTo).
    """
    before: Expr | None = None
    match claim.says:
        case Always(holds) | OnStep(holds):
            before = antecedent(holds)
        case Precedes(_, then):
            before = then
        case LeadsTo(first):
            before = first
        case Recoverable():
            pass
        case Reachable() | EveryState() | EveryRow() | NoDeadEnd():
            return None
    if before is not None:
        return conjunction(claim.given, before)
    return None if claim.given == TRUE else claim.given


def antecedent(holds: Expr) -> Expr | None:
    """All that stands before `=>` at the top of `holds`, also inside `all jobs:`; None when nothing does."""
    match holds:
        case Implies(when, then):
            further = antecedent(then)
            return when if further is None else conjunction(when, further)
        case Quantified("all", peers, body):
            inside = antecedent(body)
            return None if inside is None else Quantified("some", peers, inside)
        case _:
            return None
