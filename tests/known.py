"""Machines whose answers are known, for every engine's tests to loop over: the rows of known.toml.

A row says what is so of a claim when groups of 1 up to `jobs` instances are looked at. `size` and
`steps` tell the run that shows it, if one does (a counterexample, or a witness of what can be
reached): fewest instances first, then fewest steps. The answers were worked out by hand from the
machines' text before any program was asked.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Literal

from edgewise import load
from edgewise.claim import BUILT_IN, Claim, Claims
from edgewise.machine import Machine

FOLDER = Path(__file__).parent / "corpus"


@dataclass(frozen=True)
class Known:
    """One row of known.toml."""

    machine: str
    claim: str
    verdict: Literal["proved", "refuted", "vacuous"]
    jobs: int
    steps: int | None = None
    size: int | None = None

    def __str__(self) -> str:
        return f"{self.machine} {self.claim} {self.jobs}"


KNOWN = tuple(Known(**row) for row in tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))["known"])


@cache
def machine(name: str) -> Machine:
    """A machine of the corpus."""
    return load.machine(FOLDER / f"{name}.toml", f"{name}.toml")


@cache
def claims(name: str) -> Claims:
    """What is claimed of it; nothing where there is no file."""
    path = FOLDER / f"{name}.proofs.toml"
    return load.claims(path, machine(name), path.name) if path.exists() else Claims()


def claim(row: Known) -> Claim:
    """The claim a row is about, without a number of instances of its own: the row's number counts."""
    named = {found.name: found for found in (*claims(row.machine).claims, *BUILT_IN)}
    return replace(named[row.claim], jobs=None)


def groups() -> Iterator[tuple[str, int, tuple[Known, ...]]]:
    """The rows of one machine and one number of instances together, so that one search can answer them all."""
    for (name, jobs), rows in groupby(sorted(KNOWN, key=_place), key=_place):
        yield name, jobs, tuple(rows)


def _place(row: Known) -> tuple[str, int]:
    return row.machine, row.jobs
