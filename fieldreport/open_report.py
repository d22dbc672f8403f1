"""A report on the desk, and a draft at one moment: what is handed over between the window and the core."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fieldreport.report.footage import first_deletion
from fieldreport.report.summary import summary
from fieldreport.report.versions import ORIGINAL
from fieldreport.said import to_json

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fieldreport.answers.sheet import AnswerSheet
    from fieldreport.report.life import State
    from fieldreport.store.drafts import Draft


@dataclass(frozen=True, slots=True)
class OpenReport:
    """A report on the desk: its sheet belongs to whoever opened it."""

    report_id: str
    sheet: AnswerSheet
    state: State
    version: int
    training: bool
    last_place: str
    kind: str = ORIGINAL
    """``original``, ``amendment`` or ``supplement``."""
    builds_on: str | None = None
    """SHA-256 of the sealed PDF that a further version builds on."""
    reason: str = ""
    """Why there is a further version."""


def opened(draft: Draft, sheet: AnswerSheet) -> OpenReport:
    """Return a report as it was loaded from the store, with the sheet of its answers."""
    return OpenReport(
        draft.report_id,
        sheet,
        draft.state,
        draft.version,
        draft.training,
        draft.last_place,
        kind=draft.kind,
        builds_on=draft.builds_on,
        reason=draft.reason or "",
    )


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A draft at one moment, taken on the window's thread and saved on another."""

    report_id: str
    stored: Mapping[str, object]
    last_place: str
    missing: int
    title: Mapping[str, object]
    form_sha256: str
    """The form of the answers: a draft that was moved to another one meanwhile is left alone."""


def take_snapshot(report: OpenReport, place: str) -> Snapshot:
    """Return the draft as it stands now; cheap enough for the window's thread."""
    seen = summary(report.sheet)
    until = first_deletion(report.sheet)
    title: dict[str, object] = {"what": seen.what, "where": seen.where, "when": seen.when, "said": [to_json(seen.what), to_json(seen.when)]}
    if until is not None:
        title["footage_until"] = until.isoformat()
    return Snapshot(report.report_id, report.sheet.stored(), place, len(report.sheet.gaps()), title, report.sheet.form.sha256)
