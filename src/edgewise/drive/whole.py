"""Everything that a client can ask of a program wherever it can bring it, asked, and held against the model."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from typing import Final, Literal, TextIO

from edgewise.drive.chart import Chart, Move, chart
from edgewise.drive.daemon import Daemons
from edgewise.drive.form import Form, forms, members
from edgewise.drive.harness import Harness, Setup
from edgewise.drive.outcome import Difference, Drive, Result, Trial, Unheld
from edgewise.drive.record import Record
from edgewise.drive.session import Rig, Taken, walk
from edgewise.drive.tour import tour
from edgewise.machine import Machine
from edgewise.replay.core import core
from edgewise.replay.tracker import Tracker
from edgewise.replay.verdict import Coverage

TWICE: Final = 2
"""How often a group has to come to rest elsewhere before that is a difference: once may be a busy machine."""
ENOUGH: Final = 30
"""Differences after which nothing more is asked."""


def drive(
    machine: Machine,
    harness: Harness,
    clock: Callable[[], float],
    log: str,
    file: TextIO | None = None,
    progress: Callable[[str], None] = lambda _: None,
) -> Drive:
    """Drive a program through all that the harness can hold of a machine.

    What is said is written to `file`; `log` is its name. `progress` is told what goes on. Raises
    Unreadable where there is no such program, or it cannot be driven.
    """
    dialect = machine.dialects[0]
    asking = forms(dialect, harness)
    # NOTE(dialects): no program is ended here, so that what only a program's end explains is a finding.
    tracker, coverage = Tracker(machine), Coverage()
    with Daemons(harness.program, harness.package, harness.arguments) as daemons:
        rig = Rig(machine, dialect, daemons, Record(clock, log, file), tracker, coverage, clock)
        driven = _Driving(rig, progress)
        for setup in harness.setups:
            driven.take(setup, plan(machine, harness, asking, setup))
    return Drive(
        machine,
        harness,
        driven.version,
        driven.walks,
        driven.asked,
        tuple(driven.trials),
        tuple(unheld(machine, driven.charts)),
        coverage,
    )


def plan(machine: Machine, harness: Harness, asking: tuple[Form, ...], setup: Setup) -> Chart:
    """All that a setup can be brought to. What makes no difference to what can be seen is left out."""
    group = members(machine.dialects[0], setup.make)
    held = [member.name in setup.withheld for member in group]
    return chart(core(machine), group, asking, harness.withheld, held, setup.never)


def unheld(machine: Machine, charts: list[Chart]) -> Iterator[Unheld]:
    """The states in which nothing can be asked, and why."""
    held = {state for one in charts for place in one.places[1:] for state in place.states}
    passed = frozenset[str]().union(*(one.passed for one in charts))
    for state in machine.states:
        if state.internal:
            yield Unheld(state.name, "never seen from outside")
        elif state.name in passed - held:
            leaving = {row.trigger for row in machine.transitions if state.name in row.sources and row.target}
            own = [event.name for event in machine.events if event.name in leaving]
            yield Unheld(state.name, f"does not last: {', '.join(own)}")
        elif state.name not in held:
            yield Unheld(state.name, "no setup comes there")


@dataclass
class _Driving:
    """What was found so far."""

    rig: Rig
    progress: Callable[[str], None]
    version: str = ""
    walks: int = 0
    asked: int = 0
    differences: int = 0
    lacking: set[str] = field(default_factory=set[str])
    trials: list[Trial] = field(default_factory=list[Trial])
    charts: list[Chart] = field(default_factory=list[Chart])

    def take(self, setup: Setup, found: Chart) -> None:
        """All of one setup: what could not be asked on one walk is asked on another, past what differs."""
        self.charts.append(found)
        trials: dict[int, Trial] = {}
        open, avoided, strayed = set(range(len(found.moves))), set[int](), Counter[int]()
        while open and self.differences < ENOUGH:
            known = len(self.lacking)
            absent = {number for number in open if _command(found.moves[number]) in self.lacking}
            trials |= {number: _unasked(setup, found, found.moves[number], "absent") for number in absent}
            open -= absent
            avoided |= absent
            walks = tour(found, open, avoided)
            if not walks:
                break
            for one in walks:
                if len(self.lacking) > known:
                    break
                for number, taken in self._walk(setup, found, one, open, avoided):
                    if taken.lacking:
                        self.lacking.add(_command(found.moves[number]))
                        continue
                    strayed[number] += taken.strays
                    if taken.strays and taken.difference is not None and strayed[number] < TWICE:
                        continue
                    open.discard(number)
                    # Where a group may come to rest in more than one place, the other is not waited for for ever.
                    if taken.difference is not None or taken.undecided or strayed[number] >= TWICE:
                        avoided.add(number)
                    self.differences += taken.difference is not None
                    # What was as modelled before, and is not on the way to something else, is not as modelled.
                    if number not in trials or taken.difference is not None:
                        trials[number] = _trial(setup, found, found.moves[number], taken)
        for number in sorted(open):
            trials[number] = _unasked(setup, found, found.moves[number], "untried")
        self.trials += (trials[number] for number in sorted(trials))

    def _walk(
        self, setup: Setup, found: Chart, moves: list[int], open: set[int], avoided: set[int]
    ) -> Iterator[tuple[int, Taken]]:
        """As far as it is still of use."""
        last = max((at for at, number in enumerate(moves) if number in open), default=-1)
        first = min((at for at, number in enumerate(moves) if number in avoided), default=len(moves))
        here = moves[: min(last + 1, first)]
        if not any(number in open for number in here) or self.differences >= ENOUGH:
            return
        self.walks += 1
        self.progress(f"{setup.name}: walk {self.walks}, {len(here)} questions")
        with closing(walk(self.rig, setup, found, [found.moves[number] for number in here], self.walks)) as results:
            for number, (version, taken) in zip(here, results, strict=False):
                self.version = self.version or version
                self.asked += 1
                yield number, taken


def _trial(setup: Setup, found: Chart, move: Move, taken: Taken) -> Trial:
    difference: Difference | None = taken.difference
    result: Result = (
        "differs"
        if difference
        else "undecided"
        if taken.undecided
        else "moot"
        if taken.reply == "moot" and move.form is not None and move.accepted
        else "agrees"
    )
    reply = taken.text or {"ok": "ok", "refused": "refused", "moot": "", "unheard": ""}[taken.reply]
    states = found.places[move.source].states
    return Trial(setup.name, states, move.actor, move.form, move.accepted, result, reply, difference)


def _unasked(setup: Setup, found: Chart, move: Move, result: Literal["absent", "untried"]) -> Trial:
    return Trial(setup.name, found.places[move.source].states, move.actor, move.form, move.accepted, result)


def _command(move: Move) -> str:
    return move.form.command if move.form is not None else ""
