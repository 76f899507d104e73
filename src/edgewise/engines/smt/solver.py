"""The one door to z3: nothing else imports it, no object of it leaves, and its three answers are heard here only."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from math import inf
from typing import Any, Final, NewType

import z3

from edgewise.engines.smt.terms import BEFORE

EFFORT: Final = 4_000_000
"""What an answer may cost, in z3's own units of work, some millions a second: the same on every machine."""

NO_LIMIT: Final = 0
"""Effort for questions so small that z3 always answers."""

_NEVER: Final = 2**32 - 1
"""Milliseconds: to z3, no limit of time."""

Term = NewType("Term", object)
"""A bool over the constants of a frame, and of another marked BEFORE."""


class Unknown(Exception):
    """z3 neither found a model nor ruled one out. It is an answer of its own, and never a yes."""


def answers(script: str, effort: int, seconds: float = inf) -> list[str]:
    """What z3 says to each check-sat of an SMT-LIB 2 text: "sat", "unsat" or "unknown", in order.

    Each may take `effort`, and no longer than `seconds`. Raises ValueError where z3 cannot read the text.
    """
    # Reset, for what was said before stays in force; a context of its own would take 10 ms to make.
    longest = max(1, int(min(1000 * seconds, _NEVER)))
    asked = f"(reset)(set-option :rlimit {effort})(set-option :timeout {longest})\n{script}"
    said = z3.Z3_eval_smtlib2_string(z3.main_ctx().ref(), asked).split("\n")
    found = [line for line in said if line]
    if len(found) != script.count("(check-sat)") or not set(found) <= {"sat", "unsat", "unknown"}:
        raise ValueError(
            next((line for line in found if line not in ("sat", "unsat", "unknown")), "an answer is missing")
        )
    return found


class Frames:
    """A growing row of frames, each with its own copy of the same constants, and what is required of them.

    Constants are given with their sizes in bits, 0 for a bool. Requirements are never taken back,
    so what z3 learns stays true; they can hang on a literal, a name that a question either puts
    in force or leaves out.
    """

    def __init__(self, constants: Mapping[str, int]) -> None:
        # Bit vectors and bools only: with this logic z3 turns them into one incremental SAT problem.
        self._solver: Any = z3.SolverFor("QF_BV")
        self._solver.check()  # it keeps no account before
        self._sizes = dict(constants)
        self._copies: dict[str, Any] = {}
        self._literals: set[str] = set()
        self._bools: dict[str, Any] = {}

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
        old, new = self._asts(""), self._asts(f"@{frame}")
        if before is not None:
            old, new = old + self._asts(BEFORE), new + self._asts(f"@{before}")
        # By the C interface, as in `possible`: z3.substitute compares the sorts of each pair anew.
        array, context = z3.Ast * len(old), self._solver.ctx
        source: Any = term
        copy = z3.BoolRef(z3.Z3_substitute(context.ref(), source.as_ast(), len(old), array(*old), array(*new)), context)
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

    def possible(self, literals: Iterable[str], effort: int) -> bool:
        """Whether all that is required can be true at once, with these literals in force.

        Raises Unknown where that takes z3 more than `effort`.
        """
        self._solver.set("rlimit", effort)
        # By the C interface: Solver.check casts each of what may be a thousand literals anew.
        assumed = [self._bool(name).as_ast() for name in literals]
        array, solver = (z3.Ast * len(assumed))(*assumed), self._solver
        answer = z3.Z3_solver_check_assumptions(solver.ctx.ref(), solver.solver, len(assumed), array)
        if answer not in (z3.Z3_L_TRUE, z3.Z3_L_FALSE):
            raise Unknown(solver.reason_unknown())
        return bool(answer == z3.Z3_L_TRUE)

    @property
    def spent(self) -> int:
        """What all questions have cost so far, those to other frames too."""
        return int(self._solver.statistics().get_key_value("rlimit count"))

    def codes(self, names: Collection[str], *frames: int) -> list[dict[str, int]]:
        """The values of the constants named, frame by frame, in what was just found possible.

        They are unsigned, and a bool is 0 or 1.
        """
        model = self._solver.model()
        return [{name: self._code(model, name, frame) for name in names} for frame in frames]

    def _code(self, model: Any, name: str, frame: int) -> int:
        bits = self._sizes[name]
        value = model.eval(_constant(f"{name}@{frame}", bits), model_completion=True)
        return int(value.as_long()) if bits else int(z3.is_true(value))

    def _bool(self, name: str) -> Any:
        if name not in self._bools:
            self._bools[name] = z3.Bool(name)
        return self._bools[name]

    def _asts(self, mark: str) -> list[Any]:
        if mark not in self._copies:
            self._copies[mark] = [_constant(name + mark, bits) for name, bits in self._sizes.items()]
        return [copy.as_ast() for copy in self._copies[mark]]


def _constant(name: str, bits: int) -> Any:
    return z3.BitVec(name, bits) if bits else z3.Bool(name)
