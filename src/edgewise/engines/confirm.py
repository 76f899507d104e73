"""What an engine has found, held against the reference semantics before anybody hears of it."""

from __future__ import annotations

from edgewise.claim import (
    Always,
    Claim,
    EveryRow,
    EveryState,
    LeadsTo,
    NoDeadEnd,
    OnStep,
    Precedes,
    Reachable,
    Recoverable,
)
from edgewise.engines import Disagreement
from edgewise.engines.fairness import neglected
from edgewise.expr import Expr
from edgewise.machine import Machine
from edgewise.run import Configuration, NotARun, Past, Trace, after, enabled, evaluate, past_of, replay

FORWARD = 200
"""From where something is said to be out of reach, how many configurations to look at again."""


def confirm(machine: Machine, claim: Claim, trace: Trace, subject: int | None) -> None:
    """Hold a trace that breaks `claim`, or reaches its goal, against `run`; raises Disagreement.

    That something can no longer be reached from the end of the trace is looked at again for the
    nearest `FORWARD` configurations only.
    """
    try:
        path = replay(machine, trace)
    except NotARun as denied:
        raise Disagreement(f"{claim.name}: {denied}") from denied
    if not _shows(machine, claim, trace, path, 0 if subject is None else subject):
        raise Disagreement(f"{claim.name}: the trace does not show what was found")


def _shows(machine: Machine, claim: Claim, trace: Trace, path: tuple[Configuration, ...], who: int) -> bool:
    def true(expr: Expr, number: int) -> bool:
        past: Past | None = past_of(machine, path, trace, number) if number else None
        return bool(evaluate(machine, expr, path[number], who, past))

    last = len(path) - 1
    if not true(claim.given, 0):
        return False
    match claim.says:
        case Always(holds):
            return not true(holds, last)
        case OnStep(holds):
            return last > 0 and not true(holds, last)
        case Precedes(first, then):
            return true(then, last) and not any(true(first, number) for number in range(last + 1))
        case LeadsTo(first, then, fair):
            late = max((number for number in range(last + 1) if true(then, number)), default=-1)
            owed = late <= last - trace.loop and any(true(first, number) for number in range(late + 1, last + 1))
            if not trace.loop:
                return owed and not any(enabled(machine, path[last]))
            return owed and not any(trigger in fair for trigger, _ in neglected(machine, trace, path))
        case Reachable(goal):
            return true(goal, last)
        case Recoverable(goal):
            return not any(evaluate(machine, goal, at, who) for at in _forward(machine, path[last]))
        case NoDeadEnd():
            final = {state.name for state in machine.states if state.final}
            stuck = all(_states(at) == _states(path[last]) for at in _forward(machine, path[last]))
            return stuck and not set(_states(path[last])) <= final
        case EveryState() | EveryRow():
            return False


def _states(at: Configuration) -> tuple[str, ...]:
    return tuple(instance.state for instance in at.instances)


def _forward(machine: Machine, start: Configuration) -> list[Configuration]:
    """The nearest configurations from `start` on."""
    found = {start: None}
    for at in (waiting := [start]):
        for step in enabled(machine, at):
            to = after(machine, at, step)
            if to not in found and len(found) < FORWARD:
                found[to] = None
                waiting.append(to)
    return waiting
