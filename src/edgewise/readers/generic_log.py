"""A log anybody can write: CSV with a header, or a JSON object a line (docs/replay.md)."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, TypeAlias

from edgewise.dialect import Path
from edgewise.logged import Answered, Asked, Created, Done, Log, Loss, Lost, Member, Moved, Observation, Reply
from edgewise.problem import Problem, Span, Unreadable, nearest
from edgewise.readers.conversation import look
from edgewise.readers.json_stream import objects
from edgewise.readers.lines import Lines

COLUMNS: Final = ("instance", "state", "verb", "outcome", "reply", "group", "lost")
REMARKS: Final = ("time", "note")
"""Columns that nobody reads; all others are parameters."""
REPLIES: Final[Mapping[str, Reply]] = {
    "ok": "ok",
    "refused": "refused",
    "error": "refused",
    "moot": "moot",
    "unheard": "unheard",
}

Row: TypeAlias = tuple[Span, Mapping[str, str]]


def read_csv(lines: Lines) -> Log:
    """The log in comma-separated values, the names of the columns in its first line. Raises Unreadable."""
    told = [(at, line) for at, line in enumerate(lines.peek(), 1) if line.strip() and not line.startswith("#")]
    number, text = told[0] if told else (1, "")
    header = _names(text)
    if not is_header(text):
        span, help = lines.span(number, text), "the first line names the columns: instance, state, …"
        raise Unreadable([Problem("EW702", span, "no column is called 'instance'", help)])
    for name in header:
        if header.count(name) > 1:
            span = lines.span(number, text, text.index(name) + 1, len(name))
            raise Unreadable([Problem("EW702", span, f"two columns are called '{name}'", "rename one")])
    loss, why = _loss(header)
    return Log(lines.path, "csv", _observations(_rows(lines, header, number)), loss, why)


def read_json(lines: Lines) -> Log:
    """The log of JSON objects, with the same keys. Raises Unreadable."""
    text = "\n".join(lines.peek())
    loss, why = _loss([key for key in ("state", "verb") if f'"{key}"' in text])
    return Log(lines.path, "json", _observations(_records(lines)), loss, why)


def is_header(line: str) -> bool:
    """Whether a line names the columns of such a log."""
    return "instance" in _names(line)


def _names(line: str) -> list[str]:
    try:
        return [name.strip() for name in next(csv.reader([line], skipinitialspace=True), [])]
    except csv.Error:
        return []


def _loss(keys: Iterable[str]) -> tuple[Loss, str]:
    told = set(keys)
    if "verb" not in told:
        return "verbs", "it has no verbs"
    return ("nothing", "") if "state" in told else ("states", "it has no states")


def _rows(lines: Lines, header: list[str], first: int) -> Iterator[Row]:
    for text in lines:
        if lines.number <= first or not text.strip() or text.startswith("#"):
            continue
        try:
            (cells,) = csv.reader([text], strict=True, skipinitialspace=True)
        except (csv.Error, ValueError):
            span, help = lines.span(lines.number, text), "a quote that is open? a row is one line"
            raise Unreadable([Problem("EW702", span, "this is no row of CSV", help)]) from None
        if len(cells) != len(header):
            span, message = lines.span(lines.number, text), f"{len(header)} columns, but here are {len(cells)}"
            raise Unreadable([Problem("EW702", span, message, "write an empty cell where there is nothing")])
        yield (
            lines.span(lines.number, text, 1, max(1, len(text))),
            {name: cell.strip() for name, cell in zip(header, cells, strict=True) if cell.strip()},
        )


def _records(lines: Lines) -> Iterator[Row]:
    for number, text, found in objects(lines):
        keys: list[Path] = [(key,) for key in found]
        yield (
            lines.span(number, text, 1, max(1, len(text))),
            {path[0]: told for path in keys if (told := look(found, path))},
        )


def _observations(rows: Iterable[Row]) -> Iterator[Observation]:
    groups: dict[str, list[Member]] = {}
    owed: dict[str, str] = {}
    open_: dict[tuple[str, str], int] = {}
    count = 0
    for span, row in rows:
        if row.get("lost"):
            groups.clear()
            owed.clear()
            open_.clear()
            yield Lost(row["lost"], span)
            continue
        instance = row.get("instance", "")
        if not instance:
            raise Unreadable([Problem("EW702", span, "no instance is named", "give the instance this is about")])
        given = tuple((key, value) for key, value in row.items() if key not in COLUMNS and key not in REMARKS)
        group, verb, state = row.get("group", ""), row.get("verb", ""), row.get("state", "")
        if not verb and not state:
            groups.setdefault(group or instance, []).append(Member(instance, given))
            owed[instance] = group or instance
            continue
        if instance in owed:
            members = tuple(groups.pop(owed[instance]))
            for member in members:
                owed.pop(member.name, None)
            yield Created(members, span)
        if verb:
            outcomes = tuple(row["outcome"].split()) if "outcome" in row else ()
            reply = _reply(span, row["reply"]) if "reply" in row else None
            if reply is None and not state:
                count += 1
                open_[instance, verb] = count
                yield Asked(instance, verb, outcomes, count, span)
            elif (instance, verb) in open_ and reply is not None:
                yield Answered(open_.pop((instance, verb)), reply, span)
            else:
                yield Done(instance, verb, outcomes, reply or "ok", span)
        if state:
            yield Moved(instance, state, span)


def _reply(span: Span, text: str) -> Reply:
    found = REPLIES.get(text.lower())
    if found is None:
        raise Unreadable([Problem("EW702", span, f"'{text}' is no reply", nearest(text, tuple(REPLIES)))])
    return found
