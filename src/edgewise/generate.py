"""Machine and generator to files: model -> view -> template -> artefact, and artefacts against what is on disk."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from importlib import import_module
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, cast

from edgewise.claim import Claims
from edgewise.engines.beside import each
from edgewise.generator import Generator, Output, options
from edgewise.machine import Machine
from edgewise.option import Options
from edgewise.problem import Problem, Span, Unreadable, nearest
from edgewise.render import render

if TYPE_CHECKING:
    from edgewise.explain.answer import Answer

View: TypeAlias = Callable[[Machine, Options], object]
"""A pure function that leaves nothing to compute: templates read the parts of what it returns as `view.part`."""

VIEWS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "ascii": "edgewise.views.ascii:view",
        "c-header": "edgewise.views.c_header:view",
        "diagram": "edgewise.views.diagram:view",
        "machine": "edgewise.views.whole:view",
        "mermaid": "edgewise.views.mermaid:view",
        "plantuml": "edgewise.views.plantuml:view",
        "rv-dot": "edgewise.views.rv_dot:view",
        "table": "edgewise.views.table_pages:view",
    }
)
"""Where the view of each name is. A view is imported when a generator shows it, not before."""

CLAIM_VIEWS: Final[Mapping[str, str]] = MappingProxyType(
    {"promela": "edgewise.views.promela:view", "tla": "edgewise.views.tla:view"}
)
"""Views of a machine that also show what is claimed of it: a third argument, its claims."""

ANSWER_VIEWS: Final[Mapping[str, str]] = MappingProxyType({"explanations": "edgewise.report.explanations:view"})
"""Views of the answers to what is required of a machine: they alone, for they hold it. No answers, no artefacts."""

DRAWINGS: Final[Mapping[str, str]] = MappingProxyType({"svg": "edgewise.picture:svg"})
"""What becomes of a template's text that is to be drawn: a function from the text, and the path shown in problems."""


@dataclass(frozen=True, slots=True)
class Artefact:
    """A file as it should be. `path` is relative to the machine's folder in out/, with `/`."""

    path: str
    text: str


Freshness: TypeAlias = Literal["fresh", "stale", "missing", "extra"]


@dataclass(frozen=True, slots=True)
class Compared:
    """A file in a machine's folder: as it should be, different, not there, or made by no generator."""

    path: str
    freshness: Freshness


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a machine besides itself; asked for only where a generator shows it."""

    claims: Callable[[], Claims] = Claims
    answers: Callable[[], Sequence[Answer]] = tuple


def artefacts(machine: Machine, generator: Generator, known: Known | None = None) -> tuple[Artefact, ...]:
    """What `generator` makes of `machine`; nothing where the model says `enabled = false`. Raises Unreadable.

    The result depends on the machine without its places, and on the files of the generator, alone;
    where the view shows more, on what is `known` too (by default that nothing is claimed).
    """
    known = known or Known()
    asked = options(generator, machine)
    if not asked.flag("enabled"):
        return ()
    view = cast(
        Callable[..., object], _named({**VIEWS, **CLAIM_VIEWS, **ANSWER_VIEWS}, "view", generator.view, generator.span)
    )
    if generator.view in ANSWER_VIEWS:
        answers = known.answers()
        if not answers:
            return ()
        shown = view(answers)
    elif generator.view in CLAIM_VIEWS:
        shown = view(machine, asked, known.claims())
    else:
        shown = view(machine, asked)
    context = {"view": shown, "options": asked.values}
    return tuple(_artefact(machine, generator, output, context) for output in generator.outputs)


def all_artefacts(
    machines: Sequence[Machine], generators: Sequence[Generator], known: Callable[[Machine], Known] = lambda _: Known()
) -> list[tuple[Artefact, ...]]:
    """What all of `generators` make of each machine. Raises Unreadable, also where two make the same file."""

    def make(pair: tuple[Machine, Generator]) -> tuple[Artefact, ...] | Unreadable:
        try:
            return artefacts(*pair, known(pair[0]))
        except Unreadable as error:
            return error

    pairs = [(machine, generator) for machine in machines for generator in generators]
    made = iter(each(make, pairs, _weight))
    problems: list[Problem] = []
    found = [_joined(generators, [next(made) for _ in generators], problems) for _ in machines]
    if problems:
        raise Unreadable(problems)
    return found


def _weight(pair: tuple[Machine, Generator]) -> int:
    """How long a generator takes, as against others: answers take searches, which grow faster than a machine."""
    machine, generator = pair
    return len(machine.transitions) ** (2 if generator.view in ANSWER_VIEWS else 1)


def _joined(
    generators: Sequence[Generator], made: Sequence[tuple[Artefact, ...] | Unreadable], problems: list[Problem]
) -> tuple[Artefact, ...]:
    """All that generators made of one machine; what is wrong with it goes to `problems`."""
    found: dict[str, tuple[Generator, Artefact]] = {}
    for generator, some in zip(generators, made, strict=True):
        if isinstance(some, Unreadable):
            problems.extend(some.problems)
            continue
        for artefact in some:
            first = found.setdefault(artefact.path, (generator, artefact))[0]
            if first is not generator:
                message = f"'{artefact.path}' is what the generator '{first.name}' makes too"
                problems.append(Problem("EW501", generator.span, message, "rename one of them"))
    return tuple(artefact for _, artefact in found.values())


def _artefact(machine: Machine, generator: Generator, output: Output, context: Mapping[str, object]) -> Artefact:
    text = render(generator.folder, output.template, context, generator.shown)
    if output.draw:
        draw = cast(Callable[[str, str], str], _named(DRAWINGS, "drawing", output.draw, output.span))
        text = draw(text, f"{generator.shown}/{output.template}")
    return Artefact(output.path.replace("{machine}", machine.name), text)


def _named(table: Mapping[str, str], what: str, name: str, span: Span) -> object:
    if name not in table:
        raise Unreadable([Problem("EW501", span, f"there is no {what} '{name}'", nearest(name, tuple(table)))])
    module, function = table[name].split(":")
    return getattr(import_module(module), function)


def compare(artefacts: Iterable[Artefact], folder: Path, shown: str) -> tuple[Compared, ...]:
    """How the files in `folder` stand to what they should be, sorted by path; every file there is told.

    `shown` is the folder as people see it. Raises Unreadable where something in it cannot be read.
    """
    found: dict[str, Freshness] = dict.fromkeys(_files(folder), "extra")
    for artefact in artefacts:
        data = _data(folder / artefact.path, f"{shown}/{artefact.path}")
        found[artefact.path] = "missing" if data is None else "fresh" if data == artefact.text.encode() else "stale"
    return tuple(Compared(path, found[path]) for path in sorted(found))


def difference(artefact: Artefact, folder: Path, shown: str, lines: int = 200) -> str:
    """The unified diff from a file to what it should be, cut after `lines`; `shown` is the folder as people see it."""
    path = f"{shown}/{artefact.path}"
    data = _data(folder / artefact.path, path) or b""
    before = data.decode(errors="replace").splitlines(keepends=True)
    diff = unified_diff(before, artefact.text.splitlines(keepends=True), path, f"{path} (generated)")
    whole = [line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in islice(diff, lines)]
    cut = ["...\n"] if next(diff, None) is not None else []
    return "".join(whole + cut)


def write(artefacts: Iterable[Artefact], folder: Path, shown: str) -> tuple[str, ...]:
    """Make the files in `folder` what they should be; the paths of those written, fresh ones are left alone.

    A file is replaced in one step: whatever happens, it is the old one or the new one. Raises Unreadable.
    """
    written: list[str] = []
    for artefact in artefacts:
        path, seen = folder / artefact.path, f"{shown}/{artefact.path}"
        data = artefact.text.encode()
        if _data(path, seen) != data:
            _replace(path, data, seen)
            written.append(artefact.path)
    return tuple(written)


def _replace(path: Path, data: bytes, shown: str) -> None:
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            beside.write_bytes(data)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        message = f"cannot be written: {error.strerror or error}"
        raise Unreadable([Problem("EW107", Span(shown), message, "check its folder and permissions")]) from None


def _files(folder: Path) -> list[str]:
    if not folder.is_dir():
        return []
    return [
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if not path.name.startswith(".") and not path.is_dir()
    ]


def _data(path: Path, shown: str) -> bytes | None:
    """The bytes of a file, None where there is none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        message = f"cannot be read: {error.strerror or error}"
        raise Unreadable([Problem("EW101", Span(shown), message, "check its permissions")]) from None
