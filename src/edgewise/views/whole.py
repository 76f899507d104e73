"""The whole machine and its tables as plain data, schema edgewise.machine/1: what other implementations feed on."""

from __future__ import annotations

from typing import Final

from edgewise.expr import Expr
from edgewise.machine import Declaration, Effect, Machine, State, Transition
from edgewise.option import Options
from edgewise.spell import Spelling, text
from edgewise.views.reconciliation import reconcile
from edgewise.views.table import Cell, Edge, table
from edgewise.views.tree import Plain, tree, type_tree

SCHEMA: Final = "edgewise.machine/1"


def view(machine: Machine, options: Options) -> Plain:  # noqa: ARG001  # a view without options
    """All of `machine` but places: declarations, rows, edges and cells. It has no options."""
    how = Spelling(plural=machine.instances)
    shown = table(machine)
    states = [_state(state) for state in machine.states]
    verbs = [{"name": verb.name, "note": verb.note, "when": _expression(verb.when, how)} for verb in machine.verbs]
    events = [{"name": event.name, "note": event.note, "answers": event.answers or None} for event in machine.events]
    rows = [_row(machine, number, how) for number in range(len(machine.transitions))]
    edges = [_edge(machine, edge) for edge in shown.edges]
    found = reconcile(
        machine, states=len(states), verbs=len(verbs), events=len(events), edges=len(edges), rows=len(rows)
    )
    return {
        "schema": SCHEMA,
        "machine": machine.name,
        "note": machine.note,
        "digest": machine.digest,
        "instance": machine.instance,
        "instances": machine.instances,
        "group": machine.group,
        "initial": machine.initial,
        "states": states,
        "verbs": verbs,
        "events": events,
        "parameters": [_declared(parameter) for parameter in machine.parameters],
        "variables": [_declared(variable) for variable in machine.variables],
        "shared": [_declared(variable) for variable in machine.shared],
        "transitions": rows,
        "edges": edges,
        "cells": [_cell(cell) for cell in shown.cells],
        "reconciliation": {"model": dict(found.has), "shown": dict(found.shows), "text": list(found.lines)},
    }


def _state(state: State) -> Plain:
    return {
        "name": state.name,
        "note": state.note,
        "initial": state.initial,
        "internal": state.internal,
        "final": state.final,
        "error": state.error,
    }


def _expression(expr: Expr, how: Spelling) -> Plain:
    return {"text": text(expr, how), "tree": tree(expr)}


def _declared(declaration: Declaration) -> Plain:
    start: Plain = {} if declaration.initial is None else {"initial": declaration.initial}
    return {"name": declaration.name, "note": declaration.note, "type": type_tree(declaration.type), **start}


def _row(machine: Machine, number: int, how: Spelling) -> Plain:
    row: Transition = machine.transitions[number]
    return {
        "row": number,
        "on": row.trigger,
        "from": list(row.sources),
        "to": row.target,
        "when": _expression(row.guard, how),
        "condition": _expression(machine.conditions[number], how),
        "set": [_effect(effect, how) for effect in row.effects],
        "each": row.joint,
        "outcome": row.outcome or None,
        "note": row.note,
    }


def _effect(effect: Effect, how: Spelling) -> Plain:
    return {"name": effect.target, "shared": effect.shared, "to": _expression(effect.value, how)}


def _edge(machine: Machine, edge: Edge) -> Plain:
    drawn = (edge.source, edge.target)
    rows = [number for number, row in enumerate(machine.transitions) if drawn in row.edges]
    return {"from": edge.source, "to": edge.target, "labels": list(edge.labels), "rows": rows}


def _cell(cell: Cell) -> Plain:
    return {
        "verb": cell.verb,
        "state": cell.state,
        "kind": cell.kind,
        "to": list(cell.to),
        "rows": [row.number for row in cell.rows],
        "later": [row.number for row in cell.later],
    }
