"""Machines and claims as the text their author would have written, so that loading can be tested both ways."""

from __future__ import annotations

import json
from collections.abc import Iterable

from edgewise.claim import (
    ANY,
    Always,
    Claim,
    Claims,
    EveryRow,
    EveryState,
    LeadsTo,
    NoDeadEnd,
    OnStep,
    Precedes,
    Reachable,
    Recoverable,
)
from edgewise.expr import TRUE, Bool, Expr, Range, Type, Words
from edgewise.machine import Declaration, Machine, Transition
from edgewise.spell import Spelling, text


def toml(machine: Machine) -> str:
    """`model/NAME.toml` for a machine; options of generators are left out. What has its default is not written."""
    how = Spelling(plural=machine.instances)
    lines = [
        f"machine = {quoted(machine.name)}",
        f"note = {quoted(machine.note)}",
        f"instance = {quoted(machine.instance)}",
        f"instances = {quoted(machine.instances)}",
        f"group = {quoted(machine.group)}",
        *_list(
            "states",
            (
                _table(name=s.name, note=s.note, initial=s.initial, internal=s.internal, final=s.final, error=s.error)
                for s in machine.states
            ),
        ),
        *_list(
            "verbs", (_table(name=verb.name, note=verb.note, when=_guard(verb.when, how)) for verb in machine.verbs)
        ),
        *_list("events", (_table(name=one.name, note=one.note, answers=one.answers) for one in machine.events)),
        *_list("parameters", map(_declaration, machine.parameters)),
        *_list("variables", map(_declaration, machine.variables)),
        *_list("shared", map(_declaration, machine.shared)),
        *_list("transitions", (_transition(row, how) for row in machine.transitions)),
    ]
    return "\n".join(lines) + "\n"


def toml_of_claims(claims: Claims, machine: Machine) -> str:
    """`proofs/NAME.toml` for claims about `machine`; built-in ones have no text and raise TypeError."""
    how = Spelling(plural=machine.instances)
    requirements = (_table(name=one.name, text=one.text, source=one.source) for one in claims.requirements)
    return "\n".join(
        [*_list("requirements", requirements), *_list("claims", (_claim(one, how) for one in claims.claims))]
    )


def quoted(string: str) -> str:
    """A TOML basic string; its escapes are JSON's."""
    return json.dumps(string, ensure_ascii=False)


def _list(key: str, items: Iterable[str]) -> list[str]:
    return [f"{key} = [", *(f"  {item}," for item in items), "]"]


def _table(**entries: object) -> str:
    kept = {key.rstrip("_").replace("_", "-"): entry for key, entry in entries.items() if entry not in ("", (), None)}
    return "{" + ", ".join(f"{key} = {_value(entry)}" for key, entry in kept.items() if entry is not False) + "}"


def _value(entry: object) -> str:
    match entry:
        case bool():
            return str(entry).lower()
        case int():
            return str(entry)
        case str():
            return quoted(entry)
        case tuple():
            return "[" + ", ".join(_value(item) for item in entry) + "]"
        case _:
            raise TypeError(entry)


def _guard(expr: Expr, how: Spelling) -> str:
    return "" if expr == TRUE else text(expr, how)


def _type(type: Type) -> str | tuple[str, ...]:
    match type:
        case Bool():
            return "bool"
        case Words(words):
            return words
        case Range(low, high):
            return f"{low}..{high}"


def _declaration(one: Declaration) -> str:
    initial = "" if one.initial is None else f"initial = {_value(one.initial)}, "
    return _table(name=one.name, type=_type(one.type), note=one.note).replace("{", "{" + initial, 1)


def _transition(row: Transition, how: Spelling) -> str:
    set_ = tuple(f"{effect.target} = {text(effect.value, how)}" for effect in row.effects)
    return _table(
        on=row.trigger,
        from_=row.sources[0] if len(row.sources) == 1 else row.sources,
        to=row.target,
        when=_guard(row.guard, how),
        set=set_[0] if len(set_) == 1 else set_,
        each=row.joint,
        outcome=row.outcome,
        note=row.note,
    )


def _claim(claim: Claim, how: Spelling) -> str:
    return _table(
        name=claim.name,
        says=claim.sentence,
        given=_guard(claim.given, how),
        jobs="any" if claim.jobs == ANY else claim.jobs,
        requirement=claim.requirement,
        expect="" if claim.expect == "proved" else claim.expect,
        note=claim.note,
        **_kind(claim, how),
    )


def _kind(claim: Claim, how: Spelling) -> dict[str, object]:
    match claim.says:
        case Always(holds):
            return {"always": text(holds, how)}
        case OnStep(holds):
            return {"step": text(holds, how)}
        case Precedes(first, then):
            return {"precedes": (text(first, how), text(then, how))}
        case LeadsTo(first, then, fair):
            return {"leads-to": (text(first, how), text(then, how)), "fair": fair}
        case Reachable(goal):
            return {"reachable": text(goal, how)}
        case Recoverable(goal):
            return {"recoverable": text(goal, how)}
        case EveryState() | EveryRow() | NoDeadEnd():
            raise TypeError(claim.says)
