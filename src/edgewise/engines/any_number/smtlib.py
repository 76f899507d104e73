"""Machines and formulas as SMT-LIB 2.6, for any solver: instances are an uninterpreted sort, values its functions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from edgewise.engines.any_number.formula import Both, Either, Every, Fact, Formula, Same, Some
from edgewise.expr import (
    And,
    Bool,
    Compare,
    Expr,
    Implies,
    In,
    Literal,
    Member,
    Not,
    Or,
    Range,
    Read,
    Sum,
    Type,
    Value,
    Words,
)
from edgewise.machine import Declaration, Machine
from edgewise.parse.typed import type_of

SORT = "Job"


@dataclass(frozen=True)
class Writer:
    """Writes what is true of a machine's configuration. Names carry a mark of their kind, so none clash.

    `extra` declares functions of an instance besides those of the machine.
    """

    machine: Machine
    extra: tuple[Declaration, ...] = ()
    _words: dict[tuple[str, ...], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for declared in (*self.own, *self.machine.shared):
            if isinstance(declared.type, Words):
                self._words.setdefault(declared.type.words, declared.name)

    @property
    def own(self) -> tuple[Declaration, ...]:
        """Every function of an instance, but its state."""
        return (*self.machine.own, *self.extra)

    def signature(self) -> Iterator[str]:
        """The commands that declare a configuration of any number of instances, a line each."""
        yield f"(declare-sort {SORT} 0)"
        states = " ".join(f"({self.state(state.name)})" for state in self.machine.states)
        yield f"(declare-datatypes ((State 0)) (({states})))"
        for words, name in self._words.items():
            yield f"(declare-datatypes ((T.{name} 0)) (({' '.join(f'(w.{name}.{word})' for word in words)})))"
        yield f"(declare-fun state ({SORT}) State)"
        for declared in self.own:
            yield f"(declare-fun v.{declared.name} ({SORT}) {self._sort(declared.type)})"
        for declared in self.machine.shared:
            yield f"(declare-fun g.{declared.name} () {self._sort(declared.type)})"
        for declared in self.machine.shared:
            if isinstance(declared.type, Range):
                yield f"(assert {self.within(f'g.{declared.name}', declared.type)})"

    def formula(self, formula: Formula) -> str:
        """A formula without quantifiers; its names stand as they are."""
        match formula:
            case Fact(expr, job):
                return self.expr(expr, job)
            case Same(one, other, same):
                return f"({'=' if same else 'distinct'} {one} {other})"
            case Both(parts):
                return _join("and", [self.formula(part) for part in parts], "true")
            case Either(parts):
                return _join("or", [self.formula(part) for part in parts], "false")
            case Every() | Some():
                raise TypeError(formula)

    def expr(self, expr: Expr, job: str | None) -> str:
        """An expression without quantifiers and past, told of the instance called `job`."""
        match expr:
            case Literal(value):
                return self.value(value, None)
            case In(state):
                return f"(= (state {job}) {self.state(state)})"
            case Read(name, shared):
                return f"g.{name}" if shared else f"(v.{name} {job})"
            case Not(body):
                return f"(not {self.expr(body, job)})"
            case And(parts):
                return _join("and", [self.expr(part, job) for part in parts], "true")
            case Or(parts):
                return _join("or", [self.expr(part, job) for part in parts], "false")
            case Implies(when, then):
                return f"(=> {self.expr(when, job)} {self.expr(then, job)})"
            case Compare(op, left, right):
                kind = type_of(left) or type_of(right)
                sides = f"{self._side(left, kind, job)} {self._side(right, kind, job)}"
                return f"(= {sides})" if op == "==" else f"(not (= {sides}))" if op == "!=" else f"({op} {sides})"
            case Sum(op, left, right):
                return f"({op} {self.expr(left, job)} {self.expr(right, job)})"
            case Member(item, of):
                kind = type_of(item)
                it = self._side(item, kind, job)
                return _join("or", [f"(= {it} {self.value(value, kind)})" for value in of], "false")
            case _:
                raise AssertionError(expr)

    def state(self, name: str) -> str:
        """The constructor of a state."""
        return f"s.{name}"

    def value(self, value: Value, kind: Type | None) -> str:
        """A constant of a type."""
        if isinstance(value, bool):
            return str(value).lower()
        if isinstance(value, int):
            return str(value) if value >= 0 else f"(- {-value})"
        assert isinstance(kind, Words)
        return f"w.{self._words[kind.words]}.{value}"

    def _side(self, expr: Expr, kind: Type | None, job: str | None) -> str:
        return self.value(expr.value, kind) if isinstance(expr, Literal) else self.expr(expr, job)

    def _sort(self, kind: Type) -> str:
        match kind:
            case Bool():
                return "Bool"
            case Range():
                return "Int"
            case Words(words):
                return f"T.{self._words[words]}"

    def within(self, term: str, kind: Range) -> str:
        """That a number is one of the type's."""
        return f"(<= {self.value(kind.low, kind)} {term} {self.value(kind.high, kind)})"


def _join(word: str, parts: list[str], none: str) -> str:
    kept = [part for part in parts if part != none]
    return none if not kept else kept[0] if len(kept) == 1 else f"({word} {' '.join(kept)})"
