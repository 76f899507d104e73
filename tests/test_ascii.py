"""The drawing for mail: whatever the machine, what is drawn is read back as it is meant, and the rest is said.

tests/golden/ascii has two drawings as they should be. Run with EDGEWISE_GOLDEN=write to rewrite them, then read the
difference.
"""

from __future__ import annotations

import os
import re
import time
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Final, TypeAlias

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import strategies
from edgewise import generate, generator, load
from edgewise.machine import Event, Machine, State, Transition, Verb
from edgewise.observed import Drawing
from edgewise.option import Options
from edgewise.readers.ascii import read
from edgewise.source import Source
from edgewise.views import ascii as mail
from edgewise.views.ascii_canvas import Canvas, Clash
from edgewise.views.ascii_labels import broken
from edgewise.views.diagram_columns import main_column

ROOT = Path(__file__).parents[1]
GOLDEN = Path(__file__).parent / "golden" / "ascii"
BLOCK_JOB = load.machine(ROOT / "model" / "block-job.toml")
TCP = load.machine(ROOT / "tests" / "corpus" / "tcp.toml")
CORPUS = {
    path.stem: load.machine(path)
    for folder in ("model", "tests/corpus")
    for path in sorted((ROOT / folder).glob("*.toml"))
    if not path.name.endswith(".proofs.toml")
}
MachineTest: TypeAlias = Callable[[Machine], None]
Labelled: TypeAlias = tuple[str, str, frozenset[str]]

NAMES: Final = ("A", "v", "IDLE", "_x", "WAIT-FOR-IT", "e-2", "A-STATE-WITH-A-VERY-LONG-NAME", "o", "NULL", "B_", "Z-9")
TRIGGERS: Final = ("GO", "STOP-AT-ONCE", "tick", "an-event-with-a-very-long-name", "x", "V", "o")


@st.composite
def tangles(draw: st.DrawFn) -> Machine:
    """Machines with many states and many arrows between them."""
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=11, unique=True))
    one_in_four = st.sampled_from((False, False, False, True))
    states = tuple(
        State(name, initial=number == 0, final=draw(one_in_four), error=draw(one_in_four))
        for number, name in enumerate(names)
    )
    rows = draw(
        st.lists(
            st.builds(
                Transition,
                trigger=st.sampled_from(TRIGGERS),
                sources=st.lists(st.sampled_from(names), min_size=1, max_size=3, unique=True).map(tuple),
                target=st.sampled_from((None, *names, *names)),
                joint=one_in_four,
                outcome=st.sampled_from(("", "well")),
            ),
            max_size=25,
        )
    )
    used = {row.trigger for row in rows}
    verbs = tuple(Verb(name) for name in TRIGGERS[:2] if name in used)
    asked = verbs[0].name if verbs else ""
    events = tuple(Event(name, answers=asked if name == "tick" else "") for name in TRIGGERS[2:] if name in used)
    return Machine("tangle", states, verbs, events, transitions=tuple(rows))


def every_machine(test: MachineTest) -> MachineTest:
    """Try a test on the corpus and on machines nobody thought of."""
    for machine in CORPUS.values():
        test = example(machine)(test)
    return settings(max_examples=15)(given(st.one_of(strategies.machines(), tangles()))(test))


@cache
def view(machine: Machine) -> mail.Ascii:
    return mail.view(machine, Options())


@cache
def text(machine: Machine) -> str:
    shipped = generator.generator(generator.shipped() / "ascii", "generators/ascii")
    (artefact,) = generate.artefacts(machine, shipped)
    assert artefact.path == f"{machine.name}.txt"
    return artefact.text


def labels(machine: Machine) -> set[Labelled]:
    """Every edge between two states and the names that its label must have, straight from the rows."""
    found: dict[tuple[str, str], set[str]] = {edge: set() for edge in machine.edges if edge[0] != edge[1]}
    for row in machine.transitions:
        for edge in row.edges:
            if edge in found:
                found[edge].add(row.trigger)
    answers = {event.name: event.answers for event in machine.events if event.answers}
    return {
        (
            *edge,
            frozenset(f"{name} ({answers[name]})" if answers.get(name, name) not in names else name for name in names),
        )
        for edge, names in found.items()
    }


def seen(drawing: Drawing) -> Counter[Labelled]:
    """Every edge that the reader found, with the names of its label."""
    found: Counter[Labelled] = Counter()
    for line in drawing.lines:
        heads = [end for end in line.ends if end.head == "in"]
        assert len(heads) == 1, "one head for each line, and for each bus"
        for end in line.ends:
            if end.head == "none":
                words = [word for label in (*end.labels, *line.labels) for word in re.split(r",\s*", label.text)]
                found[end.state, heads[0].state, frozenset(words)] += 1
    return found


@every_machine
def test_our_own_reader_reads_back_what_is_drawn_and_the_rest_is_listed(machine: Machine) -> None:
    shown = view(machine)
    listed = {(*edge, frozenset(words)) for edge, words in shown.listed.items()}
    drawings = read(Source("mail", text(machine)))
    if shown.edges:
        (drawing,) = drawings
        assert not drawing.ambiguities
        assert not drawing.loose
        names = sorted(state.name for state in machine.states)
        assert sorted(state.name for state in drawing.states) == names, text(machine)
        drawn = seen(drawing)
    else:
        assert all(not drawing.lines for drawing in drawings)
        drawn = Counter()
    assert drawn + Counter(listed) == Counter(labels(machine)), text(machine)


@every_machine
def test_it_fits_into_a_mail(machine: Machine) -> None:
    lines = text(machine).splitlines()
    longest = max(len(name) for name in (machine.name, *NAMES, *TRIGGERS))
    assert longest < 40
    assert max(map(len, lines)) <= 79
    assert text(machine).isascii()
    assert text(machine).endswith("\n")
    assert all(line == line.rstrip() for line in lines)
    assert "\n\n\n" not in text(machine)


@every_machine
def test_what_is_no_line_is_told_in_words(machine: Machine) -> None:
    shown = view(machine)
    told = legend(shown.legend)
    assert shown.edges.keys() | shown.listed.keys() == {edge for edge in machine.edges if edge[0] != edge[1]}
    lists = {f"from {source} to {target} on {', '.join(names)}" for (source, target), names in shown.listed.items()}
    assert set(told.get("no room for" if shown.drawing else "edges", ())) == lists
    kept = {(state, name) for entry in told.get("state stays", ()) for state in after(entry) for name in before(entry)}
    assert kept == {
        (state, row.trigger) for row in machine.transitions for state in row.sources if row.target in {None, state}
    }
    apart = {row.trigger for row in machine.transitions if not row.sources}
    assert set(", ".join(told.get("in no state", ())).split(", ")) - {""} == apart
    assert told["begins in"] == [machine.initial]


@every_machine
def test_the_reconciliation_is_at_the_end_and_true(machine: Machine) -> None:
    shown = view(machine)
    told = shown.reconciliation
    assert told.shows == {**told.has, "verbs": len(verbs(machine)), "events": told.shows["events"]}
    assert " ".join(shown.footer) == " ".join(told.lines)
    assert text(machine).endswith("\n".join(("", *shown.footer, "")))
    assert machine.digest[:16] in text(machine)


def verbs(machine: Machine) -> set[str]:
    return {row.trigger for row in machine.transitions} & machine.verb_named.keys()


def legend(lines: Sequence[str]) -> dict[str, list[str]]:
    """The entries of the legend under their heads; a line that begins with small words goes on with the one before."""
    found: dict[str, list[str]] = {}
    head = ""
    for line in lines:
        head = line[:14].strip() or head
        entries = found.setdefault(head, [])
        begins = line[:14].strip() or (line[14:].startswith("from ") and " on " in entries[-1])
        ended = head == "state stays" and " in " in entries[-1] if entries else False
        if begins or (ended and not entries[-1].endswith(",")):
            entries.append(line[14:])
        else:
            entries[-1] += f" {line[14:]}"
    return found


def before(entry: str) -> list[str]:
    return [name.partition(" ")[0] for name in entry.rpartition(" in ")[0].split(", ")]


def after(entry: str) -> list[str]:
    return entry.rpartition(" in ")[2].split(", ")


@pytest.mark.parametrize("machine", CORPUS.values(), ids=CORPUS.keys())
def test_there_is_room_for_all_of_the_corpus(machine: Machine) -> None:
    assert not view(machine).listed


@pytest.mark.parametrize("machine", CORPUS.values(), ids=CORPUS.keys())
def test_the_way_through_goes_down(machine: Machine) -> None:
    drawn = view(machine).drawing
    rows = [next(row for row, line in enumerate(drawn) if boxed(state, line)) for state in main_column(machine)]
    assert rows == sorted(rows)


def boxed(state: str, line: str) -> bool:
    return re.search(rf"[|+] +{state} +[|+]", line) is not None


@pytest.mark.parametrize(("machine", "most"), [(BLOCK_JOB, 0), (TCP, 16)], ids=["block-job", "tcp"])
def test_few_lines_cross_and_none_in_a_corner(machine: Machine, most: int) -> None:
    drawn = view(machine).drawing
    assert sum(len(re.findall(r"(?<=-)\|(?=-)", line)) for line in drawn) <= most
    arms = [
        (row, column)
        for row, line in enumerate(drawn)
        for column, mark in enumerate(line)
        if mark == "+" and all(at(drawn, *place) in marks for place, marks in around(row, column))
    ]
    assert not arms


def around(row: int, column: int) -> tuple[tuple[tuple[int, int], str], ...]:
    """The four cells beside one, and the marks by which a line leads there."""
    return tuple(((row + down, column), "|+v^") for down in (-1, 1)) + tuple(
        ((row, column + right), "-+<>") for right in (-1, 1)
    )


def at(lines: Sequence[str], row: int, column: int) -> str:
    inside = 0 <= row < len(lines) and 0 <= column < len(lines[row])
    return lines[row][column] if inside else " "


def test_failures_of_the_block_job_are_gathered_and_enter_once() -> None:
    drawn = view(BLOCK_JOB).drawing
    (row,) = [number for number, line in enumerate(drawn) if boxed("ABORTING", line)]
    column = drawn[row].index("ABORTING") + 3
    assert at(drawn, row - 2, column) == "v"
    assert [at(drawn, number, column) for number in range(row - 2)].count("+") == 5


@pytest.mark.parametrize("machine", [BLOCK_JOB, TCP], ids=["block-job", "tcp"])
def test_it_is_as_the_golden_drawing(machine: Machine) -> None:
    golden = GOLDEN / f"{machine.name}.txt"
    if os.environ.get("EDGEWISE_GOLDEN") == "write":
        golden.write_text(text(machine), encoding="utf-8")
    assert text(machine) == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("machine", [BLOCK_JOB, TCP], ids=["block-job", "tcp"])
def test_a_drawing_is_always_the_same(machine: Machine) -> None:
    assert mail.view(machine, Options()) == view(machine)


def chain(size: int, *steps: int, name: str = "S{}", verb: str = "GO") -> Machine:
    """States in a ring, each with an arrow to those some steps further on."""
    states = tuple(State(name.format(number), initial=not number) for number in range(size))
    rows = tuple(
        Transition(verb, (state.name,), states[(number + step) % size].name, outcome=f"o{step}")
        for number, state in enumerate(states)
        for step in steps
    )
    return Machine("chain", states, (Verb(verb),), transitions=rows)


def test_thirty_states_are_drawn_in_time() -> None:
    machine = chain(30, 1, 2)
    start = time.process_time()
    shown = mail.view(machine, Options())
    assert time.process_time() - start < 6
    assert not shown.listed


def test_too_many_edges_are_listed_and_what_is_drawn_is_right() -> None:
    machine = chain(10, 2, 3, 4, name="STATE-{}" + "-LONG" * 9)
    shown = view(machine)
    assert shown.listed
    assert shown.edges
    test_our_own_reader_reads_back_what_is_drawn_and_the_rest_is_listed.hypothesis.inner_test(machine)  # type: ignore[attr-defined]  # hypothesis keeps the test here
    assert shown.legend[0].startswith("no room for   from ")


@pytest.mark.parametrize(
    "machine", [chain(200, 1), chain(2, 1, name="S{}" + "-LONG" * 20)], ids=["two hundred states", "long names"]
)
def test_what_is_no_drawing_for_a_mail_is_listed_as_a_whole(machine: Machine) -> None:
    shown = view(machine)
    assert not shown.drawing
    assert shown.listed.keys() == set(machine.edges)
    told = legend(shown.legend)
    assert ", ".join(told["states"]).split(", ") == [state.name for state in machine.states]
    assert told["no drawing"] == ["the states are too many, or their names too long, for a mail"]
    assert read(Source("mail", text(machine))) == ()


def test_a_verb_with_a_long_name_is_listed_not_drawn_too_wide() -> None:
    machine = chain(4, 2, verb="A" + "-LONG-NAME" * 9)
    shown = view(machine)
    assert shown.listed
    assert all(len(line) <= 79 for line in shown.drawing)


def test_labels_are_broken_between_words_only() -> None:
    words = ("CANCEL", "wake (CANCEL)", "auto-finalize", "x")
    assert broken(words, 40) == ("CANCEL, wake (CANCEL),", "auto-finalize, x")
    assert broken(words, 15) == ("CANCEL,", "wake (CANCEL),", "auto-finalize,", "x")
    assert broken(words, 1) == ("CANCEL,", "wake (CANCEL),", "auto-finalize,", "x")
    assert broken(("a", "b", "c", "d", "e"), 40) == ("a, b,", "c, d, e")
    assert broken((), 9) == ()


def sheet(*drawn: Callable[[Canvas], None]) -> Canvas:
    canvas = Canvas()
    for each in drawn:
        each(canvas)
    canvas.check()
    return canvas


def test_lines_may_cross_straight() -> None:
    crossed = sheet(lambda on: on.upright(2, 0, 2, "one"), lambda on: on.level(1, 0, 4, "two"))
    assert crossed.lines() == ("  |", "--|--", "  |")


@pytest.mark.parametrize(
    "second",
    [
        lambda on: on.level(1, 2, 5, "two"),  # touches the first from its side, as if it joined it
        lambda on: on.put(1, 2, "+", "two"),  # a corner on the first
        lambda on: on.level(0, 0, 4, "two"),  # crosses where the first ends
        lambda on: on.put(3, 2, "|", "two"),  # goes on where the first ends
        lambda on: on.upright(2, 1, 1, "two"),  # runs on the first
        lambda on: on.write(1, 3, "GO", "two"),  # a label that touches the line of another
        lambda on: on.write(3, 3, "GO", "two"),  # and one that touches its end
        lambda on: on.box("A", (1, 1), (3, 5)),  # a box on the first
    ],
)
def test_what_could_be_misread_is_refused(second: Callable[[Canvas], None]) -> None:
    with pytest.raises(Clash):
        sheet(lambda on: on.upright(2, 0, 2, "one"), second)


def test_a_label_breaks_its_own_line_only_and_no_other_crosses_it_there() -> None:
    own = sheet(lambda on: on.level(0, 0, 8, "one"), lambda on: on.write(0, 3, "GO", "one", gap=True))
    assert own.lines() == ("-- GO ---",)
    with pytest.raises(Clash):
        sheet(
            lambda on: on.level(1, 0, 8, "one"),
            lambda on: on.write(1, 3, "GO", "one", gap=True),
            lambda on: on.upright(2, 0, 2, "two"),
        )
    with pytest.raises(Clash):
        sheet(
            lambda on: on.level(1, 0, 8, "one"),
            lambda on: on.upright(3, 0, 2, "two"),
            lambda on: on.write(1, 3, "GO", "one", gap=True),
        )
