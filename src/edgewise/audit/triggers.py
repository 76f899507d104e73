"""What may be written at an arrow: the verbs and events that make it, and how people write them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, TypeAlias

from edgewise.audit.name import fold, same
from edgewise.machine import Machine
from edgewise.observed import Label, Line

Edge: TypeAlias = tuple[str, str]

_ASIDE: Final = re.compile(r"\[[^]]*\]|\([^)]*\)")
_RULE: Final = re.compile(r"\n[ \t]*[-=_─═]{2,}[ \t]*(?:\n|$)")
"""Between what happens and what is then done, as the TCP connection of RFC 793 is drawn."""
_BETWEEN: Final = re.compile(r"[,/;|\n]|\s(?:and|or|at)\s")


def triggers(machine: Machine, edge: Edge) -> tuple[str, ...]:
    """The verbs and events that lead along an edge, in the order of the machine."""
    found = {row.trigger for row in machine.transitions if edge in row.edges}
    return tuple(trigger.name for trigger in machine.triggers if trigger.name in found)


def allowed(machine: Machine, edge: Edge) -> set[str]:
    """What may be written at an edge: what makes it, what keeps the state, and what asked for either."""
    own = set(triggers(machine, edge))
    if edge[0] == edge[1]:
        own |= {row.trigger for row in machine.transitions if row.target is None and edge[0] in row.sources}
    return own | {machine.event_named[name].answers for name in own if name in machine.event_named} - {""}


def outcomes(machine: Machine, edge: Edge) -> set[str]:
    """The outcomes, as they are compared, of the rows that draw an edge."""
    return {fold(row.outcome) for row in machine.transitions if row.outcome and edge in row.edges}


def words(label: Label) -> tuple[str, ...]:
    """What a label names, as it stands there, without guards, outcomes in brackets and the mark of a joint move.

    `PAUSE at pause-point` names two: what was asked for, and what answers it. What stands below
    a rule is what is done, and names nothing.
    """
    said, *_ = _RULE.split(label.text)
    parts = (" ".join(part.split()).rstrip("+ ") for part in _BETWEEN.split(_ASIDE.sub(" ", said)))
    return tuple(word for word in parts if word)


def names(machine: Machine, labels: Iterable[Label]) -> set[str]:
    """The verbs and events that labels name."""
    known = tuple(trigger.name for trigger in machine.triggers)
    return {name for label in labels for word in words(label) if (name := same(word, known))}


def written(line: Line) -> tuple[Label, ...]:
    """All labels of a line."""
    return (*line.labels, *(label for end in line.ends for label in end.labels))


def written_at(line: Line, edge: Edge) -> tuple[Label, ...]:
    """The labels of a line that are about an edge: those of all its ends, and of the edge's own."""
    return (*line.labels, *(label for end in line.ends if end.state in edge for label in end.labels))
