"""What is wrong with an input, as data: a code, a place, a message and a way out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, NamedTuple


class Span(NamedTuple):
    """A place in a text. `line` and `column` count from 1, in characters; `text` is the whole line.

    `line` 0 means the file as a whole. A long log has millions of them: no tuple takes as long to make as a dataclass.
    """

    path: str
    line: int = 0
    column: int = 0
    width: int = 1
    text: str = ""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path


NOWHERE: Final = Span("")

CODES: Final[dict[str, str]] = {
    "EW101": "the file cannot be read",
    "EW102": "the file is not UTF-8",
    "EW103": "the file is not TOML",
    "EW104": "the file is too large or too deep",
    "EW105": "the file is empty",
    "EW106": "no workspace, machine or generator of that name",
    "EW107": "the file cannot be written",
    "EW108": "a solver is not installed",
    "EW111": "unknown key",
    "EW112": "missing key",
    "EW113": "a value of the wrong kind",
    "EW201": "not a name",
    "EW202": "a name declared twice",
    "EW203": "a name with two meanings",
    "EW204": "no initial state, or more than one",
    "EW205": "unknown state",
    "EW206": "unknown verb or event",
    "EW207": "not a type",
    "EW208": "an initial value outside its type",
    "EW209": "an effect on what cannot be set",
    "EW210": "a row without `from` that needs an instance",
    "EW211": "the same row twice, or a state twice in a row",
    "EW212": "two rows apply at once without different outcomes",
    "EW213": "an effect may leave its range",
    "EW214": "the file and the machine have different names",
    "EW215": "something declared is never used",
    "EW301": "not an expression",
    "EW302": "unknown name in an expression",
    "EW303": "a value of the wrong type",
    "EW304": "a name that needs an instance where there is none",
    "EW305": "an expression too deep",
    "EW306": "only a step has a past",
    "EW401": "unknown claim or requirement",
    "EW402": "a claim without a kind, or with two",
    "EW403": "a claim for no machine",
    "EW404": "`given` that is not fixed at creation",
    "EW405": "the number of jobs is not usable",
    "EW406": "`fair` in a claim that does not lead anywhere",
    "EW501": "a generator that cannot be read",
    "EW502": "two names that become one identifier",
    "EW503": "a name that is a keyword of the target",
    "EW504": "more than the target can hold",
    "EW601": "no arrowhead where the model has one",
    "EW602": "an arrowhead the model contradicts",
    "EW603": "an arrow the model lacks",
    "EW604": "a transition the drawing lacks",
    "EW605": "an arrow without its verb",
    "EW606": "a verb the model does not have there",
    "EW607": "a state the model lacks",
    "EW608": "a state the drawing lacks",
    "EW609": "a state drawn twice",
    "EW610": "a drawing that can be read two ways",
    "EW611": "no drawing or table is found",
    "EW612": "a drawing or table that cannot be read",
    "EW613": "a cell that differs from the model",
    "EW701": "no run explains what a log tells",
    "EW702": "a log that cannot be read",
    "EW703": "no log is found",
    "EW704": "a name in a log that the machine lacks",
    "EW801": "a program that cannot be driven",
}
"""Every code a problem can have, with its meaning in general. docs/problems.md has a section for each."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in an input. `message` says what is wrong, `help` the way out ("" if none is known)."""

    code: str
    span: Span
    message: str
    help: str = ""

    def __post_init__(self) -> None:
        if self.code not in CODES:
            raise KeyError(self.code)


class Unreadable(Exception):
    """An input that has problems; carries all of them, in file order."""

    def __init__(self, problems: list[Problem] | tuple[Problem, ...]) -> None:
        self.problems: tuple[Problem, ...] = tuple(
            sorted(problems, key=lambda p: (p.span.path, p.span.line, p.span.column, p.code))
        )
        super().__init__("\n".join(f"{p.span}: {p.code} {p.message}" for p in self.problems))

    def __reduce__(self) -> tuple[type[Unreadable], tuple[tuple[Problem, ...]]]:
        return Unreadable, (self.problems,)


@dataclass(slots=True)
class Problems:
    """Collects problems while an input is read, so that all of them are told at once."""

    found: list[Problem] = field(default_factory=list)

    def add(self, code: str, span: Span, message: str, help: str = "") -> None:
        """Note one problem."""
        self.found.append(Problem(code, span, message, help))

    def stop_if_any(self) -> None:
        """Raise `Unreadable` with all that was found, if anything was."""
        if self.found:
            raise Unreadable(self.found)


def nearest(word: str, known: list[str] | tuple[str, ...] | frozenset[str]) -> str:
    """A help text with the nearest known word, or the list of them when none is near."""
    from difflib import get_close_matches

    options = sorted(known)
    folded = {option.lower().replace("_", "-"): option for option in reversed(options)}
    close = get_close_matches(word.lower().replace("_", "-"), folded, n=1, cutoff=0.6)
    if close:
        return f"did you mean '{folded[close[0]]}'?"
    if not options:
        return "there are none here"
    shown = ", ".join(options[:12])
    return f"one of: {shown}" + (f" and {len(options) - 12} more" if len(options) > 12 else "")
