"""Recorded proofs: what is changed in them is noticed, and what they ask is answered by others too."""

from __future__ import annotations

import os
import re
import shutil
import stat
from dataclasses import replace
from pathlib import Path

import pytest

import chance
from commanding import ROOT, Shell, workspace
from edgewise import evidence, load
from edgewise.claim import BUILT_IN, Claim, LeadsTo
from edgewise.engines import ethos
from edgewise.engines.any_number import engine, unfolding
from edgewise.engines.smt import solver
from edgewise.evidence import Evidence, Finding
from edgewise.load import model
from edgewise.machine import Machine
from edgewise.problem import Unreadable
from edgewise.source import Source

EFFORT = 2_000_000
MODEL = ROOT / "model" / "block-job.toml"
ONE = "no-pending-while-working.smt2"


def made(about: Machine, asked: tuple[Claim, ...]) -> list[Evidence]:
    """The evidence of some claims."""
    outcomes = engine.prove(about, asked, (1, 2))
    found = (evidence.make(about, claim, outcome) for claim, outcome in zip(asked, outcomes, strict=True))
    return [one for one in found if one is not None]


@pytest.fixture(scope="module")
def about() -> Machine:
    return load.machine(MODEL)


@pytest.fixture(scope="module")
def asked(about: Machine) -> tuple[Claim, ...]:
    claims = (*load.claims(ROOT / "proofs" / "block-job.toml", about).claims, *BUILT_IN)
    return tuple(claim for claim in claims if not isinstance(claim.says, LeadsTo))


@pytest.fixture(scope="module")
def block_job(about: Machine, asked: tuple[Claim, ...]) -> list[Evidence]:
    return made(about, asked)


def of(block_job: list[Evidence], name: str = ONE) -> Evidence:
    (one,) = (found for found in block_job if found.name == name)
    return one


def test_evidence_is_written_once(block_job: list[Evidence], tmp_path: Path) -> None:
    assert {finding.what for finding in evidence.compare(tmp_path, block_job)} == {"missing"}
    assert len(evidence.write(tmp_path, block_job)) == len(block_job)
    assert evidence.compare(tmp_path, block_job) == [] and evidence.write(tmp_path, block_job) == ()
    (tmp_path / "gone.smt2").write_text("", "utf-8")
    assert evidence.compare(tmp_path, block_job) == [Finding("gone.smt2", "needless")]
    assert evidence.write(tmp_path, block_job) == ("gone.smt2",)
    assert evidence.compare(tmp_path, block_job) == []


BODY = r"(\(define-fun never\.1 \(.*\) Bool) .*\)"
EDITS = [
    pytest.param(r"\(assert \(not \(never\.1 (.*)\)\)\)", r"(assert (never.1 \1))", "altered", id="a literal flipped"),
    pytest.param(r"\(= \(state x0\) s\.PENDING\)", "(= (state x0) s.WAITING)", "altered", id="another state"),
    pytest.param(r"\(assert \(not \(never\.1 .*\n", "", "altered", id="an assertion dropped"),
    pytest.param(r"\(check-sat\)\n", "", "altered", id="a check-sat dropped"),
    pytest.param(r"\(push 1\)\n[^$]*?\(pop 1\)\n", "", "altered", id="an obligation dropped"),
    pytest.param(BODY, r"\1 false)", "altered", id="a clause that is never so"),
    pytest.param(BODY, r"\1 true)", "altered", id="a clause that is always so"),
    pytest.param(r"\(declare-sort Job 0\)", "(define-sort Job () Bool)", "altered", id="two jobs only"),
    pytest.param(r" \(s\.NULL\)", "", "altered", id="a state less"),
    pytest.param(r"; 1\. .*", "; 1. nothing", "altered", id="other words"),
    pytest.param(r"\n$", "", "altered", id="a newline less"),
    pytest.param(r"; digest .", "; digest _", "stale", id="the digest"),
    pytest.param(r"(?s).*", "", "stale", id="emptied"),
]


@pytest.mark.parametrize(("pattern", "instead", "what"), EDITS)
def test_what_is_edited_by_hand_is_rejected(
    pattern: str, instead: str, what: evidence.What, block_job: list[Evidence], tmp_path: Path
) -> None:
    one = of(block_job)
    edited = re.sub(pattern, instead, one.text, count=1)
    assert edited != one.text
    (tmp_path / one.name).write_text(edited, "utf-8")
    assert evidence.compare(tmp_path, [one]) == [Finding(one.name, what)]


def test_a_line_that_ends_otherwise_is_rejected(block_job: list[Evidence], tmp_path: Path) -> None:
    one = of(block_job)
    (tmp_path / one.name).write_bytes(one.text.replace("\n", "\r\n", 1).encode())
    assert evidence.compare(tmp_path, [one]) == [Finding(one.name, "altered")]


def test_an_edited_trace_is_rejected(block_job: list[Evidence], tmp_path: Path) -> None:
    one = of(block_job, "null-via-dismiss.itf.json")
    (tmp_path / one.name).write_text(one.text.replace("NULL", "CONCLUDED", 1), "utf-8")
    assert evidence.compare(tmp_path, [one]) == [Finding(one.name, "altered")]


def test_the_command_rejects_what_was_edited(edgewise: Shell, tmp_path: Path) -> None:
    folder = workspace(tmp_path, "mutex")
    assert edgewise(folder, "check", "--record").code == 0
    assert edgewise(folder, "check").code == 0
    file = next((folder / "proofs" / "evidence" / "mutex").glob("*.smt2"))
    text = file.read_text("utf-8")
    file.write_text(text.replace("(assert (not ", "(assert (and ", 1), "utf-8")
    ran = edgewise(folder, "check")
    shown = f"proofs/evidence/mutex/{file.name}: altered, it is not what the machine and the claim give"
    assert ran.code == 1 and f"  {shown}\n" in ran.out
    record = edgewise(folder, "check", "--format", "json").record("check")
    assert [machine["evidence"] for machine in record["machines"]] == [[shown]]


@pytest.fixture
def edgewise(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    return Shell(capsys, monkeypatch)


def test_evidence_ignores_notes_places_and_other_claims(asked: tuple[Claim, ...], block_job: list[Evidence]) -> None:
    text = MODEL.read_text("utf-8").replace("Job has been created", "Another note")
    moved = model.read(Source("a.toml", "# a line more\n\n" + text))
    few = tuple(claim for claim in asked if claim.name in ("soft-cancel", "return-code-seen", "all-or-none"))
    again = made(moved, few)
    assert len(again) == 3 and again == [one for one in block_job if one.name in {found.name for found in again}]


# Others


def test_a_second_solver_agrees(block_job: list[Evidence]) -> None:
    from edgewise.engines import cvc5

    proofs = [one for one in block_job if one.name.endswith(evidence.PROOF)]
    assert len(proofs) > 40
    assert evidence.recheck(block_job, cvc5.answers) == []
    # A clause that says the opposite is no invariant, and the solver says so.
    one = of(block_job)
    wrong = replace(one, text=one.text.replace("(= (state x0) s.PENDING)", "(not (= (state x0) s.PENDING))", 1))
    assert wrong != one
    assert evidence.recheck([wrong], cvc5.answers) == [one.name]


def test_each_question_stands_alone(block_job: list[Evidence]) -> None:
    texts = [one.text for one in block_job if one.name.endswith(evidence.PROOF)][::8]
    for number in range(30):
        about, asked = chance.numbered(5, number)
        texts += [one.text for one in made(about, tuple(asked)) if one.name.endswith(evidence.PROOF)]
    for text in texts:
        # Also where the answers differ: with the clauses not known of anything.
        for told in (text, re.sub(r"\(assert \(not \(?never.*\n", "", text)):
            alone = list(unfolding.questions(told))
            assert not any("define-fun" in question or "push" in question for question in alone)
            said = [answer for question in alone for answer in solver.answers(question, EFFORT)]
            assert said == (solver.answers(told, EFFORT) if alone else [])


MIRROR = """#!/bin/sh
# Stands for a checker: it accepts what has a proof of false at its end.
test "$1" = --require-proof-of-false && grep -q '^(step @p[0-9]* false ' "$2" && echo {says}
"""


def checker(folder: Path, says: str) -> ethos.Checker:
    """A program that says this of every proof."""
    program = folder / "ethos"
    program.write_text(MIRROR.replace("{says}", says), "utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    (folder / "Cpc.eo").write_text("", "utf-8")
    return ethos.Checker(program, folder)


def test_every_question_wants_an_accepted_proof(block_job: list[Evidence], tmp_path: Path) -> None:
    from edgewise.engines import cvc5

    one = of(block_job)
    count = one.text.count("(check-sat)")
    assert evidence.reprove([one], cvc5.proof, checker(tmp_path, "correct").accepts) == (count, [])
    assert evidence.reprove([one], cvc5.proof, checker(tmp_path, "incomplete").accepts) == (count, [one.name])
    wrong = replace(one, text=one.text.replace("(= (state x0) s.PENDING)", "(not (= (state x0) s.PENDING))", 1))
    assert evidence.reprove([wrong], cvc5.proof, checker(tmp_path, "correct").accepts) == (count, [one.name])
    question = next(unfolding.questions(one.text))
    proof = cvc5.proof(question)
    axiom = proof.replace("(assume ", "(declare-rule lie () :args () :conclusion false)\n(lie ", 1)
    assert not checker(tmp_path, "correct").accepts(question, axiom)
    assert not checker(tmp_path, "correct").accepts(question, "")


@pytest.mark.by_hand
def test_ethos_accepts_a_proof_of_the_question_and_of_no_other(block_job: list[Evidence]) -> None:
    from edgewise.engines import cvc5

    if shutil.which("ethos") is None:
        pytest.fail("no program 'ethos' here, and no package has it: cvc5's contrib/get-ethos-checker builds it")
    found = ethos.find(os.environ.get("EDGEWISE_CPC", ""))
    asked = list(unfolding.questions(of(block_job).text))
    proofs = [cvc5.proof(question) for question in asked]
    assert all(found.accepts(question, proof) for question, proof in zip(asked, proofs, strict=True))
    # What is not asserted cannot be assumed; and no rule is called so.
    for question, proof in zip(asked, proofs, strict=True):
        assert not found.accepts(re.sub(r"\(assert .*\n", "", question), proof)
    assert not found.accepts(asked[0], proofs[0].replace(" :rule ", " :rule no_", 1))


def test_a_missing_checker_is_a_problem(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Unreadable, match="EW108 ethos, which checks proofs, is not installed"):
        ethos.find("")
    checker(tmp_path, "correct")
    assert ethos.find(str(tmp_path)) == ethos.Checker(tmp_path / "ethos", tmp_path.resolve())
    with pytest.raises(Unreadable, match="EW108 the rules of cvc5's proofs are not in "):
        ethos.find("")


def test_the_command_asks_the_checker(edgewise: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder, programs = workspace(tmp_path / "room", "mutex"), tmp_path / "programs"
    programs.mkdir()
    monkeypatch.setenv("PATH", str(programs), prepend=os.pathsep)
    monkeypatch.setenv("EDGEWISE_CPC", str(programs))
    checker(programs, "correct")
    ran = edgewise(folder, "check", "--recheck=proof")
    assert ran.code == 0 and re.search(r"^  ethos accepts all [1-9]\d* proofs by cvc5$", ran.out, re.MULTILINE)
    checker(programs, "incomplete")
    ran = edgewise(folder, "check", "mutex", "--recheck=proof")
    assert ran.code == 1 and ".smt2: ethos does not accept a proof by cvc5\n" in ran.out
    # The plain option has no value, and a machine's name may follow.
    assert "cvc5 agrees on all " in edgewise(folder, "check", "--recheck", "mutex").out
