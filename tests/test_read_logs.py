"""What readers see in logs: each log of tests/logs has beside it what it tells, an observation a line.

EDGEWISE_GOLDEN=write rewrites them; read the difference.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commanding import ROOT
from edgewise.dialect import Asking, Dialect, Ending, Given, Joining, Listing, Making, Match, Showing, Telling
from edgewise.expr import TRUE, And, Bool, Compare, In, Literal, Range, Read
from edgewise.logged import Answered, Asked, Created, Done, Heard, Listed, Looked, Lost, Moved, Observation, Shown
from edgewise.problem import Unreadable
from edgewise.readers.conversation import OUTSTANDING
from edgewise.readers.logs import READERS, open_log
from small import machine

LOGS = ROOT / "tests" / "logs"
WRITE = os.environ.get("EDGEWISE_GOLDEN") == "write"
JOB_ID = (("job-id",), ("device",))
WAITS = Given("auto-finalize", ("auto-finalize",), "true")

QMP = Dialect(
    "qmp",
    making=(
        Making(Match(("blockdev-mirror",)), JOB_ID, (Given("has-ready", (), "true"), WAITS)),
        Making(Match(("blockdev-backup",)), JOB_ID, (WAITS, Given("auto-dismiss", ("auto-dismiss",)))),
    ),
    asking=(
        Asking(Match(("block-job-cancel",), ((("force",), "true"),)), (("device",),), "CANCEL", ("force",)),
        Asking(Match(("block-job-cancel",)), (("device",),), "CANCEL", ("soft",)),
        Asking(Match(("job-pause",)), (("id",),), "PAUSE"),
        Asking(Match(("job-resume",)), (("id",),), "RESUME"),
        Asking(Match(("job-finalize",)), (("id",),), "FINALIZE"),
    ),
    joining=(
        Joining(
            Match(("transaction",), ((("properties", "completion-mode"), "grouped"),)),
            ("actions",),
            ("type",),
            ("data",),
        ),
        Joining(Match(("transaction",)), ("actions",), ("type",), ("data",), together=False),
    ),
    listing=(Listing(("query-jobs",), ("id",), ("status",)),),
    telling=(Telling(("JOB_STATUS_CHANGE",), ("id",), ("status",)),),
    showing=(
        Showing(Match(("BLOCK_JOB_READY",)), ("device",), In("READY")),
        Showing(Match(("BLOCK_JOB_COMPLETED",), (), (("error",),)), ("device",), TRUE, "CONCLUDED"),
        Showing(Match(("BLOCK_JOB_COMPLETED",)), ("device",), TRUE, "ABORTING"),
        Showing(Match(("BLOCK_JOB_ERROR",), ((("action",), "stop"),)), ("device",), In("RUNNING")),
    ),
    moot_classes=("DeviceNotActive",),
    moot_texts=("^Parameter '",),
    refusing_texts=("^Job '.*' in state '(.*)' cannot accept",),
    losing=("client disconnects",),
    ending=(Ending("CANCEL"),),
    quitting=("quit",),
)


def told(seen: Observation) -> str:
    """An observation in a line: where, what, about whom."""
    text: str
    match seen:
        case Created(members, key=key):
            each = ", ".join(
                " ".join([one.name, *(f"{name}={value}" for name, value in one.parameters)]) for one in members
            )
            text = f"created {each}" + ("" if key is None else f" #{key}")
        case Asked(instance, verb, outcomes, key):
            text = " ".join([f"asked {instance} {verb}", *outcomes, f"#{key}"])
        case Answered(key, reply, _, state):
            text = f"answered #{key} {reply} {state}".rstrip()
        case Done(instance, verb, outcomes, reply):
            text = " ".join([f"done {instance} {verb}", *outcomes, reply])
        case Moved(instance, state):
            text = f"moved {instance} {state}"
        case Shown(instance, row):
            text = f"shown {instance} {row}"
        case Lost(why):
            text = f"lost: {why}"
        case Looked(key):
            text = f"looked #{key}"
        case Listed(key, states):
            text = " ".join([f"listed #{key}", *(f"{instance}={state}" for instance, state in states)])
        case Heard():
            text = "heard"
    return f"{'' if isinstance(seen, Heard) else seen.span.line:>3} {text}"


@pytest.mark.parametrize(
    "path", sorted(path for path in LOGS.glob("*.*") if path.suffix != ".expect"), ids=lambda path: path.name
)
def test_a_log_tells_what_it_tells(path: Path) -> None:
    log = open_log(path, QMP)
    text = f"{log.reader}, may leave out {log.loss}\n" + "".join(f"{told(seen)}\n" for seen in log.observations)
    expect = path.with_name(path.name + ".expect")
    if WRITE:
        expect.write_text(text, encoding="utf-8")
    assert text == expect.read_text(encoding="utf-8")


def without_places(path: Path) -> list[str]:
    return [told(seen)[4:].strip() for seen in open_log(path, QMP).observations]


@pytest.mark.parametrize("width", [None, 1, 4])
def test_how_messages_are_laid_out_does_not_matter(tmp_path: Path, width: int | None) -> None:
    log = LOGS / "qmp-lines.jsonl"
    messages = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    printed = tmp_path / "printed.log"
    separator = " " if width is None else "\n"
    printed.write_text(separator.join(json.dumps(message, indent=width) for message in messages), encoding="utf-8")
    assert without_places(printed) == without_places(log)


def test_answers_that_never_come_are_not_waited_for(tmp_path: Path) -> None:
    asked = [{"execute": "job-pause", "id": number, "arguments": {"id": "j"}} for number in range(OUTSTANDING + 2)]
    log = tmp_path / "log"
    log.write_text("\n".join(map(json.dumps, asked)), encoding="utf-8")
    given_up = [line for line in without_places(log) if "unheard" in line]
    assert given_up == ["answered #1 unheard", "answered #3 unheard"]


BAD = {
    b"": "EW105 0:0",
    b"\n \n": "EW105 0:0",
    b"Dear all,\n": "EW703 0:0",
    b'{"execute": "job-pause", \n"id"': "EW702 1:1",
    b'{"return": {}}\n{"event": "JOB_STATUS\n{"return": {}}\n': "EW702 2:11",
    b'{"return": {}}\n[1]\n': "EW702 2:1",
    b'{"return": {}} 7\n': "EW702 1:16",
    b'{"return": {}}\n{"return": \x00}\n': "EW702 2:12",
    b'{"return": {}}\n{"return": \xff}\n': "EW102 2:12",
    b'{"return": ' + b"[" * 100_000 + b"]" * 100_000 + b"}": "EW702 1:1",
    b'{"return": ' + b"1" * 5_000 + b"}": "EW702 1:1",
    b"instance,state,state\nj,a,b\n": "EW702 1:10",
    b"instance,state\nj\n": "EW702 2:1",
    b'instance,state\nj,"a\n': "EW702 2:1",
    b"instance,state\n,a\n": "EW702 2:1",
    b"instance,verb,reply\nj,PAUSE,maybe\n": "EW702 2:1",
    b'{"instance": "j", "state": "a"}\n{"state": "a"}\n': "EW702 2:1",
}


@pytest.mark.parametrize("text", BAD, ids=lambda text: repr(text[:30]))
def test_a_bad_log_has_one_clear_problem(tmp_path: Path, text: bytes) -> None:
    log = tmp_path / "log"
    log.write_bytes(text)
    with pytest.raises(Unreadable) as refused:
        list(open_log(log, QMP).observations)
    (problem,) = refused.value.problems
    assert f"{problem.code} {problem.span.line}:{problem.span.column}" == BAD[text]
    assert problem.help


def test_a_reader_that_is_told_what_to_read_needs_no_sign_of_it(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.write_text("nothing of interest\n", encoding="utf-8")
    assert list(open_log(log, QMP, "iotests").observations) == []
    with pytest.raises(Unreadable, match="EW702"):
        open_log(log, QMP, "csv")
    with pytest.raises(Unreadable, match=r"EW703 read as qmp, and the machine does not tell"):
        open_log(LOGS / "qmp-lines.jsonl", None)


@given(
    st.one_of(
        st.binary(max_size=60),
        st.lists(
            st.sampled_from(
                [
                    b'{"event"',
                    b": ",
                    b'"JOB_STATUS_CHANGE"',
                    b"{",
                    b"}",
                    b"\n",
                    b"'",
                    b"TIMESTAMP",
                    b"[",
                    b'"',
                    b"instance,state\n",
                ]
            )
        ).map(b"".join),
    ),
    st.sampled_from(["", *READERS]),
)
def test_whatever_the_log_it_is_read_or_refused(data: bytes, reader: str) -> None:
    with TemporaryDirectory() as folder:
        log = Path(folder, "log")
        log.write_bytes(data)
        with suppress(Unreadable):
            list(open_log(log, QMP, reader).observations)


# What a model says of a protocol

SPOKEN = """
states = [{name = "A", initial = true}, {name = "B"}]
verbs = [{name = "GO"}]
parameters = [{name = "fast", type = "bool"}, {name = "gear", type = "1..3"}]
transitions = [
  {on = "GO", from = "A", to = "B", outcome = "walk", when = "fast"},
  {on = "GO", from = "A", to = "B", outcome = "run", when = "gear == 1"},
]
[replay.qmp]
"""


def test_a_model_says_what_messages_mean() -> None:
    gear, fast = Read("gear", False, Range(1, 3)), Read("fast", False, Bool())
    (found,) = machine(
        SPOKEN
        + """
tells = [{event = ["MOVED", "GONE"], instance = "who", state = "where.now"}]
makes = [
  {command = "new", instance = ["name", "at.door"], parameters = {fast = true, gear = {argument = "g", default = 2}}},
]
shows = [
  {event = "FAST", having = {"how.fast" = true}, instance = "who", when = "B and gear == 2"},
  {event = "GONE", without = "why", instance = "who", to = "B"},
]
made = "fast"
prompt = true
joins = [
  {command = "all", having = {"how.often" = 1}, without = "x", actions = "a", type = "t", data = "d", together = false},
]
asks = [{command = "go", instance = "who", verb = "GO", outcome = ["walk", "run"]}]
lists = [{command = "who", instance = "who", state = "where"}]
moot-classes = ["Wrong"]
moot-texts = ["^no"]
refused-in = ["in (.*)"]
loses = ["bye"]
ends = [{verb = "GO", outcome = "run"}]
quits = ["stop"]
"""
    ).dialects
    assert found == Dialect(
        "qmp",
        (
            Making(
                Match(("new",)), (("name",), ("at", "door")), (Given("fast", (), "true"), Given("gear", ("g",), "2"))
            ),
        ),
        (Asking(Match(("go",)), (("who",),), "GO", ("walk", "run")),),
        (Joining(Match(("all",), ((("how", "often"), "1"),), (("x",),)), ("a",), ("t",), ("d",), together=False),),
        (Telling(("MOVED", "GONE"), ("who",), ("where", "now")),),
        (
            Showing(
                Match(("FAST",), ((("how", "fast"), "true"),)),
                ("who",),
                And((In("B"), Compare("==", gear, Literal(2)))),
            ),
            Showing(Match(("GONE",), (), (("why",),)), ("who",), TRUE, "B"),
        ),
        (Listing(("who",), ("who",), ("where",)),),
        ("Wrong",),
        ("^no",),
        ("in (.*)",),
        ("bye",),
        (Ending("GO", ("run",)),),
        ("stop",),
        fast,
        prompt=True,
    )


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("asks = [{command = 'go', instance = 'who', verb = 'GONE'}]", "EW206 unknown verb 'GONE'"),
        (
            "asks = [{command = 'go', instance = 'who', verb = 'GO', outcome = 'fly'}]",
            "EW206 no row of 'GO' has the outcome 'fly'",
        ),
        ("asks = [{command = 'go', verb = 'GO'}]", "EW112 'instance' is missing"),
        ("asks = [{instance = 'who', verb = 'GO'}]", "EW112 'command' is missing"),
        ("asks = [{command = 'go', instance = 'who', verb = 'GO', having = 3}]", "EW113 'having' is a number"),
        ("ends = [{verb = 'STOP'}]", "EW206 unknown verb 'STOP'"),
        (
            "makes = [{command = 'new', instance = 'n', parameters = {slow = true}}]",
            "EW302 the machine has no parameter 'slow'",
        ),
        ("makes = [{command = 'new', instance = 'n', parameters = {gear = 4}}]", "EW303 '4' is no value of 'gear'"),
        (
            "makes = [{command = 'new', instance = 'n', parameters = {gear = {default = 1}}}]",
            "EW112 'argument' is missing",
        ),
        ("makes = [{command = 'new', instance = 'n', parameters = 3}]", "EW113 'parameters' is a number"),
        ("tells = [{instance = 'who', state = 'where'}]", "EW112 'event' is missing"),
        ("shows = [{event = 'E', instance = 'who'}]", "EW112 'when' is missing"),
        ("shows = [{event = 'E', instance = 'who', when = 3}]", "EW113 'when' is a number"),
        ("shows = [{event = 'E', instance = 'who', when = 'C'}]", "EW302 unknown name 'C'"),
        ("shows = [{event = 'E', instance = 'who', to = 'C'}]", "EW205 unknown state 'C'"),
        ("made = 'gear'", "EW303"),
        ("made = true", "EW113 'made' is true or false"),
        ("prompt = 1", "EW113 'prompt' is a number"),
        ("lists = [{instance = 'who', state = 'where'}]", "EW112 'command' is missing"),
        ("moot-texts = ['(']", "EW113 not a regular expression"),
        ("refused-in = ['in .*']", "EW113 this regular expression has no group"),
        ("tell = []", "EW111 unknown key 'tell'"),
        ("[replay.smtp]", "EW111 no format 'smtp' has a dialect"),
    ],
)
def test_a_dialect_that_is_wrong(row: str, told: str) -> None:
    with pytest.raises(Unreadable) as refused:
        machine(SPOKEN + row)
    (problem,) = refused.value.problems
    assert f"{problem.code} {problem.message}".startswith(told)
    assert problem.help
