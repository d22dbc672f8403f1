"""What a crash or an absence left half done is finished at the next unlocking."""

from __future__ import annotations

import contextlib
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from fieldreport import trial
from fieldreport.app import Parts, open_field_report
from fieldreport.errors import CipherProblem, LedgerProblem
from fieldreport.ledger.checkpoint import Checkpoint, checkpoint_words, origin_of, unproved, write_checkpoint
from fieldreport.ledger.entries import Act
from fieldreport.proof.receipt import read_receipt
from fieldreport.store import journal, reports
from fieldreport.vault.keys import FolderKeyStore
from tests.houses import PASSPHRASE, STAR, enrolled_house
from tests.paper.reading import text_of

if TYPE_CHECKING:
    from pathlib import Path

    from fieldreport.desk import Desk
    from tests.houses import House


def test_an_orphan_of_a_broken_sealing_is_removed_at_the_next_unlocking(enrolled: House, tmp_path: Path) -> None:
    with enrolled_house(enrolled, tmp_path / "house") as (house, _, desk):
        opened = trial.fill_sample(desk)
        desk.seal(opened.report_id, PASSPHRASE)
        (files,) = house.laptop.glob("vaults/*/files")
        (files / "orphan.sealed").write_bytes(b"half a sealing")
        desk.settle()
        assert "orphan.sealed" not in {path.name for path in files.iterdir()}
        assert len(list(files.iterdir())) == 1


def test_a_parcel_that_a_crash_kept_out_of_the_outbox_gets_there_at_the_next_unlocking(enrolled: House, tmp_path: Path) -> None:
    with enrolled_house(enrolled, tmp_path / "house") as (house, _, desk):
        opened = trial.fill_sample(desk)
        desk.seal(opened.report_id, PASSPHRASE)
    # The crash: the version is in the vault, the outbox never heard of it.
    for path in (house.laptop / "device").glob("outbox.db*"):
        path.unlink()
    parts = Parts(key_store=lambda folder: FolderKeyStore(folder / "keys"))
    with open_field_report(house.laptop, parts) as report:
        assert report.parcels() == ()
        desk = report.unlock(STAR, PASSPHRASE)
        store = desk.parts.store
        with store.database.writing() as connection:
            connection.execute("UPDATE version SET parcelled_at = NULL")
        desk.settle()
        assert [parcel.address.report for parcel in report.parcels()] == [opened.report_id]
        assert reports.unsent(store) == ()
        desk.close()


def test_a_report_whose_parcel_was_lost_with_the_outbox_is_handed_over_again_and_delivered(enrolled: House, tmp_path: Path) -> None:
    with enrolled_house(enrolled, tmp_path / "house") as (house, _, desk):
        opened = trial.fill_sample(desk)
        desk.seal(opened.report_id, PASSPHRASE)
    for path in (house.laptop / "device").glob("outbox.db*"):
        path.unlink()
    with house.open() as report, contextlib.closing(report.unlock(STAR, PASSPHRASE)) as desk:
        desk.settle()
        with house.serving():
            assert report.deliver_all().done == 1
        desk.apply_mail()
        assert desk.receipt(opened.report_id, 1) is not None
        desk.settle()
        assert len(report.parcels()) == 1, "what HQ has is not handed over again"


def test_one_sealed_file_that_is_gone_holds_up_no_other(enrolled: House, tmp_path: Path) -> None:
    with enrolled_house(enrolled, tmp_path / "house") as (house, report, desk):
        gone, sound = trial.fill_sample(desk), trial.fill_sample(desk)
        first = desk.seal(gone.report_id, PASSPHRASE)
        desk.seal(sound.report_id, PASSPHRASE)
        with desk.parts.store.database.writing() as connection:
            connection.execute("UPDATE version SET parcelled_at = NULL")
        with desk.parts.outbox.database.writing() as connection:
            connection.execute("DELETE FROM parcel")
        next(house.laptop.glob(f"vaults/*/files/{first.file_name}")).unlink()
        with pytest.raises(CipherProblem, match="tell IT"):
            desk.settle()
        assert [parcel.address.report for parcel in report.parcels()] == [sound.report_id]
        with pytest.raises(CipherProblem, match="tell IT"):
            desk.export(gone.report_id, 1, tmp_path / "out.pdf")


def checkpoint_in(desk: Desk, report_id: str) -> str | None:
    record = json.loads(reports.load_record(desk.parts.store, report_id, 1))
    named: str | None = record["ledger"]["checkpoint"]
    return named


def test_the_next_report_prints_the_newest_checkpoint_that_receipts_brought(enrolled: House, tmp_path: Path) -> None:
    with enrolled_house(enrolled, tmp_path / "house") as (house, report, desk):
        first, second, third = (trial.fill_sample(desk).report_id for _ in range(3))
        brought = []
        for report_id in (first, second):
            desk.seal(report_id, PASSPHRASE)
            with house.serving():
                assert report.deliver_all().waiting == 0
            desk.apply_mail()
            receipt = read_receipt(desk.receipt(report_id, 1) or b"", desk.parts.department.receipt_keys)
            brought.append(receipt.checkpoint or "")
        assert unproved(brought[0]).size < unproved(brought[1]).size
        desk.seal(third, PASSPHRASE)
        assert [checkpoint_in(desk, report_id) for report_id in (first, second, third)] == [None, *brought]
        (last,) = (
            entry.entry
            for entry in journal.entries(desk.parts.store)
            if entry.entry.act == Act.SEALING_BEGUN and entry.entry.report == third
        )
        assert last.checkpoint == brought[1]

        desk.export(third, 1, tmp_path / "third.pdf")
        desk.export(first, 1, tmp_path / "first.pdf")
        newest = checkpoint_words(brought[1], ZoneInfo("America/Chicago"))
        assert newest in " ".join(text_of((tmp_path / "third.pdf").read_bytes()).split())
        assert "none yet" in text_of((tmp_path / "first.pdf").read_bytes())


def test_a_receipt_that_comes_late_sets_the_newest_checkpoint_not_back(enrolled: House, tmp_path: Path) -> None:
    with enrolled_house(enrolled, tmp_path / "house") as (house, report, desk):
        desk.seal(trial.fill_sample(desk).report_id, PASSPHRASE)
        later = note_of(house, size=1_000_000, root="ab" * 32)
        journal.note_checkpoint(desk.parts.store, later)
        with house.serving():
            assert report.deliver_all().done == 1
        desk.apply_mail()
        assert journal.newest_checkpoint(desk.parts.store) == later


def test_a_log_with_two_contents_is_said_and_the_report_is_received_all_the_same(enrolled: House, tmp_path: Path) -> None:
    with enrolled_house(enrolled, tmp_path / "house") as (house, report, desk):
        opened = trial.fill_sample(desk)
        desk.seal(opened.report_id, PASSPHRASE)
        with house.serving():
            assert report.deliver_all().done == 1
        (parcel,) = report.parcels()
        said = unproved(read_receipt(parcel.receipt or b"", desk.parts.department.receipt_keys).checkpoint or "")
        journal.note_checkpoint(desk.parts.store, note_of(house, size=said.size, root="ab" * 32))
        with pytest.raises(LedgerProblem, match="two different contents"):
            desk.apply_mail()
        assert desk.receipt(opened.report_id, 1) is not None


def note_of(house: House, *, size: int, root: str) -> str:
    said = Checkpoint(origin_of(house.settings.url), size, root, datetime(2026, 11, 20, tzinfo=UTC))
    return write_checkpoint(said, bytes(32), lambda _data: bytes(64))
