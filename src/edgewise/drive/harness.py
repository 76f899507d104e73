"""A harness as data: how a program is started, and how its instances are brought to where a machine's states are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from edgewise.machine import Transition
from edgewise.problem import NOWHERE, Span

Message: TypeAlias = Mapping[str, Any]
"""A command as it is sent: `execute` and `arguments`."""

COUNT = "{n}"
"""What stands in names for the number of the walk, so that no two walks of a log share one."""


@dataclass(frozen=True, slots=True)
class Happening:
    """All rows of a verb or event, or those of one outcome."""

    trigger: str
    outcome: str = ""

    def covers(self, row: Transition) -> bool:
        """Whether a row is one of them."""
        return row.trigger == self.trigger and self.outcome in {"", row.outcome}


@dataclass(frozen=True, slots=True)
class Spoken:
    """A way to say a command: with these arguments beside those that the dialect tells.

    `withholds` tells what becomes of the instance asked: from then on what is withheld does not
    happen to it (True), or does (False); None where that stays as it is.
    """

    command: str
    arguments: Mapping[str, Any]
    withholds: bool | None = None


@dataclass(frozen=True, slots=True)
class Setup:
    """A way to make a group of instances: what is sent `before`, and the command that makes them.

    `withheld` are the instances that begin with what is withheld; `never` is what does not happen in this setup.
    """

    name: str
    before: tuple[Message, ...]
    make: Message
    withheld: tuple[str, ...] = ()
    never: tuple[Happening, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Harness:
    """All of it. What is not said never to happen, nor withheld, happens soon wherever the machine lets it.

    `program` takes `arguments`, in which {fd} is the socket it is spoken to; `package` is what it
    is installed with, `version` the way to its version in what it says first.
    """

    name: str
    program: str
    package: str
    arguments: tuple[str, ...]
    withheld: tuple[str, ...]
    spoken: tuple[Spoken, ...]
    setups: tuple[Setup, ...]


def numbered(value: Any, walk: int) -> Any:
    """A value with the number of a walk wherever a text in it has COUNT."""
    match value:
        case str():
            return value.replace(COUNT, str(walk))
        case Mapping():
            return {key: numbered(item, walk) for key, item in value.items()}
        case Sequence():
            return [numbered(item, walk) for item in value]
        case _:
            return value
