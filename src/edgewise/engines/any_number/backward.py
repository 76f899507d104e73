"""Backward reachability over cubes: which configurations might lead to bad ones, for groups of any size.

Ghilardi and Ranise, "Backward Reachability of Array-based Systems by SMT Solving" (LMCS 2010)
and Conchon et al., "Cubicle" (CAV 2012): a universal guard is told of the instances in the cube
only, so a step backwards may reach too much. What it never reaches is truly out of reach; that
it reaches an initial configuration is a hint. Here nothing rests on either: a solver decides
whether the negated cubes are an inductive invariant.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import count, product

from edgewise.engines.any_number.cubes import Cube, Masks, Sketch, Space, covers
from edgewise.engines.any_number.formula import Formula, both
from edgewise.engines.any_number.meaning import before
from edgewise.engines.any_number.seen import Seen
from edgewise.expr import Bool, Expr, Member, Type, Value, values
from edgewise.machine import Effect, Machine, Transition


@dataclass
class Backward:
    """What might lead to the bad cubes asked for so far. `known` cubes are all out of reach."""

    machine: Machine
    space: Space
    seen: Seen | None = None
    limit: int = 1_000
    known: list[Cube] = field(default_factory=list)
    grown_too_far: set[Cube] = field(default_factory=set)

    def search(self, bad: Iterable[Cube]) -> list[Cube] | None:
        """Cubes that together cannot be entered from outside, with all of `bad` among them; None if none are found.

        None means that some initial configuration might lead to a bad one, or that there are too many.
        """
        asked = list(bad)
        while True:
            found = self._once(asked)
            if not isinstance(found, Cube):
                return found
            self.grown_too_far.add(found)

    def _once(self, bad: list[Cube]) -> list[Cube] | Cube | None:
        """As `search`, but a Cube where that one, grown, cannot be kept out of reach."""
        kept: list[Cube] = []
        queue: list[tuple[int, int, Cube, Cube | None]] = []
        order = count()

        def note(cube: Cube, grown: Cube | None) -> Cube | bool | None:
            """Keep a cube unless it is known. `grown` is the last one grown on the way to it, to blame if it is met."""
            if any(covers(larger, cube) for larger in self.known) or any(covers(larger, cube) for larger in kept):
                return True
            if self.starts(cube) or (self.seen is not None and self.seen.meets(cube)):
                return grown
            wider = self.seen.grown(cube) if self.seen is not None else cube
            if wider != cube and wider not in self.grown_too_far and not self.starts(wider):
                cube = grown = wider
            kept[:] = [other for other in kept if not covers(cube, other)]
            kept.append(cube)
            heappush(queue, (len(cube.jobs), next(order), cube, grown))
            return True

        for cube in bad:
            noted = note(cube, None)
            if noted is not True:
                return noted or None
        while queue:
            _, _, cube, grown = heappop(queue)
            if cube not in kept:
                continue
            if len(kept) > self.limit:
                return None
            for earlier in self.steps_back(cube):
                noted = note(earlier, grown)
                if noted is not True:
                    return noted or None
        self.known += kept
        return kept

    def starts(self, cube: Cube) -> bool:
        """Whether some initial configuration, of some size, is in the cube."""
        machine = self.machine
        shared = (declared.initial for declared in machine.shared)
        own: list[Value | None] = [machine.initial, *(declared.initial for declared in machine.own)]
        domains = self.space.domains
        return all(
            mask >> domain.index(value) & 1
            for mask, domain, value in zip(cube.shared, self.space.shared_domains, shared, strict=True)
            if value is not None
        ) and all(
            mask >> domain.index(value) & 1
            for masks in cube.jobs
            for mask, domain, value in zip(masks, domains, own, strict=True)
            if value is not None
        )

    def steps_back(self, cube: Cube) -> Iterator[Cube]:
        """Cubes with every configuration that one step takes into `cube`; those that a step does not change left out."""
        names = tuple(f"j{index}" for index in range(len(cube.jobs)))
        for number, row in enumerate(self.machine.transitions):
            actors: tuple[str | None, ...] = (*names, "a") if row.sources else (None,)
            for actor in actors:
                if self._touches(row, cube, names, actor):
                    yield from self._before(number, row, cube, names, actor)

    def _touches(self, row: Transition, cube: Cube, names: tuple[str, ...], actor: str | None) -> bool:
        """Whether the step can change anything that the cube tells."""
        slots = self.machine.shared_slot
        if any(cube.shared[slots[e.target]] != self.space.shared[slots[e.target]] for e in row.shared_effects):
            return True
        return actor in names or row.joint

    def _before(
        self, number: int, row: Transition, cube: Cube, names: tuple[str, ...], actor: str | None
    ) -> Iterator[Cube]:
        others = [name for name in names if name != actor]
        ways = product((False, True), repeat=len(others)) if row.joint else iter([(False,) * len(others)])
        for way in ways:
            moves = {name for name, moved in zip(others, way, strict=True) if moved} | ({actor} if actor else set())
            jobs: list[tuple[str, Masks]] = []
            wanted: list[Formula] = []
            for name, masks in zip(names, cube.jobs, strict=True):
                earlier = self._job_before(row, name, masks, name in moves, wanted)
                if earlier is None:
                    break
                jobs.append((name, earlier))
            else:
                if actor == "a":
                    jobs.append(("a", (self._sources(row), *self.space.own[1:])))
                yield from self._finish(number, row, cube, actor, jobs, wanted)

    def _job_before(self, row: Transition, name: str, masks: Masks, moves: bool, wanted: list[Formula]) -> Masks | None:
        sources = self._sources(row)
        if not moves:
            state = masks[0] & ~sources if row.joint else masks[0]
            return (state, *masks[1:]) if state else None
        if row.target is None:
            state = masks[0] & sources
        else:
            target = 1 << self.space.domains[0].index(row.target)
            state = sources if masks[0] & target else 0
        if not state:
            return None
        earlier = [state, *masks[1:]]
        for effect in row.own_effects:
            slot = 1 + self.machine.slot[effect.target]
            wanted.append(self._gives(effect, self.machine.own[slot - 1].type, masks[slot], name))
            earlier[slot] = self.space.own[slot]
        return tuple(earlier)

    def _finish(
        self,
        number: int,
        row: Transition,
        cube: Cube,
        actor: str | None,
        jobs: list[tuple[str, Masks]],
        wanted: list[Formula],
    ) -> Iterator[Cube]:
        shared = list(cube.shared)
        for effect in row.shared_effects:
            slot = self.machine.shared_slot[effect.target]
            wanted.append(self._gives(effect, self.machine.shared[slot].type, shared[slot], actor))
            shared[slot] = self.space.shared[slot]
        guard = before(self.machine.conditions[number], actor)
        yield from self.space.complete(both(*wanted, guard), Sketch(tuple(shared), tuple(jobs)))

    def _gives(self, effect: Effect, kind: Type, mask: int, job: str | None) -> Formula:
        """That the effect's value is one of a set."""
        allowed = tuple(value for index, value in enumerate(values(kind)) if mask >> index & 1)
        if len(allowed) == len(values(kind)):
            return both()
        if isinstance(kind, Bool):
            return before(effect.value, job, bool(allowed[0]))
        is_one: Expr = Member(effect.value, allowed)
        return before(is_one, job)

    def _sources(self, row: Transition) -> int:
        domain = self.space.domains[0]
        return sum(1 << domain.index(source) for source in row.sources)
