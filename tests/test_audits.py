"""`edgewise audit` from the text to what is printed.

tests/audits/whole/NAME.expect holds a command and all that it prints about the file NAME.* beside it; the machines
are those of model/, tests/audits/machines/ and tests/corpus/. To add a case, write the drawing and the first line of
its NAME.expect, run with EDGEWISE_GOLDEN=write, and read what came of it.

Right drawings are made wrong in every single place: each such change is found, and nothing else is reported.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import assume, given, settings

from commanding import CORPUS, ROOT, Shell
from edgewise import load
from edgewise.audit.drawing import audit
from edgewise.audit.finding import Finding
from edgewise.audit.mend import mend
from edgewise.audit.name import fold
from edgewise.generate import artefacts
from edgewise.machine import Machine
from edgewise.medium import LogReader, Reader
from edgewise.observed import Drawing, End, Line
from edgewise.readers import READERS, observe
from edgewise.readers.logs import READERS as LOG_READERS
from edgewise.source import Source
from generating import SHIPPED
from strategies import machines

FOLDER = Path(__file__).parent / "audits"
WHOLE = FOLDER / "whole"
GOLDEN = sorted(WHOLE.glob("*.expect"))
WRITE = os.environ.get("EDGEWISE_GOLDEN") == "write"


def model(name: str) -> Path:
    """The file of a machine."""
    return next(
        path for folder in (ROOT / "model", FOLDER / "machines", CORPUS) if (path := folder / f"{name}.toml").exists()
    )


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_golden(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    expected = path.read_text(encoding="utf-8")
    command = expected.partition("\n")[0]
    _, edgewise, name, machine, *arguments = command.split()
    assert (edgewise, name) == ("edgewise", "audit")
    (tmp_path / "model").mkdir()
    shutil.copy(model(machine), tmp_path / "model")
    for beside in WHOLE.glob(f"{path.stem}.*"):
        shutil.copy(beside, tmp_path)
    ran = Shell(capsys, monkeypatch)(tmp_path, "audit", machine, *arguments)
    said = f"{command}\n{ran.out}{ran.err}exit {ran.code}\n"
    if WRITE:
        path.write_text(said, encoding="utf-8")
    else:
        assert said == expected


def test_every_drawing_has_its_expectation() -> None:
    assert {path.stem for path in WHOLE.iterdir()} == {path.stem for path in GOLDEN}


# Every single place made wrong

RIGHT = (
    ("block-job", ROOT / "out" / "block-job" / "block-job.txt"),
    ("block-job", WHOLE / "mended.txt"),
    ("early", WHOLE / "early.txt"),
    ("aborting", WHOLE / "aborting.txt"),
    ("telephone", WHOLE / "telephone.txt"),
    ("aborting", WHOLE / "boxes.txt"),
    ("early", WHOLE / "graph-easy-right.txt"),
)
TURNED = dict(zip("v^<>V▼▲◀▶◄►↓↑←→∨∧", "^v><^▲▼▶◀►◄↑↓→←∧∨", strict=True))


@cache
def right(number: int) -> tuple[Machine, Source, Drawing]:
    """A machine and a right drawing of it."""
    name, path = RIGHT[number]
    machine = load.machine(model(name))
    source = Source(path.name, path.read_text(encoding="utf-8"))
    (drawing,) = (one for one in observe(source) if isinstance(one, Drawing))
    return machine, source, drawing


def findings(machine: Machine, source: Source) -> tuple[Finding, ...]:
    (drawing,) = (one for one in observe(source) if isinstance(one, Drawing))
    return audit(machine, drawing).findings


def changed(source: Source, end: End, to: str) -> Source:
    """The text with another character at an end."""
    lines = [list(line) for line in source.text.split("\n")]
    lines[end.span.line - 1][end.span.column - 1] = to
    return Source(source.path, "\n".join("".join(line) for line in lines))


def at(source: Source, end: End) -> str:
    return source.lines[end.span.line - 1][end.span.column - 1]


def headed(drawing: Drawing) -> Iterator[tuple[Line, End]]:
    """Every arrowhead of a drawing."""
    yield from ((line, end) for line in drawing.lines for end in line.ends if end.head == "in")


@pytest.mark.parametrize("number", range(len(RIGHT)), ids=[path.stem for _, path in RIGHT])
def test_it_is_right(number: int) -> None:
    machine, source, drawing = right(number)
    assert audit(machine, drawing).findings == ()
    assert mend(source, ()) == source.text


@pytest.mark.parametrize("number", range(len(RIGHT)), ids=[path.stem for _, path in RIGHT])
def test_every_head_taken_away_is_one_finding_and_mended(number: int) -> None:
    machine, source, drawing = right(number)
    count = 0
    for _, end in headed(drawing):
        wrong = changed(source, end, end.bare)
        (finding,) = findings(machine, wrong)
        assert finding.kind == "missing-head"
        assert fold(end.state) in {fold(finding.source), fold(finding.target)}
        assert mend(wrong, [finding]) == changed(source, end, end.mark).text
        count += 1
    assert count >= len(drawing.lines) // 2


@pytest.mark.parametrize("number", range(len(RIGHT)), ids=[path.stem for _, path in RIGHT])
def test_every_head_turned_is_one_finding(number: int) -> None:
    machine, source, drawing = right(number)
    for _, end in headed(drawing):
        wrong = changed(source, end, TURNED[at(source, end)])
        (finding,) = findings(machine, wrong)
        assert finding.kind in {"reversed-head", "missing-head"}
        mended = mend(wrong, [finding])
        assert mended is not None
        assert findings(machine, Source("mended.txt", mended)) == ()


@pytest.mark.parametrize("number", range(len(RIGHT)), ids=[path.stem for _, path in RIGHT])
def test_every_state_renamed_is_one_finding(number: int) -> None:
    machine, source, drawing = right(number)
    for state in drawing.states:
        lines = list(source.text.split("\n"))
        row, column = state.span.line - 1, state.span.column - 1
        name = state.name if lines[row].startswith(state.name, column) else state.name.split()[0]
        lines[row] = lines[row][:column] + name[::-1].swapcase() + lines[row][column + len(name) :]
        (finding,) = findings(machine, Source("renamed.txt", "\n".join(lines)))
        assert finding.kind == "unknown-state"
        assert finding.problem.span.line == state.span.line


MEDIA = {"ascii": "drawing.txt", "diagram": "drawing.dot", "mermaid": "drawing.mmd", "plantuml": "drawing.puml"}


def without(machine: Machine, edge: tuple[str, str]) -> Machine:
    """The machine with no row from one state to another."""
    source, target = edge
    rows = (
        replace(row, sources=tuple(state for state in row.sources if row.target != target or state != source))
        for row in machine.transitions
    )
    kept = (new for new, old in zip(rows, machine.transitions, strict=True) if new.sources or not old.sources)
    return replace(machine, transitions=tuple(kept))


def drawn(machine: Machine, medium: str) -> Source:
    """The machine as our own generator draws it, the first of its files."""
    (generator,) = (one for one in SHIPPED if one.name == medium)
    return Source(MEDIA[medium], artefacts(machine, generator)[0].text)


@pytest.mark.parametrize("medium", MEDIA)
def test_every_edge_left_out_is_one_finding(medium: str) -> None:
    machine = load.machine(model("block-job"))
    assert findings(machine, drawn(machine, medium)) == ()
    for edge in machine.edges:
        (finding,) = findings(machine, drawn(without(machine, edge), medium))
        assert (finding.kind, finding.source, finding.target) == ("missing-edge", *edge)


@pytest.mark.parametrize("medium", MEDIA)
@given(machines())
@settings(max_examples=25)
def test_what_we_draw_of_any_machine_is_right(medium: str, machine: Machine) -> None:
    # Boxes that nothing leads to or from are no drawing of characters.
    assume(medium != "ascii" or any(source != target for source, target in machine.edges))
    assert findings(machine, drawn(machine, medium)) == ()


# --fix


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    (tmp_path / "model").mkdir()
    shutil.copy(model("block-job"), tmp_path / "model")
    return Shell(capsys, monkeypatch)


def test_heads_are_mended_where_they_stand(shell: Shell, tmp_path: Path) -> None:
    given = (WHOLE / "mail.txt").read_text(encoding="utf-8")
    (tmp_path / "mail.txt").write_text(given, encoding="utf-8")
    ran = shell(tmp_path, "audit", "block-job", "--fix", "mail.txt")
    assert ran.code == 1
    assert ran.problems == ["601"] * 3
    before, after = given.splitlines(), ran.out.splitlines()
    assert len(before) == len(after)
    pairs = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert [sum(a != b for a, b in zip(old, new, strict=True)) for old, new in pairs] == [1, 1, 1]
    (tmp_path / "mended.txt").write_text(ran.out, encoding="utf-8")
    assert shell(tmp_path, "audit", "block-job", "mended.txt").code == 0
    assert shell(tmp_path, "audit", "block-job", "--fix", "mended.txt").out == ran.out


@pytest.mark.parametrize("medium", MEDIA)
def test_what_heads_do_not_mend_is_drawn_anew_in_the_same_medium(shell: Shell, tmp_path: Path, medium: str) -> None:
    machine = load.machine(model("block-job"))
    wrong = drawn(without(machine, ("WAITING", "PENDING")), medium)
    (tmp_path / wrong.path).write_text(wrong.text, encoding="utf-8")
    ran = shell(tmp_path, "audit", "block-job", "--fix", wrong.path)
    assert (ran.code, ran.problems) == (1, ["604"])
    assert ran.out == drawn(machine, medium).text


def test_the_record_is_as_published(shell: Shell, tmp_path: Path) -> None:
    shutil.copy(WHOLE / "mail.txt", tmp_path)
    ran = shell(tmp_path, "audit", "block-job", "mail.txt", "--only", "heads", "--format", "json")
    told = ran.record("audit")
    assert ran.code == 1
    assert (told["machine"], told["file"], told["reader"], told["labels"]) == ("block-job", "mail.txt", "ascii", False)
    assert [(one["kind"], one["from"], one["to"]) for one in told["findings"]] == [
        ("missing-head", "CREATED", "RUNNING"),
        ("missing-head", "RUNNING", "WAITING"),
        ("missing-head", "CREATED", "NULL"),
    ]
    edges = {(edge["from"], edge["to"]): edge["heads"] for edge in told["drawn"]["edges"]}
    assert len(told["drawn"]["states"]) == 11
    assert edges["CREATED", "ABORTING"] == "to"
    assert "both" in edges.values()
    assert list(edges.values()).count("none") == 3


def test_other_drawings_in_the_file_are_counted_and_a_file_without_one_is_refused(shell: Shell, tmp_path: Path) -> None:
    other = "+-----+    +-----+\n| CPU +--->| RAM |\n+-----+    +-----+\n"
    mended = (WHOLE / "mended.txt").read_text(encoding="utf-8")
    (tmp_path / "two.txt").write_text(f"{other}\nAnd this is the job:\n\n{mended}", encoding="utf-8")
    ran = shell(tmp_path, "audit", "block-job", "two.txt")
    assert ran.code == 0
    assert "1 more has other states" in ran.out
    (tmp_path / "other.txt").write_text(other, encoding="utf-8")
    refused = shell(tmp_path, "audit", "block-job", "other.txt")
    assert (refused.code, refused.problems) == (2, ["611"])
    (tmp_path / "none.txt").write_text("no drawing at all - really\n", encoding="utf-8")
    assert shell(tmp_path, "audit", "block-job", "none.txt").problems == ["611"]


def test_a_table_of_a_name_and_enumerations_beside_it(shell: Shell, tmp_path: Path) -> None:
    names = [state.name for state in load.machine(model("block-job")).states]
    rows = "".join(f"    [S_{name}] = {{0}},\n" for name in names)
    enums = f"enum s {{ {', '.join(f'S_{name}' for name in names)}, S__MAX }};\n"
    (tmp_path / "job.h").write_text(enums, encoding="utf-8")
    (tmp_path / "job.c").write_text(f"bool stt[S__MAX][S__MAX] = {{\n{rows}}};\n", encoding="utf-8")
    ran = shell(tmp_path, "audit", "block-job", "job.c", "job.h", "--table", "stt")
    assert ran.code == 1
    assert "19 findings" in ran.out
    assert shell(tmp_path, "audit", "block-job", "job.c", "--table", "sst").problems == ["611"]


def test_every_reader_can_be_asked_for() -> None:
    assert tuple(READERS) == get_args(Reader)
    assert tuple(LOG_READERS) == get_args(LogReader)
