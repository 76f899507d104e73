"""What each character of a drawing is: where its arms reach, where a head points, what may stand in a border.

A cell is one number, row times `STRIDE` plus column, and a direction is the difference of two
neighbours, so that the cell beside another is a sum.
"""

from __future__ import annotations

import unicodedata
from types import MappingProxyType
from typing import Final, TypeAlias

Cell: TypeAlias = int
Direction: TypeAlias = int

STRIDE: Final = 1024
"""Cells in a row; a row of a drawing is shorter, so that no sum runs into the next one."""

N, S, W, E = -STRIDE, STRIDE, -1, 1
NE, NW, SE, SW = N + E, N + W, S + E, S + W
STRAIGHT: Final = (N, E, S, W)
AROUND: Final = (N, NE, E, SE, S, SW, W, NW)
BESIDE: Final = MappingProxyType(
    {way: (AROUND[number - 1], way, AROUND[(number + 1) % 8]) for number, way in enumerate(AROUND)}
)
"""A direction and the two that differ from it by an eighth of a turn."""

LEVEL_CHARACTERS: Final = "-=~_\u2212\u223c\u22ef\u00b7\u25ac\u2013\u2014\u2574\u2576\u2578\u257a\u2580\u2584"
UPRIGHT_CHARACTERS: Final = "|:!\u00a6\u22ee\u2240\u2225\u25ae\u2575\u2577\u2579\u257b\u258c\u2590"
DOTS: Final = "\u2508"
"""What a dot of a level dotted line counts as."""
BROKEN: Final = "\u00a6"
"""What a letter or a quote that is part of an upright line counts as."""
BLOCKS: Final = "#\u2588\u259b\u259c\u2599\u259f"
"""Bold lines and borders, in all directions."""

HEADS: Final = MappingProxyType(
    dict.fromkeys(">→⇒⇨⟶⟹▶►▷▸▹➔➜➤", E)
    | dict.fromkeys("<←⇐⇦⟵⟸◀◄◁◂◃", W)
    | dict.fromkeys("vV↓⇓⇩▼▽▾▿∨", S)
    | dict.fromkeys("^↑⇑⇧▲△▴▵∧", N)
)
"""Arrowheads, and where they point. `v` and `V` are letters where no line meets them."""

DOUBLE_HEADS: Final = MappingProxyType(dict.fromkeys("↔⇔⟷", E) | dict.fromkeys("↕⇕", S))
"""Arrows that point both ways along one direction."""

ARROWS: Final = frozenset("→⇒⇨⟶⟹➔➜➤←⇐⇦⟵⟸↓⇓⇩↑⇑⇧↔⇔⟷↕⇕")
"""Heads with a line of their own."""

FAMILIES: Final = ("><v^", "><V^", "→←↓↑", "⇒⇐⇓⇑", "▶◀▼▲", "►◄▼▲", "▷◁▽△", "▸◂▾▴", "▹◃▿▵", "><∨∧")
"""Heads that go together: to the right, to the left, down, up."""

STARTS: Final = frozenset("*●•⬤◉◯○")
"""What stands alone where the mark of the initial state stands."""


def _arms(character: str) -> tuple[Direction, ...]:
    """The arms of a character of Unicode's box drawing, by its name."""
    name = unicodedata.name(character, "")
    if "DIAGONAL" in name:
        rising = (NE, SW) if "UPPER RIGHT" in name or "CROSS" in name else ()
        falling = (NW, SE) if "UPPER LEFT" in name or "CROSS" in name else ()
        return rising + falling
    words = {"UP": (N,), "DOWN": (S,), "LEFT": (W,), "RIGHT": (E,), "HORIZONTAL": (W, E), "VERTICAL": (N, S)}
    found = {way for word in name.split() for way in words.get(word, ())}
    return tuple(way for way in STRAIGHT if way in found)


BOX_DRAWING: Final = MappingProxyType({chr(code): _arms(chr(code)) for code in range(0x2500, 0x2580)})

STRONG: Final = MappingProxyType(
    dict(BOX_DRAWING)
    | dict.fromkeys(LEVEL_CHARACTERS, (E, W))
    | dict.fromkeys(UPRIGHT_CHARACTERS, (N, S))
    | dict.fromkeys(BLOCKS, STRAIGHT)
    | {"/": (NE, SW), "\\": (NW, SE)}
    | {head: (-way,) for head, way in HEADS.items()}
    | {head: (-way, way) for head, way in DOUBLE_HEADS.items()}
)
"""Where a character's line goes for certain."""

WEAK: Final = MappingProxyType(
    dict.fromkeys("+*", AROUND)
    | dict.fromkeys(".,", (E, W, S, SE, SW))
    | dict.fromkeys("'`", (E, W, N, NE, NW))
    | dict.fromkeys("/\\", STRAIGHT)
    | {head: (way, *(side for side in BESIDE[-way] if side != -way)) for head, way in HEADS.items()}
    | dict.fromkeys(STARTS - {"*"}, AROUND)
)
"""Where it goes if what is there comes to meet it."""

CROSSES: Final = frozenset("+┼╋╬")
"""With four arms these are a junction to some who draw and a crossing to others."""

BRIDGES: Final = frozenset(character for character, arms in BOX_DRAWING.items() if len(arms) == 4) - CROSSES
"""Of two weights: the lines that cross here are not the same."""


def _border(first: Direction, second: Direction) -> frozenset[str]:
    return frozenset(character for character, arms in BOX_DRAWING.items() if first in arms and second in arms)


LEVEL_BORDER: Final = (
    frozenset(".*+|")
    | frozenset(LEVEL_CHARACTERS + BLOCKS)
    | {head for head, way in HEADS.items() if way in {N, S}}
    | _border(E, W)
)
"""What may stand in the upper or lower border of a box."""

UPRIGHT_BORDER: Final = (
    frozenset(".*+-=")
    | frozenset(UPRIGHT_CHARACTERS + BLOCKS)
    | {head for head, way in HEADS.items() if way in {E, W}}
    | _border(N, S)
)
"""What may stand in the border at the side of a box."""

PORTS: Final = frozenset("+*") | frozenset(character for character, arms in BOX_DRAWING.items() if len(arms) == 3)
"""In a border: here a line begins."""


def is_corner(character: str, *, down: bool, right: bool) -> bool:
    """Whether a character may be that corner of a box from which its borders go down (up), and right (left)."""
    if character in BOX_DRAWING:
        arms = BOX_DRAWING[character]
        return (S if down else N) in arms and (E if right else W) in arms
    if character in "+*" or character in BLOCKS:
        return True
    if character in ".,":
        return down
    if character in "'`":
        return not down
    if character in ":|":
        return not down
    return character == ("/" if down == right else "\\")
