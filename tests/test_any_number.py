"""What is proved for any number of instances must hold for each number that can be searched."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

import pytest
from hypothesis import given, note
from hypothesis import strategies as st

import known
from edgewise import evidence, load
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
from edgewise.engines.any_number.formula import Both, Either, Every, Fact, Formula, Same, Some
from edgewise.engines.any_number.meaning import Taken, after, before
from edgewise.expr import Expr, values
from edgewise.load import model
from edgewise.machine import Machine
from edgewise.run import Configuration, Instance, Past, Step, enabled, evaluate
from edgewise.run import after as step_to
from edgewise.source import Source
from expressions import Names, booleans
from strategies import claims, machines

Decided: TypeAlias = tuple[Machine, tuple[Claim, ...], tuple[engine.Outcome, ...]]

ROOT = Path(__file__).parents[1]
CORPUS = Path(__file__).parent / "corpus"
MOST = 6_000
"""Configurations that the search looks at where a proof is held against it."""


def true(machine: Machine, formula: Formula, at: Configuration, who: dict[str, int]) -> bool:
    """Whether a formula is true of a configuration, by looking at all its instances."""
    match formula:
        case Fact(expr, job):
            return bool(evaluate(machine, expr, at, None if job is None else who[job]))
        case Same(one, other, same):
            return (who[one] == who[other]) == same
        case Both(parts):
            return all(true(machine, part, at, who) for part in parts)
        case Either(parts):
            return any(true(machine, part, at, who) for part in parts)
        case Every(job, others, body) | Some(job, others, body):
            apart = {who[other] for other in others}
            found = (true(machine, body, at, {**who, job: one}) for one in range(len(at.instances)) if one not in apart)
            return all(found) if isinstance(formula, Every) else any(found)


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


@pytest.mark.parametrize(
    ("dropped", "broken", "instead"),
    [
        ("all jobs: WAITING", "no-pending-while-working", "true"),
        ("not aborting and all jobs: auto-finalize", "auto-finalize-of-all", "true"),
        ("auto-dismiss or not started", "started-null-via-dismiss", "auto-dismiss or started"),
        ("all jobs: ABORTING or CONCLUDED or NULL", "concluded-last", "true"),
    ],
)
def test_a_weaker_guard_is_not_proved(dropped: str, broken: str, instead: str) -> None:
    text = (ROOT / "model" / "block-job.toml").read_text("utf-8")
    assert dropped in text
    about = parsed(text.replace(dropped, instead))
    claims_ = load.claims(ROOT / "proofs" / "block-job.toml", load.machine(ROOT / "model" / "block-job.toml")).claims
    asked = [claim for claim in claims_ if claim.name == broken]
    (verdict,) = engine.check(about, asked, known=[Proved((1,), "nothing was looked at")])
    assert isinstance(verdict, Undecided)
    (verdict,) = engine.check(about, asked, (1, 2))
    assert isinstance(verdict, Refuted)


# Evidence


def test_evidence_is_what_it_was_made_as(block_job: Decided, tmp_path: Path) -> None:
    about, asked, outcomes = block_job
    made = [one for c, o in zip(asked, outcomes, strict=True) if (one := evidence.make(about, c, o)) is not None]
    assert {finding.what for finding in evidence.compare(tmp_path, made)} == {"missing"}
    assert len(evidence.write(tmp_path, made)) == len(made)
    assert evidence.compare(tmp_path, made) == [] and evidence.write(tmp_path, made) == ()
    kept = tmp_path / "no-pending-while-working.smt2"
    text = kept.read_text("utf-8")
    flipped = text.replace("(not (never.1 ", "(and (never.1 ", 1)
    assert flipped != text
    kept.write_text(flipped, "utf-8")
    assert evidence.compare(tmp_path, made) == [evidence.Finding(kept.name, "altered")]
    kept.write_text(text.replace("; digest ", "; digest 0", 1), "utf-8")
    assert evidence.compare(tmp_path, made) == [evidence.Finding(kept.name, "stale")]
    kept.write_text(text, "utf-8")
    (tmp_path / "gone.smt2").write_text("", "utf-8")
    assert evidence.compare(tmp_path, made) == [evidence.Finding("gone.smt2", "needless")]
    assert evidence.write(tmp_path, made) == ("gone.smt2",)
    assert evidence.compare(tmp_path, made) == []


def test_a_second_solver_agrees(block_job: Decided) -> None:
    cvc5 = pytest.importorskip("edgewise.engines.cvc5")
    pytest.importorskip("cvc5")
    about, asked, outcomes = block_job
    made = [one for c, o in zip(asked, outcomes, strict=True) if (one := evidence.make(about, c, o)) is not None]
    proofs = [one for one in made if one.name.endswith(evidence.PROOF)]
    assert len(proofs) > 40
    assert evidence.recheck(made, cvc5.answers) == []
    # A clause that says the opposite is no invariant, and the solver says so.
    (one,) = (found for found in made if found.name == "no-pending-while-working.smt2")
    wrong = replace(one, text=one.text.replace("(= (state x0) s.PENDING)", "(not (= (state x0) s.PENDING))", 1))
    assert wrong != one
    assert evidence.recheck([wrong], cvc5.answers) == [one.name]


def test_evidence_ignores_notes_places_and_other_claims(
    block_job: Decided,
) -> None:
    about, asked, outcomes = block_job
    text = (ROOT / "model" / "block-job.toml").read_text("utf-8")
    moved = parsed("# a line more\n\n" + text.replace("Job has been created", "Another note"))
    chosen = [
        number for number, claim in enumerate(asked) if claim.name in ("soft-cancel", "return-code-seen", "all-or-none")
    ]
    again = engine.prove(moved, [asked[number] for number in chosen], (1, 2))
    for number, outcome in zip(chosen, again, strict=True):
        assert evidence.make(moved, asked[number], outcome) == evidence.make(about, asked[number], outcomes[number])


def consistent(proved: Verdict, searched: Verdict) -> bool:
    """Whether what is said of any number allows what was found for one. What fewer reach, more may not."""
    match proved, searched:
        case _, Undecided():
            return True
        case Proved(witness=None), Refuted(trace=None):
            return True
        case Proved(witness=None), _:
            return isinstance(searched, Proved | Vacuous)
        case Proved(), _:
            return True
        case Vacuous(), _:
            return isinstance(searched, Vacuous)
        case Refuted(), _:
            return isinstance(searched, Refuted)
        case _:
            return False
