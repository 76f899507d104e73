"""The one door to z3: nothing else imports it, no object of it leaves, and its three answers are heard here only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, NewType

import z3

from edgewise.engines.smt.terms import BEFORE

EFFORT: Final = 20_000_000
"""How long z3 tries one question, in its own units of work: the same on every machine, unlike seconds."""

Term = NewType("Term", object)
"""A bool over the constants of a frame, and of another marked BEFORE."""


class Unknown(Exception):
    """z3 neither found a model nor ruled one out. It is an answer of its own, and never a yes."""


class Frames:
    """A growing row of frames, each with its own copy of the same constants, and what is required of them.

    Constants are given with their sizes in bits, 0 for a bool. Requirements are never taken back,
    so what z3 learns stays true; they can hang on a literal, a name that a question either puts
    in force or leaves out.
    """

    def __init__(self, constants: Mapping[str, int], effort: int = EFFORT) -> None:
        # Bit vectors and bools only: with this logic z3 turns them into one incremental SAT problem.
        self._solver: Any = z3.SolverFor("QF_BV")
        self._solver.set("rlimit", effort)
        self._model: Any = None
        self._sizes: dict[str, int] = {}
        self._copies: dict[str, Any] = {}
        self._literals: set[str] = set()
        self._bools: dict[str, Any] = {}
        self.declare(constants)

    def declare(self, constants: Mapping[str, int]) -> None:
        """Give every frame these constants as well."""
        self._sizes |= constants
        self._copies.clear()

    def parse(self, *texts: str) -> tuple[Term, ...]:
        """Bools written in SMT-LIB 2, over the constants of a frame."""
        declared = "".join(
            f"(declare-const {name}{mark} {f'(_ BitVec {bits})' if bits else 'Bool'})"
            for name, bits in self._sizes.items()
            for mark in ("", BEFORE)
        )
        found: Any = z3.parse_smt2_string(declared + "".join(f"(assert {text})" for text in texts))
        return tuple(Term(term) for term in found)

    def require(self, term: Term, frame: int, before: int | None = None, literal: str = "") -> None:
        """That `term` is true of `frame`, `before` being the one marked so, whenever `literal` is in force."""
        old, new = self._all(""), self._all(f"@{frame}")
        if before is not None:
            old, new = old + self._all(BEFORE), new + self._all(f"@{before}")
        copy: Any = z3.substitute(term, *zip(old, new, strict=True))
        self._solver.add(z3.Implies(self._bool(literal), copy) if literal else copy)

    def literal(self, name: str, term: Term, frame: int, before: int | None = None) -> str:
        """`name`, made a literal that requires `term` of `frame` when it is in force."""
        if name not in self._literals:
            self._literals.add(name)
            self.require(term, frame, before, name)
        return name

    def forbid(self, literals: Iterable[str]) -> None:
        """That these are in force in no question any more."""
        for name in literals:
            self._solver.add(z3.Not(self._bool(name)))

    def possible(self, literals: Iterable[str]) -> bool:
        """Whether all that is required, with these literals in force, can be true at once. Raises Unknown."""
        answer = self._solver.check(*map(self._bool, literals))
        if answer == z3.unknown:
            raise Unknown(self._solver.reason_unknown())
        self._model = self._solver.model() if answer == z3.sat else None
        return self._model is not None

    def codes(self, frame: int, names: Iterable[str]) -> dict[str, int]:
        """The values at `frame` of the constants named, in what was just found possible: unsigned, a bool as 0 or 1."""
        found: dict[str, int] = {}
        for name in names:
            bits = self._sizes[name]
            value = self._model.eval(_constant(f"{name}@{frame}", bits), model_completion=True)
            found[name] = value.as_long() if bits else int(z3.is_true(value))
        return found

    def _bool(self, name: str) -> Any:
        if name not in self._bools:
            self._bools[name] = z3.Bool(name)
        return self._bools[name]

    def _all(self, mark: str) -> list[Any]:
        if mark not in self._copies:
            self._copies[mark] = [_constant(name + mark, bits) for name, bits in self._sizes.items()]
        return self._copies[mark]


def _constant(name: str, bits: int) -> Any:
    return z3.BitVec(name, bits) if bits else z3.Bool(name)
