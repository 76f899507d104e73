"""What is claimed of a machine, from its TOML file (docs/language.md)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from edgewise import parse, spell
from edgewise.claim import (
    ANY,
    BUILT_IN,
    Always,
    Claim,
    Claims,
    LeadsTo,
    OnStep,
    Precedes,
    Reachable,
    Recoverable,
    Requirement,
    Says,
)
from edgewise.expr import TRUE, Expr, In, Not, Read, walk
from edgewise.load.fields import Table, known, unique
from edgewise.load.toml import Item
from edgewise.load.toml import parse as parse_toml
from edgewise.machine import Machine
from edgewise.parse import Scope
from edgewise.problem import Problems, Span
from edgewise.source import Source

KINDS = ("always", "never", "step", "precedes", "leads-to", "reachable", "recoverable")
MOST_JOBS = 9
"""Instances of a group that an engine is ever asked to look at; their interleavings grow exponentially."""


def read(source: Source, machine: Machine) -> Claims:
    """The claims. Raises Unreadable with every problem of the file."""
    problems = Problems()
    root = Table(parse_toml(source), problems)
    requirements = _requirements(root)
    reader = _Claims(problems, _scope(machine), machine, {requirement.name for requirement in requirements})
    claims = [claim for table in root.tables("claims") if (claim := reader.read(table)) is not None]
    root.require("claims")
    root.done()
    problems.stop_if_any()
    return Claims(tuple(requirements), tuple(claims))


def _scope(machine: Machine) -> Scope:
    return Scope(
        states=frozenset(machine.state_named),
        own={d.name: d.type for d in machine.own},
        shared={d.name: d.type for d in machine.shared},
        triggers=frozenset(machine.rows_of),
        plural=machine.instances,
        acceptance=machine.acceptance,
    )


def _requirements(root: Table) -> list[Requirement]:
    found: list[Requirement] = []
    seen: dict[str, Span] = {}
    for table in root.tables("requirements"):
        name, span = table.name()
        text, source = table.need("text", str, ""), table.get("source", str, "")
        if unique(root.problems, seen, name, span, "requirement"):
            found.append(Requirement(name, text, source, span))
    return found


@dataclass(slots=True)
class _Claims:
    problems: Problems
    scope: Scope
    machine: Machine
    requirements: set[str]
    seen: dict[str, Span] = field(default_factory=lambda: {claim.name: Span("") for claim in BUILT_IN})

    def read(self, table: Table) -> Claim | None:
        """One claim, or None where it says nothing that can be checked."""
        name, span = table.name()
        if name and name in {claim.name for claim in BUILT_IN}:
            self.problems.add("EW202", span, f"the claim '{name}' is built in", "choose another name")
            name = ""
        elif not unique(self.problems, self.seen, name, span, "claim"):
            name = ""
        sentence, note = table.need("says", str, ""), table.get("note", str, "")
        requirement = table.get("requirement", str, "")
        item = table.find("requirement")
        if requirement and item is not None:
            known(self.problems, item, self.requirements, "EW401", "requirement")
        given = self.given(table)
        jobs = self.jobs(table)
        expect = table.get("expect", str, "proved")
        item = table.find("expect")
        if item is not None and isinstance(item.value, str):
            known(self.problems, item, ("proved", "refuted"), "EW113", "expectation")
        says, text = self.says(table)
        if says is None or not name:
            return None
        claim = Claim(name, says, sentence, given, jobs, requirement, note=note, text=text, span=span)
        return replace(claim, expect="refuted") if expect == "refuted" else claim

    def given(self, table: Table) -> Expr:
        """The condition on the parameters, TRUE when there is none."""
        found = table.find("given")
        if found is None:
            return TRUE
        if not isinstance(found.value, str):
            table.wrong_kind(found, "given", "an expression in quotes")
            return TRUE
        parameters = {d.name: d.type for d in self.machine.parameters}
        fixed = frozenset(parameters)
        full = table.parsed(found, parse.expression, replace(self.scope, acceptance=None))
        if full is None:
            return TRUE
        changing = [
            part for part in walk(full) if isinstance(part, In) or (isinstance(part, Read) and part.name not in fixed)
        ]
        if changing:
            message = f"'{spell.text(changing[0])}' changes, and `given` is about what is fixed at creation"
            help = "parameters: " + (", ".join(parameters) or "this machine has none") + "; put the rest into the claim"
            self.problems.add("EW404", found.span, message, help)
        return full

    def jobs(self, table: Table) -> int | None:
        """The greatest number of instances to look at, ANY for `"any"`, None for the default."""
        found = table.find("jobs")
        if found is None:
            return None
        if found.value == "any":
            return ANY
        wanted = f'a number from 1 to {MOST_JOBS}, or "any"'
        if isinstance(found.value, bool) or not isinstance(found.value, int):
            table.wrong_kind(found, "jobs", wanted)
        elif 1 <= found.value <= MOST_JOBS:
            return found.value
        else:
            message = f"{found.value} {self.machine.instances} cannot be looked at"
            self.problems.add("EW405", found.span, message, wanted)
        return None

    def says(self, table: Table) -> tuple[Says | None, str]:
        """What the claim says, and its text."""
        present = [kind for kind in KINDS if kind in table.item.fields]
        for kind in KINDS:
            table.find(kind)
        fair = self.fair(table)
        if len(present) != 1:
            message = "a claim needs one of: " if not present else f"a claim has one kind, not {len(present)}: "
            help = 'such as always = "…"' if not present else "make two claims of it"
            self.problems.add("EW402", table.span, message + ", ".join(present or KINDS), help)
            return None, ""
        kind, item = present[0], table.item.fields[present[0]]
        if kind in ("precedes", "leads-to"):
            return self.pair(table, kind, item, fair)
        if not isinstance(item.value, str):
            table.wrong_kind(item, kind, "an expression in quotes")
            return None, ""
        steps = kind in ("step", "reachable")
        expr = table.parsed(item, parse.expression, replace(self.scope, steps=steps))
        if expr is None:
            return None, ""
        made: dict[str, Says] = {
            "always": Always(expr),
            "never": Always(Not(expr, expr.span)),
            "step": OnStep(expr),
            "reachable": Reachable(expr),
            "recoverable": Recoverable(expr),
        }
        return made[kind], item.value

    def fair(self, table: Table) -> tuple[str, ...]:
        """The triggers that a claim about what comes sooner or later is fair to."""
        found: dict[str, Span] = {}
        for item in table.strings("fair"):
            name = str(item.value)
            if known(self.problems, item, self.scope.triggers, "EW206", "verb or event"):
                unique(self.problems, found, name, item.span, "the fair trigger")
        item_of = table.find("fair")
        if item_of is not None and "leads-to" not in table.item.fields:
            help = 'only leads-to = ["…", "…"] asks what happens sooner or later; leave `fair` out elsewhere'
            self.problems.add("EW406", item_of.span, "`fair` has no meaning without `leads-to`", help)
        return tuple(found)

    def pair(self, table: Table, kind: str, item: Item, fair: tuple[str, ...]) -> tuple[Says | None, str]:
        """A claim of two expressions."""
        parts = table.strings(kind)
        if len(parts) != 2:
            table.wrong_kind(item, kind, 'a list of two expressions: ["first", "then"]')
            return None, ""
        scope = replace(self.scope, steps=True)
        first, then = (table.parsed(part, parse.expression, scope) for part in parts)
        if first is None or then is None:
            return None, ""
        said: Says = Precedes(first, then) if kind == "precedes" else LeadsTo(first, then, fair)
        return said, f"{parts[0].value} … {parts[1].value}"
