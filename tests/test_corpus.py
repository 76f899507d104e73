"""The corpus says what known.toml says it does: by brute force over `run`, and by the explicit search.

How often the corpus has each form of the language is printed: `pytest -rP tests/test_corpus.py`.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

import brute
import known
from edgewise import run
from edgewise.claim import (
    BUILT_IN,
    Always,
    Claim,
    EveryRow,
    EveryState,
    LeadsTo,
    NoDeadEnd,
    OnStep,
    Precedes,
    Proved,
    Reachable,
    Recoverable,
    Refuted,
    Undecided,
    Vacuous,
    Verdict,
    as_expected,
)
from edgewise.engines import explicit
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
    Was,
    about_steps,
    about_subject,
    values,
    walk,
)
from edgewise.machine import Machine, Transition

FILES = sorted(path.name.removesuffix(".toml") for path in known.FOLDER.glob("*.toml"))
MACHINES = [name for name in FILES if not name.endswith(".proofs")]
NAMED = sorted({row.machine for row in known.KNOWN})
GROUPS = [pytest.param(rows, id=f"{name}-{jobs}") for name, jobs, rows in known.groups()]


@pytest.mark.parametrize("name", MACHINES)
def test_loads_under_its_name(name: str) -> None:
    assert known.machine(name).name == name
    known.claims(name)


def test_claims_are_about_machines() -> None:
    assert {name.removesuffix(".proofs") for name in FILES if name.endswith(".proofs")} <= set(MACHINES)


@pytest.mark.parametrize("rows", GROUPS)
def test_brute_force_knows_it_too(rows: tuple[known.Known, ...]) -> None:
    machine = known.machine(rows[0].machine)
    sizes = range(1, rows[0].jobs + 1)
    answers = {row: brute.decide(machine, known.claim(row), sizes) for row in rows}
    assert {str(row): (answer.verdict, answer.steps, answer.jobs) for row, answer in answers.items()} == {
        str(row): (row.verdict, row.steps, row.size) for row in rows
    }


@pytest.mark.parametrize("rows", GROUPS)
def test_explicit_search_knows_it_too(rows: tuple[known.Known, ...]) -> None:
    machine = known.machine(rows[0].machine)
    verdicts = explicit.check(machine, [known.claim(row) for row in rows], range(1, rows[0].jobs + 1))
    told = dict(zip(rows, (_told(machine, verdict) for verdict in verdicts), strict=True))
    assert {str(row): answer for row, answer in told.items()} == {
        str(row): (row.verdict, row.steps, row.size) for row in rows
    }


def _told(machine: Machine, verdict: Verdict) -> tuple[str, int | None, int | None]:
    """What known.toml would say of a verdict, its trace replayed."""
    match verdict:
        case Proved(witness=trace) | Refuted(trace=trace) if trace is not None:
            run.replay(machine, trace)
            return type(verdict).__name__.lower(), len(trace.steps), len(trace.start.instances)
        case Proved() | Refuted() | Vacuous() | Undecided():
            return type(verdict).__name__.lower(), None, None


@pytest.mark.parametrize("name", NAMED)
def test_every_claim_is_known(name: str) -> None:
    claims = (*known.claims(name).claims, *BUILT_IN)
    assert {row.claim for row in known.KNOWN if row.machine == name} == {claim.name for claim in claims}


def test_no_answer_is_given_twice() -> None:
    assert [row for row, times in Counter(map(str, known.KNOWN)).items() if times > 1] == []


@pytest.mark.parametrize("name", NAMED)
def test_claims_expect_what_is_so(name: str) -> None:
    """All but vacuous ones, which nobody can expect, are answered as their authors expect."""
    claims = [claim for claim in known.claims(name).claims if known_verdict(name, claim.name) != "vacuous"]
    verdicts = explicit.check(known.machine(name), claims, (1, 2))
    assert [
        claim.name for claim, verdict in zip(claims, verdicts, strict=True) if not as_expected(claim, verdict)
    ] == []


def known_verdict(name: str, claim: str) -> str:
    """The answer for the largest groups."""
    return max((row.jobs, row.verdict) for row in known.KNOWN if (row.machine, row.claim) == (name, claim))[1]


# Every form of docs/language.md, in its order; `forms` finds them in a machine and its claims.
FORMS = """
key: machine, note, instance, instances, group, states, verbs, events, parameters, variables, shared, transitions
key: generate, requirements, claims
key states: name, note, initial, internal, final, error
key verbs: name, note, when
key events: name, note, answers
key parameters: name, type, note
key variables: name, type, initial, note
key shared: name, type, initial, note
key transitions: on, from, to, when, set, each, outcome, note
parameter of type: Bool, Words, Range
variable of type: Bool, Words, Range
shared of type: Bool, Words, Range
row: from none, from one, from several, to another state, stays
row: with one effect, with several effects, with a shared effect, with a guard over the group
joint row: with an own effect, with a shared effect, with a shared effect by the actor
read: state, parameter, variable, shared
constant: bool, int, str, below zero
operator: Not, And, Or, Implies, Implies in Implies, Sum +, Sum -
compare bool: ==, !=
compare str: ==, !=
compare int: ==, !=, <, <=, >, >=
in a list: int, str
quantifier: all jobs, some jobs, no jobs, all peers, some peers, no peers
quantifier in another: all, some, no
accepts: verb, event
by: verb, event
step: Acts, Was, Enters
changes: variable, shared
key requirements: name, text, source
key claims: name, says, note, always, never, step, precedes, leads-to, reachable, recoverable
key claims: fair, given, jobs, requirement, expect
reachable: configuration, step
precedes: configuration, step
proved: Always, OnStep, Precedes, LeadsTo, Reachable, Recoverable, EveryState, EveryRow, NoDeadEnd
refuted: Always, OnStep, Precedes, LeadsTo, Reachable, Recoverable, EveryState, EveryRow, NoDeadEnd
vacuous: Always, OnStep, Precedes, LeadsTo, Recoverable
"""


def listed() -> list[str]:
    """Each form by itself."""
    lines = [line.split(": ") for line in FORMS.strip().splitlines()]
    return [f"{head}: {form}" for head, tail in lines for form in tail.split(", ")]


def test_every_form_of_the_language_is_there_twice() -> None:
    found = Counter(form for name in NAMED for form in forms(name))
    found.update(f"{row.verdict}: {type(known.claim(row).says).__name__}" for row in known.KNOWN)
    for form in listed():
        print(f"{found[form]:5} {form}")  # noqa: T201  # for whoever adds to the corpus
    assert [form for form in listed() if found[form] < 2] == []
    assert found.keys() <= set(listed()), "a form that the list lacks"


def forms(name: str) -> Iterator[str]:
    """The forms of the language that a machine of the corpus and its claims have, as often as they have them."""
    machine, claims = known.machine(name), known.claims(name).claims
    for file in (name, f"{name}.proofs"):
        yield from _keys("key", tomllib.loads((known.FOLDER / f"{file}.toml").read_text(encoding="utf-8")))
    yield from (f"parameter of type: {type(declared.type).__name__}" for declared in machine.parameters)
    yield from (f"variable of type: {type(declared.type).__name__}" for declared in machine.variables)
    yield from (f"shared of type: {type(declared.type).__name__}" for declared in machine.shared)
    for row in machine.transitions:
        yield from _row(row)
    for claim in claims:
        if isinstance(claim.says, Reachable | Precedes):
            kind = "step" if any(about_steps(side) for side in _sides(claim)) else "configuration"
            yield f"{type(claim.says).__name__.lower()}: {kind}"
    for expr in (*_written(machine), *(side for claim in claims for side in (claim.given, *_sides(claim)))):
        for part in walk(expr):
            yield from _form(machine, part)


def _keys(head: str, table: dict[str, Any]) -> Iterator[str]:
    for key, value in table.items():
        yield f"{head}: {key}"
        for inner in value if isinstance(value, list) else ():
            if isinstance(inner, dict):
                yield from _keys(f"key {key}", inner)


def _written(machine: Machine) -> Iterator[Expr]:
    """All that the machine itself says."""
    yield from (verb.when for verb in machine.verbs)
    for row in machine.transitions:
        yield from (row.guard, *(effect.value for effect in row.effects))


def _sides(claim: Claim) -> tuple[Expr, ...]:
    match claim.says:
        case Always(expr) | OnStep(expr) | Reachable(expr) | Recoverable(expr):
            return (expr,)
        case Precedes(first, then) | LeadsTo(first, then):
            return first, then
        case EveryState() | EveryRow() | NoDeadEnd():
            return ()


def _row(row: Transition) -> Iterator[str]:
    yield "row: from " + ("none" if not row.sources else "one" if len(row.sources) == 1 else "several")
    yield "row: stays" if row.target is None else "row: to another state"
    if row.effects:
        yield "row: with one effect" if len(row.effects) == 1 else "row: with several effects"
    if row.shared_effects:
        yield "row: with a shared effect"
    if any(isinstance(part, Quantified) for part in walk(row.guard)):
        yield "row: with a guard over the group"
    if row.joint and row.own_effects:
        yield "joint row: with an own effect"
    if row.joint and row.shared_effects:
        yield "joint row: with a shared effect"
        if any(about_subject(effect.value) for effect in row.shared_effects):
            yield "joint row: with a shared effect by the actor"


def _form(machine: Machine, expr: Expr) -> Iterator[str]:
    match expr:
        case In():
            yield "read: state"
        case Read(name, shared):
            yield "read: " + ("shared" if shared else "parameter" if name in _parameters(machine) else "variable")
        case Literal(value):
            yield f"constant: {type(value).__name__}"
            if isinstance(value, int) and value < 0:
                yield "constant: below zero"
        case Not() | And() | Or():
            yield f"operator: {type(expr).__name__}"
        case Implies(_, then):
            yield "operator: Implies in Implies" if isinstance(then, Implies) else "operator: Implies"
        case Sum(op):
            yield f"operator: Sum {op}"
        case Compare(op, left):
            yield f"compare {_value(left)}: {op}"
        case Member(_, of):
            yield f"in a list: {type(of[0]).__name__}"
        case Quantified(which, peers, body):
            yield f"quantifier: {which} {'peers' if peers else 'jobs'}"
            within = (part.which for part in walk(body) if isinstance(part, Quantified))
            yield from (f"quantifier in another: {inner}" for inner in within)
        case Accepts(trigger) | By(trigger):
            yield f"{type(expr).__name__.lower()}: {'verb' if trigger in machine.verb_named else 'event'}"
        case Acts() | Was() | Enters():
            yield f"step: {type(expr).__name__}"
        case Changes(_, shared):
            yield "changes: shared" if shared else "changes: variable"


def _parameters(machine: Machine) -> set[str]:
    return {declared.name for declared in machine.parameters}


def _value(side: Expr) -> str:
    """What kind of values a side of a comparison has."""
    match side:
        case Read(type=kind):
            return type(values(kind)[0]).__name__
        case Literal(value):
            return type(value).__name__
        case Sum():
            return "int"
        case _:
            return "bool"
