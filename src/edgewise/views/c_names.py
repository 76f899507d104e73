"""The names and values of a C header: its prefix, its enumerators, and the existing enums they are pinned to."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from edgewise.identifier import C_KEYWORDS, assign, is_c, shout, snake
from edgewise.machine import Machine, State, Verb
from edgewise.option import Options
from edgewise.problem import Problem, Problems, Unreadable, nearest

WIDEST: Final = 64
"""Bits in the widest mask: values of states are below it."""

MOST_VERBS: Final = 256
"""A table has a place for every value up to the greatest: values of verbs are below this."""


COLUMNS: Final = 100
"""Of a line, as in Linux; identifiers may need more."""


@dataclass(frozen=True, slots=True)
class Constant:
    """An enumerator. `text` is `IDENTIFIER = value, /* note */`, ready to be indented by a tab."""

    name: str
    identifier: str
    value: int
    text: str


@dataclass(frozen=True, slots=True)
class Pin:
    """Two constants that must be equal: one of ours and one of an existing enum."""

    ours: str
    theirs: str


def prefix(machine: Machine, options: Options) -> str:
    """What every identifier begins with, in lower case: the option `prefix`, else the machine's name."""
    asked = options.text("prefix")
    made = snake(asked or machine.name).strip("_")
    if not is_c(made) or (asked and made != asked.lower()):
        message = f"'{asked or machine.name}' cannot begin an identifier that C leaves to programs"
        raise options.refusal(
            "EW503", "prefix", machine.span, message, 'as in prefix = "job", under [generate.c-header]'
        )
    return made


def constants(machine: Machine, kind: str, options: Options) -> tuple[Constant, ...]:
    """The enumerators of the machine's states or verbs (`kind` is "state" or "verb"), by value."""
    facts: Sequence[State | Verb] = machine.states if kind == "state" else machine.verbs
    limit = WIDEST if kind == "state" else MOST_VERBS
    begin = prefix(machine, options)
    values = _values(machine, kind, [fact.name for fact in facts], limit, options)
    identifiers = assign(
        ((fact.name, fact.span) for fact in facts),
        lambda name: shout(begin, kind, name),
        C_KEYWORDS,
        "C",
        f"rename one {kind}",
    )
    starts = {name: f"{identifier} = {values[name]}," for name, identifier in identifiers.items()}
    width = max(map(len, starts.values()), default=0)
    made = (
        Constant(
            fact.name, identifiers[fact.name], values[fact.name], _annotated(starts[fact.name].ljust(width), fact.note)
        )
        for fact in facts
    )
    return tuple(sorted(made, key=lambda constant: constant.value))


def pins(machine: Machine, kind: str, made: tuple[Constant, ...], options: Options) -> tuple[Pin, ...]:
    """Each of the constants with the one of the existing enum that the option `pin-states` or `pin-verbs` names."""
    option = f"pin-{kind}s"
    pattern = options.text(option)
    if not pattern:
        return ()
    span = options.places.get(option, machine.span)
    before, braces, after = pattern.partition("{}")
    if not braces or not is_c(f"{before}x{after}"):
        help = f'as in {option} = "JOB_{kind.upper()}_{{}}"'
        raise Unreadable([Problem("EW113", span, f"'{pattern}' is no identifier with {{}} for the name", help)])
    theirs = assign(
        ((constant.name, span) for constant in made),
        lambda name: before + shout(name) + after,
        C_KEYWORDS,
        "C",
        "pin to other names",
    )
    return tuple(Pin(constant.identifier, theirs[constant.name]) for constant in made)


def include(machine: Machine, options: Options) -> tuple[str, ...]:
    """The header of the enums that ours are pinned to, with its quotes or brackets; none without the option."""
    asked = options.text("include")
    if not asked:
        return ()
    written = asked if asked.startswith("<") else f'"{asked}"'
    if not re.fullmatch(r'<[^\s<>"\\]+>|"[^\s<>"\\]+"', written):
        help = 'as in include = "qapi/qapi-types-job.h", or "<linux/tcp.h>"'
        raise options.refusal("EW113", "include", machine.span, f"'{asked}' is no header", help)
    return (written,)


def license(machine: Machine, options: Options) -> str:
    """The SPDX expression of the option `license`, or ""."""
    asked = options.text("license")
    if not re.fullmatch(r"[A-Za-z0-9.+() -]*", asked):
        help = 'as in license = "GPL-2.0-or-later"'
        raise options.refusal("EW113", "license", machine.span, f"'{asked}' is no SPDX expression", help)
    return asked


def remark(note: str) -> str:
    """A note on one line that can stand in a C comment: no end of it, no trigraph, nothing invisible."""
    visible = "".join(" " if unicodedata.category(letter)[0] in "CZ" else letter for letter in note)
    spaced = re.sub(r"(?<=\*)(?=/)|(?<=/)(?=\*)|(?<=\?)(?=\?)", " ", visible)
    return " ".join(spaced.split())


def wrapped(text: str, width: int) -> list[str]:
    """A note as lines for a C comment, each at most `width` columns where its words allow."""
    return textwrap.wrap(remark(text), max(width, 30), break_long_words=False, break_on_hyphens=False)


def _annotated(start: str, note: str) -> str:
    """The start of a line with the note as a comment behind it; long notes go on below."""
    comment = f"\n\t{' ' * len(start)}  * ".join(wrapped(note, COLUMNS - len("\t".expandtabs()) - len(start) - 7))
    return f"{start} /* {comment} */" if comment else start.rstrip()


def _values(machine: Machine, kind: str, names: list[str], limit: int, options: Options) -> dict[str, int]:
    """The value of each name: what the option says, for all or for none; else its position."""
    option = f"{kind}-values"
    asked = options.numbers(option)
    span = options.places.get(option, machine.span)
    problems = Problems()
    if not asked:
        if len(names) > limit:
            message = f"{len(names)} {kind}s, and the C header has room for {limit}"
            problems.add("EW504", machine.span, message, "leave it out: enabled = false, under [generate.c-header]")
        problems.stop_if_any()
        return {name: number for number, name in enumerate(names)}
    owner: dict[int, str] = {}
    for name, value in asked.items():
        if name not in names:
            problems.add("EW205" if kind == "state" else "EW206", span, f"no {kind} '{name}'", nearest(name, names))
        elif not 0 <= value < limit:
            problems.add("EW504", span, f"the value {value} of '{name}' is not in 0..{limit - 1}", "give it another")
        elif owner.setdefault(value, name) != name:
            problems.add("EW502", span, f"'{owner[value]}' and '{name}' both have the value {value}", "renumber one")
    for name in names:
        if name not in asked:
            problems.add("EW112", span, f"'{name}' has no value", f"give all {kind}s one, or none")
    problems.stop_if_any()
    return dict(asked)
