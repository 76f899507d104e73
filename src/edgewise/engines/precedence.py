"""Whether one thing may happen to an instance before another: a search that follows one instance.

What holds for the followed instance of every group holds for each, since any may be the followed
one. A run on which `first` has happened to it cannot break the claim any more and is left there.
"""

from __future__ import annotations

from dataclasses import dataclass

from edgewise.claim import Claim, Precedes
from edgewise.engines.graph import START, Graph, begin
from edgewise.engines.lens import Lens, outermost
from edgewise.engines.tables import Tables, Taken
from edgewise.engines.view import View
from edgewise.engines.watch import Watch, views_of
from edgewise.run import Configuration, evaluate, initial_shared, starts


@dataclass(frozen=True)
class Overtaking:
    """The graph without `first` for its first instance. If the claim is broken, where: at a node or in a step."""

    graph: Graph
    at: int | None = None
    step: Taken | None = None


def search(tables: Tables, claim: Claim, says: Precedes, jobs: int, limit: int) -> Overtaking:
    """Look for the nearest place where `then` happens to a followed instance without `first`."""
    machine = tables.machine
    lens = Lens(tables.facts, steps=True)
    first, then = lens.add(says.first), lens.add(says.then)
    graph, all_starts = Graph(tables), begin(tables, jobs, limit, followed=True)
    for node in all_starts.nodes:
        start = tables.configuration(node)
        if evaluate(machine, claim.given, start, 0) and not evaluate(machine, says.first, start, 0):
            at = graph.add(node, START)
            if evaluate(machine, says.then, start, 0):
                return Overtaking(graph, at)
    for at, node in enumerate(graph.nodes):
        if max(len(graph.nodes), len(all_starts.nodes)) > limit:
            return Overtaking(graph)
        for step in tables.steps(node):
            views = views_of(tables, node, step)
            vector = lens.vectors(views)[1][0] if lens.levels else 0
            if lens.value(first, views[0], vector):
                continue
            if lens.value(then, views[0], vector):
                return Overtaking(graph, at, step)
            row, actor, moved, after, key = step
            graph.add((key, moved, after), (at, row, actor))
    graph.complete = True
    return Overtaking(graph)


def plain(says: Precedes) -> bool:
    """Whether both sides can be told from one instance's view of a step."""
    return not any(True for side in (says.first, says.then) for _ in outermost(side))


def excluded(tables: Tables, watch: Watch, claim: Claim, says: Precedes) -> bool:
    """Whether no chain of the views met so far breaks the claim: then no run does. Both sides are `plain`.

    The views of one instance along a run are such a chain, though not every chain is a run: what
    this leaves open is for `search`.
    """
    machine, shared, lens = tables.machine, initial_shared(tables.machine), watch.lens
    first, then = lens.add(says.first), lens.add(says.then)
    waiting: list[tuple[int, int]] = []
    for start in starts(machine):
        alone = Configuration((start,), shared)
        if evaluate(machine, claim.given, alone, 0) and not evaluate(machine, says.first, alone, 0):
            if evaluate(machine, says.then, alone, 0):
                return False
            waiting.append((tables.local(start) >> 1, tables.shared(shared)))
    onward: dict[tuple[int, int], list[View]] = {}
    for view in watch.views:
        onward.setdefault((view[0], view[3]), []).append(view)
    reached = set(waiting)
    while waiting:
        for view in onward.get(waiting.pop(), ()):
            if lens.value(first, view, 0):
                continue
            if lens.value(then, view, 0):
                return False
            if (view[1], view[4]) not in reached:
                reached.add((view[1], view[4]))
                waiting.append((view[1], view[4]))
    return True
