"""The ways a client can ask a machine's verbs: the commands of its dialect, with what a harness adds to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from edgewise.dialect import Asking, Dialect, Path
from edgewise.drive.harness import Harness, Message, Spoken
from edgewise.logged import Asked, Created, Member, Observation
from edgewise.readers.conversation import Conversation

_SOMEBODY = "somebody"


@dataclass(frozen=True)
class Form:
    """A command that asks a verb, and may ask it for some outcomes only (() where for any)."""

    verb: str
    outcomes: tuple[str, ...]
    command: str
    instance: Path
    arguments: Mapping[str, Any]
    withholds: bool | None

    def message(self, instance: str) -> Message:
        """What is sent to ask it of an instance."""
        return {"execute": self.command, "arguments": _with(self.arguments, self.instance, instance)}

    def __str__(self) -> str:
        """The command, and its arguments but for the instance."""
        told = (
            f"{key}={str(value).lower() if isinstance(value, bool) else value}" for key, value in self.arguments.items()
        )
        return " ".join((self.command, *told))


def forms(dialect: Dialect, harness: Harness) -> tuple[Form, ...]:
    """Every way to ask, in the order of the dialect."""
    return tuple(form for row in dialect.asking for form in _forms(dialect, harness, row))


def _forms(dialect: Dialect, harness: Harness, row: Asking) -> Iterator[Form]:
    told: dict[str, Any] = {}
    for path, value in row.match.having:
        told = _with(told, path, _constant(value))
    for command in row.match.commands:
        ways = [one for one in harness.spoken if one.command == command] or [Spoken(command, {})]
        for way in ways:
            form = Form(row.verb, row.outcomes, command, row.instance[0], {**told, **way.arguments}, way.withholds)
            # An earlier row of the dialect may be for what is said so.
            if means(dialect, form.message(_SOMEBODY)) == (_SOMEBODY, form.verb, form.outcomes):
                yield form


def means(dialect: Dialect, message: Message) -> tuple[str, str, tuple[str, ...]] | None:
    """Of whom a command asks what: instance, verb and outcomes. None where it asks nothing."""
    asked = next((one for one in _observed(dialect, message) if isinstance(one, Asked)), None)
    return (asked.instance, asked.verb, asked.outcomes) if asked is not None else None


def members(dialect: Dialect, message: Message) -> tuple[Member, ...]:
    """The instances of the group that a command makes; () where it makes none."""
    made = next((one for one in _observed(dialect, message) if isinstance(one, Created)), None)
    return made.members if made is not None else ()


def _observed(dialect: Dialect, message: Message) -> list[Observation]:
    return list(Conversation(dialect, "").message(message, 0, ""))


def _with(arguments: Mapping[str, Any], path: Path, value: Any) -> dict[str, Any]:
    first, *rest = path
    return {**arguments, first: _with(arguments.get(first, {}), tuple(rest), value) if rest else value}


def _constant(text: str) -> Any:
    """The value that a dialect spells like this."""
    if text in {"true", "false"}:
        return text == "true"
    return int(text) if text.lstrip("-").isdecimal() else text
