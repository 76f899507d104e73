"""The life of one instance as a deterministic automaton, in the DOT that the Linux kernel's rvgen and dot2c read.

They read lines, not DOT (tools/verification/rvgen/rvgen/automata.py): states, the initial one, and then a line for
each event in each state. Guards are left out, so a verb or event may lead from one state to several; an automaton
cannot say that, so the event is told apart by where it leads: `PAUSE__PAUSED`.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import Final

from edgewise.identifier import assign
from edgewise.machine import Machine, Transition
from edgewise.option import Options
from edgewise.problem import Problem, Problems, Unreadable
from edgewise.views.reconciliation import Reconciliation, reconcile

RESERVED: Final = frozenset({"INVALID_STATE", "event_max", "state_max"})
"""What rvgen itself calls something."""
INITIAL: Final = "__init_"
"""What it tells the initial state by."""
LEADS: Final = "__"
"""Between an event and the state it leads to."""
COLUMNS: Final = 100

_WAY_OUT: Final = "rename it, or leave the file out: enabled = false, under [generate.rv-dot]"


@dataclass(frozen=True, slots=True)
class Step:
    """An event that leads from a state to another or keeps it, all as identifiers of C."""

    source: str
    target: str
    event: str


@dataclass(frozen=True, slots=True)
class Node:
    """A state, and what leads on from it."""

    id: str
    final: bool
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Automaton:
    """What generators/rv-dot writes. `remarks` are lines of at most COLUMNS characters."""

    initial: str
    nodes: tuple[Node, ...]
    remarks: tuple[str, ...]
    reconciliation: Reconciliation


def view(machine: Machine, options: Options) -> Automaton:
    """What the template of `generators/rv-dot` shows. It has no options. Raises Unreadable where names clash."""
    del options
    ids = _ids(machine)
    moves = _moves(machine)
    apart = _apart(machine, ids, moves)
    steps = [
        (trigger, Step(ids[source], ids[target], ids[trigger] + (LEADS + ids[target] if trigger in apart else "")))
        for (source, trigger), targets in moves.items()
        for target in targets
    ]
    _readable(machine, ids, steps)
    return Automaton(
        initial=ids[machine.initial],
        nodes=tuple(
            Node(ids[state.name], state.final, tuple(step for _, step in steps if step.source == ids[state.name]))
            for state in machine.states
        ),
        remarks=tuple(_remarks(machine, ids, [name.name for name in machine.triggers if name.name in apart])),
        reconciliation=_reconciled(machine, ids, [step for _, step in steps]),
    )


def _ids(machine: Machine) -> dict[str, str]:
    """The identifier of each state, verb and event. A state and an event of one name are told apart elsewhere."""
    problems = Problems()
    found: dict[str, str] = {}
    for facts in (machine.states, machine.triggers):
        named = [(fact.name, fact.span) for fact in facts]
        found |= assign(named, lambda name: name.replace("-", "_"), RESERVED, "rvgen's C", _WAY_OUT)
        for name, span in named:
            if name.startswith(INITIAL):
                problems.add("EW503", span, f"'{name}': rvgen tells the initial state by '{INITIAL}'", _WAY_OUT)
    problems.stop_if_any()
    return found


def _moves(machine: Machine) -> dict[tuple[str, str], tuple[str, ...]]:
    """Where each trigger may lead from each state, by state and trigger in the order of the machine."""
    found: dict[tuple[str, str], dict[str, None]] = {
        (state.name, trigger.name): {} for state in machine.states for trigger in machine.triggers
    }
    for row in machine.transitions:
        for source in row.sources:
            found[source, row.trigger][row.target or source] = None
    return {cell: tuple(targets) for cell, targets in found.items() if targets}


def _apart(machine: Machine, ids: dict[str, str], moves: dict[tuple[str, str], tuple[str, ...]]) -> set[str]:
    """The triggers that are told apart by where they lead: one event would not be enough, or is called as a state."""
    several = {trigger for (_, trigger), targets in moves.items() if len(targets) > 1}
    states = {ids[state.name] for state in machine.states}
    return several | {trigger.name for trigger in machine.triggers if ids[trigger.name] in states}


def _readable(machine: Machine, ids: dict[str, str], steps: list[tuple[str, Step]]) -> None:
    """Raise Unreadable where an event could be taken for another's."""
    problems: dict[str, Problem] = {}
    owner = {ids[trigger.name]: trigger for trigger in machine.triggers}
    for name, step in steps:
        meant = step.event.removesuffix(LEADS + step.target)
        if meant != ids[name] or owner.get(step.event, owner[meant]).name != name:
            message = f"'{step.event}' can be read as '{meant}' that leads to '{step.target}'"
            problems[name] = Problem("EW502", owner[ids[name]].span, message, _WAY_OUT)
    if problems:
        raise Unreadable(tuple(problems.values()))


def _remarks(machine: Machine, ids: dict[str, str], apart: list[str]) -> list[str]:
    text = [f"{machine.name}: one {machine.instance} as an automaton, for rvgen and dot2c of the Linux kernel"]
    if apart:
        name = ids[apart[0]]
        text.append(
            f"told apart by where they lead ({name}{LEADS}X: {name}, and it leads to X):"
            f" {', '.join(ids[trigger] for trigger in apart)}"
        )
    return [line for part in text for line in textwrap.wrap(part, COLUMNS - 4, break_long_words=False)]


def _reconciled(machine: Machine, ids: dict[str, str], steps: list[Step]) -> Reconciliation:
    pairs = {(step.source, step.target) for step in steps}
    rows = [row for row in machine.transitions if row.sources]
    triggers = {row.trigger for row in rows}
    return reconcile(
        machine,
        beside=_left_out(rows),
        states=len(machine.states),
        verbs=len(triggers & machine.verb_named.keys()),
        events=len(triggers & machine.event_named.keys()),
        edges=sum((ids[source], ids[target]) in pairs for source, target in machine.edges),
        rows=len(rows),
    )


def _left_out(rows: list[Transition]) -> str:
    parts = ("guards", "effects") if any(row.effects for row in rows) else ("guards",)
    each = ["which rows move all instances"] if any(row.joint for row in rows) else []
    words = [*parts, *each]
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))
