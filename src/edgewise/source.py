"""Texts to be read, and places in them."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from edgewise.problem import Problem, Span, Unreadable

LIMIT = 1_000_000
"""Bytes; a machine of this size has some 10,000 rows."""


@dataclass(frozen=True)
class Source:
    """A text and the name it is shown under."""

    path: str
    text: str

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """Its lines, without their ends."""
        return tuple(line.rstrip("\r") for line in self.text.split("\n"))

    def span(self, line: int, column: int, width: int = 1) -> Span:
        """The place `width` characters wide at a line and column that count from 1."""
        shown = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        return Span(self.path, line, column, max(1, min(width, len(shown) - column + 1)), shown)


def read(path: Path, shown: str | None = None, limit: int = LIMIT) -> Source:
    """The text of a file (`-`: of standard input). Raises Unreadable with one problem, whatever the file is."""
    name = shown if shown is not None else str(path)
    try:
        if str(path) == "-":
            name, data = "<stdin>", sys.stdin.buffer.read(limit + 1)
        else:
            with path.open("rb") as file:
                data = file.read(limit + 1)
    except IsADirectoryError:
        raise _refuse("EW101", name, "this is a directory", "name a file in it") from None
    except FileNotFoundError:
        raise _refuse("EW101", name, "there is no such file", "check the spelling of the path") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise _refuse("EW101", name, f"cannot be read: {reason}", "check its permissions") from None
    return decoded(name, data, limit)


def decoded(name: str, data: bytes, limit: int = LIMIT) -> Source:
    """The text that some bytes are. Raises Unreadable where they are too many, or no UTF-8."""
    if len(data) > limit:
        raise _refuse("EW104", name, f"larger than {limit // 1_000_000} MB", "split it into several machines")
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(errors="replace")
        line = before.count("\n") + 1
        column = len(before) - (before.rfind("\n") + 1) + 1
        span = Span(name, line, column, 1, before.rsplit("\n", 1)[-1] + "\ufffd")
        help = "save the file as UTF-8"
        raise Unreadable([Problem("EW102", span, f"byte 0x{data[error.start]:02x} is not UTF-8", help)]) from None
    return Source(name, text)


def _refuse(code: str, path: str, message: str, help: str) -> Unreadable:
    return Unreadable([Problem(code, Span(path), message, help)])
