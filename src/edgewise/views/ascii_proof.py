"""What is drawn for mail is read back before anybody sees it: the reader must find the same edges and labels."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from edgewise.observed import Drawing, Label, Line
from edgewise.problem import Unreadable
from edgewise.readers.ascii import read
from edgewise.source import Source
from edgewise.views.ascii_labels import Edge

Labelled = tuple[str, str, tuple[str, ...]]
"""An edge, and the words of its label in alphabetical order."""


def misread(
    lines: Sequence[str], states: Sequence[str], labels: Mapping[Edge, Sequence[str]]
) -> frozenset[Edge] | None:
    """The edges that our own reader does not find in a drawing as they are meant; None where it finds other things.

    None is also the answer where it does not find exactly these states, in one drawing.
    """
    try:
        drawings = read(Source("drawing", "\n".join(lines) + "\n"))
    except Unreadable:
        return None
    if not labels and len(states) == 1 and not drawings:
        return frozenset()
    if len(drawings) != 1 or Counter(state.name for state in drawings[0].states) != Counter(states):
        return None
    wanted = Counter((*edge, tuple(sorted(words))) for edge, words in labels.items())
    found = Counter(edges(drawings[0]))
    wrong = (wanted - found) + (found - wanted)
    if drawings[0].ambiguities or drawings[0].loose:
        return None
    bad = frozenset((source, target) for source, target, _ in wrong)
    return bad if bad <= labels.keys() else None


def edges(drawing: Drawing) -> Iterator[Labelled]:
    """Every edge of a drawing, with the words of its label."""
    for line in drawing.lines:
        yield from _edges(line)


def _edges(line: Line) -> Iterator[Labelled]:
    for source in line.ends:
        for target in line.ends:
            if source.head == "none" and target.head == "in":
                yield source.state, target.state, _words((*source.labels, *target.labels, *line.labels))


def _words(labels: Sequence[Label]) -> tuple[str, ...]:
    found = (word.strip() for label in labels for word in re.split(r"[,\n]", label.text))
    return tuple(sorted(filter(None, found)))
