"""All claims of a machine, through one engine or two that must agree."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from math import inf
from types import MappingProxyType
from typing import Final, Literal, Protocol, TypeAlias, cast

from edgewise import evidence
from edgewise.claim import (
    ANY,
    BUILT_IN,
    Claim,
    Claims,
    LeadsTo,
    Proved,
    Recoverable,
    Refuted,
    Undecided,
    Vacuous,
    Verdict,
    as_expected,
    demanded,
)
from edgewise.engines import Disagreement, explicit
from edgewise.engines.allowance import ENDLESS, Allowance
from edgewise.engines.any_number.engine import Outcome, prove
from edgewise.engines.any_number.proof import Proof
from edgewise.engines.beside import beside
from edgewise.evidence import Evidence
from edgewise.machine import Machine
from edgewise.problem import Problem
from edgewise.run import Trace

Engine: TypeAlias = Literal["explicit", "z3", "both"]


class Decide(Protocol):
    """An engine: a verdict for each claim, in order, for each number of instances in `jobs`."""

    def __call__(
        self, machine: Machine, claims: Sequence[Claim], jobs: Sequence[int], *, allowance: Allowance
    ) -> tuple[Verdict, ...]: ...


ENGINES: Final[Mapping[str, str]] = MappingProxyType(
    {"explicit": "edgewise.engines.explicit:check", "z3": "edgewise.engines.smt.bounded:check"}
)
"""Where each engine is; it is imported when it is asked."""

MOST_JOBS: Final = 3
"""Instances looked at where nobody says otherwise."""

FEW_JOBS: Final = 2
"""Of these, how many are looked at before a proof for any number is tried."""

MANY_CLAIMS: Final = 20
"""Claims from which on it pays to prove them in a process of its own while the search is on."""

BOTH_BELOW: Final = 50
"""Rows times instances up to which z3 searches too where it has no proof for any number: beyond, it takes seconds."""


@dataclass(frozen=True)
class Checked:
    """A claim, its verdict, the seconds from the start of the machine's check until it was known, and the evidence.

    `proof` is there where the verdict rests on one and it was asked for.
    """

    claim: Claim
    verdict: Verdict
    seconds: float = 0

    evidence: Evidence | None = None
    proof: Proof | None = None

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
    timeout: float = inf,
    proofs: Collection[str] = (),
) -> list[Checked]:
    """The verdict of every claim, or of the one called `only`, the machine's own first, then the built-in ones.

    What is not decided `timeout` seconds of `clock` later is Undecided. `proofs` names the claims whose
    proofs are to be told. Raises Disagreement where two engines decide differently.
    """
    start = clock()
    allowance = Allowance(timeout, clock, start + timeout) if timeout < inf else ENDLESS
    asked = [claim for claim in (*claims.claims, *BUILT_IN) if not only or claim.name == only]
    numbers = tuple(range(1, jobs + 1))
    if engine == "both":
        found = _both(machine, asked, numbers, allowance, proofs)
    else:
        verdicts = _decide(engine)(machine, asked, numbers, allowance=allowance)
        found = [Checked(claim, verdict) for claim, verdict in zip(asked, verdicts, strict=True)]
    seconds = clock() - start
    return [replace(one, verdict=demanded(one.claim, one.verdict), seconds=seconds) for one in found]


def _both(
    machine: Machine, asked: Sequence[Claim], numbers: Sequence[int], allowance: Allowance, wanted: Collection[str]
) -> list[Checked]:
    """Proofs for any number of instances, once few have shown no fault; for the rest the search goes on to all.

    What then rests on the search alone, without a run that shows it, z3 looks at as well.
    """
    few = tuple(numbers[:FEW_JOBS])
    general = [at for at, claim in enumerate(asked) if not claim.jobs and not isinstance(claim.says, LeadsTo)]

    def search(part: Sequence[int]) -> dict[int, Verdict]:
        found = _decide("explicit")(machine, [asked[at] for at in part], numbers, allowance=allowance)
        return dict(zip(part, found, strict=True))

    def checked(at: int, outcome: Outcome) -> Checked:
        claim = asked[at]
        proof = outcome.proof if claim.name in wanted else None
        return Checked(claim, outcome.verdict, evidence=evidence.make(machine, claim, outcome), proof=proof)

    def proofs(seen: Mapping[int, Verdict]) -> dict[int, Checked]:
        claims = [asked[at] for at in seen]
        outcomes = zip(seen, prove(machine, claims, few, tuple(seen.values()), allowance), strict=True)
        return {at: checked(at, outcome) for at, outcome in outcomes if _settled(outcome.verdict)}

    small = explicit.Search(machine, [asked[at] for at in general], few, allowance=allowance)
    likely: list[int] = []
    if len(general) >= MANY_CLAIMS:
        # What one instance keeps will mostly be kept by all: its proof need not wait for the search.
        small.look()
        likely = [general[number] for number in small.unbroken]
    ahead = beside(lambda: proofs(dict.fromkeys(likely, Proved(few[:1], explicit.METHOD)))) if likely else dict
    known: dict[int, Verdict] = dict(zip(general, small.verdicts(), strict=True))
    known |= search([at for at in range(len(asked)) if at not in known])
    settled = {at: found for at, found in ahead().items() if _stands(asked[at], known[at])}
    tried = [at for at in likely if isinstance(known[at], Proved)]
    settled |= proofs({at: known[at] for at in general if at not in tried})
    rest = [at for at in range(len(asked)) if at not in settled]
    open_still = [at for at in rest if at in general and len(few) < len(numbers)]
    known |= {at: _farther(known[at], verdict) for at, verdict in search(open_still).items()}
    # What comes, or stays possible, in the long run is for the search alone: z3 would only say so.
    doubtful = [at for at in rest if _run(known[at]) is None and not isinstance(asked[at].says, LeadsTo | Recoverable)]
    if doubtful:
        least = tuple(number for number in numbers if number == 1 or number * len(machine.transitions) <= BOTH_BELOW)
        less = [_at_most(asked[at], least[-1]) for at in doubtful]
        for at, verdict in zip(doubtful, _decide("z3")(machine, less, least, allowance=allowance), strict=True):
            known[at] = agree(asked[at], known[at], verdict)
    settled |= {at: checked(at, Outcome(known[at])) for at in rest}
    return [settled[at] for at in range(len(asked))]


def _stands(claim: Claim, known: Verdict) -> bool:
    """Whether a proof that began before the search was over is one of what the search found. Raises Disagreement."""
    if isinstance(known, Refuted):
        raise Disagreement(f"{claim.name}: proved for any number, and refuted by {known.method}")
    return isinstance(known, Proved)


def _farther(few: Verdict, more: Verdict) -> Verdict:
    """What is known of all numbers; where the search did not even come as far as before, that of few."""
    if isinstance(more, Undecided) and len(more.jobs) < len(few.jobs):
        return replace(more, jobs=few.jobs)
    return more


def _settled(verdict: Verdict) -> bool:
    """Whether a verdict is for any number of instances: a run with few that shows it is."""
    return verdict.jobs == (ANY,) or _run(verdict) is not None


def _at_most(claim: Claim, jobs: int) -> Claim:
    return replace(claim, jobs=min(claim.jobs, jobs)) if claim.jobs else claim


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
