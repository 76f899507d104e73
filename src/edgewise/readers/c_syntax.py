"""C by its grammar: the door to tree-sitter-c, which reads C without a preprocessor and past what is not C."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import tree_sitter
import tree_sitter_c

_C: Final = tree_sitter.Language(tree_sitter_c.language())
_WANTED: Final = """
(init_declarator value: (initializer_list)) @table
(enumerator_list) @enum
"""
_DEEPEST: Final = 40
"""Levels of one initialiser or enumeration that are looked into."""
_PLAIN: Final = frozenset({"initializer_list", "enumerator_list", "subscript_designator", "subscript_range_designator"})
"""Kinds whose parts all have names of their own, and no field."""


@dataclass(frozen=True, slots=True)
class Node:
    """A part of a C text, from `start` to `end`; `field` is what it is to its parent.

    `kind` is the grammar's, "ERROR" for what is not C. `text` is written for a part without parts.
    """

    kind: str
    field: str
    start: int
    end: int
    text: str
    parts: tuple[Node, ...]

    def part(self, field: str) -> Node | None:
        """The part that is `field` to this one."""
        return next((part for part in self.parts if part.field == field), None)


@dataclass(frozen=True, slots=True)
class Array:
    """A two-dimensional array with its initialiser. `sizes` are between its brackets, None where they are empty."""

    name: Node
    type: str
    sizes: tuple[Node | None, Node | None]
    value: Node


def parse(text: str) -> tuple[tuple[Array, ...], tuple[Node, ...], frozenset[int]]:
    """The two-dimensional arrays of an ASCII text that have an initialiser, and its lists of enumerators, in order.

    And where the name of anything stands that has an initialiser in braces.
    """
    root = tree_sitter.Parser(_C).parse(text.encode("ascii")).root_node
    found = tree_sitter.QueryCursor(tree_sitter.Query(_C, _WANTED)).captures(root)
    tables = [(_declared(node), node) for node in sorted(found.get("table", []), key=_start)]
    arrays = tuple(_array(name, sizes, node, text) for (name, sizes), node in tables if len(sizes) == 2)
    enums = tuple(_node(node, text) for node in sorted(found.get("enum", []), key=_start))
    return arrays, enums, frozenset(name.start_byte for (name, _), _ in tables if name is not None)


def expression(text: str) -> Node | None:
    """The expression that a text is; None where it is none."""
    whole = f"int x = {text};" if text.isascii() else ";"
    root: Any = tree_sitter.Parser(_C).parse(whole.encode("ascii")).root_node
    declared = root.named_child(0)
    if root.has_error or root.named_child_count != 1 or declared.type != "declaration":
        return None
    value = declared.named_child(1).child_by_field_name("value") if declared.named_child_count == 2 else None
    return _node(value, whole) if value is not None else None


def _start(node: Any) -> int:
    return int(node.start_byte)


def _declared(node: Any) -> tuple[Any, list[Any]]:
    """The name that an initialiser is for, and the sizes in brackets behind it, outermost first; pointers have none."""
    sizes: list[Any] = []
    at = node.child_by_field_name("declarator")
    while at is not None and at.type != "identifier":
        if at.type == "array_declarator":
            sizes.insert(0, at.child_by_field_name("size"))
        elif at.type != "attributed_declarator":
            sizes = [None] * 3
        inner = at.child_by_field_name("declarator")
        at = inner if inner is not None else at.named_child(0)
    return at, sizes if at is not None else []


def _array(name: Any, sizes: list[Any], node: Any, text: str) -> Array:
    rows, columns = (_node(size, text) if size is not None else None for size in sizes)
    value = _node(node.child_by_field_name("value"), text)
    return Array(_node(name, text), text[node.parent.start_byte : node.start_byte], (rows, columns), value)


def _node(node: Any, text: str, field: str = "", depth: int = 0) -> Node:
    start, end, kind = node.start_byte, node.end_byte, node.type
    if depth > _DEEPEST or (start == end and node.is_missing):
        return Node("ERROR", field, start, end, text[start:end], ())
    parts = tuple(_parts(node, kind, text, depth)) if node.child_count else ()
    return Node(kind, field, start, end, "" if parts else text[start:end], parts)


def _parts(node: Any, kind: str, text: str, depth: int) -> Iterator[Node]:
    """What has a name in the grammar, or a field, or is missing; comments left out."""
    if kind in _PLAIN and not node.has_error:
        for child in node.named_children:
            if child.type != "comment":
                yield _node(child, text, "", depth + 1)
        return
    for number, child in enumerate(list[Any](node.children)):
        field = str(node.field_name_for_child(number) or "")
        if (child.is_named or child.is_missing or field) and child.type != "comment":
            yield _node(child, text, field, depth + 1)
