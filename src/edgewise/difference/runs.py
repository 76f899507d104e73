"""Whether every run of one machine is a run of another, seen from outside; and if not, a shortest that is not.

A run is seen as its steps: of each the verb or event, the instance that acts (none for a row
without `from`), and the states of all instances after it. Variables, parameters and outcomes are
not seen. A run of the one is looked for along all runs of the other that look the same so far
(the subset construction); of two such sets the smaller decides (De Wulf, Doyen, Henzinger and
Raskin, "Antichains: a new algorithm for checking universality of finite automata", CAV 2006).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations_with_replacement, product
from typing import Final, TypeAlias

from edgewise import run
from edgewise.engines import Disagreement
from edgewise.engines.tables import Local, Node, Tables
from edgewise.machine import Machine
from edgewise.run import Configuration, Step, Trace

LIMIT: Final = 200_000
"""Pairs of a configuration of the one and what the other may be in, before the search gives up."""

Seen: TypeAlias = tuple[str, int | None, tuple[str, ...]]
"""What is seen of a step: trigger, actor, states after."""


@dataclass(frozen=True, slots=True)
class Included:
    """Every run with any number of instances in `jobs` is one of the other machine too; () where none was searched."""

    jobs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Apart:
    """A shortest run that is none of the other, replayed by `run`; it is one up to its last step.

    `instead` is what the last step's verb or event may lead to in the other machine there, as the
    states of all instances; () where it is refused or does not happen. A run without steps: the
    machines begin in different states.
    """

    trace: Trace
    instead: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Unfinished:
    """None was found; the numbers of instances in `jobs` were searched to the end, the next one was not."""

    jobs: tuple[int, ...]


Inclusion: TypeAlias = Included | Apart | Unfinished


def compare(machine: Machine, other: Machine, jobs: int, limit: int = LIMIT) -> Inclusion:
    """Whether every run of `machine` with 1 to `jobs` instances is one of `other`. The fewest instances come first."""
    done: tuple[int, ...] = ()
    for number in range(1, jobs + 1):
        search = _Search(machine, other, number, limit)
        found = search.shortest()
        if found is not None:
            return found
        if search.gave_up:
            return Unfinished(done)
        done = (*done, number)
    return Included(done)


@dataclass(slots=True)
class _Side:
    """A machine as the search reads it: what can be seen at each configuration, and where it leads."""

    machine: Machine
    tables: Tables
    _known: dict[Node, dict[Seen, list[tuple[Step, Node]]]] = field(
        default_factory=dict[Node, "dict[Seen, list[tuple[Step, Node]]]"]
    )

    def starts(self, jobs: int, ordered: bool) -> tuple[Node, ...]:
        """Where a group can start; without the order of its instances, which are all alike."""
        ways: list[Local] = [self.tables.local(start) for start in run.starts(self.machine)]
        shared = self.tables.shared(run.initial_shared(self.machine))
        groups = product(ways, repeat=jobs) if ordered else combinations_with_replacement(ways, jobs)
        return tuple(self.tables.node(group, shared) for group in groups)

    def steps(self, node: Node) -> dict[Seen, list[tuple[Step, Node]]]:
        """The steps at a configuration, by what is seen of them."""
        found = self._known.get(node)
        if found is None:
            found = self._known[node] = {}
            for row, actor, moved, after, key in self.tables.steps(node):
                seen = (self.machine.transitions[row].trigger, actor, self.states(moved))
                found.setdefault(seen, []).append((Step(row, actor), (key, moved, after)))
        return found

    def states(self, locals_: Iterable[Local]) -> tuple[str, ...]:
        return tuple(self.tables.instances[local >> 1].state for local in locals_)


class _Search:
    """Breadth first through pairs of a configuration of the one and all that the other may be in."""

    def __init__(self, machine: Machine, other: Machine, jobs: int, limit: int) -> None:
        self.jobs, self.limit, self.gave_up = jobs, limit, False
        self.one, self.many = _Side(machine, Tables(machine, jobs)), _Side(other, Tables(other, jobs))
        self.pairs: list[tuple[Node, frozenset[Node]]] = []
        self.origin: list[tuple[int, Step | None]] = []
        self.smallest: dict[Node, list[frozenset[Node]]] = {}
        self.onward: dict[tuple[frozenset[Node], Seen], frozenset[Node]] = {}

    def shortest(self) -> Apart | None:
        """A shortest run of the one that is none of the other, if there is one within the limit."""
        others = frozenset(self.many.starts(self.jobs, ordered=True))
        for start in self.one.starts(self.jobs, ordered=False):
            self._add(start, others, -1, None)
        if self.one.machine.initial != self.many.machine.initial:
            return _confirmed(self.one.machine, self.many.machine, self._trace(0, None), ())
        for at, (node, others) in enumerate(self.pairs):
            for seen, ways in self.one.steps(node).items():
                after = self._after(others, seen)
                if not after:
                    trace = self._trace(at, ways[0][0])
                    return _confirmed(self.one.machine, self.many.machine, trace, self._instead(others, seen))
                for step, to in ways:
                    self._add(to, after, at, step)
            if len(self.pairs) > self.limit:
                self.gave_up = True
                return None
        return None

    def _add(self, node: Node, others: frozenset[Node], parent: int, step: Step | None) -> None:
        known = self.smallest.setdefault(node, [])
        if any(smaller <= others for smaller in known):
            return
        known.append(others)
        self.pairs.append((node, others))
        self.origin.append((parent, step))

    def _after(self, others: frozenset[Node], seen: Seen) -> frozenset[Node]:
        found = self.onward.get((others, seen))
        if found is None:
            found = frozenset(to for node in others for _, to in self.many.steps(node).get(seen, ()))
            self.onward[others, seen] = found
        return found

    def _instead(self, others: frozenset[Node], seen: Seen) -> tuple[tuple[str, ...], ...]:
        """What the same verb or event of the same instance may lead to in the other machine."""
        found = {one[2] for node in others for one in self.many.steps(node) if one[:2] == seen[:2]}
        return tuple(sorted(found))

    def _trace(self, at: int, last: Step | None) -> Trace:
        steps = [last] if last is not None else []
        while True:
            parent, step = self.origin[at]
            if step is None:
                return Trace(self.one.tables.configuration(self.pairs[at][0]), tuple(reversed(steps)))
            steps.append(step)
            at = parent


def _confirmed(machine: Machine, other: Machine, trace: Trace, instead: tuple[tuple[str, ...], ...]) -> Apart:
    """The run, after a look by the reference semantics alone. Raises Disagreement where that sees it otherwise."""
    path = run.replay(machine, trace)
    same = _alike(path[0], run.initial(other, len(path[0].instances)))
    for number, step in enumerate(trace.steps, 1):
        if not same:
            raise Disagreement("a run is said to be the other machine's up to its last step, and is not")
        trigger = machine.transitions[step.row].trigger
        nexts = (
            run.after(other, at, one)
            for at in same
            for one in run.enabled(other, at)
            if other.transitions[one.row].trigger == trigger and one.actor == step.actor
        )
        same = _alike(path[number], nexts)
    if same:
        raise Disagreement("a run is said to be none of the other machine, and is one")
    return Apart(trace, instead)


def _alike(wanted: Configuration, found: Iterable[Configuration]) -> set[Configuration]:
    """The configurations in which all instances are in the states they are in at `wanted`."""
    states = [instance.state for instance in wanted.instances]
    return {one for one in found if [instance.state for instance in one.instances] == states}
