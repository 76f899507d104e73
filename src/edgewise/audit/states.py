"""Which state of the model each drawn state is, and what is wrong with their names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from edgewise.audit.finding import Finding, find
from edgewise.audit.name import fold, same
from edgewise.machine import Machine
from edgewise.observed import Drawing, DrawnState
from edgewise.problem import Span

ALIKE: Final = 0.6
"""How much of a misspelt name must be right, as difflib measures it, for it to be told from its spelling."""
FITTING: Final = 0.5
"""The part of its lines that must lead where the model's do, for a state to be told from its arrows."""


@dataclass(frozen=True, slots=True)
class Known:
    """`model` is the model's state for each drawn name that has one; `places` where each model state is drawn."""

    model: Mapping[str, str]
    places: Mapping[str, Span]
    findings: tuple[Finding, ...]


def recognize(machine: Machine, drawing: Drawing) -> Known:
    """The drawn states, by name, then by spelling or by their arrows where a name is not the model's."""
    drawn = {state.name: state for state in reversed(drawing.states)}
    names = tuple(state.name for state in machine.states)
    model = {name: found for name in drawn if (found := same(name, names))}
    neighbours = _neighbours(drawing)
    unknown = [name for name in drawn if name not in model]
    guessed = _guess(machine, unknown, model, neighbours)
    findings = [
        _unknown(machine, drawn[name], guessed.get(name)) for name in unknown if name in guessed or neighbours.get(name)
    ]
    model |= {name: state for name, (state, _) in guessed.items()}
    places: dict[str, Span] = {}
    for state in drawing.states:
        known = model.get(state.name)
        if known is None:
            continue
        if known in places:
            findings.append(_twice(known, state, places[known]))
        places.setdefault(known, state.span)
    findings += [_missing(machine, name, drawing.span) for name in names if name not in places]
    return Known(model, places, tuple(findings))


def _neighbours(drawing: Drawing) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for line in drawing.lines:
        for end in line.ends:
            found.setdefault(end.state, set()).update(other.state for other in line.ends if other is not end)
    return found


def _guess(
    machine: Machine, unknown: Iterable[str], model: Mapping[str, str], neighbours: Mapping[str, set[str]]
) -> dict[str, tuple[str, bool]]:
    """For drawn names the model lacks, a state it lacks in the drawing, and whether the spelling tells it."""
    taken = set(model.values())
    free = [state.name for state in machine.states if state.name not in taken]
    both = {*machine.edges, *((target, source) for source, target in machine.edges)}
    pairs: list[tuple[float, int, str, str, bool]] = []
    for at, name in enumerate(unknown):
        others = {model[other] for other in neighbours.get(name, ()) if other in model}
        for state in free:
            alike = SequenceMatcher(None, fold(name), fold(state)).ratio()
            fitting = sum((other, state) in both for other in others) / len(others) if others else 0.0
            if alike >= ALIKE or fitting >= FITTING:
                pairs.append((-alike - fitting, at, name, state, alike >= ALIKE))
    found: dict[str, tuple[str, bool]] = {}
    used: set[str] = set()
    for _, _, name, state, spelt in sorted(pairs):
        if name not in found and state not in used:
            found[name] = (state, spelt)
            used.add(state)
    return found


def _unknown(machine: Machine, state: DrawnState, guess: tuple[str, bool] | None) -> Finding:
    message = f"'{state.name}' is no state of {machine.name}"
    if guess is None:
        return find("unknown-state", state.span, message, f"its states are {_listed(machine)}", state.name)
    name, spelt = guess
    help = f"did you mean '{name}'?" if spelt else f"by its arrows it is '{name}'"
    return find("unknown-state", state.span, message, help, name)


def _twice(name: str, state: DrawnState, first: Span) -> Finding:
    message = f"'{name}' is drawn twice"
    return find("duplicate-state", state.span, message, f"it stands in line {first.line} too: draw it once", name)


def _missing(machine: Machine, name: str, span: Span) -> Finding:
    arrows = [f"{source} → {target}" for source, target in machine.edges if name in (source, target)]
    help = f"draw it, with {', '.join(arrows)}" if arrows else "draw it; no arrow leads there"
    return find("missing-state", span, f"the state '{name}' is not drawn", help, name)


def _listed(machine: Machine) -> str:
    names = [state.name for state in machine.states]
    return ", ".join(names[:12]) + (f" and {len(names) - 12} more" if len(names) > 12 else "")
