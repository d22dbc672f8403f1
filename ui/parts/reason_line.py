"""A line that asks why, where something is put away: no dialog, and Esc leaves everything as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit

from fieldreport.said import said
from ui import tongue
from ui.parts.words import button, column, line, say, words
from ui.theme import UNIT, set_role

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

LONGEST = 500
"""Characters of a reason."""
NEEDED = said("Say why in a few words: the reason stays with the draft. Esc keeps the draft.")


class ReasonLine(QFrame):
    """Asks for a reason; Enter gives it, Esc closes the line."""

    given = Signal(str)
    closed = Signal()

    def __init__(self, question: str, action: str) -> None:
        super().__init__()
        set_role(self, "card")
        self._about, self._said = words("", "", wrap=True), words("", "problem", wrap=True)
        self.field = QLineEdit()
        self.field.setMaxLength(LONGEST)
        tongue.name(self.field, question)
        self.field.returnPressed.connect(self._give)
        self.field.textEdited.connect(lambda _: say(self._said, ""))
        label = words(question, "field-label")
        label.setBuddy(self.field)
        done, back = button(action, "primary", "Enter"), button(said("Keep it"), "quiet", "Esc")
        done.clicked.connect(self._give)
        back.clicked.connect(self.close_line)
        row = line(self.field, 1, done, 1, back)
        row.setStretch(0, 1)
        self.setLayout(column(self._about, 1, label, row, self._said, margins=(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)))
        say(self._said, "")
        self.hide()

    def ask(self, about: str) -> None:
        """Open the line, with the keyboard in it."""
        self._about.setText(about)
        self.field.clear()
        say(self._said, "")
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_line(self) -> None:
        """Close it; nothing was done."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the line."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_line()
        else:
            super().keyPressEvent(event)

    def _give(self) -> None:
        reason = self.field.text().strip()
        if not reason:
            say(self._said, NEEDED)
            return
        self.hide()
        self.given.emit(reason)
