"""The pictures among the exhibits come into the paper, small; whatever is wrong with one, the report is sealed."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest
from PIL import Image

from fieldreport import sealing
from fieldreport.answers.values import Place, answer_of
from fieldreport.further import AMENDMENT
from fieldreport.paper import copies
from fieldreport.picturing import Darkroom
from fieldreport.proof.document import Outcome
from fieldreport.proof.worker import check_bytes
from tests.form_with_files import PHOTO, add_recording, answer, begin, house_with_files, picture
from tests.houses import PASSPHRASE
from tests.paper.again import data_of, pictures_of
from tests.paper.photos import file_of, photo
from tests.paper.reading import text_of
from tests.paper.test_layout import flat

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fieldreport.answers.values import AttachedFile
    from fieldreport.desk import Desk, OpenReport
    from fieldreport.proof.own_paper import DrawnPage

SECOND = Place("second_photo")
CANARY = b"GPS 41.8781 N 87.6298 W canary"


@pytest.fixture
def desk(enrolled: Any, tmp_path: Path) -> Iterator[Desk]:
    with house_with_files(enrolled, tmp_path / "house") as (_, _, found):
        yield found


def taken(desk: Desk, opened: OpenReport, folder: Path, name: str, data: bytes, place: Place = PHOTO) -> AttachedFile:
    path = folder / name
    path.write_bytes(data)
    file = desk.attach(opened.report_id, path, where_found="on the kerb")
    answer(desk, opened, place, file)
    return file


def sealed_pdf(desk: Desk, opened: OpenReport) -> bytes:
    return sealing.read_sealed(desk.parts.vault, desk.seal(opened.report_id, PASSPHRASE))


def said_of(desk: Desk, opened: OpenReport, version: int = 1) -> list[Any]:
    attachments: Any = desk.record(opened.report_id, version)["attachments"]
    return [one.get("picture") for one in attachments]


def test_a_photo_is_in_the_paper_small_upright_and_without_what_the_file_hides(desk: Desk, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 6, CANARY.decode()
    original = file_of(photo((3000, 2000)), exif=exif, comment=CANARY)
    assert original.count(CANARY) == 2
    opened = begin(desk)
    taken(desk, opened, tmp_path, "IMG_0001.jpg", original + CANARY)
    pdf = sealed_pdf(desk, opened)
    ((sha256, jpeg),) = pictures_of(pdf).items()
    assert CANARY not in jpeg
    shown = Image.open(io.BytesIO(jpeg))
    assert shown.size == (1067, 1600)
    assert not shown.getexif()
    assert said_of(desk, opened) == [{"sha256": sha256, "width": 1067, "height": 1600}]
    assert "E-1 IMG_0001.jpg Photo of the place Found: on the kerb SHA-256 of the original" in flat(text_of(pdf, "-raw"))
    found = check_bytes(pdf, roots_pem=desk.parts.department.officer_roots, now=desk.parts.store.now())
    assert found.outcome is Outcome.VERIFIED
    again = copies.unsigned_paper(data_of(pdf), pictures=pictures_of(pdf))
    assert text_of(again) != ""
    assert pictures_of(again) == pictures_of(pdf)


def test_the_preview_shows_it_and_tells_of_it_and_sealing_does_not_make_it_again(desk: Desk, tmp_path: Path) -> None:
    opened = begin(desk)
    bare = len(desk.preview(opened.report_id).pages)
    taken(desk, opened, tmp_path, "red.jpg", picture((1600, 1200), "red"))
    told: list[str] = []
    preview = desk.preview(opened.report_id, told.append)
    assert told == ["Making picture 1 of 1 for the paper"]
    assert len(preview.pages) > bare
    assert any(_is_red(preview.pages.draw(index, 400)) for index in range(len(preview.pages)))
    told.clear()
    desk.seal(opened.report_id, PASSPHRASE, told.append)
    assert not any("picture" in words for words in told)


def _is_red(page: DrawnPage) -> bool:
    shown = Image.frombytes("RGB", (page.width, page.height), page.pixels, "raw", "BGRX", page.stride)
    colours = shown.getcolors(1_000_000) or []
    return sum(count for count, (red, green, blue) in colours if red > 200 and green < 60 and blue < 60) > 5_000


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("cut.jpg", file_of(photo())[:2000], "cannot be read as the picture that it begins like"),
        ("nothing.png", b"\x89PNG\r\n\x1a\n" + bytes(200), "cannot be read as the picture that it begins like"),
        ("phone.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(300), "cannot draw pictures of this kind (image/heic)"),
    ],
)
def test_a_picture_that_cannot_be_drawn_is_said_in_words_and_the_report_is_sealed(
    desk: Desk, tmp_path: Path, name: str, data: bytes, words: str
) -> None:
    opened = begin(desk)
    taken(desk, opened, tmp_path, name, data)
    pdf = sealed_pdf(desk, opened)
    (said,) = said_of(desk, opened)
    assert words in said["problem"]
    assert f"No picture is printed: {said['problem']} The file itself is exhibit E-1." in flat(text_of(pdf, "-raw"))
    assert pictures_of(pdf) == {}
    assert check_bytes(pdf, roots_pem=desk.parts.department.officer_roots, now=desk.parts.store.now()).outcome is Outcome.VERIFIED


def test_a_photo_too_large_or_rotten_on_the_disk_does_not_stop_a_sealing(desk: Desk, tmp_path: Path) -> None:
    desk.parts = replace(desk.parts, darkroom=Darkroom(largest=1500))
    opened = begin(desk)
    taken(desk, opened, tmp_path, "rotten.jpg", picture((90, 60)))
    (path,) = [desk.parts.vault.files / exhibit.cipher.file_name for exhibit in desk.exhibits(opened.report_id)]
    rotten = bytearray(path.read_bytes())
    rotten[len(rotten) // 2] ^= 1
    path.write_bytes(rotten)
    taken(desk, opened, tmp_path, "large.jpg", picture((900, 600)), SECOND)
    desk.seal(opened.report_id, PASSPHRASE)
    assert ["read whole" in one["problem"] or "larger than" in one["problem"] for one in said_of(desk, opened)] == [True, True]


def test_what_is_no_picture_is_not_looked_into(desk: Desk, tmp_path: Path) -> None:
    opened = begin(desk)
    taken(desk, opened, tmp_path, "words.jpg", b"only words", add_recording(opened, "Ring"))
    told: list[str] = []
    desk.seal(opened.report_id, PASSPHRASE, told.append)
    assert said_of(desk, opened) == [None]
    assert not any("picture" in words for words in told)


def test_a_further_version_shows_the_same_picture_again(desk: Desk, tmp_path: Path) -> None:
    opened = begin(desk)
    taken(desk, opened, tmp_path, "photo.jpg", file_of(photo((1000, 700))))
    first = sealed_pdf(desk, opened)
    again = desk.further.begin(opened.report_id, AMENDMENT, "A word was wrong.")
    again.sheet.put(Place("attested"), answer_of(True))
    answer(desk, again, SECOND, None)
    desk.parts = replace(desk.parts, darkroom=Darkroom())
    second = sealed_pdf(desk, again)
    assert pictures_of(first) == pictures_of(second) != {}
    assert said_of(desk, opened, 1) == said_of(desk, opened, 2)


def test_more_pictures_than_a_paper_holds_are_named_in_words(desk: Desk, tmp_path: Path) -> None:
    desk.parts = replace(desk.parts, darkroom=Darkroom(most=1))
    opened = begin(desk)
    taken(desk, opened, tmp_path, "one.jpg", picture((50, 40), "red"))
    taken(desk, opened, tmp_path, "two.jpg", picture((50, 40), "blue"), SECOND)
    pdf = sealed_pdf(desk, opened)
    assert len(pictures_of(pdf)) == 1
    assert said_of(desk, opened)[1] == {"problem": "the paper holds no more than 1 pictures."}
    assert len(pypdfium2.PdfDocument(pdf)) > 2
