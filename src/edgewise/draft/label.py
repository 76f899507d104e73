"""What is written at an arrow, taken apart: `NAME [guard] / outcome`, several of them, in any of the usual forms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

_TOKEN: Final = re.compile(
    r"""
      \[(?P<guard>[^]]*)\]
    | \((?P<aside>[^)]*)\)
    | (?P<action>\s/\s)
    | (?P<next>[,;|\n/]|\s(?:and|or)\s)
    | (?P<text>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_ANSWERS: Final = re.compile(r"(\S+) at (\S+)")


@dataclass(frozen=True, slots=True)
class Asked:
    """One way along an arrow, in the words of its label. `name` is "" where it has none.

    `answers` is the verb that an event answers (`VERB at event`, or `event (VERB)`); `joint` is
    told by a `+` behind the name; `outcome` stands behind a slash with blanks, or in parentheses.
    """

    name: str
    answers: str = ""
    joint: bool = False
    outcome: str = ""
    guard: str = ""


def is_verb(name: str) -> bool:
    """Whether a name is that of a verb, by the custom that verbs are written in capitals."""
    return name.upper() == name != name.lower()


def read(text: str) -> tuple[Asked, ...]:
    """The ways that a label names; one without a name where it names none but has a guard."""
    return tuple(asked for parts in _parts(text) for asked in _asked(*parts))


def _parts(text: str) -> Iterator[tuple[str, str, str, str]]:
    """Name, guard, aside and action of each way."""
    found = {"name": "", "guard": "", "aside": "", "action": ""}
    into = "name"
    for token in _TOKEN.finditer(text):
        match token.lastgroup:
            case "next":
                yield found["name"], found["guard"], found["aside"], found["action"]
                found = dict.fromkeys(found, "")
                into = "name"
            case "action" if found["name"].strip():
                into = "action"
            case "guard" | "aside" as group:
                found[group] = " ".join(token[group].split())
                found[into] += " "
            case _:
                found[into] += token[0]
    yield found["name"], found["guard"], found["aside"], found["action"]


def _asked(name: str, guard: str, aside: str, action: str) -> Iterator[Asked]:
    name, action = " ".join(name.split()), " ".join(action.split())
    if not name and not guard:
        return
    joint = len(name) > 1 and name.endswith("+")
    asked = Asked(name.removesuffix("+") if joint else name, "", joint, "", guard)
    answers = _ANSWERS.fullmatch(asked.name)
    if answers is not None and is_verb(answers[1]) and not is_verb(answers[2]):
        asked = replace(asked, name=answers[2].removesuffix("+"), answers=answers[1])
    elif aside and is_verb(aside) and not is_verb(asked.name):
        asked = replace(asked, answers=aside)
    elif aside:
        asked = replace(asked, outcome=aside)
    if action and is_verb(action) and is_verb(asked.name):
        yield asked
        yield Asked(action)
    else:
        yield replace(asked, outcome=action or asked.outcome)
