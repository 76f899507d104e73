"""A drawing's own lines in whatever text they stand: quoted in a mail, set in, inside a comment or a Markdown fence."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Final

from edgewise.problem import Problem, Span, Unreadable
from edgewise.source import Source

MARGIN: Final = r"(?P<margin>[ \t>*|]*)"
"""What may stand before each line: blanks, quote marks, the stars of a comment."""

CLOSING: Final = re.compile(r"\s*(?:```|~~~|:::(?!\w)|\*/|</)")
"""What ends the text that a drawing is part of: a fence, a comment, an element of HTML."""


@dataclass(frozen=True)
class Passage:
    """Lines of `source` from line `first` on, without the margin before each, which is that many characters wide."""

    source: Source
    first: int
    lines: tuple[str, ...]
    margins: tuple[int, ...]

    @cached_property
    def text(self) -> str:
        """Its lines as one text."""
        return "\n".join(self.lines)

    @cached_property
    def starts(self) -> list[int]:
        """Where each line begins in `text`, and where one more would."""
        return list(accumulate((len(line) + 1 for line in self.lines), initial=0))

    def row(self, at: int) -> int:
        """The line, from 0, that a character of `text` is in."""
        return min(bisect_right(self.starts, at), len(self.lines)) - 1

    def span(self, row: int, start: int, end: int) -> Span:
        """The characters from `start` to `end` of line `row`; all count from 0."""
        return self.source.span(self.first + row, self.margins[row] + start + 1, end - start)

    def place(self, start: int, end: int) -> Span:
        """The characters from `start` to `end` of `text`, or those of them on the first line."""
        row = self.row(start)
        begin = self.starts[row]
        return self.span(row, start - begin, min(end - begin, len(self.lines[row])))


def passage(source: Source, row: int, margin: str, closing: re.Pattern[str] | None = CLOSING) -> Passage:
    """The lines from line `row` (from 0) on that begin with `margin`, the blanks of it aside where a line is empty.

    They end before one that `closing` matches. At the very beginning of a text blanks are no margin.
    """
    if not margin.strip() and not any(line.strip() for line in source.lines[:row]):
        margin = ""
    marks = margin.rstrip()
    lines: list[str] = []
    margins: list[int] = []
    for number in range(row, len(source.lines)):
        line = source.lines[number]
        inside = line.startswith(margin)
        if not inside and line.rstrip() != marks:
            break
        cut = len(margin if inside else marks)
        if lines and closing and closing.match(line, cut):
            break
        lines.append(line[cut:])
        margins.append(cut)
    return Passage(source, row + 1, tuple(lines), tuple(margins))


def broken(span: Span, message: str, help: str) -> Problem:
    """A drawing that cannot be read, at one place."""
    return Problem("EW612", span, message, help)


def refuse(span: Span, message: str, help: str) -> Unreadable:
    """The same, to be raised alone."""
    return Unreadable([broken(span, message, help)])
