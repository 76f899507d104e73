"""PlantUML's state diagrams (https://plantuml.com/state-diagram), after what PlantUML itself accepts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from types import MappingProxyType
from typing import Final

from edgewise.observed import Drawing
from edgewise.problem import Problem, Unreadable
from edgewise.readers.diagram import Diagram, after_blanks
from edgewise.readers.passage import MARGIN, Passage, broken, passage
from edgewise.readers.sketch import Kind
from edgewise.source import Source

_START: Final = re.compile(rf"{MARGIN}(?P<word>@startuml\b|(?:```|~~~)[ \t]*(?:plantuml|puml)\b)", re.IGNORECASE)
_END: Final = re.compile(r"\s*(?:@enduml\b|```|~~~|\*/)", re.IGNORECASE)
_STATES: Final = re.compile(r"^[ \t]*(?:state\s+[\"\w]|[^'\n]*\[(?:\*|H\*?)\])", re.MULTILINE)
"""What only a state diagram has: PlantUML takes `A -> B : text` alone for messages between A and B."""

_ID: Final = r"[\w.]++(?::++[\w.]++)*+"
"""A colon before a letter is part of it: PlantUML takes `B:go` for a state."""
_BESIDE: Final = r"(?:[ \t]*<<[^<>]*>>)?(?:[ \t]*\#\w+)?"
_AT: Final = rf"(?:\[\*\]|\[H\*?\]|{_ID}(?:\[H\*?\])?){_BESIDE}"
_STYLE: Final = r"(?:\[[^]\n]*\])?"
_BODY: Final = rf"-++{_STYLE}(?:left|right|up|down|le|ri|do|l|r|u|d)?{_STYLE}-*+"
_ARROW: Final = re.compile(
    rf"(?P<source>{_AT})[ \t]*(?P<arrow>(?P<back><{_BODY})|x?{_BODY}>(?:o(?=\s))?)[ \t]*"
    rf"(?P<target>{_AT})[ \t]*(?::(?P<label>.*))?$",
    re.IGNORECASE,
)
_STATE: Final = re.compile(
    rf'state\s+(?:"(?P<title>[^"]*)"(?:\s+as\s+(?P<id>{_ID}))?|(?P<name>{_ID})(?:\s+as\s+"(?P<later>[^"]*)")?)'
    r"(?P<beside>(?:\s*(?:<<[^<>]*>>|\#[^\s{:]+|\[\[[^]]*\]\]|\$\w+))*)\s*(?::.*|(?P<open>\{|begin\b))?",
    re.IGNORECASE,
)
_ALONE: Final = re.compile(r"(?P<id>[\w.]++)\s*:")
_MARK: Final = re.compile(r"<<\s*(\w+)\*?\s*>>")
_KINDS: Final[Mapping[str, Kind]] = MappingProxyType(
    {
        **dict.fromkeys(("choice", "fork", "join", "entrypoint", "exitpoint", "inputpin", "outputpin"), "junction"),
        **dict.fromkeys(("expansioninput", "expansionoutput"), "junction"),
        **dict.fromkeys(("end", "history"), "end"),
        "start": "start",
    }
)
_NOTE: Final = re.compile(r"note\b(?![^:\n]*:)(?!\s+\"[^\"]*\"\s+as\b)", re.IGNORECASE)
_BLOCK: Final = re.compile(
    r"(?P<word>title|header|footer|legend|caption)\s*(?:left|right|center|top|bottom)?\s*$"
    r"|(?P<brace>skinparam\b.*\{|json\b.*\{|<style>)\s*$",
    re.IGNORECASE,
)
_ASIDE: Final = re.compile(
    r"(?:(?:left to right|top to bottom)\s+direction|direction|hide|show|remove|restore|scale|skin|skinparam|title"
    r"|header|footer|legend|caption|note|floating|mainframe|allowmixing|set|sprite|newpage|rotate|page|url)\b|--+$|\|\|+$|!|'|@",
    re.IGNORECASE,
)
"""What tells how the diagram is drawn, not what of."""
_WRONG_ARROW: Final = re.compile(r"[^-=.~<>:']*+(?P<arrow><?[-=.~]++(?:\[[^]]*\])?[a-z]*+[-=.~]*[>|]*)")
_RIGHT_ARROW: Final = re.compile(rf"<{_BODY}|{_BODY}>", re.IGNORECASE)
_MEANT: Final = re.compile(
    r"~(?P<plain>[^\w\s])|(?P<break>\\[nlr])|</?(?:b|i|u|s|w|color|size|back|font|plain|strike|sub|sup|code)\b[^<>]*>"
    r"|\*\*|//|\"\"|<U\+(?P<code>[0-9A-Fa-f]{1,5})>",
    re.IGNORECASE,
)


def read(source: Source) -> tuple[Drawing, ...]:
    """Every state diagram in a text. Raises Unreadable with every line that PlantUML's grammar has no place for."""
    found: list[Drawing] = []
    problems: list[Problem] = []
    after = 0
    for row, line in enumerate(source.lines):
        start = _START.match(line)
        if start is None or row < after:
            continue
        fence = start["word"][0] != "@"
        part = passage(source, row, start["margin"], _END)
        if fence and any(_START.match(inside) for inside in part.lines[1:]):
            continue  # the diagram begins at its @startuml
        after = row + len(part.lines)
        if not _STATES.search(part.text):
            continue
        if not fence and not any("@enduml" in line.lower() for line in source.lines[after : after + 1]):
            span = part.span(0, 0, len("@startuml"))
            problems.append(broken(span, "@startuml without @enduml", "write @enduml where the diagram ends"))
        diagram = _PlantUML(_uncommented(part, problems), 1)
        found += diagram.read("plantuml")
        problems += diagram.problems
    if problems:
        raise Unreadable(problems)
    return tuple(found)


def _uncommented(part: Passage, problems: list[Problem]) -> Passage:
    """The passage with blanks for its comments of several lines; one that is not closed is a problem."""
    pieces: list[str] = []
    at = 0
    while (start := part.text.find("/'", at)) >= 0:
        end = part.text.find("'/", start + 2) + 2
        if end < 2:
            problems.append(broken(part.place(start, start + 2), "this comment does not end", "close it with '/"))
            end = len(part.text)
        pieces += [part.text[at:start], re.sub(r"[^\n]", " ", part.text[start:end])]
        at = end
    lines = "".join([*pieces, part.text[at:]]).split("\n")
    return Passage(part.source, part.first, tuple(lines), part.margins)


class _PlantUML(Diagram):
    """A PlantUML diagram."""

    __slots__ = ()

    def shown(self, raw: str) -> str:
        """No marks of type, breaks as line ends, what ~ escapes as itself."""
        return unescape(_MEANT.sub(_meant, raw))

    def statement(self, row: int, line: str, start: int, rows: Iterator[int]) -> int:
        """Read the statement of a line."""
        if arrow := _ARROW.match(line, start):
            self.arrow(row, arrow, back=arrow["back"] is not None)
        elif line[start] == "}" or line[start:].lower() == "end state":
            self.close(row, start, len(line))
        elif state := _STATE.match(line, start):
            self.state(row, line, state)
        elif _NOTE.match(line, start):
            self.skip(row, line, start, rows, "end note")
        elif block := _BLOCK.match(line, start):
            closing = f"end {block['word']}".lower() if block["word"] else "</style>" if "<" in line else "}"
            self.skip(row, line, start, rows, closing)
        elif _ASIDE.match(line, start):
            pass
        elif alone := _ALONE.match(line, start):
            self.name(row, alone, "id")
        else:
            self.unknown(row, line, start)
        return len(line)

    def state(self, row: int, line: str, found: re.Match[str]) -> None:
        """`state ...`."""
        group = "id" if found["id"] else "name" if found["name"] else "title"
        id = self.name(row, found, group)
        for text in ("title", "later"):
            self.title(id, row, found, text)
        if marks := _MARK.findall(found["beside"]):
            self.nodes[id].kind = _KINDS.get(marks[0].lower(), "state")
        if found["open"]:
            self.open.append((id, self.part.span(row, *found.span("open"))))
        rest = after_blanks(line, found.end())
        if rest < len(line):
            help = 'as in state "long name" as A, state A { or state A <<choice>>'
            self.refuse(row, rest, len(line), "this does not belong behind a state", help)

    def unknown(self, row: int, line: str, start: int) -> None:
        """A line of no form: say what is wrong where that is known."""
        wrong = _WRONG_ARROW.match(line, start)
        if wrong is None or _RIGHT_ARROW.fullmatch(wrong["arrow"]):
            help = 'as in A --> B : label, or state "long name" as A'
            self.refuse(row, start, len(line), "not a line of a PlantUML state diagram", help)
        elif wrong["arrow"] == "-":
            help = 'give the state an id without it, as in: state "RUN-1" as RUN_1'
            self.refuse(row, *wrong.span("arrow"), "a PlantUML id has no '-' in it", help)
        else:
            message = f"'{wrong['arrow']}' is no arrow of PlantUML's state diagrams"
            self.refuse(row, *wrong.span("arrow"), message, "write A --> B : label, with the head at one end")


def _meant(found: re.Match[str]) -> str:
    if found["plain"]:
        return found["plain"]
    if found["break"]:
        return "\n"
    return chr(int(found["code"], 16)) if found["code"] and int(found["code"], 16) < 0x110000 else ""
