"""`edgewise new --from`: what others drew or wrote becomes a model that loads, with all its arrows and labels."""

from __future__ import annotations

import os
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import strategies
import writing_c
from commanding import Shell
from edgewise import generate, generator, load
from edgewise.audit.table import audit
from edgewise.check import lint
from edgewise.draft import draft, label
from edgewise.draft.facts import of_drawing
from edgewise.draft.label import Asked
from edgewise.generator import Generator
from edgewise.load import model
from edgewise.machine import Machine
from edgewise.observed import Drawing, DrawnState, End, Head, Label, Line
from edgewise.parse import NAME, RESERVED
from edgewise.problem import NOWHERE
from edgewise.readers import c_table, observe
from edgewise.source import Source

ROOT = Path(__file__).parents[1]
CORPUS = [path for path in sorted((ROOT / "tests" / "corpus").glob("*.toml")) if not path.stem.endswith(".proofs")]
FOLDER = ROOT / "tests" / "audits" / "draft"


@pytest.fixture
def edgewise(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    return Shell(capsys, monkeypatch)


def loaded(text: str, path: str = "m.toml") -> Machine:
    """The machine of a draft, which has no problem of any kind."""
    found = model.read(Source(path, text))
    assert lint(found) == []
    return found


# Golden files: tests/audits/draft/NAME.SUFFIX, and the model that is made of it, NAME.toml


@pytest.mark.parametrize(
    "path", [path for path in sorted(FOLDER.iterdir()) if path.suffix != ".toml"], ids=lambda path: path.name
)
def test_golden(path: Path) -> None:
    text = draft(path.stem, path.name, observe(Source(path.name, path.read_text(encoding="utf-8"))))
    golden = path.with_suffix(".toml")
    if os.environ.get("EDGEWISE_GOLDEN") == "write":
        golden.write_text(text, encoding="utf-8")
    assert golden.read_text(encoding="utf-8") == text
    assert lint(load.machine(golden)) == []


# Drawn by ourselves


@cache
def drawer() -> Generator:
    """The generator `diagram`, without its picture, for which a renderer has to be started."""
    shipped = generator.generator(generator.shipped() / "diagram", "generators/diagram")
    return replace(shipped, outputs=tuple(one for one in shipped.outputs if one.path.endswith(".dot")))


def by_edge(machine: Machine) -> dict[tuple[str, str], set[str]]:
    """The verbs and events that lead along each edge."""
    found: dict[tuple[str, str], set[str]] = {}
    for row in machine.transitions:
        for edge in row.edges:
            found.setdefault(edge, set()).add(row.trigger)
    return found


def same_again(machine: Machine) -> None:
    """Draw a machine, make a first model of the drawing, and compare."""
    (artefact,) = generate.artefacts(machine, drawer())
    again = loaded(draft("m", "m.dot", observe(Source("m.dot", artefact.text), "dot")))
    assert by_edge(again) == by_edge(machine)
    assert again.initial == machine.initial
    assert {state.name for state in again.states} == {state.name for state in machine.states}


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_a_drawing_of_the_corpus_gives_its_arrows_and_labels_again(path: Path) -> None:
    same_again(load.machine(path))


@given(strategies.machines())
def test_a_drawing_of_any_machine_gives_its_arrows_and_labels_again(machine: Machine) -> None:
    same_again(machine)


def test_a_table_of_the_corpus_gives_its_edges_and_cells_again() -> None:
    for path in CORPUS:
        machine = load.machine(path)
        tables = c_table.read(Source("m.c", writing_c.tables(machine)))
        again = loaded(draft("m", "m.c", tables))
        assert [finding for table in tables for finding in audit(again, table)] == []
        assert len(again.edges) == len(machine.edges)


# Drawn by anybody

TEXTS = st.one_of(
    st.sampled_from(
        ["A", "a", "A b", "a-b", "a_b", "not", "all", "GO", "go", "Go", "9", "-", "", "é", "開く", "x" * 80]
    ),
    st.sampled_from(
        ["GO [x]", "go (GO)", "GO at go", "GO+ [a, b] / x", "GO / STOP", "[x]", "GO; go | a", "to-a", "TO-A"]
    ),
    st.text(max_size=8),
)
HEADS: tuple[Head, ...] = ("none", "in", "out")


@st.composite
def drawings(draw: st.DrawFn) -> Drawing:
    """Any drawing, whatever is written in it."""
    names = draw(st.lists(TEXTS, min_size=1, max_size=4))
    labels = st.lists(st.builds(Label, TEXTS, st.just(NOWHERE)), max_size=2).map(tuple)
    ends = st.builds(End, st.sampled_from(names), st.just(NOWHERE), st.sampled_from(HEADS), labels=labels)
    lines = st.lists(st.builds(Line, st.lists(ends, min_size=2, max_size=3).map(tuple), labels), max_size=6).map(tuple)
    starts = draw(st.lists(ends, max_size=2))
    states = tuple(DrawnState(name, NOWHERE) for name in names)
    return Drawing("dot", NOWHERE, states, draw(lines), (), tuple(starts))


@given(drawings())
def test_any_drawing_gives_a_model_that_loads(drawing: Drawing) -> None:
    found = loaded(draft("m", "m.dot", [drawing]))
    assert len(found.states) == len({state.name for state in drawing.states})
    for name in [one.name for one in (*found.states, *found.triggers)]:
        assert NAME.fullmatch(name) and name not in RESERVED


def test_a_guard_below_a_name_is_of_that_name() -> None:
    labels = tuple(Label(text, NOWHERE) for text in ("GO", "[n > 1]", "/ slow", "STOP"))
    line = Line((End("A", NOWHERE), End("B", NOWHERE, "in")), labels)
    facts = of_drawing(Drawing("dot", NOWHERE, (), (line,)))
    assert [way.asked for way in facts.ways] == [Asked("GO", outcome="slow", guard="n > 1"), Asked("STOP")]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("GO", [Asked("GO")]),
        ("power cut", [Asked("power cut")]),
        ("GO, STOP; tick | tock", [Asked("GO"), Asked("STOP"), Asked("tick"), Asked("tock")]),
        ("GO/STOP", [Asked("GO"), Asked("STOP")]),
        ("GO / STOP", [Asked("GO"), Asked("STOP")]),
        ("GO or tick", [Asked("GO"), Asked("tick")]),
        ("GO [n > 1, or so] / slow", [Asked("GO", outcome="slow", guard="n > 1, or so")]),
        ("GO (slow)", [Asked("GO", outcome="slow")]),
        ("tick (GO)", [Asked("tick", answers="GO")]),
        ("GO at tick [n]", [Asked("tick", answers="GO", guard="n")]),
        ("GO at noon sharp", [Asked("GO at noon sharp")]),
        ("start+ [all]", [Asked("start", joint=True, guard="all")]),
        ("[n > 1]", [Asked("", guard="n > 1")]),
        (" ,; ", []),
    ],
)
def test_labels_in_their_usual_forms(text: str, read: list[Asked]) -> None:
    assert list(label.read(text)) == read


# The command


def test_new_from_a_table_is_as_the_table_and_passes_its_check(edgewise: Shell, tmp_path: Path) -> None:
    source = FOLDER / "link.c"
    made = edgewise(tmp_path, "new", "link", "--from", str(source), "--reader", "c-table")
    assert (made.code, made.err) == (0, "")
    assert made.out.splitlines() == [
        "model/link.toml   written",
        "7 questions left open, in lines marked '# ?'",
        "Next: edgewise check link",
    ]
    assert edgewise(tmp_path, "check", "link").code == 0
    assert edgewise(tmp_path, "audit", "link", str(source), "--reader", "c-table").problems == []
    assert not (tmp_path / "proofs" / "link.toml").exists()


def test_new_from_one_table_with_its_names_in_another_file(edgewise: Shell, tmp_path: Path) -> None:
    folder = ROOT / "tests" / "audits" / "c"
    files = ["--from", str(folder / "beside.c"), "--from", str(folder / "beside.h"), "--reader", "c-table"]
    assert edgewise(tmp_path, "new", "one", *files).code == 0
    assert load.machine(tmp_path / "model" / "one.toml").edges[0] == ("READY", "PRINTING")
    assert edgewise(tmp_path, "new", "two", *files[:2], *files[4:]).problems == ["612"]
    assert edgewise(tmp_path, "new", "two", *files, "--table", "none").problems == ["611"]
    assert edgewise(tmp_path, "new", "one", *files).problems == ["107"]
    assert edgewise(tmp_path, "new", "two", "--from", "gone.c").problems == ["101"]


def test_more_than_a_machine_can_be_is_told_of_the_source(edgewise: Shell, tmp_path: Path) -> None:
    arrows = "".join(f"a{number} -> b [label = x{number}]\n" for number in range(5_001))
    (tmp_path / "large.dot").write_text(f"digraph g {{\n{arrows}}}\n", encoding="utf-8")
    ran = edgewise(tmp_path, "new", "large", "--from", "large.dot")
    assert (ran.code, ran.problems) == (2, ["104"])
    assert not (tmp_path / "model").exists()
