"""The blocks that the pages are built of: headings, paragraphs, question and answer, grids, tables."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from fieldreport.paper.fonts import Style
from fieldreport.paper.pages import FRAME_TOP, Slab
from fieldreport.paper.typesetting import Line, Type, set_text

if TYPE_CHECKING:
    from fieldreport.paper.pen import Element, Pen

Elements = Sequence["Element | None"]
"""The element of each cell; ``None`` makes it an artifact."""

INK = (0.0, 0.0, 0.0)
GREY = (0.33, 0.33, 0.33)
HAIR = (0.78, 0.78, 0.78)
PALE = (0.945, 0.945, 0.945)

FRAME = 2.5
"""Points between a framed word and its frame."""

TITLE = Type(Style.BOLD, 21, 26)
SECTION = Type(Style.BOLD, 13, 17)
GROUP = Type(Style.BOLD, 10.5, 14)
LABEL = Type(Style.REGULAR, 9, 12.5, GREY)
ANSWER = Type(Style.REGULAR, 10, 13.5)
STRONG = Type(Style.BOLD, 10, 13.5)
NOTHING = Type(Style.ITALIC, 10, 13.5, GREY)
SAID = Type(Style.ITALIC, 10, 13.5)
SMALL = Type(Style.REGULAR, 8, 11, GREY)
SOURCE = Type(Style.ITALIC, 8.5, 11.5, GREY)
REMARK = Type(Style.REGULAR, 8.5, 11.5)
PROSE = Type(Style.REGULAR, 10.5, 15.5)
MONO = Type(Style.MONO, 8, 11.5)
_SHORT = 120
"""Characters up to which set lines are remembered."""
_AGAIN = Type(Style.BOLD, 8.5, 12, GREY)


@dataclass(frozen=True, slots=True)
class Piece:
    """A text with its type."""

    text: str
    kind: Type
    framed: bool = False
    """Stands in a thin frame: an answer that is none (*unknown*), told apart from words that were typed."""


@dataclass(frozen=True, slots=True)
class Column:
    """Where a column of a row of cells stands, in points from the left edge of the page."""

    left: float
    width: float


def paragraph(piece: Piece, column: Column, element: Element, *, before: float = 0.0, keep_with_next: bool = False) -> list[Slab]:
    """Set a text in one column. The first two lines stay together, and the last two."""
    return _kept(_lined([[piece]], [column], [element]), before=before, keep_with_next=keep_with_next)


def heading(text: str, kind: Type, column: Column, element: Element, *, before: float, level: int, rule: bool = False) -> list[Slab]:
    """Set a heading that stays with what follows and stands in the outline at ``level`` (0 is the top)."""
    slabs = _lined([[Piece(text, kind)]], [column], [element])

    def first(pen: Pen, top: float, slab: Slab = slabs[0]) -> None:
        if rule and top > FRAME_TOP + 1:  # under the head of the page a second rule would only be noise
            pen.rule(column.left, top - 5, column.width, weight=0.9)
        pen.bookmark(text, top - 8, level)
        slab.draw(pen, top)

    slabs[0] = replace(slabs[0], draw=first, before=before)
    return [replace(slab, keep=True) for slab in slabs]


def cells(
    contents: Sequence[Sequence[Piece]],
    columns: Sequence[Column],
    elements: Elements,
    *,
    before: float = 0.0,
    rule: bool = True,
    whole: int = 6,
) -> list[Slab]:
    """Set texts side by side, with a hair line above; rows of at most ``whole`` lines are not divided."""
    slabs = _lined(contents, columns, elements)
    if rule:
        left = columns[0].left
        length = columns[-1].left + columns[-1].width - left

        def first(pen: Pen, top: float, slab: Slab = slabs[0]) -> None:
            pen.rule(left, top - 3, length, weight=0.4, colour=HAIR)
            slab.draw(pen, top)

        slabs[0] = replace(slabs[0], draw=first)
    if len(slabs) <= whole:
        slabs = [*(replace(slab, keep=True) for slab in slabs[:-1]), slabs[-1]]
        slabs[0] = replace(slabs[0], before=before)
        return slabs
    return _kept(slabs, before=before)


def gap(height: float) -> Slab:
    """Return white space that stays with what follows."""
    return Slab(height, lambda _pen, _top: None, keep=True)


def continued(slabs: Sequence[Slab], title: str, column: Column) -> list[Slab]:
    """Let what goes on at the top of a page say there what it belongs to (an artifact: readers aloud have heard it)."""
    words = [Piece(f"{title} (continued)", _AGAIN)]
    again = tuple(replace(slab, height=slab.height + 4) for slab in cells([words], [column], [None], rule=False)[:1])
    return [replace(slab, again=again + slab.again) for slab in slabs]


def lines_of(text: str, kind: Type, width: float) -> Sequence[Line]:
    """Return :func:`set_text`'s lines. What is short comes again and again (questions, *I observed*) and is set once."""
    return _set_once(text, kind, width) if len(text) <= _SHORT else set_text(text, kind, width)


@functools.lru_cache(maxsize=4096)
def _set_once(text: str, kind: Type, width: float) -> tuple[Line, ...]:
    return tuple(set_text(text, kind, width))


def line_height(contents: Sequence[Sequence[Piece]], columns: Sequence[Column]) -> int:
    """Return how many lines high a row of cells is."""
    return max(
        (
            sum(len(lines_of(piece.text, piece.kind, column.width)) for piece in pieces)
            for pieces, column in zip(contents, columns, strict=True)
        ),
        default=0,
    )


def _lined(contents: Sequence[Sequence[Piece]], columns: Sequence[Column], elements: Elements) -> list[Slab]:
    """Return a slab for each line, of all columns side by side."""
    stacks: list[list[tuple[Line, Piece]]] = [
        [(line, piece) for piece in pieces for line in lines_of(piece.text, piece.kind, column.width)]
        for pieces, column in zip(contents, columns, strict=True)
    ]
    slabs = []
    for across in zip_longest(*stacks):
        height = max(found[1].kind.leading for found in across if found is not None)
        slabs.append(_slab(across, columns, elements, height))
    return slabs or [Slab(0.0, lambda _pen, _top: None)]


def _slab(across: tuple[tuple[Line, Piece] | None, ...], columns: Sequence[Column], elements: Elements, height: float) -> Slab:
    # Different sizes side by side stand on one base line.
    base = max(found[1].kind.size for found in across if found is not None)

    def draw(pen: Pen, top: float) -> None:
        for found, column, element in zip(across, columns, elements, strict=True):
            if found is not None:
                line, piece = found
                at, left = top + base - piece.kind.size, column.left
                if piece.framed:
                    left += FRAME
                    frame_line(pen, line, left, at, piece.kind)
                pen.text(line, left, at, piece.kind, element, measure=column.width)

    return Slab(height, draw)


def frame_line(pen: Pen, line: Line, left: float, top: float, kind: Type) -> None:
    """Draw a thin frame around a line of words."""
    pen.box(left - FRAME, top + kind.size * 0.08, line.width + 2 * FRAME, kind.size * 1.18, weight=0.5, stroke=GREY)


def _kept(slabs: list[Slab], *, before: float, keep_with_next: bool = False) -> list[Slab]:
    last = len(slabs) - 1
    return [
        replace(
            slab,
            before=before if index == 0 else 0.0,
            keep=(index == 0 and last > 0) or (index == last - 1) or (index == last and keep_with_next),
        )
        for index, slab in enumerate(slabs)
    ]
