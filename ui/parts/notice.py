"""One line under the strip for what belongs to no field: what happened, what is safe, what to do."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from fieldreport.said import said
from ui import tongue
from ui.parts.words import button, line, words
from ui.theme import UNIT, set_role


class Notice(QFrame):
    """A line of words that stays until it is read; never a dialog."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words = words("", wrap=True)
        close = button(said("Close this line"), "quiet", "F9")
        close.clicked.connect(self.clear)
        layout = line(self._words, 2, close, margins=(3 * UNIT, UNIT, 2 * UNIT, UNIT))
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.hide()

    def tell(self, text: str, *, problem: bool) -> None:
        """Say something; a newer line takes the place of an older one."""
        self._words.setText(text)
        set_role(self, "notice-problem" if problem else "notice")
        tongue.name(self, text)
        self.show()

    @property
    def text(self) -> str:
        """What stands there now, or ""."""
        return self._words.text() if not self.isHidden() else ""

    def clear(self) -> None:
        """Take the line away."""
        self._words.clear()
        self.hide()
        self.closed.emit()
