"""Follows every group of a log, instance by instance, as it is read."""

from __future__ import annotations

from collections import OrderedDict
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
)
from edgewise.machine import Machine
from edgewise.problem import Problem, Span, Unreadable, nearest
from edgewise.replay.explain import explain, point
from edgewise.replay.group import Entry, Group, Words
from edgewise.replay.stage import LOOK, TELLS_STATES, Sight, TooMany
from edgewise.replay.tracker import Tracker
from edgewise.replay.verdict import MOST, Coverage, Finding, Life, Verdict

OVER: Final = 1_000
"""Instances that have come to their end and are still known by name."""


_NOBODY: Final[Entry] = Group((), None, []), 0


class Follower:
    """Holds the observations of one log against a machine, and notes what of the machine they make use of."""

    def __init__(self, machine: Machine, tracker: Tracker, log: Log, coverage: Coverage, lossy: bool) -> None:
        self._machine, self._tracker, self._coverage, self._log = machine, tracker, coverage, log
        self._loss: Loss = "anything" if lossy else log.loss
        self.verdict = Verdict(log.path, log.reader, "as --lossy says" if lossy and not log.why else log.why)
        self._states = Words("state", (state.name for state in machine.states))
        self._verbs = Words("verb", (verb.name for verb in machine.verbs))
        self._parameters = frozenset(parameter.name for parameter in machine.parameters)
        self._final = frozenset(state.name for state in machine.states if state.final)
        # By name the instance there is, and the one that is about to be made.
        self._now: dict[str, Entry] = {}
        self._coming: dict[str, Entry] = {}
        # Those that have come to their end and are still known, and who was there when somebody looked.
        self._past: OrderedDict[str, Entry] = OrderedDict()
        self._looks: dict[Hashable, tuple[Group, ...]] = {}
        self._waiting: dict[Hashable, Group] = {}
        # What is a run only if the program came to its end there.
        self._ending: list[tuple[Group, Finding]] = []

    def follow(self) -> Verdict:
        """All of the log. Raises Unreadable where it cannot be read on."""
        for seen in self._log.observations:
            self.take(seen)
        if self._ending:
            self.verdict.ends = self._ending[0][1].span
        self.verdict.findings.sort(key=lambda finding: finding.span.line)
        return self.verdict

    def take(self, seen: Observation) -> None:
        """One more observation. Raises Unreadable where it speaks of what the machine does not have."""
        if self._ending and not isinstance(seen, Moved):
            self._goes_on()
        self.verdict.observations += 1
        match seen:
            case Moved(instance, word, span):
                state = self._states.get(word) or self._states.meant(word, span)
                if self._goes_as_known(instance, state):
                    return
                group, who = self._meant(instance, state, span)
                if self._see(group, ("moved", who, state), span):
                    self._come(group, who, state)
                else:
                    group.at[who] = state
            case Heard():
                self.verdict.observations -= 1
            case Asked(instance, word, outcomes, key, span):
                group, who = self._asked(instance, span)
                verb = self._verbs.meant(word, span)
                if self._see(group, ("asked", (who, verb, outcomes)), span):
                    group.keys.append(key)
                    self._waiting[key] = group
            case Answered(key, reply, span, word):
                state = word and self._states.meant(word, span)
                self._answered(key, reply, span, state)
            case Created(members, span, key):
                self._created(members, span, key)
            case Done(instance, word, outcomes, reply, span):
                group, who = self._asked(instance, span)
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
                for group in {id(group): group for group, _ in (*self._now.values(), *self._coming.values())}.values():
                    self._see(group, ("lost",), span)
                    group.keys.clear()

    def _look(self, key: Hashable, span: Span) -> None:
        there = tuple(group for group, _ in self._now.values())
        self._looks[key] = there
        for name, (group, who) in self._now.items():
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

    def _goes_as_known(self, instance: str, state: str) -> bool:
        """Take what most observations are, a change of state that explains itself and was seen before, in few steps."""
        group, who = self._now.get(instance, _NOBODY)
        found = group.stage.after.get(("moved", who, state)) if group.stage is not None else None
        if found is None:
            return False
        group.stage = found[0]
        self._come(group, who, state)
        return True

    def _meant(self, instance: str, state: str, span: Span) -> Entry:
        """Whose change of state it is, where one name may be given again."""
        now, coming = self._now.get(instance) or self._past.get(instance), self._coming.get(instance)
        if now is None and coming is None:
            return self._unannounced(instance, span)
        if now is not None and self._explains(now, state):
            return now
        if coming is not None and (now is None or self._may_be_over(now) or now[0].stage is None):
            del self._coming[instance]
            self._now[instance] = coming
            return coming
        assert now is not None
        if coming is None and (self._may_be_over(now) or self._loss not in TELLS_STATES):
            # Of one that has not been seen to come to its end at least the first state must be seen.
            ended = now[0].at[now[1]] in self._final
            fresh = self._tracker.start((Member(instance),), self._loss if ended else "verbs")
            if self._tracker.see(fresh, ("moved", 0, state)) is not None:
                return self._unannounced(instance, span)
        return now

    def _explains(self, entry: Entry, state: str) -> bool:
        group, who = entry
        try:
            return group.stage is not None and self._tracker.see(group.stage, ("moved", who, state)) is not None
        except TooMany:
            return True

    def _may_be_over(self, entry: Entry) -> bool:
        """Whether the name can be given again."""
        group, who = entry
        if group.stage is None:
            return group.at[who] in self._final
        final = {self._tracker.state_number[name] for name in self._final}
        return any(self._tracker.state_of(one[0][who]) in final for one in group.stage.possible)

    def _asked(self, instance: str, span: Span) -> Entry:
        """Of whom a verb is asked."""
        now, coming = self._now.get(instance) or self._past.get(instance), self._coming.get(instance)
        if coming is not None and (now is None or self._may_be_over(now)):
            return coming
        return now or self._unannounced(instance, span)

    def _unannounced(self, instance: str, span: Span) -> Entry:
        """An instance that nobody was seen to make: alone, with any parameters."""
        group = self._group((Member(instance),), span)
        self._now[instance] = group, 0
        return group, 0

    def _created(self, members: tuple[Member, ...], span: Span, key: Hashable) -> None:
        for member in members:
            for name, _ in member.parameters:
                if name not in self._parameters:
                    message, help = f"the machine has no parameter '{name}'", nearest(name, self._parameters)
                    raise Unreadable([Problem("EW704", point(span, name), message, help)])
        group = self._group(members, span)
        if key is not None:
            self._waiting[key] = group
        for who, member in enumerate(members):
            where = self._coming if key is not None and member.name in self._now else self._now
            where[member.name] = group, who

    def _group(self, members: tuple[Member, ...], span: Span) -> Group:
        lives = tuple(Life(member.name, span, len(members)) for member in members)
        group = Group(lives, None, [self._machine.initial] * len(members))
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
            place = group.keys.index(key)
            if self._see(group, ("answered", place, reply, state), span):
                del group.keys[place]
        elif not group.moved:
            # What was to be made is not, or is in a log without states.
            for who, life in enumerate(group.lives):
                for where in (self._coming, self._now):
                    if where.get(life.name) == (group, who) and (reply != "ok" or where is self._coming):
                        del where[life.name]
                if reply == "ok":
                    self._now[life.name] = group, who

    def _see(self, group: Group, sight: Sight, span: Span) -> bool:
        """Take a sight of a group; whether some run explains it."""
        stage = group.stage
        if stage is None:
            return False
        try:
            found = self._tracker.see(stage, sight)
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
        ended = self._tracker.see(self._tracker.ending(stage), sight) if stage.loss == "nothing" else None
        if ended is not None:
            group.stage = ended[0]
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
            self._find(finding)
        self._ending.clear()

    def _come(self, group: Group, who: int, state: str) -> None:
        life = group.lives[who]
        if not group.moved:
            group.moved = True
            self.verdict.groups += 1
        if not life.first:
            self.verdict.instances += 1
            if len(self.verdict.lives) < MOST:
                self.verdict.lives.append(life)
        life.come(state)
        self._coverage.edges[group.at[who], state] += 1
        group.at[who] = state
        if state in self._final and all(at in self._final for at in group.at):
            self._retire(group)

    def _retire(self, group: Group) -> None:
        """Put away a group that has come to its end, and forget those that have long done so."""
        for who, life in enumerate(group.lives):
            if self._now.get(life.name) == (group, who):
                del self._now[life.name]
            self._past.pop(life.name, None)
            self._past[life.name] = group, who
        while len(self._past) > OVER:
            self._past.popitem(last=False)
