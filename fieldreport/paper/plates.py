"""The pictures among the exhibits, two on a page, each beside what it is.

They are reduced copies (:mod:`fieldreport.paper.jpeg`), for looking at. The
exhibit is the file that travels beside the report; the SHA-256 beside the
picture is that file's. The record names each reduced copy by its own SHA-256,
so that the same record and the same pictures give the same pages. A picture
that could not be made is said in words.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from fieldreport.errors import PaperProblem
from fieldreport.paper.blocks import ANSWER, GREY, MONO, SECTION, SMALL, SOURCE, STRONG, Column, Piece, heading, lines_of, paragraph
from fieldreport.paper.exhibits import grouped, place_words
from fieldreport.paper.pages import Slab

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fieldreport.paper.pen import Element, Pen
    from fieldreport.paper.typesetting import Line

    Attachment = Mapping[str, Any]

_WIDEST = 330.0
_HIGHEST = 268.0
"""Points: two of them, their white space and the section's heading fill a page of US Letter."""
_POINTS_A_PIXEL = 0.75
"""A picture of few pixels is not blown up beyond 96 pixels to an inch."""
_GUTTER = 16.0
_BEFORE = 16.0
_LONGEST_WORDS = 180
"""Characters of a name, a place or where it was found beside the picture; in full they stand with the exhibit."""
_LONGEST_ALTERNATIVE = 1000
_EXPLANATION = (
    "Reduced copies, made when the report was sealed: upright, without what the file says beside the picture. "
    "The SHA-256 is that of the original file, which is the exhibit."
)


def plates(record: Mapping[str, Any], pictures: Mapping[str, bytes], frame: Column, tree: Element) -> list[Slab]:
    """Return the section, or nothing when no exhibit is a picture.

    Args:
        record: the sealed JSON.
        pictures: the reduced copies (JPEG) by their SHA-256.
        frame: what the section fills.
        tree: takes its element.

    Raises:
        PaperProblem: a picture that the record names is not there, or is another one.
    """
    pictured = [one for one in record["attachments"] if one.get("picture")]
    if not pictured:
        return []
    part = tree.add("Sect")
    slabs = heading("Pictures", SECTION, frame, part.add("H2"), before=22, level=1, rule=True)
    slabs += paragraph(Piece(_EXPLANATION, SMALL), frame, part.add("P"), before=4, keep_with_next=True)
    slabs += [_plate(attachment, pictures, frame, part) for attachment in pictured]
    return slabs


def _plate(attachment: Attachment, pictures: Mapping[str, bytes], frame: Column, part: Element) -> Slab:
    named = attachment["picture"]
    jpeg = _found(attachment, pictures) if "sha256" in named else None
    width, height = _size(int(named["width"]), int(named["height"])) if jpeg is not None else (_WIDEST, 0.0)
    figure = part.add("Figure", alternative=alternative(attachment)) if jpeg is not None else None
    beside = Column(frame.left + _WIDEST + _GUTTER, frame.width - _WIDEST - _GUTTER) if jpeg is not None else frame
    written = _written(_caption(attachment), beside, part)

    def draw(pen: Pen, top: float) -> None:
        pen.bookmark(f"{attachment['number']}  {attachment['name']}", top - 8, 2)
        if jpeg is not None and figure is not None:
            pen.picture(jpeg, (int(named["width"]), int(named["height"])), (frame.left, top, width, height), figure)
            pen.box(frame.left, top, width, height, weight=0.4, stroke=GREY)
        at = top
        for lines, piece, element in written:
            at += _space_before(piece)
            for line in lines:
                pen.text(line, beside.left, at, piece.kind, element, measure=beside.width)
                at += piece.kind.leading

    high = sum(_space_before(piece) + len(lines) * piece.kind.leading for lines, piece, _ in written)
    return Slab(max(height, high), draw, before=_BEFORE)


def _space_before(piece: Piece) -> float:
    return 5.0 if piece.kind in (SMALL, SOURCE) else 0.0


def _written(pieces: Sequence[Piece], column: Column, part: Element) -> list[tuple[Sequence[Line], Piece, Element]]:
    return [(lines_of(piece.text, piece.kind, column.width), piece, part.add("P")) for piece in pieces]


def _found(attachment: Attachment, pictures: Mapping[str, bytes]) -> bytes:
    sha256 = str(attachment["picture"]["sha256"])
    jpeg = pictures.get(sha256)
    if jpeg is None or hashlib.sha256(jpeg).hexdigest() != sha256:
        raise PaperProblem(f"The picture of exhibit {attachment['number']} is not the one that the report names. The draft is unchanged.")
    return jpeg


def _size(width: int, height: int) -> tuple[float, float]:
    scale = min(_WIDEST / width, _HIGHEST / height, _POINTS_A_PIXEL)
    return width * scale, height * scale


def _caption(attachment: Attachment) -> list[Piece]:
    number, problem = attachment["number"], attachment["picture"].get("problem")
    found = _where_found(attachment)
    last = f"No picture is printed: {problem} The file itself is exhibit {number}."
    return [
        Piece(_short(f"{number}  {attachment['name']}"), STRONG),
        *(Piece(_short(place_words(place)), ANSWER) for place in attachment["places"]),
        *([Piece(_short(f"Found: {found}"), ANSWER)] if found else []),
        Piece("SHA-256 of the original", SMALL),
        Piece(grouped(str(attachment["sha256"])), MONO),
        Piece(last if problem else f"Reduced for the paper; the original is exhibit {number}.", SOURCE),
    ]


def alternative(attachment: Attachment) -> str:
    """Return what is read aloud in place of a picture: what the officer said of it, for the paper itself sees nothing in it."""
    found = _where_found(attachment)
    said = [
        f"Picture of exhibit {attachment['number']}, file {attachment['name']}.",
        *(f"{place_words(place)}." for place in attachment["places"]),
        f"Found: {found}." if found else "",
    ]
    return " ".join(words for words in said if words)[:_LONGEST_ALTERNATIVE]


def _where_found(attachment: Attachment) -> str:
    """Return where it was found, as was last said."""
    return next((str(entry["where_found"]) for entry in reversed(attachment["custody"]) if entry["where_found"]), "")


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST_WORDS else f"{words[: _LONGEST_WORDS - 1]}…"
