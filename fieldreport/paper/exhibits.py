"""The exhibits of a report: what each is, its fingerprint, where it stands, and who had it when.

The files themselves are not on the paper. They travel beside it, and the full
SHA-256 says which file is meant.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from fieldreport.answers.words import size_words
from fieldreport.paper import when
from fieldreport.paper.blocks import ANSWER, GROUP, LABEL, MONO, SECTION, SMALL, SOURCE, Column, Piece, cells, continued, heading, paragraph

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldreport.paper.pages import Slab
    from fieldreport.paper.pen import Element

    Attachment = Mapping[str, Any]

_LABEL_WIDTH = 104.0
_GUTTER = 12.0
_HEX_GROUP = 8
_NOT_PRINTED = "they are not printed here."
_PRINTED_SMALL = "pictures among them are also printed under Pictures, reduced."
_EXPLANATION = (
    f"These files belong to this report and travel beside it; {_NOT_PRINTED} A file is the exhibit if its SHA-256 is the one "
    "that is printed. To compare: fieldreport verify report.pdf --exhibit FILE, or sha256sum FILE."
)
_DONE = {
    "taken in": "taken in by",
    "described": "described by",
    "exported": "copy given out by",
    "sent": "held by headquarters; entered by",
}


def exhibits(record: Mapping[str, Any], frame: Column, tree: Element) -> list[Slab]:
    """Return the section, or nothing when the report names no file."""
    attachments = record["attachments"]
    if not attachments:
        return []
    part = tree.add("Sect")
    slabs = heading("Exhibits", SECTION, frame, part.add("H2"), before=22, level=1, rule=True)
    pictured = any(attachment.get("picture") for attachment in attachments)
    words = _EXPLANATION.replace(_NOT_PRINTED, _PRINTED_SMALL) if pictured else _EXPLANATION
    slabs += paragraph(Piece(words, SMALL), frame, part.add("P"), before=4, keep_with_next=True)
    for attachment in attachments:
        slabs += _exhibit(attachment, str(record["made"]["zone"]), frame, part)
    return slabs


def grouped(sha256: str) -> str:
    """Return a SHA-256 in groups of eight digits, for eyes that compare."""
    return " ".join(sha256[start : start + _HEX_GROUP] for start in range(0, len(sha256), _HEX_GROUP))


def _exhibit(attachment: Attachment, zone: str, frame: Column, part: Element) -> list[Slab]:
    title = f"{attachment['number']}   {attachment['name']}"
    slabs = heading(title, GROUP, frame, part.add("H3"), before=13, level=2)
    facts = [
        ("Kind, size", [Piece(f"{attachment['type']}, {_size(int(attachment['size']))}", ANSWER)]),
        ("SHA-256", [Piece(grouped(str(attachment["sha256"])), MONO)]),
        ("Stands in", [Piece(place_words(place), ANSWER) for place in attachment["places"]]),
        ("Custody", _custody(attachment, zone)),
    ]
    columns = [Column(frame.left, _LABEL_WIDTH), Column(frame.left + _LABEL_WIDTH + _GUTTER, frame.width - _LABEL_WIDTH - _GUTTER)]
    below: list[Slab] = []
    for label, pieces in facts:
        line = part.add("P")
        made = cells([[Piece(label, LABEL)], pieces], columns, [line.add("Span"), line.add("Span")], before=4)
        below += [replace(slab, keep=True) for slab in made] if label in {"Kind, size", "SHA-256"} else made
    return slabs + continued(below, title, frame)


def _size(size: int) -> str:
    words = size_words(size)
    return words if words.endswith("bytes") else f"{words} ({size:,} bytes)"


def place_words(place: Mapping[str, Any]) -> str:
    """Return where in the report an exhibit is named: the rows from the outside in, and the question."""
    return ": ".join(str(words) for words in (*place["titles"], place["label"]) if words)


def _custody(attachment: Attachment, zone: str) -> list[Piece]:
    pieces = []
    for entry in attachment["custody"]:
        who = f"{_DONE.get(entry['act'], entry['act'])} {entry['officer']}, star {entry['star']}"
        pieces.append(Piece(f"{when.in_words(entry['at'], zone)}: {who} (journal entry {entry['entry']}).", ANSWER))
        said = [
            f"Found: {entry['where_found']}" if entry["where_found"] else "",
            f"From: {entry['from_whom']}" if entry["from_whom"] else "",
            f"As: {entry['name']}" if entry["name"] != attachment["name"] else "",
            entry["note"],
        ]
        pieces += [Piece(words[:1].upper() + words[1:], SOURCE) for words in said if words]
    return pieces or [Piece("— none", SOURCE)]
