"""The z3 engine: claims decided by bounded search and k-induction, for groups of given sizes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, TypeAlias

from edgewise.claim import (
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
from edgewise.engines.allowance import ENDLESS, Allowance
from edgewise.engines.condition import condition
from edgewise.engines.explicit import name_row
from edgewise.engines.smt.encode import Encoding
from edgewise.engines.smt.question import Question, comes_by, reached, stuck, taken
from edgewise.engines.smt.search import Finding, Found, Group, Never, Open
from edgewise.engines.smt.solver import EFFORT
from edgewise.expr import TRUE, Expr, Not, about_subject
from edgewise.machine import Machine
from edgewise.run import Configuration, Trace, after, enabled, replay

DEPTH: Final = 12
"""Steps that are looked ahead, and the longest induction."""
NEARBY: Final = 200
"""From where no step moves an instance, how many configurations to look at for one that does."""
SEARCH: Final = "z3, bounded search"
_WANTS_A_RUN: Final = (Reachable, EveryState, EveryRow)


def check(
    machine: Machine,
    claims: Sequence[Claim],
    jobs: Sequence[int],
    depth: int = DEPTH,
    effort: int = EFFORT,
    allowance: Allowance = ENDLESS,
) -> tuple[Verdict, ...]:
    """A verdict for each claim, in order, for each number of instances in `jobs`.

    A claim with its own `jobs` is looked at for 1 to that number. Looks `depth` steps ahead, and
    spends at most `effort` of z3's units on each of the questions this comes down to; what is not
    decided when the time is up is Undecided. Raises Disagreement where `run` denies what z3 found.
    """
    engine = _Engine(machine, depth, effort, allowance)
    # Runs help to guess invariants, so claims that want one come first.
    order = sorted(range(len(claims)), key=lambda number: not isinstance(claims[number].says, _WANTS_A_RUN))
    found: dict[int, Verdict] = {}
    for number in order:
        own = claims[number].jobs
        sizes = range(1, own + 1) if own else sorted(set(jobs))
        found[number] = engine.decide(claims[number], tuple(sizes))
    return tuple(found[number] for number in range(len(claims)))


Path: TypeAlias = tuple[Configuration, ...]


@dataclass
class _Engine:
    machine: Machine
    depth: int
    effort: int
    allowance: Allowance = ENDLESS
    groups: dict[tuple[int, Expr | None], Group] = field(default_factory=dict[tuple[int, "Expr | None"], Group])
    known: dict[Configuration, None] = field(default_factory=dict[Configuration, None])
    runs: list[tuple[Trace, Path]] = field(default_factory=list[tuple[Trace, Path]])
    answered: set[tuple[Question, int]] = field(default_factory=set[tuple[Question, int]])

    def decide(self, claim: Claim, sizes: tuple[int, ...]) -> Verdict:
        """The verdict on one claim."""
        match claim.says:
            case Always(holds):
                return self._excluded(claim, Question(Not(holds), claim.given), sizes, about_subject(holds))
            case OnStep(holds):
                return self._excluded(claim, Question(Not(holds), claim.given, least=1), sizes, about_subject(holds))
            case Precedes(first, then):
                return self._excluded(claim, Question(then, claim.given, first), sizes, alone=True)
            case Reachable(goal):
                return self._reachable(Question(goal, claim.given), sizes)
            case EveryState():
                return self._all_reached({state.name: reached(state.name) for state in self.machine.states}, sizes)
            case EveryRow():
                rows = range(len(self.machine.transitions))
                return self._all_reached({name_row(self.machine, row): taken(row) for row in rows}, sizes)
            case NoDeadEnd():
                return self._no_dead_end(sizes)
            case Recoverable() | LeadsTo():
                return Undecided(
                    (), "z3", "a bounded search does not see what comes, or stays possible, in the long run"
                )

    def _look(self, question: Question, sizes: Iterable[int]) -> list[Finding]:
        """What is found for each size, in order; a run that answers yes is the last."""
        findings: list[Finding] = []
        for size in sizes:
            findings.append(self._group(size, question.first).look(question, self.depth, self.allowance))
            if isinstance(findings[-1], Found):
                self._learn(findings[-1].trace)
                break
        return findings

    def _group(self, size: int, memory: Expr | None) -> Group:
        """The group of so many instances that remember if `memory` was ever true of them."""
        if (size, memory) not in self.groups:
            plain = [other for other, remembered in self.groups if other < size and remembered is None]
            guide = self.groups[max(plain), None] if plain else None
            if memory is not None:
                guide = self._group(size, None)
            encoding = Encoding(self.machine, size, memory)
            self.groups[size, memory] = Group(encoding, self.effort, self.known, guide)
        return self.groups[size, memory]

    def _learn(self, trace: Trace) -> None:
        path = replay(self.machine, trace)
        self.runs.append((trace, path))
        self.known |= dict.fromkeys(path)
        met = {taken(step.row) for step in trace.steps}
        met |= {reached(instance.state) for at in path for instance in at.instances}
        self.answered |= {(question, len(trace.start.instances)) for question in met}

    def _excluded(self, claim: Claim, broken: Question, sizes: tuple[int, ...], alone: bool) -> Verdict:
        """The verdict on a claim that `broken` never happens. `alone`: to an instance rather than to the group."""
        findings = self._look(broken, sizes)
        if trace := _run(findings):
            subject = 0 if alone or claim.given != TRUE else None
            return Refuted((len(trace.start.instances),), SEARCH, trace, subject)
        met = condition(claim)
        meetings: list[Finding] = []
        if met is not None and not self._met(met, broken.least, sizes):
            meetings = self._look(Question(met, least=broken.least), sizes)
        if meetings and _never(meetings):
            return Vacuous(sizes, _method(meetings))
        if not _never(findings):
            return self._open(findings, sizes)
        if meetings and not _run(meetings):
            undecided = self._open(meetings, sizes)
            return replace(
                undecided, reason=f"nothing breaks it, but its condition may never be met: {undecided.reason}"
            )
        return Proved(sizes, _method(findings))

    def _met(self, what: Expr, least: int, sizes: tuple[int, ...]) -> bool:
        """Whether one of the runs that were found comes by where `what` is true."""
        runs = [(trace, path) for trace, path in self.runs if len(trace.start.instances) in sizes]
        return any(comes_by(self.machine, what, trace, path, least) for trace, path in runs)

    def _reachable(self, goal: Question, sizes: tuple[int, ...]) -> Verdict:
        findings = self._look(goal, sizes)
        if trace := _run(findings):
            return Proved((len(trace.start.instances),), SEARCH, trace)
        return Refuted(sizes, _method(findings), None) if _never(findings) else self._open(findings, sizes)

    def _all_reached(self, goals: Mapping[str, Question], sizes: tuple[int, ...]) -> Verdict:
        missing: dict[str, list[Finding]] = {}
        for name, goal in goals.items():
            if self.answered.isdisjoint((goal, size) for size in sizes):
                findings = self._look(goal, sizes)
                if not _run(findings):
                    missing[name] = findings
        never = {name: findings for name, findings in missing.items() if _never(findings)}
        if never:
            method = _method([finding for findings in never.values() for finding in findings])
            return Refuted(sizes, method, None, missing=tuple(never))
        if missing:
            name, findings = next(iter(missing.items()))
            undecided = self._open(findings, sizes)
            return replace(undecided, reason=f"{name}: {undecided.reason}")
        return Proved(sizes, SEARCH)

    def _no_dead_end(self, sizes: tuple[int, ...]) -> Verdict:
        findings = self._look(Question(stuck(self.machine)), sizes)
        trace = _run(findings)
        if trace and _stays(self.machine, replay(self.machine, trace)[-1]):
            return Refuted((len(trace.start.instances),), SEARCH, trace)
        if trace:
            why = f"after a run of length {len(trace.steps)} no step moves an instance, but a later one may"
            return Undecided((), SEARCH, why)
        return Proved(sizes, _method(findings)) if _never(findings) else self._open(findings, sizes)

    def _open(self, findings: Sequence[Finding], sizes: tuple[int, ...]) -> Undecided:
        """That z3 found neither a run nor a proof, from the first size on for which it did not."""
        for index, (size, finding) in enumerate(zip(sizes, findings, strict=False)):
            if isinstance(finding, Open):
                noun = self.machine.instance if size == 1 else self.machine.instances
                return Undecided(sizes[:index], f"z3, {self.depth} steps", f"with {size} {noun} {finding.reason}")
        raise ValueError(findings)


def _run(findings: Sequence[Finding]) -> Trace | None:
    return next((finding.trace for finding in findings if isinstance(finding, Found)), None)


def _never(findings: Sequence[Finding]) -> bool:
    return all(isinstance(finding, Never) for finding in findings)


def _method(findings: Sequence[Finding]) -> str:
    proofs = [finding for finding in findings if isinstance(finding, Never)]
    longest = max(proof.steps for proof in proofs)
    return f"z3, {longest}-induction" + (" with invariants it found" if any(proof.assisted for proof in proofs) else "")


def _stays(machine: Machine, at: Configuration) -> bool:
    """Whether no run from here moves an instance to another state, as far as the nearest configurations tell."""

    def states(one: Configuration) -> list[str]:
        return [instance.state for instance in one.instances]

    nearby = [at]
    for one in nearby:
        for step in enabled(machine, one):
            to = after(machine, one, step)
            if states(to) != states(at) or len(nearby) > NEARBY:
                return False
            if to not in nearby:
                nearby.append(to)
    return True
