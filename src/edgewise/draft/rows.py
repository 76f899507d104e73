"""Ways as rows of a model: those of one trigger to one state are one row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from edgewise.draft.facts import Way
from edgewise.draft.names import free, spelled


@dataclass
class Row:
    """One row of the model to be; `target` is None where the state stays. `guards` are in the words of the source."""

    trigger: str
    target: str | None
    joint: bool
    outcome: str
    sources: list[str] = field(default_factory=list[str])
    guards: list[str] = field(default_factory=list[str])


def unnamed(ways: Iterable[Way], states: Mapping[str, str], taken: Iterable[str]) -> dict[str, str]:
    """An event for each state that ways without a name lead to, called `to-` and the state's name."""
    known, made = {*taken}, dict[str, str]()
    for way in ways:
        if not way.asked.name and way.target is not None and way.target not in made:
            made[way.target] = free(spelled(f"to-{states[way.target].lower()}"), known)
            known.add(made[way.target])
    return made


def rows(
    ways: Sequence[Way], states: Mapping[str, str], triggers: Mapping[str, str], events: Mapping[str, str]
) -> list[Row]:
    """The rows, in the order of the ways. Those of one trigger that may apply at once have different outcomes."""
    found: dict[tuple[str, str | None, bool, str], Row] = {}
    for way in ways:
        asked = way.asked
        if not asked.name and way.target is None:
            continue
        trigger = triggers[asked.name] if asked.name else events[way.target or ""]
        target = None if way.target is None else states[way.target]
        outcome = spelled(asked.outcome) if asked.outcome else ""
        row = found.setdefault((trigger, target, asked.joint, outcome), Row(trigger, target, asked.joint, outcome))
        if states[way.source] not in row.sources:
            row.sources.append(states[way.source])
        if asked.guard and asked.guard not in row.guards:
            row.guards.append(asked.guard)
    made = list(found.values())
    _tell_apart(made)
    return made


def contested(found: Iterable[Row]) -> set[tuple[str, str]]:
    """The triggers and states for which several rows may apply, guards aside."""
    counted = Counter((row.trigger, source) for row in found for source in row.sources)
    return {place for place, times in counted.items() if times > 1}


def _tell_apart(made: list[Row]) -> None:
    """Give rows that may apply at once an outcome each: where nothing else is written, where they lead."""
    places = contested(made)
    taken: dict[tuple[str, str], set[str]] = {place: {""} for place in places}
    for row in made:
        shared = [taken[row.trigger, source] for source in row.sources if (row.trigger, source) in places]
        others = set[str]().union(*shared)
        if row.outcome in others:
            otherwise = spelled(f"to-{row.target.lower()}" if row.target else "stays")
            row.outcome = free(row.outcome or otherwise, others)
        for outcomes in shared:
            outcomes.add(row.outcome)
