"""What is claimed of a machine, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final, Literal, TypeAlias

from edgewise.expr import TRUE, Accepts, Expr
from edgewise.machine import Machine
from edgewise.problem import NOWHERE, Span
from edgewise.rewrite import rebuilt
from edgewise.run import Trace


@dataclass(frozen=True)
class Always:
    """`holds` is true of every reachable configuration, for each instance."""

    holds: Expr


@dataclass(frozen=True)
class OnStep:
    """`holds` is true of every step from a reachable configuration, for each instance."""

    holds: Expr


@dataclass(frozen=True)
class Precedes:
    """`then` never happens to an instance unless `first` happened to it before, or in the same step.

    Precedence as in Dwyer, Avrunin and Corbett, "Patterns in Property Specifications for
    Finite-State Verification" (ICSE 1999), global scope: not `then`, weakly until `first`.
    In the initial configuration, what speaks of a step is false.
    """

    first: Expr
    then: Expr


@dataclass(frozen=True)
class LeadsTo:
    """From every step (or start) where `first` is true of an instance, sooner or later `then` is, or was in the same.

    Of every run that is maximal and weakly fair to the triggers in `fair`. Maximal: it ends only
    where no step is possible. Weakly fair to a trigger: no instance could, from some point on, be
    the one it comes to at every moment without ever taking it. An instance takes the steps it
    acts in, and the joint steps that move it. For rows without `from` the same is asked of the
    group. Rows of one trigger are not told apart: all may go to one outcome. Weak fairness as in
    Lamport, "The Temporal Logic of Actions" (TOPLAS 1994).
    """

    first: Expr
    then: Expr
    fair: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reachable:
    """Some run gets to a configuration, or takes a step, where `goal` is true for some instance."""

    goal: Expr


@dataclass(frozen=True)
class Recoverable:
    """From every reachable configuration, each instance can still get to where `goal` is true."""

    goal: Expr


@dataclass(frozen=True)
class EveryState:
    """Built in: some run reaches each state."""


@dataclass(frozen=True)
class EveryRow:
    """Built in: each row is taken in some run."""


@dataclass(frozen=True)
class NoDeadEnd:
    """Built in: while some instance is not in a final state, some run still moves one to another state."""


Says: TypeAlias = Always | OnStep | Precedes | LeadsTo | Reachable | Recoverable | EveryState | EveryRow | NoDeadEnd


@dataclass(frozen=True)
class Claim:
    """A named claim. `given` (over parameters) narrows it to the instances that satisfy it.

    `jobs` is the number of instances to look at, ANY where the claim holds only if it does for
    each, None where any is wanted and what can be had will do. `text` is the expression as
    written. `built_in` claims are made by the tool, of every machine.
    """

    name: str
    says: Says
    sentence: str = ""
    given: Expr = TRUE
    jobs: int | None = None
    requirement: str = ""
    expect: Literal["proved", "refuted"] = "proved"
    note: str = ""
    text: str = field(default="", compare=False)
    built_in: bool = field(default=False, compare=False)
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True)
class Requirement:
    """What somebody asked of the machine, in their words."""

    name: str
    text: str
    source: str = ""
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True)
class Claims:
    """All that is claimed of one machine."""

    requirements: tuple[Requirement, ...] = ()
    claims: tuple[Claim, ...] = ()


BUILT_IN: tuple[Claim, ...] = (
    Claim("every-state", EveryState(), "Every state is reached in some run.", built_in=True),
    Claim("every-row", EveryRow(), "Every row of the model is taken in some run.", built_in=True),
    Claim("no-dead-end", NoDeadEnd(), "Until all are final, some run still moves an instance.", built_in=True),
)


ANY: Final = 0
"""In the `jobs` of claims and verdicts, where numbers of instances begin at 1: whatever their number."""


@dataclass(frozen=True)
class Proved:
    """No run with any number of instances in `jobs` breaks the claim. `method` says how that is known.

    For a claim that something can be reached, `witness` is a shortest run that gets there.
    """

    jobs: tuple[int, ...]
    method: str
    witness: Trace | None = None


@dataclass(frozen=True)
class Refuted:
    """The claim is false. `trace` shows it and has been replayed by `run`; it is not a solver's word.

    `subject` is the instance (from 0) the claim fails for, None if it fails for the group as a
    whole. `missing` lists what no run gets to, where the claim is that something is reached: such
    a claim has no trace, and is refuted for the numbers in `jobs` only. `remedy` is a trigger to
    which a trace that goes on for ever is not fair, and to be fair would help; "" if there is none.
    """

    jobs: tuple[int, ...]
    method: str
    trace: Trace | None
    subject: int | None = None
    missing: tuple[str, ...] = ()
    remedy: str = ""


@dataclass(frozen=True)
class Vacuous:
    """Nothing breaks the claim, but only because its condition is never met."""

    jobs: tuple[int, ...]
    method: str


@dataclass(frozen=True)
class Undecided:
    """Neither proved nor refuted. `reason` says what ran out, `jobs` up to where nothing was found."""

    jobs: tuple[int, ...]
    method: str
    reason: str


Verdict: TypeAlias = Proved | Refuted | Vacuous | Undecided


def demanded(claim: Claim, verdict: Verdict) -> Verdict:
    """The verdict on a claim that may say aloud that it is about any number: less is then not enough.

    What one run shows, for some number, is shown.
    """
    if claim.jobs != ANY or verdict.jobs == (ANY,):
        return verdict
    match verdict:
        case Proved(jobs, method, witness=None):
            return Undecided(jobs, method, "no proof for any number was found")
        case Refuted(jobs, method, trace=None):
            return Undecided((), method, f"out of reach for up to {jobs[-1]}, and no proof for any number was found")
        case Proved() | Refuted() | Vacuous() | Undecided():
            return verdict


def as_expected(claim: Claim, verdict: Verdict) -> bool:
    """Whether the verdict is the one the claim's author expects."""
    return isinstance(verdict, Proved if claim.expect == "proved" else Refuted)


def rebound(claim: Claim, machine: Machine) -> Claim:
    """The claim, told of another machine: what it accepts is another question there."""

    def change(expr: Expr) -> Expr:
        if isinstance(expr, Accepts):
            return Accepts(expr.trigger, machine.acceptance(expr.trigger))
        return rebuilt(expr, change)

    match claim.says:
        case Always(expr):
            return replace(claim, says=Always(change(expr)))
        case OnStep(expr):
            return replace(claim, says=OnStep(change(expr)))
        case Reachable(expr):
            return replace(claim, says=Reachable(change(expr)))
        case Recoverable(expr):
            return replace(claim, says=Recoverable(change(expr)))
        case Precedes(first, then):
            return replace(claim, says=Precedes(change(first), change(then)))
        case LeadsTo(first, then):
            return replace(claim, says=replace(claim.says, first=change(first), then=change(then)))
        case EveryState() | EveryRow() | NoDeadEnd():
            return claim
