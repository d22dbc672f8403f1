"""Review, by keyboard, without a core."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.pages import Key, press, show_alone
from ui.lists.rows import Row
from ui.parts.mark import Mark
from ui.screens.review import ReviewScreen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

GAPS = (Row("a", "Say whether you asked."), Row("b", "Say when."))


@pytest.fixture
def review(qtbot: QtBot, dressed: QApplication) -> ReviewScreen:
    made = ReviewScreen(("Quoted",))
    show_alone(qtbot, made)
    return made


def test_each_gap_is_a_link(review: ReviewScreen, qtbot: QtBot) -> None:
    review.show_gaps(GAPS)
    review.take_focus()
    review.step()
    with qtbot.waitSignal(review.place_chosen) as chosen:
        press(Key.Key_Return)
    assert chosen.args == ["b"]


def test_with_something_missing_it_cannot_be_sealed(review: ReviewScreen, qtbot: QtBot) -> None:
    review.show_gaps(GAPS)
    assert review.bar.left == "2 things still missing"
    with qtbot.assertNotEmitted(review.seal_asked):
        review.act()
    review.show_gaps(())
    with qtbot.waitSignal(review.seal_asked):
        review.act()


def test_a_warning_never_blocks_and_is_a_link_too(review: ReviewScreen, qtbot: QtBot) -> None:
    review.show_gaps(())
    review.show_warnings((Row("n", "“clearly”", "Say what made it clear."),))
    assert review.bar.ready
    review.warnings.setFocus()
    with qtbot.waitSignal(review.place_chosen) as chosen:
        press(Key.Key_Return)
    assert chosen.args == ["n"]


def test_signs_that_cannot_be_printed_block_it_in_words(review: ReviewScreen, qtbot: QtBot) -> None:
    review.show_gaps(())
    review.block_sealing("The paper cannot hold these signs: 🚓.")
    assert not review.bar.ready
    with qtbot.assertNotEmitted(review.seal_asked):
        review.act()


def test_paper_that_cannot_be_laid_out_says_why(review: ReviewScreen) -> None:
    review.show_paper_problem("The paper could not be made. The draft is safe.")
    assert review.paper.said == "The paper could not be made. The draft is safe."
    assert not review.bar.ready


def test_with_nothing_missing_the_keyboard_reads_the_paper(review: ReviewScreen) -> None:
    review.show_gaps(())
    review.take_focus()
    assert review.paper.hasFocus()


def test_esc_goes_back_to_the_form(review: ReviewScreen, qtbot: QtBot) -> None:
    review.show_report("Stop of a vehicle")
    with qtbot.waitSignal(review.left):
        review.leave()


def test_a_marked_word_without_a_reason_stands_in_the_way_and_f8_leads_to_it(review: ReviewScreen, qtbot: QtBot) -> None:
    review.show_gaps(())
    review.show_words((Row("w", "“clearly”", mark=Mark.OPEN),))
    assert (review.bar.left, review.bar.ready) == ("1 word needs a reason", False)
    review.step()
    assert review.words.list.hasFocus()
    with qtbot.assertNotEmitted(review.seal_asked):
        review.act()
    review.show_words((Row("w", "“clearly”", mark=Mark.READY),))
    assert (review.bar.left, review.bar.ready) == ("Nothing is missing", True)


def test_gaps_come_before_words_and_both_are_counted(review: ReviewScreen) -> None:
    review.show_gaps(GAPS)
    review.show_words((Row("w", "“clearly”", mark=Mark.OPEN),))
    assert review.bar.left == "2 things still missing · 1 word needs a reason"
    review.take_focus()
    assert review.gaps.hasFocus()


def test_what_blocks_goes_on_blocking_when_the_words_have_their_reasons(review: ReviewScreen) -> None:
    review.show_gaps(())
    review.block_sealing("The paper cannot hold these signs: 🚓.")
    review.show_words((Row("w", "“clearly”", mark=Mark.READY),))
    assert not review.bar.ready
    review.show_gaps(())
    assert review.bar.ready
