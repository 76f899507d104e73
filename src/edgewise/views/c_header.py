"""What a C header and its self-test place: identifiers, masks, and rows that a reviewer can read.

A mask has bit s set for the state of value s. Row r of `successors` holds the states that some row
of the model leads to from state r, of `predecessors` those it comes from; row v of `accepting`
those in which some row accepts verb v. Guards are left aside: a bit that is not set is a sure no.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from edgewise.expr import TRUE
from edgewise.machine import Machine
from edgewise.option import Options
from edgewise.views import c_names
from edgewise.views.c_names import Constant, Pin
from edgewise.views.reconciliation import Reconciliation, reconcile


@dataclass(frozen=True, slots=True)
class MaskRow:
    """One mask: as a literal, and as a line for people: value, name, and an `x` for each bit that is set."""

    literal: str
    picture: str


@dataclass(frozen=True, slots=True)
class Masks:
    """A table of masks, by value. `heading` are the lines above the pictures: values of states, digits downwards."""

    heading: tuple[str, ...]
    rows: tuple[MaskRow, ...]


@dataclass(frozen=True, slots=True)
class CHeader:
    """All that the header and the self-test place.

    `lower` and `upper` are the prefix, `type` that of a mask. `state_limit` and `verb_limit` are
    one more than the greatest value, 0 where there are none; `state_names`, `verb_names` and
    `verb_reasons` have a quoted string, or 0, for each value below them. `edges` and `cells` are
    the flat lists, as pairs of identifiers. `bytes` is what the tables take.
    """

    machine: str
    note: tuple[str, ...]
    instance: str
    license: str
    lower: str
    upper: str
    includes: tuple[str, ...]
    linux: bool
    type: str
    states: tuple[Constant, ...]
    verbs: tuple[Constant, ...]
    initial: str
    state_limit: int
    verb_limit: int
    successors: Masks
    predecessors: Masks
    accepting: Masks
    state_names: tuple[str, ...]
    verb_names: tuple[str, ...]
    verb_reasons: tuple[str, ...]
    pins: tuple[Pin, ...]
    edges: tuple[tuple[str, str], ...]
    cells: tuple[tuple[str, str], ...]
    bytes: int
    reconciliation: Reconciliation


def view(machine: Machine, options: Options) -> CHeader:
    """The header of `machine`. Raises Unreadable where C has no such names, or no masks that wide."""
    prefix = c_names.prefix(machine, options)
    states = c_names.constants(machine, "state", options)
    verbs = c_names.constants(machine, "verb", options)
    state, verb = {made.name: made for made in states}, {made.name: made for made in verbs}
    edges = [(state[source], state[target]) for source, target in machine.edges]
    cells = [(verb[name], state[source]) for name, source in accepted(machine)]
    limit = max(made.value for made in states) + 1
    verb_limit = max((made.value for made in verbs), default=-1) + 1
    width = next(bits for bits in (8, 16, 32, c_names.WIDEST) if bits >= limit)
    linux = options.text("types") == "linux"
    headers = ("<linux/types.h>",) if linux else ("<stdbool.h>", "<stdint.h>")
    return CHeader(
        machine=machine.name,
        note=tuple(c_names.wrapped(machine.note, c_names.COLUMNS - len(" * "))),
        instance=c_names.remark(machine.instance),
        license=c_names.license(machine, options),
        lower=prefix,
        upper=prefix.upper(),
        includes=(*headers, *c_names.include(machine, options)),
        linux=linux,
        type=f"u{width}" if linux else f"uint{width}_t",
        states=states,
        verbs=verbs,
        initial=state[machine.initial].identifier,
        state_limit=limit,
        verb_limit=verb_limit,
        successors=_masks(edges, states, states, width),
        predecessors=_masks([(target, source) for source, target in edges], states, states, width),
        accepting=_masks(cells, verbs, states, width),
        state_names=_by_value(states, {made.name: made.name for made in states}),
        verb_names=_by_value(verbs, {made.name: made.name for made in verbs}),
        verb_reasons=_by_value(verbs, {made.name: _reason(made, states, cells) for made in verbs}),
        pins=c_names.pins(machine, "state", states, options) + c_names.pins(machine, "verb", verbs, options),
        edges=tuple((source.identifier, target.identifier) for source, target in edges),
        cells=tuple((asked.identifier, place.identifier) for asked, place in cells),
        bytes=width // 8 * (2 * limit + verb_limit),
        reconciliation=_reconciled(machine, states, verbs, edges),
    )


def accepted(machine: Machine) -> tuple[tuple[str, str], ...]:
    """Each verb with each state in which some row accepts it, guards aside, in the order of verbs and states."""
    found = {(row.trigger, source) for row in machine.transitions for source in row.sources}
    return tuple(
        (verb.name, state.name)
        for verb in machine.verbs
        for state in machine.states
        if (verb.name, state.name) in found
    )


def _masks(
    pairs: Iterable[tuple[Constant, Constant]], rows: tuple[Constant, ...], columns: tuple[Constant, ...], width: int
) -> Masks:
    """The mask of each row's value: a bit for each of the columns that it is paired with."""
    mask = dict.fromkeys((row.value for row in rows), 0)
    for row, column in pairs:
        mask[row.value] |= 1 << column.value
    name = {row.value: row.name for row in rows}
    used = [column.value for column in columns]
    gap = " " if len(used) <= 24 else ""
    digits = len(str(max(name, default=0)))
    longest = max(map(len, name.values()), default=0)

    def picture(value: int) -> str:
        marks = gap.join("x" if mask[value] >> column & 1 else "." for column in used)
        return f"{value:>{digits}} {name[value]:<{longest}}  {marks}"

    def literal(value: int) -> str:
        return f"0x{mask.get(value, 0):0{width // 4}x}"

    places = [str(column).rjust(len(str(max(used)))) for column in used]
    indent = " " * (len(f"{literal(0)}, ") + digits + 1 + longest + 2)
    return Masks(
        tuple(indent + gap.join(line).rstrip() for line in zip(*places, strict=True)),
        tuple(
            MaskRow(literal(value), picture(value) if value in name else f"{value:>{digits}} -")
            for value in range(max(name, default=-1) + 1)
        ),
    )


def _by_value(constants: tuple[Constant, ...], texts: Mapping[str, str]) -> tuple[str, ...]:
    """A C string for each value up to the greatest, 0 for those that nothing has."""
    quoted = {made.value: f'"{texts[made.name]}"' for made in constants}
    return tuple(quoted.get(value, "0") for value in range(max(quoted, default=-1) + 1))


def _reason(verb: Constant, states: tuple[Constant, ...], cells: Collection[tuple[Constant, Constant]]) -> str:
    """What to say where the verb is refused: the states that accept it, or, where they are fewer, that do not."""
    accepting = [state.name for state in states if (verb, state) in cells]
    refusing = [state.name for state in states if (verb, state) not in cells]
    if not accepting or not refusing:
        return f"{verb.name} is accepted in {'every' if accepting else 'no'} state"
    if len(refusing) < len(accepting):
        return f"{verb.name} is refused in {', '.join(refusing)}"
    return f"{verb.name} is accepted only in {', '.join(accepting)}"


def _reconciled(
    machine: Machine,
    states: tuple[Constant, ...],
    verbs: tuple[Constant, ...],
    edges: list[tuple[Constant, Constant]],
) -> Reconciliation:
    beside = [
        "guards" if any(row.guard != TRUE for row in machine.transitions) else "",
        "effects" if any(row.effects for row in machine.transitions) else "",
    ]
    return reconcile(
        machine,
        beside=" and ".join(filter(None, beside)),
        states=len(states),
        verbs=len(verbs),
        edges=len(set(edges)),
    )
