"""A date, typed: ``10 Aug``, ``8/10``, ``y``, ``-3``."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from fieldreport.answers.words import date_words, read_date
from fieldreport.said import said
from ui.questions.typed import Reading, TypedLine

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from fieldreport.answers.values import Scalar

WIDTH = 200
"""Width of a date's line, px."""
WEEKDAYS = (said("Monday"), said("Tuesday"), said("Wednesday"), said("Thursday"), said("Friday"), said("Saturday"), said("Sunday"))


def date_line(now: Callable[[], datetime], zone: str, parent: QWidget | None = None) -> TypedLine:
    """Return the editor of a date; ``now`` and ``zone`` give today."""
    reading = Reading(
        read=lambda text: read_date(text, now().astimezone(ZoneInfo(zone)).date()),
        write=lambda value: date_words(value) if isinstance(value, date) else "",
        kind=(date,),
        complaint=lambda _: said("Write a date such as 10 Aug 2026, 8/10, today, y (yesterday) or -3 (three days ago)."),
        example=said("10 Aug, 8/10, y"),
        width=WIDTH,
        aside=weekday,
    )
    return TypedLine(reading, parent)


def weekday(value: Scalar) -> str:
    """Return the weekday of a date: it shows a slip at once."""
    return WEEKDAYS[value.weekday()] if isinstance(value, date) else ""
