"""Every reachable configuration, one by one: complete for a given number of instances, shortest traces.

All claims are looked at in one search for each number of instances; see `tables` for how an
instance is worked out once, `graph` for the search, `watch` for what is looked for. Only where a
claim is about what one instance does in the long run may a second search follow that instance.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from edgewise.claim import (
    Always,
    Claim,
    EveryRow,
    EveryState,
    NoDeadEnd,
    OnStep,
    Precedes,
    Proved,
    Reachable,
    Recoverable,
    Refuted,
    Undecided,
    Vacuous,
    Verdict,
)
from edgewise.engines import precedence
from edgewise.engines.condition import condition
from edgewise.engines.confirm import confirm
from edgewise.engines.graph import Graph, explore
from edgewise.engines.tables import Taken, Tables
from edgewise.engines.watch import Mark, Watch
from edgewise.expr import TRUE, Expr, Not, about_steps, about_subject, conjunction
from edgewise.machine import Machine
from edgewise.run import evaluate

METHOD = "explicit search"


@dataclass(frozen=True)
class Counted:
    """The size of what a number of instances can reach.

    `configurations` up to renaming of instances, `ordered` with their order, `depth` the number of
    steps to the farthest.
    """

    configurations: int
    ordered: int
    depth: int


def count(machine: Machine, jobs: int) -> Counted:
    """Count all that `jobs` instances can reach."""
    graph = explore(Tables(machine, jobs), jobs, limit=1 << 62)
    ordered = sum(graph.orders(at) for at in range(len(graph.nodes)))
    return Counted(len(graph.nodes), ordered, max(graph.depths()))


def check(machine: Machine, claims: Sequence[Claim], jobs: Sequence[int], limit: int = 400_000) -> tuple[Verdict, ...]:
    """A verdict for each claim, in order, for each number of instances in `jobs`.

    A claim with its own `jobs` is looked at for 1 to that number. `limit` is the most
    configurations, up to renaming, to look at for one number of instances; a claim that is not
    settled by then is Undecided. Raises Disagreement where `run` denies what was found.
    """
    groups: dict[tuple[int, ...], list[int]] = {}
    for number, claim in enumerate(claims):
        sizes = tuple(sorted(set(jobs))) if claim.jobs is None else tuple(range(1, claim.jobs + 1))
        groups.setdefault(sizes, []).append(number)
    verdicts: dict[int, Verdict] = {}
    for sizes, members in groups.items():
        found = _Check(machine, [claims[number] for number in members], sizes, limit).verdicts()
        verdicts.update(zip(members, found, strict=True))
    return tuple(verdicts[number] for number in range(len(claims)))


class _Check:
    """Claims that are looked at for the same numbers of instances. Each is known by its number among them."""

    def __init__(self, machine: Machine, claims: Sequence[Claim], sizes: tuple[int, ...], limit: int) -> None:
        self.machine, self.claims, self.sizes, self.limit = machine, claims, sizes, limit
        self.marks = [mark for number, claim in enumerate(claims) for mark in _marks(number, claim)]
        lacking = {number: flag for number, claim in enumerate(claims) if (flag := _lacking(claim)) is not None}
        self.flag_of = {number: index for index, number in enumerate(lacking)}
        still = [mark.expr for mark in self.marks if not mark.on_steps]
        self.tables = Tables(machine, sizes[-1], still, list(lacking.values()))
        self.watch = Watch(self.tables, self.marks, range(len(claims)))
        self.found: dict[int, Verdict] = {}
        self.met = {number for number, claim in enumerate(claims) if condition(claim) is None}

    def verdicts(self) -> Sequence[Verdict]:
        """The verdict of each claim."""
        searched: tuple[int, ...] = ()
        for size in self.sizes:
            if not self.watch.open:
                break
            onward = not self.watch.open.isdisjoint(self.flag_of)
            graph = explore(self.tables, size, self.limit, self.watch, onward=onward)
            self._read_marks(size, graph)
            searched = (*searched, size)
            for number in sorted(self.watch.open):
                if isinstance(self.claims[number].says, EveryState | EveryRow) and not self._missing(number):
                    self._settle(number, Proved(searched, METHOD))
                elif not graph.complete:
                    self._settle(number, Undecided(searched[:-1], METHOD, self._ran_out(size)))
            self._look_ahead(size, graph, searched)
        for number in sorted(self.watch.open):
            self._settle(number, self._last_word(number))
        return [self.found[number] for number in range(len(self.claims))]

    def _settle(self, number: int, verdict: Verdict) -> None:
        """Note a verdict, once its trace has been held against the reference semantics."""
        claim = self.claims[number]
        if isinstance(verdict, Refuted) and verdict.trace is not None:
            confirm(self.machine, claim, verdict.trace, verdict.subject)
        if isinstance(verdict, Proved) and verdict.witness is not None:
            confirm(self.machine, claim, verdict.witness, None)
        self.found[number] = verdict
        self.watch.open.discard(number)
