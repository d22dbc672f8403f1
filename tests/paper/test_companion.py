"""Companion papers as documents: archival, readable aloud, and the same bytes from the same data."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fieldreport.errors import PaperProblem
from fieldreport.paper.companion import unsigned_companion
from fieldreport.paper.exhibits import grouped
from fieldreport.report.companions import companion
from tests.builders import NOW, sample_record
from tests.paper.reading import failures, run_on, text_of
from tests.paper.test_layout import flat
from tests.report.test_companions import PAPERS

if TYPE_CHECKING:
    from pathlib import Path


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
