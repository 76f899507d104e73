"""What an engine finds is held against the reference semantics."""

from __future__ import annotations

from dataclasses import replace

import pytest

from edgewise.claim import BUILT_IN
from edgewise.engines import Disagreement, explicit
from edgewise.engines.confirm import FORWARD, confirm
from edgewise.expr import Bool
from edgewise.machine import Declaration
from edgewise.run import Configuration, Instance, Step, Trace, initial
from small import COUNTER, KEPT, LOCK, claims, machine

TAKE, DROP = Step(0, 0), Step(1, 0)


@pytest.mark.parametrize(
    ("row", "steps", "good"),
    [
        ('always = "IDLE"', (TAKE,), True),
        ('always = "IDLE"', (), False),
        ('always = "IDLE"', (DROP,), False),  # not a run
        ('step = "by take"', (TAKE, DROP), True),
        ('step = "by take"', (TAKE,), False),
        ('step = "by take"', (), False),
        ('precedes = ["by drop", "HOLDING"]', (TAKE,), True),
        ('precedes = ["IDLE", "HOLDING"]', (TAKE,), False),
        ('precedes = ["HOLDING", "by take"]', (TAKE,), False),
        ('reachable = "HOLDING"', (TAKE,), True),
        ('reachable = "HOLDING"', (), False),
        ('recoverable = "IDLE and HOLDING"', (), True),
        ('recoverable = "HOLDING"', (), False),
    ],
)
def test_confirmation(row: str, steps: tuple[Step, ...], good: bool) -> None:
    about = machine(LOCK)
    (claim,) = claims(about, row)
    trace = Trace(next(initial(about, 1)), steps)
    if good:
        confirm(about, claim, trace, 0)
    else:
        with pytest.raises(Disagreement, match=r"^c0: "):
            confirm(about, claim, trace, None)


def test_confirmation_of_built_in_claims() -> None:
    about, kept = machine(LOCK), machine(KEPT)
    start = next(initial(about, 1))
    confirm(kept, BUILT_IN[2], Trace(start, (TAKE,)), None)
    for claim, steps in ((BUILT_IN[2], (TAKE,)), (BUILT_IN[0], ()), (BUILT_IN[1], ())):
        with pytest.raises(Disagreement):
            confirm(about, claim, Trace(start, steps), None)


def test_confirmation_minds_who_is_given() -> None:
    about = replace(machine(LOCK), parameters=(Declaration("p", Bool()),))
    (claim,) = claims(about, 'always = "p"\ngiven = "p"')
    with pytest.raises(Disagreement):
        confirm(about, claim, Trace(Configuration((Instance("IDLE", (False,)),), (False,))), 0)


def test_confirmation_looks_only_so_far_ahead() -> None:
    about = machine(COUNTER.replace("50", "1000"))
    (near, far) = claims(about, f'recoverable = "n == {FORWARD - 1}"', f'recoverable = "n == {FORWARD}"')
    confirm(about, far, Trace(next(initial(about, 1))), 0)
    with pytest.raises(Disagreement):
        confirm(about, near, Trace(next(initial(about, 1))), 0)


def test_a_search_that_is_wrong_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    about = machine(LOCK)
    asked = claims(about, 'always = "IDLE"')
    start = next(initial(about, 1))
    monkeypatch.setattr("edgewise.engines.graph.Graph.trace", lambda *_: Trace(start))
    with pytest.raises(Disagreement):
        explicit.check(about, asked, (1,))
