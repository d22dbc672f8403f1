"""Places read from text, and what is measured between them, against geometry that is known."""

from __future__ import annotations

import math
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldreport.forms.places import EARTH_RADIUS, length, read_line, read_place, surface

DEGREE = 2 * math.pi * EARTH_RADIUS / 360
LINES = st.lists(st.tuples(st.floats(-80, 80), st.floats(-170, 170)), min_size=3, max_size=6)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("41.88 -87.63", (Decimal("41.88"), Decimal("-87.63"), None, None)),
        ("41.88 -87.63 181", (Decimal("41.88"), Decimal("-87.63"), Decimal(181), None)),
        ("  90   180  -5  0.5 ", (Decimal(90), Decimal(180), Decimal(-5), Decimal("0.5"))),
        ("41.88", None),
        ("41.88, -87.63", None),
        ("90.1 0", None),
        ("0 -180.5", None),
        ("0 0 0 -1", None),
        ("0 0 0 0 0", None),
        ("NaN 0", None),
        ("Infinity 0", None),
        ("north south", None),
        ("", None),
        ("0" * 200 + " 0", None),
    ],
)
def test_a_place_is_read_whole_or_not_at_all(text: str, expected: object) -> None:
    assert read_place(text) == expected


def test_a_line_is_places_with_semicolons_and_what_is_none_is_left_out() -> None:
    assert read_line("1 2; 3 4 5 6 ;; nowhere") == [(1.0, 2.0), (3.0, 4.0)]
    assert read_line("") == []


def test_a_degree_along_the_equator_and_to_the_pole_is_as_long_as_the_sphere_says() -> None:
    assert float(length([(0, 0), (0, 1)])) == pytest.approx(DEGREE, abs=0.001)
    assert float(length([(0, 0), (90, 0)])) == pytest.approx(90 * DEGREE, abs=0.001)
    assert float(length([(0, 0), (0, 180)])) == pytest.approx(180 * DEGREE, abs=0.001)


def test_a_step_of_a_metre_is_measured_as_one() -> None:
    assert float(length([(41.88, -87.63), (41.88 + 1 / DEGREE, -87.63)])) == pytest.approx(1, abs=0.001)


def test_a_square_of_a_hundred_metres_is_a_hectare() -> None:
    side = 100 / DEGREE
    assert float(surface([(0, 0), (0, side), (side, side), (side, 0)])) == pytest.approx(10_000, abs=0.01)


@given(LINES)
def test_the_way_back_is_as_long_and_encloses_as_much(line: list[tuple[float, float]]) -> None:
    back = [line[0], *reversed(line[1:])]
    assert length(line) == length(list(reversed(line)))
    assert float(surface(line)) == pytest.approx(float(surface(back)), rel=1e-6, abs=1)
    assert length(line) >= 0
