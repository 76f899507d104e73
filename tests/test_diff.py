"""`edgewise diff`: tests/golden/diff/NAME has old.toml and new.toml, and `expect`, all that is said of them.

Run with EDGEWISE_GOLDEN=write to rewrite what is expected, then read the difference.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

import strategies
from commanding import CORPUS, ROOT, Shell, workspace
from conftest import Need
from edgewise import load, run
from edgewise.claim import ANY, Claim, Claims, OnStep, Proved, Refuted
from edgewise.difference import claims, meaning, runs
from edgewise.expr import TRUE, Accepts, Implies, In, Not
from edgewise.machine import Machine, State, Transition, Verb
from edgewise.option import Options
from edgewise.run import Configuration

FOLDER = ROOT / "tests" / "golden" / "diff"
CASES = sorted(path for path in FOLDER.iterdir() if path.is_dir())


@pytest.fixture
def edgewise(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    monkeypatch.setenv("COLUMNS", "80")
    return Shell(capsys, monkeypatch)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_golden(edgewise: Shell, path: Path) -> None:
    ran = edgewise(path, "diff", "old.toml", "new.toml")
    golden = path / "expect"
    if os.environ.get("EDGEWISE_GOLDEN") == "write":
        golden.write_text(ran.out, encoding="utf-8")
    assert golden.read_text(encoding="utf-8") == ran.out
    assert (ran.code, ran.err) == (0 if path.name.startswith("same") else 1, "")
    record = edgewise(path, "diff", "old.toml", "new.toml", "--format", "json").record("diff")
    assert record["same"] == (ran.code == 0)
    assert edgewise(path, "diff", "new.toml", "new.toml").out.endswith("  Both mean the same.\n")


# Runs, held against the reference semantics

Seen: TypeAlias = tuple[object, ...]
DEPTH = 3


def seen(machine: Machine, jobs: int, depth: int) -> set[Seen]:
    """All runs of so many steps as they are seen, found by taking every step that `run` allows."""
    found: dict[Seen, set[Configuration]] = {(machine.initial,): set(run.initial(machine, jobs))}
    for _ in range(depth):
        longer: dict[Seen, set[Configuration]] = {}
        for so_far, places in found.items():
            for at in places:
                for step in run.enabled(machine, at):
                    after = run.after(machine, at, step)
                    states = tuple(instance.state for instance in after.instances)
                    trigger = machine.transitions[step.row].trigger
                    longer.setdefault((*so_far, trigger, step.actor, states), set()).add(after)
        found = longer
    return set(found)


def first_missing(machine: Machine, other: Machine, jobs: int) -> int | None:
    """The fewest steps of a run that only `machine` has, up to DEPTH; None where there is none."""
    depths = range(DEPTH + 1)
    return next((depth for depth in depths if not seen(machine, jobs, depth) <= seen(other, jobs, depth)), None)


def hold(machine: Machine, other: Machine, jobs: int) -> None:
    """Compare what the search says with what the reference semantics shows."""
    missing = {number: first_missing(machine, other, number) for number in range(1, jobs + 1)}
    match runs.compare(machine, other, jobs, limit=3_000):
        case runs.Apart(trace):
            number, steps = len(trace.start.instances), len(trace.steps)
            assert all(missing[fewer] is None for fewer in range(1, number))
            assert missing[number] == (steps if steps <= DEPTH else None)
        case runs.Included(done) | runs.Unfinished(done):
            assert all(missing[number] is None for number in done)


@st.composite
def changed(draw: st.DrawFn, machine: Machine) -> Machine:
    """The machine with some rows lost, doubled, led elsewhere, or with guards exchanged."""
    rows: list[Transition] = []
    for row in machine.transitions:
        match draw(st.sampled_from(["same", "same", "same", "lost", "led", "guard", "split"])):
            case "same":
                rows.append(row)
            case "led" if row.sources:
                rows.append(replace(row, target=draw(st.sampled_from([None, *machine.state_named]))))
            case "guard" if row.sources:
                guards = [other.guard for other in machine.transitions if other.sources]
                rows.append(replace(row, guard=draw(st.sampled_from(guards))))
            case "split" if row.sources:
                rows += [replace(row, sources=(source,)) for source in reversed(row.sources)]
            case _:
                pass
    return replace(machine, transitions=tuple(rows))


@given(st.data())
def test_a_run_that_tells_two_machines_apart_is_the_first_there_is(data: st.DataObject) -> None:
    machine = data.draw(strategies.machines())
    other = data.draw(st.one_of(changed(machine), strategies.machines()))
    small = len(run.starts(machine)) * len(run.starts(other)) <= 16
    jobs = 2 if small and len(machine.transitions) + len(other.transitions) <= 10 else 1
    hold(machine, other, jobs)
    hold(other, machine, jobs)


@given(st.data())
def test_machines_that_say_the_same_have_the_same_runs(data: st.DataObject) -> None:
    machine = data.draw(strategies.machines())
    other = data.draw(changed(machine))
    found = compared(machine, other)
    if found.same_runs:
        for depth in range(DEPTH + 1):
            assert seen(machine, 1, depth) == seen(other, 1, depth)
    if machine == other:
        assert found.same_runs and not found.numbers


def test_two_instances_tell_apart_what_one_does_not() -> None:
    guarded = load.machine(CORPUS / "mutex.toml")
    rows = tuple(replace(row, guard=TRUE) for row in guarded.transitions)
    free = replace(guarded, transitions=rows)
    assert runs.compare(guarded, free, 2) == runs.Included((1, 2))
    assert runs.compare(free, guarded, 1) == runs.Included((1,))
    found = runs.compare(free, guarded, 3)
    assert isinstance(found, runs.Apart) and found.instead == ()
    assert (len(found.trace.start.instances), len(found.trace.steps)) == (2, 4)
    assert seen(free, 2, 3) == seen(guarded, 2, 3)
    assert seen(free, 2, 4) > seen(guarded, 2, 4)


def test_a_search_that_is_too_long_says_so() -> None:
    machine = load.machine(CORPUS / "two-phase-commit.toml")
    assert runs.compare(machine, machine, 2) == runs.Included((1, 2))
    assert runs.compare(machine, machine, 2, limit=20) in (runs.Unfinished(()), runs.Unfinished((1,)))


# What is declared, cells, numbers


def compared(old: Machine, new: Machine) -> meaning.Meaning:
    return meaning.compare(old, new, (Options(), Options()))


def lamp(*rows: Transition, verbs: Iterable[str] = ("GO",), states: Iterable[str] = ("OFF", "ON")) -> Machine:
    named = tuple(State(name, initial=number == 0) for number, name in enumerate(states))
    return Machine("lamp", named, tuple(map(Verb, verbs)), transitions=rows)


ROWS = (Transition("GO", ("OFF",), "ON"), Transition("GO", ("ON",), "OFF"))


def test_numbers_of_what_stays_are_compared_by_name() -> None:
    old, new = lamp(*ROWS, states=("OFF", "ON", "DEAD")), lamp(*ROWS, states=("OFF", "DIM", "ON"))
    assert compared(old, new).numbers == (meaning.NumberChange("state", "ON", 1, 2),)
    pinned = Options({"state-values": {"OFF": 0, "DIM": 7, "ON": 1}})
    assert meaning.compare(old, new, (Options(), pinned)).numbers == ()


def test_without_a_header_there_are_no_numbers() -> None:
    many = tuple(f"S{number}" for number in range(100))
    row = Transition("GO", ("S0",), "S1")
    assert compared(lamp(row, states=many), lamp(row, states=many[::-1])).numbers == ()


# Claims


def checked(machine: Machine, *asked: Claim) -> tuple[Machine, Claims]:
    return machine, Claims((), asked)


def test_a_claim_is_asked_of_each_machine_as_that_accepts() -> None:
    goes = Accepts("GO", In("OFF"))
    claim = Claim("c", OnStep(Implies(In("ON"), Not(goes))))
    (found,) = claims.compare(checked(lamp(*ROWS)), checked(lamp(*ROWS[:1]), claim), lambda: 0.0)[:1]
    assert found.claim == claim and found.where == "new" and found.lacks == ()
    assert isinstance(found.old and found.old.verdict, Refuted) and isinstance(found.new and found.new.verdict, Proved)


def test_a_claim_about_what_is_not_there_is_not_asked() -> None:
    claim = Claim("c", OnStep(Not(In("DEAD"))))
    three = lamp(*ROWS, states=("OFF", "ON", "DEAD"))
    found = {one.claim.name: one for one in claims.compare(checked(three, claim), checked(lamp(*ROWS)), lambda: 0.0)}
    assert (found["c"].where, found["c"].new, found["c"].lacks) == ("old", None, ("DEAD",))
    assert found["c"].old is not None and found["c"].old.verdict.jobs == (ANY,)
    assert set(found) == {"c", "every-state"}


# The command


def test_two_machines_of_a_workspace_with_their_claims(edgewise: Shell, tmp_path: Path) -> None:
    workspace(tmp_path, "mutex", "broken-mutex")
    ran = edgewise(tmp_path, "diff", "mutex", "broken-mutex", "--format", "md")
    golden = FOLDER / "mutex.md"
    if os.environ.get("EDGEWISE_GOLDEN") == "write":
        golden.write_text(ran.out, encoding="utf-8")
    assert ran.out == golden.read_text(encoding="utf-8")
    found = edgewise(tmp_path, "diff", "mutex", "broken-mutex", "--format", "json").record("diff")
    assert found["claims"]
    assert edgewise(tmp_path, "diff", "mutex", "broken-mutex", "--format", "json", "--no-claims").record("diff") == {
        **found,
        "claims": None,
    }


def test_versions_in_git(edgewise: Shell, tmp_path: Path, need: Need) -> None:
    git = need("git", "git")

    def commit() -> None:
        names = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
        for command in (["init", "-q"], ["add", "."], [*names, "commit", "-q", "-m", "x"]):
            subprocess.run([git, *command], cwd=tmp_path, check=True, capture_output=True)

    workspace(tmp_path / "sub", "mutex")
    commit()
    room = tmp_path / "sub"
    model = room / "model" / "mutex.toml"
    same = "mutex: HEAD:sub/model/mutex.toml → model/mutex.toml\n\n  Both mean the same.\n"
    assert edgewise(room, "diff", "HEAD:sub/model/mutex.toml", "mutex").out == same
    assert edgewise(room, "diff", "HEAD:mutex", "model/mutex.toml").code == 0
    text = model.read_text(encoding="utf-8")
    model.write_text(text.replace(', when = "not lock"', ""), encoding="utf-8")
    ran = edgewise(room, "diff", "HEAD:mutex", "mutex")
    assert (ran.code, ran.err) == (1, "")
    assert "exclusion proved for any number of processes refuted" in " ".join(ran.out.split())
    commit()
    assert edgewise(room, "diff", "HEAD~1:mutex", "HEAD:mutex").code == 1
    assert edgewise(room / "model", "diff", "HEAD:mutex", "mutex").code == 0


@pytest.mark.parametrize(
    ("names", "codes"),
    [
        (("gone", "printer"), ["106"]),
        (("gone", "HEAD:printer"), ["106", "101"]),
        (("gone.toml", "printer"), ["106"]),
        (("model", "printer"), ["106"]),
        ((":", "printer"), ["106"]),
    ],
)
def test_what_is_no_machine(edgewise: Shell, tmp_path: Path, names: tuple[str, ...], codes: list[str]) -> None:
    workspace(tmp_path, "printer")
    ran = edgewise(tmp_path, "diff", *names)
    assert (ran.code, sorted(ran.problems)) == (2, sorted(codes))


def test_files_need_no_workspace(edgewise: Shell, tmp_path: Path) -> None:
    shutil.copy(CORPUS / "printer.toml", tmp_path)
    assert edgewise(tmp_path, "diff", "printer.toml", "printer.toml").code == 0
