"""Which names are the same to a reader: case, `-`, `_` and blanks are a matter of taste."""

from __future__ import annotations

from collections.abc import Iterable


def fold(name: str) -> str:
    """The name as it is compared."""
    return "".join(character for character in name.casefold() if character not in "-_ \t")


def same(name: str, known: Iterable[str]) -> str:
    """The one of `known` that is the same name, exactly if there is one, else folded; "" if none is, or several."""
    options = tuple(known)
    if name in options:
        return name
    close = [option for option in options if fold(option) == fold(name)]
    return close[0] if len(close) == 1 else ""
