"""Claims proved for any number of instances: an invariant is searched for, and z3 decides whether it is one.

What small groups reach is known from the explicit search; here it is carried to all. A claim
that is not proved here may still be true.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import permutations
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
from edgewise.engines.any_number.history import follow
from edgewise.engines.any_number.obligations import Obligation
from edgewise.engines.any_number.proof import Attempt, Proof, Room
from edgewise.engines.any_number.seen import seats
from edgewise.engines.any_number.stuck import downhill, goal_states, moving, rankings, stuck
from edgewise.engines.condition import condition
from edgewise.engines.explicit import name_row
from edgewise.engines.graph import explore
from edgewise.engines.tables import Tables
from edgewise.expr import TRUE, Expr, In, Not, about_steps, conjunction
from edgewise.machine import Machine, within
from edgewise.run import Configuration

METHOD: Final = "inductive invariant"
JOBS: Final = (1, 2, 3)
"""Numbers of instances that the explicit search looks at first."""
LIMIT: Final = 20_000
"""Configurations of one or two instances looked at to guess an invariant."""
WIDE: Final = 4_000
"""And of three, where two do not tell enough."""


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
    machine: Machine, claims: Sequence[Claim], jobs: Sequence[int] = JOBS, known: Sequence[Verdict] = ()
) -> tuple[Outcome, ...]:
    """A verdict for each claim, in order, for any number of instances.

    `known` are those of the explicit search, for the numbers in `jobs`; it is asked where they are
    not given. A claim refuted by a trace is refuted for any number. Undecided says for which
    numbers nothing was found against the claim.
    """
    before = tuple(known) or explicit.check(machine, claims, jobs)
    return _Engine(machine).outcomes(claims, before)


class _Engine:
    def __init__(self, machine: Machine) -> None:
        self.machine = machine
        self.small = [at for jobs in (1, 2) for at in self._reached(jobs)]
        self.plain = Room(machine, seats(self.small))

    @cached_property
    def wide(self) -> Room:
        """As `plain`, but what three instances reach is known as well."""
        return Room(self.machine, seats((*self.small, *self._reached(3, WIDE)), 3), width=3)

    def _reached(self, jobs: int, limit: int = LIMIT) -> Iterator[Configuration]:
        tables = Tables(self.machine, jobs)
        return map(tables.configuration, explore(tables, jobs, limit).nodes)

    def outcomes(self, claims: Sequence[Claim], known: Sequence[Verdict]) -> tuple[Outcome, ...]:
        """A verdict for each claim. What one try does not prove, the next may."""
        found: dict[int, Outcome] = {}
        waiting = {number: self.tries(claim, known[number]) for number, claim in enumerate(claims)}
        while waiting:
            asked: list[tuple[int, Attempt, Proof]] = []
            for number, tries in list(waiting.items()):
                attempt, proof = self._next(tries)
                if attempt is None:
                    del waiting[number]
                    found[number] = Outcome(_carried(claims[number], known[number]))
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
                yield self._never(claim, met, where, Vacuous((ANY,), METHOD))
            case Refuted(trace=None):
                yield from self._missing(claim, replace(known, jobs=(ANY,), method=METHOD))
            case _:
                return

    def _claimed(self, claim: Claim, verdict: Proved) -> Iterator[Attempt]:
        room, machine = self.plain, self.machine
        match claim.says:
            case Always() | OnStep():
                yield Attempt(room, claim, tuple(room.obligations.breaks(claim)), verdict)
                yield Attempt(self.wide, claim, tuple(self.wide.obligations.breaks(claim)), verdict)
            case Precedes() as says:
                followed = self._followed(claim, says)
                yield Attempt(followed, claim, tuple(followed.obligations.breaks(claim)), verdict)
            case NoDeadEnd():
                final = within(tuple(state.name for state in machine.states if state.final))
                for patient in (False, True):
                    yield self._stuck(claim, Not(final), moving(machine), patient, verdict)
            case Recoverable(goal):
                states = goal_states(machine, goal)
                if states is not None:
                    lacking = conjunction(claim.given, Not(goal))
                    for patient in (False, True):
                        for ranks in rankings(machine, states):
                            attempt = self._stuck(claim, lacking, downhill(machine, ranks), patient, verdict)
                            yield replace(attempt, ranks=tuple(ranks.items()))
            case _:
                return

    def _stuck(self, claim: Claim, lacking: Expr, wanted: Expr, patient: bool, verdict: Verdict) -> Attempt:
        formula = stuck(self.machine, lacking, wanted, patient=patient)
        return Attempt(self.plain, claim, (Obligation("something useful can be done", formula, ("i",)),), verdict)

    def _never(self, claim: Claim, goal: Expr, where: tuple[bool, bool], verdict: Verdict) -> Attempt:
        """That `goal` comes true nowhere: in configurations, or on steps, or on steps and at the start."""
        told = self.plain.obligations
        steps, start = where
        if not (steps or start):
            return Attempt(self.plain, claim, (told.anywhere("it is never so", goal),), verdict)
        owed = [*told.at_start(goal)] if start else []
        return Attempt(self.plain, claim, (*owed, *told.on_steps(TRUE, (goal,))), verdict)

    def _missing(self, claim: Claim, verdict: Refuted) -> Iterator[Attempt]:
        """That what small groups do not reach is out of reach of all."""
        told = self.plain.obligations
        match claim.says:
            case Reachable(goal):
                steps = about_steps(goal)
                yield self._never(claim, conjunction(claim.given, goal), (steps, steps), verdict)
            case EveryState():
                owed = [told.anywhere(f"nothing is ever {name}", In(name)) for name in verdict.missing]
                yield Attempt(self.plain, claim, tuple(owed), verdict)
            case EveryRow():
                rows = [step for step in told.steps if name_row(self.machine, step.row) in verdict.missing]
                owed = [
                    Obligation(f"never {told.words(step)}", told.enabled[step.row], ("a",) if step.actor else ())
                    for step in rows
                ]
                yield Attempt(self.plain, claim, tuple(owed), verdict)
            case _:
                return

    def _followed(self, claim: Claim, says: Precedes) -> Room:
        history = follow(self.machine, claim, says)
        seen = list(seats(self.small, more=(False,)))
        for jobs in (1, 2):
            tables = Tables(self.machine, jobs)
            for node in precedence.search(tables, claim, says, jobs, LIMIT).graph.nodes:
                at = tables.configuration(node)
                whole = [(one.state, *one.values, not who) for who, one in enumerate(at.instances)]
                seen += ((chosen, at.shared) for chosen in permutations(whole))
        return Room(history.machine, seen, history)


def _carried(claim: Claim, known: Verdict) -> Verdict:
    """What small groups tell of all."""
    match known:
        case Proved(witness=witness) if witness is not None or isinstance(claim.says, EveryState | EveryRow):
            return replace(known, jobs=(ANY,))
        case Refuted(trace=trace) if trace is not None:
            return known
        case _:
            reason = known.reason if isinstance(known, Undecided) else "no invariant was found for any number"
            return Undecided(known.jobs, METHOD, reason)
