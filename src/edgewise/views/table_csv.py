"""The matrix as CSV, a record for each cell, for spreadsheets and scripts.

Fields are quoted as RFC 4180 says; lines end in LF, as in everything that is generated. Lists are
separated by blanks, for no name has one. A CSV file has no comments, so the reconciliation stands
in the last records: their first field is `#`, their second the text, and the rest are empty. Own
events are not in here, and the reconciliation says so.
"""

from __future__ import annotations

import csv
import io
from typing import Final

from edgewise.views.table import Cell, Table

FIELDS: Final = ("verb", "state", "kind", "to", "when", "sets", "outcomes", "joint", "later")


def write(table: Table) -> str:
    """`table` with a heading, a record for each cell, and the reconciliation."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(FIELDS)
    writer.writerows(_record(cell) for cell in table.cells)
    writer.writerows(("#", line, *[""] * (len(FIELDS) - 2)) for line in table.matrix_alone.lines)
    return written.getvalue()


def _record(cell: Cell) -> tuple[str, ...]:
    if cell.kind == "unreachable":
        return (cell.verb, cell.state, cell.kind, *[""] * (len(FIELDS) - 3))
    return (
        cell.verb,
        cell.state,
        cell.kind,
        " ".join(cell.to),
        cell.when or "",
        _sets(cell),
        " ".join(cell.outcomes),
        "true" if cell.joint else "false",
        " ".join(dict.fromkeys(row.trigger for row in cell.later)),
    )


def _sets(cell: Cell) -> str:
    """The effects, or for rows with different effects each with where it leads."""
    effects = dict.fromkeys(", ".join(row.sets) for row in cell.rows)
    if len(effects) < 2:
        return "".join(effects)
    return "; ".join(f"{row.to or 'stays'}: {', '.join(row.sets) or 'nothing'}" for row in cell.rows)
