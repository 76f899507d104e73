"""The total verb x state matrix: for every verb and every state, what happens when it is asked there.

Every cell is one of five kinds. They are read off the rows alone; guards are shown, not solved:

- moves: some row takes the instance to another state at once (other rows may stay);
- later: no row moves it now, but an event that answers the verb moves it from this state;
- stays: rows accept the verb, and the state stays;
- refused: no row accepts the verb, which is an error to the caller and changes nothing;
- unreachable: no path of edges leads from the initial state to this one.

NOTE(unreachable): guards are ignored when edges are followed, so what is called unreachable is
certainly so. A state that only guards keep from being reached is found by the claim every-state.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final, Literal, TypeAlias

from edgewise.expr import TRUE
from edgewise.machine import Event, Machine, State, Transition, Verb
from edgewise.spell import Spelling, text
from edgewise.views.reconciliation import Reconciliation, reconcile

Kind: TypeAlias = Literal["moves", "stays", "later", "refused", "unreachable"]
KINDS: Final[tuple[Kind, ...]] = ("moves", "stays", "later", "refused", "unreachable")


@dataclass(frozen=True)
class Row:
    """One row of the model in words. `number` counts from 0, `line` is 0 for a row without a place.

    `to` is None where the state stays; `when` is None without a guard; `sources` is empty for a
    row that changes shared variables only.
    """

    number: int
    trigger: str
    sources: tuple[str, ...]
    to: str | None
    when: str | None
    sets: tuple[str, ...]
    joint: bool
    outcome: str
    note: str
    path: str
    line: int


@dataclass(frozen=True)
class Cell:
    """What asking `verb` does in `state`.

    `to`, in the order of the states: where the instance can be afterwards (the state itself
    included, if a row stays); for kind later, where the event takes it; empty for what is not
    accepted. `rows` accept the verb here. `later` are the rows by which an event that answers the
    verb moves on from here; a cell that moves can have them too, if another of its rows stays.
    An unreachable cell keeps its rows, which can never be taken.
    """

    verb: str
    state: str
    kind: Kind
    to: tuple[str, ...]
    rows: tuple[Row, ...]
    later: tuple[Row, ...]

    @property
    def when(self) -> str | None:
        """The guard, or for rows with different guards each with where it leads; None if there is no guard."""
        guards = {row.when for row in self.rows}
        if len(guards) < 2:
            return next(iter(guards), None)
        ways = ((row.to or "stays", row.when) for row in self.rows)
        return "; ".join(to if when is None else f"{to} when {when}" for to, when in ways)

    @property
    def outcomes(self) -> tuple[str, ...]:
        """The names of its rows' outcomes, in the order of the rows."""
        return tuple(dict.fromkeys(row.outcome for row in self.rows if row.outcome))

    @property
    def lines(self) -> tuple[int, ...]:
        """Where the model says so: the lines of its rows."""
        return tuple(sorted({row.line for row in self.rows if row.line}))

    @property
    def joint(self) -> bool:
        """Whether a row moves every instance of the group that is in its `from`."""
        return any(row.joint for row in self.rows)


@dataclass(frozen=True)
class Edge:
    """Some row leads from `source` to `target`. `labels` name the triggers: an event with the verb it answers."""

    source: str
    target: str
    labels: tuple[str, ...]
    lines: tuple[int, ...]


@dataclass(frozen=True)
class OwnEvent:
    """What happens by itself, and by which rows. `answers` is the verb that asked for it, or ""."""

    name: str
    note: str
    answers: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Table:
    """The matrix of one machine: a cell for each verb and state, verb by verb in the order of the model.

    `asked` holds, for the verbs that have one, the condition under which anybody is there to ask.
    `reconciliation` counts all that is here, `matrix_alone` what the cells alone tell, by their kind and `to`.
    """

    machine: str
    digest: str
    instance: str
    group: str
    initial: str
    states: tuple[str, ...]
    verbs: tuple[str, ...]
    asked: dict[str, str]
    cells: tuple[Cell, ...]
    edges: tuple[Edge, ...]
    events: tuple[OwnEvent, ...]
    reconciliation: Reconciliation
    matrix_alone: Reconciliation

    def cell(self, verb: str, state: str) -> Cell:
        """The one cell of a verb and a state. Raises ValueError if either is unknown."""
        return self.cells[self.verbs.index(verb) * len(self.states) + self.states.index(state)]


def table(machine: Machine) -> Table:
    """The matrix of `machine`, its edges and its own events."""
    how = Spelling(plural=machine.instances)
    rows = tuple(_row(number, row, how) for number, row in enumerate(machine.transitions))
    states = tuple(state.name for state in machine.states)
    cells = _cells(machine, rows)
    edges = _edges(machine, rows)
    events = tuple(
        OwnEvent(event.name, event.note, event.answers, tuple(rows[n] for n in machine.rows_of[event.name]))
        for event in machine.events
    )
    return Table(
        machine=machine.name,
        digest=machine.digest,
        instance=machine.instance,
        group=machine.group,
        initial=machine.initial,
        states=states,
        verbs=tuple(verb.name for verb in machine.verbs),
        asked={verb.name: text(verb.when, how) for verb in machine.verbs if verb.when != TRUE},
        cells=cells,
        edges=edges,
        events=events,
        reconciliation=_reconciled(machine, cells, events),
        matrix_alone=_reconciled(machine, tuple(map(_as_told, cells)), ()),
    )


def reachable(machine: Machine) -> frozenset[str]:
    """The states that paths of edges lead to from the initial one, itself included. Guards are ignored."""
    targets: dict[str, list[str]] = {}
    for source, target in machine.edges:
        targets.setdefault(source, []).append(target)
    found, waiting = {machine.initial}, [machine.initial]
    while waiting:
        new = [target for target in targets.get(waiting.pop(), ()) if target not in found]
        found.update(new)
        waiting += new
    return frozenset(found)


def label(machine: Machine, trigger: str) -> str:
    """The name of a verb or event, an event with the verb it answers."""
    event = machine.event_named.get(trigger)
    return f"{trigger} ({event.answers})" if event and event.answers else trigger


def _row(number: int, row: Transition, how: Spelling) -> Row:
    return Row(
        number=number,
        trigger=row.trigger,
        sources=row.sources,
        to=row.target,
        when=None if row.guard == TRUE else text(row.guard, how),
        sets=tuple(f"{effect.target} = {text(effect.value, how)}" for effect in row.effects),
        joint=row.joint,
        outcome=row.outcome,
        note=row.note,
        path=row.span.path,
        line=row.span.line,
    )


def _cells(machine: Machine, rows: tuple[Row, ...]) -> tuple[Cell, ...]:
    order = {state.name: index for index, state in enumerate(machine.states)}
    reached = reachable(machine)
    accepting: dict[tuple[str, str], list[Row]] = {}
    answering: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        event = machine.event_named.get(row.trigger)
        for state in row.sources:
            if event is None:
                accepting.setdefault((row.trigger, state), []).append(row)
            elif row.to not in (None, state):
                answering.setdefault((event.answers, state), []).append(row)

    def cell(verb: str, state: str) -> Cell:
        here, later = tuple(accepting.get((verb, state), ())), tuple(answering.get((verb, state), ()))
        now = {row.to or state for row in here}
        if state not in reached:
            return Cell(verb, state, "unreachable", (), here, ())
        if not here:
            return Cell(verb, state, "refused", (), (), ())
        if now != {state}:
            return Cell(verb, state, "moves", in_order(now), here, later if state in now else ())
        if later:
            return Cell(verb, state, "later", in_order({row.to or state for row in later}), here, later)
        return Cell(verb, state, "stays", (state,), here, ())

    def in_order(names: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(names, key=order.__getitem__))

    return tuple(cell(verb.name, state.name) for verb in machine.verbs for state in machine.states)


def _edges(machine: Machine, rows: tuple[Row, ...]) -> tuple[Edge, ...]:
    drawn: dict[tuple[str, str], list[Row]] = {edge: [] for edge in machine.edges}
    for row in rows:
        for edge in machine.transitions[row.number].edges:
            drawn[edge].append(row)
    return tuple(
        Edge(
            source,
            target,
            tuple(dict.fromkeys(label(machine, row.trigger) for row in by)),
            tuple(sorted({row.line for row in by if row.line})),
        )
        for (source, target), by in drawn.items()
    )


def _reconciled(machine: Machine, cells: tuple[Cell, ...], events: tuple[OwnEvent, ...]) -> Reconciliation:
    ways = [(cell.state, row) for cell in cells for row in cell.rows]
    ways += [(state, row) for event in events for row in event.rows for state in row.sources or ("",)]
    beside = [
        "notes" if _has_notes(machine) else "",
        "the types of variables" if machine.own or machine.shared else "",
    ]
    return reconcile(
        machine,
        beside=" and ".join(filter(None, beside)),
        states=len({cell.state for cell in cells}),
        verbs=len({cell.verb for cell in cells}),
        events=len(events),
        edges=len({(state, row.to) for state, row in ways if state and row.to}),
        rows=len({row.number for _, row in ways}),
    )


def _as_told(cell: Cell) -> Cell:
    """Without the rows of an unreachable cell, of which its kind tells nothing."""
    return replace(cell, rows=()) if cell.kind == "unreachable" else cell


def _has_notes(machine: Machine) -> bool:
    named: tuple[State | Verb | Event, ...] = (*machine.states, *machine.triggers)
    return bool(machine.note) or any(each.note for each in named) or any(row.note for row in machine.transitions)
