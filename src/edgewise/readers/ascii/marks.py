"""The characters of a page that may be part of a line or of a border; those inside words are not."""

from __future__ import annotations

import re
from itertools import islice
from typing import Final, TypeAlias

from edgewise.problem import Problem, Unreadable
from edgewise.readers.ascii.glyphs import (
    ARROWS,
    BLOCKS,
    BOX_DRAWING,
    BROKEN,
    DOTS,
    DOUBLE_HEADS,
    HEADS,
    LEVEL_CHARACTERS,
    NE,
    NW,
    SE,
    STARTS,
    STRIDE,
    SW,
    UPRIGHT_CHARACTERS,
    Cell,
    N,
    S,
)
from edgewise.readers.ascii.page import Page

Marks: TypeAlias = dict[Cell, str]

_DRAWN: Final = {*BOX_DRAWING, *HEADS, *DOUBLE_HEADS, *STARTS, *LEVEL_CHARACTERS, *UPRIGHT_CHARACTERS, *BLOCKS}
_UNICODE: Final = "".join(sorted(character for character in _DRAWN if not character.isascii()))
_LETTER: Final = r"[^\W_]"
_OTHER: Final = r"[^\W_vV]"
"""A letter that is no head."""

_MARK: Final = re.compile(
    rf"""
      \w+://\S+                                          # an address
    | (?<={_LETTER})->(?={_LETTER})                      # a pointer
    | <[^<>\s@]+@[^<>\s]+>                               # a mail address
    | (?P<mark>
        [+|\\*<>^#!{_UNICODE}]
      | [-=/:~](?!{_OTHER}) | (?<!{_OTHER})[-=/:~]       # not in a word
      | (?<!{_OTHER})_(?!{_OTHER})
      | (?<!{_LETTER})[vV](?!{_LETTER})
      | (?<=[-=.~])[.,'`] | [.,'`](?=[-=.~]) | (?<!\S)\.(?!\S)
      )
    """,
    re.VERBOSE,
)
_DASHED: Final = re.compile(r"(?:(?<=[+#╔╚┏┗]) )?(?<![-=\w])(?:([-=═━])(?: \1)+(?: (?=[>+#╗╝┓┛]))?|[-=] (?=>))")
_FRAMED: Final = re.compile(r"[+#╔╚┏┗] ([-=═━])(?: \1)* [+#╗╝┓┛]")
_DOTTED: Final = re.compile(r"(?=[-.]*\.)[-.]{2,}")
_UPRIGHT: Final = re.compile(r"(?<!\S)[H'\"{}](?!\S)")
LIMIT: Final = 50_000
"""Characters of lines and borders in a text."""

_BAR: Final = re.compile(r"(?<!\S)[-=_]{2,}(?!\S)")


def find_marks(page: Page, room: int = LIMIT) -> Marks:
    """What may be drawn on a page: cell to character. What only counts as a line is told by `DOTS` and `BROKEN`.

    Raises Unreadable where there are more than `room`.
    """
    found: Marks = {}
    for number, row in enumerate(page.rows):
        base = number * STRIDE
        for match in _MARK.finditer(row.text):
            if match.lastgroup:
                found[base + match.start()] = match[0]
        if len(found) > 4 * LIMIT:
            raise refusal(page, base)
        if " - " in row.text or " = " in row.text or not row.text.isascii():
            for pattern in (_DASHED, _FRAMED):
                for match in pattern.finditer(row.text):
                    dash = match[1] or match[0].strip()[0]
                    found |= {base + column: dash for column in range(*match.span()) if row.text[column] == " "}
        if ".." in row.text or ".-" in row.text or "-." in row.text:
            for match in _DOTTED.finditer(row.text):
                _take_dots(page, base + match.start(), base + match.end(), found)
    for number, row in enumerate(page.rows):
        for match in _UPRIGHT.finditer(row.text):
            cell = number * STRIDE + match.start()
            if any(page.at(cell + way) == match[0] or found.get(cell + way, " ") in "+#.v^" for way in (N, S)):
                found[cell] = BROKEN
    beside = {cell: character for cell, character in found.items() if _has_neighbour(cell, character, found)}
    if len(beside) > room:
        raise refusal(page, next(islice(beside, room, None)))
    return beside


def refusal(page: Page, cell: Cell) -> Unreadable:
    """Why a text is not searched for drawings: a cell where there are too many lines."""
    help = "give the part with the drawing only"
    return Unreadable([Problem("EW104", page.span(cell), "more lines than anyone draws", help)])


def _has_neighbour(cell: Cell, character: str, found: Marks) -> bool:
    """Whether anything that may be drawn is beside it; of a gentle slope, two columns away."""
    return (
        cell + 1 in found
        or cell - 1 in found
        or cell + N in found
        or cell + S in found
        or character in "/\\"
        or character in ARROWS
        or cell + NE in found
        or cell + NW in found
        or cell + SE in found
        or cell + SW in found
    )


def _take_dots(page: Page, start: Cell, end: Cell, found: Marks) -> None:
    """The dots of a run count as a line, but not one at its end that is a corner."""
    for cell in range(start, end):
        is_corner = cell in (start, end - 1) and any(page.at(cell + S + aside) in ":|.'/\\!v^+" for aside in (-1, 0, 1))
        if cell in found and found[cell] == "." and not is_corner:
            found[cell] = DOTS


def take_bars(page: Page, marks: Marks) -> dict[Cell, int]:
    """The bars between the rows of a label, as in `event / action` written below each other: first cells and widths.

    They are taken out of `marks`.
    """
    bars: dict[Cell, int] = {}
    for number, row in enumerate(page.rows[1:-1], 1):
        for match in _BAR.finditer(row.text):
            columns = slice(*match.span())
            if all(_has_words(page.rows[near].text[columns]) for near in (number - 1, number + 1)):
                bars[number * STRIDE + match.start()] = match.end() - match.start()
    for cell, width in bars.items():
        for part in range(cell, cell + width):
            marks.pop(part, None)
    return bars


def _has_words(text: str) -> bool:
    return any(letter.isalnum() for letter in text)
