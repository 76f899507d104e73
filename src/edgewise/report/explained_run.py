"""The run that shows a verdict: a table with a column an instance, the step that breaks the claim, and the values."""

from __future__ import annotations

from collections.abc import Iterator

from edgewise import spell
from edgewise.check import Checked
from edgewise.claim import LeadsTo, Proved, Refuted
from edgewise.expr import Expr, Implies, Not
from edgewise.machine import Machine
from edgewise.report import trace as traces
from edgewise.report.prose import Block, Grid, Paragraph
from edgewise.report.violation import Violation, violation
from edgewise.run import Trace


def run(machine: Machine, one: Checked) -> Iterator[Block]:
    """The run, what it violates, and what would exclude one that goes on for ever; nothing where none is shown."""
    match one.verdict:
        case Proved(witness=trace) if trace is not None:
            yield _table(machine, trace)
        case Refuted(trace=trace, subject=subject, remedy=remedy) if trace is not None:
            yield _table(machine, trace)
            yield Paragraph(_wrong(machine, one, trace, violation(machine, one.claim, trace, subject)))
            if trace.loop:
                yield Paragraph(_remedy(remedy))
        case _:
            return


def _table(machine: Machine, trace: Trace) -> Grid:
    steps = traces.lines(machine, trace)
    heads = (f"{machine.instance} {who + 1}" for who in range(len(steps[0].cells)))
    rows = []
    for step in steps:
        name = (step.trigger or "start") + (f" ({step.outcome})" if step.outcome else "")
        cells = [", ".join(cell) for cell in step.cells]
        if len(cells) > 1 and step.joint and step.actor is not None:
            cells[step.actor] += " (acts)"
        number = f"{step.number}{' ↻' if step.again else ''}"
        shared = [", ".join(step.shared)] if machine.shared else []
        rows.append((str(step.line or ""), number, name, *cells, *shared))
    return Grid(("line", "", "step", *heads, *([machine.group] if machine.shared else [])), tuple(rows))


def _wrong(machine: Machine, one: Checked, trace: Trace, found: Violation | None) -> str:
    """Which step breaks the claim, and the values that do."""
    row = machine.transitions[trace.steps[-1].row] if trace.steps else None
    what = f"Step {len(trace.steps)}, {row.trigger}," if row is not None else "The start"
    if found is None:
        return f"{what} breaks it."
    about = "" if found.subject is None else f" for {machine.instance} {found.subject + 1}"
    part, said = found.part, {found.part}
    if isinstance(found.expr, Implies):
        when, then = _text(machine, found.expr.when), _text(machine, found.expr.then)
        part, said = f"{when}, but not: {then}", {when, then}
    elif isinstance(found.expr, Not):
        part = _text(machine, found.expr.body)
        said = {part}
    elif found.expr is not None:
        part = f"it is not so that {part}"
    values = [f"{fact}: {_yes(value)}" for fact, value in found.facts if fact not in said]
    facts = f" ({'; '.join(values)})" if values else ""
    if isinstance(one.claim.says, LeadsTo):
        return f"{part[0].upper()}{part[1:]}{about}.{facts}"
    return f"{what} breaks it{about}: {part}.{facts}"


def _text(machine: Machine, expr: Expr) -> str:
    return spell.text(expr, spell.Spelling(plural=machine.instances))


def _yes(value: str) -> str:
    return {"true": "yes", "false": "no"}.get(value, value)


def _remedy(trigger: str) -> str:
    """What would exclude a run that goes on for ever (↻)."""
    if not trigger:
        return (
            "To rule out that things are put off for ever would not help: what leads on is not possible all the time."
        )
    return f"It puts off {trigger} for ever, which is possible all the time. Were that ruled out, this run would be."
