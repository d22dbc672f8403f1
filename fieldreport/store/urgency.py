"""Which report an officer should see first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from fieldreport.report.life import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

FOOTAGE_SOON_DAYS = 14
"""Footage that is deleted within this many days (and is not flagged) comes before other drafts."""

_DONE = (State.RECEIVED, State.CHECKED, State.APPROVED, State.CLOSED, State.VOID, State.DISCARDED)


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One report in the officer's list."""

    id: str
    state: State
    """State of the newest version."""
    version: int
    """Number of the newest version, which a draft will get."""
    versions: int
    """How many versions are sealed."""
    kind: str
    """``original``, ``amendment`` or ``supplement``."""
    missing: int
    """How many required answers are missing in the draft."""
    what: str
    where: str
    when: str
    title: Mapping[str, object]
    """All that was given as title, including the three above."""
    footage_until: date | None
    """The day on which unflagged footage of it is deleted, if any is known."""
    number: str | None
    """HQ's receipt number of the newest received version."""
    said_by_hq: str
    """HQ's last words about it (why it was returned or refused), or ""."""
    unsent: bool
    """A sealed version of it, or a file that one names, has no receipt yet."""
    training: bool
    created_at: datetime
    saved_at: datetime
    discarded_at: datetime | None
    files_unsent: int = 0
    """Files that a sealed version names and HQ has given no receipt for yet."""
    sealed_state: State | None = None
    """While a further version is a draft: where the newest sealed version stands."""
    sealed_told: str = ""
    """HQ's last words about that one, or ""."""


def most_urgent_first(lines: Iterable[ReportLine], today: date) -> tuple[ReportLine, ...]:
    """Order reports for the list.

    First what somebody waits for: returned or refused by HQ. Then footage that
    is soon deleted, soonest first; then drafts, the oldest first; then what waits
    to be sent (the report, or a file of it), the oldest first; then all that is done, the newest first.
    """
    return tuple(sorted(lines, key=lambda line: _rank(line, today)))


def read_day(text: object) -> date | None:
    """Read an ISO date out of a title; anything else is no date."""
    try:
        return date.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None


def _rank(line: ReportLine, today: date) -> tuple[int, float, str]:
    age = line.created_at.timestamp()
    refused = line.state is State.RECEIVED and bool(line.said_by_hq)  # HQ holds it, but something in it did not hold
    refused |= line.sealed_state is State.RECEIVED and bool(line.sealed_told)
    if State.RETURNED in (line.state, line.sealed_state) or refused:
        return (0, age, line.id)
    if line.state in _DONE:
        return (3, age, line.id) if line.files_unsent else (4, -age, line.id)
    if line.footage_until is not None and (line.footage_until - today).days <= FOOTAGE_SOON_DAYS:
        return (1, float(line.footage_until.toordinal()), line.id)
    return (2 if line.state is State.DRAFT else 3, age, line.id)
