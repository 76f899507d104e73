"""What a log tells of a machine's instances, as seen, with its places; nothing here knows the model."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final, Literal, NamedTuple, TypeAlias

from edgewise.problem import Span, Unreadable

Reply: TypeAlias = Literal["ok", "refused", "moot", "unheard"]
"""What came of what was asked: it was done; the machine refused it; it never came to the machine (a mistake in an
argument, say); or the answer is not in the log, so that nothing is known."""

Loss: TypeAlias = Literal["nothing", "states", "verbs", "anything", "ending"]
"""What a log may leave out: nothing; changes of state; what was asked; both; or what the program asks of itself when
it comes to its end."""


class Member(NamedTuple):
    """An instance to be, and the parameters that are known: name and value, both as the log has them."""

    name: str
    parameters: tuple[tuple[str, str], ...] = ()


class Created(NamedTuple):
    """A group is about to be made of these instances. `key` is that of the answer to come, None if none will."""

    members: tuple[Member, ...]
    span: Span
    key: Hashable = None


class Asked(NamedTuple):
    """Somebody asks a verb of an instance; `Answered` with the same key tells what came of it.

    `outcomes` are the only ones that what was asked allows; () where all are.
    """

    instance: str
    verb: str
    outcomes: tuple[str, ...]
    key: Hashable
    span: Span


class Answered(NamedTuple):
    """What came of what was asked, or of making a group. `state`: the one in which it was refused, "" if not told."""

    key: Hashable
    reply: Reply
    span: Span
    state: str = ""


class Done(NamedTuple):
    """A verb and its reply in one; changes of state that it brings are told after it."""

    instance: str
    verb: str
    outcomes: tuple[str, ...]
    reply: Reply
    span: Span


class Moved(NamedTuple):
    """An instance is in `state`, and was not before."""

    instance: str
    state: str
    span: Span


class Shown(NamedTuple):
    """Something is told of an instance: what row `row` of the dialect's `showing` says."""

    instance: str
    row: int
    span: Span


class Lost(NamedTuple):
    """Here anything may have happened that the log does not tell; `why` in a few words."""

    why: str
    span: Span


class Looked(NamedTuple):
    """Somebody asks in which states all instances are; `Listed` with the same key has the answer."""

    key: Hashable
    span: Span


class Listed(NamedTuple):
    """Instances, and the states they were in at some moment between the question and the answer."""

    key: Hashable
    states: tuple[tuple[str, str], ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Heard:
    """The program answers something that is not about the machine: it has not come to its end."""


Observation: TypeAlias = Created | Asked | Answered | Done | Moved | Shown | Lost | Looked | Listed | Heard


AHEAD: Final = 100
"""Observations that are read before the first of them is taken."""


@dataclass(frozen=True)
class Log:
    """A log: its name, who reads it, what it may leave out throughout and why, and what it tells, read as it is taken.

    Taking an observation may raise Unreadable.
    """

    path: str
    reader: str
    observations: Iterator[Observation]
    loss: Loss = "nothing"
    why: str = ""

    def batches(self) -> Iterator[list[Observation]]:
        """The observations, some at once: to read many in a row, then to take many, is a fifth faster than in turns.

        Raises Unreadable after the last batch before the place.
        """
        while True:
            batch: list[Observation] = []
            try:
                batch.extend(islice(self.observations, AHEAD))
            except Unreadable:
                yield batch
                raise
            if not batch:
                return
            yield batch
