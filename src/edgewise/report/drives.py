"""A program that was driven through a machine, for people: what was asked in which state, and every difference."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from edgewise.drive.outcome import Drive, Result, Trial
from edgewise.report import problems, replays
from edgewise.report.grid import Cell, grid
from edgewise.report.paint import Paint, visible, wrap

FULL: Final = 3
"""Differences that are told with the way there and the log; of the others, what was asked where."""
LINES: Final = 12
"""Lines of the log for one of them."""


def text(drive: Drive, seconds: float, paint: Paint) -> str:
    """All of it; it took some seconds."""
    parts = [
        paint(f"{drive.harness.program} {drive.version}".rstrip() + f" against {drive.machine.name}", "bold") + "\n"
    ]
    for size in sorted({len(trial.states) for trial in drive.trials}):
        asked = [trial for trial in drive.trials if len(trial.states) == size]
        who = f"one {drive.machine.instance} alone" if size == 1 else f"{size} {drive.machine.instances}"
        setups = "; ".join(dict.fromkeys(trial.setup for trial in asked))
        parts.append("\n" + wrap(f"{who}: {setups}", paint.width, "") + "\n")
        parts.append(_table(drive, [trial for trial in asked if trial.form is not None], paint))
    parts.append("\n")
    parts += (wrap(note, paint.width, "") + "\n" for note in _notes(drive))
    for number, trial in enumerate(drive.differing):
        parts.append("\n" + _difference(drive, trial, paint, full=number < FULL))
    return paint.plain("".join(parts) + _sum(drive, seconds, paint))


def _table(drive: Drive, trials: Sequence[Trial], paint: Paint) -> str:
    """States down, verbs across: how many questions are answered as modelled."""
    verbs = [verb.name for verb in drive.machine.verbs]
    held = {trial.state for trial in trials}
    rows: list[list[Cell]] = [[("state",), *((verb,) for verb in verbs)]]
    rows += (
        [(state.name,), *(_cell(trials, state.name, verb) for verb in verbs)]
        for state in drive.machine.states
        if state.name in held
    )
    found = grid(rows, paint.width - 2)
    if found is None:
        lines = [f"{row[0][0]} {verb}: {row[at][0]}" for row in rows[1:] for at, verb in enumerate(verbs, 1)]
    else:
        lines = [line for row in found for line in row]
    return "".join(f"  {_coloured(line, paint)}\n" for line in lines)


_MARKS: Final[dict[Result, str]] = {
    "agrees": "✓",
    "differs": "✗",
    "moot": "?",
    "absent": "",
    "undecided": "…",
    "untried": "…",
}


def _cell(trials: Sequence[Trial], state: str, verb: str) -> Cell:
    here = (trial for trial in trials if trial.state == state and trial.form is not None and trial.form.verb == verb)
    told = Counter(_MARKS[trial.result] for trial in here)
    return (" ".join(f"{mark}{told[mark]}" for mark in "✓✗?…" if told[mark]) or "–",)


def _coloured(line: str, paint: Paint) -> str:
    return paint(line, "red") if "✗" in line else line


def _notes(drive: Drive) -> Iterator[str]:
    """What was not held, not seen, or tells nothing."""
    why: dict[str, list[str]] = {}
    for one in drive.unheld:
        why.setdefault(one.why, []).append(one.state)
    if why:
        yield "could not be held: " + "; ".join(f"{', '.join(states)} ({reason})" for reason, states in why.items())
    unseen = [edge for edge in drive.machine.edges if edge not in drive.coverage.edges]
    told = [
        f"{source} → {target}" + (" (no change to be seen)" if source == target else "") for source, target in unseen
    ]
    count = f"{len(drive.machine.edges) - len(unseen)} of {len(drive.machine.edges)}"
    yield f"edges seen: {count}" + (f"; not {', '.join(told)}" if told else "")
    moot = dict.fromkeys(
        (trial.form.verb, visible(trial.reply)) for trial in drive.trials if trial.result == "moot" and trial.form
    )
    for verb, reply in moot:
        yield f"? {verb} says nothing of the {drive.machine.instance}: {reply}"
    absent = Counter(
        (trial.form.command, trial.form.verb) for trial in drive.trials if trial.result == "absent" and trial.form
    )
    for (command, verb), number in absent.items():
        questions = f"{number} question" if number == 1 else f"{number} questions"
        yield f"not asked: {verb} by {command}, a command that it does not have ({questions})"


def _difference(drive: Drive, trial: Trial, paint: Paint, *, full: bool) -> str:
    assert trial.difference is not None
    found = trial.difference
    cell = f"{trial.form.verb} × {trial.state}" if trial.form is not None else "a start"
    parts = [f"{paint('✗', 'red')} {paint(cell, 'bold')}\n", wrap(_said(drive, trial), paint.width, "  ") + "\n"]
    if not full:
        return "".join(parts)
    if found.finding is not None:
        parts.append(problems.text([replays.problem(drive.machine, found.finding)], paint, folded=True))
    for number, step in enumerate(found.way):
        lines = wrap(visible(step), paint.width, " " * 10)
        parts.append((lines if number else "  before  " + lines.lstrip()) + "\n")
    parts += (paint(f"  {visible(line)}", "dim") + "\n" for line in found.log[:LINES])
    if len(found.log) > LINES:
        parts.append(f"  … {len(found.log) - LINES} more lines\n")
    return "".join(parts)


def _said(drive: Drive, trial: Trial) -> str:
    """What was asked where, what came of it, and what the model says."""
    assert trial.difference is not None
    peers = [state for at, state in enumerate(trial.states) if at != trial.actor]
    where = f" in {trial.state}" + (f", beside {', '.join(peers)}" if peers else "")
    asked = f"{trial.form}{where}" if trial.form is not None else f"making the {drive.machine.group}"
    if trial.difference.why:
        return f"{trial.setup}: {asked}: {visible(trial.reply)}{': ' if trial.reply else ''}{trial.difference.why}"
    model = "accepts" if trial.expected else "refuses"
    return f"{trial.setup}: {asked}: {visible(trial.reply)}; the model {model} it"


def _sum(drive: Drive, seconds: float, paint: Paint) -> str:
    trials = [trial for trial in drive.trials if trial.result != "absent"]
    counted = Counter(trial.result for trial in trials)
    cells = {(trial.form.verb, trial.state, len(trial.states)) for trial in trials if trial.form is not None}
    told = [f"{counted['agrees']} as modelled", f"{counted['differs']} not"]
    told += [f"{counted[name]} {words}" for name, words in _ALSO.items() if counted[name]]
    colour = "red" if counted["differs"] else "yellow" if drive.undecided else "green"
    lead = f"{len(trials)} questions in {len(cells)} cells: {', '.join(told)}"
    return f"\n{paint(lead, colour)}\n{drive.asked} asked in {drive.walks} walks, {seconds:.1f} s\n"


_ALSO: Final[dict[Result, str]] = {
    "moot": "that say nothing",
    "undecided": "that could not be followed",
    "untried": "that could not be come to",
}
