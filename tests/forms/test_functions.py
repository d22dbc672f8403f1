"""What the functions give at their edges: nothing chosen, no rows, half a number, a letter that is not in the table.

The ordinary use of each stands in ``test_evaluation``, through a filled sheet.
"""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldreport.forms.evaluation import _SPECIAL
from fieldreport.forms.functions import BODIES, BODIES_IN_ZONE, arithmetic, format_moment, selected
from fieldreport.forms.subset import FUNCTIONS, MANY
from tests.forms.test_meaning import VALUES

CHICAGO = "America/Chicago"
MOMENT = datetime(2026, 8, 3, 4, 5, 6, 78_900, tzinfo=ZoneInfo(CHICAGO))
"""A Monday morning."""


def call(name: str, *arguments: object) -> object:
    return BODIES[name](*arguments)


def test_the_published_table_and_the_code_hold_the_same_functions() -> None:
    # instance() is no call but a path, with a node of its own.
    assert set(FUNCTIONS) == set(BODIES) | set(BODIES_IN_ZONE) | set(_SPECIAL) | {"instance"}
    assert not set(BODIES) & (set(BODIES_IN_ZONE) | set(_SPECIAL))


def test_a_code_is_chosen_whole_or_not_at_all() -> None:
    assert selected(("ice", "cbp"), "cbp")
    assert not selected(("iceberg",), "ice")
    assert not selected("iceberg", "ice")
    assert not selected((), "ice")
    assert not selected(("ice",), "")
    assert selected([None, ("fbi",), "ice cbp"], "cbp")  # in any row
    assert not selected([None, ()], "cbp")


def test_a_choice_at_a_place_that_is_not_there_is_blank() -> None:
    assert [call("selected-at", ("a", "b"), place) for place in (0, 1, 2, -1, None, "x")] == ["a", "b", None, None, None, None]
    assert [call("count-selected", codes) for codes in ((), None, "", ("a",), "a b")] == [0, 0, 0, 1, 2]


def test_rows_without_an_answer_are_skipped_and_no_rows_come_to_nothing() -> None:
    assert call("sum", [30, None, "", 7], Decimal("0.5")) == Decimal("37.5")
    assert call("sum", [None, "seven"]) == call("sum", []) == 0
    assert call("count", [0, False, None, ""]) == 2
    assert call("join", ", ", [None, "a", "", "b"], "c", None) == "a, b, c"
    assert call("join", ", ", []) == ""
    assert call("min", [None], []) is None


def test_the_smallest_and_the_largest_are_found_among_dates_and_times_too() -> None:
    days = [date(2026, 8, 10), None, date(2025, 12, 31)]
    assert (call("min", days), call("max", days)) == (date(2025, 12, 31), date(2026, 8, 10))
    assert call("max", [time(9, 0), time(14, 7)], time(1, 0)) == time(14, 7)
    assert call("max", "9", "10") == "10"  # by number, not by letter


def test_a_checklist_without_a_limit_on_one_side_has_none() -> None:
    for least, most, holds in ((1, 2, True), (3, -1, False), (-1, 1, False), (-1, -1, True), (None, None, True), (2, 2, True)):
        assert call("checklist", least, most, True, "yes", False, None) is holds


def test_in_a_weighted_checklist_a_condition_without_a_weight_weighs_nothing() -> None:
    assert call("weighted-checklist", 5, 5, True, 5, True, None, False, 9, None, 9)
    assert call("weighted-checklist", 0, 0, False, 9)
    assert not call("weighted-checklist", 1, -1, True, "heavy")


@pytest.mark.parametrize(
    ("value", "places", "expected"),
    [
        ("2.5", 0, 3),
        ("-2.5", 0, -3),
        ("0.125", 2, Decimal("0.13")),
        (1407, -2, 1400),
        (1450, -2, 1500),
        ("two", 0, None),
        (1, None, None),
        (1, 21, None),
        (10**40, 2, None),
    ],
)
def test_a_half_is_rounded_away_from_zero(value: object, places: object, expected: object) -> None:
    assert call("round", value, places) == expected


def test_powers_and_roots_that_no_form_can_mean_are_blank() -> None:
    assert [call("pow", *pair) for pair in ((0, 0), (-8, "0.5"), (10, 400), (0, -1), (None, 2), (2, None))] == [None] * 6
    assert call("pow", 4, "0.5") == 2
    assert call("sqrt", 2) == Decimal(2).sqrt()
    assert [call(name, None) for name in ("int", "abs", "sqrt", "number")] == [None] * 4


def test_parts_of_a_text_beyond_its_end_are_empty() -> None:
    assert [call("substr", "Alpha", *where) for where in ((9,), (2, 99), (3, 2), (None, 2))] == ["", "pha", "", "Al"]
    assert call("substr", None, 0) == ""


def test_before_and_after_go_by_the_first_time_and_an_empty_text_stands_before_everything() -> None:
    assert (call("substring-before", "a-b-c", "-"), call("substring-after", "a-b-c", "-")) == ("a", "b-c")
    assert (call("substring-before", "a-", "-"), call("substring-after", "a-", "-")) == ("a", "")
    assert (call("substring-before", "abc", ""), call("substring-after", "abc", "")) == ("", "abc")
    assert (call("substring-before", "abc", "x"), call("substring-after", "abc", "x")) == ("", "")


def test_letters_are_exchanged_by_the_first_that_names_them_and_dropped_without_a_partner() -> None:
    assert call("translate", "(312) 555-0100", "() -", "") == "3125550100"
    assert call("translate", "aa", "aa", "xy") == "xx"
    assert call("translate", "ab", "a", "xyz") == "xb"


def test_nothing_is_contained_in_blank() -> None:
    assert [call(name, blank, "") for name in ("contains", "starts-with", "ends-with") for blank in (None, "", [])] == [False] * 9
    assert call("contains", "x", "")


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("%Y-%m-%d", "2026-08-03"),
        ("%y/%n/%e %a %b", "26/8/3 Mon Aug"),
        ("%H%M hours, %h, %S.%3", "0405 hours, 4, 06.078"),
        ("100%% %q %", "100% %q %"),
        ("", ""),
        (None, ""),
    ],
)
def test_a_time_is_written_with_the_letters_of_the_table_and_others_stay_as_they_are(pattern: str | None, words: str) -> None:
    assert format_moment(MOMENT, pattern, CHICAGO) == words


def test_blank_and_what_is_no_time_are_written_as_nothing() -> None:
    assert [format_moment(value, "%Y", CHICAGO) for value in (None, "", [], "soon", True)] == [""] * 5
    assert format_moment(time(14, 7), "%H%M", CHICAGO) == "1407"
    assert format_moment(date(987, 1, 2), "%Y", CHICAGO) == "0987"


def test_the_functions_with_a_zone_take_it_from_the_sheet() -> None:
    assert BODIES_IN_ZONE["date-time"]("2026-08-03", CHICAGO) == datetime(2026, 8, 3, tzinfo=ZoneInfo(CHICAGO))
    assert BODIES_IN_ZONE["decimal-date-time"]("1970-01-01T00:00", CHICAGO) == Decimal(5) / 24 + Decimal(1) / 24
    assert BODIES_IN_ZONE["decimal-date-time"]("soon", CHICAGO) is None


def test_an_operator_is_a_function_of_two_sides() -> None:
    assert [arithmetic(operator)(7, 2) for operator in ("+", "-", "*", "div", "mod")] == [9, 5, 14, Decimal("3.5"), 1]


@pytest.mark.parametrize("name", [*BODIES, *BODIES_IN_ZONE])
@settings(max_examples=30)
@given(data=st.data())
def test_no_answers_whatever_they_are_make_a_function_fail(name: str, data: st.DataObject) -> None:
    known = FUNCTIONS[name]
    count = data.draw(st.integers(known.least, known.least + 2 if known.most == MANY else known.most))
    arguments = [data.draw(VALUES) for _ in range(count)]
    if name in BODIES_IN_ZONE:
        BODIES_IN_ZONE[name](*arguments, CHICAGO)
    else:
        BODIES[name](*arguments)
    assert known.least <= count <= known.most
