"""Logs against a machine, one after another."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from edgewise.machine import Machine
from edgewise.readers.logs import open_log
from edgewise.replay.follower import Follower
from edgewise.replay.tracker import Tracker
from edgewise.replay.verdict import Coverage, Replay


def replay(machine: Machine, paths: Iterable[Path], *, reader: str = "", lossy: bool = False) -> Replay:
    """Hold logs against a machine. Raises Unreadable for the first that cannot be read."""
    dialect, coverage = next(iter(machine.dialects), None), Coverage()
    tracker = Tracker(machine, dialect.ending if dialect is not None else ())
    verdicts = [Follower(machine, tracker, open_log(path, dialect, reader), coverage, lossy).follow() for path in paths]
    return Replay(machine, tuple(verdicts), coverage)
