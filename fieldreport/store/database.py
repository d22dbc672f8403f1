"""One encrypted SQLite file: how it is opened, read, written and moved to a newer version.

The journal mode is WAL with ``synchronous=FULL``: with NORMAL a power cut
loses commits that were already answered (https://www.sqlite.org/pragma.html#pragma_synchronous).
The key is a raw 256-bit key, so SQLCipher derives nothing from a passphrase and
a connection opens in half a millisecond
(https://www.zetetic.net/sqlcipher/sqlcipher-api/#key).

One connection writes, under a lock, so that two threads can never meet
"database is locked"; readers have connections of their own and never wait for
it. The table classes and their library are imported by :meth:`Database.session`
alone: what is shown first is read with plain SQL.
"""

from __future__ import annotations

import contextlib
import threading
from typing import TYPE_CHECKING, Any, Protocol

from fieldreport import durable
from fieldreport.errors import DiskProblem, StoreProblem
from fieldreport.said import said
from fieldreport.store import refusals
from fieldreport.store.migrations import migrate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from sqlalchemy import Engine
    from sqlmodel import Session

    from fieldreport.store.migrations import Step

KEY_BYTES = 32
OLDEST_SAFE_SQLITE = (3, 51, 3)
"""Before it, two connections that reset the WAL could lose a commit (https://www.sqlite.org/wal.html#walresetbug)."""
CHECKED_AT_OPEN = 32 * 1024 * 1024
"""Files up to this many bytes are checked wholly at each opening; larger ones by :meth:`Database.check` off the start-up path."""
BUSY_MILLISECONDS = 10_000
_READERS_KEPT = 2


class Cursor(Protocol):
    """What the driver's cursor is used for."""

    rowcount: int

    def fetchone(self) -> Any:  # noqa: ANN401  # a row holds what its columns hold
        """Return the next row or None."""

    def fetchall(self) -> list[Any]:
        """Return all rows left."""

    def __iter__(self) -> Iterator[Any]: ...


class Connection(Protocol):
    """What the driver's connection is used for."""

    in_transaction: bool

    def execute(self, sql: str, parameters: Sequence[object] = ..., /) -> Cursor:
        """Run one statement."""

    def close(self) -> None:
        """Close it."""


class Database:
    """An open file. Safe to use from several threads; made by :func:`open_database`."""

    __slots__ = ("_engine", "_key", "_readers", "_shared", "_turn", "_writer", "path")

    def __init__(self, path: Path, key: bytes, writer: Connection, *, shared: bool) -> None:
        self.path = path
        self._key = key
        self._writer: Connection | None = writer
        self._readers: list[Connection] = []
        self._engine: Engine | None = None
        self._turn = threading.RLock()
        # With no room on the disk for SQLite's shared-memory file, the one connection serves readers too.
        self._shared = shared

    @contextlib.contextmanager
    def writing(self) -> Iterator[Connection]:
        """Run a block as one transaction: all of it is on the disk afterwards, or nothing.

        Raises:
            DiskFull, NotWritable, DiskProblem: nothing was changed.
            DatabaseDamaged: the file can no longer be read.
        """
        with self._turn, self._plainly():
            connection = self._ready_writer()
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            finally:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """Run a block on one unchanging view of the data; a writer is neither waited for nor kept waiting."""
        if self._shared:
            with self.writing() as connection:
                yield connection
            return
        with refusals.said_plainly(self.path):
            connection = self._take_reader()
            try:
                connection.execute("BEGIN")
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                connection.close()
                raise
            self._give_back(connection)

    @contextlib.contextmanager
    def session(self) -> Iterator[Session]:
        """Run a block as one transaction through the table classes (imports sqlmodel: 0.6 s the first time).

        The same rules as :meth:`writing`; :func:`driver_of` gives the connection underneath.
        """
        from sqlmodel import Session

        with self._turn, self._plainly(), Session(self._ready_engine(), expire_on_commit=False) as session:
            session.connection()
            yield session
            session.commit()

    def check(self) -> None:
        """Check the whole file on a fresh connection: for files that are too large to check at every opening.

        Raises:
            DatabaseDamaged: the file is left untouched.
        """
        with self._turn, self._plainly():
            if self._shared:
                check_connection(self._ready_writer(), self.path)
                return
            fresh = connect(self.path, self._key)
            try:
                fresh.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                check_connection(fresh, self.path)
            finally:
                fresh.close()

    def close(self) -> None:
        """Close every connection. The last one folds the WAL into the file."""
        with self._turn:
            readers, self._readers = self._readers, []
            for reader in readers:
                reader.close()
            self._drop_writer()

    @contextlib.contextmanager
    def _plainly(self) -> Iterator[None]:
        try:
            with refusals.said_plainly(self.path):
                yield
        except (DiskProblem, StoreProblem):
            # After a failed write SQLite's view of the file may be wrong: never the same handle again.
            self._drop_writer()
            raise

    def _ready_writer(self) -> Connection:
        if self._writer is None:
            self._writer = connect(self.path, self._key, exclusive=self._shared)
        return self._writer

    def _drop_writer(self) -> None:
        engine, self._engine = self._engine, None
        writer, self._writer = self._writer, None
        if engine is not None:
            engine.dispose()
        if writer is not None:
            with contextlib.suppress(Exception):
                writer.close()

    def _ready_engine(self) -> Engine:
        if self._engine is None:
            from sqlalchemy import create_engine, event
            from sqlalchemy.pool import StaticPool
            from sqlcipher3 import dbapi2

            self._engine = create_engine(
                "sqlite://", creator=self._ready_writer, module=dbapi2, poolclass=StaticPool, pool_reset_on_return=None
            )
            event.listen(self._engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
        return self._engine

    def _take_reader(self) -> Connection:
        with contextlib.suppress(IndexError):
            return self._readers.pop()
        reader = connect(self.path, self._key)
        reader.execute("PRAGMA query_only = on")
        return reader

    def _give_back(self, reader: Connection) -> None:
        if len(self._readers) < _READERS_KEPT and self._writer is not None:
            self._readers.append(reader)
        else:
            reader.close()


def open_database(path: Path, key: bytes, steps: Sequence[Step]) -> Database:
    """Open the file at ``path``, making it if it is not there, and bring it to the newest version.

    The order matters: read first (SQLite recovers what a power cut left), then
    checkpoint, then check on a fresh connection. SQLCipher's own check calls sound
    files broken when it runs before the recovery.

    Args:
        path: the file; its folder must exist.
        key: 32 random bytes.
        steps: the numbered steps; step ``n`` brings version ``n`` to ``n + 1``.

    Raises:
        DatabaseDamaged: wrong key, or bytes that changed by themselves. The file is left untouched.
        NewerDatabase: a newer version of the program wrote it.
        DiskFull, NotWritable, DiskProblem: the disk refused.
        StoreProblem: the encryption library in use is not safe.
    """
    _require_safe_library()
    if not path.exists():
        durable.write(path, b"")
    with refusals.said_plainly(path):
        shared = _recover(path, key)
        connection = connect(path, key, exclusive=shared)
        try:
            checked = path.stat().st_size <= CHECKED_AT_OPEN
            if checked:
                check_connection(connection, path)
            migrate(connection, path, steps, checked=checked)
        except BaseException:
            connection.close()
            raise
    return Database(path, key, connection, shared=shared)


def connect(path: Path, key: bytes, *, exclusive: bool = False) -> Connection:
    """Return a new connection in the one mode that survives a power cut, and make sure that it is in it.

    Args:
        path: the file.
        key: 32 bytes.
        exclusive: keep the WAL's index in memory: no other connection can be open then.
    """
    from sqlcipher3 import dbapi2

    if len(key) != KEY_BYTES:
        raise StoreProblem(f"A database key has {KEY_BYTES} bytes, not {len(key)}.")
    connection: Connection = dbapi2.connect(str(path), check_same_thread=False, isolation_level=None)
    try:
        # Before the key: a wrong one would write to the terminal.
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
        if exclusive:
            connection.execute("PRAGMA locking_mode = exclusive")
        connection.execute("PRAGMA journal_mode = wal")
        connection.execute("PRAGMA synchronous = full")
        connection.execute("PRAGMA foreign_keys = on")
        mode = connection.execute("PRAGMA journal_mode").fetchone()[0]
        level = connection.execute("PRAGMA synchronous").fetchone()[0]
        if (mode, level) != ("wal", 2):
            raise StoreProblem(
                said(
                    "The folder {parent} cannot keep reports safely (is it a network drive?). Choose a folder on this laptop.",
                    parent=path.parent,
                )
            )
    except BaseException:
        connection.close()
        raise
    return connection


def check_connection(connection: Connection, path: Path) -> None:
    """Check every page's seal and the structure of the whole file.

    Raises:
        DatabaseDamaged: naming how many places are bad. The file is left untouched.
    """
    bad = [row[0] for row in connection.execute("PRAGMA cipher_integrity_check")]
    if not bad:
        bad = [row[0] for row in connection.execute("PRAGMA quick_check") if row[0] != "ok"]
    if bad:
        raise refusals.damaged(path, f"{len(bad)} places are bad, the first: {bad[0]}")


def driver_of(session: Session) -> Connection:
    """Return the driver's connection under a session, in the session's own transaction."""
    connection: Connection | None = session.connection().connection.driver_connection
    if connection is None:
        raise StoreProblem("The database connection is closed.")
    return connection


def is_safe_library(sqlite_version: str, cipher_version: str) -> bool:
    """Say whether this build of SQLCipher may hold reports."""
    numbers = tuple(int(part) for part in sqlite_version.split("."))
    return numbers >= OLDEST_SAFE_SQLITE and cipher_version.startswith("4.")


def _require_safe_library() -> None:
    from sqlcipher3 import dbapi2

    probe = dbapi2.connect(":memory:")
    try:
        cipher = probe.execute("PRAGMA cipher_version").fetchone()
    finally:
        probe.close()
    if not is_safe_library(dbapi2.sqlite_version, cipher[0] if cipher else ""):
        raise StoreProblem(
            f"The encryption library of this installation (SQLite {dbapi2.sqlite_version}) has a fault that can lose data. "
            "Nothing was opened. Reinstall the program with its own set of libraries (the package sqlcipher3)."
        )


def _recover(path: Path, key: bytes) -> bool:
    """Read once and checkpoint; return whether the disk has no room for more than one connection."""
    from sqlcipher3 import dbapi2

    shared = False
    try:
        connection = connect(path, key)
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except dbapi2.OperationalError as problem:
        if not refusals.is_short_of_room(problem, path):
            raise
        shared = True
        connection = connect(path, key, exclusive=True)
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    try:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except dbapi2.OperationalError as problem:
        # On a full disk the WAL stays as it is and is read as it is: the officer still sees every report.
        if not refusals.is_short_of_room(problem, path):
            raise
    finally:
        connection.close()
    return shared
