"""HQ's log says how far it has come, and never says otherwise of what it said before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from fieldreport.hq import journal
from fieldreport.hq.log import Log
from fieldreport.hq.tables import JournalRow
from fieldreport.ledger.checkpoint import Checkpoint, read_checkpoint
from fieldreport.ledger.tree import Edge

if TYPE_CHECKING:
    from fieldreport.hq.office import Office


def newest(office: Office, log: Log | None = None) -> Checkpoint:
    return read_checkpoint((log or office.log).checkpoint(office.now()), office.authority.department.receipt_keys.values())


def write(office: Office, count: int) -> None:
    with office.database.writing() as connection:
        for number in range(count):
            journal.append(connection, "2026-08-10T19:07:31.000Z", "a test", {"number": number})


def test_it_counts_every_entry_and_its_root_is_that_of_the_journal(office: Office) -> None:
    before = newest(office)
    write(office, 5)
    after = newest(office)
    assert after.size == before.size + 5
    rows = JournalRow.__table__  # type: ignore[attr-defined]
    edge = Edge()
    with office.database.reading() as connection:
        for row in connection.execute(select(rows).order_by(rows.c.sequence)):
            edge = edge.grown(bytes(row.entry))
    assert (after.size, after.root) == (edge.size, edge.root().hex())


def test_a_log_that_starts_anew_says_the_same(office: Office) -> None:
    write(office, 3)
    said = newest(office)
    again = newest(office, Log(office.authority, office.database))
    assert (again.size, again.root) == (said.size, said.root)


def test_what_is_not_committed_is_not_counted(office: Office) -> None:
    before = newest(office)

    def broken_off() -> None:
        with office.database.writing() as connection:
            journal.append(connection, "2026-08-10T19:07:31.000Z", "never", {})
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        broken_off()
    write(office, 1)
    assert newest(office).size == before.size + 1
