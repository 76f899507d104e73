"""A diagram in a language of lines, Mermaid's or PlantUML's: what is told of it line by line."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass, field

from edgewise.observed import Drawing, Head, Label
from edgewise.problem import Problem, Span
from edgewise.readers.lettering import labels, shown
from edgewise.readers.passage import Passage, broken
from edgewise.readers.sketch import Arrow, Kind, Node, drawing


@dataclass(slots=True)
class Diagram(ABC):
    """The diagram of a passage from line `row` on. `open` are the composite states that are not closed yet.

    A language says what a statement is (`statement`) and what its texts show (`shown`).
    """

    part: Passage
    row: int
    nodes: dict[str, Node] = field(default_factory=dict)
    arrows: list[Arrow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    titled: set[str] = field(default_factory=set)
    open: list[tuple[str, Span]] = field(default_factory=list)

    @abstractmethod
    def statement(self, row: int, line: str, start: int, rows: Iterator[int]) -> int:
        """Read one statement from `start` of a line on; where the next begins there. `rows` are the lines to come."""

    @abstractmethod
    def shown(self, raw: str) -> str:
        """What is shown of a text."""

    def read(self, reader: str) -> tuple[Drawing, ...]:
        """Its drawing, none where nothing is in it or `problems` tell why not. Raises Unreadable."""
        rows = iter(range(self.row, len(self.part.lines)))
        for row in rows:
            line = self.part.lines[row].rstrip()
            start = after_blanks(line, 0)
            while start < len(line):
                start = self.statement(row, line, start, rows)
        for _, span in self.open:
            self.problems.append(broken(span, "this state is never closed", "close it with } on a line of its own"))
        if self.problems or not self.nodes:
            return ()
        return (drawing(reader, self.part.span(0, 0, len(self.part.lines[0])), self.nodes, self.arrows),)

    def refuse(self, row: int, start: int, end: int, message: str, help: str) -> None:
        """Note a part of a line that the language has no place for."""
        self.problems.append(broken(self.part.span(row, start, end), message, help))

    def close(self, row: int, start: int, end: int) -> None:
        """The end of a composite state."""
        if self.open:
            self.open.pop()
        else:
            self.refuse(row, start, end, "this closes nothing", "take it away, or open a state with {")

    def skip(self, row: int, line: str, start: int, rows: Iterator[int], closing: str) -> None:
        """Leave out the lines up to the one that ends with `closing`."""
        for inner in rows:
            if " ".join(self.part.lines[inner].split()).lower().endswith(closing):
                return
        self.refuse(row, start, len(line), "this does not end", f"close it with '{closing}'")

    def arrow(self, row: int, found: re.Match[str], *, back: bool = False) -> None:
        """An arrow between the groups `source` and `target`; `back`: its head is at the source."""
        ends = [self.end(row, found, group, leads=(group == "source") != back) for group in ("source", "target")]
        span = self.part.span(row, *found.span("arrow"))
        tail: Head = "in" if back else "none"
        head: Head = "none" if back else "in"
        self.arrows.append(Arrow(ends[0], ends[1], span, tail, head, self.labels(row, found)))

    def end(self, row: int, found: re.Match[str], group: str, *, leads: bool) -> str:
        """What stands at one end of an arrow: a state, or the mark that all begins or ends with.

        The marks inside a composite state are its own.
        """
        if found[group][0] != "[":
            return self.name(row, found, group)
        inside = self.open[-1][0] if self.open else ""
        kind: Kind = "start" if leads and not inside else "end"
        id = f"[*] {inside} {leads}"
        self.nodes.setdefault(id, Node("[*]", self.part.span(row, *found.span(group)), kind))
        return id

    def labels(self, row: int, found: re.Match[str]) -> tuple[Label, ...]:
        """The rows of the group `label`."""
        raw = found["label"]
        if raw is None or not raw.strip():
            return ()
        first = found.start("label")
        return labels(self.shown(raw), raw, lambda start, end: self.part.span(row, first + start, first + end))

    def name(self, row: int, found: re.Match[str], group: str) -> str:
        """The id that a group begins with, noted as a state where it is new."""
        raw = found[group]
        id = raw if group == "title" else re.split(r"\s|:::|[\[<#]", raw, maxsplit=1)[0]
        if id not in self.nodes:
            start = found.start(group)
            self.nodes[id] = Node(id, self.part.span(row, start, start + len(id)))
        return id

    def title(self, id: str, row: int, found: re.Match[str], group: str) -> None:
        """Take what is written in a state; what comes first is its title."""
        raw = found[group]
        if raw is None or not raw.strip() or id in self.titled:
            return
        self.titled.add(id)
        name, titled = shown(id, self.shown(raw).strip().split("\n"))
        if titled:
            start = found.start(group) + max(raw.find(name), 0)
            self.nodes[id] = Node(name, self.part.span(row, start, start + len(name)), self.nodes[id].kind)


def after_blanks(line: str, start: int) -> int:
    """Where something stands in `line` from `start` on; its length where nothing does."""
    return len(line) - len(line[start:].lstrip())
