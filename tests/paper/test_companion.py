"""Companion papers as documents: archival, readable aloud, and the same bytes from the same data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from fieldreport.answers.values import NonAnswer, Place, answer_of
from fieldreport.errors import PaperProblem
from fieldreport.paper.companion import unsigned_companion
from fieldreport.paper.exhibits import grouped
from fieldreport.report.companions import companion
from tests.builders import NOW, sample_record, sample_sheet
from tests.paper.reading import failures, run_on, text_of
from tests.paper.test_layout import flat
from tests.report.test_companions import PAPERS

if TYPE_CHECKING:
    from pathlib import Path

    from fieldreport.paper.furniture import Paper


@pytest.mark.parametrize("paper", PAPERS, ids=[paper["kind"] for paper in PAPERS])
def test_each_paper_is_archival_and_accessible_and_names_its_report(paper: dict[str, object]) -> None:
    data = companion(sample_record(), "ab" * 32, paper, NOW)
    pdf = unsigned_companion(data)
    assert failures(pdf) == []
    assert unsigned_companion(data) == pdf
    text = flat(text_of(pdf))
    assert f"Belongs to report report-1, version 1 SHA-256 of the sealed document {grouped('ab' * 32)}" in text
    assert "TRAINING: not a record of a real incident" in text


def test_fonts_are_inside_and_qpdf_finds_nothing_wrong(tmp_path: Path) -> None:
    pdf = unsigned_companion(companion(sample_record(), "ab" * 32, PAPERS[0], NOW))
    assert "No syntax or stream encoding errors" in run_on(tmp_path, pdf, "qpdf", "--check")
    fonts = run_on(tmp_path, pdf, "pdffonts").splitlines()[2:]
    assert fonts
    assert all(line.split()[-5] == "yes" for line in fonts), fonts


def test_data_that_lacks_something_is_said_in_words() -> None:
    with pytest.raises(PaperProblem, match="The sealed report is unchanged"):
        unsigned_companion({"title": "x"})


def test_where_the_facts_of_a_part_stand_in_the_report_is_said_once() -> None:
    text = flat(text_of(unsigned_companion(companion(sample_record(), "ab" * 32, PAPERS[0], NOW))))
    assert text.count("In the report: Cameras and recordings") == 1
    assert "In the report: Report numbers; When and where" in text


def test_unknown_and_not_answered_look_as_they_do_in_the_report() -> None:
    sheet = sample_sheet()
    row = sheet.rows(Place("cameras"))[0]
    sheet.put(Place("camera_flagged", (row,)), answer_of(NonAnswer.UNKNOWN))
    text = flat(text_of(unsigned_companion(companion(sample_record(sheet), "ab" * 32, PAPERS[0], NOW))))
    assert "Is the recording flagged to be kept? Unknown" in text
    assert "Category given to the video — not answered" in text
    assert "evidence.com ID — not yet issued" in text


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_the_signature_never_stands_alone_on_a_page(paper: Paper) -> None:
    """However much stands before it: one thing more each time, until the last page has turned over."""
    data: Any = companion(sample_record(), "ab" * 32, PAPERS[2], NOW)
    beside = [_last_page(data, things, paper) for things in range(4, 11)]
    assert {pages for pages, _ in beside} == {1, 2}
    assert all("Last fact" in text for _, text in beside)


def _last_page(data: dict[str, Any], things: int, paper: Paper) -> tuple[int, str]:
    """Lay out a paper of so many things; return how many pages it has, and the words of the page that is signed."""
    fact = {"name": "x", "label": "Last fact", "shown": "A", "accounts": [{"shown": "A"}], "where": ["Here"]}
    rows = [{"title": f"Thing {number}", "note": "", "facts": [{**fact, "label": "Fact"}]} for number in range(things)]
    parts = [{"heading": "Things", "about": "", "rows": [*rows, {"title": "", "note": "", "facts": [fact]}]}]
    texts = [flat(page) for page in text_of(unsigned_companion({**data, "parts": parts}, paper=paper)).split("\f") if page.strip()]
    return len(texts), next(text for text in texts if "Attested and signed" in text)
