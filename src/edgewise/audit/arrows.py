"""The lines of a drawing as arrows of the model: heads that lack or are wrong, arrows too many and too few."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, combinations, product
from typing import Final

from edgewise.audit.finding import CODE, Finding, Kind, Mend, find
from edgewise.audit.states import Known
from edgewise.audit.triggers import Edge, allowed, names, triggers, written
from edgewise.machine import Machine
from edgewise.observed import Drawing, Line
from edgewise.problem import Problem

SEVERAL: Final = 10
"""Ends of one line up to which every choice of its heads is tried; of more, only one head at a time."""
TOGETHER: Final = 5
"""Lines between the same two states up to which their heads are chosen together."""


@dataclass(frozen=True, slots=True)
class Arrow:
    """A line, the edges it stands for (the model's, where a head lacks or is wrong), and what is wrong with it."""

    line: Line
    edges: tuple[Edge, ...]
    findings: tuple[Finding, ...] = ()


def arrows(machine: Machine, drawing: Drawing, known: Known) -> tuple[Arrow, ...]:
    """Every line between states that the model knows, in the order of the drawing."""
    lines = [line for line in (_among(line, known.model) for line in drawing.lines) if line is not None]
    may = frozenset(machine.edges) | {
        (state, state) for row in machine.transitions if row.target is None for state in row.sources
    }
    covered = Counter(edge for line in lines for edge in drawn(line))
    wanted: dict[int, tuple[int, ...]] = {}
    alike: dict[frozenset[str], list[int]] = {}
    for at, line in enumerate(lines):
        if len(line.ends) == 2:
            alike.setdefault(frozenset(end.state for end in line.ends), []).append(at)
        else:
            wanted[at] = _bus(line, may, set(covered - Counter(drawn(line))))
    for group in alike.values():
        between = [lines[at] for at in group]
        shared = [[one] for one in between] if len(group) > TOGETHER else [between]
        own = Counter(edge for line in between for edge in drawn(line))
        chosen = [heads for part in shared for heads in _together(machine, part, may, set(covered - own))]
        wanted.update(zip(group, chosen, strict=True))
    return tuple(_arrow(line, may, wanted[at], covered) for at, line in enumerate(lines))


def missing(machine: Machine, known: Known, found: Sequence[Arrow]) -> tuple[Finding, ...]:
    """The model's edges that no line stands for. From a state to itself none need be drawn."""
    there = {edge for arrow in found for edge in arrow.edges}
    # A line that is wrong is told once: between its states nothing lacks besides.
    told = {(a.state, b.state) for arrow in found if arrow.findings for a in arrow.line.ends for b in arrow.line.ends}
    return tuple(
        find(
            "missing-edge",
            known.places[source],
            f"{source} → {target} is not drawn",
            f"the model goes there by {listed(triggers(machine, (source, target)))}",
            source,
            target,
        )
        for source, target in machine.edges
        if source != target and (source, target) not in there | told and {source, target} <= known.places.keys()
    )


def heads(line: Line) -> tuple[int, ...]:
    """The numbers of the ends that a head points into. On a line of two ends, away from one is into the other."""
    two = len(line.ends) == 2
    return tuple(
        at for at, end in enumerate(line.ends) if end.head == "in" or (two and line.ends[1 - at].head == "out")
    )


def drawn(line: Line) -> tuple[Edge, ...]:
    """The edges that a line is as it stands, () where it has no head."""
    return _edges(line, heads(line))


def _edges(line: Line, into: Iterable[int]) -> tuple[Edge, ...]:
    targets = tuple(into)
    sources = [at for at in range(len(line.ends)) if at not in targets or len(targets) == len(line.ends)]
    pairs = ((line.ends[a].state, line.ends[b].state) for a in sources for b in targets if a != b)
    return tuple(dict.fromkeys(pairs))


def _among(line: Line, model: Mapping[str, str]) -> Line | None:
    """The line between the model's states, without ends at unknown ones; None where fewer than two are left."""
    ends = tuple(replace(end, state=model[end.state]) for end in line.ends if end.state in model)
    return Line(ends, line.labels) if len(ends) > 1 else None


def _arrow(line: Line, may: frozenset[Edge], wanted: tuple[int, ...], covered: Counter[Edge]) -> Arrow:
    there, edges = drawn(line), _edges(line, wanted)
    elsewhere = covered - Counter(there)
    if not wanted or (not set(there) <= may and all(edge in elsewhere for edge in edges)):
        return Arrow(line, tuple(edge for edge in there if edge in may), _extra(line, there, may))
    turned = len(line.ends) > 2 and any(end.head == "out" for end in line.ends)
    if set(wanted) == set(heads(line)) and not turned:
        return Arrow(line, there)
    return Arrow(line, edges, (_wrong(line, wanted),))


def _together(
    machine: Machine, lines: Sequence[Line], may: frozenset[Edge], elsewhere: set[Edge]
) -> tuple[tuple[int, ...], ...]:
    """For each of the lines between two states, the ends where the model has the heads; () where it has no arrow.

    Together they are to be all the model's arrows there, with as few changes as can be, and those
    where the labels fit.
    """
    choices = [[into for into in ((1,), (0,), (0, 1)) if set(_edges(line, into)) <= may] for line in lines]
    if not all(choices):
        return tuple(() for _ in lines)
    ends = [end.state for end in lines[0].ends]
    needed = {edge for edge in (tuple(ends), tuple(reversed(ends))) if edge in may} - elsewhere

    said = [names(machine, written(line)) for line in lines]

    def cost(chosen: tuple[tuple[int, ...], ...]) -> tuple[int, int, int, int]:
        made = [set(_edges(line, into)) for line, into in zip(lines, chosen, strict=True)]
        # Who wrote only what leads the one way did not mean the other.
        denied = sum(
            bool(words) and not words & allowed(machine, edge)
            for line, words, edges in zip(lines, said, made, strict=True)
            for edge in edges.difference(drawn(line))
        )
        changes = sum(set(into) != set(heads(line)) for line, into in zip(lines, chosen, strict=True))
        return denied, len(needed.difference(*made)), changes, sum(map(len, chosen))

    return min(product(*choices), key=cost)


def _bus(line: Line, may: frozenset[Edge], elsewhere: set[Edge]) -> tuple[int, ...]:
    """The ends where the model has the heads; () where no choice of heads makes arrows of the model alone.

    As it stands if that is right, else the choice of most arrows that no other line has, and of
    those the one nearest to the drawing.
    """
    count, as_drawn = len(line.ends), heads(line)
    choices = chain.from_iterable(combinations(range(count), size) for size in range(1, count))
    if count > SEVERAL:
        choices = chain([as_drawn], ((at,) for at in range(count)))
    found: list[tuple[int, int, tuple[int, ...]]] = []
    for into in choices:
        edges = set(_edges(line, into))
        if edges and edges <= may:
            if into == as_drawn:
                return into
            found.append((-len(edges - elsewhere), len(set(into) ^ set(as_drawn)), into))
    return min(found)[2] if found else ()


def _wrong(line: Line, wanted: tuple[int, ...]) -> Finding:
    """What lacks of a line, or is too much, for its heads to be where the model wants them."""
    as_drawn = heads(line)
    lacking = [at for at in wanted if at not in as_drawn]
    wrong = [at for at, end in enumerate(line.ends) if (at not in wanted and end.head == "in") or end.head == "out"]
    edges = _edges(line, wanted)
    about = next((edge for at in lacking for edge in edges if edge[1] == line.ends[at].state), edges[0])
    kind: Kind = "reversed-head" if wrong else "missing-head"
    if not wrong:
        end = line.ends[lacking[0]]
        bare = "either end" if len(line.ends) == 2 else "any end"
        what = f"no arrowhead at {' and '.join(line.ends[at].state for at in lacking) if as_drawn else bare}"
    else:
        end = next((line.ends[at] for at in wrong if line.ends[at].head != "none"), line.ends[wrong[0]])
        what = (
            "the arrowhead points the wrong way" if lacking or end.head == "out" else f"no arrow leads to {end.state}"
        )
    says = listed([f"{source} → {target}" for source, target in edges])
    mends = [*(Mend(line.ends[at], False) for at in wrong), *(Mend(line.ends[at], True) for at in lacking)]
    return Finding(
        kind,
        Problem(CODE[kind], end.span, f"{_between(line)}: {what}; the model says {says}"),
        *about,
        tuple(mends) if all(mend.end.mark for mend in mends) else (),
    )


def _extra(line: Line, there: tuple[Edge, ...], may: frozenset[Edge]) -> tuple[Finding, ...]:
    first, last = line.ends[0], line.ends[-1]
    if not there:
        message = f"{_between(line)}: the model has no arrow between them"
        return (find("extra-edge", first.span, message, "take the line away", first.state, last.state),)
    return tuple(
        find(
            "extra-edge",
            next(end.span for end in line.ends if end.state == edge[0]),
            f"{edge[0]} → {edge[1]}: the model has no such arrow",
            "take it away, or give the model a row for it",
            *edge,
        )
        for edge in there
        if edge not in may
    )


def _between(line: Line) -> str:
    names = dict.fromkeys(end.state for end in line.ends)
    return ("—" if len(line.ends) == 2 else ", ").join(names)


def listed(words: Sequence[str]) -> str:
    """Words as a sentence has them, no more than eight."""
    shown = list(words[:8]) + ([f"{len(words) - 8} more"] if len(words) > 8 else [])
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)
