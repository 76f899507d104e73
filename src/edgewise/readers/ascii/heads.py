"""Where the heads of a line are: at its ends, on the border of a box, or on the way."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final

from edgewise.observed import End, Head
from edgewise.readers.ascii.glyphs import (
    ARROWS,
    BOX_DRAWING,
    DOUBLE_HEADS,
    FAMILIES,
    HEADS,
    PORTS,
    STRAIGHT,
    STRONG,
    Cell,
    Direction,
    E,
    N,
    S,
    W,
)
from edgewise.readers.ascii.marks import Marks
from edgewise.readers.ascii.nets import Net, reached
from edgewise.readers.ascii.page import Page
from edgewise.readers.ascii.wiring import Meeting, Wiring

_TURNS: Final = (E, W, S, N)
"""The directions of the heads in one of FAMILIES, in its order."""

_MOST: Final = 50
"""Heads on the way of one line that are looked at."""

_TRIANGLES: Final = "▶◀▼▲"


@dataclass(frozen=True, slots=True)
class _Found:
    """A head at an end: what it says, the cell and the character."""

    head: Head
    cell: Cell
    character: str


def ends_of(page: Page, marks: Marks, wiring: Wiring, net: Net, family: str = FAMILIES[0]) -> tuple[End, ...]:
    """The ends of a line with their heads, in the order of its meetings. `family` is what they are mended with."""
    heads = [_at_end(page, marks, wiring, meeting) for meeting in net.meetings]
    used = {head.cell for head in heads if head.head != "none"}
    midway = [(cell, way) for cell in net.cells for way in _points(marks[cell], known=cell in used)]
    for cell, way in midway[:_MOST]:
        for number in _beyond(wiring, net, heads, cell, way):
            heads[number] = _Found("in", cell, marks[cell])
    if len(net.cells) == 1 and marks[net.top] in ARROWS:
        return tuple(End(m.state.name, page.span(net.top), h.head) for m, h in zip(net.meetings, heads, strict=True))
    return tuple(_end(page, marks, wiring, m, head, family) for m, head in zip(net.meetings, heads, strict=True))


def _points(character: str, *, known: bool) -> tuple[Direction, ...]:
    """Where a head on the way points; one that is `known` from an end may still point to the other."""
    if character in DOUBLE_HEADS:
        return DOUBLE_HEADS[character], -DOUBLE_HEADS[character]
    return (HEADS[character],) if character in HEADS and not known else ()


def _at_end(page: Page, marks: Marks, wiring: Wiring, meeting: Meeting) -> _Found:
    """The head on the border of the box, or else on the last cell of the line."""
    places = [(meeting.wall, page.at(meeting.wall))] if meeting.state.box else []
    places.append((meeting.cell, marks[meeting.cell]))
    for cell, character in places:
        way = HEADS.get(character)
        if way == meeting.way:
            return _Found("in", cell, character)
        if way is not None and way == -meeting.way and not _is_tip_of_another(wiring, meeting, cell, way):
            return _Found("out", cell, character)
        if DOUBLE_HEADS.get(character) in {meeting.way, -meeting.way}:
            return _Found("in", cell, character)
    return _Found("none", meeting.cell, "")


def _is_tip_of_another(wiring: Wiring, meeting: Meeting, cell: Cell, way: Direction) -> bool:
    """Whether a head that is the whole line points into the state at its other side."""
    return any(other.way == way for other in wiring.meetings.get(cell, ()) if other is not meeting)


def _beyond(wiring: Wiring, net: Net, heads: list[_Found], cell: Cell, way: Direction) -> list[int]:
    """The ends that a head on the way points to, unless one of them has a head of its own."""
    ahead = wiring.links[cell].get(way)
    if ahead is None:
        return []
    cells = reached(wiring, ahead, [cell])
    numbers = [number for number, meeting in enumerate(net.meetings) if meeting.cell in cells]
    behind = len(net.meetings) - len(numbers)
    if len(numbers) != 1 and (behind == 0 or any(heads[number].head == "in" for number in numbers)):
        return []
    return [number for number in numbers if heads[number].head == "none"]


def family_of(page: Page, marks: Marks, wiring: Wiring) -> str:
    """The kind of heads that is drawn most on a page; where there are none, what goes with the lines."""
    walls = {meeting.wall for met in wiring.meetings.values() for meeting in met if meeting.state.box}
    drawn = Counter(marks[cell] for cell in wiring.drawn())
    drawn.update(page.at(cell) for cell in walls)
    family = max(FAMILIES, key=lambda family: sum(drawn[head] for head in family))
    if any(drawn[head] for head in family):
        return family
    return _TRIANGLES if any(character in BOX_DRAWING for character in drawn) else FAMILIES[0]


def _end(page: Page, marks: Marks, wiring: Wiring, meeting: Meeting, head: _Found, family: str) -> End:
    """The end, with what to put where to mend it."""
    way = meeting.way
    if way not in STRAIGHT or head.character in DOUBLE_HEADS:
        return End(meeting.state.name, page.span(head.cell), head.head)
    mark = family[_TURNS.index(way)]
    border = "" if meeting.state.box is None else page.at(meeting.wall)
    cell, bare = head.cell, ""
    if head.head != "none":
        mark = head.character if head.head == "in" and HEADS.get(head.character) == way else mark
        bare = _port(marks, meeting) if cell == meeting.wall else _straight(page.at(cell - way), way)
    elif border in PORTS and not _is_corner(meeting):
        cell, bare = meeting.wall, border
    elif _is_straight(marks[meeting.cell], way) and len(wiring.meetings[meeting.cell]) == 1:
        bare = page.at(meeting.cell)
    elif border and not _is_corner(meeting):
        cell, bare = meeting.wall, border
    return End(meeting.state.name, page.span(cell), head.head, mark if bare else "", bare)


def _is_corner(meeting: Meeting) -> bool:
    return meeting.state.box is not None and meeting.wall in meeting.state.box.corners


def _is_straight(character: str, way: Direction) -> bool:
    return character not in HEADS and {way, -way} <= set(STRONG.get(character, ()))


def _straight(behind: str, way: Direction) -> str:
    """What a line looks like where its head is taken off."""
    if behind and _is_straight(behind, way):
        return behind
    unicode = behind in BOX_DRAWING
    return ("─" if unicode else "-") if way in (E, W) else ("│" if unicode else "|")


def _port(marks: Marks, meeting: Meeting) -> str:
    """What a border looks like where a line without a head leaves it."""
    if marks[meeting.cell] not in BOX_DRAWING:
        return "+"
    return {S: "┴", N: "┬", E: "┤", W: "├"}[meeting.way]
