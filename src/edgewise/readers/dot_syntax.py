"""The grammar of the DOT language (https://graphviz.org/doc/info/lang.html), read by recursive descent.

No parser that Python has keeps the places of what it reads (docs/decisions/006-reading-drawings.md).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NoReturn, TypeAlias

from edgewise.readers.dot_tokens import Token, tokens
from edgewise.readers.passage import Passage, refuse

DEPTH: Final = 64
"""Subgraphs in one another."""


@dataclass(frozen=True, slots=True)
class Defaults:
    """`node [...]`, `edge [...]` or `graph [...]`: what those that come after it in its braces begin with."""

    kind: str
    attributes: dict[str, Token]


@dataclass(frozen=True, slots=True)
class Subgraph:
    """`subgraph NAME { ... }`, with "" for no name."""

    name: str
    body: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Chain:
    """`a, b -> {c d} -> e [...]`, or nodes alone: the arrows stand between the ends, one fewer."""

    ends: tuple[End, ...]
    arrows: tuple[Token, ...]
    attributes: dict[str, Token]


End: TypeAlias = tuple[Token, ...] | Subgraph
Statement: TypeAlias = Defaults | Chain


@dataclass(frozen=True, slots=True)
class Graph:
    """A whole graph. It stands from `start` to `end` in its passage."""

    name: str
    strict: bool
    directed: bool
    body: tuple[Statement, ...]
    start: int
    end: int


def graph(passage: Passage, start: int) -> Graph:
    """The graph that begins at `start` of a passage. Raises Unreadable with the first thing that is wrong."""
    return _Parser(passage, tokens(passage, start)).graph()


@dataclass(slots=True)
class _Parser:
    passage: Passage
    words: Iterator[Token]
    next: Token = field(init=False)

    def __post_init__(self) -> None:
        self.next = next(self.words)

    def take(self) -> Token:
        taken, self.next = self.next, next(self.words)
        return taken

    def accept(self, *words: str) -> Token | None:
        return self.take() if self.next.word in words else None

    def fail(self, wanted: str, help: str) -> NoReturn:
        seen = "the text ends" if self.next.kind == "end" else f"here is '{self._shown()}'"
        raise refuse(self.passage.place(self.next.start, self.next.end), f"{wanted} should come, and {seen}", help)

    def _shown(self) -> str:
        raw = self.passage.text[self.next.start : self.next.end].split("\n")[0]
        return raw if len(raw) <= 24 else f"{raw[:21]}..."

    def id(self, wanted: str) -> Token:
        """An id; strings that `+` joins are one."""
        if not self.next.is_id:
            self.fail(wanted, "write it before that, or take away what asks for it")
        token = self.take()
        parts, end = [token.text], token.end
        while token.kind == "quoted" and self.accept("+"):
            if self.next.kind != "quoted":
                self.fail("a string", 'both sides of + stand in double quotes: "a" + "b"')
            more = self.take()
            parts.append(more.text)
            end = more.end
        return Token(token.kind, "".join(parts), token.start, end) if len(parts) > 1 else token

    def graph(self) -> Graph:
        start = self.next.start
        strict = self.accept("strict") is not None
        kind = self.accept("graph", "digraph")
        if kind is None:
            self.fail("'graph' or 'digraph'", "as in digraph NAME { a -> b }")
        directed = kind.word == "digraph"
        name = self.id("a name").text if self.next.is_id else ""
        if self.next.word != "{":
            self.fail("{", "what is in the graph stands in { }")
        open = self.take()
        body = self.statements(open, directed, 0)
        end = self.next.end  # nothing behind the brace is read: it may be any text
        return Graph(name, strict, directed, body, start, end)

    def statements(self, open: Token, directed: bool, depth: int) -> tuple[Statement, ...]:
        """Up to the brace that closes `open`, which is left to be taken."""
        if depth > DEPTH:
            raise refuse(self.passage.place(open.start, open.end), "nested too deep", f"{DEPTH} levels are read")
        found: list[Statement] = []
        while self.next.word != "}":
            if self.next.kind == "end":
                span = self.passage.place(open.start, open.end)
                raise refuse(span, "this { is never closed", "close it with }, and see that no } is missing before")
            if self.accept(";"):
                continue
            statement = self.statement(directed, depth)
            if statement is not None:
                found.append(statement)
        return tuple(found)

    def statement(self, directed: bool, depth: int) -> Statement | None:
        """The next one; None for `name = value`, which is about the graph."""
        if kind := self.accept("node", "edge", "graph"):
            if self.next.word != "[":
                self.fail("[", f"as in {kind.text} [color=red]; a node of that name stands in double quotes")
            return Defaults(kind.text.lower(), self.attributes())
        ends = [self.end(directed, depth)]
        if self.next.word == "=" and not isinstance(ends[0], Subgraph):
            self.take()
            self.id("a value")
            return None
        arrows: list[Token] = []
        while self.next.word in {"->", "--"}:
            if (self.next.word == "->") != directed:
                help = "write 'digraph' in front" if self.next.word == "->" else "'--' belongs into a 'graph'"
                message = f"'{self.next.text}' in a {'directed' if directed else 'undirected'} graph"
                raise refuse(self.passage.place(self.next.start, self.next.end), message, help)
            arrows.append(self.take())
            ends.append(self.end(directed, depth, "where the edge leads to"))
        return Chain(tuple(ends), tuple(arrows), self.attributes())

    def end(self, directed: bool, depth: int, wanted: str = "a node, an edge or an attribute") -> End:
        """Nodes with their ports, or a subgraph."""
        named = self.accept("subgraph")
        if named or self.next.word == "{":
            name = self.id("a name").text if named and self.next.is_id else ""
            if self.next.word != "{":
                self.fail("{", "what is in a subgraph stands in { }")
            body = self.statements(self.take(), directed, depth + 1)
            self.take()
            return Subgraph(name, body)
        nodes = [self.node(wanted)]
        while self.accept(","):
            nodes.append(self.node("a node"))
        return tuple(nodes)

    def node(self, wanted: str) -> Token:
        node = self.id(wanted)
        for _ in range(2):
            if self.accept(":"):
                self.id("a port")
        return node

    def attributes(self) -> dict[str, Token]:
        """All of `[a=b, c=d] [e=f]`; none where no [ stands."""
        found: dict[str, Token] = {}
        while open := self.accept("["):
            while not self.accept("]"):
                if self.next.kind == "end":
                    raise refuse(self.passage.place(open.start, open.end), "this [ is never closed", "close it with ]")
                name = self.id("an attribute")
                if not self.accept("="):
                    self.fail("=", 'as in [label="a text"]')
                found[name.text] = self.id("a value")
                if not self.accept(","):
                    self.accept(";")
        return found
