"""Dates and times as reports write them and as officers type them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldreport.answers.values import Account, Moment, NonAnswer, Precision, Range, Source
from fieldreport.answers.words import (
    account_words,
    date_words,
    moment_words,
    moments,
    read_date,
    read_day,
    read_moment,
    read_time,
    source_words,
    time_words,
)

CHICAGO = "America/Chicago"
NOW = datetime(2026, 8, 10, 14, 7, tzinfo=ZoneInfo(CHICAGO))
TODAY = date(2026, 8, 10)
"""A Monday."""


def test_dates_and_times_are_shown_as_reports_write_them() -> None:
    assert date_words(date(2003, 8, 10)) == "10 Aug 2003"
    assert time_words(time(14, 7)) == "1407 hours"
    assert moment_words(Moment(datetime(2026, 8, 10, 19, 7, tzinfo=UTC), CHICAGO)) == "10 Aug 2026, 1407 hours"


@pytest.mark.parametrize(
    ("account", "words"),
    [
        (Account(time(14, 7), Precision.ABOUT), "about 1407 hours"),
        (Account(3, Precision.AT_LEAST), "at least 3"),
        (Account(Range(3, 5)), "3 to 5"),
        (Account(Range(time(14, 0), time(14, 30)), Precision.ABOUT), "about 1400 hours to 1430 hours"),
        (Account(Decimal("2.50")), "2.5"),
        (Account(NonAnswer.UNKNOWN), "unknown"),
        (Account(NonAnswer.NOT_OBSERVED), "not observed"),
        (Account(NonAnswer.REFUSED), "refused"),
        (Account(True), "Yes"),
        (Account(("a", "b")), "a, b"),
        (Account("plain"), "plain"),
    ],
)
def test_an_account_says_how_sure_it_is(account: Account, words: str) -> None:
    assert account_words(account) == words


def test_codes_are_shown_in_words() -> None:
    labels = {"a": "Alpha", "b": "Bravo"}
    assert account_words(Account(("a", "b")), labels.__getitem__) == "Alpha, Bravo"
    assert account_words(Account("b", Precision.ABOUT), labels.__getitem__) == "about Bravo"


def test_the_source_is_said() -> None:
    assert source_words(Account(1, source=Source.OBSERVED)) == "I observed"
    assert source_words(Account(1, source=Source.TOLD, told_by="the driver")) == "told by the driver"
    assert source_words(Account(1, source=Source.VIDEO, told_by="camera 3")) == "seen on video: camera 3"
    assert source_words(Account(1)) == ""


def test_0130_on_the_night_the_clocks_go_back_asks_which() -> None:
    both = moments(date(2026, 11, 1), time(1, 30), CHICAGO)
    assert [moment_words(moment) for moment in both] == ["01 Nov 2026, 0130 hours (CDT)", "01 Nov 2026, 0130 hours (CST)"]
    assert (both[1].utc - both[0].utc).total_seconds() == 3600


def test_0230_on_the_night_the_clocks_go_forward_does_not_exist() -> None:
    assert moments(date(2026, 3, 8), time(2, 30), CHICAGO) == ()
    assert len(moments(date(2026, 3, 8), time(3, 30), CHICAGO)) == 1


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1407", time(14, 7)),
        ("14:07", time(14, 7)),
        ("14.07", time(14, 7)),
        ("1407 hours", time(14, 7)),
        ("1407h", time(14, 7)),
        ("730", time(7, 30)),
        ("2:07 pm", time(14, 7)),
        ("2:07PM", time(14, 7)),
        ("207p", time(14, 7)),
        ("2 p.m.", time(14, 0)),
        ("12 am", time(0, 0)),
        ("12pm", time(12, 0)),
        ("noon", time(12, 0)),
        ("midnight", time(0, 0)),
        ("now", time(14, 7)),
        ("n", time(14, 7)),
        ("-15", time(13, 52)),
        ("-900", time(23, 7)),
        ("0000", time(0, 0)),
        ("2400", None),
        ("1360", None),
        ("13pm", None),
        ("7", None),
        ("", None),
        ("soon", None),
        ("１４０７", time(14, 7)),
    ],
)
def test_a_typed_time_is_understood_or_left_alone(typed: str, meant: time | None) -> None:
    assert read_time(typed, NOW) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("t", TODAY),
        ("today", TODAY),
        ("y", date(2026, 8, 9)),
        ("Yesterday", date(2026, 8, 9)),
        ("now", TODAY),
        ("-3", date(2026, 8, 7)),
        ("sun", date(2026, 8, 9)),
        ("monday", date(2026, 8, 3)),
        ("10 Aug", TODAY),
        ("10AUG", TODAY),
        ("10 aug 26", TODAY),
        ("11 Aug", date(2025, 8, 11)),
        ("Aug 9", date(2026, 8, 9)),
        ("August 9, 2024", date(2024, 8, 9)),
        ("29 Feb", date(2024, 2, 29)),
        ("8/10", TODAY),
        ("8/10/2026", TODAY),
        ("8/10/26", TODAY),
        ("2026-08-10", TODAY),
        ("31 Feb 2026", None),
        ("13/1/2026", None),
        ("10 Foo", None),
        ("", None),
        ("yes", None),
    ],
)
def test_a_typed_date_is_understood_or_left_alone(typed: str, meant: date | None) -> None:
    assert read_date(typed, TODAY) == meant


def test_a_date_and_time_are_typed_together() -> None:
    assert [moment_words(found) for found in read_moment("y 2350", NOW, CHICAGO)] == ["09 Aug 2026, 2350 hours"]
    assert [moment_words(found) for found in read_moment("8/9/2026 2:07 pm", NOW, CHICAGO)] == ["09 Aug 2026, 1407 hours"]
    assert [moment_words(found) for found in read_moment("1200", NOW, CHICAGO)] == ["10 Aug 2026, 1200 hours"]
    assert read_moment("now", NOW, CHICAGO) == (Moment(NOW.astimezone(UTC), CHICAGO),)
    assert len(read_moment("1 Nov 2026 0130", NOW, CHICAGO)) == 2
    assert read_moment("whenever", NOW, CHICAGO) == ()


@pytest.mark.parametrize(
    ("utc", "typed", "meant"),
    [
        # Five minutes after midnight, fifteen minutes ago was yesterday, and yesterday is the day that ended.
        (datetime(2026, 8, 10, 5, 5, tzinfo=UTC), "-15", "09 Aug 2026, 2350 hours"),
        (datetime(2026, 8, 10, 5, 5, tzinfo=UTC), "y 2330", "09 Aug 2026, 2330 hours"),
        (datetime(2026, 8, 10, 5, 5, tzinfo=UTC), "0001", "10 Aug 2026, 0001 hours"),
        (datetime(2026, 8, 10, 4, 55, tzinfo=UTC), "y 2330", "08 Aug 2026, 2330 hours"),
        (datetime(2026, 1, 1, 6, 5, tzinfo=UTC), "-15", "31 Dec 2025, 2350 hours"),
        # The clocks went back at 0200 CDT: time that passed is counted, so nothing is asked.
        (datetime(2026, 11, 1, 7, 5, tzinfo=UTC), "-15", "01 Nov 2026, 0150 hours (CDT)"),
        (datetime(2026, 11, 1, 7, 20, tzinfo=UTC), "-15", "01 Nov 2026, 0105 hours (CST)"),
        (datetime(2026, 11, 1, 7, 20, tzinfo=UTC), "now", "01 Nov 2026, 0120 hours (CST)"),
        (datetime(2026, 11, 1, 8, 5, tzinfo=UTC), "-75", "01 Nov 2026, 0150 hours (CDT)"),
        # The clocks went forward at 0200 CST.
        (datetime(2026, 3, 8, 8, 5, tzinfo=UTC), "-15", "08 Mar 2026, 0150 hours"),
        (datetime(2026, 3, 9, 15, 0, tzinfo=UTC), "y 0330", "08 Mar 2026, 0330 hours"),
    ],
)
def test_across_midnight_and_changes_of_the_clock_one_time_is_meant(utc: datetime, typed: str, meant: str) -> None:
    assert [moment_words(found) for found in read_moment(typed, utc, CHICAGO)] == [meant]


@pytest.mark.parametrize(("typed", "many"), [("y 0130", 2), ("0130", 2), ("y 0230", 1)])
def test_an_hour_that_came_twice_is_asked_about_also_when_it_is_typed_short(typed: str, many: int) -> None:
    now = datetime(2026, 11, 2 if typed.startswith("y") else 1, 20, 0, tzinfo=UTC)
    assert len(read_moment(typed, now, CHICAGO)) == many


def test_an_hour_that_was_skipped_is_not_made_up() -> None:
    assert read_moment("y 0230", datetime(2026, 3, 9, 15, 0, tzinfo=UTC), CHICAGO) == ()


@given(st.times().map(lambda at: at.replace(second=0, microsecond=0)), st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_what_is_shown_can_be_typed_again(at: time, day: date) -> None:
    assert read_time(time_words(at), NOW) == at
    assert read_date(date_words(day), TODAY) == day


@given(st.text(max_size=30))
def test_hostile_typing_is_understood_or_left_alone(typed: str) -> None:
    assert isinstance(read_time(typed, NOW), time | None)
    assert isinstance(read_date(typed, TODAY), date | None)
    assert isinstance(read_moment(typed, NOW, CHICAGO), tuple)
    assert isinstance(read_day(typed, NOW, CHICAGO), Range | None)


def test_a_day_whose_hour_is_not_known_is_printed_as_such() -> None:
    day = read_day("9 Aug", NOW, CHICAGO)
    assert day is not None
    assert account_words(Account(day, Precision.ABOUT)) == "about 09 Aug 2026, hour not known"
    (first,), (last,) = (read_moment(text, NOW, CHICAGO) for text in ("8 Aug 0000", "9 Aug 1200"))
    assert account_words(Account(Range(first, day.high))) == "08 Aug 2026 to 09 Aug 2026, hours not known"
    assert account_words(Account(Range(first, last))) == "08 Aug 2026, 0000 hours to 09 Aug 2026, 1200 hours"
