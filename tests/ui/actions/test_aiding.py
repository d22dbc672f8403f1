"""The narrative in the whole window: its dictionary comes when it is seen, and what the officer keeps is there after a lock."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from fieldreport.answers.values import Place
from tests.houses import PASSPHRASE, STAR
from tests.ui.pages import CTRL, Key, press
from ui.questions.narrative import KEEP, Narrative

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.houses import House
    from tests.ui.pages import WindowPage

NARRATIVE = Place("narrative")
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def open_narrative(page: WindowPage) -> Narrative:
    page.unlock.open(STAR, PASSPHRASE)
    page.home.wait_for_state("ready to seal")
    page.home.open_first()
    page.fill.screen.go_to(NARRATIVE)
    editor = page.fill.screen.editor_at(NARRATIVE)
    assert isinstance(editor, Narrative)
    page.settle()
    while editor.aids is not None and editor.marker is not None and not editor.marker.is_done:
        page.settle()
    return editor


def words_under_lines(editor: Narrative) -> set[str]:
    found, block = set(), editor.paper.document().begin()
    while block.isValid():
        found |= {block.text()[one.start : one.start + one.length] for one in block.layout().formats()}
        block = block.next()
    return found


def test_a_word_that_is_kept_is_marked_no_more_also_after_a_new_start(house: House, open_it: Callable[[Path], WindowPage]) -> None:
    page = open_it(house.laptop)
    editor = open_narrative(page)
    press(Key.Key_Home, CTRL)
    page.fill.type("Xyzzyq said so. ")
    assert "Xyzzyq" in words_under_lines(editor)
    press(Key.Key_Home, CTRL)
    press(Key.Key_Period, CTRL)
    assert editor.card is not None
    assert editor.card.title.text() == "\u201cXyzzyq\u201d"
    for _ in range(editor.card.rows().index(KEEP)):
        press(Key.Key_Down)
    press(Key.Key_Return)
    page.settle()
    while editor.marker is not None and not editor.marker.is_done:
        page.settle()
    assert "Xyzzyq" not in words_under_lines(editor)
    page.close()

    again = open_narrative(open_it(house.laptop))
    assert again.paper.words().startswith("Xyzzyq")
    assert "Xyzzyq" not in words_under_lines(again)


def test_selected_words_become_a_phrase_that_a_key_writes(house: House, open_it: Callable[[Path], WindowPage]) -> None:
    page = open_it(house.laptop)
    editor = open_narrative(page)
    press(Key.Key_A, CTRL)
    press(Key.Key_Delete)
    page.fill.type("My unit")
    press(Key.Key_A, CTRL)
    press(Key.Key_F10)
    page.fill.type("mu")
    press(Key.Key_Return)
    page.settle()
    page.fill.type(". ;mu ")
    assert editor.paper.words() == "My unit. My unit"


def test_without_the_dictionary_it_is_said_once_and_everything_else_works(
    house: House, open_it: Callable[[Path], WindowPage], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "hunspell", None)
    page = open_it(house.laptop)
    editor = open_narrative(page)
    assert "spelling is not marked" in page.window.notice.text
    press(Key.Key_F9)
    page.fill.screen.next_section(-1)
    page.fill.screen.go_to(NARRATIVE)
    page.settle()
    assert page.window.notice.text == ""
    press(Key.Key_Home, CTRL)
    page.fill.type("Teh thugs. ;arr ")
    assert editor.paper.words().startswith("Teh thugs. At [time] hours")
    assert "thugs" in words_under_lines(editor)
