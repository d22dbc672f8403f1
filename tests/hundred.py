"""The 100-people report: the sample incident with 100 people, 60 agents and 80 uses of force, everything in them answered.

Plainly fictional, and always the same. A test of the paper, of the store or of HQ takes it as it takes the sample incident;
``bench.hundred_people`` measures the window with it.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from fieldreport.answers.values import Account, GeoPoint, Moment, NonAnswer, Place, Source
from fieldreport.forms.definition import FILES, UNASKED, Group, Question, QuestionType, Repeat
from tests.builders import NOW, sample_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fieldreport.answers.sheet import AnswerSheet
    from fieldreport.answers.values import Value
    from fieldreport.forms.definition import Item

PEOPLE, AGENTS, FORCE = 100, 60, 80
NAMES = ("Alex", "Robin", "Kim", "Sam", "Jo", "Chris", "Pat", "Lee", "Max", "Toni")
SURNAMES = ("Example", "Sample", "Specimen", "Placeholder", "Pattern", "Model", "Instance", "Template", "Draft", "Proof")
_NUMBERS = (2, 1, 0, 5, 12)


def hundred_sheet(people: int = PEOPLE, agents: int = AGENTS, force: int = FORCE) -> AnswerSheet:
    """Return the report, complete: nothing is missing and nothing is wrong in it."""
    sheet = sample_sheet()
    wanted = {"agents": agents, "people": people, "force": force}
    for repeat, count in wanted.items():
        for number in range(len(sheet.rows(Place(repeat))), count):
            row = sheet.add_row(Place(repeat))
            fill_row(sheet, repeat, row, number)
    return sheet


def fill_row(sheet: AnswerSheet, repeat: str, row: str, number: int) -> None:
    """Answer everything that is asked in a row; another number gives other answers."""
    given = _given(sheet, repeat, number)
    for _ in range(3):  # an answer can open a question that stands above it
        for question, place in _asked(sheet, _children(sheet, repeat), (row,)):
            if not sheet.answer(place):
                _answer(sheet, question, place, number, given)


def _given(sheet: AnswerSheet, repeat: str, number: int) -> Mapping[str, object]:
    """Return what names a row and what links it, so that no two rows read alike."""
    if repeat == "people":
        return {"person_name": f"{NAMES[number % 10]} {SURNAMES[number // 10 % 10]} {number + 1}"}
    if repeat == "agents":
        return {"agent_name": f"Agent {number + 1}", "agent_badge": f"B{number + 1:04}"}
    people, agents = sheet.rows(Place("people")), sheet.rows(Place("agents"))
    return {"force_person": people[number * 7 % len(people)], "force_agent": agents[number * 3 % len(agents)], "force_group": None}


def _answer(sheet: AnswerSheet, question: Question, place: Place, number: int, given: Mapping[str, object]) -> None:
    """Put the first answer that the form finds nothing wrong with."""
    if question.name in given:
        values: Iterator[object] = iter([given[question.name]])
    else:
        values = _values(sheet, question, place, number)
    for value in values:
        if value is not None:
            account = Account(value, source=(Source.OBSERVED, Source.VIDEO)[number % 2], entered=NOW)  # type: ignore[arg-type]
            sheet.put(place, (account,))
            if not sheet.problem(place):
                return
            sheet.put(place, ())


def _values(sheet: AnswerSheet, question: Question, place: Place, number: int) -> Iterator[object]:
    kind = question.type
    if kind in (QuestionType.SELECT_ONE, QuestionType.SELECT_MULTIPLE, QuestionType.RANK):
        codes = [choice.code for choice in sheet.choices(place)]
        turned = codes[number % max(len(codes), 1) :] + codes
        yield from turned if kind is QuestionType.SELECT_ONE else ((code,) for code in turned)
    elif kind in FILES:
        return
    else:
        yield from _plain(question, number)
    if question.takes_non_answers:
        yield NonAnswer.UNKNOWN


def _plain(question: Question, number: int) -> Iterator[Value]:
    when = NOW - timedelta(hours=2, minutes=number % 90)
    by_type: dict[QuestionType, tuple[Value, ...]] = {
        QuestionType.TEXT: (f"What was seen and heard of this, row {number + 1}, in a sentence or two.",),
        QuestionType.BARCODE: (f"X60A{number:05}",),
        QuestionType.INTEGER: _NUMBERS,
        QuestionType.DECIMAL: tuple(Decimal(each) for each in _NUMBERS),
        QuestionType.RANGE: _NUMBERS,
        QuestionType.DATE: (date(2026, 8, 10), date(2026, 8, 20)),
        QuestionType.TIME: (time(14, number % 60),),
        QuestionType.DATE_TIME: (
            Moment(when, "America/Chicago"),
            Moment(datetime(2026, 8, 10, 20, 0, tzinfo=NOW.tzinfo), "America/Chicago"),
        ),
        QuestionType.ACKNOWLEDGE: (True,),
        QuestionType.GEOPOINT: (GeoPoint(Decimal("41.8000"), Decimal("-87.6000")),),
    }
    yield from by_type.get(question.type, ())


def _asked(sheet: AnswerSheet, items: tuple[Item, ...], rows: tuple[str, ...]) -> Iterator[tuple[Question, Place]]:
    for item in items:
        if isinstance(item, Group):
            yield from _asked(sheet, item.children, rows)
        elif isinstance(item, Question) and _is_answered(item) and sheet.is_relevant(Place(item.name, rows)):
            yield item, Place(item.name, rows)


def _is_answered(item: Question) -> bool:
    return item.type not in UNASKED and item.calculation is None


def _children(sheet: AnswerSheet, repeat: str) -> tuple[Item, ...]:
    return next(item.children for item, _ in sheet.form.walk() if isinstance(item, Repeat) and item.name == repeat)
