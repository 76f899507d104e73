"""Every configuration of a group that explains what was seen of it so far.

The machine is a nondeterministic automaton of what can be seen: a change of an instance's state is
seen, a verb is taken between the moment it is asked and its answer, all else is hidden. Tracking it
is the subset construction, done as far as logs need it, and remembered: a `Stage` is a set of
possibilities, closed under what is hidden, and knows the stages after it. When too much is
remembered, all of it is forgotten and made anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import ClassVar

from edgewise.dialect import Ending
from edgewise.engines.tables import Local
from edgewise.logged import Loss, Member, Reply
from edgewise.machine import Machine
from edgewise.replay.stage import (
    ANY,
    LOOK,
    OPEN,
    TELLS_STATES,
    TELLS_VERBS,
    Possibility,
    Request,
    Sight,
    Stage,
    TooMany,
    Way,
    agrees,
    spelled,
)
from edgewise.replay.steps import Steps, Ways
from edgewise.run import initial_shared, starts


class Tracker:
    """A machine, ready to follow groups of any size.

    `ending`: what the program asks of itself when it comes to its end. `MOST`: possibilities of one
    stage; `KEEP`: of all stages together, and steps.
    """

    MOST: ClassVar = 200_000
    KEEP: ClassVar = 2_000_000

    def __init__(self, machine: Machine, ending: Iterable[Ending] = ()) -> None:
        self.steps = Steps(machine)
        self.machine = self.steps.machine
        self.state_number = {state.name: number for number, state in enumerate(machine.states)}
        self.state_of, self.ways, self.configuration = self.steps.state_of, self.steps.at, self.steps.configuration
        self._verbs = frozenset(machine.verb_named)
        self._final = frozenset(number for number, state in enumerate(machine.states) if state.final)
        self._ending = frozenset(
            number
            for one in ending
            for number in machine.rows_of[one.verb]
            if not one.outcomes or machine.transitions[number].outcome in one.outcomes
        )
        self._prompt = any(dialect.prompt for dialect in machine.dialects)
        self._kept = 0
        self._stages: dict[tuple[tuple[Request, ...], frozenset[Possibility], Loss], Stage] = {}
        self._starts: dict[tuple[tuple[tuple[tuple[str, str], ...], ...], Loss], Stage] = {}

    def start(self, members: Sequence[Member], loss: Loss) -> Stage:
        """Where a group of these instances can be before anything is seen of it."""
        key = tuple([member.parameters for member in members]), loss
        found = self._starts.get(key)
        if found is None:
            shared = self.steps.shared(initial_shared(self.machine))
            ways = starts(self.machine)
            choices = [[self.steps.local(one) for one in ways if self._fits(one.values, member)] for member in members]
            possible: set[Possibility] = {(locals_, shared, 0, ()) for locals_ in product(*choices)}
            found = self._starts[key] = self._stage((), possible, loss)
        return found

    def _fits(self, values: Sequence[object], member: Member) -> bool:
        told = dict(member.parameters)
        pairs = zip(self.machine.parameters, values, strict=False)
        return all(spelled(value) == told.get(parameter.name, spelled(value)) for parameter, value in pairs)

    def see(self, stage: Stage, sight: Sight) -> tuple[Stage, frozenset[int]] | None:
        """What is possible after one more sight; None where no run explains it. Raises TooMany."""
        try:
            return stage.after[sight]
        except KeyError:
            pass
        if self._kept + self.steps.kept > self.KEEP:
            self._forget()
        found = self._seen(stage, sight)
        stage.after[sight] = found
        return found

    def may_see(self, stage: Stage, sight: Sight) -> bool:
        """Whether a sight may come next; also where there are more possibilities after it than are tracked."""
        try:
            return self.see(stage, sight) is not None
        except TooMany:
            return True

    def ending(self, stage: Stage) -> Stage:
        """The same where the program comes to its end."""
        return self._stage(stage.requests, set(stage.possible), "ending")

    def _forget(self) -> None:
        for stage in self._stages.values():
            stage.after.clear()
        self._stages.clear()
        self.steps.forget()
        self._starts.clear()
        self._kept = 0

    def _seen(self, stage: Stage, sight: Sight) -> tuple[Stage, frozenset[int]] | None:
        requests, loss, where = stage.requests, stage.loss, frozenset[int]()
        found: set[Possibility]
        match sight:
            case ("moved", who, state):
                found = set(self._moved(stage, who, self.state_number[state]))
            case ("asked", request):
                requests = (*requests, request)
                found = {(*one[:3], (*one[3], OPEN)) for one in stage.possible}
            case ("answered", place, reply, state):
                requests = (*requests[:place], *requests[place + 1 :])
                kept = [one for one in self._settled(stage) if agrees(one[3][place], reply)]
                if state:
                    there = {ANY, 2 * self.state_number[state] + 1, 2 * self.state_number[state] + 2}
                    kept = [one for one in kept if one[3][place] in there]
                where = frozenset(one[3][place] - 1 >> 1 for one in kept) if reply in {"ok", "refused"} else where
                found = {(*one[:3], (*one[3][:place], *one[3][place + 1 :])) for one in kept}
            case ("done", request, reply):
                pairs = list(self._done(stage, request, reply))
                where = frozenset(state for _, state in pairs) if reply in {"ok", "refused"} else where
                found = {one for one, _ in pairs}
            case ("shown", who, row):
                found = set(self._shown(stage, who, row))
            case ("made", who, made):
                found = set(stage.possible if self.steps.made is None else self._answered(stage, who, made))
            case ("lost",):
                anything = self._closed({(*one[:2], 0, one[3]) for one in stage.possible}, requests, "anything")
                requests, found = (), {(*one[:2], 0, ()) for one in anything}
        return (self._stage(requests, found, loss), where) if found else None

    def _stage(self, requests: tuple[Request, ...], found: set[Possibility], loss: Loss) -> Stage:
        key = requests, frozenset(self._closed(found, requests, loss)), loss
        stage = self._stages.get(key)
        if stage is None:
            stage = self._stages[key] = Stage(*key)
            self._kept += len(key[1])
        return stage

    def _closed(self, found: set[Possibility], requests: tuple[Request, ...], loss: Loss) -> set[Possibility]:
        """`found` with all that can happen without being seen."""
        waiting = list(found)
        for one in waiting:
            for more in self._hidden(one, requests, loss):
                if more not in found:
                    found.add(more)
                    waiting.append(more)
            if len(found) > self.MOST:
                raise TooMany
        return found

    def _hidden(self, one: Possibility, requests: tuple[Request, ...], loss: Loss) -> Iterator[Possibility]:
        locals_, shared, owing, progress = one
        ways = self.ways(locals_, shared)
        for way in ways.steps:
            _, _, moved, after, changed = way
            if changed and (loss in TELLS_STATES or changed & owing):
                continue
            # Of a joint step one change of state may be seen although another is lost.
            owed = owing | changed if changed & changed - 1 else owing
            for progressed in self._progress(way, locals_, progress, requests, loss):
                yield moved, after, owed, progressed
        for place, request in enumerate(requests):
            if progress[place] == OPEN and (request[1] == LOOK or self._refuses(ways, request)):
                how = 2 * self.state_of(locals_[request[0]]) + (1 if request[1] == LOOK else 2)
                if request[1] == LOOK and owing >> request[0] & 1:
                    how = ANY
                yield locals_, shared, owing, (*progress[:place], how, *progress[place + 1 :])
        if owing and loss not in TELLS_STATES:
            for who in range(len(locals_)):
                if owing >> who & 1:
                    yield locals_, shared, owing & ~(1 << who), progress

    def _progress(
        self, way: Way, locals_: tuple[Local, ...], progress: tuple[int, ...], requests: tuple[Request, ...], loss: Loss
    ) -> Iterator[tuple[int, ...]]:
        """How far requests are after a step; nothing where nobody may have asked for it."""
        row, who = way[0], way[1]
        if self.machine.transitions[row].trigger not in self._verbs:
            yield progress
            return
        for place, request in enumerate(requests):
            if progress[place] == OPEN and request[0] == who and self._meets(row, request):
                taken = 2 * self.state_of(locals_[who]) + 1
                yield (*progress[:place], taken, *progress[place + 1 :])
        if loss not in TELLS_VERBS or (loss == "ending" and row in self._ending):
            yield progress

    def _moved(self, stage: Stage, who: int, state: int) -> Iterator[Possibility]:
        bit = 1 << who
        for locals_, shared, owing, progress in stage.possible:
            if owing & bit and self.state_of(locals_[who]) == state:
                yield locals_, shared, owing & ~bit, progress
            for way in self.ways(locals_, shared).steps:
                _, _, moved, after, changed = way
                if changed & bit and not changed & owing and self.state_of(moved[who]) == state:
                    for progressed in self._progress(way, locals_, progress, stage.requests, stage.loss):
                        yield moved, after, owing | changed & ~bit, progressed

    def _shown(self, stage: Stage, who: int, number: int) -> Iterator[Possibility]:
        bit, row = 1 << who, self.steps.showing[number]
        to = self.state_number[row.to] if row.to else -1

        def fits(at: tuple[Local, ...], shared: int) -> bool:
            return (to < 0 or self.state_of(at[who]) == to) and self.steps.shows(at, shared, who, number)

        for one in stage.possible:
            locals_, shared, owing, progress = one
            if bool(owing & bit) == bool(row.to) and fits(locals_, shared):
                yield one
            for way in self.ways(locals_, shared).steps if row.to else ():
                _, _, moved, after, changed = way
                if changed & bit and not changed & owing and fits(moved, after):
                    for progressed in self._progress(way, locals_, progress, stage.requests, stage.loss):
                        yield moved, after, owing | changed, progressed

    def _settled(self, stage: Stage) -> Iterable[Possibility]:
        """Where the group may be when an answer comes."""
        if self._prompt and stage.loss in TELLS_STATES:
            return [one for one in stage.possible if not one[2]]
        return stage.possible

    def _answered(self, stage: Stage, who: int, made: bool) -> Iterator[Possibility]:
        """After the answer to what was to make an instance."""
        for one in self._settled(stage):
            over = self.state_of(one[0][who]) in self._final
            if self.steps.is_made(one[0], one[1], who) == made and (made or over):
                yield one

    def _done(self, stage: Stage, request: Request, reply: Reply) -> Iterator[tuple[Possibility, int]]:
        """After a verb that is asked and answered at once: all changes of state are yet to be seen."""
        who = request[0]
        for one in stage.possible:
            locals_, shared, owing, progress = one
            ways, state = self.ways(locals_, shared), self.state_of(locals_[who])
            if reply in {"moot", "unheard"} or (reply == "refused" and self._refuses(ways, request)):
                yield one, state
            if reply in {"ok", "unheard"}:
                for row, actor, moved, after, changed in ways.steps:
                    if actor == who and not changed & owing and self._meets(row, request):
                        yield (moved, after, owing | changed, progress), state

    def _meets(self, row: int, request: Request) -> bool:
        """Whether a row is one that the request asks for."""
        found = self.machine.transitions[row]
        return found.trigger == request[1] and (not request[2] or found.outcome in request[2])

    def _refuses(self, ways: Ways, request: Request) -> bool:
        """Whether somebody is there to ask, and no row can be taken."""
        who, verb, _ = request
        if not self.steps.askable(ways, who, verb):
            return False
        return not any(actor == who and self._meets(row, request) for row, actor, *_ in ways.steps)

    def unseen(self, one: Possibility) -> Iterator[tuple[Way, Possibility]]:
        """What could have happened without a word in the log: a verb nobody asked, or a change that is not told."""
        locals_, shared, owing, progress = one
        for way in self.ways(locals_, shared).steps:
            row, _, moved, after, changed = way
            if changed or self.machine.transitions[row].trigger in self._verbs:
                yield way, (moved, after, owing & ~changed, progress)

    def hidden(self, one: Possibility, stage: Stage) -> set[Possibility]:
        """A possibility at a stage with all that can happen from there without being seen."""
        return self._closed({one}, stage.requests, stage.loss)

    def explains(self, one: Possibility, stage: Stage, sight: Sight) -> bool:
        """Whether one possibility at a stage explains what is seen next."""
        return self._seen(Stage(stage.requests, frozenset({one}), stage.loss), sight) is not None
