"""Pairs of facts that never meet: invariants that make inductions shorter, found without help.

All pairs are guessed, those that meet in known runs are struck out, and so are, until none is
left, those that could meet one step after a configuration in which no pair that still stands does
(Flanagan and Leino, "Houdini, an Annotation Assistant for ESC/Java", FME 2001). What stands is
proved by that last answer; a wrong guess costs time, never truth.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, permutations, product
from typing import Final, TypeAlias

from edgewise.engines.smt.encode import Encoding
from edgewise.engines.smt.solver import Frames, Unknown
from edgewise.engines.smt.terms import BEFORE, coded, every, implied, negated, some
from edgewise.expr import Bool, Range, Type, Value, Words, values
from edgewise.machine import Declaration, Machine
from edgewise.run import Configuration, Instance

Fact: TypeAlias = tuple[str, Value]
"""The name of a parameter or variable ("" for the state, MEMORY for what is remembered) and its value."""

Pair: TypeAlias = tuple[bool, Fact, Fact]
"""Two facts, in order: of one instance and what it shares; or, where the bool is true, of two instances."""

MEMORY: Final = "?"
MOST_VALUES: Final = 16
"""Variables with more values than this are left out of the guess."""
MOST_PAIRS: Final = 6000
"""With more pairs than this nothing is guessed."""


def exclusions(
    encoding: Encoding, effort: int, known: Iterable[Configuration] = (), guess: frozenset[Pair] | None = None
) -> frozenset[Pair]:
    """Pairs that never meet in a group. `known` configurations are reachable; without a `guess`, it is all pairs.

    Empty where the machine has too many of them, or z3 would need more than `effort` for one question.
    """
    guessed = _all_pairs(encoding) if guess is None else guess
    standing = dict.fromkeys(sorted(guessed - _met_at_start(encoding.machine), key=repr))
    if len(standing) > MOST_PAIRS:
        return frozenset()
    for at in known:
        _strike(standing, meeting(encoding.machine, at))
    names = {pair: f"k{number}" for number, pair in enumerate(standing)}
    frames = Frames(encoding.constants | dict.fromkeys(names.values(), 0))
    typed, start, step, apart, meet = frames.parse(
        encoding.typed,
        encoding.start,
        encoding.step,
        every(implied(name, excluded(encoding, (pair,))) for pair, name in names.items()),
        some(every((name + BEFORE, _meets(encoding, pair, 0, 1))) for pair, name in names.items()),
    )
    frames.require(typed, 0)
    # Frame 1 has the guesses of frame 0: at the start it is the same frame, and else one step later.
    begin = [frames.literal("start", start, 0), frames.literal("meet@0", meet, 0, 0)]
    onward = [
        frames.literal("apart", apart, 0),
        frames.literal("step", step, 1, 0),
        frames.literal("meet@1", meet, 1, 0),
    ]
    literals = {pair: f"{name}@0" for pair, name in names.items()}
    try:
        for frame, asked in enumerate((begin, onward)):
            while frames.possible((*asked, *(literals[pair] for pair in standing)), effort):
                (codes,) = frames.codes(encoding.configuration, frame)
                met = meeting(encoding.machine, encoding.read_configuration(codes), encoding.read_memory(codes))
                frames.forbid(literals[pair] for pair in _strike(standing, met))
    except Unknown:
        return frozenset()
    return frozenset(standing)


def widened(found: frozenset[Pair], few: Encoding, many: Encoding) -> frozenset[Pair]:
    """What is worth guessing for many instances, or such as remember, if `found` is what never meets among few."""
    return found | (_all_pairs(many) - _all_pairs(few))


def excluded(encoding: Encoding, standing: Iterable[Pair]) -> str:
    """That no instance, and no two, are where a pair meets."""
    jobs = range(encoding.jobs)
    return every(
        negated(_meets(encoding, pair, who, other))
        for pair in standing
        for who, other in (permutations(jobs, 2) if pair[0] else zip(jobs, jobs, strict=True))
    )


def _meets(encoding: Encoding, pair: Pair, who: int, other: int) -> str:
    crossing, one, two = pair
    return every((_true(encoding, one, who), _true(encoding, two, other if crossing else who)))


def _true(encoding: Encoding, fact: Fact, who: int) -> str:
    name, value = fact
    if not name:
        return encoding.terms.is_in(str(value), who)
    if name == MEMORY:
        return f"h{who}" if value else negated(f"h{who}")
    shared = name in encoding.machine.shared_slot
    constant = encoding.terms.name(name, shared, who)
    kind = encoding.values[constant].type
    if isinstance(kind, Bool):
        return constant if value else negated(constant)
    return f"(= {constant} {coded(value, kind)})"


def _pair(crossing: bool, one: Fact, two: Fact) -> Pair:
    return (crossing, one, two) if (one[0], str(one[1])) <= (two[0], str(two[1])) else (crossing, two, one)


def _guessable(declared: Iterable[Declaration]) -> list[Declaration]:
    return [one for one in declared if _count(one.type) <= MOST_VALUES]


def _count(kind: Type) -> int:
    match kind:
        case Bool():
            return 2
        case Words(words):
            return len(words)
        case Range(low, high):
            return high - low + 1


def _all_pairs(encoding: Encoding) -> set[Pair]:
    machine = encoding.machine
    own: list[Fact] = [("", state.name) for state in machine.states]
    own += [(MEMORY, value) for value in (False, True) if encoding.memory is not None]
    own += [(one.name, value) for one in _guessable(machine.own) for value in values(one.type)]
    shared: list[Fact] = [(one.name, value) for one in _guessable(machine.shared) for value in values(one.type)]
    return _pairs(own, shared, encoding.jobs > 1)


def _met_at_start(machine: Machine) -> set[Pair]:
    """Parameters can have any values together, so all that can be so at the start can be so at once."""
    own: list[Fact] = [("", machine.initial)]
    own += [(one.name, value) for one in _guessable(machine.parameters) for value in values(one.type)]
    own += [(one.name, one.initial) for one in machine.variables if one.initial is not None]
    shared: list[Fact] = [(one.name, one.initial) for one in machine.shared if one.initial is not None]
    return _pairs(own, shared, crossing=True)


def _pairs(own: list[Fact], shared: list[Fact], crossing: bool) -> set[Pair]:
    alone = {_pair(False, one, two) for one, two in combinations(own + shared, 2) if one[0] != two[0]}
    return alone | {_pair(True, one, two) for one, two in product(own, own) if crossing}


def _own_facts(machine: Machine, instance: Instance) -> list[Fact]:
    return [("", instance.state), *((one.name, value) for one, value in zip(machine.own, instance.values, strict=True))]


def meeting(machine: Machine, at: Configuration, memory: Sequence[bool] = ()) -> Iterator[Pair]:
    """The pairs that meet in a configuration, with what its instances remember if they do."""
    shared: list[Fact] = [(one.name, value) for one, value in zip(machine.shared, at.shared, strict=True)]
    facts = [_own_facts(machine, instance) for instance in at.instances]
    for own, remembered in zip(facts, memory, strict=False):
        own.append((MEMORY, remembered))
    for own in facts:
        yield from (_pair(False, one, two) for one, two in combinations(own + shared, 2))
    for own, others in combinations(facts, 2):
        yield from (_pair(True, one, two) for one, two in product(own, others))


def _strike(standing: dict[Pair, None], met: Iterable[Pair]) -> list[Pair]:
    """Take the pairs that meet from those that stand, and tell which they were."""
    struck = [pair for pair in set(met) if pair in standing]
    for pair in struck:
        del standing[pair]
    return struck
