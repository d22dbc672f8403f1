"""Late numbers: what is asked, doubted and signed, by keyboard, without a core."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from fieldreport.answers.values import Place
from fieldreport.further import LateNumber, LateNumbers
from tests.ui.pages import Key, press, show_alone, write
from tests.ui.shown import shown_words
from ui.screens.numbers import ISSUED, NONE_GIVEN, NumbersScreen

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

RD, VIDEO = Place("rd_number"), Place("camera_evidence_id", ("row-1",))
LATE = LateNumbers(
    2,
    in_draft=False,
    numbers=(LateNumber(RD, "RD number", "", "Two letters and six digits."), LateNumber(VIDEO, "evidence.com ID", "Camera X60A00001", "")),
    statement="I made this report.",
)


def told(screen: NumbersScreen) -> str:
    """Return all that the screen says."""
    return "\n".join(text for _, text in shown_words(screen))


@pytest.fixture
def screen(qtbot: QtBot, dressed: QApplication) -> NumbersScreen:
    made = NumbersScreen()
    made.ask(LATE, "Detention", "PIN")
    show_alone(qtbot, made)
    made.take_focus()
    return made


def test_a_number_and_the_pin_seal_it(screen: NumbersScreen, qtbot: QtBot) -> None:
    write("JK100123")
    press(Key.Key_Return)
    write("246810")
    with qtbot.waitSignal(screen.given) as given:
        press(Key.Key_Return)
    assert given.args == [{RD: "JK100123"}, "246810"]


def test_each_number_says_to_what_it_belongs_and_the_statement_stands_in_full(screen: NumbersScreen) -> None:
    words = told(screen)
    assert "evidence.com ID, Camera X60A00001" in words
    assert "I made this report." in words
    assert screen.bar.action == "Seal version 2"


def test_without_a_number_nothing_is_sealed(screen: NumbersScreen, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(screen.given):
        screen.act()
    assert NONE_GIVEN in told(screen)


def test_a_doubt_is_said_and_stops_nobody(screen: NumbersScreen, qtbot: QtBot) -> None:
    write("100123")
    with qtbot.waitSignal(screen.looked_at) as looked:
        press(Key.Key_Tab)
    assert looked.args == [{RD: "100123"}]
    screen.show_doubts({RD: "An RD number is two letters and six digits."})
    assert "two letters and six digits" in told(screen)
    assert screen.bar.ready


def test_a_problem_keeps_the_number_and_asks_for_the_pin_again(screen: NumbersScreen) -> None:
    write("JK100123")
    screen.show_working("Checking the PIN")
    assert not screen.bar.ready
    screen.show_problem("That was not your PIN.")
    assert screen.numbers() == {RD: "JK100123"}
    assert screen.bar.ready


def test_a_draft_that_is_open_takes_the_number_without_a_pin(screen: NumbersScreen, qtbot: QtBot) -> None:
    screen.ask(replace(LATE, in_draft=True), "Detention", "PIN")
    screen.take_focus()
    assert "Version 2 is begun already" in told(screen)
    assert "I made this report." not in told(screen)
    write("JK100123")
    with qtbot.waitSignal(screen.given) as given:
        press(Key.Key_Return)
    assert given.args == [{RD: "JK100123"}, ""]


def test_when_every_number_is_there_it_says_so(screen: NumbersScreen, qtbot: QtBot) -> None:
    screen.ask(replace(LATE, numbers=()), "Detention", "PIN")
    assert ISSUED in told(screen)
    with qtbot.waitSignal(screen.left):
        screen.leave()


def test_tab_goes_from_number_to_number_and_then_to_the_pin(screen: NumbersScreen) -> None:
    names = []
    for _ in range(3):
        focus = QApplication.focusWidget()
        assert focus is not None
        names.append(focus.accessibleName())
        press(Key.Key_Tab)
    assert names == ["RD number", "evidence.com ID, Camera X60A00001", "Your PIN"]
