"""What people write, as names of the language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import Final

from edgewise.parse import NAME, RESERVED

LONGEST: Final = 64
"""Characters of a name."""


def spelled(text: str, otherwise: str = "unnamed") -> str:
    """A name for `text`: itself where it is one, else without its accents and with `-` for what no name has."""
    made = text
    if not NAME.fullmatch(made):
        plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
        made = re.sub(r"[^A-Za-z0-9_]+", "-", plain).strip("-") or otherwise
        made = made if NAME.fullmatch(made) else f"_{made}"
    return f"{made}_" if made in RESERVED else made[:LONGEST]


def names(texts: Iterable[str], same: Callable[[str], str]) -> dict[str, str]:
    """A name for each text; those for which `same` gives the same are told apart by a number."""
    made: dict[str, str] = {}
    taken: set[str] = set()
    for text in dict.fromkeys(texts):
        made[text] = free(spelled(text), taken, same)
        taken.add(same(made[text]))
    return made


def free(name: str, taken: Iterable[str], same: Callable[[str], str] = str) -> str:
    """The name itself, or with the first number that makes it new."""
    known, number, made = {*taken}, 1, name
    while same(made) in known:
        number += 1
        made = f"{name[: LONGEST - 6]}-{number}"
    return made
