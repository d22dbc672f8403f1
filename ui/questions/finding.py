"""Find and replace in a text, by keyboard: a line of its own under the paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from fieldreport.said import said
from ui import tongue
from ui.parts.words import button, words
from ui.questions.lines import Line
from ui.questions.text_area import units
from ui.theme import set_role

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from ui.questions.text_area import Paper


class FindLine(QFrame):
    """Finds words in one sheet of paper, and writes others in their place."""

    changing = Signal()
    """Before and after each change: it is a step of its own."""

    def __init__(self, paper: Paper, parent: QWidget) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self._paper = paper
        self.wanted, self.instead = Line(self), Line(self)
        self.said = words("", "side")
        self.all = button(said("Replace all"), "quiet")
        for line, name, help_ in (
            (self.wanted, said("Find"), said("Enter: the next one. Shift and Enter: the one before. Esc: back to the text.")),
            (self.instead, said("Replace by"), said("Enter: replace this one and go on. Esc: back to the text.")),
        ):
            tongue.name(line, name)
            tongue.describe(line, help_)
            line.set_placeholder(name)
        tongue.describe(self.all, said("Replaces every one; one undo takes all of it back."))
        self.said.setMinimumWidth(88)
        box = QHBoxLayout(self)
        box.setContentsMargins(8, 4, 8, 4)
        box.setSpacing(8)
        box.addWidget(self.wanted, 3)
        box.addWidget(self.said)
        box.addWidget(self.instead, 3)
        box.addWidget(self.all)
        self.wanted.textChanged.connect(lambda _: self._look())
        self.all.clicked.connect(self.replace_all)
        self.hide()

    def open(self) -> None:
        """Show the line; what is selected (within a paragraph) is what is looked for."""
        chosen = self._paper.textCursor().selectedText()
        self.show()
        if chosen and "\u2029" not in chosen:
            self.wanted.setText(chosen)
        self.wanted.selectAll()
        self.wanted.setFocus(Qt.FocusReason.OtherFocusReason)
        self._look()

    def stops(self) -> tuple[QWidget, ...]:
        """The controls in visual order."""
        return (self.wanted, self.instead, self.all)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Shift+Enter back, and in the second line Enter replaces."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        elif self.instead.hasFocus():
            self.replace()
        else:
            self.go(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)

    def go(self, step: int = 1) -> None:
        """Select the next one, or with -1 the one before; from the end it goes on at the beginning."""
        found = self._found()
        if found:
            cursor = self._paper.textCursor()
            if step > 0:
                here = next((spot for spot, (start, _) in enumerate(found) if start >= cursor.selectionEnd()), 0)
            else:
                here = next((spot for spot in reversed(range(len(found))) if found[spot][1] <= cursor.selectionStart()), len(found) - 1)
            self._paper.select(*found[here])
        self._count(found)

    def replace(self) -> None:
        """Write the other words in place of the selected one, and go on to the next."""
        cursor = self._paper.textCursor()
        here = (cursor.selectionStart(), cursor.selectionEnd())
        if here in self._found() and not self._paper.isReadOnly():
            self.changing.emit()
            self._paper.swap(*here, self.instead.text())
            self.changing.emit()
        self.go()

    def replace_all(self) -> None:
        """Write the other words in place of every one."""
        pattern = self._pattern()
        if pattern is None or self._paper.isReadOnly():
            return
        instead = self.instead.text()
        text, count = pattern.subn(lambda _: instead, self._paper.words())
        if count:
            self.changing.emit()
            self._paper.rewrite(text)
            self.changing.emit()
        self.said.setText(said("{count} replaced", count=count))

    def _pattern(self) -> re.Pattern[str] | None:
        wanted = self.wanted.text()
        return re.compile(re.escape(wanted), re.IGNORECASE) if wanted else None

    def _found(self) -> list[tuple[int, int]]:
        """Return where it stands, in UTF-16 units."""
        pattern = self._pattern()
        if pattern is None:
            return []
        text = self._paper.words()
        plain = text.isascii()
        return [match.span() if plain else (units(text[: match.start()]), units(text[: match.end()])) for match in pattern.finditer(text)]

    def _look(self) -> None:
        """Select the first one from the cursor on, while it is typed what is looked for."""
        found = self._found()
        at = self._paper.textCursor().selectionStart()
        here = next((one for one in found if one[0] >= at), found[0] if found else None)
        if here is not None:
            self._paper.select(*here)
        self._count(found)

    def _count(self, found: list[tuple[int, int]]) -> None:
        cursor = self._paper.textCursor()
        here = (cursor.selectionStart(), cursor.selectionEnd())
        if not self.wanted.text():
            self.said.setText("")
        elif not found:
            self.said.setText(said("not found"))
        else:
            self.said.setText(
                said("{index} of {count}", index=found.index(here) + 1, count=len(found))
                if here in found
                else said("{count} found", count=len(found))
            )
