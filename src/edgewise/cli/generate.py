"""edgewise generate."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from edgewise import generate, generator
from edgewise.claim import Claims
from edgewise.cli import rooms
from edgewise.cli.console import FINDING, FINE, Console, clock
from edgewise.generate import Artefact, Compared, Known
from edgewise.machine import Machine
from edgewise.problem import Unreadable
from edgewise.report.paint import page
from edgewise.workspace import Workspace

if TYPE_CHECKING:
    from edgewise.check import Checked
    from edgewise.explain.answer import Answer

UNCHECKED: Final[Mapping[str, Sequence[Checked]]] = MappingProxyType({})
"""What came of claims before anything is checked."""


def run(asked: argparse.Namespace, console: Console) -> int:
    """Write, or compare, what the generators make of the machines asked for."""
    room = rooms.find(asked)
    return report(room, rooms.machines(room, asked.machine), asked, console)


def report(
    room: Workspace,
    machines: Sequence[Machine],
    asked: argparse.Namespace,
    console: Console,
    checked: Mapping[str, Sequence[Checked]] = UNCHECKED,
) -> int:
    """Write or compare, print what came of it, and tell the exit code.

    `checked` has what came of all claims about a machine, with the proofs, by its name, where that is known already.
    """
    only: list[str] = getattr(asked, "only", [])
    every = generator.load(room)
    generators = generator.choose(every, only) if only else every
    problems = [problem for machine in machines for problem in generator.unknown(every, machine)]
    known = {machine.name: _known(room, machine, checked) for machine in machines}
    try:
        made = generate.all_artefacts(machines, generators, lambda machine: known[machine.name])
    except Unreadable as error:
        raise Unreadable([*problems, *error.problems]) from None
    if problems:
        raise Unreadable(problems)
    out: Path | None = getattr(asked, "out", None)
    comparing = getattr(asked, "check", False)
    code = FINE
    told = []
    for machine, artefacts in zip(machines, made, strict=True):
        folder = (room.start / out / machine.name) if out is not None else room.out(machine.name)
        shown = room.shown(folder)
        found = [part for part in generate.compare(artefacts, folder, shown) if part.freshness != "extra" or not only]
        if not comparing:
            generate.write(artefacts, folder, shown)
        told.append({"folder": shown, "files": {part.path: part.freshness for part in found}})
        stale = [part for part in found if part.freshness != "fresh"]
        if comparing and stale:
            code = FINDING
        if not console.json:
            console.write(page(f"{shown}   {_summary(found, comparing)}\n"))
            if comparing:
                _differences(artefacts, found, folder, shown, console)
    strays = room.strays if comparing and out is None and not asked.machine else ()
    for stray in strays:
        code = FINDING
        if not console.json:
            console.write(page(f"{stray}   belongs to no machine: remove it\n"))
    if console.json:
        console.record({"schema": "edgewise.generate/1", "out": told, "strays": list(strays)})
    return code


def _known(room: Workspace, machine: Machine, checked: Mapping[str, Sequence[Checked]]) -> Known:
    claims = cache(partial(rooms.claims, room, machine))
    return Known(claims, lambda: _answers(machine, claims(), checked))


def _answers(machine: Machine, claims: Claims, checked: Mapping[str, Sequence[Checked]]) -> Sequence[Answer]:
    """How a machine meets its requirements; their claims are checked if they have not been."""
    if not claims.requirements:
        return ()
    from edgewise.check import check
    from edgewise.explain.answer import answers, proved, questions, wanted

    asked = questions(claims)
    known = checked.get(machine.name) or check(machine, wanted(asked), clock, proofs=proved(asked))
    return answers(machine, asked, known)


def _summary(found: Sequence[Compared], comparing: bool) -> str:
    words = {"stale": "stale", "missing": "missing"} if comparing else {"stale": "rewritten", "missing": "written"}
    parts = []
    for freshness, word in (("fresh", "fresh"), *words.items(), ("extra", "made by no generator")):
        paths = [part.path for part in found if part.freshness == freshness]
        if paths:
            names = "" if freshness == "fresh" else f" ({', '.join(paths[:3])}{', …' if len(paths) > 3 else ''})"
            parts.append(f"{len(paths)} {word}{names}")
    return ", ".join(parts) or "nothing"


def _differences(
    artefacts: Sequence[Artefact], found: Sequence[Compared], folder: Path, shown: str, console: Console
) -> None:
    stale = {part.path for part in found if part.freshness == "stale"}
    for artefact in artefacts:
        if artefact.path in stale:
            console.write(page(generate.difference(artefact, folder, shown)))
