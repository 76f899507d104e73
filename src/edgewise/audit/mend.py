"""The drawing as given, with its arrowheads where the model has them."""

from __future__ import annotations

from collections.abc import Iterable

from edgewise.audit.finding import Finding
from edgewise.source import Source


def mend(source: Source, findings: Iterable[Finding]) -> str | None:
    """The whole text with the characters changed that the findings name; None where that does not mend them all."""
    lines = [list(line) for line in source.text.split("\n")]
    for finding in findings:
        if not finding.mends:
            return None
        for one in finding.mends:
            span = one.end.span
            lines[span.line - 1][span.column - 1] = one.end.mark if one.head else one.end.bare
    return "\n".join("".join(line) for line in lines)
