"""Earlier reports, and what stands in one, by keyboard and without a core."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel

from fieldreport.earlier import Source
from tests.builders import sample_sheet
from tests.ui.lists.test_reports import TODAY, line
from tests.ui.pages import Key, press, show_alone
from ui.screens.bring_in import NO_REPORTS, NO_ROWS, BringInScreen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

TITLES = {"people": (("p-1", "Witness 1"), ("p-2", "Person 2")), "agents": (("a-1", "Agent 1"),), "vehicles": ()}


def source(**titles: tuple[tuple[str, str], ...]) -> Source:
    return Source("7f3a", "report 7f3a, 10 Aug 2026", sample_sheet(), {**TITLES, **titles})


def said(screen: BringInScreen) -> set[str]:
    return {label.text() for label in screen.findChildren(QLabel) if label.isVisible()}


@pytest.fixture
def screen(qtbot: QtBot, dressed: QApplication) -> BringInScreen:
    made = BringInScreen()
    made.show_reports([line()], TODAY)
    show_alone(qtbot, made)
    made.take_focus()
    return made


def test_enter_looks_into_a_report_and_f8_only_links_it(screen: BringInScreen, qtbot: QtBot) -> None:
    with qtbot.waitSignal(screen.opened) as opened:
        press(Key.Key_Return)
    with qtbot.waitSignal(screen.linked) as linked:
        screen.step()
    assert (opened.args, linked.args) == (["7f3a"], ["7f3a"])


def test_what_is_taken_is_copied_row_by_row(screen: BringInScreen, qtbot: QtBot) -> None:
    screen.show_source(source())
    assert not screen.bar.ready
    press(Key.Key_Return)
    press(Key.Key_Down)
    press(Key.Key_Down)
    press(Key.Key_Return)
    assert screen.bar.action == "Copy 2 lines"
    with qtbot.waitSignal(screen.copied) as copied:
        screen.act()
    assert copied.args == [{"people": ("p-1",), "agents": ("a-1",), "vehicles": ()}]


def test_nothing_is_copied_while_nothing_is_taken(screen: BringInScreen, qtbot: QtBot) -> None:
    screen.show_source(source())
    with qtbot.assertNotEmitted(screen.copied):
        screen.act()
    press(Key.Key_Return)
    press(Key.Key_Return)
    assert not screen.bar.ready


def test_esc_leads_back_one_step_at_a_time_and_takes_nothing_along(screen: BringInScreen, qtbot: QtBot) -> None:
    screen.show_source(source())
    press(Key.Key_Return)
    with qtbot.assertNotEmitted(screen.left):
        screen.leave()
    assert screen.reports.hasFocus()
    screen.show_source(source())
    assert not screen.bar.ready, "what was taken the first time is not taken again"
    screen.leave()
    with qtbot.waitSignal(screen.left):
        screen.leave()


def test_where_there_is_nothing_that_is_said(screen: BringInScreen) -> None:
    screen.show_source(source(people=(), agents=()))
    assert any(NO_ROWS in words for words in said(screen))
    screen.show_reports([], TODAY)
    assert NO_REPORTS in said(screen)
    assert screen.bar.action == screen.bar.step == ""
