"""The text controls of our editors: they let our keys through and carry the chip of a non-answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from ui import tongue
from ui.questions.editor import NON_ANSWER_WORDS
from ui.questions.keys import lets_go
from ui.theme import set_role, set_state
from ui.tongue import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from fieldreport.answers.values import NonAnswer

_ERASE = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class Chip(QLabel):
    """A non-answer, lying in the control that it answers."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        set_role(self, "chip")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def say(self, non_answer: NonAnswer | None) -> None:
        """Show the words of a non-answer, or go away."""
        self.setText(tr(NON_ANSWER_WORDS[non_answer.value]) if non_answer is not None else "")
        self.setVisible(non_answer is not None)
        self.adjustSize()


class Line(QLineEdit):
    """A one-line text control."""

    erased = Signal()
    """Backspace or Delete where there is nothing to delete but the chip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.DefaultContextMenu)
        self._chip = Chip(self)
        self._placeholder = ""

    def set_placeholder(self, words: str) -> None:
        """Show ``words`` where nothing is written yet (and no chip stands)."""
        self._placeholder = words = tr(words)
        tongue.prompt(self, "" if self._chip.text() else words)

    def say_non_answer(self, non_answer: NonAnswer | None) -> None:
        """Show the chip of a non-answer in place of text."""
        self._chip.say(non_answer)
        set_state(self, "chip" if non_answer is not None else "")
        tongue.prompt(self, "" if non_answer is not None else self._placeholder)
        self._place_chip()

    @property
    def has_chip(self) -> bool:
        """Whether a non-answer stands in the field."""
        return bool(self._chip.text())

    def set_wrong(self, wrong: bool) -> None:
        """Mark the field as holding something wrong."""
        set_state(self, "problem" if wrong else "chip" if self.has_chip else "")

    def event(self, event: QEvent) -> bool:
        """Let our keys through to the field and the screen."""
        return False if lets_go(event) else super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Backspace take a chip away; arrows and Esc that mean nothing here go outwards."""
        if event.key() in _ERASE and self.has_chip and not self.text():
            self.erased.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the chip in its place."""
        super().resizeEvent(event)
        self._place_chip()

    def _place_chip(self) -> None:
        self._chip.move(8, (self.height() - self._chip.height()) // 2)
