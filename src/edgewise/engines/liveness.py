"""What must happen sooner or later: a search for a fair run on which it never does.

On such a run the claim is from some point on owed to one instance for ever. Up to there the order
of instances does not matter; from there on the others are told apart, for fairness is owed to each
(Emerson and Sistla, "Utilizing symmetry when model-checking under fairness assumptions", TOPLAS
1997). The run ends where no step is possible, or it stays in one strongly connected component; a
component has a fair run if and only if each duty (an instance that a fair trigger may come to) is
somewhere in it not possible, or fulfilled by a step inside.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeAlias

from edgewise.claim import Claim, LeadsTo
from edgewise.engines.allowance import Allowance
from edgewise.engines.fairness import remedy
from edgewise.engines.glance import Glance
from edgewise.engines.graph import OFTEN, START, Graph, explore
from edgewise.engines.owed import Entry, Owed, Place, reorder
from edgewise.engines.tables import Local, Tables, Taken
from edgewise.expr import Not, conjunction
from edgewise.graphs import components
from edgewise.run import Step, Trace, evaluate

EFFORT: Final = 50_000
"""Places, with what is still to be done, that are looked at for the shortest loops; then any loop will do."""


@dataclass(frozen=True)
class Failing:
    """A fair run on which the claim stays owed to its first instance; None where there is none, or none was found.

    `remedy` is a trigger that the run is not fair to, "" if there is none. `complete` is false where
    a limit ended the search.
    """

    trace: Trace | None = None
    remedy: str = ""
    complete: bool = True


def search(graph: Graph, claim: Claim, says: LeadsTo, limit: int, allowance: Allowance) -> Failing:
    """Look for a fair run that fails the claim, from all that `graph` (complete, nobody followed) has.

    The run has the fewest steps before its loop, and of the loops that begin there the shortest.
    """
    owed, runs = _region(graph, claim, says, limit, allowance)
    if not owed.complete:
        return Failing(complete=False)
    fair = owed.duties(says.fair)
    parts = _fair_parts(owed, fair)
    nearest = min([*owed.ends, *(part[0] for part in parts)], key=owed.depth.__getitem__, default=None)
    if nearest is None:
        return Failing()
    loop: tuple[Step, ...] = ()
    if nearest not in owed.ends:
        nearest, loop = _lap(owed, parts, fair, owed.depth[nearest])
    entry, steps = owed.way(nearest)
    at, step = runs[entry.place][1]
    stem = reorder(graph.trace(at, step), entry.order)
    trace = Trace(stem.start, (*stem.steps, *steps, *loop), len(loop))
    if not loop:
        return Failing(trace)
    here = _neglected(owed, next(part for part in parts if nearest in part))
    everywhere = [0 for _ in owed.ends] + [_neglected(owed, part) for part in parts]
    names = {trigger.name: owed.duties([trigger.name]) for trigger in graph.tables.machine.triggers}
    cures = {name for name, duties in names.items() if all(duties & part for part in everywhere)}
    closes = {name for name, duties in names.items() if duties & here}
    return Failing(trace, remedy(graph.tables.machine, says, trace, cures, closes))


def excluded(tables: Tables, claim: Claim, says: LeadsTo, jobs: int, limit: int, allowance: Allowance) -> bool:
    """Whether an `abstraction` of a machine, in `tables`, shows that no run of so many instances fails the claim."""
    graph = explore(tables, jobs, limit, allowance=allowance)
    if not graph.complete:
        return False
    owed, _ = _region(graph, claim, says, limit, allowance)
    fair = owed.duties(says.fair)
    # A run of the machine itself ends only where no trigger at all is possible, so no fair one is.
    return owed.complete and all(possible & fair for possible in owed.possible) and not _fair_parts(owed, fair)


_Runs: TypeAlias = dict[Place, tuple[Entry, tuple[int, Taken | None]]]
"""Where the claim becomes owed, with the node and the step that lead there."""


def _region(graph: Graph, claim: Claim, says: LeadsTo, limit: int, allowance: Allowance) -> tuple[Owed, _Runs]:
    """All places where the claim is owed, and where it becomes so."""
    owed = Owed(graph.tables, Glance(graph.tables, says.then), len(graph.nodes[0][1]))
    becoming = Glance(graph.tables, conjunction(claim.given, says.first, Not(says.then)))
    runs = _entries(graph, claim, says, becoming, allowance)
    if not allowance.over:
        owed.explore([entry for entry, _ in runs.values()], limit, allowance)
    return owed, runs


def _fair_parts(owed: Owed, fair: int) -> list[list[int]]:
    """The components that have a run which is fair."""
    return [part for part in components(owed.onward) if not _neglected(owed, part) & fair]


def _entries(graph: Graph, claim: Claim, says: LeadsTo, becoming: Glance, allowance: Allowance) -> _Runs:
    """Where the claim becomes owed, nearest first, each once, with the node and the step that lead there."""
    found: _Runs = {}

    def enter(locals_: tuple[Local, ...], shared: int, who: int, depth: int, way: tuple[int, Taken | None]) -> None:
        others = sorted((other for other in range(len(locals_)) if other != who), key=locals_.__getitem__)
        place = (locals_[who] | 1, *(locals_[other] for other in others)), shared
        found.setdefault(place, (Entry(place, depth, (who, *others)), way))

    tables = graph.tables
    for at, node in enumerate(graph.nodes):
        if graph.origin[at] != START:
            break
        start = tables.configuration(node)
        for who in range(len(node[1])):
            first = conjunction(claim.given, says.first, Not(says.then))
            if evaluate(tables.machine, first, start, who):
                enter(node[1], node[2], who, 0, (at, None))
    for at, (node, depth) in enumerate(zip(graph.nodes, graph.depths(), strict=True)):
        if not at % OFTEN and allowance.over:
            break
        for step in becoming.true(node):
            for who in becoming.who(node, step):
                enter(step[2], step[3], who, depth + 1, (at, step))
    return found


def _neglected(owed: Owed, part: list[int]) -> int:
    """The duties that are possible everywhere in a component and fulfilled nowhere in it."""
    inside, found = set(part), -1
    for at in part:
        found &= owed.possible[at]
        for to, done in zip(owed.onward[at], owed.done[at], strict=True):
            if to in inside:
                found &= ~done
        if not found:
            break
    return found


def _lap(owed: Owed, parts: list[list[int]], fair: int, depth: int) -> tuple[int, tuple[Step, ...]]:
    """A shortest fair loop that begins after `depth` steps, and where it begins."""
    best: tuple[int, tuple[Step, ...]] | None = None
    laps = _Laps(owed, fair)
    near = [(at, set(part)) for part in parts if owed.depth[part[0]] == depth for at in part if owed.depth[at] == depth]
    for start, inside in near:
        steps = laps.shortest(start, inside, len(best[1]) if best else 0)
        best = (start, steps) if steps else best
        if laps.effort <= 0:
            break
    if best is None:
        start, inside = near[0]
        best = start, laps.shortest(start, inside, greedy=True)
    return best


class _Laps:
    """Closed walks on which every duty in `fair` is somewhere not possible or is fulfilled."""

    def __init__(self, owed: Owed, fair: int) -> None:
        self.effort = EFFORT
        self._owed, self._fair = owed, fair

    def shortest(self, start: int, inside: set[int], below: int = 0, *, greedy: bool = False) -> tuple[Step, ...]:
        """The shortest from `start` inside a component, of fewer than `below` steps if that is not 0; () if none is.

        A `greedy` one goes each time to the nearest place where less is left to do; it always gets there.
        """
        owed = self._owed
        trail: list[tuple[int, int, int, int]] = [(start, owed.possible[start] & self._fair, -1, 0)]
        seen = {trail[0][:2]}
        at = 0
        while at < len(trail):
            here, left, _, length = trail[at]
            if (below and length + 1 >= below) or (self.effort <= 0 and not greedy):
                return ()
            self.effort -= 1
            for to, done in zip(owed.onward[here], owed.done[here], strict=True):
                then = left & ~done & owed.possible[to]
                if to not in inside or ((to, then) in seen and (to != start or then)):
                    continue
                seen.add((to, then))
                trail.append((to, then, at, length + 1))
                if to == start and not then:
                    return self._steps(trail)
                if greedy and then != left:
                    at = len(trail) - 2
                    break
            at += 1
        return ()

    def _steps(self, trail: list[tuple[int, int, int, int]]) -> tuple[Step, ...]:
        found: list[Step] = []
        to, then, at, _ = trail[-1]
        while at >= 0:
            here, left, before, _ = trail[at]
            ways = zip(self._owed.onward[here], self._owed.done[here], self._owed.steps(here), strict=True)
            found.append(
                next(step for end, done, step in ways if end == to and left & ~done & self._owed.possible[to] == then)
            )
            to, then, at = here, left, before
        return tuple(reversed(found))
