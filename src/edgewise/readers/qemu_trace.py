"""QEMU's trace event `job_state_transition`, as any of its trace backends prints it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from edgewise.logged import Log, Moved, Observation
from edgewise.readers.lines import Lines

LOOKS: Final = re.compile(
    r"\bjob_state_transition\b.*\bjob (0x[0-9a-f]+|\(nil\)) \(ret: -?[0-9]+\) "
    r"attempting \w+ transition \((\w+)-->(\w+)\)"
)
"""`job_state_transition job 0x55f0 (ret: 0) attempting allowed transition (undefined-->created)`, after what the trace
backend puts before it."""


def read(lines: Lines) -> Log:
    """The log whose instances are known by their addresses. Who asked for what is not in it."""
    return Log(lines.path, "qemu-trace", _observations(lines), "verbs", "commands are not traced")


def _observations(lines: Lines) -> Iterator[Observation]:
    for text in lines:
        found = LOOKS.search(text) if "job_state_transition" in text else None
        # A transition from a state to itself changes nothing.
        if found is not None and found[2] != found[3]:
            yield Moved(found[1], found[3], lines.span(lines.number, text, found.start(3) + 1, len(found[3])))
