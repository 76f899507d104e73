"""A text read line by line, however long it is."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO, Final

from edgewise.problem import Problem, Span, Unreadable

LONGEST: Final = 16_000_000
"""Bytes of one line, and of one message."""
AHEAD: Final = 100
"""Lines that may be looked at before they are taken."""


class Lines:
    """The lines of a file, without their ends; `-` is standard input. Taking one may raise Unreadable."""

    def __init__(self, path: Path) -> None:
        self.path = "<stdin>" if str(path) == "-" else str(path)
        self.number = 0
        self._rest = self._read(sys.stdin.buffer if str(path) == "-" else _opened(path))
        self._first: list[str] = []

    def peek(self) -> list[str]:
        """The first lines, which are still to be taken."""
        if not self._first:
            self._first = list(islice(self._rest, AHEAD))
            self._rest = chain(self._first, self._rest)
        return self._first

    def __iter__(self) -> Iterator[str]:
        """Each line; `number` is that of the one taken last."""
        for line in self._rest:
            self.number += 1
            yield line

    def span(self, line: int, text: str, column: int = 1, width: int = 1) -> Span:
        """A place in a line."""
        return Span(self.path, line, column, width, text)

    def _read(self, file: BinaryIO) -> Iterator[str]:
        number = 0
        with file:
            while data := self._line(file):
                number += 1
                if len(data) > LONGEST or b"\0" in data:
                    raise self._no_text(number, data)
                try:
                    text = data.decode()
                except UnicodeDecodeError as error:
                    raise self._no_unicode(number, data, error.start) from None
                yield text.rstrip("\r\n")

    def _line(self, file: BinaryIO) -> bytes:
        try:
            return file.readline(LONGEST + 1)
        except OSError as error:
            message = f"cannot be read: {error.strerror or error}"
            raise Unreadable([Problem("EW101", Span(self.path), message, "check the file")]) from None

    def _no_text(self, number: int, data: bytes) -> Unreadable:
        if len(data) > LONGEST:
            help = "a log has a line for each message; is this one?"
            message = f"a line of more than {LONGEST // 1_000_000} MB"
            return Unreadable([Problem("EW104", Span(self.path, number, 1), message, help)])
        before = data[: data.index(b"\0")].decode(errors="replace")
        span = self.span(number, data.decode(errors="replace").rstrip("\r\n"), len(before) + 1)
        return Unreadable([Problem("EW702", span, "a NUL character: this is no text", "name a log")])

    def _no_unicode(self, number: int, data: bytes, at: int) -> Unreadable:
        before = data[:at].decode(errors="replace")
        span = self.span(number, data.decode(errors="replace").rstrip("\r\n"), len(before) + 1)
        return Unreadable([Problem("EW102", span, f"byte 0x{data[at]:02x} is not UTF-8", "a log is text in UTF-8")])


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except IsADirectoryError:
        message, help = "this is a directory", "name a file in it"
    except FileNotFoundError:
        message, help = "there is no such file", "check the spelling of the path"
    except (OSError, ValueError) as error:
        message, help = f"cannot be read: {getattr(error, 'strerror', None) or error}", "check its permissions"
    raise Unreadable([Problem("EW101", Span(str(path)), message, help)])
