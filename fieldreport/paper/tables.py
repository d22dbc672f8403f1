"""Tables: the rows of a repeat under one head that comes again on each page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from fieldreport.paper.accounts import answer_pieces
from fieldreport.paper.blocks import FRAME, GREY, Column, Piece, cells, line_height
from fieldreport.paper.fonts import Style
from fieldreport.paper.pages import Slab
from fieldreport.paper.typesetting import Type, text_width

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldreport.paper.pen import Element

Cell = Sequence[Piece]

HIGHEST_ROW = 5
"""Lines: rows that would be higher are better set another way."""
CELL = Type(Style.REGULAR, 9, 12)
STRONG_CELL = Type(Style.BOLD, 9, 12)
_HEAD = Type(Style.BOLD, 8, 10.5)
_BETWEEN = 12.0
_NARROWEST, _WIDEST = 30.0, 230.0


@dataclass(frozen=True, slots=True)
class Row:
    """A row: what it is called in the first column, and its other cells."""

    name: str
    cells: Sequence[Cell]


def table(heads: Sequence[str], rows: Sequence[Row], column: Column, parent: Element, *, highest: int | None = None) -> list[Slab]:
    """Set a table; its first column names the rows.

    Args:
        heads: what stands above each column, the first one included.
        rows: at least one.
        column: what the table fills.
        parent: takes the elements.
        highest: lines from which a row is too high: then nothing is set and nothing returned.
    """
    contents = [[[Piece(row.name, STRONG_CELL)], *row.cells] for row in rows]
    columns = _columns(column, heads, contents)
    if highest is not None and any(line_height(content, columns) > highest for content in contents):
        return []
    element = parent.add("Table")
    first, again = _header(heads, columns, element)
    slabs = list(first)
    for content in contents:
        line = element.add("TR")
        elements = [line.add("TH", scope="Row"), *(line.add("TD") for _ in content[1:])]
        made = cells(content, columns, elements, before=6, whole=HIGHEST_ROW)
        slabs += [replace(slab, again=again) for slab in made]
    # Neither the first row nor the last one stands alone on its page.
    at_end = len(cells(contents[-1], columns, [None for _ in columns]))
    if len(rows) > 1:
        slabs[-at_end - 1] = replace(slabs[-at_end - 1], keep=True)
    return slabs


def row_cells(entry: Mapping[str, Any] | None) -> Cell:
    """Return what stands in a cell for a question: a dash where it did not apply to this row."""
    if entry is None:
        return [Piece("–", replace(CELL, colour=GREY))]
    return [replace(piece, kind=replace(piece.kind, size=piece.kind.size - 1, leading=12)) for piece in answer_pieces(entry["accounts"])]


def _header(heads: Sequence[str], columns: Sequence[Column], table: Element) -> tuple[tuple[Slab, ...], tuple[Slab, ...]]:
    """Return the head, and the same as artifacts for the following pages."""
    line = table.add("TR")
    contents = [[Piece(label, _HEAD)] for label in heads]
    first = cells(contents, columns, [line.add("TH", scope="Column") for _ in heads], before=4, rule=False)
    again = cells(contents, columns, [None for _ in heads], rule=False)
    space = Slab(6, lambda _pen, _top: None)
    return tuple(replace(slab, keep=True) for slab in first), (*again, space)


def _columns(column: Column, heads: Sequence[str], contents: Sequence[Sequence[Cell]]) -> list[Column]:
    """Share the width: short columns get all they wish, long ones share what is left."""
    wishes = [_wish(heads[at], [content[at] for content in contents]) for at in range(len(heads))]
    free = column.width - _BETWEEN * (len(wishes) - 1)
    widths = _shared(wishes, free)
    columns, left = [], column.left
    for width in widths:
        columns.append(Column(left, width))
        left += width + _BETWEEN
    return columns


def _shared(wishes: Sequence[float], free: float) -> list[float]:
    """Return widths that fill ``free``; a column that wishes less than an equal share gets its wish."""
    total = sum(wishes)
    if total <= free:
        first, *others = wishes
        spare = (free - total) / max(sum(others), 1.0)
        return [first, *(wish * (1 + spare) for wish in others)]
    widths = [0.0] * len(wishes)
    open_, left = set(range(len(wishes))), free
    while open_:
        share = left / len(open_)
        content = {at for at in open_ if wishes[at] <= share}
        if not content:
            wanted = sum(wishes[at] for at in open_)
            for at in open_:
                widths[at] = left * wishes[at] / wanted
            break
        for at in content:
            widths[at] = wishes[at]
            left -= wishes[at]
        open_ -= content
    return widths


def _wish(head: str, contents: Sequence[Cell]) -> float:
    """Return the width that a column would like: its longest text, and a head in two lines at most."""
    texts = [
        text_width(line, piece.kind) + (2 * FRAME if piece.framed else 0) + 1
        for cell in contents
        for piece in cell
        for line in piece.text.split("\n")
    ]
    words = max((text_width(word, _HEAD) for word in head.split()), default=0.0)
    return min(max(*texts, text_width(head, _HEAD) * 0.55, words + 1, _NARROWEST), _WIDEST) if texts else _NARROWEST
