"""What is proved for any number of instances must hold for each number that can be searched."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

import pytest
from hypothesis import given, note
from hypothesis import strategies as st

import chance
import known
from edgewise import load
from edgewise.claim import (
    ANY,
    BUILT_IN,
    Claim,
    EveryRow,
    EveryState,
    LeadsTo,
    Proved,
    Refuted,
    Undecided,
    Vacuous,
    Verdict,
    as_expected,
)
from edgewise.engines import explicit
from edgewise.engines.any_number import engine
from edgewise.engines.any_number.meaning import Taken, after, before
from edgewise.engines.confirm import confirm
from edgewise.expr import Expr, values
from edgewise.load import model
from edgewise.machine import Machine
from edgewise.run import Configuration, Instance, Past, Step, enabled, evaluate
from edgewise.run import after as step_to
from edgewise.source import Source
from expressions import Names, booleans
from held import Tally, consistent, true
from strategies import claims, machines

Decided: TypeAlias = tuple[Machine, tuple[Claim, ...], tuple[engine.Outcome, ...]]

ROOT = Path(__file__).parents[1]
CORPUS = Path(__file__).parent / "corpus"
LIMIT = 2_000
"""Configurations that the search looks at where machines come by the thousand."""
MOST = 6_000
"""Configurations that the search looks at where a proof is held against it."""


@st.composite
def configurations(draw: st.DrawFn, machine: Machine) -> Configuration:
    """Any configuration of one to four instances, reachable or not."""
    instance = st.builds(
        Instance,
        st.sampled_from([state.name for state in machine.states]),
        st.tuples(*(st.sampled_from(values(one.type)) for one in machine.own)),
    )
    shared = tuple(draw(st.sampled_from(values(one.type))) for one in machine.shared)
    return Configuration(tuple(draw(st.lists(instance, min_size=1, max_size=4))), shared)


@given(st.data())
def test_formulas_mean_what_the_expressions_mean(data: st.DataObject) -> None:
    machine = data.draw(machines())
    at = data.draw(configurations(machine))
    names = Names(tuple(state.name for state in machine.states), machine.own, machine.shared, about=machine)
    expr = data.draw(booleans(names, 3))
    for who in range(len(at.instances)):
        meant = bool(evaluate(machine, expr, at, who))
        assert true(machine, before(expr, "i"), at, {"i": who}) == meant
        assert true(machine, before(expr, "i", positive=False), at, {"i": who}) != meant
    about_step = data.draw(booleans(replace(names, steps=True), 3))
    for step in enabled(machine, at):
        _same_after(machine, at, step, about_step)


def _same_after(machine: Machine, at: Configuration, step: Step, expr: Expr) -> None:
    taken = Taken(machine, step.row, None if step.actor is None else "a")
    past = Past(at, machine.transitions[step.row].trigger, step.actor)
    to = step_to(machine, at, step)
    actor = {} if step.actor is None else {"a": step.actor}
    assert true(machine, taken.enabled(), at, actor)
    for who in range(len(at.instances)):
        name = "a" if who == step.actor else "i"
        meant = bool(evaluate(machine, expr, to, who, past))
        named = {**actor, name: who}
        assert true(machine, after(expr, name, taken), at, named) == meant
        assert true(machine, after(expr, name, taken, positive=False), at, named) != meant


@given(st.data())
def test_a_step_is_enabled_where_its_formula_is_true(data: st.DataObject) -> None:
    machine = data.draw(machines())
    at = data.draw(configurations(machine))
    possible = set(enabled(machine, at))
    for number, row in enumerate(machine.transitions):
        for actor in range(len(at.instances)) if row.sources else (None,):
            formula = Taken(machine, number, None if actor is None else "a").enabled()
            assert true(machine, formula, at, {"a": actor or 0}) == (Step(number, actor) in possible)


@given(st.data())
def test_what_is_proved_for_any_number_holds_for_each(data: st.DataObject) -> None:
    machine = data.draw(machines())
    asked = [replace(data.draw(claims(machine)), jobs=None), *BUILT_IN]
    few = explicit.check(machine, asked, (1, 2), limit=MOST)
    proved = engine.check(machine, asked, known=few)
    for verdict in proved:
        note(str(verdict))
    decided = [number for number, verdict in enumerate(proved) if ANY in verdict.jobs]
    if not decided:
        return
    for jobs in (3, 4):
        searched = explicit.check(machine, [asked[number] for number in decided], (jobs,), limit=MOST)
        for number, other in zip(decided, searched, strict=True):
            assert consistent(proved[number], other), (asked[number], proved[number], other)


# Through lines that other tests cover: counting them here would take a minute more.
@pytest.mark.no_cover
@pytest.mark.parametrize("first", range(0, 2_000, 250))
def test_thousands_of_machines_do_not_disagree(first: int) -> None:
    tally = Tally()
    for number in range(first, first + 250):
        tally.hold(*chance.numbered(0, number), limit=LIMIT)
        assert tally.wrong == [], number
    # Nothing is held against anything where little is proved.
    assert tally.counts["proofs"] > tally.counts["claims"] // 2
    assert tally.counts["held against up to 5"] > tally.counts["proofs"] * 9 // 10
    assert tally.counts["refuted by a trace"] > 250


def test_what_is_not_so_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    def sure(_: Machine, asked: Sequence[Claim], *__: object) -> list[Verdict]:
        return [Proved((ANY,), engine.METHOD)] * len(asked)

    monkeypatch.setattr(engine, "check", sure)
    tally = Tally()
    for number in range(5):
        tally.hold(*chance.numbered(0, number), limit=LIMIT)
    assert len(tally.wrong) > 5


def test_the_long_run_by_hand_prints_what_it_saw() -> None:
    command = [sys.executable, "tests/bench/soundness.py", "--seconds", "0.1", "--seed", "2"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert re.fullmatch(r"\d+ s: 100 machines, .* held against up to 5.*; 0 disagreements\n", done.stdout)


def parsed(text: str) -> Machine:
    """The machine that a text tells."""
    return model.read(Source("a.toml", text))


# Machines whose answers are known


@pytest.mark.parametrize("name", sorted({row.machine for row in known.KNOWN}))
def test_nothing_known_is_contradicted(name: str) -> None:
    about = known.machine(name)
    rows = [row for row in known.KNOWN if row.machine == name and not (name == "oracle" and row.jobs > 2)]
    asked = [known.claim(row) for row in rows]
    for row, claim, verdict in zip(rows, asked, engine.check(about, asked, (1, 2)), strict=True):
        if ANY not in verdict.jobs:
            continue
        if isinstance(verdict, Vacuous):
            assert row.verdict == "vacuous", (row, verdict)
        elif isinstance(verdict, Refuted):
            assert row.verdict == "refuted", (row, verdict)
        elif (
            isinstance(verdict, Proved)
            and verdict.witness is None
            and not isinstance(claim.says, EveryState | EveryRow)
        ):
            # What is vacuous for one may be met by two.
            assert row.verdict == "proved" or (row.verdict == "vacuous" and row.jobs == 1), (row, verdict)


def test_the_oracle_is_proved_and_its_variants_are_not() -> None:
    asked = known.claims("oracle").claims
    proved = engine.prove(known.machine("oracle"), asked, (1, 2))
    assert [one.verdict.jobs for one in proved] == [(ANY,)] * 4
    assert all(isinstance(one.verdict, Proved) and one.proof is not None for one in proved)
    broken = {
        "oracle-auto-finalize": "changed-by-leave",
        "oracle-early-failure": "gone-by-leave",
        "oracle-alone": "pending-together",
        "oracle-stuck": "next-step",
    }
    for name, claim in broken.items():
        # As if nothing were known against it: the proof itself must fail.
        about = known.machine(name)
        (one,) = (one for one in load.claims(CORPUS / "oracle.proofs.toml", about).claims if one.name == claim)
        (verdict,) = engine.check(about, [one], known=[Proved((1,), "nothing was looked at")])
        assert isinstance(verdict, Undecided), (name, verdict)


@pytest.fixture(scope="module")
def block_job() -> Decided:
    about = load.machine(ROOT / "model" / "block-job.toml")
    asked = (*load.claims(ROOT / "proofs" / "block-job.toml", about).claims, *BUILT_IN)
    asked = tuple(claim for claim in asked if not isinstance(claim.says, LeadsTo))
    return about, asked, engine.prove(about, asked, (1, 2))


def test_the_block_job_is_proved(block_job: Decided) -> None:
    _, asked, outcomes = block_job
    assert [c.name for c, o in zip(asked, outcomes, strict=True) if not as_expected(c, o.verdict)] == []
    wanted = [o for c, o in zip(asked, outcomes, strict=True) if c.expect == "proved"]
    assert {outcome.verdict.jobs for outcome in wanted} == {(ANY,)}
    assert max(len(outcome.proof.clauses) for outcome in wanted if outcome.proof) <= 8


ALONE = 'on = "FINALIZE", from = "PENDING", to = "CONCLUDED"'
MANUAL = "not aborting and all jobs: auto-finalize"


@pytest.mark.parametrize(
    ("broken", "guard", "instead"),
    [
        pytest.param("finalize-together", f"{ALONE}, each = true", ALONE, id="one is finalized without the others"),
        pytest.param("no-pending-while-working", "all jobs: WAITING", "true", id="PENDING while a peer still works"),
        pytest.param(
            "started-null-via-dismiss",
            "auto-dismiss or not started",
            "auto-dismiss or started",
            id="NULL without DISMISS",
        ),
        pytest.param("auto-finalize-of-all", MANUAL, "auto-finalize", id="auto-finalize though one wants FINALIZE"),
        pytest.param("concluded-last", "all jobs: ABORTING or CONCLUDED or NULL", "true", id="not the last"),
    ],
)
def test_a_weaker_guard_is_refuted(broken: str, guard: str, instead: str) -> None:
    text = (ROOT / "model" / "block-job.toml").read_text("utf-8")
    assert text.count(guard) == 1
    about = parsed(text.replace(guard, instead))
    claims_ = load.claims(ROOT / "proofs" / "block-job.toml", load.machine(ROOT / "model" / "block-job.toml")).claims
    asked = [claim for claim in claims_ if claim.name == broken]
    (verdict,) = engine.check(about, asked, known=[Proved((1,), "nothing was looked at")])
    assert isinstance(verdict, Undecided)
    (verdict,) = engine.check(about, asked)
    assert isinstance(verdict, Refuted) and verdict.trace is not None
    assert len(verdict.trace.start.instances) <= 2 and len(verdict.trace.steps) <= 12
    confirm(about, asked[0], verdict.trace, verdict.subject)
