"""The drawing for PlantUML, as a text and as PlantUML itself reads it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given, settings

from compiling import machine_of
from edgewise.machine import Machine
from reading import MACHINES, arrows, made, one, wanted
from strategies import machines


@pytest.fixture(scope="module")
def plantuml() -> list[str]:
    """The command of PlantUML. With Java it takes 200 MB: nobody must have it."""
    jar = os.environ.get("EDGEWISE_PLANTUML", "")
    if jar:
        return ["java", "-Djava.awt.headless=true", "-jar", jar]
    if shutil.which("plantuml"):
        return ["plantuml", "-headless"]
    pytest.fail("no PlantUML: apt-get install plantuml, or EDGEWISE_PLANTUML=plantuml.jar")


def drawn(plantuml: list[str], folder: Path, texts: list[str]) -> list[str]:
    """What PlantUML draws of each text, as SVG."""
    for number, text in enumerate(texts):
        (folder / f"{number}.puml").write_text(text, encoding="utf-8")
    done = subprocess.run([*plantuml, "-tsvg", "*.puml"], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return [(folder / f"{number}.svg").read_text(encoding="utf-8") for number in range(len(texts))]


AWKWARD = machine_of(
    ["state", "State", "end", "END-", "note", "__x__", "a--b", "_", "title", "A-1", "A_1", "legend", "hide", "as"],
    [("state", "State"), ("a--b", "__x__"), ("end", "end"), ("title", "as"), ("A-1", "A_1"), ("_", "hide")],
    ["v--v", "__w__", "json"],
    [("v--v", "a--b"), ("__w__", "a--b"), ("json", "_"), ("json", "note")],
)


def words(text: str) -> str:
    """All letters of a text but blanks: SVG has each piece of one type apart."""
    return "".join(text.split())


def shows(machine: Machine, svg: str) -> None:
    """Every state and every label is among the words that are drawn, as it is meant."""
    found = words(unescape("".join(re.findall(r"<text[^>]*>([^<]*)", svg))).replace("\u00a0", ""))
    for state in machine.states:
        assert words(state.name) in found
    for _, _, label in wanted(machine):
        assert all(words(row) in found for row in label), label


def test_awkward_names_are_read_back() -> None:
    drawing = one("plantuml", made(AWKWARD, "plantuml"))
    assert arrows(drawing) == wanted(AWKWARD)
    assert [state.name for state in drawing.states] == [state.name for state in AWKWARD.states]


@pytest.mark.by_hand
def test_plantuml_itself_draws_them(plantuml: list[str], tmp_path: Path) -> None:
    known = [*MACHINES, AWKWARD]

    @settings(max_examples=20)
    @given(machines())
    def draw(machine: Machine) -> None:
        known.append(machine)

    draw()
    for machine, svg in zip(
        known, drawn(plantuml, tmp_path, [made(machine, "plantuml") for machine in known]), strict=True
    ):
        shows(machine, svg)
