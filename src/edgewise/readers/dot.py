"""DOT, the language of Graphviz: nodes, edges and their attributes as a drawing shows them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from edgewise.observed import Drawing, Head, Label
from edgewise.readers.dot_graph import Edge, Made, make
from edgewise.readers.dot_syntax import Graph, graph
from edgewise.readers.dot_text import lines
from edgewise.readers.dot_tokens import Token
from edgewise.readers.lettering import labels, shown
from edgewise.readers.passage import MARGIN, Passage, passage
from edgewise.readers.sketch import Arrow, Kind, Node, drawing
from edgewise.source import Source

_WORD: Final = re.compile(rf"{MARGIN}(?=strict\s|graph\b|digraph\b)", re.IGNORECASE)
_HEADER: Final = re.compile(
    r'\s*+(?:strict\s++)?(?:di)?graph\b(?:\s*+(?:"[^"\n]*+"|[^\s{}\[\]=;"]++))?\s*+\{', re.IGNORECASE
)
_MEANT: Final = re.compile(r"\s*(?:strict\s++)?digraph\b", re.IGNORECASE)
"""A text that begins like this is meant to be DOT, whatever comes then."""


def read(source: Source) -> tuple[Drawing, ...]:
    """Every graph in a text, whatever stands around it. Raises Unreadable with the first that is broken."""
    found: list[Drawing] = []
    parts: dict[str, Passage] = {}
    row = 0
    while row < len(source.lines):
        if word := _WORD.match(source.lines[row]):
            part, start = _part(source, row, word["margin"], parts)
            first = not found and _MEANT.match(source.text)
            while first or _HEADER.match(part.text, start):
                one = graph(part, start)
                found += _drawing(part, one)
                first, start, row = None, one.end, part.first - 1 + part.row(one.end - 1)
        row += 1
    return tuple(found)


def _part(source: Source, row: int, margin: str, parts: dict[str, Passage]) -> tuple[Passage, int]:
    """The lines that line `row` (from 0) is among, and where it begins in their text, its margin aside."""
    marks = margin if margin.strip() else ""
    part = parts.get(marks)
    if part is None or row >= part.first - 1 + len(part.lines):
        part = parts[marks] = passage(source, row if marks else 0, marks, None)
    here = row - (part.first - 1)
    return part, part.starts[here] + len(margin) - part.margins[here]


def _drawing(part: Passage, one: Graph) -> Iterator[Drawing]:
    """The drawing of a graph; none where nothing is in it."""
    made = make(part, one)
    nodes = {id: _node(part, id, node) for id, node in made.nodes.items()}
    arrows = [_arrow(part, one, edge) for edge in made.edges if "invis" not in _said(edge.attributes, "style")]
    ways = [arrow.forwards for arrow in arrows]
    sources, targets = {arrow.source for arrow in ways}, {arrow.target for arrow in ways}
    for id, node in made.nodes.items():
        if _is_mark(id, node):
            kinds: dict[tuple[bool, bool], Kind] = {(True, False): "start", (True, True): "junction"}
            nodes[id].kind = kinds.get((id in sources, id in targets), "end")
    if nodes:
        yield drawing("dot", part.place(one.start, one.end), nodes, arrows)


def _is_mark(id: str, node: Made) -> bool:
    """Whether a node is a mark for where all begins or ends: a point, or what shows no text."""
    label = node.attributes.get("label")
    empty = label is not None and not "".join(lines(label, id)).strip()
    hidden = "invis" in _said(node.attributes, "style") or id == "[*]" or id.startswith("__init")
    return empty or hidden or _said(node.attributes, "shape") == "point"


def _node(part: Passage, id: str, node: Made) -> Node:
    """A node as it is shown."""
    label = node.attributes.get("label")
    title = lines(label, id, record="record" in _said(node.attributes, "shape")) if label else []
    name, titled = shown(id, title)
    start = part.text.find(name, label.start, label.end) if titled and label else -1
    if start >= 0:
        return Node(name, part.place(start, start + len(name)))
    return Node(name, part.place(node.word.start, node.word.end))


def _arrow(part: Passage, one: Graph, edge: Edge) -> Arrow:
    """The line of an edge."""
    said = edge.attributes
    way = _said(said, "dir") or ("forward" if one.directed else "none")
    tail: Head = _head(_said(said, "arrowtail")) if way in {"back", "both"} else "none"
    head: Head = _head(_said(said, "arrowhead")) if way in {"forward", "both"} else "none"
    span = part.place(edge.word.start, edge.word.end)
    return Arrow(edge.source, edge.target, span, tail, head, _labels(part, one, edge))


def _labels(part: Passage, one: Graph, edge: Edge) -> tuple[Label, ...]:
    label = edge.attributes.get("label")
    if label is None:
        return ()
    start = label.start + (part.text[label.start] in '"<')
    raw = part.text[start : label.end - (start > label.start)]
    text = "\n".join(lines(label, f"{edge.source}{edge.word.text}{edge.target}"))
    if one.name == "state_automaton":
        # The Linux kernel's dialect: an event that leads to several states is told apart by where it leads.
        text = "\n".join(event.removesuffix(f"__{edge.target}") for event in text.split())
    return labels(text, raw, lambda begin, end: part.place(start + begin, start + end))


def _said(attributes: Mapping[str, Token], name: str) -> str:
    return attributes[name].text.lower() if name in attributes else ""


def _head(shape: str) -> Head:
    """What an arrow shape (https://graphviz.org/doc/info/arrows.html) shows at an end; "" is the usual one."""
    if shape == "none":
        return "none"
    return "out" if shape.lstrip("olr").startswith("inv") else "in"
