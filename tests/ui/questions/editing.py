"""An editor alone in a window, and what it says."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from fieldreport.answers.values import Account
from ui.questions.editor import ChoiceWords

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from fieldreport.answers.values import NonAnswer, Range, Value
    from ui.questions.editor import Editor, Entry

NOW = datetime(2026, 8, 10, 19, 7, 31, tzinfo=UTC)
"""1407 hours in Chicago on Monday, 10 August 2026."""
ZONE = "America/Chicago"
CTRL = Qt.KeyboardModifier.ControlModifier


@dataclass
class Heard:
    """An editor and all that it said."""

    editor: Editor
    entries: list[Entry] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    done: list[bool] = field(default_factory=list)

    @property
    def value(self) -> object:
        """The value that was said last."""
        return self.entries[-1].value if self.entries else None

    def focus(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.focus(), key, modifiers)

    def type(self, text: str) -> None:
        for character in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                code = ord(character.upper()) if character.isascii() else 0
                QApplication.sendEvent(self.focus(), QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier, character))

    def paste(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.key(Qt.Key.Key_V, CTRL)

    def show(self, value: Value | Range | NonAnswer | None, *, afresh: bool = False) -> None:
        self.editor.show_account(None if value is None else Account(value), afresh=afresh)


def listen(qtbot: QtBot, editor: Editor) -> Heard:
    """Show an editor with the keyboard in it and hear what it says."""
    qtbot.addWidget(editor)
    heard = Heard(editor)
    editor.entered.connect(heard.entries.append)
    editor.noted.connect(heard.notes.append)
    editor.done.connect(lambda: heard.done.append(True))
    editor.resize(700, 400)
    with qtbot.waitActive(editor):
        editor.show()
        editor.activateWindow()
    stops = editor.stops()
    if stops:
        stops[0].setFocus()
    return heard


def choices(*words: str) -> tuple[ChoiceWords, ...]:
    """Return choices whose codes are their words in small letters."""
    return tuple(ChoiceWords(word.lower().replace(" ", "_"), word) for word in words)
