"""What is written in a drawing: the rows of a label, and the name by which a state is shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final

from edgewise.observed import Label
from edgewise.problem import Span

MISSED: Final = 100
"""Words that are looked for in vain; then no place in this label is."""

_NAME: Final = re.compile(r"[^\W\d][\w.-]*")
_WORDS: Final = re.compile(r"[^\W\d][\w.-]*(?: [\w.-]+){1,3}")
_OPENING: Final = re.compile(r"[\[({]")
_CLOSING: Final = re.compile(r"[\])}]")
_NUMBER: Final = re.compile(r"[A-Za-z]{0,5}_?\d+|[A-Za-z]")


def rows(text: str) -> list[str]:
    """The lines of a text, each with those that go on with it.

    They begin with a blank, a bracket or `/`, or a bracket is still open before them.
    """
    found: list[list[str]] = []
    open = 0
    for line in text.split("\n"):
        words = " ".join(line.split())
        if found and words and (line[0].isspace() or words[0] in "[(/" or open > 0):
            found[-1].append(words)
        elif words:
            found.append([words])
            open = 0
        open += len(_OPENING.findall(words)) - len(_CLOSING.findall(words))
    return [" ".join(row) for row in found]


def labels(text: str, raw: str, place: Callable[[int, int], Span]) -> tuple[Label, ...]:
    """The rows of `text`, each where it stands in `raw`; `place` gives the place of a part of `raw`.

    A row that stands there in other letters is where its first word is, or anywhere in `raw`.
    """
    found: list[Label] = []
    at = missed = 0
    for row in rows(text):
        start, end = 0, len(raw)
        for part in (row, row.split(" ", 1)[0]) if missed < MISSED else ():
            if (there := raw.find(part, at)) >= 0:
                start, end = there, there + len(part)
                at = end
                break
            missed += 1
        found.append(Label(row, place(start, end)))
    return tuple(found)


def shown(id: str, title: Iterable[str]) -> tuple[str, bool]:
    """The name of a state that is called `id` in the text and has `title` written in it, and whether it is the title's.

    The first line of the title is its name where it is one word, or a few where the id is only a
    number; else the title describes the state, and the id is its name.
    """
    first = " ".join(next(iter(title), "").split())
    if first and (_NAME.fullmatch(first) or (_WORDS.fullmatch(first) and is_number(id))):
        return first, True
    return id, False


def is_number(id: str) -> bool:
    """Whether an id names nothing: `s3`, `node_4`, `7`, `A`."""
    return _NUMBER.fullmatch(id) is not None
