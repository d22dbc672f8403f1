"""What a newer form changes, by keyboard, without a core."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fieldreport.answers.leaving import Leaving
from fieldreport.answers.values import Place
from fieldreport.desk import Offer
from fieldreport.forms.difference import Difference, Kind
from tests.ui.pages import show_alone
from ui.screens.newer_form import GO_BACK, USE, NewerFormScreen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QLabel
    from pytestqt.qtbot import QtBot

ADDED = Difference(Kind.ADDED, "Where", "q", "New question: “Floor”.")
LEFT = Leaving(Place("p"), "Plate", "AB 123", "It is not asked there.")
NEWER = Offer("new", "2", False, (ADDED,), (LEFT,), ())
BEGUN = Offer("old", "1", True, (), (), (LEFT,))


@pytest.fixture
def screen(qtbot: QtBot, dressed: QApplication) -> NewerFormScreen:
    made = NewerFormScreen()
    show_alone(qtbot, made)
    return made


def said(screen: NewerFormScreen) -> str:
    from PySide6.QtWidgets import QLabel

    labels: list[QLabel] = screen.findChildren(QLabel)
    return " | ".join(label.text() for label in labels if not label.isHidden())


def test_it_says_what_is_set_aside_and_what_is_different_and_that_nothing_has_changed(screen: NewerFormScreen) -> None:
    screen.show_offers((NEWER,))
    assert "Version 2. Nothing has changed yet." in said(screen)
    assert "1 answer has no place there" in said(screen)
    assert "1 difference in the form" in said(screen)
    assert (screen.aside.rows.rowCount(), screen.changes.rows.rowCount()) == (1, 1)
    assert (screen.bar.action, screen.bar.back, screen.bar.step) == (USE, "Stay", "")


def test_ctrl_enter_chooses_the_form_and_esc_stays(screen: NewerFormScreen, qtbot: QtBot) -> None:
    screen.show_offers((NEWER,))
    with qtbot.waitSignal(screen.chosen) as chosen:
        screen.act()
    assert chosen.args == ["new"]
    with qtbot.waitSignal(screen.left):
        screen.leave()


def test_of_two_forms_the_next_key_shows_the_other_one(screen: NewerFormScreen, qtbot: QtBot) -> None:
    screen.show_offers((NEWER, BEGUN))
    assert screen.bar.step == "The form this was begun with"
    screen.step()
    assert (screen.bar.action, screen.bar.step) == (GO_BACK, "The newer form")
    assert "1 answer comes back" in said(screen)
    assert screen.changes.isHidden()
    with qtbot.waitSignal(screen.chosen) as chosen:
        screen.act()
    assert chosen.args == ["old"]


def test_the_keyboard_is_on_what_is_set_aside(screen: NewerFormScreen) -> None:
    screen.show_offers((NEWER,))
    screen.take_focus()
    assert screen.aside.hasFocus()
    screen.show_offers((Offer("new", "2", False, (ADDED,), (), ()),))
    screen.take_focus()
    assert screen.changes.hasFocus()
    assert "All answers are carried over" in said(screen)
