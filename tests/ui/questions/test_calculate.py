"""A computed value is read, never typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.questions.calculate import Calculated

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_it_shows_words_and_takes_no_keyboard(qtbot: QtBot) -> None:
    editor = Calculated()
    qtbot.addWidget(editor)
    editor.show_words("08 Nov 2026")
    assert editor.value.text() == "08 Nov 2026"
    assert editor.stops() == ()


def test_nothing_computed_yet_is_a_dash(qtbot: QtBot) -> None:
    editor = Calculated()
    qtbot.addWidget(editor)
    editor.show_words("")
    assert editor.value.text() == "—"
    editor.set_names("Destroyed on", "")
    assert editor.value.accessibleName() == "Destroyed on: —"
