"""`[replay.FORMAT]` of a machine's file: how the messages of a log speak of the machine (docs/replay.md)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from edgewise import parse
from edgewise.dialect import (
    FORMATS,
    Asking,
    Dialect,
    Ending,
    Given,
    Joining,
    Listing,
    Making,
    Match,
    Path,
    Showing,
    Telling,
)
from edgewise.expr import TRUE, Expr, values
from edgewise.load.fields import Table, known
from edgewise.load.toml import Item
from edgewise.machine import Machine
from edgewise.parse import Scope
from edgewise.problem import nearest


def read(root: Table, machine: Machine) -> tuple[Dialect, ...]:
    """The dialects of a machine that is read but for them; their problems go to those of the file."""
    found = root.find("replay")
    if found is None:
        return ()
    if not isinstance(found.value, dict):
        root.wrong_kind(found, "replay", "tables, one a format: [replay.qmp]")
        return ()
    dialects: list[Dialect] = []
    for format, item in found.fields.items():
        if format not in FORMATS:
            root.problems.add("EW111", item.key, f"no format '{format}' has a dialect", nearest(format, FORMATS))
        elif not isinstance(item.value, dict):
            root.wrong_kind(item, format, f"a table: [replay.{format}]")
        else:
            table = Table(item, root.problems)
            dialects.append(_Reader(root, machine).dialect(format, table))
            table.done()
    return tuple(dialects)


def spelled(value: object) -> str:
    """A value as logs and tables have it, in words: true, 3, none."""
    return str(value).lower() if isinstance(value, bool) else str(value)


class _Reader:
    """Reads one dialect, each name against what the machine declares."""

    def __init__(self, root: Table, machine: Machine) -> None:
        self.problems, self.machine = root.problems, machine
        self.scope = Scope(
            frozenset(state.name for state in machine.states),
            {one.name: one.type for one in machine.own},
            {one.name: one.type for one in machine.shared},
            plural=machine.instances,
        )

    def dialect(self, format: str, table: Table) -> Dialect:
        """The dialect of a format."""
        return Dialect(
            format,
            tuple(self.making(row) for row in table.tables("makes")),
            tuple(self.asking(row) for row in table.tables("asks")),
            tuple(
                Joining(
                    self.match(row),
                    _path(row.need("actions", str, "")),
                    _path(row.need("type", str, "")),
                    _path(row.need("data", str, "")),
                    row.get("together", bool, True),
                )
                for row in table.tables("joins")
            ),
            tuple(Telling(*self.told(row, "event")) for row in table.tables("tells")),
            tuple(self.showing(row) for row in table.tables("shows")),
            tuple(Listing(*self.told(row, "command")) for row in table.tables("lists")),
            _texts(table.strings("moot-classes")),
            self.patterns(table.strings("moot-texts"), 0),
            self.patterns(table.strings("refused-in"), 1),
            _texts(table.strings("loses")),
            tuple(Ending(*self.verb(row)) for row in table.tables("ends")),
            _texts(table.strings("quits")),
            self.condition(table, "made"),
            table.get("prompt", bool, False),
        )

    def condition(self, table: Table, key: str) -> Expr | None:
        """What is said of an instance; None where nothing is."""
        found = table.find(key)
        if found is None:
            return None
        if not isinstance(found.value, str):
            table.wrong_kind(found, key, "an expression in quotes")
            return None
        return table.parsed(found, parse.expression, self.scope)

    def match(self, row: Table, key: str = "command") -> Match:
        """What a row is for."""
        row.require(key)
        commands = _texts(row.strings(key))
        found = row.find("having")
        having: list[tuple[Path, str]] = []
        if found is not None and not isinstance(found.value, dict):
            row.wrong_kind(found, "having", "a table: {argument = value}")
        elif found is not None:
            having = [(_path(key), spelled(item.value)) for key, item in found.fields.items()]
        return Match(commands, tuple(having), _paths(row.strings("without")))

    def told(self, row: Table, key: str) -> tuple[tuple[str, ...], Path, Path]:
        """What tells states, and where the instance and the state stand in it."""
        row.require(key)
        texts = _texts(row.strings(key))
        return texts, _path(row.need("instance", str, "")), _path(row.need("state", str, ""))

    def showing(self, row: Table) -> Showing:
        """A row of `shows`."""
        match, instance = self.match(row, "event"), _path(row.need("instance", str, ""))
        to, item = row.get("to", str, ""), row.find("to")
        if item is None:
            row.require("when")
        elif to:
            known(self.problems, item, self.machine.state_named, "EW205", "state")
        return Showing(match, instance, self.condition(row, "when") or TRUE, to)

    def making(self, row: Table) -> Making:
        """A row of `makes`."""
        row.require("instance")
        match, instance = self.match(row), _paths(row.strings("instance"))
        found = row.find("parameters")
        parameters: list[Given] = []
        if found is not None and not isinstance(found.value, dict):
            row.wrong_kind(found, "parameters", "a table: {parameter = value}")
        elif found is not None:
            parameters = [self.given(name, item) for name, item in found.fields.items()]
        return Making(match, instance, tuple(parameters))

    def given(self, name: str, item: Item) -> Given:
        """The value of a parameter: a constant, or `{argument = …, default = …}`."""
        types = {parameter.name: parameter.type for parameter in self.machine.parameters}
        if name not in types:
            help = nearest(name, frozenset(types))
            self.problems.add("EW302", item.key, f"the machine has no parameter '{name}'", help)
            return Given(name)
        path: Path = ()
        constant: Item | None = item
        if isinstance(item.value, dict):
            table = Table(item, self.problems)
            path, constant = _path(table.need("argument", str, "")), table.find("default")
            table.done()
        if constant is None:
            return Given(name, path)
        told, allowed = spelled(constant.value), [spelled(value) for value in values(types[name])]
        if told not in allowed:
            help = nearest(told, tuple(allowed))
            self.problems.add("EW303", constant.span, f"'{told}' is no value of '{name}'", help)
        return Given(name, path, told)

    def asking(self, row: Table) -> Asking:
        """A row of `asks`."""
        row.require("instance")
        match, instance = self.match(row), _paths(row.strings("instance"))
        return Asking(match, instance, *self.verb(row))

    def verb(self, row: Table) -> tuple[str, tuple[str, ...]]:
        """A verb, and the outcomes it may have there."""
        verb, item, outcomes = row.need("verb", str, ""), row.find("verb"), row.strings("outcome")
        if item is not None and known(self.problems, item, self.machine.verb_named, "EW206", "verb"):
            has = {self.machine.transitions[number].outcome for number in self.machine.rows_of[verb]} - {""}
            for outcome in outcomes:
                if outcome.value not in has:
                    message = f"no row of '{verb}' has the outcome '{outcome.value}'"
                    self.problems.add("EW206", outcome.span, message, nearest(str(outcome.value), frozenset(has)))
        return verb, _texts(outcomes)

    def patterns(self, items: Sequence[Item], groups: int) -> tuple[str, ...]:
        """Regular expressions with so many groups at least."""
        for item in items:
            try:
                if re.compile(str(item.value)).groups < groups:
                    help = "put ( ) around what matches the state"
                    self.problems.add("EW113", item.span, "this regular expression has no group", help)
            except re.error as error:
                help = "put \\ before a ( [ { * + ? or . that stands for itself"
                self.problems.add("EW113", item.span, f"not a regular expression: {error}", help)
        return _texts(items)


def _texts(items: Sequence[Item]) -> tuple[str, ...]:
    return tuple(str(item.value) for item in items)


def _path(text: str) -> Path:
    return tuple(text.split("."))


def _paths(items: Sequence[Item]) -> tuple[Path, ...]:
    return tuple(_path(str(item.value)) for item in items)
