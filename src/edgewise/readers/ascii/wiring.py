"""Which characters of a page belong to one line: each with its neighbours along the line, and the boxes it meets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from edgewise.readers.ascii.boxes import Boxes, State
from edgewise.readers.ascii.glyphs import (
    ARROWS,
    BESIDE,
    BLOCKS,
    HEADS,
    NE,
    NW,
    PORTS,
    SE,
    STRAIGHT,
    STRONG,
    SW,
    WEAK,
    Cell,
    Direction,
    E,
    S,
    W,
)
from edgewise.readers.ascii.marks import Marks
from edgewise.readers.ascii.page import Page

_SLANTS: Final = (NE, NW, SE, SW)
_LEAP: Final = 8
"""How many lines one may cross between two of its own characters."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A line's last cell at a state, the way into it, and the cell of the state's border or name that it meets."""

    cell: Cell
    way: Direction
    wall: Cell
    state: State


@dataclass
class Wiring:
    """Lines as a graph of cells. `links[a][way]` is the next cell that way; `meetings[a]` where `a` meets states.

    `marked` are cells beside the mark of an initial or a final state, `lone` are arrows of one character.
    """

    links: dict[Cell, dict[Direction, Cell]] = field(default_factory=lambda: defaultdict(dict))
    meetings: dict[Cell, list[Meeting]] = field(default_factory=lambda: defaultdict(list))
    marked: set[Cell] = field(default_factory=set)
    lone: set[Cell] = field(default_factory=set)

    def join(self, cell: Cell, way: Direction, other: Cell, back: Direction) -> None:
        """Make two cells neighbours."""
        self.links[cell][way] = other
        self.links[other][back] = cell

    def meet(self, cell: Cell, way: Direction, wall: Cell, state: State) -> None:
        """Let a line end at a state."""
        self.meetings[cell].append(Meeting(cell, way, wall, state))

    def is_open(self, cell: Cell, way: Direction) -> bool:
        """Whether nothing is reached that way yet."""
        return way not in self.links.get(cell, ()) and all(m.way != way for m in self.meetings.get(cell, ()))

    def degree(self, cell: Cell) -> int:
        """To how many sides the line goes on from a cell, states included."""
        return len(self.links.get(cell, ())) + len(self.meetings.get(cell, ()))

    def drawn(self) -> set[Cell]:
        """The cells that are part of a line."""
        linked = {cell for cell, near in self.links.items() if near}
        return linked | {cell for cell, met in self.meetings.items() if met} | self.lone


def wire(page: Page, marks: Marks, boxes: Boxes) -> Wiring:
    """Join what belongs together: first what points at each other, then slants, ends at boxes, crossings, the rest."""
    wiring = Wiring()
    _join_straight(marks, wiring)
    _join_slants(marks, wiring)
    _meet_walls(page, marks, boxes, wiring)
    _cross(marks, boxes, wiring)
    _join_weak(marks, wiring)
    wiring.lone = {cell for cell, character in marks.items() if character in ARROWS and not wiring.degree(cell)}
    _leap_gaps(page, marks, boxes, wiring)
    return wiring


def _reach(character: str) -> tuple[Direction, ...]:
    return (*STRONG.get(character, ()), *WEAK.get(character, ()))


def _join_straight(marks: Marks, wiring: Wiring) -> None:
    for cell, character in marks.items():
        for way in (E, S):
            other = marks.get(cell + way)
            if other is None:
                continue
            if way in STRONG.get(character, ()):
                if -way in STRONG.get(other, ()) or -way in WEAK.get(other, ()):
                    wiring.join(cell, way, cell + way, -way)
            elif way in WEAK.get(character, ()) and -way in STRONG.get(other, ()):
                wiring.join(cell, way, cell + way, -way)


def _join_slants(marks: Marks, wiring: Wiring) -> None:
    """From each slanted arm to what comes to meet it, straight or slanted; a gentle slope skips a column."""
    for cell, character in marks.items():
        for way in STRONG.get(character, ()):
            if way in _SLANTS and wiring.is_open(cell, way):
                _join_slant(cell, way, marks, wiring)
        if character == "_":
            for way, end in ((SE, E), (SW, W)):
                if wiring.is_open(cell, end) and marks.get(cell + way) == "|" and wiring.is_open(cell + way, -S):
                    wiring.join(cell, end, cell + way, -S)


def _join_slant(cell: Cell, way: Direction, marks: Marks, wiring: Wiring) -> None:
    other = marks.get(cell + way)
    if other is None:
        aslope = cell + way + (E if way in (NE, SE) else W)
        back = W if way in (NE, SE) else E
        if marks.get(aslope) == marks[cell] and wiring.is_open(aslope, -way):
            wiring.join(cell, way, aslope, -way)
        elif back in STRONG.get(marks.get(aslope, ""), ()) and wiring.is_open(aslope, back):
            wiring.join(cell, way, aslope, back)
        return
    for back in BESIDE[-way]:
        if back in _reach(other) and wiring.is_open(cell + way, back):
            wiring.join(cell, way, cell + way, back)
            return


def _meet_walls(page: Page, marks: Marks, boxes: Boxes, wiring: Wiring) -> None:
    """Where a line's character beside a box reaches for its border; first those that do so for certain."""
    for reaches in (_reaches, _may_reach):
        for state in boxes.states:
            assert state.box is not None
            for out, side in state.box.sides():
                for wall in side:
                    for way in BESIDE[out]:
                        cell = wall + way
                        if cell in marks and wiring.is_open(cell, -way) and reaches(page, marks, wiring, cell, -way):
                            wiring.meet(cell, -way, wall, state)


def _reaches(page: Page, marks: Marks, wiring: Wiring, cell: Cell, way: Direction) -> bool:
    """Whether a character points at the border that is `way` of it."""
    del page, wiring
    return way in STRONG.get(marks[cell], ()) or HEADS.get(marks[cell]) == way


def _may_reach(page: Page, marks: Marks, wiring: Wiring, cell: Cell, way: Direction) -> bool:
    """Whether a corner goes on to the border that is `way` of it: from there a line leaves, or else it would end."""
    if way in _SLANTS or way not in WEAK.get(marks[cell], ()):
        return False
    wall = page.at(cell + way)
    return wiring.degree(cell) == 1 or (marks[cell] not in "/\\" and (wall in PORTS or wall in HEADS))


def _cross(marks: Marks, boxes: Boxes, wiring: Wiring) -> None:
    """Lines go straight on through others that cross them; one that ends at the side of another joins it."""
    for cell, character in list(marks.items()):
        for way in STRAIGHT:
            if way not in STRONG.get(character, ()) and HEADS.get(character) != way:
                continue
            first = cell + way
            if (first not in marks and first not in boxes.frames) or not wiring.is_open(cell, way):
                continue
            _cross_from(cell, way, marks, boxes, wiring)


def _cross_from(cell: Cell, way: Direction, marks: Marks, boxes: Boxes, wiring: Wiring) -> None:
    first = beyond = cell + way
    for _ in range(_LEAP):
        if beyond in boxes.frames or (beyond in marks and -way not in _reach(marks[beyond])):
            beyond += way
    if beyond in boxes.walls:
        wiring.meet(cell, way, beyond, boxes.walls[beyond])
    elif (
        beyond in marks
        and -way in _reach(marks[beyond])
        and wiring.is_open(beyond, -way)
        and (-way in STRONG.get(marks[beyond], ()) or wiring.degree(beyond))
    ):
        wiring.join(cell, way, beyond, -way)
    elif first in marks and wiring.degree(first):
        wiring.join(cell, way, first, -way)


def _join_weak(marks: Marks, wiring: Wiring) -> None:
    """Two corners that touch, where nothing else goes on from either."""
    for cell, character in marks.items():
        for way in (E, S):
            other = marks.get(cell + way)
            if (
                other is not None
                and wiring.degree(cell) == 1 == wiring.degree(cell + way)
                and way in WEAK.get(character, ())
                and -way in WEAK.get(other, ())
            ):
                wiring.join(cell, way, cell + way, -way)


def _leap_gaps(page: Page, marks: Marks, boxes: Boxes, wiring: Wiring) -> None:
    """A line may stop short of a box: a blank row above or below, two blanks at its side."""
    for cell, way in open_arms(marks, wiring, sorted(wiring.drawn())):
        if way not in STRAIGHT:
            continue
        for gap in range(1, 3 if way in (E, W) else 2):
            if page.at(cell + gap * way) != " " or cell + gap * way in boxes.walls:
                break
            wall = cell + (gap + 1) * way
            if wall in boxes.walls:
                wiring.meet(cell, way, wall, boxes.walls[wall])
                break


def open_arms(marks: Marks, wiring: Wiring, cells: Iterable[Cell]) -> list[tuple[Cell, Direction]]:
    """Where lines reach for something that is not there: cells and directions, in the order of `cells`."""
    found: list[tuple[Cell, Direction]] = []
    for cell in cells:
        character = marks[cell]
        arms = set(STRONG.get(character, ())) if character not in BLOCKS else set()
        if character in HEADS:
            arms.add(HEADS[character])
        links = wiring.links[cell]
        if (character == "+" or character in BLOCKS) and len(links) == 1 and not wiring.meetings.get(cell):
            arms.add(-next(iter(links)))
        if wiring.degree(cell) > 1:
            arms.difference_update(_SLANTS)
        if character in HEADS and any(way in links for way in BESIDE[-HEADS[character]]):
            arms.discard(-HEADS[character])
        found += [(cell, way) for way in sorted(arms) if wiring.is_open(cell, way)]
    return found
