"""Readers of logs; which of them a log is for."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from edgewise.dialect import Dialect
from edgewise.logged import Log
from edgewise.problem import Problem, Span, Unreadable
from edgewise.readers import generic_log, iotests, qemu_trace, qmp
from edgewise.readers.lines import Lines

READERS: Final[Mapping[str, Callable[[Lines, Dialect], Log]]] = MappingProxyType(
    {
        "qmp": qmp.read,
        "iotests": iotests.read,
        "qemu-trace": lambda lines, _: qemu_trace.read(lines),
        "csv": lambda lines, _: generic_log.read_csv(lines),
        "json": lambda lines, _: generic_log.read_json(lines),
    }
)
"""Each reader by its name."""

SPEAKING: Final = frozenset({"qmp", "iotests"})
"""Those that need to be told what the messages mean."""

_MESSAGE: Final = re.compile(r"""['"](?:execute|event|return|error)['"]\s*:""")
_LOOSE: Final = re.compile(r"^\s*\{ ?'execute'|TIMESTAMP|^QA output created by|\"USECS\"")


def open_log(path: Path, dialect: Dialect | None, reader: str = "") -> Log:
    """A log, read by `reader`, or by the one it seems to be for. Raises Unreadable, also while it is taken."""
    lines = Lines(path)
    ahead = lines.peek()
    if not any(line.strip() for line in ahead):
        raise Unreadable([Problem("EW105", Span(lines.path), "there is nothing in it", "name a log: docs/replay.md")])
    name = reader or _reader(lines, ahead)
    if name in SPEAKING and dialect is None:
        message = f"read as {name}, and the machine does not tell what its messages mean"
        raise Unreadable([Problem("EW703", Span(lines.path), message, "add [replay.qmp] to the model: docs/replay.md")])
    return READERS[name](lines, dialect or Dialect("qmp"))


def _reader(lines: Lines, ahead: list[str]) -> str:
    if any(qemu_trace.LOOKS.search(line) for line in ahead):
        return "qemu-trace"
    if any(_LOOSE.search(line) for line in ahead):
        return "iotests"
    first = next(line for line in ahead if line.strip())
    if first.lstrip().startswith("{"):
        if _is_generic(first):
            return "json"
        return "iotests" if iotests.has_text(ahead) else "qmp"
    if any(_MESSAGE.search(line) for line in ahead):
        return "iotests"
    if any(generic_log.is_header(line) for line in ahead):
        return "csv"
    help = f"--reader says what it is: {', '.join(READERS)}"
    raise Unreadable([Problem("EW703", Span(lines.path), "no log that can be read is found in it", help)])


def _is_generic(line: str) -> bool:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(found, dict) and ("instance" in found or "lost" in found)
