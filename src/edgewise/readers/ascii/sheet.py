"""All that is found on a page, before it is known what is a drawing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from edgewise.observed import Label, Line
from edgewise.readers.ascii.boxes import Boxes, find_boxes
from edgewise.readers.ascii.crossings import Crossing, find_crossings
from edgewise.readers.ascii.heads import ends_of, family_of
from edgewise.readers.ascii.labels import find_labels
from edgewise.readers.ascii.marks import Marks, find_marks, refusal, take_bars
from edgewise.readers.ascii.nets import SHARED, Net, find_nets
from edgewise.readers.ascii.page import Page
from edgewise.readers.ascii.wiring import Wiring, wire
from edgewise.readers.ascii.words import Chunk, Chunks, Words, find_words

_MOST: Final = 5_000
"""Lines of a drawing."""


@dataclass
class Sheet:
    """A page and what is on it. `nets` are the lines that meet a state; `size` counts what may be drawn."""

    page: Page
    marks: Marks
    boxes: Boxes
    wiring: Wiring
    chunks: Chunks
    words: Words
    crossings: list[Crossing]
    nets: list[Net]
    family: str
    size: int

    def lines(self, nets: list[Net]) -> tuple[tuple[Line, ...], set[Chunk]]:
        """The lines that some nets are, with their labels, and the text of those. Raises Unreadable if too many."""
        if len(nets) > _MOST:
            raise refusal(self.page, nets[_MOST].top)
        labels, used = find_labels(self.page, self.wiring, nets, self.chunks, self.words.chunks)
        owner = {
            cell: (number, net.branches.get(cell, SHARED)) for number, net in enumerate(nets) for cell in net.cells
        }
        for passage in self.words.passages:
            if passage.cell in owner:
                text = "\n".join(self.page.written(chunk.cell, chunk.width) for chunk in passage.rows)
                first = passage.rows[0]
                labels.setdefault(owner[passage.cell], []).append(Label(text, self.page.span(first.cell, first.width)))
                used.update(passage.rows)
        lines: list[Line] = []
        for number, net in enumerate(nets):
            ends = [
                replace(end, labels=_in_order(labels.get((number, place), ())))
                for place, end in enumerate(ends_of(self.page, self.marks, self.wiring, net, self.family))
            ]
            lines.append(Line(tuple(ends), _in_order(labels.get((number, SHARED), ()))))
        return tuple(lines), used


def _in_order(labels: Iterable[Label]) -> tuple[Label, ...]:
    return tuple(sorted(labels, key=lambda label: (label.span.line, label.span.column)))


def make_sheet(page: Page, room: int) -> Sheet:
    """Read a page. Raises Unreadable where more is drawn than there is room for, in cells."""
    marks = find_marks(page, room)
    size = len(marks)
    bars = take_bars(page, marks)
    boxes = find_boxes(page, marks)
    wiring = wire(page, marks, boxes)
    chunks = Chunks(page, boxes, wiring.drawn(), bars)
    words = find_words(page, marks, boxes, wiring, chunks)
    crossings = find_crossings(page, marks, wiring)
    nets = [net for net in find_nets(marks, wiring) if net.meetings]
    return Sheet(page, marks, boxes, wiring, chunks, words, crossings, nets, family_of(page, marks, wiring), size)
