"""What a few instances have been seen to reach: it tells which cubes are worth refuting, and how far they can grow.

Conchon, Goel, Krstic, Mebsout and Zaidi, "Invariants for Finite Instances and Beyond" (FMCAD
2013): a cube that no small group reaches is grown until one would; what is grown too far shows
when it cannot be kept out of reach, and is not grown again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from edgewise.engines.any_number.cubes import Cube, Masks, Space
from edgewise.expr import Value
from edgewise.run import Configuration

Pair: TypeAlias = tuple[tuple[Value, ...], tuple[Value, ...], tuple[Value, ...]]
"""Two instances' states and values, and the shared values."""


class Seen:
    """Pairs of different instances, with the shared values, that reachable configurations contain.

    Kept as one number for each value of each of the three parts: bit n is set where pair n has
    that value. Whether some pair is in a cube is then a few operations on numbers. An instance
    alone in its group is a pair without a second.
    """

    def __init__(self, space: Space, pairs: Iterable[Pair]) -> None:
        self.space = space
        distinct = set(pairs)
        self.every = (1 << len(distinct)) - 1
        self.first = [[0] * len(domain) for domain in space.domains]
        self.second = [[0] * len(domain) for domain in space.domains]
        self.shared = [[0] * len(domain) for domain in space.shared_domains]
        own = [{value: index for index, value in enumerate(domain)} for domain in space.domains]
        shared = [{value: index for index, value in enumerate(domain)} for domain in space.shared_domains]
        for number, (one, other, together) in enumerate(distinct):
            bit = 1 << number
            for slot, value in enumerate(one):
                self.first[slot][own[slot][value]] |= bit
            for slot, value in enumerate(other):
                self.second[slot][own[slot][value]] |= bit
            for slot, value in enumerate(together):
                self.shared[slot][shared[slot][value]] |= bit

    def meets(self, cube: Cube) -> bool:
        """Whether some pair seen may belong to a configuration of the cube: of more instances, whether each two may."""
        together = _narrow(self.every, self.shared, cube.shared, self.space.shared)
        if len(cube.jobs) <= 1:
            alone = cube.jobs[0] if cube.jobs else self.space.own
            return bool(_narrow(together, self.first, alone, self.space.own))
        firsts = [_narrow(together, self.first, masks, self.space.own) for masks in cube.jobs]
        return all(
            _narrow(firsts[index], self.second, masks, self.space.own)
            for rank, masks in enumerate(cube.jobs)
            for index in range(rank)
        )

    def grown(self, cube: Cube) -> Cube:
        """The cube with as few instances and as many values as can be without meeting a pair seen."""
        for wider in self._wider(cube):
            if not self.meets(wider):
                return self.grown(wider)
        return cube

    def _wider(self, cube: Cube) -> Iterator[Cube]:
        for index in range(len(cube.jobs)):
            yield Cube(cube.shared, cube.jobs[:index] + cube.jobs[index + 1 :])
        for masks in _freed(cube.shared, self.space.shared):
            yield Cube(masks, cube.jobs)
        for index, own in enumerate(cube.jobs):
            for masks in _freed(own, self.space.own):
                jobs = (*cube.jobs[:index], masks, *cube.jobs[index + 1 :])
                yield Cube(cube.shared, tuple(sorted(jobs)))


def pairs(reachable: Iterable[Configuration], more: tuple[Value, ...] = ()) -> Iterator[Pair]:
    """The pairs in configurations, each instance with `more` values behind its own."""
    for at in reachable:
        whole = [(one.state, *one.values, *more) for one in at.instances]
        for index, one in enumerate(whole):
            if len(whole) == 1:
                yield one, (), at.shared
            for rank, other in enumerate(whole):
                if index != rank:
                    yield one, other, at.shared


def _narrow(pairs: int, having: list[list[int]], masks: Masks, full: Masks) -> int:
    """Those of `pairs` whose part has in each slot a value of the set."""
    for values, mask, whole in zip(having, masks, full, strict=True):
        if mask != whole:
            some = 0
            for index, those in enumerate(values):
                if mask >> index & 1:
                    some |= those
            pairs &= some
            if not pairs:
                return 0
    return pairs


def _freed(masks: Masks, full: Masks) -> Iterator[Masks]:
    """With one slot free of its set, variables first; then with one value more."""
    for slot in range(len(masks) - 1, -1, -1):
        if masks[slot] != full[slot]:
            yield (*masks[:slot], full[slot], *masks[slot + 1 :])
    for slot, mask in enumerate(masks):
        lacking = full[slot] & ~mask
        while lacking:
            bit = lacking & -lacking
            lacking &= lacking - 1
            if mask | bit != full[slot]:
                yield (*masks[:slot], mask | bit, *masks[slot + 1 :])
