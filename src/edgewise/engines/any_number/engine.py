"""Claims proved for any number of instances: an invariant is searched for, and z3 decides whether it is one.

What small groups reach is known from the explicit search; here it is carried to all. A claim
that is not proved here may still be true.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
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
from edgewise.engines.any_number.backward import Backward, Found, covering
from edgewise.engines.any_number.cubes import Cube, Space, Work
from edgewise.engines.any_number.expand import Expansion
from edgewise.engines.any_number.formula import Formula
from edgewise.engines.any_number.history import History, follow
from edgewise.engines.any_number.obligations import Obligation, Obligations
from edgewise.engines.any_number.script import Script
from edgewise.engines.any_number.seen import Seat, Seen, seats
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
EFFORT: Final = 2_000_000
"""How long z3 tries one obligation, in its own units of work."""


@dataclass(frozen=True)
class Proof:
    """Why something is never so: clauses that are an invariant, and the obligations that show it.

    `clauses` are cubes that no configuration is in, called `names` in the questions, one of these
    for each obligation; z3 has answered all of them. `ranks` are those of the states where the
    claim is that something can be reached.
    """

    claim: Claim
    history: History | None
    clauses: tuple[Cube, ...]
    obligations: tuple[Obligation, ...]
    ranks: tuple[tuple[str, int], ...]
    names: tuple[str, ...]
    questions: tuple[str, ...]
    script: Script


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


@dataclass(frozen=True)
class _Try:
    """One way to prove a claim: obligations that speak of the claim alone, and the verdict if all are met."""

    room: _Room
    claim: Claim
    obligations: tuple[Obligation, ...]
    verdict: Verdict
    ranks: tuple[tuple[str, int], ...] = ()


class _Room:
    """All that is needed to prove things with one history, or with none."""

    def __init__(self, machine: Machine, seen: Iterable[Seat], history: History | None = None, width: int = 2) -> None:
        self.history = history
        self.space = Space(machine)
        self.obligations = Obligations(self.space, history)
        self.backward = Backward(self.space, Seen(self.space, seen, width), history)
        self.expansion = Expansion(self.space.own)
        self.script = Script(self.obligations)
        self.questions: dict[str, bool] = {}
        self._works: dict[int, tuple[Formula, Work]] = {}
        self._named: dict[Cube, str] = {}
        self._induction: dict[tuple[Cube, tuple[Cube, ...]], tuple[Obligation, ...]] = {}

    def work(self, formula: Formula) -> Work:
        """A formula that comes again and again, as `Space.work` has it."""
        if id(formula) not in self._works:
            self._works[id(formula)] = formula, self.space.work(formula)
        return self._works[id(formula)][1]

    def proof(self, attempt: _Try) -> Proof | None:
        """The obligations that would prove it, to be decided; None where no invariant is found."""
        bad = {
            number: self.expansion.cubes(
                (self.work(one.enabled), self.space.work(one.formula)),
                self.space.shared,
                dict.fromkeys(one.names, self.space.own),
            )
            for number, one in enumerate(attempt.obligations)
            if not one.starts
        }
        found = self.backward.search(cube for cubes in bad.values() for cube in cubes)
        if found is None:
            return None
        owed = [
            replace(one, leans=covering(found.clauses, bad[number])) if number in bad else one
            for number, one in enumerate(attempt.obligations)
        ]
        clauses = _needed(found, owed)
        for cube in clauses:
            key = (cube, found.leans[cube])
            if key not in self._induction:
                self._induction[key] = tuple(self.obligations.induction(*key))
            owed += self._induction[key]
        for cube in clauses:
            self._named.setdefault(cube, f"never.{len(self._named) + 1}")
        texts = tuple("\n".join(self.script.question(one, self._named)) for one in owed)
        for text in texts:
            self.questions.setdefault(text, False)
        names = tuple(self._named[cube] for cube in clauses)
        return Proof(attempt.claim, self.history, clauses, tuple(owed), attempt.ranks, names, texts, self.script)

    def decide(self) -> None:
        """Have z3 answer all questions at once. Only "unsat" is a yes."""
        from edgewise.engines.smt.solver import answers

        head = [*self.script.head(), *(self.script.clause(cube, name) for cube, name in self._named.items())]
        if self.questions:
            said = answers("\n".join((*head, *self.questions)), EFFORT)
            for question, answer in zip(self.questions, said, strict=True):
                self.questions[question] = answer == "unsat"


def _needed(found: Found, owed: Sequence[Obligation]) -> tuple[Cube, ...]:
    """The clauses that the obligations lean on, directly or not, in the order they are met."""
    needed = dict.fromkeys(cube for one in owed for cube in one.leans)
    waiting = list(needed)
    for cube in waiting:
        for other in found.leans[cube]:
            if other not in needed:
                needed[other] = None
                waiting.append(other)
    return tuple(needed)


class _Engine:
    def __init__(self, machine: Machine) -> None:
        self.machine = machine
        self.small = [at for jobs in (1, 2) for at in self._reached(jobs)]
        self.plain = _Room(machine, seats(self.small))

    @cached_property
    def wide(self) -> _Room:
        """As `plain`, but what three instances reach is known as well."""
        return _Room(self.machine, seats((*self.small, *self._reached(3, WIDE)), 3), width=3)

    def _reached(self, jobs: int, limit: int = LIMIT) -> Iterator[Configuration]:
        tables = Tables(self.machine, jobs)
        return map(tables.configuration, explore(tables, jobs, limit).nodes)

    def outcomes(self, claims: Sequence[Claim], known: Sequence[Verdict]) -> tuple[Outcome, ...]:
        """A verdict for each claim. What one try does not prove, the next may."""
        found: dict[int, Outcome] = {}
        waiting = {number: self.tries(claim, known[number]) for number, claim in enumerate(claims)}
        while waiting:
            asked: list[tuple[int, _Try, Proof]] = []
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

    def _next(self, tries: Iterator[_Try]) -> tuple[_Try | None, Proof | None]:
        for attempt in tries:
            proof = attempt.room.proof(attempt)
            if proof is not None:
                return attempt, proof
        return None, None

    def tries(self, claim: Claim, known: Verdict) -> Iterator[_Try]:
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

    def _claimed(self, claim: Claim, verdict: Proved) -> Iterator[_Try]:
        room, machine = self.plain, self.machine
        match claim.says:
            case Always() | OnStep():
                yield _Try(room, claim, tuple(room.obligations.breaks(claim)), verdict)
                yield _Try(self.wide, claim, tuple(self.wide.obligations.breaks(claim)), verdict)
            case Precedes() as says:
                followed = self._followed(claim, says)
                yield _Try(followed, claim, tuple(followed.obligations.breaks(claim)), verdict)
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

    def _stuck(self, claim: Claim, lacking: Expr, wanted: Expr, patient: bool, verdict: Verdict) -> _Try:
        formula = stuck(self.machine, lacking, wanted, patient=patient)
        return _Try(self.plain, claim, (Obligation("something useful can be done", formula, ("i",)),), verdict)

    def _never(self, claim: Claim, goal: Expr, where: tuple[bool, bool], verdict: Verdict) -> _Try:
        """That `goal` comes true nowhere: in configurations, or on steps, or on steps and at the start."""
        told = self.plain.obligations
        steps, start = where
        if not (steps or start):
            return _Try(self.plain, claim, (told.anywhere("it is never so", goal),), verdict)
        owed = [*told.at_start(goal)] if start else []
        return _Try(self.plain, claim, (*owed, *told.on_steps(TRUE, (goal,))), verdict)

    def _missing(self, claim: Claim, verdict: Refuted) -> Iterator[_Try]:
        """That what small groups do not reach is out of reach of all."""
        told = self.plain.obligations
        match claim.says:
            case Reachable(goal):
                steps = about_steps(goal)
                yield self._never(claim, conjunction(claim.given, goal), (steps, steps), verdict)
            case EveryState():
                owed = [told.anywhere(f"nothing is ever {name}", In(name)) for name in verdict.missing]
                yield _Try(self.plain, claim, tuple(owed), verdict)
            case EveryRow():
                rows = [step for step in told.steps if name_row(self.machine, step.row) in verdict.missing]
                owed = [
                    Obligation(f"never {told.words(step)}", told.enabled[step.row], ("a",) if step.actor else ())
                    for step in rows
                ]
                yield _Try(self.plain, claim, tuple(owed), verdict)
            case _:
                return

    def _followed(self, claim: Claim, says: Precedes) -> _Room:
        history = follow(self.machine, claim, says)
        seen = list(seats(self.small, more=(False,)))
        for jobs in (1, 2):
            tables = Tables(self.machine, jobs)
            for node in precedence.search(tables, claim, says, jobs, LIMIT).graph.nodes:
                at = tables.configuration(node)
                whole = [(one.state, *one.values, not who) for who, one in enumerate(at.instances)]
                seen += ((chosen, at.shared) for chosen in permutations(whole))
        return _Room(history.machine, seen, history)


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
