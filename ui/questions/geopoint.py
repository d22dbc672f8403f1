"""A place on the map, typed or pasted from a map or a receiver: ``41.8781, -87.6298``, ``41°52'41"N 87°37'47"W``, with ``± 5 m``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from fieldreport.answers.values import GeoPoint
from fieldreport.answers.words import point_words
from fieldreport.said import joined, said
from ui.questions.typed import Reading, TypedLine

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from fieldreport.answers.values import Scalar

WIDTH = 352
"""Width of the line, px: room for ``41.878056, -87.629722, within 5 m``."""
PLACES = Decimal("0.000001")
"""To what part of a degree minutes and seconds are worked out: a tenth of a metre."""
COMPLAINT = said(
    "Write latitude and longitude such as 41.8781, -87.6298 (west is minus) or 41°52'41\"N 87°37'47\"W, and ± 5 "
    "m after it where the receiver said how exact it is."
)

_ACCURACY = re.compile(
    r"[\s,;]*(?:±|\+/?[-−]|within\s|accuracy:?\s)\s*(?P<metres>\d{1,6}(?:\.\d{1,3})?)\s*(?:m|met(?:er|re)s?)?\.?$", re.IGNORECASE
)
_ONE = (
    r"(?P<before{n}>[NSEW])?\s*(?P<sign{n}>[+\-−])?(?P<degrees{n}>\d{{1,3}}(?:\.\d{{1,12}})?)\s*[°º]?"
    r"(?:\s*(?P<minutes{n}>\d{{1,2}}(?:\.\d{{1,9}})?)\s*['′’])?"
    r"(?:\s*(?P<seconds{n}>\d{{1,2}}(?:\.\d{{1,6}})?)\s*(?:[\"″”]|''|′′))?"
    r"(?(before{n})|\s*(?P<after{n}>[NSEW])?)"
)
_BOTH = re.compile(_ONE.format(n=1) + r"(?:\s*[,;]\s*|\s+|(?<=[NSEW\"″”'′°]))" + _ONE.format(n=2), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Angle:
    degrees: Decimal
    letter: str
    """N, S, E, W, or "" where none was written."""


def read_point(typed: str) -> GeoPoint | None:
    """Return the place that is written, or ``None``.

    Degrees with a sign (north and east are positive), or degrees with minutes and seconds and letters. Either both numbers
    have a letter or none has, and letters may come in either order: what would have to be guessed is not read.
    """
    accuracy = _ACCURACY.search(typed)
    match = _BOTH.fullmatch((typed[: accuracy.start()] if accuracy else typed).strip())
    if match is None:
        return None
    one, other = _angle(match, 1), _angle(match, 2)
    if one is None or other is None:
        return None
    if one.letter in ("E", "W") and other.letter in ("N", "S"):
        one, other = other, one
    if (one.letter, other.letter) != ("", "") and not (one.letter in ("N", "S") and other.letter in ("E", "W")):
        return None
    if abs(one.degrees) > 90 or abs(other.degrees) > 180:
        return None
    return GeoPoint(one.degrees, other.degrees, accuracy=Decimal(accuracy["metres"]) if accuracy else None)


def _angle(match: re.Match[str], number: int) -> _Angle | None:
    sign, degrees, minutes, seconds = (match[f"{part}{number}"] or "" for part in ("sign", "degrees", "minutes", "seconds"))
    letter = (match[f"before{number}"] or match[f"after{number}"] or "").upper()
    if letter and sign:
        return None
    parts = [part for part in (degrees, minutes, seconds) if part]
    if seconds and not minutes:
        return None
    # A fraction belongs to the last part alone, and a minute or second holds sixty.
    if any("." in part for part in parts[:-1]) or any(Decimal(part) >= 60 for part in parts[1:]):
        return None
    value = sum((Decimal(part) / 60**power for power, part in enumerate(parts)), Decimal(0))
    if len(parts) > 1:
        value = value.quantize(PLACES)
    return _Angle(-value if sign in ("-", "−") or letter in ("S", "W") else value, letter)


def geopoint_line(parent: QWidget | None = None) -> TypedLine:
    """Return the editor of a place on the map."""
    reading = Reading(
        read=read_point,
        write=lambda value: point_words(value) if isinstance(value, GeoPoint) else "",
        kind=(GeoPoint,),
        complaint=lambda _: COMPLAINT,
        example="41.8781, -87.6298",
        width=WIDTH,
        aside=hemispheres,
        exact=True,
    )
    return TypedLine(reading, parent)


def hemispheres(value: Scalar) -> str:
    """Return on which side of the world a place lies: a sign that was forgotten shows at once."""
    if not isinstance(value, GeoPoint):
        return ""
    return joined(", ", (said("south") if value.latitude < 0 else said("north"), said("west") if value.longitude < 0 else said("east")))
