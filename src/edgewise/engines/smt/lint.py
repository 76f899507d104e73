"""What only a solver sees wrong in a machine: rows that apply at once, and effects that leave their range.

Looked for in every configuration of one, two and three instances, whether a run gets there or not.
What is found is there, and is shown with the fewest instances that have it. Of larger groups
nothing is said: where guards tell three peers from two, an overlap can go unseen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from edgewise.engines.smt.encode import Encoding
from edgewise.engines.smt.terms import every, implied, negated
from edgewise.expr import (
    TRUE,
    And,
    Bool,
    Compare,
    Expr,
    Implies,
    Literal,
    Not,
    Quantified,
    Range,
    Read,
    Sum,
    Value,
    conjunction,
    interval,
    walk,
)
from edgewise.machine import Declaration, Effect, Machine, Transition, within
from edgewise.problem import Problem
from edgewise.run import Configuration, evaluate
from edgewise.spell import Spelling, text, value

MOST: Final = 3
"""Instances that are looked at together."""


def lint(machine: Machine) -> list[Problem]:
    """All that is found, in file order."""
    found = overlaps(machine) + leaves_range(machine)
    return sorted(found, key=lambda problem: (problem.span.line, problem.span.column))


def overlaps(machine: Machine) -> list[Problem]:
    """A problem for each row that can be taken where an earlier one of the same trigger and outcome can be.

    Rows without `from` are taken by nobody, and meet only each other.
    """
    pairs = ((one, two) for numbers in machine.rows_of.values() for one, two in combinations(numbers, 2))
    doubts = [doubt for one, two in sorted(pairs, key=lambda pair: pair[::-1]) for doubt in _overlap(machine, one, two)]
    return _found(machine, doubts)


def leaves_range(machine: Machine) -> list[Problem]:
    """A problem for each effect whose value can be out of its range where the row's guard holds."""
    effects = [(row, effect) for row in machine.transitions for effect in row.effects]
    return _found(machine, [doubt for row, effect in effects for doubt in _departure(machine, row, effect)])


@dataclass(frozen=True)
class _Doubt:
    """If `can` is true of the first instance somewhere (of nobody, without a `subject`), `tell` says what is wrong.

    Of doubts about the same thing the first that is right is enough.
    """

    about: Transition | Effect
    can: Expr
    subject: int | None
    tell: Callable[[Configuration], Problem]


def _found(machine: Machine, doubts: Sequence[_Doubt]) -> list[Problem]:
    """The problems of those doubts that are right."""
    if not doubts:
        return []
    from edgewise.engines.smt.solver import NO_LIMIT, Frames  # not before there is something to solve

    encoding = Encoding(machine, MOST, absent=True)
    frames = Frames(encoding.configuration)
    typed, first, alone, two, *terms = frames.parse(
        encoding.typed,
        every(("p0", implied("p2", "p1"))),
        negated("p1"),
        negated("p2"),
        *(encoding.terms.holds(doubt.can, doubt.subject) for doubt in doubts),
    )
    frames.require(typed, 0)
    frames.require(first, 0)
    sizes = [frames.literal("alone", alone, 0)], [frames.literal("two", two, 0)], list[str]()
    problems: dict[int, Problem] = {}
    for number, (doubt, term) in enumerate(zip(doubts, terms, strict=True)):
        if id(doubt.about) in problems:
            continue
        asked = frames.literal(f"doubt{number}", term, 0)
        if not frames.possible([asked] if _counts(doubt.can) else [asked, *sizes[0]], NO_LIMIT):
            continue
        for size in sizes:  # the fewest instances are the easiest to understand
            if frames.possible([asked, *size], NO_LIMIT):
                break
        (codes,) = frames.codes(encoding.configuration, 0)
        problems[id(doubt.about)] = doubt.tell(encoding.read_configuration(codes))
    return list(problems.values())


def _counts(expr: Expr) -> bool:
    """Whether it matters how many instances there are."""
    return any(isinstance(part, Quantified) for part in walk(expr))


def _overlap(machine: Machine, earlier: int, later: int) -> Iterator[_Doubt]:
    one, two = machine.transitions[earlier], machine.transitions[later]
    common = tuple(source for source in two.sources if source in one.sources)
    conditions = machine.conditions[earlier], machine.conditions[later]
    meet = bool(common) or not (one.sources or two.sources)
    if not meet or one.outcome != two.outcome or _contradict(*conditions):
        return
    where = f"line {one.span.line}" if one.span.line else f"row {earlier + 1}"
    can = conjunction(within(common) if common else TRUE, *conditions)

    def tell(at: Configuration) -> Problem:
        if one.guard == TRUE:
            exclusive = f"give {where} a `when` that contradicts this row's"
        else:
            exclusive = f"make them exclusive: {_also(machine, two, Not(one.guard))}"
        message = f"'{two.trigger}' can take this row and {where}{_where(machine, at, can, bool(common))}"
        return Problem("EW212", two.span, message, f"give each an `outcome` of its own, or {exclusive}")

    yield _Doubt(two, can, 0 if common else None, tell)


def _contradict(one: Expr, two: Expr) -> bool:
    """Whether one says `not` of a part of the other, or `==` of the same with another value.

    It spares z3 the commonest cases; not all that contradict each other are seen.
    """
    ours, theirs = (set(expr.parts if isinstance(expr, And) else (expr,)) for expr in (one, two))
    if any(Not(part) in theirs for part in ours) or any(Not(part) in ours for part in theirs):
        return True
    mine, yours = (
        {part.left: part.right for part in parts if isinstance(part, Compare) and part.op == "=="}
        for parts in (ours, theirs)
    )
    constants = [(mine[left], yours[left]) for left in mine.keys() & yours.keys()]
    return any(isinstance(a, Literal) and isinstance(b, Literal) and a != b for a, b in constants)


def _departure(machine: Machine, row: Transition, effect: Effect) -> Iterator[_Doubt]:
    stays = machine.in_range(effect)
    if stays == TRUE:
        return
    each = row.joint and not effect.shared
    leaves = conjunction(within(row.sources), Not(stays)) if each else Not(stays)
    asked = machine.verb_named[row.trigger].when if row.trigger in machine.verb_named else TRUE
    here = conjunction(within(row.sources) if row.sources else TRUE, asked, row.guard)
    can = conjunction(here, Quantified("some", False, leaves) if each else leaves)
    subject = 0 if row.sources else None

    def tell(at: Configuration) -> Problem:
        moved = range(len(at.instances)) if each else (subject,)
        would = next(evaluate(machine, effect.value, at, who) for who in moved if evaluate(machine, leaves, at, who))
        message = f"'{effect.target}' would be {value(would)}{_where(machine, at, can, bool(row.sources))}"
        return Problem("EW213", effect.span, message, _bound(machine, row, effect))

    yield _Doubt(effect, can, subject, tell)


def _bound(machine: Machine, row: Transition, effect: Effect) -> str:
    """How to keep an effect in its range."""
    slot, declared = (machine.shared_slot, machine.shared) if effect.shared else (machine.slot, machine.own)
    kind = declared[slot[effect.target]].type
    assert isinstance(kind, Range), "what is no number has no range"
    if not any(isinstance(part, Read) for part in walk(effect.value)):
        return f"its values are {kind.low}..{kind.high}"
    number, shift = effect.value, 0
    if isinstance(number, Sum) and isinstance(number.right, Literal):
        shift = int(number.right.value) if number.op == "+" else -int(number.right.value)
        number = number.left
    low, high = interval(effect.value)
    least = Compare(">", number, Literal(kind.low - shift - 1)) if low < kind.low else TRUE
    most = Compare("<", number, Literal(kind.high - shift + 1)) if high > kind.high else TRUE
    bound = conjunction(least, most)
    if row.joint and not effect.shared:
        bound = Quantified("all", False, Implies(within(row.sources), bound))
    return _also(machine, row, bound)


def _also(machine: Machine, row: Transition, more: Expr) -> str:
    """The guard of a row with one condition more, as it is written."""
    parts = row.guard.parts if isinstance(row.guard, And) else (row.guard,)
    return f'when = "{_text(machine, conjunction(*parts, more))}"'


def _where(machine: Machine, at: Configuration, can: Expr, subject: bool) -> str:
    """A configuration in the machine's words, as far as `can` speaks of it."""
    names = {part.name for part in walk(can) if isinstance(part, Read)}

    def told(declared: Sequence[Declaration], found: Sequence[Value]) -> list[str]:
        pairs = zip(declared, found, strict=True)
        return [_text(machine, _equal(one, what)) for one, what in pairs if one.name in names]

    each = [" and ".join([one.state, *told(machine.own, one.values)]) for one in at.instances]
    own, others = (each[:1], each[1:]) if subject else ([], each)
    here = " and ".join([*own, *told(machine.shared, at.shared)])
    among = ", ".join(f"({one})" for one in others) if _counts(can) else ""
    noun = "peers" if subject else machine.instances
    return (f" where {here}" if here else "") + (f", {noun} {among}" if among else "")


def _equal(one: Declaration, what: Value) -> Expr:
    read = Read(one.name, False, one.type)
    if isinstance(one.type, Bool):
        return read if what else Not(read)
    return Compare("==", read, Literal(what))


def _text(machine: Machine, expr: Expr) -> str:
    return text(expr, Spelling(plural=machine.instances))
