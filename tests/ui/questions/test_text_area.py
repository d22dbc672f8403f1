"""Several lines and the narrative: words only, room between the lines, and a paste of any size."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from fieldreport.answers.values import NonAnswer
from tests.ui.questions.editing import listen
from ui.questions.keeping import LONG
from ui.questions.narrative import Narrative
from ui.questions.text_area import BLOCK_LIMIT, TextArea

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def test_every_key_is_an_entry(qtbot: QtBot) -> None:
    heard = listen(qtbot, TextArea())
    heard.type("ab")
    assert [entry.value for entry in heard.entries] == ["a", "ab"]


def test_empty_lines_are_kept(qtbot: QtBot) -> None:
    heard = listen(qtbot, TextArea())
    heard.type("a")
    for _ in range(3):
        heard.key(Qt.Key.Key_Return)
    heard.type("b")
    assert heard.value == "a\n\n\nb"


def test_tab_leaves_the_field(qtbot: QtBot) -> None:
    heard = listen(qtbot, TextArea())
    beside = QLineEdit(heard.editor)
    beside.show()
    heard.key(Qt.Key.Key_Tab)
    assert heard.focus() is beside
    assert heard.entries == []


def test_rich_text_is_pasted_as_words(qtbot: QtBot) -> None:
    heard = listen(qtbot, TextArea())
    heard.paste("<b>bold</b> & plain")
    assert heard.value == "<b>bold</b> & plain"


def test_no_break_spaces_are_kept(qtbot: QtBot) -> None:
    heard = listen(qtbot, TextArea())
    heard.paste("a\u00a0b")
    assert heard.value == "a\u00a0b"


def test_what_cannot_be_kept_is_left_out_and_said(qtbot: QtBot) -> None:
    heard = listen(qtbot, TextArea())
    heard.paste("a\x00b\x1bc")
    assert heard.value == "abc"
    assert heard.notes[-1].startswith("2 characters that cannot be printed were left out.")


def test_the_cursor_stays_where_it_is_when_the_text_changes_elsewhere(qtbot: QtBot) -> None:
    heard = listen(qtbot, TextArea())
    heard.show("🚓 one\ntwo three", afresh=True)
    cursor = heard.focus().textCursor()
    cursor.setPosition(4)
    heard.focus().setTextCursor(cursor)
    heard.show("🚓 one\ntwo four")
    assert heard.focus().textCursor().position() == 4
    assert heard.editor.paper.words() == "🚓 one\ntwo four"
    assert heard.entries == []


def test_a_megabyte_without_a_line_end_is_broken_so_that_typing_stays_quick(qtbot: QtBot) -> None:
    heard = listen(qtbot, Narrative())
    text = "word " * 210_000
    heard.paste(text)
    value = heard.value
    assert isinstance(value, str)
    assert value.split() == text.split()
    assert max(map(len, value.split("\n"))) <= LONG
    assert "broken into shorter ones" in heard.notes[-1]


def test_more_than_a_text_holds_is_said(qtbot: QtBot) -> None:
    heard = listen(qtbot, TextArea())
    heard.editor.paper.insertPlainText("x\n" * 10)
    heard.paste(("x" * 99 + "\n") * (BLOCK_LIMIT // 100 + 1))
    value = heard.value
    assert isinstance(value, str)
    assert len(value) <= BLOCK_LIMIT
    assert "the rest was not put in" in heard.notes[-1]


def test_a_field_grows_with_what_is_written(qtbot: QtBot) -> None:
    heard = listen(qtbot, TextArea())
    before = heard.editor.paper.height()
    heard.paste("line\n" * 8)
    assert heard.editor.paper.height() > before
    middle = heard.editor.paper.height()
    heard.paste("line\n" * 80)
    assert middle < heard.editor.paper.height() < 600


def test_a_chip_is_taken_away_by_backspace(qtbot: QtBot) -> None:
    heard = listen(qtbot, TextArea())
    heard.editor.show_non_answer(NonAnswer.NOT_OBSERVED)
    heard.key(Qt.Key.Key_Backspace)
    assert [entry.value for entry in heard.entries] == [None]
