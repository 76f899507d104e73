"""A C text, read once: its code, its tables and enumerations, and places in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from edgewise.problem import Span
from edgewise.readers import c_syntax, c_text
from edgewise.readers.c_syntax import Array, Node
from edgewise.source import Source

_OPENED: Final = re.compile(r"\b([A-Za-z_]\w*)[ \t]*\[([^][{}();=]*)\]\s*\[([^][{}();=]*)\]\s*=\s*\{")


@dataclass(frozen=True)
class File:
    """A C text with its places."""

    source: Source

    @cached_property
    def code(self) -> c_text.Code:
        """Its text, ready for the grammar."""
        return c_text.read(self.source.text)

    @property
    def may_have_arrays(self) -> bool:
        """Whether two pairs of brackets meet anywhere: the grammar takes seconds over a long text that is not C."""
        return bool(re.search(r"\](?:\s|/\*.*?\*/|//[^\n]*\n)*+\[", self.source.text, re.DOTALL))

    @cached_property
    def _parsed(self) -> tuple[tuple[Array, ...], tuple[Node, ...], frozenset[int]]:
        return c_syntax.parse(self.code.plain)

    @property
    def arrays(self) -> tuple[Array, ...]:
        """Its arrays of two dimensions that have an initialiser."""
        return self._parsed[0]

    @property
    def enums(self) -> tuple[Node, ...]:
        """Its lists of enumerators."""
        return self._parsed[1]

    @cached_property
    def unclosed(self) -> tuple[tuple[int, int], ...]:
        """Where names stand that look like an array of named sizes with an initialiser, and are none by the grammar."""
        known = self._parsed[2]
        hidden = sorted([*self.code.comments, *self.code.quoted])
        ends = [end for _, end in hidden]
        found: list[tuple[int, int]] = []
        for one in _OPENED.finditer(self.code.plain):
            at = bisect_right(ends, one.start())
            seen = at == len(hidden) or one.start() < hidden[at][0]
            if seen and one.start() not in known and re.search("[A-Za-z_]", one[2] + one[3]):
                found.append(one.span(1))
        return tuple(found)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(found.end() for found in re.finditer("\n", self.source.text))]

    def span(self, start: int, end: int) -> Span:
        """The place from one character to another; the rest of its first line where it has several."""
        line = bisect_right(self._starts, start)
        return self.source.span(line, start - self._starts[line - 1] + 1, end - start)
