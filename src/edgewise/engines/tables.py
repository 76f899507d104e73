"""What one instance can do, tabulated: the machine as the explicit search reads it.

Every way an instance can be, and every valuation of the shared variables, gets a small number when
it is first met. What an instance can do depends on these two and on what it sees of its peers (a
vector of `lens`), so each case is worked out once, by the reference semantics.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import prod
from typing import Final, Protocol, TypeAlias

from edgewise.engines.lens import Formula, Lens, Scene
from edgewise.expr import Bool, Expr, Range, Type, Value, Words
from edgewise.machine import Effect, Machine
from edgewise.run import Configuration, Instance

# NOTE(followed): a local number is twice the number of an Instance, plus one where the instance is
# the one that a claim follows among its peers. It does what any other does, and stays followed.
Local: TypeAlias = int
Seen: TypeAlias = tuple[int, int]
"""The numbers of an Instance and of a shared valuation: what the lens looks at."""

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
    condition: Formula[Seen]
    own: tuple[tuple[int, Formula[Seen]], ...]
    shared: tuple[tuple[int, Formula[Seen]], ...]
    joint: bool


class _Own(dict[Local, int]):
    """The bits of the first level that an instance satisfies itself."""

    def __init__(self, lens: Lens[Seen], shared: int) -> None:
        super().__init__()
        self._lens, self._shared = lens, shared

    def __missing__(self, local: Local) -> int:
        bits = self[local] = self._lens.own(0, (local >> 1, self._shared), 0) if self._lens.levels else 0
        return bits


class Page(dict[int, Info]):
    """For one shared valuation, what an instance can do, by `local << width | vector`."""

    def __init__(self, tables: Tables, shared: int) -> None:
        super().__init__()
        self.own = _Own(tables.lens, shared)
        self._tables, self._shared = tables, shared

    def __missing__(self, code: int) -> Info:
        width = self._tables.width
        found = self[code] = self._tables.info(code >> width, self._shared, code & ((1 << width) - 1))
        return found


class Tables:
    """A machine's tables, for groups of up to `most` instances.

    `marks` and `flags` are expressions about one configuration, to be looked at through `lens`. Flag
    number n is bit n + 2 of the flags of an instance that satisfies it, and bit n + 2 + len(flags)
    for one that is followed.
    """

    def __init__(self, machine: Machine, most: int, marks: Sequence[Expr] = (), flags: Sequence[Expr] = ()) -> None:
        self.machine = machine
        self.lens: Lens[Seen] = Lens(machine, self._scene)
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
        self.instances: list[Instance] = []
        self.valuations: list[tuple[Value, ...]] = []
        self.contexts: list[tuple[int, int, str]] = []
        self.pages: list[Page] = []
        self.free = [row for row in rows if not machine.transitions[row.number].sources]
        self._rows = {state.name: [r for r in rows if state.name in self._sources(r)] for state in machine.states}
        self._joint = {row.number: row for row in rows if row.joint}
        self._number_of: dict[Instance, int] = {}
        self._shared_of: dict[tuple[Value, ...], int] = {}
        self._context_of: dict[tuple[int, int, str], int] = {}
        self._weights: dict[Local, int] = {}
        self._able: dict[tuple[Local, int, int], Info] = {}
        self._landed: dict[tuple[int, Local, int, int], Local] = {}
        self._ambient: dict[tuple[int, int], tuple[Joint, ...]] = {}
        self._fields, self._shared_field = _fields(machine, most)

    def _scene(self, view: Seen) -> Scene:
        return Configuration((self.instances[view[0]],), self.valuations[view[1]]), None

    def _sources(self, row: _Row) -> tuple[str, ...]:
        return self.machine.transitions[row.number].sources

    def _prepared(self, number: int) -> _Row:
        row, machine = self.machine.transitions[number], self.machine

        def prepared(effects: tuple[Effect, ...], slot: dict[str, int]) -> tuple[tuple[int, Formula[Seen]], ...]:
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

    def context(self, row: int, before: int, after: int) -> int:
        """The number of all that peers notice of a step in which they do nothing: its trigger, the shared numbers."""
        context = (before, after, self.machine.transitions[row].trigger)
        number = self._context_of.get(context)
        if number is None:
            number = self._context_of[context] = len(self.contexts)
            self.contexts.append(context)
        return number

    def weight(self, local: Local) -> int:
        """What an instance adds to the key: its number's powers, 1 to `most`, in fields of their own.

        The sums of the first n powers of n numbers determine the numbers (Newton's identities), so
        the key is the same for two groups of one size exactly if one is the other in another order.
        """
        found = self._weights.get(local)
        if found is None:
            found = self._weights[local] = sum((local + 1) ** power << field for power, field in self._fields)
        return found

    def node(self, locals_: tuple[Local, ...], shared: int) -> Node:
        """A configuration with its key."""
        return sum(map(self.weight, locals_)) + (shared << self._shared_field), locals_, shared

    def info(self, local: Local, shared: int, vector: int) -> Info:
        """What the instance can do where it sees `vector` of its group."""
        if self.observer is not None:
            self.observer.meet(local, shared, vector)
        alone, together, flags, contexts = self._abilities(local, shared, vector & self._mask)
        first = 2 + (local & 1) * len(self._flags)
        for number, flag in enumerate(self._flags, first):
            if self.lens.value(flag, (local >> 1, shared), vector):
                flags |= 1 << number
        return alone, together, flags, contexts

    def _abilities(self, local: Local, shared: int, vector: int) -> Info:
        found = self._able.get((local, shared, vector))
        if found is not None:
            return found
        view, instance = (local >> 1, shared), self.instances[local >> 1]
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
            delta = self.weight(moved) - self.weight(local) + (after - shared << self._shared_field)
            alone.append((delta, row.number, moved, after))
            contexts |= 1 << self.context(row.number, shared, after)
            if self.instances[moved >> 1].state != instance.state:
                flags |= LIVELY
        found = self._able[local, shared, vector] = tuple(alone), tuple(together), flags, contexts
        if self.observer is not None:
            self.observer.move(local, shared, found[0])
        return found

    def _moved(self, row: _Row, local: Local, shared: int, vector: int) -> Local:
        instance, target = self.instances[local >> 1], self.machine.transitions[row.number].target
        changed = list(instance.values)
        for slot, value in row.own:
            changed[slot] = self.lens.value(value, (local >> 1, shared), vector)
        return self.local(Instance(instance.state if target is None else target, tuple(changed)), bool(local & 1))

    def _shared_after(self, row: _Row, view: Seen, vector: int) -> int:
        changed = list(self.valuations[view[1]])
        for slot, value in row.shared:
            changed[slot] = self.lens.value(value, view, vector)
        return self.shared(tuple(changed))

    def landed(self, row: int, local: Local, shared: int, vector: int) -> Local:
        """Where a joint row takes an instance of the group."""
        key = (row, local, shared, vector & self._mask)
        found = self._landed.get(key)
        if found is None:
            joint, state = self._joint[row], self.instances[local >> 1].state
            moves = state in self._sources(joint)
            found = self._landed[key] = self._moved(joint, local, shared, vector) if moves else local
        return found

    def ambient(self, shared: int, whole: int) -> tuple[Joint, ...]:
        """What happens without any instance, in a group of which `whole` is true of some instance."""
        key = (shared, whole & self._mask)
        found = self._ambient.get(key)
        if found is None:
            # Such a row has no subject and reads shared values and the whole group only: any instance will do.
            view = (0, shared)
            able = [row for row in self.free if self.lens.value(row.condition, view, whole)]
            self.rows_met.update(row.number for row in able)
            found = tuple((row.number, self._shared_after(row, view, whole)) for row in able)
            self._ambient[key] = found
        return found

    def vectors(self, node: Node) -> tuple[int, list[int]]:
        """What holds of some instance, and what each sees of the group."""
        return self.lens.vectors([(local >> 1, node[2]) for local in node[1]])

    def beyond(self, node: Node, whole: int, seen: Sequence[int]) -> Iterator[Taken]:
        """The steps at a configuration that are no one instance's: of joint rows and of rows without `from`."""
        key, locals_, shared = node
        page, width = self.pages[shared], self.width
        for actor, local in enumerate(locals_):
            for row, after in page[local << width | seen[actor]][1]:
                moved = tuple(self.landed(row, peer, shared, view) for peer, view in zip(locals_, seen, strict=True))
                yield row, actor, moved, after, self.node(moved, after)[0]
        if self.free:
            for row, after in self.ambient(shared, whole):
                yield row, None, locals_, after, key + (after - shared << self._shared_field)

    def steps(self, node: Node) -> Iterator[Taken]:
        """Every step at a configuration."""
        key, locals_, shared = node
        whole, seen = self.vectors(node)
        for who, local in enumerate(locals_):
            for delta, row, moved, after in self.pages[shared][local << self.width | seen[who]][0]:
                yield row, who, (*locals_[:who], moved, *locals_[who + 1 :]), after, key + delta
        yield from self.beyond(node, whole, seen)

    def configuration(self, node: Node) -> Configuration:
        """A configuration as the reference semantics has it."""
        return Configuration(tuple(self.instances[local >> 1] for local in node[1]), self.valuations[node[2]])


def _fields(machine: Machine, most: int) -> tuple[tuple[tuple[int, int], ...], int]:
    """For each power up to `most` where its sum begins in a key, and where the shared number does; in bits."""
    locals_ = 2 * len(machine.states) * prod(size(declaration.type) for declaration in machine.own)
    fields: list[tuple[int, int]] = []
    start = 0
    for power in range(most, 0, -1):
        fields.append((power, start))
        start += (most * locals_**power).bit_length()
    return tuple(fields), start


def size(type: Type) -> int:
    """The number of values of a type."""
    match type:
        case Bool():
            return 2
        case Words(words):
            return len(words)
        case Range(low, high):
            return high - low + 1
