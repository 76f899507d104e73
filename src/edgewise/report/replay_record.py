"""Logs held against a machine, for programs: JSON, and JUnit's XML with a test case for each log."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from edgewise.replay.unused import unused
from edgewise.replay.verdict import Finding, Life, Replay, Verdict
from edgewise.report.paint import visible
from edgewise.report.replays import path, problem


def record(replay: Replay) -> dict[str, Any]:
    """The value of `edgewise.replay/1`."""
    left = unused(replay.machine, replay.coverage)
    return {
        "schema": "edgewise.replay/1",
        "machine": replay.machine.name,
        "logs": [_log(replay, verdict) for verdict in replay.verdicts],
        "coverage": {
            "edges": [
                {"from": before, "to": after, "times": replay.coverage.edges[before, after]}
                for before, after in replay.machine.edges
                if before != after
            ],
            "cells": [
                {"verb": verb, "state": state, "accepted": ok, "with_others": peers, "times": times}
                for (verb, state, ok, peers), times in sorted(replay.coverage.cells.items())
            ],
            "never": {
                "edges": [{"from": before, "to": after} for before, after in left.edges],
                "accepted": [{"verb": verb, "state": state} for verb, state in left.accepted],
                "accepted_with_others": [{"verb": verb, "state": state} for verb, state in left.together],
                "refused": [{"verb": verb, "state": state} for verb, state in left.refused],
            },
        },
    }


def _log(replay: Replay, verdict: Verdict) -> dict[str, Any]:
    return {
        "file": verdict.path,
        "reader": verdict.reader,
        "verdict": "no run" if verdict.findings else "undecided" if verdict.undecided else "run",
        "may_miss_events": verdict.lossy or None,
        "lost": [{"line": span.line, "why": why} for span, why in verdict.lost],
        "program_ends": verdict.ends.line if verdict.ends is not None else None,
        "undecided": [{"line": span.line, "instances": names} for span, names in verdict.undecided],
        "observations": verdict.observations,
        "instances": [_life(life) for life in verdict.lives],
        "more_instances": verdict.instances - len(verdict.lives),
        "findings": [_finding(replay, finding) for finding in verdict.findings],
        "more_findings": verdict.more_findings,
    }


def _life(life: Life) -> dict[str, Any]:
    return {
        "name": life.name,
        "line": life.span.line,
        "group_size": life.size,
        "path": life.path,
        "left_out": life.left_out,
    }


def _finding(replay: Replay, finding: Finding) -> dict[str, Any]:
    told = problem(replay.machine, finding)
    return {
        "code": told.code,
        "instance": finding.instance,
        "line": finding.span.line,
        "column": finding.span.column,
        "message": told.message,
        "seen": finding.seen,
        "states": list(finding.states),
        "possible": list(finding.possible),
        "nearest": list(finding.nearest),
        "rows": [
            {"row": candidate.row, "line": replay.machine.transitions[candidate.row].span.line, "why": candidate.why}
            for candidate in finding.candidates
        ],
        "missing_edge": {"from": finding.edge[0], "to": finding.edge[1]} if finding.edge is not None else None,
    }


def junit(replay: Replay) -> str:
    """A test suite with a test case for each log."""
    wrong = sum(bool(verdict.findings) for verdict in replay.verdicts)
    open_ = sum(bool(verdict.undecided) and not verdict.findings for verdict in replay.verdicts)
    counts = {"tests": str(len(replay.verdicts)), "failures": str(wrong), "errors": str(open_)}
    suites = Element("testsuites", {"name": "edgewise replay", **counts})
    suite = SubElement(suites, "testsuite", {"name": replay.machine.name, **counts})
    for verdict in replay.verdicts:
        case = SubElement(suite, "testcase", {"name": visible(verdict.path), "classname": replay.machine.name})
        if verdict.findings:
            told = [problem(replay.machine, finding) for finding in verdict.findings]
            failure = SubElement(case, "failure", {"type": "EW701", "message": visible(told[0].message)})
            failure.text = "\n".join(f"{visible(f'{one.span}: {one.message}')}; {visible(one.help)}" for one in told)
        elif verdict.undecided:
            SubElement(
                case, "error", {"type": "undecided", "message": "too many possibilities to follow it to its end"}
            )
        SubElement(case, "system-out").text = "\n".join(visible(f"{life.name}: {path(life)}") for life in verdict.lives)
    indent(suites)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(suites, encoding="unicode") + "\n"
