"""What is written at the lines of a drawing, held against the verbs and events of the model."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from edgewise.audit.arrows import Arrow, listed
from edgewise.audit.finding import Finding, find
from edgewise.audit.name import fold, same
from edgewise.audit.triggers import Edge, allowed, names, outcomes, triggers, words, written, written_at
from edgewise.machine import Machine
from edgewise.observed import Line
from edgewise.problem import nearest


def labels(machine: Machine, found: Sequence[Arrow]) -> tuple[Finding, ...]:
    """What is wrong with the labels of a drawing that has some.

    Events need be written only where the drawing names events at all; one that answers a verb
    may be written as that verb.
    """
    events = any(name in machine.event_named for arrow in found for name in names(machine, written(arrow.line)))
    there: dict[Edge, set[str]] = {}
    for arrow in found:
        for edge in arrow.edges:
            there.setdefault(edge, set()).update(names(machine, written_at(arrow.line, edge)))
    result = [finding for arrow in found for finding in _wrong(machine, arrow)]
    told: set[Edge] = set()
    for arrow in found:
        # What is wrong with its heads has been told, and whose label it is is then not known.
        for edge in arrow.edges if not arrow.findings else ():
            if edge not in told:
                told.add(edge)
                result += _lacking(machine, arrow.line, edge, there[edge], events)
    return tuple(result)


def _wrong(machine: Machine, arrow: Arrow) -> Iterable[Finding]:
    known = tuple(trigger.name for trigger in machine.triggers)
    for label in dict.fromkeys(written(arrow.line)):
        # On a line that goes both ways a label may be about either.
        edges = [edge for edge in arrow.edges if label in written_at(arrow.line, edge)]
        right = set[str]().union(*(allowed(machine, edge) for edge in edges))
        ways = set[str]().union(*(outcomes(machine, edge) for edge in edges))
        for word in words(label) if edges else ():
            name = same(word, known)
            if name in right or fold(word) in ways:
                continue
            if name:
                message = f"{name} does not lead {listed([f'{source} → {target}' for source, target in edges])}"
                makers = [one for one in known if one in right]
                help = f"the model says {listed(makers)}" if makers else ""
            else:
                message = f"'{word}' is no verb or event of {machine.name}"
                help = nearest(word, sorted(right) or known)
            yield find("wrong-label", label.span, message, help, *edges[0])


def _lacking(machine: Machine, line: Line, edge: Edge, there: set[str], events: bool) -> Iterable[Finding]:
    if edge[0] == edge[1]:
        return
    lacking = [
        name
        for name in triggers(machine, edge)
        if name not in there
        and (name in machine.verb_named or (events and machine.event_named[name].answers not in there))
    ]
    if lacking:
        what = f"{edge[0]} → {edge[1]}"
        message = f"{what}: {listed(lacking)} not written" if there else f"{what}: the arrow has no label"
        span = next(end.span for end in line.ends if end.state == edge[0])
        yield find("unlabelled", span, message, f"write {listed(lacking)} beside it", *edge)
