"""HQ's tables. They never leave this room: outside, rows are frozen values.

All times are RFC 3339 text in UTC. Nothing in ``holding``, ``commitment`` and
``journal`` is ever updated but the state of a holding.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Index, LargeBinary, Text, UniqueConstraint
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel


class HQTable(SQLModel, registry=registry()):
    """The base of HQ's tables: a registry of their own, apart from the laptop's."""


class DeviceRow(HQTable, table=True):
    """An enrolled laptop."""

    __tablename__ = "device"
    id: str = Field(primary_key=True, sa_type=Text)
    label: str = Field(sa_type=Text)
    public_key: bytes = Field(sa_type=LargeBinary)
    certificate: str = Field(sa_type=Text)
    enrolled_at: str = Field(sa_type=Text)
    expires_at: str = Field(sa_type=Text)
    revoked_at: str | None = Field(default=None, sa_type=Text)


class CodeRow(HQTable, table=True):
    """A one-time enrolment code, hashed."""

    __tablename__ = "code"
    hash: str = Field(primary_key=True, sa_type=Text)
    kind: str = Field(sa_type=Text)
    label: str = Field(sa_type=Text)
    star: str = Field(sa_type=Text)
    name: str = Field(sa_type=Text)
    rank: str = Field(sa_type=Text)
    unit: str = Field(sa_type=Text)
    made_at: str = Field(sa_type=Text)
    expires_at: str = Field(sa_type=Text)
    used_at: str | None = Field(default=None, sa_type=Text)
    used_key: str | None = Field(default=None, sa_type=Text)
    used_by: str | None = Field(default=None, sa_type=Text)
    certificate: str | None = Field(default=None, sa_type=Text)


class OfficerRow(HQTable, table=True):
    """A certificate that HQ gave to an officer."""

    __tablename__ = "officer_certificate"
    serial: str = Field(primary_key=True, sa_type=Text)
    star: str = Field(sa_type=Text, index=True)
    name: str = Field(sa_type=Text)
    rank: str = Field(sa_type=Text)
    unit: str = Field(sa_type=Text)
    device: str = Field(sa_type=Text)
    certificate: str = Field(sa_type=Text)
    issued_at: str = Field(sa_type=Text)
    revoked_at: str | None = Field(default=None, sa_type=Text)


class CommitmentRow(HQTable, table=True):
    """A promise that came before its body."""

    __tablename__ = "commitment"
    __table_args__ = (
        UniqueConstraint("device", "hash"),
        Index("commitment_by_chain", "device", "chain", "sequence"),
    )
    number: int | None = Field(default=None, primary_key=True)
    hash: str = Field(sa_type=Text)
    device: str = Field(sa_type=Text)
    chain: str = Field(sa_type=Text)
    sequence: int = Field(sa_type=BigInteger)
    entry: str = Field(sa_type=Text)
    report: str = Field(sa_type=Text)
    version: int
    sha256: str = Field(sa_type=Text)
    at: str = Field(sa_type=Text)
    received_at: str = Field(sa_type=Text)
    body: bytes = Field(sa_type=LargeBinary)


class HoldingRow(HQTable, table=True):
    """A sealed file that HQ holds, durably, with the receipt that says so."""

    __tablename__ = "holding"
    __table_args__ = (
        UniqueConstraint("kind", "report", "version", "sha256"),
        Index("holding_by_state", "state"),
    )
    number: int | None = Field(default=None, primary_key=True)
    kind: str = Field(sa_type=Text)
    report: str = Field(sa_type=Text)
    version: int
    sha256: str = Field(sa_type=Text, index=True)
    size: int = Field(sa_type=BigInteger)
    device: str = Field(sa_type=Text)
    star: str = Field(sa_type=Text)
    envelope: bytes = Field(sa_type=LargeBinary)
    commitment: str = Field(sa_type=Text)
    received_at: str = Field(sa_type=Text)
    receipt: bytes | None = Field(default=None, sa_type=LargeBinary)
    state: str = Field(sa_type=Text)
    tries: int = 0


class AttachmentRow(HQTable, table=True):
    """A file that a checked report names; HQ may hold it or still await it."""

    __tablename__ = "attachment"
    __table_args__ = (UniqueConstraint("report", "version", "sha256"),)
    number: int | None = Field(default=None, primary_key=True)
    report: str = Field(sa_type=Text)
    version: int
    sha256: str = Field(sa_type=Text)
    label: str = Field(sa_type=Text)
    size: int = Field(sa_type=BigInteger)


class EventRow(HQTable, table=True):
    """News for the laptop that sent a report."""

    __tablename__ = "event"
    __table_args__ = (Index("event_by_device", "device", "number"),)
    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    device: str = Field(sa_type=Text)
    report: str = Field(sa_type=Text)
    version: int
    sha256: str = Field(sa_type=Text)
    state: str = Field(sa_type=Text)
    at: str = Field(sa_type=Text)
    words: str = Field(sa_type=Text)


class JournalRow(HQTable, table=True):
    """What HQ did, hash-chained."""

    __tablename__ = "journal"
    sequence: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    entry: bytes = Field(sa_type=LargeBinary)
    hash: str = Field(sa_type=Text, unique=True)


class MatterRow(HQTable, table=True):
    """Something that a person at HQ must decide."""

    __tablename__ = "matter"
    __table_args__ = (UniqueConstraint("kind", "about"),)
    number: int | None = Field(default=None, primary_key=True)
    kind: str = Field(sa_type=Text)
    about: str = Field(sa_type=Text)
    words: str = Field(sa_type=Text)
    at: str = Field(sa_type=Text)
    settled_at: str | None = Field(default=None, sa_type=Text)
