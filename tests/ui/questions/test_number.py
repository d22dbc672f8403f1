"""Numbers as officers write them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from fieldreport.answers.values import Precision, Range
from tests.ui.questions.editing import listen
from ui.questions.number import decimal_line, integer_line, read_decimal, read_whole

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.mark.parametrize(("text", "value"), [("3", 3), ("1,000", 1000), ("-2", -2), ("007", 7)])
def test_whole_numbers_are_read(text: str, value: int) -> None:
    assert read_whole(text) == value


@pytest.mark.parametrize("text", ["", "x", "3.5", "1,00", "٣", "1e3", "9" * 16])
def test_what_is_no_whole_number_is_not_guessed(text: str) -> None:
    assert read_whole(text) is None


@pytest.mark.parametrize(("text", "value"), [("2.5", "2.5"), (".5", "0.5"), ("1,000.25", "1000.25"), ("3", "3")])
def test_decimal_numbers_are_read(text: str, value: str) -> None:
    assert read_decimal(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", ".", "+", "NaN", "Infinity", "1e9", "2.5.1"])
def test_what_is_no_decimal_number_is_not_guessed(text: str) -> None:
    assert read_decimal(text) is None


@pytest.mark.parametrize(
    ("typed", "value", "precision"),
    [
        ("6", 6, Precision.EXACT),
        ("about 40", 40, Precision.ABOUT),
        ("~40", 40, Precision.ABOUT),
        ("at least 3", 3, Precision.AT_LEAST),
        ("3+", 3, Precision.AT_LEAST),
        ("20-30", Range(20, 30), Precision.EXACT),
        ("between 30 and 20", Range(20, 30), Precision.EXACT),
    ],
)
def test_how_exact_it_is_can_be_typed(qtbot: QtBot, typed: str, value: object, precision: Precision) -> None:
    heard = listen(qtbot, integer_line())
    heard.type(typed)
    assert (heard.value, heard.entries[-1].precision) == (value, precision)


def test_a_decimal_is_written_as_it_was_meant(qtbot: QtBot) -> None:
    heard = listen(qtbot, decimal_line())
    heard.show(Decimal("2.50"))
    assert heard.focus().text() == "2.50"
