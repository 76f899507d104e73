"""edgewise check."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from math import inf

from edgewise.check import MOST_JOBS, Checked, Engine, check, lint
from edgewise.claim import BUILT_IN, Claims, Undecided
from edgewise.cli import rooms
from edgewise.cli.console import FINDING, FINE, UNDECIDED, Console, clock
from edgewise.cli.recorded import keep
from edgewise.engines.beside import each
from edgewise.machine import Machine
from edgewise.problem import Problem, Span, Unreadable, nearest
from edgewise.report import records, verdicts
from edgewise.workspace import Workspace


def run(asked: argparse.Namespace, console: Console) -> int:
    """Check the machines asked for."""
    room = rooms.find(asked)
    machines = rooms.machines(room, asked.machine)
    return _mutate(room, machines, console) if asked.mutate else report(room, machines, asked, console)


def _mutate(room: Workspace, machines: list[Machine], console: Console) -> int:
    """Tell which small changes no claim notices; a finding where there are any."""
    from edgewise.mutate import judge
    from edgewise.report import mutants

    rooms.no_orphans(room)
    told = []
    for machine in machines:
        judged = judge(machine, rooms.claims(room, machine))
        told.append(mutants.record(machine, judged))
        if not console.json:
            console.write(mutants.text(machine, judged, console.out))
    if console.json:
        console.record({"schema": "edgewise.mutants/1", "machines": told})
    return FINDING if any(machine["survivors"] for machine in told) else FINE


def report(
    room: Workspace,
    machines: list[Machine],
    asked: argparse.Namespace,
    console: Console,
    checked: dict[str, list[Checked]] | None = None,
) -> int:
    """Check machines, print what came of it, and tell the exit code.

    `checked` gets all that came of each machine, with the proofs that are needed to explain it.
    """
    rooms.no_orphans(room)
    claimed = [(machine, rooms.claims(room, machine)) for machine in machines]
    only = getattr(asked, "claim", "")
    if only:
        claimed = _only(claimed, only)
    problems = [problem for machine, _ in claimed for problem in lint(machine)]
    if problems:
        raise Unreadable(problems)
    results: list[Checked] = []
    told: list[tuple[Machine, list[Checked], list[str]]] = []
    wrong: list[str] = []
    for (machine, _), found in zip(claimed, _checked(claimed, asked, explained=checked is not None), strict=True):
        results += found
        if checked is not None:
            checked[machine.name] = found
        if console.text:
            console.write(verdicts.heading(machine, console.out))
            console.write(verdicts.text(machine, found, console.out, bool(only) or getattr(asked, "verbose", False)))
        unfit = keep(room, machine, found, asked, console)
        wrong += unfit
        told.append((machine, found, unfit))
    if console.json:
        machines_told = [{**records.checked(machine, found), "evidence": unfit} for machine, found, unfit in told]
        console.record({"schema": "edgewise.check/1", "machines": machines_told})
    elif not console.text:
        from edgewise.report import ci

        console.write(ci.FORMATS[console.format](told))
    return FINDING if wrong else exit_code(results)


def _checked(
    claimed: Sequence[tuple[Machine, Claims]], asked: argparse.Namespace, *, explained: bool
) -> list[list[Checked]]:
    """What comes of the claims about each machine; with proofs for what is to be explained."""

    def work(pair: tuple[Machine, Claims]) -> list[Checked]:
        machine, claims = pair
        engine: Engine = getattr(asked, "engine", "both")
        jobs = getattr(asked, "jobs", 0) or MOST_JOBS
        only, timeout = getattr(asked, "claim", ""), getattr(asked, "timeout", inf)
        return check(machine, claims, clock, engine, jobs, only, timeout, _explained(claims) if explained else ())

    return each(work, claimed, lambda pair: len(pair[0].transitions) * len(pair[1].claims))


def _explained(claims: Claims) -> frozenset[str]:
    """The names of the claims whose proofs it takes to explain how requirements are met."""
    from edgewise.explain.answer import proved, questions

    return proved(questions(claims)) if claims.requirements else frozenset()


def exit_code(results: list[Checked]) -> int:
    """The code that tells the worst of what came of claims."""
    wrong = [result for result in results if not result.ok]
    if not wrong:
        return FINE
    return UNDECIDED if all(isinstance(result.verdict, Undecided) for result in wrong) else FINDING


def _only(claimed: list[tuple[Machine, Claims]], name: str) -> list[tuple[Machine, Claims]]:
    """The machines that have a claim of this name."""
    built_in = {claim.name for claim in BUILT_IN}
    kept = [pair for pair in claimed if name in built_in | {claim.name for claim in pair[1].claims}]
    if not kept:
        known = built_in | {claim.name for _, claims in claimed for claim in claims.claims}
        message = f"there is no claim '{name}'"
        raise Unreadable([Problem("EW401", Span("--claim"), message, nearest(name, frozenset(known)))])
    return kept
