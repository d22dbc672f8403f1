"""A date, by shorthand, with its weekday beside it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.ui.questions.editing import NOW, ZONE, listen
from ui.questions.date import date_line, weekday

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.mark.parametrize(
    ("typed", "value"), [("y", date(2026, 8, 9)), ("10 Aug", date(2026, 8, 10)), ("8/3", date(2026, 8, 3)), ("-3", date(2026, 8, 7))]
)
def test_shorthand_is_understood(qtbot: QtBot, typed: str, value: date) -> None:
    heard = listen(qtbot, date_line(lambda: NOW, ZONE))
    heard.type(typed)
    assert heard.value == value


def test_the_weekday_shows_a_slip(qtbot: QtBot) -> None:
    heard = listen(qtbot, date_line(lambda: NOW, ZONE))
    heard.type("y")
    assert heard.editor.echo.text() == "= 09 Aug 2026, Sunday"
    assert weekday(date(2026, 8, 10)) == "Monday"
