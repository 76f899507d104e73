"""What is recorded of a verdict: the obligations of a proof for any solver, or the trace. Nothing here is ever trusted.

A check makes the evidence anew from the machine and compares.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, TypeAlias

from edgewise import itf
from edgewise.claim import Claim, Proved, Refuted
from edgewise.engines.any_number import record, unfolding
from edgewise.engines.any_number.engine import Outcome
from edgewise.machine import Machine
from edgewise.run import Trace

PROOF: Final = ".smt2"
TRACE: Final = ".itf.json"


@dataclass(frozen=True)
class Evidence:
    """A file of the evidence folder: its name, its text, and the digest of machine and claim that the text has too."""

    name: str
    text: str
    digest: str


What: TypeAlias = Literal["missing", "stale", "altered", "needless"]


@dataclass(frozen=True)
class Finding:
    """A recorded file that does not fit. stale: of another machine or claim; altered: of this one, but not its text."""

    name: str
    what: What

    def __str__(self) -> str:
        match self.what:
            case "missing":
                return f"{self.name}: not recorded"
            case "stale":
                return f"{self.name}: stale, the machine or the claim has changed"
            case "altered":
                return f"{self.name}: altered, it is not what the machine and the claim give"
            case "needless":
                return f"{self.name}: there is nothing that it would be evidence of"


def make(machine: Machine, claim: Claim, outcome: Outcome) -> Evidence | None:
    """The evidence of a verdict; None where it has neither proof nor trace."""
    identity = record.identity(machine, claim)
    if outcome.proof is not None:
        return Evidence(claim.name + PROOF, record.text(machine, outcome.proof), identity)
    trace = _trace(outcome)
    if trace is None:
        return None
    meta = {"digest": identity, "machine": machine.name, "claim": claim.name, "verdict": _verdict(outcome)}
    return Evidence(claim.name + TRACE, itf.text(machine, trace, meta), identity)


def _trace(outcome: Outcome) -> Trace | None:
    match outcome.verdict:
        case Refuted(trace=trace):
            return trace
        case Proved(witness=witness):
            return witness
        case _:
            return None


def _verdict(outcome: Outcome) -> str:
    return type(outcome.verdict).__name__.lower()


def write(folder: Path, made: Sequence[Evidence]) -> tuple[str, ...]:
    """Record evidence, and nothing else, in a folder; the names of the files that are new, changed or gone."""
    changed = [finding.name for finding in compare(folder, made)]
    kept = {one.name for one in made}
    folder.mkdir(parents=True, exist_ok=True)
    for one in made:
        if one.name in changed:
            (folder / one.name).write_text(one.text, encoding="utf-8", newline="\n")
    for name in changed:
        if name not in kept:
            (folder / name).unlink()
    return tuple(changed)


def compare(folder: Path, made: Sequence[Evidence]) -> list[Finding]:
    """What is wrong with the evidence recorded in a folder, which need not exist; in the order of names."""
    recorded = {path.name: path for path in _files(folder)}
    expected = {one.name: one for one in made}
    found: list[Finding] = []
    for name in sorted(recorded.keys() | expected.keys()):
        if name not in expected:
            found.append(Finding(name, "needless"))
        elif name not in recorded:
            found.append(Finding(name, "missing"))
        else:
            text = recorded[name].read_bytes().decode("utf-8", "replace")
            if text != expected[name].text:
                found.append(Finding(name, "altered" if _digest(text) == expected[name].digest else "stale"))
    return found


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return [path for path in folder.iterdir() if path.name.endswith((PROOF, TRACE))]


def _digest(text: str) -> str:
    """The digest near the beginning of a recorded text."""
    found = re.search(r'digest"?:? "?([0-9a-f]{64})', text[:400])
    return found.group(1) if found else ""


def recheck(made: Sequence[Evidence], answers: Callable[[str], list[str]]) -> list[str]:
    """The names of the proofs on which another solver does not agree: it must answer unsat to all they ask."""
    return [one.name for one in made if one.name.endswith(PROOF) and set(answers(one.text)) - {"unsat"}]


def reprove(
    made: Sequence[Evidence], prove: Callable[[str], str], accepts: Callable[[str, str], bool]
) -> tuple[int, list[str]]:
    """How many questions the proofs ask, and the names of those with one that has no proof which a checker accepts.

    `prove` makes a proof that a question is unsat, "" if it cannot; `accepts` holds a proof against its question.
    """
    known: dict[str, bool] = {}
    count, denied = 0, list[str]()
    for one in made:
        if one.name.endswith(PROOF):
            asked = list(unfolding.questions(one.text))
            count += len(asked)
            for question in asked:
                if question not in known:
                    known[question] = accepts(question, prove(question))
            if not all(known[question] for question in asked):
                denied.append(one.name)
    return count, denied
