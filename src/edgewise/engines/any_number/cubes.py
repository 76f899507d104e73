"""Cubes: "some instances are like this", and the formulas that become them.

A cube says, for each of a few different instances and for the shared variables, which values
each may have (a set, as the bits of a number). The configurations with such instances among
their own are the cube's; so a cube with fewer instances or more values has more of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import permutations, product
from operator import and_
from typing import TypeAlias

from edgewise.engines.any_number.formula import Both, Either, Every, Fact, Formula, Same, Some
from edgewise.expr import And, Expr, Implies, In, Not, Or, Read, Value, values, walk
from edgewise.machine import Machine
from edgewise.run import Configuration, Instance, evaluate

Masks: TypeAlias = tuple[int, ...]
Box: TypeAlias = tuple[Masks, Masks]
"""The values that one instance may have, and those that the shared variables may have."""


@dataclass(frozen=True)
class Cube:
    """`shared` has one set a shared variable; each of `jobs` one for the state and one a value, as `Machine.own`."""

    shared: Masks
    jobs: tuple[Masks, ...]


# What formulas are worked through as: facts as boxes, and the boxes of one instance joined.


@dataclass(frozen=True, eq=False)
class OneOf:
    """The instance and the shared variables are in one of the boxes."""

    job: str | None
    boxes: tuple[Box, ...]


@dataclass(frozen=True, eq=False)
class AllOf:
    """All of `parts`."""

    parts: tuple[Work, ...]


@dataclass(frozen=True, eq=False)
class AnyOf:
    """Any of `parts`."""

    parts: tuple[Work, ...]


@dataclass(frozen=True, eq=False)
class Each:
    """`body` is true of every instance, or of some, called `job` in it, that is none of `others`."""

    every: bool
    job: str
    others: tuple[str, ...]
    body: Work


Work: TypeAlias = OneOf | AllOf | AnyOf | Each
Goal: TypeAlias = tuple[Work, dict[str, str]]
"""What is to be told, and which instance each of its names means."""


@dataclass
class Space:
    """The values that a machine's states and variables can have."""

    machine: Machine
    own: Masks = ()
    shared: Masks = ()
    _boxes: dict[tuple[Expr, bool], tuple[Box, ...]] = field(default_factory=dict[tuple[Expr, bool], "tuple[Box, ...]"])

    def __post_init__(self) -> None:
        machine = self.machine
        self.domains: list[tuple[Value, ...]] = [
            tuple(state.name for state in machine.states),
            *(values(declared.type) for declared in machine.own),
        ]
        self.shared_domains = [values(declared.type) for declared in machine.shared]
        self.own = tuple((1 << len(domain)) - 1 for domain in self.domains)
        self.shared = tuple((1 << len(domain)) - 1 for domain in self.shared_domains)

    def work(self, formula: Formula) -> Work:
        """A formula with its facts as boxes."""
        match formula:
            case Fact(expr, job):
                return OneOf(job, self.boxes(expr, True))
            case Both(parts):
                return AllOf(tuple(self.work(part) for part in parts))
            case Either(parts):
                return self._any([self.work(part) for part in parts])
            case Every(job, others, body) | Some(job, others, body):
                return Each(isinstance(formula, Every), job, others, self.work(body))
            case Same():
                raise TypeError(formula)

    def _any(self, parts: list[Work]) -> Work:
        joined: dict[str | None, list[Box]] = {}
        rest: list[Work] = []
        for part in (self._all(part) if isinstance(part, AllOf) else part for part in parts):
            if isinstance(part, OneOf):
                joined.setdefault(part.job, []).extend(part.boxes)
            else:
                rest.append(part)
        kept: list[Work] = [OneOf(job, _merged(boxes)) for job, boxes in joined.items()]
        kept += rest
        return kept[0] if len(kept) == 1 else AnyOf(tuple(kept))

    def _all(self, work: AllOf) -> Work:
        """Facts about one instance as one."""
        facts = [part for part in work.parts if isinstance(part, OneOf)]
        jobs = {part.job for part in facts} - {None}
        if not facts or len(facts) < len(work.parts) or len(jobs) > 1:
            return work
        return OneOf(next(iter(jobs), None), tuple(self._product([part.boxes for part in facts])))

    def boxes(self, expr: Expr, positive: bool) -> tuple[Box, ...]:
        """The (own, shared) products of sets whose union is where a plain expression is true (or false)."""
        key = (expr, positive)
        if key not in self._boxes:
            self._boxes[key] = _merged(self._make_boxes(expr, positive))
        return self._boxes[key]

    def _make_boxes(self, expr: Expr, positive: bool) -> Iterator[Box]:
        match expr:
            case Not(body):
                yield from self.boxes(body, not positive)
            case And(parts) | Or(parts) if isinstance(expr, And) == positive:
                yield from self._product([self.boxes(part, positive) for part in parts])
            case And(parts) | Or(parts):
                for part in parts:
                    yield from self.boxes(part, positive)
            case Implies(when, then):
                yield from self.boxes(Or((Not(when), then)), positive)
            case In(state):
                bit = 1 << self.domains[0].index(state)
                yield (bit if positive else self.own[0] & ~bit, *self.own[1:]), self.shared
            case _:
                yield from self._by_values(expr, positive)

    def _product(self, parts: list[tuple[Box, ...]]) -> Iterator[Box]:
        boxes = [(self.own, self.shared)]
        for part in parts:
            met = ((meet(own, more), meet(shared, rest)) for own, shared in boxes for more, rest in part)
            boxes = [(own, shared) for own, shared in met if own is not None and shared is not None]
        yield from boxes

    def _by_values(self, expr: Expr, positive: bool) -> Iterator[Box]:
        """A comparison: for each value of all its names but the first, the values of the first that fit."""
        read = [part for part in walk(expr) if isinstance(part, Read | In)]
        slots = list(dict.fromkeys(self._slot(part) for part in read))
        if not slots:
            if self._true(expr, {}) == positive:
                yield self.own, self.shared
            return
        first, *rest = slots
        for chosen in product(*(range(len(self._domain(slot))) for slot in rest)):
            fixed = dict(zip(rest, chosen, strict=True))
            fits = 0
            for index in range(len(self._domain(first))):
                if self._true(expr, {**fixed, first: index}) == positive:
                    fits |= 1 << index
            if fits:
                sets = {first: fits, **{slot: 1 << index for slot, index in fixed.items()}}
                yield (
                    tuple(sets.get((False, at), full) for at, full in enumerate(self.own)),
                    tuple(sets.get((True, at), full) for at, full in enumerate(self.shared)),
                )

    def _slot(self, part: Expr) -> tuple[bool, int]:
        if isinstance(part, In):
            return False, 0
        assert isinstance(part, Read)
        return (True, self.machine.shared_slot[part.name]) if part.shared else (False, 1 + self.machine.slot[part.name])

    def _domain(self, slot: tuple[bool, int]) -> tuple[Value, ...]:
        return (self.shared_domains if slot[0] else self.domains)[slot[1]]

    def _true(self, expr: Expr, at: dict[tuple[bool, int], int]) -> bool:
        own = [domain[at.get((False, index), 0)] for index, domain in enumerate(self.domains)]
        shared = tuple(domain[at.get((True, index), 0)] for index, domain in enumerate(self.shared_domains))
        instance = Instance(str(own[0]), tuple(own[1:]))
        return bool(evaluate(self.machine, expr, Configuration((instance,), shared), 0))


def meet(first: Masks, second: Masks) -> Masks | None:
    """The values that both allow, None where that is none of some variable."""
    met = tuple(map(and_, first, second))
    return met if all(met) else None


def _merged(boxes: Iterable[Box]) -> tuple[Box, ...]:
    """Boxes with the same union: two that differ in one place only become one."""
    found = list(dict.fromkeys(boxes))
    again = True
    while again and len(found) > 1:
        again = False
        for index, one in enumerate(found):
            for rank in range(index + 1, len(found)):
                joined = _joined(one, found[rank])
                if joined is not None:
                    found[index] = joined
                    del found[rank]
                    again = True
                    break
            if again:
                break
    return tuple(found)


def _joined(one: Box, other: Box) -> Box | None:
    flat, more = (*one[0], *one[1]), (*other[0], *other[1])
    apart = [index for index, (a, b) in enumerate(zip(flat, more, strict=True)) if a != b]
    if len(apart) > 1:
        if all(a & ~b == 0 for a, b in zip(flat, more, strict=True)):
            return other
        return one if all(b & ~a == 0 for a, b in zip(flat, more, strict=True)) else None
    width = len(one[0])
    whole = tuple(a | b for a, b in zip(flat, more, strict=True))
    return whole[:width], whole[width:]


def covers(larger: Cube, smaller: Cube) -> bool:
    """Whether every configuration of `smaller` is one of `larger`."""
    if len(larger.jobs) > len(smaller.jobs) or not inside(smaller.shared, larger.shared):
        return False
    return any(
        all(inside(masks, wanted) for masks, wanted in zip(chosen, larger.jobs, strict=True))
        for chosen in permutations(smaller.jobs, len(larger.jobs))
    )


def inside(small: Masks, large: Masks) -> bool:
    """Whether each set of the one is part of the other's."""
    return tuple(map(and_, small, large)) == small
