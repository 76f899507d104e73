"""The table as text for terminals and mail: ASCII, and never wider than it is asked to be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import Final

from edgewise.views.table import Table
from edgewise.views.table_sheet import Mark, Note, Sheet, sheet

WIDTH: Final = 100
"""Columns of the artefact."""
NARROWEST: Final = 40
"""Columns below which no table is laid out."""
GAP: Final = "  "


def write(table: Table, width: int = WIDTH) -> str:
    """`table` in lines of at most `width` columns (but not under 40).

    States stand in the lines and verbs in the columns, or the other way round if that takes fewer
    panels. What is too wide is broken at blanks; columns that do not fit go to a next panel.
    """
    width = max(width, NARROWEST)
    shown = sheet(table)
    blocks = [
        [shown.title],
        *_matrix(shown, width),
        _described(shown.legend, width),
        [line for condition in shown.conditions for line in _hang("", condition, width)],
        [line for note in shown.notes for line in _note(note, width)],
        *_events(shown, width),
        [line for text in (shown.census, *shown.reconciliation.lines) for line in _hang("", text, width)],
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _matrix(shown: Sheet, width: int) -> list[list[str]]:
    marks = [[_mark(mark) for mark in line] for line in shown.marks]
    turned = [list(column) for column in zip(*marks, strict=True)]
    ways = [
        _panels([["", *shown.verbs], *([state, *line] for state, line in zip(shown.states, marks, strict=True))], width),
        _panels([["", *shown.states], *([verb, *line] for verb, line in zip(shown.verbs, turned, strict=True))], width),
    ]
    return min(ways, key=lambda panels: (len(panels), sum(map(len, panels)))) if shown.verbs else []


def _mark(mark: Mark) -> str:
    return f"{mark.words} [{mark.note}]" if mark.note else mark.words


def _panels(rows: list[list[str]], width: int) -> list[list[str]]:
    """A table in as many panels as its columns need; the first column stands in each."""
    least = [max(_widest_word(row[number]) for row in rows) for number in range(len(rows[0]))]
    room = max(width // 3, NARROWEST // 2)
    panels: list[list[int]] = []
    for number in range(1, len(least)):
        taken = [0, *panels[-1], number] if panels else []
        if taken and sum(min(least[n], room) + len(GAP) for n in taken) - len(GAP) <= width:
            panels[-1].append(number)
        else:
            panels.append([number])
    return [list(lay_out([[row[n] for n in (0, *panel)] for row in rows], width)) for panel in panels]


def lay_out(rows: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    """The lines of a table under its headings, `rows[0]`, in at most `width` columns.

    The widest columns are narrowed until all fit, to a quarter of the room if need be.
    """
    widths = [max(1, *(len(row[number]) for row in rows)) for number in range(len(rows[0]))]
    least = [max(1, *(_widest_word(row[number]) for row in rows)) for number in range(len(rows[0]))]
    while sum(widths) + len(GAP) * (len(widths) - 1) > width:
        slack = [have - need for have, need in zip(widths, least, strict=True)]
        by = slack if any(each > 0 for each in slack) else widths
        widths[by.index(max(by))] -= 1
    for number, row in enumerate(rows):
        cells = [wrap(cell, room, break_on_hyphens=False) or [""] for cell, room in zip(row, widths, strict=True)]
        for line in range(max(map(len, cells))):
            parts = (cell[line] if line < len(cell) else "" for cell in cells)
            yield GAP.join(part.ljust(room) for part, room in zip(parts, widths, strict=True)).rstrip()
        if number == 0:
            yield GAP.join("-" * room for room in widths)


def _widest_word(cell: str) -> int:
    return max(map(len, cell.split()), default=0)


def _described(pairs: Sequence[tuple[str, str]], width: int) -> list[str]:
    indent = max((len(sign) for sign, _ in pairs), default=0) + len(GAP)
    return [line for sign, meaning in pairs for line in _hang(sign.ljust(indent), meaning, width)]


def _note(note: Note, width: int) -> Iterator[str]:
    start = f"[{note.number}]".ljust(5)
    for number, line in enumerate(note.lines):
        yield from _hang(start if number == 0 else " " * len(start), line, width)


def _hang(start: str, text: str, width: int) -> list[str]:
    return wrap(text, width, initial_indent=start, subsequent_indent=" " * max(2, len(start)), break_on_hyphens=False)


def _events(shown: Sheet, width: int) -> list[list[str]]:
    if not shown.happenings:
        return []
    heads = ("Own events", "from", "to", "when", "sets")
    rows = [(each.name, each.source, each.target, each.when, each.sets) for each in shown.happenings]
    return [list(lay_out([heads, *rows], width))]
