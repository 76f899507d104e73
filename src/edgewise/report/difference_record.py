"""What changed in meaning, for programs: `edgewise.diff/1`."""

from __future__ import annotations

from typing import Any, assert_never

from edgewise.check import Checked
from edgewise.difference.claims import ClaimChange
from edgewise.difference.runs import Apart, Included, Inclusion, Unfinished
from edgewise.difference.whole import Difference, Version
from edgewise.report import records
from edgewise.report.verdicts import shown_run


def record(found: Difference) -> dict[str, Any]:
    """The whole of a difference."""
    meaning = found.meaning
    return {
        "schema": "edgewise.diff/1",
        "old": _version(found.old),
        "new": _version(found.new),
        "same": found.same,
        "declared": [{"what": one.what, "name": one.name, "old": one.old, "new": one.new} for one in meaning.declared],
        "cells": [
            {"trigger": one.trigger, "state": one.state or None, "old": one.old, "new": one.new}
            for one in meaning.cells
        ],
        "edges": [
            {"from": one.source, "to": one.target, "old": list(one.old), "new": list(one.new)} for one in meaning.edges
        ],
        "numbers": [{"what": one.what, "name": one.name, "old": one.old, "new": one.new} for one in meaning.numbers],
        "claims": None if found.claims is None else [_claim(found, one) for one in found.claims],
        "runs": {"lost": _inclusion(found.old, found.lost), "won": _inclusion(found.new, found.won)},
    }


def _version(version: Version) -> dict[str, Any]:
    return {"machine": version.machine.name, "path": version.path, "digest": version.machine.digest}


def _claim(found: Difference, change: ClaimChange) -> dict[str, Any]:
    return {
        "name": change.claim.name,
        "says": change.claim.sentence,
        "in": change.where,
        "lacks": list(change.lacks),
        "old": _verdict(found.old, change.old),
        "new": _verdict(found.new, change.new),
    }


def _verdict(version: Version, checked: Checked | None) -> dict[str, Any] | None:
    if checked is None:
        return None
    trace = shown_run(checked)
    shown = records.run(version.machine, trace) if trace is not None else {"start": None, "trace": []}
    return {"verdict": type(checked.verdict).__name__.lower(), **shown}


def _inclusion(version: Version, found: Inclusion) -> dict[str, Any]:
    match found:
        case Included(jobs):
            return {"found": "none", "jobs": jobs[-1] if jobs else None}
        case Unfinished(jobs):
            return {"found": "unfinished", "jobs": jobs[-1] if jobs else 0}
        case Apart(trace, instead):
            run = records.run(version.machine, trace)
            return {
                "found": "run",
                "jobs": len(trace.start.instances),
                **run,
                "instead": [list(one) for one in instead],
            }
        case _:
            assert_never(found)
