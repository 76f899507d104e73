"""What proofs that something stays in reach rest on: rows that are enough to get there. A core, found by deletion."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from edgewise.claim import NoDeadEnd, Recoverable
from edgewise.engines.any_number.formula import Formula
from edgewise.engines.any_number.proof import Proof
from edgewise.engines.any_number.stuck import downhill, moving, stuck
from edgewise.explain.shown import shows
from edgewise.expr import Not, conjunction
from edgewise.machine import Machine, within


def ways(machine: Machine, proof: Proof) -> tuple[int, ...]:
    """The numbers of rows that are enough for a proof that something stays in reach; () for other proofs.

    None of them can be left out: without it the others would not be.
    """
    every = tuple(range(len(machine.transitions)))
    for patient in (False, True):
        whole = _stuck(machine, proof, every, patient)
        if whole is None or proof.obligations[0].formula != whole:
            continue
        kept: Sequence[int] = every
        # What the end of a file tells is mostly how things end: the ways out are looked for there last.
        for row in every:
            fewer = [one for one in kept if one != row]
            formula = _stuck(machine, proof, fewer, patient)
            if formula is not None and shows([(proof, replace(proof.obligations[0], formula=formula))])[0]:
                kept = fewer
        return tuple(kept)
    return ()


def _stuck(machine: Machine, proof: Proof, rows: Sequence[int], patient: bool) -> Formula | None:
    """That an instance is not where it should be and none of `rows` helps; None for a proof of another kind."""
    few = replace(machine, transitions=tuple(machine.transitions[row] for row in rows))
    claim = proof.claim
    match claim.says:
        case NoDeadEnd():
            final = within(tuple(state.name for state in machine.states if state.final))
            return stuck(few, Not(final), moving(few), patient=patient)
        case Recoverable(goal) if proof.ranks:
            return stuck(few, conjunction(claim.given, Not(goal)), downhill(few, dict(proof.ranks)), patient=patient)
        case _:
            return None
