"""Follows every group of a log, instance by instance, as it is read."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from edgewise.audit.name import fold
from edgewise.logged import Answered, Asked, Created, Done, Heard, Log, Loss, Lost, Member, Moved, Observation, Reply
from edgewise.machine import Machine
from edgewise.problem import Problem, Span, Unreadable, nearest
from edgewise.replay.explain import explain
from edgewise.replay.tracker import TELLS_STATES, Sight, Stage, TooMany, Tracker
from edgewise.replay.verdict import MOST, Coverage, Finding, Life, Verdict

OVER: Final = 1_000
"""Groups that have come to their end and are still known by name."""


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


class Follower:
    """Holds the observations of one log against a machine, and notes what of the machine they make use of."""

    def __init__(self, machine: Machine, tracker: Tracker, log: Log, coverage: Coverage, lossy: bool) -> None:
        self._machine, self._tracker, self._coverage, self._log = machine, tracker, coverage, log
        self._loss: Loss = "anything" if lossy else log.loss
        self.verdict = Verdict(log.path, log.reader, "as --lossy says" if lossy and not log.why else log.why)
        self._states = _names(state.name for state in machine.states)
        self._verbs = _names(verb.name for verb in machine.verbs)
        self._parameters = frozenset(parameter.name for parameter in machine.parameters)
        self._final = frozenset(state.name for state in machine.states if state.final)
        # By name the instance there is, and the one that is about to be made.
        self._now: dict[str, Entry] = {}
        self._coming: dict[str, Entry] = {}
        self._over: OrderedDict[int, Group] = OrderedDict()
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
        self.verdict.observations += not isinstance(seen, Heard)
        match seen:
            case Moved(instance, word, span):
                state = self._states.get(word) or self._named(self._states, "state", word, span)
                group, who = self._meant(instance, state, span)
                if self._see(group, ("moved", who, state), span):
                    self._come(group, who, state)
            case Asked(instance, word, outcomes, key, span):
                group, who = self._asked(instance, span)
                verb = self._verbs.get(word) or self._named(self._verbs, "verb", word, span)
                if self._see(group, ("asked", (who, verb, outcomes)), span):
                    group.keys.append(key)
                    self._waiting[key] = group
            case Answered(key, reply, span, word):
                state = word and (self._states.get(word) or self._named(self._states, "state", word, span))
                self._answered(key, reply, span, state)
            case Created(members, span, key):
                self._created(members, span, key)
            case Done(instance, word, outcomes, reply, span):
                group, who = self._asked(instance, span)
                verb = self._verbs.get(word) or self._named(self._verbs, "verb", word, span)
                self._see(group, ("done", (who, verb, outcomes), reply), span)
            case Heard():
                pass
            case Lost(why, span):
                self.verdict.lost.append((span, why))
                self._waiting.clear()
                for group in {id(group): group for group, _ in (*self._now.values(), *self._coming.values())}.values():
                    self._see(group, ("lost",), span)
                    group.keys.clear()

    def _named(self, known: dict[str, str], what: str, word: str, span: Span) -> str:
        """The name that a word of the log stands for."""
        found = known.get(fold(word))
        if found is None:
            names = tuple(known.values())
            message = f"the machine has no {what} '{word}'"
            raise Unreadable([Problem("EW704", span, message, nearest(word, names))])
        known[word] = found
        return found

    def _meant(self, instance: str, state: str, span: Span) -> Entry:
        """Whose change of state it is, where one name may be given again."""
        now, coming = self._now.get(instance), self._coming.get(instance)
        if now is None and coming is None:
            return self._unannounced(instance, span)
        if now is not None and self._explains(now, state):
            return now
        if coming is not None and (now is None or self._may_be_over(now)):
            del self._coming[instance]
            self._now[instance] = coming
            return coming
        assert now is not None
        if coming is None and (self._may_be_over(now) or self._loss not in TELLS_STATES):
            fresh = self._tracker.start((Member(instance),), "verbs")
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
            return True
        final = {self._tracker.state_number[name] for name in self._final}
        return any(self._tracker.state_of(one[0][who]) in final for one in group.stage.possible)

    def _asked(self, instance: str, span: Span) -> Entry:
        """Of whom a verb is asked."""
        now, coming = self._now.get(instance), self._coming.get(instance)
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
                    raise Unreadable([Problem("EW704", span, message, help)])
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
                self._use(stage, sight, found[1], len(group.lives) > 1)
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

    def _use(self, stage: Stage, sight: Sight, where: frozenset[int], peers: bool) -> None:
        """Note the cell an answer is about, where there is but one."""
        if len(where) != 1 or not (sight[0] == "answered" or sight[0] == "done"):
            return
        request = stage.requests[sight[1]] if sight[0] == "answered" else sight[1]
        (state,) = where
        self._coverage.cells[request[1], self._machine.states[state].name, sight[2] == "ok", peers] += 1

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
        """Forget groups that have long come to their end."""
        self._over[id(group)] = group
        if len(self._over) > OVER:
            _, old = self._over.popitem(last=False)
            for who, life in enumerate(old.lives):
                if self._now.get(life.name) == (old, who):
                    del self._now[life.name]


def _names(known: Iterable[str]) -> dict[str, str]:
    """Every name by itself and as it is compared."""
    names = tuple(known)
    return {fold(name): name for name in names} | {name: name for name in names}
