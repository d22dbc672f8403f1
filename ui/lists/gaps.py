"""What a gap's row says: the words of the gap, and under them its section and why it is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldreport.said import joined, said
from ui.lists.rows import Row
from ui.parts.mark import Mark, Tone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from fieldreport.answers.saying import Gap
    from fieldreport.answers.values import Place


def gap_rows(gaps: Iterable[Gap], sections: Mapping[str, str], row_of: Callable[[Place], str] = lambda _: "") -> tuple[Row, ...]:
    """Return a row for each gap, in the order of the form; its key is the place in the form.

    Args:
        gaps: what is missing or wrong.
        sections: name of each section to what it is called.
        row_of: the title of the row in which a place stands, or "": "When?" alone does not say of which attempt.
    """
    return tuple(
        Row(
            key=gap.place,
            title=gap.sentence,
            detail=joined(" · ", (sections.get(gap.section, ""), row_of(gap.place), _rest(gap))),
            mark=Mark.LOOK if gap.kind == "wrong" else Mark.OPEN,
            tone=Tone.DANGER,
        )
        for gap in gaps
    )


def _rest(gap: Gap) -> str:
    """Return what the reason says beyond the source that stands before the gap."""
    return "" if gap.source == gap.why.rstrip(".") else gap.why


def unread_rows(unread: Iterable[tuple[object, str]]) -> tuple[Row, ...]:
    """Return a row for each entry that was typed and not understood: it is in no answer, and the paper does not have it."""
    why = said("It was not understood and is in no answer. Type it another way, or take it out.")
    return tuple(Row(key=place, title=f"\u201c{typed}\u201d", detail=why, mark=Mark.LOOK, tone=Tone.DANGER) for place, typed in unread)


def warning_rows(warnings: Iterable[tuple[object, str, str]]) -> tuple[Row, ...]:
    """Return a row for each warning (place, words, why). Warnings never block."""
    return tuple(Row(key=place, title=text, detail=why, mark=Mark.OPEN, tone=Tone.CARE) for place, text, why in warnings)
