"""Logs held against a machine, for people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from edgewise.machine import Machine
from edgewise.problem import Problem
from edgewise.replay.unused import Cell, unused
from edgewise.replay.verdict import SHOWN, Finding, Life, Replay, Verdict
from edgewise.report import problems
from edgewise.report.paint import Paint, columns, fold, visible, wrap


def text(replay: Replay, paint: Paint, quiet: bool = False) -> str:
    """Each log with the paths of its instances, its findings, and what no log made use of.

    `quiet`: of logs that are runs nothing is told.
    """
    parts = [
        _log(replay.machine, verdict, paint)
        for verdict in replay.verdicts
        if not quiet or verdict.findings or verdict.undecided
    ]
    return paint.plain("".join(parts) + _sum(replay, paint) + _unused(replay, paint))


def problem(machine: Machine, finding: Finding) -> Problem:
    """A finding as a problem: what is seen, and where the instance was."""
    where = " or ".join(finding.states)
    message = f"{finding.instance}: {finding.seen}, but no run explains that in {where}"
    if finding.edge is not None:
        help = f"{machine.name} has no way from {finding.edge[0]} to {finding.edge[1]}"
    elif finding.possible:
        help = f"possible here: {', '.join(finding.possible)}"
    else:
        help = "nothing else is possible here"
    return Problem("EW701", finding.span, message, help)


def _log(machine: Machine, verdict: Verdict, paint: Paint) -> str:
    counted = f"{_many(verdict.instances, machine.instance, machine.instances)}, " + _many(
        verdict.observations, "observation", "observations"
    )
    if verdict.findings:
        told = paint(_many(len(verdict.findings) + verdict.more_findings, "finding", "findings"), "red")
    elif verdict.undecided:
        told = paint("not followed to its end", "yellow")
    else:
        told = paint(f"a run of {machine.name}", "green")
    parts = [wrap(f"{visible(verdict.path)}: {told} ({counted})", paint.width, "") + "\n"]
    if verdict.lossy:
        parts.append(wrap(f"events may be missing: {verdict.lossy}", paint.width, "  ") + "\n")
    for span, why in verdict.lost:
        parts.append(wrap(f"line {span.line}: events may be missing here: {visible(why)}", paint.width, "  ") + "\n")
    if verdict.ends is not None:
        message = f"line {verdict.ends.line}: a run if the program comes to its end there, as the log does"
        parts.append(wrap(message, paint.width, "  ") + "\n")
    for span, names in verdict.undecided:
        message = f"line {span.line}: too many possibilities; not followed from here: {visible(names)}"
        parts.append(wrap(message, paint.width, "  ") + "\n")
    parts.append(_paths(verdict.lives, paint))
    if verdict.instances > len(verdict.lives):
        parts.append(f"  and {verdict.instances - len(verdict.lives)} more\n")
    return "".join([*parts, *(_finding(machine, finding, paint) for finding in verdict.findings)])


def _paths(lives: Sequence[Life], paint: Paint) -> str:
    width = min(max((columns(visible(life.name)) for life in lives), default=0), paint.width // 3)
    return "".join(_beside(visible(life.name), path(life), width, paint) for life in lives)


def path(life: Life) -> str:
    """The states an instance came to; what goes round is told once, with how often."""
    if not life.left_out:
        return _folded(life.path)
    return f"{_folded(life.path[:SHOWN])} → ({life.left_out} more) → {_folded(life.path[SHOWN:])}"


def _folded(states: Sequence[str]) -> str:
    """States with arrows; a pair of states that comes again and again is told once."""
    parts: list[str] = []
    at = 0
    while at < len(states):
        pair, times = list(states[at : at + 2]), 1
        while len(pair) == 2 and list(states[at + 2 * times : at + 2 * times + 2]) == pair:
            times += 1
        if times > 1:
            parts.append(f"({pair[0]} → {pair[1]}) {times}×")
            at += 2 * times
        else:
            parts.append(states[at])
            at += 1
    return " → ".join(parts)


def _finding(machine: Machine, finding: Finding, paint: Paint) -> str:
    parts = [problems.text([problem(machine, finding)], paint, folded=True)]
    if finding.nearest:
        parts.append(_beside("nearest", "with these steps, which the log lacks, it would be a run:", 8, paint))
        parts += [wrap(visible(step), paint.width, " " * 14) + "\n" for step in finding.nearest]
    for number, candidate in enumerate(finding.candidates):
        row = machine.transitions[candidate.row]
        name = row.trigger + (f" ({row.outcome})" if row.outcome else "")
        parts.append(
            _beside("" if number else "rows", f"{name} ({row.span.path}:{row.span.line}): {candidate.why}", 8, paint)
        )
    if finding.edge is not None:
        lacking = f'{{on = "…", from = "{finding.edge[0]}", to = "{finding.edge[1]}"}}'
        parts.append(_beside("rows", f"there would have to be {lacking}", 8, paint))
    return "".join(parts)


def _beside(head: str, body: str, width: int, paint: Paint) -> str:
    """A word, and beside it a text of as many lines as it takes."""
    indent = "  " + " " * width + "  "
    lines = fold(body, max(paint.width - len(indent), 20))
    if columns(head) > width:
        return f"  {head}\n" + "".join(f"{indent}{line}\n" for line in lines)
    first = "  " + head + " " * (width - columns(head)) + "  " + lines[0]
    return "\n".join([first, *(indent + line for line in lines[1:])]) + "\n"


def _sum(replay: Replay, paint: Paint) -> str:
    count, wrong = len(replay.verdicts), sum(bool(verdict.findings) for verdict in replay.verdicts)
    open_ = sum(bool(verdict.undecided) and not verdict.findings for verdict in replay.verdicts)
    right = count - wrong - open_
    parts = [paint(f"{right} of {_many(count, 'log is a run', 'logs are runs')} of {replay.machine.name}", "bold")]
    if wrong:
        parts.append(paint(_many(wrong, "is not", "are not"), "red"))
    if open_:
        parts.append(paint(f"{open_} undecided", "yellow"))
    return ", ".join(parts) + "\n"


def _unused(replay: Replay, paint: Paint) -> str:
    machine, left = replay.machine, unused(replay.machine, replay.coverage)
    edges = sum(edge[0] != edge[1] for edge in machine.edges)
    parts: list[str] = []
    if left.edges:
        told = ", ".join(f"{before} → {after}" for before, after in left.edges)
        parts.append(wrap(f"{len(left.edges)} of {edges} edges: {told}", paint.width, "  ") + "\n")
    together = f"accepted in a {machine.group} of several {machine.instances}"
    for what, cells in (("accepted", left.accepted), (together, left.together), ("refused", left.refused)):
        if cells:
            parts.append(f"  {what}\n")
            parts += _cells(machine, cells, paint)
    which = "these logs" if len(replay.verdicts) > 1 else "this log"
    if not parts:
        return f"Every edge, and every verb in every state, is in {which}.\n"
    return f"Never in {which}:\n" + "".join(parts)


def _cells(machine: Machine, cells: Iterable[Cell], paint: Paint) -> list[str]:
    by_verb: dict[str, list[str]] = {}
    for verb, state in cells:
        by_verb.setdefault(verb, []).append(state)
    width = max(map(columns, by_verb))
    outside = sum(not state.internal for state in machine.states)
    return [
        "  "
        + _beside(verb, "every state" if len(states) == outside else ", ".join(states), width, paint).replace(
            "\n  ", "\n    "
        )
        for verb, states in by_verb.items()
    ]


def _many(count: int, one: str, several: str) -> str:
    return f"{count} {one if count == 1 else several}"
