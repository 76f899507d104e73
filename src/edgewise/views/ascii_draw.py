"""The drawing for mail: rows and columns become characters on a sheet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from edgewise.views.ascii_canvas import Canvas
from edgewise.views.ascii_labels import Edge
from edgewise.views.ascii_lanes import Margin, box_width
from edgewise.views.ascii_plan import SIDES, Net, Plan, Roles, Side
from edgewise.views.ascii_rows import Builder, Lines, Port, Rows, Straight, levels

WIDEST: Final = 3
"""Columns from a lane to the next, where there is room."""


@dataclass
class Sketch:
    """A plan with all its places. `width` and `height` are those of the drawing, `crossings` what crosses in it."""

    plan: Plan
    known: Roles
    rows: Rows
    margins: Mapping[Side, Margin]
    main: int

    @property
    def width(self) -> int:
        """Columns, the first and the last that hold anything included."""
        return self.margins["left"].end + self.main + self.margins["right"].end

    @property
    def height(self) -> int:
        """Rows."""
        return self.rows.height

    @property
    def crossings(self) -> int:
        """How many times lines cross."""
        return sum(margin.crossings for margin in self.margins.values())

    @property
    def length(self) -> int:
        """Characters of all lanes."""
        return sum(lane.rows[-1] - lane.rows[0] for margin in self.margins.values() for lane in margin.lanes.values())

    @property
    def against(self) -> int:
        """Edges that lead up."""
        at = levels(self.plan)
        known = self.known
        lanes = ((source, target) for (_, target), sources in known.nets.items() for source in sources)
        return sum(at[target] < at[source] for source, target in (*known.straight, *lanes))

    @cached_property
    def cost(self) -> float:
        """What a better drawing has less of."""
        crowded = WIDEST - self.plan.pitch
        big = self.height + self.rows.written * 0.5 + self.length * 0.1 + self.width * 0.05
        return self.crossings * 8 + crowded * 4 + self.against * 3 + big


def sketch(plan: Plan, known: Roles, labels: Mapping[Edge, Lines]) -> Sketch:
    """All places of a plan: first with lanes as they come, then with ports in the order of those lanes."""
    main = box_width(plan.main)
    found: list[Sketch] = []
    at = levels(plan)
    ranks = _guessed(known, at)
    for _ in range(2):
        rows = Builder(plan, known, labels, at, ranks).build()
        margins: dict[Side, Margin] = {side: Margin(side, plan, rows, main, ranks) for side in SIDES}
        found.append(Sketch(plan, known, rows, margins, main))
        placed: dict[Net, float] = {}
        for margin in margins.values():
            placed |= {net: float(lane.at) for net, lane in margin.lanes.items()}
        if placed == ranks or not found[-1].crossings:
            break
        ranks = placed
    return min(found, key=lambda one: one.cost)


def _guessed(known: Roles, at: Mapping[str, float]) -> dict[Net, float]:
    """Lanes of nets that reach far stand further out."""
    spans = {net: [at[state] for state in (net[1], *sources)] for net, sources in known.nets.items()}
    return {net: max(span) - min(span) for net, span in spans.items()}


@dataclass
class Pen:
    """Draws one sketch."""

    sketch: Sketch
    canvas: Canvas

    def column(self, side: Side, at: int) -> int:
        """The column on the sheet of a place counted outwards from the main column."""
        left = self.sketch.margins["left"].end
        return left - at if side == "left" else left + self.sketch.main - 1 + at

    def draw(self) -> None:
        """All of it. Raises Clash where the sketch cannot be drawn so that it is read in one way only."""
        left = self.sketch.margins["left"].end
        for state in self.sketch.plan.main:
            self.box(state, left, self.sketch.main)
        for side, margin in self.sketch.margins.items():
            for state in margin.states:
                edges = self.column(side, margin.room), self.column(side, margin.room + margin.width - 1)
                self.box(state, min(edges), margin.width)
            self.lanes(margin)
        for port in self.sketch.rows.ports:
            self.port(port)
        for line in self.sketch.rows.straight:
            self.straight(line)
        self.canvas.check()

    def box(self, state: str, left: int, width: int) -> None:
        top, height = self.sketch.rows.boxes[state]
        self.canvas.box(state, (top, left), (height, width))

    def lanes(self, margin: Margin) -> None:
        for net, lane in margin.lanes.items():
            column = self.column(margin.side, lane.at)
            self.canvas.upright(column, lane.rows[0], lane.rows[-1], net)
            for port in margin.ports[net]:
                self.canvas.put(port.row, column, "+", net)
            if net in self.sketch.rows.overhead:
                self.canvas.put(lane.rows[-1], column, "v", net)

    def port(self, port: Port) -> None:
        margin = self.sketch.margins[port.side]
        owner = port.net or port.edge
        stem, reach = margin.stem(port.state) if port.net else 0, margin.reach(port)
        first, last = stem + 1, reach if port.net else reach - 1
        enters = not port.lines if port.net else port.state in margin.states
        self.canvas.level(port.row, self.column(port.side, first), self.column(port.side, last), owner)
        outward, inward = ("<", ">") if port.side == "left" else (">", "<")
        if enters:
            self.canvas.put(port.row, self.column(port.side, first), inward, owner)
        else:
            self.leave(port, stem, first)
        if port.net is None:
            if enters:
                self.leave(port, reach, last)
            else:
                self.canvas.put(port.row, self.column(port.side, last), outward, owner)
        if port.lines:
            at = self.column(port.side, margin.start(port))
            for number, text in enumerate(port.lines):
                self.canvas.write(port.row + number, at, text, owner, gap=not number)

    def leave(self, port: Port, border: int, first: int) -> None:
        cells = ((port.row, self.column(port.side, border)), (port.row, self.column(port.side, first)))
        self.canvas.leave(*cells)

    def straight(self, line: Straight) -> None:
        rows = self.sketch.rows.boxes
        top, bottom = sum(rows[line.upper]), rows[line.lower][0] - 1
        left, width = self.sketch.margins["left"].end, self.sketch.main
        for side, margin in self.sketch.margins.items():
            if line.upper in margin.states:
                width = margin.width
                left = min(self.column(side, margin.room), self.column(side, margin.room + width - 1))
        down, up = line.columns(width)
        if line.down:
            self.canvas.upright(left + down, top, bottom, (line.upper, line.lower))
            self.canvas.put(bottom, left + down, "v", (line.upper, line.lower))
            self.canvas.leave((top - 1, left + down), (top, left + down))
        if line.up:
            self.canvas.upright(left + up, top, bottom, (line.lower, line.upper))
            self.canvas.put(top, left + up, "^", (line.lower, line.upper))
            self.canvas.leave((bottom + 1, left + up), (bottom, left + up))
        for row, column, text, is_down in line.texts(width):
            owner = (line.upper, line.lower) if is_down else (line.lower, line.upper)
            self.canvas.write(top + row, left + column, text, owner)


def drawn(found: Sketch) -> tuple[str, ...]:
    """The drawing as lines of text. Raises Clash."""
    canvas = Canvas()
    Pen(found, canvas).draw()
    return canvas.lines()
