"""What a client and a server say to each other in QMP's way, and what that tells by a dialect."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Any, Final, TypeAlias, TypeVar

from edgewise.dialect import Asking, Dialect, Joining, Listing, Making, Match, Path
from edgewise.logged import Answered, Asked, Created, Heard, Listed, Looked, Lost, Member, Moved, Observation
from edgewise.problem import Span

OUTSTANDING: Final = 1_000
"""Commands that may wait for their answers; of older ones none is expected any more."""

_HEARD: Final = (Heard(),)

Ticket: TypeAlias = tuple[bool, Hashable]
"""What a command waits with: whether it has an id, and the id or its number."""


class Conversation:
    """Turns messages into observations, one after another. Each comes with its line and the line's text.

    `patient`: a command without an id may still get its answer after another was sent.
    """

    def __init__(self, dialect: Dialect, path: str, patient: bool = True) -> None:
        self._dialect, self._path, self._patient = dialect, path, patient
        self._telling = {event: row for row in dialect.telling for event in row.events}
        self._asking = {name: dialect.asking for row in dialect.asking for name in row.match.commands}
        makes: tuple[Making | Joining, ...] = (*dialect.making, *dialect.joining)
        self._making = {name for row in makes for name in row.match.commands}
        self._listing = {name: row for row in dialect.listing for name in row.commands}
        self._waiting: dict[Ticket, list[int] | None] = {}
        self._looks: dict[Ticket, tuple[int, Listing]] = {}
        self._count = 0

    def note(self, text: str, line: int, shown: str) -> Sequence[Observation]:
        """What a remark in the log tells."""
        if not any(part in text for part in self._dialect.losing):
            return ()
        self._waiting.clear()
        self._looks.clear()
        return (Lost(text.partition("\n")[0][:60], self._span(line, shown)),)

    def message(self, message: Mapping[str, Any], line: int, shown: str) -> Sequence[Observation]:
        """What a message tells; its kind is told by its keys."""
        if "event" in message:
            event = message["event"]
            telling = self._telling.get(event) if isinstance(event, str) else None
            if telling is None:
                return ()
            data = message.get("data")
            instance, state = look(data, telling.instance), look(data, telling.state)
            # Most messages are these.
            return (
                (Moved(instance, state, Span(self._path, line, 1, len(shown) or 1, shown)),)
                if instance and state
                else ()
            )
        if "return" in message or "error" in message:
            return self._answer(message, line, shown)
        name = message.get("execute", message.get("exec-oob"))
        return self._command(name, message, line, shown) if isinstance(name, str) else ()

    def _span(self, line: int, shown: str) -> Span:
        return Span(self._path, line, 1, max(1, len(shown)), shown)

    def _command(self, name: str, message: Mapping[str, Any], line: int, shown: str) -> Sequence[Observation]:
        told: list[Observation] = []
        self._count += 1
        identity = message.get("id")
        ticket: Ticket = (False, self._count) if identity is None else (True, _hashable(identity))
        if identity is None and not self._patient:
            for one in [one for one in self._waiting if not one[0]]:
                told += self._give_up(one, line, shown)
        if len(self._waiting) >= OUTSTANDING:
            told += self._give_up(next(iter(self._waiting)), line, shown)
        # Of a command that ends the program no answer shows anything.
        keys: list[int] | None = None if name in self._dialect.quitting else []
        if keys is not None and (name in self._asking or name in self._making):
            for observation in self._meant(name, message.get("arguments"), self._span(line, shown)):
                told.append(observation)
                keys.append(self._count)
                self._count += 1
        self._waiting[ticket] = keys
        if name in self._listing:
            self._looks[ticket] = self._count, self._listing[name]
            told.append(Looked(self._count, self._span(line, shown)))
        return told

    def _give_up(self, ticket: Ticket, line: int, shown: str) -> list[Observation]:
        self._looks.pop(ticket, None)
        return [Answered(key, "unheard", self._span(line, shown)) for key in self._waiting.pop(ticket, ()) or ()]

    def _answer(self, message: Mapping[str, Any], line: int, shown: str) -> Sequence[Observation]:
        identity = message.get("id")
        # Answers without an id come in the order of the commands.
        ticket = (
            next((one for one in self._waiting if not one[0]), None)
            if identity is None
            else (True, _hashable(identity))
        )
        keys = self._waiting.pop(ticket, ()) if ticket is not None else ()
        asked = self._looks.pop(ticket, None) if ticket is not None else None
        if asked is not None:
            return (self._listed(*asked, message.get("return"), self._span(line, shown)),)
        if not keys:
            return () if keys is None or not self._dialect.ending else _HEARD
        span = self._span(line, shown)
        if "return" in message:
            return [Answered(key, "ok", span) for key in keys]
        return [self._refused(key, message["error"], span) for key in keys]

    def _listed(self, key: int, row: Listing, answer: Any, span: Span) -> Listed:
        told = ((look(one, row.instance), look(one, row.state)) for one in (answer if isinstance(answer, list) else ()))
        return Listed(key, tuple((instance, state) for instance, state in told if instance and state), span)

    def _refused(self, key: int, error: Any, span: Span) -> Answered:
        kind, text = look(error, ("class",)), look(error, ("desc",))
        if kind in self._dialect.moot_classes or any(re.search(moot, text) for moot in self._dialect.moot_texts):
            return Answered(key, "moot", span)
        found = next(filter(None, (re.search(told, text) for told in self._dialect.refusing_texts)), None)
        return Answered(key, "refused", span, found[1] if found else "")

    def _meant(self, name: str, arguments: Any, span: Span) -> Iterator[Observation]:
        """What a command asks for; the keys of the answers count up from the number of the command."""
        key = self._count
        asked = _row(self._dialect.asking, name, arguments)
        if asked is not None:
            instance = _first(arguments, asked.instance)
            if instance:
                yield Asked(instance, asked.verb, asked.outcomes, key, span)
            return
        joined = _row(self._dialect.joining, name, arguments)
        if joined is None:
            members = self._members(name, arguments)
            if members:
                yield Created(members, span, key)
            return
        actions = _value(arguments, joined.actions)
        groups = [
            self._members(look(action, joined.command), _value(action, joined.data))
            for action in (actions if isinstance(actions, list) else [])
        ]
        if joined.together:
            groups = [tuple(member for group in groups for member in group)]
        for number, group in enumerate(filter(None, groups)):
            yield Created(group, span, key + number)

    def _members(self, name: str, arguments: Any) -> tuple[Member, ...]:
        row = _row(self._dialect.making, name, arguments)
        instance = _first(arguments, row.instance) if row is not None else ""
        if row is None or not instance:
            return ()
        given = ((one.name, (look(arguments, one.path) if one.path else "") or one.value) for one in row.parameters)
        return (Member(instance, tuple((name, value) for name, value in given if value)),)


Row = TypeVar("Row", Asking, Making, Joining)


def _row(rows: Sequence[Row], name: str, arguments: Any) -> Row | None:
    """The first row that is for a command with these arguments, if there is one."""
    return next((row for row in rows if name in row.match.commands and _matches(row.match, arguments)), None)


def _matches(match: Match, arguments: Any) -> bool:
    return all(look(arguments, path) == value for path, value in match.having) and not any(
        look(arguments, path) for path in match.without
    )


def _first(arguments: Any, paths: Sequence[Path]) -> str:
    return next((found for path in paths if (found := look(arguments, path))), "")


def _hashable(identity: Any) -> Hashable:
    return identity if isinstance(identity, str | int | float) else repr(identity)


def _value(found: Any, path: Path) -> Any:
    for key in path:
        found = found.get(key) if isinstance(found, dict) else None
    return found


def look(found: Any, path: Path) -> str:
    """The value at a path as a text: true, 3, a word; "" where there is none."""
    for key in path:
        found = found.get(key) if isinstance(found, dict) else None
    if isinstance(found, str):
        return found
    if isinstance(found, bool):
        return "true" if found else "false"
    return str(found) if isinstance(found, int | float) else ""
