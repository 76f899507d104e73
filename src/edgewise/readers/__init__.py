"""Readers of what others drew or wrote; which of them a text is for."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import PurePath
from types import MappingProxyType
from typing import Final, TypeAlias, cast

from edgewise.observed import Observed
from edgewise.problem import Problem, Unreadable
from edgewise.source import Source

Read: TypeAlias = Callable[..., tuple[Observed, ...]]
"""From a text; for tables in code also from texts beside it, and the name of the table to look at."""

READERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "ascii": "edgewise.readers.ascii:read",
        "dot": "edgewise.readers.dot:read",
        "mermaid": "edgewise.readers.mermaid:read",
        "plantuml": "edgewise.readers.plantuml:read",
        "c-table": "edgewise.readers.c_table:read",
    }
)
"""Where each reader is; it is imported when a text is for it."""

_SUFFIXES: Final[Mapping[str, str]] = MappingProxyType(
    {".dot": "dot", ".gv": "dot", ".mmd": "mermaid", ".mermaid": "mermaid"}
    | {".puml": "plantuml", ".plantuml": "plantuml", ".iuml": "plantuml", ".pu": "plantuml", ".wsd": "plantuml"}
)

_LOOKS: Final[Mapping[str, re.Pattern[str]]] = MappingProxyType(
    {
        "dot": re.compile(r"^[ \t]*(?:strict[ \t]+)?(?:di)?graph\b[^\n{;]*\{", re.MULTILINE | re.IGNORECASE),
        "mermaid": re.compile(r"^[ \t]*stateDiagram(?:-v2)?\b", re.MULTILINE),
        "plantuml": re.compile(r"^[ \t]*@startuml\b", re.MULTILINE),
        "c-table": re.compile(r"\]\s*\[[^]\n]*\]\s*=\s*\{"),
    }
)
"""What a text of each format has somewhere; anything may hold a drawing of characters."""


def readers_for(source: Source) -> tuple[str, ...]:
    """The readers to ask: the one that the file's name says, else those for what the text looks like."""
    suffix = PurePath(source.path).suffix.lower()
    if suffix in _SUFFIXES:
        return (_SUFFIXES[suffix],)
    return (*(name for name, looks in _LOOKS.items() if looks.search(source.text)), "ascii")


def observe(source: Source, reader: str = "", beside: Sequence[Source] = (), table: str = "") -> tuple[Observed, ...]:
    """Every drawing and table in a text, at least one. Raises Unreadable.

    `reader` is the one to ask; "" asks those the text is for. What one of several readers cannot
    read is told only where none of the others finds anything. Of tables in code, `beside` are
    texts that have enumerations for them, and `table` is the only one to look at, "" for all.
    """
    found: list[Observed] = []
    problems: list[Problem] = []
    names = (reader,) if reader else readers_for(source)
    for name in names:
        module, _, function = READERS[name].partition(":")
        read = cast(Read, getattr(import_module(module), function))
        try:
            found += read(source, beside, table) if name == "c-table" else read(source)
        except Unreadable as error:
            problems += error.problems
    if found:
        return tuple(found)
    if problems:
        raise Unreadable(problems)
    help = f"read as {' and '.join(names)}; --reader says what it is: {', '.join(READERS)}"
    raise Unreadable([Problem("EW611", source.span(0, 0), "no drawing or table is found", help)])
