"""Follows every group of a log, instance by instance, as it is read."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Final

from edgewise.logged import (
    Answered,
    Asked,
    Created,
    Done,
    Heard,
    Listed,
    Log,
    Looked,
    Loss,
    Lost,
    Member,
    Moved,
    Observation,
    Reply,
    Shown,
)
from edgewise.machine import Machine
from edgewise.problem import Problem, Span, Unreadable, nearest
from edgewise.replay.explain import explain, point
from edgewise.replay.group import Entry, Group, Words
from edgewise.replay.names import Names
from edgewise.replay.stage import LOOK, Sight, TooMany
from edgewise.replay.tracker import Tracker
from edgewise.replay.verdict import MOST, Coverage, Finding, Life, Verdict

_NOBODY: Final[Entry] = Group((), None, [], [], []), 0
_TOLD: Final = (Moved, Shown)


class Follower:
    """Holds the observations of one log against a machine, and notes what of the machine they make use of."""

    def __init__(self, machine: Machine, tracker: Tracker, log: Log, coverage: Coverage, lossy: bool) -> None:
        self._machine, self._tracker, self._coverage, self._log = machine, tracker, coverage, log
        self._loss: Loss = "anything" if lossy else log.loss
        self.verdict = Verdict(log.path, log.reader, "as --lossy says" if lossy and not log.why else log.why)
        self._states = Words("state", (state.name for state in machine.states))
        self._verbs = Words("verb", (verb.name for verb in machine.verbs))
        self._parameters = frozenset(parameter.name for parameter in machine.parameters)
        self._names = Names(machine, tracker, self._loss, self._group)
        self._looks: dict[Hashable, tuple[Group, ...]] = {}
        self._waiting: dict[Hashable, Group] = {}
        # What is a run only if the program came to its end there.
        self._ending: list[tuple[Group, Finding]] = []
        # What the client says or is answered, and a look: each shows that the program goes on.
        self._turn = 0

    def follow(self) -> Verdict:
        """All of the log. Raises Unreadable where it cannot be read on."""
        for batch in self._log.batches():
            for seen in batch:
                # Most observations are changes of state that explain themselves.
                if not isinstance(seen, Moved) or not self._goes_as_known(seen):
                    self.take(seen)
        if self._ending:
            self.verdict.ends = self._ending[0][1].span
        self.verdict.findings.sort(key=lambda finding: finding.span.line)
        return self.verdict

    def take(self, seen: Observation) -> None:
        """One more observation. Raises Unreadable where it speaks of what the machine does not have."""
        if not isinstance(seen, _TOLD):
            self._turn += 1
            if self._ending:
                self._goes_on()
        self.verdict.observations += 1
        match seen:
            case Moved(instance, word, span):
                self._moved(instance, self._states.meant(word, span), span)
            case Shown(instance, row, span):
                self._shown(instance, row, span)
            case Answered(key, reply, span, word):
                state = word and self._states.meant(word, span)
                self._answered(key, reply, span, state)
            case Heard():
                self.verdict.observations -= 1
            case Asked(instance, word, outcomes, key, span):
                group, who = self._names.asked(instance, span)
                verb = self._verbs.meant(word, span)
                if self._see(group, ("asked", (who, verb, outcomes)), span):
                    group.keys.append(key)
                    self._waiting[key] = group
            case Created(members, span, key):
                self._created(members, span, key)
            case Done(instance, word, outcomes, reply, span):
                group, who = self._names.asked(instance, span)
                verb = self._verbs.meant(word, span)
                self._see(group, ("done", (who, verb, outcomes), reply), span)
            case Looked(key, span):
                self._look(key, span)
            case Listed(key, states, span):
                self._listed(key, dict(states), span)
            case Lost(why, span):
                self.verdict.lost.append((span, why))
                self._waiting.clear()
                self._looks.clear()
                for group in self._names.groups():
                    self._see(group, ("lost",), span)
                    group.keys.clear()

    def _look(self, key: Hashable, span: Span) -> None:
        there = self._names.now
        self._looks[key] = tuple(group for group, _ in there.values())
        for name, (group, who) in there.items():
            if self._see(group, ("asked", (who, LOOK, ())), span):
                group.keys.append((key, name))

    def _listed(self, key: Hashable, states: dict[str, str], span: Span) -> None:
        for group in self._looks.pop(key, ()):
            for life in group.lives:
                if (key, life.name) not in group.keys:
                    continue
                place, word = group.keys.index((key, life.name)), states.get(life.name, "")
                state = word and self._states.meant(word, span)
                # Who is not listed may be in a state that is never seen from outside.
                if self._see(group, ("answered", place, "ok" if state else "unheard", state), span):
                    del group.keys[place]

    def _moved(self, instance: str, state: str, span: Span) -> None:
        group, who = self._names.meant(instance, lambda who: ("moved", who, state), span)
        if self._see(group, ("moved", who, state), span):
            self._come(group, who, state)
        else:
            group.at[who] = state

    def _shown(self, instance: str, row: int, span: Span) -> None:
        if self._names.is_late(instance, lambda who: ("shown", who, row)):
            return
        group, who = self._names.meant(instance, lambda who: ("shown", who, row), span)
        if self._see(group, ("shown", who, row), span):
            self._meet(group, who)

    def _goes_as_known(self, seen: Moved) -> bool:
        """Take a change of state that was seen before at the same stage, in few steps; whether it is one."""
        instance, word, _ = seen
        group, who = self._names.now.get(instance, _NOBODY)
        if group.stage is None or (state := self._states.get(word)) is None:
            return False
        sight: Sight = ("moved", who, state)
        found = group.stage.after.get(sight)
        if found is None:
            return False
        self.verdict.observations += 1
        group.note(sight, self._turn)
        group.stage = found[0]
        self._come(group, who, state)
        return True

    def _created(self, members: tuple[Member, ...], span: Span, key: Hashable) -> None:
        for member in members:
            for name, _ in member.parameters:
                if name not in self._parameters:
                    message, help = f"the machine has no parameter '{name}'", nearest(name, self._parameters)
                    raise Unreadable([Problem("EW704", point(span, name), message, help)])
        group = self._group(members, span)
        if key is not None:
            self._waiting[key] = group
        self._names.announce(group, later=key is not None)

    def _group(self, members: tuple[Member, ...], span: Span) -> Group:
        lives = tuple([Life(member.name, span, len(members), []) for member in members])
        group = Group(lives, None, [self._machine.initial] * len(members), [], [])
        try:
            group.stage = self._tracker.start(members, self._loss)
        except TooMany:
            self._give_up(group, span)
        return group

    def _give_up(self, group: Group, span: Span) -> None:
        """Follow a group no further."""
        self.verdict.undecided.append((span, ", ".join(life.name for life in group.lives)))
        group.stage = None

    def _answered(self, key: Hashable, reply: Reply, span: Span, state: str) -> None:
        group = self._waiting.pop(key, None)
        if group is None:
            return
        if key in group.keys:
            self._replied(group, group.keys.index(key), reply, span, state)
            return
        if reply != "unheard":
            for who in range(len(group.lives)):
                if self._see(group, ("made", who, reply == "ok"), span) and reply == "ok":
                    self._meet(group, who)
        if not group.moved:
            self._names.answered(group, reply == "ok")
        elif reply != "ok":
            self._names.withdraw(group)

    def _replied(self, group: Group, place: int, reply: Reply, span: Span, state: str) -> None:
        """The answer to the request at a place among the open ones of a group."""
        if group.stage is None:
            return
        sight: Sight = ("answered", place, reply, state)
        who, verb, outcomes = group.stage.requests[place]
        another = self._names.renewed(group, who, sight, span)
        if another is not None:
            self._see(another, ("asked", (0, verb, outcomes)), span)
            group, who = another, 0
            sight = ("answered", 0, reply, state)
        if self._see(group, sight, span):
            if another is None:
                del group.keys[place]
            if reply == "ok":
                self._meet(group, who)

    def _see(self, group: Group, sight: Sight, span: Span) -> bool:
        """Take a sight of a group; whether some run explains it."""
        stage = group.stage
        if stage is None:
            return False
        if sight[0] == "moved" or sight[0] == "shown":
            group.note(sight, self._turn)
        try:
            found = self._tracker.see(stage, sight)
            ended = group.ended(self._tracker, self._turn) if found is None and stage.loss == "nothing" else None
        except TooMany:
            self._give_up(group, span)
            return False
        if found is not None:
            group.stage = found[0]
            if found[1]:
                self._coverage.answered(self._machine, stage, sight, found[1], len(group.lives) > 1)
            return True
        names = tuple(life.name for life in group.lives)
        finding = explain(self._machine, self._tracker, stage, sight, names, span)
        if ended is not None:
            group.stage = ended
            self._ending.append((group, finding))
            return True
        group.stage = None
        self._find(finding)
        return False

    def _find(self, finding: Finding) -> None:
        if len(self.verdict.findings) < MOST:
            self.verdict.findings.append(finding)
        else:
            self.verdict.more_findings += 1

    def _goes_on(self) -> None:
        """The program did not come to its end: what would have been a run only then is none."""
        for group, finding in self._ending:
            group.stage = None
            # What was found of the group since then was held against an end that did not come.
            found, line = self.verdict.findings, finding.span.line
            self.verdict.findings = [one for one in found if one.names != finding.names or one.span.line < line]
            self._find(finding)
        self._ending.clear()

    def _meet(self, group: Group, who: int) -> None:
        """Count an instance that is certain to be there."""
        if not group.met >> who & 1:
            group.met |= 1 << who
            self.verdict.instances += 1

    def _come(self, group: Group, who: int, state: str) -> None:
        life = group.lives[who]
        if not group.moved:
            group.moved = True
            self.verdict.groups += 1
        if not life.path:
            self._meet(group, who)
            if len(self.verdict.lives) < MOST:
                self.verdict.lives.append(life)
        life.come(state)
        self._coverage.edges[group.at[who], state] += 1
        group.at[who] = state
        final = self._names.final
        if state in final and all(at in final for at in group.at):
            self._names.retire(group)
