"""Verdicts, traces and problems for programs: values that become JSON, in the published schemas."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, assert_never

from edgewise.check import Checked
from edgewise.claim import ANY, LeadsTo, Proved, Refuted, Undecided, Vacuous
from edgewise.machine import Machine
from edgewise.problem import Problem
from edgewise.report import trace as traces
from edgewise.report.violation import violation
from edgewise.run import Trace


def checked(machine: Machine, results: Sequence[Checked]) -> dict[str, Any]:
    """One machine of `edgewise.check/1`."""
    return {
        "machine": machine.name,
        "digest": machine.digest,
        "ok": all(result.ok for result in results),
        "claims": [_claim(machine, result) for result in results],
    }


def _claim(machine: Machine, result: Checked) -> dict[str, Any]:
    claim, verdict = result.claim, result.verdict
    record: dict[str, Any] = {
        "name": claim.name,
        "says": claim.sentence,
        "requirement": claim.requirement or None,
        "built-in": claim.built_in,
        "path": claim.span.path or None,
        "line": claim.span.line or None,
        "verdict": type(verdict).__name__.lower(),
        "expected": claim.expect,
        "ok": result.ok,
        "jobs": "any" if verdict.jobs == (ANY,) else verdict.jobs[-1] if verdict.jobs else 0,
        "method": verdict.method,
        "seconds": round(result.seconds, 6),
        "trace": [],
    }
    match verdict:
        case Refuted(_, _, trace, subject, missing, remedy):
            record["missing"] = list(missing)
            if trace is not None:
                record |= run(machine, trace)
                record["subject"] = None if subject is None else subject + 1
                if isinstance(claim.says, LeadsTo):
                    record |= {"loop": trace.loop, "remedy": remedy or None}
                found = violation(machine, claim, trace, subject)
                if found is not None:
                    about = None if found.subject is None else found.subject + 1
                    record["violated"] = {"part": found.part, "job": about, "facts": dict(found.facts)}
        case Proved(witness=witness):
            if witness is not None:
                record |= run(machine, witness)
        case Undecided(reason=reason):
            record["reason"] = reason
        case Vacuous():
            pass
        case _:
            assert_never(verdict)
    return record


def run(machine: Machine, trace: Trace) -> dict[str, Any]:
    """Where a trace starts, and its steps."""
    start, *rest = traces.lines(machine, trace)
    return {
        "start": {"changes": [list(cell) for cell in start.cells], "shared": list(start.shared)},
        "trace": [
            {
                "step": line.number,
                "job": None if line.actor is None else line.actor + 1,
                "trigger": line.trigger,
                "outcome": line.outcome or None,
                "joint": line.joint,
                "from": line.before or None,
                "to": line.now or None,
                "changes": [list(cell) for cell in line.cells],
                "shared": list(line.shared),
                "path": line.path,
                "line": line.line,
            }
            for line in rest
        ],
    }


def problems(found: Iterable[Problem]) -> list[dict[str, Any]]:
    """Problems, as `edgewise.problems/1` has them."""
    return [
        {
            "code": problem.code,
            "path": problem.span.path,
            "line": problem.span.line,
            "column": problem.span.column,
            "width": problem.span.width,
            "message": problem.message,
            "help": problem.help,
        }
        for problem in found
    ]
