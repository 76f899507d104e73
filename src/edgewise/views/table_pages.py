"""The table for the generator `table`: laid out where layout is all, in words where a template places them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from edgewise.machine import Machine
from edgewise.option import Options
from edgewise.views import table_csv, table_json, table_text
from edgewise.views.columns import simple_table
from edgewise.views.table import Table, table
from edgewise.views.table_sheet import Sheet, escaped, grid, happenings, sheet

FORMATS: Final = ("text", "md", "rst", "csv", "json")


@dataclass(frozen=True)
class Pages:
    """The table in every format: `text`, `csv` and `json` whole, `md` and `rst` as escaped words to be placed.

    The two tables of reStructuredText are laid out, so that they can be read as they are.
    """

    text: str
    csv: str
    json: str
    md: Sheet
    rst: Sheet
    rst_matrix: str
    rst_events: str


def view(machine: Machine, _: Options) -> Pages:
    """What the templates of `generators/table` show. It has no options."""
    return pages(table(machine))


def pages(shown: Table) -> Pages:
    """`shown` in every format."""
    plain = sheet(shown)
    rst = escaped(plain, restructured)
    return Pages(
        text=table_text.write(shown),
        csv=table_csv.write(shown),
        json=table_json.write(shown),
        md=escaped(plain, markdown),
        rst=rst,
        rst_matrix="\n".join(simple_table(grid(rst, "{words} [{note}]_"), table_text.WIDTH)) if rst.across else "",
        rst_events="\n".join(simple_table(happenings(rst), table_text.WIDTH)) if rst.happenings else "",
    )


def markdown(text: str) -> str:
    """`text` as GitHub's Markdown shows it, in a cell of a table also."""
    return re.sub(r"([\\`*_\[\]<>|&~#])", r"\\\1", text)


def restructured(text: str) -> str:
    """`text` as reStructuredText shows it, at the start of a paragraph also, where a sign would begin a list."""
    return re.sub(r"([\\`*_|]|^[^\w\\`*_|])", r"\\\1", text)
