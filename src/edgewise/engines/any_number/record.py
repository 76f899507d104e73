"""A proof as a text that stands by itself: SMT-LIB 2 that any solver re-checks, with every step in words."""

from __future__ import annotations

import re

from edgewise.claim import Claim
from edgewise.engines.any_number import words
from edgewise.engines.any_number.proof import Proof
from edgewise.machine import Machine, digest


def identity(machine: Machine, claim: Claim) -> str:
    """The digest that evidence is filed under: of the machine and of what is claimed, without notes and places."""
    return digest(machine.digest, claim.says, claim.given)


def text(machine: Machine, proof: Proof) -> str:
    """The proof, the same for the same machine and claim."""
    claim, script = proof.claim, proof.script
    local = {name: f"never.{number}" for number, name in enumerate(proof.names, 1)}

    names = dict(zip(proof.clauses, proof.names, strict=True))

    def renamed(question: str) -> str:
        return re.sub(r"never\.\d+", lambda found: local[found.group()], question)

    lines = [
        f"; digest {identity(machine, claim)}",
        f"; {machine.name}: {claim.name}, for any number of {machine.instances}.",
        "; Each check-sat asks for a counterexample. All must be answered: unsat.",
        "; What is known of all is used of the named ones only; unsat is a proof all the same.",
        "; A row that changes nothing of what a clause tells cannot break it, and is left out there.",
        *script.head(),
    ]
    if proof.ranks:
        told = ", ".join(f"{state} {rank}" for state, rank in proof.ranks)
        lines += [
            "",
            f"; Ranks of the states: {told}.",
            "; Where one is not yet there, some step lowers the sum of all ranks.",
        ]
    if proof.clauses:
        lines += ["", "; The invariant: none of these is ever so."]
    for name, cube in zip(local.values(), proof.clauses, strict=True):
        lines.append(f"; {name}: {words.clause(script.obligations.space, cube, proof.history)}.")
        lines.append(script.clause(cube, name))
    before = None
    for number, (one, question) in enumerate(zip(proof.obligations, proof.questions, strict=True), 1):
        about = f"; {local[names[one.about]]}" if one.about is not None else "; The claim"
        if about != before:
            lines += ["", f"{about}:"]
            before = about
        lines += [f"; {number}. {one.says}", renamed(question)]
    if not proof.obligations:
        lines += ["", "; The claim says nothing that a row could break: nothing is to be asked."]
    return "\n".join(lines) + "\n"
