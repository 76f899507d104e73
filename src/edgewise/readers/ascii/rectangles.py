"""Closed rectangles of border characters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from edgewise.readers.ascii.glyphs import (
    DOTS,
    LEVEL_BORDER,
    STRIDE,
    UPRIGHT_BORDER,
    Cell,
    Direction,
    E,
    N,
    S,
    W,
    is_corner,
)
from edgewise.readers.ascii.marks import Marks

_TRIES: Final = 12
"""How many lower right corners are tried for one upper left: where borders are joined, there are several."""

_FLUSH: Final = MappingProxyType({"|": "_", ":": DOTS})
"""What is a lower corner only where this border runs into it."""


_LEVEL: Final = frozenset("-=_")
_UPRIGHT: Final = frozenset("|:!")
_TALLEST: Final = 60
"""Rows of a box without corners."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its upper left corner and its size in cells, borders included."""

    corner: Cell
    width: int
    height: int

    @property
    def area(self) -> int:
        """How many cells it has."""
        return self.width * self.height

    @property
    def corners(self) -> tuple[Cell, Cell, Cell, Cell]:
        """Upper left, upper right, lower left, lower right."""
        right, down = self.width - 1, (self.height - 1) * STRIDE
        return self.corner, self.corner + right, self.corner + down, self.corner + down + right

    def sides(self) -> Iterator[tuple[Direction, range]]:
        """The direction out of the box and the cells, for each of its four sides; each corner is in two."""
        upper_left, upper_right, lower_left, lower_right = self.corners
        yield N, range(upper_left, upper_right + 1)
        yield W, range(upper_left, lower_left + 1, STRIDE)
        yield E, range(upper_right, lower_right + 1, STRIDE)
        yield S, range(lower_left, lower_right + 1)

    def border(self) -> set[Cell]:
        """The cells of its border."""
        return {cell for _, side in self.sides() for cell in side}

    def rows(self) -> Iterator[tuple[Cell, int]]:
        """The inside, row by row: first cell and width."""
        for row in range(1, self.height - 1):
            yield self.corner + row * STRIDE + 1, self.width - 2

    def encloses(self, other: Box) -> bool:
        """Whether the other is inside, border and all."""
        row, column = divmod(other.corner - self.corner, STRIDE)
        return row > 0 and row + other.height < self.height and column > 0 and column + other.width < self.width


def find_rectangles(marks: Marks) -> Iterator[Box]:
    """For each upper left corner the smallest closed rectangle."""
    east = _runs(marks, LEVEL_BORDER, E)
    south = _runs(marks, UPRIGHT_BORDER, S)
    for cell, character in marks.items():
        if is_corner(character, down=True, right=True) and east.get(cell, 0) > 2 and south.get(cell, 0) > 2:
            box = _close(cell, marks, east, south)
            if box is not None:
                yield box


def find_cornerless(marks: Marks) -> Iterator[Box]:
    """Boxes without corners: a level border that is one narrower on both sides, and uprights below its ends.

    Below, another such border, or one that fills the last row between the uprights.
    """
    east = _runs(marks, LEVEL_BORDER, E)
    for cell, character in marks.items():
        last = cell + east.get(cell, 0) - 1
        if character in _LEVEL and cell + W not in marks and last > cell and marks[last] in _LEVEL:
            left, width = cell + W, last - cell + 3
            if not {marks.get(left + S), marks.get(left + S + width - 1)} <= _UPRIGHT:
                continue
            for row in range(1, _TALLEST):
                below = left + row * STRIDE
                if not {marks.get(below), marks.get(below + width - 1)} <= UPRIGHT_BORDER:
                    if (
                        row > 1
                        and below not in marks
                        and marks.get(below + 1) in _LEVEL
                        and east[below + 1] == width - 2
                    ):
                        yield Box(left, width, row + 1)
                    break
                if row > 1 and marks.get(below + 1) == "_" and east[below + 1] >= width - 2:
                    yield Box(left, width, row + 1)
                    break


def _runs(marks: Marks, kind: frozenset[str], way: Direction) -> dict[Cell, int]:
    """For each cell how many characters of a kind, corners among them, follow each other from it on."""
    lengths: dict[Cell, int] = {}
    for cell in sorted(marks, reverse=True):
        if marks[cell] in kind or _is_any_corner(marks[cell]):
            lengths[cell] = lengths.get(cell + way, 0) + 1
    return lengths


def _is_any_corner(character: str) -> bool:
    return any(is_corner(character, down=down, right=right) for down in (True, False) for right in (True, False))


def _close(cell: Cell, marks: Marks, east: dict[Cell, int], south: dict[Cell, int]) -> Box | None:
    """The smallest closed rectangle from an upper left corner, if there is room in it."""
    rights = [
        width
        for width in range(1, east[cell])
        if is_corner(marks[cell + width], down=True, right=False) and south.get(cell + width, 0) > 1
    ]
    tries = 0
    for height in range(1, south[cell] if rights else 0):
        lower = cell + height * STRIDE
        if not _is_lower_corner(marks, lower, E, right=True):
            continue
        for width in rights:
            if width >= east[lower] or tries > _TRIES:
                break
            if south[cell + width] > height and _is_lower_corner(marks, lower + width, W, right=False):
                return Box(cell, width + 1, height + 1) if width > 1 and height > 1 else None
            tries += 1
    return None


def _is_lower_corner(marks: Marks, cell: Cell, inwards: Direction, *, right: bool) -> bool:
    if marks[cell] in _FLUSH:
        return marks.get(cell + inwards) == _FLUSH[marks[cell]]
    return is_corner(marks[cell], down=False, right=right)
