"""How a machine meets a requirement: what is said, and that what proofs are said to rest on is enough for them.

tests/golden/explain/NAME.expect is what `edgewise explain NAME` prints. Run with EDGEWISE_GOLDEN=write to
rewrite them, then read the difference.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from math import inf
from pathlib import Path

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import known
import strategies
from commanding import CORPUS, ROOT, SCHEMAS, Shell, workspace
from edgewise import check as checking
from edgewise import generate, generator, load, run
from edgewise.check import check
from edgewise.claim import (
    ANY,
    BUILT_IN,
    Always,
    Claim,
    Claims,
    NoDeadEnd,
    OnStep,
    Precedes,
    Proved,
    Recoverable,
    Refuted,
    rebound,
)
from edgewise.engines import explicit
from edgewise.engines.any_number.engine import prove
from edgewise.explain import weaker
from edgewise.explain.answer import Answer, Question, answers, proved, questions, wanted
from edgewise.explain.shown import Condition
from edgewise.explain.support import Support, parts, support
from edgewise.explain.weaker import Broken, broken
from edgewise.expr import TRUE, Expr, Not, conjunction
from edgewise.machine import Machine, within
from edgewise.report import explained_record, explanation, prose
from edgewise.report.paint import Paint, columns
from edgewise.spell import Spelling, text

GOLDEN = Path(__file__).parent / "golden" / "explain"
NAMES = sorted(path.name.removesuffix(".proofs.toml") for path in CORPUS.glob("*.proofs.toml"))
BLOCK_JOB = load.machine(ROOT / "model" / "block-job.toml", "model/block-job.toml")
CLAIMED = load.claims(ROOT / "proofs" / "block-job.toml", BLOCK_JOB, "proofs/block-job.toml")


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    return Shell(capsys, monkeypatch)


def answered(machine: Machine, claims: Claims, name: str = "") -> tuple[Answer, ...]:
    asked = questions(claims, name)
    return answers(machine, asked, check(machine, wanted(asked), time.perf_counter, proofs=proved(asked)))


@cache
def about(name: str) -> tuple[Answer, ...]:
    """The answers about a machine of the corpus."""
    return answered(known.machine(name), known.claims(name))


@pytest.mark.parametrize("name", ["elevator", "island", "kettle", "two-phase-commit"])
def test_golden(name: str, shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    found = shell(workspace(tmp_path, name), "explain", name).out
    golden = GOLDEN / f"{name}.expect"
    if os.environ.get("EDGEWISE_GOLDEN") == "write":
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_every_machine_is_explained(name: str) -> None:
    told = about(name)
    schema = json.loads((SCHEMAS / "explain.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(explained_record.record(known.machine(name), told))
    for answer in told:
        title, sections = explanation.title(answer), explanation.sections(answer)
        lines = prose.text(title, sections, Paint(width=80)).splitlines()
        assert [line for line in lines if columns(line) > 80] == []
        named = {f"({claim.name})" for claim in answer.question.claims}
        for shown in ("\n".join(lines), prose.markdown(title, sections).replace("\\", "")):
            assert {name for name in named if name not in shown} == set()


def spelled(machine: Machine, rests: Support) -> set[tuple[str, str, str]]:
    """Kind and text of each condition, with the trigger it belongs to."""
    how = Spelling(plural=machine.instances)
    return {
        (machine.transitions[row].trigger, need.condition.kind, text(need.condition.expr, how))
        for row, needs in rests.held.items()
        for need in needs
    }


def test_a_proof_that_was_not_kept_is_missed() -> None:
    asked = questions(CLAIMED, "R1")
    with pytest.raises(ValueError, match="was not asked for"):
        answers(BLOCK_JOB, asked, check(BLOCK_JOB, wanted(asked), time.perf_counter))


def test_what_the_block_job_rests_on() -> None:
    (first, second) = answered(BLOCK_JOB, CLAIMED)
    assert first.support is not None
    assert spelled(BLOCK_JOB, first.support) == {
        ("DISMISS", "from", "CONCLUDED"),
        ("DISMISS", "asked", "monitor"),
        ("auto-dismiss", "guard", "auto-dismiss or not started"),
    }
    assert second.support is not None
    assert spelled(BLOCK_JOB, second.support) == {
        ("FINALIZE", "asked", "monitor"),
        ("auto-finalize", "guard", "all jobs: auto-finalize"),
    }
    assert [one.claim.name for one in first.before] == ["return-code-lost"]
    assert [one.claim.name for one in first.limits] == ["null-via-dismiss"]
    # Each of these guards left out of the model, a claim fails.
    assert all(isinstance(found, Broken) for answer in (first, second) for found in answer.without.values())
    # As long as the run that the claim about such jobs is refuted with.
    before = second.before[0].verdict
    assert isinstance(before, Refuted)
    assert before.trace is not None
    lengths = {row: found.steps for (row, _), found in second.without.items() if isinstance(found, Broken)}
    assert lengths[next(iter(reversed(lengths)))] == len(before.trace.steps)


def reduced(machine: Machine, rests: Support) -> Machine:
    """The machine whose rows ask for no more, besides where they start, than proofs are said to need."""
    rows = []
    for number, row in enumerate(machine.transitions):
        needs = [need.condition for need in rests.held.get(number, ())]
        rows.append(replace(row, guard=conjunction(*(one.expr for one in needs if one.kind in ("guard", "asked")))))
    verbs = tuple(replace(verb, when=TRUE) for verb in machine.verbs)
    return replace(machine, transitions=tuple(rows), verbs=verbs)


def all_proved(machine: Machine, claims: Sequence[Claim]) -> tuple[list[Claim], Support]:
    """The claims about what never happens that are proved for any number, and what all their proofs rest on."""
    few = [replace(claim, jobs=None) for claim in claims if isinstance(claim.says, Always | OnStep | Precedes)]
    outcomes = prove(machine, few, (1, 2)) if few else ()
    proofs = [
        one.proof for one in outcomes if isinstance(one.verdict, Proved) and one.verdict.jobs == (ANY,) and one.proof
    ]
    return [proof.claim for proof in proofs], support(machine, proofs)


def still_true(machine: Machine, claims: Sequence[Claim], jobs: Sequence[int] = (1, 2)) -> None:
    held, rests = all_proved(machine, claims)
    less = reduced(machine, rests)
    for claim, verdict in zip(held, explicit.check(less, held, jobs, 20_000), strict=True):
        assert not isinstance(verdict, Refuted), claim.name


@pytest.mark.parametrize("name", NAMES)
def test_no_other_guard_is_needed(name: str) -> None:
    still_true(known.machine(name), known.claims(name).claims)


def test_no_other_guard_of_the_block_job_is_needed() -> None:
    for question in questions(CLAIMED):
        still_true(BLOCK_JOB, [claim for claim in question.claims if claim.expect == "proved"], (1,))


@st.composite
def claimed(draw: st.DrawFn) -> tuple[Machine, list[Claim]]:
    """A machine, and several claims about it: few random ones are proved and need a guard."""
    machine = draw(strategies.machines())
    return machine, draw(st.lists(strategies.claims(machine), min_size=8, max_size=8))


@settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(claimed())
def test_no_other_guard_of_any_machine_is_needed(drawn: tuple[Machine, list[Claim]]) -> None:
    still_true(*drawn)


def test_each_condition_is_needed() -> None:
    """Without it the same proof, asked anew with all the others, does not go through: some claim needs it."""
    for name in NAMES:
        for answer in about(name):
            if answer.support is not None:
                assert all(need.claims for needs in answer.support.held.values() for need in needs)


def reachable(machine: Machine, jobs: int) -> list[run.Configuration]:
    return list(closure(machine, run.initial(machine, jobs)))


def closure(machine: Machine, start: Iterator[run.Configuration]) -> dict[run.Configuration, None]:
    found = dict.fromkeys(start)
    waiting = list(found)
    for at in waiting:
        for step in run.enabled(machine, at):
            after = run.after(machine, at, step)
            if after not in found:
                found[after] = None
                waiting.append(after)
    return found


def test_the_ways_lead_on() -> None:
    seen = 0
    for name in NAMES:
        machine = known.machine(name)
        if len(reachable(machine, 1)) > 12:
            continue
        claims = Claims(claims=(*known.claims(name).claims, *BUILT_IN))
        asked = (Question(None, claims.claims),)
        (answer,) = answers(machine, asked, check(machine, wanted(asked), time.perf_counter, proofs=proved(asked)))
        says = {claim.name: claim for claim in claims.claims}
        for claim_name, rows in answer.ways.items():
            few = replace(machine, transitions=tuple(machine.transitions[row] for row in rows))
            goal = goals(machine, says[claim_name])
            for at in reachable(machine, 2):
                ends = closure(few, iter([at]))
                for who in range(2):
                    assert any(run.evaluate(machine, goal, end, who) for end in ends) or moves(says[claim_name], ends)
                    seen += 1
    assert seen > 100


def goals(machine: Machine, claim: Claim) -> Expr:
    match claim.says:
        case Recoverable(goal):
            return conjunction(claim.given, goal) if claim.given == TRUE else Not(conjunction(claim.given, Not(goal)))
        case _:
            return within(tuple(state.name for state in machine.states if state.final))


def moves(claim: Claim, ends: dict[run.Configuration, None]) -> bool:
    """For a claim that something goes on: that it does."""
    states = {tuple(one.state for one in end.instances) for end in ends}
    return isinstance(claim.says, NoDeadEnd) and len(states) > 1


def test_unknown_names_are_problems(shell: Shell, tmp_path: Path) -> None:
    room = workspace(tmp_path, "two-phase-commit")
    ran = shell(room, "explain", "two-phase-commit", "atomik")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "the question: EW401 there is no requirement or claim 'atomik'\n      help: did you mean 'ATOMIC'?\n"
    )
    assert shell(room, "explain", "two-phase-comit").problems == ["106"]


def test_every_kind_of_claim_by_its_name(shell: Shell, tmp_path: Path) -> None:
    room = workspace(tmp_path, "kettle", "island", "two-phase-commit")
    asked = {
        ("kettle", "warms"): (0, "true of 1 to 3 kettles"),
        ("kettle", "warms-by-itself"): (0, "1 kettle, 1 step"),
        ("kettle", "freezes"): (1, "It says nothing"),
        ("island", "get-there"): (0, "no run gets there"),
        ("two-phase-commit", "veto"): (0, "proved for any number of participants"),
        ("two-phase-commit", "every-state"): (0, "proved for any number of participants"),
        ("two-phase-commit", "no-dead-end"): (0, "none of them can be left out"),
    }
    for (machine, claim), (code, words) in asked.items():
        ran = shell(room, "explain", machine, claim)
        assert (ran.code, ran.err) == (code, "")
        assert words in " ".join(ran.out.split())
        assert ran.out.startswith(f"{machine}: {claim}\n")
        shell(room, "explain", machine, claim, "--format", "json").record("explain")
        assert shell(room, "explain", machine, claim, "--format", "md").out.startswith(f"# {machine}: {claim}\n")


def test_a_claim_that_is_not_as_expected(shell: Shell, tmp_path: Path) -> None:
    room = workspace(tmp_path, "kettle")
    proofs = room / "proofs" / "kettle.toml"
    told = proofs.read_text(encoding="utf-8").replace('expect = "refuted"', 'expect = "proved"')
    proofs.write_text(told, encoding="utf-8")
    ran = shell(room, "explain", "kettle", "cools")
    assert ran.code == 1
    assert "It fails: the shortest run has 1 kettle, 2 steps." in ran.out
    assert "as expected" not in ran.out


def test_the_page_is_made_where_something_is_required(shell: Shell, tmp_path: Path) -> None:
    room = workspace(tmp_path, "two-phase-commit", "kettle")
    assert shell(room, "generate", "--only", "explain").code == 0
    assert not (room / "out" / "kettle").exists()
    page = (room / "out" / "two-phase-commit" / "explain.md").read_text(encoding="utf-8")
    golden = GOLDEN / "two-phase-commit.md"
    if os.environ.get("EDGEWISE_GOLDEN") == "write":
        golden.write_text(page, encoding="utf-8")
    assert page == golden.read_text(encoding="utf-8")
    assert shell(room, "generate", "--only", "explain", "--check").code == 0
    proofs = room / "proofs" / "two-phase-commit.toml"
    proofs.write_text(proofs.read_text(encoding="utf-8").replace("has a veto", "may say no"), encoding="utf-8")
    stale = shell(room, "generate", "--only", "explain", "--check")
    assert stale.code == 1
    assert '+> "Every participant may say no."' in stale.out


def test_the_page_of_the_block_job_is_fresh() -> None:
    page = generator.generator(generator.shipped() / "explain", "generators/explain")
    made = generate.artefacts(BLOCK_JOB, page, generate.Known(answers=lambda: answered(BLOCK_JOB, CLAIMED)))
    assert [(one.path, one.text) for one in made] == [
        ("explain.md", (ROOT / "out" / "block-job" / "explain.md").read_text(encoding="utf-8"))
    ]


def test_claims_are_checked_once_at_most(shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    room = workspace(tmp_path, "two-phase-commit")
    asked: list[int] = []
    real = checking.check

    def counted(machine: Machine, claims: Claims, *more: object, **named: object) -> list[checking.Checked]:
        asked.append(len(claims.claims))
        return real(machine, claims, *more, **named)  # type: ignore[arg-type]  # what came is handed on

    monkeypatch.setattr("edgewise.check.check", counted)
    monkeypatch.setattr("edgewise.cli.check.check", counted)
    assert shell(room, "generate", "--only", "table").code == 0
    assert asked == []
    assert shell(room).code == 0
    assert len(asked) == 1
    assert shell(room, "generate", "--check").code == 0
    assert len(asked) == 2


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("limit", [2, 12, 50, weaker.LIMIT])
def test_what_breaks_without_a_condition_is_so_however_far_was_looked(
    name: str, limit: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = weaker.LIMIT
    monkeypatch.setattr(weaker, "LIMIT", limit)
    machine = load.machine(CORPUS / f"{name}.toml", "model")
    claimed = load.claims(CORPUS / f"{name}.proofs.toml", machine, "proofs").claims
    claims = [one for one in claimed if isinstance(one.says, Always | OnStep | Precedes | Recoverable)]
    every = [
        (row, Condition("guard", part)) for row, one in enumerate(machine.transitions) for part in parts(one.guard)
    ]
    for row, condition in every:
        groups = [claims[::2], claims[1::2], claims]
        without = replace(machine.transitions[row], guard=conjunction(*_others(machine, row, condition)))
        rows = (*machine.transitions[:row], without, *machine.transitions[row + 1 :])
        shortest = _shortest(replace(machine, transitions=rows), claims)
        for group, found in zip(groups, broken(machine, row, condition, groups), strict=True):
            if isinstance(found, Broken):
                assert shortest[found.claim] == (found.jobs, found.steps)
                assert found.claim in {one.name for one in group}
                continue
            if found is None:
                assert limit < whole
                continue
            # With fewer instances all was seen; with so many all runs of so many steps were.
            far = (found.jobs, inf if found.steps is None else found.steps)
            assert not [one.name for one in group if shortest.get(one.name, (inf, inf)) <= far]


def _others(machine: Machine, row: int, condition: Condition) -> list[Expr]:
    return [part for part in parts(machine.transitions[row].guard) if part != condition.expr]


def _shortest(machine: Machine, claims: Sequence[Claim]) -> dict[str, tuple[float, float]]:
    """Of each claim that a run of one or two instances breaks, how many it has, and steps."""
    asked = [replace(rebound(one, machine), jobs=None) for one in claims]
    told = {one.name: verdict for one, verdict in zip(asked, explicit.check(machine, asked, (1, 2)), strict=True)}
    refuted = {name: one.trace for name, one in told.items() if isinstance(one, Refuted) and one.trace is not None}
    return {name: (len(trace.start.instances), len(trace.steps)) for name, trace in refuted.items()}
