"""The parts of a directed graph in which one can go round: its strongly connected components, by networkx."""

from __future__ import annotations

from collections.abc import Sequence


def components(onward: Sequence[Sequence[int]]) -> list[list[int]]:
    """The sets of nodes each of which reaches each other, and itself, by one edge or more.

    Node n has an edge to each node in `onward[n]`. Each set is in ascending order, as they are by
    their least node. After Tarjan, "Depth-first search and linear graph algorithms" (SIAM Journal
    on Computing 1972).
    """
    kept = _peeled(onward)
    if not any(kept):
        return []
    import networkx as nx

    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(at for at, keep in enumerate(kept) if keep)
    graph.add_edges_from((at, to) for at in graph for to in set(onward[at]) if kept[to] and to != at)
    found = [sorted(part) for part in nx.strongly_connected_components(graph)]
    return sorted(part for part in found if len(part) > 1 or part[0] in onward[part[0]])


def _peeled(onward: Sequence[Sequence[int]]) -> bytearray:
    """For each node 0 if it is surely on no cycle: all it leads to is on none. The library's graphs are large."""
    before: list[list[int]] = [[] for _ in onward]
    for at, targets in enumerate(onward):
        for to in targets:
            before[to].append(at)
    left = [len(targets) for targets in onward]
    kept = bytearray(1 for _ in onward)
    waiting = [at for at, count in enumerate(left) if not count]
    while waiting:
        gone = waiting.pop()
        kept[gone] = 0
        for at in before[gone]:
            left[at] -= 1
            if not left[at]:
                waiting.append(at)
    return kept
