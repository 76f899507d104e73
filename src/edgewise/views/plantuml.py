"""A machine for PlantUML."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from edgewise.machine import Machine
from edgewise.option import Options
from edgewise.views.arrows import arrows, ids, kinds
from edgewise.views.diagram_labels import Line, Run
from edgewise.views.reconciliation import Reconciliation

_WORDS: Final = """
    allowmixing as caption direction down end floating footer frame header hide json left legend mainframe newpage note
    page remove restore right rotate scale set show skin skinparam sprite state title up url
"""
KEYWORDS: Final = frozenset(_WORDS.split())
"""What PlantUML may take for something else than a state, in lower case."""

_CREOLE: Final = re.compile(r"__+|--+|\*\*+|//+")
_TYPES: Final = {"verb": "**", "event": "//", "plain": ""}


@dataclass(frozen=True, slots=True)
class Box:
    """A state. `lines` are written in it below its name."""

    id: str
    name: str
    lines: tuple[str, ...]
    kinds: str
    final: bool
    error: bool


@dataclass(frozen=True, slots=True)
class Edge:
    """An arrow between the ids of two states. `asked`: some verb makes it; else it happens by itself only."""

    source: str
    target: str
    label: str
    asked: bool


@dataclass(frozen=True, slots=True)
class PlantUML:
    """What generators/plantuml writes. `remarks` stand below the diagram, `reconciliation` in comments."""

    name: str
    initial: str
    boxes: tuple[Box, ...]
    edges: tuple[Edge, ...]
    remarks: tuple[str, ...]
    reconciliation: Reconciliation


def view(machine: Machine, options: Options) -> PlantUML:
    """What the template of `generators/plantuml` shows. It has no options."""
    del options
    shown = arrows(machine)
    id = ids(machine.states, KEYWORDS)
    return PlantUML(
        name=machine.name,
        initial=id[machine.initial],
        boxes=tuple(
            Box(
                id[state.name],
                _escaped(state.name),
                tuple(map(_creole, shown.kept.get(state.name, ()))),
                kinds(state),
                state.final,
                state.error,
            )
            for state in machine.states
        ),
        edges=tuple(
            Edge(id[arrow.source], id[arrow.target], r"\n".join(map(_creole, arrow.lines)), arrow.asked)
            for arrow in shown.arrows
        ),
        remarks=(
            *(f"In no state: {_creole(line)}" for line in shown.nowhere),
            *(_creole(Line((Run(sentence, "plain"),))) for sentence in shown.askable),
        ),
        reconciliation=shown.reconciliation,
    )


def _creole(line: Line) -> str:
    """A line with its types: verbs bold, events slanted."""
    return "".join(f"{_TYPES[run.kind]}{_escaped(run.text)}{_TYPES[run.kind]}" for run in line.runs)


def _escaped(text: str) -> str:
    """`text` as it stands, whatever PlantUML would take parts of it for."""
    return _CREOLE.sub(lambda found: "".join(f"~{letter}" for letter in found[0]), text)
