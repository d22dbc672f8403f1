"""Sealing is all or nothing, and what is sealed is what was shown."""

from __future__ import annotations

import hashlib
import ssl
from typing import TYPE_CHECKING

import pytest

from fieldreport import canonical, sealing, trial
from fieldreport.answers.values import Place, answer_of
from fieldreport.app import Received, left_words, utc_now
from fieldreport.delivery import outbox
from fieldreport.errors import CipherProblem, DiskFull
from fieldreport.further import SUPPLEMENT
from fieldreport.report.life import State
from fieldreport.store import audit, drafts
from tests.form_with_files import PHOTO, add_recording, answer, begin, house_with_files, picture, reopened
from tests.houses import PASSPHRASE, enrolled_house

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fieldreport.answers.values import AttachedFile
    from fieldreport.app import FieldReport
    from fieldreport.desk import Desk, OpenReport
    from tests.houses import House


SECOND = Place("second_photo")


def test_a_full_disk_while_sealing_leaves_the_draft_and_no_orphan(enrolled: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import errno
    import os

    with enrolled_house(enrolled, tmp_path / "house") as (house, _, desk):
        opened = trial.fill_sample(desk)

        def full(descriptor: int) -> None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        with monkeypatch.context() as disk:
            disk.setattr(os, "fsync", full)
            with pytest.raises(DiskFull, match="safe"):
                desk.seal(opened.report_id, PASSPHRASE)
        assert desk.list_reports()[0].state is State.DRAFT
        assert list(house.laptop.glob("vaults/*/files/*")) == []
        assert desk.seal(opened.report_id, PASSPHRASE).version == 1


def test_what_is_sealed_says_of_each_provision_what_the_officer_was_shown(enrolled: House, tmp_path: Path) -> None:
    with enrolled_house(enrolled, tmp_path / "house") as (_, _, desk):
        opened = trial.fill_sample(desk)
        desk.seal(opened.report_id, PASSPHRASE)
        sealed = canonical.encode(desk.record(opened.report_id, 1)).decode()
    assert '"choices":[{"code":"v3_703","label":"Improper use of evidence of registration (625 ILCS 5/3-703)","remarks":[' in sealed
    assert '"shown":"X, number and name confirmed; class and elements not verified","value":"X"' in sealed
    assert '"shown":"verify with counsel","value":"verify with counsel"' in sealed


def test_what_is_sealed_names_the_certificate_by_its_hash(enrolled: House, tmp_path: Path) -> None:
    with enrolled_house(enrolled, tmp_path / "house") as (_, _, desk):
        opened = trial.fill_sample(desk)
        desk.seal(opened.report_id, PASSPHRASE)
        der = ssl.PEM_cert_to_DER_cert(desk.parts.officer.certificate_pem or "")
        assert desk.record(opened.report_id, 1)["officer"]["certificate"] == hashlib.sha256(der).hexdigest()


def test_what_is_sealed_is_english_whatever_the_window_speaks(enrolled: House, tmp_path: Path) -> None:
    with enrolled_house(enrolled, tmp_path / "house") as (_, _report, desk):
        opened = trial.fill_sample(desk)
        sealed_in = {}
        moment = utc_now().replace(microsecond=0)
        for language in ("en", "es"):
            opened.sheet.language = language
            draft = drafts.load_draft(desk.parts.store, opened.report_id)
            sealed_in[language] = canonical.encode(sealing.record_of(desk.parts, draft, opened.sheet, moment, sequence=1, entry="0" * 64))
        assert sealed_in["es"] == sealed_in["en"]
        assert b"Informe" not in sealed_in["es"]


def test_a_record_in_another_language_would_be_another_one(enrolled: House, tmp_path: Path) -> None:
    with enrolled_house(enrolled, tmp_path / "house") as (_, _report, desk):
        sheet = trial.fill_sample(desk).sheet
        english = sheet.label(Place("narrative"))
        sheet.language = "es"
        assert sheet.label(Place("narrative")) != english
        assert sealing.statement_of(sheet).startswith("I made this report")
        assert sheet.language == "es", "the window goes on in its language"


def test_handing_over_twice_is_one_parcel(enrolled: House, tmp_path: Path) -> None:
    with enrolled_house(enrolled, tmp_path / "house") as (_, report, desk):
        opened = trial.fill_sample(desk)
        version = desk.seal(opened.report_id, PASSPHRASE)
        sealing.hand_over(desk.parts, version)
        assert len(report.parcels()) == 1
        assert outbox.summary(desk.parts.outbox).waiting == 1


def test_a_sealed_file_that_rotted_on_the_disk_is_noticed(enrolled: House, tmp_path: Path) -> None:
    with enrolled_house(enrolled, tmp_path / "house") as (house, _, desk):
        opened = trial.fill_sample(desk)
        version = desk.seal(opened.report_id, PASSPHRASE)
        (path,) = house.laptop.glob("vaults/*/files/*.sealed")
        rotten = bytearray(path.read_bytes())
        rotten[len(rotten) // 2] ^= 1
        path.write_bytes(rotten)
        with pytest.raises(CipherProblem, match="damaged"):
            desk.export(opened.report_id, version.version, tmp_path / "out.pdf")
        assert not (tmp_path / "out.pdf").exists()


# Files that answers name


@pytest.fixture
def with_files(enrolled: House, tmp_path: Path) -> Iterator[tuple[House, FieldReport, Desk]]:
    with house_with_files(enrolled, tmp_path / "house") as found:
        yield found


def taken(desk: Desk, opened: OpenReport, folder: Path, name: str, place: Place) -> AttachedFile:
    """Take a picture in and answer with it."""
    path = folder / name
    path.write_bytes(picture((60 + len(name), 40)) + name.encode())
    file = desk.attach(opened.report_id, path, where_found="on the kerb")
    answer(desk, opened, place, file)
    return file


def test_a_sealed_report_names_its_files_and_hands_them_over(with_files: tuple[House, FieldReport, Desk], tmp_path: Path) -> None:
    _, report, desk = with_files
    opened = begin(desk)
    first = taken(desk, opened, tmp_path, "first.jpg", PHOTO)
    second = taken(desk, opened, tmp_path, "second.jpg", add_recording(opened, "Ring"))
    taken(desk, opened, tmp_path, "left out.jpg", SECOND)
    answer(desk, opened, SECOND, None)
    version = desk.seal(opened.report_id, PASSPHRASE)
    record = desk.record(opened.report_id, 1)
    assert [(one["number"], one["sha256"]) for one in record["attachments"]] == [("E-1", first.sha256), ("E-2", second.sha256)]
    assert record["attachments"][1]["places"][0]["titles"] == ["Ring"]
    assert record["attachments"][0]["custody"][0]["where_found"] == "on the kerb"
    assert "Exhibit E-1: first.jpg" in canonical.encode(record).decode()
    assert [(parcel.kind, parcel.address.version, parcel.address.sha256) for parcel in report.parcels()] == [
        ("report", 1, version.sha256),
        ("file", 1, first.sha256),
        ("file", 1, second.sha256),
    ]
    assert [exhibit.label for exhibit in desk.exhibits(opened.report_id)] == ["E-1", "E-2", ""]
    assert left_words(report.outbox_summary()) == "3 left on this laptop: 1 waiting, 2 files waiting."
    audit.check_rows(desk.parts.store)


def test_a_report_is_received_before_its_files_and_nothing_says_zero_before_they_are_too(
    with_files: tuple[House, FieldReport, Desk], tmp_path: Path
) -> None:
    house, report, desk = with_files
    opened = begin(desk)
    file = taken(desk, opened, tmp_path, "photo.jpg", PHOTO)
    desk.seal(opened.report_id, PASSPHRASE)
    with house.serving():
        first = report.deliver_step()
        assert isinstance(first, Received)
        assert first.kind == "report"
        assert desk.apply_mail() == 1
        (line,) = desk.list_reports()
        assert (line.state, line.unsent, line.files_unsent) == (State.RECEIVED, True, 1)
        assert left_words(report.outbox_summary()) == "1 left on this laptop: 1 file waiting."
        report.deliver_all()
        assert desk.apply_mail() >= 1
        assert desk.apply_mail() == 0
    (line,) = desk.list_reports()
    assert (line.unsent, line.files_unsent) == (False, 0)
    assert left_words(report.outbox_summary()) == "0 left on this laptop."
    (exhibit,) = desk.exhibits(opened.report_id)
    last = desk.custody(opened.report_id, file.sha256)[-1]
    assert (last.act, last.note) == ("sent", f"receipt {exhibit.receipt_number}")
    assert exhibit.receipt_number != line.number
    held = house.settings.originals / file.sha256[:2] / file.sha256
    assert held.read_bytes() == (tmp_path / "photo.jpg").read_bytes()
    audit.check_rows(desk.parts.store)


def test_a_later_version_sends_only_the_files_that_are_new(with_files: tuple[House, FieldReport, Desk], tmp_path: Path) -> None:
    _, report, desk = with_files
    opened = begin(desk)
    old = taken(desk, opened, tmp_path, "old.jpg", SECOND)
    desk.seal(opened.report_id, PASSPHRASE)
    again = desk.further.begin(opened.report_id, SUPPLEMENT, "one photo more")
    again.sheet.put(Place("attested"), answer_of(True))
    new = taken(desk, again, tmp_path, "new.jpg", PHOTO)
    desk.seal(opened.report_id, PASSPHRASE)
    files = [(parcel.address.version, parcel.address.sha256) for parcel in report.parcels() if parcel.kind == "file"]
    assert files == [(1, old.sha256), (2, new.sha256)]
    numbers = [[(one["number"], one["name"]) for one in desk.record(opened.report_id, version)["attachments"]] for version in (1, 2)]
    assert numbers == [[("E-1", "old.jpg")], [("E-1", "old.jpg"), ("E-2", "new.jpg")]]


def test_files_that_a_crash_kept_out_of_the_outbox_get_there_at_the_next_unlocking(
    with_files: tuple[House, FieldReport, Desk], tmp_path: Path
) -> None:
    house, report, desk = with_files
    opened = begin(desk)
    file = taken(desk, opened, tmp_path, "photo.jpg", PHOTO)
    desk.seal(opened.report_id, PASSPHRASE)
    with desk.parts.store.database.writing() as connection:
        connection.execute("UPDATE version SET parcelled_at = NULL")
    desk.close()
    report.close()
    for path in (house.laptop / "device").glob("outbox.db*"):
        path.unlink()
    with reopened(tmp_path / "house") as (later, again):
        again.settle()
        again.settle()
        assert [(parcel.kind, parcel.address.sha256) for parcel in later.parcels()][1:] == [("file", file.sha256)]


def test_a_file_name_that_no_font_can_print_does_not_stop_the_sealing(with_files: tuple[House, FieldReport, Desk], tmp_path: Path) -> None:
    _, _, desk = with_files
    opened = begin(desk)
    taken(desk, opened, tmp_path, "東京 🚓.jpg", PHOTO)
    assert desk.preview(opened.report_id).unprintable == ()
    desk.seal(opened.report_id, PASSPHRASE)
    assert desk.record(opened.report_id, 1)["attachments"][0]["name"] == "東京 🚓.jpg"
