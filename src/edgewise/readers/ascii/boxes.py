"""Boxes of states: rectangles with something written in them that are no cells of a table."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from edgewise.readers.ascii.glyphs import STRIDE, Cell
from edgewise.readers.ascii.marks import Marks
from edgewise.readers.ascii.page import Page
from edgewise.readers.ascii.rectangles import Box, find_cornerless, find_rectangles

_CAPITAL: Final = re.compile(r"[A-Z][A-Z0-9_-]*")


@dataclass(frozen=True)
class State:
    """A state of a page: a box with its name, or (without `box`) a name that lines lead to."""

    name: str
    cell: Cell
    width: int
    box: Box | None = None


@dataclass
class Boxes:
    """The boxes of a page, and whose each cell of a border is. Inside of them and of tables no marks are left."""

    states: list[State] = field(default_factory=list)
    walls: dict[Cell, State] = field(default_factory=dict)
    frames: set[Cell] = field(default_factory=set)


def find_boxes(page: Page, marks: Marks) -> Boxes:
    """The boxes of states. Takes what they are made of, what is in them, and tables out of `marks`."""
    found = sorted({*find_rectangles(marks), *find_cornerless(marks)}, key=lambda box: (box.area, box.corner))
    named = {box for box in found if _rows_written(page, box)}
    tables = _tables(found, named)
    _clear(marks, tables)
    found = [box for box in found if box not in tables]
    named -= tables
    real = _stack(sorted(named - _between(found, named), key=lambda box: box.corner))
    corners = [(box.corner, box) for box in sorted(real, key=lambda box: box.corner)]
    boxes = Boxes()
    written: dict[Box, Box] = {}
    for box in sorted(real, key=lambda box: (box.area, box.corner)):
        inside = [other for other in _inside(box, corners) if other in written]
        if not inside:
            written[box] = box
        elif len(inside) == 1 and box.width - inside[0].width <= 6 and box.height - inside[0].height <= 4:
            written[box] = written.pop(inside[0])
        else:
            boxes.frames |= box.border()
    for box in sorted(written, key=lambda box: (box.area, box.corner)):
        border = box.border()
        if not any(cell in boxes.walls for cell in border):
            state = _state(page, box, written[box])
            boxes.states.append(state)
            boxes.walls |= dict.fromkeys(border, state)
            _clear(marks, [box])
    boxes.states.sort(key=lambda state: state.cell)
    for cell in boxes.frames:
        marks.pop(cell, None)
    return boxes


def _inside(box: Box, corners: list[tuple[Cell, Box]]) -> Iterator[Box]:
    """The boxes in a box; `corners` are all there are, in order."""
    for cell, width in box.rows():
        for number in range(bisect_left(corners, cell, key=_first), len(corners)):
            corner, other = corners[number]
            if corner >= cell + width:
                break
            if box.encloses(other):
                yield other


def _first(entry: tuple[Cell, Box]) -> Cell:
    return entry[0]


def _clear(marks: Marks, boxes: Iterable[Box]) -> None:
    for box in boxes:
        for cell in box.border():
            marks.pop(cell, None)
        for first, width in box.rows():
            for cell in range(first, first + width):
                marks.pop(cell, None)


def _tables(found: list[Box], named: set[Box]) -> set[Box]:
    """Rectangles with something in them side by side, a whole border in common, and all that hang on their corners."""
    lefts = {(box.corners[0], box.corners[2]): box for box in named}
    pairs = [(box, lefts.get((box.corners[1], box.corners[3]))) for box in named]
    open_ = [box for pair in pairs if pair[1] for box in pair if box]
    by_corner: dict[Cell, list[Box]] = defaultdict(list)
    for box in found:
        for cell in box.corners:
            by_corner[cell].append(box)
    table = set(open_)
    while open_:
        for cell in open_.pop().corners:
            for other in by_corner[cell]:
                if other not in table:
                    table.add(other)
                    open_.append(other)
    return table


def _between(found: list[Box], named: set[Box]) -> set[Box]:
    """What lines that leave one side of a box enclose: its corners are in that side, but not at its ends."""
    holders: dict[Cell, set[Box]] = defaultdict(set)
    for box in named:
        for cell in box.border() - set(box.corners):
            holders[cell].add(box)
    return {
        box
        for box in found
        for one, other in ((0, 1), (2, 3), (0, 2), (1, 3))
        if holders.get(box.corners[one], set()) & holders.get(box.corners[other], set())
    }


def _stack(found: list[Box]) -> list[Box]:
    """Boxes with dividers: those that stand on each other with the whole border in common are one."""
    uppers = {(box.corners[0], box.corners[1]): box for box in found}
    stacked: list[Box] = []
    below: set[Box] = set()
    for box in sorted(found, key=lambda box: box.corner):
        if box in below:
            continue
        whole = box
        while (part := uppers.get((whole.corners[2], whole.corners[3]))) is not None:
            below.add(part)
            whole = Box(whole.corner, whole.width, whole.height + part.height - 1)
        stacked.append(whole)
    return stacked


def _rows_written(page: Page, box: Box) -> list[tuple[Cell, str]]:
    """What is written in a box: the first cell and the text of each row that has letters or digits."""
    found: list[tuple[Cell, str]] = []
    for cell, width in box.rows():
        row, column = divmod(cell, STRIDE)
        text = page.rows[row].text[column : column + width]
        if any(letter.isalnum() for letter in text):
            found.append((cell + len(text) - len(text.lstrip()), text.strip()))
    return found


def _state(page: Page, box: Box, written: Box) -> State:
    """A box with the first that is written in it; two capital words below each other are one name."""
    rows = _rows_written(page, written)
    cell, text = rows[0]
    name = page.written(cell, len(text))
    if (
        len(rows) == 2
        and rows[1][0] // STRIDE == cell // STRIDE + 1
        and all(_CAPITAL.fullmatch(row) for _, row in rows)
    ):
        name = f"{name} {rows[1][1]}"
    return State(name, cell, len(text), box)
