"""Whatever a file holds, loading it gives a machine, claims, or Unreadable with problems that can be shown."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import strategies
import writing
from edgewise import load
from edgewise.claim import Claims
from edgewise.load import model, proofs
from edgewise.machine import Machine
from edgewise.problem import Problem, Unreadable
from edgewise.report import problems
from edgewise.report.paint import Paint
from edgewise.source import Source

FOLDER = Path(__file__).parent
DOOR = load.machine(FOLDER / "problems" / "door.model.toml")


@cache
def texts() -> dict[str, str]:
    """Every TOML file of the corpus and of the golden problems that is UTF-8."""
    found = {}
    for path in sorted([*(FOLDER / "corpus").glob("*.toml"), *(FOLDER / "problems").glob("*.toml")]):
        data = path.read_bytes()
        if path.name != "not-utf-8.toml" and len(data) < 8_000:
            found[path.name] = data.decode()
    return found


def told(reader: Callable[[], Machine | Claims]) -> tuple[Problem, ...]:
    """The problems of an input; none where it can be read."""
    try:
        found = reader()
    except Unreadable as error:
        return error.problems
    assert isinstance(found, Machine | Claims)
    return ()


def read(text: str) -> None:
    """Read a text as a machine and as claims: either is read, or has problems with a message and a place."""
    source = Source("x.toml", text)
    for found in (told(lambda: model.read(source)), told(lambda: proofs.read(source, DOOR))):
        assert problems.text(found, Paint()).count("x.toml") >= len(found)
        assert all(problem.message and 0 <= problem.span.line <= text.count("\n") + 1 for problem in found)


@given(st.binary(max_size=400))
@example(b"\xef\xbb\xbfmachine = 1")
@example(b"a = 1e400\n")
@example(b"a = 1979-05-27T07:32:00Z\nstates = 3\n")
@example(b"a = 9" + b"9" * 5_000)
@example(b"machine.a.b = 1\n[machine]\n")
@example(b"states = [{initial = nan}]\n")
def test_any_bytes(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "x.toml"
    path.write_bytes(data)
    assert told(lambda: load.machine(path)), "no machine is so short"
    told(lambda: load.claims(path, DOOR))
    read(data.decode("latin-1"))


KEYS = [
    *("machine", "note", "instance", "instances", "group", "states", "verbs", "events", "parameters", "variables"),
    *("shared", "transitions", "generate", "name", "initial", "type", "answers", "when", "on", "from", "to", "set"),
    *("each", "outcome", "requirements", "claims", "says", "always", "step", "precedes", "given", "jobs", "expect"),
]
WORDS = ["DOOR", "OPEN", "all", "bool", "0..3", "9..1", "not not x", "n = n + 1", "(", "", "a" * 80, "é", "\x00", "5"]

scalars = st.one_of(
    st.sampled_from(WORDS).map(writing.quoted),
    st.sampled_from(["true", "false", "-1", "9" * 20, "1.5", "inf", "1979-05-27", "07:32:00", "[]", "{}"]),
)


def _lists(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(inner, max_size=3).map(lambda items: "[" + ", ".join(items) + "]")


def _tables(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    fields = st.dictionaries(st.sampled_from(KEYS), inner, max_size=4)
    return fields.map(lambda items: "{" + ", ".join(f"{key} = {value}" for key, value in items.items()) + "}")


values = st.recursive(scalars, lambda inner: _lists(inner) | _tables(inner), max_leaves=8)


@given(st.dictionaries(st.sampled_from(KEYS), values, max_size=8))
def test_any_toml(entries: dict[str, str]) -> None:
    read("".join(f"{key} = {value}\n" for key, value in entries.items()))


PARTS = [
    *("OPEN", "CLOSED", "lock", "none", "PUSH", "true", "3", "-1", "(", ")", "{", "}", ",", ":", "\n", "é"),
    *("all", "some", "no", "doors", "peers", "not", "and", "or", "=>", "==", "<", "+", "-", "in"),
    *("by", "was", "enters", "changes", "acts", "accepts"),
]


@given(st.data())
def test_any_expression(data: st.DataObject) -> None:
    text = " ".join(data.draw(st.lists(st.sampled_from(PARTS), max_size=12)))
    key = data.draw(st.sampled_from(["always", "step", "given", "reachable", "recoverable"]))
    read(f"claims = [{{name = 'c', says = 's', always = 'OPEN', {key} = {writing.quoted(text)}}}]\n")
    read(f"claims = [{{name = 'c', says = 's', {key} = {writing.quoted(text)}}}]\n")
    row = f"{{on = 'wind', from = 'OPEN', when = {writing.quoted(text)}, set = {writing.quoted(text)}}}"
    door = texts()["door.model.toml"]
    read(door.replace("transitions = [", f"transitions = [\n  {row},", 1))


@given(st.data())
def test_a_file_with_a_part_cut_out_doubled_or_changed(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(texts())))
    text = texts()[name]
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        end = min(len(text), start + data.draw(st.integers(0, 40)))
        put = data.draw(st.sampled_from(["", text[start:end] * 2, *'"]{=\n#-\\é', "NULL"]))
        text = text[:start] + put + text[end:]
    read(text)


@given(strategies.machines())
def test_a_machine_and_its_text_are_the_same(machine: Machine) -> None:
    again = model.read(Source("x.toml", writing.toml(machine)))
    assert again == machine
    assert again.digest == machine.digest
