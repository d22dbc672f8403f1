"""One line of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from fieldreport.said import said
from ui.questions.editor import Editor, Entry
from ui.questions.keeping import in_one_line, keepable
from ui.questions.lines import Line
from ui.theme import limit_width

if TYPE_CHECKING:
    from fieldreport.answers.values import Account, NonAnswer

LONGEST = 10_000
"""Characters that one line takes; a longer text belongs in the narrative, and the field says so."""
WIDTH = 560
"""Width of the line, px."""


class TextLine(Editor):
    """A line of text; every key is an entry."""

    def __init__(self, parent: QWidget | None = None, *, capitals: bool = False) -> None:
        """``capitals``: small letters become capitals as they are typed, for numbers that are written so."""
        super().__init__(parent)
        self._capitals = capitals
        self.line = Line(self)
        # One more than is kept, so that a text that was cut is noticed.
        self.line.setMaxLength(LONGEST + 1)
        limit_width(self.line, WIDTH)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.line, 1000)
        box.addStretch(1)
        self._held: str | None = None
        self.line.textEdited.connect(self._edited)
        self.line.erased.connect(self._erased)
        self.line.returnPressed.connect(self.done)

    def show_account(self, account: Account | None, *, afresh: bool = False) -> None:
        """Show the text of an account."""
        value = account.value if account is not None else None
        text = value if isinstance(value, str) and value.__class__ is str else None
        if afresh or text != self._held:
            self._held = text
            self.line.setText(text or "")

    def show_non_answer(self, non_answer: NonAnswer | None) -> None:
        """Show a chip in place of text."""
        self.line.say_non_answer(non_answer)

    def set_wrong(self, wrong: bool) -> None:
        """Mark the line."""
        self.line.set_wrong(wrong)

    def set_read_only(self, read_only: bool) -> None:
        """Let the text be read and copied only."""
        self.line.setReadOnly(read_only)

    def stops(self) -> tuple[QWidget, ...]:
        """The line alone."""
        return (self.line,)

    def _edited(self, typed: str) -> None:
        kept, note = keepable(typed)
        kept = in_one_line(kept)
        if self._capitals:
            kept = kept.upper()
        if len(kept) > LONGEST:
            kept = kept[:LONGEST]
            note = said(
                "One line holds {longest} characters; the rest was not put in. A longer text belongs in the narrative.",
                longest=f"{LONGEST:,}",
            )
        if kept != typed:
            place = self.line.cursorPosition()
            self.line.setText(kept)
            self.line.setCursorPosition(min(place, len(kept)))
        self._held = kept or None
        self.noted.emit(note)
        self.entered.emit(Entry(self._held))

    def _erased(self) -> None:
        self._held = None
        self.entered.emit(Entry(None))
