"""Drawings of boxes and lines, read: what each says, and that nothing but drawings is read."""

from __future__ import annotations

import os
import re
import time
from pathlib import Path
from typing import TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgewise.observed import Drawing, End, Label, Line
from edgewise.problem import Unreadable
from edgewise.readers.ascii import read
from edgewise.source import Source

READ = Path(__file__).parent / "audits" / "read"
DRAWINGS = sorted(READ.glob("*.txt"))


def source(path: Path) -> Source:
    return Source(path.name, path.read_text(encoding="utf-8"))


def tell(drawings: tuple[Drawing, ...]) -> str:
    """What was read, for people: states, then a row for each line with the place of each end."""
    rows: list[str] = []
    for drawing in drawings:
        rows.append(f"drawing at {drawing.span.line}:{drawing.span.column}")
        rows += [f"  state {state.name}  at {state.span.line}:{state.span.column}" for state in drawing.states]
        rows += [f"  start {tell_end(end)}  at {end.span.line}:{end.span.column}" for end in drawing.starts]
        rows += [f"  {tell_line(line)}" for line in drawing.lines]
        for ambiguity in drawing.ambiguities:
            rows.append(f"  two ways at {ambiguity.span.line}:{ambiguity.span.column}")
            for says, reading in zip(ambiguity.says, ambiguity.readings, strict=True):
                rows += [f"    {says}", *(f"      {tell_line(line)}" for line in reading)]
        rows += [f"  loose at {span.line}:{span.column}" for span in drawing.loose]
    return "\n".join(rows) + "\n" if rows else "no drawing\n"


def tell_line(line: Line) -> str:
    """`A -> B`, `A - B` without a head, `A <-> B`; of a bus: all its sources, then all its targets."""
    heads = [end.head for end in line.ends]
    ends = [tell_end(end) for end in line.ends]
    places = " ".join(f"{end.span.line}:{end.span.column}" for end in line.ends)
    sources = [end for end, head in zip(ends, heads, strict=True) if head != "in"]
    targets = [end for end, head in zip(ends, heads, strict=True) if head == "in"]
    if sources and targets:
        text = f"{', '.join(sources)} -> {', '.join(targets)}"
    else:
        text = (" <-> " if targets else " - ").join(ends)
    return f"{text}{tell_labels(line.labels)}  at {places}"


def tell_end(end: End) -> str:
    return f"{end.state}{' (head points away)' if end.head == 'out' else ''}{tell_labels(end.labels)}"


def tell_labels(labels: tuple[Label, ...]) -> str:
    return "".join('  "' + label.text.replace("\n", " / ") + '"' for label in labels)


@pytest.mark.parametrize("path", DRAWINGS, ids=lambda path: path.stem)
def test_drawing_is_read(path: Path) -> None:
    told = tell(read(source(path)))
    expected = path.with_suffix(".expect")
    if os.environ.get("EDGEWISE_GOLDEN") == "write":
        expected.write_text(told, encoding="utf-8")
    assert told == expected.read_text(encoding="utf-8")


MIDWAY = {"heads-midway"}
"""A head on the way that is turned points to the other end."""
COMBS = {"bus-labels", "bus-out", "graph-easy-crossings"}
"""Places with four arms where all the heads together tell which of two readings comes first."""
RIGHT = [path for path in DRAWINGS if path.stem not in MIDWAY | COMBS]
"""Drawings where a head that is taken off, put on or turned changes its own end and nothing else."""

TURNED = str.maketrans("<>^vV←→↑↓▲▼◀▶△▽◄►∨∧", "><v^^→←↓↑▼▲▶◀▽△►◄∧∨")


Facts: TypeAlias = list[tuple[str, str, tuple[str, ...]]]


def facts(drawings: tuple[Drawing, ...]) -> list[Facts]:
    """All that is said but the places: for each line its ends, then its labels; last, the states."""
    found = [
        [(end.state, str(end.head), texts(end.labels)) for end in line.ends] + [("", "", texts(line.labels))]
        for drawing in drawings
        for line in drawing.lines
    ]
    return [*found, [(state.name, "", ()) for drawing in drawings for state in drawing.states]]


def texts(labels: tuple[Label, ...]) -> tuple[str, ...]:
    return tuple(label.text for label in labels)


def changed(path: Path, end: End, mark: str) -> list[Facts]:
    """What is read when the character of an end is another."""
    lines = path.read_text(encoding="utf-8").split("\n")
    row, column = end.span.line - 1, end.span.column - 1
    lines[row] = lines[row][:column] + mark + lines[row][column + 1 :]
    return facts(read(Source(path.name, "\n".join(lines))))


@pytest.mark.parametrize("path", RIGHT, ids=lambda path: path.stem)
def test_each_head_is_one_change(path: Path) -> None:
    drawings = read(source(path))
    before = facts(drawings)
    for number, line in enumerate(line for drawing in drawings for line in drawing.lines):
        for place, end in enumerate(line.ends):
            turned = end.mark.translate(TURNED) if end.head == "in" else ""
            for mark, head in ((end.bare, "none"), (end.mark, "in"), (turned, "out")):
                if mark:
                    expected = [list(row) for row in before]
                    expected[number][place] = (end.state, head, texts(end.labels))
                    assert changed(path, end, mark) == expected, f"{mark!r} at {end.span}"


PLAIN = [path for path in DRAWINGS if not re.search(r"\t|/\*", path.read_text(encoding="utf-8"))]
"""Drawings that may stand in a comment, and at any column."""


def moved(text: str, rows: int, columns: int) -> str:
    """What was told, with all places moved."""
    return re.sub(r"\b(\d+):(\d+)", lambda place: f"{int(place[1]) + rows}:{int(place[2]) + columns}", text)


@pytest.mark.parametrize("path", PLAIN, ids=lambda path: path.stem)
@pytest.mark.parametrize(
    ("before", "mark", "after"),
    [
        ("", "> ", ""),
        ("", ">> > ", ""),
        ("", "        ", ""),
        ("/*", " *  ", " */"),
        ("@@ -0,0 +1,{} @@", "+", "--"),
        ("```", "", "```"),
        ("It goes from RUNNING -> READY - or so.\n", "", "\n- See a->b, <https://example.org/x--y>.\n-- \nMe | We"),
    ],
)
def test_what_is_around_a_drawing_changes_nothing(path: Path, before: str, mark: str, after: str) -> None:
    lines = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    text = "\n".join([*([before.format(len(lines))] if before else []), *(mark + line for line in lines), after])
    told = tell(read(Source(path.name, text)))
    rows = before.count("\n") + 1 if before else 0
    assert told == moved(tell(read(source(path))), rows, len(mark))


ALPHABET = st.sampled_from("++--||<>vV^=_:/\\.'`,*#~oH\"{}[]() AAB\n\n\t┌─┐│└┘├┤┬┴┼▶▲▼◀→↔╔═║╭╯╱日\u0301\r\x00")
WHOLE = [path.read_text(encoding="utf-8") for path in DRAWINGS]


@st.composite
def spoilt(draw: st.DrawFn) -> str:
    """A drawing with some characters changed, put in or left out."""
    text = list(draw(st.sampled_from(WHOLE)))
    for _ in range(draw(st.integers(1, 12))):
        place = draw(st.integers(0, len(text) - 1))
        text[place : place + draw(st.integers(0, 2))] = draw(st.lists(ALPHABET, max_size=2))
    return "".join(text)


@given(st.one_of(spoilt(), st.text(ALPHABET, max_size=300), st.text(max_size=100)))
def test_any_text_has_an_answer(text: str) -> None:
    whole = Source("any", text)
    for drawing in read(whole):
        names = {state.name for state in drawing.states}
        ends = [end for line in drawing.lines for end in line.ends]
        assert {end.state for end in ends} <= names
        assert all(len(line.ends) > 1 for line in drawing.lines)
        spans = [drawing.span, *drawing.loose, *(end.span for end in ends), *(state.span for state in drawing.states)]
        assert all(0 < span.column <= len(whole.lines[span.line - 1]) for span in spans)
        for ambiguity in drawing.ambiguities:
            assert set(ambiguity.readings[0]) <= set(drawing.lines)
            assert len(ambiguity.readings) == len(ambiguity.says) == 2


LONG = {
    "prose": "The job, as we said - e.g. auto-finalize/auto-dismiss - goes on: foo_bar(a, b) -> x; v is ok.",
    "code": "\tif (job->status == RUNNING || x - y < 3 && *p /* why */) { return a[i] | b; }",
    "blank": "",
    "grid": "+--+--+--+--+--+--+--+--+\n|  |  |  |  |  |  |  |  |",
    "dashes": "-" * 80,
    "bars": "| " * 40,
    "crosses": "+" * 80,
    "slants": "/\\" * 40,
    "dots": ". " * 40,
    "arrows": "A -> B -> C -> D",
    "quotes": "> a\n>> b",
    "boxes": "+---+ +---+ +---+\n| A |>| B |-| C |\n+---+ +---+ +---+",
}


def codes(text: str) -> set[str]:
    """Why a text is refused."""
    try:
        read(Source("long", text))
    except Unreadable as refusal:
        return {problem.code for problem in refusal.problems}
    return set()


@pytest.mark.parametrize("name", LONG)
def test_long_texts_have_an_answer_soon(name: str) -> None:
    row = LONG[name]
    text = "\n".join([row] * (10_000 // (row.count("\n") + 1)))[:1_000_000]
    started = time.process_time()
    assert codes(text) <= {"EW104"}
    # Two seconds are the aim; ten can only be missed by something that is not linear.
    assert time.process_time() - started < 10


def test_too_much_is_told_where_it_is_too_much() -> None:
    with pytest.raises(Unreadable) as refusal:
        read(Source("long", ("-" * 80 + "\n") * 1000))
    assert str(refusal.value) == "long:626:1: EW104 more lines than anyone draws"
    with pytest.raises(Unreadable) as refusal:
        read(Source("long", "\n" * 200_000))
    assert str(refusal.value) == "long:100000:1: EW104 longer than 100000 lines"
