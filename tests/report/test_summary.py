"""A line of the list: what, where, when."""

from __future__ import annotations

from fieldreport.answers.values import NonAnswer, Place, answer_of
from fieldreport.report.summary import Summary, summary
from tests.builders import empty_sheet, sample_sheet


def test_a_line_says_what_where_and_when() -> None:
    assert summary(sample_sheet()) == Summary(
        what="ICE-ERO, CBP: Stop of a vehicle, Arrest or detention, Response to people gathered",
        where="1200 block of West Example Street",
        when="about 10 Aug 2026, 1407 hours",
    )


def test_a_new_draft_is_named_by_its_form() -> None:
    assert summary(empty_sheet()) == Summary(what="Federal enforcement report", where="", when="")


def test_unknown_agencies_leave_the_activity() -> None:
    sheet = empty_sheet()
    sheet.put(Place("agencies"), answer_of(NonAnswer.UNKNOWN))
    sheet.put(Place("activities"), answer_of(("staging",)))
    assert summary(sheet).what == "Staging or parking of vehicles"
