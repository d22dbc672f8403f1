"""A record laid out on pages.

The record is the sealed JSON (``report.versions.build_record``): question
texts and labels as they were shown, answers in words. The layout adds nothing
to them: every word on the pages that is not from the record is a heading, a
number or an explanation.

The same record and the same pictures give the same bytes: no clock, no random number, no font of
the host.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from fieldreport import canonical
from fieldreport.errors import PaperProblem
from fieldreport.paper import body, closing, exhibits, kept_words, opening, plates, removed, timeline
from fieldreport.paper.blocks import Column
from fieldreport.paper.furniture import SIDE, SIZES, Furniture, draw_pages
from fieldreport.paper.pen import Drawn, Pen

if TYPE_CHECKING:
    from fieldreport.paper.furniture import Paper
    from fieldreport.paper.pages import Slab
    from fieldreport.paper.printed import Copy

Record = Mapping[str, Any]


def lay_out(
    record: Record,
    *,
    pictures: Mapping[str, bytes] | None = None,
    paper: Paper = "letter",
    mark: str | None = None,
    copy: Copy | None = None,
) -> Drawn:
    """Lay a record out.

    Args:
        record: the sealed JSON, as ``report.versions.build_record`` gives it.
        pictures: the reduced pictures that the record names, by their SHA-256.
        paper: the sheet: US Letter or ISO A4.
        mark: words across each page (``DRAFT``). A marked paper has no place for a signature and no page on how to check it.
        copy: a printed copy: the pages of the signed document, each of which says that it is a copy; nobody can sign it.

    Raises:
        PaperProblem: the record lacks what the paper needs, or a picture that it names is not there.
        NotCanonical: the record has no canonical form.
    """
    try:
        return _laid_out(record, pictures or {}, SIZES[paper], mark, copy)
    except (KeyError, TypeError, AttributeError) as problem:
        raise PaperProblem(f"The report could not be laid out: its record lacks {problem}. The draft is unchanged.") from problem


def _laid_out(record: Record, pictures: Mapping[str, bytes], size: tuple[float, float], mark: str | None, copy: Copy | None) -> Drawn:
    data_hash = canonical.digest(record)
    title = str(record["form"]["title"])
    report = record["report"]
    pen = Pen(
        size,
        title=f"{_kind_of_copy(record, copy)}{title}, report {report['id']}, version {report['version']}",
        language=str(record.get("language") or "en"),
        author=str(record["officer"]["name"]),
    )
    frame = Column(SIDE, size[0] - 2 * SIDE)
    slabs: list[Slab] = [*opening.title_block(record, frame, pen.tree)]
    slabs += body.sections(record, frame, pen.tree)
    slabs += timeline.timeline(record, frame, pen.tree)
    slabs += exhibits.exhibits(record, frame, pen.tree)
    slabs += plates.plates(record, pictures, frame, pen.tree)
    slabs += kept_words.kept_words(record, frame, pen.tree)
    slabs += closing.attestation(record, frame, pen.tree, signed=mark is None, copy=copy)
    slabs += removed.removed(record, frame, pen.tree)
    if mark is None:
        slabs += closing.how_to_check(record, data_hash, frame, pen.tree, copy)
    draw_pages(pen, slabs, _furniture(record, data_hash, mark, copy))
    return pen.finish()


def _kind_of_copy(record: Record, copy: Copy | None) -> str:
    if copy is not None:
        return f"Printed copy {copy.number}: "
    return "Redacted copy: " if record.get("redacted") else ""


def _furniture(record: Record, data_hash: str, mark: str | None, copy: Copy | None) -> Furniture:
    report = record["report"]
    number = report.get("rd_number")
    redacted = record.get("redacted")
    fingerprint = f"data sha-256 {data_hash}" if mark is None else ""
    return Furniture(
        title=str(record["form"]["title"]),
        report=f"Report {report['id']}",
        number=f"RD {number}" if number else "RD number: not yet issued",
        version=f"Version {report['version']}, {report['kind']}",
        fingerprint=f"REDACTED COPY, not the record, of sha-256 {redacted['of']}" if redacted else fingerprint,
        foot=f"{(mark or '').capitalize()}: not sealed, not signed",
        mark=mark or "",
        training=bool(report.get("training")),
        copy=f"PRINTED COPY {copy.number}" if copy is not None else "",
        original=f"The original is the signed file with sha-256 {copy.of}" if copy is not None else "",
    )
