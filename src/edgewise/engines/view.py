"""What is to be known of one instance, as numbers, and what of it an expression can tell."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from operator import itemgetter
from typing import TypeAlias

from edgewise.expr import Acts, By, Changes, Enters, Expr, In, Quantified, Read, Value, Was, children
from edgewise.machine import Machine
from edgewise.run import Instance

View: TypeAlias = tuple[int, int, bool, int, int, str]
"""One instance in a step: Instance number before and after, whether it acts, shared numbers, trigger.

In a configuration by itself nothing changes and the trigger is "".
"""


def still(number: int, shared: int) -> View:
    """An instance in a configuration by itself."""
    return number, number, False, shared, shared, ""


@dataclass(frozen=True)
class Facts:
    """What the numbers in views stand for. Both lists grow."""

    machine: Machine
    instances: list[Instance] = field(default_factory=list[Instance])
    valuations: list[tuple[Value, ...]] = field(default_factory=list[tuple[Value, ...]])


class _Alike(dict[int, int]):
    """For each number its class: numbers of what an expression cannot tell apart have the same."""

    def __init__(self, aspect: Callable[[int], Hashable]) -> None:
        super().__init__()
        self._aspect = aspect
        self._classes: dict[Hashable, int] = {}

    def __missing__(self, number: int) -> int:
        found = self[number] = self._classes.setdefault(self._aspect(number), len(self._classes))
        return found


class Gist:
    """What an expression can tell views apart by; its quantified parts are left out unless asked for."""

    def __init__(self, facts: Facts, expr: Expr, *, quantified: bool = False) -> None:
        self._facts, self._quantified = facts, quantified
        self._triggers: set[str] = set()
        self._acts = False
        self._states: tuple[set[str], set[str]] = (set(), set())
        self._slots: tuple[set[int], set[int]] = (set(), set())
        self._shared: tuple[set[int], set[int]] = (set(), set())
        self._read(expr, (0,))
        self._before, self._after = self._instances(1), self._instances(0)
        self._shared_before, self._shared_after = self._valuations(1), self._valuations(0)
        past = (*self._states[1], *self._slots[1], *self._shared[1])
        self._now = not (past or self._acts or self._triggers)

    def of(self, view: View) -> Hashable:
        """What the expression can tell of a view: numbers of classes in place of numbers of instances."""
        before, after, acts, shared_before, shared_after, trigger = view
        if self._now:
            return self._after[after], self._shared_after[shared_after]
        return (
            self._before[before],
            self._after[after],
            acts and self._acts,
            self._shared_before[shared_before],
            self._shared_after[shared_after],
            trigger if trigger in self._triggers else "",
        )

    def _read(self, expr: Expr, times: tuple[int, ...]) -> None:
        """Note what `expr` reads, now (0) or before the step (1)."""
        machine = self._facts.machine
        match expr:
            case In(state) | Enters(state):
                for time in (0, 1) if isinstance(expr, Enters) else times:
                    self._states[time].add(state)
            case Read(name, shared) | Changes(name, shared):
                for time in (0, 1) if isinstance(expr, Changes) else times:
                    if shared:
                        self._shared[time].add(machine.shared_slot[name])
                    else:
                        self._slots[time].add(machine.slot[name])
            case By(trigger):
                self._triggers.add(trigger)
            case Acts():
                self._acts = True
            case Was(body):
                self._read(body, (1,))
            case Quantified() if not self._quantified:
                pass
            case _:
                for part in children(expr):
                    self._read(part, times)

    def _instances(self, time: int) -> _Alike:
        states, instances, values = self._states[time], self._facts.instances, _chosen(self._slots[time])

        def aspect(number: int) -> Hashable:
            instance = instances[number]
            return instance.state if instance.state in states else "", values(instance.values)

        return _Alike(aspect if states else lambda number: values(instances[number].values))

    def _valuations(self, time: int) -> _Alike:
        valuations, values = self._facts.valuations, _chosen(self._shared[time])
        return _Alike(lambda number: values(valuations[number]))


def _chosen(slots: set[int]) -> Callable[[tuple[Value, ...]], Hashable]:
    """What takes the values of these slots out of all."""
    return itemgetter(*sorted(slots)) if slots else lambda _: ()
