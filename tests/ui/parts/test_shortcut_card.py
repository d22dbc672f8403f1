"""The shortcut card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from ui.parts.shortcut_card import CARD, ShortcutCard

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


def test_every_key_on_the_card_can_be_read(qtbot: QtBot, dressed: QApplication) -> None:
    card = ShortcutCard()
    qtbot.addWidget(card)
    card.resize(1366, 600)
    shown = {label.text() for label in card.findChildren(QLabel)}
    assert {text for _, keys in CARD for line in keys for text in line} <= shown
    assert card.minimumSizeHint().width() <= 1366


def test_a_key_closes_it_and_a_held_one_does_not(qtbot: QtBot, dressed: QApplication) -> None:
    card = ShortcutCard()
    qtbot.addWidget(card)
    with qtbot.assertNotEmitted(card.closed):
        QTest.keyPress(card, Qt.Key.Key_Control)
    with qtbot.waitSignal(card.closed):
        QTest.keyClick(card, Qt.Key.Key_A)
    with qtbot.waitSignal(card.closed):
        QTest.mouseClick(card, Qt.MouseButton.LeftButton)
