"""Lines of a page: cells that hang together, the states they lead to, and which part leads to which end."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, field

from edgewise.readers.ascii.glyphs import STARTS, Cell
from edgewise.readers.ascii.marks import Marks
from edgewise.readers.ascii.wiring import Meeting, Wiring

SHARED = -1


@dataclass
class Net:
    """Cells that are one line. `branches[cell]` is the end that it leads to alone, by its number, or SHARED."""

    cells: list[Cell]
    meetings: list[Meeting]
    branches: dict[Cell, int] = field(default_factory=dict)
    starts: list[Cell] = field(default_factory=list)
    """Its cells at, or beside, the mark of an initial or of a final state."""

    @property
    def top(self) -> Cell:
        """Its first cell."""
        return self.cells[0]


def find_nets(marks: Marks, wiring: Wiring) -> list[Net]:
    """All lines, in the order of their first cells."""
    seen: set[Cell] = set()
    nets: list[Net] = []
    for cell in sorted(wiring.drawn()):
        if cell not in seen:
            net = find_net(marks, wiring, cell)
            seen.update(net.cells)
            nets.append(net)
    return nets


def find_net(marks: Marks, wiring: Wiring, start: Cell) -> Net:
    """The line that a cell is part of."""
    cells = sorted(reached(wiring, start))
    net = Net(cells, [meeting for cell in cells for meeting in wiring.meetings.get(cell, ())])
    net.starts = [
        cell for cell in cells if cell in wiring.marked or (marks[cell] in STARTS and wiring.degree(cell) == 1)
    ]
    net.branches = _branches(net, wiring)
    return net


def reached(wiring: Wiring, start: Cell, without: Container[Cell] = ()) -> set[Cell]:
    """The cells that hang together with one, not going through some others."""
    found = {start}
    open_ = [start]
    while open_:
        for near in wiring.links.get(open_.pop(), {}).values():
            if near not in found and near not in without:
                found.add(near)
                open_.append(near)
    return found


def _branches(net: Net, wiring: Wiring) -> dict[Cell, int]:
    """The cells that only lead to one end; none where there are two ends, for all is shared between them."""
    if len(net.meetings) <= 2:
        return {}
    forks = {cell for cell in net.cells if wiring.degree(cell) > 2}
    seen: set[Cell] = set(forks)
    branches: dict[Cell, int] = {}
    for number, meeting in enumerate(net.meetings):
        if meeting.cell not in seen:
            part = reached(wiring, meeting.cell, forks)
            seen |= part
            if sum(len(wiring.meetings.get(cell, ())) for cell in part) == 1:
                branches |= dict.fromkeys(part, number)
    return branches
