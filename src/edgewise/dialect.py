"""How the messages of a protocol speak of a machine, as data: which commands and events of a log mean what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeAlias

from edgewise.expr import Expr

FORMATS: Final = ("qmp",)
"""The formats whose messages need a dialect."""

Path: TypeAlias = tuple[str, ...]
"""The way to a value in nested objects: the key in each."""


@dataclass(frozen=True, slots=True)
class Match:
    """What a row is for: these commands (or events) with these values in their arguments, without those arguments."""

    commands: tuple[str, ...]
    having: tuple[tuple[Path, str], ...] = ()
    without: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Given:
    """A parameter of a new instance: the value of the argument at `path`, where there is one, else `value`.

    "" as value: it is not known then.
    """

    name: str
    path: Path = ()
    value: str = ""


@dataclass(frozen=True, slots=True)
class Making:
    """Commands that make an instance; its name is the first of the arguments `instance` that there is."""

    match: Match
    instance: tuple[Path, ...]
    parameters: tuple[Given, ...] = ()


@dataclass(frozen=True, slots=True)
class Asking:
    """Commands that ask a verb of the instance that the first of the arguments `instance` names."""

    match: Match
    instance: tuple[Path, ...]
    verb: str
    outcomes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Joining:
    """Commands whose argument `actions` is a list of commands: the name of each at `command`, its arguments at `data`.

    The instances they make are one group if `together`, else each is one by itself.
    """

    match: Match
    actions: Path
    command: Path
    data: Path
    together: bool = True


@dataclass(frozen=True, slots=True)
class Telling:
    """Events whose data tell that the instance at `instance` is now in the state at `state`."""

    events: tuple[str, ...]
    instance: Path
    state: Path


@dataclass(frozen=True, slots=True)
class Showing:
    """Events that tell something of the instance at `instance`: `when` is true of it.

    It is true where every change of state is told that has happened; or after the next change, which
    is to the state `to` and told later, where there is one.
    """

    match: Match
    instance: Path
    when: Expr
    to: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """Commands that are answered by a list of instances: in each entry its name at `instance`, its state at `state`."""

    commands: tuple[str, ...]
    instance: Path
    state: Path


@dataclass(frozen=True, slots=True)
class Ending:
    """A verb that the program asks of all instances itself when it comes to its end, and its outcomes (() for all)."""

    verb: str
    outcomes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dialect:
    """All of it. Of several rows for one command the first that matches counts.

    An error of a class in `moot_classes`, or whose text a regular expression in `moot_texts` finds
    something in, is about what was asked and says nothing of the machine. The first group of a
    regular expression in `refusing_texts` is the state in which a verb was refused. A note with one
    of `losing` in it tells that there something may be missing. Any answer but that to one of the
    commands `quitting` shows that the program has not come to its end. `made` is true of an instance
    that was made without error, never where there was one. `prompt`: when an answer comes, every
    change of state that has happened is told.
    """

    format: str
    making: tuple[Making, ...] = ()
    asking: tuple[Asking, ...] = ()
    joining: tuple[Joining, ...] = ()
    telling: tuple[Telling, ...] = ()
    showing: tuple[Showing, ...] = ()
    listing: tuple[Listing, ...] = ()
    moot_classes: tuple[str, ...] = ()
    moot_texts: tuple[str, ...] = ()
    refusing_texts: tuple[str, ...] = ()
    losing: tuple[str, ...] = ()
    ending: tuple[Ending, ...] = ()
    quitting: tuple[str, ...] = ()
    made: Expr | None = None
    prompt: bool = False
