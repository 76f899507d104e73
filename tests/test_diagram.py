"""The diagram: whatever the machine, all of it is in the drawing, and nothing in the drawing is on anything else."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final, TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

import strategies
from drawn import Drawing, Part, Point, Rectangle, around, read, segments
from edgewise import draw, generate, generator, load
from edgewise.expr import TRUE, And, Compare, Expr, In, Literal, Not, Or, Range, Read
from edgewise.machine import Declaration, Event, Machine, State, Transition, Verb
from edgewise.spell import Spelling, text
from edgewise.views.diagram import diagram
from edgewise.views.diagram_columns import columns, main_column

ROOT = Path(__file__).parents[1]
BLOCK_JOB = load.machine(ROOT / "model" / "block-job.toml")
TCP = load.machine(ROOT / "tests" / "corpus" / "tcp.toml")
CORPUS = {
    path.stem: load.machine(path)
    for folder in ("model", "tests/corpus")
    for path in sorted((ROOT / folder).glob("*.toml"))
    if not path.name.endswith(".proofs.toml")
}
START: Final = "[*]"
HIDDEN: Final = 7.1
"""How far, in points, a dashed line may begin inside its box, which hides that."""
MachineTest: TypeAlias = Callable[[Machine], None]


@st.composite
def tangles(draw: st.DrawFn) -> Machine:
    """Machines with many states and many arrows, long guards and odd names: what layout finds hard."""
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=9, unique=True))
    one_in_four = st.sampled_from((False, False, False, True))
    states = tuple(
        State(
            name,
            draw(st.text(max_size=5)),
            initial=number == 0,
            internal=draw(one_in_four),
            final=draw(one_in_four),
            error=draw(one_in_four),
        )
        for number, name in enumerate(names)
    )
    guards = st.sampled_from((TRUE, TRUE, *(guard(length) for length in range(1, 12, 2))))
    rows = draw(
        st.lists(
            st.builds(
                Transition,
                trigger=st.sampled_from(("GO", "STOP-AT-ONCE", "tick", "an-event-with-a-long-name")),
                sources=st.lists(st.sampled_from(names), min_size=1, max_size=3, unique=True).map(tuple),
                target=st.sampled_from((None, *names, *names)),
                guard=guards,
                joint=one_in_four,
                outcome=st.sampled_from(("", "", "well", 'so "so" <b>')),
            ),
            max_size=25,
        )
    )
    events = (Event("tick", answers="GO"), Event("an-event-with-a-long-name"))
    count = (Declaration("count", Range(0, 9), 0),)
    note = draw(st.one_of(st.sampled_from(strategies.NOTES), st.text(max_size=120)))
    return Machine(
        "tangle",
        states,
        (Verb("GO", when=guards_of_all()), Verb("STOP-AT-ONCE")),
        events,
        (),
        count,
        (),
        tuple(rows),
        note,
    )


NAMES: Final = ("idle", "node", "digraph", "A-STATE-WITH-A-VERY-LONG-NAME", "_x", "Ünïcode", 'a"b', "<&>", "'")


def guard(parts: int) -> Expr:
    """A condition on the variable `count` with some parts."""
    count = Read("count", False, Range(0, 9))
    some: list[Expr] = [Compare("<=", count, Literal(number % 10)) for number in range(parts)]
    return some[0] if parts == 1 else And((some[0], Not(Or(tuple(some[1:])))))


def guards_of_all() -> Expr:
    return Not(In("idle"))


CHECKS: Final[list[MachineTest]] = []
"""What is so of every drawing."""


def every_machine(test: MachineTest) -> MachineTest:
    """Try a test on the corpus here, and at the end, with all others, on machines nobody thought of."""
    CHECKS.append(test)
    return pytest.mark.parametrize("machine", CORPUS.values(), ids=CORPUS.keys())(test)


@cache
def made(machine: Machine) -> dict[str, str]:
    shipped = generator.generator(generator.shipped() / "diagram", "generators/diagram")
    return {artefact.path: artefact.text for artefact in generate.artefacts(machine, shipped)}


def dot(machine: Machine) -> str:
    return made(machine)[f"{machine.name}.dot"]


@cache
def drawing(machine: Machine) -> Drawing:
    return read(made(machine)[f"{machine.name}.svg"])


def between(edge: Part) -> tuple[str, str]:
    source, target = edge.name.split("->")
    return source, target


def labels(shown: Drawing) -> list[tuple[str, Rectangle]]:
    """Every line of text that is not inside a box, as its owner's name and the room that it takes."""
    found: dict[tuple[str, float], list[Rectangle]] = {}
    for part in (*shown.edges, shown.whole):
        for one in part.texts:
            found.setdefault((part.name, one.y), []).append(one.box)
    return [(name, around(taken)) for (name, _), taken in found.items()]


def boxes(shown: Drawing) -> dict[str, Rectangle]:
    return {name: node.outline for name, node in shown.nodes.items()}


def lines(edge: Part) -> list[tuple[Point, Point]]:
    """An arrow as line segments, its head included."""
    return [pair for points in (*edge.paths, *edge.polygons) for pair in segments(points)]


@every_machine
def test_no_label_is_on_another_or_on_a_box(machine: Machine) -> None:
    shown = drawing(machine)
    for number, (name, box) in enumerate(labels(shown)):
        assert [state for state, taken in boxes(shown).items() if taken.meets(box)] == [], name
        assert [other for other, taken in labels(shown)[number + 1 :] if taken.meets(box.grown(-0.6))] == [], name


@every_machine
def test_no_line_goes_through_a_label(machine: Machine) -> None:
    shown = drawing(machine)
    for edge in shown.edges:
        for name, box in labels(shown):
            assert not [pair for pair in lines(edge) if box.grown(1).crossed(*pair)], (edge.name, name)


@every_machine
def test_no_line_goes_through_a_box(machine: Machine) -> None:
    shown = drawing(machine)
    for edge in shown.edges:
        source, _ = between(edge)
        for state, box in boxes(shown).items():
            depth = HIDDEN if state == source else 1.5
            assert not [pair for pair in lines(edge) if box.grown(-depth).crossed(*pair)], (edge.name, state)


@every_machine
def test_lines_that_join_lead_to_the_same_state(machine: Machine) -> None:
    """Two lines may cross, but never run along each other, unless they end in one arrowhead."""
    shown = drawing(machine)
    runs = [
        (edge, a, b)
        for edge in shown.edges
        for a, b in (pair for points in edge.paths for pair in segments(points))
        if min(abs(a[0] - b[0]), abs(a[1] - b[1])) < 0.05 and abs(a[0] - b[0]) + abs(a[1] - b[1]) > 3
    ]
    for number, (edge, a, b) in enumerate(runs):
        for other, c, d in runs[number + 1 :]:
            if between(edge)[1] != between(other)[1]:
                strip = around([Rectangle(*a, *a), Rectangle(*b, *b)]).grown(1.5)
                along = Rectangle(min(c[0], d[0]), min(c[1], d[1]), max(c[0], d[0]), max(c[1], d[1]))
                wide = min(strip.right, along.right) - max(strip.left, along.left)
                high = min(strip.bottom, along.bottom) - max(strip.top, along.top)
                assert min(wide, high) < 0 or max(wide, high) <= 4, (edge.name, other.name)


@every_machine
def test_every_text_has_room(machine: Machine) -> None:
    shown = drawing(machine)
    page = shown.whole.outline
    for node in shown.nodes.values():
        assert page.holds(node.outline)
        for one in node.texts:
            assert node.outline.holds(one.box), (node.name, one.text)
            assert one.size >= 8
    for name, box in labels(shown):
        assert page.holds(box), name


@every_machine
def test_every_arrow_is_drawn_once_from_box_to_box(machine: Machine) -> None:
    shown = drawing(machine)
    assert Counter(map(between, shown.edges)) == Counter([(START, machine.initial), *machine.edges])
    for edge in shown.edges:
        source, target = (shown.nodes[state].outline for state in between(edge))
        (path,) = edge.paths
        assert source.grown(0.6).holds(Rectangle(*path[0], *path[0])), edge.name
        tip = around([Rectangle(x, y, x, y) for x, y in edge.polygons[0]] or [Rectangle(*path[-1], *path[-1])])
        assert target.grown(3.5).meets(tip), edge.name


def written(machine: Machine, row: Transition) -> str:
    """A row as its label must tell it."""
    asked = machine.event_named[row.trigger].answers if row.trigger in machine.event_named else ""
    words = [f"{asked} at" if asked else "", row.trigger + ("+" if row.joint else "")]
    if row.guard != TRUE:
        words.append(f"[{text(row.guard, Spelling(plural=machine.instances))}]")
    if row.outcome:
        words.append(f"/ {row.outcome}")
    return squeezed(" ".join(words))


def squeezed(words: str) -> str:
    return " ".join(words.split())


def legend(shown: Drawing) -> list[str]:
    """The entries of the legend; a line that is set in by four blanks goes on with the one before."""
    found: list[str] = []
    for line in shown.whole.lines:
        if line.startswith("    "):
            found[-1] += " " + line.strip()
        else:
            found.append(line)
    return [squeezed(entry) for entry in found]


def told(shown: Drawing, lines: list[str]) -> str:
    """A label in one line, with the footnotes of the legend in their places."""
    entries = [entry.split(": ", 1) for entry in legend(shown) if re.match(r"\[\d+\]: ", entry)]
    notes = {mark: f"[{guard}]" for mark, guard in entries}
    return re.sub(r"\[\d+\]", lambda mark: notes[mark[0]], squeezed(" ".join(lines)))


@every_machine
def test_every_row_is_told_where_it_belongs_and_nothing_else(machine: Machine) -> None:
    shown = drawing(machine)
    expected: dict[tuple[str, str], list[str]] = {edge: [] for edge in machine.edges}
    kept: dict[str, list[str]] = {state.name: [] for state in machine.states}
    for row in machine.transitions:
        for source in row.sources:
            (kept[source] if row.target is None else expected[source, row.target]).append(written(machine, row))
        if not row.sources:
            assert f"In no state: {written(machine, row)}" in [told(shown, [entry]) for entry in legend(shown)]
    for edge in shown.edges:
        if between(edge)[0] != START:
            assert_told(told(shown, edge.lines), expected[between(edge)])
    for state in machine.states:
        name, *rest = shown.nodes[state.name].lines
        assert name == state.name
        kinds = [kind for kind in ("internal", "final", "error") if getattr(state, kind)]
        assert not kinds or rest.pop(0) == ", ".join(kinds)
        assert_told(told(shown, rest), kept[state.name])


def assert_told(found: str, rows: list[str]) -> None:
    for row in sorted(rows, key=len, reverse=True):
        assert row in found
        found = squeezed(found.replace(row, " ", 1))
    assert not found


@every_machine
def test_verbs_and_events_differ_in_line_weight_and_type(machine: Machine) -> None:
    shown = drawing(machine)
    for edge in shown.edges:
        source, target = between(edge)
        if source == START:
            continue
        rows = [row for row in machine.transitions if (source, target) in row.edges]
        asked = any(row.trigger in machine.verb_named for row in rows)
        line = edge.attributes[0]
        assert (line.get("stroke-width") == "2") == asked
        assert ("stroke-dasharray" in line) == (not asked)
        assert edge.classes >= {"verb" if asked else "event"}
        assert ("joint" in edge.classes) == any(row.joint for row in rows)
        bold = {one.text.removesuffix("+") for one in edge.texts if one.kind == "bold"}
        italic = {one.text.removesuffix("+") for one in edge.texts if one.kind == "italic"}
        answered = {machine.event_named[row.trigger].answers for row in rows if row.trigger in machine.event_named}
        assert bold == {row.trigger for row in rows if row.trigger in machine.verb_named} | answered - {""}
        assert italic == {row.trigger for row in rows if row.trigger in machine.event_named}


@every_machine
def test_reconciliation_is_at_the_end_and_true(machine: Machine) -> None:
    shown = drawing(machine)
    told = diagram(machine).reconciliation
    assert legend(shown)[-3:] == list(told.lines)
    assert told.digest == machine.digest[:16]
    assert told.shows["states"] == len(shown.nodes) - 1 == len(machine.states)
    assert told.shows["edges"] == len(shown.edges) - 1 == len(machine.edges)
    triggers = {row.trigger for row in machine.transitions}
    assert told.shows["verbs"] == len(triggers & machine.verb_named.keys())
    assert told.shows["events"] == len(triggers & machine.event_named.keys())
    assert ("effects" in told.lines[2]) == any(row.effects for row in machine.transitions)


@every_machine
def test_states_on_the_way_through_are_in_one_column_and_in_order(machine: Machine) -> None:
    shown = drawing(machine)
    way = [shown.nodes[state].outline for state in (START, *main_column(machine))]
    assert len({round((box.left + box.right) / 2) for box in way}) == 1
    assert [box.top for box in way] == sorted(box.top for box in way)
    assert set(columns(machine)) == {state.name for state in machine.states}


@every_machine
def test_the_svg_tells_what_it_is(machine: Machine) -> None:
    shown = drawing(machine)
    assert shown.title == machine.name
    assert all(state.name in shown.description for state in machine.states)
    seen = "".join(letter if letter.isprintable() else " " for letter in machine.note)
    assert squeezed(seen) in squeezed(shown.description)
    assert "prefers-color-scheme: dark" in shown.style


@every_machine
def test_dot_means_the_same_graph_without_our_places(machine: Machine) -> None:
    """Whoever reads the DOT text without `pos` finds the same boxes and arrows."""
    plain = re.sub(r"<desc>.*?</desc>", "", draw.svg(dot(machine).replace("layout=nop2, ", "")), flags=re.DOTALL)
    names = Counter(re.findall(r"<title>(.*?)</title>", plain))
    assert names == Counter(re.findall(r"<title>(.*?)</title>", draw.svg(dot(machine))))


@given(st.one_of(strategies.machines(), tangles()))
def test_machines_nobody_thought_of(machine: Machine) -> None:
    for check in CHECKS:
        check(machine)


def test_block_job_goes_straight_down_and_its_failures_are_at_the_side() -> None:
    straight = ["UNDEFINED", "CREATED", "RUNNING", "READY", "WAITING", "PENDING", "CONCLUDED", "NULL"]
    assert list(main_column(BLOCK_JOB)) == straight
    found = {state: spot.column for state, spot in columns(BLOCK_JOB).items() if state not in straight}
    assert found == {"PAUSED": "right", "STANDBY": "right", "ABORTING": "left"}
    assert len(drawing(BLOCK_JOB).edges) == 1 + 19


def test_tcp_goes_straight_down_from_closed() -> None:
    expected = ["CLOSED", "LISTEN", "SYN-SENT", "SYN-RECEIVED", "ESTABLISHED", "FIN-WAIT-1", "FIN-WAIT-2", "TIME-WAIT"]
    assert list(main_column(TCP)) == expected


@pytest.mark.parametrize("machine", [BLOCK_JOB, TCP])
def test_a_drawing_is_always_the_same(machine: Machine) -> None:
    made.cache_clear()
    first = made(machine)
    made.cache_clear()
    assert made(machine) == first


def arrows_only(*arrows: str) -> Machine:
    """A machine from `a->b` and the like; it starts where the first arrow does."""
    pairs = [tuple(arrow.split("->")) for arrow in arrows]
    names = dict.fromkeys(name for pair in pairs for name in pair)
    states = tuple(State(name, initial=not number) for number, name in enumerate(names))
    rows = tuple(Transition("GO", (source,), target) for source, target in pairs)
    return Machine("arrows", states, (Verb("GO"),), transitions=rows)


def test_lines_from_two_columns_at_one_height_do_not_meet() -> None:
    machine = arrows_only("idle->node", "idle->loop", "idle->x", "loop->loop", "idle->long", "x->long")
    test_lines_that_join_lead_to_the_same_state(machine)


def crossings(shown: Drawing) -> int:
    """How often lines cross that lead to different states."""
    flat = [(between(edge)[1], a, b) for edge in shown.edges for points in edge.paths for a, b in segments(points)]
    level = [(target, a, b) for target, a, b in flat if abs(a[1] - b[1]) < abs(a[0] - b[0])]
    upright = [(target, a, b) for target, a, b in flat if abs(a[1] - b[1]) > abs(a[0] - b[0])]
    found = {
        (round(c[0]), round(a[1]))
        for target, a, b in level
        for other, c, d in upright
        if target != other and min(a[0], b[0]) < c[0] < max(a[0], b[0]) and min(c[1], d[1]) < a[1] < max(c[1], d[1])
    }
    return len(found)


@pytest.mark.parametrize(("machine", "most"), [(BLOCK_JOB, 0), (TCP, 8)], ids=["block-job", "tcp"])
def test_few_lines_cross(machine: Machine, most: int) -> None:
    assert crossings(drawing(machine)) <= most


def test_labels_are_narrow_and_short() -> None:
    """A row takes 4 lines of 28 letters, unless a condition has longer words; a guard that needs more is a footnote."""
    for machine in CORPUS.values():
        for edge in drawing(machine).edges:
            rows = [row for row in machine.transitions if between(edge) in row.edges]
            assert len(edge.lines) <= 4 * len(rows)
            assert all(len(line) <= 28 or line.count(" ") <= 4 for line in edge.lines)
    long = Transition("GO", ("a",), "b", guard(9))
    shown = drawing(Machine("long", (State("a", initial=True), State("b")), (Verb("GO"),), transitions=(long,)))
    assert shown.edges[1].lines == ["GO [1]"]
    assert legend(shown)[-4].startswith("[1]: count <= 0 and not (count <= 1 or ")


def test_large_machines_are_drawn_in_time() -> None:
    size = 150
    states = tuple(State(f"S{number}", initial=not number, final=number == size - 1) for number in range(size))
    rows = tuple(
        Transition("GO", (f"S{number}",), f"S{(number * step + step) % size}", outcome=f"o{step}")
        for number in range(size)
        for step in (1, 2, 7)
    )
    shown = drawing(Machine("large", states, (Verb("GO"),), transitions=rows))
    assert len(shown.nodes) == size + 1
