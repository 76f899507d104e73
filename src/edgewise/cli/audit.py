"""edgewise audit."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from edgewise import generate, generator
from edgewise.audit import drawing as drawn_by
from edgewise.audit import table as coded_by
from edgewise.audit.drawing import Audit
from edgewise.audit.finding import Finding, only
from edgewise.audit.mend import mend
from edgewise.cli import rooms
from edgewise.cli.console import FINDING, FINE, Console
from edgewise.machine import Machine
from edgewise.observed import Drawing, Observed, Table
from edgewise.problem import Problem, Unreadable
from edgewise.readers import observe
from edgewise.report import audits, problems
from edgewise.report.paint import page
from edgewise.source import Source, read
from edgewise.workspace import Workspace

MEDIA = {"ascii": "ascii", "dot": "diagram", "mermaid": "mermaid", "plantuml": "plantuml"}
"""The generator that draws the right version in the medium of each reader."""


def run(asked: argparse.Namespace, console: Console) -> int:
    """Say where a drawing or a table of others departs from a machine."""
    room = rooms.find(asked)
    machine = rooms.machine(room, asked.machine)
    source = read(asked.file)
    beside = [read(path) for path in asked.beside]
    seen = observe(source, asked.reader or "", beside, asked.table)
    drawings = [one for one in seen if isinstance(one, Drawing)]
    tables = [one for one in seen if isinstance(one, Table)]
    own = [one for one in drawings if drawn_by.fits(machine, one)]
    listed = [one for one in tables if asked.table or coded_by.fits(machine, one)]
    if not own and not listed:
        raise Unreadable([_of_something_else(machine, source, seen)])
    found = [drawn_by.audit(machine, one, asked.only) for one in own]
    cells = [(table, only(coded_by.audit(machine, table), asked.only)) for table in listed]
    findings = [*(one for each in found for one in each.findings), *(one for _, each in cells for one in each)]
    if console.json:
        console.record(audits.record(machine, source, found, cells))
    elif asked.fix:
        told = problems.text([finding.problem for finding in findings], console.err, folded=True)
        console.error(told.rstrip("\n") if told else f"{source.path}: nothing to mend")
        console.write(page(_fixed(room, machine, source, found, findings)))
    else:
        others = len(seen) - len(own) - len(listed)
        console.write(audits.text(machine, source, found, cells, others, console.out))
    return FINDING if findings else FINE


def _of_something_else(machine: Machine, source: Source, seen: Sequence[Observed]) -> Problem:
    places = ", ".join(str(one.span.line) for one in seen[:5])
    message = f"no drawing or table of {machine.name} is found; those that begin in line {places} have other states"
    return Problem("EW611", source.span(0, 0), message, "name the machine they are of")


def _fixed(
    room: Workspace, machine: Machine, source: Source, found: Sequence[Audit], findings: Sequence[Finding]
) -> str:
    """The text given, mended in place where heads are all it takes, else what the generator for its medium makes."""
    mended = mend(source, findings)
    if mended is not None:
        return mended
    name = MEDIA[found[0].drawing.reader] if found else "c-header"
    (drawn, *_) = generate.artefacts(machine, generator.choose(generator.load(room), [name])[0])
    return drawn.text
