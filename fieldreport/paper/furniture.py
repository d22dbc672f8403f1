"""What stands on each page around its text: the head, the foot, the page's number, and what marks a draft or a training report.

All of it is an artifact (ISO 32000-1 §14.8.2.2): readers aloud have heard the title and do not hear it again on each page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldreport.paper.blocks import INK
from fieldreport.paper.fonts import Style
from fieldreport.paper.pages import FRAME_TOP, fill
from fieldreport.paper.typesetting import Type, set_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Literal

    from fieldreport.paper.pages import Placed, Slab
    from fieldreport.paper.pen import Pen

    Paper = Literal["letter", "a4"]

SIZES: Mapping[Paper, tuple[float, float]] = {"letter": (612.0, 792.0), "a4": (595.276, 841.89)}
"""Width and height in points: US Letter and ISO A4."""
SIDE = 58.0
"""White space at the left and at the right, in points."""
_BOTTOM = 62.0
_HEAD = Type(Style.BOLD, 9, 12)
_HEAD_SMALL = Type(Style.REGULAR, 8, 11, (0.25, 0.25, 0.25))
_HASH = Type(Style.MONO, 6.2, 9, (0.25, 0.25, 0.25))
_BAND = Type(Style.BOLD, 9, 12)


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands on each page."""

    title: str
    report: str
    number: str
    version: str
    fingerprint: str
    """Set in small letters of equal width at the foot; or ""."""
    foot: str
    """Said at the foot where there is no fingerprint."""
    mark: str
    """Across each page, or ""."""
    training: bool
    copy: str = ""
    """At the right of the foot of a printed copy: which copy it is."""
    original: str = ""
    """Under it: what the original is."""


def draw_pages(pen: Pen, slabs: Sequence[Slab], furniture: Furniture) -> None:
    """Fill pages with slabs and draw them."""
    pages = fill(slabs, pen.size[1] - FRAME_TOP - _BOTTOM)
    for index, page in enumerate(pages):
        _draw_page(pen, page, furniture, f"Page {index + 1} of {len(pages)}")


def _draw_page(pen: Pen, page: list[Placed], furniture: Furniture, number: str) -> None:
    width, height = pen.size
    measure = width - 2 * SIDE
    if furniture.mark:
        pen.watermark(furniture.mark)
    if furniture.training:
        pen.box(SIDE, 20, measure, 17, weight=1.1)
        _centred(pen, "TRAINING: not a record of a real incident", width / 2, 23.5, _BAND)
    _left(pen, furniture.title, 46, _HEAD, measure * 0.62)
    _right(pen, furniture.number, width - SIDE, 46, _HEAD)
    _left(pen, furniture.report, 59, _HEAD_SMALL, measure * 0.66)
    _right(pen, f"{furniture.version}  ·  {number}" if furniture.version else number, width - SIDE, 59, _HEAD_SMALL)
    pen.rule(SIDE, 76, measure, weight=1.1)
    for placed in page:
        placed.slab.draw(pen, FRAME_TOP + placed.top)
    foot = height - 40
    pen.rule(SIDE, foot - 6, measure, weight=0.5)
    if furniture.fingerprint:
        _left(pen, furniture.fingerprint, foot + 1.5, _HASH, measure)
    else:
        _left(pen, furniture.foot, foot, _HEAD_SMALL, measure * 0.8)
    if furniture.copy:
        _right(pen, furniture.copy, width - SIDE, foot - 1, _BAND)
        _left(pen, furniture.original, foot + 11, _HASH, measure)
    pen.next_page()


def _left(pen: Pen, text: str, top: float, kind: Type, measure: float) -> None:
    pen.text(set_text(text, kind, measure)[0], SIDE, top, kind, None)


def _right(pen: Pen, text: str, edge: float, top: float, kind: Type) -> None:
    line = set_text(text, kind, edge)[0]
    pen.text(line, edge - line.width, top, kind, None)


def _centred(pen: Pen, text: str, middle: float, top: float, kind: Type) -> None:
    line = set_text(text, kind, 2 * middle)[0]
    pen.text(line, middle - line.width / 2, top, Type(kind.style, kind.size, kind.leading, INK), None)
