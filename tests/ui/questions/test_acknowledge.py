"""A confirmation is ticked, never assumed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from tests.ui.questions.editing import listen
from ui.questions.acknowledge import Acknowledge

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def test_space_confirms_and_takes_it_back(qtbot: QtBot) -> None:
    heard = listen(qtbot, Acknowledge())
    heard.key(Qt.Key.Key_Space)
    heard.key(Qt.Key.Key_Space)
    assert [entry.value for entry in heard.entries] == [True, None]


def test_enter_does_not_confirm(qtbot: QtBot) -> None:
    heard = listen(qtbot, Acknowledge())
    heard.key(Qt.Key.Key_Return)
    assert heard.entries == []


def test_what_was_confirmed_is_shown(qtbot: QtBot) -> None:
    heard = listen(qtbot, Acknowledge())
    heard.show(True)
    assert heard.editor.box.isChecked()
    heard.show(None)
    assert not heard.editor.box.isChecked()
