"""The grammar of docs/language.md by recursive descent, loosest operator first.

A parser generator would read the grammar as well, but not say "'opened' is not a value of
'door'" at the column where it stands.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import cast

from edgewise.expr import (
    FALSE,
    TRUE,
    Accepts,
    Acts,
    And,
    By,
    Changes,
    Compare,
    Enters,
    Expr,
    Implies,
    Literal,
    Member,
    Not,
    Or,
    Order,
    Quantified,
    Range,
    Read,
    Sum,
    Value,
    Was,
    Which,
    Words,
)
from edgewise.machine import Effect
from edgewise.parse.tokens import GREATEST, RESERVED, Scope, Token, Word, Wrong
from edgewise.parse.typed import Found, Typed, type_of
from edgewise.problem import Span, nearest


def expression(text: str, scope: Scope, place: Callable[[int, int], Span]) -> Expr:
    """The bool that `text` says. `place(offset, width)` tells where a part of it stands. Raises Wrong."""
    parser = _Parser(text, scope, place)
    first, found = parser.peek(), parser.implies()
    parser.end()
    return parser.is_bool(first, found)


def effect(text: str, scope: Scope, place: Callable[[int, int], Span]) -> Effect:
    """The effect that `text`, `variable = expression`, says. Raises Wrong."""
    parser = _Parser(text, scope, place)
    target = parser.take("name", "the variable that is set")
    if target.text in scope.broken:
        raise Wrong(None)
    shared = target.text in scope.shared
    kind = scope.shared.get(target.text) if shared else scope.own.get(target.text)
    if kind is None:
        known = frozenset(scope.own) | frozenset(scope.shared)
        parser.fail("EW209", target, f"'{target.text}' is not a variable", nearest(target.text, known))
    parser.take("=", "'=' and the new value")
    if not shared and not scope.subject:
        parser.fail("EW210", target, f"'{target.text}' belongs to an instance, and this row has none", "add `from`")
    start = parser.peek()
    value = parser.implies()
    parser.end()
    if isinstance(value, Word):
        value = parser.word(value, kind, target.text)
    parser.same_type(start, kind, value, f"'{target.text}'")
    return Effect(target.text, shared, value, place(0, len(text)))


class _Parser(Typed):
    def implies(self) -> Found:
        first = self.peek()
        when = self.either()
        if not self.sees("=>"):
            return when
        self.deeper(self.advance())
        then = self.bool(self.implies)
        self.depth -= 1
        return Implies(self.is_bool(first, when), then, self.span(first))

    def either(self) -> Found:
        return self.chain("or", self.both)

    def both(self) -> Found:
        return self.chain("and", self.negation)

    def chain(self, word: str, part: Callable[[], Found]) -> Found:
        first = self.peek()
        left = part()
        if not self.sees(word):
            return left
        parts = [self.is_bool(first, left)]
        while self.sees(word):
            self.advance()
            parts.append(self.bool(part))
        flat = tuple(parts)
        return And(flat, self.span(first)) if word == "and" else Or(flat, self.span(first))

    def negation(self) -> Found:
        first = self.peek()
        if not self.sees("not", "was"):
            return self.comparison()
        self.deeper(self.advance())
        if first.text == "was":
            self.only_steps(first)
        body = self.bool(self.negation)
        self.depth -= 1
        return Not(body, self.span(first)) if first.text == "not" else Was(body, self.span(first))

    def comparison(self) -> Found:
        first = self.peek()
        left = self.sum()
        if self.sees("in"):
            return self.member(first, left)
        if not self.sees("==", "!=", "<", "<=", ">", ">="):
            return left
        op = self.advance()
        second = self.peek()
        right = self.sum()
        if isinstance(left, Word) and isinstance(right, Word):
            self.unknown(left.token)
        if isinstance(left, Word):
            assert not isinstance(right, Word)
            left = self.word(left, type_of(right), "what it is compared with")
        if isinstance(right, Word):
            right = self.word(right, type_of(left), f"'{first.text}'")
        self.same_type(second, type_of(left) or type_of(right) or Words(()), right, "what it is compared with")
        if op.text not in ("==", "!=") and not isinstance(type_of(left), Range):
            self.fail("EW303", op, f"'{op.text}' is for numbers", "use == or !=")
        if self.sees("==", "!=", "<", "<=", ">", ">="):
            self.fail("EW301", self.peek(), "comparisons do not chain", "join two of them with 'and'")
        return Compare(cast(Order, op.text), left, right, self.span(first))

    def member(self, first: Token, left: Found) -> Expr:
        self.advance()
        if isinstance(left, Word):
            self.unknown(left.token)
        kind = type_of(left)
        self.take("{", "'{' and a list of values")
        found: list[Value] = []
        while True:
            start = self.peek()
            item = self.sum()
            constant = self.word(item, kind, f"'{first.text}'") if isinstance(item, Word) else item
            if not isinstance(constant, Literal):
                self.fail("EW303", start, "only constants can stand in a list", "compare with '==' instead")
            self.same_type(start, kind or Words(()), constant, f"'{first.text}'")
            found.append(constant.value)
            if not self.sees(","):
                break
            self.advance()
        self.take("}", "',' or '}'")
        return Member(left, tuple(found), self.span(first))

    def sum(self) -> Found:
        first = self.peek()
        left = self.atom()
        levels = 0
        while self.sees("+", "-"):
            op = self.advance()
            self.deeper(op)
            levels += 1
            second = self.peek()
            sides = [self.is_number(first, left), self.is_number(second, self.atom())]
            left = Sum("+" if op.text == "+" else "-", sides[0], sides[1], self.span(first))
        self.depth -= levels
        return left

    def atom(self) -> Found:
        token = self.peek()
        if token.kind == "(":
            self.deeper(self.advance())
            inner = self.implies()
            self.depth -= 1
            self.take(")", "')'")
            return inner
        if token.kind in ("number", "-"):
            return self.number()
        if token.kind != "name":
            self.unexpected("a name, a number or '('")
        match token.text:
            case "true" | "false":
                self.advance()
                return replace(TRUE if token.text == "true" else FALSE, span=self.span(token))
            case "all" | "some" | "no":
                return self.quantified()
            case "by" | "enters" | "changes" | "acts" | "accepts":
                return self.about_step()
            case "not" | "was":
                self.unexpected("a value (put what follows in parentheses)")
            case _ if token.text in RESERVED:
                self.unexpected("a name")
            case _:
                pass
        return self.name(self.advance())

    def number(self) -> Expr:
        first = self.advance()
        digits = self.take("number", "a number") if first.kind == "-" else first
        if len(digits.text) > 10 or int(digits.text) > GREATEST:
            self.fail("EW303", digits, f"numbers go up to {GREATEST}", "use a smaller one")
        return Literal(-int(digits.text) if first.kind == "-" else int(digits.text), self.span(first))

    def quantified(self) -> Expr:
        first = self.advance()
        noun = self.peek()
        if noun.kind != "name" or noun.text not in (self.scope.plural, "peers"):
            self.fail(
                "EW302", noun, f"expected '{self.scope.plural}' or 'peers'", f"{first.text} {self.scope.plural}: …"
            )
        self.advance()
        if noun.text == "peers" and not self.scope.subject:
            self.fail("EW304", noun, "there is no instance here whose peers are meant", f"write '{self.scope.plural}'")
        self.take(":", "':'")
        self.deeper(first)
        outer, self.scope = self.scope, replace(self.scope, subject=True)
        body = self.bool(self.implies)
        self.scope = outer
        self.depth -= 1
        return Quantified(cast(Which, first.text), noun.text == "peers", body, self.span(first))

    def about_step(self) -> Expr:
        first = self.advance()
        if first.text != "accepts":
            self.only_steps(first)
        elif self.scope.acceptance is None:
            help = "a guard that asks for other guards could ask for itself"
            self.fail("EW306", first, "'accepts' is for claims", help)
        if first.text in ("acts", "accepts", "enters"):
            self.needs_subject(first)
        if first.text == "acts":
            return Acts(self.span(first))
        what = self.take("name", "a name")
        if what.text in self.scope.broken:
            raise Wrong(None)
        if first.text == "enters":
            if what.text not in self.scope.states:
                self.fail("EW205", what, f"unknown state '{what.text}'", nearest(what.text, self.scope.states))
            return Enters(what.text, self.span(first))
        if first.text == "changes":
            read = self.name(what)
            if not isinstance(read, Read):
                known = frozenset(self.scope.own) | frozenset(self.scope.shared)
                self.fail("EW302", what, f"'{what.text}' is not a variable", nearest(what.text, known))
            return Changes(read.name, read.shared, read.type, self.span(first))
        if what.text not in self.scope.triggers:
            self.fail("EW206", what, f"unknown verb or event '{what.text}'", nearest(what.text, self.scope.triggers))
        if first.text == "by":
            return By(what.text, self.span(first))
        assert self.scope.acceptance is not None
        return Accepts(what.text, self.scope.acceptance(what.text), self.span(first))
