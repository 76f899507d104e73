"""What an instance has not had yet, as one more variable of it: for claims that one thing precedes another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from edgewise.claim import Claim, Precedes
from edgewise.engines.any_number.cubes import Masks, Space
from edgewise.engines.any_number.formula import Formula
from edgewise.engines.any_number.meaning import at_start, before
from edgewise.expr import Bool, Expr, Not, Quantified, Read, conjunction, walk
from edgewise.machine import Declaration, Machine
from edgewise.run import Configuration, evaluate, initial_shared, starts

LACKS: Final = "lacks."
"""The variable's name, one that no machine can have."""


@dataclass(frozen=True)
class History:
    """True of an instance that the claim speaks of, as long as `first` has not happened to it.

    `machine` is the machine with that variable, which no row changes: its value after a step is
    its value before, unless `first` is true of the step.
    """

    machine: Machine
    given: Expr
    first: Expr

    @property
    def lacks(self) -> Read:
        """The variable."""
        return Read(LACKS, False, Bool())

    def tells(self, masks: Masks) -> bool:
        """Whether the values require that the instance lacks it."""
        return masks[-1] == 0b10

    def initially(self, job: str) -> Formula:
        """What is true of an instance that lacks it at the start."""
        return before(conjunction(self.given, Not(at_start(self.first))), job)

    def starts(self, space: Space, masks: Masks) -> bool:
        """Whether some instance may start with values of these sets and of what is `lacks`."""
        if not self.tells(masks):
            return True
        lacking = conjunction(self.given, Not(at_start(self.first)))
        if any(isinstance(part, Quantified) for part in walk(lacking)):
            return True
        shared = initial_shared(self.machine)
        for start in starts(self.machine):
            own = zip(masks[1:-1], space.domains[1:-1], start.values, strict=True)
            fits = all(mask >> domain.index(value) & 1 for mask, domain, value in own)
            if fits and evaluate(self.machine, lacking, Configuration((start,), shared), 0):
                return True
        return False


def follow(machine: Machine, claim: Claim, says: Precedes) -> History:
    """The history that a claim of precedence speaks of."""
    lacks = Declaration(LACKS, Bool(), None)
    # Without an initial value: that is what `starts` and `initially` say.
    return History(replace(machine, variables=(*machine.variables, lacks)), claim.given, says.first)
