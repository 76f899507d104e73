"""What commands read from the workspace."""

from __future__ import annotations

import argparse

from edgewise import load, workspace
from edgewise.claim import Claims
from edgewise.cli.console import here
from edgewise.load.model import check_name
from edgewise.machine import Machine
from edgewise.problem import Problem, Span, Unreadable, nearest
from edgewise.workspace import Workspace


def find(asked: argparse.Namespace) -> Workspace:
    """The workspace that -C names, or the one at or above here."""
    return workspace.find(here(), asked.workspace)


def machine(room: Workspace, name: str) -> Machine:
    """One machine of the workspace. Raises Unreadable."""
    (chosen,) = room.choose([name])
    path = room.model(chosen)
    found = load.machine(path, room.shown(path))
    check_name(found, chosen)
    return found


def machines(room: Workspace, names: list[str]) -> list[Machine]:
    """The machines of these names, or all. Raises Unreadable with the problems of all of them."""
    found: list[Machine] = []
    problems: list[Problem] = []
    for name in room.choose(names):
        try:
            found.append(machine(room, name))
        except Unreadable as error:
            problems += error.problems
    if problems:
        raise Unreadable(problems)
    return found


def claims(room: Workspace, about: Machine) -> Claims:
    """What is claimed of a machine; nothing where it has no file in proofs/. Raises Unreadable."""
    path = room.proofs(about.name)
    return load.claims(path, about, room.shown(path)) if path.exists() else Claims()


def no_orphans(room: Workspace) -> None:
    """Raise Unreadable for claims about machines that are not there."""
    known = room.machines
    orphans = [path for path in sorted(room.proofs("x").parent.glob("*.toml")) if path.stem not in known]
    if orphans:
        raise Unreadable(
            [
                Problem(
                    "EW403", Span(room.shown(path)), f"there is no machine '{path.stem}'", nearest(path.stem, known)
                )
                for path in orphans
            ]
        )
