"""Every configuration of a group that explains what was seen of it so far.

The machine is a nondeterministic automaton of what can be seen: a change of an instance's state is
seen, a verb is taken between the moment it is asked and its answer, all else is hidden. Tracking it
is the subset construction, done as far as logs need it, and remembered: a `Stage` is a set of
possibilities, closed under what is hidden, and knows the stages after it. When too much is
remembered, all of it is forgotten and made anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import ClassVar

from edgewise.dialect import Ending
from edgewise.engines.tables import Local, Tables
from edgewise.logged import Loss, Member, Reply
from edgewise.machine import Machine
from edgewise.replay.core import core
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
from edgewise.run import Configuration, initial_shared, starts


@dataclass(frozen=True, slots=True)
class _Ways:
    steps: tuple[Way, ...]
    askable: tuple[int, ...]


class Tracker:
    """A machine, ready to follow groups of any size.

    `ending`: what the program asks of itself when it comes to its end. `MOST`: possibilities of one
    stage; `KEEP`: of all stages together, and steps.
    """

    MOST: ClassVar = 200_000
    KEEP: ClassVar = 2_000_000

    def __init__(self, machine: Machine, ending: Iterable[Ending] = ()) -> None:
        self.machine = core(machine)
        self.state_number = {state.name: number for number, state in enumerate(machine.states)}
        self._tables = Tables(self.machine, 1, flags=[verb.when for verb in machine.verbs])
        self._verb_number = {verb.name: number for number, verb in enumerate(machine.verbs)}
        self._ending = frozenset(
            number
            for one in ending
            for number in machine.rows_of[one.verb]
            if not one.outcomes or machine.transitions[number].outcome in one.outcomes
        )
        self._state_of: list[int] = []
        self._kept = 0
        self._stages: dict[tuple[tuple[Request, ...], frozenset[Possibility], Loss], Stage] = {}
        self._ways: dict[tuple[tuple[Local, ...], int], _Ways] = {}
        self._starts: dict[tuple[tuple[tuple[tuple[str, str], ...], ...], Loss], Stage] = {}

    def start(self, members: Sequence[Member], loss: Loss) -> Stage:
        """Where a group of these instances can be before anything is seen of it."""
        key = tuple(member.parameters for member in members), loss
        found = self._starts.get(key)
        if found is None:
            shared = self._tables.shared(initial_shared(self.machine))
            ways = starts(self.machine)
            choices = [
                [self._tables.local(one) for one in ways if self._fits(one.values, member)] for member in members
            ]
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
        if self._kept > self.KEEP:
            self._forget()
        found = self._seen(stage, sight)
        stage.after[sight] = found
        return found

    def ending(self, stage: Stage) -> Stage:
        """The same where the program comes to its end."""
        return self._stage(stage.requests, set(stage.possible), "ending")

    def _forget(self) -> None:
        for stage in self._stages.values():
            stage.after.clear()
        self._stages.clear()
        self._ways.clear()
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
                kept = [one for one in stage.possible if agrees(one[3][place], reply)]
                if state:
                    there = {ANY, 2 * self.state_number[state] + 1, 2 * self.state_number[state] + 2}
                    kept = [one for one in kept if one[3][place] in there]
                where = frozenset(one[3][place] - 1 >> 1 for one in kept) if reply in {"ok", "refused"} else where
                found = {(*one[:3], (*one[3][:place], *one[3][place + 1 :])) for one in kept}
            case ("done", request, reply):
                pairs = list(self._done(stage, request, reply))
                where = frozenset(state for _, state in pairs) if reply in {"ok", "refused"} else where
                found = {one for one, _ in pairs}
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
        if self.machine.transitions[row].trigger not in self._verb_number:
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

    def _refuses(self, ways: _Ways, request: Request) -> bool:
        """Whether somebody is there to ask, and no row can be taken."""
        who, verb, _ = request
        if not ways.askable[who] >> self._verb_number[verb] & 1:
            return False
        return not any(actor == who and self._meets(row, request) for row, actor, *_ in ways.steps)

    def ways(self, locals_: tuple[Local, ...], shared: int) -> _Ways:
        """Every step at a configuration, and which verbs can be asked of each instance (as bits)."""
        key = locals_, shared
        found = self._ways.get(key)
        if found is None:
            node = self._tables.node(locals_, shared)
            steps = tuple(
                (row, -1 if who is None else who, moved, after, self._changed(locals_, moved))
                for row, who, moved, after, _ in self._tables.steps(node)
            )
            page = self._tables.pages[shared]
            askable = tuple(page[code][2] >> 2 for code in self._tables.vectors(node)[1])
            found = self._ways[key] = _Ways(tuple(dict.fromkeys(steps)), askable)
            self._kept += len(steps)
        return found

    def _changed(self, before: Iterable[Local], after: Iterable[Local]) -> int:
        pairs = enumerate(zip(before, after, strict=True))
        return sum(1 << who for who, (old, new) in pairs if self.state_of(old) != self.state_of(new))

    def unseen(self, one: Possibility) -> Iterator[tuple[Way, Possibility]]:
        """What could have happened without a word in the log: a verb nobody asked, or a change that is not told."""
        locals_, shared, owing, progress = one
        for way in self.ways(locals_, shared).steps:
            row, _, moved, after, changed = way
            if changed or self.machine.transitions[row].trigger in self._verb_number:
                yield way, (moved, after, owing & ~changed, progress)

    def hidden(self, one: Possibility, stage: Stage) -> set[Possibility]:
        """A possibility at a stage with all that can happen from there without being seen."""
        return self._closed({one}, stage.requests, stage.loss)

    def explains(self, one: Possibility, stage: Stage, sight: Sight) -> bool:
        """Whether one possibility at a stage explains what is seen next."""
        return self._seen(Stage(stage.requests, frozenset({one}), stage.loss), sight) is not None

    def state_of(self, local: Local) -> int:
        """The number of the state an instance is in."""
        known = self._state_of
        number = local >> 1
        while len(known) <= number:
            known.append(self.state_number[self._tables.instances[len(known)].state])
        return known[number]

    def configuration(self, one: Possibility) -> Configuration:
        """A possibility as the reference semantics of the machine's core has it."""
        return self._tables.configuration((0, one[0], one[1]))
