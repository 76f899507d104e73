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


_IMPLIES, _OR, _AND, _NOT, _COMPARE, _SUM, _ATOM = range(7)


@dataclass(frozen=True, slots=True)
class _Written:
    """A text, how tightly it binds, and whether it would take in what stands behind it (a quantifier's body does)."""

    text: str
    binds: int
    open: bool = False


def text(expr: Expr, spelling: Spelling | None = None) -> str:
    """`expr` on one line, with no more parentheses than it needs; parsing it gives `expr` again."""
    return _write(expr, spelling or Spelling()).text


def value(constant: Value) -> str:
    """A constant as the language writes it."""
    return str(constant).lower() if isinstance(constant, bool) else str(constant)


def _write(expr: Expr, how: Spelling) -> _Written:
    def op(word: str) -> str:
        return how.operators.get(word, word)

    def at(part: Expr, level: int, last: bool = False) -> str:
        written = _write(part, how)
        return written.text if written.binds >= level and (last or not written.open) else f"({written.text})"

    def chain(word: str, parts: tuple[Expr, ...], level: int, binds: int) -> _Written:
        shown = [at(part, level, part is parts[-1]) for part in parts]
        return _Written(f" {op(word)} ".join(shown), binds, _write(parts[-1], how).open and shown[-1][-1] != ")")

    match expr:
        case Literal(constant):
            return _Written(value(constant), _ATOM)
        case In(state):
            return _Written(state, _ATOM)
        case Read(name):
            return _Written(name, _ATOM)
        case Not(body) | Was(body):
            word = op("not") if isinstance(expr, Not) else "was"
            return _Written(f"{word} {at(body, _NOT)}", _NOT)
        case And(parts) if len(parts) > 1:
            return chain("and", parts, _NOT, _AND)
        case Or(parts) if len(parts) > 1:
            return chain("or", parts, _AND, _OR)
        case And(parts) | Or(parts):
            return _write(parts[0], how) if parts else _Written(value(isinstance(expr, And)), _ATOM)
        case Implies(when, then):
            return _Written(
                f"{at(when, _OR)} {op('=>')} {at(then, _IMPLIES, last=True)}", _IMPLIES, _write(then, how).open
            )
        case Compare(order, left, right):
            return _Written(f"{at(left, _SUM)} {op(order)} {at(right, _SUM)}", _COMPARE)
        case Sum(sign, left, right):
            return _Written(f"{at(left, _SUM)} {sign} {at(right, _ATOM)}", _SUM)
        case Member(item, of):
            return _Written(f"{at(item, _SUM)} {op('in')} {{{', '.join(map(value, of))}}}", _COMPARE)
        case Quantified(which, peers, body):
            noun = "peers" if peers else how.plural
            return _Written(f"{which} {noun}: {_write(body, how).text}", _NOT, open=True)
        case Accepts(trigger):
            return _Written(f"accepts {trigger}", _ATOM)
        case By(trigger):
            return _Written(f"by {trigger}", _ATOM)
        case Acts():
            return _Written("acts", _ATOM)
        case Enters(state):
            return _Written(f"enters {state}", _ATOM)
        case Changes(name):
            return _Written(f"changes {name}", _ATOM)
