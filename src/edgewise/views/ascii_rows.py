"""The rows of the drawing for mail: how high each box is, and on which row each line leaves or enters its side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import TypeAlias

from edgewise.views.ascii_labels import Edge
from edgewise.views.ascii_plan import SIDES, Net, Plan, Roles, Side

Lines: TypeAlias = Sequence[str]
Leaving: TypeAlias = tuple[tuple[int, float], Edge, Net, Lines]
"""The order of a port on its side; the edge that leaves there, with its label, or one that enters, without."""


@dataclass(frozen=True, slots=True)
class Port:
    """Where a line meets a side of a box; `lines` are the label of the edge that leaves here, () where one enters.

    `net` is None where the line leads to or from the neighbour at that side, with no lane between.
    """

    state: str
    side: Side
    row: int
    edge: Edge
    lines: Lines
    net: Net | None = None


@dataclass(frozen=True, slots=True)
class Straight:
    """The lines between a box and the one right under it: down, up, or both, each with its label.

    The label of a single line is on its left only where that is `outside`, away from the main column. Columns count
    from the left border of the boxes, which are `width` wide.
    """

    upper: str
    lower: str
    down: Lines
    up: Lines
    outside: Side = "right"

    @property
    def height(self) -> int:
        """Rows that it needs between the boxes: a blank one, the label's, and one for a head."""
        return max(len(self.down), len(self.up)) + 2

    def columns(self, width: int) -> tuple[int, int]:
        """Where the line down runs, and the line up."""
        middle = width // 2
        return (middle - 2, middle + 2) if self.down and self.up else (middle, middle)

    def texts(self, width: int) -> tuple[tuple[int, int, str, bool], ...]:
        """Each line of the labels: its row below the upper box, its first column, its text, whether it is of `down`."""
        down, up = self.columns(width)
        left = self.outside == "left"
        found = [
            (row, down - 1 - len(text) if left or self.up else down + 2, text, True)
            for row, text in enumerate(self.down, 1)
        ]
        found += [
            (row, up - 1 - len(text) if left and not self.down else up + 2, text, False)
            for row, text in enumerate(self.up, 1)
        ]
        return tuple(found)

    def overhang(self, width: int) -> dict[Side, int]:
        """How far the labels stand out on both sides of the boxes."""
        texts = self.texts(width)
        right = max(column + len(text) for _, column, text, _ in texts) - width
        return {"left": max(0, -min(column for _, column, _, _ in texts)), "right": max(0, right)}


@dataclass
class Rows:
    """`boxes` has the upper row and the height of each box. `overhead` are the nets that enter a box from above."""

    boxes: dict[str, tuple[int, int]] = field(default_factory=dict)
    ports: list[Port] = field(default_factory=list)
    straight: list[Straight] = field(default_factory=list)
    overhead: frozenset[Net] = frozenset()
    height: int = 0

    @cached_property
    def written(self) -> int:
        """Lines of all labels."""
        beside = sum(len(port.lines) for port in self.ports)
        return beside + sum(len(line.down) + len(line.up) for line in self.straight)


def levels(plan: Plan) -> dict[str, float]:
    """How far down each state stands: those beside a state a little below it."""
    found: dict[str, float] = {state: float(number) for number, state in enumerate(plan.main)}
    for side in SIDES:
        for host in plan.main:
            for number, state in enumerate(plan.stack(host, side), 1):
                found[state] = found[host] + number / (len(plan.beside) + 2)
    return found


def overhead(plan: Plan, known: Roles) -> frozenset[Net]:
    """The nets whose lane runs right above the box that they lead to, with nothing in between."""
    number = {state: index for index, state in enumerate(plan.main)}
    found: set[Net] = set()
    for one in plan.beside:
        sources = known.nets.get((one.side, one.state), ())
        if not sources or plan.stack(one.host, one.side)[0] != one.state:
            continue
        if any(source not in number for source in sources):
            continue
        first, last = min(number[source] for source in sources), max(number[source] for source in sources)
        between = {other.host for other in plan.beside if other.side == one.side} & set(plan.main[first + 1 :])
        if last < number[one.host] and all(number[host] >= number[one.host] for host in between):
            found.add((one.side, one.state))
    return frozenset(found)


@dataclass
class Builder:
    """Works out the rows of one plan.

    `levels` is how far down each state stands, `lanes` how far out the lane of each net is; together they order the
    ports of a box. `leaving` has those of each box and side.
    """

    plan: Plan
    known: Roles
    labels: Mapping[Edge, Lines]
    levels: Mapping[str, float]
    lanes: Mapping[Net, float]
    rows: Rows = field(default_factory=Rows)
    leaving: dict[tuple[str, Side], list[Leaving]] = field(default_factory=dict)

    def build(self) -> Rows:
        """All boxes and ports, from the top of the sheet."""
        self.rows.overhead = overhead(self.plan, self.known)
        self.order()
        self.rows.straight = [found for pair in pairwise(self.plan.main) if (found := self.straight(*pair))]
        gaps = {line.upper: line.height for line in self.rows.straight}
        top = 0
        for state in self.plan.main:
            bottom = self.band(state, top)
            under = sum(self.rows.boxes[state])
            self.rows.height = max(under, bottom)
            top = max(under + gaps.get(state, 1), bottom + 1 if bottom > under else 0)
        return self.rows

    def straight(self, upper: str, lower: str, outside: Side = "right") -> Straight | None:
        """The lines between two neighbours; None where there is none."""
        down, up = (
            self.labels[edge] if edge in self.known.straight else () for edge in ((upper, lower), (lower, upper))
        )
        return Straight(upper, lower, down, up, outside) if down or up else None

    def band(self, state: str, top: int) -> int:
        """Place a box of the main column and what stands beside it; the row below them all."""
        sides = {side: Column(self, state, side) for side in SIDES}
        height = max(1, *(sides[side].fill() for side in SIDES))
        self.rows.boxes[state] = top, height + 2
        return max([top + height + 2, *(sides[side].settle(top + 1, height) for side in SIDES)])

    def order(self) -> None:
        """Put the ports of each box and side in their order, from top to bottom.

        Lines that lead up come first, the inner lanes before the outer; at the end those down, the other way round.
        So a line never passes the lane of another that begins at the same box.
        """
        for net, sources in self.known.nets.items():
            side, target = net
            members = [self.levels[state] for state in (*sources, target)]
            highest, lowest, rank = min(members), max(members), self.lanes[net]
            for state in (*sources, *(() if net in self.rows.overhead else (target,))):
                here = self.levels[state]
                order = (0, rank) if here == lowest else (2, -rank) if here == highest else (1, rank)
                edge = (sources[0] if state == target else state), target
                lines = () if state == target else self.labels[edge]
                self.leaving.setdefault((state, side), []).append((order, edge, net, lines))
        for ports in self.leaving.values():
            ports.sort(key=lambda port: port[0])


@dataclass
class Column:
    """One side of a box of the main column, from its first row inside: ports, and the boxes that stand there."""

    builder: Builder
    host: str
    side: Side
    found: list[Port] = field(default_factory=list)
    boxes: dict[str, tuple[int, int]] = field(default_factory=dict)
    need: int = 0

    def fill(self) -> int:
        """How many rows this side of the host needs."""
        row = 0
        ports = self.builder.leaving.get((self.host, self.side), ())
        for order, edge, net, lines in ports:
            if order[0] < 2:
                row = self.port(self.host, row, edge, lines, net)
        before: str | None = None
        for state in self.builder.plan.stack(self.host, self.side):
            if before is not None:
                line = self.builder.straight(before, state, self.side)
                if line:
                    self.builder.rows.straight.append(line)
                row += (line.height if line else 1) + 1
            elif row:
                row += 2 if (self.side, state) in self.builder.rows.overhead else 1
            row = self.box(state, row)
            before = state
        if before is not None:
            row += 1
        for order, edge, net, lines in ports:
            if order[0] >= 2:
                row = self.port(self.host, row, edge, lines, net)
        return self.need

    def port(self, state: str, row: int, edge: Edge, lines: Lines, net: Net | None) -> int:
        """A port, and the first row that the next may have."""
        self.found.append(Port(state, self.side, row, edge, lines, net))
        after = row + max(1, len(lines))
        if state == self.host or net is None:
            self.need = max(self.need, after)
        return after + 1

    def box(self, state: str, top: int) -> int:
        """A box beside the host whose first row inside is `top`; the row below its lower border."""
        direct = [edge for edge in ((self.host, state), (state, self.host)) if edge in self.builder.known.direct]
        outer = self.builder.leaving.get((state, self.side), ())
        inner_need = _needed([self.builder.labels[edge] for edge in direct])
        outer_need = _needed([lines for _, _, _, lines in outer])
        height = max(1, inner_need, outer_need)
        row = top + (height - inner_need) // 2
        for edge in direct:
            row = self.port(edge[0], row, edge, self.builder.labels[edge], None)
        row = top + (height - outer_need) // 2
        for _, edge, net, lines in outer:
            row = self.port(state, row, edge, lines, net)
        self.boxes[state] = top - 1, height + 2
        return top + height + 1

    def settle(self, first: int, height: int) -> int:
        """Give all of it its place, in the middle of the host's side; the row below the last box."""
        shift = first + (height - self.need) // 2
        rows = self.builder.rows
        rows.ports += [
            Port(port.state, port.side, port.row + shift, port.edge, port.lines, port.net) for port in self.found
        ]
        rows.boxes |= {state: (top + shift, size) for state, (top, size) in self.boxes.items()}
        return max((sum(rows.boxes[state]) for state in self.boxes), default=0)


def _needed(labels: Sequence[Lines]) -> int:
    return sum(max(1, len(lines)) + 1 for lines in labels) - 1 if labels else 0
