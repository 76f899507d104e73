"""A program that was driven through a machine, for programs: `edgewise.drive/1`."""

from __future__ import annotations

from typing import Any

from edgewise.drive.outcome import Difference, Drive, Trial
from edgewise.machine import Machine
from edgewise.report import records, replays


def record(drive: Drive) -> dict[str, Any]:
    """All of it, as the published schema has it."""
    return {
        "schema": "edgewise.drive/1",
        "machine": drive.machine.name,
        "digest": drive.machine.digest,
        "program": {"name": drive.harness.program, "version": drive.version},
        "walks": drive.walks,
        "asked": drive.asked,
        "questions": [_question(drive.machine, trial) for trial in drive.trials],
        "unheld": [{"state": one.state, "why": one.why} for one in drive.unheld],
        "edges": [
            {"from": source, "to": target, "seen": drive.coverage.edges[source, target]}
            for source, target in drive.machine.edges
        ],
    }


def _question(machine: Machine, trial: Trial) -> dict[str, Any]:
    return {
        "setup": trial.setup,
        "states": list(trial.states),
        "actor": trial.actor,
        "verb": trial.form.verb if trial.form is not None else None,
        "command": str(trial.form) if trial.form is not None else None,
        "expected": "accepted" if trial.expected else "refused",
        "result": trial.result,
        "reply": trial.reply,
        "difference": _difference(machine, trial.difference) if trial.difference is not None else None,
    }


def _difference(machine: Machine, found: Difference) -> dict[str, Any]:
    told = [replays.problem(machine, found.finding)] if found.finding is not None else []
    return {
        "why": found.why,
        "problems": records.problems(told),
        "way": list(found.way),
        "log": list(found.log),
    }
