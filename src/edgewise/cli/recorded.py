"""Evidence: recorded on demand, compared whenever some is recorded, re-checked by another solver on demand."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from math import inf

from edgewise import evidence
from edgewise.check import Checked
from edgewise.claim import Undecided
from edgewise.cli.console import Console
from edgewise.evidence import Evidence
from edgewise.machine import Machine
from edgewise.workspace import Workspace


def keep(
    room: Workspace, machine: Machine, results: Sequence[Checked], asked: argparse.Namespace, console: Console
) -> list[str]:
    """What is wrong with the evidence of a machine, a line each; printed for people."""
    made = [result.evidence for result in results if result.evidence is not None]
    folder = room.evidence(machine.name)
    told: list[str] = []
    whole = (
        not getattr(asked, "claim", "") and getattr(asked, "engine", "both") == "both" and not getattr(asked, "jobs", 0)
    )
    if getattr(asked, "timeout", inf) < inf:
        # What there was no time for is no reason to doubt, or to remove, what is recorded of it.
        whole = whole and not any(isinstance(result.verdict, Undecided) for result in results)
    if getattr(asked, "record", False) and whole:
        changed = evidence.write(folder, made)
        if console.text:
            console.write(f"  {room.shown(folder)}   {len(made)} files, {len(changed)} of them new, changed or gone\n")
    elif folder.is_dir() and whole:
        told += [f"{room.shown(folder)}/{finding}" for finding in evidence.compare(folder, made)]
    recheck = getattr(asked, "recheck", "")
    if recheck:
        denied, said = (_proofs if recheck == "proof" else _answers)(made)
        told += denied
        if not denied and console.text:
            console.write(f"  {said}\n")
    if told and console.text:
        console.write("".join(f"  {line}\n" for line in told))
        console.write("  'edgewise check --record' records what is so now\n")
    return told


def _answers(made: Sequence[Evidence]) -> tuple[list[str], str]:
    """The proofs that another solver denies, a line each, and what to say where there are none."""
    from edgewise.engines import cvc5

    denied = evidence.recheck(made, cvc5.answers)
    proofs = sum(one.name.endswith(evidence.PROOF) for one in made)
    return [f"{name}: cvc5 does not agree" for name in denied], f"cvc5 agrees on all {proofs} proofs"


def _proofs(made: Sequence[Evidence]) -> tuple[list[str], str]:
    """As `_answers`, of those for which another solver has no proof that a checker accepts."""
    from edgewise.engines import cvc5, ethos

    checker = ethos.find(os.environ.get("EDGEWISE_CPC", ""))
    count, denied = evidence.reprove(made, cvc5.proof, checker.accepts)
    return [
        f"{name}: ethos does not accept a proof by cvc5" for name in denied
    ], f"ethos accepts all {count} proofs by cvc5"
