"""The laptop's own journal counts wrong tries, names nobody, and shows when it was set back."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from fieldreport.errors import LedgerProblem
from fieldreport.ledger.entries import Act
from fieldreport.store import device
from fieldreport.store.device import DeviceJournal, open_device_journal
from tests.ledger.histories import new_device
from tests.store.house import KEY, Clock

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LAPTOP = new_device("dev-1")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def opens(tmp_path: Path, clock: Clock) -> Callable[[], DeviceJournal]:
    return lambda: open_device_journal(tmp_path / "journal.db", KEY, device=LAPTOP.name, sign=LAPTOP.sign, now=clock)


def test_wrong_tries_are_counted_per_vault_since_it_was_last_opened(opens: Callable[[], DeviceJournal], clock: Clock) -> None:
    journal = opens()
    device.note(journal, Act.VAULT_MADE, "a")
    device.note(journal, Act.UNLOCK_FAILED, "a")
    device.note(journal, Act.UNLOCK_FAILED, "b")
    clock.forward(seconds=30)
    device.note(journal, Act.UNLOCK_FAILED, "a")
    assert [each.at for each in device.wrong_tries(journal, "a")] == [clock() - timedelta(seconds=30), clock()]
    assert len(device.wrong_tries(journal, "b")) == 1
    assert device.wrong_tries(journal, "c") == []
    device.note(journal, Act.UNLOCKED, "a")
    assert device.wrong_tries(journal, "a") == []
    assert len(device.wrong_tries(journal, "b")) == 1
    journal.close()


def test_tries_survive_a_restart_and_a_clock_that_was_set_back(opens: Callable[[], DeviceJournal], clock: Clock) -> None:
    for _ in range(5):
        journal = opens()
        device.note(journal, Act.UNLOCK_FAILED, "a")
        journal.close()
        clock.forward(days=-400)
    journal = opens()
    assert len(device.wrong_tries(journal, "a")) == 5
    assert device.check(journal, LAPTOP.verify).sequence == 6
    journal.close()


def test_a_journal_that_was_set_back_to_win_tries_is_noticed(opens: Callable[[], DeviceJournal], tmp_path: Path) -> None:
    journal = opens()
    journal.close()
    old = (tmp_path / "journal.db").read_bytes()
    journal = opens()
    for _ in range(5):
        device.note(journal, Act.UNLOCK_FAILED, "a")
    head = device.check(journal, LAPTOP.verify)
    journal.close()
    (tmp_path / "journal.db").write_bytes(old)
    journal = opens()
    assert device.wrong_tries(journal, "a") == []
    with pytest.raises(LedgerProblem, match="it is missing"):
        device.check(journal, LAPTOP.verify, expected=head)
    journal.close()


def test_the_entries_name_a_tag_and_no_officer(opens: Callable[[], DeviceJournal]) -> None:
    journal = opens()
    device.note(journal, Act.WIPED, "a", {"by": "order 7"})
    entry = device.entries(journal)[-1].entry
    assert (entry.officer, entry.report, entry.detail) == ("", "", {"vault": "a", "by": "order 7"})
    assert device.entries(journal, after=1) == device.entries(journal)[1:]
    journal.close()
