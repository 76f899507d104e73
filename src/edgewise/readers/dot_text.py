"""Labels of the DOT language as the lines of text that they show."""

from __future__ import annotations

import re
from html import unescape
from typing import Final

from edgewise.readers.dot_tokens import Token

_BREAK: Final = re.compile(r"<\s*(?:br\b|/\s*td\b|/\s*tr\b)[^<>]*>", re.IGNORECASE)
_TAG: Final = re.compile(r"<[^<>]*>")
_ESCAPE: Final = re.compile(r"\\(.)", re.DOTALL)
_PORT: Final = re.compile(r"^\s*\{*\s*(?:<[^<>]*>)?")
_FIELD: Final = re.compile(r"(?<!\\)[|{}]")


def lines(label: Token, name: str, *, record: bool = False) -> list[str]:
    """What `label` shows on a node or edge `name`. Of a record only the first field."""
    if label.kind == "html":
        # Line ends in the source are blanks; those that are shown are elements.
        flat = "".join(line.strip() for line in label.text.split("\n"))
        found = unescape(_TAG.sub("", _BREAK.sub("\n", flat))).split("\n")
        return [line for line in found if line.strip()]
    text = label.text
    if record:
        text = _FIELD.split(_PORT.sub("", text))[0]
    shown = _ESCAPE.sub(lambda escape: _meant(escape[1], name), text)
    return unescape(shown).split("\n")


def _meant(letter: str, name: str) -> str:
    match letter:
        case "n" | "l" | "r":
            return "\n"
        case "N" | "E" | "G" | "T" | "H":
            return name
        case _:
            return letter
