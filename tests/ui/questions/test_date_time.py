"""A date and time in one line; the hour that comes twice is asked about."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from fieldreport.answers.values import Moment, Precision, Range
from tests.ui.questions.editing import NOW, ZONE, listen
from ui.questions.date_time import date_time_line
from ui.questions.editor import Entry

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
AFTER = datetime(2026, 11, 1, 15, 0, tzinfo=UTC)
"""The morning after the clocks went back."""


@pytest.mark.parametrize(
    ("typed", "utc"),
    [
        ("1407", datetime(2026, 8, 10, 19, 7, tzinfo=UTC)),
        ("y 2350", datetime(2026, 8, 10, 4, 50, tzinfo=UTC)),
        ("10 Aug 1407", datetime(2026, 8, 10, 19, 7, tzinfo=UTC)),
        ("now", datetime(2026, 8, 10, 19, 7, tzinfo=UTC)),
        ("-15", datetime(2026, 8, 10, 18, 52, tzinfo=UTC)),
    ],
)
def test_shorthand_is_understood(qtbot: QtBot, typed: str, utc: datetime) -> None:
    heard = listen(qtbot, date_time_line(lambda: NOW, ZONE))
    heard.type(typed)
    assert heard.value == Moment(utc, ZONE)


def test_what_is_shown_can_be_typed_on(qtbot: QtBot) -> None:
    heard = listen(qtbot, date_time_line(lambda: NOW, ZONE))
    moment = Moment(datetime(2026, 8, 10, 19, 7, tzinfo=UTC), ZONE)
    heard.show(moment)
    assert heard.focus().text() == "10 Aug 2026, 1407 hours"
    heard.type(" ")
    assert heard.value == moment


def test_the_hour_that_comes_twice_is_asked_about(qtbot: QtBot) -> None:
    heard = listen(qtbot, date_time_line(lambda: AFTER, ZONE))
    heard.type("0130")
    assert heard.value is None
    heard.editor.leave()
    assert "Add CDT for the first one or CST for the second." in heard.notes[-1]


@pytest.mark.parametrize(("zone", "hour"), [("CDT", 6), ("CST", 7)])
def test_the_zone_says_which_of_the_two_hours(qtbot: QtBot, zone: str, hour: int) -> None:
    heard = listen(qtbot, date_time_line(lambda: AFTER, ZONE))
    heard.type(f"0130 {zone}")
    assert heard.value == Moment(datetime(2026, 11, 1, hour, 30, tzinfo=UTC), ZONE)
    heard.editor.leave()
    assert heard.focus().text().endswith(f"0130 hours ({zone})")
    heard.type(" ")
    assert heard.value == Moment(datetime(2026, 11, 1, hour, 30, tzinfo=UTC), ZONE)


@pytest.mark.parametrize(
    ("typed", "utc", "precision"),
    [
        ("-15", datetime(2026, 8, 10, 4, 50, tzinfo=UTC), Precision.EXACT),
        ("about -15", datetime(2026, 8, 10, 4, 50, tzinfo=UTC), Precision.ABOUT),
        ("y 2330", datetime(2026, 8, 10, 4, 30, tzinfo=UTC), Precision.EXACT),
        ("about y 23:30", datetime(2026, 8, 10, 4, 30, tzinfo=UTC), Precision.ABOUT),
        ("about 00:01", datetime(2026, 8, 10, 5, 1, tzinfo=UTC), Precision.ABOUT),
        ("now", datetime(2026, 8, 10, 5, 5, tzinfo=UTC), Precision.EXACT),
    ],
)
def test_five_minutes_after_midnight_a_quarter_of_an_hour_ago_was_yesterday(
    qtbot: QtBot, typed: str, utc: datetime, precision: Precision
) -> None:
    heard = listen(qtbot, date_time_line(lambda: datetime(2026, 8, 10, 5, 5, tzinfo=UTC), ZONE))
    heard.type(typed)
    assert heard.entries[-1] == Entry(Moment(utc, ZONE), precision)


def test_in_the_hour_that_comes_twice_minutes_ago_are_not_asked_about(qtbot: QtBot) -> None:
    heard = listen(qtbot, date_time_line(lambda: datetime(2026, 11, 1, 7, 5, tzinfo=UTC), ZONE))
    heard.type("-15")
    assert heard.value == Moment(datetime(2026, 11, 1, 6, 50, tzinfo=UTC), ZONE)
    heard.editor.leave()
    assert heard.focus().text() == "01 Nov 2026, 0150 hours (CDT)"


@pytest.mark.parametrize(
    "typed", ["10 Aug", "10 Aug 2026", "10aug2026", "t", "8/10/2026", "2026-08-10", "10 Aug ?", "10 Aug 2026, hour not known"]
)
def test_a_date_is_kept_as_the_whole_day_when_the_hour_is_not_known(qtbot: QtBot, typed: str) -> None:
    heard = listen(qtbot, date_time_line(lambda: NOW, ZONE))
    heard.type(typed)
    day = Range(Moment(datetime(2026, 8, 10, 5, 0, tzinfo=UTC), ZONE), Moment(datetime(2026, 8, 11, 4, 59, tzinfo=UTC), ZONE))
    assert heard.value == day
    heard.editor.leave()
    assert heard.focus().text() == "10 Aug 2026, hour not known"
    heard.type(" ")
    assert heard.value == day


@pytest.mark.parametrize("typed", ["10 Aug 1407", "10 Aug 2024", "10aug1407", "10 Aug 20:26", "1407", "-15"])
def test_who_names_an_hour_is_not_taken_to_leave_it_open(qtbot: QtBot, typed: str) -> None:
    heard = listen(qtbot, date_time_line(lambda: NOW, ZONE))
    heard.type(typed)
    assert not isinstance(heard.value, Range)


def test_between_two_days(qtbot: QtBot) -> None:
    heard = listen(qtbot, date_time_line(lambda: NOW, ZONE))
    heard.type("between 8 Aug and 10 Aug 2026")
    heard.editor.leave()
    assert heard.focus().text() == "08 Aug 2026 to 10 Aug 2026, hours not known"
    heard.type(" ")
    heard.editor.leave()
    assert heard.focus().text() == "08 Aug 2026 to 10 Aug 2026, hours not known"
