"""What came of holding logs against a machine, as data."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from edgewise.machine import Machine
from edgewise.problem import Span
from edgewise.replay.stage import LOOK, Sight, Stage

SHOWN: Final = 30
"""States at each end of a path that are told of a longer one."""
MOST: Final = 1_000
"""Lives of one log that are told one by one, and findings of it."""

Cell: TypeAlias = tuple[str, str, bool, bool]
"""A verb asked in a state: verb, state, whether it was accepted, whether the group has others."""


@dataclass(slots=True)
class Life:
    """What was seen of one instance: where from, the states it came to, and how many were left out amid them."""

    name: str
    span: Span
    size: int
    path: list[str]
    left_out: int = 0

    def come(self, state: str) -> None:
        """Note a state."""
        self.path.append(state)
        if len(self.path) > 2 * SHOWN:
            del self.path[SHOWN]
            self.left_out += 1


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row that would make what was seen, and why it does not: what is false of it, or that nobody asked."""

    row: int
    why: str


@dataclass(frozen=True, slots=True)
class Finding:
    """The first sight of a group that no run explains.

    `seen` is what was seen, in words, `states` where the instance may have been before. `possible`
    is what could have come instead, `nearest` the shortest steps, each in words, that are not in
    the log and with which it would be a run; () where there are none within reach. `candidates`
    are rows that would make it but cannot be taken; `edge` is the one the model lacks, if so.
    """

    instance: str
    span: Span
    seen: str
    states: tuple[str, ...]
    possible: tuple[str, ...]
    nearest: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    edge: tuple[str, str] | None = None
    names: tuple[str, ...] = ()


@dataclass(slots=True)
class Coverage:
    """What logs made use of: edges of the machine, and verbs asked in states."""

    edges: Counter[tuple[str, str]] = field(default_factory=Counter[tuple[str, str]])
    cells: Counter[Cell] = field(default_factory=Counter[Cell])

    def answered(self, machine: Machine, stage: Stage, sight: Sight, where: frozenset[int], peers: bool) -> None:
        """Note the cell an answer is about, where there is but one; `where` is the numbers of the states."""
        if len(where) != 1 or not (sight[0] == "answered" or sight[0] == "done"):
            return
        request = stage.requests[sight[1]] if sight[0] == "answered" else sight[1]
        if request[1] != LOOK:
            (state,) = where
            self.cells[request[1], machine.states[state].name, sight[2] == "ok", peers] += 1


@dataclass(slots=True)
class Verdict:
    """One log: how many observations it has, the lives in it, and where it is no run.

    `lossy` says why events may be missing, "" if none may; `lost` where from, if not throughout.
    `undecided` are groups that have too many possibilities to be followed further. `ends` is where
    the program must have begun to come to its end, if what follows is a run only then.
    """

    path: str
    reader: str
    lossy: str = ""
    lost: list[tuple[Span, str]] = field(default_factory=list[tuple[Span, str]])
    observations: int = 0
    instances: int = 0
    groups: int = 0
    lives: list[Life] = field(default_factory=list[Life])
    findings: list[Finding] = field(default_factory=list[Finding])
    more_findings: int = 0
    undecided: list[tuple[Span, str]] = field(default_factory=list[tuple[Span, str]])
    ends: Span | None = None


@dataclass(frozen=True, slots=True)
class Replay:
    """All logs, and what of the machine they made use of."""

    machine: Machine
    verdicts: tuple[Verdict, ...]
    coverage: Coverage
