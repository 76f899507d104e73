"""Machines and claims drawn by lot, some thousand a second: many of them, where `strategies.py` draws any of them.

Made for proofs for any number of instances: joint rows, guards over the others, shared variables and
rows that nobody takes come often, and what is claimed is about several instances at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

from edgewise.claim import BUILT_IN, Always, Claim, OnStep, Precedes, Reachable, Recoverable, Says
from edgewise.expr import (
    TRUE,
    Accepts,
    And,
    Bool,
    By,
    Compare,
    Enters,
    Expr,
    Implies,
    In,
    Literal,
    Not,
    Or,
    Quantified,
    Range,
    Read,
    Sum,
    Type,
    Was,
    Which,
    Words,
    values,
    walk,
)
from edgewise.machine import Declaration, Effect, Event, Machine, State, Transition, Verb, within

STATES: Final = ("A", "B", "C", "D")
TRIGGERS: Final = ("V", "W", "e", "f", "g")
VERBS: Final = 2
"""How many of the triggers are verbs."""
TYPES: Final[tuple[Type, ...]] = (Bool(), Bool(), Words(("calm", "busy")), Range(0, 2))
WHICH: Final[tuple[Which, ...]] = ("all", "some", "no")


def numbered(seed: int, number: int) -> tuple[Machine, list[Claim]]:
    """A machine, and what is asked of it: always the same of the same numbers."""
    dice = Random(f"{seed}/{number}")  # noqa: S311  # a lot keeps no secret
    about = machine(dice)
    return about, [*claims(dice, about), *BUILT_IN]


def machine(dice: Random) -> Machine:
    """A machine that the loader would take, with up to 4 states, 6 rows, a variable of an instance and two shared."""
    names = STATES[: dice.choice((2, 3, 3, 4))]
    parameters = _declared(dice, ("p",), 0.25, fixed=True)
    variables = _declared(dice, ("n",), 0.4)
    shared = _declared(dice, ("s", "t"), 0.5)
    draw = Draw(dice, names, (*parameters, *variables), shared)
    rows: list[Transition] = []
    for trigger in dice.choices(TRIGGERS, k=dice.choice((3, 4, 5, 6))):
        outcome = sum(row.trigger == trigger for row in rows)
        rows.append(draw.row(trigger, variables, f"way-{outcome}" if outcome else ""))
    used = [name for name in TRIGGERS if any(row.trigger == name for row in rows)]
    asked: Expr = draw.told(1, alone=True) if shared and dice.random() < 0.15 else TRUE
    verbs = tuple(Verb(name, when=asked) for name in used if name in TRIGGERS[:VERBS])
    said = [effect.value for row in rows for effect in row.effects] + [row.guard for row in rows] + [asked]
    spoken = {part.name for expr in said for part in walk(expr) if isinstance(part, Read)}
    spoken |= {effect.target for row in rows for effect in row.effects}
    states = (State(name, initial=not number, final=dice.random() < 0.3) for number, name in enumerate(names))
    events = (Event(name) for name in used if name in TRIGGERS[VERBS:])
    # The loader wants none that nothing speaks of.
    parameters, variables, shared = (
        tuple(one for one in declared if one.name in spoken) for declared in (parameters, variables, shared)
    )
    return Machine("m", tuple(states), verbs, tuple(events), parameters, variables, shared, tuple(rows))


def claims(dice: Random, about: Machine, count: int = 4) -> list[Claim]:
    """Claims about a machine, of each kind that can be proved for any number."""
    draw = Draw(dice, tuple(state.name for state in about.states), about.own, about.shared)
    found: list[Claim] = []
    for number in range(count):
        given: Expr = TRUE
        if about.parameters and dice.random() < 0.3:
            given = draw.value_of(Read(about.parameters[0].name, False, about.parameters[0].type))
        found.append(Claim(f"c{number}", draw.says(about), "Said.", given))
    return found


def _declared(dice: Random, names: Sequence[str], often: float, fixed: bool = False) -> tuple[Declaration, ...]:
    found: list[Declaration] = []
    for name in names:
        if dice.random() < often:
            kind = dice.choice(TYPES)
            found.append(Declaration(name, kind, None if fixed else values(kind)[0]))
    return tuple(found)


@dataclass(frozen=True)
class Draw:
    """Draws expressions about these states and variables."""

    dice: Random
    states: tuple[str, ...]
    own: tuple[Declaration, ...]
    shared: tuple[Declaration, ...]

    def row(self, trigger: str, variables: Sequence[Declaration], outcome: str) -> Transition:
        """A row, taken by one, by all there at once, or by nobody."""
        dice = self.dice
        alone = trigger not in TRIGGERS[:VERBS] and bool(self.shared) and dice.random() < 0.15
        effects = [self.effect(one, True, alone) for one in self.shared if dice.random() < (0.7 if alone else 0.3)]
        if alone:
            effects = effects or [self.effect(self.shared[0], True, alone)]
            return Transition(trigger, guard=self.guard(alone), effects=tuple(effects), outcome=outcome)
        effects += [self.effect(one, False, False) for one in variables if dice.random() < 0.4]
        sources = tuple(sorted(dice.sample(self.states, dice.choice((1, 1, 2)))))
        target = dice.choice(self.states) if dice.random() < 0.85 else None
        return Transition(
            trigger, sources, target, self.guard(alone), tuple(effects), joint=dice.random() < 0.3, outcome=outcome
        )

    def effect(self, one: Declaration, shared: bool, alone: bool) -> Effect:
        """A variable becomes a constant, or what another expression is worth."""
        value: Expr = Literal(self.dice.choice(values(one.type)))
        if self.dice.random() < 0.3:
            if isinstance(one.type, Bool):
                value = self.told(1, alone)
            elif isinstance(one.type, Range):
                value = Sum(self.dice.choice(("+", "-")), Read(one.name, shared, one.type), Literal(1))
        return Effect(one.name, shared, value)

    def guard(self, alone: bool) -> Expr:
        """A guard, where there is one mostly over the others."""
        return TRUE if self.dice.random() < 0.35 else self.told(2, alone)

    def told(self, depth: int, alone: bool = False) -> Expr:
        """What is true or false of a configuration; `alone`: without a subject."""
        dice = self.dice
        match dice.randrange(10):
            case 0 if depth:
                return Not(self.told(depth - 1, alone))
            case 1 if depth:
                return And((self.told(depth - 1, alone), self.told(depth - 1, alone)))
            case 2 if depth:
                return Or((self.told(depth - 1, alone), self.told(depth - 1, alone)))
            case 3 | 4 | 5 | 6 | 7 if depth:
                peers = not alone and dice.random() < 0.5
                return Quantified(dice.choice(WHICH), peers, self.told(depth - 1))
            case _:
                return self.plain(alone)

    def plain(self, alone: bool = False) -> Expr:
        """About the subject or the shared variables only."""
        reads = [Read(one.name, True, one.type) for one in self.shared]
        if not alone:
            reads += [Read(one.name, False, one.type) for one in self.own]
        if reads and (alone or self.dice.random() < 0.4):
            return self.value_of(self.dice.choice(reads))
        if alone:
            return TRUE
        return within(tuple(sorted(self.dice.sample(self.states, self.dice.choice((1, 1, 2))))))

    def value_of(self, read: Read) -> Expr:
        """That a variable has some value, or has it not."""
        if isinstance(read.type, Bool):
            return self.dice.choice((read, Not(read)))
        return Compare(self.dice.choice(("==", "!=")), read, Literal(self.dice.choice(values(read.type))))

    def says(self, about: Machine) -> Says:
        """What a claim says: mostly that what one instance is like excludes something of the others."""
        dice, one, other = self.dice, self.plain(), self.plain()
        match dice.randrange(9):
            case 0:
                return Always(Implies(one, Quantified("no", True, other)))
            case 1:
                # Of three instances.
                third = Quantified("some", True, And((other, self.plain())))
                return Always(Implies(one, Quantified("no", True, And((self.plain(), third)))))
            case 2:
                return Always(Implies(one, self.told(2)))
            case 3:
                return Always(Not(And((one, self.told(1)))))
            case 4:
                return OnStep(Implies(Enters(dice.choice(self.states)), Was(self.told(1))))
            case 5:
                return OnStep(Implies(By(dice.choice(about.transitions).trigger), Or((Was(one), self.told(1)))))
            case 6:
                return Precedes(Or((Was(one), self.told(1))), Enters(dice.choice(self.states)))
            case 7:
                return Reachable(And((one, self.told(1))))
            case _:
                trigger = dice.choice(about.transitions).trigger
                goal: Expr = In(dice.choice(self.states))
                return Recoverable(
                    Or((goal, Accepts(trigger, about.acceptance(trigger)))) if dice.random() < 0.2 else goal
                )
