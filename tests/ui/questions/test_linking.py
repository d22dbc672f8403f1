"""A link is answered with a row that is made in place, and one key leads to it and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from fieldreport.answers.values import Place, Source
from tests.builders import empty_sheet
from tests.ui.fill_page import ALT, CTRL, FillPage, open_fill
from ui.questions.linking import Trail, named_place, what_it_lacks
from ui.questions.select_one import SelectOneSearch

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from fieldreport.answers.sheet import AnswerSheet

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
PEOPLE, AGENTS, VEHICLES = Place("people"), Place("agents"), Place("vehicles")
Key = Qt.Key


@pytest.fixture
def sheet() -> AnswerSheet:
    return empty_sheet()


@pytest.fixture
def page(qtbot: QtBot, sheet: AnswerSheet) -> FillPage:
    """The report form at the person whom a use of force was directed at."""
    page = open_fill(qtbot, sheet, "force_section")
    page.answer("force_any", "Yes")
    use = page.new_row(Place("force"))
    page.reach(Place("force_person", (use,)))
    return page


def offered(page: FillPage) -> list[str]:
    editor = page.field().editor
    assert isinstance(editor, SelectOneSearch)
    return [str(editor.model.index(row).data()) for row in range(editor.model.rowCount())]


def words(page: FillPage) -> str:
    shown = page.screen.sections.showing(page.place())
    assert shown is not None
    return shown.foot_words()


def test_the_list_ends_with_a_new_row_of_that_name_and_enter_takes_it(page: FillPage, sheet: AnswerSheet) -> None:
    link = page.place()
    page.type("Kim Example")
    assert offered(page) == ["New in People: “Kim Example”"]
    page.key(Key.Key_Return)
    (person,) = sheet.rows(PEOPLE)
    assert sheet.answer(Place("person_name", (person,)))[0].value == "Kim Example"
    assert sheet.answer(link)[0].value == person
    assert page.place() != link, "Enter went on in the row that is worked on"
    assert page.place().rows == link.rows
    field = page.screen.sections.showing(link)
    assert field is not None
    assert field.foot_words() == ("“Kim Example” is now in People. 3 answers are still missing there. Alt+→ goes there, Alt+← comes back.")


def test_one_undo_takes_the_row_and_its_letters_back(page: FillPage, sheet: AnswerSheet) -> None:
    before = sheet.stored()
    page.type("Kim Example")
    page.key(Key.Key_Return)
    page.key(Key.Key_Z, CTRL)
    assert sheet.stored() == before
    page.key(Key.Key_Y, CTRL)
    assert len(sheet.rows(PEOPLE)) == 1


def test_two_letters_still_choose_a_row_that_is_there(page: FillPage, sheet: AnswerSheet) -> None:
    link = page.place()
    page.type("Kim Example")
    page.key(Key.Key_Return)
    page.reach(link)
    page.clear()
    page.type("Ki")
    assert offered(page) == ["Kim Example", "New in People: “Ki”"]
    page.key(Key.Key_Return)
    assert sheet.answer(link)[0].value == sheet.rows(PEOPLE)[0]
    assert len(sheet.rows(PEOPLE)) == 1


def test_leaving_with_tab_makes_no_row(page: FillPage, sheet: AnswerSheet) -> None:
    page.type("Kim")
    page.key(Key.Key_Tab)
    assert sheet.rows(PEOPLE) == ()


def test_a_link_within_an_empty_list_says_how_the_first_is_made(page: FillPage) -> None:
    line = page.focus()
    assert line.placeholderText() == "Type a name, and Enter adds it to People"  # type: ignore[attr-defined]


def test_alt_and_an_arrow_lead_to_what_is_missing_in_the_new_row_and_back(page: FillPage, sheet: AnswerSheet) -> None:
    link = page.place()
    page.type("Kim Example")
    page.key(Key.Key_Return)
    page.reach(link)
    page.key(Key.Key_Right, ALT)
    (person,) = sheet.rows(PEOPLE)
    assert page.place() == Place("person_role", (person,))
    page.key(Key.Key_Left, ALT)
    assert page.place() == link
    page.key(Key.Key_Left, ALT)
    assert page.place() == link, "there is no place before it"


def test_a_row_without_a_name_of_its_own_is_made_too_and_what_was_typed_comes_back_with_undo(page: FillPage, sheet: AnswerSheet) -> None:
    page.answer("vehicle_any", "Yes")
    agent = page.new_row(AGENTS)
    link = Place("agent_vehicle", (agent,))
    page.reach(link)
    page.type("gray")
    assert offered(page) == ["New in Vehicles"]
    page.key(Key.Key_Return)
    assert sheet.answer(link)[0].value == sheet.rows(VEHICLES)[0]
    assert sheet.unread(link) == ""
    page.key(Key.Key_Z, CTRL)
    assert sheet.rows(VEHICLES) == ()


def test_no_row_is_offered_where_none_is_asked_for(page: FillPage) -> None:
    agent = page.new_row(AGENTS)
    page.reach(Place("agent_vehicle", (agent,)))
    page.type("gray")
    assert offered(page) == []


def test_the_source_that_was_said_before_belongs_to_the_link(page: FillPage, sheet: AnswerSheet) -> None:
    link = page.place()
    page.type("Kim")
    page.key(Key.Key_Return)
    page.reach(link)
    page.say_source(Source.VIDEO)
    page.clear()
    page.type("Robin")
    page.key(Key.Key_Return)
    answer = sheet.answer(link)
    assert answer[0].value == sheet.rows(PEOPLE)[1]
    assert len(answer) == 1


def test_what_a_new_row_lacks_is_said_in_words(sheet: AnswerSheet) -> None:
    link = Place("intervened_toward")
    row = sheet.add_linked(link, "Agent 9")
    assert what_it_lacks(sheet, link, row).startswith("“Agent 9” is now in Agents. ")
    assert named_place(sheet, link) == Place("agent_agency", (row,))
    assert named_place(sheet, Place("narrative")) is None


def test_the_way_back_passes_over_rows_that_were_deleted(sheet: AnswerSheet) -> None:
    trail = Trail()
    use = sheet.add_row(Place("force"))
    sheet.add_linked(Place("intervened_toward"), "Agent 9")
    sheet.add_linked(Place("force_agent", (use,)), "Agent 10")
    assert trail.follow(sheet, Place("intervened_toward")) is not None
    assert trail.follow(sheet, Place("force_agent", (use,))) is not None
    sheet.remove_row(Place("force"), use)
    assert trail.back(sheet) == Place("intervened_toward")
    assert trail.back(sheet) is None
