"""Drawings written and read back: what the tests of readers and of drawing generators share."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import TypeAlias, cast

from edgewise import generate, generator, load
from edgewise.expr import TRUE
from edgewise.machine import Machine, Transition
from edgewise.observed import Drawing, End, Line
from edgewise.problem import Unreadable
from edgewise.readers import READERS, Read
from edgewise.source import Source
from edgewise.spell import Spelling, text

ROOT = Path(__file__).parents[1]
CORPUS = [*sorted((ROOT / "model").glob("*.toml")), *sorted((ROOT / "tests" / "corpus").glob("*[!s].toml"))]
MACHINES = [load.machine(path, path.name) for path in CORPUS if not path.name.endswith(".proofs.toml")]

Arrow: TypeAlias = tuple[str, str, tuple[str, ...]]
"""From, to, and the rows of the label, sorted."""


def read(reader: str, text: str, path: str = "a-drawing") -> tuple[Drawing, ...]:
    module, _, function = READERS[reader].partition(":")
    return cast(tuple[Drawing, ...], cast(Read, getattr(import_module(module), function))(Source(path, text)))


def one(reader: str, text: str) -> Drawing:
    (drawing,) = read(reader, text)
    return drawing


def made(machine: Machine, name: str) -> str:
    """The text that a shipped generator makes: its first file."""
    return generate.artefacts(machine, generator.generator(ROOT / "generators" / name, f"generators/{name}"))[0].text


def arrows(drawing: Drawing) -> list[Arrow]:
    """Every line as an arrow; all must have two ends and one head."""
    found: list[Arrow] = []
    for line in drawing.lines:
        tail, head = line.ends
        if (tail.head, head.head) == ("in", "none"):
            tail, head = head, tail
        assert (tail.head, head.head) == ("none", "in")
        assert not tail.labels and not head.labels
        found.append((tail.state, head.state, tuple(sorted(label.text for label in line.labels))))
    return sorted(found)


def label(machine: Machine, row: Transition) -> str:
    """What the drawings write of a row, worked out from the language's documentation alone."""
    name = row.trigger + ("+" if row.joint else "")
    asked = machine.event_named[row.trigger].answers if row.trigger in machine.event_named else ""
    guard = "" if row.guard == TRUE else f" [{text(row.guard, Spelling(plural=machine.instances))}]"
    return (f"{asked} at " if asked else "") + name + guard + (f" / {row.outcome}" if row.outcome else "")


def wanted(machine: Machine) -> list[Arrow]:
    """The arrows that a drawing of a machine must have."""
    return sorted(
        (*edge, tuple(sorted(label(machine, row) for row in machine.transitions if edge in row.edges)))
        for edge in machine.edges
    )


def told(reader: str, source: str, path: str) -> str:
    """All that a reader finds in a text, a fact a line; or its problems."""
    try:
        drawings = read(reader, source, path)
    except Unreadable as error:
        return "".join(f"{problem.span}: {problem.message}\n    {problem.help}\n" for problem in error.problems)
    return "".join(line + "\n" for drawing in drawings for line in _told(drawing)) or "no drawing\n"


def _told(drawing: Drawing) -> Iterator[str]:
    yield f"{drawing.span}: {drawing.reader}"
    for state in drawing.states:
        yield f"  state {state.name} {_at(state.span.line, state.span.column)}"
    for start in drawing.starts:
        yield f"  start {_end(start)}"
    for line in drawing.lines:
        yield f"  line {_line(line)}"
    for span in drawing.loose:
        yield f"  loose {_at(span.line, span.column)}"


def _line(line: Line) -> str:
    words = "".join(f" {label.text!r}{_at(label.span.line, label.span.column)}" for label in line.labels)
    return " | ".join(map(_end, line.ends)) + words


def _end(end: End) -> str:
    words = "".join(f" {label.text!r}{_at(label.span.line, label.span.column)}" for label in end.labels)
    return f"{end.state} {end.head}{_at(end.span.line, end.span.column)}{words}"


def _at(line: int, column: int) -> str:
    return f"@{line}:{column}"
