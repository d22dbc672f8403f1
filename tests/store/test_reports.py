"""Sealing is one transaction; receipts and HQ's words move a report forward, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fieldreport.errors import LifeProblem, NoSuchReport, SealingProblem, StoreProblem
from fieldreport.ledger.entries import Act
from fieldreport.report.life import State
from fieldreport.store import audit, drafts, journal, reports
from tests.store.house import House, begin, receive, seal, sha256_of, write

if TYPE_CHECKING:
    from fieldreport.store.opening import Store


def acts(store: Store) -> list[str]:
    return [signed.entry.act for signed in journal.entries(store)]


def test_sealing_makes_version_state_and_entry_at_once(store: Store) -> None:
    begin(store, "r-1")
    number, hashed = reports.record_sealing_begun(store, "r-1")
    assert drafts.load_draft(store, "r-1").state is State.DRAFT
    version = seal(store, "r-1")
    assert reports.versions(store, "r-1") == (version,)
    assert version.state is drafts.load_draft(store, "r-1").state is State.SEALED
    entries = journal.entries(store)
    begun, sealed = entries[version.begun_sequence - 1], entries[version.sealed_sequence - 1]
    assert entries[number - 1].hash == hashed
    assert (begun.entry.act, begun.hash) == (Act.SEALING_BEGUN, version.begun_entry)
    assert (sealed.entry.act, sealed.hash) == (Act.SEALED, version.sealed_entry)
    assert sealed.entry.detail["sha256"] == version.sha256
    assert reports.load_record(store, "r-1", 1) == b'{"format":"fieldreport.record/1"}'
    assert reports.load_receipt(store, "r-1", 1) is None
    assert reports.known_files(store) == {version.file_name}


def test_a_draft_that_was_written_in_while_it_was_sealed_stays_a_draft(store: Store) -> None:
    begin(store, "r-1")
    reports.record_sealing_begun(store, "r-1")
    write(store, "r-1", "one more sentence")
    with pytest.raises(SealingProblem, match="nothing was lost"):
        reports.record_sealed(store, "r-1", 1, "a" * 64, "f", b"k", "b" * 64, b"{}", 1)
    assert drafts.load_draft(store, "r-1").state is State.DRAFT
    assert drafts.load_draft(store, "r-1").answers == b"one more sentence"
    assert reports.versions(store, "r-1") == ()
    assert acts(store)[-1] == Act.SEALING_BEGUN
    with pytest.raises(SealingProblem, match="nothing was lost"):  # the paper would be made from what is no longer saved
        reports.record_sealing_begun(store, "r-1", b"stated")
    reports.record_sealing_begun(store, "r-1", b"one more sentence")
    seal(store, "r-1")


def test_nothing_is_sealed_that_was_not_begun_or_twice_or_under_another_number(store: Store) -> None:
    begin(store, "r-1")
    with pytest.raises(SealingProblem, match="not begun"):
        reports.record_sealed(store, "r-1", 1, "a" * 64, "f", b"k", "b" * 64, b"{}", 1)
    reports.record_sealing_begun(store, "r-1")
    with pytest.raises(LifeProblem, match="number 1, not 2"):
        reports.record_sealed(store, "r-1", 2, "a" * 64, "f", b"k", "b" * 64, b"{}", 1)
    seal(store, "r-1")
    with pytest.raises(LifeProblem):
        reports.record_sealed(store, "r-1", 1, "a" * 64, "f", b"k", "b" * 64, b"{}", 1)
    with pytest.raises(LifeProblem):
        reports.record_sealing_begun(store, "r-1")
    assert len(reports.versions(store, "r-1")) == 1


def test_a_sealing_that_fails_in_the_last_moment_changes_nothing(store: Store) -> None:
    begin(store, "r-1")
    begin(store, "r-2")
    taken = seal(store, "r-1")
    reports.record_sealing_begun(store, "r-2")
    before = acts(store)
    with pytest.raises(Exception, match="UNIQUE constraint"):  # the same file for two reports
        reports.record_sealed(store, "r-2", 1, "a" * 64, taken.file_name, b"k", "b" * 64, b"{}", 1)
    assert acts(store) == before
    assert drafts.load_draft(store, "r-2").state is State.DRAFT


def test_a_parcel_is_known_to_be_missing_until_it_stands_in_the_outbox(store: Store) -> None:
    begin(store, "r-1")
    begin(store, "r-2")
    one, two = seal(store, "r-1"), seal(store, "r-2")
    assert reports.unsent(store) == (one, two)
    reports.mark_parcelled(store, "r-1", 1)
    assert [version.report_id for version in reports.unsent(store)] == ["r-2"]
    assert [version.report_id for version in reports.unreceived(store)] == ["r-1", "r-2"]
    first = reports.one_version(store, "r-1", 1).parcelled_at
    reports.mark_parcelled(store, "r-1", 1)
    assert reports.one_version(store, "r-1", 1).parcelled_at == first


def test_a_receipt_turns_a_report_received_once(store: Store, house: House) -> None:
    begin(store, "r-1")
    seal(store, "r-1")
    house.clock.forward(hours=1)
    assert receive(store, "r-1")
    version = reports.one_version(store, "r-1", 1)
    assert (version.state, version.number, version.received_at) == (State.RECEIVED, "2026-00417", house.clock())
    assert reports.load_receipt(store, "r-1", 1) == b"receipt 2026-00417"
    assert drafts.load_draft(store, "r-1").state is State.RECEIVED
    assert reports.unsent(store) == reports.unreceived(store) == ()
    before = acts(store)
    assert before[-1] == Act.RECEIVED
    assert receive(store, "r-1") is False
    assert acts(store) == before


def test_a_receipt_for_other_bytes_changes_nothing(store: Store) -> None:
    begin(store, "r-1")
    seal(store, "r-1")
    with pytest.raises(StoreProblem, match="other bytes"):
        reports.apply_receipt(store, "r-1", 1, "0" * 64, b"r", "1")
    with pytest.raises(NoSuchReport):
        reports.apply_receipt(store, "r-1", 2, "0" * 64, b"r", "1")
    assert drafts.load_draft(store, "r-1").state is State.SEALED
    assert acts(store)[-1] == Act.SEALED


def test_a_second_different_receipt_is_refused_and_the_first_kept(store: Store) -> None:
    begin(store, "r-1")
    seal(store, "r-1")
    receive(store, "r-1", number="1")
    with pytest.raises(StoreProblem, match="second, different receipt"):
        receive(store, "r-1", number="2")
    assert reports.load_receipt(store, "r-1", 1) == b"receipt 1"


def test_hqs_words_move_a_report_forward_once(store: Store) -> None:
    begin(store, "r-1")
    sha256 = seal(store, "r-1").sha256
    assert reports.apply_event(store, 1, "r-1", 1, sha256, "checked", "") is False  # the receipt comes first
    receive(store, "r-1")
    assert reports.apply_event(store, 1, "r-1", 1, sha256, "checked", "") is True
    assert reports.apply_event(store, 1, "r-1", 1, sha256, "checked", "") is False
    assert reports.apply_event(store, 2, "r-1", 1, sha256, "returned", "Say which camera.") is True
    assert reports.one_version(store, "r-1", 1).state is State.RETURNED
    assert drafts.list_reports(store)[0].said_by_hq == "Say which camera."
    assert acts(store)[-2:] == [Act.CHECKED, Act.RETURNED]


def test_what_hq_cannot_check_is_said_and_the_report_stays_received(store: Store) -> None:
    begin(store, "r-1")
    sha256 = seal(store, "r-1").sha256
    receive(store, "r-1")
    assert reports.apply_event(store, 1, "r-1", 1, sha256, "refused", "The signature does not verify.")
    (line,) = drafts.list_reports(store)
    assert (line.state, line.said_by_hq) == (State.RECEIVED, "The signature does not verify.")


def test_hq_cannot_move_a_report_backwards_and_the_journal_says_that_it_tried(store: Store) -> None:
    begin(store, "r-1")
    sha256 = seal(store, "r-1").sha256
    receive(store, "r-1")
    for number, state in enumerate(("checked", "approved", "closed")):
        assert reports.apply_event(store, number, "r-1", 1, sha256, state, "")
    assert reports.apply_event(store, 9, "r-1", 1, sha256, "returned", "Once more.") is False
    assert acts(store)[-1] == Act.IGNORED
    before = acts(store)
    assert reports.apply_event(store, 9, "r-1", 1, sha256, "returned", "Once more.") is False
    assert acts(store) == before
    version = reports.one_version(store, "r-1", 1)
    assert (version.state, version.said_by_hq) == (State.CLOSED, "")


def test_what_hq_says_about_other_bytes_changes_nothing_here(store: Store) -> None:
    begin(store, "r-1")
    seal(store, "r-1")
    receive(store, "r-1")
    before = acts(store)
    with pytest.raises(NoSuchReport, match="other bytes"):
        reports.apply_event(store, 10, "r-1", 1, sha256_of("other"), "checked", "")
    assert acts(store) == before


def test_a_version_that_is_not_there_is_said_in_words(store: Store) -> None:
    begin(store, "r-1")
    for read in (reports.one_version, reports.load_record, reports.load_receipt):
        with pytest.raises(NoSuchReport, match="not sealed on this laptop"):
            read(store, "r-1", 1)
    assert reports.versions(store, "r-1") == ()


def test_that_all_files_are_there_is_said_but_never_over_why_a_report_was_returned(store: Store) -> None:
    begin(store, "r-1")
    sha256 = seal(store, "r-1").sha256
    receive(store, "r-1")
    reports.apply_event(store, 1, "r-1", 1, sha256, "checked", "One file is still awaited.")
    assert reports.apply_event(store, 2, "r-1", 1, sha256, "complete", "All files are here.")
    (version,) = reports.versions(store, "r-1")
    assert (version.state, version.said_by_hq) == (State.CHECKED, "All files are here.")
    reports.apply_event(store, 3, "r-1", 1, sha256, "returned", "Say which camera.")
    assert reports.apply_event(store, 4, "r-1", 1, sha256, "complete", "All files are here.")
    (version,) = reports.versions(store, "r-1")
    assert (version.state, version.said_by_hq) == (State.RETURNED, "Say which camera.")
    audit.check_rows(store)
