"""A printed copy has the pages of the signed document, and each of them says that it is a copy."""

from __future__ import annotations

import json
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest

from fieldreport.errors import PaperProblem
from fieldreport.paper.copies import unsigned_paper
from fieldreport.paper.furniture import SIZES
from fieldreport.paper.printed import Copy, printed_paper
from tests.paper.photos import file_of, photo, shrunk, with_pictures
from tests.paper.reading import failures, text_of
from tests.paper.records import minimal, record
from tests.pki import SIGNED_AT

if TYPE_CHECKING:
    from fieldreport.paper.furniture import Paper

OF = "ab" * 32
COPY = Copy(12, OF, "Alex Sample, star 90001", SIGNED_AT)


def pages(pdf: bytes) -> list[str]:
    return text_of(pdf, "-layout").split("\f")[:-1]


@pytest.mark.parametrize("paper", list(SIZES))
@pytest.mark.parametrize("given", [record(), record(training=False, rd_number="JK-123456"), minimal()])
def test_it_has_the_pages_of_the_signed_document_on_each_sheet(given: dict[str, Any], paper: Paper) -> None:
    copy, original = printed_paper(given, COPY, paper=paper), unsigned_paper(given, paper=paper)
    assert len(pages(copy)) == len(pages(original))
    for mine, theirs in list(zip(pages(copy), pages(original), strict=True))[:-2]:
        assert mine.split("data sha-256")[0].split() == theirs.split("data sha-256")[0].split()
    with pikepdf.open(BytesIO(copy)) as opened:
        assert [float(edge) for edge in opened.pages[0].MediaBox[2:]] == pytest.approx(SIZES[paper], abs=0.01)


def test_each_page_says_which_copy_it_is_and_of_which_file() -> None:
    for page in pages(printed_paper(record(), COPY)):
        assert "PRINTED COPY 12" in page
        assert f"The original is the signed file with sha-256 {OF}" in page


def test_the_signed_document_itself_says_nothing_of_copies() -> None:
    assert "COPY" not in text_of(unsigned_paper(record()))


def test_in_the_place_of_the_signature_it_says_where_the_signature_is() -> None:
    flat = " ".join(text_of(printed_paper(record(), COPY)).split())
    assert "The signed file carries the officer's electronic signature here. This is printed copy 12 of it: it is not signed" in flat
    assert "1. This is a printed copy; the signed file is the original" in flat
    assert "All answers are attached to the signed file as report.json" in flat


def test_it_is_archival_accessible_and_carries_one_line_of_data_about_itself() -> None:
    given, pictures = with_pictures(shrunk(file_of(photo())))
    copy = printed_paper(given, COPY, pictures=pictures)
    assert failures(copy) == []
    with pikepdf.open(BytesIO(copy)) as opened:
        assert "/AcroForm" not in opened.Root
        assert list(opened.attachments) == ["copy.json"]
        told = json.loads(opened.attachments["copy.json"].get_file().read_bytes())
        assert str(opened.docinfo.Title).startswith("Printed copy 12 of report ")
    assert told == {
        "format": "fieldreport.printed/1",
        "of": OF,
        "copy": 12,
        "by": "Alex Sample, star 90001",
        "at": "2026-08-10T23:12:40.000Z",
        "report": {"id": given["report"]["id"], "version": 1},
    }


def test_the_same_copy_has_the_same_bytes() -> None:
    assert printed_paper(minimal(), COPY) == printed_paper(minimal(), COPY)


def test_a_copy_without_a_picture_that_the_record_names_is_not_made() -> None:
    given, _ = with_pictures(shrunk(file_of(photo())))
    with pytest.raises(PaperProblem, match="picture"):
        printed_paper(given, COPY)
