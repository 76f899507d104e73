"""What QEMU's iotests print: messages with words for what differs from run to run, among other text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from edgewise.dialect import Dialect
from edgewise.logged import Log, Observation
from edgewise.readers.conversation import Conversation
from edgewise.readers.json_stream import one
from edgewise.readers.lines import Lines

LONGEST: Final = 400
"""Lines of one message; what goes on longer is text that happens to begin with a brace."""

_PIECE: Final = re.compile(
    r""""(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[A-Za-z_][A-Za-z_0-9]*|[{}\[\]]|,?\s*\.\.\.|.""", re.DOTALL
)
_BEGINS: Final = re.compile(r"""\{(?=\s*(?:['"}.]|$))""")
_TEXT: Final = re.compile(r"""[^{}\[\]"]*\w[^{}\[\]"]*|[.EFsx]+\{.*""")
"""What stands between messages: words, or what a test runner says of each test, right before a message."""
_SAID: Final = re.compile(r"\s*(?:->|<-)\s")
"""Before a message: who says it. None goes on so."""
_DECODER: Final = json.JSONDecoder()
_WORDS: Final = frozenset({"true", "false", "null"})


def read(lines: Lines, dialect: Dialect) -> Log:
    """The log of one test. Its filters let changes of state and commands go missing."""
    return Log(
        lines.path, "iotests", _observations(lines, dialect), "anything", "iotests leave out events and commands"
    )


def _observations(lines: Lines, dialect: Dialect) -> Iterator[Observation]:
    told = Conversation(dialect, lines.path, patient=False)
    for number, text, message in _messages(lines):
        yield from told.message(message, number, text)


def has_text(ahead: Iterable[str]) -> bool:
    """Whether there is other text between the messages."""
    depth = 0
    for line in ahead:
        # As nearly all lines are where messages are all there is.
        if depth <= 0 and one(line) is not None:
            continue
        if depth <= 0 and _TEXT.fullmatch(line):
            return True
        depth = max(depth, 0) + _depth(line)
    return False


def _messages(lines: Lines) -> Iterator[tuple[int, str, dict[str, Any]]]:
    """Each message with the line it begins in; what is none is passed over."""
    held: list[str] = []
    first, depth, shown = 0, 0, ""
    for text in lines:
        more = text
        if held and _SAID.match(text):
            held = []
        if not held:
            begins = _BEGINS.search(text)
            if begins is None:
                continue
            first, depth, shown, more = lines.number, 0, text, text[begins.start() :]
        elif len(held) >= LONGEST:
            held = []
            continue
        held.append(more)
        depth += _depth(more)
        if depth <= 0:
            for found in _found("\n".join(held)):
                yield first, shown, found
            held = []


def _depth(text: str) -> int:
    marks = [piece[0] for piece in _PIECE.finditer(text)]
    return sum(mark in {"{", "["} for mark in marks) - sum(mark in {"}", "]"} for mark in marks)


def _found(text: str) -> Iterator[dict[str, Any]]:
    """The messages in QEMU's looser JSON: single quotes, bare words such as TIMESTAMP. What is none ends them."""
    strict, at = _PIECE.sub(_strict, text), 0
    while begins := _BEGINS.search(strict, at):
        try:
            found, at = _DECODER.raw_decode(strict, begins.start())
        except (ValueError, RecursionError):
            return
        yield found


def _strict(piece: re.Match[str]) -> str:
    mark = piece[0]
    if mark[0] == "'":
        return json.dumps(mark[1:-1].replace("\\'", "'"))
    if mark.endswith("..."):
        # What somebody left out of a message that he shows.
        return ""
    if mark[0].isalpha() or mark[0] == "_":
        return mark if mark in _WORDS else "null"
    return mark
