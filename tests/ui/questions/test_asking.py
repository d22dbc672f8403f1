"""What a field is told of its question."""

from __future__ import annotations

from pathlib import Path

from fieldreport.answers.values import Account, Place, Source, answer_of
from fieldreport.forms.definition import Choice, Group, Question
from tests.builders import Clock, sample_sheet
from tests.ui.small_form import small_form, small_sheet
from ui.questions.asking import Asking, choice_words, elements_of, find, person_words, state_of, why_not_asked, words_in
from ui.questions.editor import TakeIn


def question(name: str) -> Question:
    found = find(small_form(), name)
    assert isinstance(found, Question)
    return found


def test_a_field_is_told_all_that_it_shows() -> None:
    sheet = small_sheet()
    sheet.put(Place("seen"), (Account("yes", source=Source.TOLD, told_by="a neighbor"), Account("no", source=Source.OBSERVED)))
    state = state_of(sheet, question("seen"), Place("seen"))
    assert (state.label, [choice.words for choice in state.choices], state.required) == ("Was force seen?", ["Yes", "No"], False)
    assert [account.source for account in state.accounts] == ["Told by a neighbor", "I observed"]
    assert [account.words for account in state.accounts] == ["Yes — told by a neighbor", "No — I observed"]


def test_a_computed_answer_is_told_in_words() -> None:
    sheet = small_sheet()
    sheet.put(Place("seen"), answer_of("yes"))
    sheet.put(Place("how_much"), answer_of(21))
    assert state_of(sheet, question("doubled"), Place("doubled")).shown == "42"


def test_rows_are_offered_by_their_titles() -> None:
    sheet = small_sheet()
    row = sheet.add_row(Place("vehicles"))
    sheet.put(Place("make", (row,)), answer_of("Gray van"))
    assert [(choice.code, choice.words) for choice in state_of(sheet, question("nearest"), Place("nearest")).choices] == [(row, "Gray van")]
    assert person_words(sheet, row) == "Gray van"
    assert person_words(sheet, "a neighbor") == "a neighbor"


def test_a_row_that_was_removed_is_told_in_words_and_cannot_be_chosen() -> None:
    sheet = small_sheet()
    kept, gone = sheet.add_row(Place("vehicles")), sheet.add_row(Place("vehicles"))
    sheet.put(Place("damaged"), answer_of((kept, gone)))
    sheet.remove_row(Place("vehicles"), gone)
    told = state_of(sheet, question("damaged"), Place("damaged")).choices
    assert [(choice.code, choice.words, choice.gone) for choice in told] == [
        (kept, "Vehicles 1", False),
        (gone, "a row that was removed", True),
    ]


def test_a_file_that_waits_is_told_while_it_is_asked_for() -> None:
    sheet = small_sheet()
    asking = Asking(sheet, Clock())
    assert asking.waiting() is None
    row = sheet.add_row(Place("vehicles"))
    asking.offers[Place("photo", (row,))] = TakeIn(Path("/card/IMG_0012.JPG"))
    assert asking.waiting() == (Place("photo", (row,)), "IMG_0012.JPG")
    sheet.remove_row(Place("vehicles"), row)
    assert asking.waiting() is None


def test_why_a_section_is_not_asked_names_the_answer_that_decides() -> None:
    sheet = small_sheet()
    force = find(sheet.form, "force")
    assert isinstance(force, Group)
    assert why_not_asked(sheet, force) == "“Was force seen?”: not answered yet"
    sheet.put(Place("seen"), answer_of("no"))
    assert why_not_asked(sheet, force) == "“Was force seen?”: No"


def test_words_fall_back_to_the_first_language() -> None:
    assert words_in({"en": "Yes", "es": "Sí"}, "es") == "Sí"
    assert words_in({"en": "Yes"}, "es") == "Yes"
    assert words_in({}, "es") == ""


def test_a_note_of_the_list_stands_beside_the_words() -> None:
    assert choice_words((Choice("a", {"en": "Battery"}, {"note": "5/12-3"}),), "en")[0].note == "5/12-3"


def test_the_elements_of_a_chosen_provision_are_told() -> None:
    sheet = sample_sheet()
    row = sheet.rows(Place("violations"))[1]
    asked = find(sheet.form, "provision")
    assert isinstance(asked, Question)
    code = sheet.answer(Place("provision", (row,)))[0].value
    chosen = next(choice for choice in sheet.form.lists[asked.choices] if choice.code == code)
    assert chosen.extra["elements"][1:] in elements_of(sheet, asked, Place("provision", (row,)))
    assert elements_of(small_sheet(), question("seen"), Place("seen")) == ""
