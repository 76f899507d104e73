"""The TLA+ module means what the reference semantics says: the same configurations, steps and verdicts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

import brute
import small
from edgewise import generate, generator, load
from edgewise.claim import Always, Claim, Claims, OnStep, Reachable
from edgewise.expr import FALSE, Bool
from edgewise.generate import Known
from edgewise.machine import Declaration, Machine
from edgewise.problem import Unreadable
from edgewise.run import Configuration
from generating import door
from strategies import claims as any_claims
from strategies import machines
from tlaplus import Module, State

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "tests" / "corpus"
GENERATOR = generator.generator(ROOT / "generators" / "tla", "generators/tla")
SMALL = 250
"""Configurations of a machine that is looked at."""


def made(machine: Machine, claims: Claims | None = None) -> dict[str, str]:
    known = Known(claims=lambda: claims or Claims())
    return {artefact.path: artefact.text for artefact in generate.artefacts(machine, GENERATOR, known)}


def values(machine: Machine, at: Configuration) -> State:
    """A configuration as the module has it."""
    found: dict[str, object] = {"state": tuple(one.state for one in at.instances)}
    for number, declared in enumerate(machine.own):
        found[f"own_{declared.name.replace('-', '_')}"] = tuple(one.values[number] for one in at.instances)
    for declared, value in zip(machine.shared, at.shared, strict=True):
        found[f"shared_{declared.name.replace('-', '_')}"] = value
    return found


def is_false(graph: brute.Graph, claim: Claim) -> bool:
    """Whether a claim is, steps that change nothing left aside: TLA+ cannot speak of them."""
    if isinstance(claim.says, OnStep):
        kept = {at: tuple((step, to) for step, to in steps if to != at) for at, steps in graph.steps.items()}
        graph = replace(graph, steps=kept)
    return brute.breaks(graph, claim) is not None


def agrees(machine: Machine, claims: Claims, jobs: int) -> None:
    """The module has the configurations and steps of the machine, is typed, and its claims hold where they should."""
    graph = brute.explore(machine, jobs, SMALL)
    module = Module(made(machine, claims)["Machine.tla"], jobs)
    states, steps = module.explore(SMALL)
    keys = {at: module.key(values(machine, at)) for at in graph.depth}
    assert len(states) == len(keys)
    assert set(map(module.key, states)) == set(keys.values())
    moves = {(keys[at], keys[to]) for at, taken in graph.steps.items() for _, to in taken}
    assert {(module.key(at), module.key(to)) for at, to in steps} == moves
    assert module.is_invariant("TypeOK", states)
    different = list({(module.key(at), module.key(to)): (at, to) for at, to in steps}.values())
    for claim in claims.claims:
        name = f"Claim_{claim.name.replace('-', '_')}"
        on_step = isinstance(claim.says, OnStep)
        assert module.is_of_steps(name) == on_step
        holds = module.holds_of_steps(name, different) if on_step else module.is_invariant(name, states)
        assert holds != is_false(graph, claim), claim


@st.composite
def exported(draw: st.DrawFn, machine: Machine) -> Claims:
    """Claims that the module has."""
    drawn = [draw(any_claims(machine)) for _ in range(6)]
    chosen = [claim for claim in drawn if isinstance(claim.says, Always | OnStep)]
    return Claims((), tuple(replace(claim, name=f"c-{number}") for number, claim in enumerate(chosen)))


@settings(max_examples=20)
@given(st.data())
def test_any_machine(data: st.DataObject) -> None:
    machine = data.draw(machines())
    claims = data.draw(exported(machine))
    try:
        agrees(machine, claims, data.draw(st.sampled_from((1, 2))))
    except brute.TooLarge:
        reject()


def test_the_block_job() -> None:
    machine = load.machine(ROOT / "model" / "block-job.toml")
    told = load.claims(ROOT / "proofs" / "block-job.toml", machine)
    some = [claim for claim in told.claims if isinstance(claim.says, Always)]
    some += [claim for claim in told.claims if claim.name in {"null-via-dismiss", "started-null-via-dismiss"}]
    agrees(machine, Claims((), tuple(some)), 1)


def test_effects_read_the_configuration_before_the_step() -> None:
    agrees(small.machine(small.LOOK_BACK), Claims(), 2)


def test_the_oracle() -> None:
    machine = load.machine(CORPUS / "oracle.toml")
    agrees(machine, load.claims(CORPUS / "oracle.proofs.toml", machine), 1)


def test_tlc_is_asked_what_is_to_hold() -> None:
    machine = load.machine(CORPUS / "oracle.toml")
    claims = load.claims(CORPUS / "oracle.proofs.toml", machine)
    refuted = replace(claims.claims[0], name="a-step", says=OnStep(FALSE), expect="refuted")
    later = replace(claims.claims[0], name="later", says=Reachable(FALSE))
    found = made(machine, Claims((), (*claims.claims, refuted, later)))["Machine.cfg"].splitlines()
    assert found[2:13] == [
        "CONSTANT Jobs = {j1, j2}",
        "SPECIFICATION Spec",
        "CHECK_DEADLOCK FALSE",
        "INVARIANT TypeOK",
        "INVARIANT Claim_changed_by_leave",
        "INVARIANT Claim_gone_by_leave",
        "INVARIANT Claim_pending_together",
        "INVARIANT Claim_next_step",
        "\\* to be refuted: PROPERTY Claim_a_step",
        "",
        "\\* the model: 11 states, 2 verbs, 13 events, 19 edges, 20 rows",
    ]
    assert found[-1] == "\\* claims of kind always, never and step: 5 of 6; not said here, for they are of others: 1"


def test_names_that_meet_are_refused() -> None:
    count = Declaration("a-b", Bool(), False)
    with pytest.raises(Unreadable, match=r"'a-b' and 'a_b' both become 'own_a_b' in TLA\+"):
        made(replace(door(), variables=(count, replace(count, name="a_b"))))
