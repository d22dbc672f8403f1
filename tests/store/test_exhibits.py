"""Exhibits in the vault: one row for the same bytes, custody that is only added to, a journal that knows of each."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from fieldreport.answers.values import AttachedFile
from fieldreport.errors import DatabaseDamaged, EvidenceProblem, LedgerProblem, LifeProblem, NoSuchReport, SealingProblem, StoreProblem
from fieldreport.ledger.entries import Act
from fieldreport.report.exhibits import Ciphertext, CustodyAct
from fieldreport.store import audit, drafts, exhibits, journal
from fieldreport.store.migrations import VAULT_STEPS, copy_path
from fieldreport.store.rescue import rescue
from tests.store import golden
from tests.store.house import KEY, begin, receive, seal, sha256_of

if TYPE_CHECKING:
    from pathlib import Path

    from fieldreport.store.opening import Store
    from tests.store.house import House

OFFICER = "Alex Sample"


def photo(words: str = "a photo") -> AttachedFile:
    return AttachedFile(sha256_of(words), f"{words}.jpg", "image/jpeg", len(words))


def cipher(words: str = "a photo") -> Ciphertext:
    return Ciphertext(f"{sha256_of('file ' + words)[:16]}.sealed", b"wrapped " + words.encode(), sha256_of("cipher " + words), 99)


def take(store: Store, report: str, words: str = "a photo", *, lies: str = "", replace: bool = False, where: str = "on the kerb") -> bool:
    return exhibits.record_taken_in(
        store, report, photo(words), cipher(lies or words), officer=OFFICER, where_found=where, from_whom="a neighbour", replace=replace
    )


def test_a_file_that_was_taken_in_is_an_exhibit_with_its_custody(store: Store) -> None:
    begin(store, "r")
    assert take(store, "r")
    (exhibit,) = exhibits.exhibits(store, "r")
    (entry,) = exhibits.custody(store, "r")
    assert (exhibit.file, exhibit.cipher, exhibit.number, exhibit.version, exhibit.received_at) == (photo(), cipher(), None, None, None)
    assert (entry.act, entry.file, entry.star, entry.officer) == (CustodyAct.TAKEN_IN, photo(), "90001", OFFICER)
    assert (entry.where_found, entry.from_whom, entry.at) == ("on the kerb", "a neighbour", store.now())
    signed = journal.entries(store)[-1]
    assert (signed.entry.act, signed.entry.sequence, signed.entry.report) == (Act.ATTACHED, entry.number, "r")
    assert "kerb" not in str(signed.entry.detail)
    audit.check_rows(store)


def test_the_same_bytes_again_are_the_same_exhibit_with_a_further_entry(store: Store) -> None:
    begin(store, "r")
    take(store, "r")
    assert not take(store, "r", lies="another ciphertext", where="in the van")
    (exhibit,) = exhibits.exhibits(store, "r")
    assert exhibit.cipher == cipher()
    assert [entry.where_found for entry in exhibits.custody(store, "r")] == ["on the kerb", "in the van"]
    assert exhibits.known_files(store) == {cipher().file_name}
    audit.check_rows(store)


def test_bytes_that_are_damaged_on_the_disk_can_be_taken_in_anew_until_they_are_sealed(store: Store) -> None:
    begin(store, "r")
    take(store, "r")
    assert take(store, "r", lies="whole again", replace=True)
    assert exhibits.one_exhibit(store, "r", photo().sha256).cipher == cipher("whole again")
    audit.check_rows(store)
    seal(store, "r", numbers={photo().sha256: 1})
    with pytest.raises(LifeProblem, match="not taken in"):
        take(store, "r", replace=True)


def test_the_same_bytes_in_two_reports_are_an_exhibit_of_each(store: Store) -> None:
    for report in ("one", "two"):
        begin(store, report)
        assert take(store, report, lies=f"of {report}")
    assert len(exhibits.known_files(store)) == 2


def test_nothing_is_taken_in_for_a_report_that_is_not_there(store: Store) -> None:
    with pytest.raises(NoSuchReport):
        take(store, "nowhere")
    assert exhibits.known_files(store) == frozenset()


def test_what_is_not_an_exhibit_has_no_custody(store: Store) -> None:
    begin(store, "r")
    with pytest.raises(EvidenceProblem, match="Nothing was changed"):
        exhibits.record_custody(store, "r", photo().sha256, CustodyAct.EXPORTED, officer=OFFICER)
    with pytest.raises(EvidenceProblem):
        exhibits.one_exhibit(store, "r", photo().sha256)
    assert exhibits.find_exhibit(store, "r", photo().sha256) is None


def test_what_is_done_with_an_exhibit_is_added_and_journalled(store: Store) -> None:
    begin(store, "r")
    take(store, "r")
    described = exhibits.record_custody(store, "r", photo().sha256, CustodyAct.DESCRIBED, officer=OFFICER, where_found="behind the van")
    exhibits.record_custody(store, "r", photo().sha256, CustodyAct.EXPORTED, officer=OFFICER, note="copy.jpg")
    assert described.where_found == "behind the van"
    assert [entry.act for entry in exhibits.custody(store, "r")] == ["taken in", "described", "exported"]
    assert [signed.entry.act for signed in journal.entries(store)[-3:]] == ["attached", "described", "exported"]
    audit.check_rows(store)


def test_sealing_gives_numbers_that_stay_and_the_version_with_which_a_file_travels(store: Store) -> None:
    begin(store, "r")
    take(store, "r")
    take(store, "r", "second")
    seal(store, "r", numbers={photo("second").sha256: 1, photo().sha256: 2})
    assert [exhibit.label for exhibit in exhibits.travelling(store, "r", 1)] == ["E-1", "E-2"]
    assert exhibits.travelling(store, "r", 2) == ()
    with store.database.writing() as connection:
        exhibits.mark_sealed(connection, "r", 2, {photo().sha256: 2})  # a later version names it again
        with pytest.raises(SealingProblem, match="E-7"):
            exhibits.mark_sealed(connection, "r", 2, {photo().sha256: 7})
    assert len(exhibits.travelling(store, "r", 1)) == 2
    audit.check_rows(store)


def test_a_sealing_that_names_what_is_not_there_leaves_the_draft(store: Store) -> None:
    begin(store, "r")
    with pytest.raises(SealingProblem, match="still a draft"):
        seal(store, "r", numbers={photo().sha256: 1})
    assert drafts.load_draft(store, "r").state == "draft"


def test_a_report_waits_until_its_files_are_received_too(store: Store) -> None:
    begin(store, "r")
    take(store, "r")
    take(store, "r", "named by no answer")
    seal(store, "r", numbers={photo().sha256: 1})
    receive(store, "r")
    (line,) = drafts.list_reports(store)
    assert (line.state, line.unsent, line.files_unsent) == ("received", True, 1)
    assert exhibits.apply_receipt(store, "r", photo().sha256, b"receipt", "2026-000002", officer=OFFICER)
    assert not exhibits.apply_receipt(store, "r", photo().sha256, b"receipt", "2026-000002", officer=OFFICER)
    (line,) = drafts.list_reports(store)
    assert (line.unsent, line.files_unsent) == (False, 0)
    exhibit = exhibits.one_exhibit(store, "r", photo().sha256)
    assert (exhibit.receipt_number, exhibit.received_at) == ("2026-000002", store.now())
    assert exhibits.load_receipt(store, "r", photo().sha256) == b"receipt"
    assert exhibits.custody(store, "r")[-1].note == "receipt 2026-000002"
    audit.check_rows(store)


def test_another_receipt_for_the_same_file_is_refused(store: Store) -> None:
    begin(store, "r")
    take(store, "r")
    exhibits.apply_receipt(store, "r", photo().sha256, b"receipt", "1", officer=OFFICER)
    with pytest.raises(StoreProblem, match="first one is kept"):
        exhibits.apply_receipt(store, "r", photo().sha256, b"other", "2", officer=OFFICER)
    with pytest.raises(NoSuchReport):
        exhibits.apply_receipt(store, "elsewhere", photo().sha256, b"receipt", "1", officer=OFFICER)


CHANGES = (
    "UPDATE custody SET entry = replace(entry, 'kerb', 'bed')",
    "DELETE FROM custody",
    "UPDATE custody SET number = number + 100",
    "UPDATE custody SET report_id = 'other'",
    "INSERT INTO custody SELECT number + 1, report_id, entry FROM custody",
    "UPDATE exhibit SET sha256 = 'ab'",
    "UPDATE exhibit SET file_name = 'other'",
    "UPDATE exhibit SET cipher_sha256 = 'ab'",
    "UPDATE exhibit SET wrapped_key = x'00'",
    "UPDATE exhibit SET size = 1",
    "UPDATE exhibit SET number = 2",
    "UPDATE exhibit SET version = 2",
    "UPDATE exhibit SET receipt = x'00'",
    "DELETE FROM exhibit",
    (
        "INSERT INTO exhibit SELECT 'other', sha256, name, media_type, size, 'x', wrapped_key, cipher_sha256, cipher_size, taken_at, "
        "number, version, received_at, receipt_number, receipt FROM exhibit"
    ),
)


@pytest.mark.parametrize("change", CHANGES)
def test_a_row_that_somebody_changed_is_found_by_the_journal(store: Store, change: str) -> None:
    begin(store, "r")
    take(store, "r")
    seal(store, "r", numbers={photo().sha256: 1})
    audit.check_rows(store)  # the control
    with store.database.writing() as connection:
        connection.execute(change)
    with pytest.raises(LedgerProblem):
        audit.check_rows(store)


def test_a_custody_entry_that_is_not_as_it_was_written_is_not_shown(store: Store) -> None:
    begin(store, "r")
    take(store, "r")
    with store.database.writing() as connection:
        connection.execute("UPDATE custody SET entry = replace(entry, 'kerb', 'bed')")
    with pytest.raises(DatabaseDamaged):
        exhibits.custody(store, "r")


def test_a_rescue_saves_exhibits_and_custody(house: House) -> None:
    store = house.open()
    begin(store, "r")
    take(store, "r")
    before = (exhibits.exhibits(store, "r"), exhibits.custody(store, "r"))
    store.close()
    rescue(house.path, KEY, VAULT_STEPS, now=house.clock())
    store = house.open()
    assert (exhibits.exhibits(store, "r"), exhibits.custody(store, "r")) == before
    audit.check_rows(store)
    store.close()


def test_a_vault_of_the_first_version_is_copied_before_it_gets_its_tables_for_exhibits(tmp_path: Path) -> None:
    path = tmp_path / "vault-1.db"
    shutil.copyfile(golden.FOLDER / "vault-1.db", path)
    store = golden.open_kept(path)
    assert copy_path(path, 1).exists()
    take(store, "draft")
    audit.check_rows(store)
    store.close()
    golden.open_kept(path).close()
    assert not copy_path(path, 1).exists()  # kept until the new version was opened and checked once
