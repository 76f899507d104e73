"""A drawing against the model. Of any machine: a right drawing has no finding, one mistake has one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from edgewise.audit.drawing import audit
from edgewise.audit.finding import Finding, Part
from edgewise.audit.name import fold, same
from edgewise.machine import Machine
from edgewise.observed import Ambiguity, Drawing, DrawnState, End, Label, Line
from edgewise.problem import Span
from sketch import sketch
from small import machine
from strategies import machines

LOCK = machine(
    """
states = [{name = "OPEN", initial = true}, {name = "CLOSED"}, {name = "LOCKED"}, {name = "BROKEN", final = true}]
verbs = [{name = "SHUT"}, {name = "TURN-KEY"}]
events = [{name = "draught"}, {name = "axe"}, {name = "rust", answers = "TURN-KEY"}]
transitions = [
  {on = "SHUT", from = "OPEN", to = "CLOSED"},
  {on = "draught", from = "CLOSED", to = "OPEN"},
  {on = "TURN-KEY", from = "CLOSED", to = "LOCKED"},
  {on = "TURN-KEY", from = "LOCKED"},
  {on = "rust", from = "LOCKED", to = "CLOSED"},
  {on = "axe", from = ["OPEN", "CLOSED", "LOCKED"], to = "BROKEN"},
]
"""
)


def kinds(about: Machine, drawing: Drawing, *parts: Part) -> list[str]:
    return [f"{finding.kind} {finding.source} {finding.target}".rstrip() for finding in found(about, drawing, *parts)]


def found(about: Machine, drawing: Drawing, *parts: Part) -> tuple[Finding, ...]:
    return audit(about, drawing, parts).findings


def changed(drawing: Drawing, at: int, change: Callable[[Line], Line]) -> Drawing:
    lines = list(drawing.lines)
    lines[at] = change(lines[at])
    return replace(drawing, lines=tuple(lines))


def headed(*heads: str) -> Callable[[Line], Line]:
    """A line with these heads at its ends."""
    return lambda line: replace(
        line,
        ends=tuple(replace(end, head=head) for end, head in zip(line.ends, heads, strict=True)),  # type: ignore[arg-type]
    )


def place(row: int = 2000) -> Span:
    return Span("drawing.txt", row, 1)


# Of any machine


@given(machines(), st.booleans())
def test_a_right_drawing_has_no_finding(about: Machine, labelled: bool) -> None:
    assert found(about, sketch(about, labelled)) == ()


@given(machines(), st.data())
def test_one_head_less_is_one_finding(about: Machine, data: st.DataObject) -> None:
    drawing, at = chosen(about, data)
    (finding,) = found(about, changed(drawing, at, headed("none", "none")))
    assert (finding.kind, finding.source, finding.target) == ("missing-head", *edge(drawing.lines[at]))
    assert [(mend.end.state, mend.head) for mend in finding.mends] == [(finding.target, True)]


@given(machines(), st.data(), st.sampled_from([("in", "none"), ("out", "none"), ("none", "out"), ("in", "in")]))
def test_one_head_turned_or_too_many_is_one_finding(
    about: Machine, data: st.DataObject, heads: tuple[str, str]
) -> None:
    drawing, at = chosen(about, data)
    source, target = edge(drawing.lines[at])
    both = (target, source) in about.edges
    there = found(about, changed(drawing, at, headed(*heads)))
    if heads == ("out", "none"):
        assert there == (), "a head that points away from the one end points into the other"
    elif heads == ("in", "in") and both:
        # The way back is drawn twice; a label may tell that the line was not meant for it.
        assert [one.kind for one in there] in ([], ["reversed-head"])
    else:
        (finding,) = there
        assert (finding.kind, finding.source, finding.target) == ("reversed-head", source, target)


@given(machines(), st.data())
def test_one_line_less_is_one_finding(about: Machine, data: st.DataObject) -> None:
    drawing, at = chosen(about, data)
    lines = drawing.lines[:at] + drawing.lines[at + 1 :]
    (finding,) = found(about, replace(drawing, lines=lines))
    source, target = edge(drawing.lines[at])
    assert (finding.source, finding.target) == (source, target)
    # A line with one head where the model goes both ways: is it a line or a head that lacks? Only a label can tell.
    assert finding.kind == "missing-edge" or (target, source) in about.edges


@given(machines(), st.data())
def test_one_label_less_is_one_finding(about: Machine, data: st.DataObject) -> None:
    drawing, at = chosen(about, data)
    assume(len(drawing.lines) > 1)
    there = found(about, changed(drawing, at, lambda line: replace(line, labels=())))
    verbs = any(label for label in drawing.lines[at].labels for verb in about.verb_named if verb in label.text)
    assert all((one.kind, one.source, one.target) == ("unlabelled", *edge(drawing.lines[at])) for one in there)
    assert len(there) == 1 or not verbs


@given(machines(), st.data())
def test_a_state_misspelt_is_one_finding(about: Machine, data: st.DataObject) -> None:
    drawing = sketch(about)
    name = data.draw(st.sampled_from([state.name for state in drawing.states]))
    wrong = name[:-1] + "Q" if len(name) > 1 else name + "Q"
    assume(not same(wrong, [state.name for state in about.states]))
    drawing = replace(
        drawing,
        states=tuple(replace(state, name=wrong) if state.name == name else state for state in drawing.states),
        lines=tuple(
            replace(line, ends=tuple(replace(end, state=wrong) if end.state == name else end for end in line.ends))
            for line in drawing.lines
        ),
    )
    findings = found(about, drawing)
    assert [finding.kind for finding in findings] == ["unknown-state"]
    assert name in findings[0].problem.help


def chosen(about: Machine, data: st.DataObject) -> tuple[Drawing, int]:
    """A right drawing and one of its lines, between two states."""
    drawing = sketch(about)
    assume(drawing.lines)
    return drawing, data.draw(st.integers(0, len(drawing.lines) - 1))


def edge(line: Line) -> tuple[str, str]:
    return line.ends[0].state, line.ends[1].state


# Of lines of several ends, and of what only eyes can tell


def end(state: str, head: str = "none", row: int = 2000) -> End:
    return End(state, place(row), head, "v", "+")  # type: ignore[arg-type]


def bus(*ends: End) -> Drawing:
    """The lock with its three arrows into BROKEN as one line."""
    drawing = sketch(LOCK)
    lines = [line for line in drawing.lines if line.ends[1].state != "BROKEN"]
    return replace(drawing, lines=(*lines, Line(ends, (Label("axe", place()),))))


def test_a_bus_is_an_arrow_from_each_to_its_head() -> None:
    assert kinds(LOCK, bus(end("OPEN"), end("CLOSED"), end("LOCKED"), end("BROKEN", "in"))) == []


def test_a_bus_without_its_head_is_one_finding() -> None:
    (finding,) = found(LOCK, bus(end("OPEN"), end("CLOSED"), end("LOCKED"), end("BROKEN", row=7)))
    assert finding.kind == "missing-head"
    assert finding.problem.span.line == 7
    assert finding.problem.message == (
        "OPEN, CLOSED, LOCKED, BROKEN: no arrowhead at any end; "
        "the model says OPEN → BROKEN, CLOSED → BROKEN and LOCKED → BROKEN"
    )


def test_a_bus_with_its_head_turned_is_one_finding() -> None:
    drawing = bus(end("OPEN"), end("CLOSED"), end("LOCKED"), end("BROKEN", "out"))
    assert kinds(LOCK, drawing) == ["reversed-head OPEN BROKEN"]


def test_who_does_not_belong_on_a_bus_is_told() -> None:
    drawing = sketch(LOCK)
    more = Line((end("LOCKED"), end("OPEN"), end("CLOSED", "in")), (Label("rust, SHUT, axe", place()),))
    extra = replace(drawing, lines=(*drawing.lines[:-1], drawing.lines[-1], more))
    assert kinds(LOCK, extra, "edges", "heads") == []
    wrong = Line((end("LOCKED"), end("BROKEN"), end("CLOSED", "in")))
    assert kinds(LOCK, replace(drawing, lines=(*drawing.lines, wrong)), "edges") == ["extra-edge BROKEN CLOSED"]


def test_a_state_drawn_twice() -> None:
    drawing = sketch(LOCK)
    twice = replace(drawing, states=(*drawing.states, DrawnState("OPEN", place(9))))
    assert kinds(LOCK, twice) == ["duplicate-state OPEN"]


def test_two_heads_where_the_model_has_two_arrows() -> None:
    drawing = sketch(LOCK, labelled=False)
    between = [line for line in drawing.lines if {one.state for one in line.ends} == {"OPEN", "CLOSED"}]
    rest = tuple(line for line in drawing.lines if line not in between)
    assert kinds(LOCK, replace(drawing, lines=(*rest, headed("in", "in")(between[0])))) == []
    assert kinds(LOCK, replace(drawing, lines=(*rest, between[0]))) == ["missing-head CLOSED OPEN"]
    (finding,) = found(LOCK, replace(drawing, lines=(*rest, headed("none", "none")(between[0]))))
    assert finding.problem.message == (
        "OPEN—CLOSED: no arrowhead at either end; the model says OPEN → CLOSED and CLOSED → OPEN"
    )


def test_labels_tell_a_missing_line_from_a_missing_head() -> None:
    drawing = sketch(LOCK)
    lines = tuple(line for line in drawing.lines if edge(line) != ("OPEN", "CLOSED"))
    assert kinds(LOCK, replace(drawing, lines=lines)) == ["missing-edge OPEN CLOSED"]


def test_a_line_between_strangers() -> None:
    drawing = sketch(LOCK)
    more = replace(drawing, lines=(*drawing.lines, Line((end("OPEN"), end("LOCKED", "in")))))
    assert kinds(LOCK, more) == ["extra-edge OPEN LOCKED"]
    none = replace(drawing, lines=(*drawing.lines, Line((end("OPEN"), end("LOCKED")))))
    assert kinds(LOCK, none, "edges") == ["extra-edge OPEN LOCKED"]


def test_what_keeps_the_state_may_be_drawn_and_need_not() -> None:
    drawing = sketch(LOCK)
    loop = Line((end("LOCKED"), end("LOCKED", "in")), (Label("turn key", place()),))
    assert kinds(LOCK, replace(drawing, lines=(*drawing.lines, loop))) == []
    wrong = replace(loop, labels=(Label("SHUT", place()),))
    assert kinds(LOCK, replace(drawing, lines=(*drawing.lines, wrong))) == ["wrong-label LOCKED LOCKED"]
    nothing = Line((end("OPEN"), end("OPEN", "in")), (Label("SHUT", place()),))
    assert kinds(LOCK, replace(drawing, lines=(*drawing.lines, nothing))) == ["extra-edge OPEN OPEN"]


def test_a_missing_state_is_told_once_with_its_arrows() -> None:
    drawing = sketch(LOCK)
    less = replace(
        drawing,
        states=tuple(state for state in drawing.states if state.name != "BROKEN"),
        lines=tuple(line for line in drawing.lines if line.ends[1].state != "BROKEN"),
    )
    (finding,) = found(LOCK, less)
    assert (finding.kind, finding.source) == ("missing-state", "BROKEN")
    assert "LOCKED → BROKEN" in finding.problem.help


def test_a_strange_name_is_known_by_its_arrows() -> None:
    drawing = sketch(LOCK)
    states = tuple(DrawnState("xyzzy", s.span) if s.name == "BROKEN" else s for s in drawing.states)
    lines = tuple(
        replace(line, ends=tuple(replace(one, state="xyzzy") if one.state == "BROKEN" else one for one in line.ends))
        for line in drawing.lines
    )
    (finding,) = found(LOCK, replace(drawing, states=states, lines=lines))
    assert finding.problem.help == "by its arrows it is 'BROKEN'"


def test_text_in_a_box_that_no_line_touches_is_no_state() -> None:
    drawing = sketch(LOCK)
    assert kinds(LOCK, replace(drawing, states=(*drawing.states, DrawnState("Legend", place())))) == []


def test_labels() -> None:
    def said(edge: tuple[str, str], *texts: str) -> list[str]:
        drawing = sketch(LOCK)
        at = next(n for n, line in enumerate(drawing.lines) if tuple(one.state for one in line.ends) == edge)
        written = tuple(Label(text, place()) for text in texts)
        return kinds(LOCK, changed(drawing, at, lambda line: replace(line, labels=written)))

    shut, key, rust = ("OPEN", "CLOSED"), ("CLOSED", "LOCKED"), ("LOCKED", "CLOSED")
    assert said(shut, "shut") == said(shut, "Shut [gently]") == said(shut, "SHUT (at night)") == []
    assert said(key, "turn key") == said(key, "Turn_Key") == []
    assert said(shut, "SHUT, TURN-KEY") == ["wrong-label OPEN CLOSED"]
    assert said(shut, "SHUTT") == ["unlabelled OPEN CLOSED", "wrong-label OPEN CLOSED"]
    assert said(shut) == ["unlabelled OPEN CLOSED"]
    # What asked for an event stands for it.
    assert said(rust, "TURN-KEY") == said(rust, "rust") == said(rust, "rust / TURN-KEY") == []


def test_events_need_be_written_only_where_some_are() -> None:
    drawing = sketch(LOCK)
    verbs = tuple(
        replace(line, labels=tuple(label for label in line.labels if label.text.isupper())) for line in drawing.lines
    )
    assert kinds(LOCK, replace(drawing, lines=verbs), "labels") == []
    one = changed(replace(drawing, lines=verbs), 1, lambda line: replace(line, labels=(Label("axe", place()),)))
    assert len([kind for kind in kinds(LOCK, one, "labels") if kind.startswith("unlabelled")]) >= 3


def test_labels_are_off_where_there_are_none() -> None:
    drawing = sketch(LOCK, labelled=False)
    assert not audit(LOCK, drawing).labelled
    assert audit(LOCK, sketch(LOCK)).labelled
    assert {kind.partition(" ")[0] for kind in kinds(LOCK, drawing, "labels")} == {"unlabelled"}


def test_of_two_readings_the_better_is_taken_and_both_are_told() -> None:
    drawing = sketch(LOCK)
    right = drawing.lines[-2:]
    wrong = (Line((end("OPEN"), end("LOCKED", "in"))), Line((end("BROKEN"), end("CLOSED", "in"))))
    doubt = Ambiguity(place(5), (wrong, right), ("the lines join", "the lines cross"))
    (finding,) = found(LOCK, replace(drawing, lines=(*drawing.lines[:-2], *wrong), ambiguities=(doubt,)))
    assert finding.kind == "ambiguous"
    assert finding.problem.message == "this can be read 2 ways: the lines join; or the lines cross"


def test_a_start_elsewhere_and_a_loose_end() -> None:
    drawing = sketch(LOCK)
    assert kinds(LOCK, replace(drawing, starts=(end("OPEN", "in"),))) == []
    assert kinds(LOCK, replace(drawing, starts=(end("LOCKED", "in"),))) == ["extra-edge [*] LOCKED"]
    assert kinds(LOCK, replace(drawing, loose=(place(),))) == ["ambiguous"]


def test_names() -> None:
    assert fold("Set speed") == fold("SET_SPEED") == fold("set-speed")
    assert same("a-b", ["A_B", "ab2"]) == "A_B"
    assert same("ab", ["A_B", "a-b"]) == "", "two are the same"
    assert same("a-b", ["A_B", "a-b"]) == "a-b"
