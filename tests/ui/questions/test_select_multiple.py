"""Several choices: marks in a list, and a line that narrows a long one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from fieldreport.answers.values import NonAnswer
from tests.ui.questions.editing import choices, listen
from ui.questions.editor import ChoiceWords
from ui.questions.select_multiple import SelectMultipleButtons, SelectMultipleList

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.questions.editing import Heard

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
SIGNS = choices(*(f"Sign {number:02}" for number in range(30)))


@pytest.fixture
def many(qtbot: QtBot) -> Heard:
    heard = listen(qtbot, SelectMultipleList())
    heard.editor.set_choices(SIGNS)
    return heard


def test_boxes_are_ticked_with_space(qtbot: QtBot) -> None:
    editor = SelectMultipleButtons()
    editor.set_choices(choices("Red", "Green", "Blue"))
    heard = listen(qtbot, editor)
    heard.key(Qt.Key.Key_Space)
    heard.type("b")
    heard.key(Qt.Key.Key_Space)
    assert heard.value == ("red", "blue")
    heard.key(Qt.Key.Key_Space)
    heard.type("r")
    heard.key(Qt.Key.Key_Space)
    assert heard.value is None


def test_two_letters_and_enter_tick_one_of_many(many: Heard) -> None:
    many.type("17")
    many.key(Qt.Key.Key_Return)
    many.type("03")
    many.key(Qt.Key.Key_Return)
    assert many.value == ("sign_03", "sign_17")
    assert many.focus().text() == ""
    assert many.editor.tally.text() == "2 chosen: Sign 03; Sign 17"


def test_words_typed_in_full_are_taken_before_longer_ones_that_begin_with_them(qtbot: QtBot) -> None:
    heard = listen(qtbot, SelectMultipleList())
    heard.editor.set_choices(choices("Other public official", "Not other", "Other"))
    heard.type("other")
    heard.key(Qt.Key.Key_Return)
    assert heard.value == ("other",)


def test_enter_again_takes_the_tick_away(many: Heard) -> None:
    for _ in range(2):
        many.type("17")
        many.key(Qt.Key.Key_Return)
    assert many.value is None
    assert many.editor.tally.text() == "None chosen yet"


def test_space_ticks_in_the_list(many: Heard) -> None:
    many.key(Qt.Key.Key_Tab)
    many.key(Qt.Key.Key_Down)
    many.key(Qt.Key.Key_Space)
    assert isinstance(many.value, tuple)
    assert len(many.value) == 1


def test_down_goes_from_the_line_into_the_list(many: Heard) -> None:
    many.type("sign 1")
    many.key(Qt.Key.Key_Down)
    many.key(Qt.Key.Key_Space)
    assert many.value == ("sign_10",)


def test_a_row_that_was_removed_is_seen_and_goes_with_the_next_tick(many: Heard) -> None:
    many.editor.set_choices((*choices("Ann", "Bo"), ChoiceWords("row9", "a row that was removed", gone=True)))
    many.show(("ann", "row9"))
    assert many.editor.tally.text() == "2 chosen: Ann; a row that was removed"
    many.type("Bo")
    many.key(Qt.Key.Key_Return)
    assert many.value == ("ann", "bo")


def test_a_row_that_was_removed_can_be_unticked(many: Heard) -> None:
    many.editor.set_choices((*choices("Ann", "Bo"), ChoiceWords("row9", "a row that was removed", gone=True)))
    many.show(("ann", "row9"))
    many.type("removed")
    many.key(Qt.Key.Key_Return)
    assert many.value == ("ann",)


def test_without_rows_it_says_that_there_are_none(qtbot: QtBot) -> None:
    heard = listen(qtbot, SelectMultipleList(nothing="Nobody is there"))
    heard.editor.set_choices(())
    assert heard.focus().placeholderText() == "Nobody is there"
    assert not heard.editor.view.isVisible()
    heard.editor.set_choices(choices("Ann"))
    assert heard.editor.view.isVisible()


def test_words_that_no_choice_holds_are_said(many: Heard) -> None:
    many.type("zz")
    assert many.notes[-1] == "No choice holds “zz”."
    assert many.entries == []


def test_enter_on_an_empty_line_goes_on(many: Heard) -> None:
    many.key(Qt.Key.Key_Return)
    assert many.done == [True]


def test_one_key_never_takes_several_ticks_away(many: Heard) -> None:
    many.show(("sign_01", "sign_02"))
    many.key(Qt.Key.Key_Tab)
    many.key(Qt.Key.Key_Backspace)
    assert many.entries == []


def test_a_chip_is_taken_away_by_backspace(many: Heard) -> None:
    many.editor.show_non_answer(NonAnswer.UNKNOWN)
    assert many.editor.chip.isVisible()
    many.key(Qt.Key.Key_Tab)
    many.key(Qt.Key.Key_Backspace)
    assert [entry.value for entry in many.entries] == [None]
