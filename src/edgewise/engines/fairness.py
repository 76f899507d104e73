"""What a run that goes on for ever leaves undone, in the words of the reference semantics.

See `claim.LeadsTo` for what it means that an instance could take a trigger, and that it takes it.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TypeAlias

from edgewise.claim import LeadsTo
from edgewise.machine import Machine
from edgewise.run import Configuration, Past, Trace, after, enabled, evaluate, replay

Duty: TypeAlias = tuple[str, int | None]
"""A trigger, and the instance (from 0) that it would come to; None for the group, by a row without `from`."""


def neglected(machine: Machine, trace: Trace, path: tuple[Configuration, ...]) -> set[Duty]:
    """What is possible all along the loop of a replayed lasso, but never done: to these it is not fair."""
    first = len(trace.steps) - trace.loop
    rounds = range(first, len(trace.steps))
    duties = [
        {(machine.transitions[step.row].trigger, step.actor) for step in enabled(machine, path[n])} for n in rounds
    ]
    found = set[Duty].intersection(*duties) if duties else set[Duty]()
    for number in rounds:
        step = trace.steps[number]
        row = machine.transitions[step.row]
        found.discard((row.trigger, step.actor))
        if row.joint:
            moved = (who for who, one in enumerate(path[number].instances) if one.state in row.sources)
            found.difference_update((row.trigger, who) for who in moved)
    return found


def remedy(machine: Machine, says: LeadsTo, trace: Trace, cures: Collection[str], closes: Collection[str]) -> str:
    """A trigger that a lasso about its first instance is not fair to, and to which fairness helps; "" if there is none.

    `cures`: no run that fails the claim is fair to it. `closes`: none is that goes round where this
    one does. Or else it brings `says.then` at once, from where the loop begins. What could only be
    done besides, as any that changes nothing, is no remedy: the loop would take it along. Of several,
    one that cures, then one that brings, then one that closes; then one that comes to the first
    instance, then an event, then the first in the model.
    """
    path = replay(machine, trace)
    missed = neglected(machine, trace, path)
    brings: set[str] = set()
    for step in enabled(machine, path[-1]):
        name = machine.transitions[step.row].trigger
        past = Past(path[-1], name, step.actor)
        if (name, step.actor) in missed and evaluate(machine, says.then, after(machine, path[-1], step), 0, past):
            brings.add(name)

    def rank(name: str) -> tuple[bool, bool, bool, bool, bool]:
        mine = (name, 0) in missed
        return name not in cures, name not in brings, name not in closes, not mine, name not in machine.event_named

    named = dict.fromkeys(trigger.name for trigger in machine.triggers)
    helpful = {name for name, _ in missed} & {*cures, *closes, *brings}
    return min((name for name in named if name in helpful), key=rank, default="")
