"""Tables that fit: columns of text, folded where the terminal is narrow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from edgewise.report.paint import columns, fold, longest

Cell: TypeAlias = tuple[str, ...]
"""Facts, one below the other."""

GAP = 2


def grid(rows: Sequence[Sequence[Cell]], width: int) -> list[list[str]] | None:
    """The lines of each row, at most `width` columns wide; None where even folded cells are wider.

    Cells are folded at blanks, and at hyphens where that is not enough.
    """
    widths = [max(columns(fact) for row in rows for fact in (row[at] or ("",))) for at in range(len(rows[0]))]
    room = width - GAP * (len(widths) - 1)
    for hyphens in (False, True):
        least = [max(_least(fact, hyphens) for row in rows for fact in (row[at] or ("",))) for at in range(len(widths))]
        while sum(widths) > room and (wide := [at for at in range(len(widths)) if widths[at] > least[at]]):
            widths[max(wide, key=lambda at: widths[at])] -= 1
    if sum(widths) > room:
        return None
    return [_lines(row, widths) for row in rows]


def _least(fact: str, hyphens: bool) -> int:
    part = longest(fact, hyphens)
    return part if part == columns(fact) else part + 1


def _lines(row: Sequence[Cell], widths: Sequence[int]) -> list[str]:
    cells = [[line for fact in cell for line in _folded(fact, width)] for cell, width in zip(row, widths, strict=True)]
    found = []
    for height in range(max(map(len, cells))):
        shown = (cell[height] if height < len(cell) else "" for cell in cells)
        filled = (text + " " * (width - columns(text)) for text, width in zip(shown, widths, strict=True))
        found.append((" " * GAP).join(filled).rstrip())
    return found


def _folded(fact: str, width: int) -> list[str]:
    """A fact in lines; all but the first stand one column further in, so that two facts are not taken for one."""
    if columns(fact) <= width:
        return [fact]
    first, *more = fold(fact, width - 1, hyphens=longest(fact) >= width)
    return [first, *(" " + line for line in more)]
