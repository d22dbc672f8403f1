"""The reason for a marked word is part of the draft: stored, taken back, moved; and of no answer."""

from __future__ import annotations

import pytest

from fieldreport import canonical
from fieldreport.answers.kept_words import LONGEST
from fieldreport.answers.moving import move
from fieldreport.answers.values import Place, answer_of
from fieldreport.errors import AnswerProblem
from tests.forms.form_language import add, blank_sheet

SHEET = """
| survey | type | name | label | appearance |
|--------|------|------|-------|------------|
|        | text | story | What happened? | multiline |
|        | begin_repeat | people | Person | |
|        | text | said | What did the person say? | multiline |
|        | end_repeat | | | |
"""
OTHER = SHEET.replace("story", "account")
STORY = Place("story")


def test_a_reason_is_kept_with_the_draft_and_is_no_answer() -> None:
    sheet = blank_sheet(SHEET)
    row = add(sheet, "people")
    sheet.keep_words([(STORY, "Illegal"), (Place("said", (row,)), "I  believe")], " Quoted: the words\nof a person ")
    stored = canonical.decode(canonical.encode(sheet.stored()))
    assert isinstance(stored, dict)
    said = "Quoted: the words of a person"
    assert stored["kept_words"] == {f"said {row}": {"i believe": said}, "story": {"illegal": said}}
    assert "kept_words" not in sheet.stored(hidden=False)
    again = blank_sheet(sheet.form, stored=stored)
    assert again.reason(STORY, "ILLEGAL") == again.reason(Place("said", (row,)), "I believe") == said
    assert again.reason(STORY, "other") == ""


def test_one_undo_takes_all_of_it_back_and_leaves_what_was_typed() -> None:
    sheet = blank_sheet(SHEET)
    sheet.put(STORY, answer_of("It was illegal, I think."))
    sheet.keep_words([(STORY, "illegal"), (STORY, "I think")], "Quoted")
    sheet.put(STORY, answer_of("It was illegal, I think. Yes."), joins=True)
    sheet.undo()
    assert sheet.answer(STORY)[0].value == "It was illegal, I think."
    assert sheet.reason(STORY, "illegal") == "Quoted", "typing goes on in a step of its own"
    sheet.undo()
    assert (sheet.reason(STORY, "illegal"), sheet.reason(STORY, "I think")) == ("", "")
    assert sheet.answer(STORY)[0].value == "It was illegal, I think."
    sheet.redo()
    assert sheet.reason(STORY, "I think") == "Quoted"


def test_a_reason_that_is_taken_away_leaves_nothing() -> None:
    sheet = blank_sheet(SHEET)
    sheet.keep_words([(STORY, "illegal")], "Quoted")
    sheet.keep_words([(STORY, "illegal")], "")
    assert sheet.stored() == {"format": "fieldreport.answers/1", "answers": {}, "rows": {}}


@pytest.mark.parametrize("reason", ["x" * (LONGEST + 1), "\ud800"])
def test_a_reason_that_cannot_be_kept_changes_nothing(reason: str) -> None:
    sheet = blank_sheet(SHEET)
    with pytest.raises(AnswerProblem, match="Nothing was changed"):
        sheet.keep_words([(STORY, "illegal")], reason)
    with pytest.raises(AnswerProblem):
        sheet.keep_words([(Place("nowhere"), "illegal")], "Quoted")
    assert "kept_words" not in sheet.stored()


def test_a_reason_goes_with_the_draft_to_another_form_and_back() -> None:
    sheet = blank_sheet(SHEET)
    sheet.put(STORY, answer_of("It was illegal."))
    sheet.keep_words([(STORY, "illegal")], "Quoted")
    other = blank_sheet(OTHER).form
    there = blank_sheet(other, stored=move(sheet.stored(), sheet.form, other)).stored()
    back = blank_sheet(sheet.form, stored=move(there, other, sheet.form))
    assert back.reason(STORY, "illegal") == "Quoted"
    assert back.stored() == sheet.stored()


def test_what_is_no_reason_in_a_stored_draft_is_passed_over() -> None:
    stored = {"format": "fieldreport.answers/1", "answers": {}, "rows": {}, "kept_words": {"story": {"a": 1, "b": " "}, "x": 3}}
    assert "kept_words" not in blank_sheet(SHEET, stored=stored).stored()
