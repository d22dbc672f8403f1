"""The table classes of the vault. They never leave this room, and only :mod:`fieldreport.store.reports` writes through them.

The tables themselves are made by the steps in :mod:`fieldreport.store.migrations`;
a test holds the two together. Import this module inside functions alone: sqlmodel
takes longer to import than the list takes to show.
"""

from __future__ import annotations

from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel


class _Table(SQLModel, registry=registry()):
    """A registry of our own: HQ's tables may have the same names in the same process."""


class ReportRow(_Table, table=True):
    """A report: its newest state, and the draft being written."""

    __tablename__ = "report"

    id: str = Field(primary_key=True)
    state: str
    version: int
    kind: str
    builds_on: str | None
    reason: str | None
    training: int
    form_id: str
    form_version: str
    form_sha256: str
    catalogue_id: str
    catalogue_version: str
    catalogue_sha256: str
    created_at: str
    saved_at: str
    missing: int
    last_place: str
    title: str
    number: str | None
    said_by_hq: str = ""
    discarded_at: str | None
    discard_reason: str | None
    answers_sha256: str
    answers: bytes


class VersionRow(_Table, table=True):
    """A sealed version. Its hashes, record and file never change; state and receipt move forward."""

    __tablename__ = "version"

    report_id: str = Field(primary_key=True, foreign_key="report.id")
    version: int = Field(primary_key=True)
    state: str
    kind: str
    builds_on: str | None
    reason: str | None
    sha256: str
    cipher_sha256: str
    file_name: str
    wrapped_key: bytes
    pages: int
    sealed_at: str
    begun_sequence: int
    begun_entry: str
    sealed_sequence: int
    sealed_entry: str
    parcelled_at: str | None = None
    received_at: str | None = None
    number: str | None = None
    said_by_hq: str = ""
    receipt: bytes | None = None
    record_sha256: str
    record: bytes


class EventRow(_Table, table=True):
    """An event of HQ's inbox that was applied: the same one again changes nothing."""

    __tablename__ = "event"

    number: int = Field(primary_key=True)
    report_id: str
    state: str
    applied_at: str
