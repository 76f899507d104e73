"""A drawing against the model: everything in which they differ."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from edgewise.audit.arrows import Arrow, arrows, missing
from edgewise.audit.finding import Finding, Part, find, only
from edgewise.audit.labels import labels
from edgewise.audit.name import fold
from edgewise.audit.states import Known, recognize
from edgewise.machine import Machine
from edgewise.observed import Drawing

MOST: Final = 64
"""Places with two readings that are tried each way; of more the first reading is taken."""


@dataclass(frozen=True, slots=True)
class Audit:
    """What a drawing shows of a machine, and where it departs from it, in the order of the text.

    Where it is not `labelled`, labels are looked at only if they are asked for.
    """

    drawing: Drawing
    known: Known
    arrows: tuple[Arrow, ...]
    findings: tuple[Finding, ...]
    labelled: bool


def audit(machine: Machine, drawing: Drawing, parts: Iterable[Part] = ()) -> Audit:
    """Every finding of these parts (none named: of all)."""
    asked = frozenset(parts)
    read = _read(machine, drawing)
    known = recognize(machine, read)
    found = arrows(machine, read, known)
    labelled = any(line.labels or any(end.labels for end in line.ends) for line in read.lines)
    findings = [*_shape(machine, read, known, found), *known.findings, *_doubtful(drawing)]
    if labelled or "labels" in asked:
        findings += labels(machine, found)
    return Audit(read, known, found, only(findings, asked), labelled)


def fits(machine: Machine, drawing: Drawing) -> bool:
    """Whether a drawing is of this machine at all: half of its states, or of the machine's, have the same names."""
    names = {fold(state.name) for state in machine.states}
    drawn = {fold(state.name) for state in drawing.states}
    return 2 * len(drawn & names) >= min(len(drawn), len(names)) > 0


def _shape(machine: Machine, drawing: Drawing, known: Known, found: tuple[Arrow, ...]) -> list[Finding]:
    """What is wrong with the lines, labels aside."""
    wrong = [finding for arrow in found for finding in arrow.findings]
    for start in drawing.starts:
        state = known.model.get(start.state)
        if state is not None and state != machine.initial:
            message = f"the drawing starts in {state}; the model says {machine.initial}"
            wrong.append(find("extra-edge", start.span, message, f"start in {machine.initial}", "[*]", state))
    return wrong + list(missing(machine, known, found))


def _read(machine: Machine, drawing: Drawing) -> Drawing:
    """The drawing with each doubtful place read the way that suits the model best."""
    read = drawing
    for doubt in drawing.ambiguities[:MOST]:
        kept = [line for line in read.lines if line not in doubt.readings[0]]
        ways = [replace(read, lines=(*kept, *lines)) for lines in doubt.readings]
        read = min(ways, key=lambda way: _wrongs(machine, way))
    return read


def _wrongs(machine: Machine, drawing: Drawing) -> int:
    known = recognize(machine, drawing)
    return len(_shape(machine, drawing, known, arrows(machine, drawing, known)))


def _doubtful(drawing: Drawing) -> Iterable[Finding]:
    for doubt in drawing.ambiguities:
        message = f"this can be read {len(doubt.readings)} ways: {'; or '.join(doubt.says)}"
        yield find("ambiguous", doubt.span, message, "let lines cross as -|- and meet as +")
    for end in drawing.loose:
        yield find("ambiguous", end, "this line ends at nothing", "lead it to the border of a state, or take it away")
