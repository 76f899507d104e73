"""What one instance can do, tabulated: the machine as the explicit search reads it.

Every way an instance can be, and every valuation of the shared variables, gets a small number when
it is first met. What an instance can do depends on these two and on what it sees of its peers (a
vector of `lens`), so each case is worked out once, by the reference semantics.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Protocol, TypeAlias

from edgewise.engines.key import Weights
from edgewise.engines.lens import Formula, Lens, combine
from edgewise.engines.view import Facts, View, still
from edgewise.expr import Expr, Value
from edgewise.machine import Effect, Machine
from edgewise.run import Configuration, Instance

# NOTE(followed): a local number is twice the number of an Instance, plus one where the instance is
# the one that a claim follows among its peers. It does what any other does, and stays followed.
Local: TypeAlias = int
Node: TypeAlias = tuple[int, tuple[Local, ...], int]
"""A configuration: its key (the same for every order of its instances), its instances, its shared number."""

Move: TypeAlias = tuple[int, int, Local, int]
"""What an instance does alone: the change of the key, the row, its local and the shared number after."""

Joint: TypeAlias = tuple[int, int]
"""What an instance does with others, or nobody does: the row, and the shared number after."""

Info: TypeAlias = tuple[tuple[Move, ...], tuple[Joint, ...], int, int]
"""What an instance can do alone and together, its flags, and the contexts of what it does alone, as bits."""

Taken: TypeAlias = tuple[int, int | None, tuple[Local, ...], int, int]
"""A step: row, actor, instances after, shared number after, key after."""

LIVELY: Final = 1
"""Flag: a step moves some instance to another state."""
UNFINISHED: Final = 2
"""Flag: some instance is in a state that is not final."""


class Observer(Protocol):
    """Who wants to know of everything that is met for the first time."""

    def meet(self, local: Local, shared: int, vector: int) -> None:
        """An instance is first met like this."""

    def move(self, local: Local, shared: int, moves: tuple[Move, ...]) -> None:
        """An instance is first met that can do this alone."""


@dataclass(frozen=True)
class _Row:
    number: int
    condition: Formula
    own: tuple[tuple[int, Formula], ...]
    shared: tuple[tuple[int, Formula], ...]
    joint: bool


# NOTE(code): page tables are asked by one number, `local << width | vector`: a pair would cost a third of the search.


class _Own(dict[int, int]):
    """The bits of one level that an instance satisfies itself, by code."""

    def __init__(self, tables: Tables, level: int, shared: int) -> None:
        super().__init__()
        self._tables, self._level, self._shared = tables, level, shared

    def __missing__(self, code: int) -> int:
        local, vector = divmod(code, 1 << self._tables.width)
        found = self[code] = self._tables.lens.own(self._level, still(local >> 1, self._shared), vector)
        return found


class _Landing(dict[int, Local]):
    """Where a joint row takes an instance of the group, by code."""

    def __init__(self, tables: Tables, row: int, shared: int) -> None:
        super().__init__()
        self._tables, self._row, self._shared = tables, row, shared

    def __missing__(self, code: int) -> Local:
        local, vector = divmod(code, 1 << self._tables.width)
        found = self[code] = self._tables.landed(self._row, local, self._shared, vector)
        return found


class Page(dict[int, Info]):
    """For one shared valuation, what an instance can do, by code."""

    def __init__(self, tables: Tables, shared: int) -> None:
        super().__init__()
        self.own = [_Own(tables, level, shared) for level in range(len(tables.lens.levels))]
        self.landing = {row: _Landing(tables, row, shared) for row in tables.joint}
        self.contexts: list[tuple[int, str]] = []
        self._context_of: dict[tuple[int, str], int] = {}
        self._tables, self._shared = tables, shared

    def __missing__(self, code: int) -> Info:
        local, vector = divmod(code, 1 << self._tables.width)
        found = self[code] = self._tables.info(local, self._shared, vector)
        return found

    def context(self, after: int, trigger: str) -> int:
        """The number of what idle peers notice of a step: the shared number after it, and the trigger."""
        number = self._context_of.setdefault((after, trigger), len(self.contexts))
        if number == len(self.contexts):
            self.contexts.append((after, trigger))
        return number


class Tables:
    """A machine's tables, for groups of up to `most` instances.

    `marks` and `flags` are expressions about one configuration, to be looked at through `lens`. Flag
    number n is bit n + 2 of the flags of an instance that satisfies it, and bit n + 2 + len(flags)
    for one that is followed.
    """

    def __init__(self, machine: Machine, most: int, marks: Sequence[Expr] = (), flags: Sequence[Expr] = ()) -> None:
        self.machine = machine
        self.facts = Facts(machine)
        self.instances, self.valuations = self.facts.instances, self.facts.valuations
        self.lens = Lens(self.facts, steps=False)
        rows = [self._prepared(number) for number in range(len(machine.transitions))]
        self._mask = 0
        for row in rows:
            for formula in (row.condition, *(value for _, value in row.own + row.shared)):
                self._mask |= formula.mask
        self.marks = [self.lens.add(mark) for mark in marks]
        self._flags = [self.lens.add(flag) for flag in flags]
        self.width = self.lens.width
        self.observer: Observer | None = None
        self.rows_met: set[int] = set()
        self.pages: list[Page] = []
        self.free = [row for row in rows if not machine.transitions[row.number].sources]
        self._rows = {state.name: [r for r in rows if state.name in self._sources(r)] for state in machine.states}
        self.joint = {row.number: row for row in rows if row.joint}
        self._number_of: dict[Instance, int] = {}
        self._shared_of: dict[tuple[Value, ...], int] = {}
        self._able: dict[tuple[Local, int, int], Info] = {}
        self._ambient: dict[tuple[int, int], tuple[Joint, ...]] = {}
        self.weights = Weights(machine, most)

    def _sources(self, row: _Row) -> tuple[str, ...]:
        return self.machine.transitions[row.number].sources

    def _prepared(self, number: int) -> _Row:
        row, machine = self.machine.transitions[number], self.machine

        def prepared(effects: tuple[Effect, ...], slot: dict[str, int]) -> tuple[tuple[int, Formula], ...]:
            return tuple((slot[effect.target], self.lens.add(effect.value)) for effect in effects)

        own, shared = prepared(row.own_effects, machine.slot), prepared(row.shared_effects, machine.shared_slot)
        return _Row(number, self.lens.add(machine.conditions[number]), own, shared, row.joint)

    def local(self, instance: Instance, followed: bool = False) -> Local:
        """The local number of an instance."""
        number = self._number_of.get(instance)
        if number is None:
            number = self._number_of[instance] = len(self.instances)
            self.instances.append(instance)
        return number << 1 | followed

    def shared(self, valuation: tuple[Value, ...]) -> int:
        """The number of a shared valuation."""
        number = self._shared_of.get(valuation)
        if number is None:
            number = self._shared_of[valuation] = len(self.valuations)
            self.valuations.append(valuation)
            self.pages.append(Page(self, number))
        return number

    def node(self, locals_: tuple[Local, ...], shared: int) -> Node:
        """A configuration with its key."""
        return sum([self.weights[local] for local in locals_]) + (shared << self.weights.width), locals_, shared

    def info(self, local: Local, shared: int, vector: int) -> Info:
        """What the instance can do where it sees `vector` of its group."""
        if self.observer is not None and not local & 1:
            self.observer.meet(local, shared, vector)
        alone, together, flags, contexts = self._abilities(local, shared, vector & self._mask)
        first, view = 2 + (local & 1) * len(self._flags), still(local >> 1, shared)
        for number, flag in enumerate(self._flags, first):
            if self.lens.value(flag, view, vector):
                flags |= 1 << number
        return alone, together, flags, contexts

    def _abilities(self, local: Local, shared: int, vector: int) -> Info:
        found = self._able.get((local, shared, vector))
        if found is not None:
            return found
        view, instance = still(local >> 1, shared), self.instances[local >> 1]
        alone: list[Move] = []
        together: list[Joint] = []
        flags = 0 if self.machine.state_named[instance.state].final else UNFINISHED
        contexts = 0
        for row in self._rows[instance.state]:
            if not self.lens.value(row.condition, view, vector):
                continue
            self.rows_met.add(row.number)
            after = self._shared_after(row, view, vector)
            if row.joint:
                together.append((row.number, after))
                continue
            moved = self._moved(row, local, shared, vector)
            delta = self.weights[moved] - self.weights[local] + (after - shared << self.weights.width)
            alone.append((delta, row.number, moved, after))
            contexts |= 1 << self.pages[shared].context(after, self.machine.transitions[row.number].trigger)
            if self.instances[moved >> 1].state != instance.state:
                flags |= LIVELY
        found = self._able[local, shared, vector] = tuple(alone), tuple(together), flags, contexts
        if self.observer is not None and not local & 1:
            self.observer.move(local, shared, found[0])
        return found

    def _moved(self, row: _Row, local: Local, shared: int, vector: int) -> Local:
        instance, target = self.instances[local >> 1], self.machine.transitions[row.number].target
        changed = list(instance.values)
        for slot, value in row.own:
            changed[slot] = self.lens.value(value, still(local >> 1, shared), vector)
        return self.local(Instance(instance.state if target is None else target, tuple(changed)), bool(local & 1))

    def _shared_after(self, row: _Row, view: View, vector: int) -> int:
        changed = list(self.valuations[view[4]])
        for slot, value in row.shared:
            changed[slot] = self.lens.value(value, view, vector)
        return self.shared(tuple(changed))

    def landed(self, row: int, local: Local, shared: int, vector: int) -> Local:
        """Where a joint row takes an instance of the group."""
        joint = self.joint[row]
        moves = self.instances[local >> 1].state in self._sources(joint)
        return self._moved(joint, local, shared, vector) if moves else local

    def ambient(self, shared: int, whole: int) -> tuple[Joint, ...]:
        """What happens without any instance, in a group of which `whole` is true of some instance."""
        key = (shared, whole & self._mask)
        found = self._ambient.get(key)
        if found is None:
            # Such a row has no subject and reads shared values and the whole group only: any instance will do.
            view = still(0, shared)
            able = [row for row in self.free if self.lens.value(row.condition, view, whole)]
            self.rows_met.update(row.number for row in able)
            found = tuple((row.number, self._shared_after(row, view, whole)) for row in able)
            self._ambient[key] = found
        return found

    def vectors(self, node: Node) -> tuple[int, list[int]]:
        """What holds of some instance, and the code of each: what it is and what it sees of the group."""
        _, locals_, shared = node
        width, peers = self.width, self.lens.peers
        whole, codes = 0, [local << width for local in locals_]
        for own in self.pages[shared].own:
            once, seen = combine([own[code] for code in codes], peers)
            whole |= once
            codes = [code | more for code, more in zip(codes, seen)]  # noqa: B905  # as long as each other, and hot
        return whole, codes

    def beyond(self, node: Node, whole: int, codes: Sequence[int]) -> Iterator[Taken]:
        """The steps at a configuration that are no one instance's: of joint rows and of rows without `from`."""
        key, locals_, shared = node
        page = self.pages[shared]
        for actor, code in enumerate(codes):
            for row, after in page[code][1]:
                landing = page.landing[row]
                moved = tuple([landing[peer] for peer in codes])
                yield row, actor, moved, after, self.node(moved, after)[0]
        if self.free:
            for row, after in self.ambient(shared, whole):
                yield row, None, locals_, after, key + (after - shared << self.weights.width)

    def steps(self, node: Node) -> Iterator[Taken]:
        """Every step at a configuration."""
        key, locals_, shared = node
        whole, codes = self.vectors(node)
        for who, code in enumerate(codes):
            for delta, row, moved, after in self.pages[shared][code][0]:
                yield row, who, (*locals_[:who], moved, *locals_[who + 1 :]), after, key + delta
        yield from self.beyond(node, whole, codes)

    def views(self, node: Node, step: Taken) -> list[View]:
        """A step from a node as each of its instances knows it."""
        row, actor, moved, after, _ = step
        trigger = self.machine.transitions[row].trigger
        pairs = enumerate(zip(node[1], moved, strict=True))
        return [(old >> 1, new >> 1, who == actor, node[2], after, trigger) for who, (old, new) in pairs]

    def configuration(self, node: Node) -> Configuration:
        """A configuration as the reference semantics has it."""
        return Configuration(tuple(self.instances[local >> 1] for local in node[1]), self.valuations[node[2]])
