"""Texts as pages of characters: quote marks, marks of a patch and comment leaders taken off, tabs set, places kept."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final, TypeAlias

from edgewise.problem import Problem, Span, Unreadable
from edgewise.readers.ascii.glyphs import STRIDE, Cell
from edgewise.source import Source

WIDEST: Final = STRIDE - 24
"""Columns; what stands to the right of them is no drawing."""

LONGEST: Final = 100_000
"""Lines of a text."""

TAB: Final = 8

_QUOTE: Final = re.compile(r"[ ]{0,2}(?:>[ ]?)*>")
_HUNK: Final = re.compile(r"@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@")
_LEADER: Final = re.compile(r"[ \t]*(\*(?!/)|\*/|//[/!]?|#+|;+|%+|--|dnl)(?=\s|$)")
_BEGIN: Final = re.compile(r"[ \t]*(/\*[*!]?)(?=\s|$)")

_PIECE: Final = re.compile(r"[ -~]+|[^ -~]")

_Cut: TypeAlias = tuple[int, int]
"""The number of a line, from 0, and how many characters are taken off its beginning."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line as it is seen: `text` has one character a column; `places` are their indices in the line.

    `places` None: column c of `text` is character `shift` + c of the line.
    """

    line: int
    text: str
    shift: int = 0
    places: tuple[int, ...] | None = None


@dataclass(frozen=True)
class Page:
    """Lines that belong together, without what stands before all of them."""

    source: Source
    rows: tuple[Row, ...]

    def place(self, cell: Cell) -> tuple[int, int]:
        """The line and the column of a cell, both from 1, in the text as given."""
        number, column = divmod(cell, STRIDE)
        row = self.rows[number]
        if row.places is None:
            return row.line, row.shift + column + 1
        inside = row.places[column] if column < len(row.places) else len(self.source.lines[row.line - 1])
        return row.line, inside + 1

    def span(self, cell: Cell, width: int = 1) -> Span:
        """The place of `width` cells beginning at one."""
        line, start = self.place(cell)
        _, last = self.place(cell + width - 1)
        return self.source.span(line, start, last - start + 1)

    def written(self, cell: Cell, width: int) -> str:
        """What stands in `width` cells, as it was written: combining marks too, wide characters once."""
        line, start = self.place(cell)
        _, end = self.place(cell + width)
        return self.source.lines[line - 1][start - 1 : end - 1].strip()

    def at(self, cell: Cell) -> str:
        """The character of a cell; a blank outside the text."""
        number, column = divmod(cell, STRIDE)
        if 0 <= number < len(self.rows):
            text = self.rows[number].text
            return text[column] if column < len(text) else " "
        return " "


def pages(source: Source) -> Iterator[Page]:
    """The pages of a text: what is quoted equally deep, a patch as it will be, comments without their leaders.

    Raises Unreadable where the text is too long.
    """
    if len(source.lines) > LONGEST:
        help = "give the part with the drawing only"
        raise Unreadable([Problem("EW104", source.span(LONGEST, 1), f"longer than {LONGEST} lines", help)])
    for quoted in _quoted(source.lines):
        for patched in _patched(source.lines, quoted):
            yield Page(source, tuple(_row(source, *entry) for entry in _uncommented(source.lines, patched)))


def _quoted(lines: tuple[str, ...]) -> Iterator[list[_Cut]]:
    """Lines quoted equally deep, with the quote marks off, and the blank after them if it is in all."""
    depths: list[tuple[int, int]] = []
    for line in lines:
        mark = _QUOTE.match(line)
        depths.append((mark[0].count(">"), mark.end()) if mark else (0, 0))
    # A blank line without a mark, between quoted ones, belongs to them.
    last = -1
    for number, line in enumerate(lines):
        if line.strip():
            if last >= 0 and depths[last][0] == depths[number][0]:
                depths[last + 1 : number] = [(depths[number][0], cut) for _, cut in depths[last + 1 : number]]
            last = number
    for depth, group in groupby(range(len(depths)), key=lambda number: depths[number][0]):
        cuts = [(number, depths[number][1]) for number in group]
        spaced = depth and all(lines[number][cut : cut + 1] in {"", " "} for number, cut in cuts)
        yield [(number, cut + 1) for number, cut in cuts] if spaced else cuts


def _patched(lines: tuple[str, ...], cuts: list[_Cut]) -> Iterator[list[_Cut]]:
    """The hunks of a patch apart from the rest, without the lines that it takes away and the first column."""
    rest: list[_Cut] = []
    hunk: list[_Cut] = []
    old = new = 0
    for number, cut in cuts:
        line = lines[number]
        head = _HUNK.match(line, cut) if not (old or new) else None
        sign = line[cut : cut + 1]
        if head:
            old, new = int(head[1] or 1), int(head[2] or 1)
        elif (old or new) and sign in {"+", "-", " ", "\t", "\\", ""}:
            old -= sign in {"-", " ", "\t", ""}
            new -= sign in {"+", " ", "\t", ""}
            if sign not in {"-", "\\"}:
                hunk.append((number, cut + (sign in {"+", " "})))
            old, new = max(old, 0), max(new, 0)
        else:
            old = new = 0
            rest.append((number, cut))
        if hunk and not (old or new):
            yield hunk
            hunk = []
    yield from (part for part in (hunk, rest) if part)


def _uncommented(lines: tuple[str, ...], cuts: list[_Cut]) -> list[tuple[int, int, int]]:
    """Each line with what is taken off and where its text begins, after the leader of a comment."""
    leaders: list[tuple[str, int]] = []
    inside = False
    for number, cut in cuts:
        begin = _BEGIN.match(lines[number], cut)
        inside = inside or begin is not None
        leader = begin or _LEADER.match(lines[number], cut)
        leaders.append(("/*" if inside else leader[1], leader.end()) if leader else ("", cut))
        inside = inside and lines[number].find("*/", cut) < 0

    def kind(place: int) -> tuple[str, int]:
        """The leader and the column after it: the same in all lines of a comment that does not say where it ends."""
        mark, end = leaders[place]
        return mark, end - cuts[place][1] if mark not in {"", "/*"} else 0

    found: list[tuple[int, int, int]] = []
    for (mark, column), group in groupby(range(len(cuts)), key=kind):
        places = list(group)
        peeled = mark == "/*" or (mark and len(places) > 1 and not _is_framed(lines, cuts, places, mark, column))
        found += [(*cuts[place], leaders[place][1] if peeled else cuts[place][1]) for place in places]
    return found


def _is_framed(lines: tuple[str, ...], cuts: list[_Cut], members: list[int], mark: str, column: int) -> bool:
    """Whether the marks in front of lines are drawn: above or below, a border or a head joins them."""
    for place in (members[0] - 1, members[-1] + 1):
        if 0 <= place < len(cuts):
            number, cut = cuts[place]
            joins = lines[number][cut + column - 1 : cut + column + 1]
            if joins == mark[-1] * 2 or joins[:1] in set("+-=_|v^V<>"):
                return True
    return False


def _row(source: Source, number: int, cut: int, blank: int) -> Row:
    """One line set out in columns."""
    line = source.lines[number]
    if line.isascii() and line.isprintable():
        return Row(number + 1, (" " * (blank - cut) + line[blank:])[:WIDEST], cut)
    line = " " * blank + line[blank : cut + WIDEST]
    cells: list[str] = []
    places: list[int] = []
    for piece in _PIECE.finditer(line, min(cut, len(line))):
        text = piece[0]
        if text == "\t":
            width = TAB - len(cells) % TAB
            cells += " " * width
            places += [piece.start()] * width
        elif text.isascii():
            cells += text if text.isprintable() else " "
            places += range(piece.start(), piece.end())
        elif unicodedata.category(text) not in {"Mn", "Me", "Cf"}:
            width = 2 if unicodedata.east_asian_width(text) in "WF" else 1
            cells += (text if text.isprintable() else " ") * width
            places += [piece.start()] * width
    return Row(number + 1, "".join(cells[:WIDEST]), cut, tuple(places[:WIDEST]))
