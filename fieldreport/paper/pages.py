"""Slabs, and how they fill pages.

A page is a pile of slabs: one line, one row of cells, one box. A slab says how
high it is and whether it must stay with the next one; that is enough for
headings that are never left alone at the foot of a page, paragraphs without
lone first or last lines, and table headers that come again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldreport.paper.pen import Pen

Draw = Callable[["Pen", float], None]
"""Draws a slab; the number is the height of its upper edge from the top of the page."""


FRAME_TOP = 92.0
"""Height of the frame's upper edge from the top of the page, in points."""


@dataclass(frozen=True, slots=True)
class Slab:
    """A piece of the page that is never divided."""

    height: float
    draw: Draw
    keep: bool = False
    """Stays on the page of the slab after it."""
    before: float = 0.0
    """White space above it, left out at the top of a page."""
    again: tuple[Slab, ...] = ()
    """What is repeated above it when it comes to stand at the top of a page (a table's header, a section's name)."""
    new_page: bool = False
    """Begins a page."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A slab and the height of its upper edge from the top of the frame."""

    slab: Slab
    top: float


def fill(slabs: Sequence[Slab], height: float) -> list[list[Placed]]:
    """Pile the slabs on pages of a frame ``height`` points high; there is always one page."""
    pages: list[list[Placed]] = []
    start = 0
    while start < len(slabs):
        end = _page_end(slabs, start, height)
        pages.append(_piled(slabs, start, end))
        start = end
    return pages or [[]]


def _page_end(slabs: Sequence[Slab], start: int, height: float) -> int:
    used = sum(slab.height for slab in slabs[start].again)
    end = start
    while end < len(slabs):
        slab = slabs[end]
        needed = slab.height + (slab.before if end > start else 0.0)
        if end > start and (slab.new_page or used + needed > height):
            break
        used += needed
        end += 1
    if end == len(slabs) or slabs[end].new_page:
        return end
    cut = end
    while cut > start and slabs[cut - 1].keep:
        cut -= 1
    # A chain of keeps that is longer than the page is cut where the page ends.
    return cut if cut > start else end


def _piled(slabs: Sequence[Slab], start: int, end: int) -> list[Placed]:
    placed: list[Placed] = []
    top = 0.0
    for slab in slabs[start].again:
        placed.append(Placed(slab, top))
        top += slab.height
    for index in range(start, end):
        slab = slabs[index]
        top += slab.before if index > start else 0.0
        placed.append(Placed(slab, top))
        top += slab.height
    return placed
