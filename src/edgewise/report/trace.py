"""A trace for people: a column an instance, only what changes, the row of the model behind each step."""

from __future__ import annotations

from dataclasses import dataclass

from edgewise import run, spell
from edgewise.expr import Value
from edgewise.machine import Declaration, Machine
from edgewise.report.paint import Paint, columns
from edgewise.run import Configuration, Instance, Trace


@dataclass(frozen=True)
class Line:
    """One step: its number (0 for the start), trigger, what each instance and the group change, and where.

    `cells` holds for each instance the lines to show; `before` and `now` are the acting
    instance's states.
    """

    number: int
    trigger: str
    cells: tuple[tuple[str, ...], ...]
    shared: tuple[str, ...] = ()
    actor: int | None = None
    before: str = ""
    now: str = ""
    outcome: str = ""
    joint: bool = False
    path: str = ""
    line: int = 0


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
            )
        )
    return tuple(found)


def _parameters(machine: Machine, instance: Instance) -> tuple[str, ...]:
    return tuple(_value(parameter, instance.values[slot]) for slot, parameter in enumerate(machine.parameters))


def _changes(machine: Machine, before: Configuration, after: Configuration, who: int, acts: bool) -> tuple[str, ...]:
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
    grid = [_head(machine, steps), *(_row(machine, step) for step in steps)]
    widths = [max(columns(line) for row in grid for line in (row[at] or ("",))) for at in range(len(grid[0]))]
    if len(indent) + sum(widths) + 2 * len(widths) > max(paint.width, 60):
        return _list(steps, machine, paint, indent)
    out: list[str] = []
    for number, row in enumerate(grid):
        for height in range(max(len(cell) for cell in row)):
            shown = (cell[height] if height < len(cell) else "" for cell in row)
            line = (indent + "  ".join(_fill(part, width) for part, width in zip(shown, widths, strict=True))).rstrip()
            out.append(line if number else paint(line, "dim"))
    if any("*" in cell[0] for row in grid for cell in row[1:] if cell):
        out.append(paint(f"{indent}* acts; a joint row moves all that are in its `from`", "dim"))
    if trace.loop:
        out.append(f"{indent}and the last {trace.loop} steps again, for ever")
    return paint.plain("\n".join(out)) + "\n"


def _head(machine: Machine, steps: tuple[Line, ...]) -> tuple[tuple[str, ...], ...]:
    names = ((f"{machine.instance} {who + 1}",) for who in range(len(steps[0].cells)))
    place = next((step.path for step in steps if step.path), "")
    return (("    step",), *names, *([(machine.group,)] if machine.shared else []), (place,))


def _row(machine: Machine, step: Line) -> tuple[tuple[str, ...], ...]:
    outcome = (f"    ({step.outcome})",) if step.outcome else ()
    marked = step.joint and len(step.cells) > 1
    cells = (
        (f"{cell[0]}*", *cell[1:]) if marked and who == step.actor else cell for who, cell in enumerate(step.cells)
    )
    place = (f":{step.line}",) if step.line else ()
    return (
        (f"{step.number:>2}  {step.trigger or 'start'}", *outcome),
        *cells,
        *([step.shared] if machine.shared else []),
        place,
    )


def _fill(text: str, width: int) -> str:
    return text + " " * (width - columns(text))


def _list(steps: tuple[Line, ...], machine: Machine, paint: Paint, indent: str) -> str:
    out: list[str] = []
    for step in steps:
        place = f"  {step.path}:{step.line}" if step.line else ""
        out.append(
            f"{indent}{step.number:>2}  {step.trigger or 'start'}{f' ({step.outcome})' if step.outcome else ''}{place}"
        )
        for who, cell in enumerate(step.cells):
            if cell:
                out.append(f"{indent}      {machine.instance} {who + 1}: {', '.join(cell)}")
        if step.shared:
            out.append(f"{indent}      {machine.group}: {', '.join(step.shared)}")
    return paint.plain("\n".join(out)) + "\n"
