"""Places on the map as expressions see them: ``latitude longitude altitude accuracy``, and what is measured between them.

The earth is the sphere that ODK's tools measure on: the equatorial radius of WGS 84, altitude left aside
(https://docs.getodk.org/form-operators-functions/#geography). What is measured is rounded to the millimetre and the
square millimetre, so that no machine prints other digits than another.
"""

from __future__ import annotations

import math
from decimal import Decimal, InvalidOperation
from itertools import pairwise

EARTH_RADIUS = 6_378_100
"""Metres, as in ODK's JavaRosa (``GeoUtils``)."""

_LONGEST = 100
"""Characters of one place that are read."""


def read_place(text: str) -> tuple[Decimal, Decimal, Decimal | None, Decimal | None] | None:
    """Read ``41.88 -87.63``, with altitude and accuracy in metres when they are known; ``None`` when it is no place."""
    parts = text.split()
    if not 2 <= len(parts) <= 4 or len(text) > _LONGEST:
        return None
    try:
        latitude, longitude, *rest = (Decimal(part) for part in parts)
    except InvalidOperation:
        return None
    if not all(number.is_finite() for number in (latitude, longitude, *rest)):
        return None
    altitude, accuracy = (*rest, None, None)[:2]
    if abs(latitude) > 90 or abs(longitude) > 180 or (accuracy is not None and accuracy < 0):
        return None
    return latitude, longitude, altitude, accuracy


def read_line(text: str) -> list[tuple[float, float]]:
    """Read places with ``;`` between them, as latitude and longitude in degrees; what is no place is left out."""
    found = (read_place(part) for part in text.split(";"))
    return [(float(place[0]), float(place[1])) for place in found if place is not None]


def length(line: list[tuple[float, float]]) -> Decimal:
    """Return the metres from place to place along great circles."""
    return _rounded(sum(_between(one, other) for one, other in pairwise(line)))


def surface(line: list[tuple[float, float]]) -> Decimal:
    """Return the square metres inside a closed line, each place laid flat around the first one."""
    degree = 2 * math.pi * EARTH_RADIUS / 360
    first_latitude, first_longitude = line[0]
    flat = [
        ((longitude - first_longitude) * degree * math.cos(math.radians(latitude)), (latitude - first_latitude) * degree)
        for latitude, longitude in line
    ]
    twice = sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in zip(flat, [*flat[1:], flat[0]], strict=True))
    return _rounded(abs(twice) / 2)


def _between(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Haversine: unlike the law of cosines it stays exact for places a step apart."""
    latitude, other_latitude = math.radians(one[0]), math.radians(other[0])
    across = math.radians(other[1] - one[1])
    half = math.sin((other_latitude - latitude) / 2) ** 2 + math.cos(latitude) * math.cos(other_latitude) * math.sin(across / 2) ** 2
    return 2 * EARTH_RADIUS * math.asin(min(1.0, math.sqrt(half)))


def _rounded(metres: float) -> Decimal:
    return Decimal(str(round(metres, 3)))
