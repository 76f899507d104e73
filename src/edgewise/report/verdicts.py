"""Verdicts for people: one line a claim; a trace where there is one to read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from edgewise.check import Checked
from edgewise.claim import EveryRow, EveryState, Proved, Refuted, Undecided, Vacuous
from edgewise.machine import Machine
from edgewise.report import trace as traces
from edgewise.report.paint import Paint, columns, wrap
from edgewise.report.violation import violation
from edgewise.run import Trace


def heading(machine: Machine, paint: Paint) -> str:
    """What a machine has, in one line."""
    counts = (
        (len(machine.states), "state"),
        (len(machine.verbs), "verb"),
        (len(machine.events), "event"),
        (len(machine.transitions), "transition"),
    )
    told = " · ".join(f"{count} {what}{'' if count == 1 else 's'}" for count, what in counts)
    return paint.plain(f"{paint(machine.name, 'bold')}   {told}\n")


def text(machine: Machine, results: Sequence[Checked], paint: Paint, verbose: bool = False) -> str:
    """Every verdict; with its trace where it is not expected or `verbose`."""
    wide = max((columns(result.claim.name) for result in results), default=0)
    return "".join(_one(machine, result, wide, paint, verbose) for result in results)


def _one(machine: Machine, result: Checked, wide: int, paint: Paint, verbose: bool) -> str:
    claim, verdict = result.claim, result.verdict
    mark = paint("✓", "green") if result.ok else paint("✗", "red", "bold")
    name = claim.name + " " * (wide - columns(claim.name))
    said = _said(machine, result)
    if not result.ok:
        said = paint(said, "red", "bold")
    out = [f"  {mark} {name}  {said}"]
    full = verbose or not result.ok
    if full:
        out.append(wrap(claim.sentence, paint.width - 2, "      "))
        if not result.ok and claim.span.line:
            out.append(paint(f"      {claim.span.path}:{claim.span.line}", "dim"))
    trace = _trace(result)
    if full and trace is not None:
        out.append(traces.text(machine, trace, paint).rstrip("\n"))
        if isinstance(verdict, Refuted):
            out += _why(machine, result, trace, paint)
    if isinstance(verdict, Refuted) and verdict.missing:
        what = "states" if isinstance(claim.says, EveryState) else "rows" if isinstance(claim.says, EveryRow) else ""
        out.append(wrap(f"{what} that no run gets to: {', '.join(verdict.missing)}", paint.width - 2, "      "))
    elif isinstance(verdict, Refuted) and trace is None and full:
        out.append(f"      no run of up to {verdict.jobs[-1]} {machine.instances} gets there")
    return paint.plain("\n".join(out)) + "\n"


def _why(machine: Machine, result: Checked, trace: Trace, paint: Paint) -> list[str]:
    assert isinstance(result.verdict, Refuted)
    found = violation(machine, result.claim, trace, result.verdict.subject)
    if found is None:
        return []
    values = ", ".join(f"{name} is {value}" for name, value in found.facts)
    lines = [wrap(f"violated: {found.part}", paint.width - 2, "      ")]
    return lines + ([wrap(f"where {values}", paint.width - 2, "      ")] if values else [])


def _trace(result: Checked) -> Trace | None:
    match result.verdict:
        case Refuted(trace=trace):
            return trace
        case Proved(witness=witness):
            return witness
        case Vacuous() | Undecided():
            return None
        case _:
            assert_never(result.verdict)


def _said(machine: Machine, result: Checked) -> str:
    """The verdict in one line."""
    verdict, expected = result.verdict, result.claim.expect
    match verdict:
        case Proved(jobs, _, witness):
            how = "reached" if witness is not None else "proved"
            said = (
                f"{how} {_short(machine, witness)}" if witness is not None else f"proved for {numbers(machine, jobs)}"
            )
            return said if result.ok else f"{said}, but expected to be refuted"
        case Refuted(jobs, _, trace):
            said = "refuted, as expected" if expected == "refuted" else "refuted"
            return f"{said}: {_short(machine, trace)}" if trace is not None else f"{said} for {numbers(machine, jobs)}"
        case Vacuous(jobs):
            return f"vacuous for {numbers(machine, jobs)}: its condition is never met"
        case Undecided(jobs, _, reason):
            known = f"; nothing against it for {numbers(machine, jobs)}" if jobs else ""
            return f"undecided: {reason}{known}"
        case _:
            assert_never(verdict)


def _short(machine: Machine, trace: Trace) -> str:
    count = len(trace.start.instances)
    steps = len(trace.steps)
    noun = machine.instance if count == 1 else machine.instances
    return f"{count} {noun}, {steps} step{'' if steps == 1 else 's'}"


def numbers(machine: Machine, jobs: tuple[int, ...]) -> str:
    """For how many instances a verdict holds, in words."""
    if not jobs:
        return "no number"
    if jobs[-1] == 1:
        return f"1 {machine.instance}"
    return f"{jobs[0]} to {jobs[-1]} {machine.instances}"
