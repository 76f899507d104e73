"""Claims decided the slowest way there is: every configuration, every step, straight from `run`.

Nothing is reduced, merged or solved here, so that engines have something to be held against.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias

from edgewise.claim import (
    Always,
    Claim,
    EveryRow,
    EveryState,
    LeadsTo,
    NoDeadEnd,
    OnStep,
    Precedes,
    Reachable,
    Recoverable,
)
from edgewise.expr import TRUE, Expr, Implies, Quantified, conjunction
from edgewise.machine import Machine
from edgewise.run import Configuration, Past, Step, after, enabled, evaluate, initial


class TooLarge(Exception):
    """More configurations than a test should look at."""


@dataclass(frozen=True)
class Graph:
    """All that `jobs` instances can do: configurations with their distance from a start, nearest first, and steps."""

    machine: Machine
    jobs: int
    depth: dict[Configuration, int]
    steps: dict[Configuration, tuple[tuple[Step, Configuration], ...]]

    def past(self, before: Configuration, step: Step) -> Past:
        """`step`, as what it leads to can look back on it."""
        return Past(before, self.machine.transitions[step.row].trigger, step.actor)


@dataclass(frozen=True)
class Answer:
    """What is so. `jobs` and `steps` are the size of the smallest run that shows it, if one does.

    That is a counterexample for what is refuted, a witness for what can be reached: fewest
    instances first, then fewest steps. `missing` lists states, or numbers of rows, never reached.
    """

    verdict: Literal["proved", "refuted", "vacuous"]
    jobs: int | None = None
    steps: int | None = None
    missing: tuple[str | int, ...] = ()


@lru_cache(maxsize=16)
def explore(machine: Machine, jobs: int, limit: int = 20_000) -> Graph:
    """Every reachable configuration of `jobs` instances; raises TooLarge beyond `limit` of them."""
    depth = dict.fromkeys(initial(machine, jobs), 0)
    steps: dict[Configuration, tuple[tuple[Step, Configuration], ...]] = {}
    waiting = deque(depth)
    while waiting:
        at = waiting.popleft()
        steps[at] = tuple((step, after(machine, at, step)) for step in enabled(machine, at))
        for _, to in steps[at]:
            if to not in depth:
                depth[to] = depth[at] + 1
                waiting.append(to)
        if len(depth) > limit:
            raise TooLarge(f"{machine.name} with {jobs} instances")
    return Graph(machine, jobs, depth, steps)


def decide(machine: Machine, claim: Claim, jobs: Sequence[int], limit: int = 20_000) -> Answer:
    """Whether `claim` holds for groups of each size in `jobs` (of 1 up to the claim's own number, if it has one)."""
    sizes = range(1, claim.jobs + 1) if claim.jobs else sorted(jobs)
    graphs = [explore(machine, size, limit) for size in sizes]
    match claim.says:
        case EveryState():
            met = {instance.state for graph in graphs for at in graph.depth for instance in at.instances}
            missing = tuple(state.name for state in machine.states if state.name not in met)
            return Answer("refuted" if missing else "proved", missing=missing)
        case EveryRow():
            taken = {step.row for graph in graphs for steps in graph.steps.values() for step, _ in steps}
            rows = tuple(row for row in range(len(machine.transitions)) if row not in taken)
            return Answer("refuted" if rows else "proved", missing=rows)
        case Reachable(goal):
            found = _smallest(graphs, lambda graph: happens(graph, claim, goal, 0))
            return found or Answer("refuted")
        case _:
            broken = _smallest(graphs, lambda graph: breaks(graph, claim))
            if broken:
                return Answer("refuted", broken.jobs, broken.steps)
            met_for = condition(claim)
            least = 1 if isinstance(claim.says, OnStep) else 0
            if met_for is not None and all(happens(graph, claim, met_for, least) is None for graph in graphs):
                return Answer("vacuous")
            return Answer("proved")


def _smallest(graphs: Iterable[Graph], find: Callable[[Graph], int | None]) -> Answer | None:
    for graph in graphs:
        steps = find(graph)
        if steps is not None:
            return Answer("proved", graph.jobs, steps)
    return None


Moment: TypeAlias = tuple[int, Configuration, Past | None]


def moments(graph: Graph) -> Iterator[Moment]:
    """Every start, and every step's end with the step: (number of steps to get there, where, how), nearest first."""
    for at, depth in graph.depth.items():
        if depth == 0:
            yield 0, at, None
    for at, depth in graph.depth.items():
        for step, to in graph.steps[at]:
            yield depth + 1, to, graph.past(at, step)


def subjects(graph: Graph, claim: Claim, at: Configuration) -> list[int]:
    """The instances `claim` speaks of."""
    return [who for who in range(graph.jobs) if evaluate(graph.machine, claim.given, at, who)]


def happens(graph: Graph, claim: Claim, goal: Expr, least: int) -> int | None:
    """The fewest steps, but `least`, after which `goal` is true for an instance the claim speaks of."""
    for length, at, past in moments(graph):
        if length >= least and any(evaluate(graph.machine, goal, at, who, past) for who in subjects(graph, claim, at)):
            return length
    return None


def breaks(graph: Graph, claim: Claim) -> int | None:
    """The length of a shortest run that breaks `claim`, None if there is none."""
    match claim.says:
        case Always(holds) | OnStep(holds):
            for length, at, past in moments(graph):
                if past is None and isinstance(claim.says, OnStep):
                    continue
                if not all(evaluate(graph.machine, holds, at, who, past) for who in subjects(graph, claim, at)):
                    return length
            return None
        case Precedes(first, then):
            return _too_early(graph, claim, first, then)
        case LeadsTo() as says:
            found = never(graph, claim, says)
            return None if found is None else sum(found)
        case Recoverable(goal):
            return _lost(graph, claim, goal)
        case NoDeadEnd():
            return _stuck(graph)
        case says:
            raise TypeError(says)


def _too_early(graph: Graph, claim: Claim, first: Expr, then: Expr) -> int | None:
    """The least number of steps to `then` without `first`, by a search that remembers who had `first`."""
    machine = graph.machine

    def look(at: Configuration, past: Past | None, seen: tuple[bool, ...]) -> tuple[tuple[bool, ...], bool]:
        now = tuple(old or bool(evaluate(machine, first, at, who, past)) for who, old in enumerate(seen))
        return now, any(not now[who] and evaluate(machine, then, at, who, past) for who in subjects(graph, claim, at))

    level: set[tuple[Configuration, tuple[bool, ...]]] = set()
    for at, depth in graph.depth.items():
        if depth == 0:
            seen, broken = look(at, None, (False,) * graph.jobs)
            if broken:
                return 0
            level.add((at, seen))
    known, length = set(level), 0
    while level:
        length += 1
        ahead: set[tuple[Configuration, tuple[bool, ...]]] = set()
        for at, old in level:
            for step, to in graph.steps[at]:
                seen, broken = look(to, graph.past(at, step), old)
                if broken:
                    return length
                ahead.add((to, seen))
        level = ahead - known
        known |= level
    return None


def _reaching(graph: Graph, good: set[Configuration]) -> set[Configuration]:
    """The configurations from which some run gets to one of `good`."""
    before: dict[Configuration, list[Configuration]] = {at: [] for at in graph.depth}
    for at, steps in graph.steps.items():
        for _, to in steps:
            before[to].append(at)
    found, waiting = set(good), list(good)
    while waiting:
        for at in before[waiting.pop()]:
            if at not in found:
                found.add(at)
                waiting.append(at)
    return found


def _lost(graph: Graph, claim: Claim, goal: Expr) -> int | None:
    """The distance of the nearest configuration from which some instance never gets to `goal`."""
    lost: list[int] = []
    for who in range(graph.jobs):
        good = {at for at in graph.depth if evaluate(graph.machine, goal, at, who)}
        safe = _reaching(graph, good)
        lost += [depth for at, depth in graph.depth.items() if who in subjects(graph, claim, at) and at not in safe]
    return min(lost, default=None)


Duty: TypeAlias = tuple[str, int | None]


def never(graph: Graph, claim: Claim, says: LeadsTo) -> tuple[int, int] | None:
    """The steps before the loop, and of the loop, of the shortest fair run on which `then` does not follow `first`.

    Fewest steps before the loop first; a run that ends has a loop of 0.
    """
    found = [_never(graph, claim, says, who) for who in range(graph.jobs)]
    return min((one for one in found if one is not None), default=None)


def _never(graph: Graph, claim: Claim, says: LeadsTo, who: int) -> tuple[int, int] | None:
    """The same for one instance: by the nested fixpoint of Emerson and Lei (LICS 1986), then walk by walk."""
    ahead = _unanswered(graph, says, who)
    owed = _owed(graph, claim, says, who, ahead)
    ends = {at for at in owed if not graph.steps[at]}
    stays = _fair_for_ever(graph, says, set(owed), ahead)
    found = min(_ends_or_laps(graph, says, owed, ends, stays, ahead), default=None)
    assert (found is not None) == bool(ends or stays), "the fixpoint and the walks know of the same runs"
    return found


Ahead: TypeAlias = dict[Configuration, list[tuple[Step, Configuration]]]


def _unanswered(graph: Graph, says: LeadsTo, who: int) -> Ahead:
    """The steps in which `then` does not happen to an instance."""

    def answers(at: Configuration, step: Step, to: Configuration) -> bool:
        return bool(evaluate(graph.machine, says.then, to, who, graph.past(at, step)))

    return {at: [(step, to) for step, to in steps if not answers(at, step, to)] for at, steps in graph.steps.items()}


def _owed(graph: Graph, claim: Claim, says: LeadsTo, who: int, ahead: Ahead) -> dict[Configuration, int]:
    """Where `first` has happened to an instance and `then` has not since, with the fewest steps to get there."""
    machine = graph.machine
    found: dict[Configuration, int] = {}
    level: set[Configuration] = set()
    entries: dict[int, set[Configuration]] = {}
    for length, at, past in moments(graph):
        if not evaluate(machine, claim.given, at, who) or not evaluate(machine, says.first, at, who, past):
            continue
        if not evaluate(machine, says.then, at, who, past):
            entries.setdefault(length, set()).add(at)
    length = 0
    while level or length <= max(entries, default=-1):
        level = (level | entries.get(length, set())) - set(found)
        found |= dict.fromkeys(level, length)
        level = {to for at in level for _, to in ahead[at]}
        length += 1
    return found


def duties(graph: Graph, says: LeadsTo) -> list[Duty]:
    """What a run has to be fair to."""
    return [(trigger, who) for trigger in says.fair for who in (None, *range(graph.jobs))]


def _possible(graph: Graph, at: Configuration) -> set[Duty]:
    return {(graph.machine.transitions[step.row].trigger, step.actor) for step, _ in graph.steps[at]}


def _done(graph: Graph, at: Configuration, step: Step) -> set[Duty]:
    row = graph.machine.transitions[step.row]
    moved = [who for who, one in enumerate(at.instances) if row.joint and one.state in row.sources]
    return {(row.trigger, step.actor), *((row.trigger, who) for who in moved)}


def _fair_for_ever(graph: Graph, says: LeadsTo, stays: set[Configuration], ahead: Ahead) -> set[Configuration]:
    """The greatest part of `stays` from which a step can be taken again and again that is fair to each duty in turn."""
    before: dict[Configuration, list[tuple[Step, Configuration]]] = {at: [] for at in stays}
    for at in stays:
        for step, to in ahead[at]:
            before[to].append((step, at))
    wanted: list[Duty | None] = [None, *duties(graph, says)]
    changed = True
    while changed:
        changed = False
        for duty in wanted:
            good = {
                at
                for at in stays
                for step, to in ahead[at]
                if to in stays and (duty not in _possible(graph, at) or duty in _done(graph, at, step))
            }
            waiting = list(good)
            while waiting:
                for _, at in before[waiting.pop()]:
                    if at in stays and at not in good:
                        good.add(at)
                        waiting.append(at)
            changed = changed or good != stays
            stays = good
    return stays


def _ends_or_laps(
    graph: Graph,
    says: LeadsTo,
    owed: dict[Configuration, int],
    ends: set[Configuration],
    stays: set[Configuration],
    ahead: Ahead,
) -> Iterator[tuple[int, int]]:
    """From the nearest distance at which a run can end or go round: that distance, and the shortest way round."""
    nearest: int | None = None
    for at, depth in owed.items():
        if nearest is not None and depth > nearest:
            return
        lap = 0 if at in ends else _lap(graph, says, at, ahead) if at in stays else None
        if lap is not None:
            nearest = depth
            yield depth, lap


def _lap(graph: Graph, says: LeadsTo, start: Configuration, ahead: Ahead) -> int | None:
    """The shortest walk from `start` to itself that is fair: each duty not possible somewhere, or done."""
    fair = frozenset(duties(graph, says))
    level = {(start, fair & _possible(graph, start))}
    known, length = set(level), 0
    while level:
        length += 1
        fresh = {
            (to, left & frozenset(_possible(graph, to)) - _done(graph, at, step))
            for at, left in level
            for step, to in ahead[at]
        }
        if (start, frozenset()) in fresh:
            return length
        level = fresh - known
        known |= level
    return None


def _stuck(graph: Graph) -> int | None:
    """The distance of the nearest configuration, not all final, from which no run moves any instance."""

    def states(at: Configuration) -> tuple[str, ...]:
        return tuple(instance.state for instance in at.instances)

    moving = {at for at, steps in graph.steps.items() if any(states(at) != states(to) for _, to in steps)}
    alive = _reaching(graph, moving)
    final = {state.name for state in graph.machine.states if state.final}
    return min((d for at, d in graph.depth.items() if at not in alive and not set(states(at)) <= final), default=None)


def condition(claim: Claim) -> Expr | None:
    """What must be met for `claim` to say anything; None where it always does.

    What stands before `=>` at the top, also below further `=>` and below `all`; for Precedes
    that `then` happens; and in every case that an instance is `given`.
    """
    met: Expr | None = None
    match claim.says:
        case Always(holds) | OnStep(holds):
            met = _premise(holds)
        case Precedes(_, then):
            met = then
        case LeadsTo(first):
            met = first
        case EveryState() | EveryRow() | NoDeadEnd() | Reachable():
            return None
        case Recoverable():
            pass
    if met is None:
        return None if claim.given == TRUE else claim.given
    return conjunction(claim.given, met)


def _premise(holds: Expr) -> Expr | None:
    match holds:
        case Implies(when, then):
            below = _premise(then)
            return when if below is None else conjunction(when, below)
        case Quantified("all", peers, body):
            inside = _premise(body)
            return None if inside is None else Quantified("some", peers, inside)
        case _:
            return None
