"""The questions of a recorded proof, each as an SMT-LIB text that stands alone.

For checkers of proofs, which read one question at a time and no definitions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

Term: TypeAlias = "str | list[Term]"
"""A symbol, or terms in parentheses."""


def questions(text: str) -> Iterator[str]:
    """Each check-sat of a text with all that is in force there, and with definitions replaced by what they say."""
    defined: dict[str, tuple[list[str], Term]] = {}
    levels: list[list[str]] = [[]]
    for command in _terms(text):
        match command:
            case ["push", "1"]:
                levels.append([])
            case ["pop", "1"]:
                levels.pop()
            case ["define-fun", str(name), list(parameters), _, body]:
                defined[name] = [str(one[0]) for one in parameters], body
            case ["assert", term]:
                levels[-1].append(f"(assert {_spelt(_unfolded(term, defined, {}))})")
            case ["check-sat"]:
                yield "\n".join((*(line for level in levels for line in level), "(check-sat)\n"))
            case _:
                levels[-1].append(_spelt(command))


def _terms(text: str) -> list[Term]:
    """The commands of a text, which has no strings and no quoted symbols."""
    levels: list[list[Term]] = [[]]
    for word in re.findall(r"[()]|[^\s()]+", re.sub(r";.*", "", text)):
        if word == "(":
            levels.append([])
        elif word == ")":
            done = levels.pop()
            levels[-1].append(done)
        else:
            levels[-1].append(word)
    return levels[0]


def _unfolded(term: Term, defined: Mapping[str, tuple[list[str], Term]], named: Mapping[str, Term]) -> Term:
    match term:
        case str():
            if term in named or term not in defined:
                return named.get(term, term)
            return _unfolded(defined[term][1], defined, {})
        case [str(name), *given] if name in defined:
            parameters, body = defined[name]
            values = (_unfolded(one, defined, named) for one in given)
            return _unfolded(body, defined, dict(zip(parameters, values, strict=True)))
        case _:
            return [_unfolded(part, defined, named) for part in term]


def _spelt(term: Term) -> str:
    return term if isinstance(term, str) else f"({' '.join(map(_spelt, term))})"
