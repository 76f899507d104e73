"""The Promela model means what the reference semantics says: SPIN counts the same states, with the same verdicts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import brute
import small
import spinning
from conftest import Need
from edgewise import load
from edgewise.claim import Claims, Precedes, Refuted
from edgewise.engines import explicit
from edgewise.engines.graph import count
from edgewise.expr import Literal, Range, Read, Sum
from edgewise.machine import Declaration, Effect, Machine, State
from edgewise.problem import Unreadable
from generating import door
from strategies import claims as any_claims
from strategies import machines

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "tests" / "corpus"
BLOCK_JOB = load.machine(ROOT / "model" / "block-job.toml", "model/block-job.toml")
BLOCK_JOB_CLAIMS = load.claims(ROOT / "proofs" / "block-job.toml", BLOCK_JOB)
ORACLE = load.machine(CORPUS / "oracle.toml")

BEFORE_THE_FIRST = 1
"""The state that SPIN counts and we do not: where no job has been made yet."""


@pytest.fixture(autouse=True)
def spin(need: Need) -> None:
    need("spin", "spin")
    need("gcc", "gcc")


@pytest.mark.parametrize(
    ("machine", "jobs"),
    [(BLOCK_JOB, 1), (BLOCK_JOB, 2), (ORACLE, 1), (ORACLE, 2), (ORACLE, 3)],
    ids=lambda one: getattr(one, "name", one),
)
def test_spin_counts_the_same_configurations(machine: Machine, jobs: int) -> None:
    found = spinning.ask(spinning.model(machine), jobs, optimise="-O1")
    assert found.states == count(machine, jobs).ordered + BEFORE_THE_FIRST
    assert found.violated == frozenset()


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_effects_read_the_configuration_before_the_step(jobs: int) -> None:
    machine = small.machine(small.LOOK_BACK)
    assert spinning.ask(spinning.model(machine), jobs).states == len(brute.explore(machine, jobs).depth) + 1


def test_spin_refutes_the_same_claims_of_the_block_job() -> None:
    asked = [claim for claim in BLOCK_JOB_CLAIMS.claims if isinstance(claim.says, spinning.ASSERTED)]
    verdicts = explicit.check(BLOCK_JOB, [replace(claim, jobs=2) for claim in asked], (2,))
    found = spinning.ask(spinning.model(BLOCK_JOB, BLOCK_JOB_CLAIMS), 2, "CLAIMS")
    assert found.violated == {
        spinning.identifier(claim.name)
        for claim, verdict in zip(asked, verdicts, strict=True)
        if isinstance(verdict, Refuted)
    }
    assert found.violated


@pytest.mark.parametrize(
    ("name", "claim", "jobs"),
    [
        ("oracle-auto-finalize", "changed_by_leave", 1),
        ("oracle-early-failure", "gone_by_leave", 1),
        ("oracle-alone", "pending_together", 3),
        ("oracle-stuck", "next_step", 1),
    ],
)
def test_spin_refutes_the_claim_that_a_variant_breaks(name: str, claim: str, jobs: int) -> None:
    broken = load.machine(CORPUS / f"{name}.toml")
    text = spinning.model(broken, load.claims(CORPUS / "oracle.proofs.toml", broken))
    assert spinning.ask(text, jobs, "CLAIMS").violated == {claim}


@st.composite
def asserted(draw: st.DrawFn, machine: Machine) -> Claims:
    """Claims that can be asserted."""
    made = [draw(any_claims(machine)) for _ in range(8)]
    chosen = [claim for claim in made if isinstance(claim.says, spinning.ASSERTED)]
    return Claims((), tuple(replace(claim, name=f"c-{number}") for number, claim in enumerate(chosen)))


@settings(
    max_examples=12, phases=[Phase.generate], suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(st.data())
def test_spin_agrees_on_any_machine(data: st.DataObject) -> None:
    machine = data.draw(machines())
    claims = data.draw(asserted(machine))
    jobs = data.draw(st.sampled_from((1, 2, 2)))
    graph = brute.explore(machine, jobs)
    remembering = any(isinstance(claim.says, Precedes) for claim in claims.claims)
    found = spinning.ask(spinning.model(machine, claims), jobs, "CLAIMS")
    if not remembering:
        assert found.states == len(graph.depth) + BEFORE_THE_FIRST
    broken = {spinning.identifier(claim.name) for claim in claims.claims if brute.breaks(graph, claim) is not None}
    assert found.violated == broken


def test_so_many_jobs_and_no_more() -> None:
    with pytest.raises(AssertionError, match="JOBS is from 1 to 9"):
        spinning.ask(spinning.model(door()), 10)


def test_what_is_no_assertion_is_counted() -> None:
    count = sum(isinstance(claim.says, spinning.ASSERTED) for claim in BLOCK_JOB_CLAIMS.claims)
    whole = len(BLOCK_JOB_CLAIMS.claims)
    last = (
        f" * claims that can be asserted: {count} of {whole}; not said here, for they need more: {whole - count}\n */\n"
    )
    assert spinning.model(BLOCK_JOB, BLOCK_JOB_CLAIMS).endswith(last)
    assert spinning.model(BLOCK_JOB).endswith(" * claims that can be asserted: 0 of 0\n */\n")


def test_names_that_meet_are_refused() -> None:
    machine = replace(door(), states=(*door().states, State("a-b"), State("a_b")))
    with pytest.raises(Unreadable, match="'a-b' and 'a_b' both become 'state_a_b' in Promela"):
        spinning.model(machine)


def test_more_words_than_spin_can_tell_apart_are_refused() -> None:
    machine = replace(door(), states=(*door().states, *(State(f"s{number}") for number in range(255))))
    with pytest.raises(Unreadable, match="260 states and words, and SPIN has room for 255"):
        spinning.model(machine)


def test_a_sum_that_leaves_the_numbers_of_c_is_refused() -> None:
    most = 2**31 - 1
    count = Declaration("n", Range(0, most), 0)
    value = Sum("+", Read("n", False, count.type), Literal(1))
    row = replace(door().transitions[0], effects=(Effect("n", False, value),))
    with pytest.raises(Unreadable, match=r"'n \+ 1' can be a number that C's int has no room for"):
        spinning.model(replace(door(), variables=(count,), transitions=(row,)))
