"""Generators made for a test, and what they make of a small machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from edgewise import generate, generator, load, workspace
from edgewise.generator import Generator
from edgewise.machine import Machine
from edgewise.problem import Problem, Unreadable

ROOT = Path(__file__).parents[1]
MACHINES = [*sorted((ROOT / "model").glob("*.toml")), ROOT / "tests" / "corpus" / "tcp.toml"]
SHIPPED = generator.load(workspace.find(ROOT))
NAMES = [found.name for found in SHIPPED]


def door(shown: str = "model/door.toml", folder: Path = ROOT / "tests" / "problems") -> Machine:
    return load.machine(folder / "door.model.toml", shown)


def made(folder: Path, toml: str, **templates: str) -> Generator:
    """A generator from the text of its files; `a_md="..."` is the template a.md."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "generator.toml").write_text(toml, encoding="utf-8")
    for name, text in templates.items():
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")
    return generator.generator(folder, f"generators/{folder.name}")


def simple(folder: Path, template: str, **more: str) -> Generator:
    toml = 'view = "machine"\nartefacts = [{path = "{machine}.txt", template = "a.j2"}]\n'
    return made(folder, toml, a_j2=template, **more)


def text(found: Generator, machine: Machine | None = None) -> str:
    (artefact,) = generate.artefacts(machine or door(), found)
    return artefact.text


def refusal(found: Generator, machine: Machine | None = None) -> Problem:
    with pytest.raises(Unreadable) as error:
        generate.artefacts(machine or door(), found)
    (problem,) = error.value.problems
    assert problem.help
    return problem
