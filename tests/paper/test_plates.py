"""The pictures in the paper: what they are stands beside them, they are read aloud, and they are the ones that the record names."""

from __future__ import annotations

import hashlib
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
import pytest

from fieldreport.errors import PaperProblem
from fieldreport.paper.copies import draft_paper, unsigned_paper
from fieldreport.paper.layout import lay_out
from fieldreport.paper.plates import alternative
from fieldreport.proof.document import Outcome
from tests.paper.again import laid_out_again, pictures_of
from tests.paper.photos import file_of, photo, shrunk, with_pictures
from tests.paper.reading import failures, run_on, text_of
from tests.paper.records import attachment, record
from tests.paper.test_layout import HOSTILE, flat, pages_of
from tests.proof.sealed import check, officer, seal

if TYPE_CHECKING:
    from pathlib import Path

    from fieldreport.paper.jpeg import Reduced

    Made = list[Reduced]

SHAPES = ((1600, 1200), (1200, 1600), (1600, 300), (60, 40), (1, 1), (1600, 1))


@pytest.fixture(scope="module")
def made() -> Made:
    return [shrunk(file_of(photo(size, seed=number), "PNG"), "PNG") for number, size in enumerate(SHAPES)]


def test_beside_each_picture_stands_what_it_is(made: Made) -> None:
    given, pictures = with_pictures(*made)
    text = flat(text_of(lay_out(given, pictures=pictures).pdf, "-raw").partition("Reduced copies, made")[2])
    for words in (
        "E-1 IMG_0001.jpg",
        "Photo of the place",
        "A neighbour's doorbell: The recording",
        "Found: on the kerb",
        "SHA-256 of the original 01010101 01010101",
        "Reduced for the paper; the original is exhibit E-1.",
        "E-6 IMG_0006.jpg",
    ):
        assert words in text


def test_they_keep_both_standards_on_both_sheets_and_qpdf_finds_nothing(made: Made, tmp_path: Path) -> None:
    given, pictures = with_pictures(*made)
    for paper in ("letter", "a4"):
        pdf = unsigned_paper(given, pictures=pictures, paper=paper)  # type: ignore[arg-type]
        assert failures(pdf) == []
        assert "No syntax or stream encoding errors" in run_on(tmp_path, pdf, "qpdf", "--check")


def test_two_large_pictures_stand_on_a_page(made: Made) -> None:
    given, pictures = with_pictures(*[made[0], made[1]] * 3)
    pages = [page.count("Reduced for the paper") for page in pages_of(lay_out(given, pictures=pictures).pdf)]
    assert [count for count in pages if count] == [2, 2, 2]


def test_readers_aloud_hear_what_the_officer_said_of_it(made: Made, tmp_path: Path) -> None:
    given, pictures = with_pictures(made[0])
    words = alternative(given["attachments"][0])
    assert words == (
        "Picture of exhibit E-1, file IMG_0001.jpg. Photo of the place. A neighbour's doorbell: The recording. Found: on the kerb."
    )
    pdf = unsigned_paper(given, pictures=pictures)
    assert "Figure" in run_on(tmp_path, pdf, "pdfinfo", "-struct-text")
    with pikepdf.open(BytesIO(pdf)) as opened:
        (figure,) = [
            thing
            for thing in opened.objects
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/Figure" and str(thing.get("/Alt")) == words
        ]
        left, bottom, right, top = (float(edge) for edge in figure.A.BBox)
        assert (right - left) / (top - bottom) == pytest.approx(4 / 3, rel=0.01)


def test_the_bytes_in_the_paper_are_those_that_the_record_names(made: Made) -> None:
    given, pictures = with_pictures(*made)
    assert pictures_of(unsigned_paper(given, pictures=pictures)) == pictures


def test_the_record_and_the_pictures_of_a_sealed_paper_give_the_same_pages_again(made: Made) -> None:
    given, pictures = with_pictures(*made)
    sealed = seal(given, officer(), pictures=pictures)
    assert check(sealed.pdf).outcome is Outcome.VERIFIED
    out = pictures_of(sealed.pdf)
    again = laid_out_again(sealed.pdf, lambda data: seal(data, officer(), pictures=out).pdf)
    assert again == []
    assert unsigned_paper(given, pictures=out) == unsigned_paper(given, pictures=pictures)
    other = with_pictures(made[1], *made[1:])[0]
    assert laid_out_again(sealed.pdf, lambda _: seal(other, officer(), pictures=pictures).pdf), "the control: another picture is seen"


def test_a_draft_shows_them_too(made: Made) -> None:
    given, pictures = with_pictures(made[0])
    assert pictures_of(draft_paper(given, pictures=pictures)) == {made[0].sha256: made[0].jpeg}


def test_another_picture_than_the_one_named_is_refused_and_so_is_none(made: Made) -> None:
    given, _ = with_pictures(made[0])
    for wrong in ({}, None, {made[0].sha256: made[1].jpeg}, {made[1].sha256: made[1].jpeg}):
        with pytest.raises(PaperProblem, match="exhibit E-1"):
            lay_out(given, pictures=wrong)


def test_one_that_could_not_be_drawn_is_said_in_words() -> None:
    given = record()
    given["attachments"] = [attachment(1, "cut.jpg", picture={"problem": "the file cannot be read as the picture that it begins like."})]
    pdf = unsigned_paper(given)
    assert "No picture is printed: the file cannot be read as the picture that it begins like. The file itself is exhibit E-1." in flat(
        text_of(pdf, "-layout")
    )
    assert failures(pdf) == []


def test_a_report_without_pictures_is_as_it_was() -> None:
    given = record()
    given["attachments"] = [attachment(1)]
    text = text_of(lay_out(given).pdf)
    assert "they are not printed here" in flat(text)
    assert "Reduced copies" not in text
    assert lay_out(given).pdf == lay_out(given, pictures={hashlib.sha256(b"x").hexdigest(): b"x"}).pdf


def test_the_same_picture_twice_is_in_the_file_once(made: Made) -> None:
    given, pictures = with_pictures(made[0], made[0])
    pdf = unsigned_paper(given, pictures=pictures)
    assert text_of(pdf).count("Reduced for the paper") == 2
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert len([thing for thing in opened.objects if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image"]) == 1


@pytest.mark.parametrize("nasty", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_names_break_nothing(nasty: str, made: Made, tmp_path: Path) -> None:
    given, pictures = with_pictures(made[0])
    one = given["attachments"][0]
    one |= {"name": (nasty * 20)[:255]}
    one["places"][0] |= {"label": nasty * 9, "titles": [nasty]}
    one["custody"][0] |= {"where_found": (nasty * 30)[:1000]}
    pdf = unsigned_paper(given, pictures=pictures)
    assert "No syntax or stream encoding errors" in run_on(tmp_path, pdf, "qpdf", "--check")
    assert failures(pdf) == []
