"""What stands at the lines of the drawing for mail: the names of the triggers of each edge, broken into lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeAlias

from edgewise.machine import Machine

Edge: TypeAlias = tuple[str, str]
"""A pair (from, to) of states."""

MOST: Final = 4
"""Words between blanks in a line of a label."""


def triggers(machine: Machine) -> dict[Edge, tuple[str, ...]]:
    """The words of each edge's label, verbs before events, each once; also of edges from a state to itself.

    An event that answers a verb is told with it, `wake (CANCEL)`, unless the label names that verb anyway.
    """
    found: dict[Edge, set[str]] = {edge: set() for edge in machine.edges}
    for row in machine.transitions:
        for edge in row.edges:
            found[edge].add(row.trigger)
    return {edge: words(machine, names) for edge, names in found.items()}


def keeping(machine: Machine) -> dict[str, tuple[str, ...]]:
    """The words for what is accepted in each state and keeps it; states where nothing does are left out."""
    found: dict[str, set[str]] = {state.name: set() for state in machine.states}
    for row in machine.transitions:
        for state in row.sources:
            if row.target is None or row.target == state:
                found[state].add(row.trigger)
    return {state: words(machine, names) for state, names in found.items() if names}


def words(machine: Machine, names: set[str]) -> tuple[str, ...]:
    """`names` of triggers in the order of the machine, events with the verb they answer."""
    shown = [trigger.name for trigger in machine.triggers if trigger.name in names]
    answers = {event.name: event.answers for event in machine.events if event.answers not in names}
    return tuple(f"{name} ({answers[name]})" if answers.get(name) else name for name in shown)


def broken(words: Sequence[str], width: int) -> tuple[str, ...]:
    """Words with commas in as few lines as a width allows, and those as narrow as that number allows.

    A word is never broken: one that is longer than `width` has a line to itself. More than `MOST` on one line would
    read as a sentence.
    """
    lines = _filled(words, width)
    while True:
        narrower = _filled(words, max(map(len, lines), default=0) - 1)
        if len(narrower) > len(lines) or narrower == lines:
            return lines
        lines = narrower


def _filled(words: Sequence[str], width: int) -> tuple[str, ...]:
    lines: list[str] = []
    for number, word in enumerate(words, 1):
        shown = word if number == len(words) else f"{word},"
        if lines and len(lines[-1]) + 1 + len(shown) <= width and len(f"{lines[-1]} {shown}".split()) <= MOST:
            lines[-1] += f" {shown}"
        else:
            lines.append(shown)
    return tuple(lines)
