"""The rooms of a workspace: where its machines, claims, generators and outputs are. Nobody else knows these names."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from edgewise.problem import Problem, Span, Unreadable, nearest

MODEL: Final = "model"
PROOFS: Final = "proofs"
EVIDENCE: Final = "evidence"
GENERATORS: Final = "generators"
OUT: Final = "out"
DRIVE: Final = "drive"


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder with machines in it. `root` and `start` (where the user stands) are absolute."""

    root: Path
    start: Path

    @property
    def machines(self) -> tuple[str, ...]:
        """The names of its machines, sorted: those of the files model/NAME.toml."""
        return tuple(sorted(path.stem for path in _models(self.root)))

    def choose(self, names: tuple[str, ...] | list[str] = ()) -> tuple[str, ...]:
        """The machines of these names, in the order given, or all of them. Raises Unreadable for unknown names."""
        known = self.machines
        span = Span(self.shown(self.root / MODEL))
        unknown = [
            Problem("EW106", span, f"there is no machine '{name}' here", nearest(name, known))
            for name in names
            if name not in known
        ]
        if unknown:
            raise Unreadable(unknown)
        return tuple(dict.fromkeys(names)) or known

    def model(self, machine: str) -> Path:
        """The file that tells a machine."""
        return self.root / MODEL / f"{machine}.toml"

    def proofs(self, machine: str) -> Path:
        """The file of the claims about a machine; it need not exist."""
        return self.root / PROOFS / f"{machine}.toml"

    def evidence(self, machine: str) -> Path:
        """The folder of the recorded evidence about a machine; it need not exist."""
        return self.root / PROOFS / EVIDENCE / machine

    @property
    def generators(self) -> Path:
        """The folder of the workspace's own generators; it need not exist."""
        return self.root / GENERATORS

    @property
    def harnesses(self) -> tuple[str, ...]:
        """The names of the harnesses that programs are driven with, sorted: those of the files drive/NAME.toml."""
        return tuple(sorted(path.stem for path in (self.root / DRIVE).glob("[!.]*.toml")))

    def harness(self, name: str) -> Path:
        """The file of a harness. Raises Unreadable where there is none."""
        if name not in self.harnesses:
            help = nearest(name, self.harnesses) if self.harnesses else "docs/drive.md tells how one is written"
            place = Span(self.shown(self.root / DRIVE))
            raise Unreadable([Problem("EW106", place, f"there is no harness '{name}' here", help)])
        return self.root / DRIVE / f"{name}.toml"

    def out(self, machine: str) -> Path:
        """The folder of what is generated from a machine; it need not exist."""
        return self.root / OUT / machine

    @property
    def strays(self) -> tuple[str, ...]:
        """The folders in out/ that belong to no machine, as people see them, sorted."""
        out = self.root / OUT
        kept = set(self.machines)
        found = sorted(path for path in out.iterdir() if path.is_dir()) if out.is_dir() else []
        return tuple(self.shown(path) for path in found if path.name not in kept and not path.name.startswith("."))

    def shown(self, path: Path) -> str:
        """How people see a path: from where they stand, or from the root if they stand elsewhere; `/` on any system."""
        absolute = Path(os.path.normpath(self.start / path))
        if self.start.is_relative_to(self.root) or self.root.is_relative_to(self.start):
            return Path(os.path.relpath(absolute, self.start)).as_posix()
        if absolute.is_relative_to(self.root):
            return absolute.relative_to(self.root).as_posix()
        return absolute.as_posix()


def find(start: Path, at: Path | None = None) -> Workspace:
    """The workspace at or above the folder `start`; `at` (from `start`) names it outright.

    Raises Unreadable where there is none.
    """
    stand = Path(os.path.normpath(start.absolute()))
    if at is not None:
        root = Path(os.path.normpath(stand / at))
        if not root.is_dir():
            raise Unreadable([Problem("EW106", Span(str(at)), "there is no such folder", "-C names a workspace")])
        if not _models(root):
            raise Unreadable([Problem("EW106", Span(str(at)), f"no {MODEL}/*.toml in this folder", _START)])
        return Workspace(root, stand)
    for root in (stand, *stand.parents):
        if _models(root):
            return Workspace(root, stand)
    message = f"no workspace here: no folder at or above this one has {MODEL}/*.toml"
    raise Unreadable([Problem("EW106", Span("."), message, _START)])


_START: Final = "'edgewise new NAME' makes a workspace; -C DIR names one"


def _models(root: Path) -> list[Path]:
    """The machine files of a folder; none where the folder may not be read."""
    try:
        return [path for path in (root / MODEL).iterdir() if path.suffix == ".toml" and not path.name.startswith(".")]
    except OSError:
        return []
