"""What the engine looks for: one thing that may happen to an instance, whatever the claim it comes from."""

from __future__ import annotations

from dataclasses import dataclass

from edgewise.expr import TRUE, Expr, In, Not, Quantified, about_steps, conjunction, disjunction
from edgewise.machine import Machine, within
from edgewise.run import Configuration, Trace, evaluate, past_of


@dataclass(frozen=True)
class Question:
    """Whether `what` can come true of an instance that is `given`, with `first` never true of it till then.

    It takes at least `least` steps. A number as `what` stands for that row being taken, by whomever.
    """

    what: Expr | int
    given: Expr = TRUE
    first: Expr | None = None
    least: int = 0

    @property
    def about_steps(self) -> bool:
        """Whether it takes a step, and not only a configuration, to answer it."""
        if isinstance(self.what, int):
            return True
        return about_steps(self.what) or (self.first is not None and about_steps(self.first))


def reached(state: str) -> Question:
    """Whether there is a run to `state`."""
    return Question(In(state))


def taken(row: int) -> Question:
    """Whether there is a run that takes row number `row`."""
    return Question(row, least=1)


def shows(machine: Machine, question: Question, trace: Trace, path: tuple[Configuration, ...]) -> bool:
    """Whether the end of a replayed run answers with yes, for its first instance."""
    last = len(trace.steps)
    if last < question.least:
        return False
    if isinstance(question.what, int):
        return trace.steps[-1].row == question.what

    def holds(expr: Expr, number: int) -> bool:
        past = past_of(machine, path, trace, number) if number else None
        return bool(evaluate(machine, expr, path[number], 0, past))

    early = question.first is not None and any(holds(question.first, number) for number in range(last + 1))
    return holds(question.given, last) and holds(question.what, last) and not early


def comes_by(machine: Machine, what: Expr, trace: Trace, path: tuple[Configuration, ...], least: int) -> bool:
    """Whether a replayed run comes by where `what` is true of some instance, after at least `least` steps."""
    pasts = [past_of(machine, path, trace, number) if number else None for number in range(len(path))]
    group = range(len(path[0].instances))
    places = zip(path[least:], pasts[least:], strict=True)
    return any(evaluate(machine, what, at, who, past) for at, past in places for who in group)


def stuck(machine: Machine) -> Expr:
    """That some instance is in no final state, and no step from here moves any to another state."""
    final = tuple(state.name for state in machine.states if state.final)
    moves: list[Expr] = []
    for row, condition in zip(machine.transitions, machine.conditions, strict=True):
        away = tuple(source for source in row.sources if row.target not in (None, source))
        if away and row.joint:
            someone = Quantified("some", False, conjunction(within(row.sources), condition))
            moves.append(conjunction(someone, Quantified("some", False, within(away))))
        elif away:
            moves.append(Quantified("some", False, conjunction(within(away), condition)))
    return conjunction(Quantified("some", False, Not(within(final))), Not(disjunction(*moves)))
