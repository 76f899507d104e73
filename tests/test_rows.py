"""Each row of the block job matters: without it, or with another `to`, some claim is not as expected.

Which claims notice which row is printed: `pytest -rP tests/test_rows.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from edgewise import load
from edgewise.claim import BUILT_IN, Claim, LeadsTo, Refuted, as_expected
from edgewise.engines import explicit
from edgewise.machine import Machine, Transition

# Hundreds of searches through lines that the engines' own tests cover: counting them again takes minutes.
pytestmark = pytest.mark.no_cover

ROOT = Path(__file__).parent.parent
MODEL = load.machine(ROOT / "model" / "block-job.toml")
PROOFS = ROOT / "proofs" / "block-job.toml"


def claims_on(machine: Machine) -> tuple[Claim, ...]:
    """The safety claims on the block job, about another machine that looks like it."""
    safety = (claim for claim in load.claims(PROOFS, machine).claims if not isinstance(claim.says, LeadsTo))
    return (*safety, *BUILT_IN)


def unexpected(machine: Machine, claims: Sequence[Claim]) -> list[str]:
    """The claims that are not as expected with up to two jobs."""
    verdicts = explicit.check(machine, claims, (1, 2))
    return [claim.name for claim, verdict in zip(claims, verdicts, strict=True) if not as_expected(claim, verdict)]


def refuted_by_one(machine: Machine, claims: Sequence[Claim]) -> list[str]:
    """The claims that should hold, and that one job alone refutes by what it does."""
    hopeful = [claim for claim in claims if claim.expect == "proved"]
    verdicts = explicit.check(machine, hopeful, (1,))
    return [
        claim.name
        for claim, verdict in zip(hopeful, verdicts, strict=True)
        if isinstance(verdict, Refuted) and verdict.trace is not None
    ]


def noticing(machine: Machine) -> list[str]:
    """Claims that notice how a machine differs from the block job; the cheapest look that finds any is enough."""
    claims = claims_on(machine)
    return refuted_by_one(machine, claims) or unexpected(machine, claims)


def changes(number: int) -> Iterator[tuple[str, Machine]]:
    """Row number `number` deleted, and with each other `to`: what was done, and the machine then."""
    before, row, after = MODEL.transitions[:number], MODEL.transitions[number], MODEL.transitions[number + 1 :]
    yield "deleted", replace(MODEL, transitions=before + after)
    if row.target is not None:
        for state in MODEL.states:
            if state.name != row.target:
                changed = replace(row, target=state.name)
                yield f"to {state.name}", replace(MODEL, transitions=(*before, changed, *after))


def shown(row: Transition) -> str:
    """A row as a person tells it from the others."""
    name = f"{row.trigger} {row.outcome}".rstrip()
    return f"{row.span.line}: {name} {'+'.join(row.sources) or '-'} -> {row.target or 'stays'}"


def test_as_it_is() -> None:
    assert unexpected(MODEL, claims_on(MODEL)) == []


@pytest.mark.parametrize("number", range(len(MODEL.transitions)), ids=lambda n: shown(MODEL.transitions[n]))
def test_row_is_noticed(number: int) -> None:
    noticed = {change: noticing(machine) for change, machine in changes(number)}
    print(shown(MODEL.transitions[number]))  # noqa: T201  # for whoever mends the claims
    for change, claims in noticed.items():
        print(f"  {change}: {', '.join(claims) or 'NOTHING'}")  # noqa: T201
    assert [change for change, claims in noticed.items() if not claims] == []
