"""Expressions about one instance, its peers known only by what some of them satisfy.

Instances are told apart by nothing but what they are, so all that a quantified expression can
learn of a group is whether some instance, or some other instance, satisfies its body. Each body
is one bit: `all` is "not some not". A vector of bits stands for the peers; what is left of an
expression once they are known is for `run.evaluate`, with the instance alone. The meaning of
expressions stays in one place, and each result is computed once for each vector.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field

from edgewise.engines.view import Facts, Gist, View
from edgewise.expr import (
    FALSE,
    Acts,
    By,
    Changes,
    Enters,
    Expr,
    In,
    Literal,
    Not,
    Quantified,
    Read,
    Value,
    Was,
    children,
)
from edgewise.rewrite import rebuilt
from edgewise.run import Configuration, Past, evaluate


@dataclass
class Formula:
    """An expression ready for a lens. `bits` says where its outermost quantifiers stand, `mask` is all of them.

    For each: the number of its bit, and whether it is true where the bit is not.
    """

    expr: Expr
    gist: Gist
    bits: dict[Quantified, tuple[int, bool]]
    mask: int
    filled: dict[int, Expr] = field(default_factory=dict[int, Expr])
    known: dict[tuple[Hashable, int], Value] = field(default_factory=dict[tuple[Hashable, int], Value])


class Lens:
    """Formulas about one instance in configurations, or in steps.

    `peers` is the bits that speak of the other instances, `levels` the bits in the order in which
    they can be known: the body of a bit reads only bits of levels before its own.
    """

    def __init__(self, facts: Facts, *, steps: bool) -> None:
        self.facts, self._steps = facts, steps
        self.peers = 0
        self.levels: list[list[int]] = []
        self._bodies: list[Formula] = []
        self._bit_of: dict[tuple[bool, Expr], int] = {}

    @property
    def width(self) -> int:
        """The number of bits."""
        return len(self._bodies)

    def add(self, expr: Expr) -> Formula:
        """Prepare an expression. All with quantifiers are to be added before the first vector is made."""
        told = sink(expr) if self._steps else expr
        bits: dict[Quantified, tuple[int, bool]] = {}
        for node in outermost(told):
            body = Not(node.body) if node.which == "all" else node.body
            bits[node] = (self._bit(node.peers, body), node.which != "some")
        return Formula(told, Gist(self.facts, told), bits, sum(1 << bit for bit in {bit for bit, _ in bits.values()}))

    def _bit(self, peers: bool, body: Expr) -> int:
        if (peers, body) not in self._bit_of:
            formula = self.add(body)
            below = [number for number, level in enumerate(self.levels) for bit in level if formula.mask >> bit & 1]
            number, bit = max(below, default=-1) + 1, len(self._bodies)
            self._bodies.append(formula)
            self._bit_of[peers, body] = bit
            self.peers |= peers << bit
            self.levels += [[] for _ in range(number + 1 - len(self.levels))]
            self.levels[number].append(bit)
        return self._bit_of[peers, body]

    def value(self, formula: Formula, view: View, vector: int) -> Value:
        """The value of a formula about the instance in `view`, its peers known by `vector`."""
        seen = vector & formula.mask
        key = (formula.gist.of(view), seen)
        found = formula.known.get(key)
        if found is None:
            expr = formula.filled.get(seen)
            if expr is None:
                truth = {node: Literal(bool(seen >> bit & 1) != flip) for node, (bit, flip) in formula.bits.items()}
                expr = formula.filled[seen] = fill(formula.expr, truth)
            found = formula.known[key] = self._evaluate(expr, view)
        return found

    def _evaluate(self, expr: Expr, view: View) -> Value:
        before, after, acts, shared_before, shared_after, trigger = view
        instances, valuations = self.facts.instances, self.facts.valuations
        past: Past | None = None
        if self._steps:
            past = Past(Configuration((instances[before],), valuations[shared_before]), trigger, 0 if acts else None)
        return evaluate(self.facts.machine, expr, Configuration((instances[after],), valuations[shared_after]), 0, past)

    def own(self, level: int, view: View, vector: int) -> int:
        """The bits of one level whose body the instance in `view` satisfies itself."""
        return sum(1 << bit for bit in self.levels[level] if self.value(self._bodies[bit], view, vector))

    def vectors(self, views: Sequence[View]) -> tuple[int, list[int]]:
        """What holds of some instance of a group, and for each instance what it sees of the group."""
        whole, seen = 0, [0] * len(views)
        for level in range(len(self.levels)):
            whole, seen = self.deepen(level, views, whole, seen)
        return whole, seen

    def deepen(self, level: int, views: Sequence[View], whole: int, seen: list[int]) -> tuple[int, list[int]]:
        """The vectors with the bits of one more level."""
        once, among = combine([self.own(level, *pair) for pair in zip(views, seen, strict=True)], self.peers)
        return whole | once, [old | new for old, new in zip(seen, among, strict=True)]


def combine(own: Sequence[int], peers: int) -> tuple[int, list[int]]:
    """From the bits each instance satisfies: those some instance does, and those each one sees.

    An instance sees a bit that speaks of its peers if it is not the only one to satisfy it.
    """
    once = twice = 0
    if not peers:
        for bits in own:
            once |= bits
        return once, [once] * len(own)
    for bits in own:
        twice |= once & bits
        once |= bits
    return once, [once & ~(bits & peers) | twice for bits in own]


def outermost(expr: Expr) -> Iterator[Quantified]:
    """The quantified parts of `expr` that are in no other quantified part."""
    if isinstance(expr, Quantified):
        yield expr
    else:
        for child in children(expr):
            yield from outermost(child)


def fill(expr: Expr, truth: dict[Quantified, Literal]) -> Expr:
    """`expr` with its outermost quantified parts replaced by what they are."""
    return truth[expr] if isinstance(expr, Quantified) else rebuilt(expr, lambda part: fill(part, truth))


def sink(expr: Expr, was: bool = False) -> Expr:
    """A step's expression with every `was` sunk below the quantifiers, to what is read; a step has one past only."""
    match expr:
        case Was(body):
            return FALSE if was else sink(body, True)
        case By() | Acts() | Enters() | Changes():
            return FALSE if was else expr
        case In() | Read():
            return Was(expr) if was else expr
        case _:
            return rebuilt(expr, lambda part: sink(part, was))
