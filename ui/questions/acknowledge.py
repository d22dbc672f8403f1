"""One box to tick: the question above it is confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from fieldreport.said import said
from ui.questions.editor import Editor, Entry
from ui.questions.wrapping import TickBox
from ui.tongue import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from fieldreport.answers.values import Account, NonAnswer


class _Box(TickBox):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter leaves the box to Space and goes on."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)


class Acknowledge(Editor):
    """A box; not ticked is not answered."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = _Box(tr(said("Yes, I confirm")), self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.box)
        layout.addStretch(1)
        self.box.clicked.connect(lambda ticked: self.entered.emit(Entry(True if ticked else None)))

    def show_account(self, account: Account | None, *, afresh: bool = False) -> None:  # noqa: ARG002 - the box has no half-typed state
        """Show whether it was confirmed."""
        self.box.setChecked(account is not None and account.value is True)

    def show_non_answer(self, non_answer: NonAnswer | None) -> None:
        """A confirmation has no non-answers."""

    def stops(self) -> tuple[QWidget, ...]:
        """The box."""
        return (self.box,)
