"""What happens to claims where a row does not ask for a condition: the shortest run that breaks one of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from edgewise.claim import Claim, Refuted
from edgewise.engines import explicit
from edgewise.explain.support import Condition, parts
from edgewise.expr import conjunction
from edgewise.machine import Machine
from edgewise.mutate import rebound

MOST_JOBS: Final = 2
"""Instances with which such a run is looked for."""
LIMIT: Final = 20_000
"""Configurations looked at for it."""


@dataclass(frozen=True)
class Broken:
    """A claim that fails without a condition, and the size of the shortest run that shows it."""

    claim: str
    jobs: int
    steps: int


def broken(machine: Machine, row: int, condition: Condition, claims: Sequence[Claim]) -> Broken | None:
    """The first of these claims that a machine without the condition breaks, with the fewest instances."""
    weaker = _without(machine, row, condition)
    if weaker is None:
        return None
    asked = [replace(rebound(claim, weaker), jobs=None) for claim in claims]
    for jobs in range(1, MOST_JOBS + 1):
        for claim, verdict in zip(asked, explicit.check(weaker, asked, (jobs,), LIMIT), strict=True):
            if isinstance(verdict, Refuted) and verdict.trace is not None:
                return Broken(claim.name, jobs, len(verdict.trace.steps))
    return None


def _without(machine: Machine, number: int, condition: Condition) -> Machine | None:
    """The machine whose row does not ask for the condition; None where a row cannot do without one of its kind."""
    row = machine.transitions[number]
    match condition.kind:
        case "guard":
            kept = conjunction(*(part for part in parts(row.guard) if part != condition.expr))
            changed = replace(row, guard=kept)
            rows = (*machine.transitions[:number], changed, *machine.transitions[number + 1 :])
            return replace(machine, transitions=rows)
        case "asked":
            when = conjunction(
                *(part for part in parts(machine.verb_named[row.trigger].when) if part != condition.expr)
            )
            verbs = tuple(replace(verb, when=when) if verb.name == row.trigger else verb for verb in machine.verbs)
            return replace(machine, verbs=verbs)
        case "from" | "range":
            return None
