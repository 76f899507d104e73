"""All configurations in which a claim is owed to one instance: what it leads to has not come yet.

That instance is the first of each, and the others are told apart: going round among them, a run
comes back to where it was with each instance in its own place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from edgewise.engines.allowance import Allowance
from edgewise.engines.glance import Glance
from edgewise.engines.graph import OFTEN
from edgewise.engines.tables import Local, Tables
from edgewise.run import Step, Trace

Place: TypeAlias = tuple[tuple[Local, ...], int]
"""A configuration: its instances, the first of them followed, and its shared number."""


@dataclass(frozen=True)
class Entry:
    """Where the claim becomes owed, after `depth` steps: a place, and the run to it up to the order of instances.

    Instance n of the place is instance `order[n]` of the run.
    """

    place: Place
    depth: int
    order: tuple[int, ...]


class Owed:
    """Places by their number, nearest first, and parallel to them their `depth` and what can be done there.

    `onward` holds for each step after which the claim is still owed the place it leads to, `done` the
    duties it fulfils, `possible` the duties that some step of the place would. Duties are bits, for
    each trigger one an instance and one for the group. `ends` are the places where no step is possible.
    `complete` is false where there were more than `limit` places, or no more time.
    """

    def __init__(self, tables: Tables, met: Glance, jobs: int) -> None:
        self.tables, self.jobs, self._met = tables, jobs, met
        self.places: list[Place] = []
        self.depth: list[int] = []
        self.onward: list[tuple[int, ...]] = []
        self.done: list[tuple[int, ...]] = []
        self.possible: list[int] = []
        self.ends: list[int] = []
        self.complete = False
        self._origin: list[tuple[int, int, int | None] | Entry] = []
        self._number_of: dict[Place, int] = {}
        order = [trigger.name for trigger in tables.machine.triggers]
        self._first = {name: number * (jobs + 1) for number, name in enumerate(order)}
        self._bit_of = [self._first[row.trigger] for row in tables.machine.transitions]

    def explore(self, entries: Sequence[Entry], limit: int, allowance: Allowance) -> None:
        """Find all places from `entries` on, which are in the order of their depth."""
        at = entered = 0
        while at < len(self.places) or entered < len(entries):
            depth = self.depth[at] if at < len(self.places) else entries[entered].depth
            while entered < len(entries) and entries[entered].depth <= depth:
                entry = entries[entered]
                self._add(entry.place, entry.depth, entry)
                entered += 1
            # All entries of this depth may have been known, with none of them left to look at.
            if at < len(self.places):
                self._expand(at)
                at += 1
            if len(self.places) > limit or (not at % OFTEN and allowance.over):
                return
        self.complete = True

    def _expand(self, at: int) -> None:
        locals_, shared = self.places[at]
        depth, possible = self.depth[at] + 1, 0
        onward: list[int] = []
        done: list[int] = []
        for (row, actor, moved, after, _), met in self._met.steps((0, locals_, shared)):
            first = self._bit_of[row]
            duty = 1 << first + (self.jobs if actor is None else actor)
            possible |= duty
            if not met:
                onward.append(self._add((moved, after), depth, (at, row, actor)))
                done.append(duty | self._joined(row, locals_) << first)
        self.onward.append(tuple(onward))
        self.done.append(tuple(done))
        self.possible.append(possible)
        if not possible:
            self.ends.append(at)

    def _add(self, place: Place, depth: int, origin: tuple[int, int, int | None] | Entry) -> int:
        number = self._number_of.setdefault(place, len(self.places))
        if number == len(self.places):
            self.places.append(place)
            self.depth.append(depth)
            self._origin.append(origin)
        return number

    def way(self, at: int) -> tuple[Entry, tuple[Step, ...]]:
        """A shortest way to a place: where it begins, and the steps from there."""
        steps: list[Step] = []
        while not isinstance(origin := self._origin[at], Entry):
            at, row, actor = origin
            steps.append(Step(row, actor))
        return origin, tuple(reversed(steps))

    def duties(self, triggers: Iterable[str]) -> int:
        """The bits of triggers: for each instance one, and one for the group."""
        return sum(((2 << self.jobs) - 1) << self._first[trigger] for trigger in triggers)

    def steps(self, at: int) -> list[Step]:
        """The steps to the places in `onward`, in its order."""
        return [Step(taken[0], taken[1]) for taken, met in self._met.steps((0, *self.places[at])) if not met]

    def _joined(self, row: int, locals_: tuple[Local, ...]) -> int:
        """The instances that a joint row moves, as bits; none for another row."""
        told = self.tables.machine.transitions[row]
        if not told.joint:
            return 0
        states = (self.tables.instances[local >> 1].state for local in locals_)
        return sum(1 << who for who, state in enumerate(states) if state in told.sources)


def reorder(trace: Trace, order: tuple[int, ...]) -> Trace:
    """The same run with its instances in another order: the new number n was `order[n]`."""
    start = replace(trace.start, instances=tuple(trace.start.instances[who] for who in order))
    steps = (Step(step.row, None if step.actor is None else order.index(step.actor)) for step in trace.steps)
    return Trace(start, tuple(steps), trace.loop)
