"""Words that the report keeps although they are marked, each with the officer's reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fieldreport.paper.blocks import ANSWER, SECTION, SMALL, SOURCE, STRONG, Column, Piece, cells, heading, paragraph

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldreport.paper.pages import Slab
    from fieldreport.paper.pen import Element

_WORD_WIDTH = 128.0
_GUTTER = 12.0
_EXPLANATION = (
    "Words that judge, and words on immigration status, citizenship or place of birth, are marked while a report is written. "
    "The officer took them out or kept them. These were kept; the reason is the officer's."
)


def kept_words(record: Mapping[str, Any], frame: Column, tree: Element) -> list[Slab]:
    """Return the section, or nothing when no marked word was kept. Records of earlier releases do not speak of any."""
    words = record.get("kept_words") or ()
    if not words:
        return []
    part = tree.add("Sect")
    slabs = heading("Words kept, with reasons", SECTION, frame, part.add("H2"), before=22, level=1, rule=True)
    slabs += paragraph(Piece(_EXPLANATION, SMALL), frame, part.add("P"), before=4, keep_with_next=True)
    columns = [Column(frame.left, _WORD_WIDTH), Column(frame.left + _WORD_WIDTH + _GUTTER, frame.width - _WORD_WIDTH - _GUTTER)]
    for each in words:
        line = part.add("P")
        word, said = line.add("Span"), line.add("Span")
        slabs += cells(
            [_word(each), [Piece(str(each["reason"]), ANSWER), Piece(str(each["where"]), SOURCE)]], columns, [word, said], before=6
        )
    return slabs


def _word(each: Mapping[str, Any]) -> list[Piece]:
    times = int(each["times"])
    return [Piece(f"\u201c{each['word']}\u201d", STRONG), *([Piece(f"{times} times", SOURCE)] if times > 1 else [])]
