"""Points as DOT writes them. There y grows upwards and sizes are inches; here all is points and y grows downwards."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot
from typing import Final, TypeAlias

Point: TypeAlias = tuple[float, float]

CORNER: Final = 8.0
"""The radius of a rounded corner."""
HEAD: Final = 8.0
"""The length of an arrowhead: 10 points times the template's arrowsize."""
DASH: Final = 7.0
"""The length of a dash and the gap after it, as Graphviz draws `dashed`."""


def visible(text: str) -> str:
    """`text` on one line; what cannot be seen, and what no XML may have, is a blank."""
    return "".join(character if character.isprintable() else " " for character in text).strip()


def quoted(text: str) -> str:
    """`text` as a DOT string that means itself: no backslash in it escapes anything."""
    escaped = visible(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def dots(point: Point) -> str:
    """A point."""
    return f"{_number(point[0])},{_number(-point[1])}"


def inches(length: float) -> str:
    """A length in points, in inches."""
    return f"{length / 72:.4f}"


def path(corners: Sequence[Point], *, dashed: bool = False) -> str:
    """A line through `corners`, rounded at each, with an arrowhead at its end: the spline that `pos` takes.

    Where dashed lines join, their dashes must meet: such a line begins a little inside its box, which hides that, so
    that a dash begins where the lane has a height that is a multiple of DASH.
    """
    start, *between, tip = corners
    if dashed and between:
        (x, y), (lane, _) = start, between[0]
        down = 1 if corners[2][1] > y else -1
        hidden = (down * y - abs(lane - x)) % DASH
        start = (x - hidden if lane > x else x + hidden, y)
    last = between[-1] if between else start
    end = _towards(tip, last, HEAD)
    pieces = [start, start]
    here = start
    for number, corner in enumerate(between):
        after = between[number + 1] if number + 1 < len(between) else end
        radius = min(CORNER, _length(here, corner) / 2 if number else CORNER, _length(corner, after) / 2)
        inn, out = _towards(corner, here, radius), _towards(corner, after, radius)
        pieces += [inn, inn, _towards(corner, here, radius / 2.2), _towards(corner, after, radius / 2.2), out, out]
        here = corner
    pieces += [end, end]
    return f"e,{dots(tip)} " + " ".join(map(dots, pieces))


def _length(a: Point, b: Point) -> float:
    return hypot(b[0] - a[0], b[1] - a[1])


def _towards(a: Point, b: Point, distance: float) -> Point:
    """The point at a distance from `a` on the line to `b`."""
    share = distance / (_length(a, b) or 1)
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


def _number(value: float) -> str:
    return f"{round(value, 1) + 0.0:g}" if abs(value) < 1e5 else f"{value:.0f}"
