"""How text, marks and colours appear on the terminal at hand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_COLOURS: Final = {"red": "31", "green": "32", "yellow": "33", "blue": "34", "dim": "2", "bold": "1"}
_PLAIN: Final = str.maketrans(
    {"✓": "+", "✗": "x", "→": ">", "·": ",", "…": "...", "←": "<", "–": "-", "↻": "~", "—": "-"}
)


@dataclass(frozen=True)
class Paint:
    """Whether there is colour, whether the encoding has more than ASCII, and the columns there are."""

    colour: bool = False
    unicode: bool = True
    width: int = 80

    def __call__(self, text: str, *how: str) -> str:
        """`text` in colours, where there are any."""
        if not self.colour or not text:
            return text
        return f"\x1b[{';'.join(_COLOURS[name] for name in how)}m{text}\x1b[0m"

    def plain(self, text: str) -> str:
        """`text` with its marks in what the encoding has."""
        return text if self.unicode else text.translate(_PLAIN).encode("ascii", "replace").decode()


def columns(text: str) -> int:
    """The columns a text takes on a terminal."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(char: str) -> int:
    if unicodedata.category(char) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def visible(text: str) -> str:
    """`text` with nothing in it that a terminal would obey: tabs become blanks, other controls a mark."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(" " if char == "\t" else "\ufffd" if unicodedata.category(char)[0] == "C" else char for char in text)


def page(text: str) -> str:
    """A text of several lines with nothing in it that a terminal would obey but line feeds and tabs."""
    return re.sub(r"[^\n\t]+", lambda found: visible(found[0]), text)


def fold(text: str, width: int, hyphens: bool = False) -> list[str]:
    """`text` in lines of at most `width` columns, broken at blanks, between wide characters and, if asked, at hyphens.

    What has no place to break at stands in a longer line.
    """
    lines, line = [], ""
    for piece in _pieces(text, hyphens):
        if line and columns(line) + columns(piece.rstrip(" ")) > width:
            lines.append(line.rstrip(" "))
            line = ""
        line += piece
    return [*lines, line.rstrip(" ")]


def longest(text: str, hyphens: bool = False) -> int:
    """The columns of the longest part of a text that `fold` does not break."""
    return max((columns(piece.rstrip(" ")) for piece in _pieces(text, hyphens)), default=0)


def _pieces(text: str, hyphens: bool) -> Iterator[str]:
    piece = ""
    for char, following in zip(text, f"{text} "[1:], strict=True):
        piece += char
        if following != " " and (char == " " or _columns(char) == 2 or (hyphens and char == "-")):
            yield piece
            piece = ""
    if piece:
        yield piece


def wrap(text: str, width: int, indent: str) -> str:
    """`text` in lines of at most `width` columns, each behind `indent`."""
    return "\n".join(indent + line for line in fold(text, max(width - len(indent), 20)))
