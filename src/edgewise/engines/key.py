"""One number for all orders of a group's instances, that a step changes by an addition."""

from __future__ import annotations

from math import prod

from edgewise.expr import Bool, Range, Type, Words
from edgewise.machine import Machine


class Weights(dict[int, int]):
    """For each number of an instance (below twice the ways one can be), what it adds to the key of its group.

    These are the powers of the number, up to the most instances of a group, in fields of their own
    that no sum of them leaves; a key has `width` bits. The sums of the first n powers of n numbers
    determine the numbers (Newton's identities), so two groups of one size have the same key exactly
    if one is the other in another order.
    """

    def __init__(self, machine: Machine, most: int) -> None:
        super().__init__()
        largest = 2 * len(machine.states) * prod(_size(declaration.type) for declaration in machine.own)
        self._fields: list[tuple[int, int]] = []
        self.width = 0
        # The highest power comes lowest: a dict looks at the low bits first, and these differ most.
        for power in range(most, 0, -1):
            self._fields.append((power, self.width))
            self.width += (most * largest**power).bit_length()

    def __missing__(self, number: int) -> int:
        found = self[number] = sum((number + 1) ** power << field for power, field in self._fields)
        return found


def _size(type: Type) -> int:
    match type:
        case Bool():
            return 2
        case Words(words):
            return len(words)
        case Range(low, high):
            return high - low + 1
