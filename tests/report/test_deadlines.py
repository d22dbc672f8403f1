"""What runs out, for the list of reports."""

from __future__ import annotations

from datetime import date

import pytest

from fieldreport.answers.values import Place, answer_of
from fieldreport.report.deadlines import Kind, deadlines, intervention_words
from tests.builders import empty_sheet, sample_sheet

TODAY = date(2026, 8, 11)


def test_the_first_to_run_out_stands_first_with_its_rule() -> None:
    sheet = sample_sheet()
    sheet.put(Place("camera_flagged", (sheet.rows(Place("cameras"))[0],)), answer_of("no"))
    sheet.put(Place("intervened"), answer_of("yes"))
    found = deadlines(sheet, TODAY)
    assert [(one.kind, one.due) for one in found] == [(Kind.INTERVENTION, date(2026, 8, 15)), (Kind.FOOTAGE, date(2026, 11, 8))]
    assert [one.words for one in found] == [
        "intervention report is due in 4 days",
        "footage of camera X60A00001 is deleted in 89 days unless flagged",
    ]
    assert [one.source for one in found] == ["720 ILCS 5/7-16", "50 ILCS 706/10-20(a)(7)"]


def test_nothing_runs_out_when_all_is_flagged_and_nobody_intervened() -> None:
    assert deadlines(sample_sheet(), TODAY) == ()
    assert deadlines(empty_sheet(), TODAY) == ()


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2026, 8, 14), "intervention report is due tomorrow"),
        (date(2026, 8, 15), "intervention report is due today"),
        (date(2026, 8, 16), "intervention report was due 1 day ago"),
        (date(2026, 8, 20), "intervention report was due 5 days ago"),
    ],
)
def test_an_intervention_report_counts_down(today: date, words: str) -> None:
    assert intervention_words(date(2026, 8, 15), today) == words
