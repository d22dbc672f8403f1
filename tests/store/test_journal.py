"""The vault's journal: every act is in it once, and nobody edits it unnoticed."""

from __future__ import annotations

import contextlib
import random
import threading
from typing import TYPE_CHECKING

import pytest

from fieldreport.errors import LedgerProblem
from fieldreport.ledger.entries import Act
from fieldreport.store import audit, drafts, journal
from tests.ledger.histories import new_device
from tests.store.house import STAR, House, begin, receive, seal

if TYPE_CHECKING:
    from fieldreport.store.opening import Store


_FORGED_VERSION = """
INSERT INTO version SELECT 'r-3', version, state, kind, builds_on, reason, sha256, cipher_sha256, 'file', wrapped_key, pages, sealed_at,
1, '', 1, '', NULL, NULL, NULL, '', NULL, record_sha256, record FROM version WHERE report_id = 'r-2'
"""


def edit(store: Store, sql: str, *values: object) -> None:
    """Change the file as somebody would who has its key."""
    with store.database.writing() as connection:
        connection.execute("PRAGMA defer_foreign_keys = on")
        assert connection.execute(sql, values).rowcount != 0


def test_the_journal_of_a_shift_holds(store: Store, house: House) -> None:
    begin(store, "r-1")
    begin(store, "r-2")
    seal(store, "r-1")
    receive(store, "r-1")
    drafts.discard(store, "r-2", "entered twice")
    journal.note(store, Act.PRINTED, report="r-1", detail={"version": 1, "copy": 1})
    head = journal.check(store, house.device.verify)
    audit.check_rows(store)
    entries = journal.entries(store)
    assert [signed.entry.act for signed in entries] == [
        "journal_begun",
        "created",
        "created",
        "sealing_begun",
        "sealed",
        "received",
        "discarded",
        "printed",
    ]
    assert head == journal.head(store)
    assert (head.sequence, head.hash) == (8, entries[-1].hash)
    assert {signed.entry.officer for signed in entries} == {STAR}
    assert journal.entries(store, after=6) == entries[6:]


def test_every_later_entry_names_the_newest_checkpoint(store: Store) -> None:
    journal.note(store, Act.OPENED)
    journal.note_checkpoint(store, "tree 17")
    journal.note(store, Act.OPENED)
    assert [signed.entry.checkpoint for signed in journal.entries(store)] == [None, None, "tree 17"]
    assert journal.newest_checkpoint(store) == "tree 17"


def test_an_act_that_fails_leaves_no_entry(store: Store) -> None:
    before = journal.head(store)
    with contextlib.suppress(ZeroDivisionError), store.database.writing() as connection:
        journal.append(connection, store.pen, Act.OPENED)
        _ = 1 / 0
    assert journal.head(store) == before


def test_two_lanes_write_one_chain(store: Store, house: House) -> None:
    def work(name: str) -> None:
        for number in range(25):
            begin(store, f"{name}-{number}")
            if number % 5 == 0:
                seal(store, f"{name}-{number}")

    lanes = [threading.Thread(target=work, args=(name,)) for name in ("save", "work")]
    for lane in lanes:
        lane.start()
    for lane in lanes:
        lane.join(60)
    assert not any(lane.is_alive() for lane in lanes)
    assert journal.check(store, house.device.verify).sequence == 1 + 2 * 25 + 2 * 2 * 5
    audit.check_rows(store)


def test_an_entry_signed_by_another_device_is_noticed(store: Store) -> None:
    begin(store, "r-1")
    with pytest.raises(LedgerProblem, match="entry 1: its signature"):
        journal.check(store, new_device().verify)


@pytest.mark.parametrize(
    ("sql", "named"),
    [
        ("UPDATE journal SET entry = replace(entry, '90001', '90002') WHERE sequence = 3", 3),
        ("UPDATE journal SET entry = replace(entry, '\"v\":1', '\"v\":1 ') WHERE sequence = 3", 3),
        ("UPDATE journal SET hash = replace(hash, 'a', 'b') WHERE sequence = 3", 3),
        ("UPDATE journal SET signature = x'00' WHERE sequence = 4", 4),
        ("UPDATE journal SET signature = (SELECT signature FROM journal WHERE sequence = 2) WHERE sequence = 4", 4),
        ("DELETE FROM journal WHERE sequence = 1", 1),
        ("DELETE FROM journal WHERE sequence = 4", 4),
        ("UPDATE journal SET sequence = 77 WHERE sequence = 4", 4),
        ("INSERT INTO journal SELECT sequence + 10, entry, hash, signature FROM journal WHERE sequence = 4", 14),
    ],
)
def test_an_edit_by_sql_is_noticed_and_named(store: Store, house: House, sql: str, named: int) -> None:
    begin(store, "r-1")
    begin(store, "r-2")
    seal(store, "r-1")
    receive(store, "r-1")
    head = journal.check(store, house.device.verify)
    edit(store, sql)
    with pytest.raises(LedgerProblem, match=rf"entry ({named}|77)\b"):
        journal.check(store, house.device.verify, expected=head)


def test_two_entries_in_each_others_place_are_noticed(store: Store, house: House) -> None:
    for number in range(6):
        begin(store, f"r-{number}")
    for number in ("100", "3", "5"):
        before = {"100": "3", "3": "5", "5": "100"}[number]
        edit(store, "UPDATE journal SET sequence = ? WHERE sequence = ?", int(number), int(before))
    with pytest.raises(LedgerProblem, match="entry 3:"):
        journal.check(store, house.device.verify)


def test_a_journal_that_was_set_back_is_noticed_by_what_is_known_elsewhere(house: House) -> None:
    store = house.open()
    begin(store, "r-1")
    store.close()
    old = house.path.read_bytes()
    store = house.open()
    begin(store, "r-2")
    known = journal.head(store)
    store.close()
    house.path.write_bytes(old)
    store = house.open()
    assert journal.check(store, house.device.verify).sequence == 2  # alone it looks whole
    with pytest.raises(LedgerProblem, match="entry 3: it is missing"):
        journal.check(store, house.device.verify, expected=known)
    begin(store, "r-3")
    with pytest.raises(LedgerProblem, match="set back or split"):
        journal.check(store, house.device.verify, expected=known)
    store.close()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE version SET sha256 = 'x' WHERE report_id = 'r-1'",
        "UPDATE version SET cipher_sha256 = 'x' WHERE report_id = 'r-1'",
        "UPDATE version SET record = x'7b7d' WHERE report_id = 'r-1'",
        "UPDATE version SET wrapped_key = x'00' WHERE report_id = 'r-1'",
        "UPDATE version SET file_name = 'other' WHERE report_id = 'r-1'",
        "UPDATE version SET pages = 1 WHERE report_id = 'r-1'",
        "UPDATE version SET state = 'closed' WHERE report_id = 'r-1'",
        "UPDATE version SET number = '1' WHERE report_id = 'r-1'",
        "UPDATE version SET receipt = x'00' WHERE report_id = 'r-1'",
        "UPDATE version SET receipt = NULL WHERE report_id = 'r-1'",
        "UPDATE version SET sealed_at = '2020-01-01T00:00:00.000000Z' WHERE report_id = 'r-1'",
        "UPDATE version SET received_at = NULL WHERE report_id = 'r-1'",
        "UPDATE version SET sealed_entry = 'x' WHERE report_id = 'r-1'",
        "UPDATE version SET begun_sequence = 1 WHERE report_id = 'r-1'",
        "UPDATE version SET version = 2 WHERE report_id = 'r-1'",
        "DELETE FROM version WHERE report_id = 'r-2'",
        "UPDATE report SET state = 'draft' WHERE id = 'r-1'",
        "UPDATE report SET state = 'void' WHERE id = 'r-3'",
        "UPDATE report SET training = 1 WHERE id = 'r-3'",
        "UPDATE report SET form_sha256 = 'x' WHERE id = 'r-3'",
        "DELETE FROM report WHERE id = 'r-3'",
        "UPDATE report SET id = 'r-9' WHERE id = 'r-3'",
        _FORGED_VERSION,
    ],
)
def test_a_row_that_does_not_say_what_the_journal_says_is_noticed(store: Store, house: House, sql: str) -> None:
    for name in ("r-1", "r-2", "r-3", "r-4"):
        begin(store, name)
    seal(store, "r-1")
    seal(store, "r-2")
    receive(store, "r-1")
    drafts.discard(store, "r-4", "entered twice")
    audit.check_rows(store)  # no false alarm
    edit(store, sql)
    journal.check(store, house.device.verify)  # the chain itself still holds
    with pytest.raises(LedgerProblem, match=r"(changed|missing) in the store|does not know it"):
        audit.check_rows(store)


def test_honest_vaults_raise_no_alarm(house: House) -> None:
    store = house.open()
    dice = random.Random(1)
    for number in range(40):
        name = f"r-{number}"
        begin(store, name)
        if dice.random() < 0.3:
            drafts.discard(store, name, "entered twice")
            if dice.random() < 0.5:
                drafts.restore(store, name)
        elif dice.random() < 0.8:
            seal(store, name)
            if dice.random() < 0.6:
                receive(store, name, number=name)
        house.clock.forward(seconds=dice.choice([0, 60, -3600]))  # a clock that jumps is no edit
    journal.check(store, house.device.verify)
    audit.check_rows(store)
    store.close()
