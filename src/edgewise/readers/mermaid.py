"""Mermaid's state diagrams (https://mermaid.js.org/syntax/stateDiagram.html), after Mermaid's own grammar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Final

from edgewise.observed import Drawing
from edgewise.problem import Problem, Unreadable
from edgewise.readers.diagram import Diagram, after_blanks
from edgewise.readers.lettering import is_number
from edgewise.readers.passage import MARGIN, passage
from edgewise.source import Source

_HEADER: Final = re.compile(rf"{MARGIN}stateDiagram(?:-v2)?(?P<rest>[ \t;]*(?:%%.*)?)$")
_ID: Final = r"[^\s:{}\"\-;]++"
_CLASS: Final = r"(?:[ \t]*:::[ \t]*[\w-]+)?"
_END: Final = rf"(?:\[\*\]|{_ID}){_CLASS}"
_ARROW: Final = re.compile(
    rf"(?P<source>{_END})[ \t]*(?P<arrow>-->)[ \t]*(?P<target>{_END})[ \t]*(?::(?!:)(?P<label>.*)|(?=\}})|;?$)"
)
_STATE: Final = re.compile(
    rf'state\s+(?:"(?P<title>[^"]*)"\s+as\s+)?(?P<id>{_ID}){_CLASS}\s*'
    r"(?:(?:<<|\[\[)\s*(?P<mark>fork|join|choice)\s*(?:>>|\]\])|:(?!:)(?P<says>.*)|(?P<open>\{))?",
    re.IGNORECASE,
)
_ALONE: Final = re.compile(rf"(?P<id>{_ID}){_CLASS}\s*(?::(?!:)(?P<says>.*))?;?$")
_NOTE: Final = re.compile(r'note\s+(?:(?:left|right)\s+of\s+[^:\n]+(?P<one>:)?|"[^"]*"\s*as\b)', re.IGNORECASE)
_ASIDE: Final = re.compile(
    r"(?:direction|hide|scale|classDef|class|style|click|href|title)\b|acc(?:Title|Descr)\s*:|--$|%%|\#",
    re.IGNORECASE,
)
"""What tells how the diagram is drawn, not what of."""
_DESCRIBED: Final = re.compile(r"accDescr\s*\{[^}]*$", re.IGNORECASE)
_WRONG_ARROW: Final = re.compile(r"[^-=.~<>:]*+(?P<arrow><?[-=.~]++(?:\[[^]]*\])?[a-z]*+[-=.~]*>*)")
_ENTITY: Final = re.compile(r"#(\w+);")
_BREAK: Final = re.compile(r"<br\s*/?>|\\n", re.IGNORECASE)
_ESCAPE: Final = re.compile(r"\\([_*])")
_TAG: Final = re.compile(r"</?(?:b|i|u|s|em|strong|small|code|span|sub|sup)\b[^<>]*>", re.IGNORECASE)


def read(source: Source) -> tuple[Drawing, ...]:
    """Every state diagram in a text. Raises Unreadable with every line that Mermaid's grammar has no place for."""
    found: list[Drawing] = []
    problems: list[Problem] = []
    after = 0
    for row, line in enumerate(source.lines):
        header = _HEADER.match(line)
        if header is None or row < after:
            continue
        part = passage(source, row, header["margin"])
        after = row + len(part.lines)
        diagram = _Mermaid(part, 1)
        found += diagram.read("mermaid")
        problems += diagram.problems
    if problems:
        raise Unreadable(problems)
    return tuple(found)


class _Mermaid(Diagram):
    """A Mermaid diagram."""

    __slots__ = ()

    def shown(self, raw: str) -> str:
        """Entities as characters, breaks as line ends, no elements."""
        coded = _ENTITY.sub(lambda code: f"&#{code[1]};" if code[1].isdigit() else f"&{code[1]};", raw)
        return unescape(_ESCAPE.sub(r"\1", _TAG.sub("", _BREAK.sub("\n", coded))))

    def statement(self, row: int, line: str, start: int, rows: Iterator[int]) -> int:
        """Read one statement; behind a brace another may follow."""
        if line[start] == "}":
            self.close(row, start, start + 1)
            return after_blanks(line, start + 1)
        if note := _NOTE.match(line, start):
            if not note["one"] and '"' not in note.group():
                self.skip(row, line, start, rows, "end note")
        elif _DESCRIBED.match(line, start):
            self.skip(row, line, start, rows, "}")
        elif _ASIDE.match(line, start):
            pass
        elif arrow := _ARROW.match(line, start):
            self.arrow(row, arrow)
            return after_blanks(line, arrow.end())
        elif state := _STATE.match(line, start):
            return self.state(row, line, state)
        elif alone := _ALONE.match(line, start):
            self.says(self.name(row, alone, "id"), row, alone)
        else:
            self.unknown(row, line, start)
        return len(line)

    def says(self, id: str, row: int, found: re.Match[str]) -> None:
        """What is said of a state; it is the name of one that has only a number."""
        if is_number(id):
            self.title(id, row, found, "says")

    def state(self, row: int, line: str, found: re.Match[str]) -> int:
        """`state ...`, and where the next statement begins behind it."""
        id = self.name(row, found, "id")
        self.title(id, row, found, "title")
        self.says(id, row, found)
        if found["mark"]:
            self.nodes[id].kind = "junction"
        if found["open"]:
            self.open.append((id, self.part.span(row, *found.span("open"))))
        rest = after_blanks(line, found.end())
        if line[rest:] == ";":
            return len(line)
        if rest < len(line) and not found["open"] and line[rest] != "}":
            help = 'as in state "long name" as A, state A { or state A <<choice>>'
            self.refuse(row, rest, len(line), "this does not belong behind a state", help)
            return len(line)
        return rest

    def unknown(self, row: int, line: str, start: int) -> None:
        """A line of no form: say what is wrong where that is known."""
        wrong = _WRONG_ARROW.match(line, start)
        if wrong is None or wrong["arrow"] == "-->":
            help = 'as in A --> B : label, or state "long name" as A'
            self.refuse(row, start, len(line), "not a line of a Mermaid state diagram", help)
        elif wrong["arrow"] == "-":
            help = 'give the state an id without it, as in: state "RUN-1" as RUN_1'
            self.refuse(row, *wrong.span("arrow"), "a Mermaid id has no '-' in it", help)
        else:
            message = f"'{wrong['arrow']}' is no arrow of Mermaid's state diagrams"
            self.refuse(row, *wrong.span("arrow"), message, "write A --> B : label")
