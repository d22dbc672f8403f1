"""The file opens with its key alone, says in words what is wrong, and keeps what it was given."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import threading
from typing import TYPE_CHECKING

import pytest

from fieldreport.errors import DatabaseDamaged, NotWritable, StoreProblem
from fieldreport.store import database as room
from fieldreport.store.database import Database, connect, driver_of, is_safe_library, open_database
from tests.store.house import KEY, OTHER_KEY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fieldreport.store.database import Connection

CANARY = "CANARY-okapi-7731"


def _words(connection: Connection) -> None:
    connection.execute("CREATE TABLE word (id INTEGER PRIMARY KEY, text TEXT UNIQUE)")


STEPS = (_words,)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "words.db"


@pytest.fixture
def opened(path: Path) -> Iterator[Database]:
    database = open_database(path, KEY, STEPS)
    yield database
    database.close()


def add(database: Database, *words: str) -> None:
    with database.writing() as connection:
        for word in words:
            connection.execute("INSERT INTO word (text) VALUES (?)", (word,))


def words(database: Database) -> list[str]:
    with database.reading() as connection:
        return [row[0] for row in connection.execute("SELECT text FROM word ORDER BY id")]


def test_what_was_written_is_there_at_the_next_opening(path: Path, opened: Database) -> None:
    add(opened, "alleged", "stated")
    opened.close()
    again = open_database(path, KEY, STEPS)
    assert words(again) == ["alleged", "stated"]
    again.close()


def test_every_connection_survives_a_power_cut(path: Path, opened: Database) -> None:
    assert words(opened) == []
    connection = connect(path, KEY)
    assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    assert connection.execute("PRAGMA synchronous").fetchone()[0] == 2
    assert connection.execute("PRAGMA foreign_keys").fetchone()[0] == 1
    connection.close()


def test_the_file_is_readable_by_this_user_alone(path: Path, opened: Database) -> None:
    add(opened, "x")
    for file in path.parent.iterdir():
        assert file.stat().st_mode & 0o077 == 0, file


def test_an_error_in_a_block_takes_all_of_it_back(opened: Database) -> None:
    add(opened, "before")
    with contextlib.suppress(ZeroDivisionError), opened.writing() as connection:
        connection.execute("INSERT INTO word (text) VALUES ('half')")
        _ = 1 / 0
    with contextlib.suppress(ZeroDivisionError), opened.session() as session:
        driver_of(session).execute("INSERT INTO word (text) VALUES ('half')")
        _ = 1 / 0
    assert words(opened) == ["before"]


def test_table_classes_and_plain_sql_share_one_transaction(opened: Database) -> None:
    with opened.session() as session:
        assert driver_of(session).in_transaction
        driver_of(session).execute("INSERT INTO word (text) VALUES ('one')")
    with opened.writing() as connection:
        connection.execute("INSERT INTO word (text) VALUES ('two')")
    with opened.session() as session:
        driver_of(session).execute("INSERT INTO word (text) VALUES ('three')")
    assert words(opened) == ["one", "two", "three"]


def test_a_reader_cannot_write_and_sees_one_unchanging_view(opened: Database) -> None:
    add(opened, "one")
    with opened.reading() as connection:
        assert connection.execute("SELECT count(*) FROM word").fetchone()[0] == 1
        add(opened, "two")
        assert connection.execute("SELECT count(*) FROM word").fetchone()[0] == 1
    assert words(opened) == ["one", "two"]
    with pytest.raises(NotWritable, match="may not be written"), opened.reading() as connection:
        connection.execute("INSERT INTO word (text) VALUES ('three')")
    assert words(opened) == ["one", "two"]


def test_a_wrong_key_is_said_in_words_and_changes_nothing(path: Path, opened: Database, capfd: pytest.CaptureFixture[str]) -> None:
    add(opened, "kept")
    opened.close()
    before = path.read_bytes()
    with pytest.raises(DatabaseDamaged, match="damaged or was written with another key"):
        open_database(path, OTHER_KEY, STEPS)
    assert path.read_bytes() == before
    assert capfd.readouterr().err == ""
    again = open_database(path, KEY, STEPS)
    assert words(again) == ["kept"]
    again.close()


def test_a_key_of_the_wrong_length_is_refused(path: Path) -> None:
    with pytest.raises(StoreProblem, match="32 bytes"):
        open_database(path, b"short", STEPS)


@pytest.mark.parametrize("content", [b"not a database at all", b"SQLite format 3\0" + b"\0" * 4096, os.urandom(8192)])
def test_a_file_that_is_no_database_is_said_in_words_and_kept(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(DatabaseDamaged, match="Nothing was changed or deleted"):
        open_database(path, KEY, STEPS)
    assert path.read_bytes() == content


def test_one_changed_bit_anywhere_is_noticed(path: Path, opened: Database) -> None:
    add(opened, *(f"{number} " + "x" * 500 for number in range(60)))
    opened.close()
    whole = path.read_bytes()
    for place in range(0, len(whole), 512):
        damaged = bytearray(whole)
        damaged[place + 17] ^= 4
        path.write_bytes(damaged)
        with pytest.raises(DatabaseDamaged):
            open_database(path, KEY, STEPS)
        assert path.read_bytes() == bytes(damaged), "a damaged file must stay as it is"
    path.write_bytes(whole)
    again = open_database(path, KEY, STEPS)  # control: the file is sound
    assert len(words(again)) == 60
    again.close()


def test_a_large_file_is_checked_on_demand(path: Path, opened: Database) -> None:
    add(opened, "x" * 200_000)
    opened.check()
    damaged = bytearray(path.read_bytes())
    damaged[-100] ^= 1
    path.write_bytes(damaged)
    with pytest.raises(DatabaseDamaged):
        opened.check()


def test_a_database_of_a_newer_program_is_left_alone(path: Path, opened: Database) -> None:
    opened.close()
    newer = open_database(path, KEY, (*STEPS, lambda connection: None))
    newer.close()
    before = path.read_bytes()
    with pytest.raises(room.StoreProblem, match="newer version"):
        open_database(path, KEY, STEPS)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("sqlite_version", "cipher_version", "safe"),
    [
        ("3.53.4", "4.19.0 community", True),
        ("3.51.3", "4.12.0 community", True),
        ("3.51.1", "4.12.0 community", False),  # sqlcipher3-binary 0.6.0: https://www.sqlite.org/wal.html#walresetbug
        ("3.40.1", "", False),
        ("3.53.4", "", False),
        ("3.53.4", "3.4.1", False),
    ],
)
def test_a_library_that_can_lose_commits_is_refused(sqlite_version: str, cipher_version: str, safe: bool) -> None:
    assert is_safe_library(sqlite_version, cipher_version) is safe


def test_two_threads_on_one_database_never_meet_a_lock(opened: Database) -> None:
    problems: list[BaseException] = []
    begin = threading.Barrier(4)

    def work(name: str) -> None:
        try:
            begin.wait()
            for number in range(60):
                if number % 3 == 2:
                    with opened.session() as session:
                        driver_of(session).execute("INSERT INTO word (text) VALUES (?)", (f"{name} {number}",))
                else:
                    add(opened, f"{name} {number}")
                words(opened)
        except BaseException as problem:  # noqa: BLE001  # handed to the test's own thread
            problems.append(problem)

    threads = [threading.Thread(target=work, args=(f"lane {index}",)) for index in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert not any(thread.is_alive() for thread in threads)
    assert problems == []
    assert len(words(opened)) == 240


def test_control_two_bare_connections_do_meet_a_lock(path: Path, opened: Database) -> None:
    one, two = connect(path, KEY), connect(path, KEY)
    two.execute("PRAGMA busy_timeout = 0")
    one.execute("BEGIN IMMEDIATE")
    with pytest.raises(Exception, match="database is locked"):
        two.execute("BEGIN IMMEDIATE")
    one.close()
    two.close()


def test_a_block_inside_a_block_is_an_error_and_not_a_dead_lock(opened: Database) -> None:
    with pytest.raises(Exception, match="within a transaction"), opened.writing(), opened.writing():
        pass
    add(opened, "still works")
    assert words(opened) == ["still works"]


def test_no_clear_text_reaches_the_disk(path: Path, opened: Database) -> None:
    add(opened, CANARY, *(f"{CANARY} {number}" for number in range(500)))
    while_open = _hits(path.parent)
    opened.close()
    newer = open_database(path, KEY, (*STEPS, lambda connection: None))  # makes a copy first
    newer.close()
    assert [file.name for file in path.parent.glob("*.version-1")] == ["words.db.version-1"]
    assert while_open == 0
    assert _hits(path.parent) == 0


def test_control_the_search_finds_the_clear_text_of_plain_sqlite(tmp_path: Path) -> None:
    for encoding in ("UTF-8", "UTF-16le", "UTF-16be"):
        plain = sqlite3.connect(tmp_path / "plain.db")
        plain.execute(f"PRAGMA encoding = '{encoding}'")
        plain.execute("CREATE TABLE word (text TEXT)")
        plain.execute("INSERT INTO word VALUES (?)", (CANARY,))
        plain.commit()
        plain.close()
        assert _hits(tmp_path) > 0, encoding
        (tmp_path / "plain.db").unlink()


def _hits(folder: Path) -> int:
    forms = [CANARY.encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be")]
    files = [file for file in folder.rglob("*") if file.is_file()]
    assert files
    return sum(file.read_bytes().count(form) for file in files for form in forms)
