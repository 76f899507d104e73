"""Expressions made from expressions, one level at a time."""

from __future__ import annotations

from collections.abc import Callable

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
    Was,
)


def rebuilt(expr: Expr, change: Callable[[Expr], Expr]) -> Expr:
    """`expr` with each expression directly below it changed."""
    match expr:
        case Not(body):
            return Not(change(body))
        case And(parts):
            return And(tuple(map(change, parts)))
        case Or(parts):
            return Or(tuple(map(change, parts)))
        case Implies(when, then):
            return Implies(change(when), change(then))
        case Compare(op, left, right):
            return Compare(op, change(left), change(right))
        case Sum(op, left, right):
            return Sum(op, change(left), change(right))
        case Member(item, of):
            return Member(change(item), of)
        case Accepts(trigger, meaning):
            return Accepts(trigger, change(meaning))
        case Quantified(which, peers, body):
            return Quantified(which, peers, change(body))
        case Was(body):
            return Was(change(body))
        case Literal() | In() | Read() | By() | Acts() | Enters() | Changes():
            return expr
