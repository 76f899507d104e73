"""The JSON artefact is the whole machine: its schema holds, and the machine can be read back from it."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from edgewise import generate, generator, load
from edgewise.claim import Claim
from edgewise.expr import (
    Accepts,
    Acts,
    And,
    Bool,
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
    Range,
    Read,
    Sum,
    Type,
    Was,
    Words,
)
from edgewise.machine import Declaration, Effect, Event, Machine, State, Transition, Verb
from edgewise.views.table import table
from edgewise.views.tree import tree
from strategies import claims, machines

ROOT = Path(__file__).parents[1]
GENERATOR = generator.generator(ROOT / "generators" / "json", "generators/json")
SCHEMA = json.loads((ROOT / "src" / "edgewise" / "schemas" / "machine.schema.json").read_text(encoding="utf-8"))
WRITTEN = sorted(
    path for folder in ("model", "tests/corpus") for path in (ROOT / folder).glob("*.toml") if "proofs" not in path.name
)


def written(machine: Machine) -> Any:
    (artefact,) = generate.artefacts(machine, GENERATOR)
    assert artefact.path == f"{machine.name}.json"
    return json.loads(artefact.text)


def read_back(data: Any) -> Machine:
    """The machine a JSON artefact tells, from declarations and trees alone."""
    types = {
        declared["name"]: type_of(declared["type"])
        for kind in ("parameters", "variables", "shared")
        for declared in data[kind]
    }

    def declared(kind: str) -> tuple[Declaration, ...]:
        return tuple(Declaration(d["name"], types[d["name"]], d.get("initial"), d["note"]) for d in data[kind])

    def effects(row: Any) -> tuple[Effect, ...]:
        return tuple(Effect(e["name"], e["shared"], expression(e["to"]["tree"], types)) for e in row["set"])

    return Machine(
        name=data["machine"],
        states=tuple(State(**state) for state in data["states"]),
        verbs=tuple(Verb(v["name"], v["note"], expression(v["when"]["tree"], types)) for v in data["verbs"]),
        events=tuple(Event(event["name"], event["note"], event["answers"] or "") for event in data["events"]),
        parameters=declared("parameters"),
        variables=declared("variables"),
        shared=declared("shared"),
        transitions=tuple(
            Transition(
                row["on"],
                tuple(row["from"]),
                row["to"],
                expression(row["when"]["tree"], types),
                effects(row),
                row["each"],
                row["outcome"] or "",
                row["note"],
            )
            for row in data["transitions"]
        ),
        note=data["note"],
        instance=data["instance"],
        instances=data["instances"],
        group=data["group"],
    )


def type_of(data: Any) -> Type:
    match data["is"]:
        case "bool":
            return Bool()
        case "words":
            return Words(tuple(data["words"]))
        case _:
            return Range(data["low"], data["high"])


def expression(data: Any, types: dict[str, Type]) -> Expr:
    def sub(key: str) -> Expr:
        return expression(data[key], types)

    def parts() -> tuple[Expr, ...]:
        return tuple(expression(part, types) for part in data["of"])

    match data["is"]:
        case "constant":
            return Literal(data["value"])
        case "in":
            return In(data["state"])
        case "read":
            return Read(data["name"], data["shared"], types[data["name"]])
        case "not":
            return Not(sub("of"))
        case "and":
            return And(parts())
        case "or":
            return Or(parts())
        case "implies":
            return Implies(sub("when"), sub("then"))
        case "+" | "-" as op:
            return Sum(op, sub("left"), sub("right"))
        case "==" | "!=" | "<" | "<=" | ">" | ">=" as op:
            return Compare(op, sub("left"), sub("right"))
        case "member":
            return Member(sub("item"), tuple(data["of"]))
        case "all" | "some" | "no" as which:
            return Quantified(which, data["over"] == "peers", sub("of"))
        case "accepts":
            return Accepts(data["trigger"], sub("meaning"))
        case "by":
            return By(data["trigger"])
        case "acts":
            return Acts()
        case "was":
            return Was(sub("of"))
        case "enters":
            return Enters(data["state"])
        case "changes":
            return Changes(data["name"], data["shared"], types[data["name"]])
        case unknown:
            raise AssertionError(unknown)


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def tables_and_conditions_are_those_of(machine: Machine, data: Any) -> None:
    types = {declared.name: declared.type for declared in (*machine.own, *machine.shared)}
    conditions = tuple(expression(row["condition"]["tree"], types) for row in data["transitions"])
    assert conditions == machine.conditions
    assert [row["row"] for row in data["transitions"]] == list(range(len(machine.transitions)))
    shown = table(machine)
    cells = [(c["verb"], c["state"], c["kind"], c["to"], c["rows"], c["later"]) for c in data["cells"]]
    assert cells == [
        (c.verb, c.state, c.kind, list(c.to), [row.number for row in c.rows], [row.number for row in c.later])
        for c in shown.cells
    ]
    assert tuple((edge["from"], edge["to"]) for edge in data["edges"]) == machine.edges
    for edge in data["edges"]:
        draws = [n for n, row in enumerate(machine.transitions) if (edge["from"], edge["to"]) in row.edges]
        assert edge["rows"] == draws
    assert data["reconciliation"]["model"] == data["reconciliation"]["shown"]


@given(machines())
def test_any_machine_is_read_back(machine: Machine) -> None:
    data = written(machine)
    Draft202012Validator(SCHEMA).validate(data)
    again = read_back(data)
    assert again == machine
    assert again.digest == machine.digest == data["digest"]
    tables_and_conditions_are_those_of(machine, data)


@given(machines().flatmap(lambda machine: st.tuples(st.just(machine), claims(machine))))
def test_any_expression_is_read_back(drawn: tuple[Machine, Claim]) -> None:
    machine, claim = drawn
    types = {declared.name: declared.type for declared in (*machine.own, *machine.shared)}
    parts = [getattr(claim.says, field.name) for field in fields(claim.says) if field.name != "fair"]
    for expr in (claim.given, *parts):
        assert expression(json.loads(json.dumps(tree(expr))), types) == expr


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.stem)
def test_written_machines_are_read_back(path: Path) -> None:
    machine = load.machine(path)
    data = written(machine)
    Draft202012Validator(SCHEMA).validate(data)
    assert read_back(data) == machine


@pytest.mark.parametrize(
    "harm",
    [
        lambda data: data.pop("digest"),
        lambda data: data.update(surplus=1),
        lambda data: data["states"].clear(),
        lambda data: data["cells"][0].update(kind="perhaps"),
        lambda data: data["transitions"][0]["when"]["tree"].update({"is": "perhaps"}),
        lambda data: data["transitions"][0].update({"from": "RUNNING"}),
        lambda data: data["reconciliation"]["shown"].pop("rows"),
    ],
)
def test_the_schema_refuses_what_is_not_a_machine(harm: Any) -> None:
    data = written(replace(load.machine(ROOT / "model" / "block-job.toml"), options=()))
    harm(data)
    assert not Draft202012Validator(SCHEMA).is_valid(data)
