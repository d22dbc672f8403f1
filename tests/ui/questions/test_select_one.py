"""One of few by a letter, one of many by two."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt

from fieldreport.answers.values import NonAnswer
from tests.ui.questions.editing import choices, listen
from ui.questions.editor import ChoiceWords
from ui.questions.select_one import SelectOneButtons, SelectOneSearch

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.questions.editing import Heard

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
CITIES = choices("Springfield", "Shelbyville", "Ogdenville", "North Haverbrook", "Port Example")


@pytest.fixture
def search(qtbot: QtBot) -> Heard:
    heard = listen(qtbot, SelectOneSearch())
    heard.editor.set_choices(CITIES)
    return heard


def test_a_letter_chooses_among_few(qtbot: QtBot) -> None:
    editor = SelectOneButtons()
    editor.set_choices(choices("Yes", "No"))
    heard = listen(qtbot, editor)
    heard.type("n")
    assert heard.value == "no"
    heard.key(Qt.Key.Key_Backspace)
    assert heard.value is None


def test_a_chip_stands_beside_the_buttons(qtbot: QtBot) -> None:
    editor = SelectOneButtons()
    editor.set_choices(choices("Yes", "No"))
    heard = listen(qtbot, editor)
    editor.show_non_answer(NonAnswer.UNKNOWN)
    assert editor.chip.isVisible()
    heard.show(NonAnswer.UNKNOWN)
    assert editor.buttons.codes() == ()


def test_two_letters_and_enter_choose_among_many(search: Heard) -> None:
    search.type("ha")
    assert search.editor.is_open
    search.key(Qt.Key.Key_Return)
    assert search.value == "north_haverbrook"
    assert search.focus().text() == "North Haverbrook"
    assert not search.editor.is_open
    assert search.done == [True]


def test_arrows_move_in_the_list(search: Heard) -> None:
    search.key(Qt.Key.Key_Down)
    search.key(Qt.Key.Key_Down)
    search.key(Qt.Key.Key_Return)
    assert search.value == "shelbyville"


def test_leaving_takes_the_only_one_that_fits(search: Heard) -> None:
    search.type("og")
    search.editor.leave()
    assert search.value == "ogdenville"


@pytest.mark.parametrize(("typed", "why"), [("zz", "is in none of the choices"), ("s", "is in several of the choices")])
def test_leaving_with_words_that_choose_nothing_says_so(search: Heard, typed: str, why: str) -> None:
    search.type(typed)
    search.editor.leave()
    assert search.value is None
    assert why in search.notes[-1]
    assert search.editor.unread() == typed


def test_the_exact_words_choose_at_once(search: Heard) -> None:
    search.type("port example")
    assert search.value == "port_example"


def test_typing_in_a_chosen_one_is_no_longer_that_choice(search: Heard) -> None:
    search.show("springfield", afresh=True)
    search.key(Qt.Key.Key_End)
    search.key(Qt.Key.Key_Backspace)
    assert [entry.value for entry in search.entries] == [None]


def test_a_mouse_chooses_too(search: Heard, qtbot: QtBot) -> None:
    qtbot.mouseClick(search.focus(), Qt.MouseButton.LeftButton)
    view = search.editor.the_view()
    spot = view.visualRect(view.model().index(2, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(spot))
    assert search.value == "ogdenville"


def test_the_list_goes_with_the_page_it_belongs_to(search: Heard) -> None:
    search.type("s")
    assert search.editor.is_open
    search.editor.hide()
    assert not search.editor.the_view().isVisibleTo(search.editor.window())


def test_an_empty_list_says_so(qtbot: QtBot) -> None:
    heard = listen(qtbot, SelectOneSearch(nothing="Nobody is entered yet"))
    heard.editor.set_choices(())
    assert heard.focus().placeholderText() == "Nobody is entered yet"


def test_a_renamed_choice_is_shown_by_its_new_words(search: Heard) -> None:
    search.show("springfield", afresh=True)
    search.focus().clearFocus()
    search.editor.set_choices((ChoiceWords("springfield", "New Springfield"),))
    assert search.editor.line.text() == "New Springfield"
