"""Expressions: what is written is what is read."""

from __future__ import annotations

import pytest

from edgewise import parse, spell
from edgewise.expr import Bool, Expr, In, Range, Words
from edgewise.parse import Scope, Wrong
from edgewise.problem import Span

SCOPE = Scope(
    states=frozenset({"A", "B", "FIN-WAIT-1"}),
    own={"p": Bool(), "n": Range(0, 3), "w": Words(("none", "error"))},
    shared={"s": Bool(), "m": Range(-2, 2)},
    triggers=frozenset({"GO"}),
    plural="jobs",
    steps=True,
    acceptance=In,
)


def place(offset: int, width: int) -> Span:
    return Span("x", 1, offset + 1, width)


def read(text: str) -> Expr:
    return parse.expression(text, SCOPE, place)


CANONICAL = (
    "A",
    "p and not s",
    "A or B and p",
    "(A or B) and p",
    "A => B => p",
    "(A => B) => p",
    "not (A and B)",
    "n + 1 <= m - -1",
    "n - (1 - m) == 0",
    "w == none",
    "w in {none, error}",
    "n in {-1, 2}",
    "p == (A or B)",
    "(A and B) == p",
    "(not A) == s",
    "all jobs: A or B",
    "p and some peers: n > 0",
    "(some peers: n > 0) and p",
    "p or (A and no jobs: B) or s",
    "not (all jobs: A)",
    "all jobs: some peers: A => B",
    "(all jobs: A) => B",
    "A => all jobs: B",
    "was A and by GO",
    "was (A or B)",
    "was not A",
    "enters FIN-WAIT-1 => changes n or acts",
    "accepts GO == A",
    "true and false",
)


@pytest.mark.parametrize("text", CANONICAL)
def test_canonical_text_is_kept(text: str) -> None:
    assert spell.text(read(text), spell.Spelling(plural="jobs")) == text


@pytest.mark.parametrize(
    ("text", "column", "code"),
    [
        ("A and", 6, "EW301"),
        ("", 1, "EW301"),
        ("A B", 3, "EW301"),
        ("(A", 3, "EW301"),
        ("A && B", 3, "EW301"),
        ("n = 1", 3, "EW301"),
        ("n < 1 < 2", 7, "EW301"),
        ("not", 4, "EW301"),
        ("n + not A", 5, "EW301"),
        ("all A", 5, "EW302"),
        ("all jobs A", 10, "EW301"),
        ("C", 1, "EW302"),
        ("n-1 == 2", 1, "EW302"),
        ("w == nothing", 6, "EW302"),
        ("none == none", 1, "EW302"),
        ("n == true", 6, "EW303"),
        ("p == 1", 6, "EW303"),
        ("w < error", 3, "EW303"),
        ("n", 1, "EW303"),
        ("A + 1 == 2", 1, "EW303"),
        ("n == 99999999999", 6, "EW303"),
        ("n in {p}", 7, "EW303"),
        ("by STOP", 4, "EW206"),
        ("enters C", 8, "EW205"),
        ("changes A", 9, "EW302"),
        ("(" * 70 + "A" + ")" * 70, 65, "EW305"),
        ("not " * 70 + "A", 257, "EW305"),
        ("n" + " + 1" * 70 + " > 0", 259, "EW305"),
    ],
)
def test_mistakes_have_a_place(text: str, column: int, code: str) -> None:
    with pytest.raises(Wrong) as caught:
        read(text)
    assert caught.value.problem is not None
    assert (caught.value.problem.span.column, caught.value.problem.code) == (column, code)
