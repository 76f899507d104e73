"""What proofs rest on, in words: the conditions of rows that they need, and what is true at every moment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from edgewise import spell
from edgewise.explain.answer import Answer
from edgewise.explain.shown import Condition
from edgewise.explain.support import Need
from edgewise.explain.weaker import Unbroken
from edgewise.machine import Machine
from edgewise.report.prose import Block, Items, Paragraph, listed

_WORDS = {"from": "from", "guard": "when", "asked": "while", "range": "if"}


def support(answer: Answer, letter: Mapping[str, str]) -> Iterator[Block]:
    """The few conditions, what is needed of the other rows, the rows that lead on, and the invariant.

    `letter` is what each claim is called where there are several.
    """
    machine, rests = answer.machine, answer.support
    if rests is None:
        return
    proofs = "the proofs need" if letter else "the proof needs"
    before = f"Besides where each row starts, {proofs} only these conditions"
    for direct in (True, False):
        conditions = [
            (place(machine, row), f"{row_words(machine, row)}: {_needed(answer, row, need, letter)}")
            for row, needs in rests.held.items()
            for need in needs
            if need.condition.kind != "from" and bool(need.direct) == direct
        ]
        if conditions:
            yield Paragraph(f"{before}:" if direct else f"{before}, to keep what is so at every moment:")
            yield Items(tuple(conditions))
            before = "And these"
    if said := _others(answer):
        yield Paragraph(said)
    for name, rows in answer.ways.items():
        yield Paragraph(
            f"{_which(name, letter)}From everywhere these rows lead there, and none of them can be left out:"
        )
        yield Items(tuple((place(machine, row), row_words(machine, row)) for row in rows))
    if answer.invariant:
        yield Paragraph("At every moment, whatever is done and in whatever order:")
        yield Items(
            tuple(
                (" ".join(letter.get(name, "") for name in names), f"{said[0].upper()}{said[1:]}.")
                for said, names in answer.invariant
            )
        )
        if any("has not had (" in said for said, _ in answer.invariant):
            yield Paragraph('"Has not had (…)": at no moment so far was that so of it.')


def place(machine: Machine, number: int) -> str:
    """Where the model has a row."""
    span = machine.transitions[number].span
    return f"{span.path}:{span.line}" if span.line else f"row {number + 1}"


def row_words(machine: Machine, number: int) -> str:
    """A row as people speak of it: `FINALIZE (commit), PENDING → CONCLUDED`."""
    row = machine.transitions[number]
    name = row.trigger + (f" ({row.outcome})" if row.outcome else "")
    where = ", ".join(row.sources) or machine.group
    return f"{name}, {where}" + (f" → {row.target}" if row.target is not None else "")


def condition_words(machine: Machine, condition: Condition) -> str:
    """A condition as people speak of it: `only when not aborting`."""
    said = spell.text(condition.expr, spell.Spelling(plural=machine.instances))
    return f"only {_WORDS[condition.kind]} {said}"


def _needed(answer: Answer, row: int, need: Need, letter: Mapping[str, str]) -> str:
    machine = answer.machine
    claims = [letter[name] for name in need.claims if name in letter]
    said = condition_words(machine, need.condition) + (f" (for {listed(claims, 'and')})" if claims else "")
    if (row, need.condition) not in answer.without:
        return f"{said}."
    found = answer.without[row, need.condition]
    jobs = f"{found.jobs} {machine.instance if found.jobs == 1 else machine.instances}"
    if isinstance(found, Unbroken):
        size = jobs if found.steps is None else f"{jobs} and {_steps(found.steps)}"
        return f"{said}. Without it the proof fails, but no run of up to {size} breaks a claim."
    steps = _steps(found.steps)
    return f"{said}. Without it {letter.get(found.claim, 'the claim')} fails: {jobs}, {steps}."


def _steps(number: int) -> str:
    return f"{number} step{'' if number == 1 else 's'}"


def _others(answer: Answer) -> str:
    """What is needed of all the rows that need no condition to be held back."""
    rests = answer.support
    assert rests is not None
    counts = {
        "harmless because of where they start": len(rests.placed),
        "harmless wherever they start": len(rests.free),
        "of no matter here": len(rests.untouched),
    }
    told = [f"{count} {what}" for what, count in counts.items() if count]
    rows = sum(counts.values())
    every = rows == len(answer.machine.transitions)
    return f"{'All' if every else 'The other'} rows ({rows}): {listed(told, 'and')}." if told else ""


def _which(name: str, letter: Mapping[str, str]) -> str:
    return f"{letter[name]}: " if name in letter else ""
