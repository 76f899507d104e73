"""What a few instances have been seen to reach: it tells which cubes are worth refuting, and how far they can grow.

Conchon, Goel, Krstic, Mebsout and Zaidi, "Invariants for Finite Instances and Beyond" (FMCAD
2013): a cube that no small group reaches is grown until one would; what is grown too far shows
when it cannot be kept out of reach, and is not grown again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations, permutations
from typing import TypeAlias

from edgewise.engines.any_number.cubes import Cube, Masks, Space
from edgewise.expr import Value
from edgewise.run import Configuration

Seat: TypeAlias = tuple[tuple[tuple[Value, ...], ...], tuple[Value, ...]]
"""Some instances' states and values, and the shared values."""


class Seen:
    """Tuples of different instances, with the shared values, that reachable configurations contain.

    Kept as one number for each value of each part: bit n is set where tuple n has that value.
    Whether some tuple is in a cube is then a few operations on numbers. A smaller group is a tuple
    that lacks its last instances.
    """

    def __init__(self, space: Space, tuples: Iterable[Seat], width: int = 2) -> None:
        self.space, self.width = space, width
        distinct = set(tuples)
        self.every = (1 << len(distinct)) - 1
        own = [{value: index for index, value in enumerate(domain)} for domain in space.domains]
        shared = [{value: index for index, value in enumerate(domain)} for domain in space.shared_domains]
        places = [_Column(own) for _ in range(width)]
        together = _Column(shared)
        for number, (instances, valuation) in enumerate(distinct):
            for place, instance in zip(places, instances, strict=False):
                place.add(number, instance)
            together.add(number, valuation)
        self.places = [place.bits() for place in places]
        self.shared = together.bits()

    def meets(self, cube: Cube) -> bool:
        """Whether a tuple seen may belong to a configuration of the cube: of more instances, whether each few may."""
        together = _narrow(self.every, self.shared, cube.shared, self.space.shared)
        if len(cube.jobs) <= self.width:
            return bool(self._fitting(together, cube.jobs))
        return all(self._fitting(together, few) for few in combinations(cube.jobs, self.width))

    def _fitting(self, tuples: int, jobs: tuple[Masks, ...]) -> int:
        for place, masks in zip(self.places, jobs, strict=False):
            if not tuples:
                break
            tuples = _narrow(tuples, place, masks, self.space.own, present=place is not self.places[0])
        return tuples

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


class _Column:
    """One part of all tuples: for each value the numbers of those that have it."""

    def __init__(self, index: list[dict[Value, int]]) -> None:
        self._index = index
        self._whole: dict[tuple[Value, ...], list[int]] = {}

    def add(self, number: int, values: tuple[Value, ...]) -> None:
        self._whole.setdefault(values, []).append(number)

    def bits(self) -> list[list[int]]:
        found = [[0] * len(values) for values in self._index]
        for values, numbers in self._whole.items():
            those = _number(numbers)
            for slot, value in enumerate(values):
                found[slot][self._index[slot][value]] |= those
        return found


def _number(numbers: list[int]) -> int:
    """The number with these bits."""
    if not numbers:
        return 0
    found = bytearray((numbers[-1] >> 3) + 1)
    for bit in numbers:
        found[bit >> 3] |= 1 << (bit & 7)
    return int.from_bytes(found, "little")


def seats(reachable: Iterable[Configuration], width: int = 2, more: tuple[Value, ...] = ()) -> Iterator[Seat]:
    """The tuples in configurations, each instance with `more` values behind its own."""
    for at in reachable:
        whole = [(one.state, *one.values, *more) for one in at.instances]
        for chosen in permutations(whole, min(width, len(whole))):
            yield chosen, at.shared


def _narrow(tuples: int, having: list[list[int]], masks: Masks, full: Masks, *, present: bool = False) -> int:
    """Those of the tuples whose part has in each slot a value of the set; and is there, if it need be `present`."""
    for slot, (values, mask, whole) in enumerate(zip(having, masks, full, strict=True)):
        if mask != whole or (present and not slot):
            some = 0
            for index, those in enumerate(values):
                if mask >> index & 1:
                    some |= those
            tuples &= some
            if not tuples:
                return 0
    return tuples


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
