"""Facts as the text of a model, with a line `# ?` for each question that they leave open."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from textwrap import wrap
from typing import Final

from edgewise.draft.facts import Facts, of_drawing, of_tables
from edgewise.draft.label import is_verb
from edgewise.draft.names import names
from edgewise.draft.rows import Row, contested, rows, unnamed
from edgewise.identifier import snake
from edgewise.observed import Drawing, Observed, Table

WIDTH: Final = 100
"""Columns of a comment."""


def draft(name: str, path: str, seen: Sequence[Observed]) -> str:
    """The model called `name`, as TOML: of the tables that were seen in the file `path`, else of the largest drawing.

    `name` is a name of the language, and something was seen. The text loads.
    """
    tables = [one for one in seen if isinstance(one, Table)]
    drawings = [one for one in seen if isinstance(one, Drawing)]
    facts = of_tables(tables) if tables else of_drawing(max(drawings, key=lambda one: len(one.lines)))
    return "\n".join(_Draft(name, path, facts).lines()) + "\n"


@dataclass(frozen=True)
class _Draft:
    name: str
    path: str
    facts: Facts

    @cached_property
    def states(self) -> dict[str, str]:
        """The name of each state, by how it is written in the source."""
        return names(self.facts.states, snake)

    @cached_property
    def triggers(self) -> dict[str, str]:
        """The name of each verb and event, likewise."""
        written = [text for way in self.facts.ways for text in (way.asked.name, way.asked.answers) if text]
        return names(written, lambda name: f"{is_verb(name)} {snake(name)}")

    @cached_property
    def nameless(self) -> dict[str, str]:
        """The event of each state that arrows without a name lead to."""
        return unnamed(self.facts.ways, self.states, self.triggers.values())

    @cached_property
    def rows(self) -> list[Row]:
        return rows(self.facts.ways, self.states, self.triggers, self.nameless)

    @cached_property
    def edges(self) -> set[tuple[str, str]]:
        """Between different states."""
        ways = ((self.states[way.source], way.target) for way in self.facts.ways)
        found = ((source, self.states[target]) for source, target in ways if target is not None)
        return {(source, target) for source, target in found if source != target}

    def lines(self) -> list[str]:
        """The whole text."""
        verbs = {written: name for written, name in self.triggers.items() if is_verb(written)}
        events = {written: name for written, name in self.triggers.items() if not is_verb(written)}
        head = f"{self.name}, from {self.facts.what} of {self.path}."
        return [
            *_comment(f"{head} Lines with '?' ask what that does not tell; docs/language.md has every key."),
            f"machine  = {_quoted(self.name)}",
            *_asked("What is one of them called, and several that move together?"),
            '# instance = "instance"',
            '# group    = "group"',
            *(line for question in self.facts.questions for line in _asked(question[0].upper() + question[1:])),
            "",
            *self._states(),
            "",
            *_comment(
                "Names in capitals are taken for verbs: what somebody asks for. All others are events: what"
                " happens by itself."
            ),
            *(_asked("Is each of them what it is taken for?") if self.triggers else []),
            *_list("verbs", [_table(name=name, note=_note(written, name)) for written, name in verbs.items()]),
            *(_asked("Those called 'to-…' have no name in the source. What are they?") if self.nameless else []),
            *_list("events", [*self._events(events), *(_table(name=name) for name in self.nameless.values())]),
            "",
            *self._transitions(),
        ]

    def _states(self) -> list[str]:
        entered, left = {target for _, target in self.edges}, {source for source, _ in self.edges}
        fresh = [name for name in self.states.values() if name not in entered]
        marked = [self.states[start] for start in self.facts.starts]
        first = (marked or fresh or list(self.states.values()))[:1]
        found: list[str] = []
        for written, name in self.states.items():
            if name in first and len(marked) != 1:
                alone = fresh == [name] and self.facts.edges and not marked
                why = "no arrow leads to it" if alone else "nothing tells"
                found += _asked(f"Does each begin as {name}? ({why.capitalize()}.)", "  ")
            final = self.facts.edges and name not in left
            if final:
                found += _asked(f"May it stay {name} for ever? (No arrow leads on.)", "  ")
            found.append(f"  {_table(name=name, note=_note(written, name), initial=name in first, final=final)},")
        return ["states = [", *found, "]"]

    def _events(self, events: dict[str, str]) -> Iterable[str]:
        asked = {way.asked.name: way.asked.answers for way in self.facts.ways if way.asked.answers}
        for written, name in events.items():
            answers = self.triggers[asked[written]] if written in asked else ""
            yield _table(name=name, note=_note(written, name), answers=answers)

    def _transitions(self) -> list[str]:
        found: list[str] = []
        places = contested(self.rows)
        for row in self.rows:
            if row.guards:
                found += _asked(f"Only when: {'; or when: '.join(row.guards)}", "  ")
            elif any((row.trigger, source) in places for source in row.sources):
                found += _asked(f"When does it come to {row.outcome}?", "  ")
            if row.target is None:
                found += _asked(f"{row.trigger} is accepted here: where does it lead, at once or later?", "  ")
            table = _table(
                on=row.trigger,
                **{"from": row.sources[0] if len(row.sources) == 1 else row.sources},
                to=row.target or "",
                each=row.joint,
                outcome=row.outcome,
            )
            found.append(f"  {table},")
        return ["transitions = [", *found, "]"]


def _note(written: str, name: str) -> str:
    """How the source writes what has another name here."""
    return "" if written == name else f"written {_plain(written)}"


def _list(key: str, tables: list[str]) -> list[str]:
    return [f"{key} = [", *(f"  {table}," for table in tables), "]"] if tables else [f"{key} = []"]


def _table(**entries: str | bool | list[str]) -> str:
    return "{" + ", ".join(f"{key} = {_value(value)}" for key, value in entries.items() if value) + "}"


def _value(value: str | bool | list[str]) -> str:
    match value:
        case bool():
            return str(value).lower()
        case str():
            return _quoted(value)
        case _:
            return "[" + ", ".join(map(_quoted, value)) + "]"


def _quoted(text: str) -> str:
    """A TOML string; its escapes are JSON's."""
    return json.dumps(_plain(text), ensure_ascii=False)


def _plain(text: str) -> str:
    """A text on one line, with nothing in it that TOML forbids in comments or a terminal would obey."""
    return "".join(char if char.isprintable() else "?" for char in " ".join(text.split()))


def _comment(text: str) -> list[str]:
    return [f"# {line}" for line in wrap(_plain(text), WIDTH - 2, break_on_hyphens=False)]


def _asked(question: str, indent: str = "") -> list[str]:
    """A question as a comment."""
    first, *more = wrap(_plain(question), WIDTH - 4 - len(indent), break_on_hyphens=False)
    return [f"{indent}# ? {first}", *(f"{indent}#   {line}" for line in more)]
