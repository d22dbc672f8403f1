"""Beats on the map: which beat and district a position lies in, by the department's own boundary file.

The file is GeoJSON (RFC 7946) as city data portals give it out: one feature for each beat, a Polygon or MultiPolygon
in degrees (WGS 84), with the beat's number in ``beat_num`` (or ``beat``) and its district in ``district`` (or
``dist_num``). Without a file nothing is offered; nothing here asks a network.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from fieldreport.errors import CatalogueProblem
from fieldreport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal
    from pathlib import Path

MOST_BYTES = 64_000_000
"""A city's beats take a few megabytes; a larger file is something else."""
_BEAT = re.compile(r"[0-9]{3,5}[A-Z]?")
_DISTRICT = re.compile(r"[0-9]{1,3}")
_SAFE = said("Until IT puts a sound file in its place no beat is offered for a position. Everything else works.")

Ring = tuple[tuple[float, float], ...]
"""Corners of a closed line: longitude and latitude in degrees, the last one equal to the first."""


@dataclass(frozen=True, slots=True)
class Beat:
    """One beat."""

    number: str
    """As text: leading zeros count."""
    district: str
    """Three digits, as ``009``."""


@dataclass(frozen=True, slots=True)
class _Area:
    beat: Beat
    west: float
    south: float
    east: float
    north: float
    rings: tuple[Ring, ...]
    """The border, then the holes."""

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in the area.

        By the parity of the border lines that a ray to the east crosses, holes included. Each line takes its lower end
        and not its upper one, so that of two areas with a common border exactly one holds a point on it.
        """
        if not (self.west <= x <= self.east and self.south <= y <= self.north):
            return False
        crossings = 0
        for ring in self.rings:
            for (x1, y1), (x2, y2) in pairwise(ring):
                if (y1 > y) != (y2 > y):
                    # Seen from the lower end, whichever way the ring runs: neighbours then work out the same number.
                    (low_x, low_y), (high_x, high_y) = ((x1, y1), (x2, y2)) if y1 < y2 else ((x2, y2), (x1, y1))
                    crossings += x < low_x + (y - low_y) * (high_x - low_x) / (high_y - low_y)
        return crossings % 2 == 1


@dataclass(frozen=True, slots=True)
class Beats:
    """All beats of a boundary file."""

    areas: tuple[_Area, ...] = ()

    def at(self, latitude: Decimal | float, longitude: Decimal | float) -> Beat | None:
        """Return the beat in which a position lies (degrees), or ``None``: outside, or the file gives it to several."""
        x, y = float(longitude), float(latitude)
        found = {area.beat for area in self.areas if area.holds(x, y)}
        return found.pop() if len(found) == 1 else None


def load_beats(path: Path) -> Beats:
    """Read a boundary file; a file that is not there holds no beats.

    Raises:
        CatalogueProblem: it is there and cannot be used; the text says why, and where in it.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise CatalogueProblem(f"{path.name} is larger than {MOST_BYTES // 1_000_000} MB. {_SAFE}")
        body = json.loads(path.read_bytes().decode("utf-8-sig"), parse_constant=_no_number)
    except FileNotFoundError:
        return Beats()
    except OSError as problem:
        raise CatalogueProblem(f"{path.name} cannot be read: {problem.strerror or problem}. {_SAFE}") from problem
    except (ValueError, RecursionError) as problem:
        raise CatalogueProblem(f"{path.name} is not GeoJSON ({problem}). {_SAFE}") from None
    try:
        return Beats(tuple(_areas(body)))
    except ValueError as problem:
        raise CatalogueProblem(f"{path.name}: {problem}. {_SAFE}") from None


def _no_number(word: str) -> float:
    raise ValueError(f"{word} is no number")


def _areas(body: object) -> Iterator[_Area]:
    features = body.get("features") if isinstance(body, Mapping) and body.get("type") == "FeatureCollection" else None
    if not isinstance(features, list) or not features:
        raise ValueError("it holds no FeatureCollection with features")
    for number, feature in enumerate(features, start=1):
        try:
            yield from _feature(feature)
        except ValueError as problem:
            raise ValueError(f"feature {number}: {problem}") from None


def _feature(feature: object) -> Iterator[_Area]:
    if not isinstance(feature, Mapping):
        raise ValueError("it is not an object")
    properties, geometry = feature.get("properties"), feature.get("geometry")
    if not isinstance(properties, Mapping) or not isinstance(geometry, Mapping):
        raise ValueError("properties or geometry are missing")
    beat = Beat(_word(properties, _BEAT, "beat_num", "beat"), _word(properties, _DISTRICT, "district", "dist_num").zfill(3))
    parts = geometry.get("coordinates")
    if geometry.get("type") == "Polygon":
        parts = [parts]
    elif geometry.get("type") != "MultiPolygon":
        raise ValueError("its geometry is neither a Polygon nor a MultiPolygon")
    for part in _list(parts, "polygons"):
        rings = tuple(_ring(ring) for ring in _list(part, "rings"))
        across, up = [x for x, _ in rings[0]], [y for _, y in rings[0]]
        yield _Area(beat, min(across), min(up), max(across), max(up), rings)


def _word(properties: Mapping[str, object], pattern: re.Pattern[str], *names: str) -> str:
    found = next((properties[name] for name in names if properties.get(name) not in (None, "")), None)
    words = "" if found is None or isinstance(found, bool) else str(found).strip().upper()
    if not pattern.fullmatch(words):
        raise ValueError(f"{' or '.join(names)} should be a number" + (f", and is {words[:40]!r}" if words else ", and is missing"))
    return words


def _list(found: object, what: str) -> list[object]:
    if not isinstance(found, list) or not found:
        raise ValueError(f"it has no {what}")
    return found


def _ring(found: object) -> Ring:
    ring = tuple(_corner(corner) for corner in _list(found, "corners"))
    if len(ring) < 4 or ring[0] != ring[-1]:
        raise ValueError("a ring is not closed: its last corner must be its first, with two others or more between them")
    return ring


def _corner(found: object) -> tuple[float, float]:
    if not isinstance(found, list) or len(found) < 2 or any(isinstance(part, bool) or not isinstance(part, int | float) for part in found):
        raise ValueError("a corner is not longitude and latitude")
    x, y = float(found[0]), float(found[1])
    if not (math.isfinite(x) and math.isfinite(y) and abs(x) <= 180 and abs(y) <= 90):
        raise ValueError("a corner is not in degrees; export the map in WGS 84")
    return x, y
