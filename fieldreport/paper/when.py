"""Dates and times as the department writes them: ``10 Aug 2003``, ``1407 hours``.

CPD Special Order S09-05 (day, month of three letters, year of four digits).
"""

from __future__ import annotations

from zoneinfo import ZoneInfo

from fieldreport.answers.values import utc_moment
from fieldreport.answers.words import date_words, time_words


def zone_of(name: str) -> ZoneInfo:
    """Return a zone by its name; UTC where there is none of that name."""
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError):  # KeyError: ZoneInfoNotFoundError
        return ZoneInfo("UTC")


def in_words(stored: object, zone: str) -> str:
    """Return a stored UTC time as ``10 Aug 2003, 1407 hours CDT`` in ``zone``; what cannot be read is returned as it is."""
    try:
        moment = utc_moment(str(stored)).astimezone(ZoneInfo(zone))
    except (ValueError, OSError, KeyError):  # KeyError: ZoneInfoNotFoundError
        return str(stored)
    return f"{date_words(moment.date())}, {time_words(moment.time())} {moment:%Z}"
