"""When body-worn camera footage is destroyed.

A recording is kept for 90 days and then destroyed unless it is flagged
(50 ILCS 706/10-20(a)(7)). The clock runs from the day of the recording; until
that is known, from the day of the incident.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from fieldreport.report.facts import date_of, rows_of, text_of
from fieldreport.said import said

if TYPE_CHECKING:
    from datetime import date

    from fieldreport.answers.sheet import AnswerSheet

KEPT_DAYS = 90
"""50 ILCS 706/10-20(a)(7)."""

CAMERAS = "cameras"
"""The repeat of the form with one row for each camera."""


@dataclass(frozen=True, slots=True)
class FootageClock:
    """One camera's recording and the day on which it is destroyed."""

    row: str
    serial: str
    """Serial number, or the wearer when it is not known, or ""."""
    deleted_on: date | None
    """``None`` when neither the day of the recording nor of the incident is known."""
    flagged: bool


def deletion_date(recorded: date) -> date:
    """Return the day on which an unflagged recording of that day is destroyed."""
    return recorded + timedelta(days=KEPT_DAYS)


def destroyed_on(recorded: date | None, incident: date | None) -> date | None:
    """Return the day on which an unflagged recording is destroyed; until the day of the recording is known, by that of the incident."""
    day = recorded or incident
    return deletion_date(day) if day else None


def days_left(deleted_on: date, today: date) -> int:
    """Return the days from ``today`` to that day; 0 on the day itself, negative afterwards."""
    return (deleted_on - today).days


def footage_clocks(sheet: AnswerSheet) -> tuple[FootageClock, ...]:
    """Return a clock for each camera of a report that recorded, in the order of the rows."""
    incident = date_of(sheet, "occurred_from")
    clocks = []
    for row in rows_of(sheet, CAMERAS):
        if text_of(sheet, "camera_on", (row,)) == "off":
            continue
        clocks.append(
            FootageClock(
                row=row,
                serial=text_of(sheet, "camera_serial", (row,)) or text_of(sheet, "camera_wearer", (row,)),
                deleted_on=destroyed_on(date_of(sheet, "camera_date", (row,)), incident),
                flagged=text_of(sheet, "camera_flagged", (row,)) == "yes",
            )
        )
    return tuple(clocks)


def first_deletion(sheet: AnswerSheet) -> date | None:
    """Return the first day on which footage of this report is destroyed, or ``None`` when all is flagged or no day is known."""
    days = [clock.deleted_on for clock in footage_clocks(sheet) if clock.deleted_on is not None and not clock.flagged]
    return min(days, default=None)


def footage_words(deleted_on: date, today: date, serial: str = "") -> str:
    """Return the sentence for a line of the list."""
    whose = said("footage of camera {serial}", serial=serial) if serial else "footage"
    left = days_left(deleted_on, today)
    if left < 0:
        return f"{whose} was due to be deleted {_days(-left)} ago unless flagged"
    when = "today" if left == 0 else "tomorrow" if left == 1 else f"in {_days(left)}"
    return f"{whose} is deleted {when} unless flagged"


def _days(count: int) -> str:
    return f"{count} day{'' if count == 1 else 's'}"
