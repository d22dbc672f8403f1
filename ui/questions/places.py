"""Places as text that can be kept: where the officer was in a report."""

from __future__ import annotations

from fieldreport.answers.values import Place

_SEPARATOR = "/"


def place_text(place: Place) -> str:
    """Return a place as text that can be kept: ``name/row/row``."""
    return _SEPARATOR.join((place.name, *place.rows))


def place_of_text(text: str) -> Place:
    """Read what :func:`place_text` writes."""
    name, *rows = text.split(_SEPARATOR)
    return Place(name, tuple(rows))
