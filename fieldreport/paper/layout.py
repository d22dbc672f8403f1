"""A record laid out on pages.

The record is the sealed JSON (``report.versions.build_record``): question
texts and labels as they were shown, answers in words. The layout adds nothing
to them: every word on the pages that is not from the record is a heading, a
number or an explanation.

The same record gives the same bytes: no clock, no random number, no font of
the host.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from fieldreport import canonical
from fieldreport.errors import PaperProblem
from fieldreport.paper import body, closing, exhibits, kept_words, opening, timeline
from fieldreport.paper.blocks import INK, Column
from fieldreport.paper.fonts import Style
from fieldreport.paper.pages import FRAME_TOP, fill
from fieldreport.paper.pen import Drawn, Pen
from fieldreport.paper.typesetting import Type, set_text

if TYPE_CHECKING:
    from fieldreport.paper.pages import Placed, Slab

Paper = Literal["letter", "a4"]
Record = Mapping[str, Any]

_SIZES: Mapping[str, tuple[float, float]] = {"letter": (612.0, 792.0), "a4": (595.276, 841.89)}
_SIDE = 58.0
_BOTTOM = 62.0
_HEAD = Type(Style.BOLD, 9, 12)
_HEAD_SMALL = Type(Style.REGULAR, 8, 11, (0.25, 0.25, 0.25))
_HASH = Type(Style.MONO, 6.2, 9, (0.25, 0.25, 0.25))
_BAND = Type(Style.BOLD, 9, 12)


@dataclass(frozen=True, slots=True)
class _Furniture:
    """What stands on each page."""

    title: str
    report: str
    number: str
    version: str
    foot: str
    mark: str
    training: bool


def lay_out(record: Record, *, paper: Paper = "letter", mark: str | None = None) -> Drawn:
    """Lay a record out.

    Args:
        record: the sealed JSON, as ``report.versions.build_record`` gives it.
        paper: the sheet: US Letter or ISO A4.
        mark: words across each page (``DRAFT``). A marked paper has no place for a signature and no page on how to check it.

    Raises:
        PaperProblem: the record lacks what the paper needs.
        NotCanonical: the record has no canonical form.
    """
    try:
        return _laid_out(record, _SIZES[paper], mark)
    except (KeyError, TypeError, AttributeError) as problem:
        raise PaperProblem(f"The report could not be laid out: its record lacks {problem}. The draft is unchanged.") from problem


def _laid_out(record: Record, size: tuple[float, float], mark: str | None) -> Drawn:
    data_hash = canonical.digest(record)
    title = str(record["form"]["title"])
    report = record["report"]
    pen = Pen(
        size,
        title=f"{title}, report {report['id']}, version {report['version']}",
        language=str(record.get("language") or "en"),
        author=str(record["officer"]["name"]),
    )
    frame = Column(_SIDE, size[0] - 2 * _SIDE)
    slabs: list[Slab] = [*opening.title_block(record, frame, pen.tree)]
    slabs += body.sections(record, frame, pen.tree)
    slabs += timeline.timeline(record, frame, pen.tree)
    slabs += exhibits.exhibits(record, frame, pen.tree)
    slabs += kept_words.kept_words(record, frame, pen.tree)
    slabs += closing.attestation(record, frame, pen.tree, signed=mark is None)
    if mark is None:
        slabs += closing.how_to_check(record, data_hash, frame, pen.tree)
    pages = fill(slabs, size[1] - FRAME_TOP - _BOTTOM)
    furniture = _furniture(record, data_hash, mark)
    for index, page in enumerate(pages):
        _draw_page(pen, page, furniture, f"Page {index + 1} of {len(pages)}")
    return pen.finish()


def _furniture(record: Record, data_hash: str, mark: str | None) -> _Furniture:
    report = record["report"]
    number = report.get("rd_number")
    return _Furniture(
        title=str(record["form"]["title"]),
        report=f"Report {report['id']}",
        number=f"RD {number}" if number else "RD number: not yet issued",
        version=f"Version {report['version']}, {report['kind']}",
        foot=f"data sha-256 {data_hash}" if mark is None else "",
        mark=mark or "",
        training=bool(report.get("training")),
    )


def _draw_page(pen: Pen, page: list[Placed], furniture: _Furniture, number: str) -> None:
    width, height = pen.size
    measure = width - 2 * _SIDE
    if furniture.mark:
        pen.watermark(furniture.mark)
    if furniture.training:
        pen.box(_SIDE, 20, measure, 17, weight=1.1)
        _centred(pen, "TRAINING: not a record of a real incident", width / 2, 23.5, _BAND)
    _left(pen, furniture.title, 46, _HEAD, measure * 0.62)
    _right(pen, furniture.number, width - _SIDE, 46, _HEAD)
    _left(pen, furniture.report, 59, _HEAD_SMALL, measure * 0.66)
    _right(pen, furniture.version, width - _SIDE, 59, _HEAD_SMALL)
    pen.rule(_SIDE, 76, measure, weight=1.1)
    for placed in page:
        placed.slab.draw(pen, FRAME_TOP + placed.top)
    foot = height - 40
    pen.rule(_SIDE, foot - 6, measure, weight=0.5)
    if furniture.foot:
        _left(pen, furniture.foot, foot + 1.5, _HASH, measure)
    else:
        _left(pen, f"{furniture.mark.capitalize()}: not sealed, not signed", foot, _HEAD_SMALL, measure)
    _right(pen, number, width - _SIDE, foot, _HEAD_SMALL)
    pen.next_page()


def _left(pen: Pen, text: str, top: float, kind: Type, measure: float) -> None:
    pen.text(set_text(text, kind, measure)[0], _SIDE, top, kind, None)


def _right(pen: Pen, text: str, edge: float, top: float, kind: Type) -> None:
    line = set_text(text, kind, edge)[0]
    pen.text(line, edge - line.width, top, kind, None)


def _centred(pen: Pen, text: str, middle: float, top: float, kind: Type) -> None:
    line = set_text(text, kind, 2 * middle)[0]
    pen.text(line, middle - line.width / 2, top, Type(kind.style, kind.size, kind.leading, INK), None)
