"""What each function of the subset gives. ``forms.subset.FUNCTIONS`` says how it is called.

Functions that do not need all their arguments (``if``, ``coalesce``, ``once``)
or that look at the form itself (``position``, ``jr:choice-name``) stand in
``forms.evaluation``.
"""

from __future__ import annotations

import base64
import hashlib
import re
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation, Overflow
from functools import partial
from typing import TYPE_CHECKING

from fieldreport.forms.meaning import as_date, as_moment, calculate, days, first, is_blank, number, ordered, singles, text, tidy, truth
from fieldreport.forms.places import length, read_line, surface

if TYPE_CHECKING:
    from collections.abc import Callable

    from fieldreport.forms.meaning import Single, Value

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NUMBERS = frozenset({int, Decimal})
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")

_FORMATS: dict[str, Callable[[datetime], str]] = {
    "Y": lambda at: f"{at.year:04}",
    "y": lambda at: f"{at.year % 100:02}",
    "m": lambda at: f"{at.month:02}",
    "n": lambda at: str(at.month),
    "b": lambda at: MONTHS[at.month - 1],
    "d": lambda at: f"{at.day:02}",
    "e": lambda at: str(at.day),
    "a": lambda at: WEEKDAYS[at.weekday()],
    "H": lambda at: f"{at.hour:02}",
    "h": lambda at: str(at.hour),
    "M": lambda at: f"{at.minute:02}",
    "S": lambda at: f"{at.second:02}",
    "3": lambda at: f"{at.microsecond // 1000:03}",
    "%": lambda _at: "%",
}
"""Letters after ``%`` in ``format-date``: those of the ODK form reference."""


def selected(codes: Value, code: Value) -> bool:
    """Whether the code is chosen; with rows, in any of them."""
    wanted = text(code)
    return any(wanted in (item if isinstance(item, tuple) else text(item).split()) for item in singles(codes))


def _codes(value: Value) -> tuple[str, ...]:
    value = first(value)
    return value if isinstance(value, tuple) else tuple(text(value).split())


def _selected_at(codes: Value, at: Value) -> Single:
    place = number(at)
    chosen = _codes(codes)
    return chosen[int(place)] if place is not None and 0 <= place < len(chosen) else None


def _count(values: Value) -> int:
    return sum(1 for _ in singles(values))


def _sum(*values: Value) -> Single:
    total: int | Decimal = 0
    for value in values:
        for item in value if isinstance(value, list) else (value,):
            # Whole numbers are nearly all there is, and a sum may run over a thousand rows after every key.
            total += item if type(item) in _NUMBERS else number(item) or 0  # type: ignore[operator]
    return tidy(total)


def _extreme(wanted: int, *values: Value) -> Single:
    items = [item for value in values for item in singles(value)]
    if items and all(type(item) in _NUMBERS for item in items):
        # Numbers are nearly all there is, as in a sum.
        return (min if wanted < 0 else max)(items)  # type: ignore[type-var]
    found: Single = None
    for item in items:
        if found is None or ordered(item, found, lambda order: order == wanted):
            found = item
    return found


def _join(between: Value, *values: Value) -> str:
    return text(between).join(text(item) for value in values for item in singles(value))


def _concat(*values: Value) -> str:
    return "".join([text(item) for value in values for item in (singles(value) if isinstance(value, list) else (value,))])


def _checklist(least: Value, most: Value, *conditions: Value) -> bool:
    return _within(least, most, sum(1 for condition in conditions if truth(condition)))


def _weighted(least: Value, most: Value, *pairs: Value) -> bool:
    weights = [number(weight) or 0 for condition, weight in zip(pairs[::2], pairs[1::2], strict=False) if truth(condition)]
    return _within(least, most, sum(weights))


def _within(least: Value, most: Value, count: int | Decimal) -> bool:
    low, high = number(least), number(most)
    return (low is None or low == -1 or count >= low) and (high is None or high == -1 or count <= high)


def _numeric(work: Callable[[int | Decimal], int | Decimal], value: Value) -> Single:
    read = number(value)
    return None if read is None else tidy(work(read))


def _round(value: Value, places: Value = 0) -> Single:
    read, digits = number(value), number(places)
    if read is None or digits is None or not -20 <= digits <= 20:
        return None
    try:
        return tidy(Decimal(read).quantize(Decimal(1).scaleb(-int(digits)), rounding=ROUND_HALF_UP))
    except InvalidOperation:
        return None


def _power(base: Value, exponent: Value) -> Single:
    one, other = number(base), number(exponent)
    if one is None or other is None:
        return None
    try:
        return tidy(Decimal(one) ** Decimal(other))
    except (InvalidOperation, Overflow):
        return None


def _root(value: Value) -> Single:
    read = number(value)
    return None if read is None or read < 0 else tidy(Decimal(read).sqrt())


def _part(value: Value, start: Value, end: Value = None) -> str:
    words, low, high = text(value), number(start), number(end)
    return words[int(low or 0) : int(high) if high is not None else len(words)]


def _holds(work: Callable[[str, str], bool], value: Value, part: Value) -> bool:
    return not is_blank(value) and work(text(value), text(part))


def _before(value: Value, part: Value) -> str:
    words, _, rest = text(value).partition(text(part) or "\0")
    return words if rest or text(value).endswith(text(part) or "\0") else ""


def _translate(value: Value, source: Value, target: Value) -> str:
    into = text(target)
    table: dict[int, str] = {}
    for place, letter in enumerate(text(source)):
        table.setdefault(ord(letter), into[place] if place < len(into) else "")
    return text(value).translate(table)


HASHES = {"MD5": "md5", "SHA-1": "sha1", "SHA-256": "sha256", "SHA-384": "sha384", "SHA-512": "sha512"}
"""Algorithms of ``digest``, as ODK names them."""

ENCODINGS = ("base64", "hex")
"""How ``digest`` can be written; the first when nothing is said."""


def _digest(value: Value, algorithm: Value, encoding: Value = ENCODINGS[0]) -> Single:
    known = HASHES.get(text(algorithm))
    if is_blank(value) or known is None:
        return None
    made = hashlib.new(known, text(value).encode("utf-8", "surrogatepass"), usedforsecurity=False).digest()
    return made.hex() if text(encoding) == "hex" else base64.b64encode(made).decode("ascii")


def _measured(least: int, measure: Callable[[list[tuple[float, float]]], Decimal], *values: Value) -> Single:
    """Measure between places. Rows without one are skipped; a place that was named and is blank leaves nothing to measure."""
    if any(is_blank(value) for value in values if not isinstance(value, list)):
        return None
    line = [place for value in values for item in singles(value) for place in read_line(text(item))]
    return tidy(measure(line)) if len(line) >= least else None


def _date(value: Value) -> Single:
    return as_date(value)


def _decimal_moment(value: Value, zone: str) -> Single:
    moment = as_moment(value, zone)
    return None if moment is None else days(moment)


def format_moment(value: Value, pattern: Value, zone: str) -> str:
    """Write a date, time or moment with ODK's ``%`` letters; blank stays blank. Unknown letters stay as they are."""
    value = first(value)
    if isinstance(value, time):
        at: datetime | None = datetime.combine(date(1970, 1, 1), value)
    else:
        at = as_moment(value, zone)
    if at is None:
        return ""
    return re.sub("%(.)", lambda match: _FORMATS[match[1]](at) if match[1] in _FORMATS else match[0], text(pattern))


BODIES: dict[str, Callable[..., Value]] = {
    "selected": selected,
    "selected-at": _selected_at,
    "count-selected": lambda codes: len(_codes(codes)),
    "count": _count,
    "count-non-empty": _count,
    "sum": _sum,
    "min": partial(_extreme, -1),
    "max": partial(_extreme, 1),
    "join": _join,
    "not": lambda value: not truth(value),
    "true": lambda: True,
    "false": lambda: False,
    "boolean": truth,
    "checklist": _checklist,
    "weighted-checklist": _weighted,
    "number": number,
    "int": partial(_numeric, int),
    "abs": partial(_numeric, lambda read: -read if read < 0 else read),
    "round": _round,
    "pow": _power,
    "sqrt": _root,
    "string": text,
    "string-length": lambda value=None: len(text(value)),
    "contains": partial(_holds, lambda words, part: part in words),
    "starts-with": partial(_holds, str.startswith),
    "ends-with": partial(_holds, str.endswith),
    "substr": _part,
    "substring-before": _before,
    "substring-after": lambda value, part: text(value).partition(text(part))[2] if text(part) else text(value),
    "concat": _concat,
    "translate": _translate,
    "normalize-space": lambda value=None: " ".join(text(value).split()),
    "date": _date,
    "digest": _digest,
    "distance": partial(_measured, 2, length),
    "area": partial(_measured, 3, surface),
}
"""Functions of their arguments alone."""

BODIES_IN_ZONE: dict[str, Callable[..., Value]] = {
    "date-time": as_moment,
    "decimal-date-time": _decimal_moment,
    "format-date": format_moment,
    "format-date-time": format_moment,
}
"""Functions that also need the zone, as their last argument."""


def arithmetic(operator: str) -> Callable[[Value, Value], Single]:
    """Return the function behind ``+ - * div mod``."""
    return partial(calculate, operator)
