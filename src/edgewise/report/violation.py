"""Which part of a claim a trace violates, and the values that make it false."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from edgewise import run, spell
from edgewise.claim import Always, Claim, LeadsTo, NoDeadEnd, OnStep, Precedes, Recoverable
from edgewise.expr import (
    And,
    Bool,
    Compare,
    Expr,
    Implies,
    Literal,
    Member,
    Not,
    Or,
    Quantified,
    Read,
    Value,
    Was,
    about_subject,
    children,
    walk,
)
from edgewise.machine import Machine
from edgewise.parse.typed import type_of
from edgewise.run import Configuration, Past, Trace


@dataclass(frozen=True)
class Violation:
    """The part of a claim that is false, as text, and (text, value) of each fact it speaks of.

    `subject` is the instance (from 0) that the part is about, None where it is about none of several.
    `expr` is the part where it is one expression that is false.
    """

    part: str
    facts: tuple[tuple[str, str], ...] = ()
    subject: int | None = None
    expr: Expr | None = field(default=None, compare=False)


def violation(machine: Machine, claim: Claim, trace: Trace, subject: int | None) -> Violation | None:
    """What the last configuration (or step) of a refutation violates; None where the claim has no such part."""
    path = run.replay(machine, trace)
    past = run.past_of(machine, path, trace, len(trace.steps)) if trace.steps else None
    look = _Look(machine, path[-1], past)
    match claim.says:
        case Always(holds) | OnStep(holds):
            return look.at(holds, subject)
        case Precedes(first, then):
            part = f"{look.text(then)}, and never before: {look.text(first)}"
            return look.told(part, then, subject)
        case LeadsTo(_, then):
            where = "the loop goes on for ever" if trace.loop else "here the run ends, for no step is possible"
            return look.told(f"{where}; it never comes to {look.text(then)}", then, subject, facts=False)
        case Recoverable(goal):
            return look.told(f"from here no run gets to {look.text(goal)}", goal, subject, facts=False)
        case NoDeadEnd():
            return Violation(f"from here no run moves any {machine.instance} to another state")
        case _:
            return None


@dataclass(frozen=True)
class _Look:
    machine: Machine
    here: Configuration
    past: Past | None

    def value(self, expr: Expr, subject: int | None) -> Value:
        return run.evaluate(self.machine, expr, self.here, subject, self.past)

    def at(self, expr: Expr, subject: int | None) -> Violation:
        """The smallest part of a false expression that makes it false."""
        match expr:
            case And(parts):
                return self.at(next(part for part in parts if not self.value(part, subject)), subject)
            case Quantified("all", peers, body):
                return self.at(body, self.first(body, False, peers, subject))
            case _:
                return replace(self.told(self.text(expr), expr, subject), expr=expr)

    def text(self, expr: Expr) -> str:
        return spell.text(expr, spell.Spelling(plural=self.machine.instances))

    def told(self, part: str, expr: Expr, subject: int | None, facts: bool = True) -> Violation:
        about = subject if len(self.here.instances) > 1 and about_subject(expr) else None
        found = tuple(dict.fromkeys(self.facts(expr, subject))) if facts else ()
        # A part that is a fact needs no other.
        return Violation(part, found if found != ((part, "false"),) else (), about)

    def facts(self, expr: Expr, subject: int | None) -> list[tuple[str, str]]:
        """Every fact that an expression speaks of, with its value."""
        match expr:
            case Not(body) | Was(body) if not isinstance(body, Not | Was | And | Or | Implies):
                return self.fact(Was(body) if isinstance(expr, Was) else body, subject)
            case Was(body):
                return [fact for child in children(body) for fact in self.facts(Was(child), subject)]
            case And() | Or() | Implies() | Not():
                return [fact for child in children(expr) for fact in self.facts(child, subject)]
            case Compare(_, left, right) if isinstance(type_of(left), Bool) and not isinstance(right, Literal):
                return self.facts(left, subject) + self.facts(right, subject)
            case Quantified(which, peers, body) if self.value(expr, subject) == (which == "some"):
                who = self.first(body, which != "all", peers, subject)
                shown = [(f"{self.machine.instance} {who + 1}: {text}", value) for text, value in self.facts(body, who)]
                return [self.named(expr, subject), *shown]
            case Literal():
                return []
            case _:
                return self.fact(expr, subject)

    def fact(self, expr: Expr, subject: int | None) -> list[tuple[str, str]]:
        """A fact and its value; of a comparison, those of what it compares."""
        if isinstance(expr, Compare | Member):
            return [self.named(part, subject) for part in walk(expr) if isinstance(part, Read)]
        return [self.named(expr, subject)]

    def first(self, body: Expr, value: bool, peers: bool, subject: int | None) -> int:
        """The first instance (but the subject, where only peers count) for which `body` has a value."""
        others = (who for who in range(len(self.here.instances)) if not peers or who != subject)
        return next(who for who in others if self.value(body, who) == value)

    def named(self, expr: Expr, subject: int | None) -> tuple[str, str]:
        return self.text(expr), spell.value(self.value(expr, subject))
