"""edgewise diff."""

from __future__ import annotations

import argparse

from edgewise import generator
from edgewise.check import lint
from edgewise.cli import rooms, versions
from edgewise.cli.console import FINDING, FINE, Console, clock, here
from edgewise.cli.versions import Read
from edgewise.difference import claims, meaning, runs
from edgewise.difference.whole import Difference, Version
from edgewise.machine import Machine
from edgewise.option import Options
from edgewise.problem import Problem, Unreadable
from edgewise.report import difference, prose
from edgewise.workspace import Workspace

HEADER = "c-header"


def run(asked: argparse.Namespace, console: Console) -> int:
    """Say what differs in meaning between two machines, or two versions of one."""
    room = _room(asked)
    old, new = _both(room, asked)
    found = compare(old, new, asked.jobs, not asked.no_claims, room)
    match asked.format:
        case "json":
            from edgewise.report import difference_record

            console.record(difference_record.record(found))
        case "md":
            console.write(prose.markdown(difference.title(found), difference.sections(found)))
        case _:
            console.write(prose.text(difference.title(found), difference.sections(found), console.out))
    return FINE if found.same else FINDING


def compare(old: Read, new: Read, jobs: int, with_claims: bool, room: Workspace | None) -> Difference:
    """All that differs; claims are asked only where the machines themselves differ."""
    said = meaning.compare(old.machine, new.machine, (_options(old.machine, room), _options(new.machine, room)))
    judged: tuple[claims.ClaimChange, ...] | None = None
    lost: runs.Inclusion = runs.Included(())
    won: runs.Inclusion = runs.Included(())
    if not said.same_runs:
        lost = runs.compare(old.machine, new.machine, jobs)
        won = runs.compare(new.machine, old.machine, jobs)
        if with_claims:
            problems = [*lint(old.machine), *lint(new.machine)]
            if problems:
                raise Unreadable(problems)
            judged = claims.compare((old.machine, old.claims), (new.machine, new.claims), clock)
    return Difference(Version(old.path, old.machine), Version(new.path, new.machine), said, lost, won, judged)


def _room(asked: argparse.Namespace) -> Workspace | None:
    """The workspace, if there is one: files and revisions need none."""
    if asked.workspace is not None:
        return rooms.find(asked)
    try:
        return rooms.find(asked)
    except Unreadable:
        return None


def _both(room: Workspace | None, asked: argparse.Namespace) -> tuple[Read, Read]:
    """Both machines, or the problems of both."""
    found: list[Read] = []
    problems: list[Problem] = []
    for name in (asked.old, asked.new):
        try:
            found.append(versions.read(room, here(), name))
        except Unreadable as error:
            problems += error.problems
    if problems:
        raise Unreadable(list(dict.fromkeys(problems)))
    return found[0], found[1]


def _options(machine: Machine, room: Workspace | None) -> Options:
    """What the C header of a machine is asked for; the defaults where that cannot be told."""
    folder = generator.shipped() / HEADER
    if room is not None and (room.generators / HEADER).is_dir():
        folder = room.generators / HEADER
    try:
        return generator.options(generator.generator(folder, str(folder)), machine)
    except Unreadable:
        return Options()
