"""Undo takes back what a person would call one change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fieldreport.answers.values import NonAnswer, Place, answer_of
from fieldreport.errors import AnswerProblem
from tests.ui.small_form import small_sheet
from ui.questions.undoing import Undoing

if TYPE_CHECKING:
    from fieldreport.answers.sheet import AnswerSheet

REMARK = Place("remark")


@pytest.fixture
def sheet() -> AnswerSheet:
    return small_sheet()


@pytest.fixture
def undoing(sheet: AnswerSheet) -> Undoing:
    return Undoing(sheet)


def type_into(undoing: Undoing, text: str, before: str = "") -> None:
    for end in range(1, len(text) + 1):
        undoing.put(REMARK, answer_of(before + text[:end]))


def said(sheet: AnswerSheet) -> object:
    answer = sheet.answer(REMARK)
    return answer[0].value if answer else None


def test_a_word_at_a_time(sheet: AnswerSheet, undoing: Undoing) -> None:
    type_into(undoing, "one two three")
    seen = []
    while undoing.undo() is not None:
        seen.append(said(sheet))
    assert seen == ["one two ", "one ", None]


def test_and_forward_again(sheet: AnswerSheet, undoing: Undoing) -> None:
    type_into(undoing, "one two")
    undoing.undo()
    undoing.redo()
    assert said(sheet) == "one two"
    assert undoing.redo() is None


def test_another_field_is_another_change(sheet: AnswerSheet, undoing: Undoing) -> None:
    type_into(undoing, "one")
    undoing.put(Place("story"), answer_of("x"))
    undoing.undo()
    assert said(sheet) == "one"


def test_coming_back_to_a_field_is_another_change(sheet: AnswerSheet, undoing: Undoing) -> None:
    type_into(undoing, "on")
    undoing.rest()
    undoing.put(REMARK, answer_of("one"))
    undoing.undo()
    assert said(sheet) == "on"


def test_a_paste_and_a_choice_are_changes_of_their_own(sheet: AnswerSheet, undoing: Undoing) -> None:
    type_into(undoing, "one")
    undoing.put(REMARK, answer_of("one pasted words"))
    undoing.put(REMARK, answer_of(NonAnswer.UNKNOWN))
    undoing.undo()
    assert said(sheet) == "one pasted words"
    undoing.undo()
    assert said(sheet) == "one"


def test_a_row_is_a_change_of_its_own(sheet: AnswerSheet, undoing: Undoing) -> None:
    type_into(undoing, "one")
    sheet.add_row(Place("vehicles"))
    undoing.noted()
    undoing.undo()
    assert sheet.rows(Place("vehicles")) == ()
    assert said(sheet) == "one"


def test_a_new_change_forgets_what_was_taken_back(sheet: AnswerSheet, undoing: Undoing) -> None:
    type_into(undoing, "one")
    undoing.undo()
    type_into(undoing, "two")
    assert undoing.redo() is None
    assert said(sheet) == "two"


def test_what_changed_nothing_is_not_taken_back(sheet: AnswerSheet, undoing: Undoing) -> None:
    type_into(undoing, "one")
    undoing.put(REMARK, answer_of("one"))
    undoing.undo()
    assert said(sheet) is None


def test_what_the_sheet_refuses_leaves_the_history_as_it_was(sheet: AnswerSheet, undoing: Undoing) -> None:
    type_into(undoing, "one")
    with pytest.raises(AnswerProblem):
        undoing.put(REMARK, answer_of(7))
    undoing.undo()
    assert said(sheet) is None


def test_all_that_a_burst_reached_is_named(undoing: Undoing) -> None:
    undoing.put(Place("seen"), answer_of("yes"))
    change = undoing.undo()
    assert change is not None
    assert Place("seen") in change.answered
    assert Place("how_much") in change.refreshed
