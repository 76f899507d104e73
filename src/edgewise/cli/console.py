"""Where output goes, and how it looks there."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from edgewise.problem import Problem
from edgewise.report import problems
from edgewise.report.paint import Paint

FINE: Final = 0
FINDING: Final = 1
UNREADABLE: Final = 2
BUG: Final = 3
UNDECIDED: Final = 4


class Unwritable(Exception):
    """Standard output takes no more, on a full disk for one."""


@dataclass(frozen=True)
class Console:
    """Standard output and error, painted as the user wants; `format` is the one asked for."""

    out: Paint
    err: Paint
    format: str

    @classmethod
    def of(cls, asked: argparse.Namespace) -> Console:
        """The console for parsed arguments."""
        width = max(40, min(shutil.get_terminal_size((80, 24)).columns, 120))
        color = getattr(asked, "color", "auto")
        return cls(
            Paint(_colour(color, sys.stdout.isatty()), _unicode(sys.stdout.encoding), width),
            Paint(_colour(color, sys.stderr.isatty()), _unicode(sys.stderr.encoding), width),
            getattr(asked, "format", "text"),
        )

    @property
    def json(self) -> bool:
        """Whether results are told as JSON of our own schemas."""
        return self.format == "json"

    @property
    def text(self) -> bool:
        """Whether results are told to people, as they come."""
        return self.format == "text"

    def run(self, asked: argparse.Namespace) -> int:
        """Run the command asked for; its module is imported only now."""
        return int(import_module(f"edgewise.cli.{asked.command}").run(asked, self))

    def write(self, text: str) -> None:
        """Print a text that ends its own lines. Raises Unwritable."""
        try:
            sys.stdout.write(self.out.plain(text))
            sys.stdout.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise Unwritable(error.strerror or str(error)) from None

    def error(self, line: str) -> None:
        """Print a line on standard error."""
        sys.stderr.write(self.err.plain(line) + "\n")

    def problems(self, found: Iterable[Problem]) -> None:
        """Print problems on standard error; for programs, as JSON on standard output as well."""
        found = tuple(found)
        if self.json:
            from edgewise.report import records

            self.record({"schema": "edgewise.problems/1", "problems": records.problems(found)})
        sys.stderr.write(problems.text(found, self.err))

    def record(self, value: Mapping[str, Any]) -> None:
        """Print a value as JSON."""
        self.write(json.dumps(value, indent=2, ensure_ascii=not self.out.unicode) + "\n")


def clock() -> float:
    """Seconds since some moment."""
    return time.perf_counter()


def here() -> Path:
    """The folder the user stands in."""
    return Path.cwd()


def _colour(asked: str, terminal: bool) -> bool:
    if asked != "auto":
        return asked == "always"
    return terminal and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"


def _unicode(encoding: str | None) -> bool:
    return (encoding or "").lower().replace("-", "").startswith("utf")
