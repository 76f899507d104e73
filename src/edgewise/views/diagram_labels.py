"""The rows of a machine as labels of its drawing: short lines of text, each run of them in the type of its kind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from textwrap import wrap
from typing import Final, Literal, TypeAlias

from edgewise.expr import TRUE
from edgewise.machine import Machine, Transition
from edgewise.spell import Spelling, text

WIDTH: Final = 28
"""Characters that a line of a label has at most, unless one word is longer."""
LINES: Final = 4
"""Lines that a row may take; the guard of one that needs more goes to a footnote."""
JOINT: Final = "+"
"""Follows the name of what moves every instance of the group that is there."""

_SIGNS: Final = frozenset(["==", "!=", "<", "<=", ">", ">=", "in", "+", "-", "/"])
_LEADS: Final = _SIGNS | {"not", "all", "some", "no"}
"""A line is broken neither after these words nor before _FOLLOWS: such a break would tear a condition apart."""
_FOLLOWS: Final = _SIGNS - {"/"}

Kind: TypeAlias = Literal["verb", "event", "plain"]


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line in one type: the name of a verb, the name of an event, or anything else."""

    text: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a label."""

    runs: tuple[Run, ...]

    @property
    def length(self) -> int:
        """Its characters."""
        return sum(len(run.text) for run in self.runs)


@dataclass(slots=True)
class Labels:
    """Labels of one machine. `footnotes` are the guards too long for them, by number from 1, as they were met.

    `shown` are the rows, by number, that `rows` was asked for.
    """

    machine: Machine
    footnotes: dict[str, int] = field(default_factory=dict)
    shown: set[int] = field(default_factory=set)

    def rows(self, numbers: list[int]) -> tuple[Line, ...]:
        """The label of several rows: those of verbs first, then of events that answer one, then of other events.

        `PAUSE [not aborting]`; `PAUSE at pause-point` where an event answers a verb; `FINALIZE+ / commit`
        for a joint row with an outcome.
        """
        return tuple(line for number in self.ordered(numbers) for line in self._row(number))

    def ordered(self, numbers: Iterable[int]) -> list[int]:
        """Rows in the order that a label has them; they count as shown."""
        found = sorted(numbers, key=self._rank)
        self.shown.update(found)
        return found

    def whole(self, number: int) -> Line:
        """The label of one row on one line, with all of its guard."""
        row = self.machine.transitions[number]
        rest = "".join(f" {part}" for part in (self._guard(row), f"/ {row.outcome}" if row.outcome else "") if part)
        return Line((*self._name(row), Run(rest, "plain")) if rest else self._name(row))

    def _rank(self, number: int) -> tuple[int, int, int]:
        trigger = self.machine.transitions[number].trigger
        verbs, events = list(self.machine.verb_named), list(self.machine.event_named)
        if trigger in verbs:
            return 0, verbs.index(trigger), number
        return 1 if self.machine.event_named[trigger].answers else 2, events.index(trigger), number

    def _row(self, number: int) -> tuple[Line, ...]:
        row = self.machine.transitions[number]
        name = self._name(row)
        guard = self._guard(row)
        lines = _wrapped(name, guard, row.outcome)
        if len(lines) > LINES and guard:
            note = self.footnotes.setdefault(guard[1:-1], len(self.footnotes) + 1)
            lines = _wrapped(name, f"[{note}]", row.outcome)
        return lines

    def _guard(self, row: Transition) -> str:
        return "" if row.guard == TRUE else f"[{text(row.guard, Spelling(plural=self.machine.instances))}]"

    def _name(self, row: Transition) -> tuple[Run, ...]:
        joint = JOINT if row.joint else ""
        if row.trigger in self.machine.verb_named:
            return (Run(row.trigger + joint, "verb"),)
        asked = self.machine.event_named[row.trigger].answers
        event = Run(row.trigger + joint, "event")
        return (Run(asked, "verb"), Run(" at ", "plain"), event) if asked else (event,)


def _wrapped(name: tuple[Run, ...], guard: str, outcome: str) -> tuple[Line, ...]:
    """Name, guard and outcome on as few lines as they need; every line after the first is set in by a blank."""
    rest = " ".join(filter(None, (guard, f"/ {outcome}" if outcome else "")))
    if not rest:
        return (Line(name),)
    start = Line(name).length
    below = _broken(f" {rest}", "")
    beside = _broken(rest, "x" * start + " ")
    if len(beside) <= len(below):
        first, *below = beside
        name = (*name, Run(first[start:], "plain")) if len(first) > start else name
    return (Line(name), *(Line((Run(piece, "plain"),)) for piece in below))


def _broken(text: str, before: str) -> list[str]:
    """`text` after `before` in lines of WIDTH, all but the first set in, broken between the parts of `and` and `or`."""
    words = text.split(" ")
    joined = words[0]
    for word, following in pairwise(words):
        joined += ("\0" if word.lstrip("([") in _LEADS or following in _FOLLOWS else " ") + following
    pieces = wrap(before + joined, WIDTH, subsequent_indent=" ", break_long_words=False, break_on_hyphens=False)
    return [piece.replace("\0", " ") for piece in pieces]
