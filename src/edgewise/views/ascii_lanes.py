"""The columns of the drawing for mail: room for labels beside the boxes, and a lane for each net."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from edgewise.views.ascii_plan import OTHER, Net, Plan, Side
from edgewise.views.ascii_rows import Lines, Port, Rows, Straight

FRAME: Final = 4
"""What a box is wider than its name: borders, and a blank on both sides."""
AROUND: Final = 7
"""Columns from the border of a box to a lane, or to the next box, beside the letters of a label between them."""
BARE: Final = 4
"""The same where there is no label."""
NARROWEST: Final = 9
"""A box has room for two lines below its name, one down and one up, with corners that stand apart from them."""


@dataclass(frozen=True, slots=True)
class Lane:
    """The upright line of a net, from the upper of its rows to the lower, and how far from the main column it is."""

    net: Net
    rows: tuple[int, ...]
    at: int

    def spans(self, row: int) -> bool:
        """Whether the lane runs through a row without a corner there."""
        return self.rows[0] < row < self.rows[-1]


@dataclass
class Margin:
    """What is on one side of the main column; all places are columns counted from its boxes' border, outwards.

    `text` is the width of the labels at lines to lanes: lanes begin at it. `room` is that of the labels at lines to
    the boxes beside the main column, which begin there. `outer` is that of the labels on the far side of those boxes,
    from their border. `end` is the outermost column.
    """

    side: Side
    plan: Plan
    rows: Rows
    main: int
    ranks: Mapping[Net, float]
    width: int = 0
    text: int = 0
    room: int = 0
    outer: int = 0
    end: int = 0
    lanes: dict[Net, Lane] = field(default_factory=dict)
    blocked: list[tuple[int, int, int, int]] = field(default_factory=list)
    ports: dict[Net, list[Port]] = field(default_factory=dict)
    crossings: int = 0

    def __post_init__(self) -> None:
        self.states = [one.state for one in self.plan.beside if one.side == self.side]
        self.width = box_width(self.states) if self.states else 0
        for port in self.rows.ports:
            if port.side == self.side and port.net:
                self.ports.setdefault(port.net, []).append(port)
        self._measure()
        self._block()
        for net in sorted(self.ports, key=self._hint):
            self.lanes[net] = self._lane(net)
        self.end = max([self.end, *(lane.at for lane in self.lanes.values())])

    def start(self, port: Port) -> int:
        """The column of the first letter on the right, of the left edge of a label on the left: so labels line up."""
        stem = self.stem(port.state) if port.net else 0
        if self.side == "right":
            return stem + 4
        if port.net is None:
            return self.room - 4
        return min(lane.at for lane in self.lanes.values() if lane.at >= (stem and stem + self.outer)) - 4

    def stem(self, state: str) -> int:
        """The column of the border that a lane's line leaves: 0 for the main column."""
        return self.room + self.width - 1 if state in self.states else 0

    def reach(self, port: Port) -> int:
        """Where the line from a port ends: at its lane, or at the border of the box beside."""
        return self.lanes[port.net].at if port.net else self.room

    def _measure(self) -> None:
        ports = [port for port in self.rows.ports if port.side == self.side]
        between = [line for line in self.rows.straight if line.upper in self.plan.main]
        main = max((self._outwards(line) for line in between), default=0)
        level = max((self._outwards(line) for line in between if self._is_beside(line)), default=0)
        beside = [line for line in self.rows.straight if line.upper in self.states]
        inwards = max((self._inwards(line) for line in beside), default=0)
        outwards = max((self._outwards(line) for line in beside), default=0)
        near = [_room(port.lines) for port in ports if port.net and port.state not in self.states]
        self.text = max([BARE, *near])
        self.room = max([BARE, _clear(level + inwards), *(_room(port.lines) for port in ports if not port.net)])
        if any(net[0] == self.side for net in self.rows.overhead):
            self.room = max(self.room, max(self.text, _clear(main)) - self.width // 2)
        far = [_room(port.lines) for port in ports if port.net and port.state in self.states]
        self.outer = max([BARE, _clear(outwards), *far])
        self.end = max(main, self.room + self.width - 1 + outwards if self.states else 0)

    def _outwards(self, line: Straight) -> int:
        """How far the labels of a line between two boxes stand out on this side."""
        return line.overhang(self.width if line.upper in self.states else self.main)[self.side]

    def _is_beside(self, line: Straight) -> bool:
        """Whether a box on this side stands beside a line of the main column."""
        top, bottom = sum(self.rows.boxes[line.upper]), self.rows.boxes[line.lower][0]
        boxes = (self.rows.boxes[state] for state in self.states)
        return any(first < bottom and top < first + height for first, height in boxes)

    def _inwards(self, line: Straight) -> int:
        return line.overhang(self.width)[OTHER[self.side]]

    def _block(self) -> None:
        """Boxes beside the main column, what leads to them, and labels beside them: where no lane can be."""
        first, last = self.room, self.room + self.width - 1
        for state in self.states:
            top, height = self.rows.boxes[state]
            self.blocked.append((top, first, top + height - 1, last))
        for line in self.rows.straight:
            top, bottom = sum(self.rows.boxes[line.upper]), self.rows.boxes[line.lower][0]
            if line.upper in self.states:
                self.blocked.append((top, first - self._inwards(line), bottom, last + self._outwards(line)))
            elif line.upper in self.plan.main:
                self.blocked.append((top, 0, bottom, self._outwards(line) + 1))
        for port in self.rows.ports:
            if port.side == self.side:
                below = port.row + max(1, len(port.lines)) - 1
                if port.net is None:
                    self.blocked.append((port.row, 0, below, first))
                elif port.state in self.states and port.lines:
                    self.blocked.append((port.row, last, below, last + self.outer - 3))

    def _hint(self, net: Net) -> tuple[bool, float, int, int]:
        rows = self._rows(net)
        return net not in self.rows.overhead, self.ranks.get(net, 0.0), rows[-1] - rows[0], rows[0]

    def _rows(self, net: Net) -> tuple[int, ...]:
        rows = [port.row for port in self.ports[net]]
        if net in self.rows.overhead:
            rows.append(self.rows.boxes[net[1]][0] - 1)
        return tuple(sorted(rows))

    def _lane(self, net: Net) -> Lane:
        """The lane of a net among those that there are: where few lines cross, and then as near as can be."""
        rows = self._rows(net)
        pairs = [(other, *self._pair(net, rows, other)) for other in self.lanes.values()]
        beside = any(port.state in self.states for port in self.ports[net])
        at = max(self.text, self.room + self.width - 1 + self.outer if beside else 0)
        if net in self.rows.overhead:
            at = self.room + self.width // 2
            self.crossings += _crossed(pairs, at)
            return Lane(net, rows, at)
        last = max([at, *(other.at for other in self.lanes.values())])
        best: tuple[int, int] | None = None
        while best is None or (best[0] and at <= last + self.plan.pitch):
            crossed = _crossed(pairs, at)
            if (best is None or crossed * 20 + at < best[0] * 20 + best[1]) and self._fits(rows, at):
                best = crossed, at
            at += 1
        self.crossings += best[0]
        return Lane(net, rows, best[1])

    def _pair(self, net: Net, rows: tuple[int, ...], other: Lane) -> tuple[int, int]:
        """How often the lines of a net cross those of a lane, where its own is further out, and where further in."""
        first, last = rows[0], rows[-1]
        outside = sum(other.spans(port.row) and self.stem(port.state) < other.at for port in self.ports[net])
        return outside, sum(first < port.row < last for port in self.ports[other.net])

    def _fits(self, rows: tuple[int, ...], at: int) -> bool:
        first, last = rows[0] - 1, rows[-1] + 1
        for top, left, bottom, right in self.blocked:
            if left - 2 <= at <= right + 2 and top <= last and first <= bottom:
                return False
        for other in self.lanes.values():
            if abs(other.at - at) < self.plan.pitch and other.rows[0] - 1 <= last and first <= other.rows[-1] + 1:
                return False
        return True


def _crossed(pairs: list[tuple[Lane, int, int]], at: int) -> int:
    return sum(outside if other.at < at else inside for other, outside, inside in pairs)


def _clear(overhang: int) -> int:
    return overhang + BARE if overhang > 0 else 0


def _room(lines: Lines) -> int:
    return max(map(len, lines)) + AROUND if lines else BARE


def box_width(states: Sequence[str]) -> int:
    """The columns of boxes that stand under each other."""
    return max(NARROWEST, *(len(state) + FRAME for state in states))
