"""A companion paper laid out, made archival and signed: what one other office needs of a sealed report.

It is signed as the report is, and its first page names the report by id,
version and SHA-256 of the file: whoever holds both can hold them together.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from fieldreport import canonical
from fieldreport.answers.values import utc_moment
from fieldreport.errors import PaperProblem
from fieldreport.paper import archive, signature
from fieldreport.paper.accounts import answer_pieces
from fieldreport.paper.blocks import (
    ANSWER,
    GROUP,
    LABEL,
    MONO,
    NOTHING,
    REMARK,
    SECTION,
    SMALL,
    SOURCE,
    TITLE,
    Column,
    Piece,
    cells,
    continued,
    heading,
    paragraph,
)
from fieldreport.paper.closing import attestation, signer_words
from fieldreport.paper.copies import SignedPaper
from fieldreport.paper.exhibits import grouped
from fieldreport.paper.furniture import SIDE, SIZES, Furniture, draw_pages
from fieldreport.paper.opening import officer_words
from fieldreport.paper.pen import Pen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey

    from fieldreport.paper.furniture import Paper
    from fieldreport.paper.pages import Slab
    from fieldreport.paper.pen import Drawn, Element

_LABELS = 170.0
_GUTTER = 14.0
_WHOLE = 260.0
"""Points up to which the facts of one thing are not divided: two fifths of a page."""
_END = 3
"""Lines of what is longer that stay with the attestation."""


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
    blocks = [_head(data, frame, pen.tree)]
    for part in data["parts"]:
        blocks += _part(part, frame, pen.tree)
    blocks[-1] = _with_what_follows(blocks[-1])
    blocks.append(attestation(data, frame, pen.tree, signed=True))
    draw_pages(pen, [slab for block in blocks for slab in block], _furniture(data))
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


def _part(part: Mapping[str, Any], frame: Column, tree: Element) -> list[list[Slab]]:
    """Return a part in blocks: its heading with its first thing, then each other thing."""
    section = tree.add("Sect")
    slabs = heading(str(part["heading"]), SECTION, frame, section.add("H2"), before=20, level=1, rule=True)
    if where := _where(part):
        slabs += paragraph(Piece(f"In the report: {where}", SOURCE), frame, section.add("P"), before=1, keep_with_next=True)
    if part["about"]:
        slabs += paragraph(Piece(str(part["about"]), REMARK), frame, section.add("P"), before=4, keep_with_next=bool(part["rows"]))
    rows = [_row(row, str(row["title"] or part["heading"]), frame, section) for row in part["rows"]]
    return [slabs + rows[0], *rows[1:]] if rows else [slabs]


def _row(row: Mapping[str, Any], title: str, frame: Column, section: Element) -> list[Slab]:
    """Return the facts of one thing; what is short is not divided, and what goes on over the page says there of what it is."""
    slabs = heading(title, GROUP, frame, section.add("H3"), before=12, level=2) if row["title"] else []
    facts = paragraph(Piece(str(row["note"]), REMARK), frame, section.add("P"), before=2, keep_with_next=True) if row["note"] else []
    for fact in row["facts"]:
        facts += _fact(fact, frame, section)
    slabs += continued(facts, title, frame)
    return [*_kept(slabs[:-1]), slabs[-1]] if _height(slabs) <= _WHOLE else slabs


def _where(part: Mapping[str, Any]) -> str:
    """Return where the facts of a part stand in the report, each place once and without the row that its heading names."""
    places = [" › ".join(name for name in fact["where"] if name != row["title"]) for row in part["rows"] for fact in row["facts"]]
    return "; ".join(dict.fromkeys(places))


def _fact(fact: Mapping[str, Any], frame: Column, section: Element) -> list[Slab]:
    columns = [Column(frame.left, _LABELS), Column(frame.left + _LABELS + _GUTTER, frame.width - _LABELS - _GUTTER)]
    said = answer_pieces(fact["accounts"]) if fact["accounts"] else [Piece(f"— {fact['shown']}", NOTHING)]
    line = section.add("P")
    return cells([[Piece(str(fact["label"]), LABEL)], said], columns, [line.add("Span"), line.add("Span")], before=5)


def _with_what_follows(block: Sequence[Slab]) -> list[Slab]:
    """Let the last block, or its end, stand on the page of the signature, which otherwise could stand there alone."""
    kept = len(block) if _height(block) <= _WHOLE else min(len(block), _END)
    return [*block[:-kept], *_kept(block[-kept:])]


def _height(slabs: Sequence[Slab]) -> float:
    return sum(slab.before + slab.height for slab in slabs)


def _kept(slabs: Sequence[Slab]) -> list[Slab]:
    return [replace(slab, keep=True) for slab in slabs]
