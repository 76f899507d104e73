"""The reference semantics: what a machine means. Everything else is tested against this module.

A configuration is where every instance of one group is, with its values, and the values they
share. One step is one row taken by one instance (or, for a joint row, by all that are in its
`from` at once); any enabled step may come next (interleaving).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from edgewise.expr import (
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
    values,
)
from edgewise.machine import Machine, Transition


@dataclass(frozen=True, slots=True)
class Instance:
    """One instance: its state, and its values in the order of `Machine.own`."""

    state: str
    values: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class Configuration:
    """All instances of a group, and the shared values in the order of `Machine.shared`."""

    instances: tuple[Instance, ...]
    shared: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """Row number `row` (from 0) taken by instance number `actor` (from 0; None for a row without `from`)."""

    row: int
    actor: int | None


@dataclass(frozen=True, slots=True)
class Trace:
    """A run: where it starts, and the steps it takes. For a lasso, the last `loop` steps repeat for ever."""

    start: Configuration
    steps: tuple[Step, ...] = ()
    loop: int = 0


@dataclass(frozen=True, slots=True)
class Past:
    """What a claim about a step can look back on."""

    before: Configuration
    trigger: str
    actor: int | None


class NotARun(Exception):
    """A trace that the machine does not allow; the message names the step."""


def initial(machine: Machine, jobs: int) -> Iterator[Configuration]:
    """Every configuration a group of `jobs` instances can start in."""
    for instances in product(starts(machine), repeat=jobs):
        yield Configuration(instances, initial_shared(machine))


def starts(machine: Machine) -> tuple[Instance, ...]:
    """Every way one instance can start: the initial state, with each valuation of the parameters."""
    chosen = product(*(values(parameter.type) for parameter in machine.parameters))
    variables = tuple(v.initial for v in machine.variables if v.initial is not None)
    return tuple(Instance(machine.initial, (*parameters, *variables)) for parameters in chosen)


def initial_shared(machine: Machine) -> tuple[Value, ...]:
    """The shared values a group starts with."""
    return tuple(variable.initial for variable in machine.shared if variable.initial is not None)


def evaluate(
    machine: Machine, expr: Expr, at: Configuration, subject: int | None = None, past: Past | None = None
) -> Value:
    """The value of `expr` at a configuration, about instance number `subject`.

    `past` is the step that led here; without one (a configuration by itself, or the first of a
    run) nothing was, entered, changed or acted.
    """

    def value(part: Expr, who: int | None = subject) -> Value:
        return evaluate(machine, part, at, who, past)

    match expr:
        case Literal(constant):
            return constant
        case In(state):
            return _instance(at, subject).state == state
        case Read(name, shared):
            return _read(machine, at, subject, name, shared)
        case Not(body):
            return not value(body)
        case And(parts):
            return all(value(part) for part in parts)
        case Or(parts):
            return any(value(part) for part in parts)
        case Implies(when, then):
            return not value(when) or value(then)
        case Compare(op, left, right):
            return _compare(op, value(left), value(right))
        case Sum(op, left, right):
            a, b = value(left), value(right)
            assert isinstance(a, int)
            assert isinstance(b, int)
            return a + b if op == "+" else a - b
        case Member(item, of):
            return value(item) in of
        case Quantified(which, peers, body):
            found = (value(body, who) for who in range(len(at.instances)) if not peers or who != subject)
            return all(found) if which == "all" else any(found) if which == "some" else not any(found)
        case Accepts(_, meaning):
            return value(meaning)
        case By(trigger):
            return past is not None and past.trigger == trigger
        case Acts():
            return past is not None and past.actor is not None and past.actor == subject
        case Was(body):
            return past is not None and evaluate(machine, body, past.before, subject)
        case Enters(state):
            now = _instance(at, subject).state
            return past is not None and now == state != _instance(past.before, subject).state
        case Changes(name, shared):
            if past is None:
                return False
            return _read(machine, at, subject, name, shared) != _read(machine, past.before, subject, name, shared)


def _instance(at: Configuration, subject: int | None) -> Instance:
    assert subject is not None, "the loader lets no expression through that lacks its subject"
    return at.instances[subject]


def _read(machine: Machine, at: Configuration, subject: int | None, name: str, shared: bool) -> Value:
    return at.shared[machine.shared_slot[name]] if shared else _instance(at, subject).values[machine.slot[name]]


def _compare(op: str, a: Value, b: Value) -> bool:
    if op == "==":
        return a == b
    if op == "!=":
        return a != b
    assert isinstance(a, int)
    assert isinstance(b, int)
    return a < b if op == "<" else a <= b if op == "<=" else a > b if op == ">" else a >= b


def is_enabled(machine: Machine, at: Configuration, step: Step) -> bool:
    """Whether `step` can be taken at `at`."""
    row = machine.transitions[step.row]
    if (step.actor is None) != (not row.sources):
        return False
    if step.actor is not None and at.instances[step.actor].state not in row.sources:
        return False
    return bool(evaluate(machine, machine.conditions[step.row], at, step.actor))


def enabled(machine: Machine, at: Configuration) -> Iterator[Step]:
    """Every step that can be taken at `at`, in the order of rows and instances."""
    for number, row in enumerate(machine.transitions):
        actors: tuple[int | None, ...] = tuple(range(len(at.instances))) if row.sources else (None,)
        for actor in actors:
            step = Step(number, actor)
            if is_enabled(machine, at, step):
                yield step


def after(machine: Machine, at: Configuration, step: Step) -> Configuration:
    """The configuration that `step`, enabled at `at`, leads to. All effects read `at`."""
    row = machine.transitions[step.row]
    instances = tuple(
        _moved(machine, row, at, who) if _moves(row, step, at, who) else instance
        for who, instance in enumerate(at.instances)
    )
    shared = list(at.shared)
    for effect in row.shared_effects:
        shared[machine.shared_slot[effect.target]] = evaluate(machine, effect.value, at, step.actor)
    return Configuration(instances, tuple(shared))


def _moves(row: Transition, step: Step, at: Configuration, who: int) -> bool:
    return at.instances[who].state in row.sources if row.joint else who == step.actor


def _moved(machine: Machine, row: Transition, at: Configuration, who: int) -> Instance:
    instance = at.instances[who]
    changed = list(instance.values)
    for effect in row.own_effects:
        changed[machine.slot[effect.target]] = evaluate(machine, effect.value, at, who)
    return Instance(instance.state if row.target is None else row.target, tuple(changed))


def replay(machine: Machine, trace: Trace) -> tuple[Configuration, ...]:
    """Every configuration of a run, the first included.

    Raises NotARun where the start is no initial configuration, a step is not enabled, or a
    lasso's loop does not come back to where it began.
    """
    if trace.start.shared != initial_shared(machine) or not set(trace.start.instances) <= set(starts(machine)):
        raise NotARun("the start is not an initial configuration")
    path = [trace.start]
    for number, step in enumerate(trace.steps, 1):
        if not is_enabled(machine, path[-1], step):
            raise NotARun(f"step {number} is not enabled")
        path.append(after(machine, path[-1], step))
    if trace.loop and path[-1] != path[-1 - trace.loop]:
        raise NotARun("the loop does not close")
    return tuple(path)


def past_of(machine: Machine, path: tuple[Configuration, ...], trace: Trace, number: int) -> Past:
    """The step that led to configuration `number` (from 1) of a replayed trace."""
    step = trace.steps[number - 1]
    return Past(path[number - 1], machine.transitions[step.row].trigger, step.actor)
