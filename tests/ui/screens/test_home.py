"""Home, by keyboard, without a core."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from tests.ui.pages import CTRL, Key, press, show_alone, write
from ui.lists.rows import Row
from ui.screens.home import NONE_FOUND, NONE_YET, HomeScreen, Shift

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

LAST = Shift(beat="0923", watch="2nd", camera="X60A11823")
ROWS = (Row("1", "Stop of a vehicle", "26th Street", "3 things missing"), Row("2", "Entry of a home", "Kedzie Avenue", "ready to seal"))


@pytest.fixture
def home(qtbot: QtBot, dressed: QApplication) -> HomeScreen:
    made = HomeScreen()
    made.show_shift(LAST, confirmed=False)
    made.show_reports(ROWS, "2 to finish")
    show_alone(qtbot, made)
    made.take_focus()
    return made


def test_enter_confirms_the_shift_of_last_time(home: HomeScreen, qtbot: QtBot) -> None:
    with qtbot.waitSignal(home.shift_confirmed) as confirmed:
        press(Key.Key_Return)
    assert confirmed.args == [LAST]
    assert home.list.hasFocus()


def test_what_is_different_is_typed_over(home: HomeScreen, qtbot: QtBot) -> None:
    write("0411")
    press(Key.Key_Tab)
    press(Key.Key_Tab)
    write("4418")
    with qtbot.waitSignal(home.shift_confirmed) as confirmed:
        press(Key.Key_Return)
    assert confirmed.args == [Shift(beat="0411", watch="2nd", vehicle="4418", camera="X60A11823")]


def test_a_confirmed_shift_is_one_line_that_can_be_changed(home: HomeScreen) -> None:
    press(Key.Key_Return)
    assert "beat 0923 · 2nd watch · camera X60A11823" in {label.text() for label in home.findChildren(QLabel) if label.isVisible()}
    press(Key.Key_F6)
    write("0411")
    assert home.shift.beat == "0411"


def test_until_the_shift_is_confirmed_that_is_the_one_thing_to_do(home: HomeScreen) -> None:
    assert not home.bar.main
    press(Key.Key_Return)
    assert home.bar.main
    assert home.bar.left == "2 to finish"


def test_enter_opens_the_report_and_letters_search(home: HomeScreen, qtbot: QtBot) -> None:
    press(Key.Key_Return)
    with qtbot.waitSignal(home.report_chosen) as chosen:
        press(Key.Key_Return)
    assert chosen.args == ["1"]
    write("k")
    write("edz")
    with qtbot.waitSignal(home.report_chosen) as chosen:
        press(Key.Key_Return)
    assert chosen.args == ["2"]


def test_esc_shows_all_reports_again(home: HomeScreen) -> None:
    press(Key.Key_Return)
    write("nothing")
    assert home.list.rows.count() == (0, 2)
    assert NONE_FOUND in {label.text() for label in home.findChildren(QLabel) if label.isVisible()}
    home.leave()
    assert home.list.rows.count() == (2, 2)


def test_a_report_is_current_as_soon_as_it_is_in_the_list_and_then_the_hand_decides(home: HomeScreen) -> None:
    def current() -> object:
        row = home.list.rows.row_at(home.list.currentIndex())
        return row and row.key

    home.select("3")
    assert current() == "1"
    home.show_reports((*ROWS, Row("3", "A third", "Cermak Road", "ready to seal")), "3 to finish")
    assert current() == "3"
    home.list.select("2")
    home.show_reports(ROWS, "2 to finish")
    assert current() == "2"


def test_an_empty_list_teaches_one_key(home: HomeScreen) -> None:
    home.show_reports((), "")
    assert NONE_YET in {label.text() for label in home.findChildren(QLabel) if label.isVisible()}
    assert "Ctrl+N" in NONE_YET


@pytest.mark.parametrize(("key", "name"), [(Key.Key_N, "new_asked"), (Key.Key_E, "end_asked")])
def test_keys_work_from_every_field(home: HomeScreen, qtbot: QtBot, key: Key, name: str) -> None:
    with qtbot.waitSignal(getattr(home, name)):
        press(key, CTRL)


def test_the_bar_does_the_same(home: HomeScreen, qtbot: QtBot) -> None:
    with qtbot.waitSignals([home.new_asked, home.end_asked]):
        home.act()
        home.step()


def test_a_shift_says_itself_in_words() -> None:
    whole = Shift("0923", "2nd", "4418", "X60A11823", "Ofc. Robin Example", "90002")
    assert whole.in_words() == "beat 0923 · 2nd watch · vehicle 4418 · camera X60A11823 · with Ofc. Robin Example (90002)"
    assert Shift().in_words() == ""


def test_a_report_is_discarded_by_key_or_button_and_what_was_discarded_is_counted(home: HomeScreen, qtbot: QtBot) -> None:
    press(Key.Key_Return)
    with qtbot.waitSignal(home.discard_asked) as asked:
        press(Key.Key_Delete)
    assert asked.args == ["1"]
    buttons = {button.accessibleName(): button for button in home.findChildren(QPushButton) if button.isVisible()}
    with qtbot.waitSignal(home.discard_asked):
        buttons["Discard"].click()
    assert not [name for name in buttons if name.startswith("Discarded")], "there is nothing there yet"
    home.show_discarded(2)
    with qtbot.waitSignal(home.discarded_asked):
        press(Key.Key_F7)


def test_while_a_reason_is_asked_the_list_steps_aside_and_comes_back(home: HomeScreen, qtbot: QtBot) -> None:
    press(Key.Key_Return)
    home.ask_reason("1", "Stop of a vehicle")
    assert home.list.isHidden()
    home.show_reports(ROWS, "2 to finish")
    assert home.list.isHidden(), "the list was read again meanwhile"
    with qtbot.waitSignal(home.discarded) as discarded:
        write("entered twice")
        press(Key.Key_Return)
    assert discarded.args == ["1", "entered twice"]
    assert home.list.hasFocus()


def test_in_a_field_delete_deletes_a_character(home: HomeScreen, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(home.discard_asked):
        press(Key.Key_Home)
        press(Key.Key_Delete)
    assert home.shift.beat == "923"


def test_the_keyboard_goes_to_the_first_report_that_comes_into_an_empty_list(home: HomeScreen) -> None:
    press(Key.Key_Return)
    home.show_reports((), "")
    assert [label for label in home.findChildren(QLineEdit) if label.hasFocus()], "it waits in the search"
    home.show_reports(ROWS, "2 to finish")
    assert home.list.hasFocus()


def test_reports_that_come_while_somebody_types_take_no_key_away(home: HomeScreen) -> None:
    press(Key.Key_Return)
    home.show_reports((), "")
    home.take_focus()
    write("kedz")
    home.show_reports(ROWS, "2 to finish")
    write("ie")
    assert [label.text() for label in home.findChildren(QLineEdit) if label.hasFocus()] == ["kedzie"]
