"""Files to facts. Everything wrong with a file is told at once, in file order."""

from __future__ import annotations

from pathlib import Path

from edgewise import source
from edgewise.claim import Claims
from edgewise.load import model, proofs
from edgewise.machine import Machine

__all__ = ["claims", "machine"]


def machine(path: Path, shown: str | None = None) -> Machine:
    """The machine a file tells. `shown` is the path that places name. Raises Unreadable."""
    return model.read(source.read(path, shown))


def claims(path: Path, about: Machine, shown: str | None = None) -> Claims:
    """What a file claims of a machine. Raises Unreadable."""
    return proofs.read(source.read(path, shown), about)
