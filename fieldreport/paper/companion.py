"""A companion paper laid out, made archival and signed: what one other office needs of a sealed report.

It is signed as the report is, and its first page names the report by id,
version and SHA-256 of the file: whoever holds both can hold them together.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from fieldreport import canonical
from fieldreport.answers.values import utc_moment
from fieldreport.errors import PaperProblem
from fieldreport.paper import archive, signature
from fieldreport.paper.blocks import ANSWER, GROUP, LABEL, MONO, SECTION, SMALL, SOURCE, TITLE, Column, Piece, cells, heading, paragraph
from fieldreport.paper.closing import attestation, signer_words
from fieldreport.paper.copies import SignedPaper
from fieldreport.paper.exhibits import grouped
from fieldreport.paper.furniture import SIDE, SIZES, Furniture, draw_pages
from fieldreport.paper.opening import officer_words
from fieldreport.paper.pen import Pen

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey

    from fieldreport.paper.furniture import Paper
    from fieldreport.paper.pages import Slab
    from fieldreport.paper.pen import Drawn, Element

_LABELS = 170.0
_GUTTER = 14.0


def companion_paper(
    data: Mapping[str, Any], *, key: EllipticCurvePrivateKey, certificate_pem: str, chain_pem: str, at: datetime, paper: Paper = "letter"
) -> SignedPaper:
    """Lay out, archive and sign a companion paper.

    Args:
        data: of :func:`fieldreport.report.companions.companion`.
        key: the officer's P-256 key.
        certificate_pem: its certificate.
        chain_pem: the certificates above it.
        at: aware time of signing, as the laptop's clock claims it.
        paper: the sheet.

    Raises:
        PaperProblem: the data or the certificate does not do.
    """
    drawn, unsigned = _unsigned(data, paper)
    pdf = signature.sign(unsigned, key=key, certificate_pem=certificate_pem, chain_pem=chain_pem, signer_words=signer_words(data), at=at)
    return SignedPaper(pdf, canonical.encode(data), hashlib.sha256(pdf).hexdigest(), drawn.pages)


def unsigned_companion(data: Mapping[str, Any], *, paper: Paper = "letter") -> bytes:
    """Return the document as it is before signing. The same data gives the same bytes.

    Raises:
        PaperProblem: the data lacks what the paper needs.
    """
    return _unsigned(data, paper)[1]


def _unsigned(data: Mapping[str, Any], paper: Paper) -> tuple[Drawn, bytes]:
    try:
        drawn = _drawn(data, paper)
        made = utc_moment(str(data["made"]["at"]))
        title, about = _title(data), "The facts of this paper"
        done = archive.finish(drawn, canonical.encode(data), title=title, author=str(data["officer"]["name"]), made=made, about=about)
    except (KeyError, TypeError, ValueError, AttributeError) as problem:
        raise PaperProblem(f"The paper could not be laid out: its data lacks {problem}. The sealed report is unchanged.") from problem
    return drawn, done


def _title(data: Mapping[str, Any]) -> str:
    report = data["report"]
    return f"{data['title']}: report {report['id']}, version {report['version']}"


def _drawn(data: Mapping[str, Any], paper: Paper) -> Drawn:
    pen = Pen(SIZES[paper], title=_title(data), language=str(data["language"]), author=str(data["officer"]["name"]))
    frame = Column(SIDE, pen.size[0] - 2 * SIDE)
    slabs = _head(data, frame, pen.tree)
    for part in data["parts"]:
        slabs += _part(part, frame, pen.tree)
    slabs += attestation(data, frame, pen.tree, signed=True)
    draw_pages(pen, slabs, _furniture(data))
    return pen.finish()


def _furniture(data: Mapping[str, Any]) -> Furniture:
    report = data["report"]
    return Furniture(
        title=str(data["title"]),
        report=f"Report {report['id']}",
        number=f"RD {report['rd_number']}" if report.get("rd_number") else "RD number: not yet issued",
        version=f"To version {report['version']}",
        fingerprint=f"Sealed report SHA-256 {report['sha256']}",
        foot="",
        mark="",
        training=bool(report.get("training")),
    )


def _head(data: Mapping[str, Any], frame: Column, tree: Element) -> list[Slab]:
    report, officer = data["report"], data["officer"]
    slabs = heading(str(data["title"]), TITLE, frame, tree.add("H1"), before=0, level=0)
    slabs += paragraph(Piece(str(data["reader"]), GROUP), frame, tree.add("P"), before=4)
    slabs += paragraph(Piece(str(data["asks"]), ANSWER), frame, tree.add("P"), before=8)
    slabs += paragraph(Piece("; ".join(data["basis"]), SOURCE), frame, tree.add("P"), before=4)
    named = [
        Piece(f"Belongs to report {report['id']}, version {report['version']}", ANSWER),
        Piece("SHA-256 of the sealed document", SMALL),
        Piece(grouped(str(report["sha256"])), MONO),
        Piece(f"Made from it by {officer_words(officer['name'], officer['rank'], officer['star'], officer['unit'])}", ANSWER),
    ]
    return slabs + cells([named], [frame], [tree.add("P")], before=10)


def _part(part: Mapping[str, Any], frame: Column, tree: Element) -> list[Slab]:
    section = tree.add("Sect")
    slabs = heading(str(part["heading"]), SECTION, frame, section.add("H2"), before=20, level=1, rule=True)
    for row in part["rows"]:
        if row["title"]:
            slabs += heading(str(row["title"]), GROUP, frame, section.add("H3"), before=11, level=2)
        for fact in row["facts"]:
            slabs += _fact(fact, frame, section)
    return slabs


def _fact(fact: Mapping[str, Any], frame: Column, section: Element) -> list[Slab]:
    columns = [Column(frame.left, _LABELS), Column(frame.left + _LABELS + _GUTTER, frame.width - _LABELS - _GUTTER)]
    said = [Piece(str(fact["shown"]), ANSWER), Piece(" › ".join(fact["where"]), SOURCE)]
    line = section.add("P")
    return cells([[Piece(str(fact["label"]), LABEL)], said], columns, [line.add("Span"), line.add("Span")], before=5)
