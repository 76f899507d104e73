"""What a drawing gets so that people can read it: a title, a description, and colours for dark pages."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET  # our own output is read, not a stranger's

import pytest

from edgewise import draw, picture
from edgewise.problem import Unreadable

SVG = "{http://www.w3.org/2000/svg}"
GRAPH = """digraph "a <b> & c" {
  graph [tooltip="It's \\"so\\" <here>.", fontname="Courier", bgcolor="white", label="below"];
  one [tooltip="a tip", fontname="Courier", style=filled, fillcolor="mistyrose"];
  one -> two [color="gray95"];
}
"""


def children(svg: str) -> list[tuple[str, str]]:
    root = ET.fromstring(svg)
    assert root.attrib["role"] == "img"
    return [(child.tag.removeprefix(SVG), child.text or "") for child in root]


def test_title_and_description_come_first() -> None:
    assert children(picture.svg(GRAPH))[:2] == [("title", "a <b> & c"), ("desc", 'It\'s "so" <here>.')]


def test_a_graph_without_description_has_none() -> None:
    assert [tag for tag, _ in children(picture.svg('digraph "g" { a }'))] == ["title", "style", "g"]
    assert [tag for tag, _ in children(picture.svg("digraph { a }"))] == ["style", "g"]


def test_nothing_drawn_is_lost() -> None:
    """All but the graph's own tooltip, which would show over everything, is what the renderer drew."""
    before, after = draw.svg(GRAPH), picture.svg(GRAPH)
    assert "a tip" in after
    assert after.count("xlink:title") == before.count("xlink:title") - 1
    shapes = re.compile(r"<(?:path|polygon|ellipse|text)\b.*")
    assert shapes.findall(after) == shapes.findall(before)


def test_every_colour_of_ours_has_its_counterpart_in_the_dark() -> None:
    style = dict(children(picture.svg(GRAPH)))["style"]
    _, dark = style.split("@media (prefers-color-scheme: dark)")
    for colour in re.findall(r'(?:fill|stroke)="([^"]+)"', draw.svg(GRAPH)):
        if colour != "none":
            assert f'[fill="{colour}"] {{ fill: {picture.DARK[colour]} }}' in dark
            assert f'[stroke="{colour}"] {{ stroke: {picture.DARK[colour]} }}' in dark
    assert f"text {{ fill: {picture.DARK['black']} }}" in dark


def luminance(colour: str) -> float:
    """Relative luminance, of WCAG 2."""
    names = {"black": "#000000", "white": "#ffffff", "mistyrose": "#ffe4e1"}
    digits = names.get(colour, colour)
    parts = [int(digits[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("dark", [False, True])
def test_text_is_legible_on_every_fill(dark: bool) -> None:
    """A contrast of at least 7, WCAG's level AAA."""
    for fill in picture.DARK:
        if fill != "black":
            ink, paper = ((picture.DARK[one] if dark else one) for one in ("black", fill))
            high, low = sorted((luminance(ink), luminance(paper)), reverse=True)
            assert (high + 0.05) / (low + 0.05) >= 7, fill


def test_what_cannot_be_drawn_is_told_where_it_stands() -> None:
    with pytest.raises(Unreadable) as error:
        picture.svg("digraph {", "generators/x/x.dot.j2")
    assert error.value.problems[0].span.path == "generators/x/x.dot.j2"
