"""Expressions as text, in the language's own notation or another's: a table of spellings, not code per language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from edgewise.expr import (
    Accepts,
    Acts,
    And,
    By,
    Changes,
    Compare,
    Enters,
    Expr,
    Implies,
    In,
    Literal,
    Member,
    Not,
    Or,
    Quantified,
    Read,
    Sum,
    Value,
    Was,
)


@dataclass(frozen=True)
class Spelling:
    """How a target writes each form. `operators` maps our operator to the target's where they differ."""

    operators: Mapping[str, str] = field(default_factory=dict)
    plural: str = "instances"


_LOOSEST, _IMPLIES, _OR, _AND, _NOT, _COMPARE, _SUM, _ATOM = range(8)


def text(expr: Expr, spelling: Spelling | None = None) -> str:
    """`expr` on one line, with no more parentheses than it needs; parsing it gives `expr` again."""
    return _write(expr, spelling or Spelling())[0]


def value(constant: Value) -> str:
    """A constant as the language writes it."""
    return str(constant).lower() if isinstance(constant, bool) else str(constant)


def _write(expr: Expr, how: Spelling) -> tuple[str, int]:
    """The text of `expr` and how tightly it binds."""

    def op(word: str) -> str:
        return how.operators.get(word, word)

    def at(part: Expr, level: int) -> str:
        written, binds = _write(part, how)
        return written if binds >= level else f"({written})"

    match expr:
        case Literal(constant):
            return value(constant), _ATOM if value(constant)[0] != "-" else _SUM
        case In(state):
            return state, _ATOM
        case Read(name):
            return name, _ATOM
        case Not(body):
            return f"{op('not')} {at(body, _NOT)}", _NOT
        case And(parts) if len(parts) > 1:
            return f" {op('and')} ".join(at(part, _NOT) for part in parts), _AND
        case Or(parts) if len(parts) > 1:
            return f" {op('or')} ".join(at(part, _AND) for part in parts), _OR
        case And(parts) | Or(parts):
            return _write(parts[0], how) if parts else (value(isinstance(expr, And)), _ATOM)
        case Implies(when, then):
            return f"{at(when, _OR)} {op('=>')} {at(then, _IMPLIES)}", _IMPLIES
        case Compare(order, left, right):
            return f"{at(left, _SUM)} {op(order)} {at(right, _SUM)}", _COMPARE
        case Sum(sign, left, right):
            return f"{at(left, _SUM)} {sign} {at(right, _ATOM)}", _SUM
        case Member(item, of):
            return f"{at(item, _SUM)} {op('in')} {{{', '.join(map(value, of))}}}", _COMPARE
        case Quantified(which, peers, body):
            return f"{which} {'peers' if peers else how.plural}: {_write(body, how)[0]}", _LOOSEST
        case Accepts(trigger):
            return f"accepts {trigger}", _ATOM
        case By(trigger):
            return f"by {trigger}", _ATOM
        case Acts():
            return "acts", _ATOM
        case Was(body):
            return f"was {at(body, _NOT)}", _NOT
        case Enters(state):
            return f"enters {state}", _ATOM
        case Changes(name):
            return f"changes {name}", _ATOM
