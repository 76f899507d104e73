"""From lines and boxes to drawings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from edgewise.observed import Ambiguity, Drawing, DrawnState, Label, Line
from edgewise.readers.ascii.clusters import Cluster, find_clusters
from edgewise.readers.ascii.glyphs import HEADS, STARTS, Cell
from edgewise.readers.ascii.marks import LIMIT
from edgewise.readers.ascii.nets import Net
from edgewise.readers.ascii.page import Page
from edgewise.readers.ascii.sheet import Sheet, make_sheet
from edgewise.readers.ascii.wiring import open_arms


def find_drawings(pages: Iterable[Page]) -> Iterator[Drawing]:
    """The drawings of some pages of one text, in their order.

    Where one has boxes, arrows between words in one row are no drawing but text.
    """
    found: list[tuple[Sheet, Cluster]] = []
    room = LIMIT
    for page in pages:
        sheet = make_sheet(page, room)
        room -= sheet.size
        found += [(sheet, cluster) for cluster in find_clusters(sheet)]
    boxed = any(cluster.boxes for _, cluster in found)
    for sheet, cluster in found:
        if not (boxed and cluster.is_flat):
            yield _drawing(sheet, cluster)


def _drawing(sheet: Sheet, cluster: Cluster) -> Drawing:
    between = [net for net in cluster.nets if len(net.meetings) > 1 and not net.starts]
    lines, _ = sheet.lines(between)
    starting, _ = sheet.lines([net for net in cluster.nets if net.starts and not _is_final(sheet, net)])
    states: dict[object, DrawnState] = {}
    for state in sorted(cluster.states, key=lambda state: state.cell):
        # Words with one name are one state; boxes are each their own.
        key = state if state.box else state.name
        states.setdefault(key, DrawnState(state.name, sheet.page.span(state.cell, state.width)))
    first = min((*(state.cell for state in cluster.states), *(net.top for net in cluster.nets)))
    return Drawing(
        "ascii",
        sheet.page.span(first),
        tuple(states.values()),
        lines,
        (*_crossings(sheet, between, lines), *_doubtful_words(sheet, between, lines)),
        tuple(end for line in starting for end in line.ends),
        tuple(sheet.page.span(cell) for cell in _loose(sheet, cluster)),
    )


def _is_final(sheet: Sheet, net: Net) -> bool:
    """Whether it leads to the mark and not from it: a head there has its back to the rest of the line."""
    for cell in net.starts:
        near = sheet.wiring.links[cell]
        if cell in sheet.wiring.marked:
            if -HEADS.get(sheet.marks[cell], 0) in near:
                return True
        elif any(HEADS.get(sheet.marks[other]) == -way for way, other in near.items()):
            return True
    return False


def _loose(sheet: Sheet, cluster: Cluster) -> list[Cell]:
    """Where lines that leave a box end nowhere."""
    boxed = {cell for net in cluster.nets if any(m.state.box for m in net.meetings) for cell in net.cells}
    return [
        cell
        for cell, _ in open_arms(sheet.marks, sheet.wiring, sorted(boxed - sheet.wiring.marked))
        if sheet.marks[cell] not in STARTS
    ]


def _crossings(sheet: Sheet, nets: list[Net], lines: tuple[Line, ...]) -> list[Ambiguity]:
    """Both readings of each place where lines may cross or join."""
    found: list[Ambiguity] = []
    owner = {cell: number for number, net in enumerate(nets) for cell in net.cells}
    for crossing in sheet.crossings:
        through = {owner[net.top] for net in crossing.nets(sheet.marks, sheet.wiring) if net.top in owner}
        if not through:
            continue
        readings = [tuple(lines[number] for number in sorted(through))]
        crossing.flip(sheet.wiring)
        readings.append(sheet.lines(crossing.nets(sheet.marks, sheet.wiring))[0])
        crossing.flip(sheet.wiring)
        says = [
            f"{'two lines cross' if len(reading) > 1 else 'the lines join'}: {_tell(reading)}" for reading in readings
        ]
        found.append(Ambiguity(sheet.page.span(crossing.cell), tuple(readings), tuple(says)))
    return found


def _doubtful_words(sheet: Sheet, nets: list[Net], lines: tuple[Line, ...]) -> list[Ambiguity]:
    """Both readings of each word in the middle of a line: a state between two lines, or the label of one."""
    found: list[Ambiguity] = []
    for state in sheet.words.doubtful:
        here = [number for number, net in enumerate(nets) if any(meeting.state == state for meeting in net.meetings)]
        if len(here) == 2 and all(len(nets[number].meetings) == 2 for number in here):
            parts = tuple(lines[number] for number in here)
            label = Label(state.name, sheet.page.span(state.cell, state.width))
            ends = (
                end
                for number, line in zip(here, parts, strict=True)
                for meeting, end in zip(nets[number].meetings, line.ends, strict=True)
                if meeting.state != state
            )
            whole = (Line(tuple(ends), (*parts[0].labels, label, *parts[1].labels)),)
            says = (f"'{state.name}' is a state: {_tell(parts)}", f"'{state.name}' is a label: {_tell(whole)}")
            found.append(Ambiguity(label.span, (parts, whole), says))
    return found


def _tell(lines: tuple[Line, ...]) -> str:
    """The edges that lines are, in words."""
    return ", ".join(_tell_line(line) for line in lines)


def _tell_line(line: Line) -> str:
    sources = [end.state for end in line.ends if end.head != "in"]
    targets = [end.state for end in line.ends if end.head == "in"]
    if not targets or not sources:
        return (" - " if sources else " <-> ").join(end.state for end in line.ends)
    return f"{' and '.join(sources)} -> {' and '.join(targets)}"
