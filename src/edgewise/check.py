"""All claims of a machine, through one engine or two that must agree."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType
from typing import Final, Literal, TypeAlias, cast

from edgewise.claim import BUILT_IN, Claim, Claims, Proved, Refuted, Undecided, Verdict, as_expected
from edgewise.engines import Disagreement
from edgewise.machine import Machine
from edgewise.problem import Problem

Engine: TypeAlias = Literal["explicit", "z3", "both"]
Decide: TypeAlias = Callable[[Machine, Sequence[Claim], Sequence[int]], tuple[Verdict, ...]]

ENGINES: Final[Mapping[str, str]] = MappingProxyType(
    {"explicit": "edgewise.engines.explicit:check", "z3": "edgewise.engines.smt.bounded:check"}
)
"""Where each engine is; it is imported when it is asked."""

MOST_JOBS: Final = 3
"""Instances looked at where nobody says otherwise."""


@dataclass(frozen=True)
class Checked:
    """A claim, its verdict, and the seconds from the start of the machine's check until it was known."""

    claim: Claim
    verdict: Verdict
    seconds: float

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
    names = ("explicit", "z3") if engine == "both" else (engine,)
    verdicts: list[Verdict] = []
    for name in names:
        decided = _decide(name)(machine, asked, numbers)
        verdicts = [agree(*both) for both in zip(asked, verdicts, decided, strict=True)] if verdicts else list(decided)
    seconds = clock() - start
    return [Checked(claim, verdict, seconds) for claim, verdict in zip(asked, verdicts, strict=True)]


def agree(claim: Claim, first: Verdict, second: Verdict) -> Verdict:
    """What two engines say together. Raises Disagreement where both decide and differ."""
    match first, second:
        case Undecided(), _:
            return second
        case _, Undecided():
            return first
        case Refuted(trace=one), Refuted(trace=other):
            same = (one is None) == (other is None)
            same = same and (one is None or other is None or _size(one) == _size(other))
        case _:
            same = type(first) is type(second)
    if not same:
        raise Disagreement(f"{claim.name}: {first.method} says {_said(first)}, {second.method} says {_said(second)}")
    return _joined(first, second)


def _joined(first: Verdict, second: Verdict) -> Verdict:
    from dataclasses import replace

    jobs = first.jobs if len(first.jobs) >= len(second.jobs) else second.jobs
    return replace(first, jobs=jobs, method=f"{first.method} and {second.method}")


def _size(trace: object) -> tuple[int, int]:
    from edgewise.run import Trace

    assert isinstance(trace, Trace)
    return len(trace.start.instances), len(trace.steps)


def _said(verdict: Verdict) -> str:
    steps = ""
    if isinstance(verdict, Refuted | Proved):
        trace = verdict.trace if isinstance(verdict, Refuted) else verdict.witness
        steps = f" in {len(trace.steps)} steps" if trace is not None else ""
    return type(verdict).__name__.lower() + steps


def _decide(engine: str) -> Decide:
    return cast(Decide, _imported(ENGINES[engine]))


def _imported(place: str) -> object:
    module, _, function = place.partition(":")
    return getattr(import_module(module), function)


def unexpected(results: Iterable[Checked]) -> list[Checked]:
    """Those whose verdict is not the expected one."""
    return [result for result in results if not result.ok]
