"""Short answers side by side, in the boxes of a case report: the question small above, the answer below.

The grid has four columns. A box takes one, two or all of them, as much as its
words need, in the order of the form; the last box of a row takes what is left
over. What has a row to itself stands beside its question. A row is not divided
unless it is very high.
"""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldreport.paper.blocks import FRAME, GREY, HAIR, Column, Piece, cells, frame_line, lines_of
from fieldreport.paper.fonts import Style
from fieldreport.paper.pages import Slab
from fieldreport.paper.typesetting import Line, Type, text_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fieldreport.paper.pen import Element, Pen

ACROSS = 4
GUTTER = 14.0
ASKED = Type(Style.REGULAR, 7.8, 10, GREY)
_ABOVE, _BETWEEN, _BELOW = 3.5, 0.5, 4.5
_MOST_LINES = 2
"""Lines of a question or an answer for which a narrow box will do."""
_WORTH_A_LINE = 1.45
_HIGHEST = 150.0
"""Points from which a row is divided between pages."""
_RAGGED = 0.94
"""Share of a line that words fill, since they are not divided."""

Lines = list[tuple[Line, Piece]]


@dataclass(frozen=True, slots=True)
class Box:
    """A question and its answer."""

    asked: str
    said: Sequence[Piece]
    columns: int = 0
    """How many columns it takes; 0 for as many as its words need."""


@dataclass(frozen=True, slots=True)
class _Placed:
    box: Box
    column: Column
    asked: Element
    said: Element


def grid(boxes: Sequence[Box], column: Column, parent: Element, *, table: bool = False) -> list[Slab]:
    """Set boxes in rows.

    Args:
        boxes: in the order in which they are read.
        column: what the grid fills.
        parent: takes the elements.
        table: tag them as a table of two columns, question and answer; otherwise each is a paragraph.
    """
    if table and boxes:
        parent = parent.add("Table")
    slabs: list[Slab] = []
    for row in _rows(boxes, column):
        placed = [_placed(box, at, parent, table=table) for box, at in row]
        slabs += _row(placed, column)
    return slabs


def _placed(box: Box, column: Column, parent: Element, *, table: bool) -> _Placed:
    if table:
        line = parent.add("TR")
        return _Placed(box, column, line.add("TH", scope="Row"), line.add("TD"))
    line = parent.add("P")
    return _Placed(box, column, line.add("Span"), line.add("Span"))


def _rows(boxes: Sequence[Box], column: Column) -> Iterator[list[tuple[Box, Column]]]:
    unit = (column.width + GUTTER) / ACROSS
    row: list[tuple[Box, int, int]] = []
    used = 0

    def finished() -> list[tuple[Box, Column]]:
        *before, (last, start, _) = row
        across = [*before, (last, start, ACROSS - start)]
        return [(box, Column(column.left + start * unit, span * unit - GUTTER)) for box, start, span in across]

    for box in boxes:
        span = box.columns or _span(box, unit)
        if row and used + span > ACROSS:
            yield finished()
            row, used = [], 0
        row.append((box, used, span))
        used += span
    if row:
        yield finished()


def _span(box: Box, unit: float) -> int:
    for span in (1, 2):
        width = span * unit - GUTTER
        filled = [_filled(piece.text, piece.kind, width) for piece in box.said]
        # A second line that would hold one word alone is worth a wider box.
        if all(lines <= 1 or _WORTH_A_LINE <= lines <= _MOST_LINES for lines in filled) and _filled(box.asked, ASKED, width) <= _MOST_LINES:
            return span
    return ACROSS


@functools.lru_cache(maxsize=4096)
def _filled(text: str, kind: Type, width: float) -> float:
    """Return about how many lines a text fills."""
    lines = [text_width(line, kind) / (width * _RAGGED) for line in text.split("\n")]
    return sum(map(math.ceil, lines[:-1])) + lines[-1]


def _row(row: Sequence[_Placed], column: Column) -> list[Slab]:
    if len(row) == 1:
        return _alone(row[0], column)
    asked = [lines_of(placed.box.asked, ASKED, placed.column.width) for placed in row]
    said = [_said(placed.box, placed.column) for placed in row]
    head = max(len(lines) for lines in asked) * ASKED.leading
    height = _ABOVE + head + _BETWEEN + max(_high(lines) for lines in said) + _BELOW

    def draw(pen: Pen, top: float) -> None:
        pen.rule(column.left, top, column.width, weight=0.4, colour=HAIR)
        for placed, question, answer in zip(row, asked, said, strict=True):
            if placed.column.left > column.left:
                pen.upright(placed.column.left - GUTTER / 2, top, height, weight=0.4, colour=HAIR)
            # A question of one line beside one of two stands near its answer.
            start = top + _ABOVE + head - len(question) * ASKED.leading
            _draw_lines(pen, [(line, Piece("", ASKED)) for line in question], placed.column, start, placed.asked)
            _draw_lines(pen, answer, placed.column, top + _ABOVE + head + _BETWEEN, placed.said)

    return [Slab(height, draw)]


def _alone(placed: _Placed, column: Column) -> list[Slab]:
    """Return a box with a row to itself: its question in the first column, its answer in the others."""
    first = (column.width + GUTTER) / ACROSS
    asked_at = Column(column.left, first - GUTTER)
    said_at = Column(column.left + first, column.width - first)
    question, answer = lines_of(placed.box.asked, ASKED, asked_at.width), _said(placed.box, said_at)
    body = max(len(question) * ASKED.leading + 2, _high(answer))
    if body > _HIGHEST:
        made = cells([[Piece(placed.box.asked, ASKED)], placed.box.said], [asked_at, said_at], [placed.asked, placed.said], whole=3)
        made[0] = Slab(made[0].height, made[0].draw, keep=made[0].keep, before=_ABOVE)
        return [*made, Slab(_BELOW, lambda _pen, _top: None)]

    def draw(pen: Pen, top: float) -> None:
        pen.rule(column.left, top, column.width, weight=0.4, colour=HAIR)
        base = answer[0][1].kind.size - ASKED.size if answer else 0.0
        _draw_lines(pen, [(line, Piece("", ASKED)) for line in question], asked_at, top + _ABOVE + base, placed.asked)
        _draw_lines(pen, answer, said_at, top + _ABOVE, placed.said)

    return [Slab(_ABOVE + body + _BELOW, draw)]


def _said(box: Box, column: Column) -> Lines:
    return [(line, piece) for piece in box.said for line in lines_of(piece.text, piece.kind, column.width)]


def _high(lines: Lines) -> float:
    return sum(piece.kind.leading for _, piece in lines)


def _draw_lines(pen: Pen, lines: Lines, column: Column, top: float, element: Element) -> None:
    written = []
    for line, piece in lines:
        left = column.left
        if piece.framed:
            left += FRAME
            frame_line(pen, line, left, top, piece.kind)
        written.append((line, left, top, piece.kind))
        top += piece.kind.leading
    pen.lines(written, element, measure=column.width)
