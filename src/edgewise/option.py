"""What a generator can be asked for, and what a model asks: options with a type and a default."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from edgewise.problem import NOWHERE, Problem, Span, Unreadable

OptionValue: TypeAlias = bool | int | str | Mapping[str, int]

KINDS: Final[dict[str, str]] = {
    "bool": "true or false",
    "number": "a whole number",
    "text": "a string",
    "numbers": "a table of whole numbers",
}
"""Every type an option can have by name, and how people call it. A list of words is a type too."""


@dataclass(frozen=True, slots=True)
class Declared:
    """An option of a generator. `type` is one of KINDS, or the words to choose from."""

    name: str
    type: str | tuple[str, ...]
    default: OptionValue
    note: str = ""
    span: Span = field(default=NOWHERE, compare=False, repr=False)

    def admits(self, value: object) -> bool:
        """Whether `value`, as TOML has it, is of this option's type."""
        match self.type:
            case tuple(words):
                return isinstance(value, str) and value in words
            case "bool":
                return isinstance(value, bool)
            case "number":
                return isinstance(value, int) and not isinstance(value, bool)
            case "text":
                return isinstance(value, str)
            case _:
                return isinstance(value, Mapping) and all(type(number) is int for number in value.values())

    @property
    def wanted(self) -> str:
        """The type in words, for a message."""
        return KINDS[self.type] if isinstance(self.type, str) else "one of " + ", ".join(self.type)


@dataclass(frozen=True, slots=True)
class Options:
    """The value of every option a generator declares, and the place in the model that sets it (NOWHERE: nobody).

    A view may be shown by a generator that declares fewer options than the view reads: those are
    off (false, 0, empty).
    """

    values: Mapping[str, OptionValue] = field(default_factory=dict)
    places: Mapping[str, Span] = field(default_factory=dict)

    def flag(self, name: str) -> bool:
        """The value of an option declared as a bool."""
        value = self.values.get(name, False)
        assert isinstance(value, bool)
        return value

    def text(self, name: str) -> str:
        """The value of an option declared as a text, or as a list of words."""
        value = self.values.get(name, "")
        assert isinstance(value, str)
        return value

    def number(self, name: str) -> int:
        """The value of an option declared as a number."""
        value = self.values.get(name, 0)
        assert type(value) is int
        return value

    def numbers(self, name: str) -> Mapping[str, int]:
        """The value of an option declared as a table of numbers."""
        value = self.values.get(name, {})
        assert isinstance(value, Mapping)
        return value

    def refusal(self, code: str, name: str, otherwise: Span, message: str, help: str = "") -> Unreadable:
        """The one problem that a view raises about option `name`: at the row that sets it, else at `otherwise`."""
        return Unreadable([Problem(code, self.places.get(name, otherwise), message, help)])
