"""Problems for people: the place, the line, a caret under it, and the way out."""

from __future__ import annotations

from collections.abc import Iterable

from edgewise.problem import Problem
from edgewise.report.paint import Paint, columns, fold, visible, wrap


def text(problems: Iterable[Problem], paint: Paint, folded: bool = False) -> str:
    """All problems, one after another, each ending with a line feed; `folded`: no message is wider than the page."""
    return "".join(_one(problem, paint, folded) for problem in problems)


def _one(problem: Problem, paint: Paint, folded: bool) -> str:
    span = problem.span
    place, message = visible(str(span)), visible(problem.message)
    head = f"{place}: {problem.code} "
    if folded and len(place) < paint.width // 2:
        message = "\n      ".join(fold(head + message, paint.width))[len(head) :]
    lines = [f"{paint(place, 'bold')}: {paint(problem.code, 'red', 'bold')} {message}"]
    if span.line:
        lines += _quoted(problem, paint)
    if problem.help:
        lines.append(paint(wrap(f"help: {visible(problem.help)}", paint.width, "      "), "blue"))
    return paint.plain("\n".join(lines)) + "\n"


def _quoted(problem: Problem, paint: Paint) -> list[str]:
    """The line and the caret; of a long line, the part around the place."""
    span, start = problem.span, problem.span.column - 1
    head = f"{span.line:>5} | "
    room = max(paint.width - len(head) - 1, 20)
    before = _shown(span.text[max(0, start - _WINDOW) : start], paint)
    marked = _shown(span.text[start : start + min(span.width, _WINDOW)], paint)
    rest = marked + _shown(span.text[start + span.width : start + span.width + _WINDOW], paint)
    mark = paint.plain("…")
    before = _start(before[::-1], max(room // 3, room - columns(rest)), mark[::-1])[::-1]
    rest = _start(rest, room - columns(before), mark)
    carets = "^" * max(1, min(columns(marked), columns(rest)))
    return [
        paint(head, "dim") + before + rest,
        paint(f"{'| ':>{len(head)}}", "dim") + " " * columns(before) + paint(carets, "red", "bold"),
    ]


_WINDOW = 1_000
"""Characters of a line to look at on each side: a line may have a million."""


def _shown(text: str, paint: Paint) -> str:
    return paint.plain(visible(text))


def _start(text: str, room: int, mark: str) -> str:
    """As much of the start of a text as there is room for, and a mark where something is left out."""
    if columns(text) <= room:
        return text
    end, left = 0, room - len(mark)
    while (left := left - columns(text[end])) >= 0:
        end += 1
    return text[:end] + mark
