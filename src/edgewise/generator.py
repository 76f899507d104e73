"""A generator as data: which view of a machine it shows, through which templates, as which files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from edgewise import source
from edgewise.load import toml
from edgewise.load.fields import Table, unique
from edgewise.machine import Machine
from edgewise.option import KINDS, Declared, Options
from edgewise.problem import NOWHERE, Problem, Problems, Span, Unreadable, nearest
from edgewise.workspace import GENERATORS, Workspace

FILE: Final = "generator.toml"

ENABLED: Final = Declared("enabled", "bool", True, "false: nothing is made of this machine")
"""The option that every generator has."""


@dataclass(frozen=True, slots=True)
class Output:
    """One file that a generator makes: its name, with {machine} for the machine's; the template; how it is drawn."""

    path: str
    template: str
    draw: str = ""
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Generator:
    """What the folder `generators/NAME` says. `shown` is the folder as people see it."""

    name: str
    view: str
    outputs: tuple[Output, ...]
    options: tuple[Declared, ...] = ()
    note: str = ""
    folder: Path = field(default=Path(), compare=False)
    shown: str = field(default="", compare=False)
    span: Span = field(default=NOWHERE, compare=False, repr=False)


def shipped() -> Path:
    """The folder of the generators that come with edgewise: in the wheel inside the package, else in its repo."""
    package = Path(__file__).resolve().parent
    inside = package / GENERATORS
    return inside if inside.is_dir() else package.parent.parent / GENERATORS


def load(workspace: Workspace) -> tuple[Generator, ...]:
    """Every generator, sorted by name; a workspace's own hides a shipped one of the same name. Raises Unreadable."""
    folders = {folder.name: folder for room in (shipped(), workspace.generators) for folder in _folders(room)}
    read: list[Generator] = []
    problems: list[Problem] = []
    for name in sorted(folders):
        try:
            read.append(generator(folders[name], workspace.shown(folders[name])))
        except Unreadable as error:
            problems.extend(error.problems)
    if problems:
        raise Unreadable(problems)
    return tuple(read)


def choose(generators: tuple[Generator, ...], names: tuple[str, ...] | list[str]) -> tuple[Generator, ...]:
    """Those of `generators` that are named, in the order given. Raises Unreadable for unknown names."""
    known = {generator.name: generator for generator in generators}
    unknown = [
        Problem("EW106", Span(GENERATORS), f"there is no generator '{name}'", nearest(name, tuple(known)))
        for name in names
        if name not in known
    ]
    if unknown:
        raise Unreadable(unknown)
    return tuple(known[name] for name in dict.fromkeys(names))


def options(generator: Generator, machine: Machine) -> Options:
    """The value of each option of `generator`: what the model asks for, else the default. Raises Unreadable."""
    problems = Problems()
    declared = {option.name: option for option in (ENABLED, *generator.options)}
    values = {option.name: option.default for option in declared.values()}
    places: dict[str, Span] = {}
    for asked in machine.options:
        if asked.generator != generator.name:
            continue
        option = declared.get(asked.key)
        if option is None:
            message = f"the generator '{generator.name}' has no option '{asked.key}'"
            problems.add("EW111", asked.span, message, nearest(asked.key, tuple(declared)))
        elif not option.admits(asked.value):
            problems.add(
                "EW113",
                asked.span,
                f"'{asked.key}' is not {option.wanted}",
                option.note or f"see {generator.shown}/{FILE}",
            )
        else:
            values[asked.key] = asked.value  # type: ignore[assignment]  # `admits` has just looked
            places[asked.key] = asked.span
    problems.stop_if_any()
    return Options(values, places)


def unknown(generators: tuple[Generator, ...], machine: Machine) -> tuple[Problem, ...]:
    """A problem for each generator that the model has options for and that there is not."""
    known = tuple(generator.name for generator in generators)
    first = {option.generator: option.span for option in reversed(machine.options) if option.generator not in known}
    return tuple(
        Problem("EW106", span, f"there is no generator '{name}'", nearest(name, known)) for name, span in first.items()
    )


def _folders(room: Path) -> Iterator[Path]:
    if room.is_dir():
        yield from (path for path in room.iterdir() if path.is_dir() and path.name[0] not in "._")


def generator(folder: Path, shown: str) -> Generator:
    """The generator that a folder tells; `shown` is the folder as people see it. Raises Unreadable."""
    problems = Problems()
    root = Table(toml.parse(source.read(folder / FILE, f"{shown}/{FILE}")), problems)
    view, note = root.need("view", str, ""), root.get("note", str, "")
    root.require("artefacts")
    outputs = _outputs(root)
    declared = _options(root)
    root.done()
    problems.stop_if_any()
    return Generator(folder.name, view, outputs, declared, note, folder, shown, root.item.fields["view"].span)


_PATH: Final = re.compile(r"(?:[\w+@-][\w.+@-]*/)*[\w+@-][\w.+@-]*", re.ASCII)


def _outputs(root: Table) -> tuple[Output, ...]:
    found: list[Output] = []
    seen: dict[str, Span] = {}
    for table in root.tables("artefacts"):
        path, template, draw = table.need("path", str, ""), table.need("template", str, ""), table.get("draw", str, "")
        for key, plain in (("path", path.replace("{machine}", "m")), ("template", template)):
            if key in table.item.fields and not _PATH.fullmatch(plain):
                message = f"'{plain}' is not the path of a file below this folder"
                help = "letters, digits, and . _ - + @ but not in front; {machine} in `path`"
                root.problems.add("EW501", table.item.fields[key].span, message, help)
        if unique(root.problems, seen, path, table.span, "artefact"):
            found.append(Output(path, template, draw, table.span))
    if not found and not root.problems.found:
        message, help = "a generator that makes nothing", "list a file that it makes"
        root.problems.add("EW501", root.item.fields["artefacts"].span, message, help)
    return tuple(found)


def _options(root: Table) -> tuple[Declared, ...]:
    found: list[Declared] = []
    seen = {ENABLED.name: NOWHERE}
    for table in root.tables("options"):
        name, span = table.name()
        kind, note, default = _kind(table), table.get("note", str, ""), table.find("default")
        table.require("default")
        option = Declared(name, kind, False, note, span)
        if default is not None and not option.admits(default.value):
            message = f"the default of '{name}' is not {option.wanted}"
            root.problems.add("EW113", default.span, message, "give it the type of the option")
        elif default is not None and unique(root.problems, seen, name, span, "option"):
            found.append(Declared(name, kind, default.value, note, span))  # type: ignore[arg-type]  # `admits` has looked
    return tuple(found)


def _kind(table: Table) -> str | tuple[str, ...]:
    """The type of an option; "text" where it has none that can be read."""
    table.require("type")
    found = table.find("type")
    if found is None:
        return "text"
    words = found.value
    if isinstance(words, list) and words and all(isinstance(word, str) for word in words):
        return tuple(words)
    if isinstance(words, str) and words in KINDS:
        return words
    help = f"one of: {', '.join(KINDS)}, or a list of words"
    table.problems.add("EW113", found.span, "not the type of an option", help)
    return "text"
