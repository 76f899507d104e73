"""edgewise drive."""

from __future__ import annotations

import argparse
import sys
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TextIO

from edgewise.cli import rooms
from edgewise.cli.console import FINDING, FINE, UNDECIDED, Console, clock
from edgewise.drive import reading
from edgewise.drive.whole import drive
from edgewise.problem import Problem, Span, Unreadable
from edgewise.report import drive_record, drives
from edgewise.source import read


def run(asked: argparse.Namespace, console: Console) -> int:
    """Drive a program through a machine."""
    room, begun = rooms.find(asked), clock()
    path = room.harness(asked.harness)
    machine, harness = reading.read(asked.harness, read(path, room.shown(path)), lambda name: rooms.machine(room, name))
    if asked.program is not None:
        harness = replace(harness, program=asked.program)
    with ExitStack() as stack:
        file = _opened(stack, asked.log) if asked.log is not None else None
        name = str(asked.log) if asked.log is not None else "log"
        found = drive(machine, harness, clock, name, file, _progress)
    if console.json:
        console.record(drive_record.record(found))
    else:
        console.write(drives.text(found, clock() - begun, console.out))
    if found.differing:
        return FINDING
    return UNDECIDED if found.undecided else FINE


def _opened(stack: ExitStack, path: Path) -> TextIO:
    try:
        return stack.enter_context(path.open("w", 1, encoding="utf-8", newline="\n"))
    except OSError as error:
        help = "name a file in a folder that is there"
        message = f"cannot be written: {error.strerror or error}"
        raise Unreadable([Problem("EW107", Span(str(path)), message, help)]) from None


def _progress(line: str) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{line}\r")
