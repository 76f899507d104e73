"""What happens to claims where a row does not ask for a condition: the shortest run that breaks one of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from edgewise.claim import Claim, Refuted, Undecided, rebound
from edgewise.engines import explicit
from edgewise.explain.support import Condition, parts
from edgewise.expr import conjunction
from edgewise.machine import Machine

SIZES: Final = (1, 2)
"""Instances with which such a run is looked for."""
LIMIT: Final = 20_000
"""Configurations looked at for it."""


@dataclass(frozen=True)
class Broken:
    """A claim that fails without a condition, and the size of the shortest run that shows it."""

    claim: str
    jobs: int
    steps: int


@dataclass(frozen=True)
class Unbroken:
    """No run of up to `jobs` instances breaks a claim; where not `whole`, none to the nearest LIMIT configurations."""

    jobs: int
    whole: bool


def broken(machine: Machine, row: int, condition: Condition, claims: Sequence[Claim]) -> Broken | Unbroken:
    """The first of these claims that a machine without the condition breaks, with the fewest instances.

    The condition is a part of the row's guard, or of when its verb can be asked.
    """
    weaker = _without(machine, row, condition)
    asked = [replace(rebound(claim, weaker), jobs=None) for claim in claims]
    search = explicit.Search(weaker, asked, SIZES, LIMIT)
    for jobs in SIZES:
        search.look()
        for number, claim in enumerate(asked):
            verdict = search.found.get(number)
            if isinstance(verdict, Refuted) and verdict.trace is not None:
                return Broken(claim.name, jobs, len(verdict.trace.steps))
    return Unbroken(SIZES[-1], not any(isinstance(verdict, Undecided) for verdict in search.found.values()))


def _without(machine: Machine, number: int, condition: Condition) -> Machine:
    """The machine whose row does not ask for the condition."""
    row = machine.transitions[number]
    asked = machine.verb_named[row.trigger].when if condition.kind == "asked" else row.guard
    kept = conjunction(*(part for part in parts(asked) if part != condition.expr))
    if condition.kind == "asked":
        verbs = tuple(replace(verb, when=kept) if verb.name == row.trigger else verb for verb in machine.verbs)
        return replace(machine, verbs=verbs)
    rows = (*machine.transitions[:number], replace(row, guard=kept), *machine.transitions[number + 1 :])
    return replace(machine, transitions=rows)
