"""edgewise ask."""

from __future__ import annotations

import argparse

from edgewise.cli import rooms
from edgewise.cli.console import FINE, Console
from edgewise.views import ask_json, ask_text
from edgewise.views.ask import ask


def run(asked: argparse.Namespace, console: Console) -> int:
    """Print what a verb or event does in a state."""
    machine = rooms.machine(rooms.find(asked), asked.machine)
    answer = ask(machine, asked.state, asked.trigger)
    console.write(ask_json.write(answer) if console.json else ask_text.write(answer))
    return FINE
