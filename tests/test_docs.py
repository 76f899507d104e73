"""What the documentation says is so: its commands are run, its problems are real, and nothing is left out.

A console block is a fenced block of kind `console`. Each line that begins with `$ ` is run, in a copy of this
workspace, on a terminal of 80 columns without colour; what follows is all that it prints, on both outputs. One line
`...` stands for lines that are left out. Besides `edgewise` a block may use `echo $?`, `cat`, `mkdir`, `cd`, `mv`,
`printf TEXT > FILE` and `sed -i 's/OLD/NEW/' FILE` with plain texts that must be there.
Run with EDGEWISE_GOLDEN=write to rewrite the blocks, then read the difference; `...` keeps its place.
"""

from __future__ import annotations

import argparse
import os
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from edgewise import load
from edgewise.check import lint
from edgewise.cli import main
from edgewise.cli.arguments import parser
from edgewise.load.proofs import KINDS
from edgewise.problem import CODES

ROOT = Path(__file__).parents[1]
WRITE = os.environ.get("EDGEWISE_GOLDEN") == "write"
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
PROBLEMS = ROOT / "docs" / "problems.md"
FOLDER = ROOT / "tests" / "problems"


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def fences(text: str, kind: str) -> list[re.Match[str]]:
    """The insides of the fenced blocks of a kind."""
    return list(re.finditer(rf"(?<=^```{kind}\n).*?(?=^```$)", text, re.DOTALL | re.MULTILINE))


def sections(text: str, level: int) -> dict[str, str]:
    """The text below each heading of a level, by heading."""
    parts = re.split(rf"^{'#' * level} (.+)\n", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def replace(path: Path, number: int, kind: str, new: str) -> None:
    """Put a new text in the block `number` of a page."""
    text = read(path)
    block = fences(text, kind)[number]
    path.write_text(text[: block.start()] + new + text[block.end() :], encoding="utf-8")


# Commands


class Shell:
    """As much of a shell as console blocks use."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self.code: object = 0
        self.capsys, self.monkeypatch = capsys, monkeypatch
        for room in ("model", "proofs", "generators", "out", "docs/drawings", "docs/logs"):
            shutil.copytree(ROOT / room, folder / "edgewise" / room)
        monkeypatch.setenv("COLUMNS", "80")
        monkeypatch.chdir(folder / "edgewise")

    def run(self, line: str) -> str:
        """What a command prints."""
        match shlex.split(line):
            case ["edgewise", *arguments]:
                with pytest.raises(SystemExit) as end:
                    main(arguments)
                self.code = end.value.code
                printed = self.capsys.readouterr()
                return printed.out + printed.err
            case ["echo", "$?"]:
                return f"{self.code}\n"
            case ["printf", text, ">", name]:
                Path(name).write_text(text.replace("\\n", "\n"), encoding="utf-8")
            case ["cat", name]:
                return read(Path(name))
            case ["mkdir", folder]:
                Path(folder).mkdir()
            case ["mv", before, after]:
                Path(before).rename(after)
            case ["cd", folder]:
                self.monkeypatch.chdir(folder)
            case ["sed", "-i", command, name]:
                _, old, new, _ = command.split("/")
                before = read(Path(name))
                assert old in before and not set(old + new) & set("*[]\\^$&"), "a plain text that is there"
                after = "".join(line.replace(old, new, 1) for line in before.splitlines(keepends=True))
                Path(name).write_text(after, encoding="utf-8")
            case _:
                pytest.fail(f"a console block cannot say: {line}")
        self.code = 0
        return ""


def steps(block: str) -> Iterator[tuple[str, str]]:
    """Each command of a block, and what follows it."""
    parts = re.split(r"^\$ (.+)\n", block, flags=re.MULTILINE)
    assert parts[0] == "", "a console block begins with a command"
    return zip(parts[1::2], parts[2::2], strict=True)


def cut(shown: str, said: str) -> str:
    """What a command said with lines left out where `shown` leaves some out: as many before and after stay."""
    head, dots, tail = shown.partition("...\n")
    if not dots:
        return said
    lines = said.splitlines(keepends=True)
    first, last = head.count("\n"), tail.count("\n")
    assert first + last < len(lines), "nothing is left out here"
    return "".join([*lines[:first], dots, *lines[len(lines) - last :]])


CONSOLE = [
    pytest.param(page, number, id=f"{page.name}-{number + 1}")
    for page in PAGES
    for number in range(len(fences(read(page), "console")))
]


@pytest.mark.parametrize(("page", "number"), CONSOLE)
def test_console(
    page: Path, number: int, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = fences(read(page), "console")[number][0]
    shell = Shell(tmp_path, capsys, monkeypatch)
    said = "".join(f"$ {line}\n{cut(after, shell.run(line))}" for line, after in steps(shown))
    if WRITE:
        replace(page, number, "console", said)
    else:
        assert said == shown


def test_lines_are_left_out_only_where_the_page_says_so() -> None:
    assert cut("a\nb\n", "a\nc\n") == "a\nc\n"
    assert cut("a\n...\nd\n", "a\nb\nc\nd\n") == "a\n...\nd\n"
    assert cut("a\n...\nd\n", "a\nb\nc\ne\n") == "a\n...\ne\n"
    with pytest.raises(AssertionError, match="nothing is left out"):
        cut("a\n...\nb\n", "a\nb\n")


def test_pages_show_nothing_that_only_looks_run() -> None:
    for page in PAGES:
        commands = re.findall(r"^\$ .*", read(page), re.MULTILINE)
        assert len(commands) == sum(len(list(steps(block[0]))) for block in fences(read(page), "console")), page.name


# Problems


def told(name: str, code: str) -> str:
    """The first problem of a code in a golden file."""
    parts = re.findall(r"^\S.*\n(?: .*\n)*", read(FOLDER / f"{name}.expect"), re.MULTILINE)
    return next(str(part) for part in parts if f": {code} " in part)


def codes() -> dict[str, str]:
    found: dict[str, str] = {}
    for group in sections(read(PROBLEMS), 2).values():
        found |= {title.partition(" ")[0]: text for title, text in sections(group, 3).items()}
    return found


def test_every_code_has_its_section_in_order() -> None:
    titles = [title for group in sections(read(PROBLEMS), 2).values() for title in sections(group, 3)]
    assert titles == [f"{code} {meaning}" for code, meaning in CODES.items()]
    for title, text in sections(read(PROBLEMS), 2).items():
        assert {code[2] for code in re.findall(r"^### (EW\d)", text, re.MULTILINE)} == {title[0]}, "hundreds"


@pytest.mark.parametrize("code", CODES)
def test_every_section_has_its_parts(code: str) -> None:
    text = codes()[code]
    parts = re.findall(r"^\*\*(.+?)\*\*", text, re.MULTILINE)
    assert parts == ["What it is.", "Why it is a problem.", "Example.", "Instead."]
    example = text.split("**Example.**")[1].split("**Instead.**")[0]
    assert f" {code} " in example, "the example shows this problem"


EXAMPLES = [
    pytest.param(number, id=block[0].partition(".toml")[0])
    for number, block in enumerate(fences(read(PROBLEMS), "text"))
]


@pytest.mark.parametrize("number", EXAMPLES)
def test_examples_are_golden(number: int) -> None:
    text = read(PROBLEMS)
    block = fences(text, "text")[number]
    code = re.findall(r"^### (EW\d+)", text[: block.start()], re.MULTILINE)[-1]
    real = told(block[0].partition(".toml")[0], code)
    if WRITE:
        replace(PROBLEMS, number, "text", real)
    else:
        assert real == block[0]


def mended() -> Iterator[tuple[str, int, str]]:
    """The file of each example, the line its problem is in, and what docs/problems.md says instead of that line."""
    for text in codes().values():
        example, better = fences(text, "text"), fences(text, "toml")
        if example and better:
            place = re.match(r"(.+?)\.toml(?::(\d+))?", example[0][0])
            assert place is not None
            yield place[1], int(place[2] or 0), better[0][0]


@pytest.mark.parametrize(("name", "line", "better"), list(mended()))
def test_the_way_out_is_one(name: str, line: int, better: str, tmp_path: Path) -> None:
    lines = (FOLDER / f"{name}.toml").read_bytes().decode(errors="replace").splitlines(keepends=True)
    after = lines[line:] if line else []
    path = tmp_path / "mended.toml"
    path.write_text("".join([*lines[: max(line - 1, 0)], better, *after]), encoding="utf-8")
    if name.startswith("claims-"):
        assert load.claims(path, load.machine(FOLDER / "door.model.toml")).claims
    else:
        assert lint(load.machine(path)) == []


# Commands, generators, rooms, links


def commands() -> dict[str, argparse.ArgumentParser]:
    groups = [action for action in parser()._actions if isinstance(action, argparse._SubParsersAction)]
    return {name: command for group in groups for name, command in group.choices.items()}


def options(of: argparse.ArgumentParser) -> set[str]:
    return {option for action in of._actions for option in action.option_strings}


def test_every_command_has_its_section_with_its_options() -> None:
    pages = sections(read(ROOT / "docs" / "commands.md"), 2)
    everywhere = options(parser())
    assert set(re.findall(r"(?<=`)--?\w[\w=-]*(?=[` ])", pages["Everywhere"])) == everywhere
    for name, command in commands().items():
        text = pages[f"edgewise {name}"]
        assert set(re.findall(r"(?<=`)--?\w[\w=-]*(?=[` ])", text)) == options(command) - everywhere, name
        assert f"$ edgewise {name}" in text, "an example"
    titles = {"edgewise", "Everywhere", "Exit codes", *(f"edgewise {name}" for name in commands())}
    assert set(pages) == titles


def test_every_kind_of_claim_is_told() -> None:
    text = sections(read(ROOT / "docs" / "language.md"), 2)["Claims: `proofs/NAME.toml`"]
    told_of = set(re.findall(r"`([\w-]+) = ", "".join(re.findall(r"^\|[^|]*\|", text, re.MULTILINE))))
    assert set(KINDS) <= told_of
    guide = read(ROOT / "CONTRIBUTING.md")
    assert all(f"`{kind}`" in guide for kind in KINDS)


def test_every_generator_has_its_paragraph() -> None:
    names = {folder.name for folder in (ROOT / "generators").iterdir() if folder.is_dir()}
    text = sections(read(ROOT / "docs" / "generators.md"), 2)
    described = {title.partition("`: ")[0].strip("`") for title in text if title.startswith("`")}
    assert described == names


def test_architecture_names_every_room_and_only_files_that_are_there() -> None:
    package = ROOT / "src" / "edgewise"
    text = read(ROOT / "ARCHITECTURE.md")
    there = {path.name + "/" * path.is_dir() for path in package.iterdir() if path.suffix in {"", ".py"}}
    there -= {"__init__.py", "__pycache__/", "schemas/"}
    named = set(re.findall(r"`([\w/]+(?:\.py|/))`", text))
    assert there <= named
    assert {name for name in named if not (ROOT / name).exists() and not (package / name).exists()} == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", read(page))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_readme_begins_with_the_two_commands() -> None:
    assert (ROOT / "run").stat().st_mode & 0o111
    first = fences(read(ROOT / "README.md"), "sh")[0][0]
    assert [line.partition("#")[0].strip() for line in first.splitlines()] == ["./run", "./run test"]
