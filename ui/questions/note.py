"""Words of the form between the questions: read, never answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.questions.editor import Editor

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from fieldreport.answers.values import Account, NonAnswer


class Note(Editor):
    """No control at all: the label says it all."""

    def show_account(self, account: Account | None, *, afresh: bool = False) -> None:
        """A note has no answer."""

    def show_non_answer(self, non_answer: NonAnswer | None) -> None:
        """A note has no answer."""

    def stops(self) -> tuple[QWidget, ...]:
        """Nothing to stop at."""
        return ()
