"""The quiet line under the field in focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from ui.questions.keys import ACTS, Act
from ui.questions.offers import WORDS, Offer, Offers

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot


def test_a_click_asks_for_what_it_says_and_leaves_the_keyboard_where_it_is(owner: QWidget, qtbot: QtBot) -> None:
    offers = Offers((Act.UNKNOWN, Act.HOW_KNOWN), owner)
    asked: list[Act] = []
    offers.asked.connect(asked.append)
    for offer in offers.findChildren(Offer):
        assert offer.focusPolicy() is Qt.FocusPolicy.NoFocus
        qtbot.mouseClick(offer, Qt.MouseButton.LeftButton)
    assert asked == [Act.UNKNOWN, Act.HOW_KNOWN]


def test_each_offer_shows_a_key_that_the_table_has() -> None:
    with_shift = {Qt.KeyboardModifier.NoModifier: "", Qt.KeyboardModifier.ShiftModifier: "⇧"}
    keys = {(with_shift[held] + key.name.removeprefix("Key_"), act) for (key, held), act in ACTS.items() if held in with_shift}
    assert {(key, act) for act, (_words, key) in WORDS.items()} <= keys


def test_how_an_answer_is_known_takes_the_place_of_the_question_for_it(owner: QWidget) -> None:
    offers = Offers((Act.HOW_KNOWN,), owner)
    offers.say_source("Told by Witness 1")
    offer = offers.findChildren(Offer)[0]
    assert (offer.text(), offer.accessibleName()) == ("Told by Witness 1", "Told by Witness 1")
    offers.say_source("")
    assert offer.text() == "How do you know?"


def test_a_long_source_is_cut_but_read_whole(owner: QWidget) -> None:
    offers = Offers((Act.HOW_KNOWN,), owner)
    offers.say_source("Told by " + "somebody " * 60)
    offer = offers.findChildren(Offer)[0]
    assert offer.width() < 460
    assert offer.accessibleName().endswith("somebody ")


def test_what_has_no_room_is_left_away_the_last_first(owner: QWidget) -> None:
    offers = Offers((Act.UNKNOWN, Act.HOW_KNOWN, Act.ANOTHER_ACCOUNT), owner)
    shown = offers.findChildren(Offer)
    offers.fit(2000)
    whole = offers.width()
    assert [offer.isHidden() for offer in shown] == [False, False, False]
    offers.fit(whole - 1)
    assert [offer.isHidden() for offer in shown] == [False, False, True]
    assert offers.width() < whole
    offers.fit(2000)
    assert [offer.isHidden() for offer in shown] == [False, False, False]
