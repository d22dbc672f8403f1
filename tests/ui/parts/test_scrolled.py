"""The ground that scrolls down where the window is too low."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from tests.ui.pages import show_alone
from ui.parts.scrolled import Scrolled
from ui.parts.words import column, words

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def fields() -> list[QLineEdit]:
    return [QLineEdit() for _ in range(12)]


@pytest.fixture
def area(fields: list[QLineEdit], qtbot: QtBot, dressed: QApplication) -> Scrolled:
    made = Scrolled(column(*fields, None))
    show_alone(qtbot, made, 400, 200)
    qtbot.waitUntil(lambda: made.ground.height() > 200)
    return made


def whole(area: Scrolled, widget: QWidget) -> bool:
    """Whether a widget is seen whole."""
    return area.viewport().rect().contains(widget.rect().translated(widget.mapTo(area.viewport(), widget.rect().topLeft())))


def test_what_does_not_fit_scrolls_down_and_the_keyboard_takes_the_view_along(area: Scrolled, fields: list[QLineEdit]) -> None:
    assert area.ground.width() == area.viewport().width()
    assert not whole(area, fields[-1])
    fields[-1].setFocus()
    assert whole(area, fields[-1])
    fields[0].setFocus()
    assert whole(area, fields[0])


def test_it_is_as_high_as_the_view_where_that_is_enough(area: Scrolled) -> None:
    area.resize(400, 900)
    QApplication.processEvents()
    assert area.ground.height() == area.viewport().height()
    assert area.verticalScrollBar().maximum() == 0


def test_it_never_scrolls_sideways(qtbot: QtBot, dressed: QApplication) -> None:
    made = Scrolled(column(words("A line of words that is much wider than the window in which it lies, and does not wrap")))
    show_alone(qtbot, made, 200, 200)
    assert made.ground.width() == made.viewport().width()
    assert made.horizontalScrollBar().maximum() == 0


def test_what_is_shown_just_now_is_brought_into_view(area: Scrolled, fields: list[QLineEdit], qtbot: QtBot) -> None:
    area.reveal(fields[-1])
    qtbot.waitUntil(lambda: whole(area, fields[-1]))
    assert whole(area, fields[-1])
