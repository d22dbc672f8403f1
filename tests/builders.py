"""What tests of every room begin with: the form, the sample incident, its record.

All of it is plainly fictional. The incident's data stand in
``resources/forms/sample-incident.json``, as stored answers.
"""

from __future__ import annotations

import itertools
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from fieldreport.answers.sheet import AnswerSheet
from fieldreport.answers.values import Place
from fieldreport.catalogue.codes import Catalogue, load_catalogue
from fieldreport.catalogue.releases import newest_form
from fieldreport.report.copying import copy_answers
from fieldreport.report.versions import Officer, build_record

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from fieldreport.forms.definition import Form

ROOT = Path(__file__).parent.parent
FORMS = ROOT / "resources" / "forms"
CODES = ROOT / "resources" / "codes"
WORDS = ROOT / "resources" / "words"
FORM_ID = "federal-enforcement-report"
REVIEW_ID = "review-and-referral"
SHEET = FORMS / f"{FORM_ID}.md"
SAMPLE = FORMS / "sample-incident.json"

NOW = datetime(2026, 8, 10, 21, 0, tzinfo=UTC)
"""1600 hours in Chicago on the day of the sample incident, when its report is written."""

OFFICER = Officer(star="90001", name="Ofc. Alex Sample", rank="Police Officer", unit="009")


def counter(prefix: str = "id") -> Callable[[], str]:
    """Return a maker of ids that counts: ``id-1``, ``id-2`` …"""
    numbers = itertools.count(1)
    return lambda: f"{prefix}-{next(numbers)}"


@dataclass
class Clock:
    """A clock that a test moves."""

    at: datetime = field(default=NOW)

    def __call__(self) -> datetime:
        return self.at


def sample_form() -> Form:
    """Return the report form as the app runs it."""
    return newest_form(FORMS, FORM_ID)


def review_form() -> Form:
    """Return the form that supervisors fill at HQ."""
    return newest_form(FORMS, REVIEW_ID)


def sample_catalogue() -> Catalogue:
    """Return the code tables that come with the program."""
    return load_catalogue(CODES)


def sample_stored() -> dict[str, object]:
    """Return the sample incident as stored answers."""
    stored = json.loads(SAMPLE.read_text(encoding="utf-8"))
    assert isinstance(stored, dict)
    return stored


def empty_sheet(now: Callable[[], datetime] | None = None, new_id: Callable[[], str] | None = None) -> AnswerSheet:
    """Return the report form with nothing answered."""
    return AnswerSheet(sample_form(), now=now or Clock(), new_id=new_id or counter())


def sample_sheet(now: Callable[[], datetime] | None = None, new_id: Callable[[], str] | None = None) -> AnswerSheet:
    """Return the sample incident, complete."""
    return AnswerSheet(sample_form(), now=now or Clock(), new_id=new_id or counter(), stored=sample_stored())


def sample_answers(sheet: AnswerSheet) -> None:
    """Fill an empty sheet with the sample incident, answer by answer, as a person would."""
    copy_answers(sample_sheet(new_id=counter("sample")), sheet)


def sample_record(
    sheet: AnswerSheet | None = None,
    *,
    report_id: str = "report-1",
    version: int = 1,
    kind: str = "original",
    builds_on: str | None = None,
    reason: str | None = None,
    training: bool = True,
    officer: Officer = OFFICER,
    checkpoint: str | None = None,
    made: datetime = NOW,
    attachments: Sequence[Mapping[str, object]] = (),
) -> dict[str, object]:
    """Return the record of the sample incident, ready for canonical JSON."""
    sheet = sheet or sample_sheet()
    return build_record(
        sheet,
        report_id=report_id,
        version=version,
        kind=kind,
        builds_on=builds_on,
        reason=reason,
        training=training,
        officer=officer,
        catalogue=sample_catalogue(),
        attestation=sheet.label(Place("attestation_statement")),
        sequence=7,
        entry_hash="0" * 64,
        device="device-1",
        checkpoint=checkpoint,
        made=made,
        zone="America/Chicago",
        app_version="0.1.0",
        attachments=attachments,
    )
