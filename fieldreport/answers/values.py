"""What an answer is.

An answer is a tuple of **accounts**. Most have one; two accounts of one fact
stand side by side, each with its source. An account holds an exact value, a
range, or one of three non-answers: *unknown*, *not observed*, *refused*.

The JSON form here is the stored and sealed form: it is never changed, only
added to.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from fieldreport.errors import AnswerProblem

if TYPE_CHECKING:
    from collections.abc import Mapping


class NonAnswer(StrEnum):
    """An answer that says why there is no value."""

    UNKNOWN = "unknown"
    NOT_OBSERVED = "not_observed"
    REFUSED = "refused"
    """The person asked declined; offered only where the sheet says so."""


class Precision(StrEnum):
    """How exact a value is meant."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"


class Source(StrEnum):
    """How the reporting officer knows."""

    OBSERVED = "observed"
    TOLD = "told"
    VIDEO = "video"
    RECORD = "record"


@dataclass(frozen=True, slots=True)
class Moment:
    """A date and time: the instant in UTC and the zone in which it was entered (``America/Chicago``)."""

    utc: datetime
    zone: str


@dataclass(frozen=True, slots=True)
class GeoPoint:
    """A place on the map (WGS 84), as ODK's ``geopoint``."""

    latitude: Decimal
    """Degrees, north is positive."""
    longitude: Decimal
    """Degrees, east is positive."""
    altitude: Decimal | None = None
    """Metres."""
    accuracy: Decimal | None = None
    """Radius in metres within which the place lies, as the receiver said."""


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """A file that was taken in: what the answer says of it. Its bytes lie encrypted in the vault, under their SHA-256."""

    sha256: str
    """SHA-256 of its bytes, 64 lower-case hexadecimal digits."""
    name: str
    """The name that it had when it was taken in: words, never a path."""
    media_type: str
    """By its content (``image/jpeg``), never by its name."""
    size: int
    """Bytes."""


Scalar = str | bool | int | Decimal | date | time | Moment | GeoPoint | AttachedFile
Value = Scalar | tuple[str, ...]
"""A ``tuple`` is codes or row ids: of a select_multiple in the order of the list, of a rank in the order given."""


@dataclass(frozen=True, slots=True)
class Range:
    """Between ``low`` and ``high``, both included."""

    low: Scalar
    high: Scalar


@dataclass(frozen=True, slots=True)
class Account:
    """What one source says about one fact."""

    value: Value | Range | NonAnswer
    precision: Precision = Precision.EXACT
    source: Source | None = None
    told_by: str = ""
    """Who told it, or which video or record: free words, or the row id of a person."""
    entered: datetime | None = None
    """When it was entered (aware UTC)."""


Answer = tuple[Account, ...]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where an answer lives: a name in the form and the ids of the rows around it, outermost first."""

    name: str
    rows: tuple[str, ...] = ()


def answer_of(value: Value | Range | NonAnswer) -> Answer:
    """Return an answer with one exact account."""
    return (Account(value),)


def to_json(answer: Answer) -> list[dict[str, object]]:
    """Return the stored form of an answer."""
    return [_account_to_json(account) for account in answer]


def from_json(stored: object) -> Answer:
    """Read the stored form of an answer.

    Raises:
        AnswerProblem: not the form that :func:`to_json` writes.
    """
    if not isinstance(stored, list) or not stored:
        raise AnswerProblem("An answer is stored as a list of accounts.")
    return tuple(_account_from_json(item) for item in stored)


def _account_to_json(account: Account) -> dict[str, object]:
    stored: dict[str, object] = {}
    if isinstance(account.value, NonAnswer):
        stored["none"] = account.value.value
    elif isinstance(account.value, Range):
        stored["between"] = [_scalar_to_json(account.value.low), _scalar_to_json(account.value.high)]
    elif isinstance(account.value, tuple):
        stored["codes"] = list(account.value)
    else:
        stored["value"] = _scalar_to_json(account.value)
    if account.precision is not Precision.EXACT:
        stored["precision"] = account.precision.value
    if account.source is not None:
        stored["source"] = account.source.value
    if account.told_by:
        stored["told_by"] = account.told_by
    if account.entered is not None:
        stored["entered"] = utc_text(account.entered)
    return stored


def _scalar_to_json(value: Scalar) -> object:
    if isinstance(value, bool | int | str):
        return value
    if isinstance(value, Moment):
        return {"utc": utc_text(value.utc), "zone": value.zone}
    if isinstance(value, Decimal):
        return {"decimal": format(value, "f")}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    if isinstance(value, GeoPoint):
        parts = (value.latitude, value.longitude, value.altitude, value.accuracy)
        return {"point": [None if part is None else format(part, "f") for part in parts]}
    if isinstance(value, AttachedFile):
        return {"file": {"sha256": value.sha256, "name": value.name, "type": value.media_type, "size": value.size}}
    return {"time": value.strftime("%H:%M")}


def _account_from_json(stored: object) -> Account:
    if not isinstance(stored, dict):
        raise AnswerProblem("An account is stored as an object.")
    try:
        entered = stored.get("entered")
        source = stored.get("source")
        return Account(
            value=_content_from_json(stored),
            precision=Precision(stored.get("precision", "exact")),
            source=Source(source) if source is not None else None,
            told_by=str(stored.get("told_by", "")),
            entered=utc_moment(str(entered)) if entered is not None else None,
        )
    except (ValueError, KeyError, TypeError, ArithmeticError) as problem:
        raise AnswerProblem(f"A stored answer cannot be read: {problem}") from None


def _content_from_json(stored: Mapping[str, object]) -> Value | Range | NonAnswer:
    if "none" in stored:
        return NonAnswer(str(stored["none"]))
    if "codes" in stored:
        codes = stored["codes"]
        if not isinstance(codes, list):
            raise ValueError("codes is not a list")
        return tuple(str(code) for code in codes)
    if "between" in stored:
        pair = stored["between"]
        if not isinstance(pair, list) or len(pair) != 2:
            raise ValueError("between is not a pair")
        return Range(_scalar_from_json(pair[0]), _scalar_from_json(pair[1]))
    return _scalar_from_json(stored["value"])


def _scalar_from_json(stored: object) -> Scalar:
    if isinstance(stored, bool | int | str):
        return stored
    if isinstance(stored, dict):
        if "utc" in stored:
            return Moment(utc_moment(str(stored["utc"])), str(stored["zone"]))
        if "decimal" in stored:
            return Decimal(str(stored["decimal"]))
        if "date" in stored:
            return date.fromisoformat(str(stored["date"]))
        if "time" in stored:
            return time.fromisoformat(str(stored["time"]))
        if "point" in stored:
            return _point_from_json(stored["point"])
        if "file" in stored:
            return _file_from_json(stored["file"])
    raise ValueError(f"{stored!r} is not a stored value")


def _point_from_json(stored: object) -> GeoPoint:
    if not isinstance(stored, list) or len(stored) != 4 or stored[0] is None or stored[1] is None:
        raise ValueError("point is not latitude, longitude, altitude and accuracy")
    altitude, accuracy = (None if part is None else Decimal(str(part)) for part in stored[2:])
    return GeoPoint(Decimal(str(stored[0])), Decimal(str(stored[1])), altitude, accuracy)


def _file_from_json(stored: object) -> AttachedFile:
    if not isinstance(stored, dict) or not isinstance(stored["size"], int):
        raise ValueError("file is not an object with sha256, name, type and size")
    return AttachedFile(str(stored["sha256"]), str(stored["name"]), str(stored["type"]), stored["size"])


def utc_text(moment: datetime) -> str:
    """Return an aware time as RFC 3339 text in UTC, to the millisecond (``2026-08-10T19:07:31.250Z``)."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def utc_moment(text: str) -> datetime:
    """Read what :func:`utc_text` writes.

    Raises:
        ValueError: not an RFC 3339 time with a zone.
    """
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(f"{text!r} names no time zone")
    return moment.astimezone(UTC)
