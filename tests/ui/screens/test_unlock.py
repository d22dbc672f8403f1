"""The unlock screen, by keyboard, without a core."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit

from tests.ui.pages import Key, press, write
from ui.main_window import MainWindow
from ui.parts.strip import link_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from ui.screens.unlock import UnlockScreen


@pytest.fixture
def unlock(qtbot: QtBot, dressed: QApplication) -> Iterator[UnlockScreen]:
    window = MainWindow()
    window.resize(1366, 768)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.complete()
    window.unlock.take_focus()
    yield window.unlock
    window.let_close()
    window.deleteLater()


def said(screen: UnlockScreen) -> str:
    return " | ".join(label.text() for label in screen.findChildren(QLabel) if label.isVisible())


def test_star_enter_pin_enter(unlock: UnlockScreen, qtbot: QtBot) -> None:
    write("90001")
    press(Key.Key_Return)
    write("493817")
    with qtbot.waitSignal(unlock.unlock_asked) as asked:
        press(Key.Key_Return)
    assert asked.args == ["90001", "493817"]


def test_the_pin_is_never_shown(unlock: UnlockScreen) -> None:
    secret = [field for field in unlock.findChildren(QLineEdit) if field.accessibleName() == "PIN"]
    assert [field.echoMode() for field in secret] == [QLineEdit.EchoMode.Password]


def test_without_star_or_pin_it_says_what_to_type(unlock: UnlockScreen, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(unlock.unlock_asked):
        write("90001")
        press(Key.Key_Return)
        press(Key.Key_Return)
    assert unlock.problem == "Type your star and your PIN."


def test_after_a_wrong_pin_only_the_pin_is_typed_again(unlock: UnlockScreen, qtbot: QtBot) -> None:
    write("90001")
    press(Key.Key_Return)
    write("000000")
    press(Key.Key_Return)
    unlock.show_busy("Opening…")
    unlock.show_problem("Star and PIN do not fit. 4 tries are left before a pause of ten minutes. Nothing was changed.")
    write("493817")
    with qtbot.waitSignal(unlock.unlock_asked) as asked:
        press(Key.Key_Return)
    assert asked.args == ["90001", "493817"]


def test_while_it_opens_it_says_so_and_takes_no_second_try(unlock: UnlockScreen) -> None:
    unlock.show_busy("Opening…")
    assert not any(field.isEnabled() for field in unlock.findChildren(QLineEdit) if field.isVisible())
    unlock.show_busy("")
    assert all(field.isEnabled() for field in unlock.findChildren(QLineEdit) if field.isVisible())


def test_where_a_passphrase_alone_protects_it_is_said(unlock: UnlockScreen) -> None:
    unlock.show_key_store("This computer offers no key store.")
    assert "Passphrase" in said(unlock)
    assert "no key store" in said(unlock)
    press(Key.Key_F4)
    assert "New passphrase" in said(unlock)


def test_the_department_and_a_trial_are_named(unlock: UnlockScreen) -> None:
    unlock.show_department("Fictional Police Department", trial=True)
    assert "Fictional Police Department" in said(unlock)
    assert "marked as training" in said(unlock)


def test_the_link_is_said_here_too(unlock: UnlockScreen) -> None:
    unlock.show_link(link_words(linked=False, waiting=2, needs_person=0))
    assert "no link, 2 waiting" in said(unlock)


def test_after_unlocking_nothing_typed_stays(unlock: UnlockScreen) -> None:
    write("90001")
    press(Key.Key_Return)
    write("493817")
    press(Key.Key_F4)
    unlock.forget()
    assert {field.text() for field in unlock.findChildren(QLineEdit)} == {""}


def test_esc_leads_back_from_the_first_time_and_keeps_the_star(unlock: UnlockScreen) -> None:
    write("90001")
    press(Key.Key_F4)
    press(Key.Key_Escape)
    assert "First time" not in unlock.problem
    assert unlock.findChildren(QLineEdit)[0].text() == "90001"
    write("493817")
