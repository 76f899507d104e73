"""As much of TLA+ as the exported module uses, read by a parser that others wrote and evaluated as TLC does.

TLC itself cannot be had from a package registry. Jobs are numbers from 0, a function of jobs is a tuple of values.
"""

from __future__ import annotations

import operator
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import Any, Final, TypeAlias, cast

import tree_sitter
import tree_sitter_tlaplus

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)  # its binding is from before languages were capsules
    _LANGUAGE: Final = tree_sitter.Language(cast(object, tree_sitter_tlaplus.language()))

State: TypeAlias = Mapping[str, Any]
Step: TypeAlias = tuple[State, State]

_BINARY: Final[dict[str, Callable[[Any, Any], Any]]] = {
    "eq": operator.eq,
    "neq": operator.ne,
    "leq": operator.le,
    "geq": operator.ge,
    "lt": operator.lt,
    "gt": operator.gt,
    "plus": operator.add,
    "minus": operator.sub,
    "setminus": operator.sub,
    "in": lambda item, found: item in found,
    "dots_2": lambda low, high: frozenset(range(low, high + 1)),
}


@dataclass(frozen=True)
class Node:
    """A node of the parser's tree, without comments and punctuation."""

    type: str
    text: str
    parts: list[Node]

    @staticmethod
    def of(node: tree_sitter.Node) -> Node:
        parts = [Node.of(part) for part in node.named_children if part.type not in {"comment", "block_comment"}]
        return Node(node.type, (node.text or b"").decode(), parts)


@dataclass(frozen=True)
class Scope:
    """Where an expression is evaluated: what names are bound to, and the configurations before and after a step."""

    bound: Mapping[str, Any] = field(default_factory=dict)
    now: State = field(default_factory=dict)
    then: State = field(default_factory=dict)


class Module:
    """A module, with so many jobs."""

    def __init__(self, text: str, jobs: int) -> None:
        root = tree_sitter.Parser(_LANGUAGE).parse(text.encode()).root_node
        assert not root.has_error, root
        self.jobs = jobs
        self.variables: list[str] = []
        self.definitions: dict[str, tuple[list[str], Node]] = {}
        for node in Node.of(root).parts[0].parts:
            if node.type == "variable_declaration":
                self.variables = [part.text for part in node.parts]
            elif node.type == "operator_definition":
                name, *parameters, _, body = node.parts
                self.definitions[name.text] = ([one.text for one in parameters], body)

    def body(self, name: str) -> Node:
        """What a name is defined as."""
        return self.definitions[name][1]

    def key(self, at: State) -> tuple[Any, ...]:
        """A configuration as its values, in the order of the variables."""
        return tuple(at[name] for name in self.variables)

    def explore(self, limit: int) -> tuple[list[State], list[Step]]:
        """All that Init and Next reach, and the steps; beyond `limit` configurations it gives up."""
        found = {self.key(at): at for at in self.ways(self.body("Init"), Scope(), primed=False)}
        waiting, steps = list(found.values()), list[Step]()
        while waiting and len(found) <= limit:
            at = waiting.pop()
            for to in self.ways(self.body("Next"), Scope(now=at), primed=True):
                steps.append((at, to))
                if self.key(to) not in found:
                    found[self.key(to)] = to
                    waiting.append(to)
        return list(found.values()), steps

    def is_invariant(self, name: str, states: Iterable[State]) -> bool:
        """Whether a definition is true of all of them."""
        return all(self.value(self.body(name), Scope(now=at)) for at in states)

    def is_of_steps(self, name: str) -> bool:
        """Whether a definition is `[][A]_vars`."""
        return self.body(name).type == "bound_prefix_op"

    def holds_of_steps(self, name: str, steps: Iterable[Step]) -> bool:
        """Whether A of such a definition is true of all steps that change something."""
        always, boxed = self.body(name).parts
        assert (always.type, boxed.type) == ("always", "step_expr_or_stutter")
        action = boxed.parts[0]
        return all(self.key(at) == self.key(to) or self.value(action, Scope({}, at, to)) for at, to in steps)

    def ways(self, node: Node, scope: Scope, primed: bool) -> Iterator[State]:
        """Every configuration that makes an action (`primed`) or a start true, found as TLC does: left to right."""
        match node.type, node.parts:
            case "parentheses", [inner]:
                yield from self.ways(inner, scope, primed)
            case "conj_list", items:
                yield from self._all([item.parts[1] for item in items], scope, primed)
            case "bound_infix_op", [left, Node("land"), right]:
                yield from self._all([left, right], scope, primed)
            case "disj_list", items:
                for item in items:
                    yield from self.ways(item.parts[1], scope, primed)
            case "bound_infix_op", [left, Node("lor"), right]:
                yield from self.ways(left, scope, primed)
                yield from self.ways(right, scope, primed)
            case "bounded_quantification", [Node("exists"), *bounds, body]:
                for inside in self._bindings(bounds, scope):
                    yield from self.ways(body, inside, primed)
            case (("bound_op" | "identifier_ref"), _) if _callee(node) in self.definitions:
                body, inside = self._call(node, scope)
                yield from self.ways(body, inside, primed)
            case "bound_infix_op", [left, Node("eq" | "in") as sign, right] if self._is_free(left, scope, primed):
                found = self.value(right, scope)
                for value in [found] if sign.type == "eq" else sorted(found, key=repr):
                    yield {**scope.then, _variable(left): value}
            case "bound_prefix_op", [Node("unchanged"), names]:
                kept = {name.text: scope.now[name.text] for name in names.parts if name.type == "identifier_ref"}
                assert not kept.keys() & scope.then.keys(), "a variable is given two values"
                yield {**scope.then, **kept}
            case _:
                if self.value(node, scope):
                    yield scope.then

    def _all(self, nodes: list[Node], scope: Scope, primed: bool) -> Iterator[State]:
        if not nodes:
            yield scope.then
            return
        for then in self.ways(nodes[0], scope, primed):
            yield from self._all(nodes[1:], Scope(scope.bound, scope.now, then), primed)

    def _is_free(self, left: Node, scope: Scope, primed: bool) -> bool:
        """Whether it is a variable that has no value yet."""
        fits = left.type == ("bound_postfix_op" if primed else "identifier_ref")
        return fits and _variable(left) in self.variables and _variable(left) not in scope.then

    def _call(self, node: Node, scope: Scope) -> tuple[Node, Scope]:
        arguments = node.parts[1:] if node.type == "bound_op" else []
        parameters, body = self.definitions[_callee(node)]
        values = [self.value(argument, scope) for argument in arguments]
        return body, Scope(dict(zip(parameters, values, strict=True)), scope.now, scope.then)

    def _bindings(self, bounds: list[Node], scope: Scope) -> Iterator[Scope]:
        sets = [sorted(self.value(bound.parts[2], scope), key=repr) for bound in bounds]
        for values in product(*sets):
            named = zip((bound.parts[0].text for bound in bounds), values, strict=True)
            yield Scope({**scope.bound, **dict(named)}, scope.now, scope.then)

    def value(self, node: Node, scope: Scope) -> Any:
        """What an expression is worth; AssertionError for a form that the module has no need of."""
        match node.type, node.parts:
            case "parentheses", [inner]:
                return self.value(inner, scope)
            case "conj_list", items:
                return all(self.value(item.parts[1], scope) for item in items)
            case "disj_list", items:
                return any(self.value(item.parts[1], scope) for item in items)
            case "bound_infix_op", [left, sign, right]:
                return self._operator(sign.type, left, right, scope)
            case "bound_prefix_op", [Node("unchanged"), names]:
                kept = [name.text for name in names.parts if name.type == "identifier_ref"]
                return all(scope.now[name] == scope.then[name] for name in kept)
            case "bound_prefix_op", [sign, body]:
                return not self.value(body, scope) if sign.type == "lnot" else -self.value(body, scope)
            case "bound_postfix_op", [body, Node("prime")]:
                return self.value(body, Scope(scope.bound, scope.then))
            case "bounded_quantification", [sign, *bounds, body]:
                found = (self.value(body, inside) for inside in self._bindings(bounds, scope))
                return all(found) if sign.type == "forall" else any(found)
            case "function_evaluation", [function, argument]:
                return self.value(function, scope)[self.value(argument, scope)]
            case "function_literal", [bound, _, body]:
                return tuple(self.value(body, inside) for inside in self._bindings([bound], scope))
            case "set_of_functions", [_, _, to]:
                return frozenset(product(self.value(to, scope), repeat=self.jobs))
            case "except", [function, Node(parts=[Node(parts=[Node(parts=[place])]), *_, new])]:
                values = list(self.value(function, scope))
                values[self.value(place, scope)] = self.value(new, scope)
                return tuple(values)
            case "if_then_else", [condition, then, otherwise]:
                return self.value(then if self.value(condition, scope) else otherwise, scope)
            case "finite_set_literal", items:
                return frozenset(self.value(item, scope) for item in items)
            case (("bound_op" | "identifier_ref"), _):
                return self._named(node, scope)
            case _:
                return _constant(node)

    def _operator(self, sign: str, left: Node, right: Node, scope: Scope) -> Any:
        first = self.value(left, scope)
        if sign == "land":
            return first and self.value(right, scope)
        if sign in {"lor", "implies"}:
            return (first if sign == "lor" else not first) or self.value(right, scope)
        return _BINARY[sign](first, self.value(right, scope))

    def _named(self, node: Node, scope: Scope) -> Any:
        if node.text in scope.bound:
            return scope.bound[node.text]
        if node.text == "Jobs":
            return frozenset(range(self.jobs))
        if node.text in self.variables:
            return scope.now[node.text]
        body, inside = self._call(node, scope)
        return self.value(body, inside)


def _callee(node: Node) -> str:
    return node.parts[0].text if node.type == "bound_op" else node.text


def _variable(node: Node) -> str:
    return node.parts[0].text if node.type == "bound_postfix_op" else node.text


def _constant(node: Node) -> Any:
    match node.type:
        case "string":
            return node.text[1:-1]
        case "nat_number":
            return int(node.text)
        case "boolean":
            return node.text == "TRUE"
        case "boolean_set":
            return frozenset({False, True})
        case other:
            raise AssertionError(f"{other}: {node.text}")
