"""drive/NAME.toml: a harness, with every mistake at its place (docs/drive.md)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from edgewise.drive.form import members
from edgewise.drive.harness import Happening, Harness, Message, Setup, Spoken
from edgewise.load.fields import Table, known
from edgewise.load.toml import Item, parse
from edgewise.machine import Machine
from edgewise.problem import Problem, Problems, Unreadable, nearest
from edgewise.source import Source


def read(name: str, source: Source, machine_named: Callable[[str], Machine]) -> tuple[Machine, Harness]:
    """A harness, and the machine that it is for. Raises Unreadable with all that is wrong in the file."""
    problems = Problems()
    root = Table(parse(source), problems)
    wanted = root.need("machine", str, "")
    problems.stop_if_any()
    machine = machine_named(wanted)
    if not any(dialect.format == "qmp" for dialect in machine.dialects):
        message = f"the model of {wanted} does not tell what the messages of QMP mean"
        place = root.item.fields["machine"].span
        raise Unreadable([Problem("EW801", place, message, "add [replay.qmp] to the model: docs/replay.md")])
    found = _Reader(problems, machine).harness(name, root)
    root.done()
    problems.stop_if_any()
    return machine, found


class _Reader:
    """Reads one harness, each name against what the machine declares."""

    def __init__(self, problems: Problems, machine: Machine) -> None:
        self.problems, self.machine = problems, machine

    def harness(self, name: str, root: Table) -> Harness:
        """All of it."""
        program, package = root.need("program", str, ""), root.need("package", str, "")
        arguments = tuple(str(item.value) for item in root.strings("arguments"))
        withheld = root.strings("withheld")
        for item in withheld:
            known(self.problems, item, self.machine.event_named, "EW206", "event")
        never = tuple(self.happenings(root, "never"))
        spoken = tuple(self.spoken(table) for table in root.tables("asks"))
        setups = tuple(self.setup(table, never) for table in root.tables("setups"))
        if not setups:
            self.problems.add("EW112", root.span, "'setups' is missing", "add [[setups]]: docs/drive.md")
        return Harness(name, program, package, arguments, tuple(str(item.value) for item in withheld), spoken, setups)

    def setup(self, table: Table, never: Sequence[Happening]) -> Setup:
        """One setup; what happens `soon` in it is not among what never happens."""
        name = table.need("name", str, "")
        found = table.find("before")
        if found is not None and not isinstance(found.value, list):
            table.wrong_kind(found, "before", "a list of commands")
        before = tuple(self.message(table, item) for item in (found.elements if found is not None else ()))
        table.require("make")
        made = table.find("make")
        make = self.message(table, made) if made is not None else {}
        group = [member.name for member in members(self.machine.dialects[0], make)] if "execute" in make else []
        if made is not None and "execute" in make and not group:
            help = "what stands in `makes` of [replay.qmp] does"
            self.problems.add("EW113", made.span, f"this command makes no {self.machine.instance}", help)
        withheld = table.strings("withheld")
        for item in withheld if group else ():
            if item.value not in group:
                help = nearest(str(item.value), tuple(group))
                self.problems.add("EW113", item.span, f"'{item.value}' is not made here", help)
        soon = set(self.happenings(table, "soon"))
        here = (*(one for one in never if one not in soon), *self.happenings(table, "never"))
        return Setup(name, before, make, tuple(str(item.value) for item in withheld), here, table.span)

    def message(self, table: Table, item: Item) -> Message:
        """A command."""
        if not isinstance(item.value, dict):
            table.wrong_kind(item, "command", 'a table: {execute = "…", arguments = {…}}')
            return {}
        told = Table(item, self.problems)
        told.need("execute", str, "")
        told.get("arguments", dict, {})
        told.done()
        return item.value

    def spoken(self, table: Table) -> Spoken:
        """A way to say a command."""
        command = table.need("command", str, "")
        commands = {name for row in self.machine.dialects[0].asking for name in row.match.commands}
        item = table.find("command")
        if item is not None and command and command not in commands:
            help = nearest(command, frozenset(commands))
            self.problems.add("EW206", item.span, f"'{command}' asks nothing of {self.machine.name}", help)
        arguments: Mapping[str, Any] = table.get("arguments", dict, {})
        withholds = table.get("withholds", bool, False) if "withholds" in table.item.fields else None
        return Spoken(command, arguments, withholds)

    def happenings(self, table: Table, key: str) -> Iterator[Happening]:
        """Verbs and events, each with an outcome or without."""
        for row in table.tables(key):
            triggers = row.strings("on")
            row.require("on")
            outcome = row.get("outcome", str, "")
            for item in triggers:
                if known(self.problems, item, self.machine.rows_of, "EW206", "verb or event"):
                    name = str(item.value)
                    has = {self.machine.transitions[number].outcome for number in self.machine.rows_of[name]}
                    if outcome and outcome not in has:
                        message = f"no row of '{name}' has the outcome '{outcome}'"
                        place = row.item.fields["outcome"].span
                        self.problems.add("EW206", place, message, nearest(outcome, frozenset(has - {""})))
                    yield Happening(name, outcome)
