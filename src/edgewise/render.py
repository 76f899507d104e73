"""Place a view's text in a template. The one door to Jinja2.

Templates belong to a workspace, and a workspace may be somebody else's: they run in Jinja2's sandbox, and what they
include lies in their own folder.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from edgewise import source
from edgewise.problem import Problem, Span, Unreadable

if TYPE_CHECKING:
    from jinja2 import Environment

_HELP: Final = "docs/generators.md tells what a template sees"

MARKUP: Final = (".html", ".svg", ".xml")
"""Where a template's name ends so (before `.j2`), what it places is escaped."""


def render(folder: Path, template: str, context: Mapping[str, object], shown: str) -> str:
    """The text that `template`, a file in `folder`, makes of what `context` names. LF only.

    `shown` is the folder as people see it. Raises Unreadable with the template's line for
    whatever is wrong in it, and above all for a name that it does not know.
    """
    import jinja2

    environment = _environment(folder, shown, template.removesuffix(".j2").endswith(MARKUP))
    try:
        return environment.get_template(template).render(context)
    except Unreadable:
        raise
    except jinja2.TemplateNotFound as error:
        raise _problem(Span(f"{shown}/{error.name}"), "there is no such template", "it lies in this folder") from None
    except jinja2.TemplateSyntaxError as error:
        place = _place(folder, shown, error.filename or f"{shown}/{template}", error.lineno)
        raise _problem(place, error.message or "not a template", _HELP) from None
    except Exception as error:  # a template can fail in any way that an expression can
        place = _failed_at(error, folder, shown, template)
        raise _problem(place, f"the template fails: {_reason(error)}", _HELP) from error


@lru_cache
def _environment(folder: Path, shown: str, markup: bool) -> Environment:
    from jinja2 import FunctionLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    def load(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        path = folder / name
        if Path(name).is_absolute() or ".." in Path(name).parts or not path.is_file():
            return None
        text = source.read(path, f"{shown}/{name}").text
        return text, f"{shown}/{name}", lambda: path.is_file() and source.read(path).text == text

    environment = ImmutableSandboxedEnvironment(
        loader=FunctionLoader(load),
        undefined=StrictUndefined,
        autoescape=markup,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["json"] = as_json
    return environment


def as_json(value: object) -> str:
    """A view, or any part of one, as JSON: one fact a line, keys in their own order, no line at the end."""
    plain = json.loads(json.dumps(value, default=_plain))
    if not isinstance(plain, dict):
        return _lines(plain, "")
    parts = (f"  {_line(key)}: {_lines(part, '  ')}" for key, part in plain.items())
    return "{\n" + ",\n".join(parts) + "\n}"


def _lines(value: object, indent: str) -> str:
    """A list with objects in it on several lines, anything else on one."""
    if isinstance(value, list) and any(isinstance(item, dict) for item in value):
        return "[\n" + ",\n".join(f"{indent}  {_line(item)}" for item in value) + f"\n{indent}]"
    return _line(value)


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return {part.name: getattr(value, part.name) for part in fields(value)}
    raise TypeError(f"{type(value).__name__} has no JSON")


def _failed_at(error: BaseException, folder: Path, shown: str, template: str) -> Span:
    """The innermost line of a template that `error` came through."""
    place = Span(f"{shown}/{template}")
    trace = error.__traceback__
    while trace is not None:
        name = trace.tb_frame.f_code.co_filename
        if name.startswith(f"{shown}/"):
            place = _place(folder, shown, name, trace.tb_lineno)
        trace = trace.tb_next
    return place


def _place(folder: Path, shown: str, path: str, line: int) -> Span:
    lines = source.read(folder / path.removeprefix(f"{shown}/"), path).lines
    if not 0 < line <= len(lines):
        return Span(path)
    text = lines[line - 1]
    indent = len(text) - len(text.lstrip())
    return Span(path, line, indent + 1, max(1, len(text) - indent), text)


def _reason(error: Exception) -> str:
    return str(error) or type(error).__name__


def _problem(span: Span, message: str, help: str) -> Unreadable:
    return Unreadable([Problem("EW501", span, message, help)])
