"""Choices put into an order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from fieldreport.answers.values import NonAnswer
from tests.ui.questions.editing import choices, listen
from ui.questions.editor import ChoiceWords
from ui.questions.rank import HOW, NOT_YET, PLACE, SOME, Rank

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.questions.editing import Heard

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
THINGS = choices("Hands", "Vehicle", "Baton", "Spray")


@pytest.fixture
def heard(qtbot: QtBot) -> Heard:
    found = listen(qtbot, Rank())
    found.editor.set_choices(THINGS)
    found.editor.view.setFocus()
    return found


def places(heard: Heard) -> list[tuple[str, int]]:
    model = heard.editor.model
    return [(model.index(row).data(), model.index(row).data(PLACE)) for row in range(model.rowCount())]


def test_nothing_is_in_order_until_somebody_says_so(heard: Heard) -> None:
    assert heard.entries == []
    assert places(heard) == [("Hands", 0), ("Vehicle", 0), ("Baton", 0), ("Spray", 0)]
    assert heard.editor.said.text() == NOT_YET


def test_enter_confirms_the_order_shown_and_then_goes_on(heard: Heard) -> None:
    heard.key(Key.Key_Return)
    assert heard.value == ("hands", "vehicle", "baton", "spray")
    assert heard.editor.said.text() == HOW
    assert heard.done == []
    heard.key(Key.Key_Return)
    assert heard.done == [True]


def test_alt_and_arrows_move_a_choice(heard: Heard) -> None:
    heard.key(Key.Key_Down, ALT)
    assert heard.value == ("vehicle", "hands", "baton", "spray")
    heard.key(Key.Key_Down, ALT)
    heard.key(Key.Key_Up, ALT)
    assert heard.value == ("vehicle", "hands", "baton", "spray")
    assert places(heard)[1] == ("Hands", 2)


def test_a_choice_stops_at_the_ends(heard: Heard) -> None:
    heard.key(Key.Key_Up, ALT)
    heard.key(Key.Key_9)
    assert heard.entries == []


def test_a_number_puts_a_choice_in_that_place(heard: Heard) -> None:
    heard.key(Key.Key_3)
    assert heard.value == ("vehicle", "baton", "hands", "spray")
    heard.key(Key.Key_1)
    assert heard.value == ("hands", "vehicle", "baton", "spray")


def test_arrows_alone_choose_and_move_nothing(heard: Heard) -> None:
    heard.key(Key.Key_Down)
    assert heard.entries == []
    heard.key(Key.Key_1)
    assert heard.value == ("vehicle", "hands", "baton", "spray")


def test_the_mouse_drags_a_choice_and_says_it_once(heard: Heard) -> None:
    view = heard.editor.view
    start, end = (view.visualRect(heard.editor.model.index(row)).center() for row in (0, 2))
    port = view.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 9):
        QTest.mouseMove(port, start + QPoint(0, (end.y() - start.y()) * step // 8))
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=end)
    assert [entry.value for entry in heard.entries] == [("vehicle", "baton", "hands", "spray")]


def test_buttons_do_what_keys_do(heard: Heard) -> None:
    heard.editor.down.click()
    assert heard.value == ("vehicle", "hands", "baton", "spray")
    heard.editor.up.click()
    assert heard.value == ("hands", "vehicle", "baton", "spray")
    heard.editor.clear.click()
    assert heard.value is None


def test_a_button_that_goes_leaves_the_keyboard_in_the_list(heard: Heard) -> None:
    heard.editor.confirm.setFocus()
    heard.key(Key.Key_Return)
    assert heard.value == ("hands", "vehicle", "baton", "spray")
    assert heard.focus() is heard.editor.view


def test_backspace_never_takes_an_order_away(heard: Heard) -> None:
    heard.show(("spray", "hands", "vehicle", "baton"))
    heard.key(Key.Key_Backspace)
    assert heard.entries == []


def test_backspace_takes_a_chip_away(heard: Heard) -> None:
    heard.editor.show_non_answer(NonAnswer.UNKNOWN)
    assert heard.editor.chip.isVisible()
    heard.key(Key.Key_Backspace)
    assert [entry.value for entry in heard.entries] == [None]


def test_a_choice_that_came_later_has_no_place_yet(heard: Heard) -> None:
    heard.show(("spray", "hands", "vehicle", "baton"))
    heard.editor.set_choices((*THINGS, ChoiceWords("dog", "Dog")))
    assert places(heard)[-1] == ("Dog", 0)
    assert heard.editor.said.text() == SOME
    heard.key(Key.Key_Return)
    assert heard.value == ("spray", "hands", "vehicle", "baton", "dog")


def test_the_chosen_one_stays_chosen_when_its_answer_comes_back(heard: Heard) -> None:
    heard.key(Key.Key_3)
    heard.show(heard.value)
    assert heard.editor.view.currentIndex().data() == "Hands"


def test_an_empty_list_says_so(qtbot: QtBot) -> None:
    heard = listen(qtbot, Rank())
    heard.editor.set_choices(())
    assert heard.editor.said.text() == "This list is empty."
    assert not heard.editor.view.isVisible()
    assert not heard.editor.confirm.isVisible()


def test_a_place_is_heard_with_the_words(heard: Heard) -> None:
    heard.key(Key.Key_2)
    index = heard.editor.model.index(1)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "2: Hands"
