"""Cubes: "some instances are like this", and the formulas that become them.

A cube says, for each of a few different instances and for the shared variables, which values
each may have (a set, as the bits of a number). The configurations with such instances among
their own are the cube's; so a cube with fewer instances or more values has more of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import permutations, product
from typing import TypeAlias

from edgewise.engines.any_number.formula import Both, Either, Every, Fact, Formula, Some
from edgewise.expr import And, Expr, Implies, In, Not, Or, Read, Value, values, walk
from edgewise.machine import Machine
from edgewise.run import Configuration, Instance, evaluate

Masks: TypeAlias = tuple[int, ...]


@dataclass(frozen=True)
class Cube:
    """`shared` has one set a shared variable; each of `jobs` one for the state and one a value, as `Machine.own`."""

    shared: Masks
    jobs: tuple[Masks, ...]


@dataclass(frozen=True)
class Sketch:
    """A cube in the making: its instances have names, and `owed` must still be told of each of them."""

    shared: Masks
    jobs: tuple[tuple[str, Masks], ...]
    owed: tuple[Every, ...] = ()


@dataclass
class Space:
    """The values that a machine's states and variables can have, and what formulas allow of them."""

    machine: Machine
    most: int = 4
    own: Masks = ()
    shared: Masks = ()
    _boxes: dict[tuple[Expr, bool], tuple[tuple[Masks, Masks], ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        machine = self.machine
        self.domains: list[tuple[Value, ...]] = [
            tuple(state.name for state in machine.states),
            *(values(declared.type) for declared in machine.own),
        ]
        self.shared_domains = [values(declared.type) for declared in machine.shared]
        self.own = tuple((1 << len(domain)) - 1 for domain in self.domains)
        self.shared = tuple((1 << len(domain)) - 1 for domain in self.shared_domains)

    def cubes(self, formula: Formula, names: tuple[str, ...]) -> Iterator[Cube]:
        """Cubes that have every configuration where `formula` is true of different instances called `names`.

        More than those where a universal part cannot be told by named instances alone, and where
        it would take more than `most` of them.
        """
        yield from self.complete(formula, Sketch(self.shared, tuple((name, self.own) for name in names)))

    def complete(self, formula: Formula, start: Sketch) -> Iterator[Cube]:
        """As `cubes`, where more is known of the named instances already."""
        for sketch in self._expand(formula, start, _same(start)):
            yield from (self._cube(done) for done in self._settle(sketch))

    def _cube(self, sketch: Sketch) -> Cube:
        return Cube(sketch.shared, tuple(sorted(masks for _, masks in sketch.jobs)))

    def _settle(self, sketch: Sketch) -> Iterator[Sketch]:
        """Tell each named instance what is owed to it. Telling may name further ones, and owe more."""
        if not sketch.owed:
            yield sketch
            return
        first, rest = sketch.owed[0], sketch.owed[1:]
        pending = [Sketch(sketch.shared, sketch.jobs, rest)]
        for name, _ in sketch.jobs:
            if name not in first.others:
                pending = [
                    new for old in pending for new in self._expand(first.body, old, {first.job: name, **_same(old)})
                ]
        for done in pending:
            yield from self._settle(done)

    def _expand(self, formula: Formula, sketch: Sketch, who: dict[str, str]) -> Iterator[Sketch]:
        match formula:
            case Both(parts):
                yield from self._all_of(parts, sketch, who)
            case Either(parts):
                for part in parts:
                    yield from self._expand(part, sketch, who)
            case Fact(expr, job):
                yield from self._restrict(expr, who[job] if job is not None else None, sketch)
            case Every(job, others, body):
                kept = Every(job, tuple(who[other] for other in others), _renamed(body, job, who))
                yield Sketch(sketch.shared, sketch.jobs, (*sketch.owed, kept))
            case Some(job, others, body):
                yield from self._some(formula, job, tuple(who[other] for other in others), body, sketch, who)

    def _all_of(self, parts: tuple[Formula, ...], sketch: Sketch, who: dict[str, str]) -> Iterator[Sketch]:
        if not parts:
            yield sketch
            return
        for first in self._expand(parts[0], sketch, who):
            yield from self._all_of(parts[1:], first, {**who, **_same(first)})

    def _some(
        self, formula: Formula, job: str, others: tuple[str, ...], body: Formula, sketch: Sketch, who: dict[str, str]
    ) -> Iterator[Sketch]:
        """The instance meant is one that has a name already, or one more."""
        for name, _ in sketch.jobs:
            if name not in others:
                yield from self._expand(body, sketch, {**who, job: name})
        if len(sketch.jobs) >= self.most:
            yield sketch
            return
        fresh = f"n{len(sketch.jobs)}"
        wider = Sketch(sketch.shared, (*sketch.jobs, (fresh, self.own)), sketch.owed)
        yield from self._expand(body, wider, {**who, job: fresh})

    def _restrict(self, expr: Expr, job: str | None, sketch: Sketch) -> Iterator[Sketch]:
        for own, shared in self.boxes(expr, True):
            both = _meet(sketch.shared, shared)
            if both is None:
                continue
            if job is None:
                yield Sketch(both, sketch.jobs, sketch.owed)
                continue
            jobs = tuple((name, _meet(masks, own) if name == job else masks) for name, masks in sketch.jobs)
            if all(masks is not None for _, masks in jobs):
                yield Sketch(both, tuple((name, masks) for name, masks in jobs if masks is not None), sketch.owed)

    def boxes(self, expr: Expr, positive: bool) -> tuple[tuple[Masks, Masks], ...]:
        """The (own, shared) products of sets whose union is where a plain expression is true (or false)."""
        key = (expr, positive)
        if key not in self._boxes:
            self._boxes[key] = tuple(dict.fromkeys(self._make_boxes(expr, positive)))
        return self._boxes[key]

    def _make_boxes(self, expr: Expr, positive: bool) -> Iterator[tuple[Masks, Masks]]:
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

    def _product(self, parts: list[tuple[tuple[Masks, Masks], ...]]) -> Iterator[tuple[Masks, Masks]]:
        boxes = [(self.own, self.shared)]
        for part in parts:
            met = ((_meet(own, more), _meet(shared, rest)) for own, shared in boxes for more, rest in part)
            boxes = [(own, shared) for own, shared in met if own is not None and shared is not None]
        yield from boxes

    def _by_values(self, expr: Expr, positive: bool) -> Iterator[tuple[Masks, Masks]]:
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


def _same(sketch: Sketch) -> dict[str, str]:
    return {name: name for name, _ in sketch.jobs}


def _meet(first: Masks, second: Masks) -> Masks | None:
    """The values that both allow, None where that is none of some variable."""
    met = tuple(a & b for a, b in zip(first, second, strict=True))
    return met if all(met) else None


def _renamed(formula: Formula, bound: str, who: dict[str, str]) -> Formula:
    """A formula with its free names as `who` has them; `bound` stays."""
    inner = {old: new for old, new in who.items() if old != bound}
    match formula:
        case Fact(expr, job):
            return Fact(expr, inner.get(job, job) if job is not None else None)
        case Both(parts):
            return Both(tuple(_renamed(part, bound, who) for part in parts))
        case Either(parts):
            return Either(tuple(_renamed(part, bound, who) for part in parts))
        case Every(job, others, body) | Some(job, others, body):
            named = tuple(inner.get(other, other) for other in others)
            below = _renamed(body, job, inner)
            return Every(job, named, below) if isinstance(formula, Every) else Some(job, named, below)


def covers(larger: Cube, smaller: Cube) -> bool:
    """Whether every configuration of `smaller` is one of `larger`."""
    if len(larger.jobs) > len(smaller.jobs) or not _inside(smaller.shared, larger.shared):
        return False
    return any(
        all(_inside(masks, wanted) for masks, wanted in zip(chosen, larger.jobs, strict=True))
        for chosen in permutations(smaller.jobs, len(larger.jobs))
    )


def _inside(small: Masks, large: Masks) -> bool:
    return all(a & ~b == 0 for a, b in zip(small, large, strict=True))
