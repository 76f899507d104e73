"""What CI systems read: the same verdicts as JUnit XML, SARIF and GitHub's workflow commands."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from commanding import Ran, Shell, workspace


@pytest.fixture
def check(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> dict[str, Ran]:
    """What each format says of a machine with one claim that is wrong."""
    folder = workspace(tmp_path, "turnstile")
    proofs = folder / "proofs" / "turnstile.toml"
    wrong = '  {name = "nothing", says = "Nothing happens, ever: 100%.", never = "true"},\n'
    text = proofs.read_text(encoding="utf-8")
    proofs.write_text(text.replace("claims = [\n", f"claims = [\n{wrong}"), encoding="utf-8")
    shell = Shell(capsys, monkeypatch)
    formats = ("text", "junit", "sarif", "github")
    return {name: shell(folder, "check", "turnstile", "--format", name) for name in formats}


def test_the_exit_code_is_the_same(check: dict[str, Ran]) -> None:
    assert {ran.code for ran in check.values()} == {1}


def test_junit(check: dict[str, Ran]) -> None:
    (suite,) = ET.fromstring(check["junit"].out)
    cases = suite.findall("testcase")
    assert suite.get("name") == "turnstile"
    assert (suite.get("tests"), suite.get("failures"), suite.get("errors")) == (str(len(cases)), "1", "0")
    (failed,) = [case for case in cases if len(case)]
    assert (failed.get("name"), failed.get("file")) == ("nothing", "proofs/turnstile.toml")
    assert failed[0].get("message", "").startswith("refuted")
    assert "Nothing happens, ever: 100%." in (failed[0].text or "")
    assert cases[-1].get("name") == "evidence"


def test_sarif(check: dict[str, Ran]) -> None:
    log = json.loads(check["sarif"].out)
    (run,) = log["runs"]
    (result,) = run["results"]
    assert (log["version"], result["level"], result["ruleId"]) == ("2.1.0", "error", "turnstile/nothing")
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "proofs/turnstile.toml"
    assert place["region"]["startLine"] > 1
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["turnstile/nothing"]


def test_github(check: dict[str, Ran]) -> None:
    error, count = check["github"].out.splitlines()
    assert error.startswith("::error file=proofs/turnstile.toml,line=")
    assert "title=turnstile/nothing::Nothing happens, ever: 100%25. It is refuted" in error
    assert count == "turnstile: 1 of 11 claims not as expected"


def test_evidence_that_does_not_fit_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = workspace(tmp_path, "turnstile")
    shell = Shell(capsys, monkeypatch)
    assert shell(folder, "check", "--record").code == 0
    (some, *_) = sorted((folder / "proofs" / "evidence" / "turnstile").glob("*.smt2"))
    some.write_text("; edited\n" + some.read_text(encoding="utf-8"), encoding="utf-8")
    said = {name: shell(folder, "check", "--format", name) for name in ("junit", "sarif", "github")}
    assert {ran.code for ran in said.values()} == {1}
    assert all(some.name in ran.out for ran in said.values())
    assert ET.fromstring(said["junit"].out)[0].get("failures") == "1"


def test_a_trace_leads_through_the_model(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = workspace(tmp_path, "broken-mutex")
    proofs = folder / "proofs" / "broken-mutex.toml"
    proofs.write_text(proofs.read_text(encoding="utf-8").replace(', expect = "refuted"', ""), encoding="utf-8")
    log = json.loads(Shell(capsys, monkeypatch)(folder, "check", "--format", "sarif").out)
    flows = [result["codeFlows"][0]["threadFlows"][0]["locations"] for result in log["runs"][0]["results"]]
    steps = flows[0]
    assert steps[0]["location"]["message"]["text"].startswith("step 1: ")
    assert {step["location"]["physicalLocation"]["artifactLocation"]["uri"] for step in steps} == {
        "model/broken-mutex.toml"
    }
