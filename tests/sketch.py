"""A right drawing of a machine, made without any reader: what the audit is tested with."""

from __future__ import annotations

from edgewise.audit.triggers import triggers
from edgewise.machine import Machine
from edgewise.observed import Drawing, DrawnState, End, Label, Line
from edgewise.problem import Span

PATH = "drawing.txt"


def sketch(machine: Machine, labelled: bool = True) -> Drawing:
    """Every edge as a line of its own, each at a place of its own."""
    states = tuple(
        DrawnState(state.name, Span(PATH, number, 1, len(state.name)))
        for number, state in enumerate(machine.states, start=1)
    )
    edges = [edge for edge in machine.edges if edge[0] != edge[1]]
    return Drawing("ascii", Span(PATH, 1, 1), states, tuple(_line(machine, edge, labelled) for edge in edges))


def _line(machine: Machine, edge: tuple[str, str], labelled: bool) -> Line:
    row = 1000 + machine.edges.index(edge)
    written = (Label(", ".join(triggers(machine, edge)), Span(PATH, row, 20)),) if labelled else ()
    source, target = edge
    return Line(
        (End(source, Span(PATH, row, 1), "none", "<", "-"), End(target, Span(PATH, row, 9), "in", ">", "-")), written
    )
