"""What the statements of a graph in the DOT language make, one after another: nodes and edges with their attributes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise, product
from typing import Final

from edgewise.readers.dot_syntax import Chain, Defaults, End, Graph, Statement, Subgraph
from edgewise.readers.dot_tokens import Token
from edgewise.readers.passage import Passage, refuse

TELLING: Final = frozenset({"label", "shape", "style", "dir", "arrowhead", "arrowtail"})
"""The attributes that say something about a machine."""

MOST: Final = 20_000
"""Edges of a drawing."""


@dataclass(slots=True)
class _Scope:
    """What nodes and edges begin with inside some braces, the nodes that are named there, and the named subgraphs."""

    node: Mapping[str, Token]
    edge: Mapping[str, Token]
    nodes: dict[str, None] = field(default_factory=dict)
    named: dict[str, _Scope] = field(default_factory=dict)


@dataclass(slots=True)
class Edge:
    """An edge: its ends, the arrow between them, and its attributes."""

    source: str
    target: str
    word: Token
    attributes: dict[str, Token]


@dataclass(frozen=True, slots=True)
class Made:
    """A node: where it is first named, and its attributes."""

    word: Token
    attributes: dict[str, Token]


@dataclass(slots=True)
class Whole:
    """The nodes by their names, and the edges, both in the order of the text."""

    part: Passage
    graph: Graph
    nodes: dict[str, Made] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)
    strict: dict[tuple[str, ...], Edge] = field(default_factory=dict)

    def fill(self, body: Iterable[Statement], scope: _Scope, around: tuple[_Scope, ...]) -> None:
        """Do what the statements of some braces say; `around` are the scopes that this one is in."""
        for statement in body:
            match statement:
                case Defaults("node", attributes):
                    scope.node = {**scope.node, **_telling(attributes)}
                case Defaults("edge", attributes):
                    scope.edge = {**scope.edge, **_telling(attributes)}
                case Chain():
                    self.chain(statement, (scope, *around))
                case _:
                    pass

    def chain(self, chain: Chain, scopes: tuple[_Scope, ...]) -> None:
        """Make the nodes and edges of one chain."""
        ends = [self.end(end, scopes) for end in chain.ends]
        attributes = _telling(chain.attributes)
        if not chain.arrows and not isinstance(chain.ends[0], Subgraph):
            for node in ends[0]:
                self.nodes[node].attributes.update(attributes)
        for (sources, targets), word in zip(pairwise(ends), chain.arrows, strict=True):
            if len(self.edges) + len(sources) * len(targets) > MOST:
                help = "draw a machine of fewer arrows"
                raise refuse(self.part.place(word.start, word.end), f"more than {MOST:,} edges", help)
            for source, target in product(sources, targets):
                self.edge(Edge(source, target, word, {**scopes[0].edge, **attributes}), attributes)

    def edge(self, edge: Edge, own: dict[str, Token]) -> None:
        """Add an edge; in a strict graph one that is there already is given the attributes instead."""
        ends = (edge.source, edge.target)
        key = ends if self.graph.directed else tuple(sorted(ends))
        if self.graph.strict and (there := self.strict.setdefault(key, edge)) is not edge:
            there.attributes.update(own)
        else:
            self.edges.append(edge)

    def end(self, end: End, scopes: tuple[_Scope, ...]) -> Collection[str]:
        """The nodes at an end of a chain, made where they are new; what the other ends add to it counts too."""
        if not isinstance(end, Subgraph):
            for node in end:
                if node.text not in self.nodes:
                    self.nodes[node.text] = Made(node, dict(scopes[0].node))
                for scope in scopes:
                    scope.nodes[node.text] = None
            return [node.text for node in end]
        inner = _Scope(scopes[0].node, scopes[0].edge)
        if end.name:
            inner = scopes[0].named.setdefault(end.name, inner)
        self.fill(end.body, inner, scopes)
        for scope in scopes:
            scope.nodes.update(inner.nodes)
        return inner.nodes


def make(part: Passage, graph: Graph) -> Whole:
    """The nodes and edges of a graph of a passage. Raises Unreadable where they are too many."""
    whole = Whole(part, graph)
    whole.fill(graph.body, _Scope({}, {}), ())
    return whole


def _telling(attributes: Mapping[str, Token]) -> dict[str, Token]:
    return {name: value for name, value in attributes.items() if name in TELLING}
