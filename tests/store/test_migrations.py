"""A database of an earlier version opens with nothing lost, and a step that fails leaves it as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fieldreport.store.database import open_database
from fieldreport.store.migrations import DEVICE_STEPS, VAULT_STEPS, copy_path
from tests.store import golden
from tests.store.house import KEY

if TYPE_CHECKING:
    from pathlib import Path

    from fieldreport.store.database import Connection


_KINDS = {"VARCHAR": "TEXT", "INTEGER": "INTEGER", "BLOB": "BLOB"}


def _one(connection: Connection) -> None:
    connection.execute("CREATE TABLE word (text TEXT)")
    connection.execute("INSERT INTO word VALUES ('kept')")


def _two(connection: Connection) -> None:
    connection.execute("ALTER TABLE word ADD COLUMN language TEXT NOT NULL DEFAULT 'en'")


def _broken(connection: Connection) -> None:
    connection.execute("DELETE FROM word")
    connection.execute("CREATE TABLE half (a)")
    raise ZeroDivisionError


def _state(path: Path, steps: int) -> tuple[int, list[tuple[object, ...]], int]:
    database = open_database(path, KEY, (_one, _two, _two)[:steps])
    with database.reading() as connection:
        found = (
            connection.execute("PRAGMA user_version").fetchone()[0],
            connection.execute("SELECT * FROM word").fetchall(),
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0],
        )
    database.close()
    return found


def test_each_step_is_run_once_and_in_order(tmp_path: Path) -> None:
    path = tmp_path / "words.db"
    assert _state(path, 1) == (1, [("kept",)], 1)
    assert _state(path, 1) == (1, [("kept",)], 1)
    assert _state(path, 2) == (2, [("kept", "en")], 1)


def test_a_copy_is_kept_until_the_new_version_was_opened_once(tmp_path: Path) -> None:
    path = tmp_path / "words.db"
    _state(path, 1)
    assert list(tmp_path.glob("*.version-*")) == []  # nothing to copy when a file is made
    open_database(path, KEY, (_one, _two)).close()
    copy = copy_path(path, 1)
    assert copy.exists()
    assert _state(copy, 1) == (1, [("kept",)], 1)
    _state(path, 2)
    assert not copy.exists()


def test_a_step_that_fails_leaves_the_file_as_it_was_and_a_copy_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "words.db"
    _state(path, 1)
    with pytest.raises(ZeroDivisionError):
        open_database(path, KEY, (_one, _broken))
    assert copy_path(path, 1).exists()
    assert _state(path, 1) == (1, [("kept",)], 1)


def test_a_copy_that_was_cut_off_is_not_taken_for_one(tmp_path: Path) -> None:
    path = tmp_path / "words.db"
    _state(path, 1)
    (tmp_path / ".half-words.db.version-1").write_bytes(b"cut")
    open_database(path, KEY, (_one, _two)).close()
    assert sorted(file.name for file in tmp_path.iterdir()) == ["words.db", "words.db.version-1"]


@pytest.mark.parametrize("name", golden.names())
def test_every_database_that_was_ever_released_opens_with_nothing_lost(name: str, tmp_path: Path) -> None:
    golden.open_and_check(name, tmp_path)


def test_there_is_a_kept_database_of_every_version(tmp_path: Path) -> None:
    assert set(golden.names()) == {f"vault-{version + 1}.db" for version in range(len(VAULT_STEPS))} | {
        f"device-{version + 1}.db" for version in range(len(DEVICE_STEPS))
    }


def test_the_table_classes_fit_the_tables(tmp_path: Path) -> None:
    from fieldreport.store import tables

    database = open_database(tmp_path / "vault.db", KEY, VAULT_STEPS)
    with database.reading() as connection:
        for row in (tables.ReportRow, tables.VersionRow, tables.EventRow):
            table = row.__table__
            made = connection.execute('SELECT name, type, "notnull" OR pk, pk > 0 FROM pragma_table_info(?)', (table.name,)).fetchall()
            said = [(column.name, _KINDS[str(column.type)], int(not column.nullable), int(column.primary_key)) for column in table.columns]
            assert said == made, table.name
    database.close()
