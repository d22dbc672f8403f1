"""A time of day, by shorthand."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

import pytest

from fieldreport.answers.values import Precision
from tests.ui.questions.editing import NOW, ZONE, listen
from ui.questions.editor import Entry
from ui.questions.time import time_line

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.mark.parametrize(("typed", "value"), [("1407", time(14, 7)), ("2:07 pm", time(14, 7)), ("now", time(14, 7)), ("-15", time(13, 52))])
def test_shorthand_is_understood(qtbot: QtBot, typed: str, value: time) -> None:
    heard = listen(qtbot, time_line(lambda: NOW, ZONE))
    heard.type(typed)
    assert heard.value == value


def test_a_time_is_shown_as_reports_write_it(qtbot: QtBot) -> None:
    heard = listen(qtbot, time_line(lambda: NOW, ZONE))
    heard.show(time(14, 7))
    assert heard.focus().text() == "1407 hours"


def test_across_midnight_minutes_ago_are_of_the_day_before(qtbot: QtBot) -> None:
    heard = listen(qtbot, time_line(lambda: datetime(2026, 8, 10, 5, 5, tzinfo=UTC), ZONE))
    heard.type("-15")
    assert heard.value == time(23, 50)
    heard.type("x")
    assert heard.value is None


def test_about_is_understood(qtbot: QtBot) -> None:
    heard = listen(qtbot, time_line(lambda: NOW, ZONE))
    heard.type("about 14:07")
    assert heard.entries[-1] == Entry(time(14, 7), Precision.ABOUT)
