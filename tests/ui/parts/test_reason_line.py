"""A reason is asked in a line, and Esc leaves everything as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel

from tests.ui.pages import Key, press, show_alone, write
from ui.parts.reason_line import LONGEST, NEEDED, ReasonLine

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.fixture
def asked(qtbot: QtBot, dressed: QApplication) -> ReasonLine:
    made = ReasonLine("Why is it discarded?", "Discard")
    show_alone(qtbot, made)
    made.ask("A draft")
    return made


def test_enter_gives_the_reason(asked: ReasonLine, qtbot: QtBot) -> None:
    write("  entered twice ")
    with qtbot.waitSignal(asked.given) as given:
        press(Key.Key_Return)
    assert given.args == ["entered twice"]
    assert asked.isHidden()


def test_without_a_reason_nothing_is_given_and_it_says_why(asked: ReasonLine, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(asked.given):
        press(Key.Key_Return)
    assert NEEDED in {label.text() for label in asked.findChildren(QLabel) if label.isVisible()}
    write("x")
    assert NEEDED not in {label.text() for label in asked.findChildren(QLabel) if label.isVisible()}


def test_esc_closes_it_and_the_next_time_it_is_empty(asked: ReasonLine, qtbot: QtBot) -> None:
    write("entered twice")
    with qtbot.waitSignal(asked.closed), qtbot.assertNotEmitted(asked.given):
        press(Key.Key_Escape)
    asked.ask("Another draft")
    assert asked.field.text() == ""
    assert asked.field.maxLength() == LONGEST
