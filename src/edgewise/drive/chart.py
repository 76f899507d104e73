"""Where a group comes to rest, and what asking brings it from one place of rest to the next.

A configuration is at rest when nothing happens soon that would change it. Such a one can be held as
long as one likes, so that a verb can be asked of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from edgewise.drive.form import Form
from edgewise.drive.harness import Happening
from edgewise.logged import Member
from edgewise.machine import Machine
from edgewise.run import Configuration, Step, after, enabled, evaluate, initial_shared, starts

MOST: Final = 2_000
"""Places of rest of one setup."""
LONGEST: Final = 5_000
"""Configurations that a group may pass between two of them."""


@dataclass(frozen=True, slots=True)
class Place:
    """A configuration, and for each instance whether what is withheld is withheld from it."""

    at: Configuration
    withheld: tuple[bool, ...]

    @property
    def states(self) -> tuple[str, ...]:
        """The state of each instance."""
        return tuple(instance.state for instance in self.at.instances)


@dataclass(frozen=True, slots=True)
class Move:
    """From place to place, by their numbers, by asking `form` of instance `actor`; form None: the group is made.

    `accepted` tells what becomes of the question, `steps` what happens until the group rests, and
    `ends` the states of the instances wherever it may rest then: not only at `target`.
    """

    source: int
    target: int
    form: Form | None
    actor: int
    accepted: bool
    steps: tuple[Step, ...]
    ends: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Places of rest and the moves between them. Place 0 is where the group is not made yet.

    `passed` are the states that an instance comes to on the way from place to place.
    """

    places: tuple[Place, ...]
    moves: tuple[Move, ...]
    passed: frozenset[str]


def chart(
    machine: Machine,
    members: Sequence[Member],
    forms: Sequence[Form],
    withheld: Sequence[str],
    held: Sequence[bool],
    never: Sequence[Happening],
) -> Chart:
    """All that a client can bring a group to.

    `withheld` are the events that do not happen to an instance that is `held`, `never` what does not happen at all.
    """
    return _Charting(machine, forms, withheld, never).chart(members, tuple(held))


class _Charting:
    def __init__(
        self, machine: Machine, forms: Sequence[Form], withheld: Sequence[str], never: Sequence[Happening]
    ) -> None:
        self.machine, self.forms, self.withheld = machine, forms, frozenset(withheld)
        self.possible = frozenset(
            number for number, row in enumerate(machine.transitions) if not any(one.covers(row) for one in never)
        )
        self.awaits = _before(machine, {s for n in self.possible for s in self._withheld_in(n)})
        self.internal = frozenset(state.name for state in machine.states if state.internal)
        self.enabled: dict[Configuration, tuple[Step, ...]] = {}
        self.passed: set[str] = set()

    def chart(self, members: Sequence[Member], held: tuple[bool, ...]) -> Chart:
        """Breadth first from the start."""
        begin = self.place(start(self.machine, members), held)
        places, numbers, moves = [begin], {begin: 0}, list[Move]()

        def number(place: Place) -> int:
            if place not in numbers:
                numbers[place] = len(places)
                places.append(place)
            return numbers[place]

        for at, place in enumerate(places):
            if len(places) > MOST:
                break
            questions = self.asked(place) if at else iter([(None, 0, [(None, place)])])
            for form, actor, ways in questions:
                rests = [self.rest(first, then) for first, then in ways]
                if all(rests):
                    ends = [end for found in rests for end in found]
                    target, steps = ends[0]
                    states = tuple(dict.fromkeys(end.states for end, _ in ends))
                    accepted = form is None or ways[0][0] is not None
                    moves.append(Move(at, number(target), form, actor, accepted, steps, states))
        return Chart(tuple(places), tuple(moves), frozenset(self.passed))

    def asked(self, place: Place) -> Iterator[tuple[Form | None, int, list[tuple[Step | None, Place]]]]:
        """Every question that can be asked at a place, with the rows that may accept it (None: refused)."""
        for actor, state in enumerate(place.states):
            if state in self.internal:
                continue
            for form in self.forms:
                if not evaluate(self.machine, self.machine.verb_named[form.verb].when, place.at):
                    continue
                held = place.withheld
                if form.withholds is not None:
                    held = (*held[:actor], form.withholds, *held[actor + 1 :])
                ways: list[tuple[Step | None, Place]] = [
                    (step, self.place(after(self.machine, place.at, step), held))
                    for step in self.steps(place.at)
                    if self.meets(step, form, actor)
                ]
                yield form, actor, ways or [(None, place)]

    def place(self, at: Configuration, held: tuple[bool, ...]) -> Place:
        """A place; from whom nothing is withheld any more counts as one from whom nothing is."""
        states = (instance.state for instance in at.instances)
        return Place(at, tuple(one and state in self.awaits for one, state in zip(held, states, strict=True)))

    def _withheld_in(self, number: int) -> tuple[str, ...]:
        row = self.machine.transitions[number]
        return row.sources if row.trigger in self.withheld else ()

    def meets(self, step: Step, form: Form, actor: int) -> bool:
        """Whether a step is one that a question asks for."""
        row = self.machine.transitions[step.row]
        return step.actor == actor and row.trigger == form.verb and (not form.outcomes or row.outcome in form.outcomes)

    def steps(self, at: Configuration) -> tuple[Step, ...]:
        """Every step that is possible in the program, as far as the harness knows."""
        if at not in self.enabled:
            self.enabled[at] = tuple(step for step in enabled(self.machine, at) if step.row in self.possible)
        return self.enabled[at]

    def soon(self, place: Place) -> Iterator[tuple[Step, Place]]:
        """What happens by itself."""
        for step in self.steps(place.at):
            trigger = self.machine.transitions[step.row].trigger
            waits = trigger in self.withheld and step.actor is not None and place.withheld[step.actor]
            if trigger in self.machine.event_named and not waits:
                then = after(self.machine, place.at, step)
                if then != place.at:
                    yield step, self.place(then, place.withheld)

    def rest(self, first: Step | None, place: Place) -> list[tuple[Place, tuple[Step, ...]]]:
        """Where a group can come to rest after a step, with a shortest way there; [] where it may go on for ever."""
        ways: dict[Place, tuple[Step, ...]] = {place: () if first is None else (first,)}
        waiting, found, onward = [place], list[tuple[Place, tuple[Step, ...]]](), dict[Place, list[Place]]()
        for here in waiting:
            onward[here] = []
            self.passed.update(here.states)
            for step, then in self.soon(here):
                onward[here].append(then)
                if then not in ways:
                    ways[then] = (*ways[here], step)
                    waiting.append(then)
            if not onward[here]:
                found.append((here, ways[here]))
            if len(waiting) > LONGEST:
                return []
        return [] if _goes_round(onward) else found


def _before(machine: Machine, states: set[str]) -> frozenset[str]:
    """The states from which edges lead to one of `states`, and these."""
    found, waiting = set(states), list(states)
    while waiting:
        at = waiting.pop()
        new = {source for source, target in machine.edges if target == at} - found
        found |= new
        waiting += new
    return frozenset(found)


def _goes_round(onward: dict[Place, list[Place]]) -> bool:
    """Whether one can go on for ever: something is left when what leads nowhere is taken away, again and again."""
    left = {place: len(targets) for place, targets in onward.items()}
    before: dict[Place, list[Place]] = {place: [] for place in onward}
    for place, targets in onward.items():
        for target in targets:
            before[target].append(place)
    waiting = [place for place, count in left.items() if not count]
    for gone in waiting:
        for place in before[gone]:
            left[place] -= 1
            if not left[place]:
                waiting.append(place)
    return len(waiting) < len(onward)


def start(machine: Machine, members: Sequence[Member]) -> Configuration:
    """The configuration in which a group of these members begins; of parameters that are not told the first value."""

    def fits(values: Sequence[object], member: Member) -> bool:
        told = dict(member.parameters)
        pairs = zip(machine.parameters, values, strict=False)
        return all(told.get(one.name, _spelled(value)) == _spelled(value) for one, value in pairs)

    ways = starts(machine)
    found = tuple(next(one for one in ways if fits(one.values, member)) for member in members)
    return Configuration(found, initial_shared(machine))


def _spelled(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
