"""Expressions as plain data, so that nobody who reads our JSON needs a parser for our notation."""

from __future__ import annotations

from typing import TypeAlias

from edgewise.expr import (
    Accepts,
    Acts,
    And,
    Bool,
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
    Range,
    Read,
    Sum,
    Type,
    Was,
    Words,
)

Plain: TypeAlias = dict[str, object]


def tree(expr: Expr) -> Plain:
    """`expr` as nested objects; `is` names the form, and every other key is one of its parts."""
    match expr:
        case Literal(constant):
            return {"is": "constant", "value": constant}
        case In(state):
            return {"is": "in", "state": state}
        case Read(name, shared):
            return {"is": "read", "name": name, "shared": shared}
        case Not(body):
            return {"is": "not", "of": tree(body)}
        case And(parts):
            return {"is": "and", "of": [tree(part) for part in parts]}
        case Or(parts):
            return {"is": "or", "of": [tree(part) for part in parts]}
        case Implies(when, then):
            return {"is": "implies", "when": tree(when), "then": tree(then)}
        case Compare(op, left, right) | Sum(op, left, right):
            return {"is": op, "left": tree(left), "right": tree(right)}
        case Member(item, of):
            return {"is": "member", "item": tree(item), "of": list(of)}
        case Quantified(which, peers, body):
            return {"is": which, "over": "peers" if peers else "instances", "of": tree(body)}
        case Accepts(trigger, meaning):
            return {"is": "accepts", "trigger": trigger, "meaning": tree(meaning)}
        case By(trigger):
            return {"is": "by", "trigger": trigger}
        case Acts():
            return {"is": "acts"}
        case Was(body):
            return {"is": "was", "of": tree(body)}
        case Enters(state):
            return {"is": "enters", "state": state}
        case Changes(name, shared):
            return {"is": "changes", "name": name, "shared": shared}


def type_tree(type: Type) -> Plain:
    """A type as an object; `is` names its kind."""
    match type:
        case Bool():
            return {"is": "bool"}
        case Words(words):
            return {"is": "words", "words": list(words)}
        case Range(low, high):
            return {"is": "range", "low": low, "high": high}
