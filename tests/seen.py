"""What is seen of runs, and whether some run explains it: straight from `run.py`, for what the tracker is held against.

Nothing is clever here: every configuration that may be is carried along with the way that led to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import TypeAlias

from edgewise import run
from edgewise.dialect import Dialect, Match, Showing
from edgewise.expr import Expr, In, Not
from edgewise.logged import Loss, Reply
from edgewise.machine import Machine
from edgewise.replay.stage import LOOK, TELLS_STATES, Request, Sight
from edgewise.run import Configuration, Step, Trace


@dataclass(frozen=True)
class Standing:
    """A configuration, who is in a state that is yet to be seen, and for each open request what came of it."""

    at: Configuration
    owing: frozenset[int] = frozenset()
    requests: tuple[tuple[Request, str, str], ...] = ()
    """A request, "open", "ok" or "refused", and the state in which that was."""


Steps: TypeAlias = dict[Configuration, list[tuple[Step, Configuration]]]
"""Each step from a configuration, and where it leads."""
Origins: TypeAlias = dict[Standing, tuple[Standing, Step | None, bool] | None]
"""Where each of what may be was before, the step from there, and whether something was seen then."""


class Brute:
    """All runs of a machine that explain what is seen of a group."""

    def __init__(
        self,
        machine: Machine,
        size: int,
        loss: Loss = "nothing",
        starts: Iterable[Configuration] = (),
        steps: Steps | None = None,
    ) -> None:
        self.machine, self.loss = machine, loss
        self.ending: frozenset[int] = frozenset()
        self.steps: Steps = {} if steps is None else steps
        self.now = self.closed({Standing(at): None for at in starts or run.initial(machine, size)})
        self.history = [self.now]

    def onward(self, at: Configuration) -> list[tuple[Step, Configuration]]:
        if at not in self.steps:
            self.steps[at] = [(step, run.after(self.machine, at, step)) for step in run.enabled(self.machine, at)]
        return self.steps[at]

    def explains(self, sights: Sequence[Sight]) -> int:
        """How many of the sights, from the first on, are explained together."""
        for number, sight in enumerate(sights):
            found = self.closed(
                {after: (one, step, True) for one in self.now for after, step in self.after(one, sight)}
            )
            if not found:
                return number
            self.now = found
            self.history.append(found)
        return len(sights)

    def end(self, rows: frozenset[int]) -> None:
        """The program comes to its end, and takes these rows by itself."""
        self.ending = rows
        self.now = self.closed(self.now)

    def witness(self) -> Trace:
        """A run that explains all that was seen."""
        at = next(iter(self.now))
        steps: list[Step] = []
        for known in reversed(self.history):
            entered = False
            while not entered and (origin := known[at]) is not None:
                at, step, entered = origin
                if step is not None:
                    steps.append(step)
        return Trace(at.at, tuple(reversed(steps)))

    def closed(self, found: Origins) -> Origins:
        waiting = list(found)
        for one in waiting:
            for more, step in self.hidden(one):
                if more not in found:
                    found[more] = one, step, False
                    waiting.append(more)
        return found

    def hidden(self, one: Standing) -> Iterator[tuple[Standing, Step | None]]:
        told = self.loss in {"nothing", "verbs"}
        for step, after in self.onward(one.at):
            moved = changed(one.at, after)
            if moved and (told or moved & one.owing):
                continue
            owing = one.owing | moved if len(moved) > 1 else one.owing
            for requests in self.asked(one, step):
                yield Standing(after, owing, requests), step
        for number, (request, how, _) in enumerate(one.requests):
            if how == "open" and request[1] == LOOK:
                # While a change of state is yet to be told, either state may be found.
                yield self.answered(one, number, "ok", any_state=request[0] in one.owing), None
            elif how == "open" and self.refuses(one.at, request):
                yield self.answered(one, number, "refused"), None
        if not told:
            for who in one.owing:
                yield replace(one, owing=one.owing - {who}), None

    def answered(self, one: Standing, number: int, how: str, *, any_state: bool = False) -> Standing:
        request = one.requests[number][0]
        told = request, how, "" if any_state else one.at.instances[request[0]].state
        return replace(one, requests=(*one.requests[:number], told, *one.requests[number + 1 :]))

    def asked(self, one: Standing, step: Step) -> Iterator[tuple[tuple[Request, str, str], ...]]:
        """What becomes of the requests when a step is taken; nothing where nobody asked for it."""
        row = self.machine.transitions[step.row]
        if row.trigger not in self.machine.verb_named:
            yield one.requests
            return
        for number, (request, how, _) in enumerate(one.requests):
            if how == "open" and self.meets(step, request):
                yield self.answered(one, number, "ok").requests
        if self.loss in {"verbs", "anything"} or step.row in self.ending:
            yield one.requests

    def meets(self, step: Step, request: Request) -> bool:
        row = self.machine.transitions[step.row]
        who, verb, outcomes = request
        return step.actor == who and row.trigger == verb and (not outcomes or row.outcome in outcomes)

    def refuses(self, at: Configuration, request: Request) -> bool:
        there = run.evaluate(self.machine, self.machine.verb_named[request[1]].when, at)
        return bool(there) and not any(self.meets(step, request) for step, _ in self.onward(at))

    def after(self, one: Standing, sight: Sight) -> Iterator[tuple[Standing, Step | None]]:
        """Where a sight leads."""
        match sight:
            case ("moved", who, state):
                if who in one.owing and one.at.instances[who].state == state:
                    yield replace(one, owing=one.owing - {who}), None
                for step, after in self.onward(one.at):
                    moved = changed(one.at, after)
                    if who in moved and not moved & one.owing and after.instances[who].state == state:
                        for requests in self.asked(one, step):
                            yield Standing(after, one.owing | moved - {who}, requests), step
            case ("asked", request):
                yield replace(one, requests=(*one.requests, (request, "open", ""))), None
            case ("answered", *_) | ("made", *_) if one.owing and prompt(self.machine) and self.loss in TELLS_STATES:
                return
            case ("answered", number, reply, state):
                _, how, where = one.requests[number]
                fits = {"ok": how == "ok", "refused": how == "refused", "moot": how != "ok", "unheard": True}
                if fits[reply] and (state in {"", where} or (not where and how != "open")):
                    yield replace(one, requests=(*one.requests[:number], *one.requests[number + 1 :])), None
            case ("done", request, reply):
                if reply in {"moot", "unheard"} or (reply == "refused" and self.refuses(one.at, request)):
                    yield one, None
                for step, after in self.onward(one.at):
                    moved = changed(one.at, after)
                    if reply in {"ok", "unheard"} and self.meets(step, request) and not moved & one.owing:
                        yield Standing(after, one.owing | moved, one.requests), step
            case ("shown", who, number):
                row = showing(self.machine)[number]
                if (who in one.owing) == bool(row.to) and says(self.machine, row, one.at, who):
                    yield one, None
                for step, after in self.onward(one.at) if row.to else ():
                    moved = changed(one.at, after)
                    if who in moved and not moved & one.owing and says(self.machine, row, after, who):
                        for requests in self.asked(one, step):
                            yield Standing(after, one.owing | moved, requests), step
            case ("made", who, made):
                over = self.machine.state_named[one.at.instances[who].state].final
                if is_made(self.machine, one.at, who) in {None, made} and (made or over):
                    yield one, None
            case ("lost",):
                raise NotImplementedError


def prompt(machine: Machine) -> bool:
    """Whether every change that has happened is told when an answer comes."""
    return any(dialect.prompt for dialect in machine.dialects)


def showing(machine: Machine) -> tuple[Showing, ...]:
    return tuple(row for dialect in machine.dialects for row in dialect.showing)


def says(machine: Machine, row: Showing, at: Configuration, who: int) -> bool:
    """Whether what a row of the dialect says is true of an instance."""
    there = row.to in {"", at.instances[who].state}
    return there and bool(run.evaluate(machine, row.when, at, who))


def is_made(machine: Machine, at: Configuration, who: int) -> bool | None:
    """Whether the dialect's `made` is true of an instance; None where there is none."""
    made = next((dialect.made for dialect in machine.dialects), None)
    return None if made is None else bool(run.evaluate(machine, made, at, who))


def spoken(dice: Random, machine: Machine) -> Machine:
    """The machine with a dialect, drawn by lot, that tells something of its instances."""

    def drawn() -> Expr:
        guards = [row.guard for row in machine.transitions if row.sources]
        return dice.choice([In(dice.choice(machine.states).name), Not(In(machine.initial)), *guards])

    rows = [
        Showing(Match(("SHOWN",)), ("who",), drawn(), dice.choice([*(state.name for state in machine.states), ""]))
        for _ in range(3)
    ]
    return replace(machine, dialects=(Dialect("qmp", showing=tuple(rows), made=drawn(), prompt=dice.random() < 0.5),))


def changed(before: Configuration, after: Configuration) -> frozenset[int]:
    """Who is in another state."""
    pairs = enumerate(zip(before.instances, after.instances, strict=True))
    return frozenset(who for who, (old, new) in pairs if old.state != new.state)


def by_lot(dice: Random, machine: Machine, size: int, length: int) -> list[Sight]:
    """What is seen of a run drawn by lot: verbs are asked before they are taken, and answered after."""
    at = dice.choice(list(run.initial(machine, size)))
    seen: list[Sight] = []
    open_: list[tuple[Request, Reply | None, str]] = []
    owed: list[tuple[int, str]] = []
    for _ in range(length):
        if owed and dice.random() < 0.6:
            who, state = owed.pop(dice.randrange(len(owed)))
            seen.append(("moved", who, state))
        answers = [number for number, (_, reply, _) in enumerate(open_) if reply is not None]
        if answers and not (owed and prompt(machine)) and dice.random() < 0.5:
            number = dice.choice(answers)
            request, reply, state = open_.pop(number)
            assert reply is not None
            told = request[1] == LOOK or (reply == "refused" and dice.random() < 0.3)
            seen.append(("answered", number, reply, state if told else ""))
        if machine.verbs and dice.random() < 0.5 and len(open_) < 2:
            request = _request(dice, machine, size)
            if dice.random() < 0.3 and request[1] != LOOK:
                at = _at_once(dice, machine, at, request, seen, owed)
                continue
            open_.append((request, None, ""))
            seen.append(("asked", request))
        at = _step(dice, machine, at, open_, seen, owed)
        if machine.dialects:
            _remark(dice, machine, at, seen, owed)
    return seen


def _request(dice: Random, machine: Machine, size: int) -> Request:
    if dice.random() < 0.3:
        return dice.randrange(size), LOOK, ()
    verb = dice.choice(machine.verbs).name
    outcomes = sorted({machine.transitions[number].outcome for number in machine.rows_of[verb]} - {""})
    return dice.randrange(size), verb, (dice.choice(outcomes),) if outcomes and dice.random() < 0.3 else ()


def _meets(machine: Machine, step: Step, request: Request) -> bool:
    row = machine.transitions[step.row]
    return step.actor == request[0] and row.trigger == request[1] and (not request[2] or row.outcome in request[2])


def _refuses(machine: Machine, at: Configuration, request: Request) -> bool:
    if request[1] == LOOK:
        return False
    there = run.evaluate(machine, machine.verb_named[request[1]].when, at)
    return bool(there) and not any(_meets(machine, step, request) for step in run.enabled(machine, at))


def _at_once(
    dice: Random, machine: Machine, at: Configuration, request: Request, seen: list[Sight], owed: list[tuple[int, str]]
) -> Configuration:
    """A verb that is asked and answered in one, if it can be."""
    if _refuses(machine, at, request):
        seen.append(("done", request, "refused"))
        return at
    ways = [step for step in run.enabled(machine, at) if _meets(machine, step, request)]
    ways = [way for way in ways if not changed(at, run.after(machine, at, way)) & {who for who, _ in owed}]
    if not ways:
        return at
    after = run.after(machine, at, dice.choice(ways))
    seen.append(("done", request, "ok"))
    owed += [(who, after.instances[who].state) for who in sorted(changed(at, after))]
    return after


def _step(
    dice: Random,
    machine: Machine,
    at: Configuration,
    open_: list[tuple[Request, Reply | None, str]],
    seen: list[Sight],
    owed: list[tuple[int, str]],
) -> Configuration:
    """One step, or one refusal, that the open requests allow."""
    ways: list[tuple[Step | None, int]] = []
    for able in run.enabled(machine, at):
        if changed(at, run.after(machine, at, able)) & {who for who, _ in owed}:
            continue
        if machine.transitions[able.row].trigger not in machine.verb_named:
            ways.append((able, -1))
        for number, (request, reply, _) in enumerate(open_):
            if reply is None and _meets(machine, able, request):
                ways.append((able, number))
    for number, (request, reply, _) in enumerate(open_):
        owes = request[0] in {who for who, _ in owed}
        if reply is None and (_refuses(machine, at, request) or (request[1] == LOOK and not owes)):
            ways.append((None, number))
    if not ways:
        return at
    step, number = dice.choice(ways)
    if number >= 0:
        request = open_[number][0]
        state = at.instances[request[0]].state
        open_[number] = request, "refused" if step is None and request[1] != LOOK else "ok", state
    if step is None:
        return at
    after = run.after(machine, at, step)
    moved = sorted(changed(at, after))
    dice.shuffle(moved)
    told = [(who, after.instances[who].state) for who in moved]
    if told:
        for number, row in enumerate(showing(machine)):
            if row.to == told[0][1] and says(machine, row, after, told[0][0]) and dice.random() < 0.5:
                seen.append(("shown", told[0][0], number))
        seen.append(("moved", *told[0]))
    owed += told[1:]
    return after


def _remark(dice: Random, machine: Machine, at: Configuration, seen: list[Sight], owed: list[tuple[int, str]]) -> None:
    """Something is told of an instance, if it is true."""
    who, owing = dice.randrange(len(at.instances)), {who for who, _ in owed}
    for number, row in enumerate(showing(machine)):
        if (who in owing) == bool(row.to) and says(machine, row, at, who) and dice.random() < 0.3:
            seen.append(("shown", who, number))
    over = machine.state_named[at.instances[who].state].final
    held = bool(owed) and prompt(machine)
    if not held and dice.random() < 0.1 and (made := is_made(machine, at, who)) is not None and (made or over):
        seen.append(("made", who, made))


def harmed(dice: Random, machine: Machine, seen: Sequence[Sight]) -> list[Sight]:
    """The same with one thing wrong: left out, told twice, told in another order, another state, another reply."""
    found = list(seen)
    at = dice.randrange(len(found))
    match dice.randrange(4), found[at]:
        case 0, ("moved" | "done", *_):
            del found[at]
        case 1, ("moved" | "done", *_):
            found.insert(at, found[at])
        case 2, ("moved", *_) if at + 1 < len(found) and found[at + 1][0] == "moved":
            found[at], found[at + 1] = found[at + 1], found[at]
        case _, ("moved", who, _):
            found[at] = ("moved", who, dice.choice(machine.states).name)
        case 3, ("answered", number, "ok", state) if state:
            found[at] = ("answered", number, "ok", dice.choice(machine.states).name)
        case _, ("answered", number, reply, _):
            found[at] = ("answered", number, "ok" if reply == "refused" else "refused", "")
        case 0 | 1, ("shown", who, _):
            found[at] = ("shown", who, dice.randrange(len(showing(machine))))
        case 2, ("shown", *_) if at + 1 < len(found):
            found[at], found[at + 1] = found[at + 1], found[at]
        case 3, ("shown", _, number):
            found[at] = ("shown", 0, number)
        case _, ("made", who, made):
            found[at] = ("made", who, not made)
        case _, ("done", request, reply):
            found[at] = ("done", request, "ok" if reply == "refused" else "refused")
        case _:
            pass
    return found
