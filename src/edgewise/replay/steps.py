"""What a machine can do at a configuration, and what of all that a log can tell is true of its instances there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from edgewise.engines.tables import Local, Tables
from edgewise.machine import Machine
from edgewise.replay.core import core
from edgewise.replay.stage import Possibility, Way
from edgewise.run import Configuration


@dataclass(frozen=True, slots=True)
class Ways:
    """Every step, and for each instance which of the flags of `Steps` hold (as bits)."""

    steps: tuple[Way, ...]
    flags: tuple[int, ...]


class Steps:
    """The core of a machine, with what was worked out of it so far; `kept` is how many steps that is.

    Its flags are the `when` of the verbs, the conditions that the dialect's `showing` tells, and its `made`.
    """

    def __init__(self, machine: Machine) -> None:
        self.machine = core(machine)
        self.showing = tuple(row for dialect in machine.dialects for row in dialect.showing)
        self.made = next((dialect.made for dialect in machine.dialects), None)
        told = [*(row.when for row in self.showing), *([] if self.made is None else [self.made])]
        self._tables = Tables(self.machine, 1, flags=[*(verb.when for verb in machine.verbs), *told])
        self.local, self.shared = self._tables.local, self._tables.shared
        self._verb_number = {verb.name: number for number, verb in enumerate(machine.verbs)}
        self._state_number = {state.name: number for number, state in enumerate(machine.states)}
        self._state_of: list[int] = []
        self._ways: dict[tuple[tuple[Local, ...], int], Ways] = {}
        self.kept = 0

    def forget(self) -> None:
        """Drop the steps; they are worked out again where they are needed."""
        self._ways.clear()
        self.kept = 0

    def at(self, locals_: tuple[Local, ...], shared: int) -> Ways:
        """Every step at a configuration, and what is true of each instance there."""
        key = locals_, shared
        found = self._ways.get(key)
        if found is None:
            node = self._tables.node(locals_, shared)
            steps = tuple(
                (row, -1 if who is None else who, moved, after, self._changed(locals_, moved))
                for row, who, moved, after, _ in self._tables.steps(node)
            )
            page = self._tables.pages[shared]
            flags = tuple(page[code][2] >> 2 for code in self._tables.vectors(node)[1])
            found = self._ways[key] = Ways(tuple(dict.fromkeys(steps)), flags)
            self.kept += len(steps)
        return found

    def askable(self, ways: Ways, who: int, verb: str) -> bool:
        """Whether somebody is there to ask a verb of an instance."""
        return bool(ways.flags[who] >> self._verb_number[verb] & 1)

    def shows(self, locals_: tuple[Local, ...], shared: int, who: int, row: int) -> bool:
        """Whether what a row of the dialect's `showing` says is true of an instance."""
        return bool(self.at(locals_, shared).flags[who] >> len(self._verb_number) + row & 1)

    def is_made(self, locals_: tuple[Local, ...], shared: int, who: int) -> bool:
        """Whether what the dialect's `made` says is true of an instance."""
        return self.shows(locals_, shared, who, len(self.showing))

    def state_of(self, local: Local) -> int:
        """The number of the state an instance is in."""
        known = self._state_of
        number = local >> 1
        while len(known) <= number:
            known.append(self._state_number[self._tables.instances[len(known)].state])
        return known[number]

    def configuration(self, one: Possibility) -> Configuration:
        """A possibility as the reference semantics of the machine's core has it."""
        return self._tables.configuration((0, one[0], one[1]))

    def _changed(self, before: Iterable[Local], after: Iterable[Local]) -> int:
        pairs = enumerate(zip(before, after, strict=True))
        return sum(1 << who for who, (old, new) in pairs if self.state_of(old) != self.state_of(new))
