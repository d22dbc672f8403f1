"""Radio buttons and check boxes by keyboard: one stop for Tab, arrows inside, a letter for a choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.questions.editing import choices
from ui.questions.buttons import ChoiceButtons
from ui.questions.editor import ChoiceWords

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
COLORS = choices("Red", "Green", "Gray", "Blue")


@pytest.fixture
def said() -> list[tuple[str, ...]]:
    return []


def group(qtbot: QtBot, said: list[tuple[str, ...]], *, several: bool) -> ChoiceButtons:
    buttons = ChoiceButtons(several=several)
    qtbot.addWidget(buttons)
    buttons.set_choices(COLORS)
    buttons.chosen.connect(said.append)
    with qtbot.waitActive(buttons):
        buttons.show()
        buttons.activateWindow()
    buttons.stops()[0].setFocus()
    return buttons


def press(key: Qt.Key) -> None:
    QTest.keyClick(focus(), key)


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_arrows_choose_one(qtbot: QtBot, said: list[tuple[str, ...]]) -> None:
    buttons = group(qtbot, said, several=False)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up):
        press(key)
    assert said == [("red",), ("green",), ("red",), ("blue",)]
    assert buttons.codes() == ("blue",)


def test_a_letter_chooses_and_chooses_on(qtbot: QtBot, said: list[tuple[str, ...]]) -> None:
    buttons = group(qtbot, said, several=False)
    for key in (Qt.Key.Key_G, Qt.Key.Key_G, Qt.Key.Key_R):
        press(key)
    assert said == [("green",), ("gray",), ("red",)]
    assert buttons.codes() == ("red",)


def test_backspace_takes_one_choice_away(qtbot: QtBot, said: list[tuple[str, ...]]) -> None:
    buttons = group(qtbot, said, several=False)
    press(Qt.Key.Key_B)
    press(Qt.Key.Key_Backspace)
    assert said == [("blue",), ()]
    assert buttons.codes() == ()


def test_backspace_never_takes_several_marks_away(qtbot: QtBot, said: list[tuple[str, ...]]) -> None:
    buttons = group(qtbot, said, several=True)
    buttons.choose(("red", "blue"))
    press(Qt.Key.Key_Backspace)
    assert buttons.codes() == ("red", "blue")
    assert said == []


def test_space_marks_several_in_the_order_of_the_list(qtbot: QtBot, said: list[tuple[str, ...]]) -> None:
    buttons = group(qtbot, said, several=True)
    press(Qt.Key.Key_B)
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_R)
    press(Qt.Key.Key_Space)
    assert said == [("blue",), ("red", "blue")]
    assert buttons.codes() == ("red", "blue")


def test_tab_stops_once(qtbot: QtBot, said: list[tuple[str, ...]]) -> None:
    buttons = group(qtbot, said, several=False)
    stopping = [button for button in buttons.stops() if button.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert len(stopping) == 1
    buttons.choose(("gray",))
    press(Qt.Key.Key_Down)
    assert [button for button in buttons.stops() if button.focusPolicy() & Qt.FocusPolicy.TabFocus] == [focus()]


def test_showing_a_choice_says_nothing(qtbot: QtBot, said: list[tuple[str, ...]]) -> None:
    group(qtbot, said, several=False).choose(("green",))
    assert said == []


def test_a_code_that_the_list_lost_is_kept_until_another_is_chosen(qtbot: QtBot, said: list[tuple[str, ...]]) -> None:
    buttons = group(qtbot, said, several=False)
    buttons.choose(("was_renamed",))
    assert buttons.codes() == ("was_renamed",)
    press(Qt.Key.Key_B)
    assert said == [("blue",)]


def test_a_changed_list_keeps_what_is_chosen_and_the_keyboard(qtbot: QtBot, said: list[tuple[str, ...]]) -> None:
    buttons = group(qtbot, said, several=False)
    press(Qt.Key.Key_G)
    assert buttons.set_choices(COLORS) is False
    assert buttons.set_choices(COLORS[1:]) is True
    assert buttons.codes() == ("green",)
    assert focus() in buttons.stops()


def test_each_button_is_named_after_its_choice_and_described_by_the_question(qtbot: QtBot, said: list[tuple[str, ...]]) -> None:
    buttons = group(qtbot, said, several=False)
    buttons.set_choices((ChoiceWords("a", "Battery", "720 ILCS 5/12-3"),))
    buttons.set_names("Which provision?", "One row for each.")
    assert buttons.stops()[0].accessibleName() == "Battery, 720 ILCS 5/12-3"
    assert buttons.stops()[0].accessibleDescription() == "Which provision?. One row for each."


def test_a_tick_is_seen(qtbot: QtBot, said: list[tuple[str, ...]]) -> None:
    buttons = group(qtbot, said, several=True)
    box = buttons.stops()[1]
    before = box.grab().toImage()
    buttons.choose(("green",))
    assert box.grab().toImage() != before
