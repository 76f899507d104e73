"""The table as text for terminals and mail: ASCII, and never wider than it is asked to be."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap
from typing import Final

from edgewise.views.columns import GAP, lay_out, narrowest, spread
from edgewise.views.table import Table
from edgewise.views.table_sheet import Note, Sheet, grid, happenings, sheet, turned

WIDTH: Final = 100
"""Columns of the artefact."""
NARROWEST: Final = 40
"""Columns below which no table is laid out."""


def write(table: Table, width: int = WIDTH) -> str:
    """`table` in lines of at most `width` columns (but not under 40).

    States stand in the lines and verbs in the columns, or the other way round if that takes fewer
    panels. What is too wide is broken at blanks; columns that do not fit go to a next panel.
    """
    width = max(width, NARROWEST)
    shown = sheet(table)
    blocks = [
        _hang("", shown.title, width),
        *_matrix(shown, width),
        _legend(shown.legend, width),
        [line for condition in shown.conditions for line in _hang("", condition, width)],
        _notes(shown.notes, width),
        list(lay_out(happenings(shown), width)) if shown.happenings else [],
        [line for text in (shown.census, *shown.reconciliation) for line in _hang("", text, width)],
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _matrix(shown: Sheet, width: int) -> list[list[str]]:
    if not shown.across or not shown.down:
        return []
    ways = [_panels(grid(way, "{words} [{note}]"), width) for way in (shown, turned(shown))]
    return min(ways, key=len)


def _panels(rows: list[list[str]], width: int) -> list[list[str]]:
    """A matrix in as many panels as its columns need; the first column stands in each."""
    room = max(width // 3, NARROWEST // 2)
    least = [min(column, room) for column in narrowest(rows)]
    panels: list[list[int]] = []
    for number in range(1, len(least)):
        if panels and spread([least[n] for n in (0, *panels[-1], number)]) <= width:
            panels[-1].append(number)
        else:
            panels.append([number])
    return [list(lay_out([[row[n] for n in (0, *panel)] for row in rows], width)) for panel in panels]


def _legend(pairs: Sequence[tuple[str, str]], width: int) -> list[str]:
    indent = max((len(sign) for sign, _ in pairs), default=0) + len(GAP)
    return [line for sign, meaning in pairs for line in _hang(sign.ljust(indent), meaning, width)]


def _notes(notes: Sequence[Note], width: int) -> list[str]:
    indent = max((len(f"[{note.number}]") for note in notes), default=0) + len(GAP)
    starts = (
        (f"[{note.number}]" if not number else "", line) for note in notes for number, line in enumerate(note.lines)
    )
    return [line for start, text in starts for line in _hang(start.ljust(indent), text, width)]


def _hang(start: str, text: str, width: int) -> list[str]:
    return wrap(text, width, initial_indent=start, subsequent_indent=" " * max(2, len(start)), break_on_hyphens=False)
