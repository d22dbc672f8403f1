"""HQ's database: PostgreSQL, or one embedded encrypted file for a small HQ.

A receipt says *durably*, so a database that may forget a commit is refused at
the start: PostgreSQL must run with ``fsync``, ``full_page_writes`` and
``synchronous_commit`` on, SQLCipher with WAL and ``synchronous=FULL``.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine, event, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.pool import QueuePool

from fieldreport import durable, streams
from fieldreport.errors import HQProblem
from fieldreport.hq.refusals import Refusal, disk_full

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Engine

    from fieldreport.hq.settings import HQSettings

OLDEST_SAFE_SQLITE = (3, 51, 3)
"""Older versions can corrupt a WAL database (https://www.sqlite.org/wal.html#walresetbug)."""
_WRITERS_LOCK = 0x4652_4851
"""The PostgreSQL advisory lock that every writer takes ("FRHQ")."""
_WAIT_MS = 30_000
_DISK_FULL = "53100"  # PostgreSQL: disk_full
_MUST_BE_ON = ("fsync", "full_page_writes", "synchronous_commit")
_DURABLE = {"on", "local", "remote_apply"}  # "remote_write" acknowledges before a standby has flushed


@dataclass(frozen=True, slots=True)
class Database:
    """HQ's open database."""

    engine: Engine

    @contextlib.contextmanager
    def writing(self) -> Iterator[Connection]:
        """Open a transaction in which this is the only writer; committed, durably, on leaving.

        One writer at a time keeps numbers in the order in which they become
        visible: a laptop that asks for news after number N misses none.

        Raises:
            Refusal: the disk is full (507) or the database is not there (503).
        """
        with said_plainly(), self.engine.begin() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _WRITERS_LOCK})
            yield connection

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open a transaction that only reads.

        Raises:
            Refusal: the database is not there (503).
        """
        with said_plainly(), self.engine.connect().execution_options(reading=True) as connection:
            yield connection

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()


def connect(settings: HQSettings) -> Database:
    """Open the database that the settings name and bring its tables up to date.

    Raises:
        HQProblem: not there, not safe, or made by a newer version.
    """
    engine = _postgres(settings.database_url) if settings.database_url else _embedded(settings.folder)
    database = Database(engine)
    try:
        with engine.connect() as connection:
            _assert_durable(connection)
        _migrate(engine)
    except SQLAlchemyError as problem:
        engine.dispose()
        raise HQProblem(f"HQ's database cannot be used ({_reason(problem)}). Nothing was changed.") from problem
    except HQProblem:
        engine.dispose()
        raise
    return database


@contextlib.contextmanager
def said_plainly() -> Iterator[None]:
    """Turn a failure of the database into a :class:`Refusal` that laptops understand."""
    try:
        yield
    except DBAPIError as problem:
        reason = _reason(problem)
        if "database or disk is full" in reason or getattr(problem.orig, "sqlstate", None) == _DISK_FULL:
            raise disk_full() from problem
        raise Refusal(503, "HQ's database is not available. The report stays safe on the laptop.", retry_after=30) from problem


def _postgres(url: str) -> Engine:
    plain = url.replace("postgres://", "postgresql://", 1)
    if not plain.startswith("postgresql://"):
        raise HQProblem("HQ's database must be given as postgresql://user@host/name.")
    try:
        return create_engine(
            plain.replace("postgresql://", "postgresql+psycopg://", 1), pool_pre_ping=True, pool_size=10, max_overflow=10, pool_timeout=10
        )
    except (ValueError, SQLAlchemyError) as problem:  # not ``problem`` itself: it may repeat the address with its password
        raise HQProblem("HQ's database must be given as postgresql://user@host:port/name; this cannot be read.") from problem


def _embedded(folder: Path) -> Engine:
    from sqlcipher3 import dbapi2

    if tuple(int(part) for part in dbapi2.sqlite_version.split(".")) < OLDEST_SAFE_SQLITE:
        raise HQProblem(f"This SQLite ({dbapi2.sqlite_version}) can damage HQ's database. Install sqlcipher3 with SQLite 3.51.3 or later.")
    key_file = folder / "keys" / "database.key"
    path = folder / "hq.db"
    if not key_file.exists():
        if path.exists():
            raise HQProblem(f"The key of HQ's database, {key_file}, is gone. Restore it from the backup.")
        durable.make_folder(key_file.parent)
        durable.write(key_file, streams.new_key().hex().encode("ascii"))
    try:
        key = bytes.fromhex(key_file.read_text("ascii"))
    except (OSError, ValueError) as problem:
        raise HQProblem(f"The key of HQ's database, {key_file}, cannot be read. Restore it from the backup.") from problem

    def opened() -> Any:  # noqa: ANN401  (a driver's connection)
        connection = dbapi2.connect(str(path), check_same_thread=False, isolation_level=None, timeout=_WAIT_MS / 1000)
        try:
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
            connection.execute("PRAGMA journal_mode = wal")
            connection.execute("PRAGMA synchronous = full")
            connection.execute("PRAGMA foreign_keys = on")
        except BaseException:
            connection.close()
            raise
        return connection

    engine = create_engine("sqlite://", creator=opened, module=dbapi2, poolclass=QueuePool, pool_size=10, max_overflow=10)

    # The driver begins nothing by itself (isolation_level None): a writer takes the lock at once, so it never fails half-way.
    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        reading = connection.get_execution_options().get("reading", False)
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    return engine


def _assert_durable(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        for name in _MUST_BE_ON:
            value = connection.execute(text(f"SHOW {name}")).scalar_one()
            if value not in _DURABLE:
                raise HQProblem(f"PostgreSQL runs with {name} = {value}. HQ may not promise receipts on it: set it to on.")
        return
    mode = connection.exec_driver_sql("PRAGMA journal_mode").scalar_one()
    level = connection.exec_driver_sql("PRAGMA synchronous").scalar_one()
    if (mode, level) != ("wal", 2):
        raise HQProblem(f"HQ's database runs with journal_mode = {mode}, synchronous = {level}. It must be wal and 2.")


def _migrate(engine: Engine) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.util.exc import CommandError

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    try:
        with engine.begin() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _WRITERS_LOCK})
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    except CommandError as problem:
        raise HQProblem(f"HQ's database was made by a newer version of fieldreport ({problem}). Nothing was changed.") from problem


def _reason(problem: SQLAlchemyError) -> str:
    """Return the driver's own first line: without the statement, which may hold data."""
    original = getattr(problem, "orig", None) or problem
    return (str(original).strip().splitlines() or [type(original).__name__])[0]
