"""The head of the first page: what this paper is, and the facts that identify it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fieldreport.paper import when
from fieldreport.paper.blocks import ANSWER, GREY, NOTHING, SMALL, STRONG, TITLE, Column, Piece, cells, gap, heading, paragraph
from fieldreport.paper.fonts import Style
from fieldreport.paper.pages import Slab
from fieldreport.paper.typesetting import Type

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldreport.paper.pen import Element, Pen

_KINDS = {
    "original": "Original report",
    "amendment": "Amendment: corrects an earlier version",
    "supplement": "Supplement: adds to an earlier version",
}
_SUBTITLE = Type(Style.REGULAR, 11, 15, GREY)
_GUTTER = 14.0


def title_block(record: Mapping[str, Any], frame: Column, tree: Element) -> list[Slab]:
    """Return the title, the kind of report and the identification block."""
    report = record["report"]
    slabs = heading(str(record["form"]["title"]), TITLE, frame, tree.add("H1"), before=0, level=0)
    slabs += paragraph(Piece(_KINDS.get(str(report["kind"]), str(report["kind"])), _SUBTITLE), frame, tree.add("P"), keep_with_next=True)
    slabs.append(gap(9))
    slabs.append(_rule(frame))
    for row in _facts(record):
        slabs += _row(row, frame, tree)
    if report.get("builds_on"):
        slabs += _corrections(report, frame, tree)
    return slabs


def officer_words(name: str, rank: str, star: str, unit: str) -> str:
    """Return ``Alex Sample, Police Officer, star 90001, unit 012``; what is blank is left out."""
    return ", ".join(part for part in (name, rank, f"star {star}", f"unit {unit}" if unit.isdigit() else unit) if part)


def _facts(record: Mapping[str, Any]) -> list[list[tuple[str, str, Type]]]:
    report, officer, made = record["report"], record["officer"], record["made"]
    rd_number, event = report.get("rd_number"), report.get("event_number")
    return [
        [
            ("RD number", str(rd_number) if rd_number else "not yet issued", STRONG if rd_number else NOTHING),
            ("Event number", str(event) if event else "not yet issued", STRONG if event else NOTHING),
            ("Version", f"{report['version']} ({report['kind']})", STRONG),
        ],
        [
            (
                "Reporting officer",
                officer_words(str(officer["name"]), str(officer["rank"]), str(officer["star"]), str(officer["unit"])),
                ANSWER,
            ),
            ("Record made", when.in_words(made["at"], str(made["zone"])), ANSWER),
            ("Form", f"{record['form']['id']}, version {record['form']['version']}", ANSWER),
        ],
        [("Report id", str(report["id"]), ANSWER), ("Place in the laptop's journal", _journal(record["ledger"]), ANSWER)],
    ]


def _journal(ledger: Mapping[str, Any]) -> str:
    return f"entry {ledger['sequence']}" if ledger.get("sequence") else "none yet: a draft"


def _row(facts: list[tuple[str, str, Type]], frame: Column, tree: Element) -> list[Slab]:
    third = (frame.width - 2 * _GUTTER) / 3
    columns = [Column(frame.left + index * (third + _GUTTER), third) for index in range(3)]
    if len(facts) == 2:
        columns = [Column(frame.left, 2 * third + _GUTTER), columns[2]]
    elements = [tree.add("P") for _ in facts]
    slabs = cells([[Piece(label, SMALL), Piece(value, kind)] for label, value, kind in facts], columns, elements, before=6, rule=False)
    return [Slab(slab.height, slab.draw, keep=True, before=slab.before) for slab in slabs]


def _corrections(report: Mapping[str, Any], frame: Column, tree: Element) -> list[Slab]:
    element = tree.add("P")
    slabs = cells(
        [[Piece("Builds on the document with SHA-256", SMALL), Piece(str(report["builds_on"]), ANSWER)]],
        [frame],
        [element],
        before=8,
        rule=False,
    )
    slabs += cells(
        [[Piece("Reason", SMALL), Piece(str(report.get("reason") or "none given"), ANSWER)]], [frame], [tree.add("P")], before=4, rule=False
    )
    return slabs


def _rule(frame: Column) -> Slab:
    def draw(pen: Pen, top: float) -> None:
        pen.rule(frame.left, top, frame.width, weight=0.5)

    return Slab(2, draw, keep=True)
