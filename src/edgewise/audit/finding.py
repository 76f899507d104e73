"""What is wrong with a drawing or a table, as data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

from edgewise.observed import End
from edgewise.problem import Problem, Span

Kind: TypeAlias = Literal[
    "missing-head",
    "reversed-head",
    "extra-edge",
    "missing-edge",
    "unlabelled",
    "wrong-label",
    "unknown-state",
    "missing-state",
    "duplicate-state",
    "ambiguous",
    "cell",
]

CODE: Final[Mapping[Kind, str]] = MappingProxyType(
    {
        "missing-head": "EW601",
        "reversed-head": "EW602",
        "extra-edge": "EW603",
        "missing-edge": "EW604",
        "unlabelled": "EW605",
        "wrong-label": "EW606",
        "unknown-state": "EW607",
        "missing-state": "EW608",
        "duplicate-state": "EW609",
        "ambiguous": "EW610",
        "cell": "EW613",
    }
)

Part: TypeAlias = Literal["heads", "edges", "labels", "states"]

PARTS: Final[Mapping[Part, frozenset[Kind]]] = MappingProxyType(
    {
        "heads": frozenset({"missing-head", "reversed-head", "ambiguous"}),
        "edges": frozenset({"extra-edge", "missing-edge", "ambiguous", "cell"}),
        "labels": frozenset({"unlabelled", "wrong-label"}),
        "states": frozenset({"unknown-state", "missing-state", "duplicate-state"}),
    }
)
"""What `--only` lets through."""


@dataclass(frozen=True, slots=True)
class Mend:
    """A character of the drawing that should be another: at `end`, with an arrowhead or without."""

    end: End
    head: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where a drawing departs from the model.

    `source` and `target` are states of the model, or what is drawn where the model has no such
    state; in a table of verbs `target` is the verb. "" where the finding is about no edge. `mends`
    are the characters to change; () where that is not all it takes.
    """

    kind: Kind
    problem: Problem
    source: str = ""
    target: str = ""
    mends: tuple[Mend, ...] = ()


def find(kind: Kind, span: Span, message: str, help: str = "", source: str = "", target: str = "") -> Finding:
    """A finding without a mend."""
    return Finding(kind, Problem(CODE[kind], span, message, help), source, target)


def only(findings: Iterable[Finding], parts: Iterable[Part]) -> tuple[Finding, ...]:
    """The findings of these parts (none named: all), in the order of the text."""
    kinds = frozenset[Kind]().union(*(PARTS[part] for part in parts)) or frozenset(CODE)
    told = [finding for finding in findings if finding.kind in kinds]
    return tuple(sorted(told, key=lambda finding: (finding.problem.span.line, finding.problem.span.column)))
