"""A trace for people: a column an instance, only what changes, the line of the model behind each step."""

from __future__ import annotations

from dataclasses import dataclass

from edgewise import run, spell
from edgewise.expr import Value
from edgewise.machine import Declaration, Machine
from edgewise.report.grid import Cell, grid
from edgewise.report.paint import Paint, visible, wrap
from edgewise.run import Configuration, Instance, Trace


@dataclass(frozen=True)
class Line:
    """One step: its number (0 for the start), trigger, what each instance and the group change, and where.

    `cells` holds for each instance the lines to show; `before` and `now` are the acting
    instance's states.
    """

    number: int
    trigger: str
    cells: tuple[Cell, ...]
    shared: Cell = ()
    actor: int | None = None
    before: str = ""
    now: str = ""
    outcome: str = ""
    joint: bool = False
    path: str = ""
    line: int = 0
    again: bool = False


def lines(machine: Machine, trace: Trace) -> tuple[Line, ...]:
    """The start and every step of a trace, replayed."""
    path = run.replay(machine, trace)
    start = path[0]
    found = [
        Line(
            0,
            "",
            tuple((instance.state, *_parameters(machine, instance)) for instance in start.instances),
            tuple(_value(variable, value) for variable, value in zip(machine.shared, start.shared, strict=True)),
        )
    ]
    for number, step in enumerate(trace.steps, 1):
        row = machine.transitions[step.row]
        before, after = path[number - 1], path[number]
        found.append(
            Line(
                number,
                row.trigger,
                tuple(_changes(machine, before, after, who, who == step.actor) for who in range(len(after.instances))),
                tuple(
                    _value(variable, after.shared[slot])
                    for slot, variable in enumerate(machine.shared)
                    if after.shared[slot] != before.shared[slot]
                ),
                step.actor,
                before.instances[step.actor].state if step.actor is not None else "",
                after.instances[step.actor].state if step.actor is not None else "",
                row.outcome,
                row.joint,
                row.span.path,
                row.span.line,
                number > len(trace.steps) - trace.loop,
            )
        )
    return tuple(found)


def _parameters(machine: Machine, instance: Instance) -> Cell:
    return tuple(_value(parameter, instance.values[slot]) for slot, parameter in enumerate(machine.parameters))


def _changes(machine: Machine, before: Configuration, after: Configuration, who: int, acts: bool) -> Cell:
    old, new = before.instances[who], after.instances[who]
    state = (new.state,) if new.state != old.state else ("stays " + new.state,) if acts else ()
    return state + tuple(
        _value(variable, new.values[slot])
        for slot, variable in enumerate(machine.own)
        if new.values[slot] != old.values[slot]
    )


def _value(variable: Declaration, value: Value) -> str:
    if isinstance(value, bool):
        return variable.name if value else f"not {variable.name}"
    return f"{variable.name} = {spell.value(value)}"


def text(machine: Machine, trace: Trace, paint: Paint, indent: str = "      ") -> str:
    """The trace as a table; as a list of steps where a table would be too wide. Ends with a line feed."""
    steps = lines(machine, trace)
    rows = grid([_head(machine, steps), *(_row(machine, step) for step in steps)], paint.width - len(indent))
    place = next((step.path for step in steps if step.line), "")
    out = [paint(visible(place), "dim")] if place else []
    if rows is None:
        out += _list(steps, machine, paint.width - len(indent))
    else:
        out += [paint(line, "dim") for line in rows[0]] + [line for row in rows[1:] for line in row]
    if any(_joint(step) for step in steps):
        out.append(paint("* acts; a joint row moves all that are in its `from`", "dim"))
    if trace.loop:
        out.append(f"↻ {f'these {trace.loop} steps' if trace.loop > 1 else 'this step'} again, for ever")
    return paint.plain("".join(f"{indent}{line}\n" for line in out))


def _head(machine: Machine, steps: tuple[Line, ...]) -> tuple[Cell, ...]:
    names = ((f"{machine.instance} {who + 1}",) for who in range(len(steps[0].cells)))
    return (("line",), ("",), ("step",), *names, *([(machine.group,)] if machine.shared else []))


def _row(machine: Machine, step: Line) -> tuple[Cell, ...]:
    return (
        (f"{step.line:>4}",) if step.line else (),
        (f"{step.number:>2}{' ↻' if step.again else ''}",),
        (step.trigger or "start", *([f"({step.outcome})"] if step.outcome else [])),
        *(_marked(step, who) for who in range(len(step.cells))),
        *([step.shared] if machine.shared else []),
    )


def _joint(step: Line) -> bool:
    """Whether it must be told which of several instances acts."""
    return step.joint and len(step.cells) > 1


def _marked(step: Line, who: int) -> Cell:
    """What an instance changes, with a mark where it acts in a joint step; its first fact is its state."""
    cell = step.cells[who]
    return (f"{cell[0]}*", *cell[1:]) if _joint(step) and who == step.actor else cell


def _list(steps: tuple[Line, ...], machine: Machine, width: int) -> list[str]:
    out: list[str] = []
    for step in steps:
        outcome = f" ({step.outcome})" if step.outcome else ""
        out.append(
            f"{step.line or '':>4}  {step.number:>2} {'↻' if step.again else ' '}{step.trigger or 'start'}{outcome}"
        )
        cells = [(f"{machine.instance} {who + 1}", _marked(step, who)) for who in range(len(step.cells))]
        for name, cell in (*cells, (machine.group, step.shared)):
            if cell:
                out += wrap(f"{name}: {', '.join(cell)}", width, " " * 10).split("\n")
    return out
