"""How fast logs are replayed, and in how much memory: `python tests/bench/replay.py LOG...`, default our own.

The sessions of QEMU are told again and again as one long log, each under names of its own, until it has as many
messages as asked for. Seconds are those of this process alone.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any, Final

from edgewise import load
from edgewise.machine import Machine
from edgewise.readers.logs import open_log
from edgewise.replay.logs import replay

ROOT: Final = Path(__file__).resolve().parents[2]
MODEL: Final = ROOT / "model" / "qemu-job.toml"
LOGS: Final = ROOT / "tests" / "logs" / "qemu"


def long_log(sessions: list[list[dict[str, Any]]], messages: int) -> Iterator[str]:
    """The lines of so many messages, and of the session begun last."""
    told = 0
    for turn in count():
        for number, session in enumerate(sessions):
            if told >= messages:
                return
            for line in session:
                yield json.dumps(renamed(line, f"{turn}.{number}.")) + "\n"
            told += len(session)


def renamed(line: dict[str, Any], prefix: str) -> dict[str, Any]:
    """The same about jobs of other names."""
    message = dict(line.get("msg", {}))
    if "data" in message:
        message["data"] = named(message["data"], prefix)
    if "arguments" in message:
        message["arguments"] = named(message["arguments"], prefix)
        if "actions" in message["arguments"]:
            actions = [action | {"data": named(action["data"], prefix)} for action in message["arguments"]["actions"]]
            message["arguments"] = message["arguments"] | {"actions": actions}
    return {**line, "msg": message}


def named(data: dict[str, Any], prefix: str) -> dict[str, Any]:
    return {key: prefix + value if key in {"id", "job-id", "device"} else value for key, value in data.items()}


def measure(machine: Machine, path: Path) -> str:
    """A table of what it took."""
    dialect = machine.dialects[0]
    started = time.process_time()
    for _ in open_log(path, dialect).observations:
        pass
    reading = time.process_time() - started
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.process_time()
    (verdict,) = replay(machine, [path]).verdicts
    whole = time.process_time() - started
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with path.open("rb") as file:
        messages = sum(1 for _ in file)
    return (
        f"{messages:>10,} messages, {verdict.observations:,} of them about jobs, {verdict.instances:,} jobs, "
        f"{path.stat().st_size / 1e6:.1f} MB\n"
        f"{messages / whole:>10,.0f} messages a second, {messages / reading:,.0f} if they are only read\n"
        f"{after / 1024:>10.1f} MB of memory at most, {(after - before) / 1024:.1f} MB more than before\n"
        f"{len(verdict.findings):>10} findings\n"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("log", nargs="*", type=Path, default=sorted(LOGS.glob("*.jsonl")))
    parser.add_argument("--messages", type=int, default=200_000)
    parser.add_argument("--model", type=Path, default=MODEL)
    asked = parser.parse_args()
    machine = load.machine(asked.model)
    # What is still alive has to be remembered; and after QEMU has quit no session goes on with another.
    final = {state.name for state in machine.states if state.final}
    whole = [
        Path(one.path)
        for one in replay(machine, asked.log).verdicts
        if one.ends is None and all((life.last or life.first)[-1] in final for life in one.lives)
    ]
    sys.stdout.write(
        f"{len(whole)} of {len(asked.log)} sessions in which every job comes to its end, again and again\n"
    )
    sessions = [[json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] for path in whole]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "long.jsonl")
        for messages in (asked.messages // 10, asked.messages):
            with path.open("w", encoding="utf-8") as file:
                file.writelines(long_log(sessions, messages))
            sys.stdout.write(measure(machine, path))


if __name__ == "__main__":
    main()
