"""Whether one thing may happen to an instance before another: a search that follows one instance.

What holds for the followed instance of every group holds for each, since any may be the followed
one. A run on which `first` has happened to it cannot break the claim any more and is left there.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from edgewise.claim import Claim, Precedes
from edgewise.engines.allowance import ENDLESS, Allowance
from edgewise.engines.graph import OFTEN, START, Graph, begin
from edgewise.engines.lens import Lens, outermost
from edgewise.engines.signature import Signatures
from edgewise.engines.tables import Node, Tables, Taken
from edgewise.engines.view import View
from edgewise.engines.watch import Watch
from edgewise.expr import And
from edgewise.run import Configuration, evaluate, initial_shared, starts


@dataclass(frozen=True)
class Overtaking:
    """The graph without `first` for its first instance. If the claim is broken, where: at a node or in a step."""

    graph: Graph
    at: int | None = None
    step: Taken | None = None


def search(
    tables: Tables, claim: Claim, says: Precedes, jobs: int, limit: int, allowance: Allowance = ENDLESS
) -> Overtaking:
    """Look for the nearest place where `then` happens to a followed instance without `first`."""
    machine, graph, judge = tables.machine, Graph(tables), _Judge(tables, says)
    all_starts = begin(tables, jobs, limit, followed=True)
    for node in all_starts.nodes:
        start = tables.configuration(node)
        if evaluate(machine, claim.given, start, 0) and not evaluate(machine, says.first, start, 0):
            at = graph.add(node, START)
            if evaluate(machine, says.then, start, 0):
                return Overtaking(graph, at)
    for at, node in enumerate(graph.nodes):
        if max(len(graph.nodes), len(all_starts.nodes)) > limit or (not at % OFTEN and allowance.over):
            return Overtaking(graph)
        for step, happens in judge.steps(node):
            if happens == "then":
                return Overtaking(graph, at, step)
            if happens == "neither":
                row, actor, moved, after, key = step
                graph.add((key, moved, after), (at, row, actor))
    graph.complete = True
    return Overtaking(graph)


Happens: TypeAlias = Literal["first", "then", "neither"]


class _Judge:
    """What happens to the followed instance in a step, `first` before `then`; the same for all of one signature."""

    def __init__(self, tables: Tables, says: Precedes) -> None:
        self._tables = tables
        self._lens = Lens(tables.facts, steps=True)
        self._first, self._then = self._lens.add(says.first), self._lens.add(says.then)
        self._signatures = Signatures(tables, And((says.first, says.then)))
        self._known: dict[Hashable, Happens] = {}

    def steps(self, node: Node) -> Iterator[tuple[Taken, Happens]]:
        """Every step from a node, and what happens."""
        key, locals_, shared = node
        whole, codes = self._tables.vectors(node)
        page, group, known = self._tables.pages[shared], self._signatures.group(node), self._known
        for who, code in enumerate(codes):
            for part, (delta, row, moved, after) in zip(
                self._signatures.alone(shared, code), page[code][0], strict=True
            ):
                step = row, who, (*locals_[:who], moved, *locals_[who + 1 :]), after, key + delta
                yield step, known.get(group + part) or self._judge(node, step, group + part)
        for other in self._tables.beyond(node, whole, codes):
            signature = self._signatures.other(node, other, group)
            yield other, known.get(signature) or self._judge(node, other, signature)

    def _judge(self, node: Node, step: Taken, signature: Hashable) -> Happens:
        views = self._tables.views(node, step)
        vector = self._lens.vectors(views)[1][0]
        found: Happens = "neither"
        if self._lens.value(self._first, views[0], vector):
            found = "first"
        elif self._lens.value(self._then, views[0], vector):
            found = "then"
        self._known[signature] = found
        return found


def plain(claim: Claim, says: Precedes) -> bool:
    """Whether all of the claim can be told from one instance's view of a step."""
    return not any(True for part in (claim.given, says.first, says.then) for _ in outermost(part))


def excluded(tables: Tables, watch: Watch, claim: Claim, says: Precedes) -> bool:
    """Whether no chain of the views met so far breaks the claim: then no run does. The claim is `plain`.

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
