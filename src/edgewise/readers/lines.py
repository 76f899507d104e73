"""A text read line by line, however long it is."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO, Final

from edgewise.problem import Problem, Span, Unreadable

LONGEST: Final = 16_000_000
"""Bytes of one line, and of one message."""
AHEAD: Final = 100
"""Lines that may be looked at before they are taken."""
PIECE: Final = 1 << 16
"""Bytes that are read at once, and then to the end of a line."""


class Lines:
    """The lines of a file, without their ends; `-` is standard input. Taking one may raise Unreadable."""

    def __init__(self, path: Path) -> None:
        self.path = "<stdin>" if str(path) == "-" else str(path)
        self.number = 0
        self._pieces = self._read(path)
        self._ahead: list[bytes] = []
        self._rest = self._lines()

    def peek(self) -> list[str]:
        """The first lines, which are still to be taken."""
        while sum(piece.count(b"\n") for piece in self._ahead) < AHEAD and (piece := next(self._pieces, b"")):
            self._ahead.append(piece)
        return list(islice(self._texts(b"".join(self._ahead), 0), AHEAD))

    def __iter__(self) -> Iterator[str]:
        """Each line that is not taken yet, whoever takes it; `number` is that of the one taken last."""
        return self._rest

    def _lines(self) -> Iterator[str]:
        for piece in chain(self._ahead, self._pieces):
            for text in self._texts(piece, self.number):
                self.number += 1
                yield text

    def _read(self, path: Path) -> Iterator[bytes]:
        """The file in pieces of whole lines; none that is too long goes on in the next."""
        try:
            with sys.stdin.buffer if str(path) == "-" else _opened(path) as file:
                while piece := file.read(PIECE):
                    yield piece if piece.endswith(b"\n") else piece + file.readline(LONGEST + 1)
        except OSError as error:
            message = f"cannot be read: {error.strerror or error}"
            raise Unreadable([Problem("EW101", Span(self.path), message, "check the file")]) from None

    def _texts(self, piece: bytes, before: int) -> Iterable[str]:
        """The lines of a piece, where `before` lines are."""
        if len(piece) > LONGEST or b"\0" in piece:
            return self._one_by_one(piece, before)
        try:
            text = piece.decode()
        except UnicodeDecodeError:
            return self._one_by_one(piece, before)
        lines = text.removesuffix("\n").split("\n")
        return [line.rstrip("\r") for line in lines] if "\r" in text else lines

    def _one_by_one(self, piece: bytes, before: int) -> Iterator[str]:
        """The same where one may be no text: those before it are read."""
        for number, data in enumerate(BytesIO(piece), before + 1):
            if len(data) > LONGEST or b"\0" in data:
                raise self._no_text(number, data)
            try:
                yield data.decode().rstrip("\r\n")
            except UnicodeDecodeError as error:
                raise self._no_unicode(number, data, error.start) from None

    def span(self, line: int, text: str, column: int = 1, width: int = 1) -> Span:
        """A place in a line."""
        return Span(self.path, line, column, width, text)

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
