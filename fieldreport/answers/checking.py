"""Whether an answer is of the kind that its question takes."""

from __future__ import annotations

import dataclasses
import re
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from fieldreport.answers.values import Account, AttachedFile, GeoPoint, Moment, NonAnswer, Range
from fieldreport.canonical import LARGEST_INTEGER
from fieldreport.errors import AnswerProblem
from fieldreport.forms.definition import FILES, UNASKED, Question, QuestionType
from fieldreport.said import said

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from fieldreport.answers.values import Answer, Scalar, Value
    from fieldreport.forms.definition import Item

LONGEST_TEXT = 8_000_000
"""Characters of one text that are kept: far more than anybody types, less than what would stop the window."""

_RANGED = (
    QuestionType.INTEGER,
    QuestionType.DECIMAL,
    QuestionType.RANGE,
    QuestionType.DATE,
    QuestionType.TIME,
    QuestionType.DATE_TIME,
)
LONGEST_NAME = 255
"""Characters of a file's name that are kept: as many as file systems take."""
_SHA256 = re.compile(r"[0-9a-f]{64}")
_MEDIA_TYPE = re.compile(r"[a-z0-9][a-z0-9.+-]{0,62}/[a-z0-9][a-z0-9.+-]{0,62}")


def checked(question: Question, answer: Answer, codes: Collection[str], *, rows_may_be_gone: bool = False) -> Answer:
    """Return an answer as it is kept: accounts that say nothing left out, codes in the order of the list.

    Args:
        question: what is answered.
        answer: its accounts.
        codes: the codes (or row ids) that can be chosen, in order.
        rows_may_be_gone: a stored link may name a row that was removed.

    Raises:
        AnswerProblem: a value of the wrong kind, or a text that cannot be stored.
    """
    if not isinstance(answer, tuple) or not all(isinstance(account, Account) for account in answer):
        raise AnswerProblem(f"The answer to {question.name} is not a list of accounts.")
    kept = []
    for account in answer:
        _storable(question, account.told_by)
        content = _content(question, account.value, codes, rows_may_be_gone=rows_may_be_gone)
        if not (content is False or content in ("", ())):
            entered = _to_millisecond(account.entered)
            same = content is account.value and entered is account.entered
            # Most are kept as they come: a report of a hundred people has thousands.
            kept.append(account if same else dataclasses.replace(account, value=content, entered=entered))
    return tuple(kept)


def answerable(item: Item) -> Question:
    """Return a question that can be answered by hand.

    Raises:
        AnswerProblem: it is none.
    """
    if not isinstance(item, Question) or item.type in UNASKED:
        raise AnswerProblem(f"{item.name} takes no answer.")
    if item.read_only and item.calculation is not None:
        raise AnswerProblem(f"{item.name} is computed from other answers and cannot be changed by hand.")
    return item


def fitting(question: Question, answer: Answer, codes: Collection[str]) -> Answer:
    """Return a computed answer as it is kept; blank when its question takes no such value (a code of no list)."""
    if question.type is QuestionType.CALCULATE:
        return answer
    try:
        return checked(question, answer, codes)
    except AnswerProblem:
        return ()


def _content(
    question: Question, value: Value | Range | NonAnswer, codes: Collection[str], *, rows_may_be_gone: bool
) -> Value | Range | NonAnswer:
    if isinstance(value, NonAnswer):
        return _non_answer(question, value)
    if isinstance(value, Range):
        if question.type not in _RANGED:
            raise AnswerProblem(f"{question.name} takes no range.")
        return _range(question, value)
    if question.type is QuestionType.SELECT_ONE:
        return _code(question, value, codes, rows_may_be_gone=rows_may_be_gone)
    if question.type in (QuestionType.SELECT_MULTIPLE, QuestionType.RANK):
        return _codes(question, value, codes, rows_may_be_gone=rows_may_be_gone)
    return _scalar(question, value)


def _non_answer(question: Question, value: NonAnswer) -> NonAnswer:
    if value is NonAnswer.REFUSED:
        if not question.may_be_refused:
            raise AnswerProblem(said("{name} cannot be refused: it is not asked of a person.", name=question.name))
    elif not question.takes_non_answers:
        raise AnswerProblem(
            said("{name} must be known: “{value}” is no answer here.", name=question.name, value=value.value.replace("_", " "))
        )
    return value


def _range(question: Question, value: Range) -> Range:
    low, high = _scalar(question, value.low), _scalar(question, value.high)
    ends = tuple(end.utc if isinstance(end, Moment) else end for end in (low, high))
    if ends[0] > ends[1]:  # type: ignore[operator]
        raise AnswerProblem(said("The range given for {name} ends before it begins.", name=question.name))
    return Range(low, high)


def _code(question: Question, value: object, codes: Collection[str], *, rows_may_be_gone: bool) -> str:
    if not isinstance(value, str):
        raise AnswerProblem(f"{question.name} takes one code.")
    gone = rows_may_be_gone and bool(question.rows_of)
    if value and not gone and value not in codes:
        what = f"a row of {question.rows_of}" if question.rows_of else f"a code of the list {question.choices}"
        raise AnswerProblem(f"{value[:80]!r} is not {what}.")
    _storable(question, value)
    return value


def _codes(question: Question, value: object, codes: Collection[str], *, rows_may_be_gone: bool) -> tuple[str, ...]:
    if not isinstance(value, tuple) or not all(isinstance(code, str) for code in value):
        raise AnswerProblem(f"{question.name} takes codes.")
    unknown = [code for code in value if code not in codes]
    if unknown and not (rows_may_be_gone and question.rows_of):
        what = f"a row of {question.rows_of}" if question.rows_of else f"a code of the list {question.choices}"
        raise AnswerProblem(f"{unknown[0][:80]!r} is not {what}.")
    for code in unknown:
        _storable(question, code)
    if question.type is QuestionType.RANK or unknown:
        # Where links to rows that were removed stand among the others, nothing says where else they belong.
        return tuple(dict.fromkeys(value))
    chosen = set(value)
    return tuple(code for code in codes if code in chosen)


def _scalar(question: Question, value: object) -> Scalar:
    take = _TAKES.get(question.type)
    taken = take(value) if take is not None else None
    if taken is None:
        raise AnswerProblem(f"{question.name} does not take {_said(value)}: it is of the type {question.type.value}.")
    if isinstance(taken, str):
        _storable(question, taken)
    return taken


def _text(value: object) -> Scalar | None:
    return value if isinstance(value, str) else None


def _integer(value: object) -> Scalar | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and abs(value) <= LARGEST_INTEGER else None


def _decimal(value: object) -> Scalar | None:
    if isinstance(value, Decimal):
        return value if value.is_finite() and abs(value.adjusted()) < 100 and len(value.as_tuple().digits) < 100 else None
    return _integer(value)


def _date(value: object) -> Scalar | None:
    return value if isinstance(value, date) and not isinstance(value, datetime) else None


def _time(value: object) -> Scalar | None:
    """A time of day is kept to the minute, as it is written in reports."""
    return value.replace(second=0, microsecond=0, fold=0) if isinstance(value, time) and value.tzinfo is None else None


def _moment(value: object) -> Scalar | None:
    if not isinstance(value, Moment) or value.utc.tzinfo is None:
        return None
    try:
        ZoneInfo(value.zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
    return Moment(value.utc.astimezone(UTC).replace(microsecond=value.utc.microsecond // 1000 * 1000), value.zone)


def _point(value: object) -> Scalar | None:
    if not isinstance(value, GeoPoint):
        return None
    numbers = (value.latitude, value.longitude, value.altitude, value.accuracy)
    if any(number is not None and _decimal(number) is None for number in numbers):
        return None
    return value if abs(value.latitude) <= 90 and abs(value.longitude) <= 180 and (value.accuracy or 0) >= 0 else None


def _file(value: object) -> Scalar | None:
    if not isinstance(value, AttachedFile) or isinstance(value.size, bool) or not 0 <= value.size <= LARGEST_INTEGER:
        return None
    names = 0 < len(value.name) <= LONGEST_NAME and "/" not in value.name and "\\" not in value.name and value.name.isprintable()
    return value if names and _SHA256.fullmatch(value.sha256) and _MEDIA_TYPE.fullmatch(value.media_type) else None


def _tick(value: object) -> Scalar | None:
    return value if isinstance(value, bool) else None


_TAKES: dict[QuestionType, Callable[[object], Scalar | None]] = {
    QuestionType.TEXT: _text,
    QuestionType.INTEGER: _integer,
    QuestionType.DECIMAL: _decimal,
    QuestionType.DATE: _date,
    QuestionType.TIME: _time,
    QuestionType.DATE_TIME: _moment,
    QuestionType.RANGE: _decimal,
    QuestionType.HIDDEN: _text,
    QuestionType.ACKNOWLEDGE: _tick,
    QuestionType.BARCODE: _text,
    QuestionType.GEOPOINT: _point,
    **dict.fromkeys(FILES, _file),
}


def _storable(question: Question, words: str) -> None:
    if len(words) > LONGEST_TEXT:
        raise AnswerProblem(
            said(
                "The text for {name} is longer than {longest_text} characters. Nothing was changed; shorten it.",
                name=question.name,
                longest_text=LONGEST_TEXT,
            )
        )
    try:
        words.encode("utf-8")
    except UnicodeEncodeError as problem:
        raise AnswerProblem(
            said(
                "The text for {name} holds half a character (a lone surrogate) at place {start} and cannot be stored. "
                "Nothing was changed; delete that character.",
                name=question.name,
                start=problem.start + 1,
            )
        ) from None


def _to_millisecond(moment: datetime | None) -> datetime | None:
    """Keep times as exact as they are stored, so that a sheet that was stored and opened again is the same."""
    if moment is None:
        return None
    if moment.tzinfo is None:
        raise AnswerProblem("The time of an entry names no time zone.")
    if moment.tzinfo is UTC and moment.microsecond % 1000 == 0:
        return moment
    return moment.astimezone(UTC).replace(microsecond=moment.microsecond // 1000 * 1000)


def _said(value: object) -> str:
    return f"{value[:40]!r}" if isinstance(value, str) else repr(value)[:60]
