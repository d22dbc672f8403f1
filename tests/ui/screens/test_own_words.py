"""The screen of own words and phrases, without a core."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldreport.writing import Own
from tests.ui.pages import Key, press, show_alone
from ui.screens.own_words import OwnWordsScreen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


def test_an_empty_list_teaches_its_keys_and_esc_leads_back(qtbot: QtBot, dressed: QApplication) -> None:
    screen = OwnWordsScreen()
    show_alone(qtbot, screen)
    screen.show_own(Own())
    assert screen.list.isHidden()
    assert screen.bar.action == "New word or phrase"
    with qtbot.waitSignal(screen.left):
        screen.leave()


def test_delete_names_what_is_deleted(qtbot: QtBot, dressed: QApplication) -> None:
    screen = OwnWordsScreen()
    show_alone(qtbot, screen)
    screen.show_own(Own(("Okafor",)))
    with qtbot.waitSignal(screen.deleted) as deleted:
        press(Key.Key_Delete)
    assert deleted.args == ["", "Okafor"]
