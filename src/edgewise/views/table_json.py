"""The table as JSON, schema edgewise.table/1 (src/edgewise/schemas/table.schema.json): one fact a line."""

from __future__ import annotations

import json
from typing import Any, Final

from edgewise.views.table import Cell, Edge, OwnEvent, Row, Table

SCHEMA: Final = "edgewise.table/1"


def write(table: Table) -> str:
    """`table` as one JSON object; each cell, edge and event has a line of its own."""
    parts = (f"  {json.dumps(key)}: {_value(value)}" for key, value in facts(table).items())
    return "{\n" + ",\n".join(parts) + "\n}\n"


def facts(table: Table) -> dict[str, Any]:
    """What is written, as JSON has it."""
    return {
        "schema": SCHEMA,
        "machine": table.machine,
        "digest": table.digest,
        "instance": table.instance,
        "group": table.group,
        "initial": table.initial,
        "states": list(table.states),
        "verbs": list(table.verbs),
        "asked": [{"verb": verb, "when": when} for verb, when in table.asked.items()],
        "cells": [_cell(cell) for cell in table.cells],
        "edges": [_edge(edge) for edge in table.edges],
        "events": [_event(event) for event in table.events],
        "reconciliation": {
            "model": dict(table.reconciliation.has),
            "shown": dict(table.reconciliation.shows),
            "text": list(table.reconciliation.lines),
        },
    }


def _value(value: Any) -> str:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "[\n" + ",\n".join(f"    {json.dumps(item, ensure_ascii=False)}" for item in value) + "\n  ]"
    return json.dumps(value, ensure_ascii=False)


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "verb": cell.verb,
        "state": cell.state,
        "kind": cell.kind,
        "to": list(cell.to),
        "when": cell.when,
        "outcomes": list(cell.outcomes),
        "joint": cell.joint,
        "lines": list(cell.lines),
        "rows": [row_facts(row) for row in cell.rows],
        "later": [{"event": row.trigger, **row_facts(row)} for row in cell.later],
    }


def row_facts(row: Row) -> dict[str, Any]:
    """One row of the model, as JSON has it."""
    return {
        "to": row.to,
        "when": row.when,
        "sets": list(row.sets),
        "outcome": row.outcome,
        "joint": row.joint,
        "line": row.line,
    }


def _edge(edge: Edge) -> dict[str, Any]:
    return {"from": edge.source, "to": edge.target, "labels": list(edge.labels), "lines": list(edge.lines)}


def _event(event: OwnEvent) -> dict[str, Any]:
    rows = [{"from": list(row.sources), **row_facts(row)} for row in event.rows]
    return {"name": event.name, "note": event.note, "answers": event.answers, "rows": rows}
