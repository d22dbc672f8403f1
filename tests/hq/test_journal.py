"""HQ's own journal tells of every change to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import delete, func, select, update

from fieldreport.errors import HQProblem
from fieldreport.hq import journal
from fieldreport.hq.database import connect
from fieldreport.hq.settings import HQSettings
from fieldreport.hq.tables import JournalRow, MatterRow

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection

    from fieldreport.hq.database import Database

ROWS = JournalRow.__table__  # type: ignore[attr-defined]


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = connect(HQSettings(tmp_path, "Sample", "https://127.0.0.1:8443"))
    yield opened
    opened.close()


@pytest.fixture
def connection(database: Database) -> Iterator[Connection]:
    with database.writing() as opened:
        for number in range(5):
            journal.append(opened, "2026-11-22T12:00:00Z", "received", {"number": number})
        yield opened


def test_an_honest_journal_holds(connection: Connection) -> None:
    assert journal.check(connection) == 5


@pytest.mark.parametrize("sequence", [1, 3, 5])
def test_a_changed_entry_is_named(connection: Connection, sequence: int) -> None:
    entry = connection.execute(select(ROWS.c.entry).where(ROWS.c.sequence == sequence)).scalar_one()
    connection.execute(update(ROWS).where(ROWS.c.sequence == sequence).values(entry=entry.replace(b'"number":', b'"Number":')))
    with pytest.raises(HQProblem, match=f"Entry {sequence} "):
        journal.check(connection)


@pytest.mark.parametrize("sequence", [1, 3])
def test_a_removed_entry_is_noticed(connection: Connection, sequence: int) -> None:
    connection.execute(delete(ROWS).where(ROWS.c.sequence == sequence))
    with pytest.raises(HQProblem, match=f"Entry {sequence + 1} "):
        journal.check(connection)


def test_swapped_entries_are_noticed(connection: Connection) -> None:
    second, third = connection.execute(select(ROWS).where(ROWS.c.sequence.in_([2, 3])).order_by(ROWS.c.sequence)).all()
    connection.execute(delete(ROWS).where(ROWS.c.sequence.in_([2, 3])))
    connection.execute(ROWS.insert().values(sequence=2, entry=third.entry, hash=third.hash))
    connection.execute(ROWS.insert().values(sequence=3, entry=second.entry, hash=second.hash))
    with pytest.raises(HQProblem, match="Entry 2 "):
        journal.check(connection)


def test_a_matter_is_put_before_a_person_once(connection: Connection) -> None:
    assert journal.raise_matter(connection, "fork", "laptop/chain/7", "Two entries.", "now")
    assert not journal.raise_matter(connection, "fork", "laptop/chain/7", "Two entries.", "later")
    rows = MatterRow.__table__  # type: ignore[attr-defined]
    assert connection.execute(select(func.count()).select_from(rows)).scalar_one() == 1
    assert journal.check(connection) == 6
