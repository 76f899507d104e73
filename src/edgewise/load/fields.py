"""Tables of a TOML file against the keys they may have."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeVar

from edgewise.load.toml import Item
from edgewise.parse import NAME, RESERVED, Scope, Wrong
from edgewise.problem import Problems, Span, nearest

T = TypeVar("T")

_KINDS: Final[Mapping[type, str]] = {
    str: "a string",
    bool: "true or false",
    int: "a number",
    list: "a list",
    dict: "a table",
}


@dataclass(slots=True)
class Table:
    """One table: takes its values by key and kind, noting what is unknown, missing or of the wrong kind."""

    item: Item
    problems: Problems
    taken: set[str] = field(default_factory=set)

    @property
    def span(self) -> Span:
        """Where the table stands."""
        return self.item.span

    def get(self, key: str, kind: type[T], default: T) -> T:
        """The value of a key, or the default where there is none or one of another kind."""
        found = self.find(key)
        if found is None:
            return default
        if isinstance(found.value, kind) and (kind is not int or not isinstance(found.value, bool)):
            return found.value
        self.wrong_kind(found, key, _KINDS[kind])
        return default

    def need(self, key: str, kind: type[T], default: T) -> T:
        """As `get`, for a key that must be there."""
        self.require(key)
        return self.get(key, kind, default)

    def require(self, key: str) -> None:
        """Note the lack of a key that must be there."""
        if key not in self.item.fields:
            self.problems.add("EW112", self.span, f"'{key}' is missing", f"add {key} = …")

    def find(self, key: str) -> Item | None:
        """The item of a key."""
        self.taken.add(key)
        return self.item.fields.get(key)

    def name(self, key: str = "name") -> tuple[str, Span]:
        """A name, and its place; "" where there is none that could be one."""
        text = self.need(key, str, "")
        found = self.item.fields.get(key)
        span = found.span if found is not None else self.span
        if found is not None and isinstance(found.value, str) and not self.is_name(text, span):
            text = ""
        return text, span

    def is_name(self, text: str, span: Span) -> bool:
        """Whether a text can be a name; notes why not."""
        if text in RESERVED:
            self.problems.add("EW201", span, f"'{text}' is a word of the language", "choose another name")
        elif len(text) > 64:
            self.problems.add("EW201", span, "a name has at most 64 characters", "put the rest into `note`")
        elif not NAME.fullmatch(text):
            help = "letters, digits, - and _, and first a letter or _"
            self.problems.add("EW201", span, f"{text!r} is not a name", help)
        else:
            return True
        return False

    def strings(self, key: str) -> list[Item]:
        """A string, or a list of strings, as items; [] where the key is absent."""
        found = self.find(key)
        if found is None:
            return []
        if isinstance(found.value, str):
            return [found]
        if isinstance(found.value, list):
            for element in found.elements:
                if not isinstance(element.value, str):
                    self.wrong_kind(element, key, "a string")
            return [element for element in found.elements if isinstance(element.value, str)]
        self.wrong_kind(found, key, "a string or a list of strings")
        return []

    def tables(self, key: str) -> Iterator[Table]:
        """The tables of a list of them; each is checked for unknown keys when it has been read."""
        found = self.find(key)
        if found is None:
            return
        if not isinstance(found.value, list):
            self.wrong_kind(found, key, "a list of tables")
            return
        for element in found.elements:
            if isinstance(element.value, dict):
                table = Table(element, self.problems)
                yield table
                table.done()
            else:
                self.wrong_kind(element, key, "a table such as {name = …}")

    def parsed(self, found: Item, parse: Callable[..., T], scope: Scope) -> T | None:
        """What `parse` makes of a string, or None after noting what is wrong with it."""
        try:
            return parse(found.value, scope, found.at)
        except Wrong as wrong:
            if wrong.problem is not None:
                self.problems.found.append(wrong.problem)
            return None

    def wrong_kind(self, found: Item, key: str, wanted: str) -> None:
        """Note a value of the wrong kind."""
        seen = _KINDS.get(type(found.value), "something else")
        self.problems.add("EW113", found.span, f"'{key}' is {seen}", f"give {wanted}")

    def done(self) -> None:
        """Note every key that nothing has taken."""
        for key, found in self.item.fields.items():
            if key not in self.taken:
                help = nearest(key, frozenset(self.taken))
                self.problems.add("EW111", found.key, f"unknown key '{key}'", help)


def unique(problems: Problems, seen: dict[str, Span], name: str, span: Span, what: str) -> bool:
    """Whether a name is new; notes a second declaration and where the first is."""
    if not name:
        return False
    if name in seen:
        first = seen[name]
        problems.add("EW202", span, f"{what} '{name}' is declared twice", f"the first is in line {first.line}")
        return False
    seen[name] = span
    return True


def known(problems: Problems, found: Item, among: Mapping[str, object] | Collection[str], code: str, what: str) -> bool:
    """Whether an item's text is one of `among`; notes the nearest if not, unless nothing could be declared at all."""
    text = str(found.value)
    if text in among:
        return True
    if not among and problems.found:
        return False
    problems.add(code, found.span, f"unknown {what} '{text}'", nearest(text, frozenset(among)))
    return False
