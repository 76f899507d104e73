"""Where four arms meet: lines cross there for some who draw, and join for others."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from edgewise.readers.ascii.glyphs import BRIDGES, CROSSES, STRAIGHT, Cell, Direction, E, N
from edgewise.readers.ascii.heads import ends_of
from edgewise.readers.ascii.marks import Marks
from edgewise.readers.ascii.nets import Net, find_net
from edgewise.readers.ascii.page import Page
from edgewise.readers.ascii.wiring import Wiring

_MOST: Final = 40
"""Places of one page that are weighed; where there are more, lines cross."""


_LONGEST: Final = 4_000
"""Cells of lines through a place that is weighed."""


@dataclass
class Crossing:
    """A place with four arms. `apart`: taken for two lines that cross; `arms` are what it had for neighbours."""

    cell: Cell
    arms: dict[Direction, tuple[Cell, Direction]] = field(default_factory=dict)
    apart: bool = False

    def flip(self, wiring: Wiring) -> None:
        """Let lines that join cross, and those that cross join."""
        if self.apart:
            for way, (other, back) in self.arms.items():
                wiring.join(self.cell, way, other, back)
        else:
            near = wiring.links[self.cell]
            self.arms = {way: (other, _back(wiring, other, self.cell)) for way, other in near.items()}
            for way in (N, E):
                (one, there), (other, back) = self.arms[way], self.arms[-way]
                wiring.join(one, there, other, back)
            near.clear()
        self.apart = not self.apart

    def nets(self, marks: Marks, wiring: Wiring) -> list[Net]:
        """The line or the lines that go through it."""
        places = (self.arms[N][0], self.arms[E][0]) if self.apart else (self.cell,)
        found = {net.cells[0]: net for net in (find_net(marks, wiring, cell) for cell in places)}
        return [found[top] for top in sorted(found)]


def _back(wiring: Wiring, cell: Cell, target: Cell) -> Direction:
    return next(way for way, other in wiring.links[cell].items() if other == target)


def find_crossings(page: Page, marks: Marks, wiring: Wiring) -> list[Crossing]:
    """The places that can be read both ways, as they are most likely meant."""
    fourfold = {
        cell
        for cell in wiring.drawn()
        if marks[cell] in CROSSES | BRIDGES
        and set(wiring.links[cell]) == set(STRAIGHT)
        and not wiring.meetings.get(cell)
    }
    open_: list[Crossing] = []
    for cell in sorted(fourfold):
        # Beside another one there is no room for a junction; of two weights, it is none.
        if marks[cell] in CROSSES and fourfold.isdisjoint(cell + way for way in STRAIGHT):
            open_.append(Crossing(cell))
        else:
            Crossing(cell).flip(wiring)
    for crossing in open_:
        crossing.flip(wiring)
    return [crossing for crossing in open_[:_MOST] if _is_doubtful(crossing, page, marks, wiring)]


def _is_doubtful(crossing: Crossing, page: Page, marks: Marks, wiring: Wiring) -> bool:
    """Whether both readings lead somewhere. Leaves it crossing, unless it looks like a junction.

    It does if it has the form of a comb, and the heads do not tell of each crossing line where it leads.
    """
    across = crossing.nets(marks, wiring)
    if len(across) == 1 or sum(len(net.cells) for net in across) > _LONGEST:
        return False
    crossing.flip(wiring)
    if any(len(net.meetings) < 2 for net in across):
        return False
    comb = any(_turns(wiring, crossing.cell, way) & _turns(wiring, crossing.cell, -way) for way in (N, E))
    if not comb or all(_heads(page, marks, wiring, net) == 1 for net in across):
        crossing.flip(wiring)
    return True


def _heads(page: Page, marks: Marks, wiring: Wiring, net: Net) -> int:
    """How many ends of a line have a head."""
    return sum(end.head != "none" for end in ends_of(page, marks, wiring, net))


def _turns(wiring: Wiring, cell: Cell, way: Direction) -> set[Direction]:
    """To which sides an arm first turns or branches: those of a junction, as of a comb, go to the same side."""
    while True:
        cell = wiring.links[cell][way]
        near = wiring.links[cell]
        sides = {side for side in near if abs(side) != abs(way)}
        if sides or way not in near:
            return sides
