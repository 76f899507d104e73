"""The table in words, ready to be placed: every format shows this, and adds nothing of its own but layout."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import astuple, dataclass, replace
from typing import Final, assert_never

from edgewise.views.table import KINDS, Cell, OwnEvent, Row, Table

REFUSED: Final = "-"
UNREACHABLE: Final = "n/a"
JOINT: Final = "+"
"""Follows a state to which every instance of the group moves together."""


@dataclass(frozen=True)
class Mark:
    """What stands in a cell: words that may be broken at blanks, and the number of its note (0: none)."""

    words: str
    note: int


@dataclass(frozen=True)
class Note:
    """What a cell has no room for: one line for each row behind it. `number` counts from 1."""

    number: int
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Happening:
    """One row of an own event in words; "" where there is nothing to say. `name` has the verb it answers.

    `name` and `source` are never empty.
    """

    name: str
    source: str
    target: str
    when: str
    sets: str


@dataclass(frozen=True)
class Sheet:
    """A table in words. `marks` has a line for each name in `down`, and in it a mark for each in `across`.

    `corner` tells what goes down: "state" or "verb".
    States go down and verbs across, unless there are more verbs than states. `legend` explains the
    signs that occur, `conditions` tells when verbs can be asked at all, `census` how many cells
    there are of each kind.
    """

    title: str
    corner: str
    down: tuple[str, ...]
    across: tuple[str, ...]
    marks: tuple[tuple[Mark, ...], ...]
    legend: tuple[tuple[str, str], ...]
    conditions: tuple[str, ...]
    notes: tuple[Note, ...]
    happenings: tuple[Happening, ...]
    census: str
    reconciliation: tuple[str, ...]


def sheet(table: Table) -> Sheet:
    """`table` in words. Cells with the same to say share a note."""
    numbers: dict[tuple[str, ...], int] = {}
    way = len(table.verbs) > len(table.states)
    down, across = (table.verbs, table.states) if way else (table.states, table.verbs)
    marks = tuple(
        tuple(_mark(table.cell(line, column) if way else table.cell(column, line), numbers) for column in across)
        for line in down
    )
    return Sheet(
        title=f"{table.machine}: what each verb does in each state",
        corner="verb" if way else "state",
        down=down,
        across=across,
        marks=marks,
        legend=_legend(table, marks),
        conditions=_conditions(table),
        notes=tuple(Note(number, lines) for lines, number in numbers.items()),
        happenings=tuple(happening for event in table.events for happening in _happenings(event, table)),
        census=_census(table),
        reconciliation=table.reconciliation.lines,
    )


def escaped(plain: Sheet, escape: Callable[[str], str]) -> Sheet:
    """The same sheet for a markup: every text in it as `escape` writes it."""

    def each(texts: Iterable[str]) -> tuple[str, ...]:
        return tuple(map(escape, texts))

    return Sheet(
        title=escape(plain.title),
        corner=plain.corner,
        down=each(plain.down),
        across=each(plain.across),
        marks=tuple(tuple(Mark(escape(mark.words), mark.note) for mark in line) for line in plain.marks),
        legend=tuple((escape(sign), escape(meaning)) for sign, meaning in plain.legend),
        conditions=each(plain.conditions),
        notes=tuple(Note(note.number, each(note.lines)) for note in plain.notes),
        happenings=tuple(Happening(*map(escape, astuple(happening))) for happening in plain.happenings),
        census=escape(plain.census),
        reconciliation=each(plain.reconciliation),
    )


def turned(shown: Sheet) -> Sheet:
    """The same sheet with what goes down going across."""
    corner = "verb" if shown.corner == "state" else "state"
    marks = tuple(zip(*shown.marks, strict=True))
    return replace(shown, corner=corner, down=shown.across, across=shown.down, marks=marks)


def grid(shown: Sheet, noted: str) -> list[list[str]]:
    """The matrix as texts, headings first. A mark with a note is written as `noted`, "{words} [{note}]"."""
    lines = [
        [noted.format(words=mark.words, note=mark.note) if mark.note else mark.words for mark in line]
        for line in shown.marks
    ]
    return [[shown.corner, *shown.across], *([name, *line] for name, line in zip(shown.down, lines, strict=True))]


def happenings(shown: Sheet) -> list[tuple[str, ...]]:
    """The rows of the own events as texts, headings first."""
    return [("own event", "from", "to", "when", "sets"), *map(astuple, shown.happenings)]


def _mark(cell: Cell, numbers: dict[tuple[str, ...], int]) -> Mark:
    lines = _explained(cell)
    return Mark(_words(cell), numbers.setdefault(lines, len(numbers) + 1) if lines else 0)


def _words(cell: Cell) -> str:
    match cell.kind:
        case "refused":
            return REFUSED
        case "unreachable":
            return UNREACHABLE
        case "stays":
            return "stays" + JOINT * cell.joint
        case "later":
            return "later " + ", ".join(cell.to)
        case "moves":
            joint = {row.to for row in cell.rows if row.joint}
            stays = any(row.to in (None, cell.state) for row in cell.rows)
            moved = [name + JOINT * (name in joint) for name in cell.to if name != cell.state]
            return ", ".join([*moved, "stays"] if stays else moved)
        case _:
            assert_never(cell.kind)


def _explained(cell: Cell) -> tuple[str, ...]:
    """The lines of a cell's note; none where the mark says it all."""
    if cell.kind == "unreachable":
        return tuple(_line(f"never taken: {row.to or 'stays'}", row) for row in cell.rows)
    lone = len(cell.rows) == 1
    lines = [_line("" if lone else row.to or "stays", row) for row in cell.rows]
    lines += [_line(f"later, at {row.trigger}: {row.to}", row) for row in cell.later]
    return tuple(line for line in lines if line)


def _line(start: str, row: Row) -> str:
    return "; ".join(filter(None, (" ".join(filter(None, (start, _guard(row)))), _sets(row))))


def _guard(row: Row) -> str:
    outcome = f"({row.outcome})" if row.outcome else ""
    return " ".join(filter(None, (outcome, f"when {row.when}" if row.when else "")))


def _sets(row: Row) -> str:
    return f"sets {', '.join(row.sets)}" if row.sets else ""


def _legend(table: Table, marks: tuple[tuple[Mark, ...], ...]) -> tuple[tuple[str, str], ...]:
    kinds = {cell.kind for cell in table.cells}
    stays = any(mark.words.removesuffix(JOINT).endswith("stays") for line in marks for mark in line)
    joint = any(row.joint for cell in table.cells for row in cell.rows)
    joint = joint or any(row.joint for event in table.events for row in event.rows)
    along = f"every {table.instance} of the {table.group} that is in a state of the same row moves there"
    signs = (
        ("moves" in kinds, "STATE", "accepted: this is the new state"),
        (stays, "stays", "accepted: the state stays"),
        (
            "later" in kinds,
            "later STATE",
            "accepted: the state stays now, and an event that answers the verb changes it",
        ),
        ("refused" in kinds, REFUSED, "refused: an error to the caller, and nothing changes"),
        ("unreachable" in kinds, UNREACHABLE, f"cannot happen: no path of edges leads from {table.initial} here"),
        (joint, f"STATE{JOINT}", along),
    )
    return tuple((sign, meaning) for used, sign, meaning in signs if used)


def _conditions(table: Table) -> tuple[str, ...]:
    by: dict[str, list[str]] = {}
    for verb, when in table.asked.items():
        by.setdefault(when, []).append(verb)
    return tuple(
        f"{'Verbs' if len(verbs) == len(table.verbs) else ', '.join(verbs)} can be asked only while: {when}"
        for when, verbs in by.items()
    )


def _happenings(event: OwnEvent, table: Table) -> tuple[Happening, ...]:
    name = f"{event.name} ({event.answers})" if event.answers else event.name
    if not event.rows:
        return (Happening(name, "never", "", "", ""),)
    return tuple(
        Happening(
            name + (f" [{row.outcome}]" if row.outcome else ""),
            ", ".join(row.sources) or f"the {table.group}",
            (row.to or "stays") + JOINT * row.joint if row.sources else "",
            row.when or "",
            ", ".join(row.sets),
        )
        for row in event.rows
    )


def _census(table: Table) -> str:
    found = [cell.kind for cell in table.cells]
    kinds = ", ".join(f"{found.count(kind)} {kind}" for kind in KINDS if kind in found)
    return f"{len(found)} cells: {kinds}" if found else "no cells"
