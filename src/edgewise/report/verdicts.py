"""Verdicts for people: one line a claim; a trace where there is one to read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from edgewise.check import Checked
from edgewise.claim import ANY, EveryRow, EveryState, Proved, Refuted, Undecided, Vacuous
from edgewise.machine import Machine
from edgewise.report import trace as traces
from edgewise.report.paint import Paint, fold, visible, wrap
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
    """Every verdict; with its trace where it is not expected or `verbose`. The last line counts them."""
    wide = min(max((len(result.claim.name) for result in results), default=0), _WIDEST)
    told = "".join(_one(machine, result, wide, paint, verbose) for result in results)
    return told + paint.plain(f"  {_sum(results, paint)}\n")


_WIDEST = 32
"""Columns for the names of claims; a longer name has a line of its own."""


def _sum(results: Sequence[Checked], paint: Paint) -> str:
    count = f"{len(results)} claim{'' if len(results) == 1 else 's'}"
    wrong = sum(not result.ok for result in results)
    if not wrong:
        return f"{count}, {paint('all as expected', 'green')}"
    return f"{count}, {paint(f'{wrong} not as expected', 'red', 'bold')}"


def _one(machine: Machine, result: Checked, wide: int, paint: Paint, verbose: bool) -> str:
    claim, verdict = result.claim, result.verdict
    out = _headline(machine, result, wide, paint)
    full = verbose or not result.ok
    if full and claim.sentence:
        out.append(wrap(visible(claim.sentence), paint.width, _INDENT))
    if not result.ok and claim.span.line:
        out.append(paint(f"{_INDENT}{visible(claim.span.path)}:{claim.span.line}", "dim"))
    if verbose and verdict.method:
        out.append(paint(wrap(f"by {verdict.method}", paint.width, _INDENT), "dim"))
    trace = shown_run(result)
    if full and trace is not None:
        out.append(traces.text(machine, trace, paint, _INDENT).rstrip("\n"))
        out += _why(machine, result, trace, paint)
    if isinstance(verdict, Refuted) and verdict.missing:
        what = "states that " * isinstance(claim.says, EveryState) + "rows that " * isinstance(claim.says, EveryRow)
        out.append(wrap(f"{what}no run gets to: {', '.join(verdict.missing)}", paint.width, _INDENT))
    elif isinstance(verdict, Refuted) and trace is None and full:
        out.append(f"{_INDENT}no run of {numbers(machine, verdict.jobs)} gets there")
    return paint.plain("\n".join(out)) + "\n"


_INDENT = "      "


def _headline(machine: Machine, result: Checked, wide: int, paint: Paint) -> list[str]:
    """The mark, the name and the verdict: on one line, or folded behind the name."""
    mark = paint("✓", "green") if result.ok else paint("✗", "red", "bold")
    name = f"  {mark} {result.claim.name:<{wide}}"
    lines = fold(said(machine, result), max(paint.width - wide - len(_INDENT), 20))
    shown = [line if result.ok else paint(line, "red", "bold") for line in lines]
    behind = [" " * (wide + len(_INDENT)) + line for line in shown]
    return [name, *behind] if len(result.claim.name) > wide else [f"{name}  {shown[0]}", *behind[1:]]


def _why(machine: Machine, result: Checked, trace: Trace, paint: Paint) -> list[str]:
    """What a trace violates, and the value of each fact in it."""
    verdict = result.verdict
    found = violation(machine, result.claim, trace, verdict.subject) if isinstance(verdict, Refuted) else None
    if found is None:
        return []
    about = "" if found.subject is None else f" for {machine.instance} {found.subject + 1}"
    room = min(max((len(fact) for fact, _ in found.facts), default=0), paint.width - 20)
    return [
        wrap(f"violated{about}: {found.part}", paint.width, _INDENT),
        *(wrap(f"{fact:<{room}}  {value}", paint.width, _INDENT + "  ") for fact, value in found.facts),
        *([wrap(_remedy(verdict), paint.width, _INDENT)] if isinstance(verdict, Refuted) and trace.loop else []),
    ]


def _remedy(verdict: Refuted) -> str:
    """Which assumption would exclude a run that goes on for ever."""
    if not verdict.remedy:
        return "no more fairness would help: what leads on is not possible all the time in the loop"
    return f"no such run is fair to {verdict.remedy}: it is possible all the time in the loop, and never done"


def shown_run(result: Checked) -> Trace | None:
    """The run that a verdict shows, if it shows one."""
    match result.verdict:
        case Refuted(trace=trace):
            return trace
        case Proved(witness=witness):
            return witness
        case Vacuous() | Undecided():
            return None
        case _:
            assert_never(result.verdict)


def said(machine: Machine, result: Checked) -> str:
    """The verdict in one line."""
    verdict, expected = result.verdict, result.claim.expect
    match verdict:
        case Proved(jobs, _, witness):
            word = (
                f"reached: {run_size(machine, witness)}"
                if witness is not None
                else f"proved for {numbers(machine, jobs)}"
            )
            return word if result.ok else f"{word}, but expected to be refuted"
        case Refuted(jobs, _, trace):
            word = "refuted, as expected" if expected == "refuted" else "refuted"
            shown = f": {run_size(machine, trace)}" if trace is not None else f" for {numbers(machine, jobs)}"
            return word + shown
        case Vacuous(jobs):
            return f"vacuous for {numbers(machine, jobs)}: its condition is never met"
        case Undecided(jobs, _, reason):
            known = f"; nothing against it for {numbers(machine, jobs)}" if jobs else ""
            return f"undecided: {reason}{known}"
        case _:
            assert_never(verdict)


def run_size(machine: Machine, trace: Trace) -> str:
    """The numbers of instances and steps of a run."""
    count = len(trace.start.instances)
    steps = len(trace.steps)
    noun = machine.instance if count == 1 else machine.instances
    again = f", the last {trace.loop if trace.loop > 1 else 'one'} for ever" if trace.loop else ""
    return f"{count} {noun}, {steps} step{'' if steps == 1 else 's'}{again}"


def numbers(machine: Machine, jobs: tuple[int, ...]) -> str:
    """For how many instances a verdict holds, in words."""
    if jobs == (ANY,):
        return f"any number of {machine.instances}"
    if not jobs:
        return "no number"
    if jobs[-1] == 1:
        return f"1 {machine.instance}"
    return f"{jobs[0]} to {jobs[-1]} {machine.instances}"
