"""The screen of companion papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.coloured import RED, paper
from tests.ui.pages import CTRL, Key, press, show_alone, write
from ui.actions.leafing import LeafedPaper
from ui.lists.rows import Row
from ui.screens.companions import CompanionsScreen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from ui.background import Background

ROWS = (Row("preservation", "Request to preserve recordings"), Row("intervention", "Intervention report", "Not offered"))


@pytest.fixture
def screen(qtbot: QtBot, dressed: QApplication) -> CompanionsScreen:
    made = CompanionsScreen()
    show_alone(qtbot, made)
    made.show_papers("Version 1, original", ROWS, ["preservation"], "PIN")
    made.take_focus()
    return made


def test_enter_asks_the_pin_and_enter_signs(screen: CompanionsScreen, qtbot: QtBot) -> None:
    press(Key.Key_Return)
    write("1234")
    with qtbot.waitSignal(screen.made_with) as made:
        press(Key.Key_Return)
    assert made.args == ["preservation", "1234"]


def test_a_paper_that_is_not_offered_asks_for_no_pin(screen: CompanionsScreen, qtbot: QtBot) -> None:
    screen.papers.select("intervention")
    press(Key.Key_Return)
    with qtbot.assertNotEmitted(screen.made_with, wait=50):
        write("1234")
        press(Key.Key_Return, CTRL)


def test_a_wrong_pin_is_said_and_asked_again(screen: CompanionsScreen, qtbot: QtBot) -> None:
    press(Key.Key_Return)
    write("0000")
    press(Key.Key_Return)
    screen.show_working()
    screen.show_problem("That was not your PIN.")
    assert screen.problem == "That was not your PIN."
    write("1234")
    with qtbot.waitSignal(screen.made_with) as made:
        press(Key.Key_Return)
    assert made.args == ["preservation", "1234"]


def test_escape_goes_from_the_pin_to_the_list_and_from_there_to_the_report(screen: CompanionsScreen, qtbot: QtBot) -> None:
    press(Key.Key_Return)
    with qtbot.assertNotEmitted(screen.left, wait=20):
        screen.leave()
    with qtbot.waitSignal(screen.left):
        screen.leave()


def test_what_was_signed_is_saved_by_the_default_action(screen: CompanionsScreen, qtbot: QtBot, lanes: Background) -> None:
    screen.show_made(LeafedPaper(paper(RED), lanes))
    assert "kept nowhere" in screen.told
    with qtbot.waitSignal(screen.save_asked):
        screen.act()
