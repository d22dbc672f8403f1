"""Marked words that still stand in a report: each is a link to its place, and one key keeps it with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from fieldreport.said import said
from ui import tongue
from ui.lists.marked_words import reason_rows
from ui.lists.rows import Row, RowList
from ui.parts.mark import Mark
from ui.parts.words import column, words
from ui.theme import UNIT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

HIGHEST = 27 * UNIT
"""The most that the list of words takes, px: the reasons under it stay in sight."""
ALL = "A"
ABOUT = said("Enter goes to the word. A number keeps it with that reason.")
OTHER = said("Another reason; Enter keeps the word with it")
SAME = said("The same reason for all that are left")


class MarkedWords(QWidget):
    """Lists marked words and takes reasons. It knows no core."""

    word_chosen = Signal(object)
    """the key of a word: go to it"""
    kept = Signal(object, str)
    """keys of words, and the reason for which they stay ("" takes it away)"""

    def __init__(self, reasons: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reasons = tuple(reasons)
        self._last = ""
        self.list = RowList(said("Marked words"), wrap=True)
        self.list.chosen.connect(self.word_chosen)
        self.list.typed.connect(self._by_key)
        self.offered = RowList(said("Reasons for which a word stays"), wrap=True)
        self.offered.set_rows((*reason_rows(self._reasons), Row(ALL, f"{ALL}\u2002{SAME}")))
        self.offered.chosen.connect(self._take)
        self.offered.typed.connect(self._by_key)
        self.other = QLineEdit()
        tongue.prompt(self.other, f"{len(self._reasons) + 1}\u2002{OTHER}")
        tongue.name(self.other, OTHER)
        self.other.returnPressed.connect(self._write)
        self._title = words(said("Marked words"), "section")
        inner = column(self._title, words(ABOUT, "side", wrap=True), 1, self.list, 1, self.offered, 1, self.other)
        self.setLayout(inner)
        self.list.setMaximumHeight(HIGHEST)
        self.hide()

    @property
    def open_count(self) -> int:
        """How many words have no reason yet."""
        return len(self._open())

    def show_words(self, rows: Sequence[Row]) -> None:
        """Show marked words; those with :data:`Mark.READY` have a reason."""
        self.list.set_rows(rows)
        self.setVisible(bool(rows))

    def take_focus(self) -> None:
        """On the next word that has no reason."""
        self._to_open()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def step(self) -> None:
        """Go to the next word that has no reason."""
        self._to_open(after=True)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_open(self) -> bool:
        """Esc in the line goes back to the words and leaves what is typed; returns whether the keyboard was there."""
        was = self.other.hasFocus()
        if was:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        return was

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes a reason away."""
        current = self.list.rows.row_at(self.list.currentIndex())
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.list.hasFocus() and current is not None:
            self.kept.emit((current.key,), "")
        else:
            super().keyPressEvent(event)

    def _by_key(self, text: str) -> None:
        number = int(text) if text.isdecimal() else 0
        if 1 <= number <= len(self._reasons):
            self._keep(self._reasons[number - 1])
        elif number == len(self._reasons) + 1:
            self.other.setFocus(Qt.FocusReason.OtherFocusReason)
        elif text.upper() == ALL and self._last:
            self._keep_all()

    def _take(self, key: object) -> None:
        if key == ALL:
            self._keep_all()
        else:
            self._keep(str(key))

    def _write(self) -> None:
        reason = self.other.text().strip()
        if reason:
            self._keep(reason)
            self.other.clear()
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self, reason: str) -> None:
        current = self.list.rows.row_at(self.list.currentIndex())
        if current is None:
            return
        self._last = reason
        self.kept.emit((current.key,), reason)
        self._to_open()

    def _keep_all(self) -> None:
        if self._last and self._open():
            self.kept.emit(self._open(), self._last)

    def _open(self) -> tuple[object, ...]:
        rows = (self.list.rows.row_at(self.list.rows.index(number)) for number in range(self.list.rows.rowCount()))
        return tuple(row.key for row in rows if row is not None and row.mark is not Mark.READY)

    def _to_open(self, *, after: bool = False) -> None:
        """Make a word current that has no reason: the current one, or (``after`` always) the next."""
        waiting = [self.list.rows.place_of(key) for key in self._open()]
        here = self.list.currentIndex().row() + after
        found = next((place for place in waiting if place >= here), waiting[0] if waiting else -1)
        if found >= 0:
            self.list.setCurrentIndex(self.list.rows.index(found))
