"""The end of the paper: what the officer attests, the place of the signature, and how anyone can check the document."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from fieldreport.answers.values import utc_text
from fieldreport.ledger.checkpoint import checkpoint_words
from fieldreport.paper import signature_box, when
from fieldreport.paper.blocks import (
    GROUP,
    MONO,
    NOTHING,
    PROSE,
    SECTION,
    SMALL,
    Column,
    Piece,
    cells,
    gap,
    heading,
    paragraph,
)
from fieldreport.paper.fonts import Style
from fieldreport.paper.pages import Slab
from fieldreport.paper.typesetting import Type, set_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fieldreport.paper.pages import Draw
    from fieldreport.paper.pen import Element, Pen
    from fieldreport.paper.printed import Copy
    from fieldreport.paper.signature_box import SignerWords

SIGNED_HERE = "Attested and signed"
"""Heading over the signature; the form's own section of the statement names it."""
_QR_SIDE = 112.0
_WORD = Type(Style.ITALIC, 8.5, 11)
_STEP = Type(Style.REGULAR, 9.5, 12.5)


@dataclass(frozen=True, slots=True)
class _Step:
    title: str
    words: str
    commands: tuple[str, ...] = ()


_ORIGINAL = _Step(
    "This file is the original",
    "It was signed electronically. A print on paper, a scan or a photo of it is a copy and cannot be checked; ask for the file. "
    "The signature covers every byte of the file and allows no change, "
    "so the file that you hold is either exactly what was signed or it is not valid.",
)
_STEPS = (
    _Step(
        "Take its fingerprint",
        "Each file has a SHA-256 fingerprint of 64 characters; a change of one letter gives another one. "
        "Compare it with the fingerprint in the receipt that headquarters signed when it took the file in. Type one of these lines:",
        (
            "Windows   certutil -hashfile report.pdf SHA256",
            "macOS     shasum -a 256 report.pdf",
            "Linux     sha256sum report.pdf",
        ),
    ),
    _Step(
        "Check the signature, and who signed",
        "The first program is free software that has nothing to do with this report. "
        "It should say “Signature is Valid” and “Total document signed”, and names who signed. "
        "The second is the program that made this report; with the receipt it also says when headquarters held this file. "
        "The SHA-256 of the officer's certificate is printed below; the department can say whether it issued that certificate.",
        ("pdfsig report.pdf", "fieldreport verify report.pdf --receipt receipt.json"),
    ),
    _Step(
        "Read the data",
        "All answers are attached to {file} as report.json, under the same signature. "
        "Its SHA-256 is printed at the foot of each page and in the square code above:",
        ("pdfdetach -saveall report.pdf", "sha256sum report.json"),
    ),
)

_READING: tuple[tuple[str, str], ...] = (
    ("about · at least · between", "How exact a number or time is meant to be. Without such a word it is meant exactly."),
    ("1. 2.", "Two accounts of one fact, each with its source. The officer was not asked to choose."),
    ("not yet issued", "A number that another office gives. When it comes, a supplement adds it; this document stays as it is."),
)


def attestation(record: Mapping[str, Any], frame: Column, tree: Element, *, signed: bool, copy: Copy | None = None) -> list[Slab]:
    """Return the attestation and the place of the signature, together on one page.

    The statement stands in the box, over the officer's name; in a printed copy the box says where the signature is. A redacted copy, which
    has no box, has the statement as a paragraph.
    """
    part = tree.add("Sect")
    redacted = bool(record.get("redacted"))
    title = "Attested, in the signed record" if redacted else SIGNED_HERE
    slabs = heading(title, SECTION, frame, part.add("H2"), before=24, level=1, rule=True)
    text = str((record.get("attestation") or {}).get("text") or "")
    if redacted or not signature_box.holds(text):
        column = Column(frame.left, min(frame.width, signature_box.WIDTH))
        kind = PROSE if text else NOTHING
        slabs += paragraph(Piece(text or "— not attested yet", kind), column, part.add("P"), before=6, keep_with_next=True)
    return slabs + (_of_a_copy(record, frame, part) if redacted else _signature_block(record, frame, part, signed=signed, copy=copy))


def signer_words(record: Mapping[str, Any]) -> SignerWords:
    """Return what the signature says of its maker: who attests a record, and to what."""
    officer = record["officer"]
    return signature_box.SignerWords(
        name=str(officer["name"]),
        star=str(officer["star"]),
        rank=str(officer["rank"]),
        unit=str(officer["unit"]),
        statement=str(record["attestation"]["text"]),
        zone=str(record["made"]["zone"]),
    )


def _of_a_copy(record: Mapping[str, Any], frame: Column, part: Element) -> list[Slab]:
    """Return who attested the record that this is a copy of. A copy has no place for a signature: nobody signs it."""
    given = record["attestation"]
    at = when.in_words(given["at"], str(record["made"]["zone"]))
    words = f"Attested by {given['name']}, star {given['star']}, on {at}, for the signed record and not for this copy, which nobody signed."
    return paragraph(Piece(words, SMALL), frame, part.add("P"), before=10)


def _signature_block(record: Mapping[str, Any], frame: Column, part: Element, *, signed: bool, copy: Copy | None) -> list[Slab]:
    given, made = record.get("attestation") or {}, record["made"]
    text = str(given.get("text") or "")
    words = "Not sealed and not signed. What the reporting officer will sign, and the place of the signature:"
    if signed:
        at = when.in_words(given["at"], str(made["zone"]))
        words = f"Attested by {given['name']}, star {given['star']}, on {at}. What the reporting officer signed, and the signature:"
    slabs = cells([[Piece(words, SMALL)]], [frame], [part.add("P")], before=6, rule=False)
    slabs = [replace(slab, keep=True) for slab in slabs]
    here = signed and copy is None
    held = part.add("Form", alternative=signature_box.aloud(signer_words(record))) if here else part.add("P")
    height = signature_box.height(text)
    told = _in_place_of_the_signature(copy, frame.left, text, part) if copy is not None else None

    def place(pen: Pen, top: float) -> None:
        # A draft keeps the place free, so that it has the pages of the paper that it becomes.
        pen.box(frame.left, top, signature_box.WIDTH, height, weight=0.9)
        if here:
            pen.place_signature(frame.left, top, signature_box.WIDTH, height)
        else:
            signature_box.draw_statement(pen, frame.left, top, text, held)
        if told is not None:
            told(pen, top)

    return [*slabs, Slab(height, place, before=5)]


def _in_place_of_the_signature(copy: Copy, left: float, statement: str, part: Element) -> Draw:
    """Return what draws, in the box of the signature, that it stands in the signed file alone."""
    words = (
        "The signed file carries the officer's electronic signature here. "
        f"This is printed copy {copy.number} of it: it is not signed, and it is not the original."
    )
    lines, element = set_text(words, SMALL, signature_box.MEASURE), part.add("P")

    def draw(pen: Pen, top: float) -> None:
        start = top + signature_box.above(statement) + 14
        pen.lines([(line, left + signature_box.LEFT, start + at * SMALL.leading, SMALL) for at, line in enumerate(lines)], element)

    return draw


def _of_the_copy(copy: Copy, record: Mapping[str, Any]) -> _Step:
    at = when.in_words(utc_text(copy.at), str(record["made"]["zone"]))
    return _Step(
        "This is a printed copy; the signed file is the original",
        f"Copy {copy.number}, made on {at} by {copy.by}, laid out anew from the data of the signed file. It is not signed and cannot be "
        "checked; ask for the file. The signature covers every byte of that file and allows no change, so it is either exactly what "
        "was signed or it is not valid.",
    )


def how_to_check(record: Mapping[str, Any], data_hash: str, frame: Column, tree: Element, copy: Copy | None = None) -> list[Slab]:
    """Return the last page; a printed copy says on it which one it is, and leads to the file."""
    part = tree.add("Sect")
    slabs = heading("How to check this document", SECTION, frame, part.add("H2"), before=0, level=1)
    slabs[0] = replace(slabs[0], new_page=True)
    left = Column(frame.left, frame.width - _QR_SIDE - 24)
    slabs += _code(record, data_hash, Column(frame.left + frame.width - _QR_SIDE, _QR_SIDE), part)
    first, file = (_ORIGINAL, "this file") if copy is None else (_of_the_copy(copy, record), "the signed file")
    for number, step in enumerate((first, *_STEPS), start=1):
        slabs += heading(f"{number}.  {step.title}", GROUP, left, part.add("H3"), before=8, level=2)
        slabs += paragraph(Piece(step.words.format(file=file), _STEP), left, part.add("P"), before=1, keep_with_next=bool(step.commands))
        for command in step.commands:
            slabs += paragraph(Piece(command, MONO), Column(left.left + 10, left.width + 60), part.add("P"), before=1)
    slabs += _facts(record, data_hash, frame, part, copy)
    slabs += heading("How to read it", GROUP, frame, part.add("H3"), before=11, level=2)
    return slabs + _pairs([(Piece(word, _WORD), Piece(meaning, SMALL)) for word, meaning in _READING], frame, part)


def _facts(record: Mapping[str, Any], data_hash: str, frame: Column, part: Element, copy: Copy | None) -> list[Slab]:
    ledger, made, report = record["ledger"], record["made"], record["report"]
    facts = [
        *([("SHA-256 of the signed file", copy.of)] if copy is not None else []),
        ("SHA-256 of report.json", data_hash),
        ("Report id, version", f"{report['id']}, {report['version']}"),
        ("Officer's certificate, SHA-256", str(record["officer"].get("certificate") or "in the signature")),
        ("Laptop, journal entry", f"{ledger['device']}, {ledger['sequence']}"),
        ("Hash of that entry", str(ledger["entry"])),
        ("Newest checkpoint of HQ's log", _checkpoint(ledger.get("checkpoint"), str(made["zone"]))),
        ("Form, its SHA-256", f"{record['form']['id']} {record['form']['version']}, {record['form']['sha256']}"),
        ("Made with", f"fieldreport {made['app']}"),
    ]
    slabs = heading("What identifies it", GROUP, frame, part.add("H3"), before=11, level=2)
    return slabs + _pairs([(Piece(label, SMALL), Piece(value, MONO)) for label, value in facts], frame, part)


def _checkpoint(note: object, zone: str) -> str:
    """Return what the laptop knew of HQ's log: the document is not older than that."""
    return checkpoint_words(str(note), when.zone_of(zone)) if note else "none yet"


def _pairs(pairs: Sequence[tuple[Piece, Piece]], frame: Column, part: Element) -> list[Slab]:
    columns = [Column(frame.left, 128.0), Column(frame.left + 134.0, frame.width - 134.0)]
    slabs: list[Slab] = []
    for word, meaning in pairs:
        line = part.add("P")
        slabs += cells([[word], [meaning]], columns, [line.add("Span"), line.add("Span")], before=1.5, rule=False)
    return slabs


def _code(record: Mapping[str, Any], data_hash: str, column: Column, part: Element) -> list[Slab]:
    """Return the QR code and what it holds as slabs without height: they stand beside the text."""
    import segno

    report = record["report"]
    content = f"FIELDREPORT/1 report {report['id']} version {report['version']} data-sha256 {data_hash}"
    rows = [list(row) for row in segno.make(content, error="m", micro=False).matrix]
    figure = part.add("Figure", alternative=f"Square code that holds these words: {content}")
    words = set_text("Report id, version, and SHA-256 of its data", SMALL, column.width)
    under = part.add("P")

    def draw(pen: Pen, top: float) -> None:
        pen.figure(rows, column.left, top + 4, column.width, figure)
        lines = [(line, column.left, top + column.width + 9 + at * SMALL.leading, SMALL) for at, line in enumerate(words)]
        pen.lines(lines, under)

    return [replace(gap(0), draw=draw)]
