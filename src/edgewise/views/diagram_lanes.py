"""Lanes between two columns of a drawing: in which order they run, and which of them share a track."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from edgewise.views.diagram_ports import Lane

LANE: Final = 13.0
"""Points between two lanes."""
ROUNDS: Final = 50
"""How often an order of lanes is gone through to better it."""


@dataclass(frozen=True, slots=True)
class Stub:
    """A line from a box to a lane, at a height. `near`: from the main column, else from the one at the side."""

    y: float
    near: bool


@dataclass(frozen=True, slots=True)
class Stem:
    """A lane with its stubs, before it has a place."""

    lane: Lane
    stubs: tuple[Stub, ...]

    @property
    def low(self) -> float:
        """The least y."""
        return min(stub.y for stub in self.stubs)

    @property
    def high(self) -> float:
        """The greatest y."""
        return max(stub.y for stub in self.stubs)

    @property
    def length(self) -> float:
        return self.high - self.low

    def crossings(self, other: Stem, *, near: bool) -> int:
        """How many stubs of `other` cross this lane; those from the main column (`near`), or those from the side."""
        low, high = self.low - 2, self.high + 2
        return sum(1 for stub in other.stubs if stub.near == near and low < stub.y < high)


def order(stems: Sequence[Stem]) -> list[Stem]:
    """Lanes from the main column outwards so that few lines cross: short ones first, then swapped while it helps."""
    found = sorted(stems, key=lambda stem: stem.length)
    for _ in range(ROUNDS):
        swapped = False
        for at in range(len(found) - 1):
            inner, outer = found[at], found[at + 1]
            now = inner.crossings(outer, near=True) + outer.crossings(inner, near=False)
            then = outer.crossings(inner, near=True) + inner.crossings(outer, near=False)
            if then < now:
                found[at], found[at + 1] = outer, inner
                swapped = True
        if not swapped:
            break
    return found


def tracks(stems: Sequence[Stem]) -> list[int]:
    """A track for each lane, in their order, such that lanes on one track do not touch."""
    found: list[int] = []
    for number, stem in enumerate(stems):
        beside = (
            found[before]
            for before, other in enumerate(stems[:number])
            if other.low - LANE < stem.high and stem.low < other.high + LANE
        )
        found.append(max(beside, default=-1) + 1)
    return found
