"""What the rows and columns of a table in C are called: by their enumeration, or by what stands in and over the table.

The enumeration is often in another file. Where that is not at hand, names are taken from the
designators: their order is that of the words over the columns where these can be told apart,
else that in which they are written.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from edgewise.readers.c_syntax import Array, Node
from edgewise.readers.c_text import Code
from edgewise.readers.c_value import Values

MOST: Final = 256
"""Rows or columns of a table."""

_WORD: Final = re.compile(r"[A-Za-z_][\w-]*")
_LABEL: Final = re.compile(r"/\*\W*([A-Za-z_][\w-]*)\W*\*/\s*$")
_EDGE: Final = re.compile(r"_|(?<=[a-z0-9])(?=[A-Z])")


class Place(NamedTuple):
    """A part of an initialiser: its first designator, its second, and its value."""

    first: Node | None
    second: Node | None
    value: Node

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.value.start if self.first is None else self.first.start


def places(values: Node) -> list[Place]:
    """The parts of an initialiser."""
    found: list[Place] = []
    for part in values.parts:
        designators = [one for one in part.parts if one.field == "designator"]
        value = part.part("value") if part.kind == "initializer_pair" else part
        first, second, *_ = (*designators, None, None)
        if value is not None:
            found.append(Place(first, second, value))
    return found


@dataclass(slots=True)
class Axis:
    """The rows of a table, or its columns.

    `size` is what stands between the brackets, `key` its text: axes of one key have the same names.
    `used` are the names in designators, `widths` how many values stand one after another without,
    wherever any do. `words` stand over the columns, `labels` in front of rows, by what they label.
    `names` are the enumerators in the order of their values, "" for a value without one; () until
    they are known.
    """

    size: Node | None
    key: str
    used: tuple[str, ...]
    widths: frozenset[int]
    words: tuple[str, ...] = ()
    labels: dict[str, str] = field(default_factory=dict[str, str])
    names: tuple[str, ...] = ()


def axes(array: Array, code: Code) -> tuple[Axis, Axis]:
    """The rows and the columns of an array, as they are written."""
    rows = places(array.value)
    lists = [place.value for place in rows if place.value.kind == "initializer_list"]
    cells = [places(values) for values in lists]
    first = [name for place in rows for name in _identifiers(place.first)]
    second = [name for place in rows for name in _identifiers(place.second)]
    second += [name for inner in cells for place in inner for name in _identifiers(place.first)]
    bare = sum(place.first is None for place in rows) if len(lists) == len(rows) else 0
    wide = {sum(place.first is None for place in inner) for inner in cells}
    keys = [_key(array, size, code) for size in array.sizes]
    return (
        Axis(array.sizes[0], keys[0], _once(first), frozenset({bare} - {0}), labels=_labels(rows, code)),
        Axis(array.sizes[1], keys[1], _once(second), frozenset(wide - {0}), _header(array, rows, code)),
    )


def _once(names: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _key(array: Array, size: Node | None, code: Code) -> str:
    text = "".join(code.plain[size.start : size.end].split()) if size is not None else ""
    return text if _WORD.match(text) else f"{array.name.text}[{text}]"


def _identifiers(node: Node | None) -> list[str]:
    if node is None:
        return []
    return [node.text] if node.kind == "identifier" else [name for part in node.parts for name in _identifiers(part)]


def _header(array: Array, rows: Sequence[Place], code: Code) -> tuple[str, ...]:
    """The words of the last comment on a line above the first row; () where they name no columns."""
    first = min((place.start for place in rows), default=array.value.end)
    found: tuple[str, ...] = ()
    for start, end in code.comments[bisect_left(code.comments, (array.value.start, 0)) :]:
        if end > first:
            break
        if "\n" in code.plain[end:first]:
            found = tuple(_WORD.findall(code.plain[start:end]))
    return found if len(set(found)) == len(found) else ()


def _labels(rows: Sequence[Place], code: Code) -> dict[str, str]:
    """The one word of a comment in front of a row, on its line, to the name in the row's designator."""
    found: dict[str, str] = {}
    for place in rows:
        line = code.plain.rfind("\n", max(0, place.start - 200), place.start) + 1
        label = _LABEL.search(code.plain, max(line, place.start - 200), place.start)
        names = _identifiers(place.first)
        if label is not None and len(names) == 1:
            found[label[1]] = "" if label[1] in found else names[0]
    return found


def name(tables: Sequence[tuple[Axis, Axis]], enums: Sequence[tuple[str, ...]], values: Values) -> None:
    """Give all axes their names, where these can be told; enumerators that had no value get theirs."""
    nameless: dict[str, list[Axis]] = {}
    for rows, columns in tables:
        for axis, other in ((rows, columns), (columns, rows)):
            axis.names = _valued(axis, other if other.key == axis.key else axis, enums, values)
            if not axis.names:
                nameless.setdefault(axis.key, []).append(axis)
    for alike in nameless.values():
        names = _ordered(alike)
        for number, one in enumerate(names):
            values.enumerators.setdefault(one, number)
        for axis in alike:
            axis.names = names


def _valued(axis: Axis, twin: Axis, enums: Sequence[tuple[str, ...]], values: Values) -> tuple[str, ...]:
    """The names of an axis by their values; () where no enumeration, and no family of macros, is the axis's own.

    It is the one that the axis's size or designators, or those of its twin, belong to, else the
    only one that has just as many names.
    """
    used = (*axis.used, *twin.used)
    size = values.of(axis.size) if axis.size is not None else None
    enum = next((enum for name in (*_identifiers(axis.size), *used) for enum in enums if name in enum), ())
    if not enum and used and all(name in values.macros for name in used):
        begin = prefix(used)
        enum = (*used, *(name for name in values.macros if begin and name.startswith(begin)))
    if not enum and size is not None:
        fitting = [enum for enum in enums if _fits(enum, size, values)]
        enum = fitting[0] if len(fitting) == 1 else ()
    worth = {name: values.named(name) for name in (*used, *enum)}
    if not enum:
        return ()
    last = max((value for name in used if (value := worth[name]) is not None), default=-1)
    count = size if size is not None else max(last + 1, *axis.widths, 0)
    named: dict[int | None, str] = {}
    for one, value in worth.items():
        named.setdefault(value, one)
    return tuple(named.get(at, "") for at in range(min(count, MOST)))


def _fits(enum: tuple[str, ...], size: int, values: Values) -> bool:
    """Whether an enumeration has a name for each value below `size`, and at most one for the size itself besides."""
    worth = {values.enumerators[name] for name in enum}
    return size <= MOST and worth in ({*range(size)}, {*range(size + 1)})


def _ordered(alike: Sequence[Axis]) -> tuple[str, ...]:
    """The order of names that some axes share, whose enumeration is not at hand; () where it cannot be told."""
    used = tuple(dict.fromkeys(name for axis in alike for name in axis.used))
    width = max((wide for axis in alike for wide in axis.widths), default=0)
    labels = {word: name for axis in alike for word, name in axis.labels.items() if name}
    cut = len(prefix(used))
    known = {**{_fold(name[cut:]): name for name in used}, **{_fold(name): name for name in used}}
    for axis in alike:
        words = axis.words
        if words and width <= len(words):
            found = tuple(labels.get(word) or known.get(_fold(word), "") for word in words)
            if all(found) and {*used} <= {*found} and len({*found}) == len(found):
                return found
            if not used and all(len(word) > 1 for word in words):
                return words
    return used if width in (0, len(used)) and len(used) <= MOST else ()


def _fold(name: str) -> str:
    return name.replace("_", "").replace("-", "").lower()


def short(axis: Axis) -> tuple[str, ...]:
    """The names of an axis without what all begin with; a single one is held against the name of the axis's size."""
    given = [name for name in axis.names if name]
    cut = len(prefix(given if len(given) > 1 else [*given, axis.key]))
    return tuple(name[cut:] for name in axis.names)


def prefix(names: Sequence[str]) -> str:
    """What several names begin with, up to a `_` or to where a capital follows; "" for a single one."""
    if len(names) < 2:
        return ""
    first, last = min(names), max(names)
    ends = [found.end() for found in _EDGE.finditer(first) if first[: found.end()] == last[: found.end()]]
    return first[: max((end for end in ends if all(len(name) > end for name in names)), default=0)]
