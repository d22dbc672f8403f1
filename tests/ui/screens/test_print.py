"""The print screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.pages import CTRL, Key, press, show_alone, write
from ui.lists.copies import QUEUE, SAVE, where_rows
from ui.lists.rows import Row
from ui.printing.queues import Printer
from ui.screens.print import HOW_MANY, WHY, PrintScreen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

ROOM4 = Printer("room4", "Room 4", stopped=False, default=True)


@pytest.fixture
def screen(qtbot: QtBot, dressed: QApplication) -> PrintScreen:
    made = PrintScreen()
    show_alone(qtbot, made)
    made.show_version(("r", 1), "Version 1, original")
    made.show_places(where_rows((ROOM4,)), (QUEUE, "room4"))
    made.take_focus()
    return made


def test_two_keys_print_for_the_reason_that_comes_first(screen: PrintScreen, qtbot: QtBot) -> None:
    press(Key.Key_Return)
    assert screen.bar.action == "Print at room4"
    with qtbot.waitSignal(screen.asked) as asked:
        press(Key.Key_Return)
    assert asked.args == [(QUEUE, "room4"), "Case file", 1]


def test_whoever_types_writes_own_words_and_enter_leads_on(screen: PrintScreen, qtbot: QtBot) -> None:
    write("s")
    write("ubpoena 12-34")
    press(Key.Key_Return)
    screen.count.selectAll()
    write("3")
    press(Key.Key_Return)
    press(Key.Key_End)
    assert screen.bar.action == "Save a PDF…"
    with qtbot.waitSignal(screen.asked) as asked:
        press(Key.Key_Return)
    assert asked.args == [SAVE, "subpoena 12-34", 3]


def test_without_a_reason_nothing_is_asked_for(screen: PrintScreen, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(screen.asked, wait=20):
        screen.act()
    assert screen.problem == WHY
    write("court")
    assert screen.problem == ""


@pytest.mark.parametrize("typed", ["", "0", "21", "-1", "x", "²"])
def test_a_number_of_copies_that_is_none_is_said(screen: PrintScreen, qtbot: QtBot, typed: str) -> None:
    screen.reason.setText("court")
    screen.count.setText(typed)
    with qtbot.assertNotEmitted(screen.asked, wait=20):
        screen.act()
    assert screen.problem == HOW_MANY


def test_while_a_copy_is_on_its_way_no_other_is_asked_for(screen: PrintScreen, qtbot: QtBot) -> None:
    screen.reason.setText("court")
    screen.show_working("Copy 1 goes to room4…")
    with qtbot.assertNotEmitted(screen.asked, wait=20):
        press(Key.Key_Return, CTRL)
        screen.act()
    screen.show_done("Copy 1 was sent to room4.")
    with qtbot.waitSignal(screen.asked):
        screen.act()


def test_what_was_typed_and_chosen_stays_for_the_version_and_goes_with_it(screen: PrintScreen) -> None:
    screen.reason.setText("court")
    screen.places.select(SAVE)
    screen.show_version(("r", 1), "Version 1, original")
    screen.show_places(where_rows((ROOM4,)), (QUEUE, "room4"))
    assert (screen.reason.text(), screen.bar.action) == ("court", "Save a PDF…")
    screen.show_version(("r", 2), "Version 2, amendment")
    assert screen.reason.text() == ""


def test_the_copies_so_far_are_listed(screen: PrintScreen) -> None:
    assert screen.copies.isHidden()
    screen.show_copies([Row(1, "Copy 1: court", "10 Aug 2026, 1407 hours · star 90001 · sent to room4")])
    assert screen.copies.rows.count() == (1, 1)
    assert not screen.copies.isHidden()
