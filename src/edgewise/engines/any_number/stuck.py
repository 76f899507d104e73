"""Where nothing useful can be done: the bad configurations of claims about what can still be reached.

Give each state a rank. A row is downhill for an instance where it takes that instance to a lower
rank and none to a higher one. If a downhill row can be taken wherever some instance is not yet
where it should be, then the sum of all ranks goes down until every instance is: a ranking
function, for groups of any size (Floyd, "Assigning Meanings to Programs", 1967).
"""

from __future__ import annotations

from collections.abc import Mapping

from edgewise.engines.any_number.formula import Every, Formula, both, either
from edgewise.engines.any_number.meaning import Taken, after, before
from edgewise.expr import And, Expr, Implies, In, Literal, Not, Or, Quantified, conjunction, disjunction
from edgewise.machine import Machine, within


def downhill(machine: Machine, ranks: Mapping[str, int]) -> Expr:
    """That some instance can take a row that is downhill for it."""
    ways: list[Expr] = []
    for number, row in enumerate(machine.transitions):
        if row.target is None or (row.joint and any(ranks[one] < ranks[row.target] for one in row.sources)):
            continue
        lower = tuple(one for one in row.sources if ranks[one] > ranks[row.target])
        if lower:
            ways.append(conjunction(within(lower), machine.conditions[number]))
    return Quantified("some", peers=False, body=disjunction(*ways))


def moving(machine: Machine) -> Expr:
    """That some instance can take a row that takes it to another state."""
    ways: list[Expr] = []
    for number, row in enumerate(machine.transitions):
        others = tuple(one for one in row.sources if one != row.target)
        if row.target is not None and others:
            ways.append(conjunction(within(others), machine.conditions[number]))
    return Quantified("some", peers=False, body=disjunction(*ways))


def stuck(machine: Machine, lacking: Expr, wanted: Expr, *, patient: bool) -> Formula:
    """That an instance called i is `lacking`, and `wanted` is neither true nor made true by a step that moves nobody.

    Steps of rows without `from`; where `patient`, also of those that leave their instance's state.
    """
    parts = [before(lacking, "i"), before(wanted, None, positive=False)]
    for number, row in enumerate(machine.transitions):
        if not row.sources:
            step = Taken(machine, number, None)
            parts.append(either(_not_enabled(step), after(wanted, None, step, positive=False)))
        elif patient and row.target is None:
            step = Taken(machine, number, "a")
            missed = either(_not_enabled(step), after(wanted, None, step, positive=False))
            parts.append(Every("a", (), missed))
    return both(*parts)


def _not_enabled(step: Taken) -> Formula:
    row = step.transition
    away = before(within(row.sources), step.actor, positive=False) if row.sources else either()
    return either(away, before(step.machine.conditions[step.row], step.actor, positive=False))


def goal_states(machine: Machine, goal: Expr) -> frozenset[str] | None:
    """The states where `goal` is true, None where it is not told by the state alone."""
    found = {state.name: _at(goal, state.name) for state in machine.states}
    if any(value is None for value in found.values()):
        return None
    return frozenset(name for name, value in found.items() if value)


def _at(goal: Expr, state: str) -> bool | None:
    match goal:
        case Literal(value):
            return bool(value)
        case In(name):
            return name == state
        case Not(body):
            inside = _at(body, state)
            return None if inside is None else not inside
        case And(parts) | Or(parts):
            found = [_at(part, state) for part in parts]
            if None in found:
                return None
            return all(found) if isinstance(goal, And) else any(found)
        case Implies(when, then):
            return _at(Or((Not(when), then)), state)
        case _:
            return None


def rankings(machine: Machine, goals: frozenset[str]) -> list[dict[str, int]]:
    """Ranks worth trying, 0 for the goals: by the longest way to them, cycles apart, then by the shortest."""
    shortest = _shortest(machine, goals)
    far = len(machine.states)
    names = [state.name for state in machine.states]
    onward = {name: {to for old, to in machine.edges if old == name} for name in names}
    reach = {name: _closure(name, onward) for name in names}
    longest: dict[str, int] = {}

    def height(name: str) -> int:
        """The longest way down over groups of states that do not lead to each other."""
        if name not in longest:
            longest[name] = 0
            below = [other for other in reach[name] if name not in reach[other]]
            longest[name] = 1 + max((height(other) for other in below), default=0)
        return longest[name]

    exits = {name: _way_out(name, onward, reach) for name in names}
    first = {name: 0 if name in goals else 1 + height(name) * 2 * far + exits[name] for name in names}
    second = {name: shortest.get(name, far) for name in names}
    return [first] if first == second else [first, second]


def _way_out(name: str, onward: dict[str, set[str]], reach: dict[str, set[str]]) -> int:
    """How many steps it takes at least to leave the states from which one can come back."""
    level, found, steps = {name}, {name}, 0
    while level:
        if any(name not in reach[to] for one in level for to in onward[one]):
            return steps
        level = {to for one in level for to in onward[one]} - found
        found |= level
        steps += 1
    return steps


def _closure(name: str, onward: dict[str, set[str]]) -> set[str]:
    found, waiting = {name}, [name]
    while waiting:
        fresh = onward[waiting.pop()] - found
        found |= fresh
        waiting += fresh
    return found


def _shortest(machine: Machine, goals: frozenset[str]) -> dict[str, int]:
    found, level, steps = dict.fromkeys(goals, 0), set(goals), 0
    while level:
        steps += 1
        level = {old for old, to in machine.edges if to in level and old not in found}
        found |= dict.fromkeys(level, steps)
    return found
