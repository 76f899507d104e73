"""A program is driven through a machine: every question, everywhere it can be brought; nothing is left running."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from graphlib import CycleError, TopologicalSorter
from heapq import heappop, heappush
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import lamp
from commanding import COMMAND, ROOT, Shell
from conftest import Need
from edgewise import load, run
from edgewise.drive import reading, session, whole
from edgewise.drive.chart import Chart, Place, chart, start
from edgewise.drive.daemon import Daemons
from edgewise.drive.form import Form, forms
from edgewise.drive.harness import Happening
from edgewise.drive.monitor import Gone, Monitor
from edgewise.drive.tour import tour
from edgewise.graphs import walks
from edgewise.load import model
from edgewise.logged import Member
from edgewise.machine import Machine
from edgewise.problem import Unreadable
from edgewise.source import Source, read
from strategies import machines

# Walks


@st.composite
def graphs(draw: st.DrawFn) -> list[tuple[int, int]]:
    """Edges of a graph in which each node can be reached from 0."""
    size = draw(st.integers(1, 4))
    tree = [(draw(st.integers(0, node - 1)), node) for node in range(1, size)]
    more = draw(st.lists(st.tuples(st.integers(0, size - 1), st.integers(0, size - 1)), max_size=5))
    return [*tree, *more]


def cost(edges: Sequence[tuple[int, int]], found: Sequence[Sequence[int]], fresh: int) -> int:
    return sum(len(walk) + (fresh if edges[walk[-1]][1] else 0) for walk in found)


def least(edges: Sequence[tuple[int, int]], fresh: int) -> int:
    """What the cheapest walks cost: Dijkstra over where one is and what is taken, up to being back at 0."""
    waiting, seen = [(0, 0, 0)], set[tuple[int, int]]()
    while True:
        paid, at, taken = heappop(waiting)
        if (at, taken) == (0, 2 ** len(edges) - 1):
            return paid
        if (at, taken) in seen:
            continue
        seen.add((at, taken))
        for number, (source, target) in enumerate(edges):
            if source == at:
                heappush(waiting, (paid + 1, target, taken | 1 << number))
        if at:
            heappush(waiting, (paid + fresh, 0, taken))


@given(graphs(), st.integers(1, 4))
def test_walks_take_every_edge_and_cost_least(edges: list[tuple[int, int]], fresh: int) -> None:
    found = walks(edges, 0, fresh)
    assert {number for walk in found for number in walk} == set(range(len(edges)))
    for walk in found:
        path = [edges[number] for number in walk]
        assert path[0][0] == 0
        assert all(first[1] == second[0] for first, second in pairwise(path))
    assert cost(edges, found, fresh) == least(edges, fresh)


# Charts


def asking(machine: Machine) -> list[Form]:
    return [Form(verb.name, (), verb.name.lower(), ("id",), {}, None) for verb in machine.verbs]


def by_itself(machine: Machine, place: Place, withheld: set[str], never: Sequence[Happening]) -> Iterator[run.Step]:
    """What happens soon at a place and changes something, straight from the reference semantics."""
    for step in run.enabled(machine, place.at):
        row = machine.transitions[step.row]
        waits = row.trigger in withheld and step.actor is not None and place.withheld[step.actor]
        happens = row.trigger in machine.event_named and not waits and not any(one.covers(row) for one in never)
        if happens and run.after(machine, place.at, step) != place.at:
            yield step


@given(machines(), st.integers(1, 2), st.data())
def test_charts_are_of_runs_and_tours_take_all_of_them(machine: Machine, size: int, data: st.DataObject) -> None:
    events = [event.name for event in machine.events]
    withheld = set(data.draw(st.lists(st.sampled_from(events), max_size=1)) if events else [])
    never = [Happening(name) for name in (data.draw(st.lists(st.sampled_from(events), max_size=1)) if events else [])]
    group = [Member(f"i{number}") for number in range(size)]
    found = chart(machine, group, asking(machine), sorted(withheld), [True] * size, never)
    begin = start(machine, group)
    paths: dict[int, tuple[run.Step, ...]] = {0: ()}
    for walk in tour(found, range(len(found.moves))):
        at, steps = 0, tuple[run.Step, ...]()
        for number in walk:
            move = found.moves[number]
            assert move.source == at
            at, steps = move.target, steps + move.steps
            reached = run.replay(machine, run.Trace(begin, steps))[-1]
            assert reached == found.places[at].at
            paths[at] = steps
    taken = {number for walk in tour(found, range(len(found.moves))) for number in walk}
    assert taken == set(range(len(found.moves)))
    for place in found.places[1:]:
        assert list(by_itself(machine, place, withheld, never)) == []
    answers_are_those_of_the_machine(machine, found)
    nothing_is_left_out(machine, found, withheld, never)


def ways(machine: Machine, place: Place, verb: str, actor: int) -> list[run.Step]:
    """The rows that accept a verb."""
    here = run.enabled(machine, place.at)
    return [step for step in here if step.actor == actor and machine.transitions[step.row].trigger == verb]


def answers_are_those_of_the_machine(machine: Machine, found: Chart) -> None:
    for move in found.moves[1:]:
        assert move.form is not None
        accepting = ways(machine, found.places[move.source], move.form.verb, move.actor)
        assert move.accepted == bool(accepting)
        if not accepting:
            assert (move.source, move.steps) == (move.target, ())


def nothing_is_left_out(machine: Machine, found: Chart, withheld: set[str], never: Sequence[Happening]) -> None:
    """Each verb is asked of each instance at each place, but where nobody asks and where the group may never rest."""
    asked = {(move.source, move.form.verb, move.actor) for move in found.moves if move.form is not None}
    for number, place in enumerate(found.places[1:], 1):
        for actor, instance in enumerate(place.at.instances):
            for verb in machine.verbs:
                internal = machine.state_named[instance.state].internal
                if internal or not run.evaluate(machine, verb.when, place.at):
                    assert (number, verb.name, actor) not in asked
                elif (number, verb.name, actor) not in asked:
                    then = [run.after(machine, place.at, step) for step in ways(machine, place, verb.name, actor)]
                    assert any(goes_round(machine, Place(at, place.withheld), withheld, never) for at in then)


def goes_round(machine: Machine, place: Place, withheld: set[str], never: Sequence[Happening]) -> bool:
    graph: dict[Place, set[Place]] = {}
    waiting = [place]
    while waiting:
        here = waiting.pop()
        if here not in graph:
            steps = by_itself(machine, here, withheld, never)
            graph[here] = {Place(run.after(machine, here.at, step), here.withheld) for step in steps}
            waiting += graph[here]
    try:
        TopologicalSorter(graph).prepare()
    except CycleError:
        return True
    return False


def test_a_tour_goes_round_what_is_to_be_avoided() -> None:
    machine = model.read(Source("lamp.toml", lamp.TEXT))
    found = chart(machine, [Member("a")], asking(machine), (), [False], ())
    moves = [(move.form.verb if move.form else "", found.places[move.source].states) for move in found.moves]
    assert moves == [("", ("BOXED",)), ("PRESS", ("OFF",)), ("TAKE", ("OFF",)), ("PRESS", ("ON",)), ("TAKE", ("ON",))]
    assert tour(found, range(5)) == [[0, 1, 4, 3, 2]]
    assert tour(found, range(5), {1}) == [[0, 2]]
    assert tour(found, {4}) == [[0, 1, 4]]
    assert tour(found, range(5), {0}) == []


# A program whose manners are known


HARNESS = """
machine = "lamp"
program = "PYTHON"
package = ""
arguments = ["-I", "-S", "LAMP", "{fd}", "MANNER"]

[[setups]]
name = "one lamp"
make = {execute = "unpack", arguments = {name = "lamp{n}"}}
"""

FINE = """\
PYTHON 1.2.3 against lamp

one lamp alone: one lamp
  state  PRESS  TAKE
  OFF    ✓1     ✓1
  ON     ✓1     ✓1

could not be held: BOXED, GONE (never seen from outside); COOLING (does not
last: cool)
edges seen: 5 of 5

5 questions in 4 cells: 5 as modelled, 0 not
5 asked in 1 walks, N s
"""


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    monkeypatch.setenv("COLUMNS", "80")
    return Shell(capsys, monkeypatch)


def room(folder: Path, manner: str) -> Path:
    """A workspace with the lamp and its harness."""
    text = HARNESS.replace("PYTHON", sys.executable).replace("LAMP", lamp.__file__).replace("MANNER", manner)
    for place, told in (("model/lamp.toml", lamp.TEXT), ("drive/lamp.toml", text)):
        (folder / place).parent.mkdir(exist_ok=True)
        (folder / place).write_text(told, encoding="utf-8")
    return folder


def test_a_program_that_is_as_modelled(tmp_path: Path, shell: Shell) -> None:
    done = shell(room(tmp_path, "fine"), "drive", "lamp", "--log", "said.jsonl")
    assert (done.code, done.err) == (0, "")
    told = done.out.replace(sys.executable, "PYTHON")
    assert re.sub(r"[0-9.]+ s\n$", "N s\n", told) == FINE
    again = shell(tmp_path, "replay", "lamp", "said.jsonl", "--quiet")
    assert (again.code, again.out.splitlines()[0]) == (0, "1 of 1 log is a run of lamp")


MANNERS = {
    "stuck": ("PRESS", "ON", "not now, lamp", "PRESS is refused"),
    "hot": ("PRESS", "ON", "ok", "it rests in COOLING; by the model it comes to OFF"),
    "crash": ("TAKE", "OFF", "", "it ended with exit code 1: the wire broke"),
    "silent": ("TAKE", "OFF", "", "no answer in 0.3 s"),
    "empty": (None, "BOXED", "not now, lamp", "it rests in BOXED; by the model it comes to OFF"),
}
"""By manner the question that shows it, the reply, and what is said."""


@pytest.mark.parametrize("manner", MANNERS)
def test_what_is_wrong_with_a_program_is_found(
    manner: str, tmp_path: Path, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "REPLY", 0.3)
    monkeypatch.setattr(session, "PATIENCE", 0.2)
    done = shell(room(tmp_path, manner), "drive", "lamp", "--format", "json")
    assert done.code == 1
    found = done.record("drive")
    (wrong,) = [one for one in found["questions"] if one["result"] == "differs"]
    verb, state, reply, why = MANNERS[manner]
    assert (wrong["verb"], wrong["states"], wrong["expected"]) == (verb, [state], "accepted")
    assert reply in wrong["reply"]
    said = [wrong["difference"]["why"], *(problem["message"] for problem in wrong["difference"]["problems"])]
    assert any(why in one for one in said), said
    assert wrong["difference"]["log"]
    # All else that can be come to was asked.
    asked = {(one["verb"], one["states"][0]): one["result"] for one in found["questions"]}
    gone = {"stuck": {("TAKE", "ON"): "agrees", ("TAKE", "OFF"): "agrees"}, "empty": {("TAKE", "ON"): "untried"}}
    assert asked | gone.get(manner, {}) == asked
    told = shell(tmp_path, "drive", "lamp")
    assert told.code == 1
    assert why in " ".join(told.out.split())


def test_what_says_nothing_is_no_difference(tmp_path: Path, shell: Shell) -> None:
    done = shell(room(tmp_path, "lost"), "drive", "lamp")
    assert done.code == 0
    lines = done.out.splitlines()
    # ON refuses TAKE by the model too.
    assert lines[4:6] == ["  OFF    ✓1     ?1", "  ON     ✓1     ✓1"]
    assert "edges seen: 4 of 5; not OFF → GONE" in lines
    assert "? TAKE says nothing of the lamp: no lost lamp" in lines


def test_a_command_that_the_program_does_not_have_is_tried_once(tmp_path: Path, shell: Shell) -> None:
    done = shell(room(tmp_path, "nailed"), "drive", "lamp", "--log", "said.jsonl")
    assert done.code == 0
    lines = done.out.splitlines()
    assert lines[4:6] == ["  OFF    ✓1     –", "  ON     ✓1     –"]
    assert "not asked: TAKE by take, a command that it does not have (2 questions)" in lines
    assert "3 questions in 2 cells: 3 as modelled, 0 not" in lines
    assert (tmp_path / "said.jsonl").read_text(encoding="utf-8").count('"execute": "take"') == 1
    found = shell(tmp_path, "drive", "lamp", "--format", "json").record("drive")
    assert {(one["verb"], one["result"]) for one in found["questions"]} == {
        (None, "agrees"),
        ("PRESS", "agrees"),
        ("TAKE", "absent"),
    }


def test_programs_that_cannot_be_driven(tmp_path: Path, shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("edgewise.drive.monitor.CONNECTING", 0.3)
    harness = room(tmp_path, "mute") / "drive" / "lamp.toml"
    said = [shell(tmp_path, "drive", "lamp")]
    text = harness.read_text(encoding="utf-8")
    harness.write_text(
        text.replace(sys.executable, "no-such-lamp").replace('package = ""', 'package = "lamps"'), "utf-8"
    )
    said.append(shell(tmp_path, "drive", "lamp"))
    harness.write_text(text.replace("-I", "-c").replace("-S", "import sys; sys.exit('no oil')"), "utf-8")
    said.append(shell(tmp_path, "drive", "lamp"))
    assert [one.code for one in said] == [2, 2, 2]
    assert [one.err.splitlines()[0] for one in said] == [
        "drive/lamp.toml:7:3: EW801 the setup 'one lamp' cannot be made: no word from it",
        "no-such-lamp: EW801 there is no program 'no-such-lamp' here",
        "drive/lamp.toml:7:3: EW801 the setup 'one lamp' cannot be made: it ended with exit code 1: no oil",
    ]
    assert "apt-get install lamps" in said[1].err


WRONG = """
machine = "lamp"
program = "lamp"
packge = "lamps"
withheld = "PRESS"
never = [{on = "cool", outcome = "fast"}, {on = "glow"}, {outcome = ""}]
asks = [{command = "pres"}]

[[setups]]
name = "one lamp"
before = {execute = "unpack"}
make = {excute = "unpack"}

[[setups]]
name = "two lamps"
make = {execute = "press", arguments = {name = "a"}}

[[setups]]
name = "three lamps"
make = {execute = "unpack", arguments = {name = "lamp{n}"}}
withheld = "lamp"
"""


def test_every_mistake_in_a_harness_is_told_at_its_place(tmp_path: Path, shell: Shell) -> None:
    (room(tmp_path, "") / "drive" / "lamp.toml").write_text(WRONG, encoding="utf-8")
    done = shell(tmp_path, "drive", "lamp")
    assert done.code == 2
    heads = [line for line in done.err.splitlines() if line.startswith("drive/lamp.toml")]
    assert heads == [
        "drive/lamp.toml: EW112 'package' is missing",
        "drive/lamp.toml:4:1: EW111 unknown key 'packge'",
        "drive/lamp.toml:5:12: EW206 unknown event 'PRESS'",
        "drive/lamp.toml:6:34: EW206 no row of 'cool' has the outcome 'fast'",
        "drive/lamp.toml:6:49: EW206 unknown verb or event 'glow'",
        "drive/lamp.toml:6:58: EW112 'on' is missing",
        "drive/lamp.toml:7:20: EW206 'pres' asks nothing of lamp",
        "drive/lamp.toml:11:10: EW113 'before' is a table",
        "drive/lamp.toml:12:8: EW112 'execute' is missing",
        "drive/lamp.toml:12:9: EW111 unknown key 'excute'",
        "drive/lamp.toml:16:8: EW113 this command makes no lamp",
        "drive/lamp.toml:21:12: EW113 'lamp' is not made here",
    ]


def test_harnesses_that_are_not_there(tmp_path: Path, shell: Shell) -> None:
    folder = room(tmp_path, "fine")
    assert shell(folder, "drive", "lampe").err.splitlines() == [
        "drive: EW106 there is no harness 'lampe' here",
        "      help: did you mean 'lamp'?",
    ]
    (folder / "model" / "lamp.toml").write_text(lamp.TEXT.split("[replay.qmp]")[0], encoding="utf-8")
    assert "EW801 the model of lamp does not tell what the messages of QMP mean" in shell(folder, "drive", "lamp").err
    (folder / "drive" / "lamp.toml").unlink()
    assert "help: docs/drive.md tells how one is written" in shell(folder, "drive", "lamp").err


# Nothing is left running


def running(process: int) -> bool:
    """Whether a process is there, and more than a number that its parent has not asked after (Linux tells)."""
    try:
        told = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except (FileNotFoundError, ProcessLookupError):
        return False
    return not told.rpartition(")")[2].startswith(" Z")


def ends(process: int) -> bool:
    until = time.monotonic() + 10
    while running(process) and time.monotonic() < until:
        time.sleep(0.02)
    return not running(process)


def test_a_program_ends_with_its_block() -> None:
    @contextmanager
    def both() -> Generator[int, None, None]:
        with Daemons("sleep", "", ["60"]) as daemons, daemons.run() as found:
            yield found.process.pid

    with both() as process:
        assert running(process)
    assert not running(process)
    with pytest.raises(KeyboardInterrupt), both() as process:
        raise KeyboardInterrupt
    assert not running(process)


def children(process: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{process}/task/{process}/children").read_text(encoding="utf-8").split()]


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_program_ends_with_who_drives_it(how: signal.Signals, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    begun = [*COMMAND, "-C", str(room(tmp_path, "silent")), "drive", "lamp"]
    with subprocess.Popen(begun, stderr=subprocess.PIPE, text=True, env=environment) as driving:
        until = time.monotonic() + 20
        # The program, and what sees to its end.
        while len(found := children(driving.pid)) < 2 and time.monotonic() < until:
            time.sleep(0.02)
        assert len(found) == 2
        time.sleep(0.3)
        assert all(running(process) for process in found)
        driving.send_signal(how)
        assert driving.communicate(timeout=10)[1] == ""
    assert driving.returncode in {-how, 128 + how}
    assert all(ends(process) for process in found)


# QEMU


QEMU = ("qemu-storage-daemon", "qemu-system-common")


def qemu(folder: Path, setups: Sequence[str] = (), old: str = "", new: str = "") -> Path:
    """This workspace's QEMU, only with some setups, and the model changed in one place."""
    model_text = (ROOT / "model" / "qemu-job.toml").read_text(encoding="utf-8")
    assert not old or model_text.count(old) == 1
    head, *parts = re.split(r"(?m)^(?=\[\[setups\]\])", (ROOT / "drive" / "qemu.toml").read_text(encoding="utf-8"))
    kept = [part for part in parts if not setups or re.search(r'name +?= "(.+?)"', part)[1] in setups]  # type: ignore[index]  # each has a name
    assert len(kept) == len(setups or parts)
    for place, told in (
        ("model/qemu-job.toml", model_text.replace(old, new)),
        ("drive/qemu.toml", head + "".join(kept)),
    ):
        (folder / place).parent.mkdir()
        (folder / place).write_text(told, encoding="utf-8")
    return folder


def test_what_a_client_of_qemu_can_say() -> None:
    machine, harness = reading.read(
        "qemu", read(ROOT / "drive" / "qemu.toml"), lambda name: load.machine(ROOT / "model" / f"{name}.toml")
    )
    found = [(form.verb, "/".join(form.outcomes), str(form)) for form in forms(machine.dialects[0], harness)]
    assert found == [
        ("CANCEL", "force", "job-cancel"),
        ("CANCEL", "force", "block-job-cancel force=true"),
        ("CANCEL", "soft", "block-job-cancel"),
        ("PAUSE", "", "job-pause"),
        ("PAUSE", "", "block-job-pause"),
        ("RESUME", "", "job-resume"),
        ("RESUME", "", "block-job-resume"),
        ("SET-SPEED", "", "block-job-set-speed speed=16777216"),
        ("SET-SPEED", "", "block-job-set-speed speed=0"),
        ("COMPLETE", "", "job-complete"),
        ("COMPLETE", "", "block-job-complete"),
        ("FINALIZE", "", "job-finalize"),
        ("FINALIZE", "", "block-job-finalize"),
        ("DISMISS", "", "job-dismiss"),
        ("DISMISS", "", "block-job-dismiss"),
        ("CHANGE", "", "block-job-change type=mirror copy-mode=write-blocking"),
    ]


def test_the_docs_tell_how_much_is_asked_of_qemu() -> None:
    machine, harness = reading.read(
        "qemu", read(ROOT / "drive" / "qemu.toml"), lambda name: load.machine(ROOT / "model" / f"{name}.toml")
    )
    asking = forms(machine.dialects[0], harness)
    moves = [move for setup in harness.setups for move in whole.plan(machine, harness, asking, setup).moves]
    changes = sum(move.form is not None and move.form.verb == "CHANGE" for move in moves)
    told = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert f"\n{len(moves)} questions in 88 cells: {len(moves)} as modelled, 0 not\n" in told
    assert f"\n{len(moves) - changes} questions in 77 cells: {len(moves) - changes} as modelled, 0 not\n" in told


def test_a_real_qemu_is_as_modelled(need: Need, tmp_path: Path, shell: Shell) -> None:
    """Every cell that can be held, of mirror and backup, alone and in a transaction of two; under two minutes."""
    need(*QEMU)
    folder = qemu(tmp_path)
    begun = time.monotonic()
    done = shell(folder, "drive", "qemu", "--log", "qemu.jsonl", "--format", "json")
    assert (done.code, done.err) == (0, "")
    assert time.monotonic() - begun < 120
    found = done.record("drive")
    asked = [one for one in found["questions"] if one["verb"]]
    version = tuple(int(part) for part in found["program"]["version"].split()[0].split("."))
    changes = "agrees" if version >= (8, 2) else "absent"
    assert {one["result"] for one in asked if one["verb"] != "CHANGE"} == {"agrees"}
    assert {one["result"] for one in asked if one["verb"] == "CHANGE"} == {changes}
    alone, two = (
        {(one["verb"], one["states"][one["actor"]]) for one in asked if len(one["states"]) == size} for size in (1, 2)
    )
    verbs = ("CANCEL", "PAUSE", "RESUME", "SET-SPEED", "COMPLETE", "FINALIZE", "DISMISS", "CHANGE")
    held = ("RUNNING", "PAUSED", "READY", "STANDBY", "PENDING", "CONCLUDED")
    assert alone == {(verb, state) for verb in verbs for state in held}
    held_by_two = ("RUNNING", "PAUSED", "WAITING", "PENDING", "CONCLUDED")
    assert two == {(verb, state) for verb in verbs for state in held_by_two}
    assert {one["state"] for one in found["unheld"]} == {"UNDEFINED", "CREATED", "ABORTING", "NULL"}
    assert [(edge["from"], edge["to"]) for edge in found["edges"] if not edge["seen"]] == [("ABORTING", "ABORTING")]
    again = shell(folder, "replay", "qemu-job", "qemu.jsonl", "--quiet")
    assert (again.code, again.out.splitlines()[0]) == (0, "1 of 1 log is a run of qemu-job")


ROWS = {
    "COMPLETE × STANDBY": ('{on = "COMPLETE", from = ["READY", "STANDBY"]', '{on = "COMPLETE", from = "READY"'),
    "DISMISS × PENDING": ('{on = "DISMISS", from = "CONCLUDED"', '{on = "DISMISS", from = ["CONCLUDED", "PENDING"]'),
    "SET-SPEED × CONCLUDED": (
        '{on = "SET-SPEED", from = ["CREATED", "RUNNING", "PAUSED", "READY", "STANDBY"]',
        '{on = "SET-SPEED", from = ["CREATED", "RUNNING", "PAUSED", "READY", "STANDBY", "CONCLUDED"]',
    ),
}
"""By the cell that is wrong then, a row as it is and as it is not."""


@pytest.mark.parametrize("cell", ROWS)
def test_a_wrong_row_is_found_by_a_real_qemu(cell: str, need: Need, tmp_path: Path, shell: Shell) -> None:
    need(*QEMU)
    done = shell(qemu(tmp_path, ["mirror"], *ROWS[cell]), "drive", "qemu", "--format", "json")
    assert done.code == 1
    wrong: list[Any] = [one for one in done.record("drive")["questions"] if one["result"] == "differs"]
    assert {f"{one['verb']} × {one['states'][0]}" for one in wrong} == {cell}
    for one in wrong:
        lines = [json.loads(line) for line in one["difference"]["log"]]
        assert lines[0]["msg"]["execute"] == one["command"].split()[0]
    told = shell(tmp_path, "drive", "qemu")
    assert told.code == 1
    assert f"✗ {cell} mirror: {wrong[0]['command']} in {cell.rpartition(' ')[2]}: " in " ".join(told.out.split())


RECORDED = ROOT / "tests" / "logs" / "driven" / "qemu-10.0.13.jsonl"
"""What `edgewise drive qemu --log` kept of Debian 13's QEMU. Debian 12's, which CI has, knows no CHANGE.

Of the setups there are here: mirror; mirror behind a slow write; backup, its transaction undone; two backups, one
impossible; two backups, one fails early.
"""


def test_what_a_newer_qemu_said_is_a_run(tmp_path: Path, shell: Shell) -> None:
    # The other one has changes that no mirror takes, in a state in which it takes others.
    more = RECORDED.with_name("qemu-10.0.13-change.jsonl")
    assert shell(qemu(tmp_path), "replay", "qemu-job", str(more), "--quiet").code == 0
    found = shell(tmp_path, "replay", "qemu-job", str(RECORDED), "--format", "json")
    assert found.code == 0
    never = found.record("replay")["coverage"]["never"]
    unseen = {
        (kind, cell["state"]) for kind in ("accepted", "refused") for cell in never[kind] if cell["verb"] == "CHANGE"
    }
    assert unseen == {("refused", "WAITING"), ("refused", "ABORTING")}


CHANGES = '{on = "CHANGE", from = ["CREATED", "RUNNING", "PAUSED", "READY", "STANDBY"]'


@pytest.mark.parametrize("state", ["RUNNING", "PAUSED", "READY", "STANDBY", "PENDING", "CONCLUDED"])
def test_a_wrong_row_is_found_by_what_a_newer_qemu_said(state: str, tmp_path: Path, shell: Shell) -> None:
    wrong = CHANGES.replace(f', "{state}"', "") if state in CHANGES else CHANGES.replace("]", f', "{state}"]')
    assert wrong != CHANGES
    done = shell(qemu(tmp_path, (), CHANGES, wrong), "replay", "qemu-job", str(RECORDED), "--format", "json")
    assert done.code == 1
    lines = [json.loads(line) for line in RECORDED.read_text(encoding="utf-8").splitlines()]
    findings = done.record("replay")["logs"][0]["findings"]
    assert {tuple(finding["states"]) for finding in findings} == {(state,)}
    for finding in findings:
        at = finding["line"] - 1
        answer = lines[at]["msg"]
        assert "return" in answer or "error" in answer
        asked = next(one["msg"] for one in lines[at - 1 :: -1] if one["msg"].get("id") == answer["id"])
        assert asked["execute"] == "block-job-change"


def test_a_monitor_tells_when_the_other_side_is_gone(need: Need) -> None:
    program = need(*QEMU)
    arguments = ["--chardev", "socket,id=m,fd={fd}", "--monitor", "chardev=m"]
    with Daemons(program, "", arguments) as daemons, daemons.run() as found:
        monitor = Monitor(found.end)
        monitor.connect()
        heard = [monitor.next(1), monitor.next(1), monitor.next(1)]
        assert [one.side for one in heard if one] == ["S", "C", "S"]
        assert monitor.next(0.01) is None
        found.process.kill()
        with pytest.raises(Gone):
            monitor.next(5)
        with pytest.raises(Gone):
            monitor.post({"execute": "query-version"})
        assert found.last_words() == "it ended by SIGKILL"
        monitor.close()


def test_without_the_library_the_way_out_is_told(tmp_path: Path) -> None:
    code = "import sys; sys.modules['qemu.qmp'] = None; from edgewise.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, "-C", str(room(tmp_path, "fine")), "drive", "lamp"],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines() == [
        "drive: EW801 qemu.qmp, QEMU's own library for its monitor, is not installed",
        "      help: pip install 'edgewise[qemu]'",
    ]


def test_a_harness_without_setups_is_none() -> None:
    text = 'machine = "lamp"\nprogram = "lamp"\npackage = ""\n'
    with pytest.raises(Unreadable, match="EW112 'setups' is missing"):
        reading.read("lamp", Source("drive/lamp.toml", text), lambda _: model.read(Source("lamp.toml", lamp.TEXT)))
