"""Expressions in the infix notation of another tool, told by its operators and by how it writes all else.

Where a reader would wonder which of two operators binds tighter, there are parentheses; only comparisons and
negations, which bind tighter than `and` and `or` everywhere, go without.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final, TypeAlias

from edgewise.expr import (
    FALSE,
    TRUE,
    Accepts,
    Acts,
    And,
    By,
    Changes,
    Compare,
    Expr,
    Implies,
    In,
    Literal,
    Member,
    Not,
    Or,
    Quantified,
    Sum,
)

Leaf: TypeAlias = Callable[[Expr], str]
"""How a target writes what is no operator: constants, reads, states, quantifiers, and what speaks of a step."""


def infix(expr: Expr, signs: Mapping[str, str], leaf: Leaf) -> str:
    """`expr` on one line. `signs` has the target's operator for each of ours, `=>` and `in` only where it has them.

    `no` is told as `not some`. `leaf` gives what can stand under any operator as it is, or a bare comparison for
    In, By, Acts and Changes.
    """

    def operand(part: Expr, bare: tuple[type[Expr], ...] = ()) -> str:
        found = _plain(part, signs)
        text = infix(found, signs, leaf)
        return f"({text})" if isinstance(found, _OPERATORS) and not isinstance(found, bare) else text

    found = _plain(expr, signs)
    match found:
        case Not(body):
            return signs["not"] + operand(body)
        case And(parts):
            return f" {signs['and']} ".join(operand(part, (*_CLAUSES, And)) for part in parts)
        case Or(parts):
            return f" {signs['or']} ".join(operand(part, (*_CLAUSES, Or)) for part in parts)
        case Implies(when, then):
            return f"{operand(when, _CLAUSES)} {signs['=>']} {operand(then, _CLAUSES)}"
        case Compare(op, left, right) | Sum(op, left, right):
            return f"{operand(left)} {signs.get(op, op)} {operand(right)}"
        case Member(item, of):
            return f"{operand(item)} {signs['in']} {{{', '.join(leaf(Literal(value)) for value in of)}}}"
        case _:
            return leaf(found)


def bracketed(expr: Expr, signs: Mapping[str, str], leaf: Leaf) -> str:
    """The same in parentheses, unless it is no operator: it can stand anywhere."""
    text = infix(expr, signs, leaf)
    return f"({text})" if isinstance(_plain(expr, signs), _OPERATORS) else text


def folded(text: str, width: int, signs: Iterable[str], indent: str) -> tuple[str, ...]:
    """`text` as lines of `width` columns where it allows, those after the first behind `indent`.

    Lines end behind one of `signs` only: elsewhere a target may take the end of a line for the end of something.
    """
    lines: list[str] = []
    for part in re.sub(f"({'|'.join(map(re.escape, signs))}) ", r"\1\n", text).split("\n"):
        if lines and len(lines[-1]) + 1 + len(part) <= width:
            lines[-1] += f" {part}"
        else:
            lines.append(part)
    return tuple(f"{indent if number else ''}{line}" for number, line in enumerate(lines))


_CLAUSES: Final = (Compare, Member, In, By, Acts, Changes, Not)
"""What nobody takes apart beside `and`, `or` and `=>`."""

_OPERATORS: Final = (And, Or, Implies, Sum, *_CLAUSES)


def _plain(expr: Expr, signs: Mapping[str, str]) -> Expr:
    """The same without what the target has no operator for, `not not`, and an `and` or `or` of less than two."""
    match expr:
        case Accepts(_, meaning):
            return _plain(meaning, signs)
        case And((part,)) | Or((part,)) | Not(Not(part)):
            return _plain(part, signs)
        case Quantified("no", peers, body):
            return Not(Quantified("some", peers, body))
        case And(()):
            return TRUE
        case Or(()):
            return FALSE
        case Implies(when, then) if "=>" not in signs:
            return Or((Not(when), then))
        case Member(item, of) if "in" not in signs:
            return _plain(Or(tuple(Compare("==", item, Literal(value)) for value in of)), signs)
        case _:
            return expr
