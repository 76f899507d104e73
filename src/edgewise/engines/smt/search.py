"""Looking for one thing in the runs of a group of one size: a shortest run that shows it, or a proof that none does.

Bounded model checking (Biere, Cimatti, Clarke and Zhu, TACAS 1999) and k-induction over
configurations that are pairwise different (Sheeran, Singh and Stålmarck, "Checking Safety
Properties Using Induction and a SAT-Solver", FMCAD 2000), turn by turn at each length, in one
incremental solver for all questions. Instances are interchangeable, so what happens to one of
them is looked for at the first, and the others stand in ascending order at the start.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final, TypeAlias

from edgewise.engines import Disagreement
from edgewise.engines.allowance import ENDLESS, Allowance
from edgewise.engines.smt.encode import Encoding
from edgewise.engines.smt.exclusions import Pair, excluded, exclusions, widened
from edgewise.engines.smt.question import Question, shows
from edgewise.engines.smt.solver import Frames, Unknown
from edgewise.engines.smt.terms import every, negated
from edgewise.run import Configuration, NotARun, Trace, replay

INDUCTION: Final = 10
"""No induction may cost more than this part of the effort: most that would come to nothing."""


@dataclass(frozen=True)
class Found:
    """A shortest run that answers yes for its first instance; it has been replayed by `run`."""

    trace: Trace


@dataclass(frozen=True)
class Never:
    """No run does, of any length, by induction over `steps` steps; `assisted` by exclusions or not."""

    steps: int
    assisted: bool


@dataclass(frozen=True)
class Open:
    """Nobody knows. `reason` says what ran out, and how far the search got."""

    reason: str


Finding: TypeAlias = Found | Never | Open


class Group:
    """A group, ready for questions. To answer one z3 may spend `effort`.

    `known` configurations are reachable, for some number of instances. `guide` is a group of
    fewer, or without a memory: what never happens there is worth guessing here.
    """

    def __init__(
        self, encoding: Encoding, effort: int, known: Collection[Configuration], guide: Group | None = None
    ) -> None:
        self.machine, self.encoding, self.effort = encoding.machine, encoding, effort
        self._known, self._guide = known, guide
        self._frames = Frames(encoding.constants)
        typed, ordered, start, self._step, self._apart = self._frames.parse(
            encoding.typed, encoding.ordered, encoding.start, encoding.step, encoding.differs
        )
        self._frames.require(typed, 0)
        self._frames.require(ordered, 0)
        self._frames.require(start, 0, literal="start")
        self._excluded: frozenset[Pair] | None = None
        self._asked = 0
        self._last = 0

    def exclusions(self) -> frozenset[Pair]:
        """Pairs of facts that never meet here. Once looked for, they are required of every first frame."""
        if self._excluded is None:
            guess = None
            if self._guide is not None:
                guess = widened(self._guide.exclusions(), self._guide.encoding, self.encoding)
            self._excluded = exclusions(self.encoding, self.effort, self._known, guess)
            (term,) = self._frames.parse(excluded(self.encoding, self._excluded))
            self._frames.require(term, 0)
        return self._excluded

    def look(self, question: Question, depth: int, allowance: Allowance = ENDLESS) -> Finding:
        """The answer, from runs of at most `depth` steps and inductions as long. Raises Disagreement.

        What the question wants never to have been so before must be the memory of the group.
        """
        assert question.first == self.encoding.memory
        self._asked += 1
        asked = _Asked(question, self._asked, self.encoding, self._frames)
        self._last = self._frames.spent + self.effort
        gave_up = ""
        for length in range(question.least, depth + 1):
            if allowance.over:
                return Open(allowance.reason)
            try:
                if self._possible(["start", *self._run(length), asked.yes(length)], self.effort):
                    return Found(self._confirmed(question, length))
            except Unknown as why:
                return Open(f"z3 gave up on runs of {length} steps ({why})")
            try:
                if length and not gave_up and self._is_inductive(question, asked, length):
                    return Never(length, bool(self._excluded))
            except Unknown as why:
                gave_up = f"z3 gave up on an induction over {length} steps ({why})"
        proof = gave_up or f"an induction over {depth} steps does not rule it out"
        return Open(f"no run of up to {depth} steps shows it, and {proof}")

    def _is_inductive(self, question: Question, asked: _Asked, length: int) -> bool:
        """Whether no run of `length` steps, from anywhere, comes to its first yes at its end, and to nothing twice.

        A shortest run to a yes does, and so does every part of it that ends where it does.
        """
        begin = 1 if question.about_steps else 0
        apart = [(one, other) for other in range(length) for one in range(other)]
        first_time = [
            *(asked.no(frame) for frame in range(begin, length)),
            *(self._frames.literal(f"apart{one}-{other}", self._apart, other, one) for one, other in apart),
        ]
        literals = [*self._run(length), *first_time, asked.yes(length)]
        effort = max(1, self.effort // INDUCTION)
        if not self._possible(literals, effort):
            return True
        if self._excluded is not None:
            return False
        before = self._frames.spent
        found = self.exclusions()
        self._last += self._frames.spent - before  # they are for all answers to come
        return bool(found) and not self._possible(literals, effort)

    def _possible(self, literals: Iterable[str], effort: int) -> bool:
        """Whether these can be in force together, at a cost of at most `effort` and of what is left for the answer."""
        left = self._last - self._frames.spent
        if left <= 0:
            raise Unknown("all effort is spent")
        return self._frames.possible(literals, min(effort, left))

    def _run(self, length: int) -> list[str]:
        """That each of so many frames is one step after the one before."""
        return [self._frames.literal(f"go{frame}", self._step, frame, frame - 1) for frame in range(1, length + 1)]

    def _confirmed(self, question: Question, length: int) -> Trace:
        """The run that was found possible, once the reference semantics agrees that it shows what was asked."""
        first, *later = self._frames.codes(self.encoding.constants, *range(length + 1))
        steps = tuple(map(self.encoding.read_step, later))
        trace = Trace(self.encoding.read_configuration(first), steps)
        try:
            path = replay(self.machine, trace)
        except NotARun as why:
            raise Disagreement(f"z3 found a run of {self.machine.name} that is none: {why}") from why
        if not shows(self.machine, question, trace, path):
            raise Disagreement(f"z3 found a run of {self.machine.name} that does not show what was asked: {question}")
        return trace


class _Asked:
    """A question put to the frames of a group, as literals that bring its parts in force."""

    def __init__(self, question: Question, number: int, encoding: Encoding, frames: Frames) -> None:
        self._question, self._number, self._encoding, self._frames = question, number, encoding, frames
        self._at_start, self._later, self._no = frames.parse(
            self._answer(0, past=False),
            self._answer(0, past=True),
            every(negated(self._answer(who, past=True)) for who in range(encoding.jobs)),
        )

    def _answer(self, who: int, *, past: bool) -> str:
        """That the answer is yes here, for instance `who`."""
        question, terms = self._question, self._encoding.terms
        if isinstance(question.what, int):
            return terms.taken(question.what)
        never = "true" if question.first is None else f"(not h{who})"
        return every((terms.holds(question.given, who), terms.holds(question.what, who, past=past), never))

    def yes(self, frame: int) -> str:
        """That the answer is yes after so many steps, for the first instance."""
        if not frame:
            return self._frames.literal(f"yes{self._number}@0", self._at_start, 0)
        return self._frames.literal(f"yes{self._number}@{frame}", self._later, frame, frame - 1)

    def no(self, frame: int) -> str:
        """That the answer is no after so many steps, for every instance."""
        return self._frames.literal(f"no{self._number}@{frame}", self._no, frame, frame - 1 if frame else None)
