"""Whom and what a report has entered, by the names that its rows carry: so that the narrative uses the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldreport.answers.values import Place
from fieldreport.forms.definition import Repeat

if TYPE_CHECKING:
    from fieldreport.answers.sheet import AnswerSheet

NAMED = ("people", "groups", "agents", "vehicles")
"""The repeats of the report form whose rows a narrative speaks of; a form that lacks one lacks its names."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A row that a narrative can name."""

    among: str
    """What the rows are called: ``People``."""
    words: str
    """The row's title, as it is printed: ``Agent 1``."""


def mentions(sheet: AnswerSheet) -> tuple[Mention, ...]:
    """Return the rows that a narrative can name, in the order of :data:`NAMED`."""
    there = {item.name for item, around in sheet.form.walk() if isinstance(item, Repeat) and not around}
    places = [Place(name) for name in NAMED if name in there]
    return tuple(
        Mention(sheet.label(place), sheet.row_title(place, row))
        for place in places
        if sheet.is_relevant(place)
        for row in sheet.rows(place)
    )
