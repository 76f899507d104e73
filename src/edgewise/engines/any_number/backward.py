"""Backward reachability over cubes: which configurations might lead to bad ones, for groups of any size.

Ghilardi and Ranise, "Backward Reachability of Array-based Systems by SMT Solving" (LMCS 2010)
and Conchon et al., "Cubicle" (CAV 2012): a universal guard is told of the instances in the cube
only, so a step backwards may reach too much. What it never reaches is truly out of reach; that
it reaches an initial configuration is a hint. Here nothing rests on either: a solver decides
whether the negated cubes are an inductive invariant.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count, product
from typing import Final

from edgewise.engines.allowance import ENDLESS, Allowance
from edgewise.engines.any_number.cubes import AllOf, Cube, Masks, Space, Work, covers
from edgewise.engines.any_number.expand import Expansion
from edgewise.engines.any_number.history import History
from edgewise.engines.any_number.meaning import Taken, after, before
from edgewise.engines.any_number.seen import Seen
from edgewise.expr import Bool, Expr, Member, Type, values
from edgewise.machine import Effect, Machine, Transition

MOST_CUBES: Final = 120
MOST_TRIES: Final = 60
MOST_STEPS: Final = 60_000
"""Cubes in one invariant; searches for one; cubes met in all of them."""


@dataclass(frozen=True)
class Found:
    """Cubes that together cannot be entered from outside, and what each leans on.

    No step leads into a cube from outside of it and of those it leans on.
    """

    leans: dict[Cube, tuple[Cube, ...]]

    @property
    def clauses(self) -> tuple[Cube, ...]:
        """The cubes."""
        return tuple(self.leans)


class Backward:
    """Searches from bad cubes. One search leaves nothing behind for the next but what is true of any."""

    def __init__(
        self, space: Space, seen: Seen, history: History | None = None, allowance: Allowance = ENDLESS
    ) -> None:
        self.machine: Machine = space.machine
        self.space, self.seen, self.history, self._allowance = space, seen, history, allowance
        self.expansion = Expansion(space.own)
        self._earlier: dict[Cube, tuple[Cube, ...]] = {}
        self._grown: dict[Cube, Cube] = {}
        self._guards: dict[tuple[int, str], Work] = {}
        self._wanted: dict[tuple[int, int, int, str], Work] = {}

    def search(self, bad: Iterable[Cube]) -> Found | None:
        """Cubes with all of `bad` among them; None where they are not found within the limits."""
        asked = list(dict.fromkeys(bad))
        too_far: set[Cube] = set()
        self._steps = MOST_STEPS
        for _ in range(MOST_TRIES):
            found = self._once(asked, too_far)
            if not isinstance(found, Cube):
                return found
            too_far.add(found)
        return None

    def _once(self, bad: list[Cube], too_far: set[Cube]) -> Found | Cube | None:
        """As `search`, but a Cube where that one, grown, cannot be kept out of reach."""
        kept: list[Cube] = []
        queue: list[tuple[int, int, Cube, Cube | None]] = []
        order = count()
        waiting: list[tuple[Cube, Cube | None]] = [(cube, None) for cube in reversed(bad)]
        while True:
            while waiting:
                cube, blamed = waiting.pop()
                self._steps -= 1
                if any(covers(larger, cube) for larger in kept):
                    continue
                if self._steps < 0 or len(kept) > MOST_CUBES:
                    return None
                if self.starts(cube) or self.seen.meets(cube):
                    return blamed
                wider = self.grown(cube)
                if wider != cube and wider not in too_far and not self.starts(wider):
                    cube = blamed = wider
                kept = [other for other in kept if not covers(cube, other)]
                kept.append(cube)
                heappush(queue, (len(cube.jobs), next(order), cube, blamed))
            if not queue:
                break
            if self._allowance.over:
                return None
            _, _, cube, blamed = heappop(queue)
            if cube in kept:
                waiting += [(earlier, blamed) for earlier in reversed(self.earlier(cube))]
        return Found({cube: covering(kept, self.earlier(cube)) for cube in kept})

    def grown(self, cube: Cube) -> Cube:
        """The cube, grown as far as what was seen allows."""
        if cube not in self._grown:
            self._grown[cube] = self.seen.grown(cube)
        return self._grown[cube]

    def starts(self, cube: Cube) -> bool:
        """Whether some initial configuration, of some size, may be in the cube."""
        machine = self.machine
        shared = zip(cube.shared, self.space.shared_domains, machine.shared, strict=True)
        if not all(one.initial is None or mask >> domain.index(one.initial) & 1 for mask, domain, one in shared):
            return False
        return all(self._starts(masks) for masks in cube.jobs)

    def _starts(self, masks: Masks) -> bool:
        initial = [self.machine.initial, *(declared.initial for declared in self.machine.own)]
        own = zip(masks, self.space.domains, initial, strict=True)
        if not all(value is None or mask >> domain.index(value) & 1 for mask, domain, value in own):
            return False
        return self.history is None or self.history.starts(self.space, masks)

    def earlier(self, cube: Cube) -> tuple[Cube, ...]:
        """Cubes with every configuration that one step takes into `cube` from outside of it."""
        if cube not in self._earlier:
            found = dict.fromkeys(one for one in self._steps_back(cube) if not covers(cube, one))
            self._earlier[cube] = tuple(found)
        return self._earlier[cube]

    def _steps_back(self, cube: Cube) -> Iterator[Cube]:
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
            jobs: dict[str, Masks] = {}
            wanted: list[Work] = []
            for name, masks in zip(names, cube.jobs, strict=True):
                earlier = self._job_before(number, name, masks, name in moves, wanted)
                if earlier is None:
                    break
                jobs[name] = earlier
                if self.history is not None and self.history.tells(masks):
                    missed = after(self.history.first, name, Taken(self.machine, number, actor), positive=False)
                    wanted.append(self.space.work(missed))
            else:
                if actor == "a":
                    jobs["a"] = (self._sources(row), *self.space.own[1:])
                shared = list(cube.shared)
                for index, effect in enumerate(row.effects):
                    if effect.shared:
                        slot = self.machine.shared_slot[effect.target]
                        kind = self.machine.shared[slot].type
                        wanted.append(self._gives(number, index, effect, kind, shared[slot], actor))
                        shared[slot] = self.space.shared[slot]
                yield from self.expansion.cubes((*wanted, self._guard(number, actor)), tuple(shared), jobs)

    def _job_before(self, number: int, name: str, masks: Masks, moves: bool, wanted: list[Work]) -> Masks | None:
        row = self.machine.transitions[number]
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
        for index, effect in enumerate(row.effects):
            if not effect.shared:
                slot = 1 + self.machine.slot[effect.target]
                wanted.append(self._gives(number, index, effect, self.machine.own[slot - 1].type, masks[slot], name))
                earlier[slot] = self.space.own[slot]
        return tuple(earlier)

    def _guard(self, number: int, actor: str | None) -> Work:
        key = (number, actor or "")
        if key not in self._guards:
            self._guards[key] = self.space.work(before(self.machine.conditions[number], actor))
        return self._guards[key]

    def _gives(self, number: int, index: int, effect: Effect, kind: Type, mask: int, job: str | None) -> Work:
        """That the effect's value is one of a set."""
        key = (number, index, mask, job or "")
        if key not in self._wanted:
            allowed = tuple(value for at, value in enumerate(values(kind)) if mask >> at & 1)
            if len(allowed) == len(values(kind)):
                self._wanted[key] = AllOf(())
            elif isinstance(kind, Bool):
                self._wanted[key] = self.space.work(before(effect.value, job, bool(allowed[0])))
            else:
                is_one: Expr = Member(effect.value, allowed)
                self._wanted[key] = self.space.work(before(is_one, job))
        return self._wanted[key]

    def _sources(self, row: Transition) -> int:
        domain = self.space.domains[0]
        return sum(1 << domain.index(source) for source in row.sources)


def covering(kept: Sequence[Cube], cubes: Iterable[Cube]) -> tuple[Cube, ...]:
    """For each of `cubes` one of `kept` that covers it; as few as the order allows."""
    found: dict[Cube, None] = {}
    for cube in cubes:
        if not any(covers(larger, cube) for larger in found):
            found[next(larger for larger in kept if covers(larger, cube))] = None
    return tuple(found)
