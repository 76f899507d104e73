"""A machine from its TOML file (docs/language.md)."""

from __future__ import annotations

from dataclasses import replace

from edgewise import parse
from edgewise.expr import TRUE, Changes, Expr, Read, walk
from edgewise.load.fields import Table, known
from edgewise.load.names import Names
from edgewise.load.toml import Item
from edgewise.load.toml import parse as parse_toml
from edgewise.machine import Declaration, Effect, Event, Machine, Option, State, Transition, Verb
from edgewise.parse import Scope
from edgewise.problem import Problems
from edgewise.source import Source

MOST_ROWS = 5_000
"""Transitions of one machine; pairs of them are compared with each other."""


def read(source: Source) -> Machine:
    """The machine. Raises Unreadable with every problem of the file."""
    problems = Problems()
    root = Table(parse_toml(source), problems)
    name, span = root.name("machine")
    instance = _noun(root, "instance", "instance")
    instances = _noun(root, "instances", instance + "s")
    names = Names(problems)
    states = names.states(root)
    verb_tables = [(table, *names.verb(table), table.find("when")) for table in root.tables("verbs")]
    events = names.events(root, frozenset(name for _, name, *_ in verb_tables))
    parameters = names.declarations(root, "parameters", "parameter", starts=False)
    variables = names.declarations(root, "variables", "variable", starts=True)
    shared = names.declarations(root, "shared", "shared variable", starts=True)
    names.no_word_has_two_meanings([*parameters, *variables, *shared])
    scope = Scope(
        states=frozenset(state.name for state in states),
        own={d.name: d.type for d in (*parameters, *variables)},
        shared={d.name: d.type for d in shared},
        plural=instances,
        broken=frozenset(names.broken),
    )
    verbs = [
        Verb(verb, note, _guard(table, when, _closed(scope)), place)
        for table, verb, note, place, when in verb_tables
        if verb
    ]
    if len(root.get("transitions", list, [])) > MOST_ROWS:
        problems.add("EW104", root.span, f"more than {MOST_ROWS} transitions", "split it into several machines")
        problems.stop_if_any()
    rows = _Rows(problems, scope, states, verbs, events, frozenset(p.name for p in parameters), set(names.triggers))
    transitions = [row for table in root.tables("transitions") if (row := rows.read(table)) is not None]
    machine = Machine(
        name,
        tuple(states),
        tuple(verbs),
        tuple(events),
        tuple(parameters),
        tuple(variables),
        tuple(shared),
        tuple(transitions),
        note=root.get("note", str, ""),
        instance=instance,
        instances=instances,
        group=_noun(root, "group", "group"),
        options=_options(root),
        span=span,
    )
    if root.find("replay") is not None:
        from edgewise.load import dialect

        machine = replace(machine, dialects=dialect.read(root, machine))
    for key in ("states", "transitions"):
        root.require(key)
    root.done()
    if not problems.found:
        _all_is_used(machine, problems)
    problems.stop_if_any()
    return machine


def _noun(root: Table, key: str, default: str) -> str:
    found = root.find(key)
    return root.name(key)[0] or default if found is not None else default


def _closed(scope: Scope) -> Scope:
    return Scope(
        scope.states, scope.own, scope.shared, scope.triggers, scope.plural, subject=False, broken=scope.broken
    )


def _guard(table: Table, found: Item | None, scope: Scope) -> Expr:
    if found is None:
        return TRUE
    if not isinstance(found.value, str):
        table.wrong_kind(found, "when", "an expression in quotes")
        return TRUE
    return table.parsed(found, parse.expression, scope) or TRUE


class _Rows:
    """Reads transitions, each against all that has been declared."""

    def __init__(
        self,
        problems: Problems,
        scope: Scope,
        states: list[State],
        verbs: list[Verb],
        events: list[Event],
        parameters: frozenset[str],
        triggers: set[str],
    ) -> None:
        self.problems, self.scope, self.parameters, self.triggers = problems, scope, parameters, triggers
        self.states = {state.name for state in states}
        self.verbs = {verb.name for verb in verbs}
        self.names = self.verbs | {event.name for event in events}

    def read(self, table: Table) -> Transition | None:
        """One row, or None where its trigger or its target is not known."""
        trigger = table.need("on", str, "")
        on = table.find("on")
        sources = self.sources(table)
        to = table.find("to")
        target = table.get("to", str, "") or None
        joint = table.get("each", bool, False)
        outcome = table.name("outcome")[0] if table.find("outcome") is not None else ""
        note = table.get("note", str, "")
        alone = table.find("from") is None
        scope = _closed(self.scope) if alone else self.scope
        guard = _guard(table, table.find("when"), scope)
        effects = self.effects(table, scope)
        if on is None or not isinstance(on.value, str):
            return None
        good = known(self.problems, on, self.names, "EW206", "verb or event") if trigger not in self.triggers else True
        if to is not None and isinstance(to.value, str):
            good = known(self.problems, to, self.states, "EW205", "state") and good
        if alone:
            self.nobody_acts(table, trigger, to, joint, effects)
        if not good or trigger not in self.names:
            return None
        return Transition(trigger, sources, target, guard, effects, joint, outcome, note, table.span)

    def sources(self, table: Table) -> tuple[str, ...]:
        """The states of `from`, each once."""
        found: list[str] = []
        item = table.find("from")
        for source in table.strings("from"):
            if not known(self.problems, source, self.states, "EW205", "state"):
                continue
            if source.value in found:
                self.problems.add("EW211", source.span, f"'{source.value}' stands twice in this row", "once is enough")
            found.append(str(source.value))
        if item is not None and item.value == []:
            self.problems.add("EW113", item.span, "`from` is empty", "name a state, or leave `from` out")
        return tuple(found)

    def effects(self, table: Table, scope: Scope) -> tuple[Effect, ...]:
        """The effects of `set`, at most one on each variable and none on a parameter."""
        found: dict[str, Effect] = {}
        for item in table.strings("set"):
            effect = table.parsed(item, parse.effect, scope)
            if effect is None:
                continue
            if effect.target in self.parameters:
                help = "make it a variable, or set another"
                self.problems.add("EW209", item.span, f"'{effect.target}' is a parameter, fixed at creation", help)
            elif effect.target in found:
                help = "all effects read the configuration before the step: only one can win"
                self.problems.add("EW211", item.span, f"'{effect.target}' is set twice in this row", help)
            else:
                found[effect.target] = effect
        return tuple(found.values())

    def nobody_acts(
        self, table: Table, trigger: str, to: Item | None, joint: bool, effects: tuple[Effect, ...]
    ) -> None:
        """Note what a row without `from` cannot have."""
        if trigger in self.verbs:
            help = "say in which states it is accepted: from = […]"
            self.problems.add("EW210", table.span, f"the verb '{trigger}' is asked of an instance", help)
        elif to is not None or joint:
            key = "to" if to is not None else "each"
            place = table.find(key)
            span = place.key if place is not None else table.span
            self.problems.add("EW210", span, f"`{key}` without `from`: no instance moves", "add from = […]")
        elif not effects and table.find("set") is None:
            help = "add `from`, or `set` a shared variable"
            self.problems.add("EW210", table.span, "a row without `from` and `set` does nothing", help)


def _options(root: Table) -> tuple[Option, ...]:
    found = root.find("generate")
    if found is None:
        return ()
    if not isinstance(found.value, dict):
        root.wrong_kind(found, "generate", "tables, one a generator: [generate.c-header]")
        return ()
    options: list[Option] = []
    for generator, asked in found.fields.items():
        if not isinstance(asked.value, dict):
            root.wrong_kind(asked, generator, f"a table: [generate.{generator}]")
        for key, item in asked.fields.items():
            options.append(Option(generator, key, item.value, item.key))
    return tuple(options)


def _all_is_used(machine: Machine, problems: Problems) -> None:
    """Note triggers without a row, and variables that no row reads or sets."""
    for trigger in machine.triggers:
        if not machine.rows_of[trigger.name] and not any(event.answers == trigger.name for event in machine.events):
            what = "verb" if trigger.name in machine.verb_named else "event"
            help = f'add a row with on = "{trigger.name}", or take it away'
            problems.add("EW215", trigger.span, f"no row is triggered by the {what} '{trigger.name}'", help)
    used: set[str] = set()
    for row in machine.transitions:
        for expr in (row.guard, *(effect.value for effect in row.effects)):
            used.update(part.name for part in walk(expr) if isinstance(part, Read | Changes))
        used.update(effect.target for effect in row.effects)
    for verb in machine.verbs:
        used.update(part.name for part in walk(verb.when) if isinstance(part, Read))
    everything: tuple[Declaration, ...] = (*machine.own, *machine.shared)
    for declaration in everything:
        if declaration.name not in used:
            message = f"no row reads or sets '{declaration.name}'"
            problems.add("EW215", declaration.span, message, "use it in a guard or an effect, or take it away")


def check_name(machine: Machine, wanted: str) -> None:
    """Raise Unreadable unless the machine is called as its file is."""
    if machine.name != wanted:
        problems = Problems()
        message = f"the machine is '{machine.name}', its file is '{wanted}.toml'"
        problems.add("EW214", machine.span, message, "give both the same name")
        problems.stop_if_any()
