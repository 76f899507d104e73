"""The z3 engine: what it decides is so, by brute force over `run` and by the corpus; the rest it leaves open."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

import brute
import known
import strategies
from edgewise import load
from edgewise.claim import (
    BUILT_IN,
    Claim,
    EveryRow,
    LeadsTo,
    NoDeadEnd,
    Precedes,
    Proved,
    Recoverable,
    Refuted,
    Undecided,
    Verdict,
)
from edgewise.engines import Disagreement
from edgewise.engines.explicit import name_row
from edgewise.engines.smt.bounded import check
from edgewise.engines.smt.encode import Encoding
from edgewise.engines.smt.exclusions import exclusions, meeting
from edgewise.engines.smt.solver import EFFORT, NO_LIMIT, Frames, Unknown
from edgewise.engines.smt.terms import Terms, coded, constant, every, negated
from edgewise.expr import Expr
from edgewise.load import model, proofs
from edgewise.machine import Machine
from edgewise.run import Configuration, Past, Step, evaluate
from edgewise.source import Source

GROUPS = [pytest.param(name, jobs, id=f"{name}-{jobs}") for name, jobs, _ in known.groups()]
ROWS = {(name, jobs): rows for name, jobs, rows in known.groups()}
SMALL = 1_500
"""Configurations that brute force looks at."""


def machine(text: str) -> Machine:
    """A machine told in TOML, called m, of jobs."""
    return model.read(Source("m.toml", 'machine = "m"\ninstance = "job"\n' + text))


def claim(about: Machine, row: str) -> Claim:
    """A claim told in TOML: its kind and what follows."""
    return proofs.read(Source("m.toml", f'[[claims]]\nname = "c"\nsays = "Said."\n{row}\n'), about).claims[0]


def short(verdict: Verdict) -> tuple[str, int | None, int | None]:
    """A verdict as brute force gives it: with the instances and the steps of its trace."""
    trace = verdict.trace if isinstance(verdict, Refuted) else verdict.witness if isinstance(verdict, Proved) else None
    name = type(verdict).__name__.lower()
    return (name, None, None) if trace is None else (name, len(trace.start.instances), len(trace.steps))


@cache
def decided(name: str, jobs: int) -> dict[known.Known, Verdict]:
    """What the engine decides of a machine of the corpus."""
    rows = ROWS[name, jobs]
    verdicts = check(known.machine(name), [known.claim(row) for row in rows], range(1, jobs + 1))
    return {row: found for row, found in zip(rows, verdicts, strict=True) if not isinstance(found, Undecided)}


@pytest.mark.parametrize(("name", "jobs"), GROUPS)
def test_corpus(name: str, jobs: int) -> None:
    found = decided(name, jobs)
    assert {row: short(verdict) for row, verdict in found.items()} == {
        row: (row.verdict, row.size, row.steps) for row in found
    }


def test_little_of_the_corpus_is_left_open() -> None:
    """What stays possible for ever, and what takes more than 12 steps."""
    left = [row for key, rows in ROWS.items() for row in rows if row not in decided(*key)]
    hard = [row for row in left if not isinstance(known.claim(row).says, Recoverable | NoDeadEnd | LeadsTo)]
    assert {row.machine for row in hard} == {"long-count"}


@given(st.data())
def test_agrees_with_brute_force(data: st.DataObject) -> None:
    about = data.draw(strategies.machines())
    claims = [data.draw(strategies.claims(about)) for _ in range(2)]
    try:
        answers = [brute.decide(about, asked, (1, 2), SMALL) for asked in claims]
    except brute.TooLarge:
        reject()
    for asked, verdict, answer in zip(claims, check(about, claims, (1, 2), depth=8), answers, strict=True):
        if isinstance(verdict, Undecided):
            continue
        assert short(verdict) == (answer.verdict, answer.jobs, answer.steps), asked
        if isinstance(verdict, Refuted):
            rows = isinstance(asked.says, EveryRow)
            missing = {name_row(about, int(one)) if rows else str(one) for one in answer.missing}
            assert set(verdict.missing) <= missing
            assert bool(verdict.missing) == bool(missing)


def is_at(encoding: Encoding, at: Configuration) -> str:
    """That a configuration is this one, in SMT-LIB 2."""
    own = {f"v{slot}_{who}": value for who, one in enumerate(at.instances) for slot, value in enumerate(one.values)}
    found = own | {f"g{slot}": value for slot, value in enumerate(at.shared)}
    return every(
        (
            *(encoding.terms.is_in(one.state, who) for who, one in enumerate(at.instances)),
            *(f"(= {name} {coded(value, encoding.values[name].type)})" for name, value in found.items()),
        )
    )


@given(st.data())
def test_steps_are_those_of_the_reference_semantics(data: st.DataObject) -> None:
    about = data.draw(strategies.machines())
    try:
        graph = brute.explore(about, 2, SMALL)
    except brute.TooLarge:
        reject()
    at = data.draw(st.sampled_from(list(graph.depth)))
    encoding = Encoding(about, 2)
    frames = Frames(encoding.constants)
    here, step = frames.parse(is_at(encoding, at), encoding.step)
    frames.require(here, 0)
    frames.require(step, 1, 0)
    found: dict[Step, Configuration] = {}
    while frames.possible([], NO_LIMIT):
        (codes,) = frames.codes(encoding.constants, 1)
        taken = encoding.read_step(codes)
        assert taken not in found, "the row and the actor leave only one way"
        found[taken] = encoding.read_configuration(codes)
        again = every(f"(= {name} {constant(codes[name], encoding.constants[name])})" for name in ("row", "actor"))
        frames.require(frames.parse(negated(again))[0], 1)
    assert found == dict(graph.steps[at])


@given(st.data())
def test_exclusions_never_meet(data: st.DataObject) -> None:
    """Nor with what instances remember, if they do."""
    about = data.draw(strategies.machines())
    jobs = data.draw(st.sampled_from((1, 2)))
    says = data.draw(strategies.claims(about)).says
    memory = says.first if isinstance(says, Precedes) else None
    try:
        found = exclusions(Encoding(about, jobs, memory), NO_LIMIT)
        for at, remembered in remembering(about, jobs, memory):
            assert found.isdisjoint(meeting(about, at, remembered))
    except brute.TooLarge:
        reject()


def remembering(about: Machine, jobs: int, memory: Expr | None) -> set[tuple[Configuration, tuple[bool, ...]]]:
    """All that a group can reach, with what its instances remember."""
    graph = brute.explore(about, jobs, SMALL)

    def look(at: Configuration, past: Past | None, before: tuple[bool, ...]) -> tuple[bool, ...]:
        if memory is None:
            return ()
        return tuple(old or bool(evaluate(about, memory, at, who, past)) for who, old in enumerate(before))

    found = {(at, look(at, None, (False,) * jobs)) for at, depth in graph.depth.items() if not depth}
    waiting = list(found)
    while waiting:
        at, old = waiting.pop()
        for step, to in graph.steps[at]:
            after = to, look(to, graph.past(at, step), old)
            if after not in found:
                found.add(after)
                waiting.append(after)
    return found


@pytest.mark.parametrize(
    ("variant", "broken", "fewest"),
    [
        ("oracle", None, None),
        ("oracle-auto-finalize", "changed-by-leave", 1),
        ("oracle-early-failure", "gone-by-leave", 1),
        ("oracle-alone", "pending-together", 3),
        ("oracle-stuck", "next-step", 1),
    ],
)
def test_oracle(variant: str, broken: str | None, fewest: int | None) -> None:
    about = known.machine(variant)
    claims = load.claims(known.FOLDER / "oracle.proofs.toml", about).claims
    verdicts = dict(zip([one.name for one in claims], map(short, check(about, claims, (1, 2, 3))), strict=True))
    refuted = {name: found[1] for name, found in verdicts.items() if found[0] == "refuted"}
    assert refuted == ({} if broken is None else {broken: fewest})
    assert {name for name, found in verdicts.items() if found[0] == "proved"} == set(verdicts) - {broken}


COUNT = machine("""
states = [{name = "ON", initial = true}, {name = "OFF", final = true}]
verbs = [{name = "STOP"}]
events = [{name = "tick"}]
variables = [{name = "n", type = "0..20", initial = 0}]
transitions = [
  {on = "tick", from = "ON", when = "n < 20", set = "n = n + 1"},
  {on = "STOP", from = "ON", to = "OFF", when = "n >= 15"},
]
""")


def test_what_is_too_far_is_left_open() -> None:
    far = claim(COUNT, 'reachable = "OFF"')
    (verdict,) = check(COUNT, [far], (1,), depth=6)
    why = "with 1 job no run of up to 6 steps shows it, and an induction over 6 steps does not rule it out"
    assert verdict == Undecided((), "z3, 6 steps", why)
    assert short(*check(COUNT, [far], (1,), depth=16)) == ("proved", 1, 16)


def test_what_is_proved_for_fewer_is_told() -> None:
    """One job alone is never one of two that differ; that two of them can be is too far away."""
    apart = claim(COUNT, 'never = "n == 9 and some peers: n == 0"')
    (verdict,) = check(COUNT, [apart], (1, 2), depth=4)
    assert isinstance(verdict, Undecided)
    assert verdict.jobs == (1,)
    assert verdict.reason.startswith("with 2 jobs ")


def test_a_condition_that_may_never_be_met_leaves_open() -> None:
    (verdict,) = check(COUNT, [claim(COUNT, 'always = "OFF => n > 14"')], (1,), depth=6)
    assert isinstance(verdict, Undecided)
    assert verdict.reason.startswith("nothing breaks it, but its condition may never be met: ")
    (verdict,) = check(COUNT, [claim(COUNT, 'always = "OFF => n > 14"')], (1,), depth=16)
    assert isinstance(verdict, Proved)


def test_methods_are_named() -> None:
    claims = [claim(COUNT, 'step = "by tick and acts => ON"'), claim(COUNT, 'reachable = "n == 2"')]
    assert [verdict.method for verdict in check(COUNT, claims, (1, 2))] == ["z3, 1-induction", "z3, bounded search"]


def test_a_claim_has_its_own_number_of_jobs() -> None:
    two = claim(COUNT, 'reachable = "some peers: n == 1"')
    assert short(*check(COUNT, [two], (1, 2, 3))) == ("proved", 2, 1)
    assert short(*check(COUNT, [replace(two, jobs=1)], (1, 2, 3))) == ("refuted", None, None)
    verdicts = check(COUNT, [two, replace(two, jobs=1), Claim("rows", EveryRow(), jobs=1)], (2,), depth=16)
    assert [verdict.jobs for verdict in verdicts] == [(2,), (1,), (1,)]


def test_what_two_jobs_reach_says_nothing_of_one() -> None:
    pair = machine("""
states = [{name = "A", initial = true}, {name = "B"}]
events = [{name = "meet"}]
transitions = [{on = "meet", from = "A", to = "B", when = "some peers: A"}]
""")
    rows, states = (replace(claim, jobs=1) for claim in BUILT_IN[1::-1])
    verdicts = check(pair, [*BUILT_IN[:2], rows, states], (1, 2))
    assert [short(verdict)[0] for verdict in verdicts] == ["proved", "proved", "refuted", "refuted"]


def test_without_rows_nothing_happens() -> None:
    still = machine('states = [{name = "A", initial = true}, {name = "B"}]\ntransitions = []')
    verdicts = check(still, [*BUILT_IN, claim(still, 'step = "enters B"'), claim(still, 'never = "B"')], (1, 2))
    assert [short(verdict) for verdict in verdicts] == [
        ("refuted", None, None),
        ("proved", None, None),
        ("refuted", 1, 0),
        ("proved", None, None),
        ("proved", None, None),
    ]
    assert isinstance(verdicts[0], Refuted)
    assert verdicts[0].missing == ("B",)


def test_a_wait_is_no_dead_end() -> None:
    """No step moves a job before the clock has struck, and nobody can tell by one look that it will."""
    wait = machine("""
states = [{name = "A", initial = true}, {name = "B", final = true}]
events = [{name = "go"}, {name = "clock"}]
shared = [{name = "struck", type = "bool", initial = false}]
transitions = [{on = "go", from = "A", to = "B", when = "struck"}, {on = "clock", set = "struck = true"}]
""")
    (verdict,) = check(wait, BUILT_IN[2:], (1, 2))
    assert isinstance(verdict, Undecided)
    never = replace(wait, transitions=wait.transitions[:1])
    assert short(*check(never, BUILT_IN[2:], (1, 2))) == ("refuted", 1, 0)


@pytest.mark.parametrize("each", ["", ", each = true"])
def test_a_step_to_the_same_state_moves_nothing(each: str) -> None:
    """Two states go round in one row, and a third stays where it is."""
    round_ = machine(f"""
states = [{{name = "A", initial = true}}, {{name = "B"}}, {{name = "C"}}]
events = [{{name = "tick"}}, {{name = "end"}}]
transitions = [
  {{on = "tick", from = ["A", "C"], to = "C"{each}}},
  {{on = "end", from = "B", to = "A"}},
]
""")
    assert short(*check(round_, BUILT_IN[2:], (1, 2))) == ("refuted", 1, 1)


def test_the_past_begins_at_the_start() -> None:
    """What is not about a step counts in the first configuration, also beside what is."""
    claims = [
        claim(COUNT, 'precedes = ["ON or by STOP", "n == 1"]'),
        claim(COUNT, 'precedes = ["not by tick", "n == 1"]'),
    ]
    assert [short(verdict) for verdict in check(COUNT, claims, (1, 2))] == [("proved", None, None)] * 2


def test_exclusions_know_when_to_stop(monkeypatch: pytest.MonkeyPatch) -> None:
    encoding = Encoding(known.machine("oracle"), 2)
    assert (False, ("", "CREATED"), ("changed", True)) in exclusions(encoding, EFFORT)
    assert exclusions(encoding, effort=1) == frozenset()
    monkeypatch.setattr("edgewise.engines.smt.exclusions.MOST_PAIRS", 10)
    assert exclusions(encoding, EFFORT) == frozenset()


def test_unknown_is_never_a_yes() -> None:
    """Given next to no time, z3 answers nothing, and so does the engine: no verdict is better than a wrong one."""
    about = known.machine("oracle")
    claims = [*known.claims("oracle").claims, *BUILT_IN]
    verdicts = check(about, claims, (1, 2), effort=1)
    assert {type(verdict) for verdict in verdicts} == {Undecided}
    assert all("z3 gave up" in verdict.reason for verdict in verdicts if isinstance(verdict, Undecided))


def test_frames_raise_unknown() -> None:
    encoding = Encoding(known.machine("oracle"), 2)
    frames = Frames(encoding.constants)
    (step,) = frames.parse(encoding.step)
    frames.require(step, 1, 0)
    with pytest.raises(Unknown):
        frames.possible([], effort=1)
    assert frames.possible([], EFFORT)


def test_a_start_that_is_none_is_a_disagreement(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Encoding, "start", "true")
    with pytest.raises(Disagreement, match="a run of m that is none: the start is not an initial configuration"):
        check(COUNT, [claim(COUNT, 'never = "OFF"')], (1,))


def test_a_trace_that_shows_nothing_is_a_disagreement(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Terms, "is_in", lambda *_: "true")
    with pytest.raises(Disagreement, match="does not show what was asked"):
        check(COUNT, [claim(COUNT, 'never = "OFF"')], (1,))


@pytest.mark.parametrize("module", ["terms", "encode", "question", "lint"])
def test_only_what_solves_imports_z3(module: str) -> None:
    script = f"import sys, edgewise.engines.smt.{module}; print('z3' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "False"
