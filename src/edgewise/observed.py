"""What somebody drew or wrote of a machine, as seen, with its places; nothing here knows the model."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from edgewise.problem import Span

Head: TypeAlias = Literal["none", "in", "out"]
"""At an end of a line: no arrowhead; one that points into the state there; one that points away from it."""


@dataclass(frozen=True, slots=True)
class Label:
    """Words written at a line, as they stand."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class DrawnState:
    """A state as drawn. `name` is the first line in its box, or two lines of one word in capitals each."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class End:
    """Where a line meets a state.

    `span` is the one cell or word where an arrowhead stands or would stand. In a drawing made of
    characters `mark` is the head that points into the state here and `bare` what stands there
    without a head, so that the drawing can be mended in place; both are "" where that cannot be.
    `labels` are written beside the part of the line that leads to this end only.
    """

    state: str
    span: Span
    head: Head = "none"
    mark: str = ""
    bare: str = ""
    labels: tuple[Label, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A line between two ends or more; the same state may be at two of them.

    Of two ends with one head it is one edge, with two heads two. Where several ends without a
    head share those that have one (a bus), it is an edge from each of the former to each of the
    latter. `labels` are written beside the part that all ends share.
    """

    ends: tuple[End, ...]
    labels: tuple[Label, ...] = ()


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """A place that can be read two ways or more. The lines of `readings[0]` are among `Drawing.lines`.

    `says` tells each reading in words, in the order of `readings`.
    """

    span: Span
    readings: tuple[tuple[Line, ...], ...]
    says: tuple[str, ...]


@dataclass(frozen=True)
class Drawing:
    """One drawing. `starts` are where the mark of the initial state points; () where the drawing has none.

    `loose` are lines that end nowhere, by the place of their loose end.
    """

    reader: str
    span: Span
    states: tuple[DrawnState, ...]
    lines: tuple[Line, ...]
    ambiguities: tuple[Ambiguity, ...] = ()
    starts: tuple[End, ...] = ()
    loose: tuple[Span, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table in code: whether `row`, `column` is set. `span` is where its value stands.

    For a row or cell that the initialiser leaves out, `span` is the row, or the table, and `written` is false.
    """

    row: str
    column: str
    value: bool
    span: Span
    written: bool = True


@dataclass(frozen=True)
class Table:
    """A table of truth values in code, of the size of two enumerations, with the names of its rows and columns.

    `rows` and `columns` are enumerators without their common prefix, in the order of their values.
    """

    reader: str
    name: str
    span: Span
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[Cell, ...]


Observed: TypeAlias = Drawing | Table
"""What a reader finds in a text."""
