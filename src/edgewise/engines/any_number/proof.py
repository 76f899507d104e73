"""Proofs for any number of instances: an invariant is searched for, and z3 decides whether it is one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from edgewise.claim import Claim, Verdict
from edgewise.engines.allowance import ENDLESS, Allowance
from edgewise.engines.any_number.backward import Backward, Found, covering
from edgewise.engines.any_number.cubes import Cube, Space, Work
from edgewise.engines.any_number.expand import Expansion
from edgewise.engines.any_number.formula import Formula
from edgewise.engines.any_number.history import History
from edgewise.engines.any_number.obligations import Obligation, Obligations
from edgewise.engines.any_number.script import Script
from edgewise.engines.any_number.seen import Seat, Seen
from edgewise.machine import Machine

EFFORT: Final = 2_000_000
"""How long z3 tries one obligation, in its own units of work."""
FEW: Final = 20
"""Obligations that are put to it together where there is a limit of time."""


@dataclass(frozen=True)
class Proof:
    """Why something is never so: clauses that are an invariant, and the obligations that show it.

    `clauses` are cubes that no configuration is in, called `names` in the questions, one of these
    for each obligation; z3 has answered all of them. `ranks` are those of the states where the
    claim is that something can be reached.
    """

    claim: Claim
    history: History | None
    clauses: tuple[Cube, ...]
    obligations: tuple[Obligation, ...]
    ranks: tuple[tuple[str, int], ...]
    names: tuple[str, ...]
    questions: tuple[str, ...]
    script: Script


@dataclass(frozen=True)
class Attempt:
    """One way to prove a claim: obligations that speak of the claim alone, and the verdict if all are met."""

    room: Room
    claim: Claim
    obligations: tuple[Obligation, ...]
    verdict: Verdict
    ranks: tuple[tuple[str, int], ...] = ()


class Room:
    """All that is needed to prove things with one history, or with none."""

    def __init__(
        self,
        machine: Machine,
        seen: Iterable[Seat],
        history: History | None = None,
        width: int = 2,
        allowance: Allowance = ENDLESS,
    ) -> None:
        self.history, self.allowance = history, allowance
        self.space = Space(machine)
        self.obligations = Obligations(self.space, history)
        self.backward = Backward(self.space, Seen(self.space, seen, width), history, allowance)
        self.expansion = Expansion(self.space.own)
        self.script = Script(self.obligations)
        self.questions: dict[str, bool] = {}
        self._asked: set[str] = set()
        self._works: dict[int, tuple[Formula, Work]] = {}
        self._named: dict[Cube, str] = {}
        self._induction: dict[tuple[Cube, tuple[Cube, ...]], tuple[Obligation, ...]] = {}

    def work(self, formula: Formula) -> Work:
        """A formula that comes again and again, as `Space.work` has it."""
        if id(formula) not in self._works:
            self._works[id(formula)] = formula, self.space.work(formula)
        return self._works[id(formula)][1]

    def proof(self, attempt: Attempt) -> Proof | None:
        """The obligations that would prove it, to be decided; None where no invariant is found."""
        bad = {
            number: self.expansion.cubes(
                (self.work(one.enabled), self.space.work(one.formula)),
                self.space.shared,
                dict.fromkeys(one.names, self.space.own),
            )
            for number, one in enumerate(attempt.obligations)
            if not one.starts
        }
        found = self.backward.search(cube for cubes in bad.values() for cube in cubes)
        if found is None:
            return None
        owed = [
            replace(one, leans=covering(found.clauses, bad[number])) if number in bad else one
            for number, one in enumerate(attempt.obligations)
        ]
        clauses = _needed(found, owed)
        for cube in clauses:
            key = (cube, found.leans[cube])
            if key not in self._induction:
                self._induction[key] = tuple(self.obligations.induction(*key))
            owed += self._induction[key]
        for cube in clauses:
            self._named.setdefault(cube, f"never.{len(self._named) + 1}")
        texts = tuple("\n".join(self.script.question(one, self._named)) for one in owed)
        for text in texts:
            self.questions.setdefault(text, False)
        names = tuple(self._named[cube] for cube in clauses)
        return Proof(attempt.claim, self.history, clauses, tuple(owed), attempt.ranks, names, texts, self.script)

    def decide(self) -> None:
        """Have z3 answer the new questions, all at once where there is time for all. Only "unsat" is a yes."""
        from edgewise.engines.smt.solver import answers

        head = [*self.script.head(), *(self.script.clause(cube, name) for cube, name in self._named.items())]
        fresh = [question for question in self.questions if question not in self._asked]
        once = len(fresh) if self.allowance is ENDLESS else FEW
        for start in range(0, len(fresh), max(1, once)):
            left = self.allowance.left
            if left <= 0:
                return
            few = fresh[start : start + once]
            said = answers("\n".join((*head, *few)), EFFORT, left)
            self._asked.update(few)
            self.questions |= {question: answer == "unsat" for question, answer in zip(few, said, strict=True)}


def _needed(found: Found, owed: Sequence[Obligation]) -> tuple[Cube, ...]:
    """The clauses that the obligations lean on, directly or not, in the order they are met."""
    needed = dict.fromkeys(cube for one in owed for cube in one.leans)
    waiting = list(needed)
    for cube in waiting:
        for other in found.leans[cube]:
            if other not in needed:
                needed[other] = None
                waiting.append(other)
    return tuple(needed)
