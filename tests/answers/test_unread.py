"""Nothing typed is lost, also what was not understood: it is kept, named, and in the way of sealing."""

from __future__ import annotations

from datetime import date

import pytest

from fieldreport import canonical
from fieldreport.answers.sheet import Change
from fieldreport.answers.unread import LONGEST
from fieldreport.answers.values import NonAnswer, Place, answer_of
from fieldreport.errors import AnswerProblem
from tests.builders import sample_sheet
from tests.forms.form_language import add, blank_sheet, missing, put

SHEET = """
| survey | type | name | label | guidance_hint | required | relevant | calculation | read_only |
|--------|------|------|-------|---------------|----------|----------|-------------|-----------|
|        | begin_group | when | When | | | | | |
|        | date | day | Which day? | The order asks for it | | | | |
|        | time | at | At what time? | | yes | | | |
|        | text | where | Where? | | yes | | | |
|        | date | end | Until? | | | ${day} != '' | | |
|        | end_group | | | | | | | |
|        | begin_repeat | people | Person | | | | | |
|        | text | nick | Name | | yes | | | |
|        | begin_repeat | shots | Shot | | | | | |
|        | integer | far | How far? | | | | | |
|        | end_repeat | | | | | | | |
|        | integer | age | Age | | | | | |
|        | end_repeat | | | | | | | |
|        | integer | twice | Twice | | | | 2 * 2 | yes |
|        | note | said | Read this | | | | | |
|        | decimal | miles | Miles | | | | | |
"""
DAY = Place("day")


def test_what_was_not_understood_is_kept_with_the_draft_and_nowhere_else() -> None:
    sheet = blank_sheet(SHEET)
    row = add(sheet, "people", nick="A")
    sheet.put(DAY, (), unread=" 10 A ")
    sheet.put(Place("age", (row,)), (), unread="about forty")
    stored = canonical.decode(canonical.encode(sheet.stored()))
    assert isinstance(stored, dict)
    assert stored["unread"] == {"day": "10 A", f"age {row}": "about forty"}
    assert "unread" not in sheet.stored(hidden=False)
    again = blank_sheet(sheet.form, stored=stored)
    assert again.all_unread() == {DAY: "10 A", Place("age", (row,)): "about forty"}
    assert (again.unread(DAY), again.answer(DAY)) == ("10 A", ())
    assert again.gaps() == sheet.gaps()
    assert again.undo() is None


def test_a_draft_without_it_is_stored_as_before() -> None:
    sheet = blank_sheet(SHEET)
    sheet.put(DAY, (), unread="10 A")
    sheet.put(DAY, ())
    assert sheet.stored() == {"format": "fieldreport.answers/1", "answers": {}, "rows": {}}
    assert sheet.all_unread() == {}


def test_the_gap_quotes_it_and_names_the_question_even_one_that_may_stay_blank() -> None:
    sheet = blank_sheet(SHEET)
    assert missing(sheet) == ["at", "where"]
    change = sheet.put(DAY, (), unread="10 A")
    assert change == Change(unread=frozenset({DAY}))
    gap = sheet.gaps()[0]
    assert (gap.place, gap.section, gap.kind, gap.why) == (DAY, "when", "wrong", "The order asks for it")
    assert gap.words == (
        "What was typed (“10 A”) was not understood: it is in no answer to “Which day?”. Type it another way, or take it out."
    )
    sheet.put(DAY, answer_of(date(2026, 8, 10)))
    assert sheet.unread(DAY) == ""
    assert missing(sheet) == ["at", "where"]


def test_where_a_choice_is_asked_for_the_gap_says_that_nothing_is_chosen_yet() -> None:
    sheet = sample_sheet()
    place = Place("provision", (sheet.rows(Place("violations"))[1],))
    sheet.put(place, (), unread="gun")
    (gap,) = [gap for gap in sheet.gaps() if gap.place == place]
    assert gap.words == (
        "What was typed (“gun”) chooses nothing yet: it is in no answer to “Possible provision, for review (verify with counsel)”. "
        "Choose from the list, or take it out."
    )


def test_one_place_has_one_gap_and_all_stand_in_the_order_of_the_form() -> None:
    sheet = blank_sheet(SHEET)
    rows = [sheet.add_row(Place("people")) for _ in range(2)]
    shots = [sheet.add_row(Place("shots", (rows[0],))) for _ in range(2)]
    for place in (
        Place("miles"),
        Place("age", (rows[0],)),
        Place("far", (rows[0], shots[1])),
        Place("far", (rows[0], shots[0])),
        Place("at"),
    ):
        sheet.put(place, (), unread="?")
    sheet.put(Place("age", (rows[1],)), (), unread="?")
    assert [(gap.place.name, gap.place.rows, gap.kind) for gap in sheet.gaps()] == [
        ("at", (), "wrong"),
        ("where", (), "missing"),
        ("nick", (rows[0],), "missing"),
        ("far", (rows[0], shots[0]), "wrong"),
        ("far", (rows[0], shots[1]), "wrong"),
        ("age", (rows[0],), "wrong"),
        ("nick", (rows[1],), "missing"),
        ("age", (rows[1],), "wrong"),
        ("miles", (), "wrong"),
    ]


def test_where_nothing_is_asked_it_waits_and_is_in_nobody_s_way() -> None:
    sheet = blank_sheet(SHEET)
    put(sheet, day=date(2026, 8, 10))
    sheet.put(Place("end"), (), unread="soon")
    put(sheet, day=None)
    assert missing(sheet) == ["at", "where"]
    again = blank_sheet(sheet.form, stored=sheet.stored())
    put(again, day=date(2026, 8, 10))
    assert missing(again) == ["at", "where", "end!"]


def test_a_non_answer_takes_its_place_and_undo_brings_it_back() -> None:
    sheet = blank_sheet(SHEET)
    sheet.put(DAY, (), unread="10 A")
    sheet.put(DAY, answer_of(NonAnswer.UNKNOWN))
    assert sheet.unread(DAY) == ""
    change = sheet.undo()
    assert change is not None
    assert change.unread == {DAY}
    assert sheet.unread(DAY) == "10 A"
    sheet.undo()
    assert sheet.all_unread() == {}


def test_it_goes_with_its_row_and_comes_back_with_it() -> None:
    sheet = blank_sheet(SHEET)
    row = sheet.add_row(Place("people"))
    shot = sheet.add_row(Place("shots", (row,)))
    far = Place("far", (row, shot))
    sheet.put(far, (), unread="ten or so")
    before = sheet.stored()
    sheet.remove_row(Place("people"), row)
    assert sheet.all_unread() == {}
    sheet.undo()
    assert sheet.stored() == before
    assert sheet.unread(far) == "ten or so"


def test_the_keys_of_one_entry_are_one_change_from_half_a_word_to_the_answer() -> None:
    sheet = blank_sheet(SHEET)
    put(sheet, where="there")
    for text in ("1", "10", "10 A", "10 Au"):
        sheet.put(DAY, (), unread=text, joins=text != "1")
    sheet.put(DAY, answer_of(date(2026, 8, 10)), joins=True)
    sheet.undo()
    assert (sheet.answer(DAY), sheet.unread(DAY)) == ((), "")
    assert sheet.answer(Place("where")) == answer_of("there")
    sheet.redo()
    assert (sheet.answer(DAY), sheet.unread(DAY)) == (answer_of(date(2026, 8, 10)), "")


@pytest.mark.parametrize("text", ["half \ud83d", "x" * (LONGEST + 1)])
def test_what_cannot_be_stored_is_refused_and_nothing_changes(text: str) -> None:
    sheet = blank_sheet(SHEET)
    sheet.put(DAY, (), unread="10 A")
    with pytest.raises(AnswerProblem, match="Nothing was changed"):
        sheet.put(DAY, (), unread=text)
    assert sheet.unread(DAY) == "10 A"


def test_a_long_one_is_quoted_by_its_beginning() -> None:
    sheet = blank_sheet(SHEET)
    sheet.put(DAY, (), unread="x" * LONGEST)
    assert "“" + "x" * 80 + "…”" in sheet.gaps()[0].words


@pytest.mark.parametrize("place", [Place("when"), Place("nobody"), Place("age"), Place("age", ("row-99",))])
def test_a_place_that_is_not_there_is_refused(place: Place) -> None:
    with pytest.raises(AnswerProblem):
        blank_sheet(SHEET).unread(place)


@pytest.mark.parametrize(
    "unread",
    [
        [],
        "10 A",
        {"nobody": "x"},
        {"when": "x"},
        {"said": "x"},
        {"twice": "x"},
        {"age": "x"},
        {"age row-99": "x"},
        {"day": 7},
        {"day": " "},
        {"day": None},
        {"": "x"},
    ],
)
def test_a_draft_is_not_refused_for_half_a_word_that_fits_nowhere(unread: object) -> None:
    stored = {"format": "fieldreport.answers/1", "answers": {"where": [{"value": "there"}]}, "rows": {}, "unread": unread}
    sheet = blank_sheet(SHEET, stored=stored)
    assert sheet.all_unread() == {}
    assert sheet.answer(Place("where")) == answer_of("there")
    sheet.gaps()
