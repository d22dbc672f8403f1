"""The accounts of one answer: what is in hand changes, the others stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from fieldreport.answers.values import Account, NonAnswer, Place, Precision, Source
from tests import builders
from tests.ui.fill_page import CTRL, FillPage, open_fill
from ui.questions.accounts import Accounts
from ui.questions.editor import Entry

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

SHIFT = Qt.KeyboardModifier.ShiftModifier
NUMBER = Place("agents_number")
SEEN = Account("yes", source=Source.OBSERVED)
TOLD = Account("no", source=Source.TOLD, told_by="Witness 1")


def accounts(*answer: Account) -> Accounts:
    made = Accounts()
    made.show(answer, afresh=True)
    return made


def test_turning_goes_round_all_accounts_and_a_new_one() -> None:
    hand = accounts(SEEN, TOLD)
    seen = [hand.current]
    for _ in range(3):
        assert hand.turn()
        seen.append(hand.current)
    assert seen == [SEEN, TOLD, None, SEEN]


def test_of_nothing_there_is_no_other_account() -> None:
    assert not accounts().turn()


def test_a_new_account_stands_after_the_others() -> None:
    hand = accounts(SEEN)
    hand.turn()
    assert hand.say_source(Source.TOLD, "Witness 1", "", Precision.EXACT) is None
    assert hand.enter(Entry("no")) == (SEEN, TOLD)
    assert hand.others == (0,)


def test_what_was_cleared_gives_its_source_to_what_is_typed_in_its_place() -> None:
    hand = accounts(SEEN, TOLD)
    hand.turn()
    assert hand.enter(Entry(None)) == (SEEN,)
    assert hand.enter(Entry("maybe")) == (SEEN, Account("maybe", source=Source.TOLD, told_by="Witness 1"))


def test_when_the_keyboard_left_nothing_is_taken_over() -> None:
    hand = accounts(SEEN, TOLD)
    hand.turn()
    hand.enter(Entry(None))
    hand.rest()
    assert hand.current == SEEN
    hand.turn()
    assert hand.enter(Entry("maybe")) == (SEEN, Account("maybe"))


def test_a_source_said_for_a_new_account_is_dropped_when_the_keyboard_leaves() -> None:
    hand = accounts(SEEN)
    hand.turn()
    hand.say_source(Source.TOLD, "Witness 1", "", Precision.EXACT)
    hand.rest()
    assert hand.enter(Entry("no")) == (Account("no", source=Source.OBSERVED),)


def test_undoing_the_account_in_hand_leads_to_the_one_before_it() -> None:
    hand = accounts(SEEN, TOLD)
    hand.turn()
    hand.show((SEEN,), afresh=False)
    assert (hand.current, hand.others) == (SEEN, ())


def test_a_non_answer_has_no_precision() -> None:
    hand = accounts(Account(6, Precision.ABOUT, Source.OBSERVED))
    assert hand.turn_non_answer(NonAnswer.UNKNOWN) == (Account(NonAnswer.UNKNOWN, Precision.EXACT, Source.OBSERVED),)
    assert hand.turn_non_answer(NonAnswer.UNKNOWN) == ()


def line(page: FillPage) -> str:
    control = page.focus()
    assert isinstance(control, QLineEdit)
    return control.text()


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_undo_takes_a_second_account_back_and_leaves_the_first(qtbot: QtBot, dressed: object) -> None:
    sheet = builders.empty_sheet()
    page = open_fill(qtbot, sheet, NUMBER.name)
    page.type("6")
    page.key(Qt.Key.Key_F4, SHIFT)
    page.type("about 10")
    assert [account.value for account in sheet.answer(NUMBER)] == [6, 10]
    page.key(Qt.Key.Key_Z, CTRL)
    assert [account.value for account in sheet.answer(NUMBER)] == [6]
    assert line(page) == "6"
    page.key(Qt.Key.Key_Y, CTRL)
    assert [account.value for account in sheet.answer(NUMBER)] == [6, 10]


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_what_is_half_typed_as_a_second_account_stays_when_the_keyboard_goes_and_when_the_report_is_opened_again(
    qtbot: QtBot, dressed: object
) -> None:
    sheet = builders.empty_sheet()
    page = open_fill(qtbot, sheet, NUMBER.name)
    page.type("6")
    page.key(Qt.Key.Key_F4, SHIFT)
    page.type("some")
    page.key(Qt.Key.Key_Tab)
    page.key(Qt.Key.Key_Backtab, SHIFT)
    assert line(page) == "some"
    for opened in (page, open_fill(qtbot, sheet, NUMBER.name)):
        opened.screen.open(sheet, NUMBER.name)
        assert line(opened) == "some"
        assert [account.value for account in sheet.answer(NUMBER)] == [6]
    opened.clear()
    opened.type("10")
    assert [account.value for account in sheet.answer(NUMBER)] == [6, 10]
    assert sheet.all_unread() == {}
