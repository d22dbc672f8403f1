"""From a file on some disk to an exhibit in the vault, and back out: all of it or nothing, and never in clear on this laptop."""

from __future__ import annotations

import hashlib
import io
import os
from typing import TYPE_CHECKING

import pytest

from fieldreport.answers.values import Place
from fieldreport.attaching import LARGEST_SHOWN
from fieldreport.errors import (
    CipherProblem,
    DiskFull,
    EvidenceProblem,
    IntakeCancelled,
    LifeProblem,
    NoPicture,
    NoSuchReport,
    SealingProblem,
)
from fieldreport.store import audit, journal
from tests.form_with_files import PHOTO, answer, begin, house_with_files, picture, reopened
from tests.houses import PASSPHRASE
from tests.test_app import found_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fieldreport.app import FieldReport
    from fieldreport.desk import Desk
    from tests.houses import House

At = tuple["House", "FieldReport", "Desk"]
CANARY = "a-canary-in-the-photo-zqxj"


@pytest.fixture
def at(enrolled: House, tmp_path: Path) -> Iterator[At]:
    with house_with_files(enrolled, tmp_path / "house") as found:
        yield found


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "IMG_0001.jpg"
    path.write_bytes(picture((1200, 900), comment=CANARY.encode()))
    return path


def files_of(house: House) -> list[str]:
    (folder,) = house.laptop.glob("vaults/*/files")
    return sorted(path.name for path in folder.iterdir())


def test_a_photo_becomes_an_exhibit_with_its_custody(at: At, photo: Path) -> None:
    house, _, desk = at
    opened = begin(desk)
    told: list[tuple[int, int]] = []
    file = desk.attach(
        opened.report_id,
        photo,
        where_found=" on the kerb ",
        from_whom="a neighbour",
        progress=lambda done, total: told.append((done, total)),
    )
    assert (file.name, file.media_type, file.size) == ("IMG_0001.jpg", "image/jpeg", photo.stat().st_size)
    assert file.sha256 == hashlib.sha256(photo.read_bytes()).hexdigest()
    assert told[-1] == (file.size, file.size)
    (exhibit,) = desk.exhibits(opened.report_id)
    (entry,) = desk.custody(opened.report_id, file.sha256)
    assert (exhibit.file, exhibit.label) == (file, "")
    assert (entry.officer, entry.star, entry.where_found, entry.from_whom) == ("Alex Sample", "90001", "on the kerb", "a neighbour")
    assert files_of(house) == [exhibit.cipher.file_name]
    answer(desk, opened, PHOTO, file)
    audit.check_rows(desk.parts.store)


def test_no_byte_of_a_file_lies_on_the_laptop_in_clear(at: At, photo: Path, tmp_path: Path) -> None:
    house, _, desk = at
    opened = begin(desk)
    cut = iter([False] * 2 + [True] * 9)
    with pytest.raises(IntakeCancelled):
        desk.attach(opened.report_id, photo, cancelled=lambda: next(cut))
    file = desk.attach(opened.report_id, photo, where_found=CANARY)
    answer(desk, opened, PHOTO, file)
    desk.thumbnail(opened.report_id, file.sha256, 100)
    while_open = found_in(house.laptop, CANARY)
    desk.preview(opened.report_id)
    desk.seal(opened.report_id, PASSPHRASE)
    assert while_open + found_in(house.laptop, CANARY) == []
    assert found_in(tmp_path, CANARY) == [("IMG_0001.jpg", "UTF-8")]  # the control: the source itself


def test_the_same_bytes_twice_are_one_exhibit_and_one_ciphertext(at: At, photo: Path, tmp_path: Path) -> None:
    house, _, desk = at
    opened = begin(desk)
    again = tmp_path / "copy of it.jpg"
    again.write_bytes(photo.read_bytes())
    first, second = desk.attach(opened.report_id, photo), desk.attach(opened.report_id, again, from_whom="the camera")
    assert (first.sha256, second.name) == (second.sha256, "copy of it.jpg")
    assert len(desk.exhibits(opened.report_id)) == len(files_of(house)) == 1
    assert [entry.file.name for entry in desk.custody(opened.report_id, first.sha256)] == ["IMG_0001.jpg", "copy of it.jpg"]


def test_what_is_refused_leaves_nothing(at: At, photo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    house, _, desk = at
    opened = begin(desk)
    before = journal.head(desk.parts.store)
    with pytest.raises(EvidenceProblem, match="not there"):
        desk.attach(opened.report_id, tmp_path / "nothing")
    with pytest.raises(EvidenceProblem, match="1000 characters"):
        desk.attach(opened.report_id, photo, where_found="x" * 1001)
    with pytest.raises(EvidenceProblem, match="no text"):
        desk.attach(opened.report_id, photo, from_whom="\udc80")
    with pytest.raises(NoSuchReport):
        desk.attach("nowhere", photo)

    def full(_descriptor: int) -> None:
        raise OSError(28, os.strerror(28))

    with monkeypatch.context() as disk:
        disk.setattr(os, "fsync", full)
        with pytest.raises(DiskFull, match="IMG_0001"):
            desk.attach(opened.report_id, photo)
    assert (files_of(house), desk.exhibits(opened.report_id)) == ([], ())
    assert journal.head(desk.parts.store) == before


def test_a_vault_that_cannot_be_written_leaves_no_ciphertext(at: At, photo: Path) -> None:
    house, _, desk = at
    opened = begin(desk)
    with desk.parts.store.database.writing() as connection:
        connection.execute("ALTER TABLE exhibit RENAME TO away")
    with pytest.raises(Exception, match="exhibit"):
        desk.attach(opened.report_id, photo)
    assert files_of(house) == []


def test_nothing_is_added_to_a_sealed_report(at: At, photo: Path) -> None:
    house, _, desk = at
    opened = begin(desk)
    desk.seal(opened.report_id, PASSPHRASE)
    with pytest.raises(LifeProblem, match="not taken in"):
        desk.attach(opened.report_id, photo)
    assert len(files_of(house)) == 1


def test_an_unlocking_removes_what_was_broken_off_and_never_an_exhibit(at: At, photo: Path, tmp_path: Path) -> None:
    house, report, desk = at
    opened = begin(desk)
    kept = desk.attach(opened.report_id, photo)
    answer(desk, opened, PHOTO, kept)
    answer(desk, opened, PHOTO, None)  # she takes it out of the answer, and may undo that
    (folder,) = house.laptop.glob("vaults/*/files")
    (folder / "broken-off.sealed").write_bytes(b"an intake that ended with the power")
    (folder / ".half-0123456789abcdef").write_bytes(b"half")
    desk.earlier.discard(opened.report_id, "entered twice")
    desk.close()
    report.close()
    with reopened(tmp_path / "house") as (_, again):
        again.settle()
        assert files_of(house) == [again.exhibits(opened.report_id)[0].cipher.file_name]
        again.earlier.restore(opened.report_id)
        assert again.thumbnail(opened.report_id, kept.sha256, 50)


def test_where_it_was_found_can_be_written_down_later(at: At, photo: Path) -> None:
    _, _, desk = at
    opened = begin(desk)
    file = desk.attach(opened.report_id, photo)
    desk.describe_exhibit(opened.report_id, file.sha256, where_found="behind the van")
    with pytest.raises(EvidenceProblem, match="Say where"):
        desk.describe_exhibit(opened.report_id, file.sha256, where_found="  ")
    with pytest.raises(EvidenceProblem):
        desk.describe_exhibit(opened.report_id, "ab" * 32, where_found="there")
    assert [(entry.act, entry.where_found) for entry in desk.custody(opened.report_id, file.sha256)] == [
        ("taken in", ""),
        ("described", "behind the van"),
    ]


def test_a_copy_is_the_very_same_bytes_and_stands_in_custody_and_journal(at: At, photo: Path, tmp_path: Path) -> None:
    _, _, desk = at
    opened = begin(desk)
    file = desk.attach(opened.report_id, photo)
    desk.export_exhibit(opened.report_id, file.sha256, tmp_path / "copy.jpg")
    assert (tmp_path / "copy.jpg").read_bytes() == photo.read_bytes()
    last = desk.custody(opened.report_id, file.sha256)[-1]
    assert (last.act, last.note) == ("exported", "copy written to copy.jpg")
    assert journal.entries(desk.parts.store)[-1].entry.act == "exported"
    with pytest.raises(EvidenceProblem):
        desk.export_exhibit(opened.report_id, "ab" * 32, tmp_path / "other.jpg")


@pytest.mark.parametrize("how", ["one bit", "cut", "gone", "another's"])
def test_bytes_that_the_disk_changed_are_never_given_out(at: At, photo: Path, tmp_path: Path, how: str) -> None:
    house, _, desk = at
    opened = begin(desk)
    file = desk.attach(opened.report_id, photo)
    (path,) = house.laptop.glob("vaults/*/files/*.sealed")
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.unlink()
    if how != "gone":
        path.write_bytes({"one bit": data, "cut": data[:-1], "another's": bytes(len(data))}[how])
    with pytest.raises(CipherProblem):
        desk.export_exhibit(opened.report_id, file.sha256, tmp_path / "copy.jpg")
    with pytest.raises(CipherProblem):
        desk.thumbnail(opened.report_id, file.sha256, 100)
    assert not (tmp_path / "copy.jpg").exists()
    assert len(desk.custody(opened.report_id, file.sha256)) == 1


def test_a_file_whose_bytes_are_gone_is_not_sealed_and_can_be_taken_in_again(at: At, photo: Path) -> None:
    house, _, desk = at
    opened = begin(desk)
    file = desk.attach(opened.report_id, photo)
    answer(desk, opened, PHOTO, file)
    (path,) = house.laptop.glob("vaults/*/files/*.sealed")
    path.unlink()
    with pytest.raises(SealingProblem, match="Take the file in again"):
        desk.seal(opened.report_id, PASSPHRASE)
    assert desk.attach(opened.report_id, photo).sha256 == file.sha256
    assert desk.seal(opened.report_id, PASSPHRASE).version == 1
    audit.check_rows(desk.parts.store)


def test_a_file_of_another_report_is_not_sealed(at: At, photo: Path) -> None:
    _, _, desk = at
    file = desk.attach(begin(desk).report_id, photo)
    other = begin(desk)
    answer(desk, other, PHOTO, file)
    assert desk.preview(other.report_id).pages
    with pytest.raises(SealingProblem, match="IMG_0001"):
        desk.seal(other.report_id, PASSPHRASE)


def test_a_picture_is_made_in_the_width_that_was_asked_for(at: At, photo: Path) -> None:
    from PIL import Image

    _, _, desk = at
    opened = begin(desk)
    file = desk.attach(opened.report_id, photo)
    with Image.open(io.BytesIO(desk.thumbnail(opened.report_id, file.sha256, 160))) as small:
        assert (small.format, small.size) == ("PNG", (160, 120))


def test_of_what_is_no_picture_none_is_made_in_words(at: At, tmp_path: Path) -> None:
    _, _, desk = at
    opened = begin(desk)
    for name, data, words in (
        ("words.txt", b"words", "text/plain"),
        ("film.mp4", b"\0\0\0\x18ftypisom\0\0\0\0isommp41", "video/mp4"),
        ("broken.png", b"\x89PNG\r\n\x1a\n and nothing more", "cannot be read as what it seems to be"),
        ("broken.pdf", b"%PDF-1.7 and nothing more", "cannot be read as what it seems to be"),
    ):
        path = tmp_path / name
        path.write_bytes(data)
        file = desk.attach(opened.report_id, path)
        with pytest.raises(NoPicture, match=words):
            desk.thumbnail(opened.report_id, file.sha256, 100)
    with pytest.raises(EvidenceProblem):
        desk.thumbnail(opened.report_id, "ab" * 32, 100)
    huge = tmp_path / "huge.png"
    huge.write_bytes(b"\x89PNG\r\n\x1a\n")
    os.truncate(huge, LARGEST_SHOWN + 1)
    with pytest.raises(NoPicture, match="too large"):
        desk.thumbnail(opened.report_id, desk.attach(opened.report_id, huge).sha256, 100)


def test_undo_brings_a_file_back_into_its_answer(at: At, photo: Path) -> None:
    _, _, desk = at
    opened = begin(desk)
    file = desk.attach(opened.report_id, photo)
    answer(desk, opened, PHOTO, file)
    answer(desk, opened, PHOTO, None)
    opened.sheet.undo()
    answer_now = opened.sheet.answer(Place("photo"))
    assert [account.value for account in answer_now] == [file]
    assert desk.thumbnail(opened.report_id, file.sha256, 40)
