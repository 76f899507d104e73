"""For how many instances a claim is made, and for how many it is known."""

from __future__ import annotations

import pytest

import small
from edgewise.check import Engine, check
from edgewise.claim import ANY, Claims, Undecided, Verdict

FOUR = """
states = [{name = "A", initial = true}, {name = "B"}, {name = "C"}, {name = "D"}]
events = [{name = "on"}, {name = "further"}, {name = "last"}, {name = "again"}]
transitions = [
  {on = "on", from = "A", to = "B"},
  {on = "further", from = "B", to = "C"},
  {on = "last", from = "C", to = "D"},
  {on = "again", from = "D", to = "A"},
]
"""
ALL_TAKEN = "A and some jobs: B and some jobs: C and some jobs: D"


@pytest.mark.parametrize(
    ("row", "told", "aloud"),
    [
        # It takes four to break it: what is so of three is not so of any.
        (f'never = "{ALL_TAKEN}"', "proved 1 2 3", "undecided 1 2 3"),
        (f'reachable = "{ALL_TAKEN}"\nexpect = "refuted"', "refuted 1 2 3", "undecided"),
        ('leads-to = ["A", "B"]\nfair = ["on"]', "proved 1 2 3", "undecided 1 2 3"),
        ('leads-to = ["A", "B"]', "refuted 2", "refuted 2"),
        ('never = "B and D"', "proved any", "proved any"),
        ('never = "D"', "refuted 1", "refuted 1"),
        ('reachable = "A and some jobs: B"', "proved any", "proved any"),
        ('recoverable = "A"', "proved any", "proved any"),
        ('always = "A and B => C"', "vacuous any", "vacuous any"),
    ],
)
@pytest.mark.parametrize("alone", ["both", "explicit"])
def test_any_number_is_wanted_unless_less_is_said(row: str, told: str, aloud: str, alone: Engine) -> None:
    about = small.machine(FOUR)
    asked = small.claims(about, row, f'{row}\njobs = "any"', f"{row}\njobs = 2")
    silent, loud, few = (checked.verdict for checked in check(about, Claims((), asked), lambda: 0.0, alone)[:3])
    if alone == "both":
        assert (said(silent), said(loud)) == (told, aloud)
    elif isinstance(loud, Undecided):
        assert not isinstance(silent, Undecided)
    else:
        assert said(loud) == said(silent)
    assert ANY not in few.jobs and max(few.jobs) <= 2


def said(verdict: Verdict) -> str:
    """A verdict and for how many it is, in short."""
    return " ".join((type(verdict).__name__.lower(), *("any" if jobs == ANY else str(jobs) for jobs in verdict.jobs)))
