"""edgewise table."""

from __future__ import annotations

import argparse

from edgewise.cli import rooms
from edgewise.cli.console import FINE, Console
from edgewise.machine import Machine
from edgewise.views.table import table
from edgewise.workspace import Workspace


def run(asked: argparse.Namespace, console: Console) -> int:
    """Print the verb x state matrix in the format asked for."""
    room = rooms.find(asked)
    machine = rooms.machine(room, asked.machine)
    match asked.format:
        case "json":
            from edgewise.views import table_json

            console.write(table_json.write(table(machine)))
        case "csv":
            from edgewise.views import table_csv

            console.write(table_csv.write(table(machine)))
        case "md" | "rst":
            console.write(_page(room, machine, f"table.{asked.format}"))
        case _:
            from edgewise.views import table_text

            console.write(table_text.write(table(machine)))
    return FINE


def _page(room: Workspace, machine: Machine, path: str) -> str:
    """What the generator `table` makes under this path."""
    from edgewise import generate, generator

    (pages,) = generator.choose(generator.load(room), ["table"])
    return next(artefact.text for artefact in generate.artefacts(machine, pages) if artefact.path == path)
