"""Walks through a directed graph that take every edge, in the fewest steps: the Chinese postman, by networkx."""

from __future__ import annotations

from collections.abc import Sequence


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
