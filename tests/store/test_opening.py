"""The vault is opened, its journal goes on where it ended, and a beginning that fails leaves nothing half done."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from fieldreport.errors import DiskProblem
from fieldreport.ledger.entries import Act
from fieldreport.store import drafts, journal
from fieldreport.store.opening import open_store
from tests.store.house import KEY, STAR, House, begin

if TYPE_CHECKING:
    from fieldreport.store.opening import Store


OPEN_FILES = Path("/proc/self/fd")
"""What this process has open, as Linux tells it."""


class NoKey(Exception):
    """What a device whose key is gone raises."""


def open_without_key(house: House) -> Store:
    """Open the vault on a device that cannot sign."""

    def refuse(_data: bytes) -> bytes:
        raise NoKey

    return open_store(house.path, KEY, device="d", officer=STAR, sign=refuse, now=house.clock, new_id=lambda: "never kept")


def files_open(house: House) -> list[str]:
    """Return which files of the vault this process holds open."""
    return [str(link.readlink()) for link in OPEN_FILES.iterdir() if link.is_symlink() and str(link.readlink()).startswith(str(house.path))]


def test_the_journal_goes_on_after_a_restart(house: House) -> None:
    for name in ("r-1", "r-2"):
        store = house.open()
        begin(store, name)
        store.close()
    again = house.open()
    assert journal.check(again, house.device.verify).sequence == 3
    assert len({signed.entry.chain for signed in journal.entries(again)}) == 1
    again.close()


def test_the_first_opening_begins_the_journal_with_an_entry_that_the_device_signed(house: House) -> None:
    store = house.open()
    (first,) = journal.entries(store)
    assert (first.entry.act, first.entry.sequence, first.entry.report) == (Act.JOURNAL_BEGUN, 1, "")
    assert (first.entry.device, first.entry.officer) == (house.device.name, STAR)
    assert first.entry.chain == store.pen.chain == "id-0"
    assert journal.check(store, house.device.verify).sequence == 1
    store.close()


def test_opening_again_writes_nothing_and_makes_no_new_journal(house: House) -> None:
    house.open().close()
    for _ in range(3):
        store = house.open()
        assert (store.pen.chain, journal.head(store).sequence) == ("id-0", 1)
        store.close()


def test_another_device_goes_on_in_the_same_journal_under_its_own_name(house: House) -> None:
    house.open().close()
    other = open_store(house.path, KEY, device="dev-2", officer="90002", sign=house.device.sign, now=house.clock, new_id=lambda: "other")
    journal.note(other, Act.OPENED)
    first, second = (signed.entry for signed in journal.entries(other))
    assert (second.device, second.officer) == ("dev-2", "90002")
    assert second.chain == first.chain
    other.close()


def test_the_clock_of_the_store_is_the_one_that_was_given(house: House) -> None:
    store = house.open()
    before = store.now()
    house.clock.forward(days=400)
    assert store.now() == house.clock()
    assert (store.now() - before).days == 400
    store.close()


@pytest.mark.skipif(not OPEN_FILES.is_dir(), reason="asks Linux which files are open")
def test_a_first_opening_that_fails_lets_go_of_the_file_and_the_next_one_begins_afresh(house: House) -> None:
    with pytest.raises(NoKey) as failed:
        open_without_key(house)
    assert files_open(house) == []  # while the error, and with it every local name on its way, is still held
    assert failed.value.__traceback__ is not None
    store = house.open()
    assert files_open(house) != []  # the control
    assert [signed.entry.chain for signed in journal.entries(store)] == [store.pen.chain] == ["id-0"]
    store.close()


def test_a_vault_that_was_begun_opens_and_reads_though_nothing_can_be_signed(house: House) -> None:
    store = house.open()
    begin(store, "r-1", "as stated")
    store.close()
    again = open_without_key(house)
    assert drafts.load_draft(again, "r-1").answers == b"as stated"
    with pytest.raises(NoKey):
        drafts.discard(again, "r-1", "double")
    assert [report.id for report in drafts.list_reports(again)] == ["r-1"]
    again.close()


def test_a_vault_whose_folder_is_gone_is_said_in_words(house: House) -> None:
    lost = House(house.folder / "not there")
    with pytest.raises(DiskProblem):
        lost.open()
    assert not lost.folder.exists()
