"""The last part of a redacted copy: what was removed, why, by whom and when. Never the words themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fieldreport.paper.blocks import ANSWER, SECTION, SMALL, Column, Piece, heading, paragraph

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldreport.paper.pages import Slab
    from fieldreport.paper.pen import Element

_EXPLANATION = (
    "This is a copy with parts left out, laid out anew. It is not the record and is not signed: the record is the signed document "
    "named here. A mark in brackets stands where something was removed; its length tells nothing. "
    "Files, the scene log and the words kept with reasons are not part of this copy unless they are printed in it. "
    "A program searched for the names and words that were chosen, and a person answers for what is left."
)


def removed(record: Mapping[str, Any], frame: Column, tree: Element) -> list[Slab]:
    """Return the part, or nothing when the record is no redacted one."""
    told = record.get("redacted")
    if not told:
        return []
    part = tree.add("Sect")
    slabs = heading("What was removed", SECTION, frame, part.add("H2"), before=22, level=1, rule=True)
    slabs += paragraph(Piece(_EXPLANATION, SMALL), frame, part.add("P"), before=4)
    lines = [f"Redacted copy of the document with SHA-256 {told['of']}"]
    lines += [f"{told['reasons'][code]}: {count} {'place' if count == 1 else 'places'}" for code, count in told["counts"].items()]
    lines += [f"{label}: {told[key]}" for key, label in (("by", "Made by"), ("at", "Made at"), ("purpose", "Made for")) if told.get(key)]
    for line in lines:
        slabs += paragraph(Piece(line, ANSWER), frame, part.add("P"), before=5)
    return slabs
