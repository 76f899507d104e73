"""A table in code against the model, cell by cell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from edgewise.audit.arrows import listed
from edgewise.audit.finding import Finding, find
from edgewise.audit.name import fold, same
from edgewise.audit.states import ALIKE
from edgewise.audit.triggers import triggers
from edgewise.machine import Machine
from edgewise.observed import Cell, Table
from edgewise.problem import Span
from edgewise.views.table import reachable


def audit(machine: Machine, table: Table) -> tuple[Finding, ...]:
    """Every finding, in the order of the text.

    A table of states and states has 1 exactly where the model has an edge. A table of verbs and
    states has 1 where some row of the model accepts the verb; in a state that nothing leads to,
    either is right. Which of rows and columns are states is told by their names.
    """
    read = _turned(table) if _is_of_verbs(machine, table.columns) else table
    states = _names(read.columns, tuple(state.name for state in machine.states))
    place = _places(read)
    found = _about_states(machine, read, states, place)
    if _is_of_verbs(machine, read.rows):
        verbs = _names(read.rows, tuple(trigger.name for trigger in machine.triggers))
        found += [*_about_verbs(machine, read, verbs, place), *_cells(machine, read, verbs, states)]
    else:
        rows = _names(read.rows, tuple(state.name for state in machine.states))
        found += _edges(machine, read, rows, states)
    return tuple(sorted(found, key=lambda one: _at(one.problem.span)))


def fits(machine: Machine, table: Table) -> bool:
    """Whether a table is of this machine at all: at least half of its columns, or of its rows, are states."""
    names = {fold(state.name) for state in machine.states}
    return any(2 * len({*map(fold, side)} & names) >= len(side) > 0 for side in (table.rows, table.columns))


def _is_of_verbs(machine: Machine, names: Sequence[str]) -> bool:
    folded = {fold(name) for name in names}
    states, verbs = ({fold(one.name) for one in group} for group in (machine.states, machine.triggers))
    return len(folded & verbs) > len(folded & states)


def _turned(table: Table) -> Table:
    """The same table with its rows as columns."""
    cells = tuple(Cell(cell.column, cell.row, cell.value, cell.span, cell.written) for cell in table.cells)
    return Table(table.reader, table.name, table.span, table.columns, table.rows, cells)


def _at(span: Span) -> tuple[int, int]:
    return span.line, span.column


@dataclass(frozen=True, slots=True)
class _Names:
    """`model` is the model's name for each of the table's that has one, `misspelt` are those told by their spelling."""

    model: Mapping[str, str]
    misspelt: frozenset[str]
    lacking: tuple[str, ...]


def _names(written: Sequence[str], known: tuple[str, ...]) -> _Names:
    model = {name: found for name in written if (found := same(name, known))}
    free = [name for name in known if name not in model.values()]
    pairs = sorted(
        (-alike, name, other)
        for name in written
        if name not in model
        for other in free
        if (alike := SequenceMatcher(None, fold(name), fold(other)).ratio()) >= ALIKE
    )
    misspelt: dict[str, str] = {}
    for _, name, other in pairs:
        if name not in misspelt and other not in misspelt.values():
            misspelt[name] = other
    model |= misspelt
    return _Names(model, frozenset(misspelt), tuple(name for name in known if name not in model.values()))


def _places(table: Table) -> dict[str, Span]:
    """Where each row, and each column, first has a value; nothing where it has none."""
    found: dict[str, Span] = {}
    for cell in sorted(table.cells, key=lambda cell: _at(cell.span)):
        if cell.written:
            found.setdefault(cell.row, cell.span)
            found.setdefault(cell.column, cell.span)
    return found


def _about_states(machine: Machine, table: Table, names: _Names, place: Mapping[str, Span]) -> list[Finding]:
    """Columns that are no states, and states that are no columns."""
    known = tuple(state.name for state in machine.states)
    found = [
        find(
            "unknown-state",
            place.get(name, table.span),
            f"{table.name}: '{name}' is no state of {machine.name}",
            f"did you mean '{names.model[name]}'?" if name in names.misspelt else f"its states are {listed(known)}",
            name,
        )
        for name in table.columns
        if name in names.misspelt or name not in names.model
    ]
    for name in names.lacking:
        message = f"{table.name}: the state '{name}' has no column"
        found.append(find("missing-state", table.span, message, "is the enumeration of another version?", name))
    return found


def _about_verbs(machine: Machine, table: Table, names: _Names, place: Mapping[str, Span]) -> list[Finding]:
    """Rows that are no verbs (nor events), and verbs that have no row."""
    known = tuple(verb.name for verb in machine.verbs)
    found = [
        find(
            "wrong-label",
            place.get(name, table.span),
            f"{table.name}: '{name}' is no verb of {machine.name}",
            f"did you mean '{names.model[name]}'?" if name in names.misspelt else f"its verbs are {listed(known)}",
            "",
            name,
        )
        for name in table.rows
        if name in names.misspelt or name not in names.model
    ]
    for name in names.lacking:
        accepted = listed(_accepting(machine, name)) or "no state"
        if name in machine.verb_named:
            message, help = f"{table.name}: the verb '{name}' has no row", f"the model accepts it in {accepted}"
            found.append(find("cell", table.span, message, help, "", name))
    return found


def _accepting(machine: Machine, trigger: str) -> tuple[str, ...]:
    """The states in which some row accepts a verb or event, in the order of the machine."""
    found = {state for number in machine.rows_of[trigger] for state in machine.transitions[number].sources}
    return tuple(state.name for state in machine.states if state.name in found)


def _cells(machine: Machine, table: Table, verbs: _Names, states: _Names) -> Iterable[Finding]:
    accepting = {name: _accepting(machine, name) for name in verbs.model.values()}
    reached = reachable(machine)
    for cell in table.cells:
        verb, state = verbs.model.get(cell.row, ""), states.model.get(cell.column, "")
        if not verb or state not in reached or cell.value == (state in accepting[verb]):
            continue
        message = f"{table.name}: {verb} in {state} {_is(cell)}; the model "
        if cell.value:
            message += "refuses it"
            help = f"the model accepts {verb} only in {listed(accepting[verb])}" if accepting[verb] else "set it to 0"
        else:
            rows = [machine.transitions[number] for number in machine.rows_of[verb]]
            message += "accepts it"
            help = f"set it to 1{_where(row.span for row in rows if state in row.sources)}"
        yield find("cell", cell.span, message, help, state, verb)


def _edges(machine: Machine, table: Table, rows: _Names, columns: _Names) -> Iterable[Finding]:
    known = set(machine.edges)
    for cell in table.cells:
        edge = rows.model.get(cell.row, ""), columns.model.get(cell.column, "")
        if not all(edge) or cell.value == (edge in known):
            continue
        message = f"{table.name}: {edge[0]} → {edge[1]} {_is(cell)}; the model "
        if cell.value:
            to = [target for source, target in machine.edges if source == edge[0]]
            message += "has no such edge"
            help = f"from {edge[0]} the model goes to {listed(to) or 'no other state'}"
            yield find("extra-edge", cell.span, message, help, *edge)
        else:
            spans = (row.span for row in machine.transitions if edge in row.edges)
            message += f"goes there by {listed(triggers(machine, edge))}"
            yield find("missing-edge", cell.span, message, f"set it to 1{_where(spans)}", *edge)


def _is(cell: Cell) -> str:
    return f"is {int(cell.value)}" if cell.written else "is left out"


def _where(spans: Iterable[Span]) -> str:
    """The first place in the model that says so."""
    first = next((span for span in spans if span.line), None)
    return f", as {first.path}:{first.line} says" if first is not None else ""
