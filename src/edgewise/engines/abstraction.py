"""A machine that can do all that another can, and tells less: for what is soon seen not to depend on the rest.

Existential abstraction by leaving variables out (Kurshan, "Computer-Aided Verification of
Coordinating Processes", 1994; Clarke, Grumberg and Long, "Model Checking and Abstraction", TOPLAS
1994). The rows of fair triggers, and what the claim says, are told exactly; other guards become
weaker where they speak of what is left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import replace

from edgewise.claim import Claim, LeadsTo
from edgewise.expr import (
    TRUE,
    Accepts,
    And,
    Changes,
    Expr,
    Implies,
    Literal,
    Not,
    Or,
    Quantified,
    Read,
    conjunction,
    disjunction,
    walk,
)
from edgewise.machine import Machine


def abstraction(machine: Machine, claim: Claim, says: LeadsTo) -> Machine | None:
    """The machine with the variables only on which the claim and its fair triggers depend; None where that is all.

    A run of `machine` is one of it, with what it tells of each configuration: the same triggers
    come to the same instances, and `says` and `given` have the same values all along. A fair
    trigger can be taken by an instance in the one exactly where it can in the other.
    """
    kept = _needed(machine, claim, says)
    every = {declared.name for declared in (*machine.own, *machine.shared)}
    if kept == every:
        return None
    rows = (
        replace(
            row,
            guard=_weaker(machine.conditions[number], kept, True),
            effects=tuple(effect for effect in row.effects if effect.target in kept),
        )
        for number, row in enumerate(machine.transitions)
    )
    return replace(
        machine,
        # What a verb asks for besides is part of its rows' guards.
        verbs=tuple(replace(verb, when=TRUE) for verb in machine.verbs),
        parameters=tuple(one for one in machine.parameters if one.name in kept),
        variables=tuple(one for one in machine.variables if one.name in kept),
        shared=tuple(one for one in machine.shared if one.name in kept),
        transitions=tuple(rows),
    )


def _needed(machine: Machine, claim: Claim, says: LeadsTo) -> set[str]:
    """What the claim and the rows of its fair triggers read, and what decides the value of that."""
    fair = (machine.conditions[number] for trigger in says.fair for number in machine.rows_of[trigger])
    needed = _read((claim.given, says.first, says.then, *fair))
    effects = [effect for row in machine.transitions for effect in row.effects]
    while True:
        more = _read(effect.value for effect in effects if effect.target in needed) - needed
        if not more:
            return needed
        needed |= more


def _read(exprs: Iterable[Expr]) -> set[str]:
    return {part.name for expr in exprs for part in walk(expr) if isinstance(part, Read | Changes)}


def _weaker(expr: Expr, kept: AbstractSet[str], positive: bool) -> Expr:
    """An expression of `kept` only, true wherever `expr` is; or, if not `positive`, false wherever that is."""
    match expr:
        case Not(body):
            less = _weaker(body, kept, not positive)
            return Literal(value=not less.value) if isinstance(less, Literal) else Not(less)
        case And(parts):
            return conjunction(*(_weaker(part, kept, positive) for part in parts))
        case Or(parts):
            return disjunction(*(_weaker(part, kept, positive) for part in parts))
        case Implies(when, then):
            return Implies(_weaker(when, kept, not positive), _weaker(then, kept, positive))
        case Quantified(which, peers, body):
            return Quantified(which, peers, _weaker(body, kept, positive == (which != "no")))
        case Accepts(trigger, meaning):
            return Accepts(trigger, _weaker(meaning, kept, positive))
        case _:
            return expr if _read((expr,)) <= kept else Literal(value=positive)
