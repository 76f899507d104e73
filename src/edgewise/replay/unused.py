"""What of a machine no log made use of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from edgewise.expr import Quantified, walk
from edgewise.machine import Machine
from edgewise.replay.verdict import Coverage

Cell: TypeAlias = tuple[str, str]
"""A verb and a state."""


@dataclass(frozen=True, slots=True)
class Unused:
    """What logs lack: edges; cells that some row accepts; those of them in a group of several; cells that none accepts.

    Of the cells in a group of several those count that were accepted at all, where instances of a
    group have to do with each other.
    """

    edges: tuple[tuple[str, str], ...]
    accepted: tuple[Cell, ...]
    together: tuple[Cell, ...]
    refused: tuple[Cell, ...]


def unused(machine: Machine, coverage: Coverage) -> Unused:
    """What is left; states that are never seen from outside count as seen."""
    taken = {(verb, state) for verb, state, ok, _ in coverage.cells if ok}
    together = {(verb, state) for verb, state, ok, peers in coverage.cells if ok and peers}
    refused = {(verb, state) for verb, state, ok, _ in coverage.cells if not ok}
    rows = {(row.trigger, state) for row in machine.transitions for state in row.sources}
    cells = tuple(_cells(machine))
    social = grouped(machine)
    return Unused(
        tuple(edge for edge in machine.edges if edge[0] != edge[1] and not coverage.edges[edge]),
        tuple(cell for cell in cells if cell in rows and cell not in taken),
        tuple(cell for cell in cells if social and cell in taken and cell not in together),
        tuple(cell for cell in cells if cell not in rows and cell not in refused),
    )


def _cells(machine: Machine) -> Iterator[Cell]:
    for verb in machine.verbs:
        for state in machine.states:
            if not state.internal:
                yield verb.name, state.name


def grouped(machine: Machine) -> bool:
    """Whether the instances of a group have to do with each other."""
    told = any(isinstance(part, Quantified) for condition in machine.conditions for part in walk(condition))
    return told or bool(machine.shared) or any(row.joint for row in machine.transitions)
