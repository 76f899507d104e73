"""A sheet of characters on which every cell has one owner: what could be read in two ways is refused, not drawn."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, TypeAlias

Cell: TypeAlias = tuple[int, int]
"""A row and a column, from 0."""

LEVEL: Final = frozenset("-+<>")
UPRIGHT: Final = frozenset("|+^v")
"""Characters that a line goes on through, to its sides and up and down."""
STEPS: Final = ((-1, 0), (1, 0), (0, -1), (0, 1))


class Clash(Exception):
    """Two things want one cell, or stand so that one could be taken for part of the other."""


@dataclass
class Canvas:
    """Characters and whose they are: the owner of a line is its net, of a box its state, of a label its edge."""

    cells: dict[Cell, str] = field(default_factory=dict)
    owners: dict[Cell, object] = field(default_factory=dict)
    words: dict[Cell, object] = field(default_factory=dict)
    crossed: dict[Cell, tuple[object, object]] = field(default_factory=dict)
    joined: set[tuple[Cell, Cell]] = field(default_factory=set)

    def put(self, row: int, column: int, mark: str, owner: object) -> None:
        """One character; of one's own characters a corner or a head stays. Raises Clash."""
        cell = row, column
        if cell in self.words:
            raise Clash(cell)
        if cell not in self.cells:
            self.cells[cell], self.owners[cell] = mark, owner
        elif self.owners[cell] == owner and cell not in self.crossed:
            if mark not in {"-", "|"}:
                self.cells[cell] = mark
        elif {mark, self.cells[cell]} == {"-", "|"} and cell not in self.crossed:
            self.crossed[cell] = (owner, self.owners[cell]) if mark == "-" else (self.owners[cell], owner)
            self.cells[cell] = "|"
        else:
            raise Clash(cell)

    def level(self, row: int, start: int, end: int, owner: object) -> None:
        """A line from one column to another, both included, to either side."""
        for column in range(min(start, end), max(start, end) + 1):
            self.put(row, column, "-", owner)

    def upright(self, column: int, start: int, end: int, owner: object) -> None:
        """A line from one row to another, both included, up or down."""
        for row in range(min(start, end), max(start, end) + 1):
            self.put(row, column, "|", owner)

    def leave(self, border: Cell, first: Cell) -> None:
        """Where a line begins: `+` in the border of a box, with the line's first cell beside it."""
        self.cells[border] = "+"
        self.joined |= {(border, first), (first, border)}

    def write(self, row: int, column: int, text: str, owner: object, *, gap: bool = False) -> None:
        """A label; with a `gap`, in the line of its owner, which is broken for it and for a blank on both sides."""
        if gap:
            for place in range(column - 1, column + len(text) + 1):
                if self.cells.pop((row, place), "-") != "-" or (row, place) in self.crossed:
                    raise Clash((row, place))
                self.owners.pop((row, place), None)
            for place in (column - 1, column + len(text)):
                self.words[row, place] = owner
        for number, letter in enumerate(text):
            cell = row, column + number
            if cell in self.cells or cell in self.words:
                raise Clash(cell)
            self.words[cell] = owner
            if letter != " ":
                self.cells[cell] = letter

    def box(self, name: str, corner: Cell, size: Cell) -> None:
        """A box with its name in the middle; `corner` is the upper left one, `size` counts rows and columns."""
        (top, left), (height, width) = corner, size
        bottom, right = top + height - 1, left + width - 1
        for row in (top, bottom):
            self.level(row, left + 1, right - 1, ("box", name))
        for column in (left, right):
            self.upright(column, top + 1, bottom - 1, ("box", name))
        for row in (top, bottom):
            for column in (left, right):
                self.put(row, column, "+", ("box", name))
        for row in range(top + 1, bottom):
            for column in range(left + 1, right):
                self.words[row, column] = ("box", name)
        start = left + 1 + (width - 2 - len(name)) // 2
        for number, letter in enumerate(name):
            self.cells[top + height // 2, start + number] = letter

    def check(self) -> None:
        """That nothing can be misread. Raises Clash at the first place where it can.

        Neighbours that a line would go on through are of one line, or of a line and the box where it
        ends; two lines that cross go on straight, on both sides; around a label all is empty.
        """
        for cell, mark in self.cells.items():
            if cell in self.words:
                self._check_word(cell)
            elif cell in self.crossed:
                self._check_crossing(cell)
            else:
                self._check_line(cell, mark)

    def _check_word(self, cell: Cell) -> None:
        row, column = cell
        owner = self.words[cell]
        for near in ((row + down, column + right) for down in (-1, 0, 1) for right in (-1, 0, 1)):
            if near in self.cells and self.words.get(near) != owner and self.owners.get(near) != owner:
                raise Clash(near)

    def _check_crossing(self, cell: Cell) -> None:
        row, column = cell
        level, upright = self.crossed[cell]
        for near in ((row, column - 1), (row, column + 1)):
            passes = near in self.crossed and self.crossed[near][0] == level
            if not passes and (self.cells.get(near) not in ("-", "+") or self.owners.get(near) != level):
                raise Clash(near)
        for near in ((row - 1, column), (row + 1, column)):
            if self.cells.get(near) not in ("|", "+") or self.owners.get(near) != upright or near in self.crossed:
                raise Clash(near)

    def _check_line(self, cell: Cell, mark: str) -> None:
        row, column = cell
        owner = self.owners[cell]
        for near, through in (((row, column + 1), LEVEL), ((row + 1, column), UPRIGHT)):
            if mark in through and self.cells.get(near) in through and near not in self.words:
                other = self.owners[near]
                level = through is LEVEL
                if near in self.crossed:
                    other = self.crossed[near][0 if level else 1]
                if owner != other and (cell, near) not in self.joined:
                    raise Clash(near)

    def lines(self) -> tuple[str, ...]:
        """The sheet as lines of text, without blanks at their ends."""
        rows: list[dict[int, str]] = [{} for _ in range(max((row for row, _ in self.cells), default=-1) + 1)]
        for (row, column), mark in self.cells.items():
            rows[row][column] = mark
        return tuple("".join(line.get(column, " ") for column in range(max(line, default=-1) + 1)) for line in rows)
