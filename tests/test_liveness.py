"""What comes sooner or later: the engine against brute force, its lassos against `run`, and machines known by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

import brute
import known
import small
import strategies
from edgewise import run, spell
from edgewise.check import Checked
from edgewise.claim import Claim, LeadsTo, Proved, Refuted, Undecided, Verdict
from edgewise.engines import Disagreement, explicit, liveness
from edgewise.engines.abstraction import abstraction
from edgewise.engines.allowance import ENDLESS
from edgewise.engines.confirm import confirm
from edgewise.engines.fairness import neglected
from edgewise.engines.tables import Tables
from edgewise.graphs import components
from edgewise.machine import Machine
from edgewise.report import records, verdicts
from edgewise.report.paint import Paint
from edgewise.run import Configuration, Instance, Step, Trace
from expressions import Names, booleans

SMALL = 300


@st.composite
def pledges(draw: st.DrawFn) -> tuple[Machine, Claim, tuple[int, ...]]:
    """A machine, a claim that something leads to something, and numbers of instances."""
    machine = draw(strategies.machines())
    at = Names(tuple(state.name for state in machine.states), machine.own, machine.shared, about=machine)
    either = st.one_of(booleans(at, 1), booleans(replace(at, steps=True), 2))
    names = [trigger.name for trigger in machine.triggers]
    fair = draw(st.lists(st.sampled_from(names), unique=True)) if names else []
    claim = Claim("a-claim", LeadsTo(draw(either), draw(either), tuple(fair)))
    return machine, claim, draw(st.sampled_from(((1,), (1, 2), (1, 2, 3))))


def decided(pledge: tuple[Machine, Claim, tuple[int, ...]]) -> tuple[Verdict, brute.Answer]:
    machine, claim, sizes = pledge
    try:
        answer = brute.decide(machine, claim, sizes, SMALL)
    except brute.TooLarge:
        reject()
    (verdict,) = explicit.check(machine, [claim], sizes)
    return verdict, answer


@given(pledges())
def test_as_brute_force_says_and_as_short(pledge: tuple[Machine, Claim, tuple[int, ...]]) -> None:
    verdict, answer = decided(pledge)
    assert type(verdict).__name__.lower() == answer.verdict
    if isinstance(verdict, Refuted):
        assert verdict.trace is not None
        assert (len(verdict.trace.start.instances), len(verdict.trace.steps)) == (answer.jobs, answer.steps)


@given(pledges())
def test_a_remedy_excludes_the_run(
    pledge: tuple[Machine, Claim, tuple[int, ...]],
) -> None:
    machine, claim, _ = pledge
    verdict, _ = decided(pledge)
    if not isinstance(verdict, Refuted) or verdict.trace is None or not isinstance(claim.says, LeadsTo):
        return
    missed = {trigger for trigger, _ in neglected(machine, verdict.trace, run.replay(machine, verdict.trace))}
    assert missed.isdisjoint(claim.says.fair)
    assert missed >= {verdict.remedy} - {""}
    if verdict.remedy:
        fairer = replace(claim, says=replace(claim.says, fair=(*claim.says.fair, verdict.remedy)))
        with pytest.raises(Disagreement):
            confirm(machine, fairer, verdict.trace, verdict.subject)


@given(pledges())
def test_any_loop_will_do_where_there_is_no_time_for_the_shortest(
    pledge: tuple[Machine, Claim, tuple[int, ...]],
) -> None:
    """`confirm` inside the engine sees to it that the loop is a fair one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(liveness, "EFFORT", 0)
        verdict, answer = decided(pledge)
    assert type(verdict).__name__.lower() == answer.verdict
    if isinstance(verdict, Refuted) and verdict.trace is not None:
        assert len(verdict.trace.steps) >= (answer.steps or 0)


@settings(max_examples=settings().max_examples // 3)
@given(pledges())
def test_an_abstraction_keeps_nothing_that_is_broken(pledge: tuple[Machine, Claim, tuple[int, ...]]) -> None:
    """What an abstraction excludes, brute force excludes."""
    machine, claim, _ = pledge
    assert isinstance(claim.says, LeadsTo)
    less = abstraction(machine, claim, claim.says)
    if less is None:
        reject()
    for jobs in (1, 2):
        if liveness.excluded(Tables(less, jobs), claim, claim.says, jobs, SMALL, ENDLESS):
            try:
                answer = brute.decide(machine, claim, (jobs,), SMALL)
            except brute.TooLarge:
                reject()
            assert answer.verdict in {"proved", "vacuous"}


DEPENDS = """
states = [{name = "WORK", initial = true}, {name = "DONE", final = true}]
verbs = [{name = "go", when = "open"}]
events = [{name = "rise"}, {name = "end"}, {name = "turn"}]
parameters = [{name = "slow", type = "bool"}]
variables = [{name = "n", type = "0..3", initial = 0}, {name = "asked", type = "bool", initial = false}]
shared = [{name = "pace", type = "1..2", initial = 1}, {name = "open", type = "bool", initial = true}]
transitions = [
  {on = "go", from = "WORK", when = "not asked", set = "asked = true"},
  {on = "rise", from = "WORK", when = "asked and not slow and n < 3", set = "n = n + pace"},
  {on = "end", from = "WORK", to = "DONE", when = "n > 0"},
  {on = "turn", when = "no jobs: slow", set = ["open = not open", "pace = 1"]},
]
"""


def test_an_abstraction_has_what_the_claim_depends_on_and_no_more() -> None:
    """`n` is read by the fair row, `pace` decides what `n` becomes; the others can only let less happen."""
    about = small.machine(DEPENDS)
    sooner, later = small.claims(
        about, 'leads-to = ["n > 0", "DONE"]\nfair = ["end"]', 'leads-to = ["by go and acts", "DONE"]\nfair = ["end"]'
    )
    assert isinstance(sooner.says, LeadsTo)
    less = abstraction(about, sooner, sooner.says)
    assert less is not None
    assert [one.name for one in (*less.own, *less.shared)] == ["n", "pace"]
    guards = [spell.text(row.guard) for row in less.transitions]
    assert guards == ["true", "n < 3 and n + pace <= 3", "n > 0", "no instances: false"]
    assert [len(row.effects) for row in less.transitions] == [0, 1, 0, 1]
    assert liveness.excluded(Tables(less, 2), sooner, sooner.says, 2, SMALL, ENDLESS)
    assert isinstance(later.says, LeadsTo)
    assert not liveness.excluded(Tables(less, 2), later, later.says, 2, SMALL, ENDLESS)
    proved, refuted = explicit.check(about, [sooner, later], (1, 2, 3))
    assert proved == Proved((1, 2, 3), explicit.METHOD)
    assert isinstance(refuted, Refuted) and refuted.jobs == (1,)


@given(
    st.integers(1, 7).flatmap(lambda size: st.lists(st.lists(st.integers(0, size - 1)), min_size=size, max_size=size))
)
def test_components(onward: list[list[int]]) -> None:
    after = [set(targets) for targets in onward]
    for _ in onward:
        after = [targets.union(*(after[to] for to in targets)) for targets in after]
    round_ = [at for at in range(len(onward)) if at in after[at]]
    expected = {tuple(other for other in round_ if at in after[other] and other in after[at]) for at in round_}
    assert components(onward) == [list(part) for part in sorted(expected)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("edgewise.graphs.FEW", 0)
        assert components(onward) == [list(part) for part in sorted(expected)]


@pytest.mark.parametrize(
    ("machine", "claim", "stem", "loop", "remedy"),
    [
        ("kettle", "warms-by-itself", [], ["PEEK"], "heat"),
        ("kettle", "boils", [], ["heat", "cool"], ""),
        ("kettle", "cools", ["heat", "heat"], [], ""),
        ("swing", "everybody-swings", [], ["take", "leave"], ""),
    ],
)
def test_known_lassos(machine: str, claim: str, stem: list[str], loop: list[str], remedy: str) -> None:
    verdict, about = one(machine, claim), known.machine(machine)
    assert isinstance(verdict, Refuted) and verdict.trace is not None
    taken = [about.transitions[step.row].trigger for step in verdict.trace.steps]
    cut = len(taken) - verdict.trace.loop
    assert (taken[:cut], taken[cut:], verdict.remedy) == (stem, loop, remedy)


def one(machine: str, name: str) -> Verdict:
    """The verdict on a claim of the corpus."""
    claim = next(claim for claim in known.claims(machine).claims if claim.name == name)
    return explicit.check(known.machine(machine), [claim], (1, 2))[0]


def test_fairness_is_owed_to_each_instance() -> None:
    """Were it owed to the trigger alone, one kettle could be heated for ever while the other stays cold."""
    assert isinstance(one("kettle", "warms"), Proved)


def test_each_comes_back_to_its_own_place() -> None:
    """Two that change places are back after one step, but for who is who."""
    verdict = one("swing", "everybody-swings")
    assert isinstance(verdict, Refuted) and verdict.trace is not None
    path = run.replay(known.machine("swing"), verdict.trace)
    assert path[0] == path[-1]
    assert [step.actor for step in verdict.trace.steps] == [1, 1] and verdict.subject == 0


def test_a_search_that_ends_early_knows_nothing() -> None:
    claim = known.claims("swing").claims[0]
    (verdict,) = explicit.check(known.machine("swing"), [claim], (1, 2), limit=1)
    assert isinstance(verdict, Undecided) and verdict.jobs == ()


COLD = Configuration((Instance("COLD"),))
PEEK, HEAT, BOIL, COOL = (Step(row, 0) for row in range(4))


@pytest.mark.parametrize(
    ("claim", "trace"),
    [
        ("warms", Trace(COLD, (PEEK,), 1)),  # it is not fair to heat
        ("warms-by-itself", Trace(COLD, (PEEK,))),  # it could go on
        ("warms-by-itself", Trace(COLD, (HEAT, COOL), 2)),  # it gets warm
        ("warms-by-itself", Trace(COLD, (PEEK, HEAT), 1)),  # it does not come back
        ("cools", Trace(COLD, (PEEK,), 1)),  # it never got warm
        ("cools", Trace(COLD, (HEAT, COOL, PEEK), 1)),  # it did cool
        ("cools", Trace(COLD, (HEAT, PEEK), 1)),  # it is not fair to cool
    ],
)
def test_what_shows_nothing_is_denied(claim: str, trace: Trace) -> None:
    about = next(one for one in known.claims("kettle").claims if one.name == claim)
    with pytest.raises(Disagreement):
        confirm(known.machine("kettle"), about, trace, 0)


def test_a_lasso_is_told() -> None:
    claim = next(one for one in known.claims("swing").claims if one.name == "everybody-swings")
    verdict = one("swing", "everybody-swings")
    result = Checked(replace(claim, expect="proved"), verdict, 0.0)
    told = verdicts.text(known.machine("swing"), [result], Paint(width=79))
    assert "2 children, 2 steps, the last 2 for ever" in told
    assert " 1 ↻  take " in told and " 2 ↻  leave " in told and "↻ these 2 steps again, for ever" in told
    words = " ".join(told.split())
    assert "never comes to SWINGING" in words and "no more fairness would help" in words
    (record,) = records.checked(known.machine("swing"), [result])["claims"]
    assert (record["loop"], record["remedy"], record["subject"], len(record["trace"])) == (2, None, 1, 2)


def test_a_remedy_is_told() -> None:
    claim = next(one for one in known.claims("kettle").claims if one.name == "warms-by-itself")
    result = Checked(claim, one("kettle", "warms-by-itself"), 0.0)
    told = verdicts.text(known.machine("kettle"), [result], Paint(width=79), verbose=True)
    assert "↻ this step again, for ever" in told and "no such run is fair to heat" in " ".join(told.split())
    (record,) = records.checked(known.machine("kettle"), [result])["claims"]
    assert (record["loop"], record["remedy"]) == (1, "heat")
