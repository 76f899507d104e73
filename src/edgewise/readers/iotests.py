"""What QEMU's iotests print: messages with words for what differs from run to run, among other text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from edgewise.dialect import Dialect
from edgewise.logged import Log, Observation
from edgewise.readers.conversation import Conversation
from edgewise.readers.lines import Lines

LONGEST: Final = 400
"""Lines of one message; what goes on longer is text that happens to begin with a brace."""

_PIECE: Final = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[A-Za-z_][A-Za-z_0-9]*|[{}\[\]]|.""", re.DOTALL)
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


def _messages(lines: Lines) -> Iterator[tuple[int, str, dict[str, Any]]]:
    """Each message with the line it begins in; what is none is passed over."""
    held: list[str] = []
    first = depth = 0
    for text in lines:
        if not held:
            if not text.lstrip().startswith("{"):
                continue
            first, depth = lines.number, 0
        elif len(held) >= LONGEST:
            held = []
            continue
        held.append(text)
        depth += _depth(text)
        if depth <= 0:
            found = _message("\n".join(held))
            if found is not None:
                yield first, held[0], found
            held = []


def _depth(text: str) -> int:
    marks = [piece[0] for piece in _PIECE.finditer(text)]
    return sum(mark in {"{", "["} for mark in marks) - sum(mark in {"}", "]"} for mark in marks)


def _message(text: str) -> dict[str, Any] | None:
    """The message in QEMU's looser JSON: single quotes, bare words such as TIMESTAMP; None where it is none."""
    try:
        found = json.loads(_PIECE.sub(_strict, text))
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _strict(piece: re.Match[str]) -> str:
    mark = piece[0]
    if mark[0] == "'":
        return json.dumps(mark[1:-1].replace("\\'", "'"))
    if mark[0].isalpha() or mark[0] == "_":
        return mark if mark in _WORDS else "null"
    return mark
