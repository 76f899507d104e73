"""A group that is followed through a log, and the words of a log for what the machine has."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import Final, TypeAlias

from edgewise.audit.name import fold
from edgewise.problem import Problem, Span, Unreadable, nearest
from edgewise.replay.explain import point
from edgewise.replay.stage import Sight, Stage
from edgewise.replay.tracker import Tracker
from edgewise.replay.verdict import Life

MEANWHILE: Final = 100
"""Sights of a group among which the program may be found to have come to its end."""


@dataclass(slots=True, eq=False)
class Group:
    """A group that is followed: its instances, where it may be, and the keys of its open requests.

    `stage` is None from the first sight on that no run explains. `moved`: a state was seen of it.
    `met`: who is certain to have been there (as bits). `before`: where it was before the
    sights `since` the program was last seen to go on, in turn `turn`.
    """

    lives: tuple[Life, ...]
    stage: Stage | None
    at: list[str]
    keys: list[Hashable]
    since: list[Sight]
    met: int = 0
    moved: bool = False
    turn: int = -1
    before: Stage | None = None

    def note(self, sight: Sight, turn: int) -> None:
        """Keep what is told since the program was last seen to go on: it may come to its end meanwhile."""
        if self.turn != turn or len(self.since) >= MEANWHILE:
            self.turn, self.before, self.since = turn, self.stage, []
        self.since.append(sight)

    def ended(self, tracker: Tracker, turn: int) -> Stage | None:
        """Where the group is if the program comes to its end meanwhile; None where that explains it no better."""
        if self.turn != turn or self.before is None:
            return None
        stage = tracker.ending(self.before)
        for sight in self.since:
            found = tracker.see(stage, sight)
            if found is None:
                return None
            stage = found[0]
        return stage


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
