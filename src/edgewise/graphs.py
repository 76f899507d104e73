"""Questions about directed graphs, by networkx: the parts in which one can go round, and walks along every edge."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

FEW: Final = 20_000
"""Nodes for which it takes longer to import the library (0.18 s) than to find out without it."""


def components(onward: Sequence[Sequence[int]]) -> list[list[int]]:
    """The sets of nodes each of which reaches each other, and itself, by one edge or more.

    Node n has an edge to each node in `onward[n]`. Each set is in ascending order, as they are by
    their least node. After Tarjan, "Depth-first search and linear graph algorithms" (SIAM Journal
    on Computing 1972).
    """
    others = [{*targets} - {at} for at, targets in enumerate(onward)]
    core = _core(others)
    alone = [[at] for at, targets in enumerate(onward) if at in targets and at not in core]
    among = {at: others[at] & core.keys() for at in core}
    parts = _by_hand(among) if len(core) <= FEW else _by_library(among)
    return sorted(alone + [sorted(part) for part in parts if len(part) > 1 or any(at in onward[at] for at in part)])


def _core(others: Sequence[set[int]]) -> dict[int, None]:
    """The nodes that may be on a way round through others: neither all they lead to is on none, nor all before them."""
    before: list[list[int]] = [[] for _ in others]
    for at, targets in enumerate(others):
        for to in targets:
            before[to].append(at)
    kept = dict.fromkeys(range(len(others)))
    for onward, backward in ((others, before), (before, others)):
        left = [sum(to in kept for to in targets) for targets in onward]
        waiting = [at for at in kept if not left[at]]
        while waiting:
            gone = waiting.pop()
            del kept[gone]
            for at in backward[gone]:
                left[at] -= 1
                if not left[at] and at in kept:
                    waiting.append(at)
    return kept


def _by_hand(among: Mapping[int, set[int]]) -> list[set[int]]:
    """The components, by a walk forward and one backward (Sharir, "A Strong-Connectivity Algorithm", 1981)."""
    done: list[int] = []
    met: set[int] = set()
    for start in among:
        walk = [(start, iter(among[start]))] if start not in met else []
        met.add(start)
        while walk:
            at, targets = walk[-1]
            fresh = next((to for to in targets if to not in met), None)
            if fresh is None:
                done.append(at)
                walk.pop()
            else:
                met.add(fresh)
                walk.append((fresh, iter(among[fresh])))
    before: dict[int, list[int]] = {at: [] for at in among}
    for node, onward in among.items():
        for to in onward:
            before[to].append(node)
    parts: list[set[int]] = []
    for last in reversed(done):
        if last in met:
            met.remove(last)
            part = [last]
            for at in part:
                others = [one for one in before[at] if one in met]
                met.difference_update(others)
                part += others
            parts.append(set(part))
    return parts


def _by_library(among: Mapping[int, set[int]]) -> list[set[int]]:
    """The components of a graph of any size."""
    import networkx as nx

    graph: nx.DiGraph[int] = nx.DiGraph(among)
    return list(nx.strongly_connected_components(graph))


def walks(edges: Sequence[tuple[int, int]], start: int, fresh: int) -> list[list[int]]:
    """Walks from `start` that together take every edge, each as the numbers of its edges.

    Every node can be reached from `start`. A walk costs its steps, and `fresh` (1 or more) unless it
    ends at `start`; no other walks that take every edge cost less. After Edmonds and Johnson,
    "Matching, Euler tours and the Chinese postman" (Mathematical Programming 1973): the edges to take
    more than once are a flow of least cost that leads out of each node as often as into it.
    """
    if not edges:
        return []
    # The flow and the tour: both are libraries' work, and 140 ms to import.
    import networkx as nx

    nodes = {start, *(node for edge in edges for node in edge)}
    simple: nx.DiGraph[int] = nx.DiGraph()
    simple.add_nodes_from(nodes, demand=0)
    for source, target in edges:
        simple.nodes[source]["demand"] += 1
        simple.nodes[target]["demand"] -= 1
        if source != target:
            simple.add_edge(source, target, weight=1)
    # Going back to the start, for another walk.
    for node in nodes - {start}:
        if not simple.has_edge(node, start):
            simple.add_edge(node, start, weight=fresh)
    _, flow = nx.network_simplex(simple)
    numbers: dict[tuple[int, int], list[int]] = {}
    for number, edge in enumerate(edges):
        numbers.setdefault(edge, []).append(number)
    tour: nx.MultiDiGraph[int] = nx.MultiDiGraph()
    for number, (source, target) in enumerate(edges):
        tour.add_edge(source, target, number=number)
    for source, targets in flow.items():
        for target, times in targets.items():
            number = numbers.get((source, target), [-1])[0]
            for _ in range(times):
                tour.add_edge(source, target, number=number)
    found: list[list[int]] = [[]]
    for source, target, key in nx.eulerian_circuit(tour, source=start, keys=True):
        number = tour.edges[source, target, key]["number"]
        if number >= 0:
            found[-1].append(number)
        else:
            found.append([])
    return [walk for walk in found if walk]
