"""Which times are taken, by keyboard, without a core; the whole way is in test_scene_log.py."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from fieldreport.answers.values import Place
from fieldreport.report.scene import Entry, Fill
from tests.ui.pages import Key, press, show_alone
from ui.screens.times import TimesScreen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

ENTRY = Entry("a", "photo", "Photo taken", datetime(2026, 8, 10, 19, 7, tzinfo=UTC), "America/Chicago", "Alex Sample")
FILL = Fill("a", Place("q"), (), "", "When?", "1407 hours", asked=True)


def test_enter_turns_a_time_and_the_bar_says_what_is_done(qtbot: QtBot, dressed: QApplication) -> None:
    screen = TimesScreen()
    show_alone(qtbot, screen)
    screen.show_times([ENTRY], {"a"}, [FILL])
    screen.take_focus()
    assert (screen.bar.action, screen.bar.step) == ("Take 1 time, fill 1 answer", "Take 1 time only")
    with qtbot.waitSignal(screen.turned) as turned:
        press(Key.Key_Return)
    assert turned.args == ["a"]
    with qtbot.waitSignal(screen.done) as done:
        screen.step()
    assert done.args == [False]


def test_what_was_stamped_while_locked_fills_nothing(qtbot: QtBot, dressed: QApplication) -> None:
    screen = TimesScreen()
    show_alone(qtbot, screen)
    screen.show_locked([ENTRY], ())
    assert (screen.bar.action, screen.bar.step, screen.bar.back) == ("None is mine", "", "Later")
    assert screen.fills.isHidden()
    with qtbot.waitSignal(screen.left):
        screen.leave()
