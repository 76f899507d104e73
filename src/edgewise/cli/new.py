"""edgewise new."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from edgewise import source, workspace
from edgewise.cli.console import FINE, Console, here
from edgewise.parse import NAME, RESERVED
from edgewise.problem import Problem, Span, Unreadable
from edgewise.report.paint import page
from edgewise.source import Source
from edgewise.workspace import GENERATORS, MODEL, OUT, PROOFS, Workspace

_MODEL = """\
# What {name} is: every key is told in docs/language.md.
machine  = "{name}"
note     = "A door, to start from."
instance = "door"

states = [
  {{name = "CLOSED", note = "Nobody can pass", initial = true, final = true}},
  {{name = "OPEN", note = "Anybody can pass"}},
  {{name = "LOCKED", note = "It takes the key to open"}},
]
verbs = [
  {{name = "OPEN-IT", note = "Push"}},
  {{name = "CLOSE-IT", note = "Pull"}},
  {{name = "LOCK", note = "Turn the key"}},
  {{name = "UNLOCK", note = "Turn the key back"}},
]
events = [
  {{name = "wind", note = "It falls shut by itself"}},
]
transitions = [
  {{on = "OPEN-IT", from = "CLOSED", to = "OPEN"}},
  {{on = "CLOSE-IT", from = "OPEN", to = "CLOSED"}},
  {{on = "LOCK", from = "CLOSED", to = "LOCKED"}},
  {{on = "UNLOCK", from = "LOCKED", to = "CLOSED"}},
  {{on = "wind", from = "OPEN", to = "CLOSED"}},
]
"""
_PROOFS = """\
# What is claimed of {name}: `edgewise check {name}` says whether it is so, if it can for any number of doors.
claims = [
  {{name = "key-needed", says = "A locked door does not open before it is unlocked.", step = "was LOCKED => not OPEN"}},
  {{name = "lock-when-closed", says = "Only a closed door is locked.", step = "enters LOCKED => was CLOSED"}},
  {{name = "never-stuck", says = "Whatever happens, the door can be opened again.", recoverable = "OPEN"}},
]
"""


def run(asked: argparse.Namespace, console: Console) -> int:
    """Write a first model and its claims, and make the rooms of a workspace around them."""
    name: str = asked.name
    if not NAME.fullmatch(name) or name in RESERVED or len(name) > 64:
        help = "letters, digits, - and _, and first a letter or _"
        raise Unreadable([Problem("EW201", Span("new"), f"{name!r} is not a name", help)])
    room = Workspace(_root(asked), here())
    files = {room.model(name): _MODEL.format(name=name), room.proofs(name): _PROOFS.format(name=name)}
    taken = [path for path in files if path.exists()]
    if taken:
        help = "choose another name, or move it away"
        raise Unreadable([Problem("EW107", Span(room.shown(path)), "is there already", help) for path in taken])
    if asked.files:
        files = {room.model(name): _drafted(name, asked, room)}
    for folder in (MODEL, PROOFS, GENERATORS, OUT):
        _make(room, room.root / folder)
    for path, text in files.items():
        _write(room, path, text)
        console.write(page(f"{room.shown(path)}   written\n"))
    if asked.files:
        open = sum(text.count("# ? ") for text in files.values())
        console.write(f"{open} question{'' if open == 1 else 's'} left open, in lines marked '# ?'\n")
    console.write(f"Next: edgewise{f' check {name}' if asked.files else ''}\n")
    return FINE


def _drafted(name: str, asked: argparse.Namespace, room: Workspace) -> str:
    """The text of a first model, from what others drew or wrote."""
    from edgewise.draft import draft
    from edgewise.load import model
    from edgewise.readers import observe

    first, *beside = (source.read(path) for path in asked.files)
    seen = observe(first, asked.reader or "", beside, asked.table)
    if not seen:
        message = f"there is no table '{asked.table}'"
        raise Unreadable([Problem("EW611", Span(first.path), message, "without --table all are read")])
    text = draft(name, first.path, seen)
    try:
        model.read(Source(room.shown(room.model(name)), text))
    except Unreadable as error:
        message = f"more than one machine can be: {error.problems[0].message}"
        raise Unreadable([Problem("EW104", Span(first.path), message, "is it one machine?")]) from None
    return text


def _root(asked: argparse.Namespace) -> Path:
    if asked.workspace is not None:
        return Path(os.path.normpath(here() / asked.workspace))
    try:
        return workspace.find(here()).root
    except Unreadable:
        return here()


def _make(room: Workspace, folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _cannot(room, folder, error) from None


def _write(room: Workspace, path: Path, text: str) -> None:
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise _cannot(room, path, error) from None


def _cannot(room: Workspace, path: Path, error: OSError) -> Unreadable:
    message = f"cannot be written: {error.strerror or error}"
    return Unreadable([Problem("EW107", Span(room.shown(path)), message, "check its folder and permissions")])
