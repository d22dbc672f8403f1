"""Facts that the program looks for by name: there, not there, not known."""

from __future__ import annotations

from datetime import UTC, date, datetime

from fieldreport.answers.values import Moment, NonAnswer, Place, Range, answer_of
from fieldreport.report.facts import date_of, rows_of, shown_of, text_of, value_of
from tests.builders import empty_sheet, sample_sheet


def test_a_form_without_the_question_has_no_such_fact() -> None:
    sheet = sample_sheet()
    assert text_of(sheet, "no_such_question") == ""
    assert date_of(sheet, "no_such_question") is None
    assert rows_of(sheet, "no_such_repeat") == ()
    assert shown_of(sheet, "no_such_question") == ""


def test_unknown_is_no_value_but_has_words() -> None:
    sheet = empty_sheet()
    sheet.put(Place("occurred_from"), answer_of(NonAnswer.UNKNOWN))
    assert date_of(sheet, "occurred_from") is None
    assert shown_of(sheet, "occurred_from") == "unknown"


def test_a_range_counts_with_its_lower_bound() -> None:
    sheet = empty_sheet()
    sheet.put(Place("agents_number"), answer_of(Range(3, 5)))
    assert value_of(sheet, "agents_number") == 3


def test_a_moment_late_in_the_evening_belongs_to_the_local_day() -> None:
    sheet = empty_sheet()
    sheet.put(Place("occurred_from"), answer_of(Moment(datetime(2026, 8, 10, 3, 30, tzinfo=UTC), "America/Chicago")))
    assert date_of(sheet, "occurred_from") == date(2026, 8, 9)


def test_what_does_not_apply_is_no_fact() -> None:
    sheet = sample_sheet()
    sheet.put(Place("has_partner"), answer_of("no"))
    assert text_of(sheet, "partner_name") == ""
