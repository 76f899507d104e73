"""edgewise without a command: check every claim, then regenerate out/."""

from __future__ import annotations

import argparse

from edgewise.cli import check, generate, rooms
from edgewise.cli.console import FINDING, Console


def run(asked: argparse.Namespace, console: Console) -> int:
    """Check and generate all; the worse of the two exit codes."""
    room = rooms.find(asked)
    machines = rooms.machines(room, [])
    asked.machine = []
    checked = check.report(room, machines, asked, console)
    generated = generate.report(room, machines, asked, console)
    return FINDING if FINDING in (checked, generated) else checked or generated
