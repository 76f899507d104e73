"""Nodes and arrows, as the languages of drawings have them, made into what everybody sees of a drawing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from edgewise.observed import Drawing, DrawnState, End, Head, Label, Line
from edgewise.problem import Span
from edgewise.readers.passage import refuse

Kind: TypeAlias = Literal["state", "start", "end", "junction"]
"""A state, the mark of where all begins, that of where all ends, or a mark that lines pass through."""

MOST: Final = 100_000
"""Ends of lines that go through marks: each way from one state through marks to another is one."""


@dataclass(slots=True)
class Node:
    """What lines lead to. `span` is where its name stands."""

    name: str
    span: Span
    kind: Kind = "state"


@dataclass(frozen=True, slots=True)
class Arrow:
    """A line from the node `source` to the node `target`, with its heads there."""

    source: str
    target: str
    span: Span
    tail: Head = "none"
    head: Head = "in"
    labels: tuple[Label, ...] = ()

    @property
    def forwards(self) -> Arrow:
        """The same line, seen from the side that has no head."""
        if self.tail != "in" or self.head == "in":
            return self
        return Arrow(self.target, self.source, self.span, self.head, self.tail, self.labels)


def drawing(reader: str, span: Span, nodes: Mapping[str, Node], arrows: Sequence[Arrow]) -> Drawing:
    """The drawing of nodes and arrows. Raises Unreadable where marks join lines in too many ways.

    A mark that lines pass through makes a line of those that lead to it from states, and those
    that lead on from it to states, through other marks too.
    """
    paths = _Paths(nodes)
    for arrow in arrows:
        paths.add(arrow)
    states = tuple(DrawnState(node.name, node.span) for node in nodes.values() if node.kind == "state")
    lines = [
        *(Line((_end(nodes, arrow.source, arrow, arrow.tail), _end(nodes, arrow.target, arrow)), arrow.labels)
          for arrow in paths.plain),
        *paths.joined(),
    ]  # fmt: skip
    lines.sort(key=lambda line: (line.ends[0].span.line, line.ends[0].span.column))
    return Drawing(reader, span, states, tuple(lines), starts=tuple(paths.starts()), loose=tuple(paths.loose()))


def _end(nodes: Mapping[str, Node], id: str, arrow: Arrow, head: Head | None = None, *, alone: bool = False) -> End:
    return End(nodes[id].name, arrow.span, arrow.head if head is None else head, labels=arrow.labels if alone else ())


@dataclass(slots=True)
class _Paths:
    """Arrows between states, and those from and to each mark."""

    nodes: Mapping[str, Node]
    plain: list[Arrow] = field(default_factory=list)
    out: dict[str, list[Arrow]] = field(default_factory=dict)
    into: dict[str, list[Arrow]] = field(default_factory=dict)
    ends: int = 0

    def add(self, arrow: Arrow) -> None:
        if self.kind(arrow.source) == self.kind(arrow.target) == "state":
            self.plain.append(arrow)
        else:
            forwards = arrow.forwards
            self.out.setdefault(forwards.source, []).append(forwards)
            self.into.setdefault(forwards.target, []).append(forwards)

    def kind(self, id: str) -> Kind:
        return self.nodes[id].kind

    def of(self, kind: Kind) -> list[str]:
        return [id for id, node in self.nodes.items() if node.kind == kind]

    def starts(self) -> Iterable[End]:
        for start in self.of("start"):
            yield from self.ahead(start)

    def joined(self) -> Iterable[Line]:
        """A line for each mark that states lead to."""
        for mark in self.of("junction"):
            sources = tuple(
                _end(self.nodes, arrow.source, arrow, arrow.tail, alone=True)
                for arrow in self.into.get(mark, ())
                if self.kind(arrow.source) == "state"
            )
            if sources and (targets := tuple(self.ahead(mark))):
                yield Line(sources + targets)

    def ahead(self, mark: str) -> Iterable[End]:
        """The states that lines lead to from a mark, straight or through others."""
        seen, found = {mark}, [mark]
        for id in found:
            for arrow in self.out.get(id, ()):
                self.ends += 1
                if self.ends > MOST:
                    message = f"marks join lines in more than {MOST:,} ways"
                    raise refuse(self.nodes[mark].span, message, "draw arrows from state to state")
                if self.kind(arrow.target) == "state":
                    yield _end(self.nodes, arrow.target, arrow, alone=True)
                elif self.kind(arrow.target) == "junction" and arrow.target not in seen:
                    seen.add(arrow.target)
                    found.append(arrow.target)

    def loose(self) -> Iterable[Span]:
        """The lines at a mark that nothing leads to, or that leads nowhere."""
        for mark in self.of("junction"):
            into, out = self.into.get(mark, []), self.out.get(mark, [])
            if not into or not out:
                yield from (arrow.span for arrow in into + out)
