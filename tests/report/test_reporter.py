"""A new report knows its officer and shift already."""

from __future__ import annotations

from fieldreport.answers.values import Place, answer_of
from fieldreport.report.facts import text_of
from fieldreport.report.reporter import fill_reporter
from tests.builders import OFFICER, empty_sheet

SHIFT = {
    "reporter_beat": "0923",
    "reporter_watch": "second",
    "has_partner": "no",
    "bwc_worn": "yes",
    "bwc_serial": "X60A00001",
    "on_duty": "yes",
}


def test_officer_and_shift_fill_the_first_section() -> None:
    sheet = empty_sheet()
    fill_reporter(sheet, OFFICER, SHIFT)
    assert {name: text_of(sheet, name) for name in ("reporter_star", "reporter_rank", "reporter_beat", "reporter_watch", "bwc_serial")} == {
        "reporter_star": "90001",
        "reporter_rank": "police_officer",
        "reporter_beat": "0923",
        "reporter_watch": "second",
        "bwc_serial": "X60A00001",
    }
    assert [gap.place.name for gap in sheet.gaps() if gap.section == "reporter"] == ["conflict"]


def test_what_was_answered_stays() -> None:
    sheet = empty_sheet()
    sheet.put(Place("reporter_beat"), answer_of("0931"))
    fill_reporter(sheet, OFFICER, SHIFT)
    assert text_of(sheet, "reporter_beat") == "0931"


def test_a_rank_or_watch_that_the_tables_do_not_know_is_left_open() -> None:
    sheet = empty_sheet()
    fill_reporter(sheet, type(OFFICER)("90001", "Ofc. Alex Sample", "Admiral", "009"), {"reporter_watch": "9th", "no_such_question": "x"})
    assert text_of(sheet, "reporter_rank") == text_of(sheet, "reporter_watch") == ""
