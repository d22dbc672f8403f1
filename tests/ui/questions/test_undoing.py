"""Undo takes back what a person would call one change."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from fieldreport.answers.values import Account, GeoPoint, NonAnswer, Place, Source, answer_of
from fieldreport.errors import AnswerProblem
from tests.ui.small_form import small_sheet
from ui.questions.undoing import Undoing

if TYPE_CHECKING:
    from fieldreport.answers.sheet import AnswerSheet
    from fieldreport.answers.values import Answer

REMARK, DAY, HOUR, CITY = Place("remark"), Place("day"), Place("hour"), Place("city")


@pytest.fixture
def sheet() -> AnswerSheet:
    return small_sheet()


@pytest.fixture
def undoing(sheet: AnswerSheet) -> Undoing:
    return Undoing(sheet)


def type_into(undoing: Undoing, text: str, before: str = "", place: Place = REMARK) -> None:
    for end in range(1, len(text) + 1):
        undoing.put(place, answer_of(before + text[:end]))


def said(sheet: AnswerSheet, place: Place = REMARK) -> object:
    answer = sheet.answer(place)
    return answer[0].value if answer else None


def test_a_word_at_a_time(sheet: AnswerSheet, undoing: Undoing) -> None:
    type_into(undoing, "one two three")
    seen = [said(sheet) for _ in iter(sheet.undo, None)]
    assert seen == ["one two ", "one ", None]


def test_and_forward_again(sheet: AnswerSheet, undoing: Undoing) -> None:
    type_into(undoing, "one two")
    sheet.undo()
    sheet.redo()
    assert said(sheet) == "one two"
    assert sheet.redo() is None


def test_another_field_is_another_change(sheet: AnswerSheet, undoing: Undoing) -> None:
    type_into(undoing, "one")
    undoing.put(Place("story"), answer_of("x"))
    sheet.undo()
    assert said(sheet) == "one"


def test_coming_back_to_a_field_is_another_change(sheet: AnswerSheet, undoing: Undoing) -> None:
    type_into(undoing, "on")
    undoing.rest()
    undoing.put(REMARK, answer_of("one"))
    sheet.undo()
    assert said(sheet) == "on"


def test_a_paste_and_a_non_answer_are_changes_of_their_own(sheet: AnswerSheet, undoing: Undoing) -> None:
    type_into(undoing, "one")
    undoing.put(REMARK, answer_of("one pasted words"))
    undoing.put(REMARK, answer_of(NonAnswer.UNKNOWN))
    sheet.undo()
    assert said(sheet) == "one pasted words"
    sheet.undo()
    assert said(sheet) == "one"


def test_each_choice_is_a_change_of_its_own(sheet: AnswerSheet, undoing: Undoing) -> None:
    for code in ("yes", "no"):
        undoing.put(Place("seen"), answer_of(code))
    for codes in (("red",), ("red", "blue")):
        undoing.put(Place("colors"), answer_of(codes))
    sheet.undo()
    assert said(sheet, Place("colors")) == ("red",)
    sheet.undo()
    sheet.undo()
    assert said(sheet, Place("seen")) == "yes"


def test_a_choice_goes_with_the_letters_by_which_it_was_found(sheet: AnswerSheet, undoing: Undoing) -> None:
    type_into(undoing, "one")
    for letters in ("s", "sp", "spr"):
        undoing.put(CITY, (), letters)
    undoing.put(CITY, answer_of("springfield"))
    undoing.put(CITY, answer_of("shelbyville"))
    sheet.undo()
    assert said(sheet, CITY) == "springfield"
    sheet.undo()
    assert (said(sheet, CITY), sheet.unread(CITY), said(sheet)) == (None, "", "one")


@pytest.mark.parametrize(
    ("place", "keys"),
    [
        (DAY, [((), "1"), ((), "10"), ((), "10 A"), (answer_of(date(2026, 8, 10)), "")]),
        (HOUR, [(answer_of(time(1)), ""), ((), "14:"), (answer_of(time(14, 7)), ""), ((), "")]),
        (DAY, [((), "1"), ((), "10 A")]),
        (Place("steepness"), [(answer_of(1), ""), (answer_of(10), ""), (answer_of(9), "")]),
        (Place("spot"), [((), "41.8"), ((), "41.8, "), (answer_of(GeoPoint(Decimal("41.8"), Decimal(-8))), "")]),
    ],
)
def test_what_is_typed_in_a_line_is_one_change(sheet: AnswerSheet, undoing: Undoing, place: Place, keys: list[tuple[Answer, str]]) -> None:
    type_into(undoing, "one")
    undoing.put(place, answer_of(NonAnswer.UNKNOWN))
    before = sheet.stored()
    for answer, unread in keys:
        undoing.put(place, answer, unread)
    after = sheet.stored()
    undoing.put(place, answer_of(NonAnswer.NOT_OBSERVED))
    sheet.undo()
    assert sheet.stored() == after
    sheet.undo()
    assert sheet.stored() == before


def test_a_source_goes_with_the_word_it_was_said_of(sheet: AnswerSheet, undoing: Undoing) -> None:
    type_into(undoing, "one two")
    undoing.put(REMARK, (Account("one two", source=Source.OBSERVED),))
    sheet.undo()
    assert said(sheet) == "one "


def test_a_row_is_a_change_of_its_own(sheet: AnswerSheet, undoing: Undoing) -> None:
    type_into(undoing, "on")
    sheet.add_row(Place("vehicles"))
    type_into(undoing, "e", before="on")
    sheet.undo()
    assert said(sheet) == "on"
    sheet.undo()
    assert sheet.rows(Place("vehicles")) == ()
    assert said(sheet) == "on"


def test_a_deleted_row_comes_back_after_two_thousand_keys_of_narrative(sheet: AnswerSheet, undoing: Undoing) -> None:
    row = sheet.add_row(Place("vehicles"))
    sheet.remove_row(Place("vehicles"), row)
    story = ("He stated that he was there. " * 70)[:2_000]
    type_into(undoing, story, place=Place("story"))
    steps = 0
    while not sheet.rows(Place("vehicles")):
        assert sheet.undo() is not None
        steps += 1
    assert sheet.rows(Place("vehicles")) == (row,)
    assert said(sheet, Place("story")) is None
    assert steps == len(story.split()) + 1


def test_a_new_change_forgets_what_was_taken_back(sheet: AnswerSheet, undoing: Undoing) -> None:
    type_into(undoing, "one")
    sheet.undo()
    type_into(undoing, "two")
    assert sheet.redo() is None
    assert said(sheet) == "two"


def test_what_changed_nothing_is_not_taken_back(sheet: AnswerSheet, undoing: Undoing) -> None:
    type_into(undoing, "one")
    undoing.put(REMARK, answer_of("one"))
    sheet.undo()
    assert said(sheet) is None


def test_what_the_sheet_refuses_leaves_the_history_as_it_was(sheet: AnswerSheet, undoing: Undoing) -> None:
    type_into(undoing, "one")
    with pytest.raises(AnswerProblem):
        undoing.put(REMARK, answer_of(7))
    sheet.undo()
    assert said(sheet) is None


def test_all_that_a_change_reached_is_named(sheet: AnswerSheet, undoing: Undoing) -> None:
    undoing.put(Place("seen"), answer_of("yes"))
    change = sheet.undo()
    assert change is not None
    assert Place("seen") in change.answered
    assert Place("how_much") in change.refreshed
