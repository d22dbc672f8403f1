"""What an officer is told before her draft is moved to another form."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from fieldreport.answers.leaving import leaving, moved_sheet
from fieldreport.answers.sheet import AnswerSheet
from fieldreport.answers.values import NonAnswer, Place, answer_of
from tests.answers.test_moving import ROWS, small
from tests.forms.form_language import NOW, add, blank_sheet, put

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from fieldreport.forms.definition import Form


def open_sheet(form: Form, stored: Mapping[str, object], begun: Collection[str]) -> AnswerSheet:
    ids = (f"new-{number}" for number in itertools.count(1))
    return AnswerSheet(form, now=lambda: NOW, new_id=lambda: next(ids), stored=stored, begun=begun)


@pytest.mark.parametrize(
    ("before", "after", "said", "words", "why"),
    [
        (("text", "q", "Q"), ("text", "x", "X"), "seen", "seen", "It is not asked there."),
        (("text", "q", "Q"), ("date", "q", "Q"), "seen", "seen", "Another kind of answer is asked for there."),
        (("text", "q", "Q"), ("text", "q", "Q", "must-know"), NonAnswer.UNKNOWN, "unknown", "It must be known there."),
        (("text", "q", "Q", "may-refuse"), ("text", "q", "Q"), NonAnswer.REFUSED, "refused", "“Refused” is no answer there."),
        (("select_one abc", "q", "Q"), ("select_one abc", "q", "Q"), "c", "Code c", "No longer to choose there: “Code c”."),
    ],
)
def test_why_an_answer_has_no_place(before: tuple[str, ...], after: tuple[str, ...], said: object, words: str, why: str) -> None:
    sheet = blank_sheet(small(before))
    put(sheet, q=said)
    there = moved_sheet(sheet, small(after, codes="a b"), open_sheet)
    (left,) = leaving(sheet, there)
    assert (left.place, left.question, left.said, left.why) == (Place("q"), "Q", words, why)
    assert leaving(there, sheet) == ()


def test_what_comes_back_is_told_in_the_same_way() -> None:
    old, new = small(("text", "q", "Plate"), ("text", "r", "R")), small(("text", "r", "R"))
    sheet = blank_sheet(old)
    put(sheet, q="AB 1")
    there = moved_sheet(sheet, new, open_sheet)
    back = moved_sheet(there, old, open_sheet)
    (returns,) = leaving(back, there)
    assert (returns.question, returns.said) == ("Plate", "AB 1")
    assert leaving(there, back) == ()


def test_an_answer_in_a_row_and_half_a_date_are_told_too() -> None:
    old = small(*ROWS, ("date", "day", "Day"))
    sheet = blank_sheet(old)
    row = add(sheet, "people", named="Ann")
    sheet.put(Place("day"), (), unread="10 A")
    there = moved_sheet(sheet, small(("text", "named", "Name")), open_sheet)
    assert [(each.place, each.said, each.why) for each in leaving(sheet, there)] == [
        (Place("named", (row,)), "Ann", "It is asked at another place there, in other rows."),
        (Place("day"), "“10 A” (not understood)", "It is not asked there."),
    ]


def test_new_questions_begin_with_their_defaults() -> None:
    there = moved_sheet(blank_sheet(small(("text", "a", "A"))), small(("text", "b", "B", "", "usual")), open_sheet)
    assert there.answer(Place("b")) == answer_of("usual")
