"""The first tables: laptops, codes, officers, commitments, holdings, events, journal, matters."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    _people()
    _reports()
    op.create_table(
        "event",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        *_texts("device", "report"),
        sa.Column("version", sa.Integer, nullable=False),
        *_texts("sha256", "state", "at", "words"),
    )
    op.create_index("event_by_device", "event", ["device", "number"])
    op.create_table(
        "journal",
        sa.Column("sequence", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("entry", sa.LargeBinary, nullable=False),
        sa.Column("hash", sa.Text, nullable=False, unique=True),
    )
    op.create_table(
        "matter",
        sa.Column("number", sa.Integer, primary_key=True),
        *_texts("kind", "about", "words", "at"),
        sa.Column("settled_at", sa.Text),
        sa.UniqueConstraint("kind", "about"),
    )


def _people() -> None:
    op.create_table(
        "device",
        sa.Column("id", sa.Text, primary_key=True),
        *_texts("label"),
        sa.Column("public_key", sa.LargeBinary, nullable=False),
        *_texts("certificate", "enrolled_at", "expires_at"),
        sa.Column("revoked_at", sa.Text),
    )
    op.create_table(
        "code",
        sa.Column("hash", sa.Text, primary_key=True),
        *_texts("kind", "label", "star", "name", "rank", "unit", "made_at", "expires_at"),
        *(sa.Column(name, sa.Text) for name in ("used_at", "used_key", "used_by", "certificate")),
    )
    op.create_table(
        "officer_certificate",
        sa.Column("serial", sa.Text, primary_key=True),
        *_texts("star", "name", "rank", "unit", "device", "certificate", "issued_at"),
        sa.Column("revoked_at", sa.Text),
    )
    op.create_index("ix_officer_certificate_star", "officer_certificate", ["star"])


def _reports() -> None:
    op.create_table(
        "commitment",
        sa.Column("number", sa.Integer, primary_key=True),
        *_texts("hash", "device", "chain"),
        sa.Column("sequence", sa.BigInteger, nullable=False),
        *_texts("entry", "report"),
        sa.Column("version", sa.Integer, nullable=False),
        *_texts("sha256", "at", "received_at"),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("device", "hash"),
    )
    op.create_index("commitment_by_chain", "commitment", ["device", "chain", "sequence"])
    op.create_table(
        "holding",
        sa.Column("number", sa.Integer, primary_key=True),
        *_texts("kind", "report"),
        sa.Column("version", sa.Integer, nullable=False),
        *_texts("sha256"),
        sa.Column("size", sa.BigInteger, nullable=False),
        *_texts("device", "star"),
        sa.Column("envelope", sa.LargeBinary, nullable=False),
        *_texts("commitment", "received_at"),
        sa.Column("receipt", sa.LargeBinary),
        *_texts("state"),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.UniqueConstraint("kind", "report", "version", "sha256"),
    )
    op.create_index("holding_by_state", "holding", ["state"])
    op.create_index("ix_holding_sha256", "holding", ["sha256"])


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]
