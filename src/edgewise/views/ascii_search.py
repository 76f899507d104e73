"""The best drawing for mail: many plans are measured, the best is drawn, and what cannot be drawn is told apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, TypeAlias

from edgewise.machine import Machine
from edgewise.views.ascii_canvas import Clash
from edgewise.views.ascii_draw import WIDEST, Sketch, drawn, sketch
from edgewise.views.ascii_labels import Edge, broken
from edgewise.views.ascii_plan import Plan, moves, roles, starts
from edgewise.views.ascii_proof import misread

WIDTH: Final = 79
"""Columns of the drawing: what a mail shows of a line."""
LABELS: Final = (30, 26, 23, 20, 18, 16, 14, 11, 1)
"""Columns that a label may have, from the most to the least; one word may be wider."""
PITCHES: Final = (WIDEST, 2)
"""Columns from a lane to the next."""
WIDE: Final = 20
"""Columns of a label that is the first to be left out where there is no room."""
MOST: Final = 150
"""Edges and states together that are still a drawing for mail. More take long, and nobody could read them."""
EFFORT: Final = 3000
"""How many edges are laid out at most while plans are compared."""


Lines: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawing, the number of states and the edges in it; `listed` are the edges that it has no room for."""

    lines: tuple[str, ...]
    states: int
    edges: tuple[Edge, ...]
    listed: tuple[Edge, ...]


@dataclass
class Search:
    """Measures plans of one machine. `labels` are the words of each edge that is no loop."""

    labels: Mapping[Edge, Sequence[str]]
    effort: int = EFFORT
    known: dict[Plan, Sketch] = field(default_factory=dict)
    alike: dict[tuple[Plan, tuple[Lines, ...]], Sketch] = field(default_factory=dict)
    lines: dict[tuple[Edge, int], Lines] = field(default_factory=dict)

    def measured(self, plan: Plan) -> Sketch:
        """The sketch of a plan. Plans that differ in widths which break the labels alike have the same."""
        if plan not in self.known:
            found = roles(plan, self.labels)
            lines = {edge: self.broken(edge, plan.widths[found.place(edge)]) for edge in self.labels}
            same = replace(plan, widths=(0, 0, 0)), tuple(lines.values())
            if same not in self.alike:
                self.alike[same] = sketch(plan, found, lines)
                self.effort -= len(self.labels) + len(plan.main)
            self.known[plan] = self.alike[same]
        return self.known[plan]

    def broken(self, edge: Edge, width: int) -> Lines:
        """The lines of an edge's label."""
        if (edge, width) not in self.lines:
            self.lines[edge, width] = broken(self.labels[edge], width)
        return self.lines[edge, width]

    def improved(self, best: Sketch) -> Sketch:
        """The best that single steps from a plan lead to."""
        going = True
        while going:
            going = False
            for other in moves(best.plan, best.known):
                if self.effort <= 0:
                    return best
                found = self.measured(other)
                if cost(found) < cost(best):
                    best, going = found, True
                    break
        return best

    def fitted(self, plan: Plan) -> Sketch:
        """A plan with labels as wide as there is room for."""
        plans = (replace(plan, widths=(width, width, width), pitch=pitch) for pitch in PITCHES for width in LABELS)
        return min(map(self.measured, plans), key=cost)

    def polished(self, best: Sketch) -> Sketch:
        """The same with labels of another width in one of the three places where they are, as far as that is better."""
        self.effort = EFFORT
        for place in range(3):
            for width in range(LABELS[0], LABELS[-2], -1):
                if self.effort <= 0:
                    return best
                straight, left, right = (width if at == place else old for at, old in enumerate(best.plan.widths))
                best = min(best, self.measured(replace(best.plan, widths=(straight, left, right))), key=cost)
        return best


def cost(found: Sketch) -> float:
    """What a better drawing has less of."""
    left_out = len(found.known.lost) + len(found.plan.listed)
    return found.cost + 1000 * left_out + 100 * max(0, found.width - WIDTH)


def draw(machine: Machine, labels: Mapping[Edge, Sequence[str]]) -> Drawn:
    """The drawing of a machine with `labels` at the edges, those from a state to itself not among them."""
    names = [state.name for state in machine.states]
    if len(names) + len(labels) > MOST:
        return Drawn((), 0, (), tuple(labels))
    search = Search(labels)
    found = [_narrowed(search, _searched(search, plan)) for plan in starts(machine)]
    best = min(found, key=lambda one: (one.width > WIDTH, cost(one)))
    while True:
        best = search.polished(_narrowed(search, best))
        if best.width > WIDTH:
            return Drawn((), 0, (), tuple(labels))
        listed = best.plan.listed
        shown = {edge: words for edge, words in labels.items() if edge not in listed}
        try:
            lines = drawn(best)
        except Clash:
            wrong: frozenset[Edge] | None = None
        else:
            wrong = misread(lines, names, shown)
            if wrong == frozenset():
                left_out = tuple(edge for edge in labels if edge in listed)
                return Drawn(lines, len(best.rows.boxes), tuple(shown), left_out)
        if not shown:
            return Drawn((), 0, (), tuple(labels))
        best = search.fitted(replace(best.plan, listed=listed | (wrong or _worst(best))))


def _searched(search: Search, plan: Plan) -> Sketch:
    first = search.fitted(plan)
    search.effort = EFFORT
    better = search.improved(first)
    last = search.fitted(better.plan)
    return min((first, better, last), key=cost)


def _narrowed(search: Search, found: Sketch) -> Sketch:
    """The sketch with edges left out, lost ones and then those that take most room, until the rest fits.

    It may still be too wide when no edge is left: boxes can be.
    """
    listed = found.plan.listed | found.known.lost
    while listed != found.plan.listed or found.width > WIDTH:
        if listed == found.plan.listed:
            for _ in range(1 + (found.width - WIDTH) // 6):
                listed |= _worst(found, listed)
            if listed == found.plan.listed:
                break
        found = search.fitted(replace(found.plan, listed=listed))
        listed |= found.known.lost
    return found


def _worst(found: Sketch, but: frozenset[Edge] = frozenset()) -> frozenset[Edge]:
    """Edges to leave out for more room: one with a label that is very wide, else those of the outermost lane.

    The label of a line between two boxes stands half above them: it takes half the room.
    """
    widest = {port.edge: max(map(len, port.lines), default=0) for port in found.rows.ports}
    for line in found.rows.straight:
        widest[line.upper, line.lower] = max(map(len, line.down), default=0) // 2
        widest[line.lower, line.upper] = max(map(len, line.up), default=0) // 2
    left = {edge: width for edge, width in widest.items() if edge not in but and width}
    edge = max(left, key=left.__getitem__, default=None)
    if edge and left[edge] > WIDE:
        return frozenset({edge})
    sides = sorted(found.margins.values(), key=lambda one: -one.end)
    for margin in sides:
        for lane in sorted(margin.lanes.values(), key=lambda one: -one.at):
            edges = frozenset((source, lane.net[1]) for source in found.known.nets[lane.net]) - but
            if edges:
                return edges
    return frozenset({edge} if edge else ())
