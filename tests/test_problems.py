"""Every mistake has its golden pair: tests/problems/NAME.toml and what is said of it, NAME.expect.

A file called claims-*.toml is about door.model.toml, all others are machines.
Run with EDGEWISE_GOLDEN=write to rewrite what is expected, then read the difference.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from edgewise import load
from edgewise.check import lint
from edgewise.problem import CODES, Problem, Unreadable
from edgewise.report import problems
from edgewise.report.paint import Paint

FOLDER = Path(__file__).parent / "problems"
DOOR = FOLDER / "door.model.toml"
CASES = sorted(path for path in FOLDER.glob("*.toml") if path != DOOR)


def found_in(path: Path) -> tuple[Problem, ...]:
    try:
        if path.name.startswith("claims-"):
            load.claims(path, load.machine(DOOR), path.name)
            return ()
        return tuple(lint(load.machine(path, path.name)))
    except Unreadable as error:
        return error.problems


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_golden(path: Path) -> None:
    said = problems.text(found_in(path), Paint(width=80))
    golden = path.with_suffix(".expect")
    if os.environ.get("EDGEWISE_GOLDEN") == "write":
        golden.write_text(said, encoding="utf-8")
    assert said, "a file of this folder has at least one problem"
    assert golden.read_text(encoding="utf-8") == said


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_lines_fit_and_nothing_is_empty(path: Path) -> None:
    for problem in found_in(path):
        assert problem.message
        assert problem.help, "every problem has a way out"
        assert problem.code in CODES
        assert not problem.span.line or problem.span.text == "" or problem.span.column <= len(problem.span.text) + 1


def test_door_is_right() -> None:
    assert lint(load.machine(DOOR)) == []


def test_every_expectation_has_its_file() -> None:
    assert {path.stem for path in FOLDER.glob("*.expect")} == {path.stem for path in CASES}
