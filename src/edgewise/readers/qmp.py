"""QMP: what went over a monitor's socket, with who said it (`dir`, `msg`) or without."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from edgewise.dialect import Dialect
from edgewise.logged import Log, Observation
from edgewise.readers.conversation import Conversation
from edgewise.readers.json_stream import objects
from edgewise.readers.lines import AHEAD, Lines


def read(lines: Lines, dialect: Dialect) -> Log:
    """The log in which each message is a JSON object, or is the `msg` of one; the `note` of one is a remark."""
    ahead, events = lines.peek(), {event for row in dialect.telling for event in row.events}
    if len(ahead) < AHEAD and not any(event in line for event in events for line in ahead):
        return Log(lines.path, "qmp", _observations(lines, dialect), "states", "no change of state is told in it")
    return Log(lines.path, "qmp", _observations(lines, dialect))


def _observations(lines: Lines, dialect: Dialect) -> Iterator[Observation]:
    return chain.from_iterable(_told(lines, Conversation(dialect, lines.path)))


def _told(lines: Lines, told: Conversation) -> Iterator[Sequence[Observation]]:
    """What each message tells, and each remark."""
    for number, text, found in objects(lines):
        message, note = found.get("msg"), found.get("note")
        if message is None and note is None:
            message = found
        if isinstance(message, dict):
            yield told.message(message, number, text)
        if isinstance(note, str):
            yield told.note(note, number, text)
