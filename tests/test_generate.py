"""Machines to artefacts, and artefacts against what is on disk."""

from __future__ import annotations

import re
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest

from edgewise import generate, generator, load
from edgewise.generate import ANSWER_VIEWS, CLAIM_VIEWS, DRAWINGS, VIEWS, Artefact, Compared
from edgewise.machine import Option
from edgewise.option import KINDS
from edgewise.problem import Unreadable
from edgewise.views.reconciliation import reconcile
from generating import MACHINES, ROOT, SHIPPED, door, simple


@pytest.mark.parametrize("path", MACHINES, ids=lambda path: path.stem)
def test_every_artefact_has_the_digest_and_plain_lines(path: Path) -> None:
    machine = load.machine(path)
    (artefacts,) = generate.all_artefacts([machine], SHIPPED)
    # Nothing is required of it here: test_explain.py has the page of what is.
    assert len(artefacts) == sum(len(found.outputs) for found in SHIPPED if found.view not in ANSWER_VIEWS)
    for artefact in artefacts:
        # A drawing ends with it where people see the end: the text that is drawn has it elsewhere.
        end = artefact.text if artefact.path.endswith((".dot", ".svg")) else artefact.text[-1500:]
        assert machine.digest[:16] in end, artefact.path
        assert artefact.text.endswith("\n"), artefact.path
        assert "\r" not in artefact.text, artefact.path
        assert str(ROOT) not in artefact.text, artefact.path


@pytest.mark.parametrize("path", MACHINES, ids=lambda path: path.stem)
def test_the_place_one_stands_at_changes_no_byte(path: Path) -> None:
    here, there = (load.machine(path, shown) for shown in ("model/x.toml", "../../elsewhere/x.toml"))
    assert generate.all_artefacts([here], SHIPPED) == generate.all_artefacts([there], SHIPPED)


def test_everything_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    options = (Option("c-header", "prefiks", "x"), Option("json", "indent", 1))
    wrong = simple(tmp_path / "wrong", "{{ nothing }}")
    with pytest.raises(Unreadable) as error:
        generate.all_artefacts([replace(door(), options=options)], (*SHIPPED, wrong))
    assert [problem.code for problem in error.value.problems] == ["EW111", "EW111", "EW501"]


def test_every_view_and_drawing_is_there() -> None:
    for entry in (*VIEWS.values(), *CLAIM_VIEWS.values(), *ANSWER_VIEWS.values(), *DRAWINGS.values()):
        module, function = entry.split(":")
        assert callable(getattr(import_module(module), function)), entry


def test_every_view_and_key_is_documented() -> None:
    told = (ROOT / "docs" / "generators.md").read_text(encoding="utf-8")
    for name, entry in VIEWS.items():
        assert f"| `{name}` |" in told
        assert f"`{entry.split(':')[0]}` |" in told
    for word in ("view", "note", "artefacts", "options", "path", "template", "draw", "name", "type", "default", *KINDS):
        assert re.search(rf"\b{word}\b", told), word
    for found in SHIPPED:
        assert found.note
        assert all(option.note for option in found.options)


def test_generators_come_from_the_wheel_or_from_the_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert generator.shipped() == ROOT / "generators"
    package = tmp_path / "site-packages" / "edgewise"
    (package / "generators").mkdir(parents=True)
    monkeypatch.setattr(generator, "__file__", str(package / "generator.py"))
    assert generator.shipped() == package / "generators"


FILES = (Artefact("a.txt", "one\ntwo\n"), Artefact("sub/b.txt", "é\n"))


def test_writing_touches_only_what_is_not_fresh(tmp_path: Path) -> None:
    folder = tmp_path / "out" / "m"
    assert generate.compare(FILES, folder, "out/m") == (Compared("a.txt", "missing"), Compared("sub/b.txt", "missing"))
    assert generate.write(FILES, folder, "out/m") == ("a.txt", "sub/b.txt")
    assert (folder / "sub" / "b.txt").read_bytes() == b"\xc3\xa9\n"
    assert generate.write(FILES, folder, "out/m") == ()
    (folder / "a.txt").write_text("one\nzwei\n", encoding="utf-8")
    (folder / "old.txt").write_text("", encoding="utf-8")
    (folder / ".ignored").write_text("", encoding="utf-8")
    before = (folder / "sub" / "b.txt").stat().st_mtime_ns
    assert generate.compare(FILES, folder, "out/m") == (
        Compared("a.txt", "stale"),
        Compared("old.txt", "extra"),
        Compared("sub/b.txt", "fresh"),
    )
    assert generate.difference(FILES[0], folder, "out/m") == (
        "--- out/m/a.txt\n+++ out/m/a.txt (generated)\n@@ -1,2 +1,2 @@\n one\n-zwei\n+two\n"
    )
    assert generate.write(FILES, folder, "out/m") == ("a.txt",)
    assert (folder / "sub" / "b.txt").stat().st_mtime_ns == before
    assert (folder / "old.txt").exists(), "what no generator made is not ours to remove"


def test_a_difference_is_cut_and_told_of_any_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xff\n" * 50 + b"end")
    long = Artefact("a.txt", "line\n" * 50)
    told = generate.difference(long, tmp_path, ".", lines=10)
    assert told.endswith("...\n")
    assert told.count("\n") == 11
    whole = generate.difference(long, tmp_path, ".")
    assert "-end\n\\ No newline at end of file\n" in whole
    assert "..." not in whole
    assert "+line" in generate.difference(Artefact("absent", "line\n"), tmp_path, ".")


def test_a_file_is_the_old_one_or_the_new_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("old\n", encoding="utf-8")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", fail)
        with pytest.raises(Unreadable) as error:
            generate.write(FILES, tmp_path, "out/m")
    (problem,) = error.value.problems
    assert (problem.code, problem.span.path) == ("EW107", "out/m/a.txt")
    assert "No space left" in problem.message
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"], "nothing half-made is left behind"
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == "old\n"


def test_what_stands_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    for act in (generate.write, generate.compare):
        with pytest.raises(Unreadable) as error:
            act(FILES, tmp_path, "out/m")
        assert [(p.code, p.span.path) for p in error.value.problems] == [("EW101", "out/m/a.txt")]
    (tmp_path / "a.txt").rmdir()
    (tmp_path / "sub").write_text("a file where a folder must be", encoding="utf-8")
    with pytest.raises(Unreadable, match=r"out/m/sub/b\.txt: EW101"):
        generate.write(FILES, tmp_path, "out/m")


def test_what_is_left_out_is_told() -> None:
    machine = load.machine(ROOT / "model" / "block-job.toml")
    events, rows = len(machine.events), len(machine.transitions)
    digest = machine.digest[:16]
    everything = reconcile(machine, states=11, verbs=7, events=events, edges=19, rows=rows)
    assert everything.has == everything.shows
    assert everything.has == {"states": 11, "verbs": 7, "events": events, "edges": 19, "rows": rows}
    assert everything.lines[2] == f"digest {digest}; nothing is left out"
    some = reconcile(machine, beside="guards and effects", states=11, edges=18, rows=1)
    assert some.shows == {"states": 11, "verbs": 0, "events": 0, "edges": 18, "rows": 1}
    left_out = f"7 verbs, {events} events, 1 edge, {rows - 1} rows, guards and effects"
    assert some.lines == (
        f"the model: 11 states, 7 verbs, {events} events, 19 edges, {rows} rows",
        "shown here: 11 states, 18 edges, 1 row",
        f"digest {digest}; not shown: {left_out}",
    )
    assert reconcile(machine).lines[1] == "shown here: nothing"


@pytest.mark.parametrize(("kind", "count"), [("states", 12), ("rows", -1), ("arrows", 1)])
def test_a_view_cannot_show_what_is_not_there(kind: str, count: int) -> None:
    machine = load.machine(ROOT / "model" / "block-job.toml")
    with pytest.raises(ValueError, match=r"more shown than there is|no such kind"):
        reconcile(machine, beside="", **{kind: count})
