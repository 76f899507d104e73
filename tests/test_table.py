"""The table: every cell is what the reference semantics does, and every format shows every cell.

tests/golden/table/valve.toml is a machine with every kind of cell; beside it stands what each format
makes of it. Run with EDGEWISE_GOLDEN=write to rewrite those files, then read the difference.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

import docutils.core
import docutils.nodes
import jsonschema
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

import brute
import edgewise
import strategies
from edgewise import generate, generator, load
from edgewise.expr import FALSE, TRUE
from edgewise.machine import Event, Machine, State, Transition, Verb
from edgewise.views import table_csv, table_json, table_pages, table_text
from edgewise.views.table import Cell, Row, table
from edgewise.views.table_sheet import Sheet, sheet

ROOT = Path(__file__).parents[1]
GOLDEN = Path(__file__).parent / "golden" / "table"
VALVE = load.machine(GOLDEN / "valve.toml", "model/valve.toml")
BLOCK_JOB = load.machine(ROOT / "model" / "block-job.toml")
CORPUS = (
    VALVE,
    BLOCK_JOB,
    load.machine(ROOT / "tests" / "corpus" / "tcp.toml"),
    load.machine(ROOT / "tests" / "corpus" / "oracle.toml"),
)
MachineTest: TypeAlias = Callable[[Machine], None]


def every_machine(test: MachineTest) -> MachineTest:
    """Try a test on the corpus and on machines nobody thought of."""
    for machine in CORPUS:
        test = example(machine)(test)
    return given(strategies.machines())(test)


@cache
def made(machine: Machine) -> dict[str, str]:
    """What the shipped generator `table` makes: file name to text."""
    shipped = generator.generator(generator.shipped() / "table", "generators/table")
    return {artefact.path: artefact.text for artefact in generate.artefacts(machine, shipped)}


def schema() -> dict[str, Any]:
    found = json.loads((Path(edgewise.__file__).parent / "schemas" / "table.schema.json").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


VALIDATOR = jsonschema.Draft202012Validator(schema())


@pytest.mark.parametrize("path", ["table.txt", "table.md", "table.rst", "table.csv", "table.json"])
def test_golden(path: str) -> None:
    golden = GOLDEN / f"valve{Path(path).suffix}"
    if os.environ.get("EDGEWISE_GOLDEN") == "write":
        golden.write_text(made(VALVE)[path], encoding="utf-8")
    assert made(VALVE)[path] == golden.read_text(encoding="utf-8")


def test_the_generator_writes_these_files() -> None:
    assert sorted(made(VALVE)) == ["table.csv", "table.json", "table.md", "table.rst", "table.txt"]


def test_every_kind_of_cell_in_a_machine() -> None:
    shown = table(VALVE)
    assert {cell.kind for cell in shown.cells} == {"moves", "stays", "later", "refused", "unreachable"}
    later = shown.cell("open", "SHUT")
    assert (later.kind, later.to, later.lines, [row.trigger for row in later.later]) == (
        "later",
        ("OPEN",),
        (36,),
        ["motor-stops"],
    )
    both = shown.cell("self-test", "OPEN")
    assert (both.kind, both.to, both.outcomes, both.joint) == ("moves", ("OPEN", "STUCK_"), ("passes", "fails"), False)
    assert both.when == "stays when tries < 2; STUCK_"
    assert shown.cell("shut", "OPEN").joint
    spare = shown.cell("remove", "_SPARE")
    assert (spare.kind, spare.to, spare.lines) == ("unreachable", (), (44,))
    assert shown.asked == {"open": "powered", "shut": "powered"}


def test_each_verb_and_state_has_one_cell() -> None:
    for machine in CORPUS:
        shown = table(machine)
        assert [(cell.verb, cell.state) for cell in shown.cells] == [
            (verb.name, state.name) for verb in machine.verbs for state in machine.states
        ]
        assert all(shown.cell(cell.verb, cell.state) is cell for cell in shown.cells)
        assert [(edge.source, edge.target) for edge in shown.edges] == list(machine.edges)
    with pytest.raises(ValueError, match="not in tuple"):
        table(BLOCK_JOB).cell("CANCEL", "OPEN")


def check_cells(machine: Machine, jobs: int) -> int:
    """Hold every cell against every reachable configuration of `jobs` instances; how many verbs were accepted."""
    try:
        graph = brute.explore(machine, jobs, 3_000)
    except brute.TooLarge:
        assume(False)
        raise
    shown, accepted = table(machine), 0
    for at, steps in graph.steps.items():
        for who, instance in enumerate(at.instances):
            by_trigger: dict[str, set[tuple[int, str]]] = {}
            for step, to in steps:
                if step.actor == who:
                    trigger = machine.transitions[step.row].trigger
                    by_trigger.setdefault(trigger, set()).add((step.row, to.instances[who].state))
            for verb in shown.verbs:
                taken = by_trigger.get(verb, set())
                check_cell(machine, shown.cell(verb, instance.state), taken)
                accepted += len(taken)
                for event in machine.events:
                    if event.answers == verb:
                        check_later(shown.cell(verb, instance.state), by_trigger.get(event.name, set()))
    return accepted


def check_cell(machine: Machine, cell: Cell, taken: set[tuple[int, str]]) -> None:
    """Hold a cell against the rows that one instance in its state can take now, with the states they lead to."""
    assert cell.kind != "unreachable"
    assert {row for row, _ in taken} <= {row.number for row in cell.rows}
    assert {state for _, state in taken} <= (set(cell.to) if cell.kind != "later" else {cell.state})
    if cell.kind == "refused":
        assert not taken
    if any(machine.conditions[row.number] == TRUE for row in cell.rows):
        assert taken


def check_later(cell: Cell, taken: set[tuple[int, str]]) -> None:
    """Hold a cell against what an event that answers its verb does now to an instance in its state."""
    moved = {(row, state) for row, state in taken if state != cell.state}
    if cell.kind == "later":
        assert {state for _, state in moved} <= set(cell.to)
        assert {row for row, _ in moved} <= {row.number for row in cell.later}
    assert not moved or cell.kind != "stays"


@given(strategies.machines(), st.integers(1, 2))
@example(BLOCK_JOB, 1)
@example(CORPUS[2], 1)
def test_cells_are_what_the_reference_semantics_does(machine: Machine, jobs: int) -> None:
    check_cells(machine, jobs)


def test_cells_of_the_valve_are_all_tried() -> None:
    assert check_cells(VALVE, 1) > 10
    graph = brute.explore(VALVE, 2)
    taken = {
        (VALVE.transitions[step.row].trigger, at.instances[step.actor].state)
        for at, steps in graph.steps.items()
        for step, _ in steps
        if step.actor is not None
    }
    accepting = {(cell.verb, cell.state) for cell in table(VALVE).cells if cell.kind in {"moves", "stays", "later"}}
    assert {pair for pair in taken if pair[0] in table(VALVE).verbs} == accepting


def answering(machine: Machine, verb: str, state: str) -> list[int]:
    """The rows of events that answer `verb` and move on from `state`."""
    return [
        number
        for event in machine.events
        for number, row in enumerate(machine.transitions)
        if (event.name, event.answers) == (row.trigger, verb)
        and state in row.sources
        and row.target not in (None, state)
    ]


@every_machine
def test_kinds_and_targets_fit(machine: Machine) -> None:
    order = [state.name for state in machine.states]
    for cell in table(machine).cells:
        here = {row.to or cell.state for row in cell.rows}
        later = answering(machine, cell.verb, cell.state)
        if cell.kind in {"refused", "unreachable"}:
            assert (cell.to, cell.later) == ((), ())
            assert cell.kind == "unreachable" or not cell.rows
        elif cell.kind == "moves":
            assert here == set(cell.to) != {cell.state}
            assert sorted(row.number for row in cell.later) == (sorted(later) if cell.state in here else [])
        else:
            assert here == {cell.state}
            assert sorted(row.number for row in cell.later) == sorted(later)
            assert cell.kind == ("later" if later else "stays")
            assert set(cell.to) == {row.to or cell.state for row in cell.later} if later else here
        assert list(cell.to) == sorted(cell.to, key=order.index)
        assert all(cell.state in row.sources for row in cell.rows)


def words(text: str) -> str:
    return " ".join(text.split())


def say(row: Row) -> list[str]:
    """What a reader must be able to read of a row."""
    return [f"when {row.when}"] * bool(row.when) + [", ".join(row.sets)] * bool(row.sets) + [row.outcome]


@every_machine
def test_text_leaves_nothing_out(machine: Machine) -> None:
    shown = table(machine)
    text = words(table_text.write(shown, 5_000))
    for state in shown.states if shown.verbs else ():
        assert state in text
    for cell in shown.cells:
        for row in cell.rows:
            assert all(part in text for part in say(row))
    for event in shown.events:
        for row in event.rows:
            parts = (
                ", ".join(row.sources) or f"the {machine.group}",
                row.to or "",
                row.when or "",
                ", ".join(row.sets),
            )
            assert all(part in text for part in (event.name, row.outcome, *parts))
    assert words(" ".join(shown.reconciliation.lines)) in text


@every_machine
def test_text_is_never_too_wide(machine: Machine) -> None:
    for width in (20, 40, 57, 72, 80, 100, 130):
        lines = table_text.write(table(machine), width).splitlines()
        assert max(map(len, lines)) <= max(width, 40)
        assert all(line == line.rstrip() and line.isascii() for line in lines)


names = st.from_regex(r"[A-Za-z_][A-Za-z0-9_-]{0,120}", fullmatch=True)


@given(
    st.lists(names, min_size=1, max_size=14, unique=True),
    st.lists(names, min_size=1, max_size=20, unique=True),
    st.sampled_from((40, 72, 80, 100)),
)
def test_text_of_long_names_and_many_verbs_is_never_too_wide(states: list[str], verbs: list[str], width: int) -> None:
    machine = Machine(
        "m",
        tuple(State(name, initial=not number) for number, name in enumerate(states)),
        tuple(Verb(f"v{name}") for name in verbs),
        (Event("e" + verbs[0]),),
        transitions=(
            Transition("v" + verbs[0], tuple(states), states[-1]),
            Transition("e" + verbs[0], (states[0],), states[-1], outcome=verbs[-1]),
        ),
    )
    text = table_text.write(table(machine), width)
    assert max(map(len, text.splitlines())) <= width
    joined = "".join(text.split())
    assert all(name in joined for name in (*states, *verbs) if len(name) < width // 8)


def test_the_block_job_fits_in_one_panel() -> None:
    for width in (100, 80):
        heads = [line for line in table_text.write(table(BLOCK_JOB), width).splitlines() if line.startswith("state ")]
        assert [head.split() for head in heads] == [["state", *(verb.name for verb in BLOCK_JOB.verbs)]]


def test_short_names_are_never_broken() -> None:
    for machine in CORPUS:
        for width in range(40, 101, 3):
            text = set(table_text.write(table(machine), width).split())
            assert {*(state.name for state in machine.states), *(verb.name for verb in machine.verbs)} <= text


def test_what_does_not_fit_goes_to_another_panel() -> None:
    text = table_text.write(table(BLOCK_JOB), 40)
    heads = [line.split() for line in text.splitlines() if line.startswith("state ")]
    assert [name for head in heads for name in head[1:]] == [verb.name for verb in BLOCK_JOB.verbs]
    assert len(heads) > 1


def test_more_verbs_than_states_go_down() -> None:
    machine = replace(VALVE, states=VALVE.states[:2], events=(), transitions=VALVE.transitions[2:3])
    shown = sheet(table(machine))
    assert (shown.corner, shown.down, shown.across) == (
        "verb",
        ("open", "shut", "self-test", "remove"),
        ("SHUT", "OPEN"),
    )
    assert [line[1].words for line in shown.marks] == ["n/a", "n/a", "n/a", "n/a"]
    assert table_text.write(table(machine)).splitlines()[2].split() == ["verb", "SHUT", "OPEN"]


def test_a_machine_without_verbs_says_that_it_has_no_matrix() -> None:
    machine = replace(VALVE, verbs=(), events=VALVE.events[1:], transitions=VALVE.transitions[-2:])
    text = table_text.write(table(machine))
    assert "not shown: 5 states" in text
    assert "verb" not in text.splitlines()[2]
    assert check_restructured(machine)
    assert VALIDATOR.is_valid(json.loads(table_json.write(table(machine))))


@every_machine
def test_json_fits_its_schema_and_says_what_the_cells_say(machine: Machine) -> None:
    shown = table(machine)
    found = json.loads(table_json.write(shown))
    VALIDATOR.validate(found)
    assert [found["machine"], found["digest"]] == [machine.name, machine.digest]
    for written, cell in zip(found["cells"], shown.cells, strict=True):
        assert [written["verb"], written["state"], written["kind"]] == [cell.verb, cell.state, cell.kind]
        assert [written["to"], written["when"], written["lines"]] == [list(cell.to), cell.when, list(cell.lines)]
        assert len(written["rows"]) == len(cell.rows)
    assert [(edge["from"], edge["to"]) for edge in found["edges"]] == list(machine.edges)
    counts = found["reconciliation"]
    if machine.verbs:
        assert counts["shown"] == counts["model"]


def test_the_schema_refuses_what_is_wrong() -> None:
    right = json.loads(table_json.write(table(VALVE)))
    wrong: list[dict[str, Any]] = [
        {**right, "schema": "edgewise.table/2"},
        {**right, "more": 1},
        {**right, "cells": [{**right["cells"][0], "kind": "maybe"}]},
        {**right, "cells": [{**right["cells"][0], "to": []}]},
        {**right, "cells": [{key: value for key, value in right["cells"][0].items() if key != "when"}]},
        {**right, "edges": [{**right["edges"][0], "labels": []}]},
        {**right, "digest": "abc"},
    ]
    assert [VALIDATOR.is_valid(each) for each in wrong] == [False] * len(wrong)


def test_an_event_that_answers_is_labelled_with_its_verb() -> None:
    labels = {(edge.source, edge.target): edge.labels for edge in table(VALVE).edges}
    assert labels["SHUT", "OPEN"] == ("motor-stops (open)",)
    assert labels["OPEN", "STUCK_"] == ("self-test", "jam")


@every_machine
def test_csv_reads_back(machine: Machine) -> None:
    shown = table(machine)
    heading, *records = csv.reader(io.StringIO(table_csv.write(shown)), strict=True)
    assert {len(record) for record in records} == {len(heading)}
    cells = [dict(zip(heading, record, strict=True)) for record in records if record[0] != "#"]
    for written, cell in zip(cells, shown.cells, strict=True):
        assert (written["verb"], written["state"], written["kind"]) == (cell.verb, cell.state, cell.kind)
        if cell.kind == "unreachable":
            assert not any(list(written.values())[3:])
            continue
        assert (tuple(written["to"].split()), written["when"] or None) == (cell.to, cell.when)
        assert written["joint"] == str(cell.joint).lower()
        assert tuple(written["outcomes"].split()) == cell.outcomes
        assert all(effect in written["sets"] for row in cell.rows for effect in row.sets)
    assert tuple(record[1] for record in records[len(cells) :]) == shown.matrix_alone.lines


def test_an_event_without_rows_never_happens() -> None:
    machine = replace(VALVE, transitions=VALVE.transitions[:-1])
    text = table_text.write(table(machine))
    assert [line.split() for line in text.splitlines() if line.startswith("power-cut")] == [["power-cut", "never"]]
    assert "shown here: 5 states, 4 verbs, 3 events, 7 edges, 10 rows" in text


def test_csv_says_that_own_events_are_not_in_it() -> None:
    assert "not shown: 3 events, 2 edges, 4 rows" in table_csv.write(table(VALVE))


def noted(shown: Sheet, form: str) -> list[list[str]]:
    return [[mark.words + (form.format(mark.note) if mark.note else "") for mark in line] for line in shown.marks]


def check_restructured(machine: Machine) -> bool:
    """Parse the reStructuredText without a complaint, and compare its tables with the sheet."""
    shown = sheet(table(machine))
    text = made(machine)["table.rst"]
    settings = {"report_level": 1, "halt_level": 1, "file_insertion_enabled": False}
    document = docutils.core.publish_doctree(text, settings_overrides=settings)
    rows = [
        [words(entry.astext()) for entry in row.findall(docutils.nodes.entry)]
        for row in document.findall(docutils.nodes.row)
    ]
    matrix = [[shown.corner, *shown.across]]
    matrix += [[name, *line] for name, line in zip(shown.down, noted(shown, " {}"), strict=True)]
    size = len(matrix) if shown.across else 0
    assert not size or rows[:size] == matrix
    happenings = [[each.name, each.source, each.target, each.when, each.sets] for each in shown.happenings]
    assert rows[size + bool(happenings) :] == happenings
    footnotes = [words(note.astext()) for note in document.findall(docutils.nodes.footnote)]
    assert footnotes == [words(f"{note.number} {' '.join(note.lines)}") for note in shown.notes]
    return True


@every_machine
def test_restructured_text_is_valid_and_reads_back(machine: Machine) -> None:
    assert check_restructured(machine)


@every_machine
def test_markdown_reads_back(machine: Machine) -> None:
    shown = sheet(table(machine))
    rows = [
        [re.sub(r"\\(.)", r"\1", cell.strip().replace("**", "")) for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        for line in made(machine)["table.md"].splitlines()
        if line.startswith("|")
    ]
    matrix = [[shown.corner, *shown.across], ["---"] * (len(shown.across) + 1)]
    marks = noted(shown, " <sup>{}</sup>")
    matrix += [[name, *line] for name, line in zip(shown.down, marks, strict=True)]
    size = len(matrix) if shown.across else 0
    assert not size or rows[:size] == matrix
    assert rows[size + 2 * bool(shown.happenings) :] == [
        [each.name, each.source, each.target, each.when, each.sets] for each in shown.happenings
    ]


def test_markup_is_escaped() -> None:
    assert table_pages.markdown("_a_ | <b> *c* [d] `e` \\") == r"\_a\_ \| \<b\> \*c\* \[d\] \`e\` \\"
    assert table_pages.restructured("- a_ *b* |c| `d`") == r"\- a\_ \*b\* \|c\| \`d\`"
    assert table_pages.restructured("a - b") == "a - b"


def test_edges_and_verbs_of_the_block_job_are_those_of_qemu() -> None:
    """The verb table of QEMU 2.12.0 (blockdev.c, BlockJobVerbTable) and the edges of the mail of 2018."""
    accepted = {
        "CANCEL": "CREATED RUNNING PAUSED READY STANDBY WAITING PENDING",
        "PAUSE": "CREATED RUNNING PAUSED READY STANDBY",
        "RESUME": "CREATED RUNNING PAUSED READY STANDBY",
        "SET-SPEED": "CREATED RUNNING PAUSED READY STANDBY",
        "COMPLETE": "READY",
        "FINALIZE": "PENDING",
        "DISMISS": "CONCLUDED",
    }
    shown = table(BLOCK_JOB)
    assert (len(shown.states), len(shown.verbs), len(shown.cells), len(shown.edges)) == (11, 7, 77, 19)
    for verb, states in accepted.items():
        assert [cell.state for cell in shown.cells if cell.verb == verb and cell.rows] == states.split()
    assert not [cell for cell in shown.cells if cell.kind == "unreachable"]


def test_a_state_that_only_guards_shut_off_is_not_called_unreachable() -> None:
    """What is called unreachable is certainly so; the claim every-state finds the rest."""
    shut = tuple(replace(row, guard=FALSE) if row.target == "STUCK_" else row for row in VALVE.transitions)
    cells = table(replace(VALVE, transitions=shut)).cells
    assert {cell.state for cell in cells if cell.kind == "unreachable"} == {"_SPARE"}
    gone = tuple(row for row in VALVE.transitions if row.target != "STUCK_")
    cells = table(replace(VALVE, transitions=gone)).cells
    assert {cell.state for cell in cells if cell.kind == "unreachable"} == {"STUCK_", "_SPARE"}
