"""Tables in C: tests/audits/c/NAME.c, what is read of it and found in it as a table of tests/corpus/printer.toml.

NAME.h, where there is one, is given beside it. Run with EDGEWISE_GOLDEN=write to rewrite what is expected.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import writing_c
from edgewise import load
from edgewise.audit.table import audit, fits
from edgewise.observed import Table
from edgewise.problem import Problem, Unreadable
from edgewise.readers import c_table
from edgewise.report import problems
from edgewise.report.paint import Paint
from edgewise.source import Source, read

FOLDER = Path(__file__).parent / "audits" / "c"
CORPUS = Path(__file__).parent / "corpus"
PRINTER = load.machine(CORPUS / "printer.toml", "printer.toml")
CASES = sorted(FOLDER.glob("*.c"))


def drawn(table: Table) -> str:
    """A table for people: `1` and `0` as written, `.` for what is left out."""
    lines = [f"{table.name}: {' '.join(table.columns)}"]
    for row in table.rows:
        marks = [str(int(cell.value)) if cell.written else "." for cell in table.cells if cell.row == row]
        lines.append(f"  {' '.join(marks)}  {row}")
    return "\n".join(lines) + "\n"


def told(path: Path) -> str:
    """What is read of a file, and how that differs from the printer."""
    beside = [read(other, other.name) for other in [path.with_suffix(".h")] if other.exists()]
    try:
        tables = c_table.read(read(path, path.name), beside)
    except Unreadable as error:
        return problems.text(error.problems, Paint(width=80))
    found = [finding.problem for table in tables if fits(PRINTER, table) for finding in audit(PRINTER, table)]
    return ("".join(map(drawn, tables)) or "no table\n") + problems.text(found, Paint(width=80))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_golden(path: Path) -> None:
    golden = path.with_suffix(".expect")
    if os.environ.get("EDGEWISE_GOLDEN") == "write":
        golden.write_text(told(path), encoding="utf-8")
    assert golden.read_text(encoding="utf-8") == told(path)


def test_every_expectation_has_its_file() -> None:
    assert {path.stem for path in FOLDER.glob("*.expect")} == {path.stem for path in CASES}


def test_one_table_is_chosen_before_others_are_complained_of() -> None:
    source = read(FOLDER / "broken.c")
    with pytest.raises(Unreadable) as error:
        c_table.read(source, only="second")
    assert [problem.span.line for problem in error.value.problems] == [9]
    assert c_table.read(source, only="fourth") == ()


# Every machine, written as C and read back


@pytest.mark.parametrize("enums", [True, False], ids=["enums", "words"])
@pytest.mark.parametrize("name", ["elevator", "kettle", "oracle", "printer", "tcp", "two-phase-commit"])
def test_a_table_of_a_machine_differs_in_the_one_cell_that_is_turned(name: str, enums: bool) -> None:
    machine = load.machine(CORPUS / f"{name}.toml")
    text = writing_c.tables(machine, enums)
    tables = c_table.read(Source("x.c", text))
    assert [table.name for table in tables] == ["go", "accept"][: 1 + bool(machine.verbs)]
    assert [finding for table in tables for finding in audit(machine, table)] == []
    for table in tables:
        for cell in table.cells[:: 1 + len(table.cells) // 20]:
            at = [*text.split("\n")]
            line, column = cell.span.line - 1, cell.span.column - 1
            assert at[line][column] == str(int(cell.value))
            at[line] = at[line][:column] + str(1 - cell.value) + at[line][column + 1 :]
            turned = {one.name: one for one in c_table.read(Source("x.c", "\n".join(at)))}[table.name]
            (finding,) = audit(machine, turned)
            assert (finding.problem.span.line, finding.problem.span.column) == (line + 1, column + 1)


# Any text

PIECES = [
    *(
        "bool t[S__MAX][S__MAX] = {",
        "enum { S_A, S_B, S__MAX };",
        "[S_A]",
        "[0 ... 1]",
        "= {",
        "{1, 0}",
        "}",
        "};",
        ",",
    ),
    *(
        "#if 0\n",
        "#else\n",
        "#endif\n",
        "\n",
        "/* A, B */",
        "/*",
        '"',
        "'",
        "\\\n",
        "S_A",
        "1",
        "0",
        "-",
        "(",
        ")",
        "é",
    ),
    *("#define S_A 1\n", "#define X (X + X)\n", "X", "1 << 70", "9" * 30, "0x", "int u[][2] = {", "\x00"),
    *("?:", "\r\n"),
]


def complaints(source: Source) -> tuple[Problem, ...]:
    """What is wrong with a text; nothing where it is read, and then every table is whole."""
    try:
        tables = c_table.read(source)
    except Unreadable as error:
        return error.problems
    for table in tables:
        assert len(table.cells) == len(table.rows) * len(table.columns)
        assert all(1 <= cell.span.line <= len(source.lines) for cell in table.cells)
    return ()


def read_any(text: str) -> None:
    found = complaints(Source("x.c", text))
    assert problems.text(found, Paint()).count("x.c:") >= len(found)
    assert all(problem.code == "EW612" and problem.help for problem in found)


@given(st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join))
@example("bool t[" + "9" * 400 + "][X__MAX] = {1};")
@example("bool t[256][256] = { " + "[0 ... 255] = { [0 ... 255] = S }, " * 100 + "};")
@example("bool t[300][S_A] = { [0 ... 299] = {1} }; enum {S_A = 2};")
@example("bool t[A][B] = " + "{" * 3_000)
@example("bool t[A][B] = {" + "(" * 3_000 + "1")
def test_any_pieces(text: str) -> None:
    read_any(text)


@given(st.text())
def test_any_text(text: str) -> None:
    read_any(text)
    read_any(f"bool t[S_MAX][S_MAX] = {{ [S_A] = {{ {text}")


@given(st.data())
def test_a_file_with_a_part_cut_out_doubled_or_changed(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(CASES)).read_text(encoding="utf-8")
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        end = min(len(text), start + data.draw(st.integers(0, 30)))
        put = data.draw(st.sampled_from(["", text[start:end] * 2, *PIECES]))
        text = text[:start] + put + text[end:]
    read_any(text)


LONG = {
    "rows": "enum { S_A, S_B, S__MAX };\nbool t[S__MAX][S__MAX] = {\n" + "[S_A ... S_B] = {0, 1},\n" * 10_000 + "};\n",
    "tables": "enum { S_A, S_B, S__MAX };\n" + "bool t[S__MAX][S__MAX] = { {1}, {0, 1} };\n\n\n\n\n" * 2_000,
    "comments": "/* x */\n" * 10_000 + "bool t[S__MAX][S__MAX] = {\n" + "/* x */ [S_A] = {1},\n" * 1_000 + "};\n",
    "calls": "void f(int a[2][2]) { if (a[0][1] == g()) { return; } }\n" * 10_000,
    "text": "Dear all, don't you think {this} [is] = { what it is?\n" * 10_000,
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG.keys())
def test_ten_thousand_lines_take_seconds_at_most(text: str) -> None:
    start = time.process_time()
    read_any(text)
    assert time.process_time() - start < 20, "it takes a second or two"
