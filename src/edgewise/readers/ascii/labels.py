"""Labels: which line each text beside, above or below one belongs to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from edgewise.observed import Label
from edgewise.readers.ascii.glyphs import STRIDE, Cell, Direction, E, N, S, W
from edgewise.readers.ascii.nets import SHARED, Net
from edgewise.readers.ascii.page import Page
from edgewise.readers.ascii.wiring import Wiring
from edgewise.readers.ascii.words import Chunk, Chunks

_NEAR: Final = 4
"""Blanks between an upright line and its label, at most."""

_MOST: Final = 9
"""Words in a row of a label, at most: more is a sentence."""

_SLACK: Final = 0.5
"""How much farther than the nearest line another may be, and still be meant."""

_ROUNDS: Final = 5
"""How often it is asked where only one line is left without a label."""

Where: TypeAlias = tuple[int, int]
"""A line by its number, and one of its branches."""


@dataclass
class _Block:
    """Rows of text under each other that are one label, and how near each line is."""

    rows: list[Chunk]
    costs: dict[Where, float] = field(default_factory=dict)

    def near(self) -> dict[Where, float]:
        """The lines that it may belong to: the nearest and those about as near."""
        best = min(self.costs.values(), default=0.0)
        return {where: cost for where, cost in self.costs.items() if cost <= best + _SLACK}


def find_labels(
    page: Page, wiring: Wiring, nets: list[Net], chunks: Chunks, taken: set[Chunk]
) -> tuple[dict[Where, list[Label]], set[Chunk]]:
    """The labels of each line and branch, and the text they are made of. `taken` is text that is something else."""
    owner = {cell: (number, net.branches.get(cell, SHARED)) for number, net in enumerate(nets) for cell in net.cells}
    rows = {cell // STRIDE + near for cell in owner for near in (-1, 0, 1)}
    costs: dict[Chunk, dict[Where, float]] = {}
    for row in sorted(rows):
        for chunk in chunks.row(row):
            if chunk not in taken and len(page.written(chunk.cell, chunk.width).split()) <= _MOST:
                costs[chunk] = _costs(page, chunk, owner, wiring)
    blocks = [block for block in _blocks(chunks, costs) if block.costs]
    found: dict[Where, list[Label]] = defaultdict(list)
    used: set[Chunk] = set()
    for block, where in _assign(blocks):
        text = "\n".join(page.written(chunk.cell, chunk.width) for chunk in block.rows)
        if any(letter.isalnum() for letter in text):
            first = block.rows[0]
            found[where].append(Label(text, page.span(first.cell, first.width)))
            used.update(block.rows)
    return found, used


def _costs(page: Page, chunk: Chunk, owner: dict[Cell, Where], wiring: Wiring) -> dict[Where, float]:
    """How far each line is that a text may belong to."""
    costs: dict[Where, float] = {}

    def near(cell: Cell, cost: float) -> None:
        costs[owner[cell]] = min(cost, costs.get(owner[cell], cost))

    for start, way, more in ((chunk.cell - 1, W, 0.0), (chunk.end, E, 0.1)):
        for gap in range(_NEAR + 1):
            cell = start + gap * way
            if cell in owner:
                near(cell, max(gap, 0.5) + more + (0 if _goes_on(wiring, cell, (N, S)) else 2))
                break
            if page.at(cell) != " ":
                break
    for offset, more in ((S, 0.0), (N, 0.2)):
        for cell in range(chunk.cell + offset, chunk.end + offset):
            if cell in owner and _goes_on(wiring, cell, (E, W)):
                near(cell, 1 + more)
    return costs


def _goes_on(wiring: Wiring, cell: Cell, ways: tuple[Direction, ...]) -> bool:
    """Whether the line goes on from a cell in one of some directions, or slants."""
    return any(way in ways or abs(way) not in {E, S} for way in wiring.links[cell]) or any(
        meeting.way in ways for meeting in wiring.meetings.get(cell, ())
    )


def _blocks(chunks: Chunks, costs: dict[Chunk, dict[Where, float]]) -> Iterator[_Block]:
    """Texts under each other that belong to the same line, or to the bar between them."""
    below: dict[Chunk, Chunk] = {}
    for chunk in costs:
        for other in chunks.row(chunk.row + 1):
            overlaps = other.cell - STRIDE < chunk.end and chunk.cell < other.end - STRIDE
            if other in costs and overlaps and _belong(chunks, chunk, other, costs):
                below.setdefault(chunk, other)
    lower = set(below.values())
    for chunk in costs:
        if chunk in lower:
            continue
        rows = [chunk]
        while rows[-1] in below:
            rows.append(below[rows[-1]])
        block = _Block(rows)
        for row in rows:
            for where, cost in costs[row].items():
                block.costs[where] = min(cost, block.costs.get(where, cost))
        yield block


def _belong(chunks: Chunks, upper: Chunk, lower: Chunk, costs: dict[Chunk, dict[Where, float]]) -> bool:
    if upper.cell in chunks.bars or lower.cell in chunks.bars:
        return True
    return _Block([upper], costs[upper]).near().keys() == _Block([lower], costs[lower]).near().keys()


def _assign(blocks: list[_Block]) -> Iterator[tuple[_Block, Where]]:
    """Each block to its line: first where there is no choice; then to lines that have no label yet."""
    labelled: set[Where] = set()
    open_ = [(block, block.near()) for block in blocks]
    for is_ready in (_has_one, *(_has_one_free for _ in range(_ROUNDS)), _has_any):
        left: list[tuple[_Block, dict[Where, float]]] = []
        for block, near in open_:
            if is_ready(near, labelled):
                where = min(near, key=lambda where: (where in labelled, near[where], where))
                labelled.add(where)
                yield block, where
            else:
                left.append((block, near))
        open_ = left


def _has_one(near: dict[Where, float], labelled: set[Where]) -> bool:
    del labelled
    return len(near) == 1


def _has_one_free(near: dict[Where, float], labelled: set[Where]) -> bool:
    return len(near.keys() - labelled) == 1


def _has_any(near: dict[Where, float], labelled: set[Where]) -> bool:
    del labelled
    return bool(near)
