"""What one verb or event does in one state: the rows behind it, and what follows from them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from edgewise.expr import Read, walk
from edgewise.machine import Machine
from edgewise.problem import Problems, Span, nearest
from edgewise.views.table import Kind, Row, Table, reachable, table

AnswerKind: TypeAlias = Kind | Literal["never"]
"""The kind of a verb's cell; of an event moves, stays, unreachable, or never: it does not happen in this state."""


@dataclass(frozen=True)
class Answer:
    """The answer for `trigger`, a verb or an event, in `state`.

    `asked` is the condition under which anybody is there to ask a verb; `answers` is the verb an
    event answers, "" if none. `rows` apply here. `later` are the rows by which an event answers a
    verb that stays: from here, or from another state if such a row reads what the verb has set.
    `states` are all that can be reached in which some row accepts the trigger, `places` those rows.
    """

    machine: Machine
    state: str
    trigger: str
    kind: AnswerKind
    asked: str | None
    answers: str
    rows: tuple[Row, ...]
    later: tuple[Row, ...]
    states: tuple[str, ...]
    places: tuple[Row, ...]

    @property
    def is_verb(self) -> bool:
        """Whether the outside asks for it; else it happens by itself."""
        return self.trigger in self.machine.verb_named


def ask(machine: Machine, state: str, trigger: str) -> Answer:
    """What `trigger` does in `state`; names may be in any case, where that leaves no doubt.

    Raises Unreadable for unknown names.
    """
    state, trigger = _known(machine, state, trigger)
    shown = table(machine)
    places = tuple(row for row in _all_rows(shown) if row.trigger == trigger)
    rows = tuple(row for row in places if state in row.sources or not row.sources)
    reached = reachable(machine)
    accepting = {source for row in places for source in row.sources if source in reached}
    event = machine.event_named.get(trigger)
    kind: AnswerKind
    if event is None:
        cell = shown.cell(trigger, state)
        kind, later = cell.kind, cell.later
        if kind == "stays":
            later = _answers_elsewhere(machine, rows, trigger, shown)
    else:
        later = ()
        if state not in reached:
            kind = "unreachable"
        else:
            kind = "moves" if any(row.to not in (None, state) for row in rows) else "stays" if rows else "never"
    return Answer(
        machine=machine,
        state=state,
        trigger=trigger,
        kind=kind,
        asked=shown.asked.get(trigger),
        answers=event.answers if event else "",
        rows=rows,
        later=later,
        states=tuple(name for name in shown.states if name in accepting),
        places=tuple(row for row in places if accepting.intersection(row.sources)),
    )


def _all_rows(shown: Table) -> tuple[Row, ...]:
    found = {row.number: row for cell in shown.cells for row in cell.rows}
    found |= {row.number: row for event in shown.events for row in event.rows}
    return tuple(found[number] for number in sorted(found))


def _answers_elsewhere(machine: Machine, rows: tuple[Row, ...], verb: str, shown: Table) -> tuple[Row, ...]:
    """The rows of events that answer `verb` and whose guards read what `rows` set."""
    set_here = {effect.target for row in rows for effect in machine.transitions[row.number].effects}
    answering = (row for event in shown.events if event.answers == verb for row in event.rows)
    return tuple(row for row in answering if row.to is not None and _reads(machine, row) & set_here)


def _reads(machine: Machine, row: Row) -> set[str]:
    return {part.name for part in walk(machine.transitions[row.number].guard) if isinstance(part, Read)}


def _known(machine: Machine, state: str, trigger: str) -> tuple[str, str]:
    """The names as the model spells them."""
    states = tuple(each.name for each in machine.states)
    triggers = tuple(each.name for each in machine.triggers)
    found_state, found_trigger = _match(state, states), _match(trigger, triggers)
    problems, here = Problems(), Span("the question")
    if not found_state and _match(state, triggers) and _match(trigger, states):
        help = f"the state comes first: edgewise ask {machine.name} {trigger} {state}"
        problems.add("EW205", here, f"'{state}' is no state of {machine.name}", help)
        problems.stop_if_any()
    if not found_state:
        problems.add("EW205", here, f"{machine.name} has no state '{state}'", nearest(state, states))
    if not found_trigger:
        message = f"{machine.name} has no verb or event '{trigger}'"
        problems.add("EW206", here, message, nearest(trigger, triggers))
    problems.stop_if_any()
    return found_state, found_trigger


def _match(word: str, known: tuple[str, ...]) -> str:
    """The one known name that `word` means, "" if there is none or more than one."""
    if word in known:
        return word
    folded = [name for name in known if _fold(name) == _fold(word)]
    return folded[0] if len(folded) == 1 else ""


def _fold(word: str) -> str:
    return word.lower().replace("_", "-")
