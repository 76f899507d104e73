"""A group that is followed through a log, and the words of a log for what the machine has."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from edgewise.audit.name import fold
from edgewise.problem import Problem, Span, Unreadable, nearest
from edgewise.replay.explain import point
from edgewise.replay.stage import Stage
from edgewise.replay.verdict import Life


@dataclass(slots=True, eq=False)
class Group:
    """A group that is followed: its instances, where it may be, and the keys of its open requests.

    `stage` is None from the first sight on that no run explains. `moved`: something was seen of it.
    """

    lives: tuple[Life, ...]
    stage: Stage | None
    at: list[str]
    keys: list[Hashable] = field(default_factory=list[Hashable])
    moved: bool = False


Entry: TypeAlias = tuple[Group, int]
"""A group, and which instance of it."""


class Words(dict[str, str]):
    """The names of the machine's states, or of its verbs, by each word that stands for one of them."""

    def __init__(self, what: str, names: Iterable[str]) -> None:
        self._what, self._names = what, tuple(names)
        super().__init__({name: name for name in self._names})

    def meant(self, word: str, span: Span) -> str:
        """The name that a word stands for. Raises Unreadable where there is none."""
        found = self.get(word)
        if found is None:
            found = next((name for name in self._names if fold(name) == fold(word)), None)
            if found is None:
                message, help = f"the machine has no {self._what} '{word}'", nearest(word, self._names)
                raise Unreadable([Problem("EW704", point(span, word), message, help)])
            self[word] = found
        return found
