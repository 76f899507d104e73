"""Answers: what one verb or event does in one state.

tests/golden/ask/valve.expect has every answer about the machine of tests/golden/table/valve.toml. Run
with EDGEWISE_GOLDEN=write to rewrite it, then read the difference.
"""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import example, given

import edgewise
import strategies
from edgewise import load
from edgewise.cli import main
from edgewise.expr import TRUE, Not, Quantified
from edgewise.machine import Event, Machine, State, Transition, Verb
from edgewise.problem import Unreadable
from edgewise.views import ask_json, ask_text
from edgewise.views.ask import Answer, ask
from edgewise.views.table import table

HERE = Path(__file__).parent
VALVE = load.machine(HERE / "golden" / "table" / "valve.toml", "model/valve.toml")
BLOCK_JOB = load.machine(HERE.parent / "model" / "block-job.toml", "model/block-job.toml")


def schema() -> dict[str, Any]:
    found = json.loads((Path(edgewise.__file__).parent / "schemas" / "ask.schema.json").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


VALIDATOR = jsonschema.Draft202012Validator(schema())


def said(machine: Machine, state: str, trigger: str) -> str:
    return ask_text.write(ask(machine, state, trigger))


def test_golden() -> None:
    found = "".join(said(VALVE, state.name, trigger.name) for state in VALVE.states for trigger in VALVE.triggers)
    golden = HERE / "golden" / "ask" / "valve.expect"
    if os.environ.get("EDGEWISE_GOLDEN") == "write":
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")


def test_a_paused_job_is_cancelled_later() -> None:
    answer = ask(BLOCK_JOB, "PAUSED", "CANCEL")
    (row,), (wake,) = answer.rows, answer.later
    assert (answer.kind, wake.trigger) == ("later", "wake")
    first, second = ask_text.sentences(answer)
    assert first.startswith("CANCEL in PAUSED: accepted while monitor; the job stays PAUSED and ")
    assert "aborting becomes true" in first
    assert first.endswith(f"(model/block-job.toml:{row.line}).")
    assert second == f"Later, at wake when {wake.when}, it moves to RUNNING (model/block-job.toml:{wake.line})."
    assert 'on = "CANCEL"' in row_text(row.line) and 'on = "wake"' in row_text(wake.line)


def row_text(line: int) -> str:
    return (HERE.parent / "model" / "block-job.toml").read_text(encoding="utf-8").splitlines()[line - 1]


def test_a_verb_that_stays_here_may_be_answered_elsewhere() -> None:
    answer = ask(BLOCK_JOB, "CREATED", "PAUSE")
    assert answer.kind == "stays"
    assert [row.trigger for row in answer.later] == ["pause-point"]
    assert "Later, at pause-point in RUNNING when " in ask_text.write(answer)
    assert ask(BLOCK_JOB, "PAUSED", "PAUSE").later == ()


def test_refused_says_where_it_is_accepted() -> None:
    answer = ask(BLOCK_JOB, "RUNNING", "DISMISS")
    (row,) = answer.places
    assert ask_text.write(answer) == (
        "DISMISS in RUNNING: refused; it is an error to the caller, and nothing changes. "
        f"It is accepted in CONCLUDED (model/block-job.toml:{row.line}).\n"
    )


def test_a_verb_without_rows_is_accepted_nowhere() -> None:
    machine = replace(VALVE, transitions=VALVE.transitions[1:])
    assert said(machine, "SHUT", "open").endswith("It is accepted in no state.\n")
    assert said(replace(VALVE, transitions=()), "SHUT", "jam") == (
        "jam in SHUT: does not happen. It happens in no state.\n"
    )


@pytest.mark.parametrize(
    ("state", "trigger"),
    [("shut", "OPEN"), ("Shut", "Open"), ("stuck-", "SELF_TEST"), ("_spare", "Motor_Stops")],
)
def test_case_does_not_matter(state: str, trigger: str) -> None:
    answer = ask(VALVE, state, trigger)
    assert answer.state.replace("_", "-").lower() == state.replace("_", "-").lower()
    assert answer.trigger.replace("_", "-").lower() == trigger.replace("_", "-").lower()


def test_case_matters_where_it_tells_apart() -> None:
    machine = Machine("m", (State("a", initial=True), State("A")), (Verb("go"), Verb("GO")))
    assert (ask(machine, "A", "go").state, ask(machine, "A", "go").trigger) == ("A", "go")
    with pytest.raises(Unreadable) as caught:
        ask(machine, "A", "Go")
    assert [problem.code for problem in caught.value.problems] == ["EW206"]


def problems(machine: Machine, state: str, trigger: str) -> list[tuple[str, str, str]]:
    with pytest.raises(Unreadable) as caught:
        ask(machine, state, trigger)
    return [(problem.code, problem.message, problem.help) for problem in caught.value.problems]


def test_unknown_names_are_told_with_the_nearest() -> None:
    assert problems(VALVE, "SHUTT", "opne") == [
        ("EW205", "valve has no state 'SHUTT'", "did you mean 'SHUT'?"),
        ("EW206", "valve has no verb or event 'opne'", "did you mean 'open'?"),
    ]
    assert problems(VALVE, "SHUT", "xyzzy") == [
        (
            "EW206",
            "valve has no verb or event 'xyzzy'",
            "one of: jam, motor-stops, open, power-cut, remove, self-test, shut",
        ),
    ]


def test_the_state_comes_first() -> None:
    assert problems(BLOCK_JOB, "cancel", "running") == [
        ("EW205", "'cancel' is no state of block-job", "the state comes first: edgewise ask block-job running cancel")
    ]


def test_guards_that_may_all_fail() -> None:
    def rows(*guards: Transition) -> Machine:
        return Machine("m", (State("A", initial=True), State("B")), (Verb("go"),), transitions=guards)

    idle = Quantified("all", False, TRUE)
    on = Transition("go", ("A",), "B", idle)
    off = Transition("go", ("A",), None, Not(idle), outcome="no")
    other = Transition("go", ("A",), None, Quantified("no", True, TRUE))
    assert said(rows(on), "A", "go") == (
        "go in A: accepted when all instances: true; the instance moves to B. Otherwise it is refused.\n"
    )
    assert said(rows(on, other), "A", "go").endswith(" If none holds it is refused.\n")
    assert said(rows(on, off), "A", "go") == (
        "go in A: accepted: when all instances: true, the instance moves to B; "
        "or when not (all instances: true), the instance stays A (outcome no).\n"
    )


def test_a_joint_move_of_an_event_that_answers() -> None:
    machine = Machine(
        "m",
        (State("A", initial=True), State("B")),
        (Verb("go"),),
        (Event("gone", answers="go"),),
        transitions=(Transition("go", ("A",)), Transition("gone", ("A",), "B", joint=True)),
        group="team",
    )
    assert said(machine, "A", "go") == (
        "go in A: accepted; the instance stays A. Later, at gone, each in A moves to B.\n"
    )
    assert said(machine, "A", "gone") == (
        "gone in A: happens by itself; every instance of the team that is in A moves to B. It answers go.\n"
    )


def every_answer(machine: Machine) -> list[Answer]:
    return [ask(machine, state.name, trigger.name) for state in machine.states for trigger in machine.triggers]


@given(strategies.machines())
@example(VALVE)
@example(BLOCK_JOB)
def test_answers_agree_with_the_table_and_are_short(machine: Machine) -> None:
    shown = table(machine)
    for answer in every_answer(machine):
        sentences = ask_text.sentences(answer)
        assert 1 <= len(sentences) <= 3
        assert sentences[0].startswith(f"{answer.trigger} in {answer.state}: ")
        assert all(sentence.endswith(".") for sentence in sentences)
        if answer.is_verb:
            cell = shown.cell(answer.trigger, answer.state)
            assert (answer.kind, answer.rows) == (cell.kind, cell.rows)
        else:
            assert answer.kind in {"moves", "stays", "never", "unreachable"}
        if answer.kind in {"moves", "stays", "later"}:
            text = sentences[0]
            for row in answer.rows:
                assert row.when is None or f"when {row.when}" in text
                assert row.to in (None, answer.state) or f"moves to {row.to}" in text
                assert all(f"{each.split(' = ')[0]} becomes " in text for each in row.sets)


@given(strategies.machines())
@example(VALVE)
@example(BLOCK_JOB)
def test_json_fits_its_schema(machine: Machine) -> None:
    for answer in every_answer(machine):
        found = json.loads(ask_json.write(answer))
        VALIDATOR.validate(found)
        assert found["answer"] + "\n" == ask_text.write(answer)
        assert [row["line"] for row in found["rows"]] == [row.line for row in answer.rows]


def test_the_schema_refuses_what_is_wrong() -> None:
    right = json.loads(ask_json.write(ask(VALVE, "SHUT", "open")))
    wrong: list[dict[str, Any]] = [
        {**right, "kind": "perhaps"},
        {**right, "event": "jam"},
        {key: value for key, value in right.items() if key != "verb"},
        {**right, "rows": [{**right["rows"][0], "more": 1}]},
        {**right, "later": [right["rows"][0]]},
    ]
    assert VALIDATOR.is_valid(right)
    assert [VALIDATOR.is_valid(each) for each in wrong] == [False] * len(wrong)


@pytest.mark.parametrize(("options", "code"), [(["PAUSED", "cancel"], 0), (["PAUSD", "CANCEL"], 2)])
def test_the_command_line_answers(options: list[str], code: int, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["-C", str(HERE.parent), "ask", "block-job", *options])
    out, err = capsys.readouterr()
    assert end.value.code == code
    if code:
        assert (out, err) == (
            "",
            "the question: EW205 block-job has no state 'PAUSD'\n      help: did you mean 'PAUSED'?\n",
        )
    else:
        assert out.startswith("CANCEL in PAUSED: accepted while monitor; the job stays PAUSED and ")


def test_the_command_line_answers_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["-C", str(HERE.parent), "ask", "block-job", "PAUSED", "CANCEL", "--format", "json"])
    found = json.loads(capsys.readouterr().out)
    VALIDATOR.validate(found)
    assert (found["verb"], found["state"], found["kind"]) == ("CANCEL", "PAUSED", "later")
