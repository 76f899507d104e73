"""Sessions of a real QEMU are runs; the same made wrong are caught at the line where they stop being one.

What stops being a run is not for the tracker to say: every session, and every harm to it, is also held against
`seen.Brute`, which carries along all configurations of the reference semantics.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest

import seen
from edgewise import run
from edgewise.logged import Member, Moved
from edgewise.problem import Span
from edgewise.replay.core import core
from edgewise.replay.follower import Follower
from edgewise.replay.group import Group
from edgewise.replay.stage import Sight
from recorded import QEMU, Session, held, sessions, status

CORE: Final = core(QEMU)
ENDING: Final = frozenset(
    number
    for ending in QEMU.dialects[0].ending
    for number in QEMU.rows_of[ending.verb]
    if not ending.outcomes or QEMU.transitions[number].outcome in ending.outcomes
)
"""The rows that a QEMU which comes to its end takes by itself."""
STEPS: Final[seen.Steps] = {}


# What a log makes seen of each group, and where the tracker stops


@dataclass
class Course:
    """What is seen of a group, and after how much of it the tracker says that the program ends, or that it is no run.

    `since`: how much was seen before the program may have begun to end.
    """

    members: tuple[Member, ...]
    sights: list[Sight]
    since: int = 0
    ends: int | None = None
    fails: int | None = None


class Recorder(Follower):
    """Keeps what is seen of each group."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.courses: dict[int, Course] = {}
        self._kept: list[Group] = []

    def _group(self, members: tuple[Member, ...], span: Span) -> Group:
        group = super()._group(members, span)
        self._kept.append(group)
        self.courses[id(group)] = Course(members, [])
        return group

    def _goes_as_known(self, seen: Moved) -> bool:
        del seen
        return False

    def _see(self, group: Group, sight: Sight, span: Span) -> bool:
        course, ending, found = self.courses[id(group)], len(self._ending), len(self.verdict.findings)
        course.sights.append(sight)
        follows = super()._see(group, sight, span)
        if len(self._ending) > ending:
            course.ends = len(course.sights) - 1
            course.since = len(course.sights) - len(group.since)
        if len(self.verdict.findings) > found:
            course.fails = len(course.sights) - 1
        return follows

    def _goes_on(self) -> None:
        for group, _ in self._ending:
            course = self.courses[id(group)]
            course.fails, course.ends, course.since = course.ends, None, 0
        super()._goes_on()


@cache
def witness(
    members: tuple[Member, ...], sights: tuple[Sight, ...], since: int, ends: int | None, fails: int | None
) -> run.Trace | None:
    """A run that explains what is seen of a group, or None if the tracker says there is none.

    The reference semantics must say the same, and of the same sight.
    """
    starts = [at for at in run.initial(CORE, len(members)) if fits(members, at)]
    brute = seen.Brute(CORE, len(members), starts=starts)
    count = brute.explains(sights)
    if ends is not None:
        assert count == ends
        brute = seen.Brute(CORE, len(members), starts=starts)
        brute.explains(sights[:since])
        brute.end(ENDING)
        count = since + brute.explains(sights[since:])
    assert count == (len(sights) if fails is None else fails)
    if fails is not None:
        return None
    trace = brute.witness()
    run.replay(CORE, trace)
    return trace


def witnesses(recorder: Follower) -> list[run.Trace | None]:
    assert isinstance(recorder, Recorder)
    courses = recorder.courses.values()
    return [witness(one.members, tuple(one.sights), one.since, one.ends, one.fails) for one in courses]


def fits(members: tuple[Member, ...], at: run.Configuration) -> bool:
    """Whether the instances have the parameters that the log tells."""
    return all(
        dict(member.parameters).get(parameter.name, str(value).lower()) == str(value).lower()
        for member, instance in zip(members, at.instances, strict=True)
        for parameter, value in zip(CORE.parameters, instance.values, strict=False)
    )


def test_recorded_sessions_are_runs(tmp_path: Path) -> None:
    for name, session in sessions():
        verdict, recorder = held(tmp_path, session, Recorder)
        assert (name, verdict.findings, verdict.undecided) == (name, [], [])
        assert (name, verdict.ends and verdict.ends.line) == (name, 30 if name == "sigterm_with_jobs" else None)
        assert None not in witnesses(recorder)


# What may be wrong


@dataclass(frozen=True)
class Harm:
    """A session with something wrong: where, and the number of the first line that is not as it was (from 0)."""

    name: str
    at: int
    session: Session
    how: str = ""


def dropped(name: str, session: Session) -> Iterator[Harm]:
    """One change of state is not told."""
    for at, line in enumerate(session):
        if status(line):
            yield Harm(name, at, session[:at] + session[at + 1 :])


def doubled(name: str, session: Session) -> Iterator[Harm]:
    """One change of state is told twice."""
    for at, line in enumerate(session):
        if status(line):
            yield Harm(name, at + 1, session[: at + 1] + session[at:])


def reordered(name: str, session: Session) -> Iterator[Harm]:
    """A change of state is told before those of other jobs that came before it."""
    for at, line in enumerate(session):
        told = status(line)
        to = at
        while told and to and (other := status(session[to - 1])) and other[0] != told[0]:
            to -= 1
            yield Harm(name, to, [*session[:to], line, *session[to:at], *session[at + 1 :]])


def flipped(name: str, session: Session) -> Iterator[Harm]:
    """An answer to a verb says the contrary."""
    verbs = {line["msg"].get("id") for line in session if "job-" in str(line["msg"].get("execute"))}
    for at, line in enumerate(session):
        message = dict(line["msg"])
        if line["dir"] == "S" and message.get("id") in verbs:
            if message.pop("return", None) is not None:
                message["error"] = {"class": "GenericError", "desc": "not now"}
            else:
                del message["error"]
                message["return"] = {}
            yield Harm(name, at, [*session[:at], {**line, "msg": message}, *session[at + 1 :]])


def unfinalized(name: str, session: Session) -> Iterator[Harm]:
    """A FINALIZE that was accepted is not asked."""
    for at, line in enumerate(session):
        answers = [one["msg"] for one in session[at:] if one["msg"].get("id") == line["msg"].get("id")]
        if "job-finalize" in str(line["msg"].get("execute")) and "return" in answers[-1]:
            rest = [one for one in session[at:] if one["msg"].get("id") != line["msg"]["id"]]
            yield Harm(name, at, session[:at] + rest)


def changed(name: str, session: Session) -> Iterator[Harm]:
    """A change of state tells another state: each that there is an arrow to from where the job was, and CREATED."""
    was: dict[str, str] = {}
    for at, line in enumerate(session):
        job, now = status(line) or ("", "")
        onward = {to.lower() for state, to in QEMU.edges if state.lower() == was.get(job)}
        for other in sorted({"created", *onward} - {now}) if job else ():
            message = {**line["msg"], "data": {"id": job, "status": other}}
            yield Harm(name, at, [*session[:at], {**line, "msg": message}, *session[at + 1 :]], f" {other}")
        was[job] = now


# Why what is wrong cannot be told from what is right

LAST = "nothing more is told of the job, which may well have stopped there"
INDEPENDENT = "neither job waits for the other there: the other order is a run too"
INNER_PAUSE = "QEMU may have paused the job for itself as well, so that RESUME leaves it paused"
ERROR_STOPPED = (
    "the model has no on-target-error: for it an error may have paused the job, as with on-target-error=stop, before "
    "the client's pause or resume came"
)

MISSED: Final[dict[Callable[[str, Session], Iterator[Harm]], dict[str, str]]] = {
    dropped: {
        "pause_resume_errors 16": INNER_PAUSE,
        "paused_cancel_variants 18": LAST,
        "reuse_id_concluded 29": LAST,
        "sigterm_with_jobs 33": LAST,
        "sigterm_with_jobs 38": LAST,
    },
    # No state is told when it has not changed.
    doubled: {},
    # All jobs of a transaction are made before the first of them starts.
    reordered: dict.fromkeys(
        [f"sigterm_with_jobs {line}" for line in (*range(9, 22), 29, 32, 33)]
        + [f"txn_cancel_paused_peer {line}" for line in (3, 5, 6, 7, 8, 9, 22)]
        + [f"txn_mixed_autofinalize {line}" for line in (3, 5, 6, 7, 8, 9, 10, 11)],
        INDEPENDENT,
    ),
    flipped: {
        "pause_resume_errors 7": ERROR_STOPPED,
        "pause_resume_errors 10": ERROR_STOPPED,
        "pause_resume_errors 19": ERROR_STOPPED,
        "paused_cancel_variants 8": ERROR_STOPPED,
        "txn_cancel_paused_peer 15": ERROR_STOPPED,
    },
    # Without FINALIZE no job with auto-finalize = false ever leaves PENDING but to abort.
    unfinalized: {},
    # What follows, or what QEMU tells of block jobs besides their states, contradicts it.
    changed: {},
}
"""What cannot be caught, for it is a run as well: the session, the line that is wrong, and why."""


@pytest.mark.parametrize("kind", MISSED, ids=lambda kind: kind.__name__)
def test_a_session_that_is_no_run_any_more_is_caught(
    tmp_path: Path, kind: Callable[[str, Session], Iterator[Harm]]
) -> None:
    missed: set[str] = set()
    caught = 0
    for harm in (harm for name, session in sessions() for harm in kind(name, session)):
        verdict, recorder = held(tmp_path, harm.session, Recorder)
        assert witnesses(recorder).count(None) == len(verdict.findings)
        if verdict.findings:
            caught += 1
            # The line that is wrong may be right until a later one contradicts it, never the other way round.
            assert verdict.findings[0].span.line > harm.at
        else:
            missed.add(f"{harm.name} {harm.at + 1}{harm.how}")
    assert sorted(missed) == sorted(MISSED[kind])
    assert caught
