"""Logs against a machine: what is a run is accepted, and what is none is caught where it stops being one.

The tracker is held against `seen.py`, which carries every configuration of `run.py` along.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any, Final
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

import chance
import seen
from commanding import ROOT, Shell, workspace
from edgewise import run
from edgewise.expr import Value
from edgewise.load.model import read
from edgewise.logged import Loss, Member
from edgewise.machine import Machine
from edgewise.readers.logs import open_log
from edgewise.replay.core import core
from edgewise.replay.follower import Follower
from edgewise.replay.stage import Sight, TooMany
from edgewise.replay.tracker import Tracker
from edgewise.replay.verdict import Coverage
from edgewise.source import Source
from small import machine

LOSSES: Final[tuple[Loss, ...]] = ("nothing", "states", "verbs", "anything")


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    return Shell(capsys, monkeypatch)


# Any machine


def tracked(tracker: Tracker, size: int, sights: Sequence[Sight], loss: Loss) -> int:
    """How many of the sights the tracker explains together."""
    stage = tracker.start([Member(str(who)) for who in range(size)], loss)
    for number, sight in enumerate(sights):
        found = tracker.see(stage, sight)
        if found is None:
            return number
        stage = found[0]
    return len(sights)


@given(st.integers(0, 10**9), st.sampled_from(LOSSES))
def test_what_is_seen_is_explained_just_if_some_run_explains_it(seed: int, loss: Loss) -> None:
    dice = Random(seed)  # noqa: S311  # a lot keeps no secret
    about, size = chance.machine(dice), dice.choice((1, 2, 2))
    about = dice.choice((about, seen.spoken(dice, about)))
    lived = seen.by_lot(dice, about, size, 10)
    tracker = Tracker(about)
    assert tracked(tracker, size, lived, loss) == len(lived)
    for _ in range(3 if lived else 0):
        harmed = seen.harmed(dice, about, lived)
        brute = seen.Brute(about, size, loss)
        explained = brute.explains(harmed)
        assert tracked(tracker, size, harmed, loss) == explained
        run.replay(about, brute.witness())


class Forgetful(Tracker):
    KEEP = 3


class Narrow(Tracker):
    MOST = 1


@given(st.integers(0, 10**9))
def test_what_is_forgotten_is_found_again(seed: int) -> None:
    dice = Random(seed)  # noqa: S311  # a lot keeps no secret
    about = chance.machine(dice)
    lived = seen.by_lot(dice, about, 2, 10)
    forgetful = Forgetful(about)
    for sights in (lived, lived, seen.harmed(dice, about, lived) if lived else lived):
        assert tracked(forgetful, 2, sights, "nothing") == tracked(Tracker(about), 2, sights, "nothing")


@given(st.integers(0, 10**9))
def test_the_core_of_a_machine_has_its_runs(seed: int) -> None:
    dice = Random(seed)  # noqa: S311  # a lot keeps no secret
    about = chance.machine(dice)
    at = dice.choice(list(run.initial(about, 2)))
    path = [at]
    steps: list[run.Step] = []
    for _ in range(8):
        ways = list(run.enabled(about, path[-1]))
        kept = list(run.enabled(core(about), within_core(about, path[-1])))
        assert kept == ways
        if ways:
            steps.append(dice.choice(ways))
            path.append(run.after(about, path[-1], steps[-1]))
            assert run.after(core(about), within_core(about, path[-2]), steps[-1]) == within_core(about, path[-1])


def within_core(about: Machine, at: run.Configuration) -> run.Configuration:
    """A configuration without what the core leaves out."""
    own, shared = {one.name for one in core(about).own}, {one.name for one in core(about).shared}

    def kept(values: Sequence[Value], declared: Sequence[Any], names: set[str]) -> tuple[Value, ...]:
        return tuple(value for value, one in zip(values, declared, strict=True) if one.name in names)

    instances = tuple(run.Instance(one.state, kept(one.values, about.own, own)) for one in at.instances)
    return run.Configuration(instances, kept(at.shared, about.shared, shared))


def test_the_core_leaves_out_what_no_guard_depends_on() -> None:
    about = machine(
        """
states = [{name = "A", initial = true}, {name = "B"}]
events = [{name = "e"}]
parameters = [{name = "p", type = "bool"}, {name = "q", type = "bool"}]
variables = [
  {name = "read", type = "bool", initial = false}, {name = "behind", type = "bool", initial = false},
  {name = "told", type = "bool", initial = false}, {name = "full", type = "0..1", initial = 0},
]
transitions = [
  {on = "e", from = "A", to = "B", when = "read", set = ["read = behind", "told = q", "behind = p", "full = full + 1"]},
]
"""
    )
    assert [one.name for one in core(about).own] == ["p", "read", "behind", "full"]


def test_too_many_possibilities_are_not_followed() -> None:
    about = chance.machine(Random(3))  # noqa: S311  # a lot keeps no secret
    with pytest.raises(TooMany):
        Narrow(about).start([Member("a"), Member("b")], "anything")


# Any log, by the command line

DOOR: Final = """machine = "lift"
instance = "door"
group = "shaft"
states = [
  {name = "SHUT", initial = true},
  {name = "OPEN"},
  {name = "STUCK", final = true},
]
verbs = [{name = "OPEN-IT"}, {name = "SHUT-IT"}]
events = [{name = "jam"}, {name = "alarm"}]
parameters = [{name = "old", type = "bool"}]
transitions = [
  {on = "OPEN-IT", from = "SHUT", to = "OPEN", when = "all peers: SHUT or STUCK"},
  {on = "SHUT-IT", from = "OPEN", to = "SHUT"},
  {on = "jam", from = "OPEN", to = "STUCK", when = "old"},
  {on = "alarm", from = ["SHUT", "OPEN"], to = "STUCK", each = true, when = "some peers: STUCK"},
]
"""

RIGHT: Final = """instance,group,state,verb,reply,old
a,north,,,,true
b,north,,,,false
a,,OPEN,OPEN-IT,ok,
b,,,OPEN-IT,refused,
a,,STUCK,,,
b,,STUCK,,,
"""


@pytest.fixture
def lift(tmp_path: Path) -> Path:
    workspace(tmp_path)
    (tmp_path / "model" / "lift.toml").write_text(DOOR, encoding="utf-8")
    (tmp_path / "right.csv").write_text(RIGHT, encoding="utf-8")
    (tmp_path / "wrong.csv").write_text(RIGHT.replace("a,,STUCK", "b,,STUCK", 1), encoding="utf-8")
    return tmp_path


def test_a_log_that_is_a_run(lift: Path, shell: Shell) -> None:
    ran = shell(lift, "replay", "lift", "right.csv")
    assert (ran.code, ran.err) == (0, "")
    assert (
        ran.out
        == """right.csv: a run of lift (2 doors, 6 observations)
  a  OPEN → STUCK
  b  STUCK
1 of 1 log is a run of lift
Never in this log:
  1 of 4 edges: OPEN → SHUT
  accepted
    SHUT-IT  OPEN
  refused
    OPEN-IT  OPEN, STUCK
    SHUT-IT  SHUT, STUCK
"""
    )


def test_a_log_that_is_none(lift: Path, shell: Shell) -> None:
    ran = shell(lift, "replay", "lift", "wrong.csv", "right.csv", "--quiet")
    assert (ran.code, ran.err) == (1, "")
    assert ran.out.startswith("""wrong.csv: 1 finding (1 door, 6 observations)
  a  OPEN
wrong.csv:6:4: EW701 b: STUCK is seen, but no run explains that in SHUT
    6 | b,,STUCK,,,
      |    ^^^^^
      help: nothing else is possible here
  nearest   with these steps, which the log lacks, it would be a run:
              a: jam, OPEN → STUCK (model/lift.toml:15)
  rows      alarm (model/lift.toml:16): no peers: STUCK
1 of 2 logs are runs of lift, 1 is not
Never in these logs:
""")


def test_for_programs(lift: Path, shell: Shell) -> None:
    ran = shell(lift, "replay", "lift", "wrong.csv", "right.csv", "--format", "json")
    found = ran.record("replay")
    assert ran.code == 1
    wrong, right = found["logs"]
    assert (wrong["verdict"], right["verdict"], right["findings"]) == ("no run", "run", [])
    assert right["instances"][0] == {"name": "a", "line": 4, "group_size": 2, "path": ["OPEN", "STUCK"], "left_out": 0}
    (finding,) = wrong["findings"]
    assert (finding["code"], finding["line"], finding["column"]) == ("EW701", 6, 4)
    ran = shell(lift, "replay", "lift", "wrong.csv", "right.csv", "--format", "junit")
    suite = ET.fromstring(ran.out).find("testsuite")
    assert suite is not None
    assert (suite.get("tests"), suite.get("failures")) == ("2", "1")
    assert [case.find("failure") is None for case in suite] == [False, True]


@pytest.mark.parametrize(
    ("log", "exit_code", "said"),
    [
        ("a,,OPEN,OPEN-IT,ok,\n", 0, "a run of lift"),
        ("a,,,OPEN-IT,ok,\na,,,OPEN-IT,refused,\n", 0, "a run of lift"),
        ("a,,,OPEN-IT,ok,\na,,,OPEN-IT,ok,\n", 1, "a: OPEN-IT is accepted, but no run explains that in OPEN"),
        ("a,,,SHUT-IT,refused,\n", 0, "a run of lift"),
        ("a,,,SHUT-IT,ok,\n", 1, "a: OPEN-IT, SHUT → OPEN (model/lift.toml:13)"),
        ("a,,,OPEN-IT,,\na,,OPEN,,,\na,,,OPEN-IT,ok,\n", 0, "a OPEN 1 of 1 log"),
        ("a,,OPEN,,,\na,,,OPEN-IT,ok,\n", 1, "OPEN-IT (model/lift.toml:13): nobody asked for it"),
        ("a,,,,,false\na,,OPEN,OPEN-IT,ok,\na,,STUCK,,,\n", 1, "jam (model/lift.toml:15): not old"),
        ("a,,OPEN,OPEN-IT,ok,\na,,STUCK,,,\na,,SHUT,,,\n", 1, "lift has no way from STUCK to SHUT"),
        ("a,,OPEN,OPEN-IT,ok,\na,,STUCK,,,\na,,OPEN,OPEN-IT,ok,\n", 1, "OPEN-IT is accepted"),
        ("a,g,,,,\nb,g,,,,\na,,OPEN,OPEN-IT,ok,\nb,,,OPEN-IT,ok,\n", 1, "a is OPEN"),
        ("a,,OPENED,,,\n", 2, "EW704 the machine has no state 'OPENED'"),
        ("a,,,OPENIT,,\n", 0, "a run of lift"),
        ("a,,,KICK,,\n", 2, "EW704 the machine has no verb 'KICK'"),
    ],
)
def test_a_log_in_few_words(lift: Path, shell: Shell, log: str, exit_code: int, said: str) -> None:
    (lift / "log.csv").write_text("instance,group,state,verb,reply,old\n" + log, encoding="utf-8")
    ran = shell(lift, "replay", "lift", "log.csv")
    assert ran.code == exit_code
    assert said in " ".join((ran.out + ran.err).split())


def test_parameters_must_be_the_machine_s(lift: Path, shell: Shell) -> None:
    (lift / "log.csv").write_text("instance,state,olds\na,,true\na,OPEN,\n", encoding="utf-8")
    ran = shell(lift, "replay", "lift", "log.csv")
    assert (ran.code, ran.problems) == (2, ["704"])
    assert "did you mean 'old'?" in ran.err


def test_what_a_log_does_not_tell_is_granted_to_it(lift: Path, shell: Shell) -> None:
    (lift / "log.csv").write_text("instance,state\na,OPEN\na,STUCK\n", encoding="utf-8")
    ran = shell(lift, "replay", "lift", "log.csv")
    assert (ran.code, ran.out.splitlines()[1]) == (0, "  events may be missing: it has no verbs")
    (lift / "gap.csv").write_text("instance,state,verb,lost\n,,,power cut\na,STUCK,,\n", encoding="utf-8")
    for log, options, code in (("gap.csv", (), 1), ("gap.csv", ("--lossy",), 0)):
        assert shell(lift, "replay", "lift", log, *options).code == code
    (lift / "gap.csv").write_text("instance,group,state,lost\na,g,,\n,,,power cut\na,,OPEN,\n", encoding="utf-8")
    assert shell(lift, "replay", "lift", "gap.csv").code == 0
    (lift / "gap.csv").write_text(
        "instance,state,verb,reply,lost\na,,SHUT-IT,refused,\n,,,,power cut\na,STUCK,,,\n", encoding="utf-8"
    )
    ran = shell(lift, "replay", "lift", "gap.csv")
    assert (ran.code, ran.out.splitlines()[1]) == (0, "  line 3: events may be missing here: power cut")


def test_too_many_possibilities_are_undecided(lift: Path, shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Tracker, "MOST", 3)
    ran = shell(lift, "replay", "lift", "right.csv", "--lossy")
    assert (ran.code, "not followed to its end" in ran.out) == (4, True)
    assert (
        shell(lift, "replay", "lift", "right.csv", "--lossy", "--format", "json").record("replay")["logs"][0]["verdict"]
        == "undecided"
    )


def test_memory_does_not_grow_with_the_log(lift: Path) -> None:
    about = read(Source("lift.toml", DOOR))
    lines = (f"d{number},,{state}" for number in range(3_000) for state in (",,true", "OPEN,OPEN-IT,", "STUCK,,"))
    (lift / "log.csv").write_text("instance,group,state,verb,old\n" + "\n".join(lines) + "\n", encoding="utf-8")
    log = open_log(lift / "log.csv", None)
    follower = Follower(about, Tracker(about), log, Coverage(), lossy=False)
    verdict = follower.follow()
    assert (verdict.instances, verdict.findings, len(verdict.lives)) == (3_000, [], 1_000)
    assert len(follower._names) <= 1_000


def test_the_benchmark_prints_its_table() -> None:
    script = ROOT / "tests" / "bench" / "replay.py"
    ran = subprocess.run(
        [sys.executable, script, "--messages", "1000", "--repeats", "2"], check=True, capture_output=True, text=True
    )
    assert ran.stdout.startswith("3 of 8 sessions in which every job comes to its end\none log, ")
    assert ran.stdout.count(" 0 findings\n") == ran.stdout.count("  replayed ") == 3
    rows = [line.split() for line in ran.stdout.splitlines() if line.startswith(("  only read", "  replayed"))]
    assert all(float(row[-6]) <= float(row[-4]) and row[-2] >= "1" for row in rows)
