"""What a constant expression of C is worth."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from edgewise.readers import c_syntax
from edgewise.readers.c_syntax import Node

GREATEST: Final = 2**63
_NUMBER: Final = re.compile(r"(?i:(0x[0-9a-f]{1,16})|(0b[01]{1,64})|0([0-7]{1,22})|([0-9]{1,19}))[uUlLzZ]{0,3}")
_BASES: Final = (16, 2, 8, 10)
_TWO: Final[Mapping[str, Callable[[int, int], int]]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "|": operator.or_,
    "&": operator.and_,
    "^": operator.xor,
    "<<": lambda left, right: left << right if 0 <= right < 64 else GREATEST,
    ">>": lambda left, right: left >> right if 0 <= right < 64 else GREATEST,
}
_ONE: Final[Mapping[str, Callable[[int], int]]] = {
    "+": operator.pos,
    "-": operator.neg,
    "~": operator.invert,
    "!": lambda value: int(not value),
}
TRUTH: Final[Mapping[str, int]] = {"true": 1, "false": 0, "TRUE": 1, "FALSE": 0}


@dataclass(frozen=True)
class Values:
    """What names are worth: enumerators, and macros without parameters by their texts; `told` is for those asked."""

    enumerators: dict[str, int] = field(default_factory=dict[str, int])
    macros: dict[str, str] = field(default_factory=dict[str, str])
    told: dict[str, int | None] = field(default_factory=dict[str, "int | None"])

    def of(self, node: Node, depth: int = 0) -> int | None:
        """What an expression is worth; None where that cannot be told from the files at hand."""
        if depth > 20:
            return None
        worth = [self.of(part, depth + 1) for part in node.parts if part.field in ("left", "right", "argument")]
        sign = node.part("operator")
        value: int | None = None
        match node.kind, worth:
            case ("number_literal", _):
                found = _NUMBER.fullmatch(node.text.replace("'", ""))
                value = int(found[found.lastindex or 0], _BASES[(found.lastindex or 1) - 1]) if found else None
            case ("true" | "false", _):
                value = TRUTH[node.text]
            case ("identifier", _):
                value = self.named(node.text, depth)
            case ("parenthesized_expression", _) if node.parts:
                value = self.of(node.parts[0], depth + 1)
            case ("cast_expression", _) if (inner := node.part("value")) is not None:
                value = self.of(inner, depth + 1)
            case ("unary_expression", [int(only)]) if sign is not None and sign.kind in _ONE:
                value = _ONE[sign.kind](only)
            case ("binary_expression", [int(left), int(right)]) if sign is not None and sign.kind in _TWO:
                value = _TWO[sign.kind](left, right)
            case _:
                pass
        return value if value is not None and abs(value) < GREATEST else None

    def named(self, name: str, depth: int = 0) -> int | None:
        """What a name is worth."""
        if name in self.enumerators:
            return self.enumerators[name]
        if name not in self.macros:
            return TRUTH.get(name)
        if name not in self.told:
            parsed = c_syntax.expression(self.macros[name])
            self.told[name] = self.of(parsed, depth + 5) if parsed is not None else None
        return self.told[name]

    def enumerate(self, body: Node) -> tuple[str, ...]:
        """Take in an enumeration; its enumerators that have a value, in order.

        Of what stands between `#if` and `#endif` all is there; behind an `#else` no value is certain.
        """
        found: list[str] = []
        following: int | None = 0
        for part in _enumerators(body):
            name, given = part.part("name"), part.part("value")
            if name is None:
                following = None
                continue
            following = self.of(given) if given is not None else following
            if following is not None:
                self.enumerators[name.text] = following
                found.append(name.text)
                following += 1
        return tuple(found)


def _enumerators(body: Node) -> list[Node]:
    """The enumerators of a list; a directive that makes them uncertain stands for itself."""
    found: list[Node] = []
    for part in body.parts:
        if part.kind == "enumerator":
            found.append(part)
        elif part.kind in ("preproc_else", "preproc_elif", "preproc_elifdef"):
            found += [part, *_enumerators(part), part]
        elif part.kind.startswith("preproc_if"):
            found += _enumerators(part)
    return found
