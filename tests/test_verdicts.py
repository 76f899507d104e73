"""Verdicts for people: golden/check/NAME.expect is what the explicit search says of corpus machines, at 80 columns.

Run with EDGEWISE_GOLDEN=write to rewrite what is expected, then read the difference.
"""

from __future__ import annotations

import os
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

import known
from edgewise import check
from edgewise.check import Checked
from edgewise.claim import Claims, Proved, Refuted, Undecided, Vacuous, Verdict
from edgewise.report import verdicts
from edgewise.report.paint import Paint, columns

FOLDER = Path(__file__).parent / "golden" / "check"
NAMES = ("cargo", "dance", "election", "island", "leaky-door", "mutex", "swap", "two-phase-commit")


@cache
def checked(name: str) -> tuple[Checked, ...]:
    return tuple(check.check(known.machine(name), known.claims(name), lambda: 0.0, "explicit"))


def said(name: str, paint: Paint, verbose: bool = True) -> str:
    machine = known.machine(name)
    return verdicts.heading(machine, paint) + verdicts.text(machine, checked(name), paint, verbose)


@pytest.mark.parametrize("name", NAMES)
def test_golden(name: str) -> None:
    text = said(name, Paint(width=80))
    golden = FOLDER / f"{name}.expect"
    if os.environ.get("EDGEWISE_GOLDEN") == "write":
        golden.write_text(text, encoding="utf-8")
    assert golden.read_text(encoding="utf-8") == text


def test_every_expectation_has_its_machine() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == set(NAMES)


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("name", NAMES)
def test_lines_fit(name: str, width: int) -> None:
    _, *lines = said(name, Paint(width=width)).splitlines()
    assert [line for line in lines if columns(line) > width] == []


@pytest.mark.parametrize("name", NAMES)
def test_colour_changes_nothing_but_colour(name: str) -> None:
    coloured = said(name, Paint(colour=True))
    assert coloured != said(name, Paint())
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == said(name, Paint())


@pytest.mark.parametrize("name", NAMES)
def test_ascii_is_enough(name: str) -> None:
    plain = said(name, Paint(unicode=False))
    assert plain.isascii()
    assert "?" not in plain
    assert plain.replace(" , ", " · ").replace("  + ", "  ✓ ").replace("  x ", "  ✗ ") == said(name, Paint())


def test_without_verbose_only_the_unexpected_is_explained() -> None:
    text = said("dance", Paint(), verbose=False)
    assert "never-alone       refuted, as expected: 2 dancers, 4 steps\n" in text
    assert "violated" not in text
    assert "      Who is shy and is not can do anything.\n      dance.proofs.toml:" in text
    assert text.endswith("claims, 1 not as expected\n")


def one(verdict: Verdict, expect: str = "proved", name: str = "c", width: int = 80, says: str = "It is so.") -> str:
    """What is said of a verdict about the lock of a mutex."""
    machine = known.machine("mutex")
    claim = replace(known.claims("mutex").claims[0], name=name, sentence=says)
    if expect == "refuted":
        claim = replace(claim, expect="refuted")
    return verdicts.text(machine, [Checked(claim, verdict, 0.0)], Paint(width=width))


@pytest.mark.parametrize(
    ("verdict", "expect", "line"),
    [
        (Proved((1, 2, 3), "m"), "proved", "  ✓ c  proved for 1 to 3 processes"),
        (Proved((1,), "m"), "proved", "  ✓ c  proved for 1 process"),
        (Proved((2,), "m"), "refuted", "  ✗ c  proved for 2 to 2 processes, but expected to be refuted"),
        (Refuted((1, 2), "m", None), "refuted", "  ✓ c  refuted, as expected for 1 to 2 processes"),
        (Vacuous((1, 2), "m"), "refuted", "  ✗ c  vacuous for 1 to 2 processes: its condition is never met"),
        (Undecided((), "m", "too many"), "proved", "  ✗ c  undecided: too many"),
        (Undecided((1,), "m", "too many"), "refuted", "  ✗ c  undecided: too many; nothing against it for 1 process"),
    ],
    ids=lambda value: type(value).__name__ if not isinstance(value, str) else "",
)
def test_each_verdict_has_its_words(verdict: Verdict, expect: str, line: str) -> None:
    assert one(verdict, expect).splitlines()[0] == line


def test_long_names_and_reasons_stay_in_their_columns() -> None:
    text = one(Undecided((1, 2), "m", "very " * 30 + "many"), name="n" * 64, width=60)
    first, *rest = text.splitlines()
    assert first == "  ✗ " + "n" * 64
    assert all(columns(line) <= 60 for line in rest)
    assert rest[0] == " " * 38 + "undecided: very very"


def test_a_sentence_cannot_disturb_the_terminal() -> None:
    text = one(Vacuous((1,), "m"), says="\x1b[2J\a日本語" * 20)
    assert "\x1b" not in text
    assert "\a" not in text
    assert all(columns(line) <= 80 for line in text.splitlines())


def test_no_claims_at_all() -> None:
    assert verdicts.text(known.machine("mutex"), [], Paint()) == "  0 claims, all as expected\n"
    assert known.claims("oracle-alone") == Claims()
