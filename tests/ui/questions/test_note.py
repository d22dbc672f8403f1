"""A note is words alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldreport.answers.values import Account
from ui.questions.note import Note

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_note_takes_neither_keyboard_nor_answer(qtbot: QtBot) -> None:
    editor = Note()
    qtbot.addWidget(editor)
    said: list[object] = []
    editor.entered.connect(said.append)
    editor.show_account(Account("anything"))
    editor.show_non_answer(None)
    assert editor.stops() == ()
    assert said == []
