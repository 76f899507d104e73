"""The words of the DOT language, after Graphviz's own scanner (lib/cgraph/scan.l)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple, TypeAlias

from edgewise.readers.passage import Passage, refuse

Kind: TypeAlias = Literal["id", "quoted", "html", "mark", "end"]
"""An identifier or number, a string, a text in < >, a punctuation mark or arrow, the end of the text."""

_TOKEN: Final = re.compile(
    r"""(?P<skip>\s++|//[^\n]*+|/\*.*?\*/|^\#[^\n]*+|\ufeff)
      | (?P<quoted>"(?:[^"\\]|\\.)*+")
      | (?P<id>[A-Za-z_\x80-\U0010ffff][A-Za-z0-9_\x80-\U0010ffff]*+|-?(?:\.[0-9]++|[0-9]++(?:\.[0-9]*+)?))
      | (?P<mark>->|--|[{}\[\];,=:+])""",
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
_ESCAPE: Final = re.compile(r'\\(?:("|\r?\n)|.)', re.DOTALL)
_ANGLE: Final = re.compile(r"[<>]")
_UNCLOSED: Final = (
    ('"', "this string does not end", 'close it with "'),
    ("/*", "this comment does not end", "close it with */"),
)


class Token(NamedTuple):
    """A word and where it stands. `text` is what it means: a string without quotes, an HTML text without < >.

    `word` is the mark, or the identifier in lower case, as keywords are compared; "" for a string.
    """

    kind: Kind
    text: str
    start: int
    end: int
    word: str = ""

    @property
    def is_id(self) -> bool:
        """Whether it can name something."""
        return self.kind in {"id", "quoted", "html"}


def tokens(passage: Passage, start: int) -> Iterator[Token]:
    """The words from `start` on, and then the end, again and again. Raises Unreadable at what is no word."""
    text, at = passage.text, start
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None:
            yield (token := _html(passage, at))
            at = token.end
            continue
        at = found.end()
        word = found.group()
        match found.lastgroup:
            case "skip":
                pass
            case "quoted":
                yield Token("quoted", _ESCAPE.sub(_meant, word[1:-1]), found.start(), at)
            case "id":
                yield Token("id", word, found.start(), at, word.lower())
            case _:
                yield Token("mark", word, found.start(), at, word)
    while True:
        yield Token("end", "", len(text), len(text))


def _meant(escape: re.Match[str]) -> str:
    """A quote; nothing, where a backslash joins two lines; else both characters, for labels read them again."""
    if escape[1] is None:
        return escape.group()
    return '"' if escape[1] == '"' else ""


def _html(passage: Passage, start: int) -> Token:
    """The text in < > that begins at `start`."""
    text, depth = passage.text, 0
    if text[start] == "<":
        for angle in _ANGLE.finditer(text, start):
            depth += 1 if angle.group() == "<" else -1
            if not depth:
                return Token("html", text[start + 1 : angle.start()], start, angle.end())
        raise refuse(passage.place(start, start + 1), "this < is never closed", "close it with >")
    for mark, message, help in _UNCLOSED:
        if text.startswith(mark, start):
            raise refuse(passage.place(start, start + len(mark)), message, help)
    help = "put the whole name or text in double quotes"
    raise refuse(passage.place(start, start + 1), f"'{text[start]}' is no part of DOT here", help)
