"""What must be shown for a claim to be true of any number of instances: questions that must have no answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from edgewise.claim import Always, Claim, OnStep, Precedes
from edgewise.engines.any_number.cubes import Cube, Masks, Space
from edgewise.engines.any_number.formula import FAILS, HOLDS, Every, Formula, both, either
from edgewise.engines.any_number.history import History
from edgewise.engines.any_number.meaning import Taken, after, at_start, before
from edgewise.expr import Bool, Compare, Expr, Literal, Member, Not, Read, Type, Value, conjunction, values
from edgewise.machine import Declaration, Machine, Transition, within


@dataclass(frozen=True)
class Obligation:
    """No configuration that none of `leans` has is `enabled` and has `formula`, of different `names`.

    `starts`: it speaks of the configurations that a group starts in. `about`: it shows that this
    cube is never entered; None for what the claim itself asks for. `step` is the one that it is
    about, None where it is about none.
    """

    says: str
    formula: Formula
    names: tuple[str, ...]
    enabled: Formula = HOLDS
    leans: tuple[Cube, ...] = ()
    starts: bool = False
    about: Cube | None = None
    step: Taken | None = None


@dataclass(frozen=True)
class Told:
    """A cube in expressions: what it requires of the shared variables and of each instance, and who must lack."""

    shared: Expr
    jobs: tuple[Expr, ...]
    lacking: tuple[bool, ...]


class Obligations:
    """Writes the obligations of one machine, with one history if the claim wants one."""

    def __init__(self, space: Space, history: History | None = None) -> None:
        self.machine: Machine = space.machine
        self.space, self.history = space, history
        self.steps = tuple(
            Taken(self.machine, number, "a" if row.sources else None)
            for number, row in enumerate(self.machine.transitions)
        )
        self.enabled = tuple(step.enabled() for step in self.steps)
        self._left = tuple(_left(space, row) for row in self.machine.transitions)
        self._told: dict[Cube, Told] = {}
        self.started = self.initial()

    def told(self, cube: Cube) -> Told:
        """The cube in expressions."""
        if cube not in self._told:
            self._told[cube] = tell(self.space, cube, self.history)
        return self._told[cube]

    def present(self, cube: Cube, names: Sequence[str]) -> Formula:
        """That different instances of these names are as the cube says."""
        told = self.told(cube)
        parts = [before(told.shared, None)]
        for name, job, lacking in zip(names, told.jobs, told.lacking, strict=True):
            parts.append(before(job, name))
            if lacking and self.history is not None:
                parts.append(before(self.history.lacks, name))
        return both(*parts)

    def _entered(self, cube: Cube, names: Sequence[str], step: Taken) -> Formula:
        """That they are so after the step."""
        told = self.told(cube)
        parts = [after(told.shared, None, step)]
        for name, job, lacking in zip(names, told.jobs, told.lacking, strict=True):
            if parts[-1] == FAILS:
                return FAILS
            parts.append(after(job, name, step))
            if lacking and self.history is not None:
                parts += before(self.history.lacks, name), after(self.history.first, name, step, positive=False)
        return both(*parts)

    def induction(self, cube: Cube, leans: Sequence[Cube]) -> Iterator[Obligation]:
        """That no group starts in the cube, and no step leads into it from outside of it and of those it leans on.

        A step that changes nothing of what the cube tells leads nowhere.
        """
        names = tuple(f"j{index}" for index in range(len(cube.jobs)))
        yield Obligation("no group starts so", self.present(cube, names), names, self.started, starts=True, about=cube)
        hypotheses = tuple(dict.fromkeys((cube, *leans)))
        for step, enabled in zip(self.steps, self.enabled, strict=True):
            for actor in (None, *range(len(names))) if step.actor is not None else (None,):
                roles = tuple(step.actor or "" if index == actor else name for index, name in enumerate(names))
                if not self.touches(cube, step, actor) or self._leads_elsewhere(cube, step, actor):
                    continue
                way = self._entered(cube, roles, step)
                if way == FAILS:
                    continue
                everyone = tuple(dict.fromkeys((*((step.actor,) if step.actor else ()), *roles)))
                says = self.words(step) + (f", taken by j{actor}" if actor is not None else "")
                yield Obligation(says, way, everyone, enabled, hypotheses, about=cube, step=step)

    def touches(self, cube: Cube, step: Taken, actor: int | None) -> bool:
        """Whether the step can change anything that the cube tells, with its instance number `actor` acting.

        Where it cannot, it leads from within only; that an instance still lacks what it lacked asks for
        more than that it lacked it.
        """
        row, slots = step.transition, self.machine.shared_slot
        if any(cube.shared[slots[e.target]] != self.space.shared[slots[e.target]] for e in row.shared_effects):
            return True
        slot = {e.target: 1 + self.machine.slot[e.target] for e in row.own_effects}
        told = [0] if row.target is not None else []
        told += slot.values()
        moved = cube.jobs if row.joint else cube.jobs[actor : actor + 1] if actor is not None else ()
        return any(masks[at] != self.space.own[at] for masks in moved for at in told)

    def _leads_elsewhere(self, cube: Cube, step: Taken, actor: int | None) -> bool:
        """Whether the step plainly leaves a state or a value that the cube does not have."""
        own, shared = self._left[step.row]
        if any(not cube.shared[slot] & bit for slot, bit in shared):
            return True
        return actor is not None and any(not cube.jobs[actor][slot] & bit for slot, bit in own)

    def words(self, step: Taken) -> str:
        """The row in words."""
        row = step.transition
        return f"{row.trigger}{f' ({row.outcome})' if row.outcome else ''}, row {step.row + 1}"

    def initial(self) -> Formula:
        """That the configuration is one a group can start in."""
        machine = self.machine
        parts = [before(within((machine.initial,)), "j")]
        parts += [before(_is(Read(d.name, False, d.type), d), "j") for d in machine.variables if d.initial is not None]
        if self.history is not None:
            parts.append(either(before(self.history.lacks, "j", positive=False), self.history.initially("j")))
        shared = [before(_is(Read(d.name, True, d.type), d), None) for d in machine.shared]
        return both(*shared, Every("j", (), both(*parts)))

    def breaks(self, claim: Claim) -> Iterator[Obligation]:
        """That the claim, about an instance called i or the acting one, is broken nowhere."""
        match claim.says:
            case Always(holds):
                yield self.anywhere("it is never broken", conjunction(claim.given, Not(holds)))
            case OnStep(holds):
                yield from self.on_steps(claim.given, (Not(holds),))
            case Precedes(first, then) if self.history is not None:
                yield from self.at_start(conjunction(claim.given, Not(first), then))
                yield from self.on_steps(self.history.lacks, (Not(first), then))
            case _:
                raise TypeError(claim)

    def anywhere(self, says: str, wrong: Expr) -> Obligation:
        """That no configuration has an instance of which `wrong` is true."""
        return Obligation(says, before(wrong, "i"), ("i",))

    def at_start(self, wrong: Expr) -> Iterator[Obligation]:
        """That `wrong`, about steps too, is true of no instance of a group that starts."""
        start = before(at_start(wrong), "i")
        if start != FAILS:
            yield Obligation("not at the start", start, ("i",), self.started, starts=True)

    def on_steps(self, about: Expr, wrong: Sequence[Expr]) -> Iterator[Obligation]:
        """That no step is wrong for an instance of which `about` was true: that not all of `wrong` are true of it."""
        for step, enabled in zip(self.steps, self.enabled, strict=True):
            for who in ("a", "i") if step.actor else ("i",):
                broken = both(before(about, who), *(after(part, who, step) for part in wrong))
                if broken != FAILS:
                    names = ("a", "i") if step.actor and who == "i" else (who,)
                    says = f"not by {self.words(step)}" + (
                        ", for another than the acting one" if len(names) > 1 else ""
                    )
                    yield Obligation(says, broken, names, enabled, step=step)


def _left(space: Space, row: Transition) -> tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]:
    """What is always so after a row, of its actor and of the shared variables: slots, with the bit of the value."""
    machine = space.machine
    own = [(0, 1 << space.domains[0].index(row.target))] if row.target is not None else []
    shared: list[tuple[int, int]] = []
    for effect in row.effects:
        if isinstance(effect.value, Literal):
            slot = machine.shared_slot[effect.target] if effect.shared else 1 + machine.slot[effect.target]
            domain = space.shared_domains[slot] if effect.shared else space.domains[slot]
            # A value that is not in the range is no bit: such a row is never taken.
            bit = sum(1 << at for at, value in enumerate(domain) if value == effect.value.value)
            (shared if effect.shared else own).append((slot, bit))
    return tuple(own), tuple(shared)


def tell(space: Space, cube: Cube, history: History | None) -> Told:
    """A cube in expressions."""
    machine = space.machine
    shared = _required(cube.shared, space.shared, machine.shared, shared=True)
    jobs: list[Expr] = []
    own = machine.own if history is None else machine.own[:-1]
    for masks in cube.jobs:
        states = tuple(state.name for index, state in enumerate(machine.states) if masks[0] >> index & 1)
        inside: Expr = within(states) if masks[0] != space.own[0] else Literal(value=True)
        of = slice(1, 1 + len(own))
        jobs.append(conjunction(inside, _required(masks[of], space.own[of], own, shared=False)))
    return Told(shared, tuple(jobs), tuple(history is not None and history.tells(masks) for masks in cube.jobs))


def _required(masks: Masks, full: Masks, declared: Sequence[Declaration], *, shared: bool) -> Expr:
    parts: list[Expr] = []
    for mask, whole, name in zip(masks, full, declared, strict=True):
        if mask != whole:
            parts.append(one_of(Read(name.name, shared, name.type), name.type, mask))
    return conjunction(*parts)


def one_of(read: Expr, kind: Type, mask: int) -> Expr:
    """That a value is one of a set."""
    allowed: tuple[Value, ...] = tuple(value for index, value in enumerate(values(kind)) if mask >> index & 1)
    if isinstance(kind, Bool):
        return read if allowed == (True,) else Not(read)
    return Compare("==", read, Literal(allowed[0])) if len(allowed) == 1 else Member(read, allowed)


def _is(read: Expr, declared: Declaration) -> Expr:
    assert declared.initial is not None
    return one_of(read, declared.type, 1 << values(declared.type).index(declared.initial))
