"""C before its grammar is asked: comments, macros, and directives inside an initialiser, which no C grammar knows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

_TOKEN: Final = re.compile(
    r"""
      (?P<comment>//(?:[^\n\\]|\\(?:\r?\n|.)?)*+|/\*.*?(?:\*/|\Z))
    | (?P<quoted>"(?:[^"\\\n]|\\.)*+"?|'(?:[^'\\\n]|\\.)*+'?)
    | (?P<directive>^[ \t]*+\#(?:[^\n\\/]|\\(?:\r?\n|.)?|/(?!\*)|/\*.*?\*/)*+)
    | (?P<attribute>__attribute__\s*\(\((?:[^()]|\([^()]*\))*+\)\))
    | (?P<brace>[{}])
    | (?P<other>[^\s{}"'/\#]++|[/\#])
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
_DIRECTIVE: Final = re.compile(r"[ \t]*#\s*(\w*)(?:\s+(.*))?", re.DOTALL)
_DEFINE: Final = re.compile(r"(\w+)(?:\s+(.*))?", re.DOTALL)
_INVISIBLE: Final = re.compile(r"/\*.*?\*/|//[^\n]*|\\\r?\n", re.DOTALL)


@dataclass(frozen=True)
class Code:
    """A C text, ready for its grammar.

    `plain` has as many characters as the text, each ASCII; directives inside an initialiser, what
    stands there under `#if 0`, and GNU's attributes are blank. `comments` and `quoted` are (start, end), `forks` where
    an `#else` or `#elif` inside an initialiser stands, `macros` the texts of macros without parameters.
    """

    plain: str
    comments: tuple[tuple[int, int], ...]
    quoted: tuple[tuple[int, int], ...]
    forks: tuple[int, ...]
    macros: Mapping[str, str]


def read(text: str) -> Code:
    """Any text as C."""
    scan = _Scan()
    for token in _TOKEN.finditer(text):
        scan.take(token)
    # One character for one: the grammar counts bytes, and places count characters.
    parts, at = [], 0
    for start, end in scan.blank:
        parts += [text[at:start], re.sub(r"[^\n]", " ", text[start:end])]
        at = end
    plain = re.sub(r"[^\x01-\x7f]", "_", "".join([*parts, text[at:]]))
    return Code(plain, tuple(scan.comments), tuple(scan.quoted), tuple(scan.forks), scan.macros)


@dataclass(slots=True)
class _Scan:
    """Goes through the words of a text. `braces` tells of each open one whether it is inside an initialiser.

    `conditions` are the open `#if` inside the initialiser: whether each is `#if 0`; `dead` is
    where what stands under the outermost such began, -1 where none is open.
    """

    comments: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    quoted: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    blank: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    forks: list[int] = field(default_factory=list[int])
    macros: dict[str, str] = field(default_factory=dict[str, str])
    braces: list[bool] = field(default_factory=list[bool])
    conditions: list[bool] = field(default_factory=list[bool])
    dead: int = -1
    before: str = ""

    def take(self, token: re.Match[str]) -> None:
        """One word of the text."""
        match token.lastgroup:
            case "comment":
                self.comments.append(token.span())
                return
            case "directive":
                self.directive(token)
                return
            case "attribute":
                self.blank.append(token.span())
                return
            case "quoted":
                self.quoted.append(token.span())
            case "brace" if self.dead < 0:
                if token[0] == "{":
                    inside = self.before.endswith("=") or (bool(self.braces) and self.braces[-1])
                    self.braces.append(inside)
                elif self.braces:
                    self.braces.pop()
            case _:
                pass
        self.before = token[0]

    def directive(self, token: re.Match[str]) -> None:
        """A line that the preprocessor would obey."""
        found = _DIRECTIVE.match(token[0])
        word, rest = (found[1], _INVISIBLE.sub(" ", found[2] or "").strip()) if found else ("", "")
        if word == "define" and (defined := _DEFINE.fullmatch(rest)):
            self.macros[defined[1]] = (defined[2] or "").strip()
        if not (self.braces and self.braces[-1]) and self.dead < 0:
            self.conditions.clear()
            return
        if self.dead < 0:
            self.blank.append(token.span())
        if word in ("if", "ifdef", "ifndef"):
            self.conditions.append(word == "if" and rest == "0" and self.dead < 0)
            if self.conditions[-1]:
                self.dead = token.end()
        elif word in ("else", "elif", "endif") and self.conditions:
            if self.conditions[-1]:
                self.blank.append((self.dead, token.end()))
                self.dead = -1
            elif word != "endif" and self.dead < 0:
                self.forks.append(token.start() + len(token[0]) - len(token[0].lstrip()))
            self.conditions[-1] = False
            if word == "endif":
                self.conditions.pop()
