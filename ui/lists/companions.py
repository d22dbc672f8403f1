"""What a companion paper's row says: for whom it is, by when, and what lacks or why it is not offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldreport.answers.words import date_words
from fieldreport.said import joined, said
from ui.lists.rows import Row
from ui.parts.mark import Mark, Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldreport.report.companions import Offer


def companion_rows(offers: Sequence[Offer]) -> list[Row]:
    """Return a row for each paper, in the table's order; the key is its kind."""
    return [_row(offer) for offer in offers]


def _row(offer: Offer) -> Row:
    title = said(offer.title)
    if offer.refused:
        return Row(offer.kind, title, joined(" · ", (said("Not offered"), said(offer.refused))), mark=Mark.OPEN, tone=Tone.PLAIN)
    due = said("{word} {day}", word=said(offer.due_word), day=date_words(offer.due)) if offer.due is not None else ""
    lacks = said("not yet issued: {numbers}", numbers=", ".join(offer.lacking)) if offer.lacking else ""
    return Row(offer.kind, title, joined(" · ", (said(offer.reader), due, lacks)), mark=Mark.READY, tone=Tone.ACCENT)
