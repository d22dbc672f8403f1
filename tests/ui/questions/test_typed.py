"""A line that is read while it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from fieldreport.answers.values import Account, Moment, NonAnswer, Precision, Range
from tests.ui.questions.editing import NOW, ZONE, listen
from ui.questions.date_time import date_time_line
from ui.questions.number import integer_line
from ui.questions.time import time_line

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.questions.editing import Heard

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def hour(qtbot: QtBot) -> Heard:
    return listen(qtbot, time_line(lambda: NOW, ZONE))


def test_what_is_understood_stands_beside_the_line(hour: Heard) -> None:
    hour.type("about 2:05 pm")
    assert hour.editor.echo.text() == "= about 1405 hours"


def test_half_typed_words_are_no_answer_and_stay(hour: Heard) -> None:
    hour.type("14")
    assert hour.value is None
    hour.show(None)
    assert hour.focus().text() == "14"
    assert hour.editor.unread() == "14"


def test_on_leaving_it_is_written_as_it_will_be_printed(hour: Heard) -> None:
    hour.type("~1405")
    hour.editor.leave()
    assert hour.focus().text() == "about 1405 hours"
    assert hour.editor.echo.text() == ""


def test_on_leaving_what_was_not_understood_is_said(hour: Heard) -> None:
    hour.type("half past two")
    hour.editor.leave()
    assert "“half past two” was not understood, so it is not in the report." in hour.notes[-1]
    assert hour.focus().text() == "half past two"


def test_changing_a_value_half_way_is_not_the_old_value(hour: Heard) -> None:
    hour.show(None)
    hour.type("1405")
    hour.key(Qt.Key.Key_Backspace)
    hour.key(Qt.Key.Key_Backspace)
    assert hour.value is None


def test_precision_that_was_chosen_elsewhere_is_shown(qtbot: QtBot) -> None:
    heard = listen(qtbot, integer_line())
    heard.type("7")
    heard.editor.show_account(Account(7, Precision.AT_LEAST))
    assert heard.focus().text() == "at least 7"


def test_a_stored_range_is_shown_and_can_be_edited(qtbot: QtBot) -> None:
    heard = listen(qtbot, integer_line())
    heard.show(Range(20, 30))
    assert heard.focus().text() == "20 to 30"
    heard.key(Qt.Key.Key_Backspace)
    heard.type("5")
    assert heard.value == Range(20, 35)


def test_a_range_of_times_takes_its_day_from_the_first(qtbot: QtBot) -> None:
    heard = listen(qtbot, date_time_line(lambda: NOW, ZONE))
    heard.type("y 2350 to 0010")
    value = heard.value
    assert isinstance(value, Range)
    assert isinstance(value.low, Moment)
    assert isinstance(value.high, Moment)
    assert (value.high.utc - value.low.utc).total_seconds() == 20 * 60


def test_a_chip_is_taken_away_by_backspace(hour: Heard) -> None:
    hour.editor.show_non_answer(NonAnswer.UNKNOWN)
    hour.key(Qt.Key.Key_Backspace)
    assert [entry.value for entry in hour.entries] == [None]


def test_a_value_of_another_kind_is_not_shown_as_one(hour: Heard) -> None:
    hour.show(7)
    assert hour.focus().text() == ""
