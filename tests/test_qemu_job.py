"""QEMU's job: its two tables, and what its verbs lead to, as observed on QEMU 7.2 and 10.0.

tests/audits/qemu/job-tables.c has the cells of QEMU 10.2's two tables in our own words.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import stepping
from edgewise import load
from edgewise.audit.table import audit, fits
from edgewise.machine import Machine
from edgewise.observed import Table
from edgewise.readers import c_table
from edgewise.run import Configuration
from edgewise.source import read
from stepping import states

HERE = Path(__file__).parent
QEMU: Machine = load.machine(HERE.parent / "model" / "qemu-job.toml", "qemu-job.toml")
TABLES: tuple[Table, ...] = tuple(c_table.read(read(HERE / "audits" / "qemu" / "job-tables.c", "job-tables.c"), []))

START = "create start"


# QEMU's own tables


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_qemus_table_is_the_models(table: Table) -> None:
    assert fits(QEMU, table)
    assert audit(QEMU, table) == ()


def test_both_tables_are_there() -> None:
    assert [sum(cell.value for cell in table.cells) for table in TABLES] == [20, 31]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_each_cell_counts(table: Table) -> None:
    for at, cell in enumerate(table.cells):
        cells = (*table.cells[:at], replace(cell, value=not cell.value), *table.cells[at + 1 :])
        assert len(audit(QEMU, replace(table, cells=cells))) == 1, (cell.row, cell.column)


# Runs


def after(path: str, jobs: int = 1, **parameters: bool) -> Configuration:
    """Where the steps of `path` lead."""
    return stepping.reached(QEMU, path, jobs, **parameters)


def possible(at: Configuration, word: str) -> set[Configuration]:
    """Where one step may lead."""
    return stepping.possible(QEMU, at, word)


def value(at: Configuration, name: str, job: int = 1) -> object:
    return at.instances[job - 1].values[QEMU.slot[name]]


@pytest.mark.parametrize(
    ("path", "end"),
    [
        ("PAUSE pause-point", "PAUSED"),
        ("PAUSE RESUME done converge FINALIZE/commit DISMISS", "NULL"),
        ("PAUSE pause-point RESUME/still-drained undrain", "RUNNING"),
        ("drain undrain", "RUNNING"),
        ("drain PAUSE RESUME/runs", "RUNNING"),
        ("stop-on-error pause-point CANCEL/force abort conclude", "CONCLUDED"),
        ("CANCEL/soft CANCEL/force PAUSE RESUME abort conclude DISMISS", "NULL"),
        ("PAUSE done converge CANCEL/force abort", "ABORTING"),
        ("fail settle conclude DISMISS", "NULL"),
    ],
)
def test_a_job_without_ready(path: str, end: str) -> None:
    assert states(after(f"{START} {path}")) == end


@pytest.mark.parametrize(
    ("path", "end"),
    [
        ("ready PAUSE pause-point COMPLETE COMPLETE RESUME/runs completed converge", "PENDING"),
        ("ready CANCEL/soft soft-cancelled converge FINALIZE/commit", "CONCLUDED"),
        ("ready CANCEL/soft drain undrain CANCEL/force abort", "ABORTING"),
        ("ready drain CANCEL/soft soft-cancelled", "WAITING"),
        ("ready COMPLETE CANCEL/soft completed converge FINALIZE/commit", "CONCLUDED"),
        ("ready CANCEL/force CANCEL/soft abort", "ABORTING"),
    ],
)
def test_a_mirror(path: str, end: str) -> None:
    assert states(after(f"{START} {path}", has_ready=True)) == end


@pytest.mark.parametrize(
    ("path", "refused"),
    [
        ("PAUSE", "PAUSE CANCEL/soft"),
        ("PAUSE pause-point", "PAUSE CANCEL/soft COMPLETE undrain"),
        ("", "RESUME COMPLETE FINALIZE DISMISS CHANGE ready"),
        # The pause that came too late: RESUME, PAUSE and the soft CANCEL are refused, FINALIZE is not.
        ("PAUSE done converge", "RESUME PAUSE CANCEL/soft"),
        ("drain", "RESUME/runs RESUME/still-drained"),
        ("CANCEL/force", "drain pause-point done fail RESUME"),
        ("done converge FINALIZE/commit", "CANCEL/force CANCEL/soft PAUSE RESUME FINALIZE auto-dismiss"),
        ("fail", "CANCEL/force DISMISS SET-SPEED abort"),
        ("monitor-detaches", "CANCEL/force PAUSE SET-SPEED"),
    ],
)
def test_what_is_refused(path: str, refused: str) -> None:
    at = after(f"{START} {path}")
    assert [word for word in refused.split() if possible(at, word)] == []


def test_a_mirror_is_done_only_when_asked() -> None:
    at = after(f"{START} ready", has_ready=True)
    assert not any(possible(at, word) for word in ("done", "completed", "soft-cancelled", "ready"))
    assert possible(at, "CHANGE")


@pytest.mark.parametrize(
    ("path", "changed"), [("COMPLETE", True), ("CANCEL/soft", False), ("COMPLETE CANCEL/soft", True)]
)
def test_a_soft_cancel_leaves_the_graph_alone(path: str, changed: bool) -> None:
    end = "completed" if changed else "soft-cancelled"
    at = after(f"{START} ready {path} {end} converge FINALIZE/commit", has_ready=True)
    assert (value(at, "graph-changed"), value(at, "result")) == (changed, "success")
    cancelled = after(f"{START} ready {path}", has_ready=True)
    assert bool(possible(cancelled, "COMPLETE")) == ("CANCEL" not in path)


def test_a_pause_before_the_start_is_not_lost() -> None:
    at = after("create PAUSE start")
    assert not any(possible(at, word) for word in ("done", "ready", "drain"))
    assert states(after("create PAUSE start pause-point RESUME/runs done")) == "WAITING"


def test_a_job_that_never_started_does_not_wait_for_dismiss() -> None:
    assert states(after("create fail-early")) == "NULL"
    assert states(after("create undo abort conclude auto-dismiss")) == "NULL"
    assert not possible(after("create fail-early", 2), "2:create")


# Transactions of two

PAIR = "create 2:create start"
PENDING = f"{PAIR} done 2:done converge"


def test_the_last_job_takes_all_to_pending() -> None:
    assert not possible(after(f"{PAIR} done", 2), "converge")
    assert states(after(PENDING, 2)) == "PENDING PENDING"


def test_one_finalize_is_for_all() -> None:
    assert states(after(f"{PENDING} 2:FINALIZE/commit DISMISS", 2)) == "NULL CONCLUDED"


def test_who_is_finalized_commits_while_its_peer_aborts() -> None:
    at = after(f"{PENDING} FINALIZE/peer-fails 2:abort 2:conclude", 2)
    assert states(at) == "CONCLUDED CONCLUDED"
    assert [value(at, "result", job) for job in (1, 2)] == ["success", "cancelled"]


def test_if_its_own_prepare_fails_all_abort() -> None:
    at = after(f"{PENDING} FINALIZE/prepare-fails 2:abort conclude 2:conclude", 2)
    assert [value(at, "result", job) for job in (1, 2)] == ["error", "cancelled"]


@pytest.mark.parametrize("begun", [f"{PAIR} done", PENDING])
def test_cancel_of_one_aborts_all_and_no_verb_comes_between(begun: str) -> None:
    at = after(f"{begun} CANCEL/force 2:abort 2:conclude", 2)
    assert not any(possible(at, f"{who}:{verb}") for who in (1, 2) for verb in ("CANCEL/force", "DISMISS", "FINALIZE"))
    assert possible(after(f"{begun} CANCEL/force 2:abort 2:conclude abort conclude", 2), "2:DISMISS")


def test_a_transaction_finalizes_by_itself_only_if_all_may() -> None:
    assert not possible(after(PENDING, 2), "auto-finalize/commit")
    assert states(
        after(f"{PENDING} 2:auto-finalize/commit auto-dismiss", 2, auto_finalize=True, auto_dismiss=True)
    ) == ("NULL CONCLUDED")
