"""A generator as data: which view of a machine it shows, through which templates, as which files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from edgewise import source
from edgewise.load import toml
from edgewise.load.toml import Item
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
            problems.add("EW113", asked.span, f"'{asked.key}' is not {option.wanted}", option.note)
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
    reader = _Reader(toml.parse(source.read(folder / FILE, f"{shown}/{FILE}")))
    found = reader.generator(folder, shown)
    reader.problems.stop_if_any()
    return found


_KEYS: Final = {
    "generator": ("view", "note", "artefacts", "options"),
    "artefact": ("path", "template", "draw"),
    "option": ("name", "type", "default", "note"),
}
_PATH: Final = re.compile(r"(?:[\w{}+@-][\w{}.+@-]*/)*[\w{}+@-][\w{}.+@-]*")
_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")


class _Reader:
    """Items of generator.toml to facts, noting every mistake on the way."""

    def __init__(self, root: Item) -> None:
        self.root, self.problems = root, Problems()

    def generator(self, folder: Path, shown: str) -> Generator:
        self.keys(self.root, "generator")
        outputs = tuple(self.output(item) for item in self.listed("artefacts"))
        declared = tuple(self.option(item) for item in self.listed("options"))
        self.differ("artefacts", [(output.path, output.span) for output in outputs])
        self.differ("options", [(ENABLED.name, NOWHERE), *((option.name, option.span) for option in declared)])
        if not outputs and "artefacts" in self.root.fields:
            self.problems.add("EW501", self.root.fields["artefacts"].span, "a generator that makes nothing")
        view, note = self.text(self.root, "view", True), self.text(self.root, "note")
        place = self.root.fields["view"].span if "view" in self.root.fields else self.root.span
        return Generator(folder.name, view, outputs, declared, note, folder, shown, place)

    def output(self, item: Item) -> Output:
        self.keys(item, "artefact")
        path, template = self.text(item, "path", True), self.text(item, "template", True)
        for key, value in (("path", path), ("template", template)):
            if value and not _PATH.fullmatch(value):
                message = f"'{value}' is not the path of a file below this folder"
                self.problems.add("EW501", item.fields[key].span, message, "no '..', no '/' in front, no blanks")
        if re.search(r"[{}]", path.replace("{machine}", "")):
            self.problems.add("EW501", item.fields["path"].span, "a path has no braces", "but for {machine}")
        return Output(path, template, self.text(item, "draw"), item.span)

    def option(self, item: Item) -> Declared:
        self.keys(item, "option")
        name, note = self.text(item, "name", True), self.text(item, "note")
        if name and not _NAME.fullmatch(name):
            self.problems.add("EW201", item.fields["name"].span, f"'{name}' is not a name", "letters, digits, - and _")
        kind = self.kind(item)
        declared = Declared(name, kind, False, note, item.span)
        default = item.fields.get("default")
        if default is None:
            self.problems.add("EW112", item.span, "an option without 'default'", "its value where a model sets none")
        elif not declared.admits(default.value):
            self.problems.add("EW113", default.span, f"the default of '{name}' is not {declared.wanted}")
        else:
            return Declared(name, kind, default.value, note, item.span)  # type: ignore[arg-type]  # `admits` has looked
        return declared

    def kind(self, item: Item) -> str | tuple[str, ...]:
        kind = item.fields.get("type")
        if kind is None:
            self.problems.add("EW112", item.span, "an option without 'type'", f"one of: {', '.join(KINDS)}, or words")
            return "text"
        value = kind.value
        if isinstance(value, list) and value and all(isinstance(word, str) for word in value):
            return tuple(value)
        if not isinstance(value, str) or value not in KINDS:
            help = f"one of: {', '.join(KINDS)}, or a list of words"
            self.problems.add("EW113", kind.span, "not the type of an option", help)
            return "text"
        return value

    def keys(self, item: Item, what: str) -> None:
        if not isinstance(item.value, dict):
            self.problems.add("EW113", item.span, f"an {what} is a table", "as in {name = ..., ...}")
            return
        for key, field_ in item.fields.items():
            if key not in _KEYS[what]:
                self.problems.add("EW111", field_.key, f"unknown key '{key}'", nearest(key, _KEYS[what]))

    def text(self, item: Item, key: str, required: bool = False) -> str:
        found = item.fields.get(key)
        if found is None:
            if required:
                self.problems.add("EW112", item.span, f"'{key}' is missing", "see docs/generators.md")
            return ""
        if not isinstance(found.value, str) or (required and not found.value):
            self.problems.add("EW113", found.span, f"'{key}' is a string", "see docs/generators.md")
            return ""
        return found.value

    def listed(self, key: str) -> list[Item]:
        item = self.root.fields.get(key)
        if item is None:
            if key == "artefacts":
                self.problems.add("EW112", self.root.span, "'artefacts' is missing", "see docs/generators.md")
            return []
        if not isinstance(item.value, list):
            self.problems.add("EW113", item.span, f"'{key}' is a list", "see docs/generators.md")
            return []
        return item.elements

    def differ(self, what: str, named: list[tuple[str, Span]]) -> None:
        seen: set[str] = set()
        for name, span in named:
            if name and name in seen:
                self.problems.add("EW202", span, f"two of the {what} are called '{name}'", "rename one")
            seen.add(name)
