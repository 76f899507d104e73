"""Whom each name of a log means: one can be given again when its instance is in a final state."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator
from typing import Final

from edgewise.logged import Loss, Member
from edgewise.machine import Machine
from edgewise.problem import Span
from edgewise.replay.group import Entry, Group
from edgewise.replay.stage import TELLS_STATES, TELLS_VERBS, Sight, TooMany
from edgewise.replay.tracker import Tracker

OVER: Final = 1_000
"""Instances that have come to their end and are still known by name."""


class Names:
    """The instances of a log by name. `make` makes a group of those that nobody was seen to make."""

    def __init__(
        self, machine: Machine, tracker: Tracker, loss: Loss, make: Callable[[tuple[Member, ...], Span], Group]
    ) -> None:
        self._tracker, self._make = tracker, make
        self._loss: Loss = loss
        self.final = frozenset(state.name for state in machine.states if state.final)
        # By name the instance there is, the one that is about to be made, and one that has come to its end.
        self.now: dict[str, Entry] = {}
        self._coming: dict[str, Entry] = {}
        self._past: OrderedDict[str, Entry] = OrderedDict()

    def __len__(self) -> int:
        return len(self.now) + len(self._coming) + len(self._past)

    def groups(self) -> Iterator[Group]:
        """Each group that has not come to its end, or is about to be made."""
        yield from {id(group): group for group, _ in (*self.now.values(), *self._coming.values())}.values()

    def meant(self, instance: str, told: Callable[[int], Sight], span: Span) -> Entry:
        """Whom a sight is about."""
        now, coming = self.now.get(instance) or self._past.get(instance), self._coming.get(instance)
        if now is None and coming is None:
            return self._unannounced(instance, span)
        if now is not None and self._explains(now, told):
            return now
        if coming is not None and (now is None or self._may_be_over(now) or now[0].stage is None):
            del self._coming[instance]
            self.now[instance] = coming
            return coming
        assert now is not None
        if coming is None and (self._may_be_over(now) or self._loss not in TELLS_STATES):
            # Of one that has not been seen to come to its end at least the first state must be seen.
            ended = now[0].at[now[1]] in self.final
            if self._begins((Member(instance),), self._loss if ended else "verbs", told(0)):
                return self._unannounced(instance, span)
        return now

    def is_late(self, instance: str, told: Callable[[int], Sight]) -> bool:
        """Whether a sight is told when it is no longer so, as logs do that leave things out."""
        if self._loss in TELLS_STATES:
            return False
        known = [entry for where in (self.now, self._past, self._coming) if (entry := where.get(instance)) is not None]
        return bool(known) and not any(self._explains(one, told) for one in known)

    def asked(self, instance: str, span: Span) -> Entry:
        """Of whom a verb is asked."""
        now, coming = self.now.get(instance) or self._past.get(instance), self._coming.get(instance)
        if coming is not None and (now is None or self._may_be_over(now)):
            return coming
        if now is None or (self._loss not in TELLS_VERBS and self._must_be_over(now)):
            return self._unannounced(instance, span)
        return now

    def renewed(self, group: Group, who: int, answer: Sight, span: Span) -> Group | None:
        """The group that an answer is about if its name was given again, which nobody was seen to do."""
        entry = group, who
        if self._loss in TELLS_VERBS or not self._may_be_over(entry) or self._explains(entry, lambda _: answer):
            return None
        return self._unannounced(group.lives[who].name, span)[0]

    def announce(self, group: Group, later: bool) -> None:
        """A group is made, or is to be, which is answered later."""
        for who, life in enumerate(group.lives):
            where = self._coming if later and life.name in self.now else self.now
            where[life.name] = group, who

    def answered(self, group: Group, made: bool) -> None:
        """A group of which nothing was seen yet is made, or is not."""
        for who, life in enumerate(group.lives):
            for where in (self._coming, self.now):
                if where.get(life.name) == (group, who):
                    del where[life.name]
            if made:
                self.now[life.name] = group, who

    def withdraw(self, group: Group) -> None:
        """Nothing more of a group is made."""
        for who, life in enumerate(group.lives):
            if self._coming.get(life.name) == (group, who):
                del self._coming[life.name]

    def retire(self, group: Group) -> None:
        """Put away a group that has come to its end, and forget those that have long done so."""
        for who, life in enumerate(group.lives):
            if self.now.get(life.name) == (group, who):
                del self.now[life.name]
            self._past.pop(life.name, None)
            self._past[life.name] = group, who
        while len(self._past) > OVER:
            self._past.popitem(last=False)

    def _unannounced(self, instance: str, span: Span) -> Entry:
        """An instance that nobody was seen to make: alone, with any parameters."""
        group = self._make((Member(instance),), span)
        self.now[instance] = group, 0
        return group, 0

    def _begins(self, members: tuple[Member, ...], loss: Loss, sight: Sight) -> bool:
        """Whether what is seen can be the first of a group."""
        try:
            return self._tracker.may_see(self._tracker.start(members, loss), sight)
        except TooMany:
            return True

    def _explains(self, entry: Entry, told: Callable[[int], Sight]) -> bool:
        group, who = entry
        return group.stage is not None and self._tracker.may_see(group.stage, told(who))

    def _may_be_over(self, entry: Entry) -> bool:
        """Whether the name can be given again."""
        return any(self._over(entry))

    def _must_be_over(self, entry: Entry) -> bool:
        return all(self._over(entry))

    def _over(self, entry: Entry) -> Iterator[bool]:
        """Whether the instance has come to its end, for each place where it may be."""
        group, who = entry
        if group.stage is None:
            yield group.at[who] in self.final
            return
        final = {self._tracker.state_number[name] for name in self.final}
        for one in group.stage.possible:
            yield self._tracker.state_of(one[0][who]) in final
