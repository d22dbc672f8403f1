"""The scene log: nine big buttons with their keys, the last times beneath, each with a note. For one hand, in the dark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit

from fieldreport.said import said
from ui import tongue
from ui.lists.rows import RowList
from ui.lists.times import time_rows
from ui.parts.bar import BarWords
from ui.parts.screen import Screen
from ui.parts.stamp_button import StampButton
from ui.parts.words import block, column, line, say, words
from ui.theme import UNIT, fix_width, set_role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QKeyEvent

    from fieldreport.stamping import Entry, Kind

BIG = 11 * UNIT
"""Height of a big button, px: a gloved thumb finds it."""
ACROSS = 3
NOTHING = said("Nothing stamped yet. A key from 1 to 9 stamps the time.")
ASIDE = said("Enter: a note for the time that is chosen. Tab: its time. Esc: back to the keys.")


class SceneLogScreen(Screen):
    """Stamps by one key, and keeps every word of a note. It knows no core."""

    stamped = Signal(str)
    """code of a kind"""
    typed = Signal(str, str)
    """id of an entry ("" while it is on its way), and its note as it stands"""
    rested = Signal()
    """the note is done"""
    time_typed = Signal(str, str)
    """id of an entry, and another time for it as typed"""
    give_asked = Signal()
    left = Signal()

    def __init__(self, kinds: Sequence[Kind], note_kind: str) -> None:
        """``note_kind`` is the code of the kind that begins with its note."""
        super().__init__()
        tongue.name(self, said("Scene log"))
        set_role(self, "keys")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._kinds = {kind.key: kind for kind in kinds}
        self._note_kind = note_kind
        self._entries: dict[str, Entry] = {}
        self._awaited = self._turning = False
        self._shown_id = ""
        grid = QGridLayout()
        grid.setSpacing(UNIT)
        rest = line()
        rest.setSpacing(UNIT)
        for number, kind in enumerate(kinds):
            made = StampButton(kind.words, kind.key, big=kind.key.isdigit())
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            made.clicked.connect(lambda _=False, code=kind.code: self._stamp(code))
            if kind.key.isdigit():
                grid.addWidget(made, number // ACROSS, number % ACROSS)
                grid.setColumnStretch(number % ACROSS, 1)
            else:
                rest.addWidget(made)
        self.list = RowList(said("Times of this log, the last first"), leads=False)
        self.list.chosen.connect(self._open_note)
        self.list.typed.connect(self._by_key)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_chosen())
        self.time, self.note = QLineEdit(), QLineEdit()
        fix_width(self.time, 16 * UNIT)
        self.time.returnPressed.connect(self._time_done)
        tongue.prompt(self.note, ASIDE)
        self.note.textEdited.connect(lambda text: self.typed.emit("" if self._awaited else self._shown_id, text))
        self.note.returnPressed.connect(self.take_focus)
        self.note.installEventFilter(self)
        self._problem = words("", "problem", wrap=True)
        self._problem.hide()
        self._saved = words("", "side")
        self._nothing = words(NOTHING, "side")
        edit = line(_named(said("Time"), self.time), 1, self.time, 2, _named(said("Note"), self.note), 1, self.note)
        edit.setStretch(6, 1)
        self._edit = block(edit)
        head = line(words(said("Scene log"), "title"), None, self._saved)
        below = column(self._edit, self._problem, 1, self._nothing, self.list)
        # With the large face it fits on a small screen to the pixel: a test holds that.
        self.lay_out(column(head, 1, grid, 1, rest, 1, below, None, margins=(3 * UNIT, UNIT, 3 * UNIT, UNIT)))
        self.show_where("")
        self.show_entries(())

    def show_where(self, report: str) -> None:
        """Say in the bar where Esc leads, and offer the report that is open ("" when none is)."""
        back = said("Back to the report") if report else said("My shift")
        action = said("Add to the report") if report else ""
        self.set_bar(BarWords(left=said("The log goes on when you leave."), tone="side", back=back, action=action))

    def show_entries(self, entries: Sequence[Entry], current: str = "") -> None:
        """Show a log; ``current`` is the entry that is chosen from now on."""
        self._entries = {entry.id: entry for entry in reversed(entries)}
        if current and self._awaited and self._entries[current].kind == self._note_kind:
            self._awaited, self._shown_id = False, current
            if self.note.text():
                self.typed.emit(current, self.note.text())
        self._turning = True
        self.list.set_rows(time_rows(tuple(self._entries.values())))
        if current:
            self.list.setCurrentIndex(self.list.rows.index(max(self.list.rows.place_of(current), 0)))
        self._turning = False
        self._nothing.setVisible(not entries)
        if self.list.hasFocus() and not entries:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.list.setVisible(bool(entries))
        self._show_chosen()

    def not_stamped(self) -> None:
        """The time did not come to the disk: what is typed in the note belongs to none."""
        self._awaited = False

    def show_saved(self, text: str) -> None:
        """Say when something was put on the disk last."""
        self._saved.setText(text)

    def show_problem(self, text: str) -> None:
        """Say what is wrong with the time that was typed, or ""."""
        say(self._problem, text)
        if text:
            self.ground.reveal(self._problem)

    @property
    def problem(self) -> str:
        """What is said to be wrong now."""
        return self._problem.text()

    @property
    def chosen(self) -> Entry | None:
        """The entry that is chosen."""
        row = self.list.rows.row_at(self.list.currentIndex())
        return self._entries.get(str(row.key)) if row is not None else None

    def act(self) -> None:
        """Ctrl+Enter: add times to the report that is open."""
        if self.bar.action:
            self.rested.emit()
            self.give_asked.emit()

    def leave(self) -> None:
        """Esc: from a field back to the keys, from the keys home."""
        if self.note.hasFocus() or self.time.hasFocus():
            self.take_focus()
        else:
            self.left.emit()

    def take_focus(self) -> None:
        """On the keys."""
        (self if self.list.isHidden() else self.list).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key stamps, wherever the keyboard is but in a field."""
        plain = not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if not (plain and not event.isAutoRepeat() and self._by_key(event.text())):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A note is done when the keyboard leaves it."""
        if watched is self.note and event.type() == QEvent.Type.FocusOut:
            self.rested.emit()
        return super().eventFilter(watched, event)

    def _by_key(self, text: str) -> bool:
        kind = self._kinds.get(text.upper())
        if kind is not None:
            self._stamp(kind.code)
        return kind is not None

    def _stamp(self, code: str) -> None:
        self.rested.emit()
        self.show_problem("")
        self.stamped.emit(code)
        if code == self._note_kind:
            # The words may begin before the time is on the disk: they wait for it, and no letter of them stamps.
            self._awaited = True
            self._edit.show()
            self.note.clear()
            self.time.clear()
            self.note.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_note(self, _key: object) -> None:
        self.note.setFocus(Qt.FocusReason.OtherFocusReason)

    def _time_done(self) -> None:
        entry = self.chosen
        if entry is not None:
            self.time_typed.emit(entry.id, self.time.text())

    def _show_chosen(self) -> None:
        if self._awaited or self._turning:
            return  # between two lists nothing is chosen, and a field that went would take the keyboard with it
        entry = self.chosen
        self._edit.setVisible(entry is not None)
        if entry is None:
            return
        typing = entry.id == self._shown_id and (self.note.hasFocus() or self.time.hasFocus())
        if not (typing and self.time.hasFocus()):
            self.time.setText(f"{entry.local:%H%M}")
        if not typing:  # what is being typed is not overwritten by what was kept a moment ago
            self._shown_id = entry.id
            self.note.setText(entry.note)


def _named(name: str, field: QLineEdit) -> QLabel:
    """Return the name of a field, to stand beside it: a line of the screen is a time more."""
    label = words(name, "field-label")
    label.setBuddy(field)
    tongue.name(field, name)
    return label
