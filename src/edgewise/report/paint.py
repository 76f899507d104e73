"""How marks and colours appear on the terminal at hand."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Final

_COLOURS: Final = {"red": "31", "green": "32", "yellow": "33", "blue": "34", "dim": "2", "bold": "1"}
_PLAIN: Final = str.maketrans({"✓": "+", "✗": "x", "?": "?", "→": ">", "·": ",", "…": "...", "←": "<", "–": "-"})


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
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )


def visible(text: str) -> str:
    """`text` with nothing in it that a terminal would obey: tabs become blanks, other controls a mark."""
    return "".join(" " if char == "\t" else "\ufffd" if unicodedata.category(char)[0] == "C" else char for char in text)


def wrap(text: str, width: int, indent: str) -> str:
    """`text` in lines of at most `width` columns, each behind `indent`."""
    from textwrap import fill

    return fill(
        text,
        max(width, len(indent) + 20),
        initial_indent=indent,
        subsequent_indent=indent,
        break_on_hyphens=False,
        break_long_words=False,
    )
