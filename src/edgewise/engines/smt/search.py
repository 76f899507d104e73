"""Looking for one thing in the runs of a group of one size: a shortest run that shows it, or a proof that none does.

Bounded model checking (Biere, Cimatti, Clarke and Zhu, TACAS 1999) and k-induction over
configurations that are pairwise different (Sheeran, Singh and Stålmarck, "Checking Safety
Properties Using Induction and a SAT-Solver", FMCAD 2000), turn by turn at each length, in one
incremental solver for all questions. Instances are interchangeable, so what happens to one of
them is looked for at the first, and the others stand in ascending order at the start.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from edgewise import run
from edgewise.engines import Disagreement
from edgewise.engines.smt.encode import Encoding
from edgewise.engines.smt.solver import Frames, Term, Unknown
from edgewise.engines.smt.terms import BEFORE, every, implied, negated, some
from edgewise.expr import TRUE, Expr, about_steps
from edgewise.machine import Machine
from edgewise.run import Trace


@dataclass(frozen=True)
class Question:
    """Can `what` come true of an instance that is `given`, after at least `least` steps, and `first` never till then?

    A number as `what` stands for the row of that number being taken, by whomever.
    """

    what: Expr | int
    given: Expr = TRUE
    first: Expr | None = None
    least: int = 0

    @property
    def about_steps(self) -> bool:
        """Whether a configuration alone does not answer it."""
        return any(isinstance(part, int) or about_steps(part) for part in (self.what, self.first) if part is not None)


@dataclass(frozen=True)
class Found:
    """A shortest run that answers yes for its first instance; it has been replayed by `run`."""

    trace: Trace


@dataclass(frozen=True)
class Never:
    """No run does, of any length, by induction over `steps` steps."""

    steps: int


@dataclass(frozen=True)
class Open:
    """No run of at most `steps` steps does; longer ones may. `reason` says what ran out."""

    steps: int
    reason: str


Finding: TypeAlias = Found | Never | Open


class Group:
    """A group of `jobs` instances, ready for questions."""

    def __init__(self, machine: Machine, jobs: int) -> None:
        self.machine, self.jobs = machine, jobs
        self.encoding = Encoding(machine, jobs)
        self._frames = Frames(self.encoding.constants)
        typed, ordered, start, self._step = self._frames.parse(
            self.encoding.typed, self.encoding.ordered, self.encoding.start, self.encoding.step
        )
        for term in (typed, ordered):
            self._frames.require(term, 0)
        self._frames.require(start, 0, literal="start")
        self._length = 0
        self._asked = 0

    def look(self, question: Question, depth: int) -> Finding:
        """The answer, from runs of at most `depth` steps and inductions as long."""
        self._asked += 1
        asked = _Asked(question, self._asked, self.encoding, self._frames)
        gave_up = ""
        for length in range(question.least, depth + 1):
            self._extend(length)
            taken = [f"go@{number}" for number in range(1, length + 1)]
            try:
                if self._frames.possible(["start", *taken, asked.yes(length)]):
                    return Found(self._confirmed(question, length))
            except Unknown as why:
                return Open(length - 1, f"z3 gave up on runs of {length} steps: {why}")
            if length and not gave_up:
                try:
                    if not self._frames.possible([*taken, *asked.first_time(length), asked.yes(length)]):
                        return Never(length)
                except Unknown as why:
                    gave_up = f"z3 gave up on induction over {length} steps: {why}"
        return Open(depth, gave_up or f"no proof by induction over {depth} steps")

    def _extend(self, length: int) -> None:
        while self._length < length:
            self._length += 1
            self._frames.require(self._step, self._length, self._length - 1, f"go@{self._length}")

    def _confirmed(self, question: Question, length: int) -> Trace:
        """The run that was found possible, once the reference semantics agrees that it shows what was asked."""
        read = self.encoding
        trace = Trace(
            read.read_configuration(self._frames.codes(0, read.constants)),
            tuple(read.read_step(self._frames.codes(frame, read.constants)) for frame in range(1, length + 1)),
        )
        try:
            path = run.replay(self.machine, trace)
        except run.NotARun as why:
            raise Disagreement(f"z3 found a run of {self.machine.name} that is none: {why}") from why
        if not shows(self.machine, question, trace, path):
            raise Disagreement(f"z3 found a run of {self.machine.name} that does not show what was asked")
        return trace


class _Asked:
    """One question put to the frames of a group, as literals that bring its parts in force."""

    def __init__(self, question: Question, number: int, encoding: Encoding, frames: Frames) -> None:
        self._question, self._name, self._encoding, self._frames = question, str(number), encoding, frames
        self._remembered = 0
        self._history = {f"h{number}_{who}": 0 for who in range(encoding.jobs) if question.first is not None}
        frames.declare(self._history)
        instances = range(encoding.jobs)
        self._at_start, self._yes, self._no, self._apart = frames.parse(
            self._answer(0, past=False),
            self._answer(0, past=True),
            every(negated(self._answer(who, past=True)) for who in instances),
            encoding.differs(tuple(self._history)),
        )
        if question.first is not None:
            first, terms = question.first, encoding.terms
            now = [(f"h{number}_{who}", who) for who in instances]
            self._remember, begin = frames.parse(
                every(f"(= {h} {some((h + BEFORE, terms.holds(first, who, past=True)))})" for h, who in now),
                every(f"(= {h} {terms.holds(first, who)})" for h, who in now),
            )
            frames.require(begin, 0, literal="start")
            if not about_steps(first):
                frames.require(frames.parse(every(implied(terms.holds(first, who), h) for h, who in now))[0], 0)

    def _answer(self, who: int, past: bool) -> str:
        """That the answer is yes here, for instance `who`."""
        what, terms = self._question.what, self._encoding.terms
        if isinstance(what, int):
            return terms.taken(what)
        never = negated(f"h{self._name}_{who}") if self._history else "true"
        return every((terms.holds(self._question.given, who), terms.holds(what, who, past=past), never))

    def yes(self, length: int) -> str:
        """That the answer is yes after `length` steps, for the first instance."""
        while self._history and self._remembered < length:
            self._remembered += 1
            self._frames.require(self._remember, self._remembered, self._remembered - 1)
        return self._literal("yes", self._yes if length else self._at_start, length)

    def first_time(self, length: int) -> list[str]:
        """That in the `length` steps before the last it was no, for all instances, and nothing came twice.

        A shortest run to a yes looks so, and so does every part of it that ends where it does.
        """
        begin = 1 if self._question.about_steps else 0
        return [self._literal("no", self._no, frame) for frame in range(begin, length)] + [
            self._literal(f"apart{one}-", self._apart, other, one) for other in range(length) for one in range(other)
        ]

    def _literal(self, what: str, term: Term, frame: int, before: int | None = None) -> str:
        step = frame - 1 if frame and before is None else before
        return self._frames.literal(f"{what}{frame}?{self._name}", term, frame, step)


def shows(machine: Machine, question: Question, trace: Trace, path: tuple[run.Configuration, ...]) -> bool:
    """Whether the end of a replayed run answers `question` with yes, for its first instance."""
    if isinstance(question.what, int):
        return trace.steps[-1:] != () and trace.steps[-1].row == question.what

    def holds(expr: Expr, number: int) -> bool:
        past = run.past_of(machine, path, trace, number) if number else None
        return bool(run.evaluate(machine, expr, path[number], 0, past))

    last = len(trace.steps)
    return (
        last >= question.least
        and holds(question.given, 0)
        and holds(question.what, last)
        and (question.first is None or not any(holds(question.first, number) for number in range(last + 1)))
    )
