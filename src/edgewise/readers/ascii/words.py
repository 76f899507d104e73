"""Words that lines run into: names of states written without a box, or labels that a line passes under."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import Final

from edgewise.readers.ascii.boxes import Boxes, State
from edgewise.readers.ascii.glyphs import HEADS, STARTS, STRIDE, Cell, Direction, E, W
from edgewise.readers.ascii.marks import Marks
from edgewise.readers.ascii.page import Page
from edgewise.readers.ascii.wiring import Wiring, open_arms

_MOST: Final = 4
"""Words in a name."""

_CHUNK: Final = re.compile(r"\S+(?: \S+)*")

_BRACKETS: Final = re.compile(r"\[\s*(.*?)\s*\]|\(\s*(.*?)\s*\)|<\s*(.*?)\s*>|\{\s*(.*?)\s*\}")

_STARTS: Final = STARTS | {"(*)", "[*]", "(o)", "( )", "o", "O", "@"}
"""What stands for the mark of the initial state, or of a final one."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Text in one row, without two blanks in it: its first cell and its width."""

    cell: Cell
    width: int

    @property
    def row(self) -> int:
        """Its row."""
        return self.cell // STRIDE

    @property
    def end(self) -> Cell:
        """The cell after it."""
        return self.cell + self.width


@dataclass
class Chunks:
    """The text of a page that is neither in a box nor part of a line, row by row when asked for."""

    page: Page
    boxes: Boxes
    drawn: set[Cell]
    bars: dict[Cell, int]
    _rows: dict[int, list[Chunk]] = field(default_factory=dict)

    def row(self, number: int) -> list[Chunk]:
        """The chunks of one row, from left to right."""
        if number not in self._rows:
            self._rows[number] = self._cut(number) if 0 <= number < len(self.page.rows) else []
        return self._rows[number]

    def at(self, cell: Cell) -> Chunk | None:
        """The chunk that has a cell."""
        return next((chunk for chunk in self.row(cell // STRIDE) if chunk.cell <= cell < chunk.end), None)

    def _cut(self, number: int) -> list[Chunk]:
        base = number * STRIDE
        letters = list(self.page.rows[number].text)
        for start, end in self._blocked.get(number, ()):
            letters[start:end] = "\n" * (min(end, len(letters)) - start)
        found = [Chunk(base + m.start(), m.end() - m.start()) for m in _CHUNK.finditer("".join(letters))]
        return sorted((*found, *self._bars.get(number, ())), key=lambda chunk: chunk.cell)

    @cached_property
    def _bars(self) -> dict[int, list[Chunk]]:
        found: dict[int, list[Chunk]] = defaultdict(list)
        for cell, width in self.bars.items():
            found[cell // STRIDE].append(Chunk(cell, width))
        return found

    @cached_property
    def _blocked(self) -> dict[int, list[tuple[int, int]]]:
        """What is no text, and the bars, by row: where it begins and ends."""
        found: dict[int, list[tuple[int, int]]] = defaultdict(list)
        widths = [(cell, 1) for cell in chain(self.drawn, self.boxes.frames)]
        for state in self.boxes.states:
            assert state.box is not None
            widths += [(state.box.corner + row * STRIDE, state.box.width) for row in range(state.box.height)]
        for cell, width in (*widths, *self.bars.items()):
            row, column = divmod(cell, STRIDE)
            found[row].append((column, column + width))
        return found


@dataclass(frozen=True, slots=True)
class Passage:
    """A label that a line passes under, in rows that begin in one column, and a cell of that line beside the first."""

    rows: tuple[Chunk, ...]
    cell: Cell


@dataclass
class Words:
    """What became of words that lines run into. `doubtful` are states that may be labels of a line under them."""

    states: list[State] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    doubtful: list[State] = field(default_factory=list)
    chunks: set[Chunk] = field(default_factory=set)


def find_words(page: Page, marks: Marks, boxes: Boxes, wiring: Wiring, chunks: Chunks) -> Words:
    """The words at the open ends of lines. Joins lines that go on behind a label, ends the others at a state."""
    arms: dict[Chunk, list[tuple[Cell, Direction]]] = defaultdict(list)
    for cell, way in open_arms(marks, wiring, sorted(wiring.drawn())):
        chunk = _ahead(cell, way, marks, chunks)
        if chunk is not None:
            arms[chunk].append((cell, way))
    words = Words()
    sure = {_name(page, chunk) for chunk, ends in arms.items() if not _is_between(ends)}
    sure = {name for name in sure if any(map(str.isalnum, name))} | {state.name for state in boxes.states}
    for chunk, ends in arms.items():
        name = _name(page, chunk)
        if page.written(chunk.cell, chunk.width) in _STARTS:
            words.chunks.add(chunk)
            wiring.marked.update(cell for cell, _ in ends)
            continue
        if not any(letter.isalnum() for letter in name) or len(name.split()) > _MOST:
            continue
        words.chunks.add(chunk)
        state = State(name, chunk.cell, chunk.width)
        headed = any(HEADS.get(marks[cell]) == way for cell, way in ends)
        if _is_between(ends) and not headed and name not in sure:
            if not boxes.states and _is_like(chunk, name, ends, sure):
                words.doubtful.append(state)
            else:
                (cell, way), (other, back) = ends
                wiring.join(cell, way, other, back)
                rows = (chunk, *_below(chunk, chunks, arms.keys()))
                words.passages.append(Passage(rows, cell))
                words.chunks.update(rows)
                continue
        words.states.append(state)
        for cell, way in ends:
            wiring.meet(cell, way, chunk.cell, state)
    return words


def _is_like(chunk: Chunk, name: str, ends: list[tuple[Cell, Direction]], sure: set[str]) -> bool:
    """Whether a word in the middle of a line is set off from it, and written in capitals or not, as all states are."""
    touches = any(cell + way in (chunk.cell, chunk.end - 1) for cell, way in ends if way in (E, W))
    words = [other for other in sure if " " not in other]
    return not touches and bool(words) and all(other.isupper() == name.isupper() for other in words)


def _below(chunk: Chunk, chunks: Chunks, others: Container[Chunk]) -> Iterator[Chunk]:
    """The rows right under a label in a line that begin where it begins, and that no line runs into."""
    below = chunks.at(chunk.cell + STRIDE)
    while below is not None and below.cell == chunk.cell + STRIDE and below not in others:
        yield below
        chunk, below = below, chunks.at(below.cell + STRIDE)


def _is_between(ends: list[tuple[Cell, Direction]]) -> bool:
    """Whether a word stands in the middle of one straight line."""
    if len(ends) != 2:
        return False
    (first, way), (second, back) = ends
    return way == -back and (way in (E, W) or (second - first) % STRIDE == 0)


def _ahead(cell: Cell, way: Direction, marks: Marks, chunks: Chunks) -> Chunk | None:
    """The text that an open arm reaches: at once or after a blank; a head, after two."""
    is_head = HEADS.get(marks[cell]) == way
    level = way in (E, W)
    for gap in range(1, 2 + level + (is_head and not level)):
        chunk = chunks.at(cell + gap * way)
        if chunk is not None:
            return chunk
        if chunks.page.at(cell + gap * way) != " ":
            return None
    return None


def _name(page: Page, chunk: Chunk) -> str:
    text = page.written(chunk.cell, chunk.width).rstrip(".,;:")
    bracketed = _BRACKETS.fullmatch(text)
    return next((inner for inner in bracketed.groups() if inner), text) if bracketed else text
