"""The timeline of a report: what was stamped in the scene log, when, by whom, and what was changed afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fieldreport.paper import when
from fieldreport.paper.blocks import ANSWER, SECTION, SMALL, SOURCE, STRONG, Column, Piece, cells, heading, paragraph

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldreport.paper.pages import Slab
    from fieldreport.paper.pen import Element

_TIME_WIDTH = 128.0
_GUTTER = 12.0
_EXPLANATION = (
    "Each line was stamped by one key when it happened, by the clock of the laptop. What was changed afterwards says so, "
    "with what stood there before."
)


def timeline(record: Mapping[str, Any], frame: Column, tree: Element) -> list[Slab]:
    """Return the section, or nothing when no time was stamped for this report."""
    entries = record["scene_log"]
    if not entries:
        return []
    part = tree.add("Sect")
    slabs = heading("Timeline", SECTION, frame, part.add("H2"), before=22, level=1, rule=True)
    slabs += paragraph(Piece(_EXPLANATION, SMALL), frame, part.add("P"), before=4, keep_with_next=True)
    columns = [Column(frame.left, _TIME_WIDTH), Column(frame.left + _TIME_WIDTH + _GUTTER, frame.width - _TIME_WIDTH - _GUTTER)]
    for entry in entries:
        line = part.add("P")
        time, said = line.add("Span"), line.add("Span")
        slabs += cells([[Piece(str(entry["shown"]), ANSWER)], _said(entry)], columns, [time, said], before=6)
    return slabs


def _said(entry: Mapping[str, Any]) -> list[Piece]:
    locked = "stamped while the laptop was locked, and adopted" if entry["locked"] else "stamped"
    pieces = [Piece(str(entry["words"]), STRONG)]
    pieces += [Piece(str(entry["note"]), ANSWER)] if entry["note"] else []
    pieces.append(Piece(f"{locked[:1].upper()}{locked[1:]} by {entry['by']}", SOURCE))
    return [*pieces, *(Piece(_earlier(entry, each), SOURCE) for each in entry["earlier"])]


def _earlier(entry: Mapping[str, Any], each: Mapping[str, Any]) -> str:
    zone = str(entry["zone"])
    before = when.in_words(each["at"], zone) + (f"; note “{each['note']}”" if each["note"] else "")
    return f"Changed on {when.in_words(each['changed_at'], zone)} by {each['by']}. Before: {before}"
