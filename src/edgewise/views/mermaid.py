"""A machine for Mermaid, which GitHub, GitLab and many editors draw where they find it in Markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from edgewise.machine import Machine, State
from edgewise.option import Options
from edgewise.views.arrows import arrows, ids, kinds, plain
from edgewise.views.diagram_labels import Line
from edgewise.views.reconciliation import Reconciliation

_WORDS: Final = """
    accdescr acctitle as choice class classdef click default direction end fork hide href join note root scale state
    statediagram style
"""
KEYWORDS: Final = frozenset(_WORDS.split())
"""What Mermaid takes for something else than a state, in lower case."""

_EDGE_OF_WORD: Final = re.compile(r"(?<!\w)_+|(?<=\w)_+(?!\w)")


@dataclass(frozen=True, slots=True)
class Box:
    """A state. `lines` are written in it below its name, `kinds` beside it."""

    id: str
    name: str
    lines: tuple[str, ...]
    kinds: str
    final: bool


@dataclass(frozen=True, slots=True)
class Edge:
    """An arrow between the ids of two states."""

    source: str
    target: str
    label: str


@dataclass(frozen=True, slots=True)
class Mermaid:
    """What generators/mermaid writes. `remarks` are for readers of the source alone."""

    name: str
    initial: str
    boxes: tuple[Box, ...]
    edges: tuple[Edge, ...]
    remarks: tuple[str, ...]
    reconciliation: Reconciliation


def view(machine: Machine, options: Options) -> Mermaid:
    """What the template of `generators/mermaid` shows. It has no options."""
    del options
    shown = arrows(machine)
    id = ids(machine.states, KEYWORDS)
    return Mermaid(
        name=machine.name,
        initial=id[machine.initial],
        boxes=tuple(_box(state, id[state.name], shown.kept.get(state.name, ())) for state in machine.states),
        edges=tuple(
            Edge(id[arrow.source], id[arrow.target], _escaped("<br/>".join(map(plain, arrow.lines))))
            for arrow in shown.arrows
        ),
        remarks=(*(f"in no state: {plain(line)}" for line in shown.nowhere), *shown.askable),
        reconciliation=shown.reconciliation,
    )


def _box(state: State, id: str, lines: tuple[Line, ...]) -> Box:
    # Mermaid takes the name for Markdown only where nothing is written below it.
    name = state.name if lines else _escaped(state.name)
    return Box(id, name, tuple(map(plain, lines)), kinds(state), state.final)


def _escaped(text: str) -> str:
    """`text` as Markdown that means it: two underscores at the edges of words would be emphasis."""
    found = _EDGE_OF_WORD.findall(text)
    return _EDGE_OF_WORD.sub(lambda run: r"\_" * len(run[0]), text) if len("".join(found)) > 1 else text
