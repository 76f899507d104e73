"""Where everything in a drawing is: boxes in three columns, arrows straight down, straight across or along lanes.

No label can be on a line or on another label: beside each column a strip is kept for the labels of what leaves its
boxes, as wide as the widest of them, each label stands on its own line there, and lanes run outside the strips.
All lengths are points (1/72 inch); x is 0 in the middle of the main column, y grows downwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from edgewise.views.diagram_columns import Column, Spot
from edgewise.views.diagram_lanes import LANE, Stem, Stub, order, tracks
from edgewise.views.diagram_ports import (
    LABEL_GAP,
    SIDES,
    Across,
    Arrow,
    Frame,
    Lane,
    Port,
    Side,
    Straight,
    Way,
    facing,
    frames,
    ways,
)

Point: TypeAlias = tuple[float, float]

BESIDE: Final = 10.0
"""Between a box and a label beside it, and between a label and the first lane."""
STUB: Final = 24.0
"""From a box to the nearest lane where no label is between: room for an arrowhead."""
APART: Final = 26.0
"""Between two boxes of a column, at least."""
ABOVE: Final = 22.0
"""What an arrow straight down takes besides its label."""
CLEAR: Final = 8.0
"""Between a box and a line that passes above or below it."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its middle and its size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def top(self) -> float:
        return self.y - self.height / 2

    @property
    def bottom(self) -> float:
        return self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class Route:
    """The corners of an arrow, from its start to its tip, and the middle of its label."""

    corners: tuple[Point, ...]
    label: Point


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the boxes are, in the order of the drawing, and the arrows in the order they were given."""

    boxes: Mapping[str, Box]
    routes: tuple[Route, ...]


@dataclass(frozen=True, slots=True)
class _Sketch:
    """All that is known before anything has an x: `tops` is the y where each box begins."""

    spots: Mapping[str, Spot]
    widths: Mapping[Column, float]
    arrows: Sequence[Arrow]
    ways: Sequence[Way]
    frames: Mapping[str, Frame]
    tops: Mapping[str, float]

    def bottom(self, state: str) -> float:
        return self.tops[state] + self.frames[state].height

    def is_main(self, state: str) -> bool:
        return self.spots[state].column == "main"

    def falls(self, column: Column) -> Iterable[Arrow]:
        """The arrows straight down a column."""
        for arrow, way in zip(self.arrows, self.ways, strict=True):
            if isinstance(way, Straight) and self.spots[arrow.source].column == column:
                yield arrow


def lay_out(spots: Mapping[str, Spot], sizes: Mapping[str, tuple[float, float]], arrows: Sequence[Arrow]) -> Layout:
    """Place boxes, of at least the sizes (width, height) that their texts need, and arrows."""
    taken = ways(spots, arrows)
    framed = frames(spots, {state: height for state, (_, height) in sizes.items()}, arrows, taken)
    widths: dict[Column, float] = {"left": 0.0, "main": 0.0, "right": 0.0}
    for state, spot in spots.items():
        widths[spot.column] = max(widths[spot.column], sizes[state][0])
    sketch = _Sketch(spots, widths, arrows, taken, framed, _tops(spots, framed, arrows, taken))
    channels = {side: _Channel(sketch, side) for side in SIDES}
    boxes: dict[str, Box] = {}
    for state, spot in spots.items():
        x = 0.0 if spot.column == "main" else channels[spot.column].middle
        height = framed[state].height
        boxes[state] = Box(x, sketch.tops[state] + height / 2, widths[spot.column], height)
    routes = tuple(
        _straight(boxes, arrow) if isinstance(way, Straight) else channels[way.side].route(number)
        for number, (arrow, way) in enumerate(zip(arrows, taken, strict=True))
    )
    return Layout(boxes, routes)


def _straight(boxes: Mapping[str, Box], arrow: Arrow) -> Route:
    start, end = boxes[arrow.source], boxes[arrow.target]
    label = (start.x + BESIDE + arrow.width / 2, (start.bottom + end.top) / 2 - 3)
    return Route(((start.x, start.bottom), (start.x, end.top)), label)


def _tops(
    spots: Mapping[str, Spot], framed: Mapping[str, Frame], arrows: Sequence[Arrow], taken: Sequence[Way]
) -> dict[str, float]:
    """The y where each box begins: in a column one under the other, the two ports of an arrow across at one y."""
    under: dict[str, float] = {}
    across: dict[str, tuple[Side, int]] = {}
    for number, (arrow, way) in enumerate(zip(arrows, taken, strict=True)):
        if isinstance(way, Straight):
            under[arrow.source] = arrow.height + ABOVE
        elif isinstance(way, Across):
            at_side = arrow.target if spots[arrow.source].column == "main" else arrow.source
            across.setdefault(at_side, (way.side, number))
    rows: dict[int, list[str]] = {}
    for state, spot in spots.items():
        rows.setdefault(spot.beside, []).append(state)
    tops: dict[str, float] = {}
    free: dict[Column, float] = {"left": 0.0, "main": 0.0, "right": 0.0}

    def put(state: str, top: float) -> None:
        tops[state] = top
        free[spots[state].column] = top + framed[state].height + max(APART, under.get(state, 0.0))

    for main, *beside in rows.values():
        clear = top = free["main"]
        lower: dict[str, float] = {}
        for state in beside:
            if state in across:
                side, number = across[state]
                other = facing(spots[state], side)
                lower[state] = framed[main].ports[side, number] - framed[state].ports[other, number]
                top = max(top, free[side] - lower[state], clear - lower[state])
        put(main, top)
        for state in beside:
            put(state, top + lower[state] if state in lower else max(free[spots[state].column], clear))
    return tops


class _Channel:
    """What is between the main column and the column on one side of it.

    Distances `u` are counted from the border of the main column outwards.
    """

    def __init__(self, sketch: _Sketch, side: Side) -> None:
        self.sketch = sketch
        self.side: Side = side
        self.width, self.half = sketch.widths[side], sketch.widths["main"] / 2
        self.column = [state for state, spot in sketch.spots.items() if spot.column == side]
        self.own = [n for n, way in enumerate(sketch.ways) if not isinstance(way, Straight) and way.side == side]
        self.heights = _apart(sketch, self._heights())
        stems = self._stems()
        blocks = list(self._blocks())
        inner = order([stem for stem in stems if not _goes_round(stem, blocks)])
        outer = sorted((stem for stem in stems if _goes_round(stem, blocks)), key=lambda stem: stem.length)
        strip = self._strip("main")
        self.lanes = {s.lane: strip + LANE * (track + 0.5) for s, track in zip(inner, tracks(inner), strict=True)}
        self.breadth = strip + LANE * len(set(tracks(inner))) + (self._strip(side) if self.column else 0.0)
        over = self._overhang(side) + BESIDE if side == "right" else 0.0
        beyond = self.breadth + self.width + max(STUB, over)
        self.lanes |= {s.lane: beyond + LANE * track for s, track in zip(outer, tracks(outer), strict=True)}

    @property
    def middle(self) -> float:
        """The x of the middle of the column at this side."""
        return self._x(self.breadth + self.width / 2)

    def route(self, number: int) -> Route:
        """The corners of an arrow of this channel, and the middle of its label."""
        arrow, way = self.sketch.arrows[number], self.sketch.ways[number]
        start, end = (0.0 if self.sketch.is_main(state) else self.breadth for state in (arrow.source, arrow.target))
        y = self.heights[arrow.source, number]
        first = (self._x(start), y)
        beside = BESIDE + arrow.width / 2
        near = start == 0.0 or isinstance(way, Across)
        label = (self._x(beside if near else self.breadth - beside), y - LABEL_GAP - arrow.height / 2)
        if not isinstance(way, Lane):
            return Route((first, (self._x(end), y)), label)
        if way.drops:
            return Route((first, (self.middle, y), (self.middle, self.sketch.tops[arrow.target])), label)
        along, below = self._x(self.lanes[way]), self.heights[arrow.target, way]
        return Route((first, (along, y), (along, below), (self._x(end), below)), label)

    def _x(self, u: float) -> float:
        return self.half + u if self.side == "right" else -self.half - u

    def _heights(self) -> dict[tuple[str, Port], float]:
        """The y of every port that faces this channel."""
        facing_here = {
            state: facing(spot, self.side)
            for state, spot in self.sketch.spots.items()
            if spot.column in ("main", self.side)
        }
        return {
            (state, port): self.sketch.tops[state] + y
            for state, side in facing_here.items()
            for (at, port), y in self.sketch.frames[state].ports.items()
            if at == side
        }

    def _stems(self) -> list[Stem]:
        """The lanes of this channel that do not come into their box from above."""
        stubs: dict[Lane, list[Stub]] = {}
        for number in self.own:
            way, source = self.sketch.ways[number], self.sketch.arrows[number].source
            if isinstance(way, Lane) and not way.drops:
                end = Stub(self.heights[way.target, way], self.sketch.is_main(way.target))
                stubs.setdefault(way, [end]).append(Stub(self.heights[source, number], self.sketch.is_main(source)))
        return [Stem(lane, tuple(found)) for lane, found in stubs.items()]

    def _blocks(self) -> Iterable[tuple[float, float]]:
        """Where no line can pass through the column at the side: its boxes, and the labels between them."""
        under = {arrow.source: arrow.target for arrow in self.sketch.falls(self.side)}
        for state in self.column:
            end = self.sketch.tops[under[state]] if state in under else self.sketch.bottom(state)
            yield self.sketch.tops[state] - CLEAR, end + CLEAR

    def _strip(self, column: Column) -> float:
        """The width of the strip for the labels beside a column."""
        labels = [0.0]
        for number in self.own:
            arrow = self.sketch.arrows[number]
            across = isinstance(self.sketch.ways[number], Across)
            if column == ("main" if across else self.sketch.spots[arrow.source].column):
                labels.append(arrow.width + 2 * BESIDE)
        if (column == "main") == (self.side == "right"):
            labels.append(self._overhang(column) + BESIDE)
        return max(STUB, *labels)

    def _overhang(self, column: Column) -> float:
        """How far the labels of what leads straight down a column stand out of it on its right."""
        wide = max((arrow.width for arrow in self.sketch.falls(column)), default=0.0)
        return BESIDE + wide - self.sketch.widths[column] / 2


def _goes_round(stem: Stem, blocks: Sequence[tuple[float, float]]) -> bool:
    """Whether a lane runs outside the column at the side: nothing is in its way there, and much would be inside."""
    free = all(stub.near and not any(low <= stub.y <= high for low, high in blocks) for stub in stem.stubs)
    return free and any(stem.low < high and low < stem.high for low, high in blocks)


def _apart(sketch: _Sketch, heights: Mapping[tuple[str, Port], float]) -> dict[tuple[str, Port], float]:
    """`heights`, but a stub from the side is a little lower where one from the main column is as high."""

    def way(port: Port) -> Way:
        return port if isinstance(port, Lane) else sketch.ways[port]

    near = [(y, way(port)) for (state, port), y in heights.items() if sketch.is_main(state)]
    moved = dict(heights)
    for (state, port), y in heights.items():
        own = way(port)
        if isinstance(own, Lane) and not sketch.is_main(state):
            moved[state, port] = max(
                (other + 4 for other, lane in near if abs(y - other) < 4 and lane != own), default=y
            )
    return moved
