"""How a machine meets all its requirements, as a page: for the generator `explain`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from edgewise.claim import Proved, Refuted
from edgewise.explain.answer import Answer
from edgewise.machine import digest
from edgewise.report import explanation, prose
from edgewise.views.reconciliation import reconcile


@dataclass(frozen=True)
class Explanations:
    """A page in Markdown: its title, each answer, and the lines it ends with."""

    title: str
    answers: tuple[str, ...]
    lines: tuple[str, ...]


def view(answers: Sequence[Answer]) -> Explanations:
    """What the template of `generators/explain` shows of answers about one machine; there is at least one."""
    machine = answers[0].machine
    claims = tuple(dict.fromkeys(claim for answer in answers for claim in answer.question.claims))
    rows = {row for answer in answers for row in _rows(answer)}
    shown = (prose.markdown(explanation.title(one), explanation.sections(one), level=2) for one in answers)
    told = f"{len(answers)} requirement{'s' * (len(answers) > 1)}, {len(claims)} claim{'s' * (len(claims) != 1)}"
    return Explanations(
        f"{machine.name}: how it meets its requirements",
        tuple(text.rstrip("\n") for text in shown),
        (f"{told}, digest {digest(claims)[:16]}", *reconcile(machine, rows=len(rows)).lines),
    )


def _rows(answer: Answer) -> Iterator[int]:
    """The numbers of the rows that the page names."""
    if answer.support is not None:
        yield from answer.support.held
    for rows in answer.ways.values():
        yield from rows
    for one in (*answer.before, *answer.now, *answer.limits):
        match one.verdict:
            case Refuted(trace=trace) | Proved(witness=trace) if trace is not None:
                yield from (step.row for step in trace.steps)
            case _:
                pass
