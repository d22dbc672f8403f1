"""Two versions of a report compared, as a paper: every place that differs, with both its words.

It is derived from two signed documents and is not signed itself, so each page
says so, and the first page names both by the SHA-256 of their files: whoever
holds them can make it again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC
from itertools import groupby
from typing import TYPE_CHECKING, Any

from fieldreport import canonical
from fieldreport.answers.values import utc_text
from fieldreport.errors import PaperProblem
from fieldreport.paper import archive, when
from fieldreport.paper.blocks import (
    ANSWER,
    GROUP,
    LABEL,
    MONO,
    NOTHING,
    SECTION,
    SMALL,
    SOURCE,
    TITLE,
    Column,
    Piece,
    cells,
    heading,
    paragraph,
)
from fieldreport.paper.exhibits import grouped
from fieldreport.paper.furniture import SIDE, SIZES, Furniture, draw_pages
from fieldreport.paper.pen import Pen
from fieldreport.report.comparing import Change, Sort, changed_paragraphs, changes, in_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from fieldreport.paper.furniture import Paper
    from fieldreport.paper.pages import Slab
    from fieldreport.paper.pen import Element

_GUTTER = 16.0
_LONG = 320
"""Characters from which only the paragraphs that differ are printed."""
_SHORT = 40
"""Characters up to which two texts are compared at a glance."""
_TITLE = "What changed between two versions"
_EXPLANATION = (
    "Each place in which the two documents differ is listed, in the order of the newer one. Nothing is left out and nothing is weighed. "
    "Words in brackets say what was added and what was removed. The two documents stand as they were signed; this paper is not signed and "
    "proves nothing by itself. To make it again: fieldreport compare OLDER.pdf NEWER.pdf."
)


@dataclass(frozen=True, slots=True)
class Compared:
    """One of the two documents."""

    record: Mapping[str, Any]
    """The record inside it, after the document was verified."""
    sha256: str
    """SHA-256 of the signed file, lower-case hex."""


def comparison_paper(older: Compared, newer: Compared, *, made: datetime, paper: Paper = "letter") -> bytes:
    """Return the comparison as PDF/A-3a and PDF/UA-1, with the changes as JSON inside. The same documents and time give the same bytes.

    Args:
        older: the version that the other one is compared with.
        newer: the other one.
        made: aware time at which the comparison is made.
        paper: the sheet.

    Raises:
        PaperProblem: a record lacks what the paper needs.
    """
    try:
        return _made(older, newer, made.astimezone(UTC), paper)
    except (KeyError, TypeError, AttributeError) as problem:
        raise PaperProblem(f"The comparison could not be laid out: a record lacks {problem}. Both documents are unchanged.") from problem


def _made(older: Compared, newer: Compared, made: datetime, paper: Paper) -> bytes:
    found = changes(older.record, newer.record)
    report = newer.record["report"]
    title = f"{_TITLE}: report {report['id']}, {_version(older)} and {_version(newer)}"
    pen = Pen(SIZES[paper], title=title, language="en", author="fieldreport")
    frame = Column(SIDE, pen.size[0] - 2 * SIDE)
    zone = str(newer.record["made"]["zone"])
    counted = "Nothing differs." if not found else "1 place differs." if len(found) == 1 else f"{len(found)} places differ."
    words = f"{counted} Compared on {when.in_words(utc_text(made), zone)}."
    slabs = [*_head(older, newer, words, frame, pen.tree), *_changes(found, older, newer, frame, pen.tree)]
    draw_pages(pen, slabs, _furniture(older, newer))
    data = canonical.encode(_data(older, newer, found))
    about = "What differs between the two documents"
    return archive.finish(pen.finish(), data, title=title, author="fieldreport", made=made, name="changes.json", about=about)


def _data(older: Compared, newer: Compared, found: Sequence[Change]) -> dict[str, object]:
    return {
        "format": "fieldreport.comparison/1",
        "older": older.sha256,
        "newer": newer.sha256,
        "changes": [
            {
                "section": one.section,
                "where": list(one.where),
                "label": one.label,
                "sort": one.sort.value,
                "before": one.before,
                "after": one.after,
            }
            for one in found
        ],
    }


def _version(of: Compared) -> str:
    return f"version {of.record['report']['version']}"


def _furniture(older: Compared, newer: Compared) -> Furniture:
    report = newer.record["report"]
    return Furniture(
        title=_TITLE,
        report=f"Report {report['id']}",
        number=f"RD {report['rd_number']}" if report.get("rd_number") else "RD number: not yet issued",
        version=f"Versions {older.record['report']['version']} and {report['version']}",
        fingerprint="",
        foot="A comparison of two signed documents. It is not signed itself.",
        mark="",
        training=any(bool(each.record["report"].get("training")) for each in (older, newer)),
    )


def _head(older: Compared, newer: Compared, words: str, frame: Column, tree: Element) -> list[Slab]:
    slabs = heading(_TITLE, TITLE, frame, tree.add("H1"), before=0, level=0)
    slabs += paragraph(Piece(_EXPLANATION, SMALL), frame, tree.add("P"), before=4)
    half = (frame.width - _GUTTER) / 2
    columns = [Column(frame.left, half), Column(frame.left + half + _GUTTER, half)]
    facts = [_facts("Older", older), _facts("Newer", newer)]
    slabs += cells(facts, columns, [tree.add("P"), tree.add("P")], before=12)
    return slabs + paragraph(Piece(words, ANSWER), frame, tree.add("P"), before=12)


def _facts(name: str, of: Compared) -> list[Piece]:
    record, report = of.record, of.record["report"]
    officer, made = record["officer"], record["made"]
    pieces = [
        Piece(f"{name}: {_version(of)} ({report['kind']})", GROUP),
        Piece(f"Sealed by {officer['name']}, star {officer['star']}", ANSWER),
        Piece(f"Record made {when.in_words(made['at'], str(made['zone']))}", ANSWER),
        Piece(f"Form {record['form']['id']}, version {record['form']['version']}", ANSWER),
    ]
    pieces += [Piece(f"Reason: {report['reason']}", ANSWER)] if report.get("reason") else []
    pieces += [Piece(f"Builds on {grouped(report['builds_on'])}", MONO)] if report.get("builds_on") else []
    return [*pieces, Piece("SHA-256 of the file", SMALL), Piece(grouped(of.sha256), MONO)]


def _changes(found: Sequence[Change], older: Compared, newer: Compared, frame: Column, tree: Element) -> list[Slab]:
    slabs: list[Slab] = []
    names = (_version(older).capitalize(), _version(newer).capitalize())
    for section, run in groupby(found, key=lambda one: one.section):
        part = tree.add("Sect")
        slabs += heading(section, SECTION, frame, part.add("H2"), before=20, level=1, rule=True)
        for change in run:
            slabs += _change(change, names, frame, part)
    return slabs


def _change(change: Change, names: tuple[str, str], frame: Column, part: Element) -> list[Slab]:
    label = f"{change.label}: {change.sort.value}"
    slabs = heading(label, GROUP, frame, part.add("H3"), before=11, level=2)
    if change.where:
        slabs += paragraph(Piece(" › ".join(change.where), SOURCE), frame, part.add("P"), keep_with_next=True)
    if change.sort is Sort.CHANGED and max(len(change.before), len(change.after)) > _LONG:
        return slabs + _long(change, frame, part)
    half = (frame.width - _GUTTER) / 2
    columns = [Column(frame.left, half), Column(frame.left + half + _GUTTER, half)]
    texts = [_said(name, text) for name, text in zip(names, (change.before, change.after), strict=True)]
    slabs += cells(texts, columns, [part.add("P"), part.add("P")], before=4)
    if change.sort is Sort.CHANGED and min(len(change.before), len(change.after)) > _SHORT:
        slabs += paragraph(Piece(in_words(change.before, change.after), ANSWER), frame, part.add("P"), before=4)
    return slabs


def _said(name: str, text: str) -> list[Piece]:
    return [Piece(name, LABEL), Piece(text, ANSWER) if text else Piece("— not there", NOTHING)]


def _long(change: Change, frame: Column, part: Element) -> list[Slab]:
    """Print the paragraphs that differ, each with its number as the newer document prints it."""
    slabs: list[Slab] = []
    columns = [Column(frame.left, 28.0), Column(frame.left + 34.0, frame.width - 34.0)]
    for number, words in changed_paragraphs(change.before, change.after):
        line = part.add("P")
        slabs += cells([[Piece(f"¶ {number}", LABEL)], [Piece(words, ANSWER)]], columns, [line.add("Span"), line.add("Span")], before=5)
    return slabs
