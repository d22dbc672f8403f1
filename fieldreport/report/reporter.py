"""What is known of the reporting member before the first question: officer and shift."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldreport.answers.values import Place, answer_of
from fieldreport.errors import AnswerProblem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldreport.answers.sheet import AnswerSheet
    from fieldreport.report.versions import Officer

SHIFT_QUESTIONS = (
    "reporter_unit",
    "reporter_beat",
    "reporter_watch",
    "reporter_vehicle",
    "on_duty",
    "has_partner",
    "partner_star",
    "partner_name",
    "bwc_worn",
    "bwc_serial",
)
"""Questions that a shift answers once, for all its reports."""


def fill_reporter(sheet: AnswerSheet, officer: Officer, shift: Mapping[str, str]) -> None:
    """Answer what officer and shift already say, in a new report. What is answered already stays.

    Args:
        sheet: a sheet of any form; questions that it does not have are passed over.
        officer: as certified by HQ. The rank is found by its words or its code.
        shift: answers by question name (:data:`SHIFT_QUESTIONS`); others are passed over.
    """
    known = {"reporter_star": officer.star, "reporter_name": officer.name, "reporter_rank": officer.rank, "reporter_unit": officer.unit}
    known.update({name: shift[name] for name in SHIFT_QUESTIONS if shift.get(name)})
    for name, words in known.items():
        place = Place(name)
        try:
            if sheet.answer(place):
                continue
            value = _code(sheet, place, words)
            if value:
                sheet.put(place, answer_of(value))
        except AnswerProblem:
            continue


def _code(sheet: AnswerSheet, place: Place, words: str) -> str:
    choices = sheet.choices(place)
    if not choices:
        return words
    wanted = words.casefold()
    return next((choice.code for choice in choices if wanted in {choice.code, *(label.casefold() for label in choice.label.values())}), "")
