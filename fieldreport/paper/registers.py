"""What rows are called, and the tables that list the rows of a wide repeat before each is set out in full.

These are names of questions of the department's report form. A form that does
not know them gets numbered rows and no such table: nothing depends on it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from fieldreport.paper.blocks import SMALL, Column, Piece, paragraph
from fieldreport.paper.tables import CELL, STRONG_CELL, Row, row_cells, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from fieldreport.paper.pages import Slab
    from fieldreport.paper.pen import Element

    Entry = Mapping[str, Any]

NOUNS: Mapping[str, str] = {
    "people": "Person",
    "groups": "Group",
    "agents": "Agent",
    "agent_groups": "Agent group",
    "vehicles": "Vehicle",
    "force": "Force",
    "injuries": "Injury",
    "detentions": "Detention",
    "property": "Property",
    "premises": "Entry",
    "places": "Place",
    "attempts": "Attempt",
    "cameras": "Camera",
    "recordings": "Recording",
    "evidence": "Exhibit",
    "held": "Item",
    "violations": "Provision",
    "contradictions": "Account",
    "notifications": "Notification",
}
"""What one row of a repeat is called, so that it can be cited with its number."""


@dataclass(frozen=True, slots=True)
class _Register:
    columns: tuple[tuple[tuple[str, ...], str], ...]
    """Names of questions, of which the first that was answered fills the cell; and the words above the column."""
    words: str
    fewest: int = 2
    """Rows from which the table is worth its place."""
    strong: frozenset[str] = frozenset()
    """Questions whose answers are set in bold."""


_REST = "Each is set out in full below."
REGISTERS: Mapping[str, _Register] = {
    "people": _Register(
        ((("person_role",), "Role"), (("person_age",), "Age"), (("person_sex",), "Sex"), (("person_spoke",), "Statement")), _REST
    ),
    "agents": _Register(
        (
            (("agent_agency",), "Agency"),
            (("agent_badge",), "Badge or ID"),
            (("agent_face",), "Face"),
            (("agent_parts",), "Part in it"),
        ),
        _REST,
    ),
    "vehicles": _Register(
        (
            (("vehicle_type",), "Type"),
            (("plate_front", "plate_front_condition"), "Front plate"),
            (("plate_rear", "plate_rear_condition"), "Rear plate"),
            (("vehicle_occupants",), "People in it"),
        ),
        _REST,
    ),
    "force": _Register(
        (
            (("force_at",), "When"),
            (("force_agent", "force_agent_group"), "By"),
            (("force_person", "force_group", "force_thing"), "Toward"),
            (("force_count",), "Times"),
        ),
        _REST,
    ),
    "injuries": _Register(
        (
            (("injury_force", "injury_cause"), "From what"),
            (("injury_visible",), "Injury as it appeared"),
            (("ems_requested_at", "ems_requested"), "EMS asked for"),
            (("injury_condition",), "Condition"),
        ),
        _REST,
    ),
    "detentions": _Register(
        (
            (("detained_by", "detained_by_group"), "By"),
            (("detained_from",), "From"),
            (("detained_until",), "Until"),
            (("detained_to", "detained_taken"), "Taken away"),
        ),
        _REST,
    ),
    "cameras": _Register(
        (
            (("camera_on",), "Recording"),
            (("camera_evidence_id",), "evidence.com ID"),
            (("camera_flagged",), "Flagged to be kept"),
            (("camera_deletion",), "Destroyed on, unless flagged"),
        ),
        "A recording that nobody flags is destroyed 90 days after it was made (50 ILCS 706/10-20). Each is set out in full below.",
        1,
        frozenset({"camera_flagged", "camera_deletion"}),
    ),
    "recordings": _Register(
        (
            (("recording_holder",), "Held by"),
            (("recording_asked",), "Asked to keep it"),
            (("recording_obtained",), "CPD has a copy"),
            (("recording_kept_until",), "Overwritten on"),
        ),
        _REST,
    ),
    "violations": _Register(
        (
            (("violation_person", "violation_group"), "Person or group affected"),
            (("violation_agent", "violation_agent_group"), "Agent concerned"),
            (("violation_force", "violation_vehicle"), "Use of force or vehicle"),
        ),
        "In the order in which they were entered, which says nothing about their weight. A provision is listed for review; "
        "listing one is no finding. Each is set out below with the facts relied on.",
        1,
    ),
}


def called(repeat: str, row: Entry) -> str:
    """Return how a row is named: ``Person 2``, or with the name that the report gives it: ``Person 1: Witness 1``."""
    name = name_beside(repeat, row)
    return f"{cite(repeat, row)}{': ' if repeat in NOUNS else '  '}{name}" if name else cite(repeat, row)


def cite(repeat: str, row: Entry) -> str:
    """Return the number by which a row is cited: ``Person 2``, or ``2.`` where the paper knows no name for it."""
    return f"{NOUNS[repeat]} {row['number']}" if repeat in NOUNS else f"{row['number']}."


def name_beside(repeat: str, row: Entry) -> str:
    """Return the name of a row without the number that stands beside it: ``Gray`` for ``Vehicle 1, Gray``."""
    title, cited = str(row["title"]), cite(repeat, row)
    return re.sub(rf"^{re.escape(cited)}(?:$|, )", "", title)


def register(repeat: Entry, column: Column, parent: Element) -> list[Slab]:
    """Return a table of the rows of a wide repeat, or nothing where there is none to make."""
    known = REGISTERS.get(str(repeat["name"]))
    rows = repeat["rows"]
    if known is None or len(rows) < known.fewest:
        return []
    given = [{entry["name"]: entry for entry in _questions(row["entries"])} for row in rows]
    columns = [(asked, head) for asked, head in known.columns if any(name in answers for answers in given for name in asked)]
    if not columns:
        return []
    slabs = paragraph(Piece(known.words, SMALL), column, parent.add("P"), before=3, keep_with_next=True)
    names = [name_beside(str(repeat["name"]), row) for row in rows]
    named = any(names)
    heads = [NOUNS[str(repeat["name"])], *(["Called"] if named else []), *(head for _, head in columns)]
    made = []
    for row, name, answers in zip(rows, names, given, strict=True):
        told = [_cell(_first(answers, asked), strong=not known.strong.isdisjoint(asked)) for asked, _ in columns]
        made.append(Row(str(row["number"]), [*([[Piece(name or "–", CELL)]] if named else []), *told]))
    return slabs + table(heads, made, column, parent)


def _first(answers: Mapping[str, Entry], asked: Sequence[str]) -> Entry | None:
    there = [answers[name] for name in asked if name in answers]
    return next((entry for entry in there if entry["accounts"]), there[0] if there else None)


def _cell(entry: Entry | None, *, strong: bool) -> Sequence[Piece]:
    """Return an answer without how it is known: that stands below."""
    bare = None if entry is None else {"accounts": [{"shown": one["shown"], "stored": one.get("stored")} for one in entry["accounts"]]}
    pieces = row_cells(bare)
    return [replace(piece, kind=STRONG_CELL) if strong and entry is not None and entry["accounts"] else piece for piece in pieces]


def _questions(entries: Sequence[Entry]) -> Iterator[Entry]:
    for entry in entries:
        if entry["kind"] == "question":
            yield entry
        elif entry["kind"] == "group":
            yield from _questions(entry["entries"])
