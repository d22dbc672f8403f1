"""The small cards that lie on the narrative's paper: why a word is marked and what it may be, and the phrases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QVBoxLayout

from ui import tongue
from ui.parts.words import say, words
from ui.questions.lines import Line
from ui.theme import fix_width, set_role, sizes
from ui.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

WIDTH = 420
"""Width of a card, px."""
ROWS = 8
"""Rows of a list that are seen at once."""
LEAST_LIST = 72
"""Height under which a list does not go, px: two rows."""
APART = 6
"""Between a card and what it speaks of, px."""


class CardList(QListWidget):
    """A list in a card: Enter takes, Esc leaves, Ctrl+. goes on."""

    taken = Signal(int)
    left = Signal()
    more = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take, leave or go on."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.taken.emit(self.currentRow())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Period and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.more.emit()
        else:
            super().keyPressEvent(event)


class Card(QFrame):
    """A card with a line of words, a list, and (where asked for) a line to type in."""

    taken = Signal(int)
    """The number of the row that was taken."""
    typed = Signal(str)
    """Enter in the line."""
    left = Signal()
    more = Signal()

    def __init__(self, owner: QWidget, over: QWidget) -> None:
        """``over``: a child of ``owner``, within whose bounds the card lies; keys that it does not take go to ``owner``."""
        super().__init__(owner)
        set_role(self, "card")
        fix_width(self, WIDTH)
        self.title = words("", "field-label", wrap=True)
        self.why = words("", "side", wrap=True)
        self.line = Line(self)
        self.list = CardList(self)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.keys = words("", "side")
        self._over = over
        self._box = box = QVBoxLayout(self)
        box.setContentsMargins(12, 8, 12, 8)
        box.setSpacing(4)
        for part in (self.title, self.why, self.line, self.list, self.keys):
            box.addWidget(part)
        self.list.taken.connect(self.taken)
        self.list.itemClicked.connect(lambda _: self.taken.emit(self.list.currentRow()))
        self.list.left.connect(self.left)
        self.list.more.connect(self.more)
        self.line.returnPressed.connect(lambda: self.typed.emit(self.line.text()))
        self._wanted = 0
        self.hide()

    def open(self, title: str, why: str, rows: Sequence[str], keys: str, at: QRect) -> None:
        """Show the card beside ``at`` (in the owner's coordinates) with the keyboard in its list."""
        self.title.setText(title)
        say(self.why, why)
        self.keys.setText(keys)
        self.line.hide()
        self.list.clear()
        self.list.addItems([tr(row) for row in rows])
        for number in range(self.list.count()):
            self.list.item(number).setSizeHint(QSize(0, sizes().control))
        tongue.name(self.list, title)
        tongue.describe(self.list, f"{why} {keys}".strip())
        self.list.setCurrentRow(0)
        self._wanted = min(len(rows), ROWS) * sizes().control + 12
        self.list.setVisible(bool(rows))
        self._place(at)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask(self, title: str, why: str, name: str, keys: str, at: QRect) -> None:
        """Show the card with a line to type in."""
        self.title.setText(title)
        say(self.why, why)
        self.keys.setText(keys)
        self.list.hide()
        self.line.show()
        self.line.clear()
        tongue.name(self.line, name)
        self.line.set_placeholder(name)
        self._place(at)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep Enter here: a line that was left by it would hand it on to the text."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, _onward: bool) -> bool:
        """Tab leaves the card as Esc does: nothing lies open behind the keyboard."""
        self.left.emit()
        return True

    def rows(self) -> tuple[str, ...]:
        """Return the rows of the list, as they are read."""
        return tuple(self.list.item(number).text() for number in range(self.list.count()))

    def _place(self, at: QRect) -> None:
        """Lie under ``at``, or above it where there is more room; never over it: the list gives way."""
        self.show()
        bounds = self._over.geometry()
        self.setFixedWidth(min(sizes().wide(WIDTH), bounds.width() - 2 * APART))
        below, above = bounds.bottom() - at.bottom() - 2 * APART, at.top() - bounds.top() - 2 * APART
        self.list.setFixedHeight(self._wanted)
        whole = self._height()
        room = below if whole <= below or below >= above else above
        if not self.list.isHidden():
            self.list.setFixedHeight(max(self._wanted - max(whole - room, 0), LEAST_LIST))
        self.setFixedHeight(self._height())
        top = at.bottom() + APART if room == below else at.top() - APART - self.height()
        left = min(at.left(), bounds.right() - self.width() - APART)
        self.move(QPoint(max(bounds.left(), left), max(bounds.top(), top)))
        self.raise_()

    def _height(self) -> int:
        self._box.invalidate()
        self._box.activate()
        return self._box.heightForWidth(self.width())
