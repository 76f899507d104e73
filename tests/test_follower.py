"""Following a log: what is remembered makes it fast, and changes nothing; what is over is forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple
from itertools import count
from pathlib import Path
from random import Random
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

import chance
import seen
from edgewise.dialect import Ending
from edgewise.load.model import read
from edgewise.logged import (
    Answered,
    Asked,
    Created,
    Done,
    Listed,
    Log,
    Looked,
    Loss,
    Lost,
    Member,
    Moved,
    Observation,
    Shown,
)
from edgewise.machine import Machine
from edgewise.problem import Span, Unreadable
from edgewise.readers.logs import open_log
from edgewise.replay.follower import Follower
from edgewise.replay.stage import LOOK, Sight, Stage
from edgewise.replay.tracker import Tracker
from edgewise.replay.verdict import Coverage
from edgewise.source import Source

LOSSES: Final[tuple[Loss, ...]] = ("nothing", "states", "verbs", "anything")

DOOR: Final = """machine = "door"
states = [{name = "SHUT", initial = true}, {name = "OPEN"}, {name = "GONE", final = true}]
events = [{name = "wind"}, {name = "fire"}]
transitions = [{on = "wind", from = "SHUT", to = "OPEN"}, {on = "fire", from = "OPEN", to = "GONE"}]
"""


class Plain(Follower):
    """Takes each observation in the same way."""

    def _goes_as_known(self, seen: Moved) -> bool:
        del seen
        return False


class Brief(Tracker):
    """Gives up soon."""

    MOST = 200


class Unremembered(Brief):
    """Works out each stage anew."""

    def see(self, stage: Stage, sight: Sight) -> tuple[Stage, frozenset[int]] | None:
        return self._seen(stage, sight)


class Forgetful(Brief):
    KEEP = 30


def told(names: list[str], sights: list[Sight], keys: Iterator[int]) -> Iterator[Observation]:
    """What a log tells of a group of which that is seen. A look is at all that are there."""
    span = Span("log", 1, 1, 1, "text")
    open_: list[tuple[int, bool]] = []
    for sight in sights:
        match sight:
            case ("moved", who, state):
                yield Moved(names[who], state, span)
            case ("asked", (who, verb, outcomes)):
                open_.append((next(keys), verb == LOOK))
                key = open_[-1][0]
                yield Looked(key, span) if verb == LOOK else Asked(names[who], verb, outcomes, key, span)
            case ("answered", number, reply, state):
                key, looked = open_.pop(number)
                yield (
                    Listed(key, ((names[0], state),) if state else (), span)
                    if looked
                    else Answered(key, reply, span, state)
                )
            case ("done", (who, verb, outcomes), reply):
                yield Done(names[who], verb, outcomes, reply, span)
            case ("shown", who, row):
                yield Shown(names[who], row, span)
            case ("made", _, _):
                pass
            case ("lost",):
                yield Lost("noise", span)


def by_lot(dice: Random, about: Machine) -> list[Observation]:
    """A log of groups by lot, told in turns, some with something wrong, some with the names of others."""
    keys = count()
    streams: list[list[Observation]] = []
    for number in range(dice.choice((1, 2, 4))):
        size = dice.choice((1, 1, 2))
        sights = seen.by_lot(dice, about, size, 8)
        if sights and dice.random() < 0.4:
            sights = seen.harmed(dice, about, sights)
        names = [f"{dice.choice((number, 0))}-{who}" for who in range(size)]
        key = next(keys) if dice.random() < 0.5 else None
        made: list[Observation] = [Created(tuple(Member(name) for name in names), Span("log", 1, 1, 1, "text"), key)]
        stream = (made if dice.random() < 0.8 else []) + list(told(names, sights, keys))
        if key is not None:
            answer = Answered(key, dice.choice(("ok", "ok", "refused", "unheard")), Span("log", 1))
            stream.insert(dice.randint(min(1, len(stream)), len(stream)), answer)
        streams.append(stream)
    found: list[Observation] = []
    while any(streams):
        found.append(dice.choice([stream for stream in streams if stream]).pop(0))
    return found


def followed(follower: type[Follower], tracker: Tracker, about: Machine, log: Log) -> tuple[Any, ...]:
    """All that is known of a log in the end."""
    coverage = Coverage()
    verdict = follower(about, tracker, log, coverage, lossy=False).follow()
    return *(part for part in astuple(verdict)), dict(coverage.edges), dict(coverage.cells)


@given(st.integers(0, 10**9), st.sampled_from(LOSSES))
def test_what_is_remembered_changes_nothing(seed: int, loss: Loss) -> None:
    dice = Random(seed)  # noqa: S311  # a lot keeps no secret
    about = chance.machine(dice)
    log = by_lot(dice, about)
    ending = [Ending(verb.name) for verb in about.verbs if dice.random() < 0.5]
    plain = followed(Plain, Unremembered(about, ending), about, Log("log", "lot", iter(log), loss))
    for tracker in (Brief(about, ending), Forgetful(about, ending)):
        for _ in range(2):
            assert followed(Follower, tracker, about, Log("log", "lot", iter(log), loss)) == plain


def test_the_end_of_the_program_is_looked_for_before_what_is_known() -> None:
    about = read(
        Source(
            "pump.toml",
            """machine = "pump"
states = [{name = "OFF", initial = true}, {name = "SLOW"}, {name = "DRY", final = true}]
verbs = [{name = "STOP"}]
events = [{name = "leak"}, {name = "drain"}]
variables = [{name = "stopped", type = "bool", initial = false}]
transitions = [
  {on = "leak", from = "OFF", to = "SLOW"},
  {on = "STOP", from = "OFF", to = "SLOW", set = "stopped = true"},
  {on = "drain", from = "SLOW", to = "DRY", when = "stopped"},
]
""",
        )
    )
    log: list[Observation] = [
        Moved("a", "SLOW", Span("log", 1)),
        # As before; but only a pump that was stopped runs dry, and nobody was seen to stop it.
        Created((Member("b"),), Span("log", 2)),
        Moved("b", "SLOW", Span("log", 3)),
        Moved("b", "DRY", Span("log", 4)),
    ]
    for ending, ends, findings in (([Ending("STOP")], 4, 0), ([], None, 1)):
        tracker = Tracker(about, ending)
        verdict = Follower(about, tracker, Log("log", "lot", iter(log)), Coverage(), lossy=False).follow()
        assert (verdict.ends and verdict.ends.line, len(verdict.findings)) == (ends, findings)


@pytest.mark.parametrize("lines", [2, 250])
def test_the_first_thing_wrong_in_a_log_is_told(tmp_path: Path, lines: int) -> None:
    about, log = read(Source("door.toml", DOOR)), tmp_path / "log"
    known = "".join(f'{{"instance": "d{number}", "state": "OPEN"}}\n' for number in range(lines))
    for second, told_first in (('{"instance": "d", "state": "AJAR"}', "EW704"), ('{"instance"', "EW702")):
        log.write_text(known + second + '\n{"instance": "d", "state"\n', encoding="utf-8")
        follower = Follower(about, Tracker(about), open_log(log, None), Coverage(), lossy=False)
        with pytest.raises(Unreadable, match=told_first) as refused:
            follower.follow()
        assert [problem.span.line for problem in refused.value.problems] == [lines + 1]
        assert follower.verdict.instances == lines


def test_what_is_refused_is_not_waited_for() -> None:
    about = read(Source("door.toml", DOOR))
    span = Span("log", 1)
    log: list[Observation] = []
    for number in range(100):
        twice = Member(f"d{number}"), Member(f"d{number}")
        log += [Created(twice, span, number), Moved(f"d{number}", "OPEN", span)]
        log += [Moved(f"d{number}", "GONE", span), Answered(number, "refused", span)]
    follower = Follower(about, Tracker(about), Log("log", "lot", iter(log), "verbs"), Coverage(), lossy=False)
    assert follower.follow().findings == []
    assert len(list(follower._names.groups())) <= 100
    assert not follower._names._coming


def test_a_long_path_is_told_from_both_ends() -> None:
    text = """machine = "lamp"
states = [{name = "NEW", initial = true}, {name = "LIT"}, {name = "OFF"}, {name = "ON"}, {name = "OUT", final = true}]
events = [{name = "light"}, {name = "tick"}, {name = "burn"}]
transitions = [
  {on = "light", from = "NEW", to = "LIT"},
  {on = "tick", from = ["LIT", "OFF"], to = "ON"},
  {on = "tick", from = "ON", to = "OFF"},
  {on = "burn", from = "ON", to = "OUT"},
]
"""
    about = read(Source("lamp.toml", text))
    path = ["LIT", *(("ON", "OFF")[number % 2] for number in range(1_001)), "OUT"]
    log: list[Observation] = [Moved("a", state, Span("log", number)) for number, state in enumerate(path, 1)]
    follower = Follower(about, Tracker(about), Log("log", "lot", iter(log)), Coverage(), lossy=False)
    (life,) = follower.follow().lives
    assert (life.path, life.left_out) == ([*path[:30], *path[-30:]], 943)
