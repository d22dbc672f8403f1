"""Reports of the real form, filled at random: every kind of answer, rows in rows, and text from everywhere."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from fieldreport.answers.values import Account, GeoPoint, Moment, NonAnswer, Place, Precision, Range, Source, answer_of
from fieldreport.errors import AnswerProblem
from fieldreport.forms.definition import FILES, Question, QuestionType, Repeat
from fieldreport.paper.copies import unprintable_in
from tests.builders import empty_sheet, sample_record

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from fieldreport.answers.sheet import AnswerSheet
    from fieldreport.answers.values import Answer, Value

TEXTS = (
    "Person A",
    "He said “Get back!” and pushed Witness 2 with both hands.",
    "“Me empujó contra la pared”, dijo la Persona B. ¿Qué pasó? ¡Nada!",
    "Powiedział: „Zażółć gęślą jaźń”.",
    "<b>bold</b> & &amp; ]]> %s {0} \\n ${name} `rm -rf`",
    "A" * 300,
    "line one\nline two\n\nline four",
    "مرحبا يا صديقي",
    "שלום עולם, 1407",
    "他没有出示证件，我问了三次他的名字。",
    "उसने अपना परिचय पत्र नहीं दिखाया।",
    "검은 조끼를 입은 남자가 저를 밀쳤습니다.",
    "اس نے شناختی کارڈ نہیں دکھایا۔",
    "½ ≤ → ☐ ✓ ñ №",
    "tab\there, non-breaking\u00a0space, soft\u00adhyphen, zero\u200bwidth",
    "word " * 400,
    "-",
    "0",
    "NULL",
)
MOST_ROWS = 3


def random_record(chance: Random) -> dict[str, object]:
    """Return the record of a report that was filled at random, with what the shipped fonts can print."""
    record = sample_record(random_sheet(chance, TEXTS), training=chance.random() < 0.3)
    assert unprintable_in(record) == ()
    return record


def random_sheet(chance: Random, texts: Sequence[str]) -> AnswerSheet:
    """Return a report that was filled at random; what is typed is one of ``texts``."""
    sheet = empty_sheet()
    for _ in range(2):  # what was answered first makes further questions apply
        for item, repeats in sheet.form.walk():
            for place in _places(sheet, item.name, repeats):
                if sheet.is_relevant(place):
                    _fill(sheet, item, place, chance, texts)
    return sheet


def _places(sheet: AnswerSheet, name: str, repeats: tuple[str, ...]) -> list[Place]:
    around: list[tuple[str, ...]] = [()]
    for repeat in repeats:
        around = [(*rows, row) for rows in around for row in sheet.rows(Place(repeat, rows))]
    return [Place(name, rows) for rows in around]


def _fill(sheet: AnswerSheet, item: object, place: Place, chance: Random, texts: Sequence[str]) -> None:
    if isinstance(item, Repeat):
        if not sheet.rows(place):
            for _ in range(chance.randrange(MOST_ROWS + 1)):
                sheet.add_row(place)
    elif isinstance(item, Question) and item.type not in FILES and chance.random() < 0.8:
        answer = _answer(sheet, item, place, chance, texts)
        try:
            sheet.put(place, answer)
        except AnswerProblem:
            return  # as when an officer's answer does not fit: the place stays as it was


def _answer(sheet: AnswerSheet, question: Question, place: Place, chance: Random, texts: Sequence[str]) -> Answer:
    if chance.random() < 0.15:
        return answer_of(chance.choice(list(NonAnswer)))
    content = _content(sheet, question, place, chance, texts)
    if content is None:
        return ()
    known = chance.choice([None, *Source])
    told_by = chance.choice(["Person A", "a bystander in a red coat"]) if known in (Source.TOLD, Source.VIDEO) else ""
    precision = Precision.EXACT if isinstance(content, Range) else chance.choice([Precision.EXACT, Precision.EXACT, Precision.ABOUT])
    first = Account(content, precision, known, told_by)
    other = _content(sheet, question, place, chance, texts)
    return (first,) if other is None or chance.random() < 0.9 else (first, Account(other, source=Source.OBSERVED))


def _content(sheet: AnswerSheet, question: Question, place: Place, chance: Random, texts: Sequence[str]) -> Value | Range | None:
    codes = [choice.code for choice in sheet.choices(place)]
    kind = question.type
    if kind is QuestionType.SELECT_ONE or question.rows_of:
        return chance.choice(codes) if codes else None
    if kind in (QuestionType.SELECT_MULTIPLE, QuestionType.RANK):
        return tuple(chance.sample(codes, chance.randrange(1, min(len(codes), 5) + 1))) if codes else None
    day = date(2026, 8, 10) - timedelta(days=chance.randrange(30))
    simple: dict[QuestionType, Value | Range] = {
        QuestionType.TEXT: chance.choice(texts),
        QuestionType.INTEGER: chance.choice([chance.randrange(1, 400), Range(2, 7)]),
        QuestionType.DECIMAL: Decimal(chance.randrange(1, 9000)) / 100,
        QuestionType.RANGE: Decimal(chance.randrange(10)),
        QuestionType.DATE: day,
        QuestionType.TIME: time(chance.randrange(24), chance.randrange(60)),
        QuestionType.DATE_TIME: Moment(datetime(day.year, day.month, day.day, chance.randrange(24), 30, tzinfo=UTC), "America/Chicago"),
        QuestionType.ACKNOWLEDGE: True,
        QuestionType.GEOPOINT: GeoPoint(Decimal("41.88001"), Decimal("-87.63002")),
    }
    return simple.get(kind)
