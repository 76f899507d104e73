"""Which rows no claim guards, for people and for programs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from edgewise.machine import Machine
from edgewise.mutate import Judged
from edgewise.report.paint import Paint, wrap


def _counts(judged: Sequence[Judged]) -> tuple[int, int, list[Judged]]:
    """Mutants that differ, those of them that a claim notices, and the survivors."""
    real = [one for one in judged if one.difference is not None]
    survivors = [one for one in real if not one.noticed_by]
    return len(real), len(real) - len(survivors), survivors


def text(machine: Machine, judged: Sequence[Judged], paint: Paint) -> str:
    """The score, and the survivors by row, each with the shortest run that a claim could be about."""
    real, noticed, survivors = _counts(judged)
    share = 100 * noticed / real if real else 100
    score = f"{noticed} of {real} changes noticed ({share:.1f} %); {len(judged) - real} more change nothing"
    out = [f"{paint(machine.name, 'bold')}   {score}"]
    for row, group in groupby(survivors, key=lambda one: one.row):
        out.append(f"  {paint(_row(machine, row), 'bold')}")
        for one in group:
            out.append(f"    {one.change}")
            out.append(wrap(_told(machine, one), paint.width - 2, "        "))
    return paint.plain("\n".join(out)) + "\n"


def record(machine: Machine, judged: Sequence[Judged]) -> dict[str, Any]:
    """The same as JSON."""
    real, noticed, survivors = _counts(judged)
    told = [
        {
            "row": None if one.row is None else machine.transitions[one.row].span.line,
            "change": one.change,
            "run": _told(machine, one),
        }
        for one in survivors
    ]
    return {"machine": machine.name, "changes": real, "noticed": noticed, "survivors": told}


def _row(machine: Machine, number: int | None) -> str:
    if number is None:
        return "verbs"
    row = machine.transitions[number]
    place = f"{row.span.path}:{row.span.line}" if row.span.line else f"row {number + 1}"
    outcome = f" ({row.outcome})" if row.outcome else ""
    return f"{place}  {row.trigger}{outcome}: {', '.join(row.sources) or machine.group}"


def _told(machine: Machine, one: Judged) -> str:
    """The run after which the change shows, and how it shows."""
    found = one.difference
    assert found is not None
    steps = [machine.transitions[step.row].trigger for step in found.trace.steps]
    start = f"after {', '.join(steps)}: " if steps else "at the start: "
    both = sorted(set(found.gained) & set(found.lost))
    parts = [f"{', '.join(both)} leads elsewhere"] if both else []
    parts += [f"{', '.join(new)} becomes possible" for new in [sorted(set(found.gained) - set(both))] if new]
    parts += [f"{', '.join(gone)} is lost" for gone in [sorted(set(found.lost) - set(both))] if gone]
    return start + "; ".join(parts)
