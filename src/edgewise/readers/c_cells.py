"""The cells of a table in C: initialisers as C99 has them (6.7.9), with GNU's ranges."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from edgewise.observed import Cell, Table
from edgewise.problem import Problems, Span, nearest
from edgewise.readers.c_axis import MOST, Axis, Place, places, short
from edgewise.readers.c_file import File
from edgewise.readers.c_syntax import Array, Node
from edgewise.readers.c_value import Values

_SETTINGS: Final = 500_000
"""How often a cell is set, at most: ranges set many at once."""
_NOWHERE: Final = -1
"""The row or column that follows one of which it is not known where it is."""
_PREPROCESS: Final = "give the file that defines it as well, or what `cc -E` makes of this one"


@dataclass
class Draft:
    """An array that may be a table. `cells` has of each row, by number, the set columns; `left` settings to go."""

    file: File
    array: Array
    values: Values
    rows: Axis
    columns: Axis
    cells: dict[int, dict[int, tuple[bool, Span]]] = field(default_factory=dict[int, "dict[int, tuple[bool, Span]]"])
    row_spans: dict[int, Span] = field(default_factory=dict[int, Span])
    problems: Problems = field(default_factory=Problems)
    left: int = _SETTINGS

    @property
    def name(self) -> str:
        """What the array is called."""
        return self.array.name.text

    @property
    def span(self) -> Span:
        """Where it is called so."""
        return self._span(self.array.name)

    @property
    def is_bool(self) -> bool:
        """Whether it is declared as truth values, in whatever spelling."""
        return "bool" in self.array.type.lower()

    @property
    def is_truth(self) -> bool:
        """Whether it is a table of truth values: sizes or designators have names, and values are 0 and 1, or bool."""
        sizes = [name for axis in (self.rows, self.columns) if axis.size is not None for name in _leaves(axis.size)]
        if not self.rows.used and not self.columns.used and all(leaf.kind == "number_literal" for leaf in sizes):
            return False
        if self.is_bool:
            return True
        found = [self._worth(leaf) for leaf in _values(self.array.value)]
        return bool({*found} & {0, 1}) and {*found} <= {0, 1, None}

    def _worth(self, leaf: Node) -> int | None:
        """What a value is worth; 2 where it can be no truth value, None for a name that nothing is known of."""
        if leaf.kind in ("string_literal", "char_literal", "call_expression", "field_expression"):
            return 2
        if leaf.kind == "identifier" and leaf.text in self.values.enumerators:
            return 2
        return self.values.of(leaf)

    def table(self, problems: Problems) -> Table | None:
        """The table; None after noting what is wrong with it."""
        self.problems = Problems()
        self._fits()
        if not self.problems.found:
            self._fill()
        rows, columns = short(self.rows), short(self.columns)
        cells: list[Cell] = []
        for at, row in enumerate(rows):
            for number, column in enumerate(columns):
                value, span = self.cells.get(at, {}).get(number, (False, self.row_spans.get(at, self.span)))
                if row and column:
                    cells.append(Cell(row, column, value, span, number in self.cells.get(at, {})))
                elif value:
                    what, where = ("column", number) if row else ("row", at)
                    self._note(span, f"a cell is set in {what} {where}, which no name has", "give the enumerator, too")
        problems.found += self.problems.found
        if self.problems.found:
            return None
        named = tuple(filter(None, rows)), tuple(filter(None, columns))
        return Table("c-table", self.name, self.span, *named, tuple(cells))

    def _fits(self) -> None:
        """Note what keeps the table from being read at all."""
        value = self.array.value
        broken = next((part for part in _leaves(value) if part.kind == "ERROR"), None)
        fork = next((at for at in self.file.code.forks if value.start < at < value.end), None)
        if broken is not None:
            span = self._span(broken)
            self._note(span, f"'{self.name}' is no C from here on", "is a comma or a brace missing, or one too many?")
        if fork is not None:
            help = "give what `cc -E` makes of the file"
            self._note(self.file.span(fork, fork + 5), "which of these rows holds, the preprocessor decides", help)
        both = self.rows.key == self.columns.key and not self.rows.names
        axes = ((self.rows, "rows and columns" if both else "rows"), (self.columns, "columns"))
        for axis, what in axes[: 1 if both else 2]:
            size = self.values.of(axis.size) if axis.size is not None else None
            span = self._span(axis.size) if axis.size is not None else self.span
            if size is not None and not 0 < size <= MOST:
                self._note(span, f"'{self.name}' has {size} {what}", f"a table has at most {MOST}")
            elif not axis.names:
                missing = (
                    f"no file at hand has the enumeration of {axis.key}" if axis.size else "they have no designators"
                )
                help = "name the file that has it as well, as in 'edgewise audit MACHINE FILE.c FILE.h'"
                self._note(span, f"the {what} of '{self.name}' have no names: {missing}", help)

    def _fill(self) -> None:
        """Set the cells, one initialiser after another, from where the last one ended."""
        row = column = 0
        for place in places(self.array.value):
            if place.first is not None:
                column = 0
            rows = self._range(place, place.first, row, self.rows)
            if self.left < 0:
                self._note(self.span, f"'{self.name}' sets cells again and again", "set each cell once")
                return
            if not rows:
                row = _NOWHERE
                continue
            if place.value.kind == "initializer_list" and place.second is None and not column:
                found = self._row(place.value)
                row = rows.stop
                self._set(rows, found, self._span(place.first if place.first is not None else place.value), fresh=True)
            else:
                columns = self._range(place, place.second, column, self.columns)
                value = (self._value(place.value), self._span(place.value))
                self._set(rows, dict.fromkeys(columns, value), self._span(place.first or place.value))
                last, column = rows.stop - 1, columns.stop
                row, column = (last + 1, 0) if column == len(self.columns.names) else (last, column)

    def _row(self, values: Node) -> dict[int, tuple[bool, Span]]:
        """The cells of one row by their columns."""
        found: dict[int, tuple[bool, Span]] = {}
        column = 0
        for place in places(values):
            columns = self._range(place, place.first, column, self.columns)
            if not columns:
                column = _NOWHERE
                continue
            found.update(dict.fromkeys(columns, (self._value(place.value), self._span(place.value))))
            self.left -= len(columns)
            column = columns.stop
        return found

    def _set(self, rows: range, cells: dict[int, tuple[bool, Span]], span: Span, fresh: bool = False) -> None:
        self.left -= len(rows) * max(1, len(cells))
        if self.left < 0:
            return
        for row in rows:
            self.cells[row] = dict(cells) if fresh else {**self.cells.get(row, {}), **cells}
            self.row_spans[row] = span

    def _range(self, place: Place, designator: Node | None, following: int, axis: Axis) -> range:
        """The rows or columns that a designator names, or the following one; none after noting what is wrong."""
        if designator is None:
            if following == _NOWHERE:
                return range(0)
            if following < len(axis.names):
                return range(following, following + 1)
            what = "rows" if axis is self.rows else "columns"
            message = f"this is beyond the {len(axis.names)} {what} of '{self.name}'"
            self._note(self._span(place.value), message, "is a brace missing, or a value one too many?")
            return range(0)
        ends = [self._index(part, axis) for part in designator.parts]
        first, last = (ends * 2)[:2] if designator.kind.startswith("subscript") and ends else (None, None)
        if first is None or last is None:
            return range(0)
        return range(first, last + 1)

    def _index(self, part: Node, axis: Axis) -> int | None:
        value = self.values.of(part)
        text = self.file.source.text[part.start : part.end]
        if value is None:
            help = nearest(text, tuple(filter(None, axis.names))) if part.kind == "identifier" else _PREPROCESS
            self._note(self._span(part), f"what '{text}' is worth, no file at hand tells", help)
        elif not 0 <= value < len(axis.names):
            self._note(self._span(part), f"'{text}' is {value}, and not below {len(axis.names)}", "is the size right?")
            return None
        return value

    def _value(self, node: Node) -> bool:
        """Whether a cell is set; false after noting that it cannot be told."""
        inner = node
        while inner.kind == "initializer_list" and len(inner.parts) == 1:
            inner = inner.parts[0]
        value = self.values.of(inner)
        if value is None:
            text = self.file.source.text[node.start : node.end]
            shown = text if len(text) <= 40 and "\n" not in text else "this"
            self._note(self._span(node), f"whether '{shown}' is 0 or 1, no file at hand tells", _PREPROCESS)
        return bool(value)

    def _span(self, node: Node) -> Span:
        return self.file.span(node.start, node.end)

    def _note(self, span: Span, message: str, help: str) -> None:
        if len(self.problems.found) < 20:
            self.problems.add("EW612", span, message, help)


def _leaves(node: Node) -> Iterator[Node]:
    """The parts of a node that have none themselves, and what is not C."""
    if not node.parts or node.kind == "ERROR":
        yield node
        return
    for part in node.parts:
        yield from _leaves(part)


def _values(node: Node) -> Iterator[Node]:
    """The values in an initialiser, whatever braces are around them."""
    for place in places(node):
        if place.value.kind == "initializer_list":
            yield from _values(place.value)
        else:
            yield place.value
