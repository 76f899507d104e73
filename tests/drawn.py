"""A drawing read back from its SVG: boxes, lines and labels as geometry, in points.

Widths of text are taken a little too wide, as the widest of the common types that are as wide as Courier.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise
from xml.etree import ElementTree as ET  # our own output is read, not a stranger's

SVG = "{http://www.w3.org/2000/svg}"
ADVANCE, ASCENT, DESCENT = 0.605, 0.78, 0.22
"""Of a letter, as shares of the type's size."""

Point = tuple[float, float]


@dataclass(frozen=True)
class Rectangle:
    left: float
    top: float
    right: float
    bottom: float

    def grown(self, by: float) -> Rectangle:
        return Rectangle(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def meets(self, other: Rectangle) -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def holds(self, other: Rectangle) -> bool:
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.top <= other.top
            and other.bottom <= self.bottom
        )

    def crossed(self, a: Point, b: Point) -> bool:
        """Whether the line from `a` to `b` passes through (Liang and Barsky's clipping)."""
        enter, leave = 0.0, 1.0
        for start, step, low, high in (
            (a[0], b[0] - a[0], self.left, self.right),
            (a[1], b[1] - a[1], self.top, self.bottom),
        ):
            if step == 0:
                if not low < start < high:
                    return False
            else:
                first, last = sorted(((low - start) / step, (high - start) / step))
                enter, leave = max(enter, first), min(leave, last)
        return enter < leave


def around(rectangles: list[Rectangle]) -> Rectangle:
    return Rectangle(
        min(one.left for one in rectangles),
        min(one.top for one in rectangles),
        max(one.right for one in rectangles),
        max(one.bottom for one in rectangles),
    )


@dataclass(frozen=True)
class Text:
    """One run of a line. `kind` tells its type: bold, italic or plain."""

    x: float
    y: float
    size: float
    kind: str
    text: str

    @cached_property
    def box(self) -> Rectangle:
        width = ADVANCE * self.size * len(self.text)
        return Rectangle(self.x, self.y - ASCENT * self.size, self.x + width, self.y + DESCENT * self.size)


@dataclass(frozen=True)
class Part:
    """A node, an arrow, or what belongs to the whole drawing, with all that is drawn for it."""

    name: str
    classes: frozenset[str]
    texts: tuple[Text, ...]
    paths: tuple[tuple[Point, ...], ...]
    polygons: tuple[tuple[Point, ...], ...]
    attributes: tuple[dict[str, str], ...]

    @cached_property
    def lines(self) -> list[str]:
        """Its text, line by line, from the top."""
        by_height = sorted(self.texts, key=lambda text: (text.y, text.x))
        return ["".join(text.text for text in line) for _, line in groupby(by_height, key=lambda text: text.y)]

    @cached_property
    def outline(self) -> Rectangle:
        """What its shapes take, without its text."""
        return around([span(points) for points in (*self.paths, *self.polygons)])


@dataclass(frozen=True)
class Drawing:
    title: str
    description: str
    style: str
    whole: Part
    nodes: dict[str, Part]
    edges: tuple[Part, ...]


def span(points: tuple[Point, ...]) -> Rectangle:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Rectangle(min(xs), min(ys), max(xs), max(ys))


def segments(points: tuple[Point, ...]) -> Iterator[tuple[Point, Point]]:
    return ((a, b) for a, b in pairwise(points) if a != b)


def read(svg: str) -> Drawing:
    root = ET.fromstring(svg)
    graph = root.find(f"{SVG}g")
    assert graph is not None
    nodes: dict[str, Part] = {}
    edges: list[Part] = []
    for group in graph.findall(f"{SVG}g"):
        part = _part(group)
        if "node" in part.classes:
            assert part.name not in nodes
            nodes[part.name] = part
        elif "edge" in part.classes:
            edges.append(part)
    top = {child.tag: child.text or "" for child in root}
    whole = _part(graph, own=True)
    return Drawing(top[f"{SVG}title"], top[f"{SVG}desc"], top[f"{SVG}style"], whole, nodes, tuple(edges))


def _part(group: ET.Element, *, own: bool = False) -> Part:
    inside = list(group) if own else list(group.iter())
    title = group.find(f"{SVG}title")
    assert title is not None
    return Part(
        title.text or "",
        frozenset(group.attrib["class"].split()),
        tuple(_text(one) for one in inside if one.tag == f"{SVG}text"),
        tuple(_flattened(one.attrib["d"]) for one in inside if one.tag == f"{SVG}path"),
        tuple(_polygon(one) for one in inside if one.tag in {f"{SVG}polygon", f"{SVG}ellipse"}),
        tuple(dict(one.attrib) for one in inside if one.tag in {f"{SVG}path", f"{SVG}polygon"}),
    )


def _text(element: ET.Element) -> Text:
    at = element.attrib
    assert at["text-anchor"] == "start" and at["font-family"].startswith("Courier")
    kind = "bold" if at.get("font-weight") == "bold" else "italic" if at.get("font-style") == "italic" else "plain"
    text = (element.text or "").replace("\xa0", " ")
    return Text(float(at["x"]), float(at["y"]), float(at["font-size"]), kind, text)


def _polygon(element: ET.Element) -> tuple[Point, ...]:
    """The corners of a polygon, or of what is around an ellipse."""
    if "points" in element.attrib:
        return _points(element.attrib["points"])
    x, y, wide, high = (float(element.attrib[name]) for name in ("cx", "cy", "rx", "ry"))
    return ((x - wide, y - high), (x + wide, y - high), (x + wide, y + high), (x - wide, y + high))


def _points(text: str) -> tuple[Point, ...]:
    found = [float(number) for number in re.findall(r"-?[\d.]+", text)]
    return tuple(zip(found[::2], found[1::2], strict=True))


def _flattened(path: str) -> tuple[Point, ...]:
    """A path of Bézier curves as a line through points on it, eight for each curve."""
    assert re.fullmatch(r"M[-\d., ]+C[-\d., ]+", path)
    start, *rest = _points(path)
    found = [start]
    for number in range(0, len(rest), 3):
        a, (b, c, d) = found[-1], rest[number : number + 3]
        for step in range(1, 9):
            t = step / 8
            shares = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
            x, y = (
                sum(share * point[axis] for share, point in zip(shares, (a, b, c, d), strict=True)) for axis in (0, 1)
            )
            found.append((x, y))
    return tuple(found)
