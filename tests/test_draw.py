from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from edgewise import draw
from edgewise.problem import Unreadable

ROOT = Path(__file__).parents[1]
GRAPH = """\
digraph {
  RUNNING -> PAUSED [label="PAUSE"]
  PAUSED -> RUNNING [label="RESUME"]
}
"""
SVG = "{http://www.w3.org/2000/svg}"


def problems(dot: str, path: str = "job.dot") -> str:
    with pytest.raises(Unreadable) as caught:
        draw.svg(dot, path)
    return str(caught.value)


def test_every_node_edge_and_label_is_drawn() -> None:
    picture = ET.fromstring(draw.svg(GRAPH))
    titles = {
        kind: [group.findtext(f"{SVG}title") for group in picture.iter(f"{SVG}g") if group.get("class") == kind]
        for kind in ("node", "edge")
    }
    assert titles == {"node": ["RUNNING", "PAUSED"], "edge": ["RUNNING->PAUSED", "PAUSED->RUNNING"]}
    assert sorted(text.text or "" for text in picture.iter(f"{SVG}text")) == ["PAUSE", "PAUSED", "RESUME", "RUNNING"]
    assert picture.tag == f"{SVG}svg"


def test_the_machine_it_runs_on_leaves_no_trace(tmp_path: Path) -> None:
    code = "import sys; from edgewise import draw; sys.stdout.buffer.write(draw.svg(sys.stdin.read()).encode())"
    elsewhere = {
        "PATH": str(tmp_path),
        "HOME": str(tmp_path),
        "LC_ALL": "C",
        "TZ": "Asia/Tokyo",
        "FONTCONFIG_FILE": str(tmp_path / "no-fonts.conf"),
        "GVBINDIR": str(tmp_path),
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    done = subprocess.run(
        [sys.executable, "-c", code], input=GRAPH.encode(), cwd=tmp_path, env=elsewhere, check=True, capture_output=True
    )
    assert done.stdout.decode() == draw.svg(GRAPH)
    assert not done.stderr


def test_a_dot_on_the_path_is_not_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("dot", draw.RENDERER):
        (tmp_path / name).write_text("#!/bin/sh\necho not this one\n", encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    before = draw.svg(GRAPH)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    assert draw.svg(GRAPH) == before


def test_text_outside_the_font_tables_is_drawn() -> None:
    assert "naïve → ∀" in draw.svg('digraph { a [label="naïve → ∀"] }')


def test_a_mistake_is_told_at_its_line() -> None:
    assert problems("digraph {\n  a -> [\n}\n") == (
        "job.dot:2:1: EW501 not drawn: Error: <stdin>: syntax error in line 2 near '['"
    )


def test_what_is_squeezed_or_unknown_is_no_drawing() -> None:
    assert problems('digraph { a [label="much too long" fixedsize=true width=0.1 shape=nosuch] }') == (
        "job.dot: EW501 not drawn: Warning: using box for unknown shape nosuch\n"
        "job.dot: EW501 not drawn: Warning: node 'a', graph '%1' size too small for label"
    )


@pytest.mark.parametrize("text", ["", "\n", "// nothing\n"])
def test_no_graph_is_no_drawing(text: str) -> None:
    assert problems(text) == "job.dot: EW501 not drawn: there is no graph in this text"


def test_scripts_in_an_unusual_place_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = draw.svg(GRAPH)
    monkeypatch.setattr("sysconfig.get_path", lambda _: str(tmp_path))
    assert draw.svg(GRAPH) == before


def test_without_the_renderer_there_is_a_way_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sysconfig.get_path", lambda _: str(tmp_path))
    monkeypatch.setattr(metadata, "files", lambda _: None)
    with pytest.raises(Unreadable) as caught:
        draw.svg(GRAPH, "job.dot")
    (problem,) = caught.value.problems
    assert problem.message == (
        "no drawing without the renderer: the package 'graphviz-pure' is not installed in this Python"
    )
    assert problem.help.startswith("install edgewise again")


def test_a_renderer_that_cannot_start_is_told_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = tmp_path / "gone"
    monkeypatch.setattr(draw, "_renderer", lambda _: gone)
    assert "is not installed in this Python" in problems(GRAPH)


def test_the_renderer_is_the_pinned_one() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pins = [line.partition(";")[0].strip() for line in project["dependencies"] if line.startswith(draw.RENDERER)]
    assert pins == [f"{draw.RENDERER}=={metadata.version(draw.RENDERER)}"]
