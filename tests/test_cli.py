"""The command line from end to end: what it exits with, says and writes."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import NoReturn

import pytest

from commanding import COMMAND, ROOT, Ran, Shell, started, workspace
from edgewise.claim import Proved, Refuted, Undecided, Verdict
from edgewise.engines import explicit


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    return Shell(capsys, monkeypatch)


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """Two machines of which all that is claimed is so."""
    return workspace(tmp_path / "project", "mutex", "turnstile")


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def only_tables(room: Path) -> None:
    """Make the workspace's generators those that need no renderer: `table`, and nothing of the other names."""
    for name in ("diagram", "c-header"):
        folder = room / "generators" / name
        shutil.copytree(ROOT / "generators" / "json", folder)
        edit(folder / "generator.toml", "{machine}", f"{{machine}}-{name}")


# 0: all as expected


def test_a_fresh_workspace_is_fine_at_once(shell: Shell, tmp_path: Path) -> None:
    made = shell(tmp_path, "new", "door")
    assert made == Ran(0, "model/door.toml   written\nproofs/door.toml   written\nNext: edgewise\n", "")
    assert {path.name for path in tmp_path.iterdir()} == {"model", "proofs", "generators", "out"}
    done = shell(tmp_path)
    assert (done.code, done.err) == (0, "")
    assert "6 claims, all as expected" in done.out
    assert re.search(r"^out/door   \d+ written", done.out, re.MULTILINE)
    assert (tmp_path / "out" / "door" / "door.svg").stat().st_size > 1000
    again = shell(tmp_path, "generate", "--check")
    assert again.code == 0
    assert re.fullmatch(r"out/door   \d+ fresh\n", again.out)


def test_check_json_is_as_published(shell: Shell, room: Path) -> None:
    done = shell(room, "check", "--format", "json", "--jobs", "2")
    assert (done.code, done.err) == (0, "")
    mutex, turnstile = done.record("check")["machines"]
    assert (mutex["machine"], turnstile["machine"]) == ("mutex", "turnstile")
    waits = next(claim for claim in mutex["claims"] if claim["name"] == "somebody-waits")
    assert [(step["job"], step["trigger"], step["from"], step["to"]) for step in waits["trace"]] == [
        (1, "ENTER", "IDLE", "WAITING"),
        (1, "acquire", "WAITING", "CRITICAL"),
        (2, "ENTER", "IDLE", "WAITING"),
    ]
    rows = (room / "model" / "mutex.toml").read_text(encoding="utf-8").splitlines()
    assert [step["path"] for step in waits["trace"]] == ["model/mutex.toml"] * 3
    assert all(f'"{step["trigger"]}"' in rows[step["line"] - 1] for step in waits["trace"])
    mine = next(claim for claim in mutex["claims"] if claim["name"] == "only-me")
    assert mine["verdict"] == mine["expected"] == "refuted"
    assert mine["violated"]["job"] == mine["subject"]
    assert mine["violated"]["facts"] == {"changes lock": "true", "acts": "false"}


@pytest.mark.parametrize("machine", ["island", "swap", "dance", "cargo", "leaky-door", "election"])
@pytest.mark.parametrize("engine", ["explicit", "z3"])
def test_every_verdict_fits_the_schema(shell: Shell, tmp_path: Path, machine: str, engine: str) -> None:
    done = shell(workspace(tmp_path, machine), "check", "--format", "json", "--jobs", "2", "--engine", engine)
    (found,) = done.record("check")["machines"]
    wrong = {claim["verdict"] for claim in found["claims"] if not claim["ok"]}
    assert found["ok"] == (not wrong)
    assert done.code == (0 if not wrong else 4 if wrong == {"undecided"} else 1)


@pytest.mark.parametrize("kind", ["text", "md", "rst", "csv", "json"])
def test_table(shell: Shell, room: Path, kind: str) -> None:
    done = shell(room, "table", "turnstile", "--format", kind)
    assert (done.code, done.err) == (0, "")
    assert "COIN" in done.out
    if kind == "json":
        assert done.record("table")["machine"] == "turnstile"
    if kind in {"md", "rst"}:
        assert shell(room, "generate", "--only", "table", "turnstile").code == 0
        assert (room / "out" / "turnstile" / f"table.{kind}").read_text(encoding="utf-8") == done.out


def test_ask(shell: Shell, room: Path) -> None:
    done = shell(room, "ask", "turnstile", "LOCKED", "COIN")
    assert done.code == 0
    assert "LOCKED" in done.out
    assert "model/turnstile.toml:" in done.out
    record = shell(room, "ask", "turnstile", "LOCKED", "COIN", "--format", "json").record("ask")
    assert (record["state"], record["verb"]) == ("LOCKED", "COIN")


def test_one_claim_is_shown_with_its_trace(shell: Shell, room: Path) -> None:
    done = shell(room, "check", "--claim", "only-me", "--engine", "explicit")
    assert done.code == 0
    assert "1 claim, all as expected" in done.out
    assert "violated for process 2: changes lock => acts" in done.out
    assert "turnstile" not in done.out, "it has no claim of this name"
    everywhere = shell(room, "check", "--claim", "no-dead-end", "--engine", "explicit")
    assert everywhere.out.count("1 claim, all as expected") == 2


def test_without_claims_the_built_in_ones_are_checked(shell: Shell, room: Path) -> None:
    (room / "proofs" / "turnstile.toml").unlink()
    done = shell(room, "check", "turnstile", "--engine", "explicit")
    assert done.code == 0
    assert "3 claims, all as expected" in done.out


# 1: a finding


def test_a_claim_that_is_not_so_is_told_with_its_place(shell: Shell, room: Path) -> None:
    edit(room / "proofs" / "mutex.toml", ', expect = "refuted"', "")
    done = shell(room, "check", "--engine", "explicit")
    assert done.code == 1
    assert re.search(r"✗ only-me +refuted: 2 processes, 2 steps\n", done.out)
    assert re.search(r"^      proofs/mutex.toml:\d+$", done.out, re.MULTILINE)
    record = shell(room, "check", "--engine", "explicit", "--format", "json").record("check")
    assert [machine["ok"] for machine in record["machines"]] == [False, True]


def test_what_is_not_fresh_is_told_with_its_difference(shell: Shell, room: Path) -> None:
    only_tables(room)
    assert shell(room, "generate").code == 0
    out = room / "out" / "turnstile"
    edit(out / "table.txt", "COIN", "COYN")
    (out / "table.csv").unlink()
    (out / "notes.md").write_text("mine", encoding="utf-8")
    (room / "out" / "gone").mkdir()
    done = shell(room, "generate", "--check")
    assert done.code == 1
    assert re.search(r"^out/mutex   \d+ fresh$", done.out, re.MULTILINE)
    assert "1 stale (table.txt), 1 missing (table.csv), 1 made by no generator (notes.md)" in done.out
    wrong = next(line for line in (out / "table.txt").read_text("utf-8").splitlines() if "COYN" in line)
    assert f"\n-{wrong}\n" in done.out
    assert "out/gone   belongs to no machine: remove it\n" in done.out
    record = shell(room, "generate", "--check", "--format", "json").record("generate")
    assert record["strays"] == ["out/gone"]
    files = next(part["files"] for part in record["out"] if part["folder"] == "out/turnstile")
    assert (files["table.txt"], files["table.csv"], files["notes.md"], files["table.md"]) == (
        "stale",
        "missing",
        "extra",
        "fresh",
    )
    assert not (out / "table.csv").exists(), "--check writes nothing"


def test_outputs_can_go_elsewhere(shell: Shell, room: Path, tmp_path: Path) -> None:
    done = shell(tmp_path, "-C", "project", "generate", "--only", "table", "--out", "there", "mutex")
    assert done.code == 0
    assert done.out.startswith("there/mutex   ")
    assert (tmp_path / "there" / "mutex" / "table.txt").is_file()
    assert not (room / "out").exists()


def test_without_a_command_the_worse_of_both_counts(shell: Shell, room: Path) -> None:
    only_tables(room)
    edit(room / "proofs" / "mutex.toml", ', expect = "refuted"', "")
    done = shell(room)
    assert done.code == 1
    assert "out/mutex" in done.out, "outputs are made all the same"


# 2: what cannot be read


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "mutx"], "model: EW106 there is no machine 'mutx' here"),
        (["table", "mutx"], "did you mean 'mutex'?"),
        (["check", "--claim", "only-mee"], "--claim: EW401 there is no claim 'only-mee'"),
        (["generate", "--only", "tabel"], "EW106 there is no generator 'tabel'"),
        (["ask", "mutex", "IDEL", "ENTER"], "EW205"),
        (["ask", "mutex", "IDLE", "ENTR"], "EW206"),
        (["-C", "nowhere"], "nowhere: EW106 there is no such folder"),
        (["new", "no name"], "EW201 'no name' is not a name"),
        (["new", "all"], "EW201 'all' is not a name"),
        (["new", "x" * 65], "EW201"),
        (["new", "mutex"], "model/mutex.toml: EW107 is there already"),
        (["-C", "model", "new", "../x"], "EW201"),
    ],
    ids=" ".join,
)
def test_what_is_asked_for_must_be_there(shell: Shell, room: Path, arguments: list[str], said: str) -> None:
    before = sorted(room.rglob("*"))
    done = shell(room, *arguments)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert "help: " in done.err
    assert sorted(room.rglob("*")) == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chekc"], "invalid choice: 'chekc'"),
        (["check", "--jobs", "0"], "a number from 1 to 9"),
        (["check", "--jobs", "10"], "a number from 1 to 9"),
        (["check", "--jobs", "٣x"], "a number from 1 to 9"),
        (["check", "--jobs", "9" * 5000], "a number from 1 to 9"),
        (["check", "--form", "json"], "unrecognized arguments"),
        (["table"], "the following arguments are required: MACHINE"),
        (["table", "mutex", "--format", "yaml"], "invalid choice: 'yaml'"),
    ],
    ids=lambda value: " ".join(value)[:30] if isinstance(value, list) else "",
)
def test_what_cannot_be_typed(shell: Shell, room: Path, arguments: list[str], said: str) -> None:
    done = shell(room, *arguments)
    assert (done.code, done.out) == (2, "")
    assert said in done.err


def test_problems_are_records_too(shell: Shell, room: Path) -> None:
    edit(room / "model" / "mutex.toml", '"IDLE"', '"ITLE"')
    done = shell(room, "check", "--format", "json")
    assert done.code == 2
    found = done.record("problems")["problems"]
    assert found
    assert [f"{p['path']}:{p['line']}:{p['column']}: {p['code']} {p['message']}" for p in found] == [
        line for line in done.err.splitlines() if ": EW" in line
    ]


def test_problems_of_all_machines_are_told_at_once(shell: Shell, room: Path) -> None:
    for name in ("mutex", "turnstile"):
        edit(room / "model" / f"{name}.toml", "initial = true", "initail = true")
    done = shell(room, "check")
    assert done.code == 2
    assert set(re.findall(r"^model/(\w+)\.toml:\d", done.err, re.MULTILINE)) == {"mutex", "turnstile"}
    assert done.problems.count("111") == 2


def test_what_models_ask_of_generators_must_be_there(shell: Shell, room: Path) -> None:
    for name, asked in (("mutex", "[generate.tabel]\nfootnotes = 1\n"), ("turnstile", "[generate.table]\nwidht = 1\n")):
        with (room / "model" / f"{name}.toml").open("a", encoding="utf-8") as file:
            file.write(asked)
    done = shell(room, "generate")
    assert (done.code, done.out, done.problems) == (2, "", ["106", "111"])
    assert not (room / "out").exists(), "nothing is written before all is made"


def test_claims_about_no_machine_are_told(shell: Shell, room: Path) -> None:
    (room / "proofs" / "mutexes.toml").write_text("claims = []\n", encoding="utf-8")
    done = shell(room, "check")
    assert done.code == 2
    assert "proofs/mutexes.toml: EW403 there is no machine 'mutexes'" in done.err
    assert "did you mean 'mutex'?" in done.err


def test_a_file_and_its_machine_have_one_name(shell: Shell, room: Path) -> None:
    (room / "model" / "mutex.toml").rename(room / "model" / "lock.toml")
    assert shell(room, "table", "lock").problems == ["214"]


BAD = {
    "nothing": (b"", "105"),
    "blanks": (b" \n\n", "105"),
    "bytes": (b'machine = "caf\xe9"\n', "102"),
    "words": (b"not toml at all\n", "103"),
    "zeros": (b"\0" * 100, "103"),
    "brackets": (b"a = " + b"[" * 10_000_000, "104"),
    "brackets below the limit": (b"a = " + b"[" * 900_000, "104"),
    "braces": (b"a = " + b"{a=" * 300_000, "104"),
    "dots": (b"a" + b".a" * 400_000 + b" = 1\n", "104"),
    "one word": (b"a" * 999_999, "103"),
    "quotes": (b"'" * 999_999, "103"),
}


@pytest.mark.parametrize("name", BAD)
def test_whatever_a_file_holds_there_is_one_clear_message(shell: Shell, room: Path, name: str) -> None:
    data, code = BAD[name]
    (room / "model" / "mutex.toml").write_bytes(data)
    done = shell(room, "table", "mutex")
    assert (done.code, done.out, done.problems) == (2, "", [code])
    assert len(done.err) < 400


def test_a_directory_a_loop_and_a_locked_file_are_no_machines(shell: Shell, room: Path) -> None:
    (room / "model" / "folder.toml").mkdir()
    (room / "model" / "loop.toml").symlink_to("loop.toml")
    (room / "model" / "broken.toml").symlink_to("nowhere")
    done = shell(room, "check")
    assert (done.code, done.problems) == (2, ["101", "101", "101"])
    assert "model/folder.toml: EW101 this is a directory" in done.err


def refuse(*_: object, **__: object) -> NoReturn:
    raise PermissionError(13, "Permission denied")


def test_a_file_that_may_not_be_read(shell: Shell, room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "open", refuse)
    done = shell(room, "table", "mutex")
    assert done.code == 2
    said = "model/mutex.toml: EW101 cannot be read: Permission denied\n      help: check its permissions\n"
    assert done.err == said


def big(rows: int) -> str:
    """A machine with many rows that are all the same."""
    row = '  {on = "GO", from = "A", to = "B"},\n'
    head = 'machine = "big"\nstates = [{name = "A", initial = true}, {name = "B"}]\nverbs = [{name = "GO"}]\n'
    return f"{head}transitions = [\n{row * rows}]\n"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (big(100_000), "104"),
        (big(1).replace('to = "B"}', 'to = "B", when = "' + "(" * 10_000 + "true" + ")" * 10_000 + '"}'), "305"),
        (big(1).replace('to = "B"}', 'to = "B", when = "' + "not " * 10_000 + 'true"}'), "305"),
        (big(1).replace('to = "B"}', 'to = "B", when = "' + "true and " * 90_000 + 'true"}'), ""),
    ],
    ids=["100,000 rows", "parentheses", "nots", "a long chain"],
)
def test_size_and_depth_are_bounded(tmp_path: Path, text: str, code: str) -> None:
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "big.toml").write_text(text, encoding="utf-8")
    limit = "import resource; resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30)); "
    command = [COMMAND[0], "-c", limit + COMMAND[2], "table", "big"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
    assert "Traceback" not in done.stderr
    ran = Ran(done.returncode, done.stdout, done.stderr)
    assert (ran.code, ran.problems) == ((2, [code]) if code else (0, []))
    assert len(ran.err) < 1000


def test_what_cannot_be_written_is_told(shell: Shell, room: Path) -> None:
    (room / "out").write_text("a file", encoding="utf-8")
    done = shell(room, "generate", "--only", "table", "mutex")
    assert (done.code, done.out) == (2, "")
    assert "out/mutex/table.txt: EW" in done.err
    assert "Not a directory" in done.err
    fresh = room / "fresh"
    fresh.mkdir()
    (fresh / "model").write_text("a file", encoding="utf-8")
    assert shell(fresh, "-C", ".", "new", "door").problems == ["107"]


def test_a_folder_that_may_not_be_written(shell: Shell, room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "write_bytes", refuse)
    done = shell(room, "generate", "--only", "table")
    assert (done.code, done.problems) == (2, ["107"])
    assert "out/mutex/table.txt: EW107 cannot be written: Permission denied" in done.err
    monkeypatch.setattr(Path, "mkdir", refuse)
    assert shell(room, "new", "door").err.startswith("model: EW107 cannot be written: Permission denied\n")
    monkeypatch.undo()
    (room / "model" / "door.toml").unlink(missing_ok=True)
    (room / "proofs").rename(room / "gone")
    (room / "proofs").write_text("a file", encoding="utf-8")
    assert shell(room, "new", "door").problems == ["107"]


def test_new_never_writes_over_anything(shell: Shell, tmp_path: Path) -> None:
    assert shell(tmp_path, "new", "door").code == 0
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.toml")}
    again = shell(tmp_path, "new", "door")
    assert (again.code, again.problems) == (2, ["107", "107"])
    (tmp_path / "model" / "gate.toml").symlink_to("nowhere")
    assert shell(tmp_path, "new", "gate").code == 2
    assert {path: path.read_bytes() for path in before} == before
    assert not (tmp_path / "model" / "nowhere").exists()


def test_new_joins_the_workspace_around_it(shell: Shell, tmp_path: Path) -> None:
    shell(tmp_path, "new", "door")
    made = shell(tmp_path / "model", "new", "gate")
    assert made.out.startswith("gate.toml   written\n../proofs/gate.toml   written\n")
    assert shell(tmp_path, "-C", "else/where", "new", "hatch").out.startswith("else/where/model/hatch.toml   written\n")
    assert (tmp_path / "else" / "where" / "model" / "hatch.toml").is_file()


# 3: a fault of ours


def test_a_disagreement_of_the_engines_is_our_fault(shell: Shell, room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def credulous(search: explicit.Search) -> list[Verdict]:
        found = verdicts(search)
        return [Proved((1, 2, 3), "hearsay") if isinstance(one, Refuted) else one for one in found]

    verdicts = explicit.Search.verdicts
    monkeypatch.setattr(explicit.Search, "verdicts", credulous)
    done = shell(room, "check", "mutex", "--engine", "both")
    assert done.code == 3
    assert "not-all-wait: hearsay says proved, " in done.err
    assert "says refuted in 1 steps" in done.err
    assert "EDGEWISE_DEBUG=1" in done.err
    assert shell(room, "check", "mutex", "--engine", "explicit").code == 1


def test_a_fault_shows_its_traceback_only_where_it_is_asked_for(
    shell: Shell, room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> NoReturn:
        raise ZeroDivisionError("one over nothing")

    monkeypatch.setattr(explicit, "check", fail)
    done = shell(room, "check", "--engine", "explicit")
    assert done.code == 3
    assert done.err.startswith("edgewise: a fault of ours, not of your files: ZeroDivisionError: one over nothing\n")
    monkeypatch.setenv("EDGEWISE_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        shell(room, "check", "--engine", "explicit")


# 4: undecided


def test_undecided_is_never_fine(shell: Shell, room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def tired(*asked: object, **within: object) -> tuple[Verdict, ...]:
        _, *rest = search(*asked, **within)  # type: ignore[arg-type]  # as it came
        return (Undecided((1,), "explicit search", "it is late"), *rest)

    search = explicit.check
    monkeypatch.setattr(explicit, "check", tired)
    done = shell(room, "check", "turnstile", "--engine", "explicit")
    assert done.code == 4
    assert "undecided: it is late; nothing against it for 1 " in done.out
    record = shell(room, "check", "turnstile", "--engine", "explicit", "--format", "json").record("check")
    assert record["machines"][0]["claims"][0]["reason"] == "it is late"
    edit(room / "proofs" / "mutex.toml", ', expect = "refuted"', "")
    assert shell(room, "check", "--engine", "explicit").code == 1, "a finding counts more"


def test_a_limit_of_time(shell: Shell, room: Path) -> None:
    done = shell(room, "check", "turnstile", "--timeout", "1e-9")
    assert done.code == 4
    assert "undecided: the time limit of 1e-09 s ended the search\n" in done.out
    assert shell(room, "check", "turnstile", "--timeout", "1000").code == 0
    assert "a number of seconds above 0" in shell(room, "check", "--timeout", "0").err


def test_what_there_was_no_time_for_keeps_its_evidence(shell: Shell, room: Path) -> None:
    assert shell(room, "check", "turnstile", "--record").code == 0
    recorded = sorted((room / "proofs" / "evidence" / "turnstile").iterdir())
    assert shell(room, "check", "turnstile", "--record", "--timeout", "1e-9").code == 4
    assert sorted((room / "proofs" / "evidence" / "turnstile").iterdir()) == recorded
    assert shell(room, "check", "turnstile").code == 0


# streams


def test_keyboard_interrupt(shell: Shell, room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr(explicit, "check", interrupted)
    assert shell(room, "check", "--engine", "explicit") == Ran(130, "", "")


@pytest.mark.parametrize(
    ("arguments", "environment", "coloured"),
    [
        ([], {}, False),
        (["--color", "always"], {}, True),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        (["--color", "never"], {}, False),
    ],
)
def test_colour(room: Path, arguments: list[str], environment: dict[str, str], coloured: bool) -> None:
    done = started(room, [*arguments, "check", "turnstile", "--engine", "explicit"], **environment)
    assert done.code == 0
    assert ("\x1b[" in done.out) == coloured
    wrong = started(room, [*arguments, "check", "turnstil"], **environment)
    assert ("\x1b[" in wrong.err) == coloured


@pytest.mark.parametrize(
    ("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)], ids=str
)
def test_colour_on_a_terminal(room: Path, environment: dict[str, str], coloured: bool) -> None:
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    kept = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    command = [*COMMAND, "check", "turnstile", "--engine", "explicit"]
    subprocess.run(
        command, cwd=room, env={**kept, "TERM": "xterm", **environment}, stdout=theirs, timeout=60, check=True
    )
    os.close(theirs)
    assert (b"\x1b[" in os.read(ours, 1 << 16)) == coloured
    os.close(ours)


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "ascii:strict"])
def test_a_terminal_without_unicode(room: Path, encoding: str) -> None:
    edit(room / "proofs" / "turnstile.toml", 'says = "', 'says = "→ 日本 ✓ ')
    text = started(room, ["check", "turnstile", "-v", "--engine", "explicit"], PYTHONIOENCODING=encoding)
    record = started(room, ["check", "turnstile", "--format", "json"], PYTHONIOENCODING=encoding)
    assert (text.code, record.code) == (0, 0)
    assert (text.out + record.out).isascii()
    assert "日本" in record.record("check")["machines"][0]["claims"][0]["says"], "JSON loses nothing"


def test_a_reader_that_goes_away_is_no_fault(room: Path) -> None:
    command = [*COMMAND, "check", "-v", "--engine", "explicit"]
    with subprocess.Popen(command, cwd=room, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait(timeout=60) == 0


def test_a_full_disk_is_told(room: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    with Path("/dev/full").open("wb") as full:
        command = [*COMMAND, "table", "turnstile"]
        done = subprocess.run(command, cwd=room, stdout=full, stderr=subprocess.PIPE, timeout=60, check=False)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert b"No space left" in done.stderr


def test_nothing_of_a_text_reaches_the_terminal_as_a_command(room: Path) -> None:
    edit(room / "proofs" / "turnstile.toml", 'says = "', 'says = "\\u001b[31mred\\u0007\\u202e ')
    strange = room / "\x1b[31mstrange"
    shutil.copytree(room / "model", strange / "model")
    broken = room / "\x1b[1mbroken"
    (broken / "model").mkdir(parents=True)
    (broken / "model" / "\x1b[2Jx.toml").write_text("", encoding="utf-8")
    for arguments in (
        ["check", "-v", "--engine", "explicit", "turnstile"],
        ["-C", strange.name, "check", "--engine", "explicit", "-v"],
        ["-C", strange.name, "generate", "--only", "table"],
        ["-C", broken.name, "check"],
        ["-C", strange.name + "\x1b[5m", "check"],
        ["check", "\x1b[5m"],
        ["-C", strange.name, "generate", "--only", "table", "--check", "mutex"],
        ["-C", strange.name, "new", "door"],
    ):
        for table in strange.rglob("table.txt"):
            table.write_text("\x1b[2J", encoding="utf-8")
        done = started(room, arguments)
        assert "\x1b" not in done.out + done.err, arguments
        assert "\x07" not in done.out + done.err
    assert (strange / "model" / "door.toml").is_file()
    assert (strange / "out" / "mutex" / "table.txt").is_file()


def test_version_and_help(shell: Shell, tmp_path: Path) -> None:
    assert re.fullmatch(r"edgewise \d+\.\d+\S*\n", shell(tmp_path, "--version").out)
    for command in ([], ["check"], ["generate"], ["table"], ["ask"], ["new"]):
        shown = shell(tmp_path, *command, "--help")
        assert shown.code == 0
        assert shown.out.startswith("usage: edgewise")
