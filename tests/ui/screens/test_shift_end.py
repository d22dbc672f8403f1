"""Shift end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel, QProgressBar

from tests.ui.pages import Key, press, show_alone
from ui.lists.rows import Row
from ui.screens.shift_end import Sending, ShiftEndScreen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.fixture
def end(qtbot: QtBot, dressed: QApplication) -> ShiftEndScreen:
    made = ShiftEndScreen()
    show_alone(qtbot, made)
    return made


def said(end: ShiftEndScreen) -> str:
    return " | ".join(label.text() for label in end.findChildren(QLabel) if label.isVisible())


def test_at_the_end_it_says_large_that_nothing_is_left(end: ShiftEndScreen, qtbot: QtBot) -> None:
    end.show_sending(Sending(left=0, waiting=0, done_share=1.0))
    assert end.number == "0"
    assert "HQ holds everything" in said(end)
    assert not any(bar.isVisible() for bar in end.findChildren(QProgressBar))
    with qtbot.waitSignal(end.lock_asked):
        end.act()


def test_while_it_sends_there_is_a_bar_for_all_and_one_for_the_report_in_work(end: ShiftEndScreen, qtbot: QtBot) -> None:
    end.show_sending(Sending(left=2, waiting=2, done_share=0.5, current_share=0.25, doing="Sending 1 of 2, about 10 seconds"))
    assert [bar.value() for bar in end.findChildren(QProgressBar) if bar.isVisible()] == [50, 25]
    assert "Sending 1 of 2" in said(end)
    assert "close the lid" in said(end)
    with qtbot.waitSignal(end.send_asked):
        end.act()


def test_what_is_still_to_be_written_is_said(end: ShiftEndScreen) -> None:
    end.show_sending(Sending(left=1, waiting=0, done_share=1.0))
    assert "still to be finished" in said(end)


def test_enter_opens_the_report_that_needs_something(end: ShiftEndScreen, qtbot: QtBot) -> None:
    end.show_reports((Row("7f3a", "Stop of a vehicle", "", "3 things missing", extra="Enter: finish it"),))
    end.take_focus()
    with qtbot.waitSignal(end.report_chosen) as chosen:
        press(Key.Key_Return)
    assert chosen.args == ["7f3a"]
    with qtbot.waitSignal(end.left):
        end.leave()
