"""How long the engines may look. They read no clock of their own: one is passed in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import inf
from typing import Final


@dataclass(frozen=True)
class Allowance:
    """`seconds` in all, until `clock` tells `end`."""

    seconds: float
    clock: Callable[[], float]
    end: float

    @property
    def left(self) -> float:
        """The seconds that are left; negative where the time is up."""
        return self.end - self.clock() if self.seconds < inf else inf

    @property
    def over(self) -> bool:
        """Whether the time is up."""
        return self.left <= 0

    @property
    def reason(self) -> str:
        """What ended a search that was not at its end."""
        return f"the time limit of {self.seconds:g} s ended the search"


ENDLESS: Final = Allowance(inf, lambda: 0.0, inf)
"""No limit: the engines end by their own limits of work, which are the same on every machine."""
