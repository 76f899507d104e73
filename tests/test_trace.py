"""Traces as tables: golden/trace/NAME.expect, at several widths; and tables in general."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import known
from edgewise import load, run
from edgewise.machine import Machine
from edgewise.report import trace
from edgewise.report.grid import Cell, grid
from edgewise.report.paint import Paint, columns, fold, longest
from edgewise.run import Trace

FOLDER = Path(__file__).parent / "golden" / "trace"
BLOCK_JOB = Path(__file__).parents[1] / "model" / "block-job.toml"

THREE_JOBS = (
    "create 1, create 2, create 3, start 1, ready 1, CANCEL 1, done 2, PAUSE 3, SET-SPEED 3, monitor-detaches, "
    "monitor-attaches, RESUME 3, done 3, converge 1, FINALIZE 3"
)


def block_job() -> Machine:
    return load.machine(BLOCK_JOB, "model/block-job.toml")


def walk(machine: Machine, jobs: int, steps: str, start: int = 0) -> Trace:
    """The run that takes the first enabled step of each trigger by that instance, from the start of that number."""
    first = at = list(run.initial(machine, jobs))[start]
    taken = []
    for words in steps.split(", "):
        trigger, _, who = words.partition(" ")
        actor = int(who) - 1 if who else None
        step = next(
            step
            for step in run.enabled(machine, at)
            if (machine.transitions[step.row].trigger, step.actor) == (trigger, actor)
        )
        taken.append(step)
        at = run.after(machine, at, step)
    return Trace(first, tuple(taken))


def golden(name: str, text: str) -> None:
    path = FOLDER / f"{name}.expect"
    if os.environ.get("EDGEWISE_GOLDEN") == "write":
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("width", [60, 80, 120])
def test_three_jobs_with_long_states(width: int) -> None:
    text = trace.text(block_job(), walk(block_job(), 3, THREE_JOBS, start=5), Paint(width=width))
    golden(f"three-jobs-{width}", text)
    assert [line for line in text.splitlines() if columns(line) > width] == []


def test_a_step_is_its_row_and_what_it_changes() -> None:
    machine = known.machine("mutex")
    start, enter, acquire = trace.lines(machine, walk(machine, 2, "ENTER 2, acquire 2"))
    assert (start.number, start.cells, start.shared) == (0, (("IDLE",), ("IDLE",)), ("not lock",))
    assert (enter.number, enter.trigger, enter.cells, enter.shared) == (1, "ENTER", ((), ("WAITING",)), ())
    assert (enter.actor, enter.before, enter.now) == (1, "IDLE", "WAITING")
    assert (acquire.cells, acquire.shared) == (((), ("CRITICAL",)), ("lock",))
    rows = (known.FOLDER / "mutex.toml").read_text(encoding="utf-8").splitlines()
    assert '"acquire"' in rows[acquire.line - 1]
    assert acquire.path == "mutex.toml"


def test_a_loop_is_told() -> None:
    machine = known.machine("turnstile")
    lasso = walk(machine, 1, "COIN 1, PUSH 1")
    text = trace.text(machine, Trace(lasso.start, lasso.steps, loop=2), Paint())
    assert text.endswith("      ↻ these 2 steps again, for ever\n")


def test_only_one_instance_needs_no_mark() -> None:
    text = trace.text(block_job(), walk(block_job(), 1, "create 1, start 1"), Paint())
    assert "*" not in text


def test_a_trace_without_steps_has_no_lines_of_the_model() -> None:
    text = trace.text(known.machine("mutex"), walk(known.machine("mutex"), 1, "ENTER 1"), Paint())
    assert text.startswith("      mutex.toml\n")
    first = next(run.initial(known.machine("mutex"), 1))
    assert trace.text(known.machine("mutex"), Trace(first), Paint()).splitlines() == [
        "      line      step   process 1  program",
        "             0  start  IDLE       not lock",
    ]


facts = st.text("ab- =", min_size=1, max_size=20).map(lambda text: " ".join(text.split())).filter(bool)
cells = st.lists(facts, max_size=3).map(tuple)
tables = st.integers(1, 5).flatmap(
    lambda wide: st.lists(st.lists(cells, min_size=wide, max_size=wide), min_size=1, max_size=4)
)


@given(tables, st.integers(10, 80))
def test_a_table_fits_and_loses_nothing(rows: list[list[Cell]], width: int) -> None:
    found = grid(rows, width)
    least = sum(
        max((longest(fact, hyphens=True) for row in rows for fact in row[at]), default=0) for at in range(len(rows[0]))
    )
    if found is None:
        assert least + len(rows[0]) + 2 * (len(rows[0]) - 1) > width
        return
    assert len(found) == len(rows)
    for lines, row in zip(found, rows, strict=True):
        assert all(columns(line) <= width for line in lines)
        seen = sorted("".join(lines).replace(" ", ""))
        assert seen == sorted("".join(fact for cell in row for fact in cell).replace(" ", ""))


texts = st.text(st.sampled_from("aé日\u0301 -b"), max_size=60)


@given(texts, st.integers(2, 30), st.booleans())
def test_folding_breaks_only_where_it_may(text: str, width: int, hyphens: bool) -> None:
    lines = fold(text, width, hyphens)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    for line in lines:
        assert columns(line) <= width or longest(line, hyphens) > width or re.match(" ", line)
        assert not line.endswith(" ")


def test_folding() -> None:
    assert fold("one two three", 8) == ["one two", "three"]
    assert fold("auto-finalize", 8) == ["auto-finalize"]
    assert fold("auto-finalize", 8, hyphens=True) == ["auto-", "finalize"]
    assert fold("日本語", 4) == ["日本", "語"]
    assert fold("", 4) == [""]
