"""The screen of redacted copies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fieldreport.redacting import Choice, Offered
from fieldreport.report.persons import Person
from tests.ui.coloured import RED, paper
from tests.ui.pages import CTRL, Key, press, show_alone, write
from ui.actions.leafing import LeafedPaper
from ui.screens.redact import FOR_WHOM, READ_IT, STALE, RedactScreen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from ui.background import Background

PEOPLE = (Person("p-1", 1, "Child & Aunt", minor=True), Person("p-2", 2, "Witness 2", minor=False))
OFFERED = Offered(PEOPLE, ("contact", "place", "status"), Choice(frozenset({"p-1"}), frozenset({"contact", "status"})))


@pytest.fixture
def screen(qtbot: QtBot, dressed: QApplication) -> RedactScreen:
    made = RedactScreen()
    show_alone(qtbot, made)
    made.show_offer(("r", 1), "Version 1, original", OFFERED)
    made.take_focus()
    return made


def test_the_default_is_ticked_and_says_why(screen: RedactScreen) -> None:
    assert screen.choice() == OFFERED.default
    assert screen.tick("p-1").text() == "Child && Aunt: under 18 by the age given"
    assert screen.tick("p-2").text() == "Witness 2"


def test_without_for_whom_no_copy_is_asked_for(screen: RedactScreen, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(screen.asked, wait=20):
        press(Key.Key_Return)
    assert screen.problem == FOR_WHOM
    write("counsel")
    assert screen.problem == ""


def test_what_is_ticked_and_typed_is_asked_for(screen: RedactScreen, qtbot: QtBot) -> None:
    write("counsel")
    press(Key.Key_Tab)
    press(Key.Key_Tab)
    press(Key.Key_Space)
    screen.further.setFocus()
    write("red house; ; Nena ")
    with qtbot.waitSignal(screen.asked) as asked:
        press(Key.Key_Return)
    assert asked.args == [Choice(frozenset({"p-1", "p-2"}), frozenset({"contact", "status"}), ("red house", "Nena")), "counsel"]


def test_a_copy_is_saved_only_as_it_was_looked_at(screen: RedactScreen, qtbot: QtBot, lanes: Background) -> None:
    write("counsel")
    screen.show_working()
    screen.show_made(LeafedPaper(paper(RED), lanes))
    assert screen.told == READ_IT
    with qtbot.waitSignal(screen.save_asked):
        screen.act()
    screen.tick("status").setChecked(False)
    assert screen.told == STALE
    with qtbot.assertNotEmitted(screen.save_asked, wait=20), qtbot.waitSignal(screen.asked):
        screen.act()


def test_what_is_changed_while_the_copy_is_made_asks_for_another_look(screen: RedactScreen, qtbot: QtBot, lanes: Background) -> None:
    write("counsel")
    screen.show_working()
    write(" and court")
    screen.show_made(LeafedPaper(paper(RED), lanes))
    assert screen.told == STALE
    with qtbot.assertNotEmitted(screen.save_asked, wait=20):
        press(Key.Key_Return, CTRL)


def test_of_another_version_nothing_stays_ticked_or_typed(screen: RedactScreen) -> None:
    write("counsel")
    screen.tick("p-2").setChecked(True)
    screen.show_offer(("r", 1), "Version 1, original", OFFERED)
    assert (screen.purpose.text(), screen.tick("p-2").isChecked()) == ("counsel", True)
    screen.show_offer(("r", 2), "Version 2, amendment", OFFERED)
    assert (screen.purpose.text(), screen.choice()) == ("", OFFERED.default)
