"""Expressions as SMT-LIB 2 text, for a group of a fixed number of instances.

A configuration is a row of constants: for instance j its state `q<j>` and its values `v<slot>_<j>`,
for the group the shared values `g<slot>`; `row` and `actor` tell the step that led to it. The same
names with `~` behind mean the configuration before that step. States, words and rows are numbered
from 0, in as few bits as that takes; numbers are signed; sums are made too wide to overflow.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

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
    Value,
    Was,
    Words,
    interval,
)
from edgewise.machine import Machine

BEFORE: Final = "~"
_ORDERS: Final = {"<": "bvslt", "<=": "bvsle", ">": "bvsgt", ">=": "bvsge"}


def every(parts: Iterable[str]) -> str:
    """All of `parts`."""
    kept = [part for part in parts if part != "true"]
    if "false" in kept:
        return "false"
    return kept[0] if len(kept) == 1 else f"(and {' '.join(kept)})" if kept else "true"


def some(parts: Iterable[str]) -> str:
    """Any of `parts`."""
    kept = [part for part in parts if part != "false"]
    if "true" in kept:
        return "true"
    return kept[0] if len(kept) == 1 else f"(or {' '.join(kept)})" if kept else "false"


def negated(part: str) -> str:
    """That `part` is false."""
    return {"true": "false", "false": "true"}.get(part) or f"(not {part})"


def implied(when: str, then: str) -> str:
    """`then` wherever `when`."""
    if when == "true" or then == "true":
        return then
    return "true" if when == "false" else f"(=> {when} {then})"


def bits(count: int) -> int:
    """The bits it takes to number `count` things; at least one."""
    return max(1, (count - 1).bit_length())


def constant(number: int, wide: int) -> str:
    """`number` in `wide` bits, two's complement."""
    return f"(_ bv{number % 2**wide} {wide})"


def below(name: str, count: int) -> str:
    """That the constant `name` numbers one of `count` things."""
    return "true" if count == 2 ** bits(count) else f"(bvule {name} {constant(count - 1, bits(count))})"


def width(low: int, high: int) -> int:
    """The bits of a signed number that can be `low` to `high`."""
    return max((number if number >= 0 else ~number).bit_length() for number in (low, high)) + 1


def size(type: Type) -> int:
    """The bits of a constant that can have every value of `type`; 0 for a bool, which has a sort of its own."""
    match type:
        case Bool():
            return 0
        case Words(words):
            return bits(len(words))
        case Range(low, high):
            return width(low, high)


def typed(name: str, type: Type) -> str:
    """That the constant `name` has a value of `type`."""
    match type:
        case Bool():
            return "true"
        case Words(words):
            return below(name, len(words))
        case Range(low, high):
            wide = width(low, high)
            return f"(and (bvsle {constant(low, wide)} {name}) (bvsle {name} {constant(high, wide)}))"


def coded(value: Value, type: Type) -> str:
    """A value of `type`."""
    match type:
        case Bool():
            return "true" if value else "false"
        case Words(words):
            return constant(words.index(str(value)), bits(len(words)))
        case Range(low, high):
            return constant(int(value), width(low, high))


def decoded(code: bool | int, type: Type) -> Value:
    """The value a solver means by `code`, a bool or an unsigned number."""
    match type:
        case Bool():
            return bool(code)
        case Words(words):
            return words[code]
        case Range(low, high):
            return code - 2 ** width(low, high) if code >= 2 ** (width(low, high) - 1) else int(code)


@dataclass(frozen=True)
class Terms:
    """Expressions about `jobs` instances of `machine`. If some may be `absent`, `p<j>` tells whether j is there."""

    machine: Machine
    jobs: int
    absent: bool = False

    @cached_property
    def _codes(self) -> dict[str, str]:
        wide = bits(len(self.machine.states))
        return {state.name: constant(code, wide) for code, state in enumerate(self.machine.states)}

    def holds(self, expr: Expr, subject: int | None, mark: str = "", past: bool = False) -> str:
        """That the bool `expr` is true of instance `subject`.

        `mark` BEFORE reads the configuration before the step. Without a `past`, what speaks of
        steps is false: so it is in an initial configuration.
        """

        def all_of(parts: Iterable[Expr]) -> list[str]:
            return [self.holds(part, subject, mark, past) for part in parts]

        match expr:
            case Literal(value):
                return "true" if value else "false"
            case In(state):
                return self.is_in(state, subject, mark)
            case Read(name, shared):
                return self.name(name, shared, subject) + mark
            case Not(body):
                return negated(self.holds(body, subject, mark, past))
            case And(parts):
                return every(all_of(parts))
            case Or(parts):
                return some(all_of(parts))
            case Implies(when, then):
                return implied(*all_of((when, then)))
            case Compare():
                return self._compare(expr, subject, mark, past)
            case Member(item, of):
                return some(self.holds(Compare("==", item, Literal(one)), subject, mark, past) for one in of)
            case Quantified():
                return self._quantified(expr, subject, mark, past)
            case Accepts(_, meaning):
                return self.holds(meaning, subject, mark, past)
            case By() | Acts() | Was() | Enters() | Changes():
                return self._step(expr, subject) if past else "false"
            case Sum():
                raise TypeError(expr)

    def _step(self, expr: By | Acts | Was | Enters | Changes, subject: int | None) -> str:
        match expr:
            case By(trigger):
                return some(self.taken(row) for row in self.machine.rows_of[trigger])
            case Acts():
                return self.acting(subject)
            case Was(body):
                return self.holds(body, subject, BEFORE)
            case Enters(state):
                return every((self.is_in(state, subject), negated(self.is_in(state, subject, BEFORE))))
            case Changes(name, shared):
                read = self.name(name, shared, subject)
                return f"(not (= {read} {read}{BEFORE}))"

    def _quantified(self, expr: Quantified, subject: int | None, mark: str, past: bool) -> str:
        found: list[str] = []
        for who in range(self.jobs):
            if not expr.peers or who != subject:
                here, body = f"p{who}" if self.absent else "true", self.holds(expr.body, who, mark, past)
                found.append(implied(here, body) if expr.which == "all" else every((here, body)))
        return every(found) if expr.which == "all" else some(found) if expr.which == "some" else negated(some(found))

    def _compare(self, expr: Compare, subject: int | None, mark: str, past: bool) -> str:
        sides = (expr.left, expr.right)
        if all(is_number(side) for side in sides):
            wide = max(_width(side) for side in sides)
            left, right = (self.number(side, wide, subject, mark) for side in sides)
        else:
            kinds = [side.type for side in sides if isinstance(side, Read)]
            kind = kinds[0] if kinds else Bool()
            left, right = (self._value(side, kind, subject, mark, past) for side in sides)
        match expr.op:
            case "==":
                return f"(= {left} {right})"
            case "!=":
                return f"(not (= {left} {right}))"
            case order:
                return f"({_ORDERS[order]} {left} {right})"

    def _value(self, expr: Expr, kind: Type, subject: int | None, mark: str, past: bool) -> str:
        match kind, expr:
            case Words(), Literal(value):
                return coded(value, kind)
            case Words(), Read(name, shared):
                return self.name(name, shared, subject) + mark
            case _:
                return self.holds(expr, subject, mark, past)

    def number(self, expr: Expr, wide: int, subject: int | None, mark: str = "") -> str:
        """The number `expr` in `wide` bits, which must be enough for all its parts."""
        match expr:
            case Literal(value):
                return constant(int(value), wide)
            case Read(name, shared, Range(low, high)):
                read, more = self.name(name, shared, subject) + mark, wide - width(low, high)
                return f"((_ sign_extend {more}) {read})" if more else read
            case Sum(op, left, right):
                sides = " ".join(self.number(side, wide, subject, mark) for side in (left, right))
                return f"({'bvadd' if op == '+' else 'bvsub'} {sides})"
            case _:
                raise TypeError(expr)

    def becomes(self, target: Read, value: Expr, subject: int | None) -> str:
        """That `target` is now what `value` was before the step."""
        now = self.name(target.name, target.shared, subject)
        if isinstance(target.type, Range):
            wide = max(_width(target), _width(value))
            return f"(= {self.number(target, wide, subject)} {self.number(value, wide, subject, BEFORE)})"
        return f"(= {now} {self._value(value, target.type, subject, BEFORE, past=False)})"

    def is_in(self, state: str, who: int | None, mark: str = "") -> str:
        """That instance `who` is in `state`."""
        assert who is not None, "the loader lets no expression through that lacks its subject"
        return f"(= q{who}{mark} {self._codes[state]})"

    def name(self, name: str, shared: bool, who: int | None) -> str:
        """The constant of a parameter or variable of instance `who`, or of a shared variable."""
        if shared:
            return f"g{self.machine.shared_slot[name]}"
        assert who is not None, "the loader lets no expression through that lacks its subject"
        return f"v{self.machine.slot[name]}_{who}"

    def taken(self, row: int) -> str:
        """That the step was by row number `row`."""
        return f"(= row {constant(row, bits(len(self.machine.transitions)))})"

    def acting(self, who: int | None) -> str:
        """That the step's trigger came to instance `who`; for None, that it came to nobody."""
        return f"(= actor {constant(self.jobs if who is None else who, bits(self.jobs + 1))})"


def is_number(expr: Expr) -> bool:
    """Whether the value of `expr` is a number."""
    match expr:
        case Literal(value):
            return isinstance(value, int) and not isinstance(value, bool)
        case Read(type=kind):
            return isinstance(kind, Range)
        case other:
            return isinstance(other, Sum)


def _width(expr: Expr) -> int:
    parts = (expr.left, expr.right) if isinstance(expr, Sum) else ()
    return max(width(*interval(expr)), *map(_width, parts), 1)
