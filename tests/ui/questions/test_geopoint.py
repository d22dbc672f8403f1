"""A place on the map as maps, receivers and people write it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldreport.answers.values import GeoPoint
from fieldreport.answers.words import point_words
from tests.ui.questions.editing import listen
from ui.questions.geopoint import COMPLAINT, geopoint_line, read_point

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
HALL = GeoPoint(Decimal("41.8781"), Decimal("-87.6298"))
SECONDS = GeoPoint(Decimal("41.878056"), Decimal("-87.629722"))


@pytest.mark.parametrize(
    "typed",
    ["41.8781, -87.6298", "41.8781 -87.6298", "41.8781;−87.6298", "41.8781° N, 87.6298° W", "N41.8781 W87.6298", "87.6298w 41.8781n"],
)
def test_degrees_are_read(typed: str) -> None:
    assert read_point(typed) == HALL


@pytest.mark.parametrize(
    "typed", ["41°52'41\"N 87°37'47\"W", "41°52′41″N, 87°37′47″W", "41° 52' 41'' N 87° 37' 47'' W", "N 41°52'41\" W 87°37'47\""]
)
def test_minutes_and_seconds_are_read(typed: str) -> None:
    assert read_point(typed) == SECONDS


def test_minutes_may_have_a_fraction() -> None:
    assert read_point("41°52.686'N 87°37.788'W") == GeoPoint(Decimal("41.8781"), Decimal("-87.6298"))


@pytest.mark.parametrize("said", ["± 5 m", "±5", "+/- 5 meters", "+-5m", ", within 5 m"])
def test_how_exact_the_receiver_was_is_read(said: str) -> None:
    assert read_point(f"41.8781, -87.6298 {said}") == GeoPoint(HALL.latitude, HALL.longitude, accuracy=Decimal(5))


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "City Hall",
        "41.8781",
        "418781",
        "41,8781, -87,6298",
        "41.8781N 87.6298",
        "-41.8781N 87.6298W",
        "41.8781N 87.6298S",
        "91, 10",
        "41, 181",
        "41°60'N 87°W",
        "41°52.5'41\"N 87°37'47\"W",
        "41.5°52'N 87°37'W",
        "41.8781, -87.6298, 180",
    ],
)
def test_what_would_have_to_be_guessed_is_not_read(typed: str) -> None:
    assert read_point(typed) is None


@given(
    st.builds(
        GeoPoint, st.decimals(-90, 90, places=6), st.decimals(-180, 180, places=6), st.none(), st.none() | st.decimals(1, 99999, places=2)
    )
)
def test_what_is_printed_is_read_as_the_same_place(point: GeoPoint) -> None:
    read = read_point(point_words(point))
    assert read is not None
    assert (read.latitude, read.longitude, read.accuracy) == (point.latitude, point.longitude, point.accuracy)


def test_the_line_says_where_on_the_world_it_lies_and_writes_it_as_printed(qtbot: QtBot) -> None:
    heard = listen(qtbot, geopoint_line())
    heard.type("41.8781, 87.6298 ± 5 m")
    assert heard.editor.echo.text() == "= 41.8781, 87.6298, within 5 m, north, east"
    heard.editor.leave()
    assert heard.focus().text() == "41.8781, 87.6298, within 5 m"


def test_what_is_no_place_is_left_standing_with_what_would_be_understood(qtbot: QtBot) -> None:
    heard = listen(qtbot, geopoint_line())
    heard.type("about 41.8, -87.6")
    heard.editor.leave()
    assert heard.value is None
    assert heard.notes[-1] == f"“about 41.8, -87.6” was not understood, so it is not in the report. {COMPLAINT}"
    assert heard.editor.unread() == "about 41.8, -87.6"
