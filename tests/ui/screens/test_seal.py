"""Seal, by keyboard, without a core."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel

from tests.ui.pages import ALT, Key, press, show_alone, write
from ui.parts.mark import Mark, Tone
from ui.screens.seal import Sealed, SealScreen, ToSeal, in_fours
from ui.theme import USUAL

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

STATEMENT = "I made this report from what I observed and from the sources named in it."
QUESTION = ToSeal(STATEMENT, "Ofc. Alex Sample, star 90001", "Stop of a vehicle", 4, sha256="9f3a51c207be44d1" * 4, training=True)
DONE = Sealed("Stop of a vehicle", "e03e640ca85c2d4f" * 4, 4, "It waits on this laptop.")


@pytest.fixture
def seal(qtbot: QtBot, dressed: QApplication) -> SealScreen:
    made = SealScreen()
    show_alone(qtbot, made)
    made.ask(QUESTION)
    made.take_focus()
    return made


def said(seal: SealScreen) -> list[str]:
    return [label.text() for label in seal.findChildren(QLabel) if label.isVisible() and label.text()]


def test_it_says_the_statement_who_what_and_the_check_number(seal: SealScreen) -> None:
    words = said(seal)
    for text in (
        STATEMENT,
        "Ofc. Alex Sample, star 90001",
        "4 pages, no exhibits",
        "9f3a  51c2  07be  44d1",
        "Every page is marked as training.",
    ):
        assert text in words
    (statement,) = [label for label in seal.findChildren(QLabel) if label.text() == STATEMENT]
    assert statement.font().pixelSize() == USUAL.section


def test_the_pin_and_enter_seal(seal: SealScreen, qtbot: QtBot) -> None:
    write("493817")
    with qtbot.waitSignal(seal.sealed_with) as sealed:
        press(Key.Key_Return)
    assert sealed.args == ["493817"]


def test_ctrl_enter_without_a_pin_asks_for_it(seal: SealScreen, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(seal.sealed_with):
        seal.act()
    assert seal.problem == "Type your PIN."


def test_while_it_seals_it_says_what_is_done_and_cannot_be_asked_twice(seal: SealScreen, qtbot: QtBot) -> None:
    write("493817")
    seal.show_working("Making the paper", 0.2)
    assert "Making the paper" in said(seal)
    with qtbot.assertNotEmitted(seal.sealed_with), qtbot.assertNotEmitted(seal.left):
        seal.act()
        press(Key.Key_Return)
        seal.leave()


def test_a_refusal_takes_the_pin_away_and_asks_again(seal: SealScreen, qtbot: QtBot) -> None:
    write("000000")
    seal.show_working("Checking the PIN", 0.05)
    seal.show_problem("Star and PIN do not fit.")
    assert seal.problem == "Star and PIN do not fit."
    write("493817")
    with qtbot.waitSignal(seal.sealed_with) as sealed:
        press(Key.Key_Return)
    assert sealed.args == ["493817"]


def test_who_is_not_certified_is_asked_for_hqs_code(seal: SealScreen, qtbot: QtBot) -> None:
    seal.ask_code("HQ has not certified you yet.")
    assert seal.bar.action == "Ask HQ to certify me"
    write("K7QF-22MX ")
    with qtbot.waitSignal(seal.code_given) as given, qtbot.assertNotEmitted(seal.sealed_with):
        press(Key.Key_Return)
    assert given.args == ["K7QF-22MX"]
    seal.ask(QUESTION)
    assert seal.bar.action == "Seal"


def test_when_it_is_sealed_it_says_where_it_is_and_what_can_be_done(seal: SealScreen, qtbot: QtBot) -> None:
    seal.show_sealed(DONE)
    assert seal.standing == "It waits on this laptop."
    assert "e03e  640c  a85c  2d4f" in said(seal)
    for key, signal in ((Key.Key_S, seal.send_asked), (Key.Key_F, seal.export_asked)):
        with qtbot.waitSignal(signal):
            press(key, ALT)
    with qtbot.waitSignal(seal.next_asked):
        seal.act()
    with qtbot.waitSignal(seal.left):
        seal.leave()


def test_a_receipt_changes_the_words_and_nothing_is_left_to_send(seal: SealScreen, qtbot: QtBot) -> None:
    seal.show_sealed(DONE)
    seal.show_standing("HQ holds it as no. 2026-00417.", Mark.HELD, Tone.GOOD)
    seal.show_said("Saved in clear.")
    assert seal.standing == "HQ holds it as no. 2026-00417."
    with qtbot.assertNotEmitted(seal.send_asked):
        press(Key.Key_S, ALT)


def test_a_check_number_is_compared_in_groups_of_four() -> None:
    assert in_fours("9f3a51c207be44d1ffff") == "9f3a  51c2  07be  44d1"
    assert in_fours("") == ""


def test_who_has_no_card_is_not_asked_for_one(seal: SealScreen, qtbot: QtBot) -> None:
    assert not any("signs it" in text and "which" not in text for text in said(seal))
    with qtbot.assertNotEmitted(seal.key_chosen):
        press(Key.Key_C, ALT)


def test_with_a_card_she_is_told_which_key_signs_and_takes_the_other_with_one_key(seal: SealScreen, qtbot: QtBot) -> None:
    seal.ask(replace(QUESTION, card="Alex's card", by_card=True, secret="card PIN"))
    seal.take_focus()
    assert "Your card PIN, which signs it" in said(seal)
    assert any("The card “Alex's card” signs it" in text for text in said(seal))
    with qtbot.waitSignal(seal.key_chosen) as chosen:
        press(Key.Key_C, ALT)
    assert chosen.args == [False]
    seal.ask(replace(QUESTION, card="Alex's card"))
    assert "The key on this laptop signs it." in said(seal)
    with qtbot.waitSignal(seal.key_chosen) as chosen:
        press(Key.Key_C, ALT)
    assert chosen.args == [True]


def test_while_it_seals_the_key_cannot_be_changed(seal: SealScreen, qtbot: QtBot) -> None:
    seal.ask(replace(QUESTION, card="Alex's card", by_card=True))
    seal.show_working("Signing", 0.5)
    with qtbot.assertNotEmitted(seal.key_chosen):
        press(Key.Key_C, ALT)
    seal.show_problem("Your card is not in the reader.")
    with qtbot.waitSignal(seal.key_chosen):
        press(Key.Key_C, ALT)
