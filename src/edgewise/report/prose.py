"""Sections of paragraphs, items and tables, laid out for a terminal or as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias, assert_never

from edgewise.report.grid import grid
from edgewise.report.paint import Paint, columns, fold, visible, wrap
from edgewise.views.table_pages import markdown as escaped


@dataclass(frozen=True)
class Paragraph:
    """Some sentences; `quoted` where they are somebody's own words."""

    text: str
    quoted: bool = False


@dataclass(frozen=True)
class Items:
    """A list: each item with its label, "" where it needs none."""

    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Grid:
    """A table: the heads of its columns, and rows of as many cells."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block: TypeAlias = Paragraph | Items | Grid


@dataclass(frozen=True)
class Section:
    """Blocks under a title; `title` is "" where they stand by themselves."""

    title: str
    blocks: tuple[Block, ...]


_INDENT = "  "


def text(title: str, sections: Sequence[Section], paint: Paint) -> str:
    """For a terminal: what belongs together without a gap, every line within its width where that can be."""
    out = [paint(visible(title), "bold")]
    for section in sections:
        out.append("")
        if section.title:
            out.append(paint(visible(section.title), "bold"))
        for number, block in enumerate(section.blocks):
            if number and isinstance(block, Grid) != isinstance(section.blocks[number - 1], Grid):
                out.append("")
            out += _lines(block, paint)
    return paint.plain("\n".join(out)) + "\n"


def _lines(block: Block, paint: Paint) -> Iterator[str]:
    match block:
        case Paragraph(said):
            yield wrap(visible(said), paint.width, _INDENT)
        case Items(items):
            label = max(columns(label or "-") for label, _ in items) + 2
            for name, said in items:
                first, *more = fold(visible(said), paint.width - len(_INDENT) - label)
                yield f"{_INDENT}{visible(name or '-'):<{label}}{first}"
                yield from (_INDENT + " " * label + line for line in more)
        case Grid(head, rows):
            told = _fitting((head, *rows), paint.width - len(_INDENT))
            if told is not None:
                yield from (paint(_INDENT + line, "dim") for line in told[0])
                yield from (_INDENT + line for row in told[1:] for line in row)
            else:
                for row in rows:
                    said = "; ".join(f"{name} {cell}".strip() for name, cell in zip(head, row, strict=True) if cell)
                    yield wrap(visible(said), paint.width, _INDENT)
        case _:
            assert_never(block)


_TIGHT = "\u00a0"


def _fitting(rows: Sequence[Sequence[str]], width: int) -> list[list[str]] | None:
    """The lines of a table, its cells folded behind commas if that is enough; None where it does not fit."""
    every = [tuple((visible(cell),) for cell in row) for row in rows]
    tight = [tuple((cell.replace(" ", _TIGHT).replace(f",{_TIGHT}", ", "),) for (cell,) in row) for row in every]
    told = grid(tight, width) or grid(every, width)
    return [[line.replace(_TIGHT, " ") for line in lines] for lines in told] if told is not None else None


def markdown(title: str, sections: Sequence[Section], level: int = 1) -> str:
    """As GitHub's Markdown; `level` is that of the title."""
    out = [f"{'#' * level} {_shown(title)}"]
    for section in sections:
        if section.title:
            out.append(f"{'#' * (level + 1)} {_shown(section.title)}")
        out += ("\n".join(_marked(block)) for block in section.blocks)
    return "\n\n".join(out) + "\n"


def _marked(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(said, quoted):
            yield f"> {_shown(said)}" if quoted else _shown(said)
        case Items(items):
            yield from (f"- **{_shown(name)}** {_shown(said)}" if name else f"- {_shown(said)}" for name, said in items)
        case Grid(head, rows):
            yield f"| {' | '.join(map(_shown, head))} |"
            yield "|" + "---|" * len(head)
            yield from (f"| {' | '.join(map(_shown, row))} |" for row in rows)
        case _:
            assert_never(block)


def listed(words: Sequence[str], last: str) -> str:
    """`A, B and C`."""
    return f"{', '.join(words[:-1])} {last} {words[-1]}" if len(words) > 1 else "".join(words)


def _shown(said: str) -> str:
    return escaped(visible(said.replace("\n", " ")))
