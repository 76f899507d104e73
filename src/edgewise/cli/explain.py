"""edgewise explain."""

from __future__ import annotations

import argparse

from edgewise.check import check, lint
from edgewise.cli import rooms
from edgewise.cli.check import exit_code
from edgewise.cli.console import Console, clock
from edgewise.explain.answer import answers, proved, questions, wanted
from edgewise.problem import Unreadable
from edgewise.report import explanation, prose


def run(asked: argparse.Namespace, console: Console) -> int:
    """Explain one requirement or claim, or all requirements."""
    room = rooms.find(asked)
    machine = rooms.machine(room, asked.machine)
    claims = rooms.claims(room, machine)
    about = questions(claims, asked.name)
    problems = lint(machine)
    if problems:
        raise Unreadable(problems)
    checked = check(machine, wanted(about), clock, proofs=proved(about))
    told = answers(machine, about, checked)
    match asked.format:
        case "json":
            from edgewise.report import explained_record

            console.record(explained_record.record(machine, told))
        case "md":
            console.write("\n".join(prose.markdown(explanation.title(one), explanation.sections(one)) for one in told))
        case _:
            shown = (prose.text(explanation.title(one), explanation.sections(one), console.out) for one in told)
            console.write("\n\n".join(shown))
    explained = [claim for question in about for claim in question.claims]
    return exit_code([one for one in checked if one.claim in explained])
