"""Of a damaged file everything readable is saved, and the file itself is kept."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from fieldreport.errors import DatabaseDamaged, LedgerProblem
from fieldreport.store import audit, drafts, journal, reports
from fieldreport.store.migrations import VAULT_STEPS
from fieldreport.store.rescue import rescue
from tests.store.house import KEY, OTHER_KEY, House, begin, seal

if TYPE_CHECKING:
    from pathlib import Path

    from fieldreport.store.opening import Store

NOW = datetime(2026, 8, 11, 6, 0, tzinfo=UTC)
PAGE = 4096
REPORTS = 12


@pytest.fixture
def full_house(house: House) -> House:
    store = house.open()
    for number in range(REPORTS):
        begin(store, f"r-{number}", f"{number} " + "stated " * 1500)
        if number % 3 == 0:
            seal(store, f"r-{number}")
    store.close()
    return house


def spoil(path: Path, page: int) -> bytes:
    """Flip a bit in one page and return the whole file as it then is."""
    data = bytearray(path.read_bytes())
    data[page * PAGE + 100] ^= 1
    path.write_bytes(data)
    return bytes(data)


def check(store: Store, house: House) -> None:
    """Check the journal, and the rows by it."""
    journal.check(store, house.device.verify)
    audit.check_rows(store)


def test_damage_on_any_page_is_survived_by_what_is_on_the_others(full_house: House) -> None:
    sound = full_house.path.read_bytes()
    pages = len(sound) // PAGE
    whole = saved_reports = 0
    for page in range(1, pages, 4):
        full_house.path.write_bytes(sound)
        damaged = spoil(full_house.path, page)
        with pytest.raises(DatabaseDamaged):
            full_house.open()
        rescued = rescue(full_house.path, KEY, VAULT_STEPS, now=NOW)
        assert rescued.kept.read_bytes() == damaged
        assert rescued.kept.name == "vault.db.damaged-20260811T060000"
        store = full_house.open()
        lines = drafts.list_reports(store)
        assert len(lines) >= REPORTS - 6 or "report" in rescued.damaged_tables
        for line in lines:
            answers = drafts.load_draft(store, line.id).answers.decode()
            assert answers in ("", f"{line.id[2:]} " + "stated " * 1500), "a rescued draft is as it was saved, or it is not there"
        for version in reports.unsent(store):
            assert reports.load_record(store, version.report_id, version.version)
        saved_reports += len(lines)
        whole += not rescued.damaged_tables
        begin(store, "new", "work goes on")
        store.close()
        rescued.kept.unlink()
    tried = len(range(1, pages, 4))
    assert saved_reports / tried > REPORTS * 0.75, "most reports must survive one bad page"
    assert 0 < whole < tried, "some pages hold rows, some only an index"


def test_what_was_lost_is_not_hidden_from_the_journal(full_house: House) -> None:
    sound = full_house.path.read_bytes()
    noticed = 0
    for page in range(1, len(sound) // PAGE, 3):
        full_house.path.write_bytes(sound)
        spoil(full_house.path, page)
        rescued = rescue(full_house.path, KEY, VAULT_STEPS, now=NOW)
        rescued.kept.unlink()
        if "journal" not in rescued.damaged_tables:
            continue
        store = full_house.open()
        with pytest.raises(LedgerProblem):
            check(store, full_house)
        noticed += 1
        store.close()
    assert noticed > 0


def test_a_file_of_which_nothing_reads_is_left_as_it_is(full_house: House) -> None:
    damaged = spoil(full_house.path, 0)
    with pytest.raises(DatabaseDamaged):
        rescue(full_house.path, KEY, VAULT_STEPS, now=NOW)
    assert full_house.path.read_bytes() == damaged
    assert [path.name for path in full_house.folder.iterdir()] == ["vault.db"]


def test_a_wrong_key_rescues_nothing_and_changes_nothing(full_house: House) -> None:
    before = full_house.path.read_bytes()
    with pytest.raises(DatabaseDamaged):
        rescue(full_house.path, OTHER_KEY, VAULT_STEPS, now=NOW)
    assert full_house.path.read_bytes() == before


def test_a_sound_file_comes_through_whole(full_house: House) -> None:
    store = full_house.open()
    before = (drafts.list_reports(store), journal.entries(store))
    store.close()
    assert rescue(full_house.path, KEY, VAULT_STEPS, now=NOW).damaged_tables == ()
    store = full_house.open()
    assert (drafts.list_reports(store), journal.entries(store)) == before
    journal.check(store, full_house.device.verify)
    audit.check_rows(store)
    store.close()
