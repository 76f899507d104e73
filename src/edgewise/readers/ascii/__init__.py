"""Drawings made of characters: boxes and lines in ASCII or Unicode, wherever they stand in a text."""

from __future__ import annotations

from edgewise.observed import Drawing
from edgewise.readers.ascii.drawings import find_drawings
from edgewise.readers.ascii.page import pages
from edgewise.source import Source


def read(source: Source) -> tuple[Drawing, ...]:
    """All drawings in a text, in their order; () where there is none. What is around them is text."""
    return tuple(sorted(find_drawings(pages(source)), key=lambda drawing: drawing.span.line))
