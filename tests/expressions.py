"""Expressions for hypothesis: every form of docs/language.md, well typed, of any names."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal as OneOf

from hypothesis import strategies as st

from edgewise.expr import (
    TRUE,
    Accepts,
    Acts,
    And,
    Bool,
    By,
    Changes,
    Compare,
    Enters,
    Expr,
    Implies,
    In,
    Literal,
    Member,
    Not,
    Or,
    Order,
    Quantified,
    Range,
    Read,
    Sum,
    Type,
    Value,
    Was,
    Words,
    interval,
    values,
)
from edgewise.machine import Declaration, Machine

WORDS = ("none", "error", "late-1")
ORDERS: tuple[Order, ...] = ("==", "!=", "<", "<=", ">", ">=")


@dataclass(frozen=True)
class Names:
    """What an expression may speak of. `about` is the machine where `accepts` may stand, `steps` as in parse.Scope."""

    states: tuple[str, ...]
    own: tuple[Declaration, ...]
    shared: tuple[Declaration, ...]
    subject: bool = True
    steps: bool = False
    about: Machine | None = None

    @property
    def reads(self) -> tuple[Read, ...]:
        """Every variable that can be read here."""
        own = tuple(Read(one.name, False, one.type) for one in self.own) if self.subject else ()
        return own + tuple(Read(one.name, True, one.type) for one in self.shared)

    @property
    def triggers(self) -> tuple[str, ...]:
        """The verbs and events that can be spoken of."""
        return () if self.about is None else tuple(self.about.rows_of)


def types() -> st.SearchStrategy[Type]:
    """Every kind of type, with two to four values."""
    words = st.permutations(WORDS).flatmap(lambda found: st.sampled_from((tuple(found[:2]), tuple(found))))
    ranges = st.builds(lambda low, more: Range(low, low + more), st.integers(-1, 1), st.integers(1, 3))
    return st.one_of(st.just(Bool()), words.map(Words), ranges)


@st.composite
def numbers(draw: st.DrawFn, names: Names, depth: int) -> Expr:
    """An expression that is a number."""
    reads = [read for read in names.reads if isinstance(read.type, Range)]
    if depth and draw(st.integers(0, 2)) == 0:
        op: OneOf["+", "-"] = draw(st.sampled_from(("+", "-")))
        return Sum(op, draw(numbers(names, depth - 1)), draw(numbers(names, depth - 1)))
    if draw(st.integers(0, 3)) and reads:
        return draw(st.sampled_from(reads))
    return Literal(draw(st.integers(-1, 4)))


@st.composite
def comparisons(draw: st.DrawFn, names: Names, depth: int) -> Expr:
    """Two values of one type."""
    reads = names.reads
    if not reads or draw(st.integers(0, 5)) == 0:
        op: Order = draw(st.sampled_from(ORDERS))
        return Compare(op, draw(numbers(names, 1)), draw(numbers(names, 1)))
    read = draw(st.sampled_from(reads))
    if isinstance(read.type, Range):
        sides = (read, draw(numbers(names, 1)))
        op = draw(st.sampled_from(ORDERS))
    else:
        op = draw(st.sampled_from(ORDERS[:2]))
        alike: list[Expr] = [other for other in reads if other.type == read.type]
        if isinstance(read.type, Bool):
            alike.append(draw(booleans(names, max(0, depth - 1))))
        sides = (read, draw(st.sampled_from([*alike, *map(Literal, values(read.type))])))
    left, right = sides if draw(st.booleans()) else sides[::-1]
    return Compare(op, left, right)


@st.composite
def members(draw: st.DrawFn, names: Names) -> Expr:
    """A word or a number among constants."""
    words: list[Expr] = [read for read in names.reads if isinstance(read.type, Words)]
    item = draw(st.one_of(numbers(names, 1), *map(st.just, words)))
    options: tuple[Value, ...] = item.type.words if isinstance(item, Read) and isinstance(item.type, Words) else ()
    if not options:
        low, high = interval(item)
        options = tuple(range(low, high + 1))
    return Member(item, tuple(draw(st.lists(st.sampled_from(options), min_size=1, max_size=3, unique=True))))


@st.composite
def steps_atoms(draw: st.DrawFn, names: Names, depth: int) -> Expr:
    """What can be said of steps only."""
    found: list[Expr] = [By(trigger) for trigger in names.triggers]
    found += [Changes(read.name, read.shared, read.type) for read in names.reads]
    if names.subject:
        found += [Acts(), *(Enters(state) for state in names.states)]
    if depth and draw(st.integers(0, 3)) == 0:
        return Was(draw(booleans(names, depth - 1)))
    return draw(st.sampled_from(found)) if found else Was(TRUE)


@st.composite
def quantified(draw: st.DrawFn, names: Names, depth: int) -> Expr:
    """Over all instances, or over the peers where there is a subject."""
    which: OneOf["all", "some", "no"] = draw(st.sampled_from(("all", "some", "no")))
    peers = names.subject and draw(st.booleans())
    return Quantified(which, peers, draw(booleans(replace(names, subject=True), depth - 1)))


@st.composite
def atoms(draw: st.DrawFn, names: Names, depth: int) -> Expr:
    """A bool without parts that are bools, where there is a choice."""
    found: list[Expr] = [read for read in names.reads if isinstance(read.type, Bool)]
    kinds = ["comparison", "comparison", "member"]
    if names.subject:
        kinds += ["in"] * 3
    if found:
        kinds += ["read"] * 2
    if names.steps:
        kinds += ["step"] * 4
    if names.about is not None and names.subject and names.triggers:
        kinds.append("accepts")
    match draw(st.sampled_from([*kinds, "constant"])):
        case "comparison":
            return draw(comparisons(names, depth))
        case "member":
            return draw(members(names))
        case "in":
            return In(draw(st.sampled_from(names.states)))
        case "read":
            return draw(st.sampled_from(found))
        case "step":
            return draw(steps_atoms(names, depth))
        case "accepts":
            assert names.about is not None
            trigger = draw(st.sampled_from(names.triggers))
            return Accepts(trigger, names.about.acceptance(trigger))
        case _:
            return Literal(draw(st.booleans()))


@st.composite
def booleans(draw: st.DrawFn, names: Names, depth: int) -> Expr:
    """A bool of every form, at most `depth` connectives and quantifiers deep."""
    if not depth or draw(st.integers(0, 3)) == 0:
        return draw(atoms(names, depth))
    below = booleans(names, depth - 1)
    match draw(st.sampled_from(("not", "and", "or", "=>", "quantified", "quantified"))):
        case "not":
            return Not(draw(below))
        case "and":
            return And(tuple(draw(st.lists(below, min_size=2, max_size=3))))
        case "or":
            return Or(tuple(draw(st.lists(below, min_size=2, max_size=3))))
        case "=>":
            return Implies(draw(below), draw(below))
        case _:
            return draw(quantified(names, depth))


@st.composite
def atoms_of_parameters(draw: st.DrawFn, names: Names) -> Expr:
    """A condition on the parameters of an instance, and on nothing else."""
    read = draw(st.sampled_from(names.reads))
    if isinstance(read.type, Bool):
        return Not(read) if draw(st.booleans()) else read
    return Compare(draw(st.sampled_from(ORDERS[:2])), read, Literal(draw(st.sampled_from(values(read.type)))))
