"""Expressions as formulas, about the configuration before a step or the one after it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from edgewise.engines.any_number.formula import FAILS, HOLDS, Formula, both, either, fact, quantified
from edgewise.expr import (
    FALSE,
    TRUE,
    Accepts,
    Acts,
    And,
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
    Quantified,
    Read,
    Sum,
    Value,
    Was,
    about_subject,
    children,
    values,
    walk,
)
from edgewise.machine import Effect, Machine, Transition, within
from edgewise.rewrite import rebuilt
from edgewise.run import Configuration, evaluate

NOTHING = Machine("nothing", ())


@dataclass(frozen=True)
class Taken:
    """A step of any size of group: row number `row`, taken by the instance called `actor` (None: by nobody)."""

    machine: Machine
    row: int
    actor: str | None

    @property
    def transition(self) -> Transition:
        """The row itself."""
        return self.machine.transitions[self.row]

    def may_move(self, subject: str | None) -> bool:
        """Whether the step may change what `subject`, the actor or another, is by itself."""
        return subject is not None and (subject == self.actor or self.transition.joint)

    def enabled(self) -> Formula:
        """That the step can be taken."""
        row = self.transition
        here = fact(within(row.sources), self.actor) if row.sources else HOLDS
        return both(here, before(self.machine.conditions[self.row], self.actor))


def before(expr: Expr, subject: str | None, positive: bool = True) -> Formula:
    """That `expr`, about one configuration, is true (or not) of `subject` in it."""
    if _plain(expr):
        return _fact(expr, subject, positive)
    match expr:
        case Quantified(which, peers, body):
            job = _binder(body, subject)
            others = (subject,) if peers and subject is not None else ()
            inside = before(body, job, positive == (which != "no"))
            return quantified((which == "some") != positive, job, others, inside)
        case Accepts(_, meaning):
            return before(meaning, subject, positive)
        case _:
            return _connect(expr, positive, lambda part, truth: before(part, subject, truth))


def after(expr: Expr, subject: str | None, step: Taken, positive: bool = True) -> Formula:
    """That `expr`, about a step, is true (or not) of `subject` when `step` is taken; told of where it starts.

    `subject` is the actor, or another instance than the actor.
    """
    match expr:
        case By(trigger):
            return HOLDS if (trigger == step.transition.trigger) == positive else FAILS
        case Acts():
            return HOLDS if (subject is not None and subject == step.actor) == positive else FAILS
        case Was(body):
            return before(at_start(body), subject, positive)
        case Enters(state):
            if step.transition.target != state or not step.may_move(subject):
                return FAILS if positive else HOLDS
            entered = (after(In(state), subject, step, positive), before(In(state), subject, not positive))
            return both(*entered) if positive else either(*entered)
        case Changes(name, shared, kind):
            return _changes(Read(name, shared, kind), subject, step, positive)
        case Accepts(_, meaning):
            return after(meaning, subject, step, positive)
        case Quantified(which, peers, body):
            return _everyone(which == "some", peers, body, subject, step, positive, which == "no")
        case _ if _plain(expr):
            return _plain_after(expr, subject, step, positive)
        case _:
            return _connect(expr, positive, lambda part, truth: after(part, subject, step, truth))


def _everyone(
    some: bool, peers: bool, body: Expr, subject: str | None, step: Taken, positive: bool, negated: bool
) -> Formula:
    """A quantifier over the configuration after the step: the actor apart, for it moves like no other."""
    job, truth = _binder(body, subject), positive != negated
    every = some != positive
    others = tuple(name for name in (step.actor, subject if peers else None) if name is not None)
    rest = quantified(every, job, tuple(dict.fromkeys(others)), after(body, job, step, truth))
    if step.actor is None or (peers and subject == step.actor):
        return rest
    actor = after(body, step.actor, step, truth)
    return both(actor, rest) if every else either(actor, rest)


def _connect(expr: Expr, positive: bool, of: Callable[[Expr, bool], Formula]) -> Formula:
    """What the operator at the top of `expr` makes of its parts; those that can settle it at once come first."""
    match expr:
        case Not(body):
            return of(body, not positive)
        case And(parts) | Or(parts):
            every = isinstance(expr, And) == positive
            settled = FAILS if every else HOLDS
            known: dict[int, Formula] = {}
            for part in sorted(parts, key=lambda part: (not isinstance(part, By | Acts), not isinstance(part, Enters))):
                known[id(part)] = of(part, positive)
                if known[id(part)] == settled:
                    return settled
            told = [known[id(part)] for part in sorted(parts, key=lambda part: not isinstance(part, By | Acts))]
            return both(*told) if every else either(*told)
        case Implies(when, then):
            return _connect(Or((Not(when), then)), positive, of)
        case Compare(op, left, right):
            same = (op == "==") == positive
            return either(both(of(left, True), of(right, same)), both(of(left, False), of(right, not same)))
        case Member(item, of_these):
            told = [of(item, bool(truth) == positive) for truth in of_these]
            return either(*told) if positive else both(*told)
        case _:
            raise AssertionError(expr)


def _changes(read: Read, subject: str | None, step: Taken, positive: bool) -> Formula:
    untouched = not any(effect.target == read.name for effect in step.transition.effects)
    if untouched or not (read.shared or step.may_move(subject)):
        return FAILS if positive else HOLDS
    cases = []
    for value in values(read.type):
        same = Compare("==", read, Literal(value))
        new = after(same, subject, step, positive)
        old = before(same, subject, not positive)
        cases.append(both(new, old) if positive else either(new, old))
    return either(*cases) if positive else both(*cases)


def _plain_after(expr: Expr, subject: str | None, step: Taken, positive: bool) -> Formula:
    if not step.may_move(subject) or not about_subject(expr):
        return _with_effects(expr, subject, step, False, positive)
    if subject == step.actor:
        return _with_effects(expr, subject, step, True, positive)
    here = within(step.transition.sources)
    still = _with_effects(expr, subject, step, False, positive)
    moved = _with_effects(expr, subject, step, True, positive)
    return either(both(_fact(here, subject, True), moved), both(_fact(here, subject, False), still))


def _with_effects(expr: Expr, subject: str | None, step: Taken, moves: bool, positive: bool) -> Formula:
    """`expr` told of the configuration before: each name replaced by what the row makes of it."""
    row = step.transition
    effects = [effect for effect in row.effects if effect.shared or moves]
    target = row.target if moves else None
    if not effects and target is None:
        return _fact(expr, subject, positive)
    if isinstance(expr, Not | And | Or | Implies):
        return _connect(expr, positive, lambda part, truth: _with_effects(part, subject, step, moves, truth))
    read = {(part.name, part.shared) for part in walk(expr) if isinstance(part, Read)}
    put: dict[tuple[str, bool], Expr] = {}
    for effect in effects:
        if (effect.target, effect.shared) not in read:
            continue
        whose = step.actor if effect.shared else subject
        if not _plain(effect.value) or (about_subject(effect.value) and whose != subject):
            return _by_cases(expr, effect, whose, subject, step, moves, positive)
        put[effect.target, effect.shared] = effect.value
    return _fact(_substitute(expr, put, target), subject, positive)


def _by_cases(
    expr: Expr, effect: Effect, whose: str | None, subject: str | None, step: Taken, moves: bool, positive: bool
) -> Formula:
    """`expr`, for each value that the effect can give; needed where the value is not told by `subject` alone."""
    read = next(part for part in walk(expr) if isinstance(part, Read) and part.name == effect.target)
    cases = []
    for value in values(read.type):
        is_it = effect.value if isinstance(value, bool) else Compare("==", effect.value, Literal(value))
        told = before(is_it, whose, value if isinstance(value, bool) else True)
        fixed = _substitute(expr, {(effect.target, effect.shared): Literal(value)}, None)
        cases.append(both(told, _with_effects(fixed, subject, step, moves, positive)))
    return either(*cases)


def _substitute(expr: Expr, put: dict[tuple[str, bool], Expr], target: str | None) -> Expr:
    match expr:
        case Read(name, shared):
            return put.get((name, shared), expr)
        case In(state):
            return expr if target is None else (TRUE if state == target else FALSE)
        case Compare(op, left, right):
            one, other = _substitute(left, put, target), _substitute(right, put, target)
            if op in ("==", "!=") and isinstance(one, Literal) and isinstance(other, Literal):
                return Literal((one.value == other.value) == (op == "=="))
            return Compare(op, one, other)
        case Member(item, of):
            whole = _substitute(item, put, target)
            return Literal(whole.value in of) if isinstance(whole, Literal) else Member(whole, of)
        case _:
            return rebuilt(expr, lambda part: _substitute(part, put, target))


def _fact(expr: Expr, subject: str | None, positive: bool) -> Formula:
    """A plain expression as a formula: connectives become formulas, so that facts are small and shared."""
    match expr:
        case Literal(value):
            return HOLDS if bool(value) == positive else FAILS
        case Not(body):
            return _fact(body, subject, not positive)
        case And(parts) | Or(parts):
            join = both if isinstance(expr, And) == positive else either
            return join(*(_fact(part, subject, positive) for part in parts))
        case Implies(when, then):
            return _fact(Or((Not(when), then)), subject, positive)
        case Compare() | Member() if not any(isinstance(part, Read | In) for part in walk(expr)):
            return HOLDS if bool(constant(expr)) == positive else FAILS
        case _:
            whole = expr if positive else Not(expr)
            return fact(whole, subject if about_subject(expr) else None)


def constant(expr: Expr) -> Value:
    """The value of an expression in which nothing is read."""
    return evaluate(NOTHING, expr, Configuration(()))


def at_start(expr: Expr) -> Expr:
    """`expr`, about steps too, in a configuration that no step led to: nothing was, entered, changed or acted."""
    match expr:
        case By() | Acts() | Was() | Enters() | Changes():
            return FALSE
        case Not(body):
            return Not(at_start(body))
        case And(parts):
            return And(tuple(at_start(part) for part in parts))
        case Or(parts):
            return Or(tuple(at_start(part) for part in parts))
        case Implies(when, then):
            return Implies(at_start(when), at_start(then))
        case Compare(op, left, right):
            return Compare(op, at_start(left), at_start(right))
        case Sum(op, left, right):
            return Sum(op, at_start(left), at_start(right))
        case Member(item, of):
            return Member(at_start(item), of)
        case Quantified(which, peers, body):
            return Quantified(which, peers, at_start(body))
        case _:
            return expr


@lru_cache(maxsize=65536)
def _plain(expr: Expr) -> bool:
    """Whether `expr` is told of one instance and the shared variables alone, in one configuration."""
    if isinstance(expr, Quantified | Accepts | By | Acts | Was | Enters | Changes):
        return False
    return all(_plain(child) for child in children(expr))


def _binder(body: Expr, subject: str | None) -> str:
    """A name for the instances that a quantifier with this body ranges over: none that the body's formula has free."""
    name = f"x{_depth(body)}"
    return f"{name}_" if name == subject else name


def _depth(expr: Expr) -> int:
    """The number of quantifiers on the deepest way down."""
    below = max((_depth(child) for child in children(expr)), default=0)
    return below + isinstance(expr, Quantified)
