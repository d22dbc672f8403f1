"""What blank, true, a number, equal and less mean, before any form or sheet comes into it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldreport.forms.meaning import (
    as_date,
    as_moment,
    as_time,
    calculate,
    different,
    equal,
    first,
    is_blank,
    number,
    ordered,
    singles,
    text,
    tidy,
    truth,
)

if TYPE_CHECKING:
    from fieldreport.forms.meaning import Single, Value

CHICAGO = "America/Chicago"
LOCAL = ZoneInfo(CHICAGO)
DAY = date(2026, 8, 10)
MOMENT = datetime(2026, 8, 10, 14, 7, tzinfo=LOCAL)

SINGLES: st.SearchStrategy[Single] = st.one_of(
    st.none(),
    st.text(max_size=5),
    st.booleans(),
    st.integers(-(10**299), 10**299),
    st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**299), max_value=10**299),
    st.dates(),
    st.times(),
    st.datetimes(timezones=st.just(LOCAL)),
    st.lists(st.text(max_size=3), max_size=3).map(tuple),
)
VALUES: st.SearchStrategy[Value] = SINGLES | st.lists(SINGLES, max_size=3)
"""Everything that an answer or a calculation can come to; ``tidy`` keeps out NaN and what is beyond 10 to the 300."""


def less(left: Value, right: Value) -> bool:
    return ordered(left, right, lambda order: order < 0)


@pytest.mark.parametrize("blank", [None, "", (), [], [None], [None, "", ()]])
def test_blank_is_no_answer_and_rows_without_any(blank: Value) -> None:
    assert is_blank(blank)
    assert not truth(blank)
    assert text(blank) == ""
    assert (first(blank), number(blank), as_date(blank), as_time(blank), as_moment(blank, CHICAGO)) in (
        (None, None, None, None, None),
        (blank, None, None, None, None),
    )
    assert list(singles(blank)) == []


@pytest.mark.parametrize("answer", [0, False, " ", "0", Decimal(0), ("",), [None, 0]])
def test_zero_no_and_a_space_are_answers(answer: Value) -> None:
    assert not is_blank(answer)


def test_of_many_rows_the_first_answer_counts_where_one_is_wanted() -> None:
    assert first([None, "", "x", "y"]) == "x"
    assert (number([None, 5, 6]), text([(), ("a", "b")]), as_date([None, DAY])) == (5, "a b", DAY)
    assert list(singles([1, None, 0, "", False])) == [1, 0, False]


def test_a_text_is_true_whatever_it_says_and_a_number_unless_it_is_zero() -> None:
    assert [truth(value) for value in ("0", "false", " ", -1, Decimal("0.1"), DAY, time(0, 0), ("n",), [0])] == [True] * 9
    assert [truth(value) for value in (0, Decimal("0.00"), False)] == [False] * 3


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (" 12 ", 12),
        ("12.50", Decimal("12.5")),
        ("1e3", 1000),
        (True, 1),
        (("7",), 7),
        (("7", "8"), None),
        ("1_000", None),
        ("1,000", None),
        ("nan", None),
        ("inf", None),
        ("1e301", None),
        ("9" * 401, None),
        (date(1970, 1, 2), 1),
        (datetime(1970, 1, 1, 12, 0, tzinfo=UTC), Decimal("0.5")),
        (time(14, 7), None),
    ],
)
def test_what_counts_as_a_number(value: Value, expected: object) -> None:
    assert number(value) == expected


def test_a_whole_number_is_kept_as_one_and_a_monstrous_one_is_none() -> None:
    assert type(tidy(Decimal("2.00"))) is int
    assert [tidy(value) for value in (None, Decimal("NaN"), Decimal("-Infinity"), Decimal("1E+300"), 10**300)] == [None] * 5
    assert tidy(10**299) == 10**299


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Decimal("2.50"), "2.5"),
        (Decimal("1E+3"), "1000"),
        (Decimal("100"), "100"),
        (Decimal("0.10"), "0.1"),
        (-3, "-3"),
        (True, "true"),
        (("ice", "cbp"), "ice cbp"),
        (DAY, "2026-08-10"),
        (time(14, 7), "14:07"),
        (MOMENT, "2026-08-10T14:07:00.000-05:00"),
    ],
)
def test_every_answer_has_one_text(value: Value, words: str) -> None:
    assert text(value) == words


def test_a_date_is_read_from_texts_moments_and_days_since_1970() -> None:
    assert [as_date(value) for value in ("2026-08-10", " 2026-08-10T23:59 ", MOMENT, 20675)] == [DAY] * 4
    assert [as_date(value) for value in ("10 Aug 2026", "2026-02-30", True, 10**12, time(1, 0), ("2026-08-10",))] == [None] * 6


def test_a_moment_without_a_zone_is_meant_in_the_zone_of_the_sheet() -> None:
    assert as_moment("2026-08-10T14:07", CHICAGO) == MOMENT
    assert as_moment("2026-08-10T19:07+00:00", CHICAGO) == MOMENT
    assert as_moment(DAY, CHICAGO) == datetime(2026, 8, 10, 5, 0, tzinfo=UTC)
    assert as_moment(0, CHICAGO) == datetime(1970, 1, 1, tzinfo=UTC)
    assert [as_moment(value, CHICAGO) for value in ("soon", True, 10**12, Decimal("NaN"), time(1, 0))] == [None] * 5


def test_a_time_of_day_loses_its_date_and_zone() -> None:
    assert [as_time(value) for value in ("14:07", "14:07:00+00:00", MOMENT, time(14, 7))] == [time(14, 7)] * 4
    assert [as_time(value) for value in ("1407 hours", 1407, DAY)] == [None] * 3


@pytest.mark.parametrize("blank", [None, "", (), [], [None]])
@pytest.mark.parametrize("other", [None, 0, "", "x", DAY, ("a",), [1, 2]])
def test_with_blank_nothing_is_equal_different_less_or_computed(blank: Value, other: Value) -> None:
    for left, right in ((blank, other), (other, blank)):
        assert not equal(left, right)
        assert not different(left, right)
        assert not less(left, right)
        assert [calculate(operator, left, right) for operator in ("+", "-", "*", "div", "mod")] == [None] * 5


def test_values_are_compared_by_what_they_tell_and_not_by_how_they_are_written() -> None:
    assert equal(3, "3.0")
    assert equal("2026-08-10", DAY)
    assert equal("14:07", time(14, 7))
    assert equal(True, "OK")
    assert equal(("ice", "cbp"), "ice cbp")
    assert not equal("3", "3.0")  # two texts are two texts
    assert less(Decimal("2.5"), "10")
    assert less("9", "10")  # order is an order of numbers, also between texts


def test_values_without_an_order_are_different_and_neither_is_less() -> None:
    assert not equal(3, "three")
    assert different(3, "three")
    assert not less(3, "three")
    assert not less("three", 3)
    assert not less(DAY, "soon")


def test_a_day_holds_every_moment_of_it() -> None:
    assert equal(DAY, MOMENT)
    assert not less(DAY, MOMENT)
    assert not less(MOMENT, DAY)
    assert less(MOMENT, "2026-08-10T14:08")
    assert less("2026-08-10T14:06", MOMENT)
    assert equal(MOMENT, "2026-08-10T19:07+00:00")


def test_the_hour_that_comes_twice_is_told_apart() -> None:
    early, late = (datetime(2026, 11, 1, 1, 30, tzinfo=LOCAL, fold=fold) for fold in (0, 1))
    assert less(early, late)
    assert not equal(early, late)


def test_with_rows_a_comparison_asks_whether_it_holds_for_any_of_them() -> None:
    ages = [30, None, 7]
    assert equal(ages, 7)
    assert different(ages, 7)
    assert less(ages, 8)
    assert not less(ages, 7)
    assert less(8, ages)
    assert equal(ages, [1, 2, 30])


def test_days_are_added_to_days_and_counted_between_them() -> None:
    assert calculate("+", DAY, "90") == calculate("+", 90, DAY) == date(2026, 11, 8)
    assert calculate("-", DAY, Decimal("1.9")) == date(2026, 8, 9)
    assert calculate("-", MOMENT, DAY) == 0
    assert calculate("-", MOMENT, MOMENT - timedelta(hours=6)) == Decimal("0.25")
    assert calculate("+", MOMENT, Decimal("0.5")) == MOMENT + timedelta(hours=12)
    assert [calculate("+", DAY, 10**9), calculate("-", DAY, 10**12), calculate("-", DAY, "soon")] == [None] * 3


def test_arithmetic_that_has_no_answer_is_blank() -> None:
    for operator, left, right in (("div", 1, 0), ("mod", 1, 0), ("+", "a", 1), ("*", 10**299, 10**299), ("-", time(1, 0), 1)):
        assert calculate(operator, left, right) is None
    assert calculate("mod", -7, 3) == -1
    assert calculate("div", 1, 8) == Decimal("0.125")


@given(VALUES, VALUES)
def test_no_two_values_make_a_comparison_or_a_sum_fail(left: Value, right: Value) -> None:
    for value in (left, right):
        assert isinstance(truth(value), bool)
        assert isinstance(text(value), str)
        as_date(value), as_time(value), as_moment(value, CHICAGO), number(value)
    assert equal(left, right) == equal(right, left)
    assert different(left, right) == different(right, left)
    assert less(left, right) == ordered(right, left, lambda order: order > 0)
    for operator in ("+", "-", "*", "div", "mod"):
        calculate(operator, left, right)
