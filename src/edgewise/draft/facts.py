"""What a drawing, or the tables of a C file, tell of a machine; and what they leave open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from edgewise.audit.arrows import drawn
from edgewise.audit.name import fold
from edgewise.audit.triggers import written_at
from edgewise.draft import label
from edgewise.draft.label import Asked
from edgewise.observed import Drawing, Line, Table


@dataclass(frozen=True, slots=True)
class Way:
    """One way from a state to another (None: nothing tells where it leads), in the words of the source."""

    asked: Asked
    source: str
    target: str | None


@dataclass(frozen=True)
class Facts:
    """`starts` are the states marked as the first, `questions` what is doubtful in general, each a sentence.

    `edges` tells whether the source shows where states lead.
    """

    what: str
    states: tuple[str, ...]
    ways: tuple[Way, ...]
    starts: tuple[str, ...] = ()
    questions: tuple[str, ...] = field(default=())
    edges: bool = True


def of_drawing(drawing: Drawing) -> Facts:
    """What a drawing tells. Where it can be read several ways the first is taken; a line without a head leads on."""
    questions = [f"line {one.span.line} can be read as: {'; or '.join(one.says)}" for one in drawing.ambiguities]
    questions += [f"the line that ends in line {span.line} leads to no state: where to?" for span in drawing.loose]
    ways: list[Way] = []
    for line in drawing.lines:
        edges = drawn(line)
        if not edges:
            edges = _onward(line)
            shown = " and ".join(f"{source} to {target}" for source, target in edges)
            place = line.ends[0].span.line
            questions.append(f"the line from {shown} (line {place}) has no arrowhead: does it lead this way?")
        for edge in edges:
            asked = [
                asked for text in _joined(one.text for one in written_at(line, edge)) for asked in label.read(text)
            ]
            ways += [Way(one, *edge) for one in asked or [Asked("")]]
    names = [state.name for state in drawing.states]
    names += [end.state for line in drawing.lines for end in line.ends]
    starts = tuple(dict.fromkeys(end.state for end in drawing.starts))
    what = f"the drawing in line {drawing.span.line}"
    return Facts(what, tuple(dict.fromkeys(names)), tuple(dict.fromkeys(ways)), starts, tuple(questions))


def _joined(texts: Iterable[str]) -> list[str]:
    """Labels, each with those below it that only go on with it: a guard, an outcome, an aside."""
    found: list[str] = []
    for text in texts:
        if found and text.lstrip().startswith(("[", "(", "/ ")):
            found[-1] += f" {text.lstrip()}"
        else:
            found.append(text)
    return found


def _onward(line: Line) -> tuple[tuple[str, str], ...]:
    """A line without a head, as if it had one at its last end."""
    *sources, last = line.ends
    return tuple(dict.fromkeys((end.state, last.state) for end in sources))


def of_tables(tables: Sequence[Table]) -> Facts:
    """What tables tell: those of states by states, and those of verbs by states (or states by verbs)."""
    square = [table for table in tables if {*map(fold, table.rows)} == {*map(fold, table.columns)}]
    known = {fold(name) for table in square for name in table.rows}
    states: dict[str, str] = {}
    ways: list[Way] = []
    questions: list[str] = []
    for table in square:
        states |= {fold(name): states.get(fold(name), name) for name in table.rows}
        ways += [
            Way(Asked(""), states[fold(cell.row)], states[fold(cell.column)]) for cell in table.cells if cell.value
        ]
    for table in tables:
        if table in square:
            continue
        turned = sum(fold(name) in known for name in table.rows) > sum(fold(name) in known for name in table.columns)
        for name in table.rows if turned else table.columns:
            states.setdefault(fold(name), name)
        accepted = {cell.column if turned else cell.row for cell in table.cells if cell.value}
        idle = [name for name in (table.columns if turned else table.rows) if name not in accepted]
        questions += [f"no state accepts {name.upper()}: is it a verb?" for name in idle]
        for cell in table.cells:
            state, verb = (cell.row, cell.column) if turned else (cell.column, cell.row)
            if cell.value:
                ways.append(Way(Asked(verb.upper()), states[fold(state)], None))
    what = " and ".join(f"{table.name} (line {table.span.line})" for table in tables)
    return Facts(what, tuple(states.values()), tuple(dict.fromkeys(ways)), (), tuple(questions), bool(square))
