"""A date and time in one line, typed: ``1407``, ``y 2350``, ``10 Aug 1407``, ``now``, ``-15``; ``10 Aug`` when the hour is not known.

On the night on which the clocks go back one hour comes twice. The line then asks which one is meant,
and takes the zone's own abbreviation as the answer (``0130 CST``).
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from fieldreport.answers.values import Moment
from fieldreport.answers.words import moment_words, moments, range_words, read_day, read_moment, read_time
from fieldreport.said import said
from ui.questions.date import WEEKDAYS
from ui.questions.typed import Reading, TypedLine

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from fieldreport.answers.values import Scalar

WIDTH = 304
"""Width of the line, px: room for ``about 10 Aug 2026, 1407 hours (CST)``."""
_ABBREVIATION = re.compile(r"\s*\(?\b(?P<zone>[A-Z]{3,4})\)?$")


def date_time_line(now: Callable[[], datetime], zone: str, parent: QWidget | None = None) -> TypedLine:
    """Return the editor of a date and time in ``zone``."""
    reading = Reading(
        read=lambda text: _read(text, now(), zone),
        write=lambda value: moment_words(value) if isinstance(value, Moment) else "",
        kind=(Moment,),
        complaint=lambda text: _complaint(text, now(), zone),
        example=said("1407, y 2350, 10 Aug 1407, now"),
        width=WIDTH,
        aside=_weekday,
        read_high=lambda text, low: _read_high(text, low, now(), zone),
        read_whole=lambda text: read_day(text, now(), zone),
        write_range=range_words,
    )
    return TypedLine(reading, parent)


def _read(text: str, now: datetime, zone: str) -> Scalar | None:
    found = read_moment(text, now, zone)
    if len(found) == 1:
        return found[0]
    told = _ABBREVIATION.search(text)
    if told is None:
        return None
    named = read_moment(text[: told.start()], now, zone)
    return next((moment for moment in named if _abbreviation(moment) == told["zone"]), None)


def _read_high(text: str, low: Scalar, now: datetime, zone: str) -> Scalar | None:
    at = read_time(text, now.astimezone(ZoneInfo(zone)))
    if at is None or not isinstance(low, Moment):
        return _read(text, now, zone)
    day = low.utc.astimezone(ZoneInfo(low.zone)).date()
    same = moments(day, at, zone)
    return next((moment for moment in (*same, *moments(day + timedelta(days=1), at, zone)) if moment.utc >= low.utc), None)


def _complaint(text: str, now: datetime, zone: str) -> str:
    twice = read_moment(text, now, zone)
    if len(twice) > 1:
        first, second = (_abbreviation(moment) for moment in twice)
        return said(
            "The clocks went back that night, so this hour came twice. Add {first} for the first one or {second} for the second.",
            first=first,
            second=second,
        )
    return said(
        "Write a date and time such as 10 Aug 1407, y 2350 (yesterday), 1407 (today), now, or -15 (fifteen "
        "minutes ago); 10 Aug when the hour is not known."
    )


def _abbreviation(moment: Moment) -> str:
    return moment.utc.astimezone(ZoneInfo(moment.zone)).tzname() or ""


def _weekday(value: Scalar) -> str:
    return WEEKDAYS[value.utc.astimezone(ZoneInfo(value.zone)).weekday()] if isinstance(value, Moment) else ""
