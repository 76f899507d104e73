"""JSON objects one after another: one a line, several in a line, or one over many lines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from orjson import loads

from edgewise.problem import Problem, Unreadable
from edgewise.readers.lines import LONGEST, Lines

_DECODER: Final = json.JSONDecoder()
_BLANK: Final = re.compile(r"[\s,]*")
_PIECE: Final = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]]|"')


def objects(lines: Lines) -> Iterator[tuple[int, str, dict[str, Any]]]:
    """Each object, with the line it begins in and that line's text. Raises Unreadable where there is none."""
    for text in lines:
        found = one(text)
        if found is not None:
            yield lines.number, text, found
        elif text and not text.isspace():
            yield from _several(lines, text)


def one(text: str) -> dict[str, Any] | None:
    """The object that a text is; None where it is not just one."""
    try:
        found = loads(text)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def _several(lines: Lines, text: str) -> Iterator[tuple[int, str, dict[str, Any]]]:
    """The objects that begin in a line that is not just one of them."""
    start, first, at = lines.number, text, _BLANK.match(text).end()  # type: ignore[union-attr]  # it matches nothing, too
    while at < len(text):
        if text[at] != "{":
            message = "neither a JSON object nor a blank"
            raise _wrong(lines, start, first, at + 1, message, "--reader says what this log is: docs/replay.md")
        whole = _whole(lines, text, at)
        try:
            found, at = _DECODER.raw_decode(whole, at)
        except json.JSONDecodeError as error:
            number, shown = (start + error.lineno - 1, whole.split("\n")[error.lineno - 1])
            message = f"not JSON: {error.msg[0].lower()}{error.msg[1:]}"
            raise _wrong(lines, number, shown, error.colno, message, "cut or mend the log here") from None
        except (ValueError, RecursionError):
            message = "not JSON that can be read: too deep, or a number too long"
            raise _wrong(lines, start, first, at + 1, message, "cut the message out") from None
        yield start, first, found
        if whole is not text:
            # What is left stands in the line read last.
            skipped = whole.rfind("\n", 0, at) + 1
            text, at, start = whole[skipped:], at - skipped, lines.number
            first = text
        at = _BLANK.match(text, at).end()  # type: ignore[union-attr]  # it matches nothing, too


def _whole(lines: Lines, text: str, at: int) -> str:
    """A text to which lines are added until the object that begins at `at` ends."""
    start, first, size, parts = lines.number, text, len(text), [text]
    depth = _deeper(text[at:], 0)
    if depth <= 0:
        return text
    for more in lines:
        parts.append(more)
        size += len(more) + 1
        depth = _deeper(more, depth)
        if depth <= 0:
            return "\n".join(parts)
        if size > LONGEST:
            break
    raise _wrong(lines, start, first, at + 1, "this object never ends", "the log is cut off, or it is no JSON")


def _deeper(text: str, depth: int) -> int:
    """How many brackets are open after a text; 0 as soon as none is, as what follows is another object."""
    for piece in _PIECE.finditer(text):
        mark = piece[0]
        if mark in "{[":
            depth += 1
        elif mark in "}]":
            depth -= 1
            if not depth:
                return 0
        elif mark == '"':
            # No JSON string goes over the end of a line: let the decoder say so.
            return 0
    return depth


def _wrong(lines: Lines, number: int, text: str, column: int, message: str, help: str) -> Unreadable:
    return Unreadable([Problem("EW702", lines.span(number, text, column), message, help)])
