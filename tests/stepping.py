"""Configurations told by the steps that lead there.

A step is `TRIGGER`, with any outcome, or `TRIGGER/OUTCOME`, of the first instance; `2:TRIGGER` is of the second.
"""

from __future__ import annotations

from edgewise import run
from edgewise.machine import Machine
from edgewise.run import Configuration, Instance


def reached(machine: Machine, path: str, size: int = 1, **parameters: bool) -> Configuration:
    """Where the steps of `path` lead; each must be possible, and lead to one configuration."""
    chosen = {name.replace("_", "-"): value for name, value in parameters.items()}
    values = [chosen.get(one.name, one.initial if one.initial is not None else False) for one in machine.own]
    at = Configuration((Instance(machine.initial, tuple(values)),) * size, run.initial_shared(machine))
    for word in path.split():
        ways = possible(machine, at, word)
        assert len(ways) == 1, f"{word}: {len(ways)} ways"
        at = ways.pop()
    return at


def possible(machine: Machine, at: Configuration, word: str) -> set[Configuration]:
    """Where one step may lead."""
    who, _, rest = word.rpartition(":")
    trigger, _, outcome = rest.partition("/")
    return {
        run.after(machine, at, step)
        for step in run.enabled(machine, at)
        if step.actor in (None, int(who or 1) - 1)
        and machine.transitions[step.row].trigger == trigger
        and outcome in ("", machine.transitions[step.row].outcome)
    }


def states(at: Configuration) -> str:
    """The states of all instances, with blanks between them."""
    return " ".join(instance.state for instance in at.instances)
