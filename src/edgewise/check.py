"""All claims of a machine, through one engine or two that must agree."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from types import MappingProxyType
from typing import Final, Literal, TypeAlias, cast

from edgewise import evidence
from edgewise.claim import (
    ANY,
    BUILT_IN,
    Claim,
    Claims,
    LeadsTo,
    Proved,
    Refuted,
    Undecided,
    Vacuous,
    Verdict,
    as_expected,
)
from edgewise.engines import Disagreement
from edgewise.engines.any_number.engine import Outcome, prove
from edgewise.evidence import Evidence
from edgewise.machine import Machine
from edgewise.problem import Problem
from edgewise.run import Trace

Engine: TypeAlias = Literal["explicit", "z3", "both"]
Decide: TypeAlias = Callable[[Machine, Sequence[Claim], Sequence[int]], tuple[Verdict, ...]]

ENGINES: Final[Mapping[str, str]] = MappingProxyType(
    {"explicit": "edgewise.engines.explicit:check", "z3": "edgewise.engines.smt.bounded:check"}
)
"""Where each engine is; it is imported when it is asked."""

MOST_JOBS: Final = 3
"""Instances looked at where nobody says otherwise."""

BOTH_BELOW: Final = 50
"""Rows times instances up to which z3 searches too where it has no proof for any number: beyond, it takes seconds."""


@dataclass(frozen=True)
class Checked:
    """A claim, its verdict, the seconds from the start of the machine's check until it was known, and the evidence."""

    claim: Claim
    verdict: Verdict
    seconds: float

    evidence: Evidence | None = None

    @property
    def ok(self) -> bool:
        """Whether the verdict is the expected one."""
        return as_expected(self.claim, self.verdict)


def lint(machine: Machine) -> list[Problem]:
    """What is wrong with a machine that only a solver can tell, in file order."""
    found = cast(Callable[[Machine], list[Problem]], _imported("edgewise.engines.smt.lint:lint"))
    return found(machine)


def check(
    machine: Machine,
    claims: Claims,
    clock: Callable[[], float],
    engine: Engine = "both",
    jobs: int = MOST_JOBS,
    only: str = "",
) -> list[Checked]:
    """The verdict of every claim, or of the one called `only`, the machine's own first, then the built-in ones.

    Raises Disagreement where two engines decide differently.
    """
    start = clock()
    asked = [claim for claim in (*claims.claims, *BUILT_IN) if not only or claim.name == only]
    numbers = tuple(range(1, jobs + 1))
    decided: list[tuple[Verdict, Evidence | None]]
    if engine == "both":
        decided = _both(machine, asked, numbers)
    else:
        decided = [(verdict, None) for verdict in _decide(engine)(machine, asked, numbers)]
    seconds = clock() - start
    return [Checked(claim, verdict, seconds, made) for claim, (verdict, made) in zip(asked, decided, strict=True)]


def _both(machine: Machine, asked: Sequence[Claim], numbers: Sequence[int]) -> list[tuple[Verdict, Evidence | None]]:
    """The explicit search, and what z3 adds: proofs for any number of instances, else a bounded search of its own."""
    searched = _decide("explicit")(machine, asked, numbers)
    outcomes = list(prove(machine, asked, numbers, searched))
    few = tuple(number for number in numbers if number == 1 or number * len(machine.transitions) <= BOTH_BELOW)
    rest = [at for at, claim in enumerate(asked) if claim.jobs is not None or outcomes[at].verdict.jobs != (ANY,)]
    for at in rest:
        outcomes[at] = Outcome(searched[at])
    # What happens sooner or later is for the search alone: z3 would only say so.
    rest = [at for at in rest if not isinstance(asked[at].says, LeadsTo)]
    solved = _decide("z3")(machine, [_at_most(asked[at], few[-1]) for at in rest], few)
    for at, less in zip(rest, solved, strict=True):
        outcomes[at] = Outcome(agree(asked[at], searched[at], less))
    for claim, one, outcome in zip(asked, searched, outcomes, strict=True):
        if isinstance(one, Refuted) and one.trace is not None and not isinstance(outcome.verdict, Refuted):
            raise Disagreement(f"{claim.name}: {one.method} says {_said(one)}, z3 says {_said(outcome.verdict)}")
    made = (evidence.make(machine, claim, outcome) for claim, outcome in zip(asked, outcomes, strict=True))
    return [(outcome.verdict, file) for outcome, file in zip(outcomes, made, strict=True)]


def _at_most(claim: Claim, jobs: int) -> Claim:
    return replace(claim, jobs=min(claim.jobs, jobs)) if claim.jobs is not None else claim


def agree(claim: Claim, full: Verdict, less: Verdict) -> Verdict:
    """What two engines say together, the second having looked at no more instances than the first.

    Raises Disagreement where what both looked at cannot be both ways.
    """
    if isinstance(less, Undecided):
        return full
    if isinstance(full, Undecided):
        return less if _run(less) is not None or full.jobs == less.jobs else full
    shown = _run(full)
    if shown is not None and len(shown.start.instances) > less.jobs[-1]:
        same = _run(less) is None
    elif full.jobs != less.jobs and not isinstance(less, Proved) and _run(less) is None:
        same = not isinstance(full, Vacuous) or isinstance(less, Vacuous)
    else:
        same = type(full) is type(less) and _size(_run(full)) == _size(_run(less))
    if not same:
        raise Disagreement(f"{claim.name}: {full.method} says {_said(full)}, {less.method} says {_said(less)}")
    return replace(full, method=f"{full.method} and {less.method}")


def _run(verdict: Verdict) -> Trace | None:
    """The run that shows a verdict, if one does."""
    match verdict:
        case Refuted(trace=trace):
            return trace
        case Proved(witness=witness):
            return witness
        case Vacuous() | Undecided():
            return None


def _size(trace: Trace | None) -> tuple[int, int]:
    return (len(trace.start.instances), len(trace.steps)) if trace is not None else (0, 0)


def _said(verdict: Verdict) -> str:
    trace = _run(verdict)
    return type(verdict).__name__.lower() + (f" in {len(trace.steps)} steps" if trace is not None else "")


def _decide(engine: str) -> Decide:
    return cast(Decide, _imported(ENGINES[engine]))


def _imported(place: str) -> object:
    module, _, function = place.partition(":")
    return getattr(import_module(module), function)
