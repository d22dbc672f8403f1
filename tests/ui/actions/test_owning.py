"""Own words and phrases are seen, changed, deleted and brought back by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fieldreport.answers.values import Place
from tests.houses import PASSPHRASE, STAR
from tests.ui.pages import CTRL, Key, press, write
from ui.actions.owning import DELETED
from ui.questions.narrative import Narrative
from ui.screens.fill import FillScreen
from ui.screens.home import HomeScreen
from ui.screens.own_words import OwnWordsScreen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from fieldreport.writing import Writing
    from tests.houses import House
    from tests.ui.pages import WindowPage


@pytest.fixture
def page(house: House, open_it: Callable[[Path], WindowPage]) -> WindowPage:
    opened = open_it(house.laptop)
    opened.unlock.open(STAR, PASSPHRASE)
    opened.home.wait_for_state("ready to seal")
    opened.home.screen.list.setFocus()
    return opened


def shown(page: WindowPage) -> list[str]:
    rows = page.at(OwnWordsScreen).list.rows
    return [row.title for number in range(rows.rowCount()) if (row := rows.row_at(rows.index(number))) is not None]


def own(page: WindowPage) -> Writing:
    return page.wiring.session.open_desk.writing


def test_a_word_and_a_phrase_are_made_changed_deleted_and_brought_back(page: WindowPage) -> None:
    press(Key.Key_F9)
    page.settle()
    screen = page.at(OwnWordsScreen)
    assert shown(page) == []
    press(Key.Key_N, CTRL)
    write("mu")
    press(Key.Key_Tab)
    write("My unit.")
    press(Key.Key_Return, CTRL)
    page.settle()
    press(Key.Key_N, CTRL)
    press(Key.Key_Tab)
    write("Okafor")
    press(Key.Key_Escape)  # Esc loses nothing
    page.settle()
    assert shown(page) == [";mu", "Okafor"]
    assert (own(page).own_words(), own(page).own_phrases()) == (("Okafor",), {"mu": "My unit."})
    press(Key.Key_Return)
    screen.text.selectAll()
    write("Our unit.")
    press(Key.Key_Return, CTRL)
    page.settle()
    assert own(page).own_phrases() == {"mu": "Our unit."}
    press(Key.Key_Delete)
    page.settle()
    assert shown(page) == ["Okafor"]
    assert page.window.notice.text == DELETED.format(what=";mu")
    press(Key.Key_Delete)
    page.settle()
    assert own(page).own_words() == ()
    press(Key.Key_Z, CTRL)
    press(Key.Key_Z, CTRL)
    page.settle()
    assert shown(page) == [";mu", "Okafor"]
    assert own(page).own_phrases() == {"mu": "Our unit."}
    press(Key.Key_Escape)
    page.at(HomeScreen)


def test_what_cannot_be_kept_says_why_and_stays_typed(page: WindowPage) -> None:
    press(Key.Key_F9)
    page.settle()
    screen = page.at(OwnWordsScreen)
    press(Key.Key_N, CTRL)
    write("two words")
    press(Key.Key_Tab)
    write("x")
    press(Key.Key_Return, CTRL)
    assert "A key is" in screen.problem
    press(Key.Key_Escape)
    press(Key.Key_N, CTRL)
    assert (screen.key.text(), screen.text.toPlainText()) == ("two words", "x")


def test_from_the_narrative_there_and_back_a_deleted_word_is_marked_again(page: WindowPage) -> None:
    own(page).keep_word("Okafor")
    page.home.open_first()
    page.fill.screen.go_to(Place("narrative"))
    page.settle()
    editor = page.wiring.drafting.editor_at(Place("narrative"))
    assert isinstance(editor, Narrative)
    assert editor.aids is not None
    assert editor.aids.marking.marks("Okafor") == ()
    press(Key.Key_F10)
    press(Key.Key_End)
    press(Key.Key_Return)
    page.settle()
    assert shown(page) == ["Okafor"]
    press(Key.Key_Delete)
    page.settle()
    press(Key.Key_Escape)
    page.at(FillScreen)
    page.settle()
    assert editor.paper.hasFocus()
    assert [mark.text for mark in editor.aids.marking.marks("Okafor")] == ["Okafor"]


def test_locking_keeps_the_phrase_that_is_being_typed(page: WindowPage) -> None:
    press(Key.Key_F9)
    page.settle()
    press(Key.Key_N, CTRL)
    write("mu")
    press(Key.Key_Tab)
    write("My unit.")
    done: list[str] = []
    page.wiring.owning.finish(lambda: done.append("locked"))
    page.settle()
    assert own(page).own_phrases() == {"mu": "My unit."}
    assert done == ["locked"]
