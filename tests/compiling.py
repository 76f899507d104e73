"""C headers made, compiled and run: what the tests of the C header share."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

import pytest

from conftest import CI, Need
from edgewise import generate, generator, load
from edgewise.machine import Event, Machine, Option, State, Transition, Verb

ROOT = Path(__file__).parents[1]
GENERATOR = generator.generator(ROOT / "generators" / "c-header", "generators/c-header")
BLOCK_JOB = load.machine(ROOT / "model" / "block-job.toml", "model/block-job.toml")
STRICT = ["-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Werror"]
STRICTER = [*STRICT, "-Wshadow", "-Wundef", "-Wsign-conversion", "-Wcast-qual", "-Wredundant-decls"]

Files: TypeAlias = dict[str, str]


@dataclass(frozen=True)
class Language:
    """A compiler and what it is to read."""

    program: str
    package: str
    standard: str
    bits: str = "-m64"

    def __str__(self) -> str:
        return f"{self.program}-{self.standard}{self.bits}"

    @property
    def command(self) -> list[str]:
        kind = "c++" if "++" in self.program else "c"
        return [self.program, f"-std={self.standard}", self.bits, "-x", kind]


COMPILERS = (("gcc", "gcc", "c"), ("clang", "clang", "c"), ("g++", "g++", "c++"), ("clang++", "clang", "c++"))
LANGUAGES = [
    Language(program, package, standard, bits)
    for program, package, kind in COMPILERS
    for standard in (("c99", "c11") if kind == "c" else ("c++11",))
    for bits in ("-m64", "-m32")
]
GCC = Language("gcc", "gcc", "c99")


def files(machine: Machine) -> Files:
    return {artefact.path: artefact.text for artefact in generate.artefacts(machine, GENERATOR)}


def asked(machine: Machine, **options: object) -> Machine:
    """`machine` with options for the C header: `pin_states="..."`."""
    given_ = tuple(Option("c-header", key.replace("_", "-"), value) for key, value in options.items())
    return replace(machine, options=given_)


def place(found: Files, folder: Path) -> None:
    for name, text in found.items():
        (folder / name).write_text(text, encoding="utf-8")


def compiled(
    language: Language, folder: Path, source: str, *more: str, warnings: list[str] = STRICT
) -> subprocess.CompletedProcess[str]:
    command = [*language.command, *warnings, *more, "-o", "made", source]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def ran(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([folder / "made"], cwd=folder, capture_output=True, text=True, check=False)


def must(result: subprocess.CompletedProcess[str]) -> str:
    assert result.returncode == 0, result.stdout + result.stderr
    assert not result.stderr
    return result.stdout


def wanted(language: Language, need: Need, tmp_path: Path) -> None:
    """Skip without the compiler, or without its other word length; in CI, fail."""
    need(language.program, language.package)
    empty = "int main(void) { return 0; }\n"
    (tmp_path / "empty.c").write_text(empty, encoding="utf-8")
    if compiled(language, tmp_path, "empty.c").returncode:
        message = f"{language} cannot compile and link: apt-get install gcc-multilib g++-multilib"
        if CI:
            pytest.fail(message, pytrace=False)
        pytest.skip(message)


def machine_of(
    states: list[str],
    edges: list[tuple[str, str]] | None = None,
    verbs: list[str] | None = None,
    cells: list[tuple[str, str]] | None = None,
    note: str = "",
) -> Machine:
    """A machine with these edges (all by one event), and these verbs accepted in these states."""
    return Machine(
        "m",
        tuple(State(name, "" if number else note, number == 0) for number, name in enumerate(states)),
        tuple(Verb(name) for name in verbs or ()),
        (Event("tick", note),),
        transitions=(
            *(Transition("tick", (source,), target) for source, target in edges or ()),
            *(Transition(verb, (state,)) for verb, state in cells or ()),
        ),
        note=note,
    )
