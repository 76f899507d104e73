"""Which state of a machine is drawn in which column: the way through in the middle, what is off it at the sides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from edgewise.machine import Machine

Column: TypeAlias = Literal["left", "main", "right"]


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """Where a box stands. `beside` counts the states of the main column from 0: at which of them it stands.

    `below` is 0 in the main column; beside it, 1 for the first box at a state, 2 for the one under it, and so on.
    Spots are ordered from the top of the drawing to its bottom.
    """

    beside: int
    below: int
    column: Column


def columns(machine: Machine) -> dict[str, Spot]:
    """The spot of every state, in the order of the drawing.

    The states of `main_column` go straight down. States off it that are joined to each other are on the same side,
    so that no arrow has to cross the middle: on the left where one of them is an error, else on the right.
    """
    ahead = _ahead(machine.initial, _neighbours(machine))
    main = main_column(machine)
    index = {state: number for number, state in enumerate(main)}
    order = {state: number for number, state in enumerate(ahead)}
    off = [state.name for state in machine.states if state.name not in index]
    off.sort(key=lambda state: order.get(state, len(order)))
    spots = {state: Spot(number, 0, "main") for state, number in index.items()}
    filled: dict[tuple[int, Column], int] = {}
    for group in _joined(off, machine.edges):
        side: Column = "left" if any(machine.state_named[state].error for state in group) else "right"
        for state, at in _beside(group, machine.edges, index).items():
            filled[at, side] = filled.get((at, side), 0) + 1
            spots[state] = Spot(at, filled[at, side], side)
    return dict(sorted(spots.items(), key=lambda item: item[1]))


def main_column(machine: Machine) -> tuple[str, ...]:
    """The way through the machine: the longest path from the initial state on which no arrow leads back.

    Of all paths those that end in a final state come first, then those with the fewest errors on them, then the
    longest. An arrow leads back when a depth-first search, in the order of the states, finds its end on the path.
    """
    ahead = _ahead(machine.initial, _neighbours(machine))
    best: dict[str, tuple[tuple[bool, int, int], str | None]] = {}
    for state in reversed(ahead):
        facts = machine.state_named[state]
        end = facts.final and not facts.initial
        ways: list[tuple[tuple[bool, int, int], str | None]] = [((end, -facts.error, 1), None)]
        for following in ahead[state]:
            (ends, errors, length), _ = best[following]
            ways.append(((ends, errors - facts.error, length + 1), following))
        best[state] = max(ways, key=lambda way: way[0])
    path: list[str] = []
    state_on_path: str | None = machine.initial
    while state_on_path is not None:
        path.append(state_on_path)
        state_on_path = best[state_on_path][1]
    return tuple(path)


def _neighbours(machine: Machine) -> dict[str, list[str]]:
    """The states one arrow away from each, in the order of the states."""
    found: dict[str, list[str]] = {state.name: [] for state in machine.states}
    for source, target in machine.edges:
        found[source].append(target)
    return found


def _ahead(start: str, neighbours: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """What is reached from `start`, sources first, with the ends of each state's arrows that do not lead back."""
    ahead: dict[str, list[str]] = {start: []}
    path: dict[str, Iterable[str]] = {start: iter(neighbours[start])}
    done: list[str] = []
    while path:
        state = next(reversed(path))
        following = next(iter(path[state]), None)
        if following is None:
            done.append(state)
            del path[state]
        elif following not in path:
            ahead[state].append(following)
            if following not in ahead:
                ahead[following] = []
                path[following] = iter(neighbours[following])
    return {state: ahead[state] for state in reversed(done)}


def _joined(states: Sequence[str], edges: Iterable[tuple[str, str]]) -> list[list[str]]:
    """`states` in groups that arrows join, each in the order given."""
    group = {state: state for state in states}

    def root(state: str) -> str:
        while group[state] != state:
            state = group[state]
        return state

    for source, target in edges:
        if source in group and target in group:
            group[root(source)] = root(target)
    found: dict[str, list[str]] = {}
    for state in states:
        found.setdefault(root(state), []).append(state)
    return list(found.values())


def _beside(group: Sequence[str], edges: Iterable[tuple[str, str]], index: Mapping[str, int]) -> dict[str, int]:
    """At which state of the main column each of a group stands.

    That is where its last arrow from there comes from; where several come together, the next one it leads to. A
    state without an arrow from or to the main column stands with its neighbours; one without any, at the end.
    """
    into: dict[str, list[str]] = {state: [] for state in group}
    out: dict[str, list[str]] = {state: [] for state in group}
    for source, target in edges:
        if target in into:
            into[target].append(source)
        if source in out:
            out[source].append(target)
    found: dict[str, int] = {}
    known = dict(index)
    waiting = list(group)
    while waiting:
        for state in waiting:
            before = {known[source] for source in into[state] if source in known}
            after = {known[target] for target in out[state] if target in known}
            onward = {number for number in after if before and number > max(before)}
            if before or after:
                place = min(onward) if onward and len(before) > 1 else max(before) if before else min(after)
                found[state] = known[state] = place
        if all(state not in found for state in waiting):
            found.update(dict.fromkeys(waiting, len(index) - 1))
        waiting = [state for state in waiting if state not in found]
    return {state: found[state] for state in group}
