"""A row is copied, moved, and made for a link that names it; each is one change."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from fieldreport.answers.sheet import AnswerSheet
from fieldreport.answers.values import Account, AttachedFile, NonAnswer, Place, Source, answer_of
from fieldreport.errors import AnswerProblem
from tests.forms.form_language import NOW, add, blank_sheet, form, value

FORM = """
| survey | type | name | label | default | relevant | calculation | appearance | repeat_count | choice_filter |
|--------|------|------|-------|---------|----------|-------------|------------|--------------|---------------|
|        | begin_repeat | people | Person | | | | | | |
|        | calculate | people_title | | | | coalesce(${nick}, concat('Person ', position(..))) | | | |
|        | text | nick | Name | | | | not-copied | | |
|        | text | state | State | Illinois | | | | | |
|        | integer | age | Age | | | | | | |
|        | text | guardian | Guardian | | ${age} < 18 | | | | |
|        | file | picture | Picture | | | | | | |
|        | hidden | own | | | | once(uuid()) | | | |
|        | select_one ${people_title} | friend | Friend | | | | | | |
|        | begin_repeat | phones | Phone | | | | | | |
|        | calculate | phones_title | | | | concat(position(..), ' ', ${number}) | | | |
|        | text | number | Number | | | | | | |
|        | end_repeat | | | | | | | | |
|        | select_one ${phones_title} | best | Best phone | | | | | | |
|        | end_repeat | | | | | | | | |
|        | begin_repeat | force | Force | | | | | | |
|        | calculate | force_title | | | | concat('Force ', position(..), ', ', ${what}) | | | |
|        | text | what | What | | | | | | |
|        | select_one ${people_title} | toward | Toward | | | | | | |
|        | end_repeat | | | | | | | | |
|        | select_one ${people_title} | first | First | | | | | | |
|        | select_one ${people_title} | all | All | | | | several | | |
|        | select_one ${people_title} | adult | Adult | | | | | | ${age} >= 18 |
|        | select_one ${force_title} | worst | Worst | | | | | | |
|        | integer | shots | Shots | | | | | | |
|        | begin_repeat | shot | Shot | | | | | ${shots} | |
|        | text | who | Who | | | | | | |
|        | end_repeat | | | | | | | | |
|        | begin_repeat | cars | Car | | ${shots} > 5 | | | | |
|        | calculate | cars_title | | | | ${make} | | | |
|        | text | make | Make | | | | | | |
|        | end_repeat | | | | | | | | |
|        | select_one ${cars_title} | car | Which car | | | | | | |
"""
PEOPLE, FORCE, PICTURE = Place("people"), Place("force"), AttachedFile("a" * 64, "a.pdf", "application/pdf", 9)
EARLIER = datetime(2026, 8, 10, 18, 0, tzinfo=UTC)


@pytest.fixture
def sheet() -> AnswerSheet:
    return blank_sheet(form(FORM))


def phones(sheet: AnswerSheet, person: str, *numbers: str) -> list[str]:
    rows = [sheet.add_row(Place("phones", (person,))) for _ in numbers]
    for row, number in zip(rows, numbers, strict=True):
        sheet.put(Place("number", (person, row)), answer_of(number))
    return rows


def titles(sheet: AnswerSheet, repeat: Place = PEOPLE) -> list[str]:
    return [sheet.row_title(repeat, row) for row in sheet.rows(repeat)]


def test_a_copy_stands_after_its_row_and_says_the_same(sheet: AnswerSheet) -> None:
    first, last = add(sheet, "force", what="Pushed"), add(sheet, "force", what="Struck")
    copy = sheet.copy_row(FORCE, first)
    assert sheet.rows(FORCE) == (first, copy.row, last)
    assert titles(sheet, FORCE) == ["Force 1, Pushed", "Force 2, Pushed", "Force 3, Struck"]
    assert copy.left_out == ()
    sheet.undo()
    assert sheet.rows(FORCE) == (first, last)
    sheet.redo()
    assert value(sheet, "what", copy.row) == "Pushed"


def test_files_and_what_belongs_to_one_person_are_left_out_and_named(sheet: AnswerSheet) -> None:
    row = add(sheet, "people", nick="Robin", age=30, picture=PICTURE)
    copy = sheet.copy_row(PEOPLE, row)
    assert copy.left_out == (Place("nick", (row,)), Place("picture", (row,)))
    assert (value(sheet, "nick", copy.row), value(sheet, "picture", copy.row), value(sheet, "age", copy.row)) == (None, None, 30)
    assert titles(sheet) == ["Robin", "Person 2"]


def test_no_default_fills_what_was_cleared(sheet: AnswerSheet) -> None:
    row = add(sheet, "people")
    sheet.put(Place("state", (row,)), ())
    assert value(sheet, "state", sheet.copy_row(PEOPLE, row).row) is None


def test_what_is_worked_out_once_for_a_row_is_worked_out_for_the_copy(sheet: AnswerSheet) -> None:
    row = add(sheet, "people")
    copy = sheet.copy_row(PEOPLE, row).row
    assert value(sheet, "own", copy)
    assert value(sheet, "own", copy) != value(sheet, "own", row)


def test_what_is_not_asked_does_not_come_along(sheet: AnswerSheet) -> None:
    row = add(sheet, "people", age=12, guardian="A parent")
    sheet.put(Place("age", (row,)), answer_of(20))
    copy = sheet.copy_row(PEOPLE, row).row
    sheet.put(Place("age", (copy,)), answer_of(11))
    assert value(sheet, "guardian", copy) is None


def test_half_a_word_stays_where_it_was_typed(sheet: AnswerSheet) -> None:
    row = add(sheet, "people")
    sheet.put(Place("age", (row,)), (), unread="abo")
    copy = sheet.copy_row(PEOPLE, row).row
    assert sheet.unread(Place("age", (copy,))) == ""
    assert sheet.unread(Place("age", (row,))) == "abo"


def test_rows_in_the_row_come_along_and_links_to_them_follow(sheet: AnswerSheet) -> None:
    other, row = add(sheet, "people"), add(sheet, "people")
    _home, work = phones(sheet, row, "1", "2")
    sheet.put(Place("best", (row,)), (Account(work, source=Source.TOLD, told_by=row, entered=EARLIER),))
    sheet.put(Place("friend", (row,)), answer_of(other))
    copy = sheet.copy_row(PEOPLE, row).row
    inner = sheet.rows(Place("phones", (copy,)))
    assert [value(sheet, "number", copy, each) for each in inner] == ["1", "2"]
    assert sheet.answer(Place("best", (copy,))) == (Account(inner[1], source=Source.TOLD, told_by=copy, entered=NOW),)
    assert value(sheet, "friend", copy) == other
    assert sheet.answer(Place("best", (row,)))[0].value == work


def test_an_inner_row_is_copied_alone(sheet: AnswerSheet) -> None:
    person = add(sheet, "people")
    (home,) = phones(sheet, person, "1")
    there = Place("phones", (person,))
    copy = sheet.copy_row(there, home).row
    assert sheet.rows(there) == (home, copy)
    assert sheet.rows(PEOPLE) == (person,)


def test_a_row_that_is_moved_keeps_its_links_and_gets_the_number_of_its_place(sheet: AnswerSheet) -> None:
    rows = [add(sheet, "people") for _ in range(3)]
    sheet.put(Place("first"), answer_of(rows[2]))
    sheet.put(Place("all"), answer_of((rows[0], rows[2])))
    change = sheet.move_row(PEOPLE, rows[2], -2)
    assert sheet.rows(PEOPLE) == (rows[2], rows[0], rows[1])
    assert value(sheet, "first") == rows[2]
    assert sheet.row_title(PEOPLE, rows[2]) == "Person 1"
    assert sheet.shown(Place("first"), Account(rows[2])) == "Person 1"
    assert value(sheet, "all") == (rows[2], rows[0]), "several are kept in the order of the rows"
    assert PEOPLE in change.rows
    sheet.undo()
    assert sheet.rows(PEOPLE) == tuple(rows)
    assert value(sheet, "all") == (rows[0], rows[2])


def test_a_row_at_the_end_moves_no_further_and_that_is_no_change(sheet: AnswerSheet) -> None:
    rows = [add(sheet, "people") for _ in range(2)]
    assert sheet.move_row(PEOPLE, rows[1], 5).rows == frozenset()
    assert sheet.move_row(PEOPLE, rows[0], -1).rows == frozenset()
    sheet.undo()
    assert sheet.rows(PEOPLE) == (rows[0],)


def test_an_empty_row_that_is_moved_to_the_end_of_a_counted_list_stays(sheet: AnswerSheet) -> None:
    sheet.put(Place("shots"), answer_of(2))
    first, second = sheet.rows(Place("shot"))
    third = sheet.add_row(Place("shot"))
    for row in (second, third):
        sheet.put(Place("who", (row,)), answer_of("A"))
    sheet.move_row(Place("shot"), first, 2)
    assert sheet.rows(Place("shot")) == (second, third, first)


def test_no_such_row_is_said_and_nothing_is_changed(sheet: AnswerSheet) -> None:
    before = sheet.stored()
    for act in (lambda: sheet.copy_row(PEOPLE, "none"), lambda: sheet.move_row(PEOPLE, "none", 1)):
        with pytest.raises(AnswerProblem, match="There is no row none in people"):
            act()
    assert sheet.stored() == before


def test_an_id_in_use_is_refused() -> None:
    sheet = AnswerSheet(form(FORM), now=lambda: NOW, new_id=lambda: "same")
    sheet.add_row(PEOPLE)
    with pytest.raises(AnswerProblem, match="in use already"):
        sheet.copy_row(PEOPLE, "same")
    with pytest.raises(AnswerProblem, match="in use already"):
        sheet.add_linked(Place("first"), "Kim")
    assert sheet.rows(PEOPLE) == ("same",)


def test_a_row_is_made_in_place_named_and_linked_as_one_change(sheet: AnswerSheet) -> None:
    use = add(sheet, "force", what="Pushed")
    before = sheet.stored()
    toward = Place("toward", (use,))
    row = sheet.add_linked(toward, "  Kim Example ")
    assert sheet.rows(PEOPLE) == (row,)
    assert sheet.answer(Place("nick", (row,))) == (Account("Kim Example", entered=NOW),)
    assert sheet.answer(toward) == (Account(row, entered=NOW),)
    assert value(sheet, "state", row) == "Illinois", "a new row has its defaults"
    assert {PEOPLE} <= sheet.last_change.rows
    assert toward in sheet.last_change.answered
    sheet.undo()
    assert sheet.stored() == before
    sheet.redo()
    assert value(sheet, "toward", use) == row


def test_the_letters_that_were_typed_go_with_it_and_come_back_with_nothing_else(sheet: AnswerSheet) -> None:
    before = sheet.stored()
    for letters in ("K", "Ki", "Kim"):
        sheet.put(Place("first"), (), unread=letters, joins=letters != "K")
    row = sheet.add_linked(Place("first"), "Kim")
    assert sheet.unread(Place("first")) == ""
    assert value(sheet, "nick", row) == "Kim"
    sheet.undo()
    assert sheet.stored() == before
    sheet.redo()
    assert value(sheet, "first") == row


def test_a_choice_before_it_is_a_change_of_its_own(sheet: AnswerSheet) -> None:
    known = add(sheet, "people", nick="Robin")
    sheet.put(Place("first"), answer_of(known))
    sheet.add_linked(Place("first"), "Kim")
    sheet.undo()
    assert value(sheet, "first") == known


def test_a_link_to_several_names_the_new_row_too_and_the_source_stays(sheet: AnswerSheet) -> None:
    known = add(sheet, "people")
    sheet.put(Place("all"), (Account((known,), source=Source.VIDEO), Account(NonAnswer.UNKNOWN)))
    row = sheet.add_linked(Place("all"), "Kim")
    assert sheet.answer(Place("all")) == (Account((known, row), source=Source.VIDEO, entered=NOW), Account(NonAnswer.UNKNOWN))


def test_a_title_of_several_parts_takes_no_words(sheet: AnswerSheet) -> None:
    new = sheet.new_linked(Place("worst"))
    assert new is not None
    assert (new.repeat, new.naming) == (FORCE, "")
    row = sheet.add_linked(Place("worst"), "passed over")
    assert value(sheet, "what", row) is None
    assert value(sheet, "worst") == row


@pytest.mark.parametrize(("name", "why"), [("adult", "only some can be chosen"), ("car", "cars are not asked for"), ("shots", "no link")])
def test_no_row_is_made_where_a_link_to_it_would_be_wrong(sheet: AnswerSheet, name: str, why: str) -> None:
    assert sheet.new_linked(Place(name)) is None, why
    with pytest.raises(AnswerProblem, match="names no row that can be made"):
        sheet.add_linked(Place(name), "Kim")
    assert sheet.rows(PEOPLE) == ()


def test_a_name_that_cannot_be_stored_changes_nothing(sheet: AnswerSheet) -> None:
    with pytest.raises(AnswerProblem, match="half a character"):
        sheet.add_linked(Place("first"), "Kim\ud800")
    assert sheet.rows(PEOPLE) == ()
    assert value(sheet, "first") is None
