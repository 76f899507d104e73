"""The identifiers of a Promela model. Each kind of name has its prefix, so that none is a keyword of Promela or C."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from edgewise.claim import Claims
from edgewise.expr import Bool, Range, Type, Words
from edgewise.identifier import assign
from edgewise.machine import Machine
from edgewise.problem import Problem, Span, Unreadable

MOST_SYMBOLS: Final = 255
"""SPIN numbers the words of an mtype from 1 in one byte."""

WAY_OUT: Final = "leave it out: enabled = false, under [generate.promela]"
"""What to do about a machine that SPIN has no room for."""

Names: TypeAlias = Mapping[str, str]
"""What each name of the model is called."""


@dataclass(frozen=True, slots=True)
class Identifiers:
    """What each state, word, value and trigger of the model is called, and each claim (in capitals: a macro)."""

    states: Names
    words: Names
    own: Names
    shared: Names
    triggers: Names
    claims: Names


def identifiers(machine: Machine, claims: Claims) -> Identifiers:
    """All of them. Raises Unreadable where two names become one, or there are too many words for SPIN."""
    declared = machine.own + machine.shared
    words = {word: one.span for one in declared if isinstance(one.type, Words) for word in one.type.words}
    made = Identifiers(
        _assigned("state", ((state.name, state.span) for state in machine.states)),
        _assigned("word", words.items()),
        _assigned("own", ((one.name, one.span) for one in machine.own)),
        _assigned("shared", ((one.name, one.span) for one in machine.shared)),
        _assigned("on", ((trigger.name, trigger.span) for trigger in machine.triggers)),
        _assigned("CLAIM", ((claim.name, claim.span) for claim in claims.claims)),
    )
    symbols = len(made.states) + len(made.words)
    if symbols > MOST_SYMBOLS:
        message = f"{symbols} states and words, and SPIN has room for {MOST_SYMBOLS}"
        raise Unreadable([Problem("EW504", machine.span, message, WAY_OUT)])
    return made


def _assigned(kind: str, named: Iterable[tuple[str, Span]]) -> Names:
    spell = f"{kind}_{{}}".format
    return assign(named, lambda name: spell(name.replace("-", "_")), frozenset(), "Promela", "rename one of them")


def type_name(type: Type, hidden: bool = False) -> str:
    """The type of a variable. SPIN lets no bool be `hidden`; a byte holds it as well."""
    match type:
        case Bool():
            return "byte" if hidden else "bool"
        case Words():
            return "mtype"
        case Range(low, high):
            return "byte" if low >= 0 and high < 1 << 8 else "short" if low >= -(1 << 15) and high < 1 << 15 else "int"
