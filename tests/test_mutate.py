"""Which small changes of a machine its claims notice."""

from __future__ import annotations

from pathlib import Path

import pytest

import small
from commanding import Shell, workspace
from edgewise.claim import Claims, Proved
from edgewise.engines import explicit
from edgewise.machine import Machine
from edgewise.mutate import Judged, Original, judge, mutants
from edgewise.report import mutants as report
from edgewise.report.paint import Paint
from edgewise.run import replay

DOOR = small.machine("""
states = [{name = "SHUT", initial = true, final = true}, {name = "OPEN"}]
verbs = [{name = "PUSH"}, {name = "PULL"}]
events = [{name = "wind"}]
variables = [{name = "used", type = "bool", initial = false}]
transitions = [
  {on = "PUSH", from = "SHUT", to = "OPEN", set = "used = true"},
  {on = "PULL", from = "OPEN", to = "SHUT"},
  {on = "wind", from = "OPEN", when = "OPEN"},
]
""")
ALL = (
    'always = "OPEN => used"',
    'always = "accepts PUSH == SHUT"',
    'always = "accepts PULL == OPEN"',
    'step = "enters OPEN == (by PUSH and acts)"',
    'step = "enters SHUT == (by PULL and acts)"',
)


def judged(*claims: str) -> dict[tuple[int | None, str], Judged]:
    original = Original(DOOR, Claims(claims=small.claims(DOOR, *claims)))
    return {(mutant.row, mutant.change): original.judge(mutant) for mutant in mutants(DOOR)}


def test_every_change_is_made_once_and_changes_something_in_the_model() -> None:
    made = [mutant.machine for mutant in mutants(DOOR)]
    assert len(made) == len({machine.digest for machine in made})
    assert DOOR.digest not in {machine.digest for machine in made}
    changes = [(mutant.row, mutant.change) for mutant in mutants(DOOR)]
    assert (None, "PUSH and PULL swapped") in changes
    assert {change for row, change in changes if row == 2} == {
        "row dropped",
        "to SHUT instead",
        "guard dropped",
        "guard negated",
    }
    assert {change for row, change in changes if row == 0} == {
        "row dropped",
        "to SHUT instead",
        "stays instead",
        "effect on used dropped",
    }


def test_claims_that_say_all_notice_all() -> None:
    assert all(isinstance(verdict, Proved) for verdict in explicit.check(DOOR, small.claims(DOOR, *ALL), (1, 2)))
    found = judged(*ALL)
    assert {key for key, one in found.items() if one.difference is not None and not one.noticed_by} == set()
    # The wind changes nothing, so nobody can tell whether it blows.
    assert {key for key, one in found.items() if one.difference is None} == {
        (2, "row dropped"),
        (2, "guard dropped"),
        (2, "guard negated"),
    }


def test_a_change_that_no_claim_notices_is_shown_by_its_shortest_run() -> None:
    found = judged(*ALL[1:])[0, "effect on used dropped"]
    assert not found.noticed_by
    assert found.difference is not None
    assert found.difference.trace.steps == ()
    assert (found.difference.gained, found.difference.lost) == (("PUSH in SHUT",), ("PUSH in SHUT",))
    later = judged(ALL[0])[1, "stays instead"]
    assert later.difference is not None
    assert [DOOR.transitions[step.row].trigger for step in later.difference.trace.steps] == ["PUSH"]
    replay(DOOR, later.difference.trace)


def test_processes_say_what_one_says() -> None:
    claims = Claims(claims=small.claims(DOOR, *ALL[:2]))
    alone = judged(*ALL[:2])
    together = judge(DOOR, claims)
    assert [(one.row, one.change, one.difference is None, bool(one.noticed_by)) for one in together] == [
        (row, change, one.difference is None, bool(one.noticed_by)) for (row, change), one in alone.items()
    ]


def test_report() -> None:
    machine: Machine = DOOR
    found = list(judged(ALL[1], ALL[2], ALL[3], ALL[4]).values())
    assert report.text(machine, found, Paint(width=80)).splitlines() == [
        "m   8 of 9 changes noticed (88.9 %); 3 more change nothing",
        "  m.toml:9  PUSH: SHUT",
        "    effect on used dropped",
        "        at the start: PUSH in SHUT leads elsewhere",
    ]
    record = report.record(machine, found)
    assert (record["changes"], record["noticed"]) == (9, 8)
    assert record["survivors"] == [
        {"row": 9, "change": "effect on used dropped", "run": "at the start: PUSH in SHUT leads elsewhere"}
    ]


def test_the_record_is_as_published(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = workspace(tmp_path, "turnstile")
    proofs = folder / "proofs" / "turnstile.toml"
    proofs.write_text(proofs.read_text(encoding="utf-8").split("\n")[0] + "\n]\n", encoding="utf-8")
    ran = Shell(capsys, monkeypatch)(folder, "check", "--mutate", "--format", "json")
    (told,) = ran.record("mutants")["machines"]
    assert ran.code == 1
    assert told["survivors"]
    assert told["changes"] - told["noticed"] == len(told["survivors"])
