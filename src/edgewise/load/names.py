"""The declarations of a machine: states, verbs, events, parameters, variables."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from edgewise.expr import Bool, Range, Type, Value, Words, values
from edgewise.load.fields import Table, known, unique
from edgewise.load.toml import Item
from edgewise.machine import Declaration, Event, State
from edgewise.parse import GREATEST
from edgewise.problem import Problems, Span

_RANGE = re.compile(r"\s*(-?[0-9]{1,10})\s*\.\.\s*(-?[0-9]{1,10})\s*")
WIDEST = 10_000
"""Values of one range; more is not a state machine any more."""


@dataclass(slots=True)
class Names:
    """What has been declared so far, for finding doubles; `broken` names had a problem of their own."""

    problems: Problems
    values: dict[str, Span] = field(default_factory=dict)
    triggers: dict[str, Span] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)

    def states(self, root: Table) -> list[State]:
        """The states, exactly one of them initial."""
        found: list[State] = []
        for table in root.tables("states"):
            name, span = table.name()
            flags = {key: table.get(key, bool, False) for key in ("initial", "internal", "final", "error")}
            note = table.get("note", str, "")
            if unique(self.problems, self.values, name, span, "state"):
                found.append(State(name, note, span=span, **flags))
        starts = [state for state in found if state.initial]
        if not starts and not self.problems.found:
            help = "mark one: {name = …, initial = true}"
            place = root.find("states")
            self.problems.add("EW204", place.key if place else root.span, "no state is initial", help)
        for state in starts[1:]:
            help = f"an instance starts in one state; '{starts[0].name}' is initial already"
            self.problems.add("EW204", state.span, f"'{state.name}' is a second initial state", help)
        return found

    def verb(self, table: Table) -> tuple[str, str, Span]:
        """Name, note and place of a verb; "" for a name that is none or not new."""
        name, span = table.name()
        fresh = unique(self.problems, self.triggers, name, span, "verb or event")
        return (name if fresh else ""), table.get("note", str, ""), span

    def events(self, root: Table, verbs: frozenset[str]) -> list[Event]:
        """The events; each may answer one of the verbs."""
        found: list[Event] = []
        for table in root.tables("events"):
            name, note, span = self.verb(table)
            answers = table.get("answers", str, "")
            item = table.find("answers")
            if answers and item and not known(self.problems, item, verbs, "EW206", "verb"):
                answers = ""
            if name:
                found.append(Event(name, note, answers, span))
        return found

    def declarations(self, root: Table, key: str, what: str, starts: bool) -> list[Declaration]:
        """Parameters (`starts` false), variables or shared variables (which start with a value)."""
        found: list[Declaration] = []
        for table in root.tables(key):
            name, span = table.name()
            fresh = unique(self.problems, self.values, name, span, what)
            kind = self.type(table)
            note = table.get("note", str, "")
            initial = self.initial(table, kind) if starts else None
            if kind is None or (starts and initial is None):
                self.broken.add(name)
            elif fresh:
                found.append(Declaration(name, kind, initial, note, span))
        return found

    def type(self, table: Table) -> Type | None:
        """A type, or None after noting why it is none."""
        found = table.find("type")
        if found is None:
            self.problems.add("EW112", table.span, "'type' is missing", 'add type = "bool"')
            return None
        if found.value == "bool":
            return Bool()
        if isinstance(found.value, list):
            return self.words(table, found)
        match = _RANGE.fullmatch(found.value) if isinstance(found.value, str) else None
        if match is None:
            help = 'a type is "bool", a list of words ["none", "error"], or a range "0..3"'
            self.problems.add("EW207", found.span, "this is not a type", help)
            return None
        low, high = int(match[1]), int(match[2])
        if low > high or high - low >= WIDEST or max(-low, high) > GREATEST:
            help = f"the lower end comes first, at most {WIDEST} numbers, none beyond {GREATEST}"
            self.problems.add("EW207", found.span, f"{low}..{high} is not a range", help)
            return None
        return Range(low, high)

    def words(self, table: Table, found: Item) -> Type | None:
        """A list of different words that name nothing else."""
        words: dict[str, Span] = {}
        good = bool(found.elements)
        for element in found.elements:
            if not isinstance(element.value, str):
                table.wrong_kind(element, "type", "a word in quotes")
                good = False
            elif not table.is_name(element.value, element.span):
                good = False
            else:
                good = unique(self.problems, words, element.value, element.span, "word") and good
        if not found.elements:
            self.problems.add("EW207", found.span, "a list of words needs at least one", 'such as ["none", "error"]')
        return Words(tuple(words)) if good else None

    def initial(self, table: Table, kind: Type | None) -> Value | None:
        """The initial value, or None after noting why it is none."""
        found = table.find("initial")
        if found is None:
            self.problems.add("EW112", table.span, "'initial' is missing", "add initial = …")
            return None
        if kind is None:
            return None
        value = found.value
        fits, help = _fit(value, kind)
        if fits:
            assert isinstance(value, bool | int | str)
            return value
        self.problems.add("EW208", found.span, f"{_shown(value)} is not a value of this type", help)
        return None

    def no_word_has_two_meanings(self, declared: list[Declaration]) -> None:
        """Note a word of a list that is also the name of a state or variable."""
        for declaration in declared:
            if isinstance(declaration.type, Words):
                for word in declaration.type.words:
                    if word in self.values:
                        where = f"also declared in line {self.values[word].line}"
                        message = f"'{word}' is a word of '{declaration.name}' and {where}"
                        self.problems.add("EW203", declaration.span, message, "rename one of them")


def _fit(value: object, kind: Type) -> tuple[bool, str]:
    """Whether a TOML value is one of a type, and which are."""
    match kind:
        case Bool():
            return isinstance(value, bool), "write true or false"
        case Words(words):
            return value in words, "one of: " + ", ".join(words)
        case Range(low, high):
            whole = isinstance(value, int) and not isinstance(value, bool)
            return whole and value in values(kind), f"a number from {low} to {high}"


def _shown(value: object) -> str:
    """A TOML value as its file has it."""
    return str(value).lower() if isinstance(value, bool) else repr(value)
