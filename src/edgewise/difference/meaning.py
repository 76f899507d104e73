"""What two machines say differently: what they declare, their cells, edges, and numbers in the C header."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal, TypeAlias

from edgewise.expr import TRUE, Bool, Range, Type, Words
from edgewise.machine import Declaration, Machine, Transition
from edgewise.option import Options
from edgewise.problem import Unreadable
from edgewise.spell import Spelling, text, value
from edgewise.views import c_names
from edgewise.views.table import Kind, reachable

What: TypeAlias = Literal["state", "verb", "event", "parameter", "variable", "shared variable"]


@dataclass(frozen=True, slots=True)
class Declared:
    """Something declared before, now, or otherwise: what is special about it, None where it is not declared."""

    what: What
    name: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class CellChange:
    """What a verb or event does in a state, before and now; `state` is "" for rows that move nobody."""

    trigger: str
    state: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class EdgeChange:
    """The verbs and events that lead from one state to another, before and now; () where nothing does."""

    source: str
    target: str
    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NumberChange:
    """The number of a state or verb in the C header, before and now, where it has one in both."""

    what: Literal["state", "verb"]
    name: str
    old: int
    new: int


@dataclass(frozen=True)
class Meaning:
    """All that two machines say differently."""

    declared: tuple[Declared, ...]
    cells: tuple[CellChange, ...]
    edges: tuple[EdgeChange, ...]
    numbers: tuple[NumberChange, ...]

    @property
    def same_runs(self) -> bool:
        """Whether their runs are certainly the same: nothing but numbers may differ."""
        return not (self.declared or self.cells or self.edges)


def compare(old: Machine, new: Machine, options: tuple[Options, Options]) -> Meaning:
    """What differs; `options` are those of the C header, of each machine."""
    return Meaning(_declared(old, new), _cells(old, new), _edges(old, new), _numbers(old, new, options))


def _union(old: Iterable[str], new: Iterable[str]) -> list[str]:
    """The names of both, those of the new machine first."""
    return list(dict.fromkeys([*new, *old]))


def _declared(old: Machine, new: Machine) -> tuple[Declared, ...]:
    before, now = _facts(old), _facts(new)
    return tuple(
        Declared(what, name, before[what].get(name), now[what].get(name))
        for what in before
        for name in _union(before[what], now[what])
        if before[what].get(name) != now[what].get(name)
    )


def _facts(machine: Machine) -> dict[What, dict[str, str]]:
    how = Spelling(plural=machine.instances)
    return {
        "state": {
            state.name: ", ".join(flag for flag in ("initial", "internal", "final", "error") if getattr(state, flag))
            for state in machine.states
        },
        "verb": {
            verb.name: "" if verb.when == TRUE else f"asked while {text(verb.when, how)}" for verb in machine.verbs
        },
        "event": {event.name: event.answers and f"answers {event.answers}" for event in machine.events},
        "parameter": {one.name: _type(one) for one in machine.parameters},
        "variable": {one.name: _type(one) for one in machine.variables},
        "shared variable": {one.name: _type(one) for one in machine.shared},
    }


def _type(declared: Declaration) -> str:
    said = _values_of(declared.type)
    return said if declared.initial is None else f"{said}; at first {value(declared.initial)}"


def _values_of(kind: Type) -> str:
    match kind:
        case Bool():
            return "bool"
        case Words(words):
            return ", ".join(words)
        case Range(low, high):
            return f"{low}..{high}"


@dataclass(frozen=True)
class _Cells:
    """The cells of one machine: of each verb and event in each state, the rows that apply there."""

    machine: Machine

    @cached_property
    def rows(self) -> Mapping[tuple[str, str], tuple[Transition, ...]]:
        found: dict[tuple[str, str], list[Transition]] = {}
        for row in self.machine.transitions:
            for state in row.sources or ("",):
                found.setdefault((row.trigger, state), []).append(row)
        return {place: tuple(rows) for place, rows in found.items()}

    @cached_property
    def reached(self) -> frozenset[str]:
        return reachable(self.machine)

    @cached_property
    def _answered(self) -> dict[tuple[str, str], list[str]]:
        """Of each verb and state, where events that answer it lead from there."""
        found: dict[tuple[str, str], list[str]] = {}
        for event in self.machine.events:
            for number in self.machine.rows_of[event.name] if event.answers else ():
                row = self.machine.transitions[number]
                for source, target in row.edges:
                    if source != target:
                        found.setdefault((event.answers, source), []).append(target)
        return found

    def kind(self, trigger: str, state: str) -> Kind:
        """As in the table; refused also for an event that does not happen here, or what is not declared."""
        if state and state not in self.reached:
            return "unreachable" if state in self.machine.state_named else "refused"
        rows = self.rows.get((trigger, state), ())
        if not rows:
            return "refused"
        if any(row.target not in (None, state) for row in rows):
            return "moves"
        return "later" if (trigger, state) in self._answered else "stays"

    def meaning(self, trigger: str, state: str) -> object:
        """All that must be the same for the cell to be the same: not the order of its rows, nor their outcomes."""
        ways = frozenset(self._way(row, state, True, _ALIKE) for row in self.rows.get((trigger, state), ()))
        return self.kind(trigger, state), ways, self._later(trigger, state)

    def _later(self, trigger: str, state: str) -> frozenset[str]:
        """Where events that answer a verb lead on from a state that the verb keeps."""
        stays = any(row.target in (None, state) for row in self.rows.get((trigger, state), ()))
        return frozenset(self._answered.get((trigger, state), ()) if stays else ())

    def told(self, trigger: str, state: str, effects: bool) -> str:
        """The cell in words; with `effects`, also what its rows set."""
        match self.kind(trigger, state):
            case "unreachable":
                return "nothing leads there"
            case "refused" if trigger in self.machine.verb_named:
                return "refused"
            case "refused":
                return "does not happen" if trigger in self.machine.event_named else "not there"
            case _:
                how = Spelling(plural=self.machine.instances)
                ways = [self._way(row, state, effects, how) for row in self.rows[trigger, state]]
                if later := self._later(trigger, state):
                    ways.append(f"later {', '.join(sorted(later))}")
                return "; ".join(dict.fromkeys(ways))

    def _way(self, row: Transition, state: str, effects: bool, how: Spelling) -> str:
        parts = [row.target or "stays"] if state else []
        if row.joint:
            parts.append(f"all {how.plural} there")
        if effects or not state:
            parts += sorted(f"{effect.target} = {text(effect.value, how)}" for effect in row.effects)
        return ", ".join(parts) + (f" when {text(row.guard, how)}" if row.guard != TRUE else "")


_ALIKE: Final = Spelling()
"""How conditions are spelled to be compared: what instances are called is of no account."""


def _cells(old: Machine, new: Machine) -> tuple[CellChange, ...]:
    before, now = _Cells(old), _Cells(new)
    found: list[CellChange] = []
    for trigger in _union((one.name for one in old.triggers), (one.name for one in new.triggers)):
        for state in [*_union(old.state_named, new.state_named), ""]:
            if before.meaning(trigger, state) == now.meaning(trigger, state):
                continue
            short, full = (
                [cells.told(trigger, state, effects) for cells in (before, now)] for effects in (False, True)
            )
            found.append(CellChange(trigger, state, *(full if short[0] == short[1] else short)))
    return tuple(found)


def _edges(old: Machine, new: Machine) -> tuple[EdgeChange, ...]:
    before, now = _labels(old), _labels(new)
    edges = dict.fromkeys([*now, *before])
    return tuple(
        EdgeChange(*edge, before.get(edge, ()), now.get(edge, ()))
        for edge in edges
        if before.get(edge, ()) != now.get(edge, ())
    )


def _labels(machine: Machine) -> dict[tuple[str, str], tuple[str, ...]]:
    """The verbs and events of each edge, sorted."""
    found: dict[tuple[str, str], set[str]] = {edge: set() for edge in machine.edges}
    for row in machine.transitions:
        for edge in row.edges:
            found[edge].add(row.trigger)
    return {edge: tuple(sorted(names)) for edge, names in found.items()}


def _numbers(old: Machine, new: Machine, options: tuple[Options, Options]) -> tuple[NumberChange, ...]:
    found: list[NumberChange] = []
    kinds: tuple[Literal["state", "verb"], ...] = ("state", "verb")
    for kind in kinds:
        before, now = (_values(machine, kind, asked) for machine, asked in zip((old, new), options, strict=True))
        found += [
            NumberChange(kind, name, before[name], now[name])
            for name in now
            if name in before and before[name] != now[name]
        ]
    return tuple(found)


def _values(machine: Machine, kind: str, options: Options) -> dict[str, int]:
    """The numbers of states or verbs; none where there can be no header."""
    try:
        return {made.name: made.value for made in c_names.constants(machine, kind, options)}
    except Unreadable:
        return {}
