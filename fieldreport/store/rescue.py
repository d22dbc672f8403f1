"""What can still be read of a damaged file goes into a new one; the damaged one is kept, never deleted.

SQLCipher seals each page by itself, so damage takes the rows on the bad pages
and no others. After a bad page the library refuses everything on that
connection (https://github.com/sqlcipher/sqlcipher/issues/617), so each failure
is followed by a fresh one.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from fieldreport import durable
from fieldreport.errors import DatabaseDamaged, LedgerProblem
from fieldreport.ledger.entries import entry_hash, read_entry
from fieldreport.store import refusals
from fieldreport.store.database import connect, open_database

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from fieldreport.store.database import Connection
    from fieldreport.store.migrations import Step

Opened = TypeVar("Opened")

_BEYOND = 200
"""Numbers tried after the highest one seen in a table."""
_PATIENCE = 300
"""Failures in a row after which the rest of a table is given up."""


@dataclass(frozen=True, slots=True)
class Rescued:
    """What came of it."""

    kept: Path
    """Where the damaged file stands now."""
    saved: int
    """Rows in the new file."""
    damaged_tables: tuple[str, ...]
    """Tables of which something could not be read."""


def rescue(path: Path, key: bytes, steps: Sequence[Step], *, now: datetime) -> Rescued:
    """Put a new file with all readable rows in the place of a damaged one, and keep the damaged one beside it.

    No connection may be open. Until the last moment ``path`` is the damaged file.

    Raises:
        DatabaseDamaged: not even its first page can be read with this key; nothing was changed.
        DiskFull, NotWritable, DiskProblem: nothing was changed.
    """
    with refusals.said_plainly(path):
        version = _version(path, key)
        fresh = path.with_name(f".half-rescue-{path.name}")
        for left in _files(fresh):
            durable.remove(left)
        target = open_database(fresh, key, steps[:version])
        try:
            saved, bad = _copy_all(path, key, target.writing())
        finally:
            target.close()
    kept = _kept_name(path, now)
    with durable.said_plainly(path):
        os.link(path, kept)
        # A WAL left beside the new file would be replayed into it.
        for name in ("-wal", "-shm"):
            with contextlib.suppress(FileNotFoundError):
                path.with_name(path.name + name).replace(kept.with_name(kept.name + name))
        durable.flush_folder(path.parent)
        fresh.replace(path)
        durable.flush_folder(path.parent)
    return Rescued(kept, saved, tuple(bad))


def open_rescued(
    open_it: Callable[[], Opened], path: Path, key: bytes, steps: Sequence[Step], *, now: datetime
) -> tuple[Opened, Path | None]:
    """Open a file; if it is damaged, put what can still be read of it, or a new one, in its place first.

    Only for files without which nobody could work here and whose rows come again from elsewhere: not for a vault.

    Args:
        open_it: opens the file at ``path``.
        path: the file.
        key: its key.
        steps: as for :func:`open_database`.
        now: aware; it stands in the name under which the damaged file is kept.

    Returns:
        What was opened, and where the damaged file is kept (None: it was sound).

    Raises:
        StoreProblem, DiskProblem: nothing was lost.
    """
    try:
        return open_it(), None
    except DatabaseDamaged:
        pass
    try:
        kept = rescue(path, key, steps, now=now).kept
    except DatabaseDamaged:
        kept = _set_aside(path, now)
    return open_it(), kept


def _set_aside(path: Path, now: datetime) -> Path:
    kept = _kept_name(path, now)
    with durable.said_plainly(path):
        for file, name in zip(_files(path), _files(kept), strict=True):
            if file.exists():
                file.replace(name)
        durable.flush_folder(path.parent)
    return kept


def _kept_name(path: Path, now: datetime) -> Path:
    return path.with_name(f"{path.name}.damaged-{now:%Y%m%dT%H%M%S}")


def _copy_all(path: Path, key: bytes, transaction: contextlib.AbstractContextManager[Connection]) -> tuple[int, list[str]]:
    saved, bad = 0, []
    with transaction as target:
        # A version may be saved whose report is not; it is shown all the same.
        target.execute("PRAGMA defer_foreign_keys = on")
        tables = target.execute(
            "SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'"
        ).fetchall()
        for table, without_rowid in tables:
            columns = [row[0] for row in target.execute("SELECT name FROM pragma_table_info(?)", (table,))]
            insert = f"INSERT OR IGNORE INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
            reader = _Reader(path, key, f"SELECT {', '.join(columns)} FROM {table} NOT INDEXED", by_rowid=not without_rowid)
            for row in reader.rows():
                if _is_whole(table, dict(zip(columns, row, strict=True))):
                    saved += target.execute(insert, row).rowcount
                else:
                    reader.failed = True
            reader.close()
            if reader.failed:
                bad.append(table)
        _give_reports_to_orphans(target)
    return saved, bad


def _give_reports_to_orphans(target: Connection) -> None:
    """Give a version whose report row was lost a report row of its own, so that it can be seen and sent."""
    if not target.execute("SELECT 1 FROM pragma_table_list WHERE name = 'version'").fetchone():
        return
    target.execute(
        "INSERT INTO report (id, state, version, kind, builds_on, reason, training, form_id, form_version, form_sha256, "
        "catalogue_id, catalogue_version, catalogue_sha256, created_at, saved_at, missing, last_place, title, number, "
        "answers_sha256, answers) "
        "SELECT report_id, state, max(version), kind, builds_on, reason, 0, '', '', '', '', '', '', sealed_at, sealed_at, 0, '', '{}', "
        "number, ?, x'' FROM version WHERE report_id NOT IN (SELECT id FROM report) GROUP BY report_id",
        (hashlib.sha256(b"").hexdigest(),),
    )


class _Reader:
    """Reads one table of a damaged file, around its bad places."""

    def __init__(self, path: Path, key: bytes, select: str, *, by_rowid: bool) -> None:
        self._path = path
        self._key = key
        self._select = select
        self._by_rowid = by_rowid
        self._connection: Connection | None = None
        self.failed = False

    def rows(self) -> Iterator[tuple[object, ...]]:
        """Yield what can be read; some rows may come twice."""
        yield from self._scan(self._select)
        if self.failed and self._by_rowid:
            yield from self._one_by_one()

    def _one_by_one(self) -> Iterator[tuple[object, ...]]:
        table = self._select.split(" FROM ")[1]
        seen = [row[0] for order in ("ASC", "DESC") for row in self._scan(f"SELECT rowid FROM {table} ORDER BY rowid {order}")]
        last = max((number for number in seen if isinstance(number, int)), default=0)
        failures = 0
        for number in range(1, last + _BEYOND):
            self.failed = False
            yield from self._scan(f"{self._select} WHERE rowid = {number:d}")
            failures = failures + 1 if self.failed else 0
            if failures > _PATIENCE:
                break
        self.failed = True

    def _scan(self, sql: str) -> Iterator[tuple[object, ...]]:
        from sqlcipher3 import dbapi2

        try:
            if self._connection is None:
                self._connection = connect(self._path, self._key)
            yield from self._connection.execute(sql)
        except dbapi2.DatabaseError:
            self.failed = True
            self.close()

    def close(self) -> None:
        """Close the connection."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def _is_whole(table: str, row: dict[str, object]) -> bool:
    """Say whether a row is as it was written (a long value can come back as zeros, see :func:`not_as_written`)."""
    if table == "journal":
        try:
            return entry_hash(read_entry(str(row["entry"]))) == row["hash"]
        except LedgerProblem:
            return False
    for name in ("answers", "record"):
        value = row.get(name)
        if isinstance(value, bytes) and hashlib.sha256(value).hexdigest() != row[f"{name}_sha256"]:
            return False
    texts = (value for value in row.values() if isinstance(value, str))
    return not any(text.endswith("\0") for text in texts)


def _version(path: Path, key: bytes) -> int:
    connection = connect(path, key)
    try:
        version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    finally:
        connection.close()
    return version


def _files(path: Path) -> list[Path]:
    return [path.with_name(path.name + end) for end in ("", "-wal", "-shm")]
