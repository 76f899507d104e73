"""The z3 engine: claims decided by bounded search and k-induction, for groups of given sizes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from edgewise import run
from edgewise.claim import (
    Always,
    Claim,
    EveryRow,
    EveryState,
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
from edgewise.engines.condition import condition
from edgewise.engines.smt.search import Finding, Found, Group, Never, Open, Question
from edgewise.expr import TRUE, Expr, In, Not, about_subject
from edgewise.machine import Machine

DEPTH: Final = 12
"""Steps that are looked ahead, and the longest induction, unless a caller says otherwise."""


def check(machine: Machine, claims: Sequence[Claim], jobs: Sequence[int], depth: int = DEPTH) -> tuple[Verdict, ...]:
    """One verdict a claim, in their order. `jobs`: the numbers of instances to look at, ascending.

    A claim that says itself how many instances to look at, n, is looked at for 1 to n. Raises
    Disagreement where the reference semantics denies what z3 found.
    """
    engine = _Engine(machine, depth)
    return tuple(
        engine.decide(claim, tuple(jobs) if claim.jobs is None else tuple(range(1, claim.jobs + 1))) for claim in claims
    )


@dataclass
class _Engine:
    machine: Machine
    depth: int
    groups: dict[int, Group] = field(default_factory=dict)
    met: set[Question] = field(default_factory=set)

    def decide(self, claim: Claim, sizes: tuple[int, ...]) -> Verdict:
        match claim.says:
            case Always(holds):
                return self._never(claim, Question(Not(holds), claim.given), sizes)
            case OnStep(holds):
                return self._never(claim, Question(Not(holds), claim.given, least=1), sizes)
            case Precedes(first, then):
                return self._never(claim, Question(then, claim.given, first), sizes)
            case Reachable(goal):
                return self._reachable(Question(goal, claim.given), sizes)
            case EveryState():
                return self._each({state.name: Question(In(state.name)) for state in self.machine.states}, sizes)
            case EveryRow():
                rows = enumerate(self.machine.transitions)
                return self._each({f"{row.trigger} ({number})": Question(number, least=1) for number, row in rows}, sizes)
            case Recoverable() | NoDeadEnd():
                return Undecided((), "z3", "bounded search cannot tell that something stays possible for ever")

    def _look(self, question: Question, sizes: Iterable[int]) -> list[Finding]:
        """What is found for each size; the last of them is the first run that shows what is asked."""
        findings: list[Finding] = []
        for size in sizes:
            if size not in self.groups:
                self.groups[size] = Group(self.machine, size)
            finding = self.groups[size].look(question, self.depth)
            findings.append(finding)
            if isinstance(finding, Found):
                self.met |= {Question(step.row, least=1) for step in finding.trace.steps}
                path = run.replay(self.machine, finding.trace)
                self.met |= {Question(In(instance.state)) for at in path for instance in at.instances}
                break
        return findings

    def _never(self, claim: Claim, broken: Question, sizes: tuple[int, ...]) -> Verdict:
        """The verdict on a claim that says `broken` never happens."""
        findings = self._look(broken, sizes)
        looked = sizes[: len(findings)]
        if findings and isinstance(findings[-1], Found):
            trace, about = findings[-1].trace, broken.what
            alone = isinstance(about, int) or about_subject(about) or broken.given != TRUE
            return Refuted(looked, "z3, bounded search", trace, 0 if alone else None)
        wanted = condition(claim)
        if wanted is not None:
            met = self._look(Question(wanted, least=broken.least), sizes)
            if all(isinstance(finding, Never) for finding in met):
                return Vacuous(sizes, _induction(met))
            if not isinstance(met[-1], Found) and all(isinstance(finding, Never) for finding in findings):
                return Undecided(sizes, _induction(findings), "nothing breaks it, but its condition may never be met: " + _why(met))
        if all(isinstance(finding, Never) for finding in findings):
            return Proved(sizes, _induction(findings))
        return Undecided(sizes, f"z3, {self.depth} steps", _why(findings))

    def _reachable(self, goal: Question, sizes: tuple[int, ...]) -> Verdict:
        findings = self._look(goal, sizes)
        if findings and isinstance(findings[-1], Found):
            return Proved(sizes[: len(findings)], "z3, bounded search", findings[-1].trace)
        if all(isinstance(finding, Never) for finding in findings):
            return Refuted(sizes, _induction(findings), None)
        return Undecided(sizes, f"z3, {self.depth} steps", _why(findings))

    def _each(self, goals: dict[str, Question], sizes: tuple[int, ...]) -> Verdict:
        """The verdict on a claim that each goal is reached with some of these sizes."""
        missing: dict[str, list[Finding]] = {}
        for name, goal in goals.items():
            if goal not in self.met:
                findings = self._look(goal, sizes)
                if goal not in self.met: missing[name] = findings
        never = {name: f for name, f in missing.items() if all(isinstance(x, Never) for x in f)}
        if never:
            return Refuted(sizes, _induction([x for f in never.values() for x in f]), None, None, tuple(never))
        if missing:
            return Undecided(sizes, f"z3, {self.depth} steps", f"not reached: {', '.join(missing)}")
        return Proved(sizes, "z3, bounded search")


def _induction(findings):
    return f"z3, {max(x.steps for x in findings if isinstance(x, Never))}-induction"

def _why(findings):
    return "; ".join(f.reason for f in findings if isinstance(f, Open))
