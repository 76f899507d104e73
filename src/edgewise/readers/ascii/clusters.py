"""What belongs together on a page, and what is no drawing at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from edgewise.readers.ascii.boxes import State
from edgewise.readers.ascii.glyphs import ARROWS, HEADS, STRIDE, N, S
from edgewise.readers.ascii.nets import Net
from edgewise.readers.ascii.sheet import Sheet

_PLAIN: Final = re.compile(r"\w[\w.-]*( \w[\w.-]*)?")
"""A name that a box may have for which no line is drawn."""

_WORD: Final = re.compile(r"[^\W\d_][\w-]*|[A-Z][A-Z0-9_-]*( [A-Z][A-Z0-9_-]*)+")
"""A name that may stand for a state where nothing else is a drawing."""

_MOST: Final = 4
"""Words of a label, where nothing but words and arrows is a drawing."""


@dataclass
class Cluster:
    """Boxes and lines in neighbouring rows."""

    top: int
    bottom: int
    states: dict[State, None] = field(default_factory=dict)
    nets: list[Net] = field(default_factory=list)

    def add(self, bottom: int, thing: State | Net) -> None:
        """Take in a box, or a line with the words at its ends."""
        self.bottom = max(bottom, self.bottom)
        if isinstance(thing, State):
            self.states[thing] = None
        else:
            self.nets.append(thing)
            self.states |= dict.fromkeys(meeting.state for meeting in thing.meetings if meeting.state.box is None)

    def take(self, other: Cluster) -> None:
        """Take in all of another one."""
        self.bottom = max(self.bottom, other.bottom)
        self.states |= other.states
        self.nets += other.nets

    @property
    def is_flat(self) -> bool:
        """Whether it is nothing but arrows between words, each in one row."""
        return not self.boxes and all(net.cells[-1] - net.cells[0] < STRIDE / 2 for net in self.nets)

    @property
    def names(self) -> set[str]:
        """The names of its states."""
        return {state.name for state in self.states}

    @property
    def boxes(self) -> list[State]:
        """Its states that have a box."""
        return [state for state in self.states if state.box]


def find_clusters(sheet: Sheet) -> list[Cluster]:
    """What is a drawing of its own on a page."""
    clusters: list[Cluster] = []
    for cluster in _neighbours(sheet):
        if not cluster.boxes and not _is_wordy(sheet, cluster):
            continue
        if clusters and _continues(sheet, clusters[-1], cluster):
            clusters[-1].take(cluster)
        else:
            clusters.append(cluster)
    return [cluster for cluster in clusters if not cluster.boxes or _is_drawing(sheet, cluster)]


def _continues(sheet: Sheet, before: Cluster, cluster: Cluster) -> bool:
    """Whether nothing but blank rows and labels parts two of one kind; what has a box twice is another drawing."""
    if bool(before.boxes) != bool(cluster.boxes) or (cluster.boxes and not before.names.isdisjoint(cluster.names)):
        return False
    return all(_is_blank(sheet, row) for row in range(before.bottom + 1, cluster.top))


def _is_blank(sheet: Sheet, row: int) -> bool:
    """Whether nothing stands in a row but what is written right above or below a line."""
    drawn = sheet.chunks.drawn
    return all(
        any(cell + near in drawn for cell in range(chunk.cell, chunk.end) for near in (N, S))
        for chunk in sheet.chunks.row(row)
    )


def _neighbours(sheet: Sheet) -> Iterator[Cluster]:
    """Boxes and lines with ends, cut where a row belongs to none."""
    things: list[tuple[int, int, State | Net]] = []
    for state in sheet.boxes.states:
        assert state.box is not None
        top = state.box.corner // STRIDE
        things.append((top, top + state.box.height - 1, state))
    things += [(net.cells[0] // STRIDE, net.cells[-1] // STRIDE, net) for net in sheet.nets]
    cluster: Cluster | None = None
    for top, bottom, thing in sorted(things, key=lambda thing: thing[:2]):
        if cluster is None or top > cluster.bottom + 1:
            if cluster is not None:
                yield cluster
            cluster = Cluster(top, bottom)
        cluster.add(bottom, thing)
    if cluster is not None:
        yield cluster


def _is_drawing(sheet: Sheet, cluster: Cluster) -> bool:
    """Whether boxes and lines are one; what belongs to the text around them is taken out."""
    sure = {net.top for net in cluster.nets if any(m.state.box for m in net.meetings) or _is_headed(sheet, net)}
    names = {meeting.state.name for net in cluster.nets if net.top in sure for meeting in net.meetings}
    cluster.nets = [net for net in cluster.nets if net.top in sure or not names.isdisjoint(_words(net))]
    met = {meeting.state for net in cluster.nets for meeting in net.meetings}
    kept = [state for state in cluster.states if state in met or (state.box and _PLAIN.fullmatch(state.name))]
    cluster.states = dict.fromkeys(kept)
    if any(len(net.meetings) > 1 or net.starts for net in cluster.nets):
        return True
    return 1 < len(kept) == len(cluster.names) or (
        bool(kept) and not any(map(sheet.chunks.row, range(len(sheet.page.rows))))
    )


def _words(net: Net) -> set[str]:
    """The names at the ends of a line, if all may stand for a state without a box."""
    names = {meeting.state.name for meeting in net.meetings}
    return names if all(map(_WORD.fullmatch, names)) else set()


def _is_headed(sheet: Sheet, net: Net) -> bool:
    """Whether it is an arrow between words that may stand for states."""
    heads = sum(sheet.marks[cell] in HEADS for cell in net.cells)
    is_arrow = 0 < heads < len(net.cells) or sheet.marks[net.top] in ARROWS
    return is_arrow and bool(_words(net))


def _is_wordy(sheet: Sheet, cluster: Cluster) -> bool:
    """Whether lines between words are all there is in their rows and beside them."""
    cluster.nets = [net for net in cluster.nets if len(net.meetings) > 1 or net.starts]
    if not any(_is_headed(sheet, net) for net in cluster.nets) or not all(map(_words, cluster.nets)):
        return False
    lines, used = sheet.lines(cluster.nets)
    labels = [label for line in lines for label in line.labels]
    labels += [label for line in lines for end in line.ends for label in end.labels]
    if any("." in label.text or len(label.text.split()) > _MOST for label in labels):
        return False
    known = used | sheet.words.chunks
    return all(
        chunk in known or not any(map(str.isalnum, sheet.page.written(chunk.cell, chunk.width)))
        for row in range(cluster.top - 1, cluster.bottom + 2)
        for chunk in sheet.chunks.row(row)
    )
