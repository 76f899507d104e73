"""A program that is started to be spoken to, and that ends with whoever started it, whatever becomes of them.

It is given one end of a pair of UNIX sockets. Nothing listens anywhere, and no file is made.
"""

from __future__ import annotations

import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Generator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import IO, Final, Self

from edgewise.problem import Problem, Span, Unreadable

DESCRIPTOR: Final = "{fd}"
"""What stands in arguments for the number of the program's end of the sockets."""
PATIENCE: Final = 1.0
"""Seconds for a program that has hung up to end."""

_GUARD: Final = ("/bin/sh", "-c", "read -r _; kill -KILL 0")
"""Waits for the end of a pipe, which comes when whoever holds it ends, even by SIGKILL; then ends its process group."""


@dataclass(frozen=True)
class Running:
    """A program that runs, our end of its sockets, and what it writes on standard error."""

    process: subprocess.Popen[bytes]
    end: socket.socket
    said: IO[bytes]

    def last_words(self) -> str:
        """How it ended, once nothing more comes from it, and the last line it wrote; "" if it still runs."""
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(PATIENCE)
        code = self.process.returncode
        if code is None:
            return ""
        how = f"it ended by {signal.Signals(-code).name}" if code < 0 else f"it ended with exit code {code}"
        self.said.seek(0)
        lines = self.said.read().decode(errors="replace").split("\n")
        said = next((line.strip() for line in reversed(lines) if line.strip()), "")
        return f"{how}: {said}" if said else how


class Daemons:
    """Starts programs, one process group for all. To be used in a `with` statement."""

    def __init__(self, program: str, package: str, arguments: Sequence[str]) -> None:
        """Raises Unreadable where there is no such program."""
        found = shutil.which(program)
        if found is None:
            help = f"install it: apt-get install {package}" if package else "install it, or mend PATH"
            raise Unreadable([Problem("EW801", Span(program), f"there is no program '{program}' here", help)])
        self._program, self._arguments = found, arguments

    def __enter__(self) -> Self:
        self._guard = subprocess.Popen(  # noqa: S603  # the words above
            _GUARD, stdin=subprocess.PIPE, process_group=0
        )
        return self

    def __exit__(self, *_: object) -> None:
        assert self._guard.stdin is not None
        with suppress(BrokenPipeError):
            self._guard.stdin.close()
        self._guard.wait()

    @contextmanager
    def run(self) -> Generator[Running, None, None]:
        """One of them, for as long as it is needed."""
        ours, its = socket.socketpair()
        with ours, tempfile.TemporaryFile() as said:
            with its:
                number = its.fileno()
                process = subprocess.Popen(  # noqa: S603  # what the harness names, with the harness's arguments
                    [self._program, *(one.replace(DESCRIPTOR, str(number)) for one in self._arguments)],
                    stdin=subprocess.DEVNULL,
                    stdout=said,
                    stderr=said,
                    pass_fds=[number],
                    process_group=self._guard.pid,
                )
            try:
                yield Running(process, ours, said)
            finally:
                process.kill()
                process.wait()
