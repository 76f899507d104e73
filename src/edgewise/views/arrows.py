"""A machine as states and arrows in text, for languages that draw: what their views share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from edgewise.expr import TRUE
from edgewise.machine import Machine, State
from edgewise.spell import Spelling, text
from edgewise.views.diagram_labels import Labels, Line
from edgewise.views.reconciliation import Reconciliation, reconcile


@dataclass(frozen=True, slots=True)
class Arrow:
    """All rows that lead from one state to another, each on a line. `asked`: some verb makes it."""

    source: str
    target: str
    lines: tuple[Line, ...]
    asked: bool


@dataclass(frozen=True)
class Arrows:
    """The arrows, in the order of the states; the rows that keep each state; those in no state.

    `askable` are sentences about when verbs can be asked at all.
    """

    arrows: tuple[Arrow, ...]
    kept: Mapping[str, tuple[Line, ...]]
    nowhere: tuple[Line, ...]
    askable: tuple[str, ...]
    reconciliation: Reconciliation


def arrows(machine: Machine) -> Arrows:
    """All that a drawing in text shows of a machine."""
    labels = Labels(machine)
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

    def lines(numbers: list[int]) -> tuple[Line, ...]:
        return tuple(labels.whole(number) for number in labels.ordered(numbers))

    made = tuple(
        Arrow(*edge, lines(numbers), any(machine.transitions[one].trigger in machine.verb_named for one in numbers))
        for edge, numbers in drawn.items()
    )
    inside = {state: lines(numbers) for state, numbers in kept.items() if numbers}
    apart = lines(nowhere)
    return Arrows(made, inside, apart, tuple(_askable(machine)), _reconciled(machine, made, labels))


def ids(states: Iterable[State], keywords: AbstractSet[str]) -> dict[str, str]:
    """An id of letters, digits and _ for each state, its name where that is one; `keywords` are in lower case."""
    names = [state.name for state in states]
    made = {name: name for name in names if "-" not in name and name.lower() not in keywords}
    for name in names:
        if name not in made:
            id = name.replace("-", "_")
            while id in made.values() or id.lower() in keywords:
                id += "_"
            made[name] = id
    return made


def kinds(state: State) -> str:
    """What is special about a state: `internal, final`."""
    special = {"internal": state.internal, "final": state.final, "error": state.error}
    return ", ".join(name for name, holds in special.items() if holds)


def plain(line: Line) -> str:
    """A line without its types."""
    return "".join(run.text for run in line.runs)


def _askable(machine: Machine) -> Iterable[str]:
    found: dict[str, list[str]] = {}
    for verb in machine.verbs:
        if verb.when != TRUE:
            found.setdefault(text(verb.when, Spelling(plural=machine.instances)), []).append(verb.name)
    for when, verbs in found.items():
        yield f"{', '.join(verbs)}: asked only while {when}"


def _reconciled(machine: Machine, made: tuple[Arrow, ...], labels: Labels) -> Reconciliation:
    rows = [machine.transitions[number] for number in labels.shown]
    triggers = {row.trigger for row in rows}
    beside = ["effects" if any(row.effects for row in rows) else ""]
    beside += ["the types of variables" if machine.own or machine.shared else ""]
    return reconcile(
        machine,
        beside=" and ".join(filter(None, beside)),
        states=len(machine.states),
        verbs=len(triggers & machine.verb_named.keys()),
        events=len(triggers & machine.event_named.keys()),
        edges=len(made),
        rows=len(rows),
    )
