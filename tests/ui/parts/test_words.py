"""The smallest pieces: labels, and buttons that show their key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLineEdit

from tests.ui.pages import Key, press, show_alone
from ui import theme
from ui.parts.words import block, button, column, labelled, name_button, say, words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget
    from pytestqt.qtbot import QtBot


def shown(qtbot: QtBot, widget: QWidget) -> QWidget:
    show_alone(qtbot, widget, 400, 200)
    return widget


def test_a_label_never_reads_its_text_as_markup() -> None:
    label = words("<b>26th</b> & Kedzie")
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == "<b>26th</b> & Kedzie"


def test_a_line_with_nothing_to_say_takes_no_room() -> None:
    label = words("")
    say(label, "")
    assert label.isHidden()
    say(label, "saved")
    assert not label.isHidden()


def test_a_button_shows_its_key_and_is_pressed_by_it(qtbot: QtBot, dressed: QApplication) -> None:
    made, field = button("New report", "", "Ctrl+N"), QLineEdit()
    ground = shown(qtbot, block(column(made, field)))
    field.setFocus()
    assert ground.isVisible()
    with qtbot.waitSignal(made.clicked):
        press(Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert made.accessibleName() == "New report"
    assert made.accessibleDescription() == "Key: Ctrl+N"


def test_a_hidden_button_is_not_pressed_by_its_key(qtbot: QtBot, dressed: QApplication) -> None:
    made, field = button("New report", "", "Ctrl+N"), QLineEdit()
    ground = shown(qtbot, block(column(made, field)))
    made.hide()
    field.setFocus()
    assert ground.isVisible()
    with qtbot.assertNotEmitted(made.clicked):
        press(Key.Key_N, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_Space])
def test_enter_presses_the_button_in_focus_as_space_does(qtbot: QtBot, dressed: QApplication, key: Qt.Key) -> None:
    made = button("Send now")
    ground = shown(qtbot, block(column(made)))
    made.setFocus()
    assert ground.isVisible()
    with qtbot.waitSignal(made.clicked):
        press(key)


def test_a_button_keeps_its_key_when_its_words_change(qtbot: QtBot, dressed: QApplication) -> None:
    made, field = button("Send", "", "Alt+S"), QLineEdit()
    name_button(made, "Send now", "Alt+S")
    ground = shown(qtbot, block(column(made, field)))
    field.setFocus()
    assert ground.isVisible()
    with qtbot.waitSignal(made.clicked):
        press(Key.Key_S, Qt.KeyboardModifier.AltModifier)


def test_a_field_is_named_by_its_label() -> None:
    field = QLineEdit()
    layout = labelled("Star", field, "Up to six digits")
    assert field.accessibleName() == "Star"
    assert field.accessibleDescription() == "Up to six digits"
    assert layout.count() == 3


@pytest.mark.parametrize("role", ["primary", "quiet", "link", "danger", "chip", ""])
def test_the_focus_ring_of_a_button_is_seen_whatever_its_role(qtbot: QtBot, dressed: QApplication, role: str) -> None:
    made, other = button("Do it", role), button("Other")
    ground = shown(qtbot, block(column(made, other, margins=(20, 20, 20, 20))))

    def ring() -> int:
        picture = ground.grab().toImage()
        place, middle = made.geometry(), made.geometry().center().y()
        edge = [picture.pixelColor(place.left() + across, middle) for across in range(9)]
        return sum(colour == QColor(theme.DAY.accent) for colour in edge)

    other.setFocus()
    without = ring()
    made.setFocus()
    assert ring() != without
    assert ring() >= theme.RING
