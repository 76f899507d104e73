"""The door to qemu.qmp, QEMU's own library for its monitor protocol: what is said there, message by message, in order.

The protocol's framing, negotiation and numbering of commands are the library's business.
"""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final, Literal, TypeAlias

from edgewise.drive.harness import Message
from edgewise.problem import Problem, Span, Unreadable

try:
    from qemu.qmp import Message as _Message
    from qemu.qmp import QMPClient, QMPError, Runstate
except ImportError as missing:
    message = "qemu.qmp, QEMU's own library for its monitor, is not installed"
    raise Unreadable([Problem("EW801", Span("drive"), message, "pip install 'edgewise[qemu]'")]) from missing

Side: TypeAlias = Literal["C", "S"]
"""Who says it: the client, or the server."""

CONNECTING: Final = 10.0
"""Seconds for the program to greet and to agree on capabilities."""


class Gone(Exception):
    """The other side does not speak any more, or never did."""


@dataclass(frozen=True, slots=True)
class Heard:
    """One message, and who says it."""

    side: Side
    message: dict[str, Any]


class Monitor:
    """A session. What is heard is taken with `next`; nothing else goes on meanwhile."""

    def __init__(self, end: socket.socket) -> None:
        self._runner = asyncio.Runner()
        self._heard: asyncio.Queue[Heard] = asyncio.Queue()
        self._client = _Client(self._heard.put_nowait)
        self._tasks: set[asyncio.Task[None]] = set()
        self._end = end

    def connect(self) -> None:
        """Greet and be greeted. Raises Gone."""
        try:
            self._runner.run(asyncio.wait_for(self._client.connect(self._end), CONNECTING))
        except (QMPError, OSError, EOFError, TimeoutError) as error:
            raise Gone(str(error) or "no word from it") from None

    def post(self, message: Message) -> None:
        """Send a command, without waiting for its answer. Raises Gone."""
        self._runner.run(self._post(_Message(message)))

    async def _post(self, message: _Message) -> None:
        if self._client.runstate is not Runstate.RUNNING:
            raise Gone("it has hung up")
        task = asyncio.create_task(self._execute(message))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _execute(self, message: _Message) -> None:
        # The answer is heard like all else, and so is the end of the session.
        with suppress(QMPError):
            await self._client.execute_msg(message)

    def next(self, seconds: float) -> Heard | None:
        """What is said next; None where nothing is within some seconds. Raises Gone."""
        return self._heard.get_nowait() if self._heard.qsize() else self._runner.run(self._next(seconds))

    async def _next(self, seconds: float) -> Heard | None:
        if self._client.runstate is not Runstate.RUNNING:
            raise Gone("it has hung up")
        heard = asyncio.ensure_future(self._heard.get())
        changed = asyncio.ensure_future(self._client.runstate_changed())
        await asyncio.wait({heard, changed}, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        changed.cancel()
        if heard.done():
            return heard.result()
        heard.cancel()
        if changed.done() and not changed.cancelled():
            raise Gone("it has hung up")
        return None

    def close(self) -> None:
        """End the session."""
        with suppress(QMPError, OSError, EOFError):
            self._runner.run(self._client.disconnect())
        self._runner.close()


class _Client(QMPClient):
    """Tells what goes over the socket, in the order in which it does."""

    def __init__(self, tell: Callable[[Heard], None]) -> None:
        super().__init__()
        self._tell = tell

    def _cb_outbound(self, msg: _Message) -> _Message:
        self._tell(Heard("C", json.loads(bytes(msg))))
        return super()._cb_outbound(msg)

    def _cb_inbound(self, msg: _Message) -> _Message:
        self._tell(Heard("S", json.loads(bytes(msg))))
        return super()._cb_inbound(msg)
