"""Expressions as Promela.

Promela has no quantifiers: `all jobs: e` is a macro for `e` about one job, and one of the macros ALL and ANY that put
it about each. As a macro is not expanded inside itself, they are numbered by how deep a quantifier is nested.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from edgewise import spell
from edgewise.expr import (
    Acts,
    By,
    Changes,
    Enters,
    Expr,
    In,
    Literal,
    Quantified,
    Read,
    Sum,
    Value,
    Was,
    children,
    interval,
    walk,
)
from edgewise.machine import Machine
from edgewise.parse import GREATEST
from edgewise.problem import Problem, Unreadable
from edgewise.views.c_names import COLUMNS
from edgewise.views.infix import bracketed, folded, infix
from edgewise.views.promela_names import WAY_OUT, Identifiers

_SIGNS: Final[Mapping[str, str]] = {"not": "!", "and": "&&", "or": "||"}

NOBODY: Final = "JOBS"
"""The subject of what is about no instance: the number of none."""


@dataclass(frozen=True, slots=True)
class Macro:
    """`name(it, me)` is the body of a quantifier about job `it`, `me` being the subject; `remark` is in our words."""

    name: str
    body: tuple[str, ...]
    remark: str


@dataclass(frozen=True, slots=True)
class Terms:
    """A writer of expressions, and the macros they need so far.

    `at_start`: what is written holds for the first configuration too, where `taken` is 0 and nothing was.
    """

    machine: Machine
    names: Identifiers
    macros: dict[tuple[Quantified, bool, bool], Macro] = field(default_factory=dict)
    at_start: bool = False

    @property
    def depth(self) -> int:
        """How deep quantifiers stand inside each other."""
        return max((nesting(key[0]) for key in self.macros), default=0)

    def text(self, expr: Expr, who: str, past: bool = False) -> str:
        """`expr` about job `who`; with `past` in the configuration before the step.

        Raises Unreadable for a sum that could leave the numbers of C.
        """
        _refuse_overflow(expr)
        return infix(expr, _SIGNS, lambda part: self.leaf(part, who, past))

    def leaf(self, expr: Expr, who: str, past: bool) -> str:
        """What is no operator. Before the step nothing speaks of one."""
        was = "was_" if past else ""
        match expr:
            case Literal(value):
                return self.value(value)
            case In(state):
                return f"{was}state[{who}] == {self.names.states[state]}"
            case Read(name, shared):
                return was + self.place(name, shared, who)
            case Quantified():
                return self.quantified(expr, who, past)
            case By() | Acts() | Was() | Enters() | Changes() if past:
                return "false"
            case By(trigger):
                return f"taken == {self.names.triggers[trigger]}"
            case Acts():
                return f"actor == {who}"
            case Was(body):
                before = bracketed(body, _SIGNS, lambda part: self.leaf(part, who, past=True))
                return f"(taken && {before})" if self.at_start else before
            case Enters(state):
                there = self.names.states[state]
                return f"(state[{who}] == {there} && was_state[{who}] != {there})"
            case Changes(name, shared):
                place = self.place(name, shared, who)
                return f"{place} != was_{place}"
            case _:
                raise TypeError(expr)

    def value(self, value: Value) -> str:
        """A constant."""
        if isinstance(value, str):
            return self.names.words[value]
        text = spell.value(value)
        return f"({text})" if text.startswith("-") else text

    def place(self, name: str, shared: bool, who: str) -> str:
        """Where a value is kept."""
        return self.names.shared[name] if shared else f"{self.names.own[name]}[{who}]"

    def quantified(self, expr: Quantified, who: str, past: bool) -> str:
        """A call of the macro ALL or ANY."""
        key = (expr, past, self.at_start)
        if key not in self.macros:
            body = self.text(expr.body, "it", past)
            if expr.peers:
                body = f"it == me || ({body})" if expr.which == "all" else f"it != me && ({body})"
            remark = ("before: " if past else "") + spell.text(expr, spell.Spelling(plural=self.machine.instances))
            self.macros[key] = Macro(f"each_{len(self.macros) + 1}", code(body, 1), remark)
        return f"{'ALL' if expr.which == 'all' else 'ANY'}_{nesting(expr)}({self.macros[key].name}, {who})"


def code(text: str, tabs: int) -> tuple[str, ...]:
    """`text` as lines that fit behind `tabs` tabs; those after the first have one tab more."""
    return folded(text, COLUMNS - 8 * (tabs + 1), _SIGNS.values(), "\t")


def nesting(expr: Expr) -> int:
    """How many quantifiers stand inside each other, at most."""
    return max(map(nesting, children(expr)), default=0) + isinstance(expr, Quantified)


def _refuse_overflow(expr: Expr) -> None:
    for part in walk(expr):
        if isinstance(part, Sum) and max(map(abs, interval(part))) > GREATEST:
            message = f"'{spell.text(part)}' can be a number that C's int has no room for"
            raise Unreadable([Problem("EW504", part.span, message, WAY_OUT)])
