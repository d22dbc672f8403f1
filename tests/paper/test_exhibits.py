"""What a court finds on the paper about the files of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fieldreport.paper.copies import unprintable_in, unsigned_paper
from fieldreport.paper.exhibits import grouped
from fieldreport.paper.layout import lay_out
from tests.paper.reading import failures, run_on, text_of
from tests.paper.records import attachment, minimal, question, record
from tests.paper.test_layout import HOSTILE, flat

if TYPE_CHECKING:
    from pathlib import Path


def test_each_exhibit_is_named_with_its_fingerprint_its_place_and_its_custody() -> None:
    given = record()
    given["attachments"] = [attachment(1), attachment(2, "film.mp4", type="video/mp4", size=812)]
    text = flat(text_of(lay_out(given).pdf, "-layout"))
    for words in (
        "E-1 IMG_0001.jpg",
        "image/jpeg, 1.2 MB (1,234,567 bytes)",
        "01010101 01010101 01010101 01010101 01010101 01010101 01010101 01010101",
        "Stands in Photo of the place A neighbour's doorbell: The recording",
        "Custody 10 Aug 2026, 1600 hours CDT: taken in by Alex Sample, star 90001 (journal entry 7). Found: on the kerb From: a neighbour",
        "held by headquarters; entered by Alex Sample, star 90001 (journal entry 19). Receipt 2026-000017",
        "E-2 film.mp4",
        "video/mp4, 812 bytes",
        "--exhibit FILE",
    ):
        assert words in text


def test_a_report_without_files_has_no_such_section() -> None:
    assert "Exhibits" not in text_of(lay_out(record()).pdf)


def test_the_exhibits_come_before_the_signature_and_in_a_draft_too() -> None:
    given = record()
    given["attachments"] = [attachment(1)]
    for mark in (None, "DRAFT"):
        text = text_of(lay_out(given, mark=mark).pdf)
        assert text.index("Exhibits") < text.index("Attested and signed")


def test_a_fingerprint_stands_in_groups_of_eight_and_whole() -> None:
    sha256 = "0123456789abcdef" * 4
    assert grouped(sha256).replace(" ", "") == sha256
    assert {len(group) for group in grouped(sha256).split()} == {8}


def test_other_names_of_the_same_bytes_are_said() -> None:
    given = minimal()
    one = attachment(1)
    one["custody"][1] |= {"act": "taken in", "name": "copy of it.jpg", "note": ""}
    given["attachments"] = [one]
    assert "As: copy of it.jpg" in text_of(lay_out(given).pdf)


@pytest.mark.parametrize("count", [1, 60])
def test_a_paper_with_exhibits_stays_an_archive_that_can_be_read_aloud(count: int) -> None:
    given = record()
    given["attachments"] = [attachment(number % 250) for number in range(1, count + 1)]
    given["sections"][0]["entries"].append(question("photo", "Photo of the place", "Exhibit E-1: IMG_0001.jpg"))
    pdf = unsigned_paper(given)
    assert failures(pdf) == []
    assert text_of(pdf).count("journal entry 7") == count


@pytest.mark.parametrize("nasty", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_names_and_words_are_printed_as_text(nasty: str, tmp_path: Path) -> None:
    given = minimal()
    given["attachments"] = [attachment(1, nasty)]
    given["attachments"][0]["custody"][0] |= {"where_found": nasty, "from_whom": nasty, "note": nasty, "officer": nasty}
    given["attachments"][0]["places"][0] |= {"label": nasty, "titles": [nasty]}
    pdf = lay_out(given).pdf
    assert "No syntax or stream encoding errors" in run_on(tmp_path, pdf, "qpdf", "--check")


def test_a_name_that_no_font_can_print_stands_there_as_numbers_and_does_not_stop_anybody() -> None:
    given = minimal()
    given["attachments"] = [attachment(1, "ไ.jpg")]
    account = question("photo", "Photo", "Exhibit E-1: ไ.jpg")
    account["accounts"][0]["stored"] = {"value": {"file": {"sha256": "01" * 32, "name": "ไ.jpg"}}}
    given["sections"][0]["entries"].append(account)
    assert unprintable_in(given) == ()
    assert text_of(lay_out(given).pdf).count("⟨U+0E44⟩.jpg") == 2
    given["sections"][0]["entries"].append(question("words", "Words", "ไ"))
    assert unprintable_in(given) == ("ไ",)  # the control
