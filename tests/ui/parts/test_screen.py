"""What the frame asks of a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from tests.ui.pages import show_alone, write
from ui.parts.bar import BarWords
from ui.parts.screen import Screen
from ui.parts.words import column

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


def test_a_screen_says_when_its_bar_changes_and_only_then(qtbot: QtBot, dressed: QApplication) -> None:
    screen = Screen()
    qtbot.addWidget(screen)
    assert screen.bar == BarWords()
    with qtbot.waitSignal(screen.bar_changed):
        screen.set_bar(BarWords(action="Seal"))
    with qtbot.assertNotEmitted(screen.bar_changed):
        screen.set_bar(BarWords(action="Seal"))


def test_a_screen_that_answers_to_no_key_ignores_them_all(qtbot: QtBot, dressed: QApplication) -> None:
    screen = Screen()
    qtbot.addWidget(screen)
    for ask in (screen.act, screen.step, screen.leave, screen.take_focus):
        ask()
    assert screen.minimumSizeHint().width() <= 1366


def test_a_screen_that_scrolls_later_keeps_the_keyboard_and_what_is_being_typed(qtbot: QtBot, dressed: QApplication) -> None:
    screen, field = Screen(), QLineEdit()
    screen.lay_out(column(field), scrolls=False)
    show_alone(qtbot, screen)
    field.setFocus()
    write("900")
    screen.let_scroll()
    assert field.isVisible(), "nothing flickers"
    write("01")
    assert field.text() == "90001"
    assert screen.ground.ground.isAncestorOf(field)
