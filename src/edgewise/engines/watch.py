"""Looks out, while a graph is explored, for the first place where each of some expressions is true.

A value depends on what an instance is and sees, so it is looked at when that combination is first
met and never again; breadth-first search meets it first where the run to it is shortest. A step is
seen from each instance: what it was, what it is, and what of the step it can notice (a view).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from edgewise.claim import (
    Always,
    Claim,
    EveryRow,
    EveryState,
    LeadsTo,
    NoDeadEnd,
    OnStep,
    Precedes,
    Reachable,
    Recoverable,
)
from edgewise.engines.condition import condition
from edgewise.engines.lens import Formula, Lens, combine
from edgewise.engines.signature import Signatures
from edgewise.engines.tables import Local, Move, Node, Tables, Taken
from edgewise.engines.view import View, still
from edgewise.expr import Acts, And, By, Changes, Enters, Expr, Implies, Not, Or, about_steps, conjunction


@dataclass(frozen=True, eq=False)
class Mark:
    """An expression to look out for. What settles claim number `claim` is "broken" or its "goal"."""

    claim: int
    role: Literal["broken", "goal", "met"]
    expr: Expr
    on_steps: bool


def marks(number: int, claim: Claim) -> Iterator[Mark]:
    """What to look out for on account of a claim."""
    met = condition(claim)
    match claim.says:
        case Always(holds) | OnStep(holds):
            yield Mark(number, "broken", conjunction(claim.given, Not(holds)), isinstance(claim.says, OnStep))
        case Reachable(goal):
            yield Mark(number, "goal", conjunction(claim.given, goal), about_steps(goal))
        case Precedes() | LeadsTo() | Recoverable() | EveryState() | EveryRow() | NoDeadEnd():
            pass
    if met is not None:
        yield Mark(number, "met", met, isinstance(claim.says, OnStep | Precedes | LeadsTo))


@dataclass(frozen=True)
class Sight:
    """Where a mark was first true: at a node, or in a step from there, for instance `who` of it."""

    at: int
    node: Node
    step: Taken | None
    who: int


class Watch:
    """Marks to look out for. `open` holds the groups of claims none of which is settled; `views` all views met so far.

    Marks about configurations are those of `tables`, in this order. Of those about steps, the ones
    without quantifiers need each view only once; for the others every step is looked at. The views of
    instances that do nothing in a step are met only where some mark may be true of one, or `idlers` asks for them.
    """

    def __init__(
        self, tables: Tables, marks: Sequence[Mark], groups: Sequence[Collection[int]], *, idlers: bool = False
    ) -> None:
        self.lens = Lens(tables.facts, steps=True)
        self.open = list(groups)
        self.views: set[View] = set()
        self._tables = tables
        self._sights: dict[Mark, tuple[int, Node, View | tuple[Taken | None, int]]] = {}
        self._still = list(zip([mark for mark in marks if not mark.on_steps], tables.marks, strict=True))
        self._among = [(mark, formula) for mark, formula in self._still if formula.mask]
        self._met: set[tuple[Local, int]] = set()
        steps = [(mark, self.lens.add(mark.expr)) for mark in marks if mark.on_steps]
        self._single = [(mark, formula) for mark, formula in steps if not formula.mask]
        self._grouped = [
            (m, formula, Signatures(tables, formula.expr, _demanded(formula.expr, _trigger)))
            for m, formula in steps
            if formula.mask
        ]
        self._viewing = bool(self._single)
        self._idling = idlers or any(_idle(formula.expr) for _, formula in self._single)
        self._demands = {
            mark: (_demanded(formula.expr, _trigger), _demanded(formula.expr, _entered))
            for mark, formula in self._single
        }
        self._possible: dict[tuple[str, str], list[tuple[Mark, Formula]]] = {}
        self._idle: dict[int, dict[Local, int]] = {}
        self._at = 0
        self._node: Node = (0, (), 0)
        tables.observer = self

    @property
    def over(self) -> bool:
        """Whether nothing is left to be found."""
        return not self.open

    def settle(self, claim: int) -> None:
        """A claim is settled, and with it all groups that it is in."""
        self.open = [group for group in self.open if claim not in group]

    def give_up(self, claim: int) -> None:
        """A claim is looked out for no more; the others of its groups still are."""
        rest = ([other for other in group if other != claim] for group in self.open)
        self.open = [group for group in rest if group]

    def met(self, mark: Mark) -> bool:
        """Whether the mark was true anywhere."""
        return mark in self._sights

    def sight(self, mark: Mark) -> Sight:
        """Where the mark was first true."""
        at, node, what = self._sights[mark]
        if len(what) == 2:
            return Sight(at, node, *what)
        for step in self._tables.steps(node):
            views = self._tables.views(node, step)
            if what in views:
                return Sight(at, node, step, views.index(what))
        raise LookupError(what)

    def arrive(self, at: int, node: Node) -> None:
        """The search begins to look at a node."""
        self._at, self._node = at, node

    def meet(self, local: Local, shared: int, vector: int) -> None:
        """An instance of this node is first met like this."""
        view = still(local >> 1, shared)
        # What has no quantifiers does not depend on what the instance sees of its group.
        told = self._among if (local, shared) in self._met else self._still
        self._met.add((local, shared))
        for mark, formula in told:
            if mark not in self._sights and self._tables.lens.value(formula, view, vector):
                self._note(mark, (None, self._node[1].index(local)))

    def move(self, local: Local, shared: int, moves: tuple[Move, ...]) -> None:
        """An instance of this node is first met that can do this alone."""
        if self._viewing:
            for _, row, moved, after in moves:
                trigger = self._tables.machine.transitions[row].trigger
                self._view((local >> 1, moved >> 1, True, shared, after, trigger))

    def leave(self, codes: Sequence[int], others: Sequence[Taken]) -> None:
        """All steps from this node are known: those of each instance alone by its code, and those that are no one's."""
        if self._viewing:
            if self._idling:
                self._idlers(codes, others)
            for step in others:
                if step[1] is not None:
                    for view in self._tables.views(self._node, step):
                        self._view(view)
        for mark, formula, signatures in self._grouped:
            if mark not in self._sights:
                for step in signatures.fresh(self._node, codes, others):
                    self._judge(mark, formula, step)

    def _idlers(self, codes: Sequence[int], others: Sequence[Taken]) -> None:
        """See every step in which an instance does nothing: some other's own, or nobody's."""
        page, idle = self._tables.pages[self._node[2]], self._idle.setdefault(self._node[2], {})
        nobodys = 0
        for row, actor, _, after, _ in others:
            if actor is None:
                nobodys |= 1 << page.context(after, self._tables.machine.transitions[row].trigger)
        for local, contexts in zip(self._node[1], combine([page[code][3] for code in codes], -1)[1], strict=True):
            fresh = (contexts | nobodys) & ~idle.get(local, 0)
            idle[local] = idle.get(local, 0) | fresh
            while fresh:
                lowest = fresh & -fresh
                fresh ^= lowest
                after, trigger = page.contexts[lowest.bit_length() - 1]
                self._view((local >> 1, local >> 1, False, self._node[2], after, trigger))

    def _view(self, view: View) -> None:
        if view not in self.views:
            self.views.add(view)
            before, after, _, _, _, trigger = view
            instances = self._tables.instances
            entered = instances[after].state if instances[after].state != instances[before].state else ""
            if (trigger, entered) not in self._possible:
                self._possible[trigger, entered] = self._chosen(trigger, entered)
            for mark, formula in self._possible[trigger, entered]:
                if mark not in self._sights and self.lens.value(formula, view, 0):
                    self._note(mark, view)

    def _chosen(self, trigger: str, entered: str) -> list[tuple[Mark, Formula]]:
        """The marks that may be true of a step by `trigger` that takes an instance to a state, "" where it stays."""

        def fits(mark: Mark) -> bool:
            by, into = self._demands[mark]
            return (by is None or trigger in by) and (into is None or entered in into)

        return [pair for pair in self._single if fits(pair[0])]

    def _judge(self, mark: Mark, formula: Formula, step: Taken) -> None:
        views = self._tables.views(self._node, step)
        for who, (view, vector) in enumerate(zip(views, self.lens.vectors(views)[1], strict=True)):
            if mark not in self._sights and self.lens.value(formula, view, vector):
                self._note(mark, (step, who))

    def _note(self, mark: Mark, what: View | tuple[Taken | None, int]) -> None:
        self._sights[mark] = (self._at, self._node, what)
        if mark.role != "met":
            self.settle(mark.claim)


def _demanded(expr: Expr, told: Callable[[Expr], str], positive: bool = True) -> frozenset[str] | None:
    """What a step must have one of for `expr` to be true of it (or false): None where `told` names nothing it needs."""
    match expr:
        case Not(body):
            return _demanded(body, told, not positive)
        case Implies(when, then):
            return _demanded(Or((Not(when), then)), told, positive)
        case And(parts) | Or(parts):
            found = [_demanded(part, told, positive) for part in parts]
            needs = [names for names in found if names is not None]
            if isinstance(expr, And) == positive:
                return frozenset.intersection(*needs) if needs else None
            return frozenset().union(*needs) if len(needs) == len(found) else None
        case _:
            name = told(expr) if positive else ""
            return frozenset((name,)) if name else None


def _idle(expr: Expr, truth: bool = True) -> bool:
    """Whether `expr` may be true, or false, of an instance that does nothing in a step, as far as is plain."""
    match expr:
        case Not(body):
            return _idle(body, not truth)
        case Implies(when, then):
            return _idle(Or((Not(when), then)), truth)
        case And(parts) | Or(parts):
            every = isinstance(expr, And) == truth
            return all(_idle(part, truth) for part in parts) if every else any(_idle(part, truth) for part in parts)
        case Enters() | Acts():
            return not truth
        case Changes(shared=shared):
            return shared or not truth
        case _:
            return True


def _trigger(expr: Expr) -> str:
    return expr.trigger if isinstance(expr, By) else ""


def _entered(expr: Expr) -> str:
    return expr.state if isinstance(expr, Enters) else ""
