"""A time of day, typed: ``1407``, ``2:07 pm``, ``now``, ``-15``."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from fieldreport.answers.words import read_time, time_words
from fieldreport.said import said
from ui.questions.typed import Reading, TypedLine

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

WIDTH = 200
"""Width of a time's line, px."""


def time_line(now: Callable[[], datetime], zone: str, parent: QWidget | None = None) -> TypedLine:
    """Return the editor of a time of day; ``now`` and ``zone`` give the hour on the wall."""
    reading = Reading(
        read=lambda text: read_time(text, now().astimezone(ZoneInfo(zone))),
        write=lambda value: time_words(value) if isinstance(value, time) else "",
        kind=(time,),
        complaint=lambda _: said("Write a time such as 1407, 2:07 pm, now, or -15 (fifteen minutes ago)."),
        example=said("1407, now, -15"),
        width=WIDTH,
    )
    return TypedLine(reading, parent)
