"""One line of text: every key is an entry, and what is not kept is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from fieldreport.answers.values import NonAnswer
from tests.ui.questions.editing import listen
from ui.questions.text import LONGEST, TextLine

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def test_every_key_is_an_entry(qtbot: QtBot) -> None:
    heard = listen(qtbot, TextLine())
    heard.type("abc")
    assert [entry.value for entry in heard.entries] == ["a", "ab", "abc"]


def test_an_emptied_line_is_no_answer(qtbot: QtBot) -> None:
    heard = listen(qtbot, TextLine())
    heard.show("a")
    heard.key(Qt.Key.Key_Backspace)
    assert heard.value is None


def test_what_is_being_typed_is_not_disturbed_by_its_own_answer(qtbot: QtBot) -> None:
    heard = listen(qtbot, TextLine())
    heard.show("West Street")
    line = heard.focus()
    line.setCursorPosition(4)
    heard.type("x")
    heard.show("Westx Street")
    assert line.cursorPosition() == 5


def test_another_answer_is_shown(qtbot: QtBot) -> None:
    heard = listen(qtbot, TextLine())
    heard.show("one")
    heard.show("two")
    assert heard.focus().text() == "two"
    assert heard.entries == []


def test_pasted_lines_become_one_line(qtbot: QtBot) -> None:
    heard = listen(qtbot, TextLine())
    heard.paste("one\ntwo")
    assert heard.value == "one two"


def test_too_long_a_text_is_cut_and_said(qtbot: QtBot) -> None:
    heard = listen(qtbot, TextLine())
    heard.paste("x" * 1_000_000)
    assert heard.value == "x" * LONGEST
    assert "the rest was not put in" in heard.notes[-1]


def test_a_chip_stands_in_place_of_text_and_backspace_takes_it_away(qtbot: QtBot) -> None:
    heard = listen(qtbot, TextLine())
    heard.editor.show_non_answer(NonAnswer.UNKNOWN)
    assert heard.editor.line.has_chip
    heard.key(Qt.Key.Key_Backspace)
    assert heard.value is None
    assert len(heard.entries) == 1


def test_enter_goes_on(qtbot: QtBot) -> None:
    heard = listen(qtbot, TextLine())
    heard.key(Qt.Key.Key_Return)
    assert heard.done == [True]


def test_a_read_only_line_takes_no_keys(qtbot: QtBot) -> None:
    heard = listen(qtbot, TextLine())
    heard.editor.set_read_only(True)
    heard.type("a")
    assert heard.entries == []
