"""An answer in one to three sentences: what happens, what follows later, and where the model says so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import assert_never

from edgewise.expr import Expr, Literal, Not
from edgewise.spell import Spelling, text
from edgewise.views.ask import Answer
from edgewise.views.table import Row


def write(answer: Answer) -> str:
    """The answer on one line."""
    return " ".join(sentences(answer)) + "\n"


def sentences(answer: Answer) -> tuple[str, ...]:
    """One to three sentences, the first of which names the trigger and the state."""
    start = f"{answer.trigger} in {answer.state}"
    match answer.kind:
        case "unreachable":
            initial = answer.machine.initial
            found = [
                f"{start}: cannot happen; no path of edges leads from {initial} to {answer.state}{_at_state(answer)}."
            ]
        case "refused":
            found = [f"{start}: refused; it is an error to the caller, and nothing changes.", _elsewhere(answer)]
        case "never":
            found = [f"{start}: does not happen.", _elsewhere(answer)]
        case "moves" | "stays" | "later":
            found = [f"{start}: {_opening(answer)}{_happens(answer)}.", _otherwise(answer), _later(answer)]
        case _:
            assert_never(answer.kind)
    answers = f"It answers {answer.answers}." if answer.answers else ""
    return tuple(filter(None, [*found, answers]))


def _opening(answer: Answer) -> str:
    if not answer.is_verb:
        return "happens by itself"
    return f"accepted while {answer.asked}" if answer.asked else "accepted"


def _happens(answer: Answer) -> str:
    """What the rows do, one clause each."""
    if len(answer.rows) == 1:
        (row,) = answer.rows
        return f"{_when(' when ', row)}; {_does(answer, row)}{_at([row])}"
    clauses = (f"{_when('when ', row, ', ')}{_does(answer, row)}{_at([row], row.outcome)}" for row in answer.rows)
    return ": " + "; or ".join(clauses)


def _when(before: str, row: Row, after: str = "") -> str:
    return f"{before}{row.when}{after}" if row.when else ""


def _does(answer: Answer, row: Row) -> str:
    """`the job moves to ABORTING and result becomes error`."""
    machine = answer.machine
    done: list[str] = []
    if row.joint:
        many = f"every {machine.instance} of the {machine.group} that is in {_listed(row.sources, 'or')}"
        done.append(f"{many} {f'moves to {row.to}' if row.to else 'stays where it is'}")
    elif row.sources:
        moves = row.to not in (None, answer.state)
        done.append(f"the {machine.instance} {f'moves to {row.to}' if moves else f'stays {answer.state}'}")
    how = Spelling(plural=machine.instances)
    effects = machine.transitions[row.number].effects
    done += [f"{effect.target} becomes {_value(effect.value, how)}" for effect in effects]
    return _listed(done, "and") or "nothing changes"


def _value(value: Expr, how: Spelling) -> str:
    return text(value, how) if isinstance(value, Literal) else f"({text(value, how)})"


def _otherwise(answer: Answer) -> str:
    """That the verb is refused where no guard holds, unless it is plain that one does."""
    guards = [answer.machine.transitions[row.number].guard for row in answer.rows]
    if not answer.is_verb or any(row.when is None for row in answer.rows):
        return ""
    if any(Not(guard) in guards for guard in guards):
        return ""
    return "Otherwise it is refused." if len({row.when for row in answer.rows}) == 1 else "If none holds it is refused."


def _later(answer: Answer) -> str:
    if not answer.later:
        return ""
    clauses = (
        f"at {row.trigger}"
        + (f" in {_listed(row.sources, 'or')}" if answer.state not in row.sources else "")
        + _when(" when ", row)
        + f", {'it' if not row.joint else 'each in ' + _listed(row.sources, 'or')} moves to {row.to}{_at([row])}"
        for row in answer.later
    )
    return f"Later, {'; or '.join(clauses)}."


def _elsewhere(answer: Answer) -> str:
    verb = "is accepted" if answer.is_verb else "happens"
    if not answer.states:
        return f"It {verb} in no state."
    return f"It {verb} in {_listed(answer.states, 'and')}{_at(answer.places)}."


def _at(rows: Iterable[Row], outcome: str = "") -> str:
    """The places of rows, ` (model/block-job.toml:71, 83)`; "" for those without one."""
    placed = [row for row in rows if row.line]
    place = f"{placed[0].path}:{', '.join(str(row.line) for row in placed)}" if placed else ""
    said = ", ".join(filter(None, (f"outcome {outcome}" if outcome else "", place)))
    return f" ({said})" if said else ""


def _at_state(answer: Answer) -> str:
    span = answer.machine.state_named[answer.state].span
    return f" ({span.path}:{span.line})" if span.line else ""


def _listed(words: Sequence[str], last: str) -> str:
    """`a, b and c`."""
    return f"{', '.join(words[:-1])} {last} {words[-1]}" if len(words) > 1 else "".join(words)
