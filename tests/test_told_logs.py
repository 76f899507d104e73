"""What a log tells beside changes of state: that a job is READY or PENDING, its end, its errors; that it was made.

Sessions of a real QEMU are made wrong in these; what is not caught then is a run as well, and the test says why.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final, TypeAlias

import pytest

from edgewise.readers.logs import open_log
from edgewise.replay.follower import Follower
from edgewise.replay.verdict import Coverage
from recorded import QEMU, TRACKER, Session, held, sessions, status

Harm: TypeAlias = tuple[str, int, Session]
"""What is wrong, the number of the first line that is (from 0), and the session."""

END: Final = {"len": 0, "offset": 0, "speed": 0, "type": "backup"}
FAILS: Final[Session] = [
    {"dir": side, "msg": message}
    for side, message in (
        ("C", {"execute": "blockdev-backup", "id": 1, "arguments": {"job-id": "j", "auto-dismiss": False}}),
        ("S", {"event": "JOB_STATUS_CHANGE", "data": {"status": "created", "id": "j"}}),
        ("S", {"event": "JOB_STATUS_CHANGE", "data": {"status": "running", "id": "j"}}),
        ("S", {"return": {}, "id": 1}),
        ("S", {"event": "BLOCK_JOB_ERROR", "data": {"device": "j", "operation": "read", "action": "report"}}),
        ("S", {"event": "JOB_STATUS_CHANGE", "data": {"status": "aborting", "id": "j"}}),
        ("S", {"event": "BLOCK_JOB_COMPLETED", "data": {"device": "j", **END, "error": "Input/output error"}}),
        ("S", {"event": "JOB_STATUS_CHANGE", "data": {"status": "concluded", "id": "j"}}),
        ("C", {"execute": "job-dismiss", "id": 2, "arguments": {"id": "j"}}),
        ("S", {"event": "JOB_STATUS_CHANGE", "data": {"status": "null", "id": "j"}}),
        ("S", {"return": {}, "id": 2}),
    )
]
"""A job that fails, with all that QEMU tells of it."""


def told(line: dict[str, Any]) -> tuple[str, str]:
    """The event and the job of a line that tells of a job without telling its state; "" where it does not."""
    event, data = line["msg"].get("event", ""), line["msg"].get("data", {})
    return (event, data.get("device", data.get("id"))) if event.startswith("BLOCK_JOB") else ("", "")


def moved(job: str, state: str) -> dict[str, Any]:
    return {"event": "JOB_STATUS_CHANGE", "data": {"status": state, "id": job}}


def near(session: Session, job: str, lines: range) -> int | None:
    """The first of some lines that tells a change of the job's state."""
    return next((at for at in lines if job and (status(session[at]) or [""])[0] == job), None)


def everything() -> Iterator[tuple[str, Session]]:
    yield from sessions()
    yield "fails", FAILS


KINDS: Final[dict[str, dict[str, Any]]] = {
    "BLOCK_JOB_READY": {},
    "BLOCK_JOB_PENDING": {},
    "BLOCK_JOB_COMPLETED": {},
    "BLOCK_JOB_COMPLETED, error": {"error": "Input/output error"},
    "BLOCK_JOB_CANCELLED": {},
    "BLOCK_JOB_ERROR": {"operation": "read", "action": "report"},
}


def replaced(session: Session) -> Iterator[Harm]:
    """Something else is told of the job in its place."""
    for at, line in enumerate(session):
        event, job = told(line)
        was = event + (", error" if "error" in line["msg"].get("data", {}) else "")
        for kind, more in KINDS.items() if event else ():
            if kind != was:
                message = {"event": kind.partition(",")[0], "data": {"device": job, "id": job, **END, **more}}
                yield f"{was} -> {kind}", at, [*session[:at], {**line, "msg": message}, *session[at + 1 :]]


def too_soon(session: Session) -> Iterator[Harm]:
    """It is told before the line before it about the same job."""
    for at, line in enumerate(session):
        event, job = told(line)
        before = near(session, job, range(at - 1, -1, -1))
        if event != "BLOCK_JOB_ERROR" and before is not None:
            yield event, before, [*session[:before], line, *session[before:at], *session[at + 1 :]]


def too_late(session: Session) -> Iterator[Harm]:
    """It is told after the next change of state of the same job."""
    for at, line in enumerate(session):
        event, job = told(line)
        after = near(session, job, range(at, len(session)))
        if after is not None:
            yield event, at, [*session[:at], *session[at + 1 : after + 1], line, *session[after + 1 :]]


def unmoved(session: Session) -> Iterator[Harm]:
    """The change of state that it goes with is not told."""
    for at, line in enumerate(session):
        event, job = told(line)
        follows = event in {"BLOCK_JOB_READY", "BLOCK_JOB_PENDING"}
        to = near(session, job, range(at - 1, -1, -1) if follows else range(at, len(session)))
        if event != "BLOCK_JOB_ERROR" and to is not None:
            yield event, to, session[:to] + session[to + 1 :]


def silenced(session: Session) -> Iterator[Harm]:
    """It is not told."""
    for at, line in enumerate(session):
        if told(line)[0]:
            yield told(line)[0], at, session[:at] + session[at + 1 :]


def doubled(session: Session) -> Iterator[Harm]:
    """It is told twice."""
    for at, line in enumerate(session):
        if told(line)[0]:
            yield told(line)[0], at + 1, session[: at + 1] + session[at:]


def answered_otherwise(session: Session) -> Iterator[Harm]:
    """The answer to what was to make jobs says the contrary."""
    made = {line["msg"].get("id") for line in session if line["msg"].get("execute", "") in MAKERS}
    for at, line in enumerate(session):
        message = dict(line["msg"])
        if line["dir"] == "S" and message.get("id") in made:
            if message.pop("return", None) is not None:
                message["error"] = {"class": "GenericError", "desc": "not now"}
            else:
                del message["error"]
                message["return"] = {}
            yield "", at, [*session[:at], {**line, "msg": message}, *session[at + 1 :]]


MAKERS: Final = {"blockdev-backup", "blockdev-mirror", "transaction"}

ERROR = "a job that is READY may well have an I/O error, and this one goes on"
STILL = "FINALIZE was asked just before: the job may still have been PENDING, and is finalized after"
FAILED = "the job may have failed by itself, before QEMU was told to end and cancelled all others"
LAST = "nothing more is told, and no answer comes"

MISSED: Final[dict[Callable[[Session], Iterator[Harm]], dict[str, str]]] = {
    replaced: {
        "lifecycle_mirror_manual 8 BLOCK_JOB_READY -> BLOCK_JOB_ERROR": ERROR,
        "sigterm_with_jobs 7 BLOCK_JOB_READY -> BLOCK_JOB_ERROR": ERROR,
        "lifecycle_mirror_manual 14 BLOCK_JOB_COMPLETED -> BLOCK_JOB_PENDING": STILL,
        "reuse_id_concluded 12 BLOCK_JOB_COMPLETED -> BLOCK_JOB_PENDING": STILL,
        "txn_mixed_autofinalize 20 BLOCK_JOB_COMPLETED -> BLOCK_JOB_PENDING": STILL,
        "sigterm_with_jobs 36 BLOCK_JOB_CANCELLED -> BLOCK_JOB_COMPLETED, error": FAILED,
    },
    # READY and PENDING are told of a job that is known to be there, the end of one that is known not to be there yet.
    too_soon: {},
    too_late: {},
    unmoved: {"paused_cancel_variants 18 BLOCK_JOB_CANCELLED": LAST},
    # A job has been started just if the command that made it was answered without error.
    answered_otherwise: {},
}
"""What cannot be caught, for it is a run as well: the session, the line that is wrong, what is, and why."""


@pytest.mark.parametrize("kind", MISSED, ids=lambda kind: kind.__name__)
def test_what_is_told_falsely_is_caught(tmp_path: Path, kind: Callable[[Session], Iterator[Harm]]) -> None:
    missed: set[str] = set()
    caught = 0
    for name, session in everything():
        for what, at, harmed in kind(session):
            verdict, _ = held(tmp_path, harmed)
            if verdict.findings:
                caught += 1
                assert verdict.findings[0].span.line > at
            else:
                missed.add(f"{name} {at + 1} {what}")
    assert missed == set(MISSED[kind])
    assert caught > 5


@pytest.mark.parametrize("kind", [silenced, doubled], ids=lambda kind: kind.__name__)
def test_what_is_true_need_not_be_told_and_may_be_told_twice(
    tmp_path: Path, kind: Callable[[Session], Iterator[Harm]]
) -> None:
    for name, session in everything():
        for what, at, harmed in kind(session):
            verdict, _ = held(tmp_path, harmed)
            assert (name, at, what, verdict.findings) == (name, at, what, [])


def test_it_is_caught_where_it_is_told(tmp_path: Path) -> None:
    """A change of state that is not told is found at once where more is told of it, and told in the dialect's words."""
    session = dict(sessions())["lifecycle_mirror_manual"]
    ready = next(at for at, line in enumerate(session) if told(line)[0] == "BLOCK_JOB_READY")
    came = session.index(next(line for line in session if status(line) == ("j", "ready")))
    assert came < ready
    (finding,) = held(tmp_path, session[:came] + session[came + 1 :])[0].findings
    assert (finding.span.line, finding.seen, finding.states) == (ready, "BLOCK_JOB_READY (READY) is seen", ("RUNNING",))
    assert finding.possible == ("BLOCK_JOB_ERROR (RUNNING or PAUSED or READY or STANDBY)",)
    at = next(at for at, line in enumerate(FAILS) if "error" in line["msg"].get("data", {}))
    harmed = {"dir": "S", "msg": {"event": "BLOCK_JOB_CANCELLED", "data": {"device": "j", **END}}}
    (finding,) = held(tmp_path, [*FAILS[:at], harmed, *FAILS[at + 1 :]])[0].findings
    assert finding.span.line == at + 1
    assert finding.seen.startswith("BLOCK_JOB_CANCELLED (CONCLUDED is next, ")
    assert finding.possible == ("BLOCK_JOB_COMPLETED (CONCLUDED is next, result == error)",)


def test_nobody_is_made_by_what_is_refused(tmp_path: Path) -> None:
    """The answer counts: a job that is told to start is caught where its making is said to have failed."""
    refused = {"dir": "S", "msg": {"error": {"class": "GenericError", "desc": "no"}, "id": 1}}
    (finding,) = held(tmp_path, [*FAILS[:3], refused, *FAILS[4:]])[0].findings
    assert (finding.span.line, finding.seen) == (4, "the answer says that it is not made")
    # Of one that is said to be made its first states must have been told.
    (finding,) = held(tmp_path, [{"dir": "S", "msg": moved("k", "created")}, FAILS[0], FAILS[3]])[0].findings
    assert (finding.instance, finding.span.line, finding.seen) == ("j", 3, "the answer says that it is made")
    # One that fails early is told of, too, and over when its making is refused.
    early = {"dir": "S", "msg": {"event": "JOB_STATUS_CHANGE", "data": {"status": "null", "id": "j"}}}
    assert held(tmp_path, [*FAILS[:2], early, refused])[0].findings == []
    (finding,) = held(tmp_path, [*FAILS[:2], refused])[0].findings
    assert (finding.span.line, finding.states) == (3, ("CREATED",))


# Several commands at once

TWO: Final[list[dict[str, Any]]] = [
    {"execute": "blockdev-backup", "id": 1, "arguments": {"job-id": "a", "auto-finalize": False}},
    *[moved("a", state) for state in ("created", "running", "waiting", "pending")],
    {"return": {}, "id": 1},
    {"execute": "blockdev-backup", "id": 2, "arguments": {"job-id": "b", "auto-finalize": False}},
    *[moved("b", state) for state in ("created", "running", "waiting", "pending")],
    {"return": {}, "id": 2},
    {"execute": "job-finalize", "id": 3, "arguments": {"id": "a"}},
    {"execute": "job-finalize", "id": 4, "arguments": {"id": "b"}},
]
"""Two jobs that are asked to finalize at once."""
A, B = (moved("a", "concluded"), moved("b", "concluded"))
THIRD, FOURTH = ({"return": {}, "id": 3}, {"return": {}, "id": 4})


@pytest.mark.parametrize(
    ("answers", "findings"),
    [
        ([A, THIRD, B, FOURTH], []),
        # QEMU does not come to the second command before the first is answered.
        ([A, B, THIRD, FOURTH], [("b", 16, "CONCLUDED is seen")]),
        ([B, A, THIRD, FOURTH], [("b", 15, "CONCLUDED is seen")]),
        ([THIRD, A, FOURTH, B], [("a", 15, "FINALIZE is accepted"), ("b", 17, "FINALIZE is accepted")]),
        # And not at all if it never is.
        ([A, B, FOURTH], [("b", 16, "CONCLUDED is seen")]),
        ([A, FOURTH], [("b", 16, "FINALIZE is accepted")]),
    ],
)
def test_commands_are_come_to_one_after_another(
    tmp_path: Path, answers: list[dict[str, Any]], findings: list[tuple[str, int, str]]
) -> None:
    verdict, _ = held(tmp_path, [{"dir": "S", "msg": line} for line in (*TWO, *answers)])
    assert [(found.instance, found.span.line, found.seen) for found in verdict.findings] == findings


# Logs that leave things out

FINALIZED: Final = """{"execute": "job-finalize", "arguments": {"id": "j"}}
{"return": {}}
{"event": "BLOCK_JOB_PENDING", "data": {"id": "j"}}
{"event": "BLOCK_JOB_COMPLETED", "data": {"device": "j"}}
"""
DISMISSED: Final = """{"execute": "job-dismiss", "arguments": {"id": "j"}}
{"return": {}}
"""


@pytest.mark.parametrize(
    ("text", "jobs"),
    [
        # A name is given again, by commands that are not printed; what is over is no more to be dismissed.
        (DISMISSED + "a test\n" + DISMISSED, 2),
        ("one test\n" + FINALIZED + "another test\n" + FINALIZED, 2),
        # Events are printed when the test comes to look at them.
        ("a test\n" + FINALIZED + DISMISSED, 1),
        ("a test\n" + DISMISSED + FINALIZED.partition("}}\n{")[0] + "}}", 1),
    ],
)
def test_what_is_printed_late_or_never_makes_no_finding(tmp_path: Path, text: str, jobs: int) -> None:
    path = tmp_path / "test.out"
    path.write_text(text, encoding="utf-8")
    log = open_log(path, QEMU.dialects[0])
    verdict = Follower(QEMU, TRACKER, log, Coverage(), False).follow()
    assert (log.reader, verdict.findings, verdict.instances) == ("iotests", [], jobs)


def test_nobody_hears_what_happens_between_two_connections(tmp_path: Path) -> None:
    hello = {"dir": "S", "msg": {"QMP": {"version": {}, "capabilities": []}}}
    looks = {"execute": "query-jobs", "id": 9}, {"return": [{"id": "j", "status": "concluded"}], "id": 9}
    after = [{"dir": "S", "msg": line} for line in looks]
    (finding,) = held(tmp_path, [hello, *FAILS[:4], *after])[0].findings
    assert (finding.span.line, finding.states) == (7, ("RUNNING",))
    verdict, _ = held(tmp_path, [hello, *FAILS[:4], hello, *after])
    assert (verdict.findings, [(span.line, why) for span, why in verdict.lost]) == ([], [(6, "a new connection")])
