"""What came of driving a program, as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from edgewise.drive.form import Form
from edgewise.drive.harness import Harness
from edgewise.machine import Machine
from edgewise.replay.verdict import Coverage, Finding

Result: TypeAlias = Literal["agrees", "differs", "moot", "absent", "undecided", "untried"]
"""As modelled; not so; the reply is about the question itself, though the machine would accept it; the program has no
such command; there was too much that could be; nothing led there."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What is not as modelled: the finding of the replay, or else `why` in words.

    `way` is what was asked before and changed something, from the making of the group on; `log` the
    lines of the log from the question on.
    """

    why: str
    finding: Finding | None
    way: tuple[str, ...]
    log: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trial:
    """One question, asked of instance `actor` of a group whose instances are in `states`; form None: the group is made.

    `expected` tells whether the model accepts it, `reply` what the program said ("" where it was not asked).
    """

    setup: str
    states: tuple[str, ...]
    actor: int
    form: Form | None
    expected: bool
    result: Result
    reply: str = ""
    difference: Difference | None = None

    @property
    def state(self) -> str:
        """The state of the instance asked."""
        return self.states[self.actor]


@dataclass(frozen=True)
class Unheld:
    """A state that was not held, and why."""

    state: str
    why: str


@dataclass(frozen=True)
class Drive:
    """All of it: each question once, the states not held, and the edges that were seen. `version` is the program's."""

    machine: Machine
    harness: Harness
    version: str
    walks: int
    asked: int
    trials: tuple[Trial, ...]
    unheld: tuple[Unheld, ...]
    coverage: Coverage

    @property
    def differing(self) -> tuple[Trial, ...]:
        """The questions that the program does not answer as modelled."""
        return tuple(trial for trial in self.trials if trial.result == "differs")

    @property
    def undecided(self) -> bool:
        """Whether something could not be told."""
        return any(trial.result in {"undecided", "untried"} for trial in self.trials)
