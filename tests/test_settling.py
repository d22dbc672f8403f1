"""What a crash or an absence left half done is finished at the next unlocking."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import pytest

from fieldreport import trial
from fieldreport.app import Parts, open_field_report
from fieldreport.errors import CipherProblem
from fieldreport.store import reports
from fieldreport.vault.keys import FolderKeyStore
from tests.houses import PASSPHRASE, STAR, enrolled_house

if TYPE_CHECKING:
    from pathlib import Path

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
