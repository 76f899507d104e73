"""edgewise replay."""

from __future__ import annotations

import argparse

from edgewise.cli import rooms
from edgewise.cli.console import FINDING, FINE, UNDECIDED, Console
from edgewise.replay.logs import replay
from edgewise.report import replay_record, replays


def run(asked: argparse.Namespace, console: Console) -> int:
    """Say whether logs are runs of a machine."""
    machine = rooms.machine(rooms.find(asked), asked.machine)
    found = replay(machine, asked.log, reader=asked.reader or "", lossy=asked.lossy)
    if console.json:
        console.record(replay_record.record(found))
    elif console.text:
        console.write(replays.text(found, console.out, quiet=asked.quiet))
    else:
        console.write(replay_record.junit(found))
    if any(verdict.findings for verdict in found.verdicts):
        return FINDING
    return UNDECIDED if any(verdict.undecided for verdict in found.verdicts) else FINE
