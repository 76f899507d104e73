"""Problems on a terminal: what stands where, whatever the text; and the part of a claim that a trace violates."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import known
from edgewise import check
from edgewise.claim import Refuted
from edgewise.engines import explicit
from edgewise.load.proofs import read
from edgewise.problem import Problem, Span
from edgewise.report import problems
from edgewise.report.paint import Paint, columns, page, visible
from edgewise.report.violation import Violation, violation
from edgewise.source import Source


def shown(line: str, column: int, width: int = 1, paint: Paint | None = None, path: str = "x.toml") -> list[str]:
    problem = Problem("EW103", Span(path, 7, column, width, line), "wrong", "mend it")
    return problems.text([problem], paint or Paint()).splitlines()


def test_a_problem_is_place_line_caret_and_help() -> None:
    assert shown("to = OPEN", 6, 4) == [
        "x.toml:7:6: EW103 wrong",
        "    7 | to = OPEN",
        "      |      ^^^^",
        "      help: mend it",
    ]


def test_the_caret_stands_below_wide_characters() -> None:
    _, quoted, caret, _ = shown('"日本" = e\u0301x', 8, 3)
    assert quoted == '    7 | "日本" = e\u0301x'
    assert caret == "      |          ^^"


def test_the_caret_stands_where_the_encoding_has_no_wide_characters() -> None:
    _, quoted, caret, _ = shown("note = '日本…' x = 1", 12, 1, Paint(unicode=False))
    assert quoted == "    7 | note = '??...' x = 1"
    assert caret.index("^") == quoted.index("'", 17)


lines = st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), max_size=300)


@given(lines, st.integers(1, 310), st.integers(1, 400), st.booleans(), st.integers(40, 120))
def test_any_line_fits_and_nothing_is_obeyed(line: str, column: int, width: int, unicode: bool, room: int) -> None:
    _, quoted, caret, _ = shown(line, column, width, Paint(unicode=unicode, width=room))
    assert columns(quoted) <= room
    assert columns(caret) <= room + 1
    assert quoted.isprintable() or visible(quoted) == quoted
    assert set(caret[8:]) <= {" ", "^"}
    assert "^" in caret
    assert unicode or quoted.isascii()


@given(st.text("abc", min_size=200, max_size=300), st.integers(1, 200), st.booleans())
def test_the_caret_of_a_long_line_marks_the_same_character(line: str, column: int, unicode: bool) -> None:
    marked = f"{line[: column - 1]}X{line[column:]}"
    _, quoted, caret, _ = shown(marked, column, 1, Paint(unicode=unicode))
    assert quoted[caret.index("^")] == "X"
    assert caret.count("^") == 1


def test_a_line_of_a_million_characters_takes_no_time() -> None:
    line = "é" * 1_000_000
    many = [Problem("EW103", Span("x", 1, at, 5, line), "m", "h") for at in range(1, 999_000, 10_000)]
    assert problems.text(many, Paint()).count("^^^^^") == len(many)


def test_nothing_in_a_path_or_message_is_obeyed() -> None:
    problem = Problem("EW103", Span("a\x1b[2J\n.toml", 1, 1, 1, "\x1b]0;x\a"), "m\x1b[1m\r", "h\u202e")
    text = problems.text([problem], Paint())
    assert text.splitlines()[0] == "a\ufffd[2J\ufffd.toml:1:1: EW103 m\ufffd[1m\ufffd"
    assert visible(text.replace("\n", "")) == text.replace("\n", "")


def test_a_page_keeps_its_lines() -> None:
    assert page("a\tb\r\n\x1b[1mc\n") == "a\tb\ufffd\n\ufffd[1mc\n"


def violated(machine: str, kind: str, jobs: int = 2) -> Violation | None:
    """What the shortest counterexample to a claim violates."""
    about = known.machine(machine)
    text = f'claims = [{{name = "c", says = "s", {kind}}}]'
    (claim,) = read(Source("c.toml", text), about).claims
    (verdict,) = explicit.check(about, [claim], range(1, jobs + 1))
    assert isinstance(verdict, Refuted)
    assert verdict.trace is not None
    return violation(about, claim, verdict.trace, verdict.subject)


@pytest.mark.parametrize(
    ("machine", "kind", "expected"),
    [
        ("mutex", 'never = "CRITICAL"', Violation("not CRITICAL", (("CRITICAL", "true"),))),
        ("mutex", 'always = "IDLE"', Violation("IDLE")),
        ("mutex", 'always = "lock == lock and not WAITING"', Violation("not WAITING", (("WAITING", "true"),))),
        ("mutex", 'always = "all processes: IDLE"', Violation("IDLE")),
        (
            "mutex",
            'always = "WAITING => some peers: CRITICAL"',
            Violation("WAITING => some peers: CRITICAL", (("WAITING", "true"), ("some peers: CRITICAL", "false"))),
        ),
        (
            "mutex",
            'always = "CRITICAL => no peers: WAITING"',
            Violation(
                "CRITICAL => no peers: WAITING",
                (("CRITICAL", "true"), ("no peers: WAITING", "false"), ("process 2: WAITING", "true")),
                0,
            ),
        ),
        (
            "mutex",
            'step = "by acquire => (was lock) == lock"',
            Violation(
                "by acquire => (was lock) == lock", (("by acquire", "true"), ("was lock", "false"), ("lock", "true"))
            ),
        ),
        (
            "mutex",
            'step = "changes lock => acts"',
            Violation("changes lock => acts", (("changes lock", "true"), ("acts", "false")), 1),
        ),
        (
            "mutex",
            'precedes = ["WAITING and lock", "CRITICAL"]',
            Violation("CRITICAL, and never before: WAITING and lock", (("CRITICAL", "true"),)),
        ),
        ("leaky-door", 'recoverable = "not damaged"', Violation("from here no run gets to not damaged")),
        ("swap", 'always = "balance + 1 < 2"', Violation("balance + 1 < 2", (("balance", "1"),))),
        ("swap", 'always = "left in {red, blue}"', Violation("left in {red, blue}", (("left", "green"),))),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_violated_part_has_the_values_of_its_facts(machine: str, kind: str, expected: Violation) -> None:
    assert violated(machine, kind) == expected


def test_a_past_of_several_parts_is_told_by_its_parts() -> None:
    found = violated("mutex", 'step = "not was (IDLE or WAITING)"')
    assert found is not None
    assert ("was IDLE", "true") in found.facts


@pytest.mark.parametrize("name", sorted({row.machine for row in known.KNOWN} - {"long-count"}))
def test_every_counterexample_of_the_corpus_has_its_part(name: str) -> None:
    machine = known.machine(name)
    for result in check.check(machine, known.claims(name), lambda: 0.0, "explicit", 2):
        if not isinstance(result.verdict, Refuted) or result.verdict.trace is None:
            continue
        found = violation(machine, result.claim, result.verdict.trace, result.verdict.subject)
        assert found is not None
        assert found.part
        assert found.facts or " => " not in found.part, "a condition that is false has a false fact"
