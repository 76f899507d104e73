"""Clauses of an invariant in the model's own words: "while some job is PENDING, no other job is RUNNING"."""

from __future__ import annotations

from collections.abc import Sequence

from edgewise.engines.any_number.cubes import Cube, Masks, Space
from edgewise.engines.any_number.history import History
from edgewise.expr import Bool, Type, Value, values
from edgewise.machine import Declaration
from edgewise.spell import Spelling, text, value


def clause(space: Space, cube: Cube, history: History | None = None) -> str:
    """That no configuration is in the cube, as a sentence without its full stop."""
    return _Words(space, history).clause(cube)


class _Words:
    def __init__(self, space: Space, history: History | None) -> None:
        self.space, self.history, self.machine = space, history, space.machine

    def clause(self, cube: Cube) -> str:
        shared = self._values(cube.shared, self.space.shared, self.machine.shared)
        jobs = sorted(cube.jobs, key=lambda masks: (self._size(masks), masks))
        if not jobs:
            return f"never {_list(shared, 'and')}"
        one = self.machine.instance
        said = [_list(shared, "and")] if shared else []
        said += (f"{'some' if not at else 'another'} {one} {self._is(masks)}" for at, masks in enumerate(jobs[:-1]))
        last = self._last(jobs[-1], f"other {one}" if len(jobs) > 1 else one)
        return f"while {_list(said, 'and')}, {last}" if said else last

    def _size(self, masks: Masks) -> int:
        """How much there is to say of an instance: what takes less comes first."""
        inside = masks[0].bit_count() if masks[0] != self.space.own[0] else 0
        return inside + 2 * sum(mask != full for mask, full in zip(masks[1:], self.space.own[1:], strict=True))

    def _is(self, masks: Masks) -> str:
        states, having, lacking = self._states(masks[0]), self._having(masks), self._lacking(masks)
        said = [f"is {states}" + (f" with {_list(having, 'and')}" if having else "")] if states else []
        said += [f"has {_list(having, 'and')}"] if having and not states else []
        said += [f"has not had ({lacking})"] if lacking else []
        return " and ".join(said) or "is there"

    def _last(self, masks: Masks, one: str) -> str:
        """That no instance is like this; where that is shorter, what every one is instead."""
        having, lacking = self._having(masks), self._lacking(masks)
        inside, outside = self._named(masks[0]), self._named(self.space.own[0] & ~masks[0])
        if masks[0] != self.space.own[0] and len(outside) < len(inside):
            which = f" with {_list(having, 'and')}" if having else ""
            which += f" that has not had ({lacking})" if lacking else ""
            return f"every {one}{which} is {_list(outside, 'or')}"
        if not (having or lacking or self._states(masks[0])):
            return f"there is no {one}"
        return f"no {one} {self._is(masks)}"

    def _named(self, mask: int) -> list[str]:
        return [state.name for index, state in enumerate(self.machine.states) if mask >> index & 1]

    def _states(self, mask: int) -> str:
        if mask == self.space.own[0]:
            return ""
        inside, outside = self._named(mask), self._named(self.space.own[0] & ~mask)
        if len(outside) >= len(inside):
            return _list(inside, "or")
        return f"not {outside[0]}" if len(outside) == 1 else f"neither {_list(outside, 'nor')}"

    def _having(self, masks: Masks) -> list[str]:
        own = self.machine.own if self.history is None else self.machine.own[:-1]
        return self._values(masks[1 : 1 + len(own)], self.space.own[1 : 1 + len(own)], own)

    def _lacking(self, masks: Masks) -> str:
        """What has not happened to the instance yet, "" where nothing is said of that."""
        if self.history is None or not self.history.tells(masks):
            return ""
        return text(self.history.first, Spelling(plural=self.machine.instances))

    def _values(self, masks: Masks, full: Masks, declared: Sequence[Declaration]) -> list[str]:
        told = zip(masks, full, declared, strict=True)
        return [_one_of(one.name, one.type, mask) for mask, whole, one in told if mask != whole]


def _one_of(name: str, kind: Type, mask: int) -> str:
    allowed: list[Value] = [one for index, one in enumerate(values(kind)) if mask >> index & 1]
    barred: list[Value] = [one for index, one in enumerate(values(kind)) if not mask >> index & 1]
    if isinstance(kind, Bool):
        return name if allowed == [True] else f"not {name}"
    if len(barred) < len(allowed):
        return f"{name} not {_list([value(one) for one in barred], 'or')}"
    return f"{name} {_list([value(one) for one in allowed], 'or')}"


def _list(words: Sequence[str], last: str) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}"
