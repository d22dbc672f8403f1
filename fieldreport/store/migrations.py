"""The numbered steps by which a database of an earlier version becomes one of this version.

A step that was released is never edited: a laptop may be opened years later
with any of them behind it. ``PRAGMA user_version`` holds how many were run. Each
runs in one transaction; a copy of the file is made before the first of them and
kept until the new version has been opened and checked once.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from fieldreport import durable
from fieldreport.errors import NewerDatabase

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from fieldreport.store.database import Connection

Step = Callable[["Connection"], None]

_JOURNAL = """
CREATE TABLE journal (
    sequence INTEGER PRIMARY KEY,
    entry TEXT NOT NULL,
    hash TEXT NOT NULL,
    signature BLOB NOT NULL,
    act TEXT GENERATED ALWAYS AS (json_extract(entry, '$.act')) VIRTUAL,
    report TEXT GENERATED ALWAYS AS (json_extract(entry, '$.report')) VIRTUAL,
    vault TEXT GENERATED ALWAYS AS (json_extract(entry, '$.detail.vault')) VIRTUAL
) STRICT
"""

_FACT = "CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID"

_REPORT = """
CREATE TABLE report (
    id TEXT PRIMARY KEY,
    state TEXT NOT NULL,
    version INTEGER NOT NULL,
    kind TEXT NOT NULL,
    builds_on TEXT,
    reason TEXT,
    training INTEGER NOT NULL,
    form_id TEXT NOT NULL,
    form_version TEXT NOT NULL,
    form_sha256 TEXT NOT NULL,
    catalogue_id TEXT NOT NULL,
    catalogue_version TEXT NOT NULL,
    catalogue_sha256 TEXT NOT NULL,
    created_at TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    missing INTEGER NOT NULL,
    last_place TEXT NOT NULL,
    title TEXT NOT NULL,
    number TEXT,
    said_by_hq TEXT NOT NULL DEFAULT '',
    discarded_at TEXT,
    discard_reason TEXT,
    answers_sha256 TEXT NOT NULL,
    answers BLOB NOT NULL
) STRICT
"""

_VERSION = """
CREATE TABLE version (
    report_id TEXT NOT NULL REFERENCES report (id),
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    kind TEXT NOT NULL,
    builds_on TEXT,
    reason TEXT,
    sha256 TEXT NOT NULL,
    cipher_sha256 TEXT NOT NULL,
    file_name TEXT NOT NULL UNIQUE,
    wrapped_key BLOB NOT NULL,
    pages INTEGER NOT NULL,
    sealed_at TEXT NOT NULL,
    begun_sequence INTEGER NOT NULL,
    begun_entry TEXT NOT NULL,
    sealed_sequence INTEGER NOT NULL,
    sealed_entry TEXT NOT NULL,
    parcelled_at TEXT,
    received_at TEXT,
    number TEXT,
    said_by_hq TEXT NOT NULL DEFAULT '',
    receipt BLOB,
    record_sha256 TEXT NOT NULL,
    record BLOB NOT NULL,
    PRIMARY KEY (report_id, version)
) STRICT
"""

_EVENT = "CREATE TABLE event (number INTEGER PRIMARY KEY, report_id TEXT NOT NULL, state TEXT NOT NULL, applied_at TEXT NOT NULL) STRICT"


# Short on purpose: the list of tables must fit on the first page of the file, or damage to another page could take all of
# it (tests/store/test_rescue.py). No foreign keys: a rescue must be able to save a custody entry whose exhibit was lost.
_EXHIBIT = (
    "CREATE TABLE exhibit (report_id TEXT NOT NULL, sha256 TEXT NOT NULL, name TEXT NOT NULL, media_type TEXT NOT NULL, "
    "size INTEGER NOT NULL, file_name TEXT NOT NULL, wrapped_key BLOB NOT NULL, cipher_sha256 TEXT NOT NULL, "
    "cipher_size INTEGER NOT NULL, taken_at TEXT NOT NULL, number INTEGER, version INTEGER, received_at TEXT, "
    "receipt_number TEXT, receipt BLOB, PRIMARY KEY (report_id, sha256)) STRICT"
)
_CUSTODY = "CREATE TABLE custody (number INTEGER PRIMARY KEY, report_id TEXT NOT NULL, entry TEXT NOT NULL) STRICT"

# Short for the same reason.
_SCENE = (
    "CREATE TABLE scene (id TEXT PRIMARY KEY, log TEXT NOT NULL, at TEXT NOT NULL, report_id TEXT, "
    "sha256 TEXT NOT NULL, entry TEXT NOT NULL) STRICT"
)


def _vault_1(connection: Connection) -> None:
    for statement in (
        _JOURNAL,
        "CREATE INDEX journal_by_report ON journal (report, act)",
        _FACT,
        _REPORT,
        _VERSION,
        "CREATE INDEX version_by_sha256 ON version (sha256)",
        "CREATE INDEX version_unsent ON version (report_id) WHERE parcelled_at IS NULL",
        _EVENT,
        "CREATE TABLE personal (name TEXT PRIMARY KEY, value TEXT NOT NULL, saved_at TEXT NOT NULL) STRICT",
    ):
        connection.execute(statement)


def _device_1(connection: Connection) -> None:
    for statement in (_JOURNAL, "CREATE INDEX journal_by_vault ON journal (vault, act)", _FACT):
        connection.execute(statement)


def _vault_2(connection: Connection) -> None:
    for statement in (_EXHIBIT, _CUSTODY, "CREATE INDEX custody_by_report ON custody (report_id)"):
        connection.execute(statement)


def _vault_3(connection: Connection) -> None:
    connection.execute(_SCENE)


VAULT_STEPS: tuple[Step, ...] = (_vault_1, _vault_2, _vault_3)
"""An officer's vault: drafts, sealed versions, journal, personal values; exhibits and their custody; the scene log."""

DEVICE_STEPS: tuple[Step, ...] = (_device_1,)
"""The laptop's own journal: tries, vaults made, wipes; no case data."""


def migrate(connection: Connection, path: Path, steps: Sequence[Step], *, checked: bool) -> None:
    """Bring the open file to the newest version.

    Args:
        connection: open, in no transaction.
        path: its file; the copy is made beside it.
        steps: all steps ever released, in order.
        checked: the whole file was found sound just now, so copies made for earlier versions may go.

    Raises:
        NewerDatabase: more steps were run on it than this program knows; nothing was changed.
    """
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > len(steps):
        raise NewerDatabase(
            f"The file {path.name} was last used by a newer version of this program. Nothing was changed in it. "
            "Install the newer version and open it again."
        )
    if version == len(steps):
        if checked:
            _remove_copies(path)
        return
    if version > 0:
        _copy(connection, path, version)
    for number in range(version, len(steps)):
        _run(connection, steps[number], number + 1)


def copy_path(path: Path, version: int) -> Path:
    """Return where the copy of a file stands that was made before it left ``version``."""
    return path.with_name(f"{path.name}.version-{version}")


def _run(connection: Connection, step: Step, version: int) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        step(connection)
        connection.execute(f"PRAGMA user_version = {version:d}")
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _copy(connection: Connection, path: Path, version: int) -> None:
    """Make an encrypted copy with the same key, whole or not at all."""
    target = copy_path(path, version)
    half = target.with_name(f".half-{target.name}")
    durable.remove(half)
    connection.execute("VACUUM INTO ?", (str(half),))
    with durable.said_plainly(target):
        descriptor = os.open(half, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        half.replace(target)
        durable.flush_folder(target.parent)


def _remove_copies(path: Path) -> None:
    for old in path.parent.glob(f"{path.name}.version-*"):
        durable.remove(old)
