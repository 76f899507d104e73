"""What a machine has against what an artefact shows of it: every artefact ends with this, so it is lossless or loud."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from edgewise.machine import Machine

KINDS: Final = ("state", "verb", "event", "edge", "row")


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """Counts by kind (plural: states, verbs, events, edges, rows), and the first 16 hex digits of the digest.

    `lines` are the three lines of text an artefact ends with.
    """

    digest: str
    has: Mapping[str, int]
    shows: Mapping[str, int]
    lines: tuple[str, str, str]


def reconcile(machine: Machine, *, beside: str = "", **shows: int) -> Reconciliation:
    """Hold what a view shows, `states=11, edges=19` (0 where it is silent), against what the machine has.

    The counts must be taken from what the view is about to show, never from the machine. `beside`
    names what else of the machine is left out ("guards and effects"). Raises ValueError for a
    kind there is not, and for more of a kind than the machine has: a mistake of the view.
    """
    found = (machine.states, machine.verbs, machine.events, machine.edges, machine.transitions)
    has = {f"{kind}s": len(facts) for kind, facts in zip(KINDS, found, strict=True)}
    if not shows.keys() <= has.keys():
        raise ValueError(f"no such kind: {sorted(shows.keys() - has.keys())}")
    shown = {kind: shows.get(kind, 0) for kind in has}
    if too_many := [kind for kind in has if not 0 <= shown[kind] <= has[kind]]:
        raise ValueError(f"more shown than there is: {too_many}")
    missing = {kind: has[kind] - shown[kind] for kind in has if shown[kind] < has[kind]}
    left_out = ", ".join(filter(None, (_counted(missing), beside)))
    lines = (
        f"the model: {_counted(has)}",
        f"shown here: {_counted({kind: count for kind, count in shown.items() if count}) or 'nothing'}",
        f"digest {machine.digest[:16]}; " + (f"not shown: {left_out}" if left_out else "nothing is left out"),
    )
    return Reconciliation(machine.digest[:16], has, shown, lines)


def _counted(counts: Mapping[str, int]) -> str:
    """`11 states, 1 verb`."""
    return ", ".join(f"{count} {kind[:-1] if count == 1 else kind}" for kind, count in counts.items())
