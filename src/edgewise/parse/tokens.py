"""The words of an expression, and what its names can mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple, NoReturn

from edgewise.expr import Expr, Type
from edgewise.problem import Problem, Span

RESERVED: Final = frozenset(
    {
        *("all", "some", "no", "peers", "not", "and", "or", "in", "true", "false"),
        *("by", "was", "enters", "changes", "acts", "accepts"),
    }
)
"""Words of the language itself; nothing else is called so."""
NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
GREATEST: Final = 2**31 - 1
"""The greatest number, and the least is its negative: sums of such numbers stay exact in every target."""
DEEPEST: Final = 64
"""Levels of nesting. Nobody reads more, and every engine walks expressions by recursion."""

_TOKEN = re.compile(
    rf"\s*(?:(?P<name>{NAME.pattern})|(?P<number>[0-9]+)|(?P<sign>=>|==|!=|<=|>=|[<>=+(){{}},:-])|(?P<wrong>\S))"
)
_FORMS = "docs/language.md lists all forms of expressions"
_FOREIGN = {"&": "write 'and'", "|": "write 'or'", "!": "write 'not'", "→": "write '=>'", "*": "there are only + and -"}


@dataclass(frozen=True)
class Scope:
    """What the names of an expression can mean.

    `subject` tells whether the expression is about an instance, `steps` whether it is about a
    step. `broken` names have been complained of already: an expression that uses one is given up
    without another word.
    """

    states: frozenset[str] = frozenset()
    own: Mapping[str, Type] = field(default_factory=dict)
    shared: Mapping[str, Type] = field(default_factory=dict)
    triggers: frozenset[str] = frozenset()
    plural: str = "instances"
    subject: bool = True
    steps: bool = False
    broken: frozenset[str] = frozenset()
    acceptance: Callable[[str], Expr] | None = None

    @property
    def names(self) -> frozenset[str]:
        """Every name an expression can use."""
        return self.states | frozenset(self.own) | frozenset(self.shared)


class Wrong(Exception):
    """What is wrong with an expression; `problem` is None where the cause has been told already."""

    def __init__(self, problem: Problem | None) -> None:
        super().__init__(problem)
        self.problem = problem


class Token(NamedTuple):
    """A word of an expression and its offset; the kind of an operator is the operator."""

    kind: str
    text: str
    at: int


@dataclass(frozen=True, slots=True)
class Word:
    """A name that means nothing in scope: perhaps a word of what it is compared with."""

    token: Token


class Cursor:
    """Stands at one token of a text; what is not as the grammar wants it raises Wrong."""

    def __init__(self, text: str, scope: Scope, place: Callable[[int, int], Span]) -> None:
        self.scope, self.place, self.depth, self.next = scope, place, 0, 0
        self.tokens: list[Token] = []
        for match in _TOKEN.finditer(text):
            kind = match.lastgroup or ""
            token = Token(match[kind] if kind == "sign" else kind, match[kind], match.start(kind))
            if kind == "wrong":
                self.fail(
                    "EW301", token, f"'{token.text}' is not part of an expression", _FOREIGN.get(token.text, _FORMS)
                )
            self.tokens.append(token)
        self.tokens.append(Token("end", "", len(text.rstrip())))

    def fail(self, code: str, token: Token, message: str, help: str = "") -> NoReturn:
        raise Wrong(Problem(code, self.place(token.at, max(1, len(token.text))), message, help))

    def peek(self) -> Token:
        return self.tokens[self.next]

    def sees(self, *words: str) -> bool:
        token = self.peek()
        return (token.text if token.kind == "name" else token.kind) in words

    def advance(self) -> Token:
        self.next += 1
        return self.tokens[self.next - 1]

    def take(self, kind: str, wanted: str) -> Token:
        token = self.peek()
        if token.kind != kind or (kind == "name" and token.text in RESERVED):
            self.unexpected(wanted)
        return self.advance()

    def unexpected(self, wanted: str) -> NoReturn:
        token = self.peek()
        if token.kind == "end":
            self.fail("EW301", token, f"expected {wanted}, but the expression ends here", "write the rest of it")
        help = {"=": "compare with '=='; a single '=' sets", "==": "set with '='; '==' compares"}.get(
            token.kind, _FORMS
        )
        self.fail("EW301", token, f"expected {wanted}, but '{token.text}' stands here", help)

    def end(self) -> None:
        if self.peek().kind != "end":
            self.unexpected("'and', 'or', '=>' or the end")

    def span(self, first: Token) -> Span:
        last = self.tokens[self.next - 1]
        return self.place(first.at, last.at + len(last.text) - first.at)

    def deeper(self, first: Token) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            self.fail("EW305", first, f"nested more than {DEEPEST} deep", "name a part of it by a variable")
