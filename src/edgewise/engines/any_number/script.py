"""Obligations as one SMT-LIB text: what z3 decides, what is recorded as evidence, and what other solvers re-check."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import permutations

from edgewise.engines.any_number.cubes import Cube
from edgewise.engines.any_number.formula import Formula, both
from edgewise.engines.any_number.ground import ground, is_plain
from edgewise.engines.any_number.obligations import Obligation, Obligations
from edgewise.engines.any_number.smtlib import SORT, Writer
from edgewise.expr import Range


@dataclass
class Script:
    """Writes the questions of one machine. `names` says what each cube is called."""

    obligations: Obligations
    writer: Writer = field(init=False)

    def __post_init__(self) -> None:
        self.writer = Writer(self.obligations.machine)
        self.ranges = [one for one in self.writer.own if isinstance(one.type, Range)]
        self._enabled: dict[tuple[int, tuple[str, ...]], tuple[Formula, tuple[str, ...], str]] = {}

    def head(self) -> list[str]:
        """The commands that come first: what a configuration is made of, a line each."""
        lines = ["(set-logic ALL)", *self.writer.signature()]
        inside = " ".join(
            self.writer.within(f"(v.{one.name} x)", one.type) for one in self.ranges if isinstance(one.type, Range)
        )
        if self.ranges:
            lines.append(f"(define-fun typed ((x {SORT})) Bool (and true {inside}))")
        return lines

    def clause(self, cube: Cube, name: str) -> str:
        """The command that defines a cube."""
        names = tuple(f"x{index}" for index in range(len(cube.jobs)))
        params = " ".join(f"({one} {SORT})" for one in names)
        body = self.writer.formula(self.obligations.present(cube, names))
        if len(names) > 1:
            body = f"(and (distinct {' '.join(names)}) {body})"
        return f"(define-fun {name} ({params}) Bool {body})"

    def question(self, obligation: Obligation, named: dict[Cube, str]) -> list[str]:
        """The commands that ask it; the answer must be unsat."""
        names, formula = self._told(obligation)
        lines = ["(push 1)", *(f"(declare-const {name} {SORT})" for name in names)]
        if len(obligation.names) > 1:
            lines.append(f"(assert (distinct {' '.join(obligation.names)}))")
        if self.ranges:
            lines += (f"(assert (typed {name}))" for name in names)
        for cube in obligation.leans:
            lines += (f"(assert (not {_call(named[cube], about)}))" for about in about_each(cube, names))
        lines += (f"(assert {formula})", "(check-sat)", "(pop 1)")
        return lines

    def _told(self, obligation: Obligation) -> tuple[tuple[str, ...], str]:
        """All names, and what is told of them."""
        names = obligation.names
        if not is_plain(obligation.formula):
            told = ground(both(obligation.enabled, obligation.formula), names)
            return told.names, self.writer.formula(told.formula)
        key = id(obligation.enabled), names
        if key not in self._enabled:
            told = ground(obligation.enabled, names)
            self._enabled[key] = obligation.enabled, told.names, self.writer.formula(told.formula)
        _, names, enabled = self._enabled[key]
        return names, f"(and {enabled} {self.writer.formula(obligation.formula)})"


def about_each(cube: Cube, names: Sequence[str]) -> list[tuple[str, ...]]:
    """Every choice of different names for a cube's instances; one of those that differ by a renaming of like ones."""
    found: dict[tuple[object, ...], tuple[str, ...]] = {}
    for chosen in permutations(names, len(cube.jobs)):
        alike = frozenset(zip(cube.jobs, chosen, strict=True))
        found.setdefault((alike,), chosen)
    return list(found.values())


def _call(name: str, about: tuple[str, ...]) -> str:
    return f"({name} {' '.join(about)})" if about else name
