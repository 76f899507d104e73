"""Answers to requirements for programs, schema edgewise.explain/1 (src/edgewise/schemas/explain.schema.json)."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

from edgewise import spell
from edgewise.check import Checked
from edgewise.claim import ANY, Proved, Refuted
from edgewise.explain.answer import Answer
from edgewise.explain.support import Need, Support
from edgewise.expr import TRUE, Expr
from edgewise.machine import Machine
from edgewise.report import explanation, records
from edgewise.report.violation import violation


def record(machine: Machine, answers: Sequence[Answer]) -> dict[str, Any]:
    """All answers about one machine."""
    return {
        "schema": "edgewise.explain/1",
        "machine": machine.name,
        "digest": machine.digest,
        "answers": [_answer(answer) for answer in answers],
    }


def _answer(answer: Answer) -> dict[str, Any]:
    machine, requirement = answer.machine, answer.question.requirement
    assumed, uncovered = explanation.limits(answer)
    asked = None
    if requirement is not None:
        asked = {"name": requirement.name, "text": requirement.text, "source": requirement.source or None}
    return {
        "requirement": asked,
        "before": [_claim(machine, one) for one in answer.before],
        "now": [_claim(machine, one) for one in answer.now],
        "limits": [_claim(machine, one) for one in answer.limits],
        "support": None if answer.support is None else _support(answer, answer.support),
        "ways": {name: [_row(machine, row) for row in rows] for name, rows in answer.ways.items()},
        "invariant": [{"says": said, "claims": list(names)} for said, names in answer.invariant],
        "assumed": list(assumed),
        "uncovered": list(uncovered),
    }


def _claim(machine: Machine, one: Checked) -> dict[str, Any]:
    claim, verdict = one.claim, one.verdict
    told: dict[str, Any] = {
        "name": claim.name,
        "says": claim.sentence or claim.text,
        "given": None if claim.given == TRUE else _text(machine, claim.given),
        "verdict": type(verdict).__name__.lower(),
        "expected": claim.expect,
        "ok": one.ok,
        "jobs": "any" if verdict.jobs == (ANY,) else verdict.jobs[-1] if verdict.jobs else 0,
        "run": None,
    }
    match verdict:
        case Refuted(trace=trace, subject=subject, remedy=remedy) if trace is not None:
            found = violation(machine, claim, trace, subject)
            told["run"] = records.run(machine, trace) | {"loop": trace.loop, "remedy": remedy or None}
            told["violated"] = None if found is None else {"part": found.part, "facts": dict(found.facts)}
        case Proved(witness=trace) if trace is not None:
            told["run"] = records.run(machine, trace) | {"loop": 0, "remedy": None}
        case _:
            pass
    return told


def _support(answer: Answer, rests: Support) -> dict[str, Any]:
    machine = answer.machine
    return {
        "held": [
            {**_row(machine, row), "needs": [_need(answer, row, need) for need in needs]}
            for row, needs in rests.held.items()
        ],
        "placed": [_row(machine, row) for row in rests.placed],
        "free": [_row(machine, row) for row in rests.free],
        "untouched": [_row(machine, row) for row in rests.untouched],
    }


def _need(answer: Answer, row: int, need: Need) -> dict[str, Any]:
    told: dict[str, Any] = {
        "kind": need.condition.kind,
        "condition": _text(answer.machine, need.condition.expr),
        "claims": list(need.claims),
        "direct": list(need.direct),
    }
    if (row, need.condition) in answer.without:
        found = answer.without[row, need.condition]
        told["without"] = dataclasses.asdict(found)
    return told


def _row(machine: Machine, number: int) -> dict[str, Any]:
    row = machine.transitions[number]
    return {
        "trigger": row.trigger,
        "outcome": row.outcome or None,
        "from": list(row.sources),
        "to": row.target,
        "path": row.span.path,
        "line": row.span.line,
    }


def _text(machine: Machine, expr: Expr) -> str:
    return spell.text(expr, spell.Spelling(plural=machine.instances))
