"""Verdicts for what shows them beside the code: JUnit XML, SARIF 2.1.0 (OASIS), and GitHub's workflow commands."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final, TypeAlias
from xml.etree import ElementTree as ET

from edgewise import __version__
from edgewise.check import Checked
from edgewise.claim import Undecided
from edgewise.machine import Machine
from edgewise.report import trace as traces
from edgewise.report.paint import Paint
from edgewise.report.verdicts import said, shown_run
from edgewise.run import Trace

Told: TypeAlias = Sequence[tuple[Machine, Sequence[Checked], Sequence[str]]]
"""A machine, what came of its claims, and what is wrong with the evidence recorded of them, a line each."""


def junit(told: Told) -> str:
    """A suite a machine, a case a claim. What is undecided is an error, what is not as expected a failure."""
    root = ET.Element("testsuites", name="edgewise")
    for machine, results, unfit in told:
        wrong = [result for result in results if not result.ok]
        errors = sum(isinstance(result.verdict, Undecided) for result in wrong)
        counts = {"tests": len(results) + 1, "failures": len(wrong) - errors + bool(unfit), "errors": errors}
        suite = ET.SubElement(root, "testsuite", {"name": machine.name} | {key: str(n) for key, n in counts.items()})
        for result in results:
            case = ET.SubElement(suite, "testcase", classname=machine.name, name=result.claim.name)
            case.set("time", f"{result.seconds:.3f}")
            if result.claim.span.line:
                case.set("file", result.claim.span.path)
                case.set("line", str(result.claim.span.line))
            if not result.ok:
                kind = "error" if isinstance(result.verdict, Undecided) else "failure"
                bad = ET.SubElement(case, kind, message=said(machine, result))
                bad.text = _why(machine, result)
        case = ET.SubElement(suite, "testcase", classname=machine.name, name="evidence", time="0.000")
        if unfit:
            ET.SubElement(case, "failure", message="the recorded evidence does not fit").text = "\n".join(unfit)
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def sarif(told: Told) -> str:
    """One run of SARIF: a result for each claim that is not as expected, its trace as a code flow through the model."""
    wrong = [(machine, result) for machine, results, _ in told for result in results if not result.ok]
    found = [_result(*one) for one in wrong] + [_stale(machine, line) for machine, _, unfit in told for line in unfit]
    rules = [{"id": rule} for rule in dict.fromkeys(str(one["ruleId"]) for one in found)]
    driver = {"name": "edgewise", "version": __version__, "rules": rules}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": found}
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return json.dumps({"$schema": schema, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def github(told: Told) -> str:
    """A line `::error file=…,line=…::…` for each claim that is not as expected, and one that counts them."""
    lines = []
    for machine, results, unfit in told:
        for result in results:
            if not result.ok:
                span = result.claim.span
                place = f"file={_property(span.path)},line={span.line},col={span.column}," if span.line else ""
                title = _property(_rule(machine, result))
                lines.append(f"::error {place}title={title}::{_data(_message(machine, result))}")
        lines += [f"::error title={_property(machine.name)}/evidence::{_data(line)}" for line in unfit]
        wrong = sum(not result.ok for result in results)
        lines.append(f"{machine.name}: {wrong or 'none'} of {len(results)} claims not as expected")
    return "".join(f"{line}\n" for line in lines)


FORMATS: Final[Mapping[str, Callable[[Told], str]]] = MappingProxyType(
    {"junit": junit, "sarif": sarif, "github": github}
)


def _rule(machine: Machine, result: Checked) -> str:
    return f"{machine.name}/{result.claim.name}"


def _sentence(result: Checked) -> str:
    return result.claim.sentence or result.claim.name


def _message(machine: Machine, result: Checked) -> str:
    return f"{_sentence(result)} It is {said(machine, result)}."


def _why(machine: Machine, result: Checked) -> str:
    trace = shown_run(result)
    shown = traces.text(machine, trace, Paint(width=100), "") if trace is not None else ""
    return f"{_sentence(result)}\n{shown}"


def _result(machine: Machine, result: Checked) -> dict[str, Any]:
    span, trace = result.claim.span, shown_run(result)
    found: dict[str, Any] = {
        "ruleId": _rule(machine, result),
        "level": "warning" if isinstance(result.verdict, Undecided) else "error",
        "message": {"text": _message(machine, result)},
        "locations": [_location(span.path or machine.span.path, span.line, span.column)],
    }
    if trace is not None:
        found["codeFlows"] = [{"threadFlows": [{"locations": list(_flow(machine, trace))}]}]
    return found


def _stale(machine: Machine, line: str) -> dict[str, Any]:
    return {
        "ruleId": f"{machine.name}/evidence",
        "level": "error",
        "message": {"text": line},
        "locations": [_location(machine.span.path, 0, 0)],
    }


def _flow(machine: Machine, trace: Trace) -> Sequence[dict[str, Any]]:
    steps = [line for line in traces.lines(machine, trace) if line.line]
    return [
        {
            "location": {
                **_location(step.path, step.line, 1),
                "message": {"text": f"step {step.number}: {_step(machine, step)}"},
            }
        }
        for step in steps
    ]


def _step(machine: Machine, step: traces.Line) -> str:
    who = f" of {machine.instance} {step.actor + 1}" if step.actor is not None else ""
    return f"{step.trigger}{who}" + (f", {step.before} → {step.now}" if step.before != step.now else "")


def _location(path: str, line: int, column: int) -> dict[str, Any]:
    region = {"region": {"startLine": line, "startColumn": max(column, 1)}} if line else {}
    return {"physicalLocation": {"artifactLocation": {"uri": path.replace("\\", "/")}, **region}}


def _data(text: str) -> str:
    """As GitHub's workflow commands escape a message."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
