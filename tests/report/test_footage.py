"""The 90-day clock of camera footage."""

from __future__ import annotations

from datetime import date

import pytest

from fieldreport.answers.values import NonAnswer, Place, answer_of
from fieldreport.report.footage import days_left, deletion_date, destroyed_on, first_deletion, footage_clocks, footage_words
from tests.builders import empty_sheet, sample_sheet


@pytest.mark.parametrize(
    ("recorded", "deleted"),
    [
        (date(2026, 8, 10), date(2026, 11, 8)),
        (date(2026, 9, 15), date(2026, 12, 14)),  # the clocks go back in between
        (date(2026, 12, 31), date(2027, 3, 31)),
        (date(2027, 12, 1), date(2028, 2, 29)),
    ],
)
def test_footage_is_destroyed_90_days_after_it_was_recorded(recorded: date, deleted: date) -> None:
    assert deletion_date(recorded) == deleted
    assert days_left(deleted, recorded) == 90


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2026, 10, 27), "footage of camera X60A00001 is deleted in 12 days unless flagged"),
        (date(2026, 11, 7), "footage of camera X60A00001 is deleted tomorrow unless flagged"),
        (date(2026, 11, 8), "footage of camera X60A00001 is deleted today unless flagged"),
        (date(2026, 11, 9), "footage of camera X60A00001 was due to be deleted 1 day ago unless flagged"),
        (date(2026, 11, 18), "footage of camera X60A00001 was due to be deleted 10 days ago unless flagged"),
    ],
)
def test_a_line_says_how_long_there_is(today: date, words: str) -> None:
    assert footage_words(date(2026, 11, 8), today, "X60A00001") == words
    assert footage_words(date(2026, 11, 8), today) == words.replace(" of camera X60A00001", "")


def test_each_camera_that_recorded_has_a_clock_and_a_flag_stops_it() -> None:
    sheet = sample_sheet()
    first, second = sheet.rows(Place("cameras"))
    assert [clock.flagged for clock in footage_clocks(sheet)] == [True, True]
    assert first_deletion(sheet) is None
    sheet.put(Place("camera_flagged", (second,)), answer_of("no"))
    assert first_deletion(sheet) == date(2026, 11, 8)
    sheet.put(Place("camera_on", (first,)), answer_of("off"))
    assert [clock.serial for clock in footage_clocks(sheet)] == ["X60A00002"]


def test_a_day_that_neither_recording_nor_incident_gives_is_not_made_up() -> None:
    assert destroyed_on(None, None) is None
    assert destroyed_on(None, date(2026, 8, 10)) == destroyed_on(date(2026, 8, 10), date(2026, 8, 1)) == date(2026, 11, 8)


def test_until_the_day_of_the_recording_is_known_the_day_of_the_incident_counts() -> None:
    sheet = sample_sheet()
    row = sheet.rows(Place("cameras"))[0]
    sheet.put(Place("camera_flagged", (row,)), ())
    sheet.put(Place("camera_date", (row,)), answer_of(NonAnswer.UNKNOWN))
    assert first_deletion(sheet) == date(2026, 11, 8)
    sheet.put(Place("occurred_from"), ())
    assert footage_clocks(sheet)[0].deleted_on is None
    assert first_deletion(sheet) is None


def test_the_form_computes_the_same_day_as_the_list() -> None:
    sheet = sample_sheet()
    for row in sheet.rows(Place("cameras")):
        for recorded in (date(2026, 2, 27), date(2026, 8, 10), date(2026, 8, 9)):
            sheet.put(Place("camera_date", (row,)), answer_of(recorded))
            (account,) = sheet.answer(Place("camera_deletion", (row,)))
            assert account.value == deletion_date(recorded)


def test_a_report_without_cameras_has_no_clock() -> None:
    assert footage_clocks(empty_sheet()) == ()
