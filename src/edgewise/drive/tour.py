"""Tests generated from a machine: the shortest walks that ask every question at every place of rest."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from edgewise.drive.chart import Chart
from edgewise.graphs import walks

FRESH: Final = 5
"""What it costs to start the program once more, in questions."""


def tour(chart: Chart, wanted: Collection[int], avoided: Collection[int] = ()) -> list[list[int]]:
    """Walks from place 0, each as numbers of moves, that take every wanted move that can be come to.

    Moves to avoid are on none. Other moves are taken only to come to the wanted ones.
    """
    ways = _ways(chart, avoided)
    taken = {move for move in wanted if move not in avoided and chart.moves[move].source in ways}
    for move in tuple(taken):
        at = chart.moves[move].source
        while (before := ways[at]) is not None and before not in taken:
            taken.add(before)
            at = chart.moves[before].source
    order = sorted(taken)
    edges = [(chart.moves[move].source, chart.moves[move].target) for move in order]
    return [[order[number] for number in walk] for walk in walks(edges, 0, FRESH)]


def _ways(chart: Chart, avoided: Collection[int]) -> dict[int, int | None]:
    """The places that can be come to, each with the last move of a shortest way there (None for place 0)."""
    moves_from: dict[int, list[int]] = {}
    for number, move in enumerate(chart.moves):
        if number not in avoided:
            moves_from.setdefault(move.source, []).append(number)
    found: dict[int, int | None] = {0: None}
    waiting = [0]
    for at in waiting:
        for number in moves_from.get(at, ()):
            target = chart.moves[number].target
            if target not in found:
                found[target] = number
                waiting.append(target)
    return found
