"""Where a drawing or a table departs from the model: for people, and for programs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from edgewise.audit.arrows import heads
from edgewise.audit.drawing import Audit
from edgewise.audit.finding import Finding
from edgewise.machine import Machine
from edgewise.observed import End, Line, Table
from edgewise.report import problems
from edgewise.report.paint import Paint, visible, wrap
from edgewise.source import Source

Cells = Sequence[tuple[Table, Sequence[Finding]]]


def text(machine: Machine, source: Source, audits: Sequence[Audit], tables: Cells, others: int, paint: Paint) -> str:
    """Each finding at its place, and a last line that says how many there are; `others` are drawings not looked at."""
    told = [finding.problem for audit in audits for finding in audit.findings]
    told += [finding.problem for _, findings in tables for finding in findings]
    parts = [problems.text(told, paint, folded=True)]
    for audit in audits:
        states, lines = len(audit.drawing.states), len(audit.drawing.lines)
        what = f"{_many(states, 'state')} and {_many(lines, 'line')} drawn"
        if lines and not audit.labelled and not any(one.kind == "unlabelled" for one in audit.findings):
            what += "; labels were not looked at: it has none"
        parts.append(_verdict(machine, source, audit.drawing.span.line, what, audit.findings, paint))
    for table, findings in tables:
        what = f"{table.name}: {_many(len(table.rows), 'row')} of {_many(len(table.columns), 'cell')}"
        parts.append(_verdict(machine, source, table.span.line, what, findings, paint))
    if others:
        what = "1 more has" if others == 1 else f"{others} more have"
        parts.append(f"{visible(source.path)}: {what} other states and was not looked at\n")
    return paint.plain("".join(parts))


def _verdict(machine: Machine, source: Source, line: int, what: str, findings: Sequence[Finding], paint: Paint) -> str:
    count = len(findings)
    verdict = paint(_many(count, "finding"), "red") if count else paint(f"as {machine.name} has it", "green")
    return wrap(visible(f"{source.path}:{line}: ") + verdict + f" ({visible(what)})", paint.width, "") + "\n"


def _many(count: int, what: str) -> str:
    return f"{count} {what}" + ("" if count == 1 else "s")


def record(machine: Machine, source: Source, audits: Sequence[Audit], tables: Cells) -> dict[str, Any]:
    """The value of `edgewise.audit/1`."""
    readers = [audit.drawing.reader for audit in audits] + [table.reader for table, _ in tables]
    findings = [finding for audit in audits for finding in audit.findings]
    findings += [finding for _, found in tables for finding in found]
    return {
        "schema": "edgewise.audit/1",
        "machine": machine.name,
        "file": source.path,
        "reader": readers[0],
        "drawn": {
            "states": [state.name for audit in audits for state in audit.drawing.states],
            "edges": [edge for audit in audits for line in audit.drawing.lines for edge in _edges(line)],
        },
        "tables": [
            {
                "name": table.name,
                "line": table.span.line,
                "column": table.span.column,
                "rows": list(table.rows),
                "columns": list(table.columns),
            }
            for table, _ in tables
        ],
        "labels": any(audit.labelled for audit in audits),
        "findings": [_finding(finding) for finding in findings],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    problem = finding.problem
    return {
        "code": problem.code,
        "kind": finding.kind,
        "from": finding.source or None,
        "to": finding.target or None,
        "line": problem.span.line,
        "column": problem.span.column,
        "message": problem.message,
        "help": problem.help,
    }


def _edges(line: Line) -> list[dict[str, Any]]:
    """A line of two ends as it stands; of more, from each end without a head to each that has one."""
    into = heads(line)
    if len(line.ends) == 2:
        drawn = "both" if len(into) == 2 else "to" if 1 in into else "from" if into else "none"
        return [_edge(line, line.ends[0], line.ends[1], drawn)]
    if not into:
        return [_edge(line, line.ends[0], end, "none") for end in line.ends[1:]]
    sources = [end for at, end in enumerate(line.ends) if at not in into]
    return [_edge(line, source, line.ends[at], "to") for at in into for source in sources]


def _edge(line: Line, source: End, target: End, drawn: str) -> dict[str, Any]:
    written = (*source.labels, *line.labels, *target.labels)
    return {
        "from": source.state,
        "to": target.state,
        "heads": drawn,
        "label": ", ".join(label.text for label in written) or None,
        "line": source.span.line,
        "column": source.span.column,
    }
