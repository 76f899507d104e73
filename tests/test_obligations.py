"""What z3 is asked for a proof, held against what the machines do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations_with_replacement, permutations
from random import Random
from typing import Final

import chance
import small
from edgewise.claim import ANY, Claim, Precedes, Proved, Refuted, Vacuous
from edgewise.engines import explicit
from edgewise.engines.any_number import engine
from edgewise.engines.any_number.cubes import Cube, Masks, Space
from edgewise.engines.any_number.history import follow
from edgewise.engines.any_number.obligations import Obligation, Obligations
from edgewise.engines.any_number.proof import EFFORT
from edgewise.engines.any_number.script import Script
from edgewise.engines.graph import explore
from edgewise.engines.smt.solver import answers
from edgewise.engines.tables import Tables
from edgewise.machine import Machine
from held import true

MACHINES: Final = 150
FEWER: Final = 40


def proved(obligations: Obligations, asked: Sequence[Obligation], cubes: Sequence[Cube]) -> list[bool]:
    """Which of the obligations about these cubes z3 proves."""
    script, named = Script(obligations), {cube: f"never.{number}" for number, cube in enumerate(cubes)}
    head = [*script.head(), *(script.clause(cube, name) for cube, name in named.items())]
    texts = ["\n".join(script.question(one, named)) for one in asked]
    return [answer == "unsat" for answer in answers("\n".join((*head, *texts)), EFFORT)] if texts else []


class Whole(Obligations):
    """Leaves no row out."""

    def touches(self, *_: object, **__: object) -> bool:
        return True


def spaces(machine: Machine, asked: Sequence[Claim]) -> Iterator[tuple[Obligations, Obligations]]:
    """All obligations and those that are asked: of the machine, and with what is remembered for a claim."""
    yield Whole(Space(machine)), Obligations(Space(machine))
    for claim in asked:
        if isinstance(claim.says, Precedes):
            history = follow(machine, claim, claim.says)
            space = Space(history.machine)
            yield Whole(space, history), Obligations(space, history)


def drawn(dice: Random, told: Obligations) -> Cube:
    """A cube of one to three instances."""

    def masks(full: Masks) -> Masks:
        return tuple(whole if dice.random() < 0.5 else dice.randint(1, whole) for whole in full)

    def instance() -> Masks:
        own = masks(told.space.own)
        # That an instance no longer lacks something is never told.
        return own if told.history is None else (*own[:-1], dice.choice((0b10, 0b11)))

    return Cube(masks(told.space.shared), tuple(sorted(instance() for _ in range(dice.randint(1, 3)))))


def test_a_row_that_is_left_out_leads_nowhere() -> None:
    left, kept = 0, 0
    for number in range(MACHINES):
        machine, asked = chance.numbered(3, number)
        dice = Random(number)  # noqa: S311  # a lot keeps no secret
        for whole, told in spaces(machine, asked):
            cube = drawn(dice, told)
            owed = list(told.induction(cube, ()))
            names = {(one.says, one.starts) for one in owed}
            out = [one for one in whole.induction(cube, ()) if (one.says, one.starts) not in names]
            assert all(proved(whole, out, [cube])), (machine, cube)
            left += len(out)
            kept += sum(not fine for fine in proved(told, owed, [cube]))
    # Neither is it said of all rows, nor are cubes so small that nothing leads anywhere.
    assert left > 1_000 and kept > 200


def test_what_z3_takes_for_an_invariant_is_one() -> None:
    """Cubes guessed without any search; those that z3 does not refute together (Houdini) are met nowhere."""
    found = 0
    for number in range(FEWER):
        machine, _ = chance.numbered(4, number)
        told = Obligations(Space(machine))
        dice = Random(number)  # noqa: S311  # a lot keeps no secret
        kept = guessed(dice, told)
        while True:
            owed = [one for cube in kept for one in told.induction(cube, kept)]
            broken = {one.about for one, fine in zip(owed, proved(told, owed, kept), strict=True) if not fine}
            if not broken:
                break
            kept = [cube for cube in kept if cube not in broken]
        found += len(kept)
        for jobs in (1, 2, 3):
            tables = Tables(machine, jobs)
            for at in map(tables.configuration, explore(tables, jobs, 400).nodes):
                for cube in kept:
                    names = tuple(f"j{index}" for index in range(len(cube.jobs)))
                    formula = told.present(cube, names)
                    for who in permutations(range(jobs), len(names)):
                        assert not true(machine, formula, at, dict(zip(names, who, strict=True))), (machine, cube)
    assert found > 3 * FEWER


def guessed(dice: Random, told: Obligations) -> list[Cube]:
    """That nobody is in a state, or no two in two, with some values of the shared variables and of their own."""
    space = told.space
    states = [(1 << bit, *space.own[1:]) for bit in range(len(space.domains[0]))]
    bare = [Cube(space.shared, (one,)) for one in states]
    bare += [Cube(space.shared, tuple(sorted(pair))) for pair in combinations_with_replacement(states, 2)]
    return list(dict.fromkeys((*bare, *(drawn(dice, told) for _ in range(6)))))


# X, Y and Z are never all taken, but each two of them are.
THREE = """
states = [{name = "OUT", initial = true}, {name = "X"}, {name = "Y"}, {name = "Z"}, {name = "DONE", final = true}]
verbs = [{name = "into-x"}, {name = "into-y"}, {name = "into-z"}, {name = "leave"}, {name = "stop"}]
events = [{name = "fire"}]
shared = [{name = "alarm", type = "bool", initial = false}]
transitions = [
  {on = "into-x", from = "OUT", to = "X", when = "(no jobs: Y) or no jobs: Z"},
  {on = "into-y", from = "OUT", to = "Y", when = "(no jobs: X) or no jobs: Z"},
  {on = "into-z", from = "OUT", to = "Z", when = "(no jobs: X) or no jobs: Y"},
  {on = "leave", from = ["X", "Y", "Z"], to = "OUT"},
  {on = "stop", from = "OUT", to = "DONE"},
  {on = "fire", from = "X", to = "DONE", when = "some jobs: Y and some jobs: Z", set = "alarm = true"},
]
"""
OF_THREE = (
    'never = "X and some jobs: Y and some jobs: Z"',
    'never = "alarm"',
    'step = "enters DONE => by stop"',
    'precedes = ["by stop", "enters DONE"]',
    'always = "alarm => X"',
    'reachable = "alarm"',
)


def test_what_takes_triples_is_proved_with_triples() -> None:
    machine = small.machine(THREE)
    asked = small.claims(machine, *OF_THREE)
    known = explicit.check(machine, asked, (1, 2, 3))
    said = [Proved, Proved, Proved, Proved, Vacuous, Refuted]
    assert [type(verdict) for verdict in known] == said
    for claim, few, outcome in zip(asked, known, engine.prove(machine, asked, (1, 2, 3), known), strict=True):
        assert type(outcome.verdict) is type(few) and outcome.verdict.jobs == (ANY,), claim
        assert outcome.proof is not None and max(len(cube.jobs) for cube in outcome.proof.clauses) == 3
    # No clause about two could do: each two of them are met.
    pairs = small.claims(machine, *(f'reachable = "{one} and some jobs: {other}"' for one, other in ("XY", "XZ", "YZ")))
    assert all(isinstance(verdict, Proved) for verdict in explicit.check(machine, pairs, (2,)))
    wrong = small.machine(THREE.replace('when = "(no jobs: X) or no jobs: Y"', 'when = "no jobs: DONE"'))
    sure = [Proved((1, 2), "nothing was looked at")] * 4
    assert not [one.jobs for one in engine.check(wrong, asked[:4], known=sure) if isinstance(one, Proved)]
