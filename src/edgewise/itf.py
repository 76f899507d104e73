"""Traces as JSON in the Informal Trace Format of Apalache and Quint (Apalache, ADR-015), for other tools to read."""

from __future__ import annotations

import json
from typing import Any

from edgewise.expr import Value
from edgewise.machine import Machine
from edgewise.run import Configuration, Trace, replay


def text(machine: Machine, trace: Trace, meta: dict[str, str]) -> str:
    """The trace with `meta` as its remarks; raises NotARun where it is none.

    The variables are `step`, what led to a state (empty for the first), `instances`, by their
    numbers from 1, and `shared`.
    """
    path = replay(machine, trace)
    # A lasso's last state is the one that its loop comes back to.
    shown = path[:-1] if trace.loop else path
    found: dict[str, Any] = {"#meta": {"format": "ITF", **meta}, "vars": ["step", "instances", "shared"]}
    if trace.loop:
        found["loop"] = len(path) - 1 - trace.loop
    found["states"] = [
        {"#meta": {"index": number}, "step": _step(machine, trace, number), **_configuration(machine, at)}
        for number, at in enumerate(shown)
    ]
    return json.dumps(found, indent=1, ensure_ascii=False) + "\n"


def _step(machine: Machine, trace: Trace, number: int) -> dict[str, Any]:
    if not number:
        return {"trigger": "", "outcome": "", "instance": {"#bigint": "0"}}
    step = trace.steps[number - 1]
    row = machine.transitions[step.row]
    actor = 0 if step.actor is None else step.actor + 1
    return {"trigger": row.trigger, "outcome": row.outcome, "instance": {"#bigint": str(actor)}}


def _configuration(machine: Machine, at: Configuration) -> dict[str, Any]:
    instances = [
        [
            {"#bigint": str(number)},
            {
                "state": one.state,
                "values": {name.name: _value(value) for name, value in zip(machine.own, one.values, strict=True)},
            },
        ]
        for number, one in enumerate(at.instances, 1)
    ]
    shared = {name.name: _value(value) for name, value in zip(machine.shared, at.shared, strict=True)}
    return {"instances": {"#map": instances}, "shared": shared}


def _value(value: Value) -> Any:
    return {"#bigint": str(value)} if isinstance(value, int) and not isinstance(value, bool) else value
