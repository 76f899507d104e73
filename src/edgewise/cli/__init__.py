"""The command line: the only room that prints, reads the clock and exits."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from typing import Final, NoReturn

from edgewise.cli.arguments import parser
from edgewise.cli.console import BUG, FINE, UNREADABLE, Console, Unwritable
from edgewise.problem import Unreadable

GARBAGE: Final = (50_000, 20, 100)
"""When Python is to look for cycles. Commands make many objects and hardly a cycle: looking often costs a tenth."""


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit with a code of `console`."""
    gc.set_threshold(*GARBAGE)
    try:
        code = _run(sys.argv[1:] if arguments is None else list(arguments))
        sys.stdout.flush()
    except BrokenPipeError:
        _close()
        code = FINE
    except Unwritable as error:
        _close()
        sys.stderr.write(f"error: standard output cannot be written: {error}\n")
        code = UNREADABLE
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)


def _close() -> None:
    """Let nothing more be written to standard output: Python would try again at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(arguments: list[str]) -> int:
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace", newline="\n")  # type: ignore[union-attr]  # both are text wrappers
    asked = parser().parse_args(arguments)
    console = Console.of(asked)
    try:
        return console.run(asked)
    except Unreadable as error:
        console.problems(error.problems)
        return UNREADABLE
    except (BrokenPipeError, KeyboardInterrupt, Unwritable):
        raise
    except Exception as error:
        if os.environ.get("EDGEWISE_DEBUG"):
            raise
        console.error(f"edgewise: a fault of ours, not of your files: {type(error).__name__}: {error}")
        console.error("Please report it, with the output of the same command under EDGEWISE_DEBUG=1.")
        return BUG
