"""A date and time in one line, typed: ``1407``, ``y 2350``, ``10 Aug 1407``, ``now``, ``-15``.

Of a day whose hour is not known, the date alone is typed (``10 Aug``, ``y``, ``10 Aug 2026 ?``).

In ``10 Aug 2026`` the last word is a year or an hour; nobody but the person who typed it can say which, so it is asked, not guessed.
On the night on which the clocks go back one hour comes twice. The line then asks which one is meant,
and takes the zone's own abbreviation as the answer (``0130 CST``).
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from fieldreport.answers.values import Moment
from fieldreport.answers.words import date_words, days_alone, moment_words, moments, read_date, read_moment, read_time, whole_day
from ui.questions.date import WEEKDAYS
from ui.questions.typed import Reading, TypedLine

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from fieldreport.answers.values import Range, Scalar

WIDTH = 304
"""Width of the line, px: room for ``about 10 Aug 2026, 1407 hours (CST)``."""
HOUR_OPEN = "?"
"""Typed in place of an hour that is not known."""
_ABBREVIATION = re.compile(r"\s*\(?\b(?P<zone>[A-Z]{3,4})\)?$")


def date_time_line(now: Callable[[], datetime], zone: str, parent: QWidget | None = None) -> TypedLine:
    """Return the editor of a date and time in ``zone``."""
    reading = Reading(
        read=lambda text: _read(text, now(), zone),
        write=lambda value: moment_words(value) if isinstance(value, Moment) else "",
        kind=(Moment,),
        complaint=lambda text: _complaint(text, now(), zone),
        example="1407, y 2350, 10 Aug 1407, now",
        width=WIDTH,
        aside=_weekday,
        read_high=lambda text, low: _read_high(text, low, now(), zone),
        read_span=lambda text: _read_day(text, now(), zone),
        write_span=_day_words,
    )
    return TypedLine(reading, parent)


def _read_day(text: str, now: datetime, zone: str) -> Range | None:
    """Return the day that is written without an hour."""
    if _is_year_or_hour(text, now, zone):
        return None
    day = read_date(text.removesuffix(HOUR_OPEN).strip(), now.astimezone(ZoneInfo(zone)).date())
    return whole_day(day, zone) if day is not None else None


def _day_words(span: Range) -> str | None:
    days = days_alone(span)
    return " to ".join(f"{date_words(day)} {HOUR_OPEN}" for day in dict.fromkeys(days)) if days is not None else None


def _is_year_or_hour(text: str, now: datetime, zone: str) -> bool:
    """Whether the last word is four figures that are an hour and a year of these days: 10 Aug 2026."""
    today = now.astimezone(ZoneInfo(zone)).date()
    day = read_date(text, today)
    years = {str(today.year), str(today.year - 1)}
    return day is not None and text.rsplit(maxsplit=1)[-1] in years and bool(read_moment(text, now, zone))


def _read(text: str, now: datetime, zone: str) -> Scalar | None:
    if _is_year_or_hour(text, now, zone):
        return None
    found = read_moment(text, now, zone)
    if len(found) == 1:
        return found[0]
    said = _ABBREVIATION.search(text)
    if said is None:
        return None
    named = read_moment(text[: said.start()], now, zone)
    return next((moment for moment in named if _abbreviation(moment) == said["zone"]), None)


def _read_high(text: str, low: Scalar, now: datetime, zone: str) -> Scalar | None:
    at = read_time(text, now.astimezone(ZoneInfo(zone)))
    if at is None or not isinstance(low, Moment):
        return _read(text, now, zone)
    day = low.utc.astimezone(ZoneInfo(low.zone)).date()
    same = moments(day, at, zone)
    return next((moment for moment in (*same, *moments(day + timedelta(days=1), at, zone)) if moment.utc >= low.utc), None)


def _complaint(text: str, now: datetime, zone: str) -> str:
    if _is_year_or_hour(text, now, zone):
        day, _, figures = text.rpartition(" ")
        hour = f"{day} {figures[:2]}:{figures[2:]}"
        return f"{figures} may be the year or the hour. Write “{text} {HOUR_OPEN}” when the hour is not known, or “{hour}”."
    twice = read_moment(text, now, zone)
    if len(twice) > 1:
        first, second = (_abbreviation(moment) for moment in twice)
        return f"The clocks went back that night, so this hour came twice. Add {first} for the first one or {second} for the second."
    return (
        "Write a date and time such as 10 Aug 1407, y 2350 (yesterday), 1407 (today), now, or -15 (fifteen minutes ago); "
        "of a day whose hour is not known, 10 Aug ?"
    )


def _abbreviation(moment: Moment) -> str:
    return moment.utc.astimezone(ZoneInfo(moment.zone)).tzname() or ""


def _weekday(value: Scalar) -> str:
    return WEEKDAYS[value.utc.astimezone(ZoneInfo(value.zone)).weekday()] if isinstance(value, Moment) else ""
