"""Draw a graph: DOT text in, SVG text out. The one door to Graphviz.

The `graphviz` package runs the renderer; the renderer is the program of the wheel `graphviz-pure`, a port of Graphviz
16.1 that carries its own font metrics: it reads no font, no library and no locale of the machine, so the same text
gives the same bytes everywhere. A `dot` on the PATH is never used (docs/decisions/002-renderer.md).
"""

from __future__ import annotations

import contextlib
import io
import re
import sysconfig
from pathlib import Path
from typing import Final

from edgewise.problem import Problem, Span, Unreadable

RENDERER: Final = "graphviz-pure"
"""The name of the wheel, and of the one program in it."""

# A character outside the font tables is measured as a blank: the label may be a little off, never wrong or lost.
_HARMLESS: Final = "no value for width of non-ASCII character"


def svg(dot: str, path: str = "the drawing") -> str:
    """The graph `dot`, in the DOT language, laid out top-down by the engine `dot` and written as SVG.

    `path` names the text in problems. Raises `Unreadable` when the renderer is not installed, when it cannot read
    `dot`, and when it warns: a drawing with something left out or squeezed is not shown as if it were whole.
    """
    import graphviz
    from graphviz.backend import dot_command

    dot_command.DOT_BINARY = _renderer(path)
    complaints = io.StringIO()
    try:
        with contextlib.redirect_stderr(complaints):
            drawing: str = graphviz.pipe_string("dot", "svg", dot, encoding="utf-8")
    except graphviz.ExecutableNotFound as missing:
        raise _not_installed(path) from missing
    except graphviz.CalledProcessError as failed:
        raise _refused(dot, path, (failed.stderr or str(failed)).splitlines()) from failed
    warnings = [line for line in complaints.getvalue().splitlines() if line.strip() and _HARMLESS not in line]
    if warnings or not drawing:
        raise _refused(dot, path, warnings or ["there is no graph in this text"])
    return drawing


def _renderer(path: str) -> Path:
    """The renderer's program: among the scripts of the running Python, or wherever its wheel was put."""
    for suffix in ("", ".exe"):
        beside = Path(sysconfig.get_path("scripts"), RENDERER + suffix)
        if beside.is_file():
            return beside
    from importlib import metadata  # 40 ms: only for installations with scripts in an unusual place

    with contextlib.suppress(metadata.PackageNotFoundError):
        for file in metadata.files(RENDERER) or ():
            if file.stem == RENDERER and Path(str(file.locate())).is_file():
                return Path(str(file.locate()))
    raise _not_installed(path)


def _not_installed(path: str) -> Unreadable:
    """The problem for a Python without the renderer."""
    return Unreadable(
        [
            Problem(
                "EW501",
                Span(path),
                f"no drawing without the renderer: the package '{RENDERER}' is not installed in this Python",
                f"install edgewise again, or leave drawings out with --only; {RENDERER} is not made for every system",
            )
        ]
    )


def _refused(dot: str, path: str, complaints: list[str]) -> Unreadable:
    """What the renderer said, a problem a sentence, at the line of `dot` it speaks of (if it does)."""
    lines = dot.splitlines()
    problems: list[Problem] = []
    for complaint in complaints:
        place = re.search(r"\bline (\d+)\b", complaint)
        number = int(place[1]) if place and 0 < int(place[1]) <= len(lines) else 0
        span = Span(path, number, 1, max(1, len(lines[number - 1])), lines[number - 1]) if number else Span(path)
        problems.append(Problem("EW501", span, f"not drawn: {complaint.strip()}"))
    return Unreadable(problems)
