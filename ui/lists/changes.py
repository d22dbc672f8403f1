"""What the rows say that show what another form changes for a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldreport.said import said
from ui.lists.rows import Row
from ui.parts.mark import Mark, Tone

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fieldreport.answers.leaving import Leaving
    from fieldreport.forms.difference import Difference

LONGEST_SAID = 160
"""Characters of an answer that a row shows: enough to know which it is."""


def aside_rows(leaving: Iterable[Leaving]) -> tuple[Row, ...]:
    """Return a row for each answer that the other form has no place for: question, answer, and why."""
    return tuple(Row(each.place, f"{each.question}: {_short(each.said)}", each.why, mark=Mark.LOOK, tone=Tone.CARE) for each in leaving)


def return_rows(coming: Iterable[Leaving]) -> tuple[Row, ...]:
    """Return a row for each answer that is set aside now and comes back there."""
    return tuple(
        Row(each.place, f"{each.question}: {_short(each.said)}", said("It comes back."), mark=Mark.HELD, tone=Tone.GOOD) for each in coming
    )


def difference_rows(differences: Iterable[Difference]) -> tuple[Row, ...]:
    """Return a row for each difference of the forms, with its section."""
    return tuple(Row(number, each.words, each.section) for number, each in enumerate(differences))


def _short(told: str) -> str:
    flat = " ".join(told.split())
    return flat if len(flat) <= LONGEST_SAID else f"{flat[:LONGEST_SAID]}…"
