"""The head of the first page: what this paper is, and the facts that identify it, as the department's case reports have them.

The facts are answers of the report and of the shift; they are kept once and
printed twice. A form that does not ask for one of them has no box for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fieldreport.paper import registers, when
from fieldreport.paper.accounts import NOT_ANSWERED, said_piece
from fieldreport.paper.blocks import (
    ANSWER,
    GREY,
    MONO,
    NOTHING,
    SAID,
    SMALL,
    TITLE,
    Column,
    Piece,
    cells,
    gap,
    heading,
    paragraph,
)
from fieldreport.paper.fonts import Style
from fieldreport.paper.grid import ACROSS, GUTTER, Box, grid
from fieldreport.paper.pages import Slab
from fieldreport.paper.typesetting import Type
from fieldreport.paper.walking import walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from fieldreport.paper.pen import Element, Pen

_KINDS = {
    "original": "Original report",
    "amendment": "Amendment: corrects an earlier version",
    "supplement": "Supplement: adds to an earlier version",
}
_SUBTITLE = Type(Style.REGULAR, 11, 15, GREY)
_BOLD = Type(Style.BOLD, 12, 15)

WHERE = (
    (("occurred_from", "Occurred from", 2), ("occurred_to", "Occurred to", 2)),
    (("address", "Location of occurrence", 2), ("incident_beat", "Beat of occurrence", 1), ("incident_district", "District", 1)),
)
"""Rows of boxes for answers, by the name of the question, the words above the box, and its columns."""
_READING = (
    (Piece(NOT_ANSWERED, NOTHING), "The question was left blank."),
    (Piece("Unknown", SAID, framed=True), "The officer does not know."),
    (Piece("Not observed", SAID, framed=True), "Not seen or heard by the officer."),
    (Piece("Refused", SAID, framed=True), "The person asked declined."),
)


def title_block(record: Mapping[str, Any], frame: Column, tree: Element) -> list[Slab]:
    """Return the title, the kind of report, the identification block and how blanks and non-answers are told apart."""
    report = record["report"]
    slabs = heading(str(record["form"]["title"]), TITLE, frame, tree.add("H1"), before=0, level=0)
    words = f"{_KINDS.get(str(report['kind']), str(report['kind']))}. Version {report['version']}."
    slabs += paragraph(Piece(words, _SUBTITLE), frame, tree.add("P"), keep_with_next=True)
    slabs.append(gap(7))
    slabs.append(_rule(frame))
    for row in _facts(record):
        slabs += [Slab(slab.height, slab.draw, keep=True, before=slab.before) for slab in grid(row, frame, tree)]
    if report.get("builds_on"):
        slabs += grid(_corrections(record), frame, tree)
    slabs.append(_rule(frame))
    return slabs + _reading(frame, tree)


def officer_words(name: str, rank: str, star: str, unit: str) -> str:
    """Return ``Alex Sample, Police Officer, star 90001, unit 012``; what is blank is left out."""
    return ", ".join(part for part in (name, rank, f"star {star}", f"unit {unit}" if unit.isdigit() else unit) if part)


def _facts(record: Mapping[str, Any]) -> Iterator[list[Box]]:
    report, officer, made = record["report"], record["officer"], record["made"]
    yield [
        _number("RD number", report.get("rd_number")),
        _number("Event number", report.get("event_number")),
        Box("Record made", [Piece(when.in_words(made["at"], str(made["zone"])), ANSWER)], 2),
    ]
    answers = {asked.entry["name"]: asked.entry for asked in walk(record) if not asked.rows}
    for row in WHERE:
        boxes = [Box(words, _given(answers[name]), columns) for name, words, columns in row if name in answers]
        if boxes:
            yield boxes
    yield [
        Box("Reporting officer", [Piece(", ".join(str(officer[part]) for part in ("name", "rank") if officer[part]), ANSWER)], 2),
        Box("Star", [Piece(str(officer["star"]), ANSWER)], 1),
        Box(_unit_words(answers), [Piece(_unit(str(officer["unit"]), answers), ANSWER)], 1),
    ]
    listed = " · ".join(_counted(record))
    if listed:
        yield [Box("Listed in this report", [Piece(listed, ANSWER)], ACROSS)]
    yield [Box("Report id", [Piece(str(report["id"]), MONO)], ACROSS)]


def _number(words: str, number: object) -> Box:
    return Box(words, [Piece(str(number), _BOLD) if number else Piece("not yet issued", NOTHING)], 1)


def _given(entry: Mapping[str, Any]) -> Sequence[Piece]:
    """Return what was answered, without how it is known: that stands in its section."""
    return [said_piece(account) for account in entry["accounts"]] or [Piece(NOT_ANSWERED, NOTHING)]


def _unit_words(answers: Mapping[str, Any]) -> str:
    return "Unit, beat assigned" if answers.get("reporter_beat", {}).get("accounts") else "Unit"


def _unit(unit: str, answers: Mapping[str, Any]) -> str:
    beat = [str(account["shown"]) for account in answers.get("reporter_beat", {}).get("accounts", ())]
    return ", ".join(words for words in (unit, *beat[:1]) if words)


def _counted(record: Mapping[str, Any]) -> Iterator[str]:
    """Yield how many rows each list of the report has that the paper has a name for."""
    for section in record["sections"]:
        for entry in section["entries"]:
            if entry["kind"] == "repeat" and entry["rows"] and entry["name"] in registers.NOUNS:
                yield f"{entry['label'] or section['label']} {len(entry['rows'])}"


def _corrections(record: Mapping[str, Any]) -> list[Box]:
    report = record["report"]
    sealed = report.get("builds_on_sealed")
    when_sealed = f" sealed {when.in_words(sealed, str(record['made']['zone']))}," if sealed else ""
    return [
        Box(f"Builds on the document{when_sealed} with SHA-256", [Piece(str(report["builds_on"]), MONO)], ACROSS),
        Box("Reason", [Piece(str(report.get("reason") or "none given"), ANSWER)], ACROSS),
    ]


def _reading(frame: Column, tree: Element) -> list[Slab]:
    """Say once what the four kinds of no answer mean."""
    unit = (frame.width + GUTTER) / ACROSS
    columns = [Column(frame.left + at * unit, unit - GUTTER) for at in range(ACROSS)]
    elements = [tree.add("P") for _ in columns]
    return cells([[piece, Piece(words, SMALL)] for piece, words in _READING], columns, elements, before=9, rule=False)


def _rule(frame: Column) -> Slab:
    def draw(pen: Pen, top: float) -> None:
        pen.rule(frame.left, top, frame.width, weight=0.9)

    return Slab(0.5, draw, keep=True)
