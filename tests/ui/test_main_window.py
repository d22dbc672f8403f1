"""The frame: one screen at a time, and the keys that are the same everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QScrollArea

from tests.ui.pages import CTRL, Key, press
from ui.main_window import MainWindow
from ui.parts.bar import BarWords
from ui.parts.screen import Screen
from ui.parts.words import column

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


class Notes(Screen):
    """A screen that writes down what it was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []
        self.field = QLineEdit()
        self.field.setAccessibleName("Note")
        self.setLayout(column(self.field))
        self.set_bar(BarWords(left="2 things", step="Next", step_key="F8", back="Home", action="Go on"))

    def act(self) -> None:
        self.asked.append("act")

    def step(self) -> None:
        self.asked.append("step")

    def leave(self) -> None:
        self.asked.append("leave")

    def take_focus(self) -> None:
        self.field.setFocus()


@pytest.fixture
def window(qtbot: QtBot, dressed: QApplication) -> Iterator[MainWindow]:
    made = MainWindow()
    made.complete()
    made.resize(1366, 768)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    made.let_close()
    made.deleteLater()


@pytest.fixture
def screen(window: MainWindow) -> Notes:
    notes = Notes()
    window.show_screen(notes)
    return notes


def test_it_starts_with_the_unlock_screen_and_nothing_else(window: MainWindow) -> None:
    assert window.shown is window.unlock
    assert window.strip.isHidden()
    assert window.bar.isHidden()


@pytest.mark.parametrize(
    ("key", "modifiers", "asked"),
    [
        (Key.Key_Return, CTRL, "act"),
        (Key.Key_Enter, CTRL, "act"),
        (Key.Key_F8, Qt.KeyboardModifier.NoModifier, "step"),
        (Key.Key_Escape, Qt.KeyboardModifier.NoModifier, "leave"),
    ],
)
def test_the_keys_are_handed_to_the_screen_that_is_shown(screen: Notes, key: Qt.Key, modifiers: Qt.KeyboardModifier, asked: str) -> None:
    press(key, modifiers)
    assert screen.asked == [asked]


def test_f8_does_nothing_where_the_bar_does_not_show_it(screen: Notes) -> None:
    screen.set_bar(BarWords(step="Shift end", step_key="Ctrl+E"))
    press(Key.Key_F8)
    assert screen.asked == []


def test_f12_asks_for_the_lock_from_anywhere(window: MainWindow, screen: Notes, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.lock_asked):
        press(Key.Key_F12)


def test_the_shortcut_card_lies_over_the_screen_until_a_key(window: MainWindow, screen: Notes) -> None:
    press(Key.Key_F1)
    assert window.bar.isHidden()
    press(Key.Key_Return, CTRL)
    press(Key.Key_Escape)
    assert screen.asked == []
    assert screen.field.hasFocus()
    assert window.bar.isVisible()


def test_a_line_of_words_stays_until_it_is_closed_by_its_key(window: MainWindow, screen: Notes) -> None:
    window.tell_problem("The disk is full. What you typed is safe. Make space.")
    assert window.notice.text.startswith("The disk is full")
    press(Key.Key_F9)
    assert window.notice.text == ""
    assert screen.field.hasFocus()


def test_the_close_button_saves_first(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.close_asked):
        assert not window.close()
    assert window.isVisible()
    window.let_close()
    assert not window.isVisible()


def test_at_the_smallest_size_nothing_scrolls_sideways(window: MainWindow, screen: Notes) -> None:
    window.resize(1366, 768)
    assert window.minimumSizeHint().width() <= 1366
    assert all(area.horizontalScrollBar().maximum() == 0 for area in window.findChildren(QScrollArea))
