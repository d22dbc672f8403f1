"""What values mean inside expressions: blank, true, a number, a text, equal, less.

A value is one answer as an expression sees it. All rows of a repeat at once are
a ``list`` of values. Rules follow XPath 1.0 §3.4, §3.5 and §4 as the ODK form
reference narrows them, but for blank, which is one rule (see ``forms.subset``).
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation, Overflow
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Single = None | str | bool | int | Decimal | date | time | datetime | tuple[str, ...]
"""One answer: ``None`` is blank, a ``tuple`` the chosen codes, a ``datetime`` always has its zone."""

Value = Single | list[Single]

_Ordered = int | float | Decimal | date | time
"""What has an order."""

_EPOCH = date(1970, 1, 1)
_EMPTIED = (str, tuple)
"""What can be there and empty. A ``Decimal`` is not compared with an empty text: that is slow, and never equal."""
_LONGEST_NUMBER = 400
_LARGEST_POWER = Decimal(10) ** 300


def is_blank(value: Value) -> bool:
    """Whether there is no answer: nothing, an empty text, no codes, or rows without any answer."""
    if isinstance(value, list):
        return all(is_blank(item) for item in value)
    return value is None or (not value and isinstance(value, _EMPTIED))


def singles(value: Value) -> Iterator[Single]:
    """Yield the values that are not blank: of all rows, or the one."""
    for item in value if isinstance(value, list) else (value,):
        if item is not None and (item or not isinstance(item, _EMPTIED)):
            yield item


def first(value: Value) -> Single:
    """Return the first value that is not blank (XPath 1.0 §4.2 takes the first node)."""
    return next(singles(value), None) if isinstance(value, list) else value


def truth(value: Value) -> bool:
    """Return XPath's ``boolean()``: false for blank, false and zero."""
    if value is True or value is False:
        return value
    if isinstance(value, int | Decimal):
        return value != 0
    return not is_blank(value)


def number(value: Value) -> int | Decimal | None:
    """Return the value as a number; ``None`` when it is blank or none."""
    if isinstance(value, list):
        value = first(value)
    if value is None:
        return None
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, int | Decimal):
        return value
    if isinstance(value, tuple):
        value = " ".join(value)
    if isinstance(value, str):
        return _read_number(value)
    if isinstance(value, datetime):
        return days(value)
    if isinstance(value, date):
        return (value - _EPOCH).days
    return None


def _read_number(text: str) -> int | Decimal | None:
    if len(text) > _LONGEST_NUMBER or "_" in text:
        return None
    try:
        read = Decimal(text.strip())
    except InvalidOperation:
        return None
    return tidy(read) if read.is_finite() else None


def tidy(value: int | Decimal | None) -> int | Decimal | None:
    """Return a whole number as ``int`` and refuse what no form can mean (NaN, beyond 10 to the 300)."""
    if not isinstance(value, Decimal):
        return value if value is None or abs(value) < _LARGEST_POWER else None
    if not value.is_finite() or abs(value) >= _LARGEST_POWER:
        return None
    return int(value) if value == value.to_integral_value() else value


def days(moment: datetime) -> Decimal:
    """Return days since 1 January 1970 UTC, with fractions (ODK's ``decimal-date-time``)."""
    return Decimal(str(moment.timestamp())) / 86400


def text(value: Value) -> str:
    """Return XPath's ``string()``: blank is the empty text, codes stand with spaces between them."""
    if isinstance(value, str):
        return value
    value = first(value)
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return " ".join(value)
    if isinstance(value, Decimal):
        shown = format(value, "f")
        return shown.rstrip("0").rstrip(".") if "." in shown else shown
    if isinstance(value, datetime):
        return value.isoformat(timespec="milliseconds")
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return str(value) if isinstance(value, int) else value.isoformat()


def as_date(value: Value) -> date | None:
    """Return the value as a date (a number counts days since 1970); ``None`` when it is none."""
    value = first(value)
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        if isinstance(value, str):
            return date.fromisoformat(value.strip()[:10])
        if isinstance(value, int | Decimal) and not isinstance(value, bool):
            return _EPOCH + timedelta(days=int(value))
    except (ValueError, OverflowError):
        return None
    return None


def as_moment(value: Value, zone: str) -> datetime | None:
    """Return the value as a date and time in ``zone``; a date is its first moment."""
    value = first(value)
    if isinstance(value, datetime):
        return value
    local = ZoneInfo(zone)
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day, tzinfo=local)
    try:
        if isinstance(value, str):
            read = datetime.fromisoformat(value.strip())
            return read if read.tzinfo else read.replace(tzinfo=local)
        if isinstance(value, int | Decimal) and not isinstance(value, bool):
            return datetime.fromtimestamp(float(value) * 86400, tz=local)
    except (ValueError, OverflowError, OSError):
        return None
    return None


def as_time(value: Value) -> time | None:
    """Return the value as a time of day; ``None`` when it is none."""
    value = first(value)
    if isinstance(value, datetime):
        return value.time()
    if isinstance(value, time):
        return value
    try:
        return time.fromisoformat(value.strip()).replace(tzinfo=None) if isinstance(value, str) else None
    except ValueError:
        return None


def equal(left: Value, right: Value) -> bool:
    """Whether the two are equal. False when either is blank; with rows, whether it holds for any of them."""
    return _any_pair(left, right, _same)


def different(left: Value, right: Value) -> bool:
    """Whether the two differ. False when either is blank; with rows, whether it holds for any of them."""
    return _any_pair(left, right, lambda one, other: not _same(one, other))


def ordered(left: Value, right: Value, test: Callable[[int], bool]) -> bool:
    """Whether the order of the two (-1, 0, 1) passes ``test``. False when either is blank or they have no order."""

    def passes(one: Single, other: Single) -> bool:
        order = _order(one, other)
        return order is not None and test(order)

    return _any_pair(left, right, passes)


def _any_pair(left: Value, right: Value, test: Callable[[Single, Single], bool]) -> bool:
    if isinstance(left, list) or isinstance(right, list):
        others = list(singles(right))
        return any(test(one, other) for one in singles(left) for other in others)
    return not is_blank(left) and not is_blank(right) and test(left, right)


def _same(left: Single, right: Single) -> bool:
    if isinstance(left, str) and isinstance(right, str):
        return left == right
    if isinstance(left, bool) or isinstance(right, bool):
        return truth(left) == truth(right)
    if isinstance(left, tuple) or isinstance(right, tuple):
        return text(left) == text(right)
    return _order(left, right) == 0


def _order(left: Single, right: Single) -> int | None:
    """Compare two values that are not blank by the kind of the more telling one; ``None`` when they have no order."""
    if isinstance(left, time) or isinstance(right, time):
        return _sign(as_time(left), as_time(right))
    if isinstance(left, datetime) and isinstance(right, datetime):
        return _sign(left.timestamp(), right.timestamp())
    if isinstance(left, date) or isinstance(right, date):
        if isinstance(left, datetime) and isinstance(right, str) and len(right) > 10:
            return _order(left, as_moment(right, _zone_of(left)))
        if isinstance(right, datetime) and isinstance(left, str) and len(left) > 10:
            return _order(as_moment(left, _zone_of(right)), right)
        # A day against a moment compares days: "on or before today" includes this afternoon.
        return _sign(as_date(left), as_date(right))
    return _sign(number(left), number(right))


def _zone_of(moment: datetime) -> str:
    return moment.tzinfo.key if isinstance(moment.tzinfo, ZoneInfo) else "UTC"


def _sign(left: _Ordered | None, right: _Ordered | None) -> int | None:
    if left is None or right is None:
        return None
    # Both are of one kind here: the callers turned them into it.
    return int(left > right) - int(left < right)  # type: ignore[operator]


def calculate(operator: str, left: Value, right: Value) -> Single:
    """Return the result of ``+ - * div mod``; blank when either side is blank or no number."""
    left, right = first(left), first(right)
    if operator in "+-" and isinstance(left, date):
        return _move(operator, left, right)
    if operator == "+" and isinstance(right, date):
        return _move(operator, right, left)
    one, other = number(left), number(right)
    if one is None or other is None:
        return None
    try:
        return tidy(_arithmetic(operator, one, other))
    except (InvalidOperation, ZeroDivisionError, Overflow):
        return None


def _arithmetic(operator: str, one: int | Decimal, other: int | Decimal) -> int | Decimal | None:
    if operator == "+":
        return one + other
    if operator == "-":
        return one - other
    if operator == "*":
        return one * other
    if other == 0:
        return None
    return Decimal(one) / Decimal(other) if operator == "div" else Decimal(one) % Decimal(other)


def _move(operator: str, moment: date, other: Single) -> Single:
    """Move a date or a moment by days, or tell the days between two."""
    if isinstance(other, date) and operator == "-":
        if isinstance(moment, datetime) and isinstance(other, datetime):
            return tidy(days(moment) - days(other))
        first_day, last_day = as_date(other), as_date(moment)
        return (last_day - first_day).days if first_day and last_day else None
    by = number(other)
    if by is None:
        return None
    try:
        step = timedelta(days=float(by)) if isinstance(moment, datetime) else timedelta(days=int(by))
        return moment + step if operator == "+" else moment - step
    except OverflowError:
        return None
