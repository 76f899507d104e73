"""How fast logs are replayed, and in how much memory: `python tests/bench/replay.py LOG...`, default our own.

First one long log: the sessions in which every job comes to its end, told again and again by one server, each time
with names, numbers of commands and times of its own, so that no line is like another. A tenth of it and all of it:
what it takes of memory must be the same. Then all logs as they are, file by file, again and again. Every run goes from
the file to the verdict. Seconds are CPU seconds of this process alone; an event is a message of the client or the
server, remarks do not count.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from pathlib import Path
from statistics import median
from typing import Any, Final

from edgewise import load
from edgewise.machine import Machine
from edgewise.readers.logs import open_log
from edgewise.replay.logs import replay

ROOT: Final = Path(__file__).resolve().parents[2]
MODEL: Final = ROOT / "model" / "qemu-job.toml"
LOGS: Final = ROOT / "tests" / "logs" / "qemu"


def long_log(sessions: Sequence[Sequence[dict[str, Any]]], messages: int) -> Iterator[str]:
    """The lines of so many messages, and of the session begun last."""
    told, commands, clock = 0, 0, 0.0
    for turn in count():
        for number, session in enumerate(sessions):
            numbers: dict[int, int] = {}
            for line in session:
                message = line.get("msg", {})
                if told and ("QMP" in message or message.get("execute") == "qmp_capabilities"):
                    continue
                told += "msg" in line
                fresh = renamed(message, f"{turn}.{number}.")
                if "id" in message:
                    commands += message["id"] not in numbers
                    fresh["id"] = numbers.setdefault(message["id"], commands)
                yield json.dumps({**line, "t": round(clock + line["t"], 4)} | ({"msg": fresh} if fresh else {})) + "\n"
            clock += session[-1]["t"]
            if told >= messages:
                return


def renamed(message: dict[str, Any], prefix: str) -> dict[str, Any]:
    """The same about jobs of other names."""
    found = dict(message)
    for key in ("data", "arguments"):
        if key in found:
            found[key] = named(found[key], prefix)
    if isinstance(found.get("return"), list):
        found["return"] = [named(one, prefix) if isinstance(one, dict) else one for one in found["return"]]
    if "actions" in found.get("arguments", {}):
        actions = [action | {"data": named(action["data"], prefix)} for action in found["arguments"]["actions"]]
        found["arguments"] = found["arguments"] | {"actions": actions}
    return found


def named(data: dict[str, Any], prefix: str) -> dict[str, Any]:
    return {key: prefix + value if key in {"id", "job-id", "device"} else value for key, value in data.items()}


def messages_in(path: Path) -> int:
    """How many messages a log has."""
    with path.open("rb") as file:
        return sum(b'"msg": ' in line for line in file)


def seconds(repeats: int, work: Callable[[], object]) -> list[float]:
    """The CPU seconds of each run."""
    taken: list[float] = []
    for _ in range(repeats):
        started = time.process_time()
        work()
        taken.append(time.process_time() - started)
    return taken


def row(what: str, events: int, taken: Sequence[float]) -> str:
    """A line of the table: the least and the median of the seconds, and events a second."""
    least, middle = min(taken), median(taken)
    return f"  {what:<14}{least:>8.3f} s{middle:>10.3f} s{events / least:>13,.0f}{events / middle:>13,.0f}\n"


HEAD: Final = f"  {'CPU seconds':<14}{'min':>8}{'median':>12}{'events/s max':>15}{'median':>10}\n"


def long(machine: Machine, path: Path, repeats: int) -> str:
    """What one long log takes."""
    dialect, events = machine.dialects[0], messages_in(path)
    reading = seconds(repeats, lambda: sum(1 for _ in open_log(path, dialect).observations))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    (verdict,) = replay(machine, [path]).verdicts
    whole = seconds(repeats, lambda: replay(machine, [path]))
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return (
        f"one log, {events:,} events, {verdict.observations:,} observations, {verdict.instances:,} jobs, "
        f"{path.stat().st_size / 1e6:.1f} MB, {len(verdict.findings)} findings\n"
        f"{HEAD}{row('only read', events, reading)}{row('replayed', events, whole)}"
        f"  {after / 1024:.1f} MB of memory at most, {(after - before) / 1024:.1f} MB more than before\n"
    )


def files(machine: Machine, paths: Sequence[Path], messages: int, repeats: int) -> str:
    """What all logs as they are take."""
    once = sum(map(messages_in, paths))
    times = max(1, messages // once)
    taken = seconds(repeats, lambda: replay(machine, [*paths] * times))
    found = sum(len(verdict.findings) for verdict in replay(machine, paths).verdicts)
    return (
        f"{len(paths)} logs, {times} times, {once * times:,} events, {found} findings\n"
        + HEAD
        + row("replayed", once * times, taken)
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("log", nargs="*", type=Path, default=sorted(LOGS.glob("*.jsonl")))
    parser.add_argument("--messages", type=int, default=200_000)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--model", type=Path, default=MODEL)
    asked = parser.parse_args()
    machine = load.machine(asked.model)
    # What is still alive has to be remembered; and after QEMU has quit no session goes on with another.
    final = {state.name for state in machine.states if state.final}
    whole = [
        Path(one.path)
        for one in replay(machine, asked.log).verdicts
        if one.ends is None and all(life.path[-1] in final for life in one.lives)
    ]
    sys.stdout.write(f"{len(whole)} of {len(asked.log)} sessions in which every job comes to its end\n")
    sessions = [[json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] for path in whole]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "long.jsonl")
        for messages in (asked.messages // 10, asked.messages):
            with path.open("w", encoding="utf-8") as file:
                file.writelines(long_log(sessions, messages))
            sys.stdout.write(long(machine, path, asked.repeats))
            sys.stdout.flush()
    sys.stdout.write(files(machine, asked.log, asked.messages // 10, asked.repeats))


if __name__ == "__main__":
    main()
