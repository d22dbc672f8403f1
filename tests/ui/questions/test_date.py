"""A date, by shorthand, with its weekday beside it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from tests.ui.questions.editing import NOW, ZONE, listen
from ui.questions.date import date_line, weekday

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("y", date(2026, 8, 9)),
        ("10 Aug", date(2026, 8, 10)),
        ("8/3", date(2026, 8, 3)),
        ("-3", date(2026, 8, 7)),
        ("now", date(2026, 8, 10)),
    ],
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


@pytest.mark.parametrize(("typed", "value"), [("today", date(2026, 8, 9)), ("y", date(2026, 8, 8)), ("now", date(2026, 8, 9))])
def test_before_midnight_in_chicago_it_is_not_tomorrow_yet(qtbot: QtBot, typed: str, value: date) -> None:
    heard = listen(qtbot, date_line(lambda: datetime(2026, 8, 10, 4, 55, tzinfo=UTC), ZONE))
    heard.type(typed)
    assert heard.value == value
