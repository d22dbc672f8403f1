"""Answers in words, and what officers type for dates and times.

Dates and times are shown as Chicago police reports write them: ``10 Aug 2003``
and ``1407 hours``. What cannot be understood gives ``None``: the caller leaves
the typed text standing and says so.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from fieldreport.answers.values import AttachedFile, GeoPoint, Moment, NonAnswer, Precision, Range, Source
from fieldreport.forms.functions import MONTHS, WEEKDAYS
from fieldreport.forms.meaning import text
from fieldreport.said import joined, said

if TYPE_CHECKING:
    from collections.abc import Callable

    from fieldreport.answers.values import Account, Scalar

NON_ANSWERS = {
    NonAnswer.UNKNOWN: said("unknown"),
    NonAnswer.NOT_OBSERVED: said("not observed"),
    NonAnswer.REFUSED: said("refused"),
}
SOURCES = {
    Source.OBSERVED: said("I observed"),
    Source.TOLD: said("told"),
    Source.VIDEO: said("seen on video"),
    Source.RECORD: said("record checked"),
}
PRECISIONS = {Precision.EXACT: said("{value}"), Precision.ABOUT: said("about {value}"), Precision.AT_LEAST: said("at least {value}")}

_CLOCK = re.compile(r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::\d{2})?(?P<half>[ap])?")
_DIGITS = re.compile(r"(?P<hour>\d{1,2})(?P<minute>\d{2})(?P<half>[ap])?")
_HOUR = re.compile(r"(?P<hour>\d{1,2})(?P<half>[ap])")
_AGO = re.compile(r"-(?P<minutes>\d{1,4})")
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
_SLASHES = re.compile(r"(?P<month>\d{1,2})/(?P<day>\d{1,2})(?:/(?P<year>\d{4}|\d{2}))?")
_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})\s*(?P<word>[a-z]{3,9})\s*(?P<year>\d{4}|\d{2})?")
_MONTH_FIRST = re.compile(r"(?P<word>[a-z]{3,9})\s*(?P<day>\d{1,2})(?:\s+(?P<year>\d{4}|\d{2}))?")
_NO_HOUR = re.compile(r"(?P<day>.+?)[\s,]*(?:hours? not known|\?)")
_LAST_DIGITS = re.compile(r"[a-z ](?P<digits>\d{3,4})$")
_FIRST, _LAST = time(0, 0), time(23, 59)
"""The first and the last minute of a day: how a day whose hour is not known is kept."""
_LONG_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_LONG_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def date_words(day: date) -> str:
    """Return ``10 Aug 2003``."""
    return f"{day.day:02} {MONTHS[day.month - 1]} {day.year:04}"


def time_words(at: time) -> str:
    """Return ``1407 hours``."""
    return f"{at.hour:02}{at.minute:02} hours"


def moment_words(moment: Moment) -> str:
    """Return ``10 Aug 2003, 1407 hours`` as the clock showed it where it was entered.

    In the hour that comes twice, the zone's own abbreviation tells which is meant: ``0130 hours (CST)``.
    """
    local = moment.utc.astimezone(ZoneInfo(moment.zone))
    words = f"{date_words(local.date())}, {time_words(local.time())}"
    return f"{words} ({local.tzname()})" if len(moments(local.date(), local.time(), moment.zone)) > 1 else words


def scalar_words(value: Scalar) -> str:
    """Return one value as printed."""
    if isinstance(value, bool):
        return said("Yes") if value else said("No")
    if isinstance(value, Moment):
        return moment_words(value)
    if isinstance(value, date):
        return date_words(value)
    if isinstance(value, time):
        return time_words(value)
    if isinstance(value, GeoPoint):
        return point_words(value)
    if isinstance(value, AttachedFile):
        return f"{value.name} ({size_words(value.size)}, SHA-256 {value.sha256[:8]}…)"
    return text(value) if isinstance(value, int | Decimal) else value


def point_words(point: GeoPoint) -> str:
    """Return ``41.878113, -87.629799, within 5 m``."""
    words = f"{text(point.latitude)}, {text(point.longitude)}"
    return said("{words}, within {text} m", words=words, text=text(point.accuracy)) if point.accuracy else words


def size_words(size: int) -> str:
    """Return a number of bytes for people: ``812 bytes``, ``14 KB``, ``3.2 MB``."""
    if size < 1_000:
        return f"{size} bytes"
    for unit in ("KB", "MB"):
        size_in_unit = size / (1_000 if unit == "KB" else 1_000_000)
        if size_in_unit < 999.5:
            return f"{size_in_unit:.1f} {unit}" if size_in_unit < 9.95 else f"{size_in_unit:.0f} {unit}"
    return f"{size / 1_000_000_000:.1f} GB"


def account_words(account: Account, choice_words: Callable[[str], str] | None = None) -> str:
    """Return an account as printed: ``about 1407 hours``, ``at least 3``, ``3 to 5``, ``unknown``.

    Args:
        account: what was answered.
        choice_words: the label of a code; ``None`` where the question has no codes.
    """
    value = account.value
    if isinstance(value, NonAnswer):
        return NON_ANSWERS[value]
    if isinstance(value, Range):
        shown: str = range_words(value)
    elif choice_words is not None and isinstance(value, str):
        shown = choice_words(value)
    elif isinstance(value, tuple):
        shown = joined(", ", (choice_words(code) if choice_words else code for code in value))
    else:
        shown = scalar_words(value)
    return shown if account.precision is Precision.EXACT else PRECISIONS[account.precision].format(value=shown)


def range_words(value: Range) -> str:
    """Return ``3 to 5``; of whole days ``10 Aug 2003, hour not known``."""
    low, high = value.low, value.high
    if isinstance(low, Moment) and isinstance(high, Moment) and low.zone == high.zone:
        first, last = (moment.utc.astimezone(ZoneInfo(moment.zone)) for moment in (low, high))
        if first.time() == _FIRST and last.time() == _LAST:
            if first.date() == last.date():
                return said("{date_words}, hour not known", date_words=date_words(first.date()))
            return f"{date_words(first.date())} to {date_words(last.date())}, hours not known"
    return said("{scalar_words} to {scalar_words2}", scalar_words=scalar_words(low), scalar_words2=scalar_words(high))


def source_words(account: Account) -> str:
    """Return how the officer knows, or "": ``I observed``, ``told by the driver``."""
    if account.source is None:
        return account.told_by
    words = SOURCES[account.source]
    if account.source is Source.TOLD:
        return said("told by {who}", who=account.told_by) if account.told_by else words
    return said("{words}: {which}", words=words, which=account.told_by) if account.told_by else words


def moments(day: date, at: time, zone: str) -> tuple[Moment, ...]:
    """Return the moments at which a clock in ``zone`` shows this date and time.

    One as a rule; two in the hour that the clocks go back over, the earlier
    first; none in the hour that they skip in spring.
    """
    local = ZoneInfo(zone)
    plain = datetime.combine(day, at.replace(tzinfo=None, fold=0))
    found: list[Moment] = []
    for fold in (0, 1):
        moment = Moment(plain.replace(tzinfo=local, fold=fold).astimezone(UTC), zone)
        shown = moment.utc.astimezone(local).replace(tzinfo=None, fold=0)
        if shown == plain and moment not in found:
            found.append(moment)
    return tuple(found)


def read_time(typed: str, now: datetime) -> time | None:
    """Read a typed time of day, to the minute.

    Understood: ``1407``, ``14:07``, ``1407 hours``, ``2:07 pm``, ``2pm``, ``noon``,
    ``midnight``, ``now`` (or ``n``), and minutes ago (``-15``).

    Args:
        typed: what was typed.
        now: the time now, in the zone in which the answer is shown.
    """
    word = re.sub(r"\s*(hours|hrs|hour|h)$", "", " ".join(typed.lower().split()))
    word = re.sub(r"\s*([ap])\.?m\.?$", r"\1", word)
    if word in ("now", "n", "ahora"):
        return _to_minute(now)
    if word in ("noon", "midnight", "mediodía", "medianoche"):
        return time(12 if word in ("noon", "mediodía") else 0, 0)
    ago = _AGO.fullmatch(word)
    if ago:
        return _to_minute(now.astimezone(UTC) - timedelta(minutes=int(ago["minutes"])), now)
    match = _CLOCK.fullmatch(word) or _DIGITS.fullmatch(word) or _HOUR.fullmatch(word)
    if match is None:
        return None
    parts = match.groupdict()
    return _clock(int(parts["hour"]), int(parts.get("minute") or 0), parts.get("half") or "")


def _before(now: datetime, minutes: int) -> datetime | None:
    try:
        return now.astimezone(UTC).replace(second=0, microsecond=0) - timedelta(minutes=minutes)
    except OverflowError:
        return None


def _to_minute(moment: datetime, shown_as: datetime | None = None) -> time:
    local = moment.astimezone(shown_as.tzinfo) if shown_as is not None and shown_as.tzinfo else moment
    return local.time().replace(second=0, microsecond=0, fold=0)


def _clock(hour: int, minute: int, half: str) -> time | None:
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def read_date(typed: str, today: date) -> date | None:
    """Read a typed date. Without a year it is the newest such day that is not in the future.

    Understood: ``t``, ``today`` or ``now``, ``y`` or ``yesterday``, days ago (``-3``), a weekday (the last one),
    ``10 Aug``, ``10AUG26``, ``Aug 10, 2026``, ``8/10`` and ``8/10/2026`` (month first), ``2026-08-10``.
    """
    word = " ".join(typed.lower().replace(",", " ").replace(".", " ").split())
    if word in ("t", "today", "hoy", "now", "n", "ahora", "y", "yesterday", "ayer"):
        return today - timedelta(days=word in ("y", "yesterday", "ayer"))
    ago = _AGO.fullmatch(word)
    if ago:
        return _safely(partial(today.__sub__, timedelta(days=int(ago["minutes"]))))
    weekday = _abbreviated(word, WEEKDAYS, _LONG_DAYS)
    if weekday is not None:
        return today - timedelta(days=(today.weekday() - weekday) % 7 or 7)
    match = _ISO.fullmatch(word) or _SLASHES.fullmatch(word) or _DAY_FIRST.fullmatch(word) or _MONTH_FIRST.fullmatch(word)
    if match is None:
        return None
    parts = match.groupdict()
    month = int(parts["month"]) if parts.get("month") else (_abbreviated(parts["word"], MONTHS, _LONG_MONTHS) or 0) + 1
    if parts.get("word") and _abbreviated(parts["word"], MONTHS, _LONG_MONTHS) is None:
        return None
    return _day(parts.get("year") or "", month, int(parts["day"]), today)


def _abbreviated(word: str, short: tuple[str, ...], long: tuple[str, ...]) -> int | None:
    for place, (brief, full) in enumerate(zip(short, long, strict=True)):
        if word == brief.lower() or (len(word) >= 3 and full.startswith(word)):
            return place
    return None


def _day(year: str, month: int, day: int, today: date) -> date | None:
    if year:
        full = int(year) if len(year) == 4 else today.year // 100 * 100 + int(year)
        return _safely(partial(date, full, month, day))
    candidates = (_safely(partial(date, full, month, day)) for full in range(today.year, today.year - 9, -1))
    return next((found for found in candidates if found is not None and found <= today), None)


def _safely(work: Callable[[], date]) -> date | None:
    try:
        return work()
    except (ValueError, OverflowError):
        return None


def read_moment(typed: str, now: datetime, zone: str) -> tuple[Moment, ...]:
    """Read a typed date and time (``10 Aug 1407``, ``y 2350``, ``now``, ``-15``); a time alone is today's.

    Returns:
        The moments that it can mean, as in :func:`moments`: empty when it is not understood or was skipped by the clock.
    """
    local = now.astimezone(ZoneInfo(zone))
    words = typed.replace(",", " ").split()
    if len(words) == 1 and words[0].lower() in ("now", "n", "ahora"):
        return (Moment(now.astimezone(UTC).replace(second=0, microsecond=0), zone),)
    ago = _AGO.fullmatch(words[0]) if len(words) == 1 else None
    if ago:
        # Counted in time that passed: five minutes after midnight it was yesterday, and in the hour that comes twice it is one of the two.
        then = _before(now, int(ago["minutes"]))
        return (Moment(then, zone),) if then is not None else ()
    for split in range(len(words)):
        at = read_time(" ".join(words[split:]), local)
        day = read_date(" ".join(words[:split]), local.date()) if split else local.date()
        if at is not None and day is not None:
            return moments(day, at, zone)
    return ()


def read_day(typed: str, now: datetime, zone: str) -> Range | None:
    """Read a date without an hour (``10 Aug``, ``10 Aug 2026``, ``y``, ``10 Aug ?``) as the whole of that day.

    ``10 Aug 2026`` could be 2026 hours as well: this year and the last are taken for years. Who means the
    hour writes ``10 Aug 20:26``.

    Returns:
        From the first to the last minute, or ``None`` when it is not understood or names an hour.
    """
    local = now.astimezone(ZoneInfo(zone))
    words = " ".join(typed.lower().split())
    told = _NO_HOUR.fullmatch(words)
    day = read_date(told["day"] if told else words, local.date())
    if day is None or (told is None and _names_an_hour(words, local)):
        return None
    return Range(moments(day, _FIRST, zone)[0], moments(day, _LAST, zone)[0])


def _names_an_hour(words: str, local: datetime) -> bool:
    last = _LAST_DIGITS.search(words)
    return read_time(words, local) is not None or (last is not None and last["digits"] not in (str(local.year), str(local.year - 1)))
