"""The automaton for the Linux kernel's rvgen: its lines, its meaning, and what rvgen or dot2c itself makes of it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given, settings

from compiling import machine_of
from edgewise.machine import Event, Machine, State, Transition, Verb
from edgewise.problem import Unreadable
from reading import MACHINES, made, one
from strategies import machines

NODE = re.compile(r'\t\{node \[shape = (circle|doublecircle)\] "(\w+)"\};')
INITIAL = re.compile(r'\t\{node \[shape = plaintext, style=invis, label=""\] "__init_(\w+)"\};')
START = re.compile(r'\t"__init_(\w+)" -> "(\w+)";')
LABEL = re.compile(r'\t"(\w+)" \[label = "(\w+)"\];')
EDGE = re.compile(r'\t"(\w+)" -> "(\w+)" \[ label = "(\w+)" \];')


@dataclass
class Automaton:
    """What the lines say, read as Documentation/trace/rv/deterministic_automata.rst shows them."""

    initial: str
    states: dict[str, bool] = field(default_factory=dict)
    steps: dict[tuple[str, str], str] = field(default_factory=dict)


def automaton(text: str) -> Automaton:
    lines = text.split("\n")
    assert lines.pop(0) == "digraph state_automaton {"
    rows = iter(lines)
    found = Automaton(_match(INITIAL, next(rows))[1])
    for row in rows:
        if START.fullmatch(row):
            assert _match(START, row).groups() == (found.initial, found.initial)
            break
        node = _match(NODE, row)
        found.states[node[2]] = node[1] == "doublecircle"
    for row in rows:
        if row == "\t{ rank = min ;":
            break
        if edge := EDGE.fullmatch(row):
            assert (edge[1], edge[3]) not in found.steps, "not deterministic"
            found.steps[edge[1], edge[3]] = edge[2]
        else:
            assert _match(LABEL, row)[1] == _match(LABEL, row)[2]
    assert [next(rows), next(rows), next(rows), next(rows)] == [
        f'\t\t"__init_{found.initial}";',
        f'\t\t"{found.initial}";',
        "\t}",
        "}",
    ]
    assert all(row.startswith("// ") for row in list(rows)[:-1])
    return found


def _match(pattern: re.Pattern[str], row: str) -> re.Match[str]:
    found = pattern.fullmatch(row)
    assert found, row
    return found


def id(name: str) -> str:
    return name.replace("-", "_")


def moves(machine: Machine) -> Iterator[tuple[str, str, str]]:
    """From, trigger, to: every way that a row leads an instance."""
    for row in machine.transitions:
        for source in row.sources:
            yield source, row.trigger, source if row.target is None else row.target


def means(machine: Machine, text: str) -> None:
    """The automaton has each move of the machine as one event, and each of its events is a move."""
    found = automaton(text)
    assert found.initial == id(machine.initial)
    assert found.states == {id(state.name): state.final for state in machine.states}
    told: set[tuple[str, str, str]] = set()
    for source, trigger, target in moves(machine):
        events = [
            event for event in (id(trigger), f"{id(trigger)}__{id(target)}") if (id(source), event) in found.steps
        ]
        assert [found.steps[id(source), event] for event in events] == [id(target)]
        told.add((id(source), events[0], id(target)))
    assert told == {(source, event, target) for (source, event), target in found.steps.items()}


def reads_back(machine: Machine, text: str) -> None:
    """Our own reader finds each move under the name of its verb or event."""
    drawing = one("dot", text)
    lines = [(line.ends[0].state, *(label.text for label in line.labels), line.ends[1].state) for line in drawing.lines]
    assert sorted(lines) == sorted({tuple(map(id, move)) for move in moves(machine)})
    assert [end.state for end in drawing.starts] == [id(machine.initial)]
    assert [state.name for state in drawing.states] == [id(state.name) for state in machine.states]


@pytest.mark.parametrize("machine", MACHINES, ids=lambda machine: machine.name)
def test_known_machines(machine: Machine) -> None:
    text = made(machine, "rv-dot")
    means(machine, text)
    reads_back(machine, text)


@given(machines())
def test_any_machine(machine: Machine) -> None:
    text = made(machine, "rv-dot")
    means(machine, text)
    reads_back(machine, text)


def test_what_leads_to_several_states_is_told_apart() -> None:
    machine = machine_of(["IDLE", "GO-ON"], [("IDLE", "GO-ON"), ("IDLE", "IDLE")], ["IDLE"], [("IDLE", "GO-ON")])
    text = made(machine, "rv-dot")
    assert automaton(text).steps == {
        ("IDLE", "tick__GO_ON"): "GO_ON",
        ("IDLE", "tick__IDLE"): "IDLE",
        ("GO_ON", "IDLE__GO_ON"): "GO_ON",
    }
    assert "// told apart by where they lead (IDLE__X: IDLE, and it leads to X): IDLE, tick\n" in text


@pytest.mark.parametrize(
    ("states", "verbs", "says"),
    [
        (["A-1", "A_1"], [], "'A-1' and 'A_1' both become 'A_1' in rvgen's C"),
        (["INVALID_STATE"], [], "'INVALID_STATE' becomes 'INVALID_STATE', a keyword of rvgen's C"),
        (["A", "__init_x"], [], "'__init_x': rvgen tells the initial state by '__init_'"),
        (["A"], ["v__A"], "'v__A' can be read as 'v' that leads to 'A'"),
    ],
)
def test_names_that_it_cannot_hold(states: list[str], verbs: list[str], says: str) -> None:
    machine = machine_of(states, [], verbs, [(verb, states[0]) for verb in verbs])
    with pytest.raises(Unreadable) as error:
        made(machine, "rv-dot")
    (problem,) = error.value.problems
    assert problem.message == says
    assert problem.help.endswith("enabled = false, under [generate.rv-dot]")


def test_two_events_that_would_be_one() -> None:
    rows = (Transition("v", ("A",), "A"), Transition("v", ("A",), "B"), Transition("v__B", ("B",), "A"))
    machine = Machine("m", (State("A", initial=True), State("B")), (Verb("v"),), (Event("v__B"),), transitions=rows)
    with pytest.raises(Unreadable):
        made(machine, "rv-dot")


@pytest.fixture(scope="module")
def dot2c() -> list[str]:
    """The command of dot2c in a tree of Linux. The sources take 150 MB packed: nobody must have them."""
    folder = Path(os.environ.get("EDGEWISE_LINUX", ""), "tools", "verification")
    for name, package in (("rvgen", "rvgen"), ("dot2", "dot2")):
        if (folder / name / "dot2c").is_file():
            path = folder / name if name == "rvgen" else folder
            code = f"import sys; sys.path.insert(0, {str(path)!r}); from {package} import dot2c"
            return [sys.executable, "-c", f"{code}; dot2c.Dot2c(sys.argv[1]).print_model_classic()"]
    pytest.fail("EDGEWISE_LINUX names no sources of Linux: apt-get install linux-source, and unpack it")


def generated(dot2c: list[str], folder: Path, text: str) -> dict[tuple[str, str], str]:
    """The matrix in the C that dot2c makes: state and event to the next state."""
    path = folder / "model.dot"
    path.write_text(text, encoding="utf-8")
    done = subprocess.run([*dot2c, path], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    names = {
        kind: re.findall(r'"(\w*)"', block)
        for kind, block in re.findall(r"\.(\w+)_names = \{(.*?)\}", done.stdout, re.DOTALL)
    }
    function = done.stdout.partition(".function = {")[2].partition(".initial_state")[0]
    rows = [re.findall(r"\w+", row) for row in re.findall(r"\{([^{}]*)\}", function)]
    assert f".initial_state = {names['state'][0]}," in done.stdout
    return {
        (state, event): target
        for state, row in zip(names["state"], rows, strict=True)
        for event, target in zip(names["event"], row, strict=True)
        if target != "INVALID_STATE"
    }


@pytest.mark.by_hand
def test_dot2c_makes_the_same_automaton(dot2c: list[str], tmp_path: Path) -> None:
    known = list(MACHINES)

    @settings(max_examples=20)
    @given(machines())
    def draw(machine: Machine) -> None:
        known.append(machine)

    draw()
    for machine in known:
        text = made(machine, "rv-dot")
        steps = automaton(text).steps
        if steps:  # dot2c has no automaton without events
            assert generated(dot2c, tmp_path, text) == steps
