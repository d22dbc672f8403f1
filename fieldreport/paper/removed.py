"""The last part of a redacted copy: what was removed, why, by whom and when. Never the words themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fieldreport.paper import when
from fieldreport.paper.blocks import ANSWER, SECTION, SMALL, Column, Piece, heading, paragraph

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldreport.paper.pages import Slab
    from fieldreport.paper.pen import Element

_READ_IT = "A program searched for these; it may have missed some. A person must read this copy before it is given out."
_EXPLANATION = (
    "This is a copy with parts left out, laid out anew. It is not the record and is not signed: the record is the signed document "
    "named here. A mark in brackets stands where something was removed; its length tells nothing. "
    "The scene log, the words kept with reasons and the pictures of exhibits are not part of this copy. "
)


def removed(record: Mapping[str, Any], frame: Column, tree: Element) -> list[Slab]:
    """Return the part, or nothing when the record is no redacted one."""
    told = record.get("redacted")
    if not told:
        return []
    part = tree.add("Sect")
    slabs = heading("What was removed", SECTION, frame, part.add("H2"), before=22, level=1, rule=True)
    slabs += paragraph(Piece(_EXPLANATION, SMALL), frame, part.add("P"), before=4)
    lines = [
        f"Redacted copy of the document with SHA-256 {told['of']}",
        f"Made by: {told['by']}",
        f"Made at: {when.in_words(told['at'], str(record['made']['zone']))}",
        f"Made for: {told['for']}",
    ]
    lines += [f"{told['reasons'][code]}: {count} {'place' if count == 1 else 'places'}" for code, count in told["counts"].items()]
    if not told["counts"]:
        lines.append("Nothing that was searched for was found.")
    for line in (*lines, _READ_IT):
        slabs += paragraph(Piece(line, ANSWER), frame, part.add("P"), before=5)
    return slabs
