"""A possible provision: found by citation or plain word, and chosen by a deliberate act alone.

What is typed only leaves rows out of the list. Nothing is chosen by leaving the field, by being the only row left, or
by Enter while the cursor stands in no row; *Not determined* is always the first row, one key away (decision 023).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from fieldreport.answers.remarks import told_words
from fieldreport.answers.values import NonAnswer
from fieldreport.said import joined, said
from ui.parts.words import words
from ui.questions.editor import Editor, Entry, Told
from ui.questions.keeping import in_one_line, keepable
from ui.questions.lines import Line
from ui.questions.provision_list import ROWS, ProvisionList, ProvisionModel, said_aloud, told_lines
from ui.theme import COLUMN, limit_width, set_role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent

    from fieldreport.answers.values import Account
    from fieldreport.catalogue.provisions import Provision
    from ui.questions.editor import ChoiceWords

LONGEST = 400
"""Characters of the line."""
NARROWEST = 320
"""Width of the list at least, px."""
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: ROWS - 1,
    Qt.Key.Key_PageUp: 1 - ROWS,
}
"""The keys that move the cursor, and by how many rows."""


class SearchLine(Line):
    """The line in which is typed what is looked for."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to the list, Esc to the screen, which closes the list first."""
        if event.key() in _STEPS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._owner().step(_STEPS[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click opens the list."""
        super().mousePressEvent(event)
        self._owner().open_list()

    def _owner(self) -> ProvisionSearch:
        owner = self.parent()
        assert isinstance(owner, ProvisionSearch)
        return owner


class ProvisionSearch(Editor):
    """A line that searches, the list beneath it, and what is told of the provision that was chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._held = ""
        self.line = SearchLine(self)
        limit_width(self.line, COLUMN)
        self.line.setMinimumWidth(240)
        self.line.setMaxLength(LONGEST)
        self.line.set_placeholder(said("Citation or plain word, or ↓ for the list"))
        self.model = ProvisionModel(self)
        self.said = words("", "side", wrap=True)
        limit_width(self.said, COLUMN)
        self._list: ProvisionList | None = None
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(self.line)
        box.addWidget(self.said)
        self.line.textEdited.connect(self._edited)
        self.line.erased.connect(lambda: self._take(""))
        self.line.returnPressed.connect(self._accept)
        self._say()

    # What the field calls

    def show_account(self, account: Account | None, *, afresh: bool = False) -> None:
        """Show the provision of an account by its words; what is typed and not chosen stays."""
        value = account.value if account is not None else None
        code = value if isinstance(value, str) and not isinstance(value, NonAnswer) else ""
        if afresh or code != self._held or not self.line.hasFocus():
            typed = self.line.text() if not (afresh or code or self._held) else ""
            self._held = code
            self.line.setText(self._label(code) if code else typed)
            self.line.setCursorPosition(0)
        self._say()

    def show_non_answer(self, non_answer: NonAnswer | None) -> None:
        """Show a chip in place of text."""
        self.line.say_non_answer(non_answer)
        if non_answer is not None:
            self.close_list()
        self._say()

    def set_choices(self, choices: tuple[ChoiceWords, ...]) -> None:
        """Offer these."""
        self.model.set_choices(choices)
        if self._held and not self.line.hasFocus():
            self.line.setText(self._label(self._held))
        self._say()

    def set_wrong(self, wrong: bool) -> None:
        """Mark the line."""
        self.line.set_wrong(wrong)

    def set_read_only(self, read_only: bool) -> None:
        """Let the provision be read and not changed."""
        self.line.setReadOnly(read_only)

    def stops(self) -> tuple[QWidget, ...]:
        """The line alone."""
        return (self.line,)

    def unread(self) -> str:
        """Return what is typed and chooses nothing, or ""."""
        return "" if self._held else self.line.text().strip()

    def show_unread(self, text: str) -> None:
        """Show again what was typed and chooses nothing."""
        self.line.setText(text)
        self._say()

    def retype(self, text: str) -> None:
        """Write what was typed, and nothing else."""
        self.line.setText(text)
        self._say()

    def leave(self) -> None:
        """Close the list; nothing is chosen by leaving, and what was typed stays."""
        self.close_list()
        if self._held:
            self.line.setText(self._label(self._held))
            self.line.setCursorPosition(0)
        self._say()

    def close_open(self) -> bool:
        """Close the list, when it is down."""
        was = self.is_open
        self.close_list()
        return was

    # The list

    @property
    def is_open(self) -> bool:
        """Whether the list is down."""
        return self._list is not None and self._list.isVisible()

    def under_cursor(self) -> Provision | None:
        """Return the provision in whose row the cursor stands, or ``None``."""
        return self.model.at(self._list.view.currentIndex().row()) if self._list is not None and self.is_open else None

    def step(self, by: int) -> None:
        """Move the cursor; from the line, Down goes to the first that fits and Up to *Not determined*."""
        was_open = self.is_open
        self.open_list()
        if self._list is None or not self.is_open:
            return
        here = self._list.view.currentIndex().row()
        last = self.model.rowCount() - 1
        if here < 0:
            there = self.model.first_match() if by > 0 else 0
        elif not was_open:
            return
        elif abs(by) == 1:
            there = (here + by) % (last + 1)
        else:
            there = min(max(here + by, 0), last)
        self._put_cursor(there)

    def open_list(self) -> None:
        """Take the list down; the cursor stands in the row that was chosen, or in none."""
        if self.is_open or self.line.isReadOnly():
            return
        self.model.narrow("" if self._held else self.line.text().strip())
        self._open(self.model.row_of(self._held) if self._held else -1)

    def close_list(self) -> None:
        """Take the list away."""
        if self._list is None or not self._list.isVisible():
            return
        self._list.hide()
        for ancestor in self._ancestors():
            ancestor.removeEventFilter(self)
        self.asked.emit(Told(""))

    def the_list(self) -> ProvisionList:
        """Return the list, down or not."""
        if self._list is None:
            # A child of the window, as the list of any other choice: the line keeps the keyboard, and nothing grabs the mouse.
            made = ProvisionList(self.model, self.window())
            made.view.clicked.connect(self._clicked)
            self.destroyed.connect(made.deleteLater)
            self._list = made
        return self._list

    def hideEvent(self, event: QHideEvent) -> None:
        """Take the list away with the page: it lies in the window and would stay over the screen that comes."""
        self.close_list()
        super().hideEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the list at its line while the page scrolls."""
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self._place()
        return super().eventFilter(watched, event)

    def _edited(self, typed: str) -> None:
        kept, note = keepable(typed)
        kept = in_one_line(kept)
        if kept != typed:
            self.line.setText(kept)
        self._held = ""
        self.noted.emit(note)
        self.model.narrow(kept.strip())
        self._open(-1)
        self._say()
        self.entered.emit(Entry(None))

    def _open(self, row: int) -> None:
        if not self.line.hasFocus():
            self.close_list()
            return
        shown = self.the_list()
        if not shown.isVisible():
            self._make_room()
            for ancestor in self._ancestors():
                ancestor.installEventFilter(self)
        self._place()
        shown.show()
        shown.raise_()
        self._put_cursor(row)

    def _put_cursor(self, row: int) -> None:
        provision = self.the_list().put_cursor(row)
        self.asked.emit(Told(told_words(provision.columns) if provision is not None else ""))
        if provision is not None and QAccessible.isActive():
            # The keyboard stays in the line, so a screen reader would not hear where the cursor goes.
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.line, said_aloud(provision)))

    def _accept(self) -> None:
        provision = self.under_cursor()
        if provision is not None:
            self._take(provision.code)
        elif self.unread():
            self.open_list()
            self._say(asked=True)
            return
        self.close_list()
        self.done.emit()

    def _clicked(self, index: QModelIndex) -> None:
        provision = self.model.at(index.row())
        if provision is not None:
            self._take(provision.code)

    def _take(self, code: str) -> None:
        self._held = code
        self.line.setText(self._label(code) if code else "")
        self.close_list()
        self.noted.emit("")
        self._say()
        self.entered.emit(Entry(code or None))

    # Words

    def _label(self, code: str) -> str:
        provision = self.model.of(code)
        return provision.label if provision is not None else code

    def _say(self, *, asked: bool = False) -> None:
        """Say under the line what was chosen means, or calmly that nothing is chosen yet."""
        provision = self.model.of(self._held) if self._held else None
        if provision is not None:
            text: str = joined("\n", told_lines(provision))
        elif self.unread():
            text = said(
                "Nothing is chosen yet: “{unread}” only searches. ↓ and Enter choose, ↑ and Enter “Not determined”.", unread=self.unread()
            )
        else:
            text = "" if self.line.has_chip else said("“Not determined” is the first in the list: ↓ and Enter.")
        self.said.setText(text)
        self.said.setVisible(bool(text))
        set_role(self.said, "care" if self.unread() and (asked or not self.line.hasFocus()) else "side")

    # Where the list lies

    def _ancestors(self) -> Iterator[QWidget]:
        ancestor = self.parentWidget()
        while ancestor is not None and ancestor is not self.window():
            yield ancestor
            ancestor = ancestor.parentWidget()

    def _page(self) -> QScrollArea | None:
        return next((one for one in self._ancestors() if isinstance(one, QScrollArea)), None)

    def _width(self) -> int:
        return max(self.line.width(), NARROWEST)

    def _ends(self) -> tuple[int, int]:
        """Return where the page that is seen begins and ends, in the window."""
        page = self._page()
        if page is None:
            return 0, self.window().height()
        port = page.viewport()
        top = port.mapTo(self.window(), QPoint(0, 0)).y()
        return top, top + port.height()

    def _make_room(self) -> None:
        """Scroll the page so that the whole list is seen, as far as the line stays in sight."""
        page = self._page()
        if page is None:
            return
        top, end = self._ends()
        line = self.line.mapTo(self.window(), QPoint(0, 0)).y()
        lacking = line + self.line.height() + 2 + self.the_list().wanted(self._width()) - end
        bar = page.verticalScrollBar()
        bar.setValue(bar.value() + max(0, min(lacking, line - top - 4)))

    def _place(self) -> None:
        shown = self._list
        if shown is None:
            return
        top, end = self._ends()
        at = self.line.mapTo(self.window(), QPoint(0, 0))
        below, above = end - (at.y() + self.line.height() + 2), at.y() - 2 - top
        shown.fit(self._width(), below)
        over = shown.height() > below and above > below
        if over:
            shown.fit(self._width(), above)
        room = max(below, above)
        if shown.height() > room:  # a low window: rows that scroll are better than rows beyond its edge, if that helps
            shown.fit(self._width(), room, 1)
            if shown.height() > room:
                shown.fit(self._width(), room)
        shown.move(at.x(), at.y() - 2 - shown.height() if over else at.y() + self.line.height() + 2)
