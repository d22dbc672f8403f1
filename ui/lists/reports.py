"""What a report's row says: what, where, when, how it stands in words, and what runs out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldreport.answers.words import date_words
from fieldreport.said import joined, said
from ui.lists.rows import Row
from ui.parts.mark import Mark, Tone

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, tzinfo

    from fieldreport.desk import ReportLine
    from fieldreport.earlier import Discarded

FOOTAGE_SOON = 30
"""Days before the deletion of footage from which on the row says so in the colour of care."""

LAST_DAYS = 3
"""Days before a discarded draft is gone from which on its row says so in the colour of care."""

# One line a state: the words ({} is the receipt number), the mark and its tone.
STATES: dict[str, tuple[str, Mark, Tone]] = {
    "sealed": (said("sealed, waiting to be sent"), Mark.WAITING, Tone.ACCENT),
    "received": (said("received{number}"), Mark.HELD, Tone.GOOD),
    "checked": (said("received and checked{number}"), Mark.HELD, Tone.GOOD),
    "returned": (said("returned by HQ"), Mark.LOOK, Tone.DANGER),
    "approved": (said("approved{number}"), Mark.HELD, Tone.GOOD),
    "closed": (said("closed{number}"), Mark.HELD, Tone.PLAIN),
    "void": (said("void"), Mark.OPEN, Tone.PLAIN),
    "discarded": (said("discarded"), Mark.OPEN, Tone.PLAIN),
}


def things(count: int, one: str, many: str) -> str:
    """Return a count with its noun: ``1 thing missing``, ``3 things missing``."""
    return said("{count} {what}", count=count, what=one if count == 1 else many)


def report_row(report: ReportLine, today: date) -> Row:
    """Return the row of one report."""
    state, mark, tone = _state(report)
    extra, extra_tone = _deadline(report, today)
    return Row(
        key=report.id,
        title=report.what or said("New report, nothing written yet"),
        detail=joined(" · ", (report.where, report.when, said("training") if report.training else "")) or said("no place or time yet"),
        state=state,
        mark=mark,
        tone=tone,
        extra=extra,
        extra_tone=extra_tone,
    )


def report_rows(reports: Sequence[ReportLine], today: date) -> tuple[Row, ...]:
    """Return the rows of the home list, in the order given."""
    return tuple(report_row(report, today) for report in reports if report.state != "discarded")


def shift_row(report: ReportLine, today: date) -> Row:
    """Return the row of one report at the end of the shift: how it stands, and what to do about it."""
    row = report_row(report, today)
    to_do, tone = _to_do(report)
    return Row(row.key, row.title, row.detail, row.state, row.mark, row.tone, to_do, tone)


def discarded_row(draft: Discarded, zone: tzinfo | None) -> Row:
    """Return the row of a discarded draft: why it was put away, when, and for how long it still comes back."""
    row = report_row(draft.line, draft.line.saved_at.date())
    at = draft.line.discarded_at
    when = said("discarded {date_words}", date_words=date_words(at.astimezone(zone).date())) if at is not None else said("discarded")
    days = (
        said("comes back for {things} more", things=things(draft.days_left, said("day"), said("days")))
        if draft.days_left > 0
        else said("comes back today for the last time")
    )
    tone = Tone.CARE if draft.days_left <= LAST_DAYS else Tone.PLAIN
    which = said("version {version}", version=draft.line.version) if draft.line.version > 1 else ""
    return Row(row.key, row.title, joined(" · ", (which, draft.reason, row.detail)), days, Mark.OPEN, tone, when)


def open_count(reports: Sequence[ReportLine]) -> int:
    """Return how many reports HQ does not hold yet: what keeps a shift from ending at 0."""
    return sum(report.unsent or report.state in ("draft", "sealed") for report in reports if report.state not in ("discarded", "void"))


def summary(reports: Sequence[ReportLine]) -> str:
    """Return the reports in one line: ``2 to finish · 1 to be sent · 4 with HQ``."""
    shown = [report for report in reports if report.state != "discarded"]
    drafts = sum(report.state in ("draft", "returned") for report in shown)
    waiting = sum(report.unsent for report in shown)
    held = len(shown) - drafts - waiting
    parts = ((drafts, said("to finish")), (waiting, said("to be sent")), (held, said("with HQ")))
    return joined(" · ", (said("{count} {what}", count=count, what=what) for count, what in parts if count > 0))


def _state(report: ReportLine) -> tuple[str, Mark, Tone]:
    if report.state == "draft":
        if report.missing:
            words, mark, tone = things(report.missing, said("thing missing"), said("things missing")), Mark.OPEN, Tone.PLAIN
        else:
            words, mark, tone = said("ready to seal"), Mark.READY, Tone.ACCENT
        return (_both(report, words), mark, tone) if report.sealed_state is not None else (words, mark, tone)
    text, mark, tone = STATES[report.state]
    text = text.format(number=said(", no. {number}", number=report.number) if report.number else "")
    if report.files_unsent:
        files = things(report.files_unsent, said("file"), said("files"))
        text = (
            said("{text} with {files}", text=text, files=files)
            if report.state == "sealed"
            else said("{text}, {files} waiting", text=text, files=files)
        )
        mark, tone = (Mark.WAITING, Tone.ACCENT) if mark is Mark.HELD else (mark, tone)
    return (f"{text}: {report.said_by_hq}" if report.state == "returned" and report.said_by_hq else text), mark, tone


def _both(report: ReportLine, draft: str) -> str:
    """Return where the sealed version is and how the draft of the next one stands."""
    text = STATES[report.sealed_state or "sealed"][0].format(number=said(", no. {number}", number=report.number) if report.number else "")
    return said(
        "version {sealed} {text}; version {version}: {draft}", sealed=report.version - 1, text=text, version=report.version, draft=draft
    )


def _deadline(report: ReportLine, today: date) -> tuple[str, Tone]:
    if report.footage_until is None or report.state in ("approved", "closed", "void"):
        return "", Tone.PLAIN
    days = (report.footage_until - today).days
    if days < 0:
        return said("footage was due for deletion"), Tone.DANGER
    when = said("today") if days == 0 else said("in {things}", things=things(days, said("day"), said("days")))
    return said("footage is deleted {when} unless flagged", when=when), Tone.CARE if days <= FOOTAGE_SOON else Tone.PLAIN


def _to_do(report: ReportLine) -> tuple[str, Tone]:
    if report.state == "draft":
        return (said("Enter: finish it"), Tone.CARE) if report.missing else (said("Enter: seal it"), Tone.ACCENT)
    if report.state == "returned":
        return said("Enter: answer HQ"), Tone.DANGER
    if report.unsent:
        return said("nothing: it goes when there is a link"), Tone.PLAIN
    return said("nothing: HQ holds it"), Tone.GOOD
