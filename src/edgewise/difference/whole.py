"""All in which two machines differ."""

from __future__ import annotations

from dataclasses import dataclass

from edgewise.difference.claims import ClaimChange
from edgewise.difference.meaning import Meaning
from edgewise.difference.runs import Included, Inclusion
from edgewise.machine import Machine


@dataclass(frozen=True)
class Version:
    """A machine, and where it was read."""

    path: str
    machine: Machine


@dataclass(frozen=True)
class Difference:
    """From `old` to `new`. `claims` are None where they were not asked.

    `lost` tells whether every run of the old machine is one of the new, `won` the other way round.
    """

    old: Version
    new: Version
    meaning: Meaning
    lost: Inclusion
    won: Inclusion
    claims: tuple[ClaimChange, ...] | None

    @property
    def same(self) -> bool:
        """Whether both mean the same, numbers in the C header included."""
        included = isinstance(self.lost, Included) and isinstance(self.won, Included)
        return self.meaning.same_runs and not self.meaning.numbers and not self.claims and included
