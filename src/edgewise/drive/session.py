"""One walk: a program is started, a group made, and question after question asked; all that is heard is replayed."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Any, Final

from edgewise.dialect import Dialect
from edgewise.drive.chart import Chart, Move
from edgewise.drive.daemon import Daemons, Running
from edgewise.drive.form import members
from edgewise.drive.harness import Message, Setup, numbered
from edgewise.drive.monitor import Gone, Heard, Monitor
from edgewise.drive.outcome import Difference
from edgewise.drive.record import Record
from edgewise.logged import Answered, Log, Moved, Reply
from edgewise.machine import Machine
from edgewise.problem import Problem, Unreadable
from edgewise.readers.conversation import Conversation
from edgewise.replay.follower import Follower
from edgewise.replay.tracker import Tracker
from edgewise.replay.verdict import Coverage

PATIENCE: Final = 5.0
"""Seconds for what happens soon."""
REPLY: Final = 10.0
"""Seconds for a reply."""
QUIET: Final = 0.001
"""Seconds without a word that make a rest."""
_ANYTHING: Final = "query-version"
"""A command that every QMP server has."""
_LACKING: Final = "CommandNotFound"
"""The class of the error with which a QMP server says that it has no such command."""


@dataclass(frozen=True)
class Rig:
    """All that walks share."""

    machine: Machine
    dialect: Dialect
    daemons: Daemons
    record: Record
    tracker: Tracker
    coverage: Coverage
    clock: Callable[[], float]


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of a move. `difference` None: as modelled, as far as it can be told.

    `strays`: the group is not where the walk goes on. With a difference, that is all that speaks for
    it: nothing that was seen is against the model, but what it has come next did not come in time.
    `lacking`: the program has no such command, so that nothing was asked.
    """

    reply: Reply
    text: str
    difference: Difference | None = None
    strays: bool = False
    undecided: bool = False
    lacking: bool = False


class _Silent(Exception):
    """The program does not answer."""


def walk(
    rig: Rig, setup: Setup, chart: Chart, moves: Sequence[Move], number: int
) -> Generator[tuple[str, Taken], None, None]:
    """The version of the program and what came of each move, until one is not as modelled.

    Raises Unreadable where the program cannot be driven at all.
    """
    rig.record.remark(f"walk {number}: {setup.name}")
    with rig.daemons.run() as running, closing(Monitor(running.end)) as monitor:
        talk = _Talk(rig, monitor, running, members(rig.dialect, numbered(setup.make, number)))
        try:
            monitor.connect()
            for message in setup.before:
                answer, _ = talk.ask(numbered(message, number))
                if "error" in answer:
                    raise _unusable(setup, answer["error"].get("desc", "an error"))
        except Gone as error:
            raise _unusable(setup, running.last_words() or str(error)) from None
        except _Silent as error:
            raise _unusable(setup, str(error)) from None
        for move in moves:
            taken = talk.take(move, numbered(setup.make, number), chart)
            yield talk.version, taken
            if taken.strays or taken.undecided or taken.lacking or taken.difference is not None:
                return


def _unusable(setup: Setup, why: str) -> Unreadable:
    help = "run the program by hand, with the arguments that the harness has"
    return Unreadable([Problem("EW801", setup.span, f"the setup '{setup.name}' cannot be made: {why}", help)])


class _Talk:
    """What is said in one session, and what the model makes of it."""

    def __init__(self, rig: Rig, monitor: Monitor, running: Running, group: Sequence[Any]) -> None:
        self.rig, self.monitor, self.running = rig, monitor, running
        self.names = [member.name for member in group]
        # What was to be told before this is answered has been told then; best is an answer that tells states.
        listing = [name for row in rig.dialect.listing for name in row.commands]
        self.look: Message = {"execute": next(iter(listing), _ANYTHING)}
        self.states = dict.fromkeys(self.names, rig.machine.initial)
        self.version = ""
        self.way: list[str] = []
        self.lines: list[str] = []
        self.reply: Reply = "unheard"
        self.conversation = Conversation(rig.dialect, rig.record.path)
        log = Log(rig.record.path, "qmp", iter(()))
        self.follower = Follower(rig.machine, rig.tracker, log, rig.coverage, lossy=False)

    def take(self, move: Move, make: Message, chart: Chart) -> Taken:
        """Make a move and see what comes of it."""
        name = self.names[move.actor]
        message = make if move.form is None else move.form.message(name)
        said = str(make["execute"] if move.form is None else f"{move.form} of {name}, {self.states[name]}")
        goal = chart.places[move.target].states
        reply: Reply = "unheard"
        text = ""
        self.lines.clear()
        try:
            answer, reply = self.ask(message)
            text = "" if "return" in answer else str(answer["error"].get("desc", ""))
            if reply == "moot" and move.form is not None:
                if answer["error"].get("class") == _LACKING:
                    return Taken(reply, text, lacking=True)
                goal = tuple(self.states.values())
            self.settle(goal)
        except Gone as error:
            return Taken(reply, text, self._differs(self.running.last_words() or str(error)))
        except _Silent as error:
            return Taken(reply, text, self._differs(str(error)))
        if move.source != move.target:
            self.way.append(said)
        return self._judged(move, reply, text, goal)

    def _judged(self, move: Move, reply: Reply, text: str, goal: tuple[str, ...]) -> Taken:
        """What came of a move, once the group is at rest."""
        if self.follower.verdict.findings:
            return Taken(reply, text, self._differs(""))
        if self.follower.verdict.undecided:
            return Taken(reply, text, undecided=True)
        rest = tuple(self.states.values())
        if reply == "moot" and move.form is not None:
            return Taken(reply, text, strays=move.target != move.source)
        accepted = reply == "ok"
        if move.form is not None and accepted != move.accepted:
            kind = "accepted" if accepted else "refused"
            why = f"it is {kind}; the model has that only after something that never happens in this setup"
        elif rest == goal:
            return Taken(reply, text)
        elif rest in move.ends:
            return Taken(reply, text, strays=True)
        else:
            why = f"it rests in {', '.join(rest)}; by the model it comes to {', '.join(goal)}"
        return Taken(reply, text, self._differs(why), strays=True)

    def _differs(self, why: str) -> Difference:
        findings = self.follower.verdict.findings
        return Difference(why, findings[0] if findings else None, tuple(self.way), tuple(self.lines))

    def ask(self, message: Message) -> tuple[dict[str, Any], Reply]:
        """Send a command and hear its answer. Raises Gone, and _Silent where none comes."""
        self.reply = "unheard"
        self.monitor.post(message)
        deadline, identity = self.rig.clock() + REPLY, None
        while True:
            heard = self._hear(deadline - self.rig.clock())
            if heard is None:
                raise _Silent(f"no answer in {REPLY:g} s")
            if heard.side == "C":
                identity = heard.message.get("id")
            elif identity is not None and heard.message.get("id") == identity:
                return heard.message, self.reply

    def settle(self, goal: tuple[str, ...]) -> None:
        """Wait until the group is where it is to come to, and nothing more is said."""
        deadline = self.rig.clock() + PATIENCE
        while not self.follower.verdict.findings and tuple(self.states.values()) != goal:
            if self._hear(deadline - self.rig.clock()) is None:
                break
        while self._hear(QUIET) is not None:
            pass
        told = len(self.lines)
        self.ask(self.look)
        # Where the look is fine, it is no part of what is shown.
        if not self.follower.verdict.findings:
            del self.lines[-1], self.lines[told]

    def _hear(self, seconds: float) -> Heard | None:
        """What is said next, noted and replayed."""
        heard = self.monitor.next(max(seconds, 0.0))
        if heard is None:
            return None
        record, message = self.rig.record, heard.message
        line = record.message(heard.side, message)
        self.lines.append(line)
        if "QMP" in message:
            self.version = _version(message["QMP"])
        for seen in self.conversation.message(message, record.line, line):
            self.follower.take(seen)
            if isinstance(seen, Moved):
                self.states[seen.instance] = self._known(seen.state)
            elif isinstance(seen, Answered):
                self.reply = seen.reply
        return heard

    def _known(self, word: str) -> str:
        """The state that a word stands for."""
        return next((name for name in self.rig.machine.state_named if name.lower() == word.lower()), word)


def _version(greeting: Any) -> str:
    """The version that a QMP greeting tells."""
    told = greeting.get("version", {})
    qemu = told.get("qemu", {})
    number = ".".join(str(qemu[part]) for part in ("major", "minor", "micro") if part in qemu)
    return " ".join(filter(None, (number, f"({told['package']})" if told.get("package") else "")))
