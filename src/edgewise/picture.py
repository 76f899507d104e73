"""A drawing as people see it: an SVG with a title and a description, legible on light and on dark pages.

A drawing brings its own background, so that it can be read on a page that is dark while its reader's system is not.
"""

from __future__ import annotations

import re
from typing import Final

from edgewise import draw

DARK: Final = {
    "black": "#e6edf3",
    "white": "#0d1117",
    "#f2f2f2": "#21262d",
    "mistyrose": "#43201f",
}
"""What the colours that templates use become for readers who prefer dark pages. Every other colour stays."""

FONT: Final = '"DejaVu Sans Mono", Menlo, Consolas, "Liberation Mono", "Courier New", monospace'
"""Type as wide as Courier, by which the renderer measures a text in Courier; these are easier to read."""

_OPEN = re.compile(r'<g id="a_graph0"><a xlink:title="([^"]*)">\n')
_CLOSE = "</a>\n</g>\n"
_TITLE = re.compile(r'<g id="graph0"[^>]*>\n<title>(.*?)</title>', re.DOTALL)
_ROOT = re.compile(r"<svg [^>]*>\n")


def svg(dot: str, path: str = "the drawing") -> str:
    """The graph `dot` as SVG: `draw.svg`, with the graph's name as title and its `tooltip` as description.

    Raises what `draw.svg` raises.
    """
    drawn = draw.svg(dot, path)
    parts: list[str] = []
    if name := _TITLE.search(drawn):
        parts.append(f"<title>{name[1]}</title>\n")
    if description := _OPEN.search(drawn):
        parts.append(f"<desc>{description[1]}</desc>\n")
        inside, after = drawn[description.end() :].split(_CLOSE, 1)
        drawn = drawn[: description.start()] + inside + after
    parts.append(f"<style>\n{_style()}</style>\n")
    return _ROOT.sub(lambda root: root[0][:-2] + ' role="img">\n' + "".join(parts), drawn, count=1)


def _style() -> str:
    rules = "".join(
        f'  [{what}="{light}"] {{ {what}: {dark} }}\n' for light, dark in DARK.items() for what in ("fill", "stroke")
    )
    text = f"text[font-family^=Courier] {{ font-family: {FONT} }}\n"
    return f"{text}@media (prefers-color-scheme: dark) {{\n  text {{ fill: {DARK['black']} }}\n{rules}}}\n"
