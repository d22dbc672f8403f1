"""The standard incident (resources/forms/sample-incident.json) as what an officer would key for it, on the day itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fieldreport.answers.sheet import AnswerSheet
from fieldreport.answers.values import Account, Moment, NonAnswer, Place, Source
from fieldreport.answers.words import source_words
from fieldreport.forms.definition import UNASKED, Group, Question, QuestionType, Repeat
from fieldreport.report.reporter import SHIFT_QUESTIONS, fill_reporter
from tests.builders import OFFICER, Clock, counter, sample_form, sample_sheet
from tests.incidents.reading import NON_ANSWERS, TICKED, Incident, Line, Spot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fieldreport.forms.definition import Item

_WORDS = {words: key for key, words in NON_ANSWERS.items()}
_TODAY = "10 Aug 2026, "


def standard_incident() -> Incident:
    """Return the standard incident as lines in the order of the form."""
    sheet = sample_sheet()
    return Incident("00", "The standard incident", tuple(_lines(sheet, sheet.form.children, (), ())))


def new_report() -> AnswerSheet:
    """Return a report as it is begun on the day of the standard incident, with officer and shift filled in."""
    told = sample_sheet()
    sheet = AnswerSheet(sample_form(), now=Clock(), new_id=counter("new"))
    shift = {name: str(account.value) for name in SHIFT_QUESTIONS for account in told.answer(Place(name))}
    fill_reporter(sheet, OFFICER, shift)
    return sheet


def _lines(sheet: AnswerSheet, items: tuple[Item, ...], rows: tuple[str, ...], numbers: tuple[int, ...]) -> Iterator[Line]:
    for item in items:
        place = Place(item.name, rows)
        if not sheet.is_relevant(place):
            continue
        if isinstance(item, Group):
            yield from _lines(sheet, item.children, rows, numbers)
        elif isinstance(item, Repeat):
            for number, row in enumerate(sheet.rows(place), start=1):
                yield from _lines(sheet, item.children, (*rows, row), (*numbers, number))
        elif isinstance(item, Question) and item.type not in UNASKED and item.calculation is None:
            for account in sheet.answer(place):
                yield Line(Spot(item.name, numbers), _entered(sheet, item, place, account), *_known(sheet, account))


def _known(sheet: AnswerSheet, account: Account) -> tuple[str, str]:
    if account.source is None:
        return "", ""
    words, named = source_words(Account(account.value, source=account.source, told_by="x")), sheet.shown_source(account)
    source = words.rstrip("x").rstrip(": ")
    return source, named.removeprefix(source).lstrip(": ") if account.source is not Source.OBSERVED else ""


def _entered(sheet: AnswerSheet, question: Question, place: Place, account: Account) -> str:
    shown = sheet.shown(place, account)
    if isinstance(account.value, NonAnswer):
        return _WORDS[shown]
    if question.type is QuestionType.ACKNOWLEDGE:
        return TICKED
    if isinstance(account.value, tuple):
        return "; ".join(sheet.shown(place, Account((code,))) for code in account.value)
    if question.rows_of:
        titles = [sheet.row_title(Place(question.rows_of), row) for row in sheet.rows(Place(question.rows_of))]
        before = sheet.rows(Place(question.rows_of)).index(str(account.value))
        return f"{shown} #{titles[: before + 1].count(shown)}" if titles.count(shown) > 1 else shown
    if isinstance(account.value, Moment) or question.type is QuestionType.TIME:
        return re.sub(r" hours( \(\w+\))?$", "", shown).replace(_TODAY, "").replace(", ", " ")
    # How exact a choice is meant nobody can key: a band of ages says it.
    return sheet.shown(place, Account(account.value)) if question.type is QuestionType.SELECT_ONE else shown
