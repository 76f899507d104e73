"""A program with lamps in it that speaks QMP over a socket it is given: `lamp.py FD MANNER`.

What it does is written by hand here, so that what edgewise says of it can be known beforehand. MANNER
is `fine`, or what is wrong with it.
"""

from __future__ import annotations

import json
import socket
import sys
import time
from collections.abc import Iterator
from typing import Any, NoReturn

TEXT = """
machine = "lamp"
instance = "lamp"
group = "room"
states = [
  {name = "BOXED", initial = true, internal = true},
  {name = "OFF"},
  {name = "ON"},
  {name = "COOLING"},
  {name = "GONE", final = true, internal = true},
]
verbs = [{name = "PRESS"}, {name = "TAKE"}]
events = [{name = "unpack"}, {name = "cool"}]
transitions = [
  {on = "unpack", from = "BOXED", to = "OFF"},
  {on = "PRESS", from = "OFF", to = "ON"},
  {on = "PRESS", from = "ON", to = "COOLING"},
  {on = "cool", from = "COOLING", to = "OFF"},
  {on = "TAKE", from = "OFF", to = "GONE"},
]

[replay.qmp]
tells = [{event = "LAMP", instance = "name", state = "state"}]
makes = [{command = "unpack", instance = "name"}]
asks = [
  {command = "press", instance = "name", verb = "PRESS"},
  {command = "take", instance = "name", verb = "TAKE"},
]
moot-classes = ["CommandNotFound", "LampNotFound"]
"""
"""What the program is by its makers' word."""


def messages(end: socket.socket) -> Iterator[dict[str, Any]]:
    """What is asked: objects, with nothing in between."""
    text = ""
    while data := end.recv(4096):
        text = (text + data.decode()).lstrip()
        while text:
            try:
                found, length = json.JSONDecoder().raw_decode(text)
            except ValueError:
                break
            yield found
            text = text[length:].lstrip()


def main(descriptor: int, manner: str) -> NoReturn:
    """Serve until nobody asks any more."""
    end = socket.socket(fileno=descriptor)
    states: dict[str, str] = {}

    def say(message: dict[str, Any]) -> None:
        end.sendall(json.dumps(message).encode() + b"\n")

    def come(name: str, *path: str) -> None:
        for state in path:
            say({"event": "LAMP", "data": {"name": name, "state": state.lower()}})
        states[name] = path[-1]

    if manner == "mute":
        time.sleep(60)
    say({"QMP": {"version": {"qemu": {"major": 1, "minor": 2, "micro": 3}, "package": ""}, "capabilities": []}})
    for asked in messages(end):
        name = asked.get("arguments", {}).get("name", "")
        refused = False
        match asked["execute"], states.get(name), manner:
            case "unpack", _, "empty":
                refused = True
            case "unpack", _, _:
                come(name, "OFF")
            case "press", "OFF", _:
                come(name, "ON")
            case "press", "ON", "stuck":
                refused = True
            case "press", "ON", "hot":
                come(name, "COOLING")
            case "press", "ON", _:
                come(name, "COOLING", "OFF")
            case "take", "OFF", "crash":
                sys.exit("the wire broke")
            case "take", "OFF", "silent":
                continue
            case "take", _, "nailed" | "lost":
                kind = "CommandNotFound" if manner == "nailed" else "LampNotFound"
                say({"error": {"class": kind, "desc": f"no {manner} lamp"}, "id": asked["id"]})
                continue
            case "take", "OFF", _:
                come(name, "GONE")
            case "take", _, _:
                refused = True
            case _:
                pass
        answer = {"error": {"class": "GenericError", "desc": f"not now, {name}"}} if refused else {"return": {}}
        say({**answer, "id": asked["id"]} if "id" in asked else answer)
    sys.exit()


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
