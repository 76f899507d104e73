"""Expressions as data: what guards, effects and claims are made of.

Names are resolved and types are checked when an expression is parsed (`parse`), so every
tree here is well typed. An expression is about one instance, the subject; a quantifier
makes each of its jobs (or of the subject's peers) the subject of its body in turn.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal as OneOf
from typing import TypeAlias

from edgewise.problem import NOWHERE, Span

Value: TypeAlias = bool | int | str
Which: TypeAlias = OneOf["all", "some", "no"]
Order: TypeAlias = OneOf["==", "!=", "<", "<=", ">", ">="]


@dataclass(frozen=True, slots=True)
class Bool:
    """true or false."""


@dataclass(frozen=True, slots=True)
class Words:
    """One of a list of words."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Range:
    """A whole number, `low` and `high` inclusive."""

    low: int
    high: int


Type: TypeAlias = Bool | Words | Range


def values(type: Type) -> tuple[Value, ...]:
    """Every value of a type, in its own order (false first)."""
    match type:
        case Bool():
            return (False, True)
        case Words(words):
            return words
        case Range(low, high):
            return tuple(range(low, high + 1))


def _place() -> Span:
    return field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Literal:
    """A constant: true, a number, or a word of some list."""

    value: Value
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class In:
    """The subject is in `state`."""

    state: str
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class Read:
    """The value of a parameter or variable of the subject, or of a shared variable."""

    name: str
    shared: bool
    type: Type
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class Not:
    """Negation of a bool."""

    body: Expr
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class And:
    """All of `parts`; true when there are none."""

    parts: tuple[Expr, ...]
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class Or:
    """Any of `parts`; false when there are none."""

    parts: tuple[Expr, ...]
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class Implies:
    """`then` wherever `when`."""

    when: Expr
    then: Expr
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class Compare:
    """Two values of one type; all but == and != are for numbers."""

    op: Order
    left: Expr
    right: Expr
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class Sum:
    """`left + right` or `left - right`, without overflow."""

    op: OneOf["+", "-"]
    left: Expr
    right: Expr
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class Member:
    """`item in {a, b}`."""

    item: Expr
    of: tuple[Value, ...]
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class Quantified:
    """All, some or none of the group's instances (or of the subject's peers, the others) satisfy `body`."""

    which: Which
    peers: bool
    body: Expr
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class Accepts:
    """Some row of `trigger` can be taken by the subject now; `meaning` spells that out."""

    trigger: str
    meaning: Expr
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class By:
    """The step was made by `trigger` (claims about steps only, as are the four below)."""

    trigger: str
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class Acts:
    """The subject is the one the step's trigger came to."""

    span: Span = _place()


@dataclass(frozen=True, slots=True)
class Was:
    """`body` held before the step."""

    body: Expr
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class Enters:
    """The subject is in `state` and was not before the step."""

    state: str
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class Changes:
    """The value of `name` differs from what it was before the step."""

    name: str
    shared: bool
    type: Type
    span: Span = _place()


Logic: TypeAlias = Literal | In | Read | Not | And | Or | Implies | Compare | Sum | Member | Quantified | Accepts
PastAtom: TypeAlias = By | Acts | Was | Enters | Changes
Expr: TypeAlias = Logic | PastAtom

TRUE = Literal(True)
FALSE = Literal(False)


def children(expr: Expr) -> tuple[Expr, ...]:
    """The expressions directly below `expr`, left to right."""
    match expr:
        case Not(body) | Quantified(body=body) | Was(body):
            return (body,)
        case And(parts) | Or(parts):
            return parts
        case Implies(when, then):
            return (when, then)
        case Compare(_, left, right) | Sum(_, left, right):
            return (left, right)
        case Member(item):
            return (item,)
        case Accepts(_, meaning):
            return (meaning,)
        case Literal() | In() | Read() | By() | Acts() | Enters() | Changes():
            return ()


def walk(expr: Expr) -> Iterator[Expr]:
    """`expr` and everything below it, outermost first."""
    yield expr
    for child in children(expr):
        yield from walk(child)


def conjunction(*parts: Expr) -> Expr:
    """All of `parts`, without needless wrapping."""
    kept = [part for part in parts if part != TRUE]
    if FALSE in kept:
        return FALSE
    return kept[0] if len(kept) == 1 else And(tuple(kept)) if kept else TRUE


def disjunction(*parts: Expr) -> Expr:
    """Any of `parts`, without needless wrapping."""
    kept = [part for part in parts if part != FALSE]
    if TRUE in kept:
        return TRUE
    return kept[0] if len(kept) == 1 else Or(tuple(kept)) if kept else FALSE


def interval(expr: Expr) -> tuple[int, int]:
    """The least and the greatest number `expr` can be, by its type alone.

    Raises TypeError for what is not a number; the parser lets no such tree through.
    """
    match expr:
        case Literal(value) if isinstance(value, int) and not isinstance(value, bool):
            return value, value
        case Read(type=Range(low, high)):
            return low, high
        case Sum(op, left, right):
            (a, b), (c, d) = interval(left), interval(right)
            return (a + c, b + d) if op == "+" else (a - d, b - c)
        case _:
            raise TypeError(expr)


def about_subject(expr: Expr) -> bool:
    """Whether the value of `expr` depends on which instance is its subject."""
    match expr:
        case In() | Acts() | Enters() | Accepts():
            return True
        case Read(shared=shared) | Changes(shared=shared):
            return not shared
        case Quantified(peers=peers):
            return peers
        case _:
            return any(about_subject(child) for child in children(expr))


def about_steps(expr: Expr) -> bool:
    """Whether `expr` speaks of a step rather than of one configuration."""
    return any(isinstance(part, By | Acts | Was | Enters | Changes) for part in walk(expr))
