"""Small machines, told in TOML, that mislead a search if anything does; and a search held against brute force."""

from __future__ import annotations

from collections.abc import Sequence

import brute
from edgewise.claim import Claim, EveryRow, Proved, Refuted, Verdict
from edgewise.engines import explicit
from edgewise.expr import Range
from edgewise.load import model, proofs
from edgewise.machine import Declaration, Machine
from edgewise.source import Source

SMALL = 1_500
"""Configurations that brute force looks at."""


def machine(text: str) -> Machine:
    """A machine told in TOML, called m, of jobs."""
    return model.read(Source("m.toml", 'machine = "m"\ninstance = "job"\n' + text))


def claims(about: Machine, *rows: str) -> tuple[Claim, ...]:
    """Claims told in TOML: of each row its kind and what follows."""
    told = "".join(f'[[claims]]\nname = "c{number}"\nsays = "Said."\n{row}\n' for number, row in enumerate(rows))
    return proofs.read(Source("m.toml", told), about).claims


def short(verdict: Verdict) -> tuple[str, int | None, int | None]:
    """A verdict as brute force gives it: with the instances and the steps of its trace."""
    trace = verdict.trace if isinstance(verdict, Refuted) else verdict.witness if isinstance(verdict, Proved) else None
    name = type(verdict).__name__.lower()
    return (name, None, None) if trace is None else (name, len(trace.start.instances), len(trace.steps))


def missing(about: Machine, claim: Claim, answer: brute.Answer) -> tuple[str, ...]:
    """What brute force misses, as the search says it."""
    rows = isinstance(claim.says, EveryRow)
    return tuple(explicit.name_row(about, int(found)) if rows else str(found) for found in answer.missing)


def agrees(about: Machine, asked: Sequence[Claim], jobs: Sequence[int]) -> list[Verdict]:
    """The verdicts, which are those of brute force."""
    verdicts = list(explicit.check(about, asked, jobs))
    for claim, verdict in zip(asked, verdicts, strict=True):
        answer = brute.decide(about, claim, jobs, SMALL)
        assert short(verdict) == (answer.verdict, answer.jobs, answer.steps), claim
        if isinstance(verdict, Refuted):
            assert verdict.missing == missing(about, claim, answer)
    return verdicts


# One holds the lock at a time, or one takes it for ever.
LOCK = """
states = [{name = "IDLE", initial = true}, {name = "HOLDING"}]
events = [{name = "take"}, {name = "drop"}]
shared = [{name = "taken", type = "bool", initial = false}]
transitions = [
  {on = "take", from = "IDLE", to = "HOLDING", when = "not taken", set = "taken = true"},
  {on = "drop", from = "HOLDING", to = "IDLE", set = "taken = false"},
]
"""
LET_GO = '  {on = "drop", from = "HOLDING", to = "IDLE", set = "taken = false"},\n'
KEPT = LOCK.replace(LET_GO, "").replace(', {name = "drop"}', "")


# An echo needs a peer that has rung; a frost takes all who are quiet at once.
BELL = """
states = [{name = "QUIET", initial = true}, {name = "RUNG"}, {name = "DONE", final = true}, {name = "COLD"}]
verbs = [{name = "ring"}]
events = [{name = "echo"}, {name = "hush"}, {name = "freeze"}, {name = "melt"}]
shared = [{name = "frost", type = "bool", initial = false}]
transitions = [
  {on = "ring", from = "QUIET", to = "RUNG"},
  {on = "echo", from = "QUIET", to = "DONE", when = "some peers: RUNG"},
  {on = "hush", from = ["RUNG", "DONE"], to = "QUIET"},
  {on = "freeze", from = "QUIET", to = "COLD", each = true, when = "all jobs: QUIET", set = "frost = true"},
  {on = "melt", when = "frost", set = "frost = false"},
]
"""


# Every effect reads what another of its row changes; and who moves together look at each other.
LOOK_BACK = """
states = [{name = "A", initial = true}, {name = "B"}, {name = "C"}]
events = [{name = "swap"}, {name = "both"}, {name = "tell"}, {name = "back"}]
parameters = [{name = "p", type = "bool"}]
variables = [{name = "x", type = "bool", initial = false}, {name = "y", type = "bool", initial = true}]
shared = [{name = "s", type = "bool", initial = false}]
transitions = [
  {on = "swap", from = "A", set = ["x = y", "y = x"]},
  {on = "both", from = ["A", "B"], to = "C", each = true, when = "p", set = ["x = some peers: A", "s = x"]},
  {on = "tell", from = "A", to = "B", set = ["x = s", "s = A and x"]},
  {on = "back", from = "C", to = "A", when = "not p"},
]
"""


# Counts, and has 51 configurations.
COUNTER = """
states = [{name = "ON", initial = true, final = true}, {name = "OFF"}]
verbs = [{name = "tick"}]
events = [{name = "end"}]
variables = [{name = "n", type = "0..50", initial = 0}]
transitions = [
  {on = "tick", from = "ON", when = "n < 50", set = "n = n + 1"},
  {on = "end", from = "OFF", to = "ON", when = "n == 50", each = true},
]
"""


def numbers(low: int, high: int) -> Declaration:
    """A parameter."""
    return Declaration("n", Range(low, high))
