"""How the arrows of a drawing leave and enter its boxes: which way each goes, and how high a box is for its arrows.

All lengths are points (1/72 inch); y grows downwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from edgewise.views.diagram_columns import Column, Spot

LABEL_GAP: Final = 3.0
"""Between a label and its line."""
ENTRY: Final = 14.0
"""What an arrow that comes in takes of a box's side."""
MARGIN: Final = 5.0
"""Between the outermost arrow at a box's side and the corner."""

Side: TypeAlias = Literal["left", "right"]
SIDES: Final[tuple[Side, Side]] = ("left", "right")
Travel: TypeAlias = Literal["down", "up", "loop"]


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow to be drawn, with the size of its label."""

    source: str
    target: str
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Straight:
    """Down to the next box of the column."""


@dataclass(frozen=True, slots=True)
class Across:
    """Sideways, between a box of the main column and the one that stands beside it."""

    side: Side


@dataclass(frozen=True, slots=True)
class Lane:
    """Out of one box's side, along a lane between two columns, and into another's: from above, from below.

    Arrows with equal lanes join and enter as one. A lane that `drops` comes into its box from above.
    """

    side: Side
    target: str
    travel: Travel
    drops: bool = False


Way: TypeAlias = Straight | Across | Lane
Port: TypeAlias = int | Lane
"""What is at a box's side: arrow number (from 0) that goes out, or across; or a lane that comes in."""


def ways(spots: Mapping[str, Spot], arrows: Iterable[Arrow]) -> tuple[Way, ...]:
    """The way of each arrow. What leads on down keeps to the right, what leads back up to the left."""
    under: dict[str, str] = {}
    first: dict[Column, str] = {}
    last: dict[Column, str] = {}
    for state, spot in spots.items():
        if spot.column in last:
            under[last[spot.column]] = state
        first.setdefault(spot.column, state)
        last[spot.column] = state

    def way(arrow: Arrow) -> Way:
        start, end = spots[arrow.source], spots[arrow.target]
        if under.get(arrow.source) == arrow.target:
            return Straight()
        side: Side = "right" if "right" in (start.column, end.column) or start <= end else "left"
        if "left" in (start.column, end.column):
            side = "left"
        if start.beside == end.beside and {start.below, end.below} == {0, 1}:
            return Across(side)
        travel: Travel = "loop" if start == end else "down" if start < end else "up"
        falls = travel == "down" and start.column == "main" != end.column and first[end.column] == arrow.target
        return Lane(side, arrow.target, travel, falls)

    return tuple(map(way, arrows))


@dataclass(frozen=True, slots=True)
class Frame:
    """A box's height, and how far below its top each of its ports is, by side."""

    height: float
    ports: Mapping[tuple[Side, Port], float]


@dataclass(slots=True)
class _Slot:
    port: Port
    height: float
    rank: tuple[int, int]
    """Where along the side: by direction first (up, across, loops, down), then so that lanes nest."""


@dataclass(slots=True)
class _Sides:
    left: list[_Slot] = field(default_factory=list)
    right: list[_Slot] = field(default_factory=list)

    def of(self, side: Side) -> list[_Slot]:
        return self.left if side == "left" else self.right


def frames(
    spots: Mapping[str, Spot], least: Mapping[str, float], arrows: Sequence[Arrow], taken: Sequence[Way]
) -> dict[str, Frame]:
    """Every box with room for its arrows; `least` is the height that its text needs."""
    row = {state: number for number, state in enumerate(spots)}
    sides = {state: _Sides() for state in spots}
    origins: dict[Lane, list[str]] = {}
    for number, (arrow, way) in enumerate(zip(arrows, taken, strict=True)):
        match way:
            case Straight():
                continue
            case Across(side):
                for end in (arrow.source, arrow.target):
                    sides[end].of(facing(spots[end], side)).append(_Slot(number, _room(arrow), (1, number)))
            case Lane(side):
                origins.setdefault(way, []).append(arrow.source)
                rank = (2, 0) if way.travel == "loop" else _rank(row[arrow.source], row[arrow.target], way.drops)
                sides[arrow.source].of(facing(spots[arrow.source], side)).append(_Slot(number, _room(arrow), rank))
    for lane, sources in origins.items():
        if not lane.drops:
            here = row[lane.target]
            farthest = max((row[source] for source in sources), key=lambda there: abs(there - here))
            rank = (2, 1) if lane.travel == "loop" else _rank(here, farthest, False)
            sides[lane.target].of(facing(spots[lane.target], lane.side)).append(_Slot(lane, ENTRY, rank))
    return {state: _frame(sides[state], least[state]) for state in spots}


def facing(spot: Spot, side: Side) -> Side:
    """The side of a box that faces the lanes on one side of the main column."""
    return side if spot.column == "main" else "left" if side == "right" else "right"


def _room(arrow: Arrow) -> float:
    return arrow.height + LABEL_GAP + 10


def _rank(here: int, there: int, drops: bool) -> tuple[int, int]:
    """Among what goes up, the nearest is at the top; among what goes down, the nearest is at the bottom."""
    return (0, here - there) if there < here else (3, -1_000_000 if drops else here - there)


def _frame(sides: _Sides, least: float) -> Frame:
    heights = [sum(slot.height for slot in slots) + 2 * MARGIN for slots in (sides.left, sides.right) if slots]
    height = max(least, *heights, 0.0)
    ports: dict[tuple[Side, Port], float] = {}
    for side in SIDES:
        slots = sorted(sides.of(side), key=lambda slot: slot.rank)
        y = (height - sum(slot.height for slot in slots)) / 2
        for slot in slots:
            y += slot.height
            ports[side, slot.port] = y - 6
    return Frame(height, ports)
