"""TOML with places: the door to tree-sitter, whose grammar says where each value stands.

tomllib, the standard parser, decides what is TOML and what it means; it keeps no places.
tree-sitter-toml reads the same text again for the places only.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from typing import Any

import tree_sitter
import tree_sitter_toml

from edgewise.problem import Problem, Span, Unreadable
from edgewise.source import Source

_DEEP_KEY = re.compile(r"(?<![\w\"'-])(?:[\w\"'-]++[ \t]*+\.[ \t]*+){40}")
"""tomllib takes time quadratic in the parts of a dotted key."""


@dataclass(slots=True)
class Item:
    """A TOML value, where it and its key stand, and the items in it (by key, or one after another)."""

    value: object
    span: Span
    key: Span
    fields: dict[str, Item] = field(default_factory=dict)
    elements: list[Item] = field(default_factory=list)
    inside: bool = False

    def at(self, offset: int, width: int) -> Span:
        """The place of a part of a string; the whole string where its text is not on one plain line."""
        if not self.inside:
            return self.span
        return Span(self.span.path, self.span.line, self.span.column + 1 + offset, width, self.span.text)


def parse(source: Source) -> Item:
    """The root table of a TOML text. Raises Unreadable with one problem where it is none."""
    if not source.text.strip():
        raise Unreadable([Problem("EW105", Span(source.path), "there is nothing in it", "see docs/language.md")])
    if _DEEP_KEY.search(source.text):
        raise _too_deep(source)
    try:
        table = tomllib.loads(source.text)
    except tomllib.TOMLDecodeError as error:
        raise Unreadable([_not_toml(source, str(error))]) from None
    except ValueError:  # int() reads 4,300 digits at most
        raise Unreadable(
            [Problem("EW104", Span(source.path), "a number has too many digits", "a range ends at 2147483647")]
        ) from None
    except RecursionError:
        raise _too_deep(source) from None
    parser = tree_sitter.Parser(tree_sitter.Language(tree_sitter_toml.language()))
    data = source.text.encode()
    root = Item(table, Span(source.path), Span(source.path))
    try:
        _Places(source, data).document(parser.parse(data).root_node, root)
    except RecursionError:
        raise _too_deep(source) from None
    return root


def _too_deep(source: Source) -> Unreadable:
    return Unreadable(
        [Problem("EW104", Span(source.path), "nested too deep", "no machine needs more than three levels")]
    )


def _not_toml(source: Source, message: str) -> Problem:
    what, found = message, re.search(r" \(at line (\d+), column (\d+)\)$", message)
    help = (
        "a key stands only once" if "overwrite" in what or "twice" in what else "strings stand in quotes, lists in [ ]"
    )
    if found is not None:
        span = source.span(int(found[1]), int(found[2]))
        return Problem("EW103", span, message[: found.start()].lower(), help)
    span = source.span(len(source.lines), len(source.lines[-1]) + 1)
    what = message.removesuffix(" (at end of document)").lower()
    return Problem("EW103", span, f"{what}, and the file ends", "close what is open: a quote, ] or }")


class _Places:
    """Fills an item with the places of what is in it, by walking tree-sitter's tree beside tomllib's value."""

    def __init__(self, source: Source, data: bytes) -> None:
        self.source, self.data = source, data

    def span(self, node: Any) -> Span:
        row, start = node.start_point
        line = self.source.lines[row]
        column = len(line.encode()[:start].decode(errors="replace")) + 1
        end_row, end = node.end_point
        last = len(line.encode()[:end].decode(errors="replace")) + 1 if end_row == row else len(line) + 1
        return self.source.span(row + 1, column, last - column)

    def keys(self, node: Any) -> list[tuple[str, Any]]:
        """The parts of a dotted key, outermost first."""
        if node.type != "dotted_key":
            return [(self.key(node), node)]
        return [part for child in node.named_children for part in self.keys(child)]

    def key(self, node: Any) -> str:
        text = self.data[node.start_byte : node.end_byte].decode()
        return text if node.type == "bare_key" else next(iter(tomllib.loads(f"{text} = 0")))

    def document(self, node: Any, root: Item) -> None:
        for child in node.named_children:
            if child.type == "pair":
                self.pair(child, root)
            elif child.type in ("table", "table_array_element"):
                head, *pairs = (part for part in child.named_children if part.type != "comment")
                table = root
                *outer, (last, place) = self.keys(head)
                for name, key in outer:
                    table = self.child(table, name, key)
                    table = table.elements[-1] if isinstance(table.value, list) else table
                table = self.child(table, last, place)
                if child.type == "table_array_element":
                    table = self.element(table, place)
                for pair in pairs:
                    self.pair(pair, table)

    def pair(self, node: Any, table: Item) -> None:
        key, value = (part for part in node.named_children if part.type != "comment")
        *outer, (last, place) = self.keys(key)
        for name, part in outer:
            table = self.child(table, name, part)
        self.value(value, self.child(table, last, place, value))

    def child(self, table: Item, name: str, key: Any, value: Any = None) -> Item:
        assert isinstance(table.value, dict)
        if name not in table.fields:
            place = self.span(key)
            table.fields[name] = Item(table.value[name], self.span(value) if value is not None else place, place)
        return table.fields[name]

    def element(self, array: Item, node: Any) -> Item:
        assert isinstance(array.value, list)
        place = self.span(node)
        array.elements.append(Item(array.value[len(array.elements)], place, place))
        return array.elements[-1]

    def value(self, node: Any, item: Item) -> None:
        if node.type == "array":
            for child in node.named_children:
                if child.type != "comment":
                    self.value(child, self.element(item, child))
        elif node.type == "inline_table":
            for child in node.named_children:
                if child.type == "pair":
                    self.pair(child, item)
        elif node.type == "string":
            raw = self.data[node.start_byte + 1 : node.end_byte - 1].decode()
            item.inside = raw == item.value and not raw.startswith(('"', "'"))
