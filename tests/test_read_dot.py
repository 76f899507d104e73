"""DOT against Graphviz itself: the same nodes, edges and attributes in any graph."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from typing import TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgewise.draw import _renderer
from edgewise.problem import Unreadable
from edgewise.readers.dot_graph import TELLING, make
from edgewise.readers.dot_syntax import graph
from edgewise.readers.passage import Passage, passage
from edgewise.source import Source

Facts: TypeAlias = Counter[tuple[str, ...]]

IDS = ("a", "b", "_c1", '"d e"', '"f" + "g"', "-1.5", '"b"', "é", '"q\\"uote"', '"one \\\nline"')
VALUES = ("x", '"two words"', "point", '"a\\nb"', '""', "back", "none", "3", '"\\\\"')
DEFAULTS = (("label", "\\N"), ("shape", ""), ("style", ""))
NAMES = tuple(sorted(TELLING | {"color"}))


@st.composite
def attributes(draw: st.DrawFn, least: int = 0) -> str:
    pairs = draw(st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(VALUES)), min_size=least, max_size=3))
    between = draw(st.sampled_from((", ", "; ", " ", "][")))
    return f" [{between.join(f'{name}={value}' for name, value in pairs)}]" if pairs else ""


@st.composite
def ends(draw: st.DrawFn, arrow: str, depth: int) -> str:
    if depth < 2 and draw(st.integers(0, 4)) == 0:
        name = draw(st.sampled_from(("", "subgraph ", "subgraph s ", "subgraph cluster_t ")))
        return f"{name}{{ {draw(bodies(arrow, depth + 1))} }}"
    ids = draw(st.lists(st.sampled_from(IDS), min_size=1, max_size=draw(st.sampled_from((1, 1, 1, 2)))))
    return ", ".join(ids) + draw(st.sampled_from(("", "", "", ":n", ":p:sw")))


@st.composite
def statements(draw: st.DrawFn, arrow: str, depth: int) -> str:
    match draw(st.sampled_from(("edge", "edge", "edge", "node", "defaults", "assign", "comment"))):
        case "edge":
            chain = draw(st.lists(ends(arrow, depth), min_size=2, max_size=3))
            return f" {arrow} ".join(chain) + draw(attributes())
        case "node":
            return draw(ends(arrow, 2)) + draw(attributes())
        case "defaults":
            return draw(st.sampled_from(("node", "edge", "graph", "Node"))) + draw(attributes(1))
        case "assign":
            return "rankdir = LR"
        case _:
            return draw(st.sampled_from(("/* b -> b */ a", "// b -> b\n a", "\n# b -> b\n a", "a")))


@st.composite
def bodies(draw: st.DrawFn, arrow: str, depth: int) -> str:
    found = draw(st.lists(statements(arrow, depth), max_size=6 - 2 * depth))
    return draw(st.sampled_from((";\n", "\n"))).join(found)


@st.composite
def graphs(draw: st.DrawFn) -> str:
    kind, arrow = draw(st.sampled_from((("digraph", "->"), ("graph", "--"), ("DiGraph", "->"))))
    return f"{draw(st.sampled_from(('', 'strict ')))}{kind} g {{\n{draw(bodies(arrow, 0))}\n}}\n"


def renderer(text: str) -> tuple[Facts, Facts]:
    """Nodes and edges as Graphviz has them."""
    done = subprocess.run([_renderer(""), "-Tdot_json"], input=text.encode(), capture_output=True, check=False)
    whole = json.loads(done.stdout)
    made = [one for one in whole.get("objects", ()) if one["_gvid"] >= whole["_subgraph_cnt"]]
    names = {one["_gvid"]: one["name"] for one in made}
    nodes = [(one["name"], *(one.get(name, none) for name, none in DEFAULTS)) for one in made]
    edges = [(names[one["tail"]], names[one["head"]], *_told(one)) for one in whole.get("edges", ())]
    return Counter(nodes), _either_way(edges, whole["directed"])


def _told(edge: dict[str, str]) -> tuple[str, ...]:
    return tuple(edge.get(name, "") for name in ("label", "dir", "arrowhead", "arrowtail"))


def _either_way(edges: list[tuple[str, ...]], directed: bool) -> Facts:
    return Counter((*(edge[:2] if directed else sorted(edge[:2])), *edge[2:]) for edge in edges)


def ours(part: Passage) -> tuple[Facts, Facts]:
    one = graph(part, 0)
    whole = make(part, one)
    nodes = [
        (id, *(node.attributes[name].text if name in node.attributes else none for name, none in DEFAULTS))
        for id, node in whole.nodes.items()
    ]
    told = [{name: value.text for name, value in edge.attributes.items()} for edge in whole.edges]
    edges = [(edge.source, edge.target, *_told(said)) for edge, said in zip(whole.edges, told, strict=True)]
    return Counter(nodes), _either_way(edges, one.directed)


@given(graphs())
def test_any_graph_is_read_as_graphviz_reads_it(text: str) -> None:
    assert ours(passage(Source("g.dot", text), 0, "", None)) == renderer(text)


@pytest.mark.parametrize(
    "text",
    [
        "digraph { a -> }",
        "digraph { a - b }",
        "digraph { a -- b }",
        "graph { a -> b }",
        "digraph { a [label] }",
        "digraph { node x=3 }",
        "digraph { a, }",
        "digraph { subgraph }",
        "digraph { a -> subgraph s }",
        'digraph { "a" + b }',
        "digraph { a [x=y }",
        "digraph { { a }",
        'digraph { "a }',
        "digraph { /* }",
        "digraph { a [label=<b<i>] }",
        "digraph { a [=x] }",
        "digraph { a : }",
        "digraph a b { }",
        "strict { }",
        "digraph ;",
        "digraph { ! }",
    ],
)
def test_both_refuse(text: str) -> None:
    done = subprocess.run([_renderer(""), "-Tdot_json"], input=text.encode(), capture_output=True, check=False)
    assert b"syntax error" in done.stderr
    with pytest.raises(Unreadable) as error:
        graph(passage(Source("g.dot", text), 0, "", None), 0)
    (problem,) = error.value.problems
    assert problem.code == "EW612" and problem.help and problem.span.line == 1
