"""What a client and a server say to each other in QMP's way, and what that tells by a dialect."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any, Final, TypeAlias, TypeVar

from edgewise.dialect import Asking, Dialect, Joining, Listing, Making, Match, Path, Showing
from edgewise.logged import Answered, Asked, Created, Heard, Listed, Looked, Lost, Member, Moved, Observation, Shown
from edgewise.problem import Span

OUTSTANDING: Final = 1_000
"""Commands that may wait for their answers; of older ones none is expected any more."""

_HEARD: Final = Heard()
_NOTHING: Final = range(0)
_PLAIN: Final = (str, int, float)

Ticket: TypeAlias = tuple[bool, Hashable]
"""What a command waits with: whether it has an id, and the id or its number."""


class Conversation:
    """Turns messages into observations, one after another. Each comes with its line and the line's text.

    `patient`: a command without an id may still get its answer after another was sent.
    """

    def __init__(self, dialect: Dialect, path: str, patient: bool = True) -> None:
        self._dialect, self._path, self._patient = dialect, path, patient
        self._telling = {event: row for row in dialect.telling for event in row.events}
        self._showing = Rows(dialect.showing)
        self._number = {id(row): number for number, row in enumerate(dialect.showing)}
        self._asking, self._making, self._joining = Rows(dialect.asking), Rows(dialect.making), Rows(dialect.joining)
        self._losing = re.compile("|".join(map(re.escape, dialect.losing)) or "(?!)")
        self._moot = [re.compile(text) for text in dialect.moot_texts]
        self._refusing = [re.compile(text) for text in dialect.refusing_texts]
        self._listing = {name: row for row in dialect.listing for name in row.commands}
        told = (self._asking, self._making, self._joining, self._listing, dialect.quitting)
        self._known = frozenset(name for names in told for name in names)
        self._queued: dict[Ticket, tuple[str, Any, int, str]] = {}
        self._begun: dict[Ticket, range | None] = {}
        self._looks: dict[Ticket, tuple[int, Listing]] = {}
        self._count = 0
        # Whether the log has answers at all.
        self._answers = False

    def note(self, text: str, line: int, shown: str) -> Sequence[Observation]:
        """What a remark in the log tells."""
        if self._losing.search(text) is None:
            return ()
        return self._lost(text.partition("\n")[0][:60], line, shown)

    def _lost(self, why: str, line: int, shown: str) -> Sequence[Observation]:
        self._queued.clear()
        self._begun.clear()
        self._looks.clear()
        self._answers = False
        return (Lost(why, self._span(line, shown)),)

    def message(self, message: Mapping[str, Any], line: int, shown: str) -> Sequence[Observation]:
        """What a message tells; its kind is told by its keys."""
        event = message.get("event")
        if isinstance(event, str):
            # Most messages are these.
            telling, data = self._telling.get(event), message.get("data")
            if telling is None:
                return self._shown(event, data, line, shown) if event in self._showing else ()
            instance, state = look(data, telling.instance), look(data, telling.state)
            return (Moved(instance, state, self._span(line, shown)),) if instance and state else ()
        if "return" in message or "error" in message:
            return self._answer(message, line, shown)
        if "QMP" in message and self._answers:
            # The greeting of a server. Nobody heard what happened between two connections.
            return self._lost("a new connection", line, shown)
        name = message.get("execute", message.get("exec-oob"))
        return self._command(name, message, line, shown) if isinstance(name, str) else ()

    def _shown(self, event: str, data: Any, line: int, shown: str) -> Sequence[Observation]:
        row = self._showing.match(event, data)
        instance = look(data, row.instance) if row is not None else ""
        return (Shown(instance, self._number[id(row)], self._span(line, shown)),) if instance else ()

    def _span(self, line: int, shown: str) -> Span:
        return Span(self._path, line, 1, len(shown) or 1, shown)

    def _command(self, name: str, message: Mapping[str, Any], line: int, shown: str) -> Sequence[Observation]:
        told: Sequence[Observation] = ()
        identity = message.get("id")
        self._count += 1
        ticket: Ticket = (False, self._count) if identity is None else (True, _hashable(identity))
        if not self._begun and not self._queued:
            # Most commands come when all before them are answered.
            return self._begin(ticket, name, message.get("arguments"), line, shown)
        if identity is None and not self._patient:
            for one in [one for one in self._begun if not one[0]]:
                told = (*told, *self._give_up(one, line, shown))
        if len(self._begun) + len(self._queued) >= OUTSTANDING:
            told = (*told, *self._begin_all())
            told = (*told, *self._give_up(next(iter(self._begun)), line, shown))
        self._queued[ticket] = name, message.get("arguments"), line, shown
        if not self._begun or not self._answers or "exec-oob" in message:
            return (*told, *self._begin_queued(ticket))
        return told

    def _begin_queued(self, ticket: Ticket) -> Sequence[Observation]:
        """The program comes to a command: each waits until those before it are answered."""
        return self._begin(ticket, *self._queued.pop(ticket))

    def _begin(self, ticket: Ticket, name: str, arguments: Any, line: int, shown: str) -> Sequence[Observation]:
        if name not in self._known:
            self._begun[ticket] = _NOTHING
            return ()
        # Of a command that ends the program no answer shows anything.
        if name in self._dialect.quitting:
            self._begun[ticket] = None
            return ()
        told: Sequence[Observation] = ()
        if (asked := self._asking.match(name, arguments)) is not None:
            instance = _first(arguments, asked.instance)
            if instance:
                told = (Asked(instance, asked.verb, asked.outcomes, self._count, self._span(line, shown)),)
        elif name in self._making or name in self._joining:
            groups = self._groups(name, arguments)
            told = [Created(group, self._span(line, shown), key) for key, group in enumerate(groups, self._count)]
        self._begun[ticket] = range(self._count, self._count + len(told))
        self._count += len(told)
        if name in self._listing:
            self._looks[ticket] = self._count, self._listing[name]
            told = (*told, Looked(self._count, self._span(line, shown)))
            self._count += 1
        return told

    def _begin_all(self) -> list[Observation]:
        return [one for ticket in tuple(self._queued) for one in self._begin_queued(ticket)]

    def _give_up(self, ticket: Ticket, line: int, shown: str) -> list[Observation]:
        self._looks.pop(ticket, None)
        return [Answered(key, "unheard", self._span(line, shown)) for key in self._begun.pop(ticket, ()) or ()]

    def _answer(self, message: Mapping[str, Any], line: int, shown: str) -> Sequence[Observation]:
        told: Sequence[Observation] = ()
        self._answers = True
        identity = message.get("id")
        # Answers without an id come in the order of the commands.
        ticket = (
            next((one for one in (*self._begun, *self._queued) if not one[0]), None)
            if identity is None
            else (True, _hashable(identity))
        )
        if ticket in self._queued:
            # One before it is still not answered, or never will be: their order is not known then.
            told = self._begin_all()
        keys = self._begun.pop(ticket, ()) if ticket is not None else ()
        asked = self._looks.pop(ticket, None) if ticket is not None else None
        if asked is not None:
            told = (*told, self._listed(*asked, message.get("return"), self._span(line, shown)))
        elif keys:
            span = self._span(line, shown)
            ok = "return" in message
            told = [
                *told,
                *[Answered(key, "ok", span) if ok else self._refused(key, message["error"], span) for key in keys],
            ]
        elif keys is not None and self._dialect.ending:
            told = (*told, _HEARD)
        if self._queued and not self._begun:
            told = (*told, *self._begin_queued(next(iter(self._queued))))
        return told

    def _listed(self, key: int, row: Listing, answer: Any, span: Span) -> Listed:
        told = [(look(one, row.instance), look(one, row.state)) for one in (answer if isinstance(answer, list) else ())]
        return Listed(key, tuple([one for one in told if all(one)]), span)

    def _refused(self, key: int, error: Any, span: Span) -> Answered:
        kind, text = look(error, ("class",)), look(error, ("desc",))
        if kind in self._dialect.moot_classes:
            return Answered(key, "moot", span)
        for moot in self._moot:
            if moot.search(text):
                return Answered(key, "moot", span)
        for told in self._refusing:
            if found := told.search(text):
                return Answered(key, "refused", span, found[1])
        return Answered(key, "refused", span)

    def _groups(self, name: str, arguments: Any) -> Sequence[tuple[Member, ...]]:
        """What is made by a command that makes something."""
        joined = self._joining.match(name, arguments)
        if joined is None:
            members = self._members(name, arguments)
            return (members,) if members else ()
        actions = _value(arguments, joined.actions)
        groups = [
            self._members(look(action, joined.command), _value(action, joined.data))
            for action in (actions if isinstance(actions, list) else [])
        ]
        if joined.together:
            groups = [tuple(member for group in groups for member in group)]
        return [group for group in groups if group]

    def _members(self, name: str, arguments: Any) -> tuple[Member, ...]:
        row = self._making.match(name, arguments)
        instance = _first(arguments, row.instance) if row is not None else ""
        if row is None or not instance:
            return ()
        given = [(one.name, (look(arguments, one.path) if one.path else "") or one.value) for one in row.parameters]
        return (Member(instance, tuple([one for one in given if one[1]])),)


Row = TypeVar("Row", Asking, Joining, Making, Showing)


class Rows(dict[str, list[Row]]):
    """Rows of a dialect by the commands or events they are for."""

    def __init__(self, rows: Iterable[Row]) -> None:
        super().__init__()
        for row in rows:
            for name in row.match.commands:
                self.setdefault(name, []).append(row)

    def match(self, name: str, arguments: Any) -> Row | None:
        """The first that is for a command with these arguments, if there is one."""
        for row in self.get(name, ()):
            if _matches(row.match, arguments):
                return row
        return None


def _matches(match: Match, arguments: Any) -> bool:
    for path, value in match.having:
        if look(arguments, path) != value:
            return False
    return not any(look(arguments, path) for path in match.without) if match.without else True


def _first(arguments: Any, paths: Sequence[Path]) -> str:
    for path in paths:
        if found := look(arguments, path):
            return found
    return ""


def _hashable(identity: Any) -> Hashable:
    return identity if isinstance(identity, _PLAIN) else repr(identity)


def _value(found: Any, path: Path) -> Any:
    for key in path:
        found = found.get(key) if isinstance(found, dict) else None
    return found


def look(found: Any, path: Path) -> str:
    """The value at a path as a text: true, 3, a word; "" where there is none."""
    for key in path:
        if not isinstance(found, dict):
            return ""
        found = found.get(key)
    if isinstance(found, str):
        return found
    if isinstance(found, bool):
        return "true" if found else "false"
    return str(found) if isinstance(found, int | float) else ""
