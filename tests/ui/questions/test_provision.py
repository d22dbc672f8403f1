"""A provision is found by citation or plain word, and chosen by a deliberate act alone."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt

from fieldreport.answers.values import NonAnswer
from tests.builders import sample_catalogue
from tests.ui.questions.editing import listen
from ui.questions.asking import choice_words
from ui.questions.editor import Told
from ui.questions.provision import ProvisionSearch

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.questions.editing import Heard

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
Key = Qt.Key
TABLE = choice_words(sample_catalogue().tables["provisions"], "en")
CODES = [choice.code for choice in TABLE]
LABELS = {choice.code: choice.words for choice in TABLE}


@pytest.fixture
def search(qtbot: QtBot) -> Heard:
    editor = ProvisionSearch()
    editor.set_choices(TABLE)
    return listen(qtbot, editor)


def editor_of(heard: Heard) -> ProvisionSearch:
    assert isinstance(heard.editor, ProvisionSearch)
    return heard.editor


def listed(heard: Heard) -> list[str]:
    return [one.code for one in editor_of(heard).model.shown()]


def under_cursor(heard: Heard) -> str:
    provision = editor_of(heard).under_cursor()
    return provision.code if provision is not None else ""


def test_typing_opens_the_list_with_the_cursor_in_no_row(search: Heard) -> None:
    search.type("12-3.05")
    assert editor_of(search).is_open
    assert listed(search) == ["not_determined", *(f"c12_3_05_{letter}" for letter in "abcdef"), "other"]
    assert under_cursor(search) == ""


def test_down_and_enter_choose_the_first_that_fits(search: Heard) -> None:
    search.type("12-3")
    search.key(Key.Key_Down)
    assert under_cursor(search) == "c12_3"
    search.key(Key.Key_Return)
    assert search.value == "c12_3"
    assert search.focus().text() == "Battery (720 ILCS 5/12-3)"
    assert search.done == [True]
    assert not editor_of(search).is_open


@pytest.mark.parametrize("typed", ["", "battery", "zzz", "720 5/12-3"])
def test_not_determined_is_first_and_one_key_and_enter_away_whatever_is_typed(search: Heard, typed: str) -> None:
    search.type(typed)
    assert listed(search)[0] == "not_determined"
    search.key(Key.Key_Up)
    assert under_cursor(search) == "not_determined"
    search.key(Key.Key_Return)
    assert search.value == "not_determined"


def test_not_determined_takes_as_few_keys_as_any_other(search: Heard) -> None:
    search.key(Key.Key_Down)
    search.key(Key.Key_Return)
    assert search.value == "not_determined"


@pytest.mark.parametrize("typed", ["theft", "16-1", "720 ILCS 5/16-1", "Theft (720 ILCS 5/16-1)"])
def test_nothing_is_chosen_by_leaving_even_when_one_is_left_or_named_exactly(search: Heard, typed: str) -> None:
    search.type(typed)
    search.editor.leave()
    assert search.value is None
    assert editor_of(search).unread() == typed
    assert "Nothing is chosen yet" in editor_of(search).said.text()
    assert typed in editor_of(search).said.text()


def test_enter_with_the_cursor_in_no_row_chooses_nothing_and_says_so(search: Heard) -> None:
    search.type("theft")
    search.key(Key.Key_Return)
    assert search.value is None
    assert search.done == []
    assert editor_of(search).is_open
    assert "Nothing is chosen yet" in editor_of(search).said.text()


def test_enter_on_an_empty_line_goes_on_and_chooses_nothing(search: Heard) -> None:
    search.key(Key.Key_Return)
    assert search.entries == []
    assert search.done == [True]


def test_esc_closes_the_list_and_keeps_what_was_typed(search: Heard) -> None:
    search.type("theft")
    search.key(Key.Key_Down)
    assert search.editor.close_open()
    assert not search.editor.close_open()
    assert search.value is None
    assert editor_of(search).unread() == "theft"


def test_a_cursor_that_passed_over_rows_chose_none_of_them(search: Heard) -> None:
    search.type("battery")
    for _ in range(4):
        search.key(Key.Key_Down)
    search.editor.leave()
    assert {entry.value for entry in search.entries} == {None}


def test_further_keys_take_the_cursor_back_to_the_line(search: Heard) -> None:
    search.type("batt")
    search.key(Key.Key_Down)
    search.type("e")
    assert under_cursor(search) == ""


def test_the_cursor_goes_round_and_by_pages(search: Heard) -> None:
    search.key(Key.Key_Down)
    search.key(Key.Key_Up)
    assert under_cursor(search) == "other"
    search.key(Key.Key_Down)
    search.key(Key.Key_PageDown)
    assert under_cursor(search) == CODES[7]
    search.key(Key.Key_PageUp)
    assert under_cursor(search) == "not_determined"


def test_the_elements_of_the_row_under_the_cursor_are_told_beneath_the_list_and_in_the_pane(search: Heard) -> None:
    told: list[object] = []
    search.editor.asked.connect(told.append)
    search.type("bivens")
    search.key(Key.Key_Down)
    below = editor_of(search).the_list().told()
    assert below.startswith("A civil action for a constitutional violation")
    assert "Verify with counsel" in below
    assert "Under litigation: United States v. Illinois" in below
    assert isinstance(told[-1], Told)
    assert "Checked: V, the wording was read" in told[-1].words
    search.key(Key.Key_Escape)
    search.editor.close_open()
    assert told[-1] == Told("")


def test_what_was_chosen_says_what_it_means_under_the_line(search: Heard) -> None:
    search.show("c12_3", afresh=True)
    said = editor_of(search).said.text()
    assert "Knowingly, without legal justification" in said
    assert "X, number and name confirmed" in said
    assert "Verify with counsel" in said


def test_typing_in_a_chosen_one_is_no_longer_that_choice_and_keeps_its_words(search: Heard) -> None:
    search.show("c16_1", afresh=True)
    search.key(Key.Key_End)
    search.key(Key.Key_Backspace)
    assert [entry.value for entry in search.entries] == [None]
    assert editor_of(search).unread() == "Theft (720 ILCS 5/16-1"
    assert "c16_1" in listed(search)


def test_a_list_that_is_opened_again_stands_at_what_was_chosen(search: Heard) -> None:
    search.show("c12_3", afresh=True)
    editor_of(search).open_list()
    assert under_cursor(search) == "c12_3"
    assert listed(search) == CODES


def test_a_click_chooses(search: Heard, qtbot: QtBot) -> None:
    qtbot.mouseClick(search.focus(), Qt.MouseButton.LeftButton)
    view = editor_of(search).the_list().view
    spot = view.visualRect(view.model().index(2, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(spot))
    assert search.value == CODES[2]


def test_a_chip_takes_the_place_of_words_and_backspace_takes_it_away(search: Heard) -> None:
    search.editor.show_non_answer(NonAnswer.UNKNOWN)
    assert editor_of(search).said.text() == ""
    search.key(Key.Key_Backspace)
    assert search.value is None
    assert len(search.entries) == 1


@pytest.mark.parametrize("seed", range(6))
def test_no_keys_but_enter_choose_a_provision(search: Heard, seed: int) -> None:
    keys = random.Random(seed)
    moves = [Key.Key_Down, Key.Key_Up, Key.Key_PageDown, Key.Key_PageUp, Key.Key_Backspace, Key.Key_Home, Key.Key_End, Key.Key_Delete]
    for _ in range(120):
        if keys.random() < 0.5:
            search.type(keys.choice("abcdeghimnoprstu 1235-/.()"))
        elif keys.random() < 0.9:
            search.key(keys.choice(moves))
        elif keys.random() < 0.5:
            search.editor.close_open()
        else:
            search.editor.leave()
    assert {entry.value for entry in search.entries} <= {None}
    search.key(Key.Key_Home)
    search.key(Key.Key_Up)
    cursor = under_cursor(search)
    search.key(Key.Key_Return)
    assert search.value == cursor, "Enter in a row does choose"


def test_what_is_only_read_opens_no_list(search: Heard) -> None:
    search.editor.set_read_only(True)
    search.key(Key.Key_Down)
    assert not editor_of(search).is_open
    assert search.entries == []


def test_the_list_goes_with_the_page_it_belongs_to(search: Heard) -> None:
    """F11 and F1 bring another screen, and the list lies in the window."""
    search.type("theft")
    assert editor_of(search).is_open
    search.editor.hide()
    assert not editor_of(search).the_list().isVisibleTo(search.editor.window())
    assert editor_of(search).unread() == "theft"


def test_what_was_typed_comes_back(search: Heard) -> None:
    search.editor.show_unread("theft")
    assert editor_of(search).unread() == "theft"
    search.editor.retype("robbery")
    assert editor_of(search).unread() == "robbery"
    assert search.entries == []


def test_the_line_stays_in_sight_of_a_list_that_has_little_room(search: Heard) -> None:
    search.editor.resize(700, 120)
    search.type("b")
    shown = editor_of(search).the_list()
    assert shown.view.height() >= 3 * 40
    assert shown.width() <= 760


def test_another_table_is_offered_when_the_report_has_another(search: Heard) -> None:
    search.show("c12_3", afresh=True)
    search.focus().clearFocus()
    search.editor.set_choices(TABLE[:3])
    assert editor_of(search).line.text() == "c12_3", "a code that the table does not know stands for itself"
