"""What a real QEMU answered to each verb in each state that can be held, against the model.

tests/observed/qemu.csv was recorded by QMP from the qemu-storage-daemon of QEMU 7.2.22 and 10.0.13, as Debian has
them: a mirror, a backup, and a backup in a transaction of two, all with auto-finalize and auto-dismiss off. `before`
and `after` are the events that came before the reply and after it; `status` is the job's a third of a second later.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

import stepping
from edgewise import load
from edgewise.dialect import Asking
from edgewise.machine import Machine
from edgewise.replay.stage import Request, Sight
from edgewise.run import Configuration
from edgewise.views.ask import ask
from seen import Brute

HERE: Final = Path(__file__).parent
QEMU: Final[Machine] = load.machine(HERE.parent / "model" / "qemu-job.toml", "qemu-job.toml")

ALONE: Final = {
    "RUNNING": "",
    "PAUSED": "PAUSE pause-point",
    "READY": "ready",
    "STANDBY": "ready PAUSE pause-point",
    "PENDING": "done converge",
    "CONCLUDED": "done converge FINALIZE/commit",
    "CONCLUDEDerr": "fail conclude",
}
"""How a job alone gets to each of the states in which it was held, from its start."""
WAITING: Final = "create 2:create start done"
HELD: Final = {
    **{("backup", held): f"create start {path}" for held, path in ALONE.items()},
    **{("mirror", held): f"create start {path}" for held, path in ALONE.items()},
    ("mirror", "PENDING"): "create start ready COMPLETE completed converge",
    ("mirror", "CONCLUDED"): "create start ready COMPLETE completed converge FINALIZE/commit",
    ("backup", "WAITING"): WAITING,
    ("backupTxn", "PENDING"): f"{WAITING} 2:done converge",
}
TABLE: Final = re.compile("cannot accept command verb")
"""A refusal by JobVerbTable."""
GUARD: Final = re.compile("currently paused|already paused|was not paused|does not support change")
"""A refusal by what QEMU looks at besides JobVerbTable."""


@dataclass(frozen=True)
class Cell:
    """What one command did to a job in the state it was held in."""

    qemu: str
    job: str
    held: str
    command: str
    reply: str
    before: str
    after: str
    status: str

    @property
    def at(self) -> Configuration:
        """Where the job was held."""
        size = 2 if self.held == "WAITING" or self.job == "backupTxn" else 1
        return stepping.reached(QEMU, HELD[self.job, self.held], size, has_ready=self.job == "mirror")

    @property
    def state(self) -> str:
        return self.held.removesuffix("err")

    @property
    def request(self) -> Request:
        """What the command asks, as the model's dialect has it."""
        command, _, force = self.command.partition("(")
        told = {((force.removesuffix(")"),), "true")}

        def meant(row: Asking) -> bool:
            return command in row.match.commands and told.issuperset(row.match.having)

        row = next(row for row in QEMU.dialects[0].asking if meant(row))
        return 0, row.verb, row.outcomes

    @property
    def sights(self) -> list[Sight]:
        """What was seen: the question, the changes of state, and the reply among them."""
        reply: Sight = ("answered", 0, "ok" if self.reply == "ok" else "refused", "")
        return [("asked", self.request), *moves(self.before), reply, *moves(self.after)]


def moves(events: str) -> list[Sight]:
    """The changes of state that events tell; `peer:` is the other job of the transaction."""
    told = [event.rpartition(":") for event in events.split()]
    return [("moved", 1 if who else 0, word.upper()) for who, _, word in told if word.islower()]


def cells() -> list[Cell]:
    with (HERE / "observed" / "qemu.csv").open(encoding="utf-8", newline="") as lines:
        return [Cell(*row) for row in list(csv.reader(lines))[1:]]


CELLS: Final = [cell for cell in cells() if "CommandNotFound" not in cell.reply]
"""Without those in which 7.2 had no such command: that was 8.2's block-job-change."""


def test_all_are_there() -> None:
    assert sum(len(cell.qemu.split()) for cell in cells()) == 2 * 13 * 15
    assert {cell.command for cell in cells() if cell not in CELLS} == {"block-job-change"}
    assert {cell.state for cell in CELLS} == {
        state.name for state in QEMU.states if not state.internal and state.name != "ABORTING"
    }
    assert {cell.request[1] for cell in CELLS} == {verb.name for verb in QEMU.verbs}


def named(cell: Cell) -> str:
    return f"{cell.job}-{cell.held}-{cell.command}"


@pytest.mark.parametrize("cell", CELLS, ids=named)
def test_the_model_accepts_what_qemu_did(cell: Cell) -> None:
    _, verb, outcomes = cell.request
    at = cell.at
    assert at.instances[0].state == cell.state
    words = [f"{verb}/{outcome}" for outcome in outcomes] or [verb]
    assert any(stepping.possible(QEMU, at, word) for word in words) == (cell.reply == "ok")


@pytest.mark.parametrize("cell", CELLS, ids=named)
def test_ask_agrees(cell: Cell) -> None:
    _, verb, outcomes = cell.request
    answer = ask(QEMU, cell.state, verb)
    rows = [row for row in answer.rows if not outcomes or row.outcome in outcomes]
    assert bool(rows) == (answer.kind != "refused")
    if cell.reply == "ok":
        first = next((sight[2] for sight in cell.sights if sight[0] == "moved" and sight[1] == 0), None)
        assert first in {row.to for row in (*rows, *answer.later)}
    elif TABLE.search(cell.reply):
        assert not rows
    else:
        assert GUARD.search(cell.reply)
        # RESUME looks for a pause first, and where there is none it does not come to the table.
        assert rows or verb == "RESUME"


@pytest.mark.parametrize("cell", CELLS, ids=named)
def test_what_followed_is_a_run(cell: Cell) -> None:
    at = cell.at
    brute = Brute(QEMU, len(at.instances), starts=[at])
    assert brute.explains(cell.sights) == len(cell.sights)
    status = "NULL" if cell.status == "(gone)" else cell.status.upper()
    assert {one.at.instances[0].state for one in brute.now} == {status}
