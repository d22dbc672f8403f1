"""The one line that asks why there is a further version, by keyboard, without a core."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.pages import Key, press, show_alone, write
from tests.ui.shown import shown_words
from ui.screens.further import ANSWER, CORRECT, NEEDED, FurtherScreen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


def told(screen: FurtherScreen) -> str:
    """Return all that the screen says."""
    return "\n".join(text for _, text in shown_words(screen))


@pytest.fixture
def screen(qtbot: QtBot, dressed: QApplication) -> FurtherScreen:
    made = FurtherScreen()
    made.ask(CORRECT, "Detention", version=2, corrects=True)
    show_alone(qtbot, made)
    made.take_focus()
    return made


def test_enter_begins_it_with_the_reason(screen: FurtherScreen, qtbot: QtBot) -> None:
    write("  The beat was wrong. ")
    with qtbot.waitSignal(screen.given) as given:
        press(Key.Key_Return)
    assert given.args == ["The beat was wrong."]


def test_without_a_reason_nothing_is_begun(screen: FurtherScreen, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(screen.given):
        press(Key.Key_Return)
    assert NEEDED in told(screen)
    write("x")
    assert NEEDED not in told(screen)


def test_it_says_that_the_first_version_stays(screen: FurtherScreen) -> None:
    assert "Version 1 stays as it is" in told(screen)
    assert screen.bar.action == "Begin version 2"


def test_what_hq_said_stands_there_when_it_is_answered(screen: FurtherScreen) -> None:
    screen.ask(ANSWER, "Detention", version=3, corrects=True, told="HQ returned version 2: The beat is missing.")
    assert "The beat is missing." in told(screen)
