"""HQ's database keeps what a receipt promises, and refuses to start where it could not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import insert, text

from fieldreport.errors import HQProblem
from fieldreport.hq.database import _assert_durable, connect
from fieldreport.hq.refusals import Refusal
from fieldreport.hq.settings import HQSettings
from fieldreport.hq.tables import HQTable, JournalRow
from tests.hq import postgres

if TYPE_CHECKING:
    from pathlib import Path

    from fieldreport.hq.office import Office


@pytest.fixture
def settings(tmp_path: Path) -> HQSettings:
    return HQSettings(tmp_path, "Sample Police Department", "https://127.0.0.1:8443")


def test_the_migrations_make_the_tables_that_the_program_means(office: Office) -> None:
    with office.database.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), HQTable.metadata) == []


def test_opening_again_changes_nothing_and_keeps_everything(settings: HQSettings) -> None:
    first = connect(settings)
    with first.writing() as connection:
        connection.execute(insert(JournalRow.__table__).values(sequence=1, entry=b"x", hash="h"))  # type: ignore[attr-defined]
    first.close()
    second = connect(settings)
    with second.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM journal")).scalar_one() == 1
    second.close()


def test_the_embedded_file_is_encrypted(settings: HQSettings) -> None:
    database = connect(settings)
    with database.writing() as connection:
        connection.execute(insert(JournalRow.__table__).values(sequence=1, entry=b"a recognisable entry", hash="h"))  # type: ignore[attr-defined]
    database.close()
    data = (settings.folder / "hq.db").read_bytes()
    assert not data.startswith(b"SQLite format 3")
    assert b"recognisable" not in data


def test_a_lost_or_wrong_key_is_said_in_words_and_nothing_is_touched(settings: HQSettings) -> None:
    connect(settings).close()
    before = (settings.folder / "hq.db").read_bytes()
    key = settings.keys / "database.key"
    kept = key.read_bytes()
    key.write_text("00" * 32)
    with pytest.raises(HQProblem, match="cannot be used"):
        connect(settings)
    key.write_text("not hexadecimal")
    with pytest.raises(HQProblem, match=r"cannot be read\. Restore it"):
        connect(settings)
    key.unlink()
    with pytest.raises(HQProblem, match="is gone"):
        connect(settings)
    assert (settings.folder / "hq.db").read_bytes() == before
    key.write_bytes(kept)
    connect(settings).close()


def test_a_database_of_a_newer_version_is_refused(settings: HQSettings) -> None:
    database = connect(settings)
    with database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    database.close()
    with pytest.raises(HQProblem, match="newer version"):
        connect(settings)


def test_a_database_that_may_forget_is_refused(settings: HQSettings) -> None:
    database = connect(settings)
    with database.engine.connect() as connection:
        _assert_durable(connection)
        driver = connection.connection.driver_connection
        assert driver is not None
        connection.rollback()
        driver.execute("PRAGMA synchronous = normal")
        with pytest.raises(HQProblem, match="synchronous"):
            _assert_durable(connection)
        connection.invalidate()
    database.close()


@pytest.mark.postgres
def test_a_postgresql_that_may_forget_is_refused(postgres_url: str, settings: HQSettings) -> None:
    import psycopg

    with postgres.database(postgres_url, "forgetful") as url:
        connect(replace(settings, database_url=url)).close()
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("ALTER DATABASE forgetful SET synchronous_commit = off")
        with pytest.raises(HQProblem, match="synchronous_commit = off"):
            connect(replace(settings, database_url=url))


@pytest.mark.parametrize("url", ["postgresql://hq@127.0.0.1:1/none", "mysql://x", "nonsense", "postgresql://hq@127.0.0.1:port/x"])
def test_a_database_that_is_not_there_is_said_in_words(settings: HQSettings, url: str) -> None:
    with pytest.raises(HQProblem):
        connect(replace(settings, database_url=url))


def test_a_full_disk_is_a_refusal_that_laptops_understand(settings: HQSettings) -> None:
    database = connect(settings)

    def fill() -> None:
        with database.writing() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count = 1")
            connection.execute(insert(JournalRow.__table__).values(sequence=1, entry=bytes(10**6), hash="h"))  # type: ignore[attr-defined]

    with pytest.raises(Refusal) as caught:
        fill()
    assert (caught.value.status, caught.value.retry_after) == (507, 300)
    database.engine.dispose()
    with database.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM journal")).scalar_one() == 0
    database.close()


def test_a_writer_that_fails_leaves_nothing(office: Office) -> None:
    def count() -> int:
        with office.database.reading() as connection:
            return int(connection.execute(text("SELECT count(*) FROM journal")).scalar_one())

    def fail() -> None:
        with office.database.writing() as connection:
            connection.execute(insert(JournalRow.__table__).values(sequence=10**6, entry=b"x", hash="never"))  # type: ignore[attr-defined]
            raise ZeroDivisionError

    before = count()
    with pytest.raises(ZeroDivisionError):
        fail()
    assert count() == before
