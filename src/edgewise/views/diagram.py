"""The machine as a drawing: boxes, arrows and a legend, each with its place; DOT with positions is what shows it.

Boxes are states, with the rows that keep the state written inside. All rows that lead from one state to another are
one arrow. What the outside asks for and what happens by itself differ in line, weight, arrowhead and type.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from edgewise.expr import TRUE
from edgewise.machine import Machine, State
from edgewise.option import Options
from edgewise.spell import Spelling, text
from edgewise.views.diagram_columns import columns
from edgewise.views.diagram_labels import JOINT, Labels, Line, Run
from edgewise.views.diagram_layout import Box, Layout, lay_out
from edgewise.views.diagram_paths import dots, inches, path, quoted, visible
from edgewise.views.diagram_ports import Arrow
from edgewise.views.reconciliation import Reconciliation, reconcile

NAME: Final = 7.2
"""The width of a letter of a state's name: 12 points, of a type as wide everywhere as Courier."""
LETTER: Final = 6.0
"""The width of any other letter: 10 points."""
LINE: Final = 13.0
"""The height of a line of a label."""
LEGEND: Final = 84
"""Characters of a line of the legend, unless one word is longer."""
DOT: Final = 5.0
"""The radius of the dot where everything starts."""
RING: Final = 4.0
"""Between a final state's two rings."""


@dataclass(frozen=True, slots=True)
class Node:
    """A state's box. `id` and `tooltip` are quoted for DOT; `at` is its middle in points, sizes are in inches.

    `kinds` tells, in small type, what is special about the state; `lines` are the rows that keep it.
    """

    id: str
    name: str
    kinds: str
    lines: tuple[Line, ...]
    tooltip: str
    at: str
    width: str
    height: str
    internal: bool
    final: bool
    error: bool


@dataclass(frozen=True, slots=True)
class Edge:
    """An arrow. `source` and `target` are quoted for DOT; `path` is a spline, `at` the middle of its label, in points.

    `asked`: some verb makes it; else it happens by itself only. `joint`: some row of it moves the whole group.
    """

    source: str
    target: str
    lines: tuple[Line, ...]
    path: str
    at: str
    asked: bool
    joint: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the legend, with a sample of the line of an arrow before it, or none."""

    sample: Literal["verb", "event", ""]
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Diagram:
    """What generators/diagram draws. `name` and `description` are quoted for DOT."""

    name: str
    description: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    initial: str
    start: str
    start_path: str
    legend: tuple[Entry, ...]
    reconciliation: Reconciliation


def view(machine: Machine, options: Options) -> Diagram:
    """What the templates of `generators/diagram` show. It has no options."""
    del options
    return diagram(machine)


def diagram(machine: Machine) -> Diagram:
    """The drawing of a machine; it depends on nothing else."""
    labels = Labels(machine)
    spots = columns(machine)
    drawn: dict[tuple[str, str], list[int]] = {edge: [] for edge in machine.edges}
    kept: dict[str, list[int]] = {state.name: [] for state in machine.states}
    nowhere: list[int] = []
    for number, row in enumerate(machine.transitions):
        for edge in row.edges:
            drawn[edge].append(number)
        if row.target is None:
            for state in row.sources:
                kept[state].append(number)
            if not row.sources:
                nowhere.append(number)
    inside = {state: labels.rows(numbers) for state, numbers in kept.items()}
    along = {edge: labels.rows(numbers) for edge, numbers in drawn.items()}
    apart = tuple(labels.rows([number]) for number in nowhere)
    arrows = tuple(Arrow(*edge, *_extent(lines)) for edge, lines in along.items())
    layout = lay_out(spots, {name: _size(machine.state_named[name], inside[name]) for name in spots}, arrows)
    nodes = tuple(_node(machine.state_named[name], inside[name], layout.boxes[name]) for name in spots)
    edges = tuple(_edges(machine, drawn, along, layout))
    first = layout.boxes[machine.initial]
    above = (first.x, first.top - 30)
    return Diagram(
        name=quoted(machine.name),
        description=quoted(_description(machine, list(spots))),
        nodes=nodes,
        edges=edges,
        initial=quoted(machine.initial),
        start=dots(above),
        start_path=path(((above[0], above[1] + DOT), (first.x, first.top))),
        legend=tuple(_legend(machine, labels, apart, joined=_join(layout))),
        reconciliation=_reconciled(machine, nodes, edges, labels),
    )


def _extent(lines: tuple[Line, ...]) -> tuple[float, float]:
    return max((line.length for line in lines), default=0) * LETTER, len(lines) * LINE


def _kinds(state: State) -> str:
    special = {"internal": state.internal, "final": state.final, "error": state.error}
    return ", ".join(name for name, holds in special.items() if holds)


def _size(state: State, lines: tuple[Line, ...]) -> tuple[float, float]:
    """What a box needs for its text, a final state's outer ring included."""
    width, height = _extent(lines)
    kinds = _kinds(state)
    ring = 2 * RING if state.final else 0.0
    wide = max(NAME * len(state.name), width, 5.0 * len(kinds)) + 26 + ring
    return wide, 26 + (11 if kinds else 0) + (height + 8 if lines else 0) + ring


def _node(state: State, lines: tuple[Line, ...], box: Box) -> Node:
    ring = 2 * RING if state.final else 0.0
    return Node(
        id=quoted(state.name),
        name=state.name,
        kinds=_kinds(state),
        lines=lines,
        tooltip=quoted(state.note),
        at=dots((box.x, box.y)),
        width=inches(box.width - ring),
        height=inches(box.height - ring),
        internal=state.internal,
        final=state.final,
        error=state.error,
    )


def _edges(
    machine: Machine,
    drawn: Mapping[tuple[str, str], list[int]],
    along: Mapping[tuple[str, str], tuple[Line, ...]],
    layout: Layout,
) -> Iterable[Edge]:
    for ((source, target), numbers), route in zip(drawn.items(), layout.routes, strict=True):
        rows = [machine.transitions[number] for number in numbers]
        asked = any(row.trigger in machine.verb_named for row in rows)
        yield Edge(
            source=quoted(source),
            target=quoted(target),
            lines=along[source, target],
            path=path(route.corners, dashed=not asked and not machine.state_named[source].final),
            at=dots(route.label),
            asked=asked,
            joint=any(row.joint for row in rows),
        )


def _description(machine: Machine, order: list[str]) -> str:
    count = f"{len(machine.states)} states and {len(machine.edges)} arrows between them"
    return " ".join(filter(None, (machine.note, f"{count}, from top to bottom: {', '.join(order)}.")))


def _join(layout: Layout) -> bool:
    """Whether some arrows share a lane."""
    tips = [route.corners[-1] for route in layout.routes]
    return len(set(tips)) < len(tips)


def _legend(machine: Machine, labels: Labels, apart: tuple[tuple[Line, ...], ...], *, joined: bool) -> Iterable[Entry]:
    rows = machine.transitions
    note = visible(machine.note)
    yield from _entries("", Run(machine.name, "verb"), f": {note}" if note else "")
    if machine.verbs:
        yield from _entries("verb", Run("VERB", "verb"), ": asked for, from outside")
    if machine.events:
        yield from _entries("event", Run("event", "event"), ": happens by itself")
    if any(event.answers for event in machine.events):
        yield from _entries("", Run("VERB", "verb"), " at ", Run("event", "event"), ": asked for before, happens now")
    if any(row.joint for row in rows):
        each = f": moves every {machine.instance} of the {machine.group} that is in the state, in one step"
        yield from _entries("", Run(f"NAME{JOINT}", "verb"), each)
    if any(row.sources and row.target is None for row in rows):
        yield from _entries("", "Inside a box: what is accepted there and keeps the state")
    if any(row.guard != TRUE for row in rows):
        yield from _entries("", "[guard]: only where this holds")
    if any(row.outcome for row in rows):
        yield from _entries("", "/ outcome: one of several that may come")
    if joined:
        yield from _entries("", "Lines that join lead to the same state; lines that cross do not meet")
    for when, verbs in _askable(machine).items():
        who = "Verbs" if len(verbs) == len(machine.verbs) else ", ".join(verbs)
        yield from _entries("", f"{who} can be asked only while: {when}")
    for lines in apart:
        yield from _entries("", "In no state: ", *(run for line in lines for run in line.runs))
    for guard, number in labels.footnotes.items():
        yield from _entries("", f"[{number}]: {guard}")


def _entries(sample: Literal["verb", "event", ""], *parts: Run | str) -> Iterable[Entry]:
    """A text of the legend, broken at blanks where it is too long for a line."""
    words = [
        Run(word, "plain" if isinstance(part, str) else part.kind)
        for part in parts
        for word in re.findall(r"\s*\S+\s*$|\s*\S+", part if isinstance(part, str) else part.text)
    ]
    line: list[Run] = []
    for word in words:
        if line and sum(len(run.text) for run in line) + len(word.text) > LEGEND:
            yield Entry(sample, _joined(line))
            sample, line = "", [Run("    ", "plain"), Run(word.text.lstrip(), word.kind)]
        else:
            line.append(word)
    yield Entry(sample, _joined(line))


def _joined(words: list[Run]) -> tuple[Run, ...]:
    runs: list[Run] = []
    for word in words:
        if runs and runs[-1].kind == word.kind:
            runs[-1] = Run(runs[-1].text + word.text, word.kind)
        else:
            runs.append(word)
    return tuple(runs)


def _askable(machine: Machine) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for verb in machine.verbs:
        if verb.when != TRUE:
            found.setdefault(text(verb.when, Spelling(plural=machine.instances)), []).append(verb.name)
    return found


def _reconciled(machine: Machine, nodes: tuple[Node, ...], edges: tuple[Edge, ...], labels: Labels) -> Reconciliation:
    rows = [machine.transitions[number] for number in labels.shown]
    triggers = {row.trigger for row in rows}
    beside = [
        "effects" if any(row.effects for row in rows) else "",
        "the types of variables" if machine.own or machine.shared else "",
    ]
    return reconcile(
        machine,
        beside=" and ".join(filter(None, beside)),
        states=len(nodes),
        verbs=len(triggers & machine.verb_named.keys()),
        events=len(triggers & machine.event_named.keys()),
        edges=len(edges),
        rows=len(rows),
    )
