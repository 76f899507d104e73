"""Every configuration that a group can reach, breadth first, the order of its instances left out.

Instances are interchangeable, so configurations that differ by a renaming of instances are one
(Ip and Dill, "Better verification through symmetry", 1993). The first one found stands for all,
in the order in which its run left them: parents give a trace as it is, without renaming.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations_with_replacement, islice
from math import factorial, prod
from typing import Final

from edgewise.engines.allowance import ENDLESS, Allowance
from edgewise.engines.tables import LIVELY, UNFINISHED, Node, Tables, Taken
from edgewise.engines.watch import Watch
from edgewise.machine import Machine
from edgewise.run import Step, Trace, initial_shared, starts

START: Final = (-1, -1, None)

OFTEN: Final = 64
"""Configurations after which to look at the clock."""


@dataclass
class Graph:
    """What was found, in the order in which it was: nearest first. `origin` and `flags` are parallel to `nodes`.

    `origin` is the node before (-1 for a start), the row and the actor. `flags` joins those of the
    instances (see `tables`). `onward` holds the nodes after each node, if they were asked for, one
    node's after another's; those of node n end at `ends[n]`. `complete` is false where a limit, or
    the watch, ended the search.
    """

    tables: Tables
    nodes: list[Node] = field(default_factory=list[Node])
    origin: list[tuple[int, int, int | None]] = field(default_factory=list[tuple[int, int, "int | None"]])
    flags: list[int] = field(default_factory=list[int])
    onward: list[int] = field(default_factory=list[int])
    ends: list[int] = field(default_factory=list[int])
    number_of: dict[int, int] = field(default_factory=dict[int, int])
    complete: bool = False

    def add(self, node: Node, origin: tuple[int, int, int | None]) -> int:
        """The number of a node, new or known."""
        number = self.number_of.setdefault(node[0], len(self.nodes))
        if number == len(self.nodes):
            self.nodes.append(node)
            self.origin.append(origin)
        return number

    def trace(self, at: int, last: Taken | None = None) -> Trace:
        """A shortest run to a node, and one more step from there."""
        steps = [Step(last[0], last[1])] if last is not None else []
        while self.origin[at] != START:
            parent, row, actor = self.origin[at]
            steps.append(Step(row, actor))
            at = parent
        return Trace(self.tables.configuration(self.nodes[at]), tuple(reversed(steps)))

    def depths(self) -> list[int]:
        """For each node its number of steps from the start."""
        found: list[int] = []
        for parent, _, _ in self.origin:
            found.append(found[parent] + 1 if parent >= 0 else 0)
        return found

    def orders(self, at: int) -> int:
        """How many configurations a node stands for: the orders of its instances that can be told apart."""
        locals_ = self.nodes[at][1]
        return factorial(len(locals_)) // prod(factorial(times) for times in Counter(locals_).values())

    @cached_property
    def before(self) -> list[list[int]]:
        """For each node of a complete graph with `onward`, the nodes before it."""
        found: list[list[int]] = [[] for _ in self.nodes]
        start = 0
        for at, end in enumerate(self.ends):
            for to in self.onward[start:end]:
                found[to].append(at)
            start = end
        return found

    def reaching(self, goals: Iterable[int]) -> bytearray:
        """For each node 1 if some run gets from it to one of `goals`; needs `onward`."""
        waiting = list(goals)
        found = bytearray(len(self.nodes))
        for at in waiting:
            found[at] = 1
        while waiting:
            for at in self.before[waiting.pop()]:
                if not found[at]:
                    found[at] = 1
                    waiting.append(at)
        return found

    def stuck(self) -> int | None:
        """The nearest node where not all are final and from which no run moves any instance."""
        still = {at: list[int]() for at, flags in enumerate(self.flags) if not flags & LIVELY}
        waiting: list[int] = []
        for at in still:
            for step in self.tables.steps(self.nodes[at]):
                to = self.number_of[step[4]]
                if to in still:
                    still[to].append(at)
                else:
                    waiting.append(at)
        while waiting:
            waiting += still.pop(waiting.pop(), ())
        return min((at for at in still if self.flags[at] & UNFINISHED), default=None)


def begin(tables: Tables, jobs: int, limit: int, followed: bool = False) -> Graph:
    """A graph with its starts only, one more than `limit` at most. A followed instance is the first."""
    graph, shared = Graph(tables), tables.shared(initial_shared(tables.machine))
    ways = starts(tables.machine)
    first: Iterator[tuple[int, ...]] = iter([()])
    if followed:
        first = ((tables.local(way, followed=True),) for way in ways)
    plain = [tables.local(way) for way in ways]
    groups = ((*one, *others) for one in first for others in combinations_with_replacement(plain, jobs - followed))
    for group in islice(groups, limit + 1):
        graph.add(tables.node(group, shared), START)
    return graph


def explore(
    tables: Tables,
    jobs: int,
    limit: int,
    watch: Watch | None = None,
    *,
    followed: bool = False,
    onward: bool = False,
    allowance: Allowance = ENDLESS,
) -> Graph:
    """All that `jobs` instances can reach; or a little more than `limit` configurations, or what the time allows."""
    graph = begin(tables, jobs, limit, followed)
    nodes, origin, pages, number_of = graph.nodes, graph.origin, tables.pages, graph.number_of.setdefault
    fresh = len(nodes)
    for at, node in enumerate(nodes):
        if fresh > limit or (watch is not None and watch.over) or (not at % OFTEN and allowance.over):
            return graph
        key, locals_, shared = node
        page = pages[shared]
        whole, codes = tables.vectors(node)
        flags = 0
        beyond = bool(tables.free)
        if watch is not None:
            watch.arrive(at, node)
        for who, code in enumerate(codes):
            moves, joint, flag, _ = page[code]
            flags |= flag
            beyond = beyond or bool(joint)
            for delta, row, moved, after in moves:
                to = number_of(key + delta, fresh)
                if to == fresh:
                    nodes.append((key + delta, (*locals_[:who], moved, *locals_[who + 1 :]), after))
                    origin.append((at, row, who))
                    fresh += 1
                if onward:
                    graph.onward.append(to)
        others = list(tables.beyond(node, whole, codes)) if beyond else ()
        for row, actor, moved_group, after, to_key in others:
            to = graph.add((to_key, moved_group, after), (at, row, actor))
            fresh = len(nodes)
            if onward:
                graph.onward.append(to)
            if not flags & LIVELY and _moves(tables, locals_, moved_group):
                flags |= LIVELY
        if watch is not None:
            watch.leave(codes, others)
        graph.flags.append(flags)
        if onward:
            graph.ends.append(len(graph.onward))
    graph.complete = True
    return graph


def sample(tables: Tables, jobs: int, breadth: int, limit: int, allowance: Allowance = ENDLESS) -> list[Node]:
    """Some of what `jobs` instances can reach, of every depth.

    These are the starts, `limit` of them at most, and what comes after no more than `breadth` nodes
    of each depth, evenly chosen.
    """
    graph = begin(tables, jobs, limit)
    first, last = 0, len(graph.nodes)
    while first < last and not allowance.over:
        chosen = min(breadth, last - first)
        for number in range(chosen):
            at = first + number * (last - first) // chosen
            for row, actor, moved, after, key in tables.steps(graph.nodes[at]):
                graph.add((key, moved, after), (at, row, actor))
        first, last = last, len(graph.nodes)
    return graph.nodes


def _moves(tables: Tables, before: tuple[int, ...], after: tuple[int, ...]) -> bool:
    """Whether some instance is in another state."""
    pairs = zip(before, after, strict=True)
    return any(tables.instances[old >> 1].state != tables.instances[new >> 1].state for old, new in pairs)


@dataclass(frozen=True)
class Counted:
    """The size of what a number of instances can reach.

    `configurations` up to renaming of instances, `ordered` with their order, `depth` the number of
    steps to the farthest.
    """

    configurations: int
    ordered: int
    depth: int


def count(machine: Machine, jobs: int) -> Counted:
    """Count all that `jobs` instances can reach."""
    graph = explore(Tables(machine, jobs), jobs, limit=1 << 62)
    ordered = sum(graph.orders(at) for at in range(len(graph.nodes)))
    return Counted(len(graph.nodes), ordered, max(graph.depths()))
