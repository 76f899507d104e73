"""What changed in meaning, as sections that a reviewer pastes into a mail."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from edgewise.check import Checked
from edgewise.claim import Proved, Refuted, Undecided, Vacuous
from edgewise.difference.claims import ClaimChange
from edgewise.difference.runs import Apart, Included, Inclusion, Unfinished
from edgewise.difference.whole import Difference, Version
from edgewise.machine import Machine
from edgewise.report import trace as traces
from edgewise.report.prose import Block, Grid, Items, Paragraph, Section
from edgewise.report.verdicts import numbers, run_size, shown_run
from edgewise.run import Trace


def title(found: Difference) -> str:
    """What is compared with what."""
    names = dict.fromkeys((found.old.machine.name, found.new.machine.name))
    return f"{' → '.join(names)}: {found.old.path} → {found.new.path}"


def sections(found: Difference) -> tuple[Section, ...]:
    """All that differs, part by part; one sentence where nothing does."""
    if found.same:
        return (Section("", (Paragraph("Both mean the same."),)),)
    parts = [
        Section("Declared", _declared(found)),
        Section("What each verb and event does", _cells(found)),
        Section("Arrows", _edges(found)),
        Section("Numbers in the C header", _numbers(found)),
        Section("Claims", tuple(_claims(found))),
        Section("Runs no longer possible", tuple(_lost(found))),
        Section("Runs newly possible", tuple(_won(found))),
    ]
    return tuple(part for part in parts if part.blocks)


def _declared(found: Difference) -> tuple[Block, ...]:
    items: list[tuple[str, str]] = []
    for one in found.meaning.declared:
        if one.old is None or one.new is None:
            said = one.new if one.old is None else one.old
            about = f" ({said})" if said else ""
        else:
            about = f": {one.old or 'nothing special'} → {one.new or 'nothing special'}"
        items.append((f"{_sign(one.old is not None, one.new is not None)} {one.what}", one.name + about))
    return (Items(tuple(items)),) if items else ()


def _cells(found: Difference) -> tuple[Block, ...]:
    alike: dict[tuple[str, str, str], list[str]] = {}
    for one in found.meaning.cells:
        alike.setdefault((one.trigger, one.old, one.new), []).append(one.state)
    rows = [(trigger, ", ".join(states), old, new) for (trigger, old, new), states in alike.items()]
    return (Grid(("", "in", "before", "now"), tuple(rows)),) if rows else ()


def _edges(found: Difference) -> tuple[Block, ...]:
    items: list[tuple[str, str]] = []
    for one in found.meaning.edges:
        by = " → ".join(f"by {', '.join(names)}" for names in (one.old, one.new) if names)
        items.append((_sign(bool(one.old), bool(one.new)), f"{one.source} → {one.target} {by}"))
    return (Items(tuple(items)),) if items else ()


def _sign(before: bool, now: bool) -> str:
    return "~" if before and now else "+" if now else "-"


def _numbers(found: Difference) -> tuple[Block, ...]:
    rows = [(one.what, one.name, str(one.old), str(one.new)) for one in found.meaning.numbers]
    return (Grid(("", "", "before", "now"), tuple(rows)),) if rows else ()


# Claims


def _claims(found: Difference) -> Iterator[Block]:
    changes = found.claims or ()
    if not changes:
        return
    rows = [(one.claim.name, _said(found.old, one, one.old), _said(found.new, one, one.new)) for one in changes]
    yield Grid(("claim", "before", "now"), tuple(rows))
    for one in changes:
        shown = _shown(found, one)
        if shown is not None:
            when, machine, trace = shown
            yield Paragraph(f"{one.claim.name}: {one.claim.sentence} {when}, {run_size(machine, trace)}:")
            yield steps(machine, trace)


def _said(version: Version, change: ClaimChange, checked: Checked | None) -> str:
    if checked is None:
        return f"not asked: it speaks of {', '.join(change.lacks)}"
    match checked.verdict:
        case Proved(jobs, _, None):
            return f"proved for {numbers(version.machine, jobs)}"
        case Proved():
            return "reached"
        case Refuted(jobs, _, None):
            return f"refuted for {numbers(version.machine, jobs)}"
        case Refuted():
            return "refuted"
        case Vacuous():
            return "vacuous: its condition is never met"
        case Undecided(_, _, reason):
            return f"undecided: {reason}"
        case _:
            assert_never(checked.verdict)


def _shown(found: Difference, change: ClaimChange) -> tuple[str, Machine, Trace] | None:
    """The run that shows a verdict, of now if there is one."""
    for when, version, checked in (("Now", found.new, change.new), ("Before", found.old, change.old)):
        trace = shown_run(checked) if checked is not None else None
        if trace is not None:
            return when, version.machine, trace
    return None


# Runs


def steps(machine: Machine, trace: Trace) -> Grid:
    """A run as a table: each step, and what it changes of each instance and of the group."""
    shown = traces.lines(machine, trace)
    count = len(trace.start.instances)
    head = ["", "step", *(f"{machine.instance} {who + 1}" for who in range(count))]
    rows = [
        [
            str(line.number),
            line.trigger + (f" ({line.outcome})" if line.outcome else "") if line.number else "start",
            *(_cell(line, who, count) for who in range(count)),
            *([", ".join(line.shared)] if machine.shared else []),
        ]
        for line in shown
    ]
    return Grid((*head, *([machine.group] if machine.shared else [])), tuple(map(tuple, rows)))


def _cell(line: traces.Line, who: int, count: int) -> str:
    mark = "*" if line.joint and count > 1 and who == line.actor else ""
    cell = line.cells[who]
    return ", ".join([f"{cell[0]}{mark}", *cell[1:]]) if cell else ""


def _lost(found: Difference) -> Iterator[Block]:
    yield from _inclusion(
        found.old,
        found.new,
        found.lost,
        "every run that was possible still is",
        "This run was possible and is not any more",
        "Now",
    )


def _won(found: Difference) -> Iterator[Block]:
    yield from _inclusion(
        found.new,
        found.old,
        found.won,
        "every run that is possible was so before",
        "This run is possible and was not before",
        "Before",
    )


def _inclusion(
    version: Version, other: Version, found: Inclusion, every: str, apart: str, when: str
) -> Iterator[Block]:
    match found:
        case Included(()):
            yield Paragraph(f"None: {every}, for all rows are the same.")
        case Included(jobs):
            yield Paragraph(f"None with {numbers(version.machine, jobs)}: {every}.")
        case Unfinished(jobs):
            if jobs:
                yield Paragraph(f"None with {numbers(version.machine, jobs)}: {every}.")
            yield Paragraph(f"With {_more(version.machine, jobs)} none was found, but not all could be looked at.")
        case Apart(trace, instead):
            yield Paragraph(f"{apart}, {run_size(version.machine, trace)}:")
            yield steps(version.machine, trace)
            yield Paragraph(_instead(version.machine, other.machine, trace, instead, when))


def _more(machine: Machine, jobs: tuple[int, ...]) -> str:
    return f"{len(jobs) + 1} {machine.instances if jobs else machine.instance}"


def _instead(machine: Machine, other: Machine, trace: Trace, instead: Sequence[tuple[str, ...]], when: str) -> str:
    """What the other machine does in place of the last step."""
    if not trace.steps:
        return f"{when}, it begins in {other.initial}."
    trigger = machine.transitions[trace.steps[-1].row].trigger
    if instead:
        ends = " or ".join(_states(other, states) for states in instead[:3])
        return f"{when}, {trigger} leads from there to {ends}."
    if trigger not in other.rows_of:
        return f"{when}, there is no {trigger}."
    if trigger in other.verb_named:
        return f"{when}, {trigger} is refused there."
    return f"{when}, {trigger} does not happen there."


def _states(machine: Machine, states: tuple[str, ...]) -> str:
    if len(states) == 1:
        return states[0]
    return ", ".join(f"{machine.instance} {who} {state}" for who, state in enumerate(states, 1))
