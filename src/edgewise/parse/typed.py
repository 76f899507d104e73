"""Checks of types and meanings of names, each with one message that names the nearest way out."""

from __future__ import annotations

from collections.abc import Callable
from typing import NoReturn, TypeAlias

from edgewise.expr import Bool, Expr, In, Literal, Range, Read, Sum, Type, Words
from edgewise.parse.tokens import GREATEST, Cursor, Token, Word, Wrong
from edgewise.problem import nearest

Found: TypeAlias = Expr | Word
"""What a part of the grammar yields: an expression, or a name whose meaning depends on what it meets."""


def type_of(expr: Expr) -> Type | None:
    """The type of an expression; None for a constant word, whose list is known from what it meets."""
    match expr:
        case Literal(value) if isinstance(value, bool):
            return Bool()
        case Literal(value) if isinstance(value, int):
            return Range(value, value)
        case Literal():
            return None
        case Read(type=kind):
            return kind
        case Sum():
            return Range(-GREATEST, GREATEST)
        case _:
            return Bool()


class Typed(Cursor):
    """A cursor that resolves names and refuses what does not fit."""

    def only_steps(self, token: Token) -> None:
        if not self.scope.steps:
            self.fail("EW306", token, f"'{token.text}' is about a step, and this is about one configuration",
                      "use a claim of kind `step`, `precedes` or `reachable`")  # fmt: skip

    def needs_subject(self, token: Token) -> None:
        if not self.scope.subject:
            self.fail("EW304", token, f"'{token.text}' is about an instance, and there is none here",
                      f"say of which: all {self.scope.plural}: …, or some {self.scope.plural}: …")  # fmt: skip

    def name(self, token: Token) -> Found:
        if token.text in self.scope.broken:
            raise Wrong(None)
        if token.text in self.scope.states:
            self.needs_subject(token)
            return In(token.text, self.span(token))
        if token.text in self.scope.own:
            self.needs_subject(token)
            return Read(token.text, False, self.scope.own[token.text], self.span(token))
        if token.text in self.scope.shared:
            return Read(token.text, True, self.scope.shared[token.text], self.span(token))
        return Word(token)

    def unknown(self, token: Token) -> NoReturn:
        head, dash, tail = token.text.partition("-")
        if dash and head in self.scope.names:
            help = f"for subtraction put blanks around '-': {head} - {tail}"
        else:
            help = nearest(token.text, self.scope.names)
        self.fail("EW302", token, f"unknown name '{token.text}'", help)

    def word(self, word: Word, kind: Type | None, what: str) -> Expr:
        token = word.token
        if not isinstance(kind, Words):
            self.unknown(token)
        if token.text not in kind.words:
            self.fail("EW302", token, f"'{token.text}' is not a value of {what}", nearest(token.text, kind.words))
        return Literal(token.text, self.place(token.at, len(token.text)))

    def bool(self, part: Callable[[], Found]) -> Expr:
        first = self.peek()
        return self.is_bool(first, part())

    def is_bool(self, first: Token, found: Found) -> Expr:
        if isinstance(found, Word):
            self.unknown(found.token)
        if not isinstance(type_of(found), Bool):
            self.fail(
                "EW303", first, f"true or false is wanted here, not {_kind(type_of(found))}", "compare it: … == …"
            )
        return found

    def is_number(self, first: Token, found: Found) -> Expr:
        if isinstance(found, Word):
            self.unknown(found.token)
        if not isinstance(type_of(found), Range):
            self.fail(
                "EW303", first, f"a number is wanted here, not {_kind(type_of(found))}", "+ and - are for numbers"
            )
        return found

    def same_type(self, token: Token, wanted: Type, found: Expr, what: str) -> None:
        kind = type_of(found)
        fits = isinstance(kind, Range) if isinstance(wanted, Range) else kind == wanted
        if kind is None:
            fits = isinstance(wanted, Words) and isinstance(found, Literal) and found.value in wanted.words
        if not fits:
            self.fail(
                "EW303", token, f"{what} is {_kind(wanted)}, this is {_kind(kind)}", "compare or set like with like"
            )


def _kind(kind: Type | None) -> str:
    match kind:
        case Bool():
            return "true or false"
        case Range():
            return "a number"
        case Words(words) if words:
            return "one of " + ", ".join(words)
        case _:
            return "a word"
