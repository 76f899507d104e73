"""Sessions recorded from a real QEMU, and what comes of holding them, or what is made of them, against the model."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, TypeAlias

from edgewise import load
from edgewise.machine import Machine
from edgewise.readers.logs import open_log
from edgewise.replay.follower import Follower
from edgewise.replay.tracker import Tracker
from edgewise.replay.verdict import Coverage, Verdict

ROOT: Final = Path(__file__).parent.parent
LOGS: Final = ROOT / "tests" / "logs" / "qemu"
"""Sessions of QEMU 10.0.13, of what happened to jobs."""
QEMU: Final[Machine] = load.machine(ROOT / "model" / "qemu-job.toml")
TRACKER: Final = Tracker(QEMU, QEMU.dialects[0].ending)

Session: TypeAlias = list[dict[str, Any]]
"""The lines of a log."""


def sessions() -> Iterator[tuple[str, Session]]:
    """Each session with its name."""
    for path in sorted(LOGS.glob("*.jsonl")):
        yield path.stem, [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def status(line: dict[str, Any]) -> tuple[str, str] | None:
    """The job and the state that a line tells."""
    data = line["msg"].get("data", {})
    return (data["id"], data["status"]) if line["msg"].get("event") == "JOB_STATUS_CHANGE" else None


def held(folder: Path, session: Session, follower: type[Follower] = Follower) -> tuple[Verdict, Follower]:
    """A session, written and read, against the model."""
    path = folder / "log.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in session), encoding="utf-8")
    following = follower(QEMU, TRACKER, open_log(path, QEMU.dialects[0]), Coverage(), False)
    return following.follow(), following
