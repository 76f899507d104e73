"""Tables of text in columns: the widest give way until all fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import Final

GAP: Final = "  "


def lay_out(rows: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    """The lines of a table under its headings, `rows[0]`, in at most `width` columns.

    Cells are broken at blanks, and words only where nothing else helps.
    """
    widths, least = natural(rows), narrowest(rows)
    while spread(widths) > width:
        slack = [have - need for have, need in zip(widths, least, strict=True)]
        by = slack if any(each > 0 for each in slack) else widths
        widths[by.index(max(by))] -= 1
    for number, row in enumerate(rows):
        yield from _lines(row, widths)
        if number == 0:
            yield GAP.join("-" * room for room in widths)


def simple_table(rows: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    """The lines of a simple table of reStructuredText, `rows[0]` its headings; wider than `width` if it must be.

    There a line without a first cell goes on with the row above, so that first cells are not
    broken and have to be there; and a word may be markup, so that words are not broken either.
    """
    widths = natural(rows)
    least = [widths[0], *narrowest(rows)[1:]]
    while spread(widths) > width and widths != least:
        slack = [have - need for have, need in zip(widths, least, strict=True)]
        widths[slack.index(max(slack))] -= 1
    rule = GAP.join("=" * room for room in widths)
    yield rule
    for number, row in enumerate(rows):
        yield from _lines(row, widths)
        if number == 0:
            yield rule
    yield rule


def natural(rows: Sequence[Sequence[str]]) -> list[int]:
    """The width each column takes unbroken, at least 1."""
    return [max(1, *map(len, column)) for column in zip(*rows, strict=True)]


def narrowest(rows: Sequence[Sequence[str]]) -> list[int]:
    """The width of the longest word in each column, at least 1."""
    return [max(1, *(len(word) for cell in column for word in cell.split()), 1) for column in zip(*rows, strict=True)]


def spread(widths: Sequence[int]) -> int:
    """The width of columns and the gaps between them."""
    return sum(widths) + len(GAP) * (len(widths) - 1)


def _lines(row: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    cells = [wrap(cell, room, break_on_hyphens=False) for cell, room in zip(row, widths, strict=True)]
    for line in range(max(1, *map(len, cells))):
        parts = (cell[line] if line < len(cell) else "" for cell in cells)
        yield GAP.join(part.ljust(room) for part, room in zip(parts, widths, strict=True)).rstrip()
