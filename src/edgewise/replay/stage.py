"""What is known of a group at one moment, and what can be seen of it next, as data."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from edgewise.engines.tables import Local
from edgewise.logged import Loss, Reply

OPEN: Final = 0
"""A request that is neither taken nor refused yet. Taken in state number n: 2n + 1; refused there: 2n + 2."""

ANY: Final = -1
"""A look that came while a change of state was yet to be told: the instance may have been in either."""

LOOK: Final = ""
"""In place of a verb: somebody looks which state the instance is in. That is always taken."""

TELLS_STATES: Final = frozenset({"nothing", "verbs", "ending"})
TELLS_VERBS: Final = frozenset({"nothing", "states", "ending"})
"""The losses that leave changes of state in the log, and those that leave what was asked."""

Possibility: TypeAlias = tuple[tuple[Local, ...], int, int, tuple[int, ...]]
"""Where the group may be: its instances, the shared number, who is in a state that is yet to be seen (as bits), and
how far each request is."""

Request: TypeAlias = tuple[int, str, tuple[str, ...]]
"""A verb that was asked of an instance (from 0), and the outcomes it may have, () for all."""

Moving: TypeAlias = tuple[Literal["moved"], int, str]
Asking: TypeAlias = tuple[Literal["asked"], Request]
Answering: TypeAlias = tuple[Literal["answered"], int, Reply, str]
Doing: TypeAlias = tuple[Literal["done"], Request, Reply]
Showing: TypeAlias = tuple[Literal["shown"], int, int]
Making: TypeAlias = tuple[Literal["made"], int, bool]
Losing: TypeAlias = tuple[Literal["lost"]]
Sight: TypeAlias = Moving | Asking | Answering | Doing | Showing | Making | Losing
"""What is seen of a group: an instance (from 0) comes to a state; a request is made; one is answered, by its place
among the open ones, refused in a state ("" if that is not told); a verb is asked and answered at once; a row of the
dialect's `showing` is told of an instance; that it was made, or was not, is answered; anything may have happened."""

Way: TypeAlias = tuple[int, int, tuple[Local, ...], int, int]
"""A step: row, actor (-1 for none), instances and shared number after it, and whose state it changes (as bits)."""


class TooMany(Exception):
    """There are more possibilities than are tracked."""


@dataclass(slots=True, eq=False)
class Stage:
    """All that is possible after what was seen. `after` is the stages that follow, and None where none can.

    With an answer come the numbers of the states in which the verb may have been taken or refused.
    """

    requests: tuple[Request, ...]
    possible: frozenset[Possibility]
    loss: Loss
    after: dict[Sight, tuple[Stage, frozenset[int]] | None] = field(
        default_factory=dict["Sight", "tuple[Stage, frozenset[int]] | None"]
    )


def agrees(progress: int, reply: Reply) -> bool:
    """Whether a request that is so far can get that reply."""
    match reply:
        case "ok":
            return progress % 2 == 1
        case "refused":
            return progress > 0 and progress % 2 == 0
        case "moot":
            return progress % 2 == 0
        case "unheard":
            return True


def spelled(value: object) -> str:
    """A value as logs have it: true, 3, none."""
    return str(value).lower() if isinstance(value, bool) else str(value)
