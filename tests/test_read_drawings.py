"""DOT, Mermaid and PlantUML: what is drawn is read back exactly, and any text at all has an answer."""

from __future__ import annotations

import os
import re
import time
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from edgewise.machine import Machine
from edgewise.observed import Drawing
from edgewise.problem import Unreadable
from reading import MACHINES, Arrow, arrows, made, one, read, told, wanted
from strategies import machines

AUDITS = Path(__file__).parent / "audits"
LANGUAGES = ("dot", "mermaid", "plantuml")
SUFFIXES = {".dot", ".gv", ".md", ".mmd", ".puml", ".txt", ".rst", ".h", ".html"}
DRAWN = [path for reader in LANGUAGES for path in sorted((AUDITS / reader).iterdir()) if path.suffix in SUFFIXES]
GUARD = re.compile(r" \[[^]]*\]")


def holds(machine: Machine, drawing: Drawing) -> None:
    """Every state once, the start where the model has it, and nothing that is neither line nor state."""
    assert sorted(state.name for state in drawing.states) == sorted(state.name for state in machine.states)
    assert [start.state for start in drawing.starts] == [machine.initial]
    assert not drawing.ambiguities and not drawing.loose


def unguarded(found: list[Arrow]) -> list[Arrow]:
    return [(source, target, tuple(sorted(GUARD.sub("", row) for row in label))) for source, target, label in found]


def round_trip(machine: Machine, reader: str) -> None:
    drawing = one(reader, made(machine, reader))
    holds(machine, drawing)
    assert arrows(drawing) == wanted(machine)


def diagram_round_trip(machine: Machine) -> None:
    """The diagram gives the number of a footnote for a guard that is long."""
    drawing = one("dot", made(machine, "diagram"))
    holds(machine, drawing)
    assert unguarded(arrows(drawing)) == unguarded(wanted(machine))


@pytest.mark.parametrize("machine", MACHINES, ids=lambda machine: machine.name)
@pytest.mark.parametrize("reader", ["mermaid", "plantuml"])
def test_known_machines_are_read_back(machine: Machine, reader: str) -> None:
    round_trip(machine, reader)


@pytest.mark.parametrize("machine", MACHINES, ids=lambda machine: machine.name)
def test_their_diagrams_are_read_back(machine: Machine) -> None:
    diagram_round_trip(machine)


@given(machines())
def test_any_machine_is_read_back(machine: Machine) -> None:
    round_trip(machine, "mermaid")
    round_trip(machine, "plantuml")
    diagram_round_trip(machine)


@pytest.mark.parametrize("path", DRAWN, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_drawings_of_others(path: Path) -> None:
    found = told(path.parent.name, path.read_text(encoding="utf-8"), path.name)
    golden = path.with_name(f"{path.name}.read")
    if os.environ.get("EDGEWISE_GOLDEN") == "write":
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")


def test_every_golden_has_its_drawing() -> None:
    for reader in LANGUAGES:
        assert {path.name for path in (AUDITS / reader).glob("*.read")} == {
            f"{path.name}.read" for path in DRAWN if path.parent.name == reader
        }


def test_places_are_where_the_words_stand() -> None:
    """What a place spans is what was read there, but where entities, tags and joined lines stand for other text."""
    kept: list[str] = []
    elsewhere: list[str] = []
    for path in DRAWN:
        text = path.read_text(encoding="utf-8")
        try:
            drawings = read(path.parent.name, text, path.name)
        except Unreadable:
            continue
        for drawing in drawings:
            found = [(state.name, state.span) for state in drawing.states]
            found += [(label.text, label.span) for line in drawing.lines for label in line.labels]
            for name, span in found:
                part = text.split("\n")[span.line - 1][span.column - 1 : span.column - 1 + span.width]
                (kept if part.strip('"') in {name, name.split()[0]} else elsewhere).append(name)
    assert sorted(elsewhere) == ["<tick>", "a long id", "running"]
    assert len(kept) > 100


PIECES = st.sampled_from(
    r"""digraph|graph|strict|subgraph|node|edge|{|}|[|]|->|--|-->|<-|=|;|,|:|+|"|<|>|label|shape|point|dir|back|\N|\n|
/*|*/|//|#|stateDiagram-v2|stateDiagram|state|[*]|note left of a|note|end note|as|<<choice>>|direction LR|%%|@startuml|
@enduml|'|/'|'/|skinparam|-left->|-[#red]->|<--|a|b|_x|RUN-1|"a b"|<b>x</b>|3|.|~|`|```mermaid|```plantuml|```|> | * |
<br/>|#lt;|é|\|	| |  |{ |}|accDescr|title|legend|==|[H]|begin|end state|\"|<U+110000>""".replace("\n", "|").split(
        "|"
    )
)
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(st.one_of(PIECES, st.just("\n"), st.just(" ")), max_size=60).map("".join),
    st.tuples(
        st.sampled_from(("digraph {", "graph{", "stateDiagram-v2\n", "@startuml\n[*] --> a\n", "> @startuml\n> ")),
        st.lists(st.one_of(PIECES, st.sampled_from(("\n", " ", "\n> "))), max_size=60).map("".join),
        st.sampled_from(("", "}", "\n@enduml")),
    ).map("".join),
)


@given(TEXTS)
@example("digraph{a->b[label=<<br/>]}")
@example("@startuml\n[*]-->A\nA --> B : <U+110000>\n@enduml")
@example('@startuml\nstate ""\n[*]-->A\n@enduml')
@example('stateDiagram\nstate "" as a\n[*] --> [*]')
def test_any_text_has_an_answer(text: str) -> None:
    for reader in LANGUAGES:
        try:
            drawings = read(reader, text)
        except Unreadable as error:
            lines = text.split("\n")
            for problem in error.problems:
                assert problem.code == "EW612" and problem.message and problem.help
                assert 1 <= problem.span.line <= len(lines)
                assert 1 <= problem.span.column <= len(lines[problem.span.line - 1]) + 1
        else:
            for drawing in drawings:
                names = {state.name for state in drawing.states}
                ends = [end for line in drawing.lines for end in line.ends]
                assert {end.state for end in (*ends, *drawing.starts)} <= names


N = 10_000
LONG = {
    "dot": (
        "digraph {\n" + 'a -> b [label="x y"]\n' * N + "}",
        "> digraph {}\n> > digraph {}\n" * (N // 2),
        "digraph {" + "{node [label=x] a}\n" * N + "}",
        "digraph {" + "".join(f"a{i} -> j{i} -> j{i + 1}; j{i} [shape=point]\n" for i in range(N // 2)) + "}",
        "digraph {" + "{a\n" * N,
        "digraph {" + "<" * 20 * N,
        "digraph" + " " * 20 * N,
        "graph\n" * N,
        "digraph { a -> b [label=<" + "<b>" * 3 * N + "</b>" * 3 * N + ">] }",
    ),
    "mermaid": (
        "stateDiagram-v2\n" + "A --> B : x [y] <br/> z\n" * N,
        "stateDiagram\n" + "state A {\n" * N,
        "stateDiagram\n" + "A -> B\n" * N,
        "> stateDiagram\n> > stateDiagram\n" * (N // 2),
        "stateDiagram\n" + "".join(f"c{i} --> c{i + 1}\nstate c{i} <<choice>>\n" for i in range(N // 2)),
        "stateDiagram\nA --> B : " + "(" * 20 * N,
        "stateDiagram\nA --> B : " + "(<br>" * 10 * N,
        "stateDiagram\nA --> B : " + "#lt;<br>" * 10 * N,
        "stateDiagram\nA" + "-" * 20 * N,
        "stateDiagram" + " " * 20 * N + "x",
    ),
    "plantuml": (
        "@startuml\n[*] --> A\n" + "A --> B : x\\ny\n" * N + "@enduml",
        "@startuml\n@enduml\n" * (N // 2),
        "```plantuml\n" * N,
        "@startuml\n[*] --> A\nA " + "-" * 10 * N + "u" * N + "\n@enduml",
        "@startuml\n" + "\n" * 20 * N,
        "@startuml\n[*] --> A\n" + "/' '/" * N,
        "@startuml\n[*] --> A\nA --> B : " + "<b" * 10 * N,
        "@startuml\n" + "x[" * 10 * N,
    ),
}


@pytest.mark.parametrize(
    ("reader", "number"), [(reader, number) for reader, texts in LONG.items() for number in range(len(texts))]
)
def test_long_texts_take_their_time_and_no_more(reader: str, number: int) -> None:
    """Ten thousand lines, or one of 200,000 characters: none takes more than a second, but for tracing."""
    begin = time.process_time()
    told(reader, LONG[reader][number], "long")
    assert time.process_time() - begin < 5
