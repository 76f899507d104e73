"""edgewise without a command: check every claim, then regenerate out/."""

from __future__ import annotations

import argparse

from edgewise.check import Checked
from edgewise.cli import check, generate, rooms
from edgewise.cli.console import FINDING, Console


def run(asked: argparse.Namespace, console: Console) -> int:
    """Check and generate all; the worse of the two exit codes."""
    room = rooms.find(asked)
    machines = rooms.machines(room, [])
    asked.machine = []
    known: dict[str, list[Checked]] = {}
    checked = check.report(room, machines, asked, console, known)
    generated = generate.report(room, machines, asked, console, known)
    return FINDING if FINDING in (checked, generated) else checked or generated
