"""A machine that many other tools have counted: whoever counts differently is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

import brute
from edgewise import load, run
from edgewise.claim import Proved, Refuted
from edgewise.engines import explicit
from edgewise.engines.graph import count
from edgewise.machine import Machine

CORPUS = Path(__file__).parent / "corpus"

# jobs: (configurations, steps to the farthest), as SPIN, TLC, NuSMV and searches in Python and C have them
ORDERED = {1: (104, 6), 2: (4_374, 11), 3: (206_330, 17)}
WITHOUT_ORDER = {1: 104, 3: 36_610}

# the variant, the claim it breaks, and the fewest jobs that show it
BROKEN = {
    "oracle-auto-finalize": ("changed-by-leave", 1),
    "oracle-early-failure": ("gone-by-leave", 1),
    "oracle-alone": ("pending-together", 3),
    "oracle-stuck": ("next-step", 1),
}


def machine(name: str) -> Machine:
    """A machine of the corpus."""
    return load.machine(CORPUS / f"{name}.toml")


@pytest.mark.parametrize("jobs", ORDERED)
def test_counts(jobs: int) -> None:
    counted = count(machine("oracle"), jobs)
    assert (counted.ordered, counted.depth) == ORDERED[jobs]
    assert counted.configurations == WITHOUT_ORDER.get(jobs, counted.configurations)


@pytest.mark.parametrize("jobs", [1, 2])
def test_counts_of_the_reference_semantics(jobs: int) -> None:
    depth = brute.explore(machine("oracle"), jobs).depth
    assert (len(depth), max(depth.values())) == ORDERED[jobs]
    unordered = {(frozenset((i, at.instances.count(i)) for i in at.instances), at.shared) for at in depth}
    assert len(unordered) == count(machine("oracle"), jobs).configurations


def test_claims_hold() -> None:
    oracle = machine("oracle")
    claims = load.claims(CORPUS / "oracle.proofs.toml", oracle).claims
    verdicts = explicit.check(oracle, claims, (1, 2, 3))
    assert {claim.name: type(verdict) for claim, verdict in zip(claims, verdicts, strict=True)} == {
        "changed-by-leave": Proved,
        "gone-by-leave": Proved,
        "pending-together": Proved,
        "next-step": Proved,
    }


@pytest.mark.parametrize("name", BROKEN)
def test_variant_breaks_one_claim(name: str) -> None:
    broken, (expected, fewest) = machine(name), BROKEN[name]
    claims = load.claims(CORPUS / "oracle.proofs.toml", broken).claims
    refuted: dict[str, int] = {}
    for claim, verdict in zip(claims, explicit.check(broken, claims, (1, 2, 3)), strict=True):
        if isinstance(verdict, Refuted):
            assert verdict.trace is not None
            run.replay(broken, verdict.trace)
            refuted[claim.name] = len(verdict.trace.start.instances)
    assert refuted == {expected: fewest}


@pytest.mark.parametrize("name", BROKEN)
def test_variant_differs_in_one_row(name: str) -> None:
    pairs = zip(machine(name).transitions, machine("oracle").transitions, strict=True)
    assert sum(ours != theirs for ours, theirs in pairs) == 1
