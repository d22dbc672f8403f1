"""An answer that the form works out: read, never typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from fieldreport.said import said
from ui import tongue
from ui.parts.words import words
from ui.questions.editor import Editor

if TYPE_CHECKING:
    from fieldreport.answers.values import Account, NonAnswer


class Calculated(Editor):
    """A line of words; it can be selected and copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value = words("", wrap=True)
        self.value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.value, 1)

    def show_words(self, shown: str) -> None:
        """Show the computed value in words."""
        self.value.setText(said(shown) if shown else "—")  # yes and no, which a form works out, are said in its language

    def show_account(self, account: Account | None, *, afresh: bool = False) -> None:
        """The words come through :meth:`show_words`."""

    def show_non_answer(self, non_answer: NonAnswer | None) -> None:
        """A computed value has no non-answers."""

    def set_names(self, name: str, description: str) -> None:
        """Name the words for assistive technology."""
        tongue.name(self.value, f"{name}: {self.value.text()}")
        tongue.describe(self.value, description)

    def stops(self) -> tuple[QWidget, ...]:
        """Nothing to stop at."""
        return ()
