"""A machine as SMT-LIB 2 text: its constants, its initial configurations, its steps. Names as in `terms`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from edgewise.engines.smt.terms import (
    BEFORE,
    Terms,
    below,
    bits,
    coded,
    decoded,
    every,
    implied,
    negated,
    size,
    some,
    typed,
)
from edgewise.expr import Bool, Expr, Read, about_steps
from edgewise.machine import Declaration, Machine, Transition, within
from edgewise.run import Configuration, Instance, Step


@dataclass(frozen=True)
class Encoding:
    """A group of `jobs` instances of `machine`.

    With a `memory`, `h<j>` tells whether that was ever true of instance j. If some may be `absent`, `p<j>` tells
    whether j is there.
    """

    machine: Machine
    jobs: int
    memory: Expr | None = None
    absent: bool = False

    @cached_property
    def terms(self) -> Terms:
        """Expressions about this group."""
        return Terms(self.machine, self.jobs, self.absent)

    @cached_property
    def values(self) -> dict[str, Declaration]:
        """The constants of parameters, variables and shared variables, with what they stand for."""
        found = {f"v{slot}_{who}": one for slot, one in enumerate(self.machine.own) for who in range(self.jobs)}
        return found | {f"g{slot}": one for slot, one in enumerate(self.machine.shared)}

    @cached_property
    def configuration(self) -> dict[str, int]:
        """The constants of a configuration, with their sizes in bits, 0 for a bool."""
        states = {f"q{who}": bits(len(self.machine.states)) for who in range(self.jobs)}
        present = {f"p{who}": 0 for who in range(self.jobs)} if self.absent else {}
        remembered = {f"h{who}": 0 for who in range(self.jobs)} if self.memory is not None else {}
        return states | present | remembered | {name: size(one.type) for name, one in self.values.items()}

    @cached_property
    def constants(self) -> dict[str, int]:
        """The constants of a configuration and of the step that led to it, with their sizes in bits."""
        return {"row": bits(len(self.machine.transitions)), "actor": bits(self.jobs + 1)} | self.configuration

    @cached_property
    def typed(self) -> str:
        """That this is a configuration: all values are of their types, and what is so now is remembered."""
        states = (below(f"q{who}", len(self.machine.states)) for who in range(self.jobs))
        memory = () if self.memory is None or about_steps(self.memory) else self._remembered(self.memory)
        seen = (implied(now, f"h{who}") for who, now in enumerate(memory))
        return every((*states, *(typed(name, one.type) for name, one in self.values.items()), *seen))

    @cached_property
    def start(self) -> str:
        """That this is an initial configuration."""
        states = (self.terms.is_in(self.machine.initial, who) for who in range(self.jobs))
        fixed = ((name, one.type, one.initial) for name, one in self.values.items())
        memory = () if self.memory is None else self._remembered(self.memory)
        return every(
            (
                *states,
                *(f"(= {name} {coded(value, kind)})" for name, kind, value in fixed if value is not None),
                *(f"(= h{who} {now})" for who, now in enumerate(memory)),
            )
        )

    def _remembered(self, memory: Expr, *, past: bool = False) -> list[str]:
        """For each instance, that what is to be remembered is so now."""
        return [self.terms.holds(memory, who, past=past) for who in range(self.jobs)]

    @cached_property
    def ordered(self) -> str:
        """That all instances but the first stand in ascending order: some renaming of any run makes them."""
        keys = []
        for who in range(1, self.jobs):
            parts = [f"q{who}"]
            for slot, one in enumerate(self.machine.own):
                name = f"v{slot}_{who}"
                parts.append(f"(ite {name} #b1 #b0)" if isinstance(one.type, Bool) else name)
            keys.append(f"(concat {' '.join(parts)})" if len(parts) > 1 else parts[0])
        return every(f"(bvule {one} {next})" for one, next in pairwise(keys))

    @cached_property
    def differs(self) -> str:
        """That something is not what it was before."""
        return some(f"(not (= {name} {name}{BEFORE}))" for name in self.configuration)

    @cached_property
    def step(self) -> str:
        """That `row`, taken by `actor`, leads from the configuration before to this one."""
        rows = self.machine.transitions
        if not rows:
            return "false"
        parts = [below("row", len(rows)), below("actor", self.jobs + 1)]
        for number, row in enumerate(rows):
            parts.append(self._enabled(number, row))
            parts += self._shared_effects(number, row)
        for who in range(self.jobs):
            parts += self._moves(who)
        for one in self.machine.shared:
            writers = (n for n, row in enumerate(rows) if any(e.target == one.name for e in row.shared_effects))
            unwritten = negated(some(self.terms.taken(number) for number in writers))
            parts.append(implied(unwritten, self._stays(Read(one.name, True, one.type), None)))
        if self.memory is not None:
            now = self._remembered(self.memory, past=True)
            parts += [f"(= h{who} {some((f'h{who}{BEFORE}', found))})" for who, found in enumerate(now)]
        return every(parts)

    def _enabled(self, number: int, row: Transition) -> str:
        terms, condition = self.terms, self.machine.conditions[number]
        if not row.sources:
            ways = [every((terms.acting(None), terms.holds(condition, None, BEFORE)))]
        else:
            ways = [
                every((terms.acting(who), self._from(row, who), terms.holds(condition, who, BEFORE)))
                for who in range(self.jobs)
            ]
        return implied(terms.taken(number), some(ways))

    def _from(self, row: Transition, who: int) -> str:
        return self.terms.holds(within(row.sources), who, BEFORE)

    def _shared_effects(self, number: int, row: Transition) -> list[str]:
        taken = self.terms.taken(number)
        actors = range(self.jobs) if row.sources else (None,)
        found: list[str] = []
        for effect in row.shared_effects:
            target = self._target(effect.target, True)
            for actor in actors:
                when = every((taken, self.terms.acting(actor)))
                found.append(implied(when, self.terms.becomes(target, effect.value, actor)))
        return found

    def _moves(self, who: int) -> list[str]:
        """What becomes of instance `who`: what the row that moves it says, or nothing."""
        terms, found = self.terms, list[str]()
        state_set: list[str] = []
        value_set: dict[str, list[str]] = {one.name: [] for one in self.machine.variables}
        for number, row in enumerate(self.machine.transitions):
            if not row.sources:
                continue
            moved = every((terms.taken(number), self._from(row, who) if row.joint else terms.acting(who)))
            if row.target is not None:
                state_set.append(moved)
                found.append(implied(moved, terms.is_in(row.target, who)))
            for effect in row.own_effects:
                value_set[effect.target].append(moved)
                target = self._target(effect.target, False)
                found.append(implied(moved, terms.becomes(target, effect.value, who)))
        found.append(implied(negated(some(state_set)), f"(= q{who} q{who}{BEFORE})"))
        for one in self.machine.own:
            unwritten = negated(some(value_set.get(one.name, ())))
            found.append(implied(unwritten, self._stays(Read(one.name, False, one.type), who)))
        return found

    def _target(self, name: str, shared: bool) -> Read:
        slot, declared = (
            (self.machine.shared_slot, self.machine.shared) if shared else (self.machine.slot, self.machine.own)
        )
        return Read(name, shared, declared[slot[name]].type)

    def _stays(self, read: Read, who: int | None) -> str:
        name = self.terms.name(read.name, read.shared, who)
        return f"(= {name} {name}{BEFORE})"

    def read_configuration(self, codes: dict[str, bool | int]) -> Configuration:
        """The configuration whose constants have these codes; of those who are there."""
        machine = self.machine
        instances = tuple(
            Instance(
                machine.states[codes[f"q{who}"]].name,
                tuple(decoded(codes[f"v{slot}_{who}"], one.type) for slot, one in enumerate(machine.own)),
            )
            for who in range(self.jobs)
            if codes.get(f"p{who}", True)
        )
        shared = tuple(decoded(codes[f"g{slot}"], one.type) for slot, one in enumerate(machine.shared))
        return Configuration(instances, shared)

    def read_step(self, codes: dict[str, bool | int]) -> Step:
        """The step whose `row` and `actor` have these codes."""
        actor = int(codes["actor"])
        return Step(int(codes["row"]), None if actor == self.jobs else actor)

    def read_memory(self, codes: dict[str, int]) -> tuple[bool, ...]:
        """What the instances remember, if they do."""
        return tuple(bool(codes[f"h{who}"]) for who in range(self.jobs) if self.memory is not None)
