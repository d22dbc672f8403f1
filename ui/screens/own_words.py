"""My words and phrases: what the officer keeps of her own, to be seen, changed and deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QTextEdit

from fieldreport.said import said
from ui import tongue
from ui.lists.own_words import own_rows
from ui.lists.rows import RowList
from ui.parts.bar import BarWords
from ui.parts.screen import Screen
from ui.parts.words import block, column, labelled, line, words
from ui.theme import UNIT, fix_width

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from fieldreport.writing import Own

WIDTH = 760
NOTHING = said("Nothing yet. Ctrl+N begins one; in a text, Ctrl+. keeps a marked word and F10 keeps selected words.")
ABOUT = said("Enter changes one, Delete deletes it, Ctrl+Z takes that back.")
HOW = said("With a key it is a phrase: ; and the key and a space write it. Without a key it is one word, which is not marked any more.")


class OwnWordsScreen(Screen):
    """Shows the list, and one of it in two fields. It knows no core."""

    kept = Signal(object, str, str)
    """what it takes the place of ((key, words) or None), its key ("" for a word), its words"""
    deleted = Signal(str, str)
    """key ("" for a word), words"""
    undo_asked = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        tongue.name(self, said("My words and phrases"))
        self._editing: tuple[str, str] | None = None
        self._parked: tuple[tuple[str, str] | None, str, str] | None = None
        """What was typed and could not be kept."""
        self.list = RowList(said("My words and phrases"), wrap=True)
        self.list.chosen.connect(self._edit)
        self.key, self.text = QLineEdit(), QTextEdit()
        fix_width(self.key, 16 * UNIT)
        self.text.setAcceptRichText(False)
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(14 * UNIT)
        self._problem = words("", "problem", wrap=True)
        self._nothing = words(NOTHING, "side", wrap=True)
        key = labelled(said("Key"), self.key)
        key.addStretch(1)
        edit = line(key, 2, labelled(said("Words"), self.text))
        edit.setStretch(2, 1)
        self._edit_block = block(column(edit, 1, words(HOW, "side", wrap=True), self._problem))
        head = column(words(said("My words and phrases"), "title"), 1, words(ABOUT, "side", wrap=True))
        inner = column(
            head, 2, self._nothing, self.list, 2, self._edit_block, None,
            margins=(3 * UNIT, 3 * UNIT, 3 * UNIT, 2 * UNIT),
        )  # fmt: skip
        page = line(None, block(inner, width=WIDTH), None)
        page.setStretch(1, 8)
        self.lay_out(page)
        for keys, act in (("Ctrl+N", self._begin), ("Ctrl+Z", self.undo_asked.emit)):
            shortcut = QShortcut(QKeySequence(keys), self.list if keys == "Ctrl+Z" else self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        self._close()

    def show_own(self, own: Own) -> None:
        """Show what is kept now; what was being changed is done."""
        self._close()
        self.list.set_rows(own_rows(own))
        there = bool(own.words or own.phrases)
        self.list.setVisible(there)
        self._nothing.setVisible(not there)
        self.take_focus()

    def show_problem(self, text: str) -> None:
        """Say why it was not kept; what is typed stays."""
        self._problem.setText(text)

    @property
    def problem(self) -> str:
        """What is said to be wrong now."""
        return self._problem.text()

    @property
    def is_typing(self) -> bool:
        """Whether the fields are open."""
        return not self._edit_block.isHidden()

    def act(self) -> None:
        """Keep what is typed; else begin a new one."""
        if self._edit_block.isHidden():
            self._begin()
        else:
            self.kept.emit(self._editing, self.key.text(), self.text.toPlainText())

    def leave(self) -> None:
        """Esc: out of the fields, and what is typed there is kept; else back.

        What cannot be kept is said first; the next Esc leaves it in the fields, for whoever opens them again.
        """
        typed = (self.key.text(), self.text.toPlainText())
        if self._edit_block.isHidden():
            self.left.emit()
        elif typed[1].strip() and typed != (self._editing or ("", "")) and not self.problem:
            self.kept.emit(self._editing, *typed)
        else:
            self._parked = (self._editing, *typed) if self.problem else None
            self._close()
            self.take_focus()

    def take_focus(self) -> None:
        """On the list, else on the screen itself."""
        if not self._edit_block.isHidden():
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.list.isHidden():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete deletes; Ctrl+Z takes it back, also when nothing is left."""
        row = self.list.rows.row_at(self.list.currentIndex())
        if event.key() == Qt.Key.Key_Delete and self.list.hasFocus() and row is not None:
            self.deleted.emit(*cast("tuple[str, str]", row.key))
        elif event.matches(QKeySequence.StandardKey.Undo) and self.hasFocus():
            self.undo_asked.emit()
        else:
            super().keyPressEvent(event)

    def _begin(self) -> None:
        self._open(None)

    def _edit(self, key: tuple[str, str]) -> None:
        self._open(key)

    def _open(self, one: tuple[str, str] | None) -> None:
        self._editing = one
        key, text = one or ("", "")
        if self._parked is not None and self._parked[0] == one:
            _, key, text = self._parked
        self._parked = None
        self.key.setText(key)
        self.text.setPlainText(text)
        self._problem.clear()
        self._edit_block.show()
        (self.text if one else self.key).setFocus(Qt.FocusReason.OtherFocusReason)
        self._say_bar()

    def _close(self) -> None:
        self._editing = None
        self._edit_block.hide()
        self._say_bar()

    def _say_bar(self) -> None:
        typing = not self._edit_block.isHidden()
        if typing:
            self.set_bar(BarWords(back=said("Keep and back"), action=said("Keep")))
        else:
            self.set_bar(BarWords(back=said("Back"), action=said("New word or phrase"), action_key="Ctrl+N"))
