"""Formulas without quantifiers: what a formula says of a few named instances.

To show that a formula is true of no configuration, its "some" become names, and its "every" is
told of the named instances only. That is weaker than the formula, so where no configuration has
it, none has the formula; and in the Bernays-Schoenfinkel class nothing is lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from edgewise.engines.any_number.formula import (
    FAILS,
    HOLDS,
    Both,
    Either,
    Every,
    Fact,
    Formula,
    Same,
    Some,
    both,
    either,
)

MOST_NAMES: Final = 12
"""Instances named in one formula; what would take more is left out."""


@dataclass(frozen=True)
class Ground:
    """A formula without quantifiers, of the instances in `names`; not all of these need be different."""

    formula: Formula
    names: tuple[str, ...]


def ground(formula: Formula, names: Sequence[str]) -> Ground:
    """`formula`, whose free names are in `names` and mean different instances, without quantifiers."""
    work = _Work(frozenset(names), list(names))
    told = work.name(formula, {})
    # Names found inside an "every" are named for the instances known so far, and only once.
    told = work.tell_once(told, tuple(work.names) or (work.new(),))
    return Ground(work.tell(told), tuple(work.names))


@dataclass
class _Work:
    apart: frozenset[str]
    names: list[str]
    found: dict[Formula, str] = field(default_factory=dict[Formula, str])

    def new(self) -> str:
        self.names.append(f"k{len(self.names)}")
        return self.names[-1]

    def witness(self, some: Formula) -> str | None:
        """The name of an instance that `some` speaks of, if there is one; the same wherever it is said."""
        if some not in self.found:
            if len(self.names) >= MOST_NAMES:
                return None
            self.found[some] = self.new()
        return self.found[some]

    def name(self, formula: Formula, who: dict[str, str]) -> Formula:
        """Each "some" outside of any "every" becomes a name."""
        match formula:
            case Fact(expr, job):
                return Fact(expr, who.get(job, job) if job is not None else None)
            case Same(one, other, same):
                return self.same(who.get(one, one), who.get(other, other), same)
            case Both(parts):
                return both(*(self.name(part, who) for part in parts))
            case Either(parts):
                return either(*(self.name(part, who) for part in parts))
            case Some(job, others, body):
                named = self.witness(renamed(formula, who))
                if named is None:
                    return HOLDS
                apart = (self.same(named, who.get(other, other), False) for other in others)
                return both(*apart, self.name(body, {**who, job: named}))
            case Every(job, others, body):
                inner = {old: new for old, new in who.items() if old != job}
                return Every(job, tuple(who.get(other, other) for other in others), renamed(body, inner))

    def same(self, one: str, other: str, same: bool) -> Formula:
        if one == other:
            return HOLDS if same else FAILS
        if one in self.apart and other in self.apart:
            return FAILS if same else HOLDS
        return Same(one, other, same)

    def tell_once(self, formula: Formula, known: tuple[str, ...]) -> Formula:
        match formula:
            case Fact() | Same():
                return formula
            case Both(parts):
                return both(*(self.tell_once(part, known) for part in parts))
            case Either(parts):
                return either(*(self.tell_once(part, known) for part in parts))
            case Every(job, others, body) if has_some(body):
                cases = []
                for name in known:
                    case = either(*(self.same(name, other, True) for other in others))
                    if case != HOLDS:
                        cases.append(either(case, self.name(body, {job: name})))
                return both(*cases, formula)
            case Every() | Some():
                return formula

    def tell(self, formula: Formula) -> Formula:
        """Each "every" told of all names; what is left of "some" is dropped."""
        match formula:
            case Fact() | Same():
                return formula
            case Both(parts):
                return both(*(self.tell(part) for part in parts))
            case Either(parts):
                return either(*(self.tell(part) for part in parts))
            case Some():
                return HOLDS
            case Every(job, others, body):
                cases = []
                for name in self.names:
                    case = either(*(self.same(name, other, True) for other in others))
                    if case != HOLDS:
                        cases.append(either(case, self.tell(renamed(body, {job: name}))))
                return both(*cases)


def is_plain(formula: Formula) -> bool:
    """Whether the formula has no quantifier."""
    match formula:
        case Fact() | Same():
            return True
        case Both(parts) | Either(parts):
            return all(map(is_plain, parts))
        case Every() | Some():
            return False


def has_some(formula: Formula) -> bool:
    """Whether a "some" is anywhere in the formula."""
    match formula:
        case Fact() | Same():
            return False
        case Both(parts) | Either(parts):
            return any(map(has_some, parts))
        case Some():
            return True
        case Every(_, _, body):
            return has_some(body)


def renamed(formula: Formula, who: dict[str, str]) -> Formula:
    """A formula with its free names as `who` has them."""
    match formula:
        case Fact(expr, job):
            return Fact(expr, who.get(job, job)) if job is not None else formula
        case Same(one, other, same):
            return Same(who.get(one, one), who.get(other, other), same)
        case Both(parts):
            return Both(tuple(renamed(part, who) for part in parts))
        case Either(parts):
            return Either(tuple(renamed(part, who) for part in parts))
        case Every(job, others, body) | Some(job, others, body):
            named = tuple(who.get(other, other) for other in others)
            below = renamed(body, {old: new for old, new in who.items() if old != job})
            return Every(job, named, below) if isinstance(formula, Every) else Some(job, named, below)
