"""What happens to claims where a row does not ask for a condition: the shortest run that breaks one of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf
from typing import Final

from edgewise.claim import Always, Claim, OnStep, Refuted, Undecided, rebound
from edgewise.engines import explicit
from edgewise.explain.shown import Condition
from edgewise.explain.support import parts
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
    """No run of up to `jobs` instances breaks a claim; where there are `steps`, none of up to so many."""

    jobs: int
    steps: int | None = None


def place(machine: Machine, row: int, condition: Condition) -> str | int:
    """Where a condition stands: all rows of a verb share when it can be asked."""
    return machine.transitions[row].trigger if condition.kind == "asked" else row


def broken(
    machine: Machine, row: int, condition: Condition, groups: Sequence[Sequence[Claim]]
) -> list[Broken | Unbroken | None]:
    """Of each group a claim that the machine without a condition breaks, with its shortest run.

    What a step or a configuration breaks comes before what takes following one instance. None where the search
    ended before anything was known of one instance. The condition is a part of the row's guard, or of
    when its verb can be asked.
    """
    weaker = _without(machine, row, condition)
    claims = list(dict.fromkeys(claim for group in groups for claim in group))
    members = [[claims.index(claim) for claim in group] for group in groups]
    asked = [replace(rebound(claim, weaker), jobs=None) for claim in claims]
    search = explicit.Search(weaker, asked, SIZES, LIMIT, groups=members)
    for _ in SIZES:
        if search.watch.open:
            search.look()
    return [_nearest(search, group) for group in members]


def _nearest(search: explicit.Search, group: Sequence[int]) -> Broken | Unbroken | None:
    found = {search.claims[number]: search.found.get(number) for number in group}
    runs = [
        Broken(claim.name, len(verdict.trace.start.instances), len(verdict.trace.steps))
        for claim, verdict in found.items()
        if isinstance(verdict, Refuted) and verdict.trace is not None
    ]
    if runs:
        return min(runs, key=lambda one: (one.jobs, one.steps))
    least = Unbroken(SIZES[-1])
    for claim, verdict in found.items():
        if isinstance(verdict, Undecided):
            size = len(verdict.jobs) + 1
            if isinstance(claim.says, Always | OnStep):
                least = min(least, Unbroken(size, search.looked[size]), key=_far)
            elif size > 1:
                # Of claims of other kinds nothing is known before all was seen.
                least = min(least, Unbroken(size - 1), key=_far)
            else:
                return None
    return least


def _far(found: Unbroken) -> tuple[int, float]:
    return found.jobs, inf if found.steps is None else found.steps


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
