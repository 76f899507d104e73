"""The drawing for Mermaid, as a text and as Mermaid itself reads it."""

from __future__ import annotations

import json
import os
import subprocess
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from compiling import machine_of
from conftest import Need
from edgewise.machine import Machine
from edgewise.views.arrows import ids
from edgewise.views.mermaid import KEYWORDS
from reading import MACHINES, Arrow, arrows, made, one, wanted
from strategies import machines

ASK = """
import { JSDOM } from "jsdom";
import fs from "node:fs";
globalThis.window = new JSDOM("").window;
globalThis.document = window.document;
const { default: mermaid } = await import("mermaid"); // it looks for a window where it begins
mermaid.initialize({});
for (const text of JSON.parse(fs.readFileSync(0, "utf8"))) {
  await mermaid.parse(text);
  const data = (await mermaid.mermaidAPI.getDiagramFromText(text)).db.getData();
  const names = new Map(data.nodes.map((node) => [node.id, [node.label, node.shape]]));
  console.log(JSON.stringify(data.edges.map((edge) => [names.get(edge.start), names.get(edge.end), edge.label])));
}
"""
"""A program for Node.js: texts as a JSON list in, the edges of each out, a line each."""


@pytest.fixture(scope="module")
def mermaid(need: Need) -> tuple[str, Path]:
    """Node.js, and the folder where somebody ran `npm install mermaid jsdom`: 180 MB that nobody must have."""
    folder = os.environ.get("EDGEWISE_MERMAID", "")
    if not folder:
        pytest.fail("EDGEWISE_MERMAID names no folder: npm install mermaid@11 jsdom, in a folder of its own")
    return need("node", "nodejs"), Path(folder)


def asked(mermaid: tuple[str, Path], texts: list[str]) -> list[list[Arrow]]:
    """The arrows between states that Mermaid itself finds in each text."""
    node, folder = mermaid
    done = subprocess.run(
        [node, "--input-type=module", "-e", ASK],
        cwd=folder,
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [sorted(arrow for edge in json.loads(line) for arrow in _arrow(*edge)) for line in done.stdout.splitlines()]


def _arrow(source: Any, target: Any, label: str | None) -> list[Arrow]:
    if {source[1], target[1]} & {"stateStart", "stateEnd", "note"}:
        return []
    rows = unescape((label or "").replace("\\_", "_")).split("<br>")
    return [(source[0].replace("\\_", "_"), target[0].replace("\\_", "_"), tuple(sorted(rows)))]


AWKWARD = machine_of(
    ["state", "State", "end", "END-", "note", "__x__", "_y_", "_", "root", "A-1", "A_1", "classDef", "href", "as"],
    [("state", "State"), ("_y_", "__x__"), ("end", "end"), ("root", "as"), ("A-1", "A_1"), ("_", "href")],
    ["_v_", "__w__", "class"],
    [("_v_", "_y_"), ("__w__", "_y_"), ("class", "_")],
)


def test_awkward_names_are_read_back() -> None:
    drawing = one("mermaid", made(AWKWARD, "mermaid"))
    assert arrows(drawing) == wanted(AWKWARD)
    assert [state.name for state in drawing.states] == [state.name for state in AWKWARD.states]


def test_ids_are_their_own() -> None:
    found = ids(AWKWARD.states, KEYWORDS)
    assert len(set(found.values())) == len(AWKWARD.states)
    assert (found["A_1"], found["A-1"], found["state"], found["State"]) == ("A_1", "A_1_", "state_", "State_")


@pytest.mark.by_hand
def test_mermaid_itself_finds_the_edges(mermaid: tuple[str, Path]) -> None:
    known = [*MACHINES, AWKWARD]
    assert asked(mermaid, [made(machine, "mermaid") for machine in known]) == [wanted(machine) for machine in known]


@pytest.mark.by_hand
def test_mermaid_itself_finds_the_edges_of_any_machine(mermaid: tuple[str, Path]) -> None:
    """One Node.js for all: it takes two seconds to start."""
    drawn: list[Machine] = []

    @settings(max_examples=40)
    @given(machines())
    def draw(machine: Machine) -> None:
        drawn.append(machine)

    draw()
    assert asked(mermaid, [made(machine, "mermaid") for machine in drawn]) == [wanted(machine) for machine in drawn]
