"""What runs out, and when: the clocks that stand in the list of reports.

======================  =========================  ==========================
footage that is not      90 days from the           50 ILCS 706/10-20(a)(7)
flagged                  recording
intervention report      5 days from the incident   720 ILCS 5/7-16
======================  =========================  ==========================
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from fieldreport.report.facts import date_of, text_of
from fieldreport.report.footage import footage_clocks, footage_words
from fieldreport.said import said

if TYPE_CHECKING:
    from datetime import date

    from fieldreport.answers.sheet import AnswerSheet

INTERVENTION_DAYS = 5
"""720 ILCS 5/7-16: no later than five days after the incident."""


class Kind(StrEnum):
    """What runs out."""

    FOOTAGE = "footage"
    INTERVENTION = "intervention"


@dataclass(frozen=True, slots=True)
class Deadline:
    """One thing that runs out."""

    kind: Kind
    due: date
    words: str
    source: str
    """The rule that sets it."""


def deadlines(sheet: AnswerSheet, today: date) -> tuple[Deadline, ...]:
    """Return what runs out for a report, the first first."""
    found = [
        Deadline(Kind.FOOTAGE, clock.deleted_on, footage_words(clock.deleted_on, today, clock.serial), "50 ILCS 706/10-20(a)(7)")
        for clock in footage_clocks(sheet)
        if clock.deleted_on is not None and not clock.flagged
    ]
    incident = date_of(sheet, "occurred_from")
    if incident is not None and text_of(sheet, "intervened") == "yes":
        due = incident + timedelta(days=INTERVENTION_DAYS)
        found.append(Deadline(Kind.INTERVENTION, due, intervention_words(due, today), "720 ILCS 5/7-16"))
    return tuple(sorted(found, key=lambda one: (one.due, one.kind, one.words)))


def intervention_words(due: date, today: date) -> str:
    """Return the sentence about an intervention report."""
    left = (due - today).days
    if left < 0:
        return f"intervention report was due {-left} day{'' if left == -1 else 's'} ago"
    when = "today" if left == 0 else "tomorrow" if left == 1 else said("in {left} days", left=left)
    return said("intervention report is due {when}", when=when)
