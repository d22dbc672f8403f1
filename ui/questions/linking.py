"""From an answer that names a row to the row itself, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldreport.answers.values import Place
from fieldreport.errors import AnswerProblem
from fieldreport.forms.definition import UNASKED, Group, Question
from fieldreport.said import said
from ui.questions.asking import find

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fieldreport.answers.sheet import AnswerSheet
    from fieldreport.forms.definition import Item


def what_it_lacks(sheet: AnswerSheet, place: Place, row: str) -> str:
    """Say what a link made, what is still missing in it, and which key goes there."""
    repeat = repeat_of(sheet, place)
    if repeat is None:
        return ""
    lacking = sum(row in gap.place.rows for gap in sheet.gaps())
    answers = said("1 answer is") if lacking == 1 else said("{lacking} answers are", lacking=lacking)
    still = said(" {answers} still missing there.", answers=answers) if lacking else ""
    return said(
        "“{row_title}” is now in {label}.{still} Alt+→ goes there, Alt+← comes back.",
        row_title=sheet.row_title(repeat, row),
        label=sheet.label(repeat),
        still=still,
    )


def repeat_of(sheet: AnswerSheet, place: Place) -> Place | None:
    """Return the repeat whose rows a question names, or ``None`` when it is no link."""
    question = find(sheet.form, place.name)
    if not isinstance(question, Question) or not question.rows_of:
        return None
    around = next(repeats for item, repeats in sheet.form.walk() if item.name == question.rows_of)
    return Place(question.rows_of, place.rows[: len(around)])


def named_place(sheet: AnswerSheet, place: Place) -> Place | None:
    """Return the question to go to in the row that an answer names: the first that is missing there, else its first."""
    repeat = repeat_of(sheet, place)
    if repeat is None:
        return None
    answer = sheet.answer(place)
    value = answer[0].value if answer else ""
    row = value[-1] if isinstance(value, tuple) else value
    if row not in sheet.rows(repeat):
        return None
    rows = (*repeat.rows, str(row))
    gap = next((gap.place for gap in sheet.gaps() if gap.place.rows[: len(rows)] == rows), None)
    item = find(sheet.form, repeat.name)
    return gap or next(_asked(sheet, getattr(item, "children", ()), rows), None)


def _asked(sheet: AnswerSheet, items: tuple[Item, ...], rows: tuple[str, ...]) -> Iterator[Place]:
    for item in items:
        place = Place(item.name, rows)
        if isinstance(item, Group):
            yield from _asked(sheet, item.children, rows)
        elif isinstance(item, Question) and item.type not in UNASKED and sheet.is_relevant(place):
            yield place


class Trail:
    """The places from which links were followed, so that one key leads back through them."""

    def __init__(self) -> None:
        self._places: list[Place] = []

    def follow(self, sheet: AnswerSheet, here: Place) -> Place | None:
        """Return where the answer at a place leads, and remember the place; ``None`` when it leads nowhere."""
        to = named_place(sheet, here) if here.name else None
        if to is not None:
            self._places.append(here)
        return to

    def back(self, sheet: AnswerSheet) -> Place | None:
        """Return the place from which a link was followed last, or ``None``. Where its row is gone, the one before."""
        while self._places:
            place = self._places.pop()
            try:
                sheet.answer(place)
            except AnswerProblem:
                continue  # its row was deleted, or another report is open
            return place
        return None
