"""What stands where in the drawing for mail, before anything has a size: columns of boxes, and each edge's kind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final, Literal, TypeAlias

from edgewise.machine import Machine
from edgewise.views.ascii_labels import Edge
from edgewise.views.diagram_columns import columns

Side: TypeAlias = Literal["left", "right"]
SIDES: Final[tuple[Side, Side]] = ("left", "right")
OTHER: Final[dict[Side, Side]] = {"left": "right", "right": "left"}
Net: TypeAlias = tuple[Side, str]
"""All edges that reach a state through one lane on one side; they share the lane and its head."""


@dataclass(frozen=True, slots=True)
class Satellite:
    """A state whose box stands beside that of its `host`, a state of the main column."""

    state: str
    host: str
    side: Side


@dataclass(frozen=True, slots=True)
class Plan:
    """The main column from top to bottom; what stands beside it, from top to bottom at each host and side.

    `way` is the way through the machine, always in its order in the main column. `left` are the edges to be led along
    the left where either side would do; `listed` those not drawn. `widths` is how wide labels may be between boxes of
    a column, on the left and on the right; `pitch` how far one lane is from the next.
    """

    main: tuple[str, ...]
    way: frozenset[str]
    beside: tuple[Satellite, ...] = ()
    left: frozenset[Edge] = frozenset()
    listed: frozenset[Edge] = frozenset()
    widths: tuple[int, int, int] = (1, 1, 1)
    pitch: int = 3

    def stack(self, host: str, side: Side) -> tuple[str, ...]:
        """What stands beside `host` on one side, from top to bottom."""
        return tuple(one.state for one in self.beside if one.host == host and one.side == side)


@dataclass(frozen=True)
class Roles:
    """How each edge that is drawn is led: straight up or down between neighbours, directly to a host's side, in lanes.

    `direct` has the side of the host for each.
    `nets` has the sources of each net in the order of the machine; `free` are the edges in lanes that could go along
    the other side; `lost` those that would have to pass the main column.
    """

    straight: frozenset[Edge]
    direct: dict[Edge, Side]
    nets: dict[Net, tuple[str, ...]]
    free: tuple[Edge, ...]
    lost: frozenset[Edge]

    def place(self, edge: Edge) -> int:
        """Which of the widths of a plan is that of an edge's label."""
        if edge in self.straight:
            return 0
        side = self.direct.get(edge)
        return 1 if side == "left" or (side is None and edge[0] in self.nets.get(("left", edge[1]), ())) else 2


def roles(plan: Plan, edges: Iterable[Edge]) -> Roles:
    """The role of each of `edges`; none of them leads from a state to itself."""
    side: dict[str, Side] = {one.state: one.side for one in plan.beside}
    host = {one.state: one.host for one in plan.beside}
    stacks = {plan.stack(one.host, one.side) for one in plan.beside}
    neighbours = {pair for column in (plan.main, *stacks) for pair in pairwise(column)}
    straight: set[Edge] = set()
    direct: dict[Edge, Side] = {}
    free: list[Edge] = []
    lost: set[Edge] = set()
    nets: dict[Net, list[str]] = {}
    for source, target in edges:
        edge = source, target
        if edge in plan.listed:
            continue
        forced: list[Side] = [side[state] for state in edge if state in side]
        if edge in neighbours or (target, source) in neighbours:
            straight.add(edge)
        elif host.get(source) == target or host.get(target) == source:
            direct[edge] = forced[0]
        elif len(set(forced)) > 1:
            lost.add(edge)
        else:
            if not forced:
                free.append(edge)
            way: Side = forced[0] if forced else "left" if edge in plan.left else "right"
            nets.setdefault((way, target), []).append(source)
    return Roles(
        frozenset(straight),
        direct,
        {net: tuple(sources) for net, sources in nets.items()},
        tuple(free),
        frozenset(lost),
    )


def starts(machine: Machine) -> tuple[Plan, ...]:
    """The plans to begin with: with boxes beside the main column, as in the diagram, and without any."""
    spots = columns(machine)
    main = tuple(state for state, spot in spots.items() if spot.column == "main")
    beside = tuple(
        Satellite(state, main[spot.beside], "left" if spot.column == "left" else "right")
        for state, spot in sorted(spots.items(), key=lambda item: (item[1].beside, item[1].column, item[1].below))
        if spot.column != "main"
    )
    errors = {state.name for state in machine.states if state.error}
    left = frozenset(edge for edge in machine.edges if edge[1] in errors)
    way = frozenset(main)
    first = Plan(main, way, beside, left)
    return (first, Plan(tuple(spots), way, (), left)) if beside else (first,)


def moves(plan: Plan, known: Roles) -> Iterable[Plan]:
    """Plans that differ from `plan` by one step."""
    for net in known.nets:
        edges = {(source, net[1]) for source in known.nets[net]} & set(known.free)
        if edges:
            yield replace(plan, left=plan.left - edges if net[0] == "left" else plan.left | edges)
        if len(edges) > 1:
            for edge in sorted(edges):
                yield replace(plan, left=plan.left ^ {edge})
    for one in plan.beside:
        rest = tuple(other for other in plan.beside if other != one)
        for after in (0, 1):
            at = plan.main.index(one.host) + after
            if at:
                yield replace(plan, main=(*plan.main[:at], one.state, *plan.main[at:]), beside=rest)
        turned = Satellite(one.state, one.host, OTHER[one.side])
        yield replace(plan, beside=tuple(turned if other == one else other for other in plan.beside))
    for at in range(1, len(plan.main) - 1):
        upper, lower = plan.main[at : at + 2]
        if not plan.way.issuperset((upper, lower)):
            yield replace(plan, main=(*plan.main[:at], lower, upper, *plan.main[at + 2 :]))
