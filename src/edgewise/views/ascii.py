"""The machine drawn for mail: 79 columns of ASCII that our own reader reads back, and words for all that is no line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Final

from edgewise.expr import TRUE
from edgewise.machine import Machine
from edgewise.option import Options
from edgewise.views.ascii_labels import Edge, keeping, triggers
from edgewise.views.ascii_search import WIDTH, draw
from edgewise.views.reconciliation import Reconciliation, reconcile

INDENT: Final = 14
"""Columns of the heads of the legend."""


@dataclass(frozen=True, slots=True)
class Ascii:
    """What generators/ascii writes, no line of it longer than 79 characters unless one name is.

    `drawing` has the `edges`; the `legend` tells those that are `listed`, for want of room, and in `inside` the
    triggers that keep each state. `title`, drawing, legend and the lines of the reconciliation stand apart.
    """

    title: str
    drawing: tuple[str, ...]
    edges: dict[Edge, tuple[str, ...]]
    listed: dict[Edge, tuple[str, ...]]
    inside: dict[str, tuple[str, ...]]
    legend: tuple[str, ...]
    reconciliation: Reconciliation
    footer: tuple[str, ...]


def view(machine: Machine, options: Options) -> Ascii:
    """What the template of `generators/ascii` shows. It has no options."""
    del options
    labels = triggers(machine)
    inside = keeping(machine)
    between = {edge: words for edge, words in labels.items() if edge[0] != edge[1]}
    drawn = draw(machine, between)
    edges = {edge: between[edge] for edge in drawn.edges}
    listed = {edge: between[edge] for edge in drawn.listed}
    found = _reconciled(machine, drawn.states or len(machine.states), edges | listed, inside)
    return Ascii(
        f"{machine.name}: its states, and what leads from one to another",
        drawn.lines,
        edges,
        listed,
        inside,
        tuple(_legend(machine, listed, inside, drawing=bool(drawn.lines))),
        found,
        tuple(line for text in found.lines for line in _hung("", text)),
    )


def _legend(
    machine: Machine, listed: Mapping[Edge, Sequence[str]], inside: Mapping[str, Sequence[str]], *, drawing: bool
) -> Iterable[str]:
    """Entries without a sign that a line could be made of: a reader must not take words for a drawing."""
    if not drawing:
        yield from _entry("no drawing", "the states are too many, or their names too long, for a mail")
        yield from _entry("states", *(state.name for state in machine.states))
    lists = (f"from {source} to {target} on {', '.join(words)}" for (source, target), words in listed.items())
    yield from _entries("no room for" if drawing else "edges", lists)
    yield from _entry("asked for", *(verb.name for verb in machine.verbs))
    yield from _entry("by itself", *(event.name for event in machine.events))
    if any(event.answers for event in machine.events):
        yield from _entry("EVENT (VERB)", "happens by itself, for the verb was asked before")
    together = dict.fromkeys(row.trigger for row in machine.transitions if row.joint and row.target is not None)
    yield from _entry("all at once", *together)
    if together:
        yield from _entry("", f"every {machine.instance} of the {machine.group} that is there moves in one step")
    if _choices(machine):
        yield from _entry("same name", "at two lines from one state, a guard or an outcome decides")
    yield from _entry("begins in", machine.initial)
    yield from _entry("ends in", *(state.name for state in machine.states if state.final))
    yield from _entry("error", *(state.name for state in machine.states if state.error))
    yield from _entry("internal", *(state.name for state in machine.states if state.internal))
    kept = (f"{', '.join(names)} in {', '.join(states)}" for names, states in _grouped(inside).items())
    yield from _entries("state stays", kept)
    yield from _entry("in no state", *dict.fromkeys(row.trigger for row in machine.transitions if not row.sources))


def _grouped(inside: Mapping[str, Sequence[str]]) -> dict[tuple[str, ...], list[str]]:
    found: dict[tuple[str, ...], list[str]] = {}
    for state, names in inside.items():
        found.setdefault(tuple(names), []).append(state)
    return found


def _choices(machine: Machine) -> bool:
    """Whether some trigger leads from one state to several, itself included."""
    ways = {
        (row.trigger, source, row.target or source)
        for row in machine.transitions
        for source in row.sources
        if row.guard != TRUE or row.outcome
    }
    return len({(trigger, source) for trigger, source, _ in ways}) < len(ways)


def _entry(head: str, *names: str) -> Iterable[str]:
    """What is told under one head, in as many lines as it needs; nothing where there is nothing to tell."""
    if names:
        yield from _hung(head.ljust(INDENT), ", ".join(names))


def _entries(head: str, texts: Iterable[str]) -> Iterable[str]:
    for number, text in enumerate(texts):
        yield from _entry("" if number else head, text)


def _hung(start: str, text: str) -> list[str]:
    after = " " * max(2, len(start))
    return wrap(
        text, WIDTH, initial_indent=start, subsequent_indent=after, break_long_words=False, break_on_hyphens=False
    )


def _reconciled(
    machine: Machine, states: int, told: Mapping[Edge, Sequence[str]], inside: Mapping[str, Sequence[str]]
) -> Reconciliation:
    """Hold what is drawn and told against the machine. A row is told where its name stands at each of its places."""
    places = {place: {word.split(" ")[0] for word in words} for place, words in told.items()}
    places |= {(state, state): {word.split(" ")[0] for word in words} for state, words in inside.items()}
    rows = [
        row
        for row in machine.transitions
        if all(row.trigger in places.get((source, row.target or source), ()) for source in row.sources)
    ]
    triggers = {row.trigger for row in rows}
    beside = [
        "guards" if any(row.guard != TRUE for row in rows) else "",
        "outcomes" if any(row.outcome for row in rows) else "",
        "effects" if any(row.effects for row in rows) else "",
    ]
    return reconcile(
        machine,
        beside=", ".join(filter(None, beside)),
        states=states,
        verbs=len(triggers & machine.verb_named.keys()),
        events=len(triggers & machine.event_named.keys()),
        edges=len({edge for row in rows for edge in row.edges}),
        rows=len(rows),
    )
