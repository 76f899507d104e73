"""What `writing` writes of machines and claims, the loader reads back as they were."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

import known
import strategies
from edgewise.claim import Claims, EveryRow, EveryState, NoDeadEnd
from edgewise.load import model, proofs
from edgewise.machine import Machine
from edgewise.source import Source
from writing import toml, toml_of_claims


@given(strategies.machines())
def test_machines_come_back(machine: Machine) -> None:
    assert model.read(Source("m.toml", toml(machine))) == machine


@given(st.data())
def test_claims_come_back(data: st.DataObject) -> None:
    machine = data.draw(strategies.machines())
    drawn = data.draw(st.lists(strategies.claims(machine), max_size=3, unique_by=lambda claim: claim.name))
    claims = Claims(
        (), tuple(claim for claim in drawn if not isinstance(claim.says, EveryState | EveryRow | NoDeadEnd))
    )
    assert proofs.read(Source("m.toml", toml_of_claims(claims, machine)), machine) == claims


def test_the_corpus_comes_back() -> None:
    names = sorted({row.machine for row in known.KNOWN})
    for name in names:
        machine = known.machine(name)
        assert model.read(Source(f"{name}.toml", toml(machine))) == machine
        written = toml_of_claims(known.claims(name), machine)
        assert proofs.read(Source(f"{name}.toml", written), machine) == known.claims(name)
