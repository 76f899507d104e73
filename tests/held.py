"""What is said of any number of instances, held against what is found for each number that can be searched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from edgewise.claim import Claim, Proved, Refuted, Undecided, Vacuous, Verdict
from edgewise.engines import explicit
from edgewise.engines.any_number import engine
from edgewise.engines.any_number.formula import Both, Either, Every, Fact, Formula, Same, Some
from edgewise.engines.confirm import confirm
from edgewise.machine import Machine
from edgewise.run import Configuration, evaluate

FEW = (1, 2)
"""Numbers of instances that are searched first, as a check does."""
MORE = (3, 4, 5), (3, 4), (3,)
"""And then, as far as the limit allows."""


@dataclass
class Tally:
    """What came of many machines. `wrong` are claims on which any number and some number do not agree."""

    counts: Counter[str] = field(default_factory=Counter[str])
    wrong: list[tuple[Machine, Claim, Verdict, Verdict]] = field(default_factory=list)

    def hold(self, machine: Machine, asked: Sequence[Claim], limit: int) -> None:
        """Prove what can be proved of a machine, and search for what speaks against it, up to so many configurations.

        Raises Disagreement where a trace does not replay, or does not show what it should.
        """
        known = explicit.check(machine, asked, FEW, limit)
        found = engine.check(machine, asked, FEW, known)
        self.counts["machines"] += 1
        for claim, verdict in zip(asked, found, strict=True):
            self._trace(machine, claim, verdict)
        proofs = [at for at, verdict in enumerate(found) if _is_told_of_any(verdict)]
        self.counts["claims"] += len(asked)
        self.counts["proofs"] += len(proofs)
        for numbers in MORE if proofs else ():
            searched = explicit.check(machine, [asked[at] for at in proofs], numbers, limit)
            for at, verdict in zip(proofs, searched, strict=True):
                self.counts[f"held against up to {numbers[-1]}"] += not isinstance(verdict, Undecided)
                if not consistent(found[at], verdict):
                    self.wrong.append((machine, asked[at], found[at], verdict))
            proofs = [at for at, verdict in zip(proofs, searched, strict=True) if isinstance(verdict, Undecided)]
            if not proofs:
                break

    def _trace(self, machine: Machine, claim: Claim, verdict: Verdict) -> None:
        if isinstance(verdict, Refuted) and verdict.trace is not None:
            self.counts["refuted by a trace"] += 1
            confirm(machine, claim, verdict.trace, verdict.subject)


def _is_told_of_any(verdict: Verdict) -> bool:
    """Whether more is said than the search has found itself."""
    return verdict.method == engine.METHOD and not isinstance(verdict, Undecided)


def consistent(proved: Verdict, searched: Verdict) -> bool:
    """Whether what is said of any number allows what was found for one. What fewer reach, more may not."""
    match proved, searched:
        case _, Undecided():
            return True
        case Proved(witness=None), Refuted(trace=None):
            return True
        case Proved(witness=None), _:
            return isinstance(searched, Proved | Vacuous)
        case Proved(), _:
            return True
        case Vacuous(), _:
            return isinstance(searched, Vacuous)
        case Refuted(), _:
            return isinstance(searched, Refuted)
        case _:
            return False


def true(machine: Machine, formula: Formula, at: Configuration, who: dict[str, int]) -> bool:
    """Whether a formula is true of a configuration, by looking at all its instances."""
    match formula:
        case Fact(expr, job):
            return bool(evaluate(machine, expr, at, None if job is None else who[job]))
        case Same(one, other, same):
            return (who[one] == who[other]) == same
        case Both(parts):
            return all(true(machine, part, at, who) for part in parts)
        case Either(parts):
            return any(true(machine, part, at, who) for part in parts)
        case Every(job, others, body) | Some(job, others, body):
            apart = {who[other] for other in others}
            found = (true(machine, body, at, {**who, job: one}) for one in range(len(at.instances)) if one not in apart)
            return all(found) if isinstance(formula, Every) else any(found)
