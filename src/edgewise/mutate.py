"""Which rows does no claim guard? Small changes of a machine, and whether a claim notices each.

Mutation analysis (DeMillo, Lipton and Sayward, "Hints on Test Data Selection", Computer 1978), of
a model against its claims. A change that leaves the reachable graph as it is, is none.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from itertools import combinations
from multiprocessing import get_context
from typing import Final, TypeAlias

from edgewise.claim import BUILT_IN, Claims, LeadsTo, Refuted, as_expected, rebound
from edgewise.engines import explicit
from edgewise.engines.graph import begin
from edgewise.engines.tables import Node, Tables
from edgewise.expr import TRUE, Not, Value
from edgewise.machine import Machine, Transition
from edgewise.run import Instance, Trace

SIZES: Final = (1, 2)
"""Instances of the groups in which a change is looked for."""

Seen: TypeAlias = tuple[tuple[Instance, ...], tuple[Value, ...]]
"""A configuration with the order of its instances left out."""


@dataclass(frozen=True)
class Mutant:
    """A machine with one change: of row number `row` (None: of two verbs), told by `change`."""

    machine: Machine
    row: int | None
    change: str


@dataclass(frozen=True)
class Difference:
    """The shortest run after which the mutant can do something else: what only it can do, and what it no longer can."""

    trace: Trace
    gained: tuple[str, ...]
    lost: tuple[str, ...]


@dataclass(frozen=True)
class Judged:
    """What came of a mutant: no difference at all, or the claim that notices it ("" if none does)."""

    row: int | None
    change: str
    difference: Difference | None
    noticed_by: str = ""


def mutants(machine: Machine) -> Iterator[Mutant]:
    """Every row dropped, sent elsewhere, its guard dropped or negated, each effect dropped; every two verbs swapped."""
    for number, row in enumerate(machine.transitions):
        for change, other in _changed(machine, row):
            rows = machine.transitions
            kept = (*rows[:number], *other, *rows[number + 1 :])
            yield Mutant(replace(machine, transitions=kept), number, change)
    for one, two in combinations(machine.verb_named, 2):
        swapped = {one: two, two: one}
        rows = tuple(replace(row, trigger=swapped.get(row.trigger, row.trigger)) for row in machine.transitions)
        yield Mutant(replace(machine, transitions=rows), None, f"{one} and {two} swapped")


def _changed(machine: Machine, row: Transition) -> Iterator[tuple[str, tuple[Transition, ...]]]:
    yield "row dropped", ()
    if row.sources:
        for state in machine.state_named:
            if state != row.target and (row.target is not None or (state,) != row.sources):
                yield f"to {state} instead", (replace(row, target=state),)
        if row.target is not None:
            yield "stays instead", (replace(row, target=None),)
    if row.guard != TRUE:
        yield "guard dropped", (replace(row, guard=TRUE),)
        yield "guard negated", (replace(row, guard=Not(row.guard)),)
    for number, effect in enumerate(row.effects):
        kept = row.effects[:number] + row.effects[number + 1 :]
        yield f"effect on {effect.target} dropped", (replace(row, effects=kept),)


class Original:
    """A machine that mutants are held against; what it can do is worked out once."""

    def __init__(self, machine: Machine, claims: Claims) -> None:
        self.machine, self.claims = machine, claims
        self.lately: list[str] = []
        self.known = {size: dict(_walk(machine, size)) for size in SIZES}

    def judge(self, mutant: Mutant) -> Judged:
        """Whether the mutant differs, and which claim notices it first."""
        difference = self._difference(mutant.machine)
        noticed = self._noticed(mutant.machine) if difference is not None else ""
        return Judged(mutant.row, mutant.change, difference, noticed)

    def _difference(self, changed: Machine) -> Difference | None:
        for size in SIZES:
            for seen, (trace, doing) in _walk(changed, size):
                before = self.known[size][seen][1]
                if doing != before:
                    return Difference(trace(), _told(doing - before), _told(before - doing))
        return None

    def _noticed(self, changed: Machine) -> str:
        """A claim that is not as expected: one that noticed lately is asked first, and one instance before two."""
        asked = [replace(rebound(claim, changed), jobs=None) for claim in (*self.claims.claims, *BUILT_IN)]
        safety = [claim for claim in asked if not isinstance(claim.says, LeadsTo)]
        proved = [claim for claim in safety if claim.expect == "proved" and not claim.built_in]
        lately = [claim for claim in proved if claim.name in self.lately]
        rest = [claim for claim in asked if claim not in safety]
        for claims, sizes in ((lately, SIZES[:1]), (proved, SIZES[:1]), (safety, SIZES), (rest, SIZES)):
            for claim, verdict in zip(claims, explicit.check(changed, claims, sizes), strict=True):
                # With fewer instances than it takes, what must be reached may not be.
                shown = isinstance(verdict, Refuted) and verdict.trace is not None
                if shown if sizes != SIZES else not as_expected(claim, verdict):
                    self.lately = [claim.name, *(name for name in self.lately if name != claim.name)][:4]
                    return claim.name
        return ""


_Doing: TypeAlias = frozenset[tuple[str, Instance | None, Seen]]


def _walk(machine: Machine, size: int) -> Iterator[tuple[Seen, tuple[Callable[[], Trace], _Doing]]]:
    """Every configuration, nearest first, with a shortest run to it and what can be done there."""
    tables = Tables(machine, size)
    graph = begin(tables, size, 1 << 62)
    for at, node in enumerate(graph.nodes):
        doing = set()
        for row, actor, moved, after, key in tables.steps(node):
            to = (key, moved, after)
            graph.add(to, (at, row, actor))
            trigger = machine.transitions[row].trigger
            if key == node[0] and trigger in machine.event_named:
                continue  # nobody asked, and nothing changes: nobody can tell that it happened
            who = tables.configuration(node).instances[actor] if actor is not None else None
            doing.add((trigger, who, _seen(tables, to)))
        yield _seen(tables, node), (partial(graph.trace, at), frozenset(doing))


def _seen(tables: Tables, node: Node) -> Seen:
    at = tables.configuration(node)
    return tuple(sorted(at.instances, key=repr)), at.shared


def _told(doing: _Doing) -> tuple[str, ...]:
    return tuple(sorted({f"{trigger} in {who.state}" if who is not None else trigger for trigger, who, _ in doing}))


_original: list[Original] = []


def _begin(machine: Machine, claims: Claims) -> None:
    _original[:] = [Original(machine, claims)]


def _judge(mutant: Mutant) -> Judged:
    return _original[0].judge(mutant)


def judge(machine: Machine, claims: Claims) -> list[Judged]:
    """Every mutant, judged on all processors."""
    workers = min(os.cpu_count() or 1, 8)
    every = list(mutants(machine))
    if workers == 1:
        return list(map(Original(machine, claims).judge, every))
    context = get_context("spawn")  # a fork of a process with threads may hang
    with ProcessPoolExecutor(workers, context, initializer=_begin, initargs=(machine, claims)) as pool:
        return list(pool.map(_judge, every, chunksize=4))
