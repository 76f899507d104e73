"""The TCP connection of the corpus is the one of RFC 9293: its arrows, and the states that accept a user's call."""

from __future__ import annotations

import pytest

import known
from edgewise.engines.graph import count
from edgewise.machine import Machine

# Section 3.3.2, figure 5 with its note 2.
FIGURE_5 = """
CLOSED: LISTEN, SYN-SENT
LISTEN: SYN-RECEIVED, SYN-SENT, CLOSED
SYN-SENT: SYN-RECEIVED, ESTABLISHED, CLOSED
SYN-RECEIVED: LISTEN, ESTABLISHED, FIN-WAIT-1
ESTABLISHED: FIN-WAIT-1, CLOSE-WAIT
FIN-WAIT-1: FIN-WAIT-2, CLOSING, TIME-WAIT
FIN-WAIT-2: TIME-WAIT
CLOSE-WAIT: LAST-ACK
CLOSING: TIME-WAIT
LAST-ACK: CLOSED
TIME-WAIT: CLOSED
"""

# What the figure leaves out for legibility (its note 3): a reset, an ABORT and the user timeout end every
# connection; and section 3.10.7.4, eighth: a FIN ends SYN-RECEIVED as it ends ESTABLISHED.
LEFT_OUT = """
SYN-RECEIVED: CLOSED, CLOSE-WAIT
ESTABLISHED: CLOSED
FIN-WAIT-1: CLOSED
FIN-WAIT-2: CLOSED
CLOSE-WAIT: CLOSED
CLOSING: CLOSED
"""

# Sections 3.10.1 to 3.10.6: where a call is not an error, whatever it finds there.
ACCEPTED = """
OPEN: CLOSED, LISTEN
SEND: LISTEN, SYN-SENT, SYN-RECEIVED, ESTABLISHED, CLOSE-WAIT
RECEIVE: LISTEN, SYN-SENT, SYN-RECEIVED, ESTABLISHED, FIN-WAIT-1, FIN-WAIT-2, CLOSE-WAIT
CLOSE: LISTEN, SYN-SENT, SYN-RECEIVED, ESTABLISHED, CLOSE-WAIT
ABORT: LISTEN, SYN-SENT, SYN-RECEIVED, ESTABLISHED, FIN-WAIT-1, FIN-WAIT-2, CLOSE-WAIT, CLOSING, LAST-ACK, TIME-WAIT
STATUS: LISTEN, SYN-SENT, SYN-RECEIVED, ESTABLISHED, FIN-WAIT-1, FIN-WAIT-2, CLOSE-WAIT, CLOSING, LAST-ACK, TIME-WAIT
"""


def pairs(text: str) -> set[tuple[str, str]]:
    lines = (line.split(": ") for line in text.strip().splitlines())
    return {(head, item) for head, tail in lines for item in tail.split(", ")}


@pytest.fixture(scope="module")
def tcp() -> Machine:
    return known.machine("tcp")


def test_arrows(tcp: Machine) -> None:
    assert pairs(FIGURE_5).isdisjoint(pairs(LEFT_OUT))
    assert set(tcp.edges) == pairs(FIGURE_5) | pairs(LEFT_OUT)


def test_calls(tcp: Machine) -> None:
    rows = [row for row in tcp.transitions if row.trigger in tcp.verb_named]
    assert {(row.trigger, source) for row in rows for source in row.sources} == pairs(ACCEPTED)


@pytest.mark.parametrize(("jobs", "configurations"), [(1, 49), (2, 1_045)])
def test_size(tcp: Machine, jobs: int, configurations: int) -> None:
    assert count(tcp, jobs).configurations == configurations
