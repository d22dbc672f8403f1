"""Facts that the program itself looks for in a filled form, by name.

A form that does not ask for one of them simply has no such fact. *Unknown*,
*not observed* and *refused* count as no value, a range as its lower bound.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from fieldreport.answers.values import Moment, NonAnswer, Place, Range
from fieldreport.errors import AnswerProblem

if TYPE_CHECKING:
    from fieldreport.answers.sheet import AnswerSheet
    from fieldreport.answers.values import Account, Scalar, Value


def account_of(sheet: AnswerSheet, name: str, rows: tuple[str, ...] = ()) -> Account | None:
    """Return the first account of an answer, or ``None`` when there is none, or no such question, or it does not apply."""
    place = Place(name, rows)
    try:
        if not sheet.is_relevant(place):
            return None
        answer = sheet.answer(place)
    except AnswerProblem:
        return None
    return answer[0] if answer else None


def value_of(sheet: AnswerSheet, name: str, rows: tuple[str, ...] = ()) -> Scalar | tuple[str, ...] | None:
    """Return the value of the first account, or ``None`` when it has none."""
    account = account_of(sheet, name, rows)
    if account is None or isinstance(account.value, NonAnswer):
        return None
    return account.value.low if isinstance(account.value, Range) else account.value


def text_of(sheet: AnswerSheet, name: str, rows: tuple[str, ...] = ()) -> str:
    """Return a text or code, or ""."""
    value = value_of(sheet, name, rows)
    return value.strip() if isinstance(value, str) else ""


def date_of(sheet: AnswerSheet, name: str, rows: tuple[str, ...] = ()) -> date | None:
    """Return a date, or the local date of a date and time, or ``None``."""
    account = account_of(sheet, name, rows)
    return None if account is None else day_of(account.value)


def day_of(value: Value | Range | NonAnswer) -> date | None:
    """Return a date, the local date of a date and time, or of a range the first; ``None`` of anything else."""
    value = value.low if isinstance(value, Range) else value
    if isinstance(value, Moment):
        return value.utc.astimezone(ZoneInfo(value.zone)).date()
    return value if isinstance(value, date) and not isinstance(value, datetime) else None


def shown_of(sheet: AnswerSheet, name: str, rows: tuple[str, ...] = ()) -> str:
    """Return the first account in words as printed, or ""."""
    account = account_of(sheet, name, rows)
    return "" if account is None else sheet.shown(Place(name, rows), account)


def rows_of(sheet: AnswerSheet, name: str) -> tuple[str, ...]:
    """Return the row ids of a repeat at the top, or nothing when there is no such repeat or it does not apply."""
    place = Place(name)
    try:
        return sheet.rows(place) if sheet.is_relevant(place) else ()
    except AnswerProblem:
        return ()
