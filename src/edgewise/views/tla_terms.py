"""Expressions and rows as TLA+."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from edgewise.expr import (
    TRUE,
    Acts,
    And,
    By,
    Changes,
    Enters,
    Expr,
    In,
    Literal,
    Quantified,
    Read,
    Value,
    Was,
    children,
)
from edgewise.machine import Machine, Transition
from edgewise.views.c_names import COLUMNS
from edgewise.views.infix import bracketed, folded, infix

Names = Mapping[str, str]

_SIGNS: Final[Mapping[str, str]] = {
    "not": "~",
    "and": "/\\",
    "or": "\\/",
    "=>": "=>",
    "==": "=",
    "!=": "#",
    "in": "\\in",
}


BULLET: Final = "/\\ "
"""What stands before each part of a conjunction that is a list."""


@dataclass(frozen=True, slots=True)
class Action:
    """A row: its number from 1, what it is in our words, its parameter ("(self)", or "" if nobody acts), its lines."""

    number: int
    remark: str
    parameter: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """A writer of expressions; `own` and `shared` are what the variables are called."""

    own: Names
    shared: Names

    def text(self, expr: Expr, who: str, prime: str = "") -> str:
        """`expr` about job `who`; with `prime` = "'" after the step that the other configuration is before."""
        return infix(expr, _SIGNS, lambda part: self.leaf(part, who, prime))

    def value(self, expr: Expr, who: str) -> str:
        """The same where something is to be equal to it."""
        return bracketed(expr, _SIGNS, lambda part: self.leaf(part, who, ""))

    def leaf(self, expr: Expr, who: str, prime: str) -> str:
        """What is no operator. Before the step nothing speaks of a step."""
        match expr:
            case Literal(value):
                return constant(value)
            case In(state):
                return f'state{prime}[{who}] = "{state}"'
            case Read(name, shared):
                return self.place(name, shared, who, prime)
            case Quantified(which, peers, body):
                inner = f"job{depth(expr)}"
                jobs = f"Jobs \\ {{{who}}}" if peers else "Jobs"
                sign = "\\A" if which == "all" else "\\E"
                return f"({sign} {inner} \\in {jobs} : {self.text(body, inner, prime)})"
            case By() | Acts() | Was() | Enters() | Changes() if not prime:
                return "FALSE"
            case By(trigger):
                return f'trigger = "{trigger}"'
            case Acts():
                return f"{who} \\in actors"
            case Was(body):
                return self.value(body, who)
            case Enters(state):
                return f'(state\'[{who}] = "{state}" /\\ state[{who}] # "{state}")'
            case Changes(name, shared):
                return f"{self.place(name, shared, who, prime)} # {self.place(name, shared, who)}"
            case _:
                raise TypeError(expr)

    def place(self, name: str, shared: bool, who: str, prime: str = "") -> str:
        """Where a value is kept."""
        return f"{self.shared[name]}{prime}" if shared else f"{self.own[name]}{prime}[{who}]"


def constant(value: Value) -> str:
    """A constant."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, str):
        return f'"{value}"'
    return f"({value})" if value < 0 else str(value)


def depth(expr: Expr) -> int:
    """How many quantifiers stand inside each other, at most: that tells their variables apart."""
    return max(map(depth, children(expr)), default=0) + isinstance(expr, Quantified)


def lines(text: str, indent: int = 5) -> tuple[str, ...]:
    """`text` as lines for a place `indent` columns in."""
    return folded(text, COLUMNS - indent, [",", *(_SIGNS[word] for word in ("and", "or", "=>"))], "  ")


def _bullet(clause: tuple[str, ...]) -> list[str]:
    return [f"{'   ' if number else BULLET}{line}" for number, line in enumerate(clause)]


def words(values: tuple[str, ...]) -> str:
    """A set of strings."""
    return f"{{{', '.join(map(constant, values))}}}"


def action(machine: Machine, number: int, terms: Terms) -> Action:
    """Row `number` of the machine."""
    row = machine.transitions[number]
    condition = machine.conditions[number]
    clauses = [f"state[self] \\in {words(row.sources)}"] if row.sources else []
    parts = condition.parts if isinstance(condition, And) else () if condition == TRUE else (condition,)
    clauses += [terms.text(part, "self") for part in parts]
    changed: dict[str, str] = {}
    if row.target is not None:
        changed["state"] = _moved(row, "state", constant(row.target), constant(row.target))
    for effect in row.own_effects:
        one, each = (terms.value(effect.value, who) for who in ("self", "job"))
        changed[terms.own[effect.target]] = _moved(row, terms.own[effect.target], one, each)
    for effect in row.shared_effects:
        changed[terms.shared[effect.target]] = terms.value(effect.value, "self")
    clauses += [f"{name}' = {value}" for name, value in changed.items()]
    kept = [name for name in ("state", *terms.own.values(), *terms.shared.values()) if name not in changed]
    if kept:
        clauses.append(f"UNCHANGED <<{', '.join(kept)}>>")
    told = f"{row.trigger} ({row.outcome})" if row.outcome else row.trigger
    code = tuple(line for clause in clauses for line in _bullet(lines(clause)))
    return Action(number + 1, told, "(self)" if row.sources else "", code)


def _moved(row: Transition, name: str, one: str, each: str) -> str:
    """The new values of `name`, one for each job."""
    if not row.joint:
        return f"[{name} EXCEPT ![self] = {one}]"
    return f"[job \\in Jobs |-> IF state[job] \\in {words(row.sources)} THEN {each} ELSE {name}[job]]"
