"""Formulas as cubes, by case distinction: the fewest cases first, and none that cannot be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from edgewise.engines.any_number.cubes import AllOf, AnyOf, Cube, Each, Goal, Masks, OneOf, Work, inside, meet

MOST_NAMES: Final = 4
"""Instances in a cube; what would take more is left out, which makes the cube larger."""
MOST_CASES: Final = 400
"""Cases of one formula; from then on what is left to be told is left out."""


@dataclass
class Sketch:
    """A cube in the making: its instances by name, what is still to be told, and what is owed to each new one."""

    shared: Masks
    jobs: dict[str, Masks]
    choices: list[Goal]
    owed: list[Goal]

    def copy(self) -> Sketch:
        return Sketch(self.shared, dict(self.jobs), list(self.choices), list(self.owed))

    def cube(self) -> Cube:
        return Cube(self.shared, tuple(sorted(self.jobs.values())))


class Expansion:
    """Cubes that have every configuration where some work is true of named instances.

    More than those where a universal part cannot be told by named instances alone, and where one
    of the limits is met.
    """

    def __init__(self, own: Masks) -> None:
        self._own = own
        self._cases = 0

    def cubes(self, work: Sequence[Work], shared: Masks, jobs: dict[str, Masks]) -> list[Cube]:
        """The cubes, none of them twice."""
        self._cases = 0
        who = {name: name for name in jobs}
        sketch = Sketch(shared, dict(jobs), [], [])
        if not all(self._tell(sketch, one, who) for one in work):
            return []
        return list(dict.fromkeys(found.cube() for found in self._settle(sketch)))

    def _tell(self, sketch: Sketch, work: Work, who: dict[str, str]) -> bool:
        """Add what is true to a sketch; False where it cannot be."""
        match work:
            case AllOf(parts):
                return all(self._tell(sketch, part, who) for part in parts)
            case OneOf(job, boxes) if len(boxes) == 1:
                return _put(sketch, None if job is None else who[job], boxes[0])
            case Each(True, job, others, body):
                sketch.owed.append((work, who))
                apart = {who[other] for other in others}
                return all(
                    self._tell(sketch, body, {**who, job: name}) for name in tuple(sketch.jobs) if name not in apart
                )
            case _:
                sketch.choices.append((work, who))
                return True

    def _settle(self, sketch: Sketch) -> Iterator[Sketch]:
        while sketch.choices:
            best: tuple[int, list[Goal]] | None = None
            kept: list[Goal] = []
            for goal in sketch.choices:
                options = self._options(sketch, goal)
                if options is None:
                    continue
                if not options:
                    return
                kept.append(goal)
                if best is None or len(options) < len(best[1]):
                    best = len(kept) - 1, options
                    if len(options) == 1:
                        kept += sketch.choices[sketch.choices.index(goal) + 1 :]
                        break
            sketch.choices = kept
            if best is None:
                break
            del sketch.choices[best[0]]
            if len(best[1]) == 1:
                if not self._choose(sketch, best[1][0]):
                    return
                continue
            self._cases += len(best[1])
            if self._cases > MOST_CASES:
                break
            for option in best[1]:
                case = sketch.copy()
                if self._choose(case, option):
                    yield from self._settle(case)
            return
        yield sketch

    def _choose(self, sketch: Sketch, option: Goal) -> bool:
        work, who = option
        fresh = [name for name in who.values() if name not in sketch.jobs]
        for name in fresh:
            sketch.jobs[name] = self._own
            for owed, named in tuple(sketch.owed):
                assert isinstance(owed, Each)
                if not self._tell(sketch, owed.body, {**named, owed.job: name}):
                    return False
        return self._tell(sketch, work, who)

    def _options(self, sketch: Sketch, goal: Goal) -> list[Goal] | None:
        """The ways in which a goal can still come true; None where it is true already."""
        work, who = goal
        match work:
            case OneOf(job, boxes):
                options: list[Goal] = []
                for box in boxes:
                    one = OneOf(job, (box,))
                    state = _state(sketch, one, who)
                    if state:
                        return None
                    if state is None:
                        options.append((one, who))
                return options
            case AnyOf(parts):
                options = []
                for part in parts:
                    state = _state(sketch, part, who)
                    if state:
                        return None
                    if state is None:
                        direct = isinstance(part, AllOf) or (isinstance(part, Each) and part.every)
                        within = [(part, who)] if direct else self._options(sketch, (part, who))
                        if within is None:
                            return None
                        options += within
                return options
            case Each(False, job, others, body):
                return self._some(sketch, job, others, body, who)
            case _:
                return [goal]

    def _some(
        self, sketch: Sketch, job: str, others: tuple[str, ...], body: Work, who: dict[str, str]
    ) -> list[Goal] | None:
        """The instance meant is one that has a name already, or one more."""
        apart = {who[other] for other in others}
        options: list[Goal] = []
        for name in sketch.jobs:
            if name not in apart:
                named = {**who, job: name}
                state = _state(sketch, body, named)
                if state:
                    return None
                if state is None:
                    options.append((body, named))
        if len(sketch.jobs) >= MOST_NAMES:
            return None
        options.append((body, {**who, job: f"n{len(sketch.jobs)}"}))
        return options


def _put(sketch: Sketch, job: str | None, box: tuple[Masks, Masks]) -> bool:
    own, shared = box
    together = meet(sketch.shared, shared)
    if together is None:
        return False
    sketch.shared = together
    if job is not None:
        alone = meet(sketch.jobs[job], own)
        if alone is None:
            return False
        sketch.jobs[job] = alone
    return True


def _state(sketch: Sketch, work: Work, who: dict[str, str]) -> bool | None:
    """Whether something is true, or false, of all that a sketch allows; None where it may be either."""
    match work:
        case OneOf(job, boxes):
            own = sketch.jobs.get(who[job]) if job is not None else None
            if job is not None and own is None:
                return None
            possible = False
            for box, shared in boxes:
                if (own is None or inside(own, box)) and inside(sketch.shared, shared):
                    return True
                possible = possible or (
                    (own is None or meet(own, box) is not None) and meet(sketch.shared, shared) is not None
                )
            return None if possible else False
        case AllOf(parts):
            return _joined((_state(sketch, part, who) for part in parts), settles=False)
        case AnyOf(parts):
            return _joined((_state(sketch, part, who) for part in parts), settles=True)
        case Each(every, job, others, body):
            apart = {who[other] for other in others}
            named = ({**who, job: name} for name in sketch.jobs if name not in apart)
            state = _joined((_state(sketch, body, one) for one in named), settles=not every)
            return state if state is not every else None


def _joined(states: Iterator[bool | None], *, settles: bool) -> bool | None:
    """What all of these, or any of them, are together: the first that `settles` it does."""
    open_still = False
    for state in states:
        if state is settles:
            return settles
        open_still = open_still or state is None
    return None if open_still else not settles
