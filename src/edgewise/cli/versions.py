"""A machine as it is named on the command line: a file, a machine of the workspace, or either at a revision in git."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from edgewise import source
from edgewise.claim import Claims
from edgewise.load import model, proofs
from edgewise.machine import Machine
from edgewise.problem import Problem, Span, Unreadable
from edgewise.source import Source
from edgewise.workspace import MODEL, PROOFS, Workspace

_FORMS = "a file, a machine of the workspace, or REV:FILE or REV:MACHINE in git"


@dataclass(frozen=True)
class Read:
    """A machine, what is claimed of it, and where it was read."""

    path: str
    machine: Machine
    claims: Claims


def read(room: Workspace | None, stand: Path, name: str) -> Read:
    """The machine called `name`, from where the user stands. Raises Unreadable."""
    if (stand / name).is_file():
        return _read_file(stand / name, name)
    revision, colon, path = name.partition(":")
    if colon and revision and path:
        return _read_revision(room, stand, revision, path)
    if room is not None and name in room.machines:
        return _read_file(room.model(name), room.shown(room.model(name)))
    known = f" ({', '.join(room.machines)})" if room is not None else ""
    raise Unreadable([Problem("EW106", Span(name), "there is no such machine", f"name {_FORMS}{known}")])


def _read_file(path: Path, shown: str) -> Read:
    machine = model.read(source.read(path, shown))
    beside = path.parent.parent / PROOFS / path.name
    if path.parent.name != MODEL or not beside.is_file():
        return Read(shown, machine, Claims())
    place = (PurePosixPath(shown).parent.parent / PROOFS / path.name).as_posix()
    return Read(shown, machine, proofs.read(source.read(beside, place), machine))


def _read_revision(room: Workspace | None, stand: Path, revision: str, path: str) -> Read:
    """A file, or a machine of the workspace, as git has it at a revision."""
    if room is not None and not path.endswith(".toml"):
        path = f"./{room.shown(room.model(path))}"
    machine = model.read(_shown(stand, revision, path))
    place = PurePosixPath(path)
    found = Claims()
    if place.parent.name == MODEL:
        beside = f"{'./' if path.startswith('./') else ''}{place.parent.parent / PROOFS / place.name}"
        try:
            found = proofs.read(_shown(stand, revision, beside), machine)
        except Unreadable as error:
            if [problem.code for problem in error.problems] != ["EW101"]:
                raise
    return Read(f"{revision}:{path.removeprefix('./')}", machine, found)


def _shown(stand: Path, revision: str, path: str) -> Source:
    """A file at a revision. Raises Unreadable with what git says of it."""
    name = f"{revision}:{path.removeprefix('./')}"
    git = shutil.which("git")
    if git is None:
        raise Unreadable([Problem("EW101", Span(name), "there is no program 'git' here", f"name {_FORMS}")])
    command = [git, "-C", str(stand), "show", "--end-of-options", f"{revision}:{path}"]
    done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603  # git, and what it is to show
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        message = said[-1].removeprefix("fatal: ") if said else "git does not show it"
        raise Unreadable([Problem("EW101", Span(name), message, f"name {_FORMS}")])
    return source.decoded(name, done.stdout)
