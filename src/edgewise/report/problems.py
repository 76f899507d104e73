"""Problems for people: the place, the line, a caret under it, and the way out."""

from __future__ import annotations

from collections.abc import Iterable

from edgewise.problem import Problem
from edgewise.report.paint import Paint, columns, visible, wrap


def text(problems: Iterable[Problem], paint: Paint) -> str:
    """All problems, one after another, each ending with a line feed."""
    return "".join(_one(problem, paint) for problem in problems)


def _one(problem: Problem, paint: Paint) -> str:
    span = problem.span
    lines = [f"{paint(str(span), 'bold')}: {paint(problem.code, 'red', 'bold')} {visible(problem.message)}"]
    if span.line:
        lines += _quoted(problem, paint)
    if problem.help:
        lines.append(paint(wrap(f"help: {visible(problem.help)}", paint.width, "      "), "blue"))
    return paint.plain("\n".join(lines)) + "\n"


def _quoted(problem: Problem, paint: Paint) -> list[str]:
    """The line and the caret; of a long line, the part around the place."""
    span = problem.span
    head = f"{span.line:>5} | "
    room = max(paint.width - len(head) - 1, 20)
    line, start = visible(span.text), span.column - 1
    width = max(1, min(span.width, len(line) - start))
    cut = 0
    if columns(line) > room:
        cut = max(0, min(start - room // 3, len(line) - room))
    before, shown = line[cut:start], line[cut:start] + line[start:]
    if cut:
        before, shown = "…" + before[1:], "…" + shown[1:]
    if len(shown) > room:
        shown = shown[: room - 1] + "…"
    carets = "^" * max(1, min(columns(line[start : start + width]), room - columns(before)))
    return [
        paint(head, "dim") + shown,
        paint(" " * (len(head) - 2) + "| ", "dim") + " " * columns(before) + paint(carets, "red", "bold"),
    ]
