"""The first time on this laptop."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit

from tests.ui.pages import Key, press, show_alone, write
from ui.screens.first_time import FirstTime

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.fixture
def first(qtbot: QtBot, dressed: QApplication) -> FirstTime:
    made = FirstTime("PIN")
    show_alone(qtbot, made, 500, 700)
    made.begin("")
    return made


def type_all(*texts: str) -> None:
    for text in texts:
        write(text)
        press(Key.Key_Return)


def test_star_code_and_the_pin_twice(first: FirstTime, qtbot: QtBot) -> None:
    with qtbot.waitSignal(first.asked) as asked:
        type_all("90002", "K7QF-22MX", "493817", "493817")
    assert asked.args == ["90002", "493817", "K7QF-22MX"]


def test_two_entries_that_differ_are_typed_again_and_the_rest_stays(first: FirstTime, qtbot: QtBot) -> None:
    with qtbot.waitSignal(first.refused, check_params_cb=bool) as refused:
        type_all("90002", "K7QF-22MX", "493817", "493871")
    assert "differ" in refused.args[0]
    with qtbot.waitSignal(first.asked) as asked:
        type_all("493817", "493817")
    assert asked.args == ["90002", "493817", "K7QF-22MX"]


def test_without_a_star_it_says_what_to_type(first: FirstTime, qtbot: QtBot) -> None:
    with qtbot.waitSignal(first.refused, check_params_cb=bool) as refused:
        type_all("", "", "", "")
    assert refused.args == ["Type your star and choose a PIN."]


def test_a_star_that_was_typed_before_is_taken_over(first: FirstTime) -> None:
    first.begin("90001")
    write("K7QF")
    assert [field.text() for field in first.findChildren(QLineEdit)][:2] == ["90001", "K7QF"]


def test_it_is_called_a_passphrase_where_it_is_one(first: FirstTime) -> None:
    first.call_it("passphrase")
    assert "New passphrase" in {label.text() for label in first.findChildren(QLabel)}


def test_busy_and_forget(first: FirstTime) -> None:
    write("90001")
    first.show_busy("Setting up…")
    assert not first.isEnabled()
    first.show_busy("")
    first.ask_again()
    first.forget()
    assert first.isEnabled()
    assert {field.text() for field in first.findChildren(QLineEdit)} == {""}
