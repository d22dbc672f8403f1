"""The scene log in the vault: each stamp with its journal entry, notes saved while typed, entries that belong to one report."""

from __future__ import annotations

import shutil
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from fieldreport.errors import DatabaseDamaged, LifeProblem, NoSuchReport, SceneProblem
from fieldreport.ledger.entries import Act
from fieldreport.report.scene import Entry
from fieldreport.store import audit, journal, scene
from fieldreport.store.database import open_database
from fieldreport.store.migrations import VAULT_STEPS, copy_path
from tests.store import golden
from tests.store.house import KEY, begin, seal

if TYPE_CHECKING:
    from pathlib import Path

    from fieldreport.store.opening import Store
    from tests.store.house import House

BY = "Alex Sample, star 90001"


def stamp(store: Store, name: str, **ahead: float) -> Entry:
    entry = Entry(name, "force_seen", "Force seen", store.now() + timedelta(**ahead), "America/Chicago", BY)
    assert scene.add(store, entry)
    return entry


def acts(store: Store) -> list[str]:
    return [signed.entry.act for signed in journal.entries(store)][1:]


def test_a_stamp_is_kept_with_its_journal_entry_and_the_same_again_changes_nothing(store: Store) -> None:
    entry = stamp(store, "a")
    assert not scene.add(store, entry)
    assert scene.newest_log(store) == (entry,)
    assert acts(store) == [Act.STAMPED]
    assert "Force" not in str(journal.entries(store)[-1].entry.detail)


def test_after_a_long_pause_a_new_log_begins_and_the_old_entries_stay(store: Store, house: House) -> None:
    first = stamp(store, "a")
    second = stamp(store, "b", hours=7)
    assert scene.newest_log(store) == (first, second)
    house.clock.forward(hours=16)
    third = stamp(store, "c")
    assert scene.newest_log(store) == (third,)
    assert scene.unclaimed(store) == (first, second, third)


def test_a_note_is_saved_while_it_is_typed_and_the_journal_hears_of_its_beginning_and_its_end(store: Store) -> None:
    stamp(store, "a")
    scene.change(store, "a", by=BY, note="A d", ends=False)
    for words in ("A do", "A door"):
        scene.change(store, "a", by=BY, note=words, goes_on=True, ends=False)
    assert (scene.newest_log(store)[0].note, acts(store)) == ("A door", [Act.STAMPED])
    entry = scene.change(store, "a", by=BY, note="A door.", goes_on=True)
    assert (entry.note, entry.earlier, acts(store)) == ("A door.", (), [Act.STAMPED, Act.STAMP_CHANGED])


def test_a_note_that_is_changed_later_keeps_what_it_said(store: Store) -> None:
    stamp(store, "a")
    scene.change(store, "a", by=BY, note="A door")
    scene.change(store, "a", by=BY, note="A g", ends=False)
    entry = scene.change(store, "a", by=BY, note="A gate", goes_on=True)
    assert (entry.note, [each.note for each in entry.earlier]) == ("A gate", ["A door"])


def test_another_time_keeps_the_earlier_one(store: Store) -> None:
    before = stamp(store, "a")
    entry = scene.change(store, "a", by=BY, when=before.when - timedelta(minutes=3))
    assert [each.when for each in entry.earlier] == [before.when]
    assert scene.newest_log(store) == (entry,)
    with pytest.raises(SceneProblem):
        scene.change(store, "nowhere", by=BY, note="x")


def test_entries_belong_to_one_report_and_can_be_left_again(store: Store) -> None:
    begin(store, "r")
    begin(store, "s")
    a, b = stamp(store, "a"), stamp(store, "b", minutes=1)
    scene.give(store, "r", ["a", "b"])
    assert scene.of_report(store, "r") == (a, b)
    with pytest.raises(SceneProblem):
        scene.give(store, "s", ["a"])
    scene.give(store, "r", ["b"])
    assert (scene.of_report(store, "r"), scene.unclaimed(store)) == ((b,), (a,))
    assert acts(store)[-2:] == [Act.STAMPS_TAKEN, Act.STAMPS_LEFT]
    with pytest.raises(NoSuchReport):
        scene.give(store, "nowhere", [])
    with pytest.raises(SceneProblem):
        scene.give(store, "r", ["nowhere"])


def test_the_timeline_of_a_sealed_report_cannot_be_changed(store: Store) -> None:
    begin(store, "r")
    stamp(store, "a")
    seal(store, "r")
    with pytest.raises(LifeProblem):
        scene.give(store, "r", ["a"])


def test_the_journal_holds_and_an_entry_that_the_disk_changed_is_not_shown(store: Store, house: House) -> None:
    stamp(store, "a")
    journal.check(store, house.device.verify)
    audit.check_rows(store)
    with store.database.writing() as connection:
        connection.execute("UPDATE scene SET entry = replace(entry, 'Force', 'Farce')")
    with pytest.raises(DatabaseDamaged):
        scene.newest_log(store)


def pages_beside_the_tables(path: Path, *more: str) -> int:
    """How many pages a new vault has besides one for each table and index: 1 while their list fits on the first."""
    database = open_database(path, KEY, VAULT_STEPS)
    with database.writing() as connection:
        for statement in more:
            connection.execute(statement)
    with database.reading() as connection:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master WHERE rootpage > 0").fetchone()
    database.close()
    return int(pages - tables)


def test_the_list_of_tables_fits_on_the_first_page(tmp_path: Path) -> None:
    assert pages_beside_the_tables(tmp_path / "vault.db") == 1
    assert pages_beside_the_tables(tmp_path / "control.db", f"CREATE TABLE another ({', '.join(f'column_{n}' for n in range(99))})") > 1


@pytest.mark.parametrize("version", [1, 2])
def test_a_vault_of_an_earlier_version_gets_its_scene_log_and_a_copy_is_kept_until_it_was_opened_once(version: int, tmp_path: Path) -> None:
    path = tmp_path / f"vault-{version}.db"
    shutil.copyfile(golden.FOLDER / path.name, path)
    store = golden.open_kept(path)
    assert copy_path(path, version).exists()
    assert scene.unclaimed(store) == ()
    stamp(store, "a")
    store.close()
    store = golden.open_kept(path)
    assert not copy_path(path, version).exists()
    assert [entry.id for entry in scene.unclaimed(store)] == ["a"]
    store.close()
