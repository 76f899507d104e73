"""Claims proved for any number of instances: an invariant is searched for, and z3 decides whether it is one.

What small groups reach is known from the explicit search; here it is carried to all. A claim
that is not proved here may still be true.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import permutations, product
from typing import Final

from edgewise.claim import (
    ANY,
    Always,
    Claim,
    EveryRow,
    EveryState,
    LeadsTo,
    NoDeadEnd,
    OnStep,
    Precedes,
    Proved,
    Reachable,
    Recoverable,
    Refuted,
    Undecided,
    Vacuous,
    Verdict,
)
from edgewise.engines import explicit, precedence
from edgewise.engines.allowance import ENDLESS, Allowance
from edgewise.engines.any_number.history import follow
from edgewise.engines.any_number.obligations import Obligation
from edgewise.engines.any_number.proof import Attempt, Proof, Room
from edgewise.engines.any_number.seen import seats
from edgewise.engines.any_number.stuck import downhill, goal_states, moving, rankings, stuck
from edgewise.engines.condition import condition
from edgewise.engines.explicit import name_row
from edgewise.engines.graph import sample
from edgewise.engines.tables import Tables
from edgewise.expr import TRUE, Expr, In, Not, about_steps, conjunction
from edgewise.machine import Machine, within
from edgewise.run import Configuration

METHOD: Final = "inductive invariant"
JOBS: Final = (1, 2, 3)
"""Numbers of instances that the explicit search looks at first."""
BREADTH: Final = 100
"""Of one or two instances' configurations, how many of each depth are gone on from to guess an invariant."""
WIDE: Final = 30
"""And of three, where two do not tell enough."""
LIMIT: Final = 20_000
"""Configurations of one or two instances, one of them followed, looked at for the same."""
FAR: Final = 4_000
"""And of three."""


@dataclass(frozen=True)
class Outcome:
    """A verdict for any number of instances, and the proof where it rests on one."""

    verdict: Verdict
    proof: Proof | None = None


def check(
    machine: Machine, claims: Sequence[Claim], jobs: Sequence[int] = JOBS, known: Sequence[Verdict] = ()
) -> tuple[Verdict, ...]:
    """A verdict for each claim, in order, for any number of instances; see `prove`."""
    return tuple(outcome.verdict for outcome in prove(machine, claims, jobs, known))


def prove(
    machine: Machine,
    claims: Sequence[Claim],
    jobs: Sequence[int] = JOBS,
    known: Sequence[Verdict] = (),
    allowance: Allowance = ENDLESS,
) -> tuple[Outcome, ...]:
    """A verdict for each claim, in order, for any number of instances.

    `known` are those of the explicit search, for the numbers in `jobs`; it is asked where they are
    not given. A claim refuted by a trace is refuted for any number. Undecided says for which
    numbers nothing was found against the claim.
    """
    before = tuple(known) or explicit.check(machine, claims, jobs, allowance=allowance)
    return _Engine(machine, allowance).outcomes(claims, before)


class _Engine:
    def __init__(self, machine: Machine, allowance: Allowance) -> None:
        self.machine, self.allowance = machine, allowance
        self.tables = Tables(machine, 2)

    @cached_property
    def small(self) -> list[Configuration]:
        """What one and two instances reach, or some of it: nothing is kept out that is only far."""
        return [at for jobs in (1, 2) for at in self._reached(self.tables, jobs)]

    @cached_property
    def plain(self) -> Room:
        """Where pairs of instances are told from each other."""
        return Room(self.machine, seats(self.small), allowance=self.allowance)

    @cached_property
    def wide(self) -> Room:
        """As `plain`, but what three instances reach is known as well."""
        return Room(self.machine, seats((*self.small, *self.large), 3), width=3, allowance=self.allowance)

    @cached_property
    def large(self) -> list[Configuration]:
        """What three instances reach, or some of it."""
        return list(self._reached(Tables(self.machine, 3), 3, WIDE))

    @property
    def rooms(self) -> Iterator[Room]:
        """Where to try: pairs tell enough of most claims, and some take triples."""
        yield self.plain
        yield self.wide

    def _reached(self, tables: Tables, jobs: int, breadth: int = BREADTH) -> Iterator[Configuration]:
        return map(tables.configuration, sample(tables, jobs, breadth, LIMIT, self.allowance))

    def outcomes(self, claims: Sequence[Claim], known: Sequence[Verdict]) -> tuple[Outcome, ...]:
        """A verdict for each claim. What one try does not prove, the next may."""
        found: dict[int, Outcome] = {}
        waiting = {number: self.tries(claim, known[number]) for number, claim in enumerate(claims)}
        while waiting:
            asked: list[tuple[int, Attempt, Proof]] = []
            for number, tries in list(waiting.items()):
                attempt, proof = self._next(tries) if not self.allowance.over else (None, None)
                if attempt is None:
                    del waiting[number]
                    found[number] = Outcome(self._carried(claims[number], known[number]))
                elif proof is not None:
                    asked.append((number, attempt, proof))
            for room in {id(attempt.room): attempt.room for _, attempt, _ in asked}.values():
                room.decide()
            for number, attempt, proof in asked:
                if all(attempt.room.questions[text] for text in proof.questions):
                    del waiting[number]
                    found[number] = Outcome(attempt.verdict, proof)
        return tuple(found[number] for number in range(len(claims)))

    def _next(self, tries: Iterator[Attempt]) -> tuple[Attempt | None, Proof | None]:
        for attempt in tries:
            proof = attempt.room.proof(attempt)
            if proof is not None:
                return attempt, proof
            if self.allowance.over:
                break
        return None, None

    def tries(self, claim: Claim, known: Verdict) -> Iterator[Attempt]:
        """Ways to carry what is known of small groups to all."""
        match known:
            case Proved() | Undecided() if isinstance(known, Proved) or condition(claim) is None:
                yield from self._claimed(claim, Proved((ANY,), METHOD))
            case Vacuous():
                met = condition(claim)
                assert met is not None
                where = isinstance(claim.says, OnStep), isinstance(claim.says, Precedes | LeadsTo)
                for room in self.rooms:
                    yield _never(room, claim, met, where, Vacuous((ANY,), METHOD))
            case Refuted(trace=None):
                for room in self.rooms:
                    yield from self._missing(room, claim, replace(known, jobs=(ANY,), method=METHOD))
            case _:
                return

    def _claimed(self, claim: Claim, verdict: Proved) -> Iterator[Attempt]:
        machine = self.machine
        match claim.says:
            case Always() | OnStep():
                for room in self.rooms:
                    yield Attempt(room, claim, tuple(room.obligations.breaks(claim)), verdict)
            case Precedes() as says:
                # Most often it is enough to have followed one that is alone.
                for width, most in ((2, 1), (2, 2), (3, 3)):
                    room = self._followed(claim, says, width, most)
                    yield Attempt(room, claim, tuple(room.obligations.breaks(claim)), verdict)
            case NoDeadEnd():
                final = within(tuple(state.name for state in machine.states if state.final))
                for room in self.rooms:
                    for patient in (False, True):
                        yield _stuck(room, claim, Not(final), moving(machine), patient, verdict)
            case Recoverable(goal):
                states = goal_states(machine, goal)
                if states is not None:
                    lacking = conjunction(claim.given, Not(goal))
                    ways = tuple(product((False, True), rankings(machine, states)))
                    for room in self.rooms:
                        for patient, ranks in ways:
                            attempt = _stuck(room, claim, lacking, downhill(machine, ranks), patient, verdict)
                            yield replace(attempt, ranks=tuple(ranks.items()))
            case _:
                return

    def _missing(self, room: Room, claim: Claim, verdict: Refuted) -> Iterator[Attempt]:
        """That what small groups do not reach is out of reach of all."""
        told = room.obligations
        match claim.says:
            case Reachable(goal):
                steps = about_steps(goal)
                yield _never(room, claim, conjunction(claim.given, goal), (steps, steps), verdict)
            case EveryState():
                owed = [told.anywhere(f"nothing is ever {name}", In(name)) for name in verdict.missing]
                yield Attempt(room, claim, tuple(owed), verdict)
            case EveryRow():
                rows = [step for step in told.steps if name_row(self.machine, step.row) in verdict.missing]
                owed = [
                    Obligation(f"never {told.words(step)}", told.enabled[step.row], ("a",) if step.actor else ())
                    for step in rows
                ]
                yield Attempt(room, claim, tuple(owed), verdict)
            case _:
                return

    def _followed(self, claim: Claim, says: Precedes, width: int, most: int) -> Room:
        history = follow(self.machine, claim, says)
        small = self.small if width == 2 else (*self.small, *self.large)
        tables = self.tables if width == 2 else Tables(self.machine, width)
        seen = list(seats(small, width, (False,)))
        for jobs in range(1, most + 1):
            limit = LIMIT if jobs < 3 else FAR
            for node in precedence.search(tables, claim, says, jobs, limit, self.allowance).graph.nodes:
                at = tables.configuration(node)
                whole = [(one.state, *one.values, not who) for who, one in enumerate(at.instances)]
                seen += ((chosen, at.shared) for chosen in permutations(whole))
        return Room(history.machine, seen, history, width, self.allowance)

    def _carried(self, claim: Claim, known: Verdict) -> Verdict:
        """What small groups tell of all."""
        match known:
            case Proved(witness=witness) if witness is not None or isinstance(claim.says, EveryState | EveryRow):
                return replace(known, jobs=(ANY,))
            case Refuted(trace=trace) if trace is not None:
                return known
            case Undecided(reason=reason):
                return Undecided(known.jobs, METHOD, reason)
            case _:
                reason = self.allowance.reason if self.allowance.over else "no invariant was found for any number"
                return Undecided(known.jobs, METHOD, reason)


def _stuck(room: Room, claim: Claim, lacking: Expr, wanted: Expr, patient: bool, verdict: Verdict) -> Attempt:
    formula = stuck(room.space.machine, lacking, wanted, patient=patient)
    return Attempt(room, claim, (Obligation("something useful can be done", formula, ("i",)),), verdict)


def _never(room: Room, claim: Claim, goal: Expr, where: tuple[bool, bool], verdict: Verdict) -> Attempt:
    """That `goal` comes true nowhere: in configurations, or on steps, or on steps and at the start."""
    told = room.obligations
    steps, start = where
    if not (steps or start):
        return Attempt(room, claim, (told.anywhere("it is never so", goal),), verdict)
    owed = [*told.at_start(goal)] if start else []
    return Attempt(room, claim, (*owed, *told.on_steps(TRUE, (goal,))), verdict)
