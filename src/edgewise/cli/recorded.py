"""Evidence: recorded on demand, compared whenever some is recorded, re-checked by another solver on demand."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from edgewise import evidence
from edgewise.check import Checked
from edgewise.cli.console import Console
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
    if getattr(asked, "record", False) and whole:
        changed = evidence.write(folder, made)
        if not console.json:
            console.write(f"  {room.shown(folder)}   {len(made)} files, {len(changed)} of them new, changed or gone\n")
    elif folder.is_dir() and whole:
        told += [f"{room.shown(folder)}/{finding}" for finding in evidence.compare(folder, made)]
    if getattr(asked, "recheck", False):
        from edgewise.engines import cvc5

        denied = evidence.recheck(made, cvc5.answers)
        told += [f"{name}: cvc5 does not agree" for name in denied]
        if not denied and not console.json:
            proofs = sum(one.name.endswith(evidence.PROOF) for one in made)
            console.write(f"  cvc5 agrees on all {proofs} proofs\n")
    if told and not console.json:
        console.write("".join(f"  {line}\n" for line in told))
        console.write("  'edgewise check --record' records what is so now\n")
    return told
