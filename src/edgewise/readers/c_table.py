"""Tables of truth values in C: `bool MAY[STATE__MAX][STATE__MAX] = { [STATE_IDLE] = {0, 1}, … };`.

The preprocessor is not asked: what stands between `#if` and `#endif` is read as if it were there.
"""

from __future__ import annotations

from collections.abc import Sequence

from edgewise.observed import Table
from edgewise.problem import Problems
from edgewise.readers import c_axis
from edgewise.readers.c_cells import Draft
from edgewise.readers.c_file import File
from edgewise.readers.c_value import Values
from edgewise.source import Source


def read(source: Source, beside: Sequence[Source] = (), only: str = "") -> tuple[Table, ...]:
    """The tables of a C text, or the one called `only`; `beside` are texts that have enumerations and macros for it.

    Raises Unreadable for a table that is no C, or that needs names or values that no text has.
    """
    file = File(source)
    if not file.may_have_arrays or not (file.arrays or file.unclosed):
        return ()
    values, enums = Values(), list[tuple[str, ...]]()
    for one in (*map(File, beside), file):
        values.macros.update(one.code.macros)
        enums += [enum for body in one.enums if (enum := values.enumerate(body))]
    drafts = [Draft(file, array, values, *c_axis.axes(array, file.code)) for array in file.arrays]
    drafts = [draft for draft in drafts if draft.is_truth]
    c_axis.name([(draft.rows, draft.columns) for draft in drafts], enums, values)
    problems, doubtful = Problems(), Problems()
    tables = [draft.table(problems if draft.is_bool else doubtful) for draft in drafts if only in ("", draft.name)]
    # What is no bool may be no table of truth values at all: it is complained of only where there is no other.
    if not any(tables):
        problems.found += doubtful.found
    for start, end in file.unclosed:
        if only in ("", name := source.text[start:end]):
            help = "is a brace missing, or one too many?"
            problems.add("EW612", file.span(start, end), f"'{name}' is no table by the grammar of C", help)
    problems.stop_if_any()
    return tuple(table for table in tables if table is not None)
