"""How a machine meets a requirement, as facts: what failed before, what holds now, and what that rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from edgewise.check import Checked
from edgewise.claim import ANY, BUILT_IN, Claim, Claims, EveryRow, EveryState, Reachable, Refuted, Requirement
from edgewise.engines.any_number import words
from edgewise.engines.any_number.engine import METHOD
from edgewise.engines.any_number.proof import Proof
from edgewise.engines.beside import each
from edgewise.explain.shown import Condition
from edgewise.explain.support import Support, support
from edgewise.explain.ways import ways
from edgewise.explain.weaker import Broken, Unbroken, broken, place
from edgewise.machine import Machine
from edgewise.problem import Problem, Span, Unreadable, nearest


@dataclass(frozen=True)
class Question:
    """What is to be explained: a requirement with the claims that answer it, or (None) claims by themselves."""

    requirement: Requirement | None
    claims: tuple[Claim, ...]


@dataclass(frozen=True)
class Answer:
    """How a machine answers a question.

    `before` are claims that fail, as expected: the same is claimed, of other instances, in `now`,
    or nothing else here fails. `limits` fail as expected too, but nothing in `now` says the same.
    `now` are all others. `invariant` holds sentences that are true of every configuration,
    whatever the number of instances, each with the names of the claims whose proofs need it.
    `support` is None where nothing is proved for any number. `ways` are rows that are
    enough to get where a claim says one still can, by the claim's name. `without` tells what comes of a
    row's condition left out, where that was looked at.
    """

    machine: Machine
    question: Question
    before: tuple[Checked, ...]
    now: tuple[Checked, ...]
    limits: tuple[Checked, ...]
    invariant: tuple[tuple[str, tuple[str, ...]], ...]
    support: Support | None
    ways: Mapping[str, tuple[int, ...]]
    without: Mapping[tuple[int, Condition], Broken | Unbroken]


def questions(claims: Claims, name: str = "") -> tuple[Question, ...]:
    """The requirement, or else the claim, of this name; without one all requirements, or all claims if there are none.

    Raises Unreadable where there is neither.
    """
    every = (*claims.claims, *BUILT_IN)
    required = {one.name: one for one in claims.requirements}
    if not name and required:
        return tuple(_about(one, claims) for one in claims.requirements)
    if not name:
        return (Question(None, claims.claims or BUILT_IN),)
    if name in required:
        return (_about(required[name], claims),)
    for claim in every:
        if claim.name == name:
            return (Question(None, (claim,)),)
    known = frozenset(required) | {claim.name for claim in every}
    raise Unreadable(
        [Problem("EW401", Span("the question"), f"there is no requirement or claim '{name}'", nearest(name, known))]
    )


def wanted(asked: Sequence[Question]) -> Claims:
    """The claims that are to be checked before these questions can be answered, the built-in ones apart."""
    every = (claim for question in asked for claim in question.claims if not claim.built_in)
    return Claims(claims=tuple(every))


def proved(asked: Sequence[Question]) -> frozenset[str]:
    """The names of the claims whose proofs, if there are any, are needed to answer these questions."""
    return frozenset(claim.name for question in asked for claim in question.claims)


def _about(requirement: Requirement, claims: Claims) -> Question:
    return Question(requirement, tuple(claim for claim in claims.claims if claim.requirement == requirement.name))


def answers(machine: Machine, asked: Sequence[Question], checked: Sequence[Checked]) -> tuple[Answer, ...]:
    """The answer to each question; `checked` has the verdicts of all claims in them, and the proofs of `proved`.

    Raises ValueError where a proof is not there.
    """
    verdicts = {one.claim.name: one for one in checked}
    for name in proved(asked):
        said = verdicts[name].verdict
        if said.jobs == (ANY,) and said.method == METHOD and verdicts[name].proof is None:
            raise ValueError(f"the proof of {name} was not asked for")
    told = [_answer(machine, question, verdicts) for question in asked]
    without = _without(machine, [(answer.question, answer.support) for answer in told])
    return tuple(replace(answer, without=found) for answer, found in zip(told, without, strict=True))


def _answer(machine: Machine, question: Question, verdicts: Mapping[str, Checked]) -> Answer:
    told = [verdicts[claim.name] for claim in question.claims]
    failing = [one for one in told if one.claim.expect == "refuted" and isinstance(one.verdict, Refuted)]
    now = tuple(one for one in told if one not in failing)
    claimed = [one.claim.says for one in now]
    before = [one for one in failing if one.claim.says in claimed] or failing
    proofs = [one.proof for one in told if one.proof is not None]
    rests = support(machine, proofs) if proofs else None
    return Answer(
        machine,
        question,
        tuple(before),
        now,
        tuple(one for one in failing if one not in before),
        _invariant(proofs),
        rests,
        {proof.claim.name: found for proof in proofs if (found := ways(machine, proof))},
        {},
    )


def _invariant(proofs: Sequence[Proof]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found: dict[str, list[str]] = {}
    for proof in proofs:
        for cube in proof.clauses:
            said = words.clause(proof.script.obligations.space, cube, proof.history)
            found.setdefault(said, []).append(proof.claim.name)
    return tuple((said, tuple(names)) for said, names in found.items())


_Tried: TypeAlias = tuple[int, Condition, tuple[Claim, ...]]


def _without(
    machine: Machine, asked: Sequence[tuple[Question, Support | None]]
) -> Iterator[Mapping[tuple[int, Condition], Broken | Unbroken]]:
    """What comes of each guard that claims need left out, for each question; half of them in a process of its own."""
    tried = [list(_tried(question, rests)) if rests is not None else [] for question, rests in asked]
    alike: dict[tuple[str | int, Condition], list[_Tried]] = {}
    for one in dict.fromkeys(one for some in tried for one in some):
        alike.setdefault((place(machine, one[0], one[1]), one[1]), []).append(one)

    def outcomes(same: Sequence[_Tried]) -> list[Broken | Unbroken | None]:
        row, condition, _ = same[0]
        return broken(machine, row, condition, [claims for _, _, claims in same])

    told = each(outcomes, list(alike.values()), lambda _: 1)
    found = {
        one: outcome
        for same, some in zip(alike.values(), told, strict=True)
        for one, outcome in zip(same, some, strict=True)
    }
    for some in tried:
        yield {(one[0], one[1]): outcome for one in some if (outcome := found[one]) is not None}


def _tried(question: Question, rests: Support) -> Iterator[_Tried]:
    # A run can break a claim only where it is about what never happens, or can always happen.
    claims = {
        claim.name: claim for claim in question.claims if not isinstance(claim.says, Reachable | EveryState | EveryRow)
    }
    for row, needs in rests.held.items():
        for need in needs:
            asked = tuple(claims[name] for name in need.claims if name in claims)
            if asked and need.direct and need.condition.kind in ("guard", "asked"):
                yield row, need.condition, asked
