"""What a gap's row says: the words of the gap, and under them its section and why it is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldreport.said import joined, said
from ui.lists.rows import Row
from ui.parts.mark import Mark, Tone

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from fieldreport.answers.saying import Gap


def gap_rows(gaps: Iterable[Gap], sections: Mapping[str, str]) -> tuple[Row, ...]:
    """Return a row for each gap, in the order of the form; its key is the place in the form.

    Args:
        gaps: what is missing or wrong.
        sections: name of each section to what it is called.
    """
    return tuple(
        Row(
            key=gap.place,
            title=gap.words,
            detail=joined(" · ", (sections.get(gap.section, ""), gap.why)),
            mark=Mark.LOOK if gap.kind == "wrong" else Mark.OPEN,
            tone=Tone.DANGER,
        )
        for gap in gaps
    )


def unread_rows(unread: Iterable[tuple[object, str]]) -> tuple[Row, ...]:
    """Return a row for each entry that was typed and not understood: it is in no answer, and the paper does not have it."""
    why = said("It was not understood and is in no answer. Type it another way, or take it out.")
    return tuple(Row(key=place, title=f"\u201c{typed}\u201d", detail=why, mark=Mark.LOOK, tone=Tone.DANGER) for place, typed in unread)


def warning_rows(warnings: Iterable[tuple[object, str, str]]) -> tuple[Row, ...]:
    """Return a row for each warning (place, words, why). Warnings never block."""
    return tuple(Row(key=place, title=text, detail=why, mark=Mark.OPEN, tone=Tone.CARE) for place, text, why in warnings)
