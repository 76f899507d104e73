"""What only a solver sees wrong in a machine, held against every configuration of small groups."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, product

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

import known
import strategies
from edgewise.engines.smt.lint import leaves_range, lint, overlaps
from edgewise.expr import TRUE, Expr, Not, Quantified, conjunction, values
from edgewise.load import model
from edgewise.machine import Machine, within
from edgewise.problem import Problem, Span
from edgewise.run import Configuration, Instance, evaluate
from edgewise.source import Source

HEAD = """machine = "m"
instance = "job"
states = [{name = "A", initial = true}, {name = "B"}]
verbs = [{name = "GO", when = "up"}]
events = [{name = "tick"}]
parameters = [{name = "p", type = "bool"}]
variables = [{name = "n", type = "0..3", initial = 0}, {name = "w", type = ["x", "y"], initial = "x"}]
shared = [{name = "up", type = "bool", initial = true}, {name = "g", type = "-1..1", initial = 0}]
transitions = [
"""
"""Nine lines; the rows of a test begin in the tenth."""
USED = """  {on = "tick", from = "B", outcome = "used", when = "p and n == 0 and w == x and up and g == 0"},
  {on = "GO", from = "B", outcome = "used"},
]
"""


def machine(*rows: str) -> Machine:
    """A machine with these rows, and one more by which everything declared is used."""
    return model.read(Source("m.toml", HEAD + "".join(f"  {{{row}}},\n" for row in rows) + USED))


def told(problems: list[Problem]) -> list[tuple[str, int, str, str]]:
    """All that is told of problems."""
    return [(problem.code, problem.span.line, problem.message, problem.help) for problem in problems]


def test_rows_that_apply_at_once() -> None:
    about = machine(
        'on = "GO", from = ["A", "B"], to = "B", when = "n > 1"',
        'on = "GO", from = "A", to = "A", when = "n < 3 and w == y"',
    )
    assert told(lint(about)) == [
        (
            "EW212",
            11,
            "'GO' can take this row and line 10 where A and n == 2 and w == y and up",
            'give each an `outcome` of its own, or make them exclusive: when = "n < 3 and w == y and not n > 1"',
        )
    ]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ('from = "A", when = "n > 1"', 'from = "B", when = "n > 1"'),
        ('from = "A", when = "n > 1"', 'from = "A", when = "n < 2"'),
        ('from = "A", when = "p"', 'from = "A", when = "not p and n == 1"'),
        ('from = "A", when = "n == 1"', 'from = "A", when = "p and n == 2"'),
        ('from = "A", outcome = "a"', 'from = "A", outcome = "b"'),
        ('from = "A", outcome = "a"', 'from = "A"'),
        ('from = "A", when = "some peers: A"', 'from = "A", when = "no peers: A"'),
        ('from = "A", set = "up = true"', 'set = "up = true"'),
        ('from = "A", set = "n = n + 1", when = "n < 3 and w == y"', 'from = "A", when = "w == x"'),
        ('set = "up = true", when = "g == 0"', 'set = "up = true", when = "g > 0"'),
    ],
)
def test_rows_that_never_apply_at_once(one: str, two: str) -> None:
    assert overlaps(machine(f'on = "tick", {one}', f'on = "tick", {two}')) == []


def test_each_row_is_told_once() -> None:
    about = machine(
        *['on = "tick", from = "A"'] * 1,
        'on = "tick", from = "A", to = "B"',
        'on = "tick", from = ["B", "A"], to = "A"',
    )
    assert [(line, message) for _, line, message, _ in told(overlaps(about))] == [
        (11, "'tick' can take this row and line 10 where A"),
        (12, "'tick' can take this row and line 10 where A"),
    ]


def test_peers_are_shown() -> None:
    about = machine(
        'on = "tick", from = "A", when = "n == 0 and some peers: B and n > 2"',
        'on = "tick", from = "A", to = "B", when = "all jobs: A or n == 3"',
    )
    assert [message for _, _, message, _ in told(overlaps(about))] == [
        "'tick' can take this row and line 10 where A and n == 0, peers (B and n == 3)"
    ]


def test_three_are_needed() -> None:
    two = "some peers: A and (some peers: A and n == 1) and n == 2"
    about = machine(f'on = "tick", from = "B", when = "{two}"', f'on = "tick", from = "B", when = "{two} and p"')
    assert [message.count("(") for _, _, message, _ in told(overlaps(about))] == [2]


def test_nobody_acts() -> None:
    about = machine(
        'on = "tick", set = "up = true", when = "g == 1 and no jobs: B"',
        'on = "tick", set = "up = false"',
        'on = "tick", set = "g = g - 1", when = "g == 0"',
    )
    assert [(line, message) for _, line, message, _ in told(lint(about))] == [
        (11, "'tick' can take this row and line 10 where g == 1, jobs (A)"),
        (12, "'tick' can take this row and line 11 where g == 0"),
    ]


@pytest.mark.parametrize(
    ("row", "message", "help"),
    [
        ('from = "A", set = "n = n + 1"', "'n' would be 4 where A and n == 3", 'when = "n < 3"'),
        ('from = "A", set = "n = n - 1"', "'n' would be -1 where A and n == 0", 'when = "n > 0"'),
        ('from = "A", when = "n < 3", set = "g = n"', "'g' would be 2 where A and n == 2", 'when = "n < 3 and n < 2"'),
        ('from = "A", when = "n == 2", set = "g = 3"', "'g' would be 3 where A and n == 2", "its values are -1..1"),
        ('set = "g = g - 1"', "'g' would be -2 where g == -1", 'when = "g > -1"'),
        (
            'from = "A", each = true, set = "n = n + 1"',
            "'n' would be 4 where A and n == 3",
            'when = "all jobs: A => n < 3"',
        ),
        (
            'from = "A", each = true, when = "n == 0", set = "n = n + 1"',
            "'n' would be 4 where A and n == 0, peers (A and n == 3)",
            'when = "n == 0 and all jobs: A => n < 3"',
        ),
    ],
)
def test_effects_that_leave_their_range(row: str, message: str, help: str) -> None:
    (problem,) = lint(machine(f'on = "tick", {row}'))
    assert (problem.code, problem.span.line, problem.message, problem.help) == ("EW213", 10, message, help)


@pytest.mark.parametrize(
    "row",
    [
        'from = "A", when = "n < 3", set = "n = n + 1"',
        'from = "A", when = "n in {1, 2}", set = "g = n - 1"',
        'from = "A", when = "false", set = "n = n + 1"',
        'from = "A", each = true, when = "all jobs: n < 3", set = "n = n + 1"',
        'from = "A", set = "n = 3"',
    ],
)
def test_effects_that_stay(row: str) -> None:
    assert leaves_range(machine(f'on = "tick", {row}')) == []


def test_a_verb_is_not_asked_while_nobody_is_there() -> None:
    about = machine(
        'on = "GO", from = "A", when = "not up", set = "n = n + 1"', 'on = "GO", from = "A", when = "not up"'
    )
    assert lint(about) == []


@pytest.mark.parametrize("name", sorted({row.machine for row in known.KNOWN}))
def test_corpus_is_clean(name: str) -> None:
    assert lint(known.machine(name)) == []


def everything(machine: Machine, most: int) -> list[Configuration]:
    """Every configuration of 1 to `most` instances, whether a run gets there or not."""
    valuations = product(*(values(one.type) for one in machine.own))
    ways = [Instance(state.name, own) for own in valuations for state in machine.states]
    shared = list(product(*(values(one.type) for one in machine.shared)))
    if len(ways) ** most * len(shared) > 3_000:
        reject()
    return [
        Configuration(group, one)
        for jobs in range(1, most + 1)
        for group in product(ways, repeat=jobs)
        for one in shared
    ]


def numbered(machine: Machine) -> Machine:
    """Its rows in lines of their own, their effects in columns, and all without an outcome."""
    rows = [
        replace(
            row,
            outcome="",
            span=Span("m", line),
            effects=tuple(replace(effect, span=Span("m", line, column)) for column, effect in enumerate(row.effects)),
        )
        for line, row in enumerate(machine.transitions, 1)
    ]
    return replace(machine, transitions=tuple(rows))


@given(st.data())
def test_overlaps_are_those_of_all_configurations(data: st.DataObject) -> None:
    about = numbered(data.draw(strategies.machines()))
    found = everything(about, 3)
    expected: set[int] = set()
    for numbers in about.rows_of.values():
        for one, two in combinations(numbers, 2):
            first, second = about.transitions[one], about.transitions[two]
            common = tuple(state for state in first.sources if state in second.sources)
            if not common and (first.sources or second.sources):
                continue
            subject = 0 if common else None
            where = within(common) if common else TRUE
            both = conjunction(where, about.conditions[one], about.conditions[two])
            if any(evaluate(about, both, at, subject) for at in found):
                expected.add(two + 1)
    assert {problem.span.line for problem in overlaps(about)} == expected


@given(st.data())
def test_departures_are_those_of_all_configurations(data: st.DataObject) -> None:
    about = numbered(data.draw(strategies.machines()))
    found = everything(about, 2)
    expected: set[tuple[int, int]] = set()
    for row in about.transitions:
        asked = about.verb_named[row.trigger].when if row.trigger in about.verb_named else TRUE
        able = conjunction(within(row.sources) if row.sources else TRUE, asked, row.guard)
        for effect in row.effects:
            leaves: Expr = Not(about.in_range(effect))
            if row.joint and not effect.shared:
                leaves = Quantified("some", False, conjunction(within(row.sources), leaves))
            if any(evaluate(about, conjunction(able, leaves), at, 0 if row.sources else None) for at in found):
                expected.add((effect.span.line, effect.span.column))
    assert expected <= {(problem.span.line, problem.span.column) for problem in leaves_range(about)}
